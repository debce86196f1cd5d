"""Spreadsheets (XLSX): a row a segment in sheets whose header names two languages, else a text a segment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from glossator.errors import FormatError
from glossator.formats.archive import unpack
from glossator.formats.columns import ALL, Columns, named_columns
from glossator.formats.format import Change, Format, Languages, language_of
from glossator.formats.table import Place, cell_name, identified, places
from glossator.formats.xlsx_sheets import Cell, Sheet, SheetRow, Workbook, chosen_parts, open_workbook
from glossator.formats.xlsx_strings import string_edits, written
from glossator.formats.xml_elements import prefix, quoted
from glossator.model import Document, Edit, Span

__all__ = ["FORMAT", "parse"]

_TEXTS = (("text", ALL),)


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a workbook.

    If in some sheets the first row (or the user) names a source and a target, the rows of these sheets are the
    segments, and no others; else every text in a cell is one, those that several cells share once. What a formula
    gives and numbers are no texts. Ids are those of the sheet, else `sheet!row` or `sheet!cell`.

    Raises:
        FormatError: a part is no well-formed XML, or no sheet has the columns that the user named.
    """
    book = open_workbook(raw, path)
    found = _places(book, languages, path)
    columns = next((columns for columns, _ in found if columns.is_bilingual), None)
    segments = tuple(place.segment for _, place in found)
    given = columns.languages if columns else Languages(languages.target or languages.source)
    source, notices = language_of((segment.source.value for segment in segments), given.source)
    said = languages.columns or (() if columns else _TEXTS)
    bilingual = columns is not None
    return Document(
        path, "xlsx", raw, segments, source, given.target, bilingual=bilingual, notices=notices, columns=said
    )


def _places(book: Workbook, languages: Languages, path: str) -> tuple[tuple[Columns, Place], ...]:
    """The segments of a workbook, and what the columns of their sheet are."""
    named = tuple(_named(book, languages, path))
    pairs = [(sheet, columns) for sheet, columns in named if columns.is_bilingual]
    everything = Columns({}, languages, has_header=False, said=_TEXTS)
    texts = named if languages.columns else [(sheet, everything) for sheet in book.sheets]
    found = [
        (columns, place)
        for sheet, columns in pairs or texts
        for place in places(book.rows(sheet), columns, f"{sheet.name}!")
    ]
    found = found if pairs else list(_own(found))
    unique = identified(place for _, place in found)
    return tuple(zip((columns for columns, _ in found), unique, strict=True))


def _named(book: Workbook, languages: Languages, path: str) -> Iterator[tuple[Sheet, Columns]]:
    """The sheets whose columns the user or their first row names.

    Raises:
        FormatError: the user named a column that no sheet has.
    """
    missing = None
    found = False
    for sheet in book.sheets:
        first = next(book.rows(sheet), None)
        try:
            columns = named_columns(first.names, languages, path) if first else None
        except FormatError as error:
            missing = error
            continue
        if columns:
            found = True
            yield sheet, columns
    if missing and not found:
        raise missing


def _own(found: Iterable[tuple[Columns, Place]]) -> Iterator[tuple[Columns, Place]]:
    """The places of texts that no formula gives, each text that several cells share once."""
    seen: set[int] = set()
    for columns, place in found:
        cell = _cell(place)
        if cell and cell.string and cell.shared not in seen:
            if cell.shared is not None:
                seen.add(cell.shared)
            yield columns, place


def _cell(place: Place) -> Cell | None:
    return place.row.cells.get(place.column) if isinstance(place.row, SheetRow) else None


def edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the cells that changed; a text that other cells show too becomes one of this cell alone.

    Raises:
        FormatError: a character has no place in XML.
    """
    wanted = {change.old.id: change for change in changes}
    languages = Languages(document.source_language, document.target_language, document.columns)
    book = open_workbook(document.raw, document.path)
    for columns, place in _places(book, languages, document.path):
        if place.segment.id in wanted:
            old, new = (one.target or one.source for one in wanted[place.segment.id])
            if old.value != new.value:
                yield from _cell_edits(book, columns, place, new.value, document.path)


def _cell_edits(book: Workbook, columns: Columns, place: Place, value: str, path: str) -> Iterator[Edit]:
    cell, row = _cell(place), place.row
    alone = cell is None or cell.shared is None or book.uses[cell.shared] == 1 or not columns.is_bilingual
    if cell and cell.string and alone:
        yield from string_edits(book.raw, path, cell.string, value)
        return
    where = row.place(place.column)
    span = Span(cell.element.tag.start, cell.element.end) if cell else Span(where, where)
    before = prefix(book.raw, row.element) if isinstance(row, SheetRow) else ""
    yield Edit(span, _new_cell(place, cell, before, value, path))


def _new_cell(place: Place, cell: Cell | None, before: str, value: str, path: str) -> str:
    """A cell with a text of its own, where it stood and as it looked before."""
    kept = {"r": cell_name(place.row.number, place.column), **(cell.element.attributes if cell else {})}
    attributes = "".join(f" {name}={quoted(kept[name], path)}" for name in ("r", "s") if name in kept)
    text = written(value, before, path)
    return f'<{before}c{attributes} t="inlineStr"><{before}is>{text}</{before}is></{before}c>'


FORMAT = Format(
    "xlsx",
    (".xlsx", ".xlsm", ".xltx"),
    parse,
    edit,
    bilingual=True,
    unpack=partial(unpack, chosen=chosen_parts),
)
