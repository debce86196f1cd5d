"""The rows of a table (CSV, XLSX) as segments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from glossator.formats.columns import Columns, is_text
from glossator.formats.format import Part, text_of, unique
from glossator.formats.placeholders import protected_spans
from glossator.model import Segment, State, Text

__all__ = ["Place", "Row", "cell_name", "identified", "places"]


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of a row that is not blank, by column (0-based); `number` counts all rows from 1."""

    number: int
    fields: Mapping[int, Text]
    end: int

    def place(self, _column: int) -> int:
        """Where a field goes that is missing: behind the last one, unless the table knows better."""
        return self.end

    @property
    def names(self) -> list[str]:
        """The fields as names of columns."""
        return [self.fields[column].value if column in self.fields else "" for column in range(max(self.fields) + 1)]


class Place(NamedTuple):
    """A segment, and where the text that changes with it stands: a row and a column (0-based)."""

    row: Row
    column: int
    segment: Segment


def places(rows: Iterable[Row], columns: Columns, sheet: str = "") -> Iterator[Place]:
    """The segments of a table: one for each row with translations, else one for each cell with a text.

    Ids are those of the table, else the numbers of rows or the names of cells, behind the name of the `sheet`.
    """
    for row in islice(rows, columns.has_header, None):
        if columns.is_bilingual:
            yield _pair(row, columns, sheet)
        else:
            yield from _texts(row, columns, sheet)


def identified(found: Iterable[Place]) -> Iterator[Place]:
    """The same with ids that are unique."""
    known = tuple(found)
    ids = unique(place.segment.id for place in known)
    for place, id_ in zip(known, ids, strict=True):
        yield place if place.segment.id == id_ else place._replace(segment=replace(place.segment, id=id_))


def cell_name(row: int, column: int) -> str:
    """What a spreadsheet calls the cell of a row from 1 on and a column from 0 on.

    >>> cell_name(7, 0), cell_name(1, 27)
    ('A7', 'AB1')
    """
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _pair(row: Row, columns: Columns, sheet: str) -> Place:
    source, target = _text(row, columns.roles["source"]), _text(row, columns.roles["target"])
    state = State.TRANSLATED if target.value.strip() else State.INITIAL
    id_ = _value(row, columns, "id").strip() or f"{sheet}{row.number}"
    segment = Segment(id_, source, target, state, row.number, context=_value(row, columns, "context"))
    return Place(row, columns.roles["target"], replace(segment, notes=_notes(row, columns)))


def _texts(row: Row, columns: Columns, sheet: str) -> Iterator[Place]:
    chosen = (columns.roles["text"],) if "text" in columns.roles else sorted(row.fields)
    for column in chosen:
        text = _text(row, column)
        if is_text(text.value):
            named = _value(row, columns, "id").strip() or f"{sheet}{cell_name(row.number, column)}"
            context = _value(row, columns, "context")
            yield Place(
                row, column, Segment(named, text, block=row.number, context=context, notes=_notes(row, columns))
            )


def _text(row: Row, column: int) -> Text:
    text = row.fields.get(column)
    if text is None:
        return text_of([Part("", row.place(column), 0)])
    return text if text.protected else replace(text, protected=protected_spans(text.value))


def _value(row: Row, columns: Columns, role: str) -> str:
    text = row.fields.get(columns.roles.get(role, -1))
    return text.value if text else ""


def _notes(row: Row, columns: Columns) -> tuple[str, ...]:
    note = _value(row, columns, "note")
    return (note,) if note else ()
