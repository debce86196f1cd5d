"""Java's properties (java.util.Properties.load): `key = value`, with backslashes for escapes and longer lines."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from functools import partial

from glossator.formats.comments import Requests
from glossator.formats.format import Change, Format, Languages
from glossator.formats.resource import monolingual, parts_of, sides, string_edits, text_with_codes, usual_escapes
from glossator.model import Document, Edit, Segment, Span

__all__ = ["FORMAT", "parse"]

_END = r"(?:\r\n|[\r\n]|\Z)"
_LINE = re.compile(
    rf"[ \t\f\ufeff]*(?:(?P<blank>{_END})|[#!](?P<comment>[^\r\n]*){_END}"
    r"|(?P<key>[^ \t\f\r\n\\=:]*(?:\\(?:\r\n|(?s:.)|\Z)[^ \t\f\r\n\\=:]*)*)"
    r"(?:[ \t\f]|\\(?:\r\n|[\r\n])[ \t\f]*)*[=:]?(?:[ \t\f]|\\(?:\r\n|[\r\n])[ \t\f]*)*"
    rf"(?P<value>[^\\\r\n]*(?:\\(?:\r\n|(?s:.)|\Z)[^\\\r\n]*)*){_END})"
)
# A backslash at the end of a line takes the white space before the next one's text with it.
_ESCAPE = re.compile(
    r"\\u[0-9a-fA-F]{4}(?:(?<=\\u[dD][89abAB]..)\\u[dD][c-fC-F][0-9a-fA-F]{2})?|\\(?:\r\n|[\r\n])[ \t\f]*|\\(?s:.)|\\\Z"
)
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_TO_ESCAPE = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\f": "\\f"}
_LATIN = "iso-8859-1"


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a properties file: a segment for each value with words in it, its id the key, comments as notes.

    A blank line ends what the comments before it are said of.
    """
    return monolingual("properties", raw, path, languages, _segments(raw))


def _segments(raw: str) -> Iterator[Segment]:
    requests = Requests()
    notes: list[str] = []
    position = 0
    while position < len(raw) and (line := _LINE.match(raw, position)):
        if line["comment"] is not None:
            notes.append(line["comment"].strip())
            requests.hear(line["comment"])
        elif line["blank"] is None:
            key = "".join(part.value for part in parts_of(raw, Span(*line.span("key")), _ESCAPE, _unescaped))
            text = text_with_codes(parts_of(raw, Span(*line.span("value")), _ESCAPE, _unescaped))
            said = (note for note in notes if note and not note.startswith("glossator:"))
            yield Segment(key, text, notes=(*said, *requests.notes()))
        if line["comment"] is None:
            notes = []
        position = max(line.end(), position + 1)


def _unescaped(found: re.Match[str]) -> str:
    escape = found.group()
    if escape[1:2] in ("", "\r", "\n"):
        return ""
    if len(escape) == 12:
        return chr(0x10000 + ((int(escape[2:6], 16) & 0x3FF) << 10) + (int(escape[8:], 16) & 0x3FF))
    if len(escape) == 6 and escape[1] == "u":
        character = chr(int(escape[2:], 16))
        return "\ufffd" if "\ud800" <= character <= "\udfff" else character
    return _ESCAPES.get(escape[1], escape[1])


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """Only what differs, but the whole of a value that is to begin with white space."""
    usual = usual_escapes(document)
    # Java before 9 reads properties as Latin-1: a file that has kept to that, or to ASCII, goes on to do so.
    limit = next(limit for limit in ("~", "\xff", "\U0010ffff") if max(document.raw, default="") <= max(limit, "\x7f"))
    escape = partial(_escaped, last=limit)
    for change in changes:
        before, value = sides(change)
        for edit in string_edits(document, [change], escape, usual):
            if value[:1] in (" ", "\t", "\f"):
                last = before.pieces[-1]
                place = Span(before.pieces[0].file_start, last.file_start + last.file_length)
                yield Edit(place, "\\" + "".join(map(escape, value)).removeprefix("\\"))
            else:
                yield edit


def _escaped(character: str, last: str) -> str:
    if character in _TO_ESCAPE:
        return _TO_ESCAPE[character]
    if character > last:
        units = character.encode("utf-16-be", "surrogatepass")
        return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
    return character


def _charset(data: bytes) -> str | None:
    """Latin-1, as the class reads it, where the bytes are no UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return _LATIN
    return None


FORMAT = Format("properties", (".properties",), parse, _edit, charset=_charset, keyed=True)
