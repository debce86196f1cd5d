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

from glossator.errors import GlossaryError
from glossator.files import cache_folder
from glossator.glossary.concept import Concept, Digest, Glossary
from glossator.glossary.database import UNAVAILABLE, open_or_make
from glossator.glossary.format import GlossaryFile, GlossaryFormat, ReadGlossary
from glossator.glossary.postings import Postings
from glossator.glossary.stored_concepts import StoredConcepts, encoded
from glossator.glossary.stored_postings import stored_postings
from glossator.languages.language import Language, language_for

__all__ = ["StoredGlossary", "stored_glossary"]

# Of the tables here and in stored_*.py, and of what is in them; to be raised when they change.
_SCHEMA = 2
_CONCEPTS = "CREATE TABLE concepts (number INTEGER PRIMARY KEY, id TEXT, named INTEGER, body TEXT)"
_FINISH = """
    CREATE UNIQUE INDEX concepts_by_id ON concepts (id);
    CREATE INDEX concepts_named ON concepts (number) WHERE named;
    CREATE TABLE facts (json TEXT);
"""
# As many glossaries are kept, those used last.
_KEPT = 8


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
            languages.update(concept.languages)
            yield count - 1, concept.id, concept.is_named, encoded(concept)

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
