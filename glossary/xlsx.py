"""Glossaries in the first sheet of an Excel workbook; the columns are those of CSV."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from glossator.errors import GlossaryError
from glossator.files import without_times
from glossator.glossary.cells import Row
from glossator.glossary.concept import Glossary
from glossator.glossary.format import GlossaryFile, GlossaryFormat
from glossator.glossary.table import read_table, table_rows

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

__all__ = ["XLSX"]

# Of all parts unpacked, in bytes; a sheet as long as Excel allows, with three terms a row, takes about half.
_LIMIT = 400_000_000
_ROW_LIMIT = 1_048_576
_CELL_LIMIT = 32_767


def _read(file: GlossaryFile) -> Glossary:
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            _refuse_bomb(file, archive)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise file.error("is no Excel workbook", hint="save it as .xlsx; .xls is not supported") from error
    return read_table(file, _rows(file))


def _refuse_bomb(file: GlossaryFile, archive: zipfile.ZipFile) -> None:
    size = sum(info.file_size for info in archive.infolist())
    if size > _LIMIT:
        raise file.error(f"unpacks to {size} bytes, more than the {_LIMIT} that are allowed")


def _rows(file: GlossaryFile) -> Iterator[Row]:
    from openpyxl import load_workbook

    try:
        workbook = load_workbook(io.BytesIO(file.data), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        # The size that a workbook states of a sheet is often wrong.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            yield Row(number, ["" if cell is None else _text(cell) for cell in cells])
    # openpyxl and the parsers under it raise whatever they stumble over.
    except Exception as error:
        raise file.error(f"the workbook cannot be read: {type(error).__name__}: {error}") from error


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _write(glossary: Glossary, _languages: tuple[str, ...]) -> bytes:
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Glossary")
    for number, cells in enumerate(table_rows(glossary), 1):
        longest = max(cells, key=len)
        if number > _ROW_LIMIT or len(longest) > _CELL_LIMIT:
            found = f"row {number}" if number > _ROW_LIMIT else f"a cell of {len(longest)} characters"
            raise GlossaryError(f"{found} is too much for a sheet", hint="write it as CSV")
        _append(sheet, cells)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return without_times(buffer.getvalue())


def _append(sheet: WriteOnlyWorksheet, cells: list[str]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.utils.exceptions import IllegalCharacterError

    made = []
    for text in cells:
        try:
            cell = WriteOnlyCell(sheet, text)
        except IllegalCharacterError as error:
            raise GlossaryError(f"{text!r} holds a control character, which a workbook cannot carry") from error
        # Else a term that begins with `=` becomes a formula.
        cell.data_type = "s"
        made.append(cell)
    sheet.append(made)


XLSX = GlossaryFormat("xlsx", (".xlsx",), _read, _write, lambda head: head.startswith("PK\x03\x04"))
