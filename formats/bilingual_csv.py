"""Tables in text (CSV, TSV): a row a segment where there are translations, else a cell a segment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossator.errors import FormatError
from glossator.formats.columns import ALL, Columns, chosen_columns, first_two, two_languages
from glossator.formats.format import Change, Format, Languages, Part, language_of, text_of
from glossator.formats.table import Place, Row, identified, places
from glossator.model import Document, Edit, Span, Text

__all__ = ["FORMAT", "parse"]

_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')
# As MySQL and others write it: a quote in a field behind a backslash.
_ESCAPING = re.compile(r'"([^"\\]*(?:(?:""|\\[\s\S])[^"\\]*)*)"')
_QUOTE = re.compile(r'""|\\["\\]')
# What Excel writes first to say what separates.
_SAID = re.compile(r"\ufeff?sep=([^\r\n])(?:\r\n?|\n)", re.IGNORECASE)
_WIDE = (("utf-16-le", 1), ("utf-16-be", 0))


@dataclass(frozen=True, slots=True)
class _Row(Row):
    """`places` are where the fields stand, quotes included."""

    places: tuple[Span, ...]


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a table whose first row names the columns: `source` and `target`, or languages.

    `id`, `context` and `note` may be there too. Without such a row and without `languages.columns`, source and target
    are the first two columns if both languages are given, or if there are two columns that look like two languages;
    else every cell with a letter in it is a text. Ids are those of the table, else the numbers of rows from 1 on, or
    the names of cells.

    Raises:
        FormatError: a quote is never closed, or a column that was named is not there.
    """
    rows = tuple(_rows(raw, path))
    if not rows:
        return Document(path, "csv", raw, (), languages.source, languages.target, bilingual=True)
    columns, notices = _columns(rows, languages, path)
    segments = tuple(place.segment for place in identified(places(rows, columns)))
    given = columns.languages
    if not columns.is_bilingual:
        given = Languages(given.target or given.source)
    source, detected = language_of((segment.source.value for segment in segments), given.source)
    notices = (*notices, *detected)
    bilingual = columns.is_bilingual
    return Document(
        path, "csv", raw, segments, source, given.target, bilingual=bilingual, notices=notices, columns=columns.said
    )


def _columns(rows: Sequence[_Row], languages: Languages, path: str) -> tuple[Columns, tuple[str, ...]]:
    columns = chosen_columns(rows[0].names, languages, path)
    if languages.columns or columns.said != (("text", ALL),):
        return columns, ()
    found = two_languages(row.names for row in rows)
    if found:
        two = Languages(languages.source or found.source, languages.target or found.target)
        notice = f"no row names the columns: read as source ({two.source}) and target ({two.target})"
        return first_two(two), (notice,)
    return columns, ("no row names the columns: every cell is read as a text (--columns source=1,target=2)",)


def _delimiter(raw: str, path: str) -> str:
    """The delimiter that the file names, else that the first row has most of outside its quotes; a tab in a .tsv."""
    said = _SAID.match(raw)
    if said:
        return said.group(1)
    if path.lower().endswith((".tsv", ".tab")):
        return "\t"
    first = re.search(r"[^\r\n]+", _QUOTED.sub("", raw[:65_536]))
    line = first.group() if first else ""
    return max(_DELIMITERS, key=line.count)


def _rows(raw: str, path: str) -> Iterator[_Row]:
    delimiter = _delimiter(raw, path)
    bare = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    said = _SAID.match(raw)
    position, line, number = said.end() if said else int(raw.startswith("\ufeff")), 1 + bool(said), int(bool(said))
    while position < len(raw):
        start = position
        fields: list[Text] = []
        places: list[Span] = []
        while True:
            text, end = _field(raw, position, bare, delimiter, path, line)
            fields.append(text)
            places.append(Span(position, end))
            position = end
            if raw[position : position + 1] != delimiter:
                break
            position += 1
        number += 1
        if any(text.value.strip() for text in fields):
            yield _Row(number, dict(enumerate(fields)), places[-1].end, tuple(places))
        position += 2 if raw.startswith("\r\n", position) else 1
        line += raw.count("\n", start, position)


def _field(raw: str, start: int, bare: re.Pattern[str], delimiter: str, path: str, line: int) -> tuple[Text, int]:
    """One field and where it ends; what follows a closing quote belongs to it, as in Python's csv module.

    Where tabs separate, a quote that does not enclose all of its field is a character like others.
    """
    if raw.startswith('"', start):
        enclosed = _enclosed(raw, start, bare)
        if enclosed:
            return text_of(_parts(enclosed)), enclosed.end()
        quoted = _QUOTED.match(raw, start)
        if quoted is None and delimiter != "\t":
            raise FormatError("a quote is opened and never closed", path=path, line=line, hint="close or double it")
        if quoted and delimiter != "\t":
            rest = _bare(bare, raw, quoted.end())
            return text_of([*_parts(quoted), _part(rest)]), rest.end()
    field = _bare(bare, raw, start)
    return text_of([_part(field)]), field.end()


def _bare(bare: re.Pattern[str], raw: str, start: int) -> re.Match[str]:
    match = bare.match(raw, start)
    if match is None:
        raise ValueError("a pattern that fits the empty string did not")
    return match


def _part(match: re.Match[str]) -> Part:
    return Part(match.group(), match.start(), len(match.group()))


def _enclosed(raw: str, start: int, bare: re.Pattern[str]) -> re.Match[str] | None:
    """A field that is in quotes from its first character to its last; quotes in it are doubled, or else escaped."""
    matches = (pattern.match(raw, start) for pattern in (_QUOTED, _ESCAPING))
    return next((found for found in matches if found and not _bare(bare, raw, found.end()).group()), None)


def _parts(quoted: re.Match[str]) -> Iterator[Part]:
    body, offset, position = quoted.group(1), quoted.start(1), 0
    for quote in re.finditer('""', body) if quoted.re is _QUOTED else _QUOTE.finditer(body):
        yield Part(body[position : quote.start()], offset + position, quote.start() - position)
        yield Part(quote.group()[1], offset + quote.start(), 2)
        position = quote.end()
    yield Part(body[position:], offset + position, len(body) - position)


def edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the fields that changed; a table has no place for states."""
    wanted = {change.old.id: change for change in changes}
    languages = Languages(document.source_language, document.target_language, document.columns)
    delimiter = _delimiter(document.raw, document.path)
    rows = tuple(_rows(document.raw, document.path))
    columns, _ = _columns(rows, languages, document.path)
    for place in identified(places(rows, columns)):
        if place.segment.id in wanted:
            old, new = (one.target or one.source for one in wanted[place.segment.id])
            if old.value != new.value:
                yield _field_edit(document.raw, place, new.value, delimiter)


def _field_edit(raw: str, place: Place, value: str, delimiter: str) -> Edit:
    row = place.row
    fields = row.places if isinstance(row, _Row) else ()
    if place.column < len(fields):
        field = fields[place.column]
        return Edit(field, _written(value, delimiter, raw[field.start : field.end]))
    missing = delimiter * (place.column + 1 - len(fields))
    return Edit(Span(row.end, row.end), missing + _written(value, delimiter, ""))


def _written(value: str, delimiter: str, before: str) -> str:
    """A field that stands where `before` stood, in quotes if that was or if it has to be."""
    bare = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    enclosed = _enclosed(before, 0, bare) if before.startswith('"') else None
    if enclosed and enclosed.re is _ESCAPING:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    marks = (delimiter, '"', "\n", "\r")
    if before.startswith('"') or value != value.strip() or any(mark in value for mark in marks):
        return '"' + value.replace('"', '""') + '"'
    return value


def _charset(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark: every other byte of its first characters is zero."""
    head = data[:1000]
    for name, first in _WIDE:
        if len(head) > 3 and head[first::2].count(0) > len(head) // 4 and not head[1 - first :: 2].count(0):
            return name
    return None


FORMAT = Format("csv", (".csv", ".tsv", ".tab"), parse, edit, charset=_charset, bilingual=True)
