"""Translation memories: a row for each pair of texts of a unit."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.corpus.addresses import opened
from glossator.corpus.job import Job
from glossator.corpus.reader import Broken, Reader, Record
from glossator.errors import FormatError
from glossator.translate import tmx
from glossator.translate.unit import Unit


def records(address: str, job: Job) -> Iterator[Record | Broken]:
    """The pairs in the order of the file; a broken unit counts as a row."""
    with opened(address) as file:
        try:
            units = tmx.read_tmx(address, job.source_language, job.target_language, file)
            yield from (_row(row, unit) for row, unit in enumerate(units, 1))
        except FormatError as error:
            raise (error.__cause__ if isinstance(error.__cause__, OSError) else error) from None


def _row(row: int, unit: Unit | tmx.Broken) -> Record | Broken:
    if isinstance(unit, tmx.Broken):
        return Broken(row, f"line {unit.line}: {unit.reason}")
    languages = unit.source_language, unit.target_language
    return Record(row, None, None, unit.source, unit.target, *languages, None, unit.context or None)


READER = Reader("tmx", (".tmx",), records)
