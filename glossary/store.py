"""Large glossaries on disk, so that nobody waits for them twice or has all of them in memory."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any, overload

from glossator.errors import GlossaryError
from glossator.files import cache_folder
from glossator.glossary.concept import Concept, Digest, Glossary, Kind, Status, Term
from glossator.glossary.database import UNAVAILABLE, Database, open_or_make
from glossator.glossary.format import GlossaryFile, GlossaryFormat, ReadGlossary
from glossator.glossary.postings import Postings
from glossator.glossary.stored_postings import stored_postings
from glossator.languages.language import Language, language_for

__all__ = ["StoredConcepts", "StoredGlossary", "stored_glossary"]

# Of the tables here and in stored_postings.py; to be raised when they change.
_SCHEMA = 1
_CONCEPTS = "CREATE TABLE concepts (number INTEGER PRIMARY KEY, id TEXT, named INTEGER, json TEXT)"
_FINISH = """
    CREATE UNIQUE INDEX concepts_by_id ON concepts (id);
    CREATE INDEX concepts_named ON concepts (number) WHERE named;
    CREATE TABLE facts (json TEXT);
"""
# As many glossaries are kept, those used last.
_KEPT = 8
# As many concepts stay in memory once they were read, at about a kilobyte each.
_REMEMBERED = 50_000


def stored_glossary(file: GlossaryFile, format_: GlossaryFormat) -> ReadGlossary | None:
    """The glossary in a file by way of the user's cache folder; None where nothing can be kept there.

    Raises:
        GlossaryError: the file, or without `lenient` one entry of it, cannot be read.
    """
    folder = cache_folder("glossaries") / _name(file, format_)
    try:
        concepts = StoredConcepts(
            open_or_make(folder / "concepts.sqlite", lambda made: _fill(made, file, format_)),
        )
    except UNAVAILABLE:
        return None
    # A folder that may only be read serves as well, and another process may tidy at the same time.
    with suppress(OSError):
        folder.touch()
        _tidy(folder.parent)
    facts = concepts.facts
    warnings = (GlossaryError(what, path=path, line=line, hint=hint) for what, path, line, hint in facts["warnings"])
    return ReadGlossary(
        StoredGlossary(facts["name"], concepts, file.path, tuple(facts["extras"])),
        tuple(warnings),
    )


class StoredConcepts(Sequence[Concept]):
    """The concepts of a glossary on disk, in order; those asked for by number are remembered."""

    def __init__(self, database: Database) -> None:
        self.database = database
        ((facts,),) = database.rows("SELECT json FROM facts")
        self.facts: Mapping[str, Any] = json.loads(facts)
        self._known: dict[int, Concept] = {}

    def __len__(self) -> int:
        return int(self.facts["count"])

    def __iter__(self) -> Iterator[Concept]:
        return (_decoded(body) for (body,) in self.database.rows("SELECT json FROM concepts ORDER BY number"))

    @overload
    def __getitem__(self, number: int) -> Concept: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Concept]: ...

    def __getitem__(self, number: int | slice) -> Concept | Sequence[Concept]:
        numbers = range(len(self))[number]
        if isinstance(numbers, range):
            return tuple(map(self._concept, numbers))
        return self._concept(numbers)

    def chosen(self, condition: str, *values: object) -> Iterator[Concept]:
        """The concepts that fulfil a condition in SQL, in order."""
        for (number,) in self.database.rows(f"SELECT number FROM concepts WHERE {condition} ORDER BY number", *values):
            yield self._concept(number)

    def _concept(self, number: int) -> Concept:
        if number not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            ((body,),) = self.database.rows("SELECT json FROM concepts WHERE number = ?", number)
            self._known[number] = _decoded(body)
        return self._known[number]


@dataclass(frozen=True)
class StoredGlossary(Glossary):
    """A glossary on disk, with the entries of its terms in every language that was asked for."""

    concepts: StoredConcepts

    @property
    def digest(self) -> str:
        """That of the same glossary in memory."""
        return str(self.concepts.facts["digest"])

    @cached_property
    def by_id(self) -> Mapping[str, Concept]:
        """The concepts by id."""
        return _ById(self.concepts)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes in use, sorted."""
        return tuple(self.concepts.facts["languages"])

    @property
    def named(self) -> Iterable[Concept]:
        """The concepts that have a name."""
        return self.concepts.chosen("named")

    def prepare(self, codes: Sequence[str]) -> None:
        """Make the entries of languages ready at the same time, each in a process of its own where that is possible."""
        missing = [code for code in dict.fromkeys(codes) if not self._path(code).exists()]
        if "fork" not in multiprocessing.get_all_start_methods() or not hasattr(os, "sched_getaffinity"):
            return
        context = multiprocessing.get_context("fork")
        children = [
            context.Process(target=self.postings, args=(code, language_for(code)), daemon=True) for code in missing[1:]
        ]
        for child in children:
            child.start()
        for code in missing[:1]:
            self.postings(code, language_for(code))
        for child in children:
            child.join()

    def postings(self, code: str, language: Language) -> Postings | None:
        """The entries of the terms in a language, made ready when first asked for; None where they cannot be kept."""
        try:
            return stored_postings(self._path(code), self.concepts, code, language)
        except UNAVAILABLE:
            return None

    def _path(self, code: str) -> Path:
        # A code comes from a document, which may put anything there.
        name = hashlib.sha256(repr(code).encode()).hexdigest()[:16]
        return self.concepts.database.path.with_name(f"{name}.sqlite")


class _ById(Mapping[str, Concept]):
    """The concepts on disk by id."""

    def __init__(self, concepts: StoredConcepts) -> None:
        self._concepts = concepts

    def __getitem__(self, concept_id: str) -> Concept:
        for concept in self._concepts.chosen("id = ?", concept_id):
            return concept
        raise KeyError(concept_id)

    def __len__(self) -> int:
        return len(self._concepts)

    def __iter__(self) -> Iterator[str]:
        return (concept.id for concept in self._concepts)


def _name(file: GlossaryFile, format_: GlossaryFormat) -> str:
    """What is the same only where the same would be stored: lemmas come from the dictionaries."""
    versions = tuple(map(version, ("glossator", "simplemma", "PyStemmer")))
    said = (_SCHEMA, versions, format_.name, file.path, file.languages, file.lenient)
    return hashlib.sha256(repr(said).encode() + file.data).hexdigest()


def _fill(database: sqlite3.Connection, file: GlossaryFile, format_: GlossaryFormat) -> None:
    glossary = Glossary(file.name, ()) if format_.stream else format_.read(file)
    concepts = format_.stream(file) if format_.stream else glossary.concepts
    digest, languages, count = Digest(), set[str](), 0

    def rows() -> Iterator[tuple[int, str, bool, str]]:
        nonlocal count
        for count, concept in enumerate(concepts, 1):
            digest.add(concept)
            languages.update([term.language for term in concept.terms])
            yield count - 1, concept.id, concept.is_named, _encoded(concept)

    database.execute(_CONCEPTS)
    database.executemany("INSERT INTO concepts VALUES (?, ?, ?, ?)", rows())
    database.executescript(_FINISH)
    facts = {
        "name": glossary.name,
        "extras": glossary.extras,
        "count": count,
        "digest": digest.short,
        "languages": sorted(languages),
        "warnings": [(warning.message, warning.path, warning.line, warning.hint) for warning in file.warnings],
    }
    database.execute("INSERT INTO facts VALUES (?)", (json.dumps(facts),))


def _tidy(folder: Path) -> None:
    """Remove what was not used for longest."""
    kept = sorted(folder.iterdir(), key=lambda glossary: glossary.stat().st_mtime, reverse=True)
    for old in kept[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


_PLAIN_TERM = (Status.PREFERRED, Kind.TERM, "", "", "", (), None, "", "", ())
_PLAIN_CONCEPT = ("", "", "", False, ())
_write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _encoded(concept: Concept) -> str:
    """As JSON, without what most concepts and terms do not say."""
    said = (concept.domain, concept.definition, concept.note, concept.do_not_translate, concept.extras)
    return _write_json((concept.id, [*map(_said, concept.terms)], *(() if said == _PLAIN_CONCEPT else said)))


def _said(term: Term) -> tuple[object, ...]:
    said = (
        term.status,
        term.kind,
        term.part_of_speech,
        term.gender,
        term.number,
        term.forms,
        term.case_sensitive,
        term.note,
        term.source,
        term.extras,
    )
    return (term.text, term.language) if said == _PLAIN_TERM else (term.text, term.language, *said)


def _decoded(body: str) -> Concept:
    concept_id, terms, *said = json.loads(body)
    found = tuple(Term(*term) if len(term) == 2 else _term(*term) for term in terms)
    if not said:
        return Concept(concept_id, found)
    domain, definition, note, do_not_translate, extras = said
    return Concept(concept_id, found, domain, definition, note, do_not_translate, tuple(extras))


def _term(text: str, language: str, status: str, kind: str, *said: Any) -> Term:
    part_of_speech, gender, number, forms, case_sensitive, note, source, extras = said
    return Term(
        text,
        language,
        Status(status),
        Kind(kind),
        part_of_speech,
        gender,
        number,
        tuple(forms),
        case_sensitive,
        note,
        source,
        tuple(extras),
    )
