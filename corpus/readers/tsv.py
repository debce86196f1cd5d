"""Tables with tabs: a row a line, without quotes, as corpora are published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossator.corpus.addresses import opened
from glossator.corpus.fields import fields_of, record
from glossator.corpus.job import Job
from glossator.corpus.lines import lines
from glossator.corpus.reader import Broken, Reader, Record
from glossator.errors import FormatError


def records(address: str, job: Job) -> Iterator[Record | Broken]:
    """A row for each line behind the one that names the columns; where they are named by number there is no such line.

    Rows count from 1, the line of names not among them.
    """
    numbers = [name for _, name in job.columns if name.isdecimal() and int(name)]
    is_numbered = bool(numbers) and len(numbers) == len(job.columns)
    with opened(address) as file:
        rows = lines(file)
        places = {name: int(name) - 1 for name in numbers} if is_numbered else _named(rows, address)
        if not places:
            return
        fields, width = fields_of(job, places, address), 1 + max(places.values())
        for number, line in rows:
            row = number if is_numbered else number - 1
            if isinstance(line, Broken):
                yield Broken(row, line.reason)
                continue
            cells = line.split("\t")
            if len(cells) < width or (not is_numbered and len(cells) > width):
                yield Broken(row, f"{len(cells)} columns, expected {width}")
                continue
            yield record(row, fields, lambda name, cells=cells: cells[places[name]])  # type: ignore[misc]


def _named(rows: Iterator[tuple[int, str | Broken]], address: str) -> Mapping[str, int]:
    """Where each column stands, by the first line; none in an empty file."""
    for _, line in rows:
        if isinstance(line, Broken):
            raise FormatError(f"the line of names: {line.reason}", path=address)
        return {name: place for place, name in enumerate(line.split("\t"))}
    return {}


READER = Reader("tsv", (".tsv", ".tab"), records)
