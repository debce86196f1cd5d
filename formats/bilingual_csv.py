"""Tables with a source and a target column (CSV, TSV), a row a segment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from glossator.errors import FormatError
from glossator.formats.format import Change, Format, Languages, Part, language_of, text_of, unique
from glossator.formats.placeholders import protected_spans
from glossator.languages.language import same_language
from glossator.model import Document, Edit, Segment, Span, State, Text

__all__ = ["FORMAT", "parse"]

_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z0-9]{2,8})*|[a-z]{3}(?:[-_][A-Za-z0-9]{2,8})+")
_ROLES = {
    "source": ("source", "source text", "original", "msgid"),
    "target": ("target", "target text", "translation", "msgstr"),
    "context": ("context", "msgctxt"),
    "id": ("id", "key"),
    "note": ("note", "notes", "comment", "comments"),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """The fields of a row that is not blank, and where they stand, quotes included; `number` counts all rows from 1."""

    number: int
    fields: tuple[Text, ...]
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column is what, and the languages that the header names."""

    roles: Mapping[str, int]
    languages: Languages
    has_header: bool


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a table whose first row names the columns: `source` and `target`, or two languages.

    `id`, `context` and `note` may be there too. A table without such a row is read if both languages are given: source
    and target are then its first two columns. Ids are those of the table, else its rows' numbers from 1 on.

    Raises:
        FormatError: a quote is never closed, or it is not clear which column is which.
    """
    rows = tuple(_rows(raw, path))
    if not rows:
        return Document(path, "csv", raw, (), languages.source, languages.target, bilingual=True)
    columns = _columns(rows[0], languages, path)
    segments = tuple(segment for _, segment in _segments(rows, columns))
    source, notices = language_of((segment.source.value for segment in segments), columns.languages.source)
    target = columns.languages.target
    return Document(path, "csv", raw, segments, source, target, bilingual=True, notices=notices)


def _segments(rows: Sequence[_Row], columns: _Columns) -> Iterator[tuple[_Row, Segment]]:
    body = rows[columns.has_header :]
    ids = unique(_value(row, columns, "id").strip() or str(row.number) for row in body)
    for row, id_ in zip(body, ids, strict=True):
        target = _text(row, columns.roles["target"])
        state = State.TRANSLATED if target.value.strip() else State.INITIAL
        note = _value(row, columns, "note")
        source, context = _text(row, columns.roles["source"]), _value(row, columns, "context")
        notes = (note,) if note else ()
        yield row, Segment(id_, source, target, state, row.number, context=context, notes=notes)


def _text(row: _Row, column: int) -> Text:
    if column >= len(row.fields):
        return text_of([Part("", row.places[-1].end, 0)])
    text = row.fields[column]
    return replace(text, protected=protected_spans(text.value))


def _value(row: _Row, columns: _Columns, role: str) -> str:
    column = columns.roles.get(role, len(row.fields))
    return row.fields[column].value if column < len(row.fields) else ""


def _columns(header: _Row, given: Languages, path: str) -> _Columns:
    names = [text.value.strip() for text in header.fields]
    roles = {
        role: column
        for role, known in _ROLES.items()
        for column, name in reversed(list(enumerate(names)))
        if name.lower() in known
    }
    codes = {
        column: name.replace("_", "-")
        for column, name in enumerate(names)
        if column not in roles.values() and _LANGUAGE.fullmatch(name)
    }
    for role, code in (("source", given.source), ("target", given.target)):
        fitting = [column for column, name in codes.items() if code and same_language(code, name)]
        if role not in roles and fitting:
            roles[role] = fitting[0]
    rest = [column for column in codes if column not in roles.values()]
    missing = [role for role in ("source", "target") if role not in roles]
    if len(rest) == len(missing):
        roles |= dict(zip(missing, rest, strict=True))
    if "source" in roles and "target" in roles:
        source, target = codes.get(roles["source"]), codes.get(roles["target"])
        return _Columns(roles, Languages(given.source or source, given.target or target), has_header=True)
    if given.source and given.target and len(names) > 1:
        return _Columns({"source": 0, "target": 1}, given, has_header=False)
    raise FormatError(
        f"the first row is {', '.join(map(repr, names[:6]))}, expected the columns source and target or two languages",
        path=path,
        line=1,
        hint="add such a row, or give both languages",
    )


def _delimiter(raw: str, path: str) -> str:
    """The delimiter that the first row has most of outside its quotes; a tab in a file called .tsv."""
    if path.lower().endswith((".tsv", ".tab")):
        return "\t"
    first = re.search(r"[^\r\n]+", _QUOTED.sub("", raw[:65_536]))
    line = first.group() if first else ""
    return max(_DELIMITERS, key=line.count)


def _rows(raw: str, path: str) -> Iterator[_Row]:
    delimiter = _delimiter(raw, path)
    bare = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    position, line, number = int(raw.startswith("\ufeff")), 1, 0
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
            yield _Row(number, tuple(fields), tuple(places))
        position += 2 if raw.startswith("\r\n", position) else 1
        line += raw.count("\n", start, position)


def _field(raw: str, start: int, bare: re.Pattern[str], delimiter: str, path: str, line: int) -> tuple[Text, int]:
    """One field and where it ends; what follows a closing quote belongs to it, as in Python's csv module.

    Where tabs separate, a quote that does not enclose all of its field is a character like others.
    """
    if raw.startswith('"', start):
        quoted = _QUOTED.match(raw, start)
        if quoted is None and delimiter != "\t":
            raise FormatError("a quote is opened and never closed", path=path, line=line, hint="close or double it")
        if quoted:
            rest = _bare(bare, raw, quoted.end())
            if rest.end() == quoted.end() or delimiter != "\t":
                parts = [*_parts(quoted.group(1), quoted.start(1)), _part(rest)]
                return text_of(parts), rest.end()
    field = _bare(bare, raw, start)
    return text_of([_part(field)]), field.end()


def _bare(bare: re.Pattern[str], raw: str, start: int) -> re.Match[str]:
    match = bare.match(raw, start)
    if match is None:
        raise ValueError("a pattern that fits the empty string did not")
    return match


def _part(match: re.Match[str]) -> Part:
    return Part(match.group(), match.start(), len(match.group()))


def _parts(body: str, offset: int) -> Iterator[Part]:
    position = 0
    for quote in re.finditer('""', body):
        yield Part(body[position : quote.start()], offset + position, quote.start() - position)
        yield Part('"', offset + quote.start(), 2)
        position = quote.end()
    yield Part(body[position:], offset + position, len(body) - position)


def edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the target fields that changed; a table has no place for states."""
    wanted = {change.old.id: change.new for change in changes}
    delimiter = _delimiter(document.raw, document.path)
    rows = tuple(_rows(document.raw, document.path))
    columns = _columns(rows[0], Languages(document.source_language, document.target_language), document.path)
    column = columns.roles["target"]
    for row, segment in _segments(rows, columns):
        new = wanted.get(segment.id)
        value = new.target.value if new and new.target else ""
        if new is None or segment.target is None or value == segment.target.value:
            continue
        if column < len(row.places):
            place = row.places[column]
            quoted = document.raw.startswith('"', place.start)
            yield Edit(place, _written(value, delimiter, quoted=quoted))
        else:
            place = Span(row.places[-1].end, row.places[-1].end)
            missing = delimiter * (column + 1 - len(row.places))
            yield Edit(place, missing + _written(value, delimiter, quoted=False))


def _written(value: str, delimiter: str, *, quoted: bool) -> str:
    if quoted or value != value.strip() or any(mark in value for mark in (delimiter, '"', "\n", "\r")):
        return '"' + value.replace('"', '""') + '"'
    return value


FORMAT = Format("csv", (".csv", ".tsv", ".tab"), parse, edit, bilingual=True)
