"""The entries of a glossary in one language on disk, by the keys of their anchors."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from glossator.glossary.concept import Concept
from glossator.glossary.database import Database, open_or_make
from glossator.glossary.entries import Entry, WordKeys, anchor_of, forms_of
from glossator.glossary.postings import SHORTEST_TAIL
from glossator.languages.language import Language

__all__ = ["StoredPostings", "stored_postings"]

_TABLES = """
    CREATE TABLE entries (number INTEGER PRIMARY KEY, concept INTEGER, term INTEGER, words TEXT, exact INTEGER);
    CREATE TEMP TABLE unsorted (key TEXT, entry INTEGER, anchor INTEGER);
    CREATE TABLE postings (key TEXT, entry INTEGER, anchor INTEGER, PRIMARY KEY (key, entry)) WITHOUT ROWID;
    CREATE TABLE backwards (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_FIND = """
    SELECT number, concept, term, words, anchor
    FROM postings JOIN entries ON number = entry WHERE key = ? ORDER BY entry
"""
# As many entries stay in memory once they were read, at some hundred bytes each.
_REMEMBERED = 100_000
# The keys of as many words stay in memory while entries are made; anchors are rare words, so few come again.
_WORDS = 20_000
_LAST = "\U0010ffff"


def stored_postings(path: Path, concepts: Sequence[Concept], code: str, language: Language) -> StoredPostings:
    """The entries of the concepts' terms that serve `code`, in the file at `path`, which is made where it is missing.

    Raises:
        OSError, sqlite3.Error, UnicodeEncodeError: it cannot be made.
    """
    return StoredPostings(open_or_make(path, lambda made: _fill(made, concepts, code, language)), concepts)


class StoredPostings:
    """Entries that are read when a text has a word that may be in them."""

    def __init__(self, database: Database, concepts: Sequence[Concept]) -> None:
        self._database = database
        self._concepts = concepts
        self._known: dict[int, Entry] = {}
        self._filled = any(True for _ in database.rows("SELECT 1 FROM entries LIMIT 1"))

    def entries(self, keys: Iterable[str]) -> Sequence[Entry]:
        """The entries whose anchors have one of the keys, in order of the keys, none twice."""
        found: dict[int, Entry] = {}
        for key in filter(_may_be_stored, keys):
            for number, *row in self._database.rows(_FIND, key):
                if number not in found:
                    found[number] = self._known.get(number) or self._entry(number, *row)
        return tuple(found.values())

    def has_tail(self, keys: Iterable[str]) -> bool:
        """Whether a key is the end of a term of one word."""
        query = "SELECT 1 FROM backwards WHERE key > ? AND key < ? LIMIT 1"
        ends = (key[::-1] for key in keys if len(key) >= SHORTEST_TAIL and _may_be_stored(key))
        return any(True for end in ends for _ in self._database.rows(query, end, end + _LAST))

    def __bool__(self) -> bool:
        return self._filled

    def _entry(self, number: int, concept_number: int, place: int, words: str, anchor: int) -> Entry:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        concept = self._concepts[concept_number]
        entry = Entry.of(concept, concept.terms[place], tuple(words.split(" ")), anchor)
        self._known[number] = entry
        return entry


def _may_be_stored(key: str) -> bool:
    """Whether SQLite can carry the key; a text may have lone surrogates, which no stored glossary has."""
    return key.isascii() or not any("\ud800" <= character <= "\udfff" for character in key)


def _fill(database: sqlite3.Connection, concepts: Iterable[Concept], code: str, language: Language) -> None:
    common = Counter[str]()

    def entries() -> Iterator[tuple[int, int, str, bool]]:
        for number, concept in enumerate(concepts):
            for _, term, words, exact in forms_of(concept, code, language):
                common.update(set(words))
                yield number, concept.terms.index(term), " ".join(words), exact

    database.executescript(_TABLES)
    database.executemany("INSERT INTO entries (concept, term, words, exact) VALUES (?, ?, ?, ?)", entries())
    database.executemany("INSERT INTO unsorted VALUES (?, ?, ?)", _anchored(database, common, language))
    database.execute("INSERT INTO postings SELECT key, entry, anchor FROM unsorted ORDER BY key, entry")
    if language.separated:
        query = "SELECT DISTINCT key FROM postings JOIN entries ON number = entry WHERE instr(words, ' ') = 0"
        backwards = sorted(key[::-1] for (key,) in database.execute(query))
        database.executemany("INSERT INTO backwards VALUES (?)", ((key,) for key in backwards))


def _anchored(database: sqlite3.Connection, common: Counter[str], language: Language) -> Iterator[tuple[str, int, int]]:
    """The keys of every entry, its number and that of its anchor."""
    keys = WordKeys(language)
    for number, joined, exact in database.execute("SELECT number, words, exact FROM entries"):
        words = joined.split(" ")
        anchor = anchor_of(words, common, language)
        if len(keys.of_term) >= _WORDS:
            keys.of_term.clear()
        for key in keys.of_anchor(words[anchor], exact):
            yield key, number, anchor
