"""The entries of a glossary in one language on disk, by the keys of their anchors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from glossator.glossary.database import Database, open_or_make
from glossator.glossary.entries import Entry, WordKeys
from glossator.glossary.forms import Anchors, Forms
from glossator.glossary.postings import SHORTEST_TAIL
from glossator.glossary.stored_concepts import StoredConcepts
from glossator.languages.language import Language

__all__ = ["StoredPostings", "stored_postings"]

# All entries with the same anchor are one text, a line each; `alone` where one of them has no other word.
_TABLES = """
    CREATE TABLE anchors (number INTEGER PRIMARY KEY, alone INTEGER, entries TEXT);
    CREATE TEMP TABLE unsorted (key TEXT, anchor INTEGER);
    CREATE TABLE keys (key TEXT, anchor INTEGER, PRIMARY KEY (key, anchor)) WITHOUT ROWID;
    CREATE TABLE backwards (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_FIND = "SELECT entries FROM keys JOIN anchors ON number = anchor WHERE key = ?"
# As many entries stay in memory once they were read, at some hundred bytes each.
_REMEMBERED = 100_000
# The keys of as many words stay in memory while entries are made; each is asked for once or twice.
_WORDS = 1000
# A word by which entries are looked for, and whether in just its own case only.
_Anchor = tuple[str, bool]
_LAST = "\U0010ffff"


def stored_postings(path: Path, concepts: StoredConcepts, code: str, language: Language) -> StoredPostings:
    """The entries of the concepts' terms that serve `code`, in the file at `path`, which is made where it is missing.

    Raises:
        OSError, sqlite3.Error, UnicodeEncodeError: it cannot be made.
    """
    return StoredPostings(open_or_make(path, lambda made: _fill(made, concepts, code, language)), concepts)


class StoredPostings:
    """Entries that are read when a text has a word that may be in them."""

    def __init__(self, database: Database, concepts: StoredConcepts) -> None:
        self._database = database
        self._concepts = concepts
        self._known: dict[int, Entry] = {}
        self._filled = any(True for _ in database.rows("SELECT 1 FROM anchors LIMIT 1"))

    def entries(self, keys: Iterable[str]) -> Sequence[Entry]:
        """The entries whose anchors have one of the keys, in order of the keys, none twice."""
        found: dict[int, Entry] = {}
        for key in filter(_may_be_stored, keys):
            lines = [line for (lines,) in self._database.rows(_FIND, key) for line in lines.split("\n")]
            for number, line in sorted((int(line.split(" ", 1)[0]), line) for line in lines):
                if number not in found:
                    found[number] = self._known.get(number) or self._entry(number, line)
        return tuple(found.values())

    def has_tail(self, keys: Iterable[str]) -> bool:
        """Whether a key is the end of a term of one word."""
        query = "SELECT 1 FROM backwards WHERE key > ? AND key < ? LIMIT 1"
        ends = (key[::-1] for key in keys if len(key) >= SHORTEST_TAIL and _may_be_stored(key))
        return any(True for end in ends for _ in self._database.rows(query, end, end + _LAST))

    def __bool__(self) -> bool:
        return self._filled

    def _entry(self, number: int, line: str) -> Entry:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        _, anchor, concept_number, place, *words = line.split(" ")
        concept = self._concepts[int(concept_number)]
        entry = Entry.of(concept, concept.terms[int(place)], tuple(words), int(anchor))
        self._known[number] = entry
        return entry


def _may_be_stored(key: str) -> bool:
    """Whether SQLite can carry the key; a text may have lone surrogates, which no stored glossary has."""
    return key.isascii() or not any("\ud800" <= character <= "\udfff" for character in key)


def _fill(database: sqlite3.Connection, concepts: StoredConcepts, code: str, language: Language) -> None:
    database.executescript(_TABLES)
    anchors = _store_anchors(database, concepts, code, language)
    database.executemany("INSERT INTO unsorted VALUES (?, ?)", _keys(anchors, language))
    database.execute("INSERT INTO keys SELECT key, anchor FROM unsorted ORDER BY key, anchor")
    if language.separated:
        query = "SELECT DISTINCT key FROM keys JOIN anchors ON number = anchor WHERE alone"
        backwards = sorted(key[::-1] for (key,) in database.execute(query))
        database.executemany("INSERT INTO backwards VALUES (?)", ((key,) for key in backwards))


def _store_anchors(
    database: sqlite3.Connection, concepts: StoredConcepts, code: str, language: Language
) -> Sequence[_Anchor]:
    """Store the entries by their anchors, which are given by number."""
    noted: list[str] = []
    exact: set[int] = set()
    ranked = Anchors(_noted(concepts, code, language, noted, exact), language)
    numbers: dict[_Anchor, list[int]] = {}
    for number, form in enumerate(noted):
        _, _, *words = form.split(" ")
        at = ranked.of(words)
        noted[number] = f"{number} {at} {form}"
        numbers.setdefault((words[at], number in exact), []).append(number)
    entries = ([noted[number] for number in some] for some in numbers.values())
    rows = ((number, any(map(_is_alone, some)), "\n".join(some)) for number, some in enumerate(entries))
    database.executemany("INSERT INTO anchors VALUES (?, ?, ?)", rows)
    return tuple(numbers)


def _noted(
    concepts: StoredConcepts, code: str, language: Language, noted: list[str], exact: set[int]
) -> Iterator[tuple[str, ...]]:
    """The words of every form of every term, each `noted` in a line, some of them as `exact`."""
    cut = Forms(language)
    for number, place, writings, is_exact in concepts.sought(code):
        for written in writings:
            for words in cut.of(written, is_exact):
                if is_exact:
                    exact.add(len(noted))
                noted.append(f"{number} {place} {' '.join(words)}")
                yield words


def _is_alone(entry: str) -> bool:
    return entry.count(" ") == 4


def _keys(anchors: Iterable[_Anchor], language: Language) -> Iterator[tuple[str, int]]:
    keys = WordKeys(language)
    for number, (word, is_exact) in enumerate(anchors):
        if len(keys.of_term) >= _WORDS:
            keys.of_term.clear()
        for key in keys.of_anchor(word, is_exact):
            yield key, number
