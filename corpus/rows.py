"""Records as tables of rows, and the rows of a task."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from glossator.corpus.folder import Folder
from glossator.corpus.job import Input, Job, Task
from glossator.corpus.reader import Broken, Record, cut_short, readers
from glossator.corpus.tables import BROKEN, ROWS
from glossator.errors import FormatError, InputError
from glossator.languages.codes import language_code
from glossator.memo import Memo

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["batches", "broken_table", "is_grouped", "look", "rows_of"]


# So documents stand together, each in the order of its rows.
_ORDER = ("document", "source_language", "target_language", "file", "row")


def look(job: Job) -> None:
    """See that every input can be opened and has the columns.

    Raises:
        InputError: one has not.
    """
    for one in job.inputs:
        reader = readers()[one.reader]
        none = (range(0),) if reader.slices else ()
        if not reader.has_documents:
            next(_whole(reader.records(one.address, job, *none)), None)


def is_grouped(job: Job, one: Input) -> bool:
    """Whether the rows of a file are to be put together by document."""
    return "document" in job.by_role or readers()[one.reader].has_documents


def rows_of(task: Task, job: Job, folder: Folder) -> tuple[pa.Table, list[tuple[str, Broken]]]:
    """The rows that a task is about (`tables.ROWS`), and those that are broken, with their files.

    The rows of a bucket are sorted by document, languages, file and row.
    """
    import pyarrow as pa

    if task.bucket >= 0:
        parts = [folder.read(name) for name in folder.parts(f"grouped/{task.bucket:05}")]
        keys = [(name, "ascending") for name in _ORDER]
        return pa.concat_tables(parts or [ROWS.empty_table()]).sort_by(keys), []
    if task.part:
        return folder.read(task.part), []
    one = job.inputs[task.input]
    part = range(task.first, task.first + task.count)
    good, broken = next(batches(one, job, len(part), part), (ROWS.empty_table(), []))
    return good, [(one.address, row) for row in broken]


def batches(one: Input, job: Job, size: int, part: range | None = None) -> Iterator[tuple[pa.Table, list[Broken]]]:
    """The rows of a file, or of a part of it, in tables of at most `size`, each with the broken ones between them."""
    reader = readers()[one.reader]
    records = reader.records(one.address, job) if part is None else reader.records(one.address, job, part)
    good: list[Record] = []
    broken: list[Broken] = []
    codes: Memo[str | None] = Memo(_code)
    for record in _whole(records):
        if isinstance(record, Record):
            record = _coded(record, codes)
        if isinstance(record, Broken):
            broken.append(record)
        else:
            good.append(record)
        if len(good) + len(broken) >= size:
            yield _table(one, good), broken
            good, broken = [], []
    if good or broken:
        yield _table(one, good), broken


def broken_table(broken: list[tuple[str, Broken]]) -> pa.Table:
    """Broken rows as a table (`tables.BROKEN`)."""
    import pyarrow as pa

    rows = [{"file": file, "row": row, "reason": reason} for file, (row, reason) in broken]
    return pa.Table.from_pylist(rows, schema=BROKEN)


def _whole(records: Iterator[Record | Broken]) -> Iterator[Record | Broken]:
    """The records; where the file cannot be read to its end, the last one says so."""
    row = 0
    try:
        for record in records:
            row = record.row
            yield record
    except FormatError as error:
        yield Broken(row + 1, error.message)
    except OSError as error:
        yield Broken(row + 1, cut_short(error))


def _coded(record: Record, codes: Memo[str | None]) -> Record | Broken:
    """The record with its languages as BCP 47 writes them."""
    source, target = (codes[code] if code else code for code in (record.source_language, record.target_language))
    if (record.source_language and not source) or (record.target_language and not target):
        wrong = record.source_language if not source else record.target_language
        return Broken(record.row, f"{wrong!r} is no language code")
    return record._replace(source_language=source, target_language=target)


def _code(written: str) -> str | None:
    if written == "und":
        return written
    try:
        return language_code(written)
    except InputError:
        return None


def _table(one: Input, records: list[Record]) -> pa.Table:
    import pyarrow as pa

    columns = list(zip(*records, strict=True)) if records else [()] * len(Record._fields)
    by_name = dict(zip(Record._fields, columns, strict=True)) | {"file": [one.address] * len(records)}
    return pa.table([pa.array(by_name[field.name], field.type) for field in ROWS], schema=ROWS)
