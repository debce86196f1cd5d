"""Puts units into a translation memory, within one transaction."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from glossator.glossary.cells import tidy_code
from glossator.translate.memory_index import Posting, new_list, postings_of, write_postings
from glossator.translate.unit import Unit

__all__ = ["Added", "add_batch", "digest"]

_FIND = "SELECT number, context, target, changed FROM units WHERE digest = ? AND pair = ?"
_INSERT = """
    INSERT INTO units (digest, pair, context, source, target, created, changed, author, origin)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_REPLACE = "UPDATE units SET target = ?, changed = ?, author = ?, origin = ? WHERE number = ?"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of units: new, with another translation than before, or known (or older than what is there)."""

    new: int = 0
    replaced: int = 0
    known: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(self.new + other.new, self.replaced + other.replaced, self.known + other.known)


def digest(source: str) -> int:
    """The number that a text is looked up by: of a million, two have the same once in some ten million memories."""
    return int.from_bytes(blake2b(source.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def add_batch(connection: sqlite3.Connection, units: Iterable[Unit]) -> Added:
    """Take the units in; one that was changed before the one that is there is left out."""
    batch = _Batch(connection)
    for unit in units:
        batch.add(unit)
    write_postings(connection, batch.listed)
    return Added(batch.new, batch.replaced, batch.known)


class _Batch:
    """Units on their way in; `listed` is where the new ones are to be found by their words."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.listed: dict[Posting, array[int]] = {}
        self.new = self.replaced = self.known = 0
        self._connection = connection
        self._pairs: dict[tuple[str, str], int] = {}

    def add(self, unit: Unit) -> None:
        pair, key = self._pair(unit), digest(unit.source)
        same_text = self._connection.execute(_FIND, (key, pair)).fetchall()
        before = next((row for row in same_text if row[1] == unit.context), None)
        if before is None:
            self._insert(unit, pair, key, listed=bool(same_text))
            self.new += 1
            return
        number, _, target, changed = before
        is_other = unit.changed >= changed and unit.target != target
        if unit.changed > changed or is_other:
            self._connection.execute(_REPLACE, (unit.target, unit.changed, unit.author, unit.origin, number))
        self.replaced += is_other
        self.known += not is_other

    def _insert(self, unit: Unit, pair: int, key: int, *, listed: bool) -> None:
        """Add a unit; of a text that comes in several contexts only the first is listed by its words."""
        facts = (unit.source, unit.target, unit.created or unit.changed, unit.changed, unit.author, unit.origin)
        number = self._connection.execute(_INSERT, (key, pair, unit.context, *facts)).lastrowid or 0
        for posting in () if listed else postings_of(number, pair, unit.source):
            self.listed.setdefault(posting, new_list()).append(number)

    def _pair(self, unit: Unit) -> int:
        codes = unit.source_language, unit.target_language
        if codes not in self._pairs:
            tidy = tuple(map(tidy_code, codes))
            self._connection.execute("INSERT OR IGNORE INTO pairs (source, target) VALUES (?, ?)", tidy)
            query = "SELECT number FROM pairs WHERE source = ? AND target = ?"
            (self._pairs[codes],) = self._connection.execute(query, tidy).fetchone()
        return self._pairs[codes]
