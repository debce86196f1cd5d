"""JSON lines: an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from glossator.corpus.addresses import opened
from glossator.corpus.fields import fields_of, record
from glossator.corpus.job import Job
from glossator.corpus.lines import lines
from glossator.corpus.reader import Broken, Reader, Record

# The columns are those of as many rows: a row may lack one that is empty.
_HEAD = 1_000


def records(address: str, job: Job) -> Iterator[Record | Broken]:
    """A row for each line that is not blank."""
    with opened(address) as file:
        rows = _rows(lines(file))
        head = list(islice(rows, _HEAD))
        names = {name for _, row in head if isinstance(row, dict) for name in row}
        fields = fields_of(job, names, address) if names else None
        for number, row in chain(head, rows):
            if isinstance(row, Broken):
                yield row
            else:
                yield record(number, fields, row.get) if fields else Broken(number, "no columns are known")


def _rows(numbered: Iterator[tuple[int, str | Broken]]) -> Iterator[tuple[int, dict[str, Any] | Broken]]:
    for number, line in numbered:
        if isinstance(line, Broken):
            yield number, line
        elif line.strip():
            yield number, _object(number, line)


def _object(number: int, line: str) -> dict[str, Any] | Broken:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Broken(number, f"no JSON: {error}")
    return found if isinstance(found, dict) else Broken(number, f"found {type(found).__name__}, expected an object")


READER = Reader("json-lines", (".jsonl", ".ndjson"), records)
