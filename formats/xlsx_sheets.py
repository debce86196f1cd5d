"""The sheets of a workbook as rows of cells that lead back to their places (ISO/IEC 29500-1, 18.3)."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from glossator.errors import FormatError
from glossator.formats.archive import members
from glossator.formats.format import Part, text_of
from glossator.formats.table import Row
from glossator.formats.xlsx_strings import string_text
from glossator.formats.xml_elements import Element, check, elements
from glossator.formats.xml_tokens import unescaped
from glossator.model import Span, Text

__all__ = ["Cell", "Sheet", "SheetRow", "Workbook", "chosen_parts", "open_workbook"]

_WORKBOOK, _RELATIONS, _STRINGS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_TABLE = re.compile(r"xl/tables/[^/]+\.xml")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROOTS = {
    "worksheet": "a sheet",
    "sst": "strings",
    "workbook": "a workbook",
    "table": "a table",
    "Relationships": "relationships",
}
_WIDEST = 16_384


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its element, and the string that it shows, in the cell or (then with its number) shared with others."""

    element: Element
    string: Element | None = None
    shared: int | None = None


@dataclass(frozen=True, slots=True)
class SheetRow(Row):
    """`cells` by column (0-based); `element` is the row itself."""

    element: Element
    cells: Mapping[int, Cell]

    def place(self, column: int) -> int:
        """Where a cell goes that is missing: behind the one before it."""
        before = [cell.element.end for number, cell in self.cells.items() if number < column]
        return max(before, default=self.element.content.start)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its name, and where it stands."""

    name: str
    place: Span


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets in their order, the shared strings, and how many cells show each of those.

    `headers` are the names of the columns of tables, with row (from 1 on) and column.
    """

    raw: str
    sheets: tuple[Sheet, ...]
    strings: tuple[Element, ...]
    uses: Mapping[int, int]
    headers: frozenset[tuple[int, int, str]]

    def rows(self, sheet: Sheet) -> Iterator[SheetRow]:
        """The rows of a sheet with something in them, in order."""
        number = 0
        for element in elements(self.raw, "row", within=sheet.place):
            stated = element.attributes.get("r", "")
            number = int(stated) if stated.isdecimal() and len(stated) < 8 else number + 1
            cells = dict(self._cells(element))
            fields = {column: self._locked(number, column, self._text(cell)) for column, cell in cells.items()}
            if any(text.value.strip() for text in fields.values()):
                yield SheetRow(number, fields, element.content.end, element, cells)

    def _cells(self, row: Element) -> Iterator[tuple[int, Cell]]:
        column = -1
        for element in row.each("c"):
            reference = _REFERENCE.fullmatch(element.attributes.get("r", ""))
            column = min(_column(reference[1]) if reference else column + 1, _WIDEST)
            yield column, self._cell(element)

    def _cell(self, element: Element) -> Cell:
        kind, value = element.attributes.get("t"), element.first("v")
        if kind == "inlineStr":
            return Cell(element, element.first("is"))
        number = self.raw[value.content.start : value.content.end].strip() if value else ""
        if kind == "s" and number.isdecimal() and len(number) < 10 and int(number) < len(self.strings):
            return Cell(element, self.strings[int(number)], int(number))
        return Cell(element)

    def _locked(self, row: int, column: int, text: Text) -> Text:
        """The name of a column of a table stands in the table too, and the two have to be the same."""
        if (row, column, text.value) not in self.headers:
            return text
        return replace(text, protected=(Span(0, len(text.value)),))

    def _text(self, cell: Cell) -> Text:
        if cell.string:
            return string_text(self.raw, cell.string)
        value, place = cell.element.first("v"), cell.element.tag.start
        if value is None:
            return text_of([Part("", place, cell.element.end - place)])
        # A number, or what a formula gave: it cannot be changed by itself.
        shown = unescaped(self.raw[value.content.start : value.content.end])
        return text_of([Part(shown, place, cell.element.end - place)])


def chosen_parts(names: Sequence[str]) -> Sequence[str]:
    """The parts of the archive that sheets are made of."""
    return [
        name
        for name in names
        if name in (_WORKBOOK, _RELATIONS, _STRINGS) or _SHEET.fullmatch(name) or _TABLE.fullmatch(name)
    ]


def open_workbook(raw: str, path: str) -> Workbook:
    """The workbook whose parts are `raw`.

    Raises:
        FormatError: a part is missing or is not well-formed XML.
    """
    places = {member.name: member.span for member in members(raw)}
    if _WORKBOOK not in places:
        raise FormatError("is no workbook: it has no xl/workbook.xml", path=path, hint="save it as .xlsx again")
    for name, place in places.items():
        check(raw[place.start : place.end], f"{path}!{name}", _ROOTS)
    strings = tuple(elements(raw, "si", within=places[_STRINGS])) if _STRINGS in places else ()
    sheets = tuple(_sheets(raw, places))
    uses = Counter(number for sheet in sheets for number in _shared(raw, sheet))
    tables = [name for name in places if _TABLE.fullmatch(name)]
    return Workbook(raw, sheets, strings, uses, frozenset(_headers(raw, [places[name] for name in tables])))


def _headers(raw: str, tables: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    for table in (one for place in tables for one in elements(raw, "table", within=place)):
        first = _REFERENCE.match(table.attributes.get("ref", ""))
        if first and table.attributes.get("headerRowCount") != "0":
            for number, column in enumerate(table.within("tableColumn")):
                yield int(first[2]), _column(first[1]) + number, column.attributes.get("name", "")


def _sheets(raw: str, places: Mapping[str, Span]) -> Iterator[Sheet]:
    relations = elements(raw, "Relationship", within=places[_RELATIONS]) if _RELATIONS in places else ()
    targets = {one.attributes.get("Id", ""): one.attributes.get("Target", "") for one in relations}
    for element in elements(raw, "sheet", within=places[_WORKBOOK]):
        id_ = next((value for name, value in element.attributes.items() if name.endswith(":id")), "")
        name = posixpath.normpath(posixpath.join("xl", targets.get(id_, ""))).lstrip("/")
        if name in places and _SHEET.fullmatch(name):
            yield Sheet(element.attributes.get("name", ""), places[name])


def _shared(raw: str, sheet: Sheet) -> Iterator[int]:
    for row in elements(raw, "row", within=sheet.place):
        for cell in row.each("c"):
            value = cell.first("v")
            if cell.attributes.get("t") == "s" and value:
                number = raw[value.content.start : value.content.end].strip()
                yield int(number) if number.isdecimal() and len(number) < 10 else -1


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
