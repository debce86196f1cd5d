"""Takes units out of a translation memory, within one transaction."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from glossator.translate.memory_batch import digest
from glossator.translate.memory_file import marks
from glossator.translate.memory_index import Posting, new_list, postings_of, write_postings

__all__ = ["Chosen", "delete_units"]

# Of a text in several contexts only the first unit is listed by its words; where that one goes, the next is to be.
_UNLISTED = """
    SELECT min(units.number), units.pair, units.source
    FROM units JOIN gone ON units.digest = gone.digest AND units.pair = gone.pair
    GROUP BY units.digest, units.pair HAVING min(units.number) > min(gone.number)
"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The units of pairs of languages, by number: all, those from the file `origin`, those of the text `source`."""

    pairs: Sequence[int]
    origin: str | None = None
    source: str | None = None

    @property
    def where(self) -> tuple[str, list[object]]:
        """The condition of a query, and its values."""
        conditions, values = [f"pair IN {marks(self.pairs)}"], list[object](self.pairs)
        if self.origin is not None:
            conditions.append("origin = ?")
            values.append(self.origin)
        if self.source is not None:
            conditions.append("digest = ? AND source = ?")
            values += [digest(self.source), self.source]
        return " AND ".join(conditions), values


def delete_units(connection: sqlite3.Connection, chosen: Chosen) -> int:
    """Delete the units and say how many; the lists of words keep their numbers, which then find nothing."""
    where, values = chosen.where
    connection.execute(f"CREATE TEMP TABLE gone AS SELECT number, digest, pair FROM units WHERE {where}", values)
    count = connection.execute("DELETE FROM units WHERE number IN (SELECT number FROM gone)").rowcount
    listed: dict[Posting, array[int]] = {}
    for number, pair, source in connection.execute(_UNLISTED).fetchall():
        for posting in postings_of(number, pair, source):
            listed.setdefault(posting, new_list()).append(number)
    write_postings(connection, listed)
    connection.execute("DELETE FROM postings WHERE pair NOT IN (SELECT pair FROM units)")
    connection.execute("DROP TABLE gone")
    return count
