"""Parquet: read in slices where it is, a batch at a time; `name=value` in the path of a file is a column, too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate, pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from glossator.corpus.addresses import opened
from glossator.corpus.fields import Fields, fields_of, record
from glossator.corpus.job import Job
from glossator.corpus.reader import Broken, Reader, Record, cut_short
from glossator.errors import FormatError

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyarrow.parquet import ParquetFile

Partitions = dict[str, str | None]

_BATCH = 2_000
# What writers of partitions put for no value.
_NOTHING = "__HIVE_DEFAULT_PARTITION__"


def slices(address: str, rows: int) -> list[range]:
    """The rows of a file, counted from 0, in parts of about as many; of a broken one a row that will say so."""
    try:
        with _parquet(address) as file:
            groups = [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)]
    except FormatError:
        return [range(1)]
    bounds = [0]
    for end in accumulate(groups):
        while end - bounds[-1] >= 2 * rows:
            bounds.append(bounds[-1] + rows)
        if end - bounds[-1] >= rows:
            bounds.append(end)
    if bounds[-1] < sum(groups):
        bounds.append(sum(groups))
    return [range(first, end) for first, end in pairwise(bounds)]


def records(address: str, job: Job, part: range | None = None) -> Iterator[Record | Broken]:
    """Every row, or those in `part`, counted from 0."""
    with _parquet(address) as file:
        partitions = _partitions(address)
        fields = fields_of(job, {*file.schema_arrow.names, *partitions}, address)
        if part is not None and not part:
            return
        part = range(file.metadata.num_rows) if part is None else part
        for number, group in _groups(file):
            if group.start < part.stop and group.stop > part.start:
                wanted = range(max(group.start, part.start), min(group.stop, part.stop))
                yield from _wanted(file, number, group.start, wanted, fields, partitions)


def _groups(file: ParquetFile) -> Iterator[tuple[int, range]]:
    """The row groups of a file, and the rows of each."""
    ends = [0, *accumulate(file.metadata.row_group(number).num_rows for number in range(file.num_row_groups))]
    return enumerate(range(start, end) for start, end in pairwise(ends))


def _wanted(
    file: ParquetFile, group: int, row: int, wanted: range, fields: Fields, partitions: Partitions
) -> Iterator[Record | Broken]:
    """The wanted rows of a row group that begins at `row`; where it cannot be read further they are broken."""
    import pyarrow as pa

    columns = sorted({name for name in fields.names.values() if name not in partitions})
    try:
        for batch in file.iter_batches(_BATCH, row_groups=[group], columns=columns):
            if row < wanted.stop and row + len(batch) > wanted.start:
                yield from (one for one in _rows(batch, row, fields, partitions) if one.row - 1 in wanted)
            row += len(batch)
            if row >= wanted.stop:
                return
    except (OSError, pa.ArrowException) as error:
        reason = cut_short(error) if isinstance(error, OSError) else f"the file cannot be read further: {error}"
        yield from (Broken(number + 1, reason) for number in range(max(row, wanted.start), wanted.stop))


def _rows(batch: RecordBatch, before: int, fields: Fields, partitions: Partitions) -> Iterator[Record | Broken]:
    columns = {name: _values(batch, name) for name in batch.schema.names}
    for number in range(len(batch)):
        values = {name: values[number] for name, values in columns.items()} | partitions
        yield record(before + number + 1, fields, values.get)


def _values(batch: RecordBatch, name: str) -> list[object]:
    """The values of a column; texts that are no UTF-8 stay bytes, and so are found to be no text."""
    import pyarrow as pa

    column = batch.column(name)
    try:
        values: list[object] = column.to_pylist()
    except UnicodeDecodeError:
        values = column.cast(pa.large_binary()).to_pylist()
    return [_text(value) if isinstance(value, bytes) else value for value in values]


def _text(value: bytes) -> str | bytes:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value


def _partitions(address: str) -> Partitions:
    parts = (part.partition("=") for part in PurePosixPath(address).parts[:-1])
    return {
        unquote(name): None if value == _NOTHING else unquote(value) for name, sign, value in parts if sign and name
    }


@contextmanager
def _parquet(address: str) -> Iterator[ParquetFile]:
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    with opened(address) as file:
        try:
            parquet = ParquetFile(file)
        except (OSError, pa.ArrowException) as error:
            if isinstance(error, OSError):
                cut_short(error)
            raise FormatError(f"is no Parquet that can be read: {error}", path=address) from error
        yield parquet


READER = Reader("parquet", (".parquet", ".pq"), records, slices=slices)
