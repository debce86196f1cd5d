"""Apple's strings files: `"key" = "value";` with comments, or the same as a property list in XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from glossator.formats import stringsdict
from glossator.formats.comments import Requests
from glossator.formats.format import Change, Format, Languages
from glossator.formats.resource import (
    monolingual,
    parts_of,
    refuse,
    sides,
    string_edits,
    text_with_codes,
    usual_escapes,
)
from glossator.formats.xml_catalogue import xml_edits
from glossator.model import Document, Edit, Segment, Span

__all__ = ["FORMAT", "parse"]

_WORD = r"""(?:"[^"\\]*(?:\\(?s:.)[^"\\]*)*"|'[^'\\]*(?:\\(?s:.)[^'\\]*)*'|[\w.$/:+-]+)"""
_GAP = re.compile(r"[\s\ufeff]*(?:/\*(?P<block>(?s:.*?))\*/|//(?P<line>[^\r\n]*))?")
_TOKEN = re.compile(rf"(?P<word>{_WORD})|(?P<sign>[=;{{}}])")
_ESCAPE = re.compile(r"\\[uU][0-9a-fA-F]{4}|\\[0-7]{1,3}|\\?\r\n|\\(?s:.)")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_TO_ESCAPE = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Of the tokens of a statement: key, sign and value.
_LONGEST = 3
_NO_COMMENT = "No comment provided by engineer."
_XML = re.compile(r"\ufeff?\s*<(?:\?xml|!DOCTYPE|plist)")


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a strings file: a segment for each value with words in it, its id the key, comments as notes.

    Raises:
        FormatError: what is found is neither a comment nor `"key" = "value";`.
    """
    if _XML.match(raw):
        root = stringsdict.parse(raw, path, languages)
        return monolingual("strings", raw, path, languages, root.segments)
    return monolingual("strings", raw, path, languages, _segments(raw, path))


def _segments(raw: str, path: str) -> Iterator[Segment]:
    requests = Requests()
    notes: list[str] = []
    statement: list[re.Match[str]] = []
    for token in _tokens(raw, path):
        if token.re is _GAP:
            comment = token["line"] if token["block"] is None else token["block"]
            requests.hear(comment)
            notes.append("\n".join(line.strip() for line in comment.strip().splitlines()))
        elif token["sign"] in ("{", "}"):
            statement = []
        elif token["sign"] != ";":
            statement.append(token)
            if len(statement) > _LONGEST:
                raise _broken(raw, path, statement)
        else:
            if pair := _pair(raw, path, statement):
                said = (note for note in notes if note and note != _NO_COMMENT and not note.startswith("glossator:"))
                texts = [text_with_codes(parts_of(raw, place, _ESCAPE, _unescaped)) for place in pair]
                yield Segment(texts[0].value, texts[1], notes=(*said, *requests.notes()))
            statement, notes = [], []
    if statement:
        raise _broken(raw, path, statement)


def _tokens(raw: str, path: str) -> Iterator[re.Match[str]]:
    """The comments, words and signs of the file."""
    position = 0
    while position < len(raw):
        gap = _GAP.match(raw, position)
        if gap and gap.end() > position:
            position = gap.end()
            if gap["block"] is not None or gap["line"] is not None:
                yield gap
            continue
        token = _TOKEN.match(raw, position)
        if token is None:
            what = (
                "a string that does not end" if raw[position] in "\"'" else f"found {raw[position : position + 40]!r}"
            )
            raise refuse(raw, path, position, f'{what}, expected "key" = "value";')
        yield token
        position = token.end()


def _pair(raw: str, path: str, statement: list[re.Match[str]]) -> tuple[Span, Span] | None:
    """Where the key and the value of a statement stand; None where a key is its own value, or behind an object."""
    signs = [token["sign"] for token in statement]
    if signs in ([], [None]):
        return None
    if signs != [None, "=", None]:
        raise _broken(raw, path, statement)
    return _inside(statement[0]), _inside(statement[2])


def _broken(raw: str, path: str, statement: list[re.Match[str]]) -> Exception:
    start, end = statement[0].start(), statement[-1].end()
    return refuse(raw, path, start, f'found {raw[start : min(end, start + 60)]!r}, expected "key" = "value";')


def _inside(word: re.Match[str]) -> Span:
    return Span(word.start() + 1, word.end() - 1) if word.group()[0] in "\"'" else Span(*word.span())


def _unescaped(found: re.Match[str]) -> str:
    escape = found.group()
    if escape[-1] == "\n":
        return "\n"
    if escape[1] in "uU" and len(escape) > 2:
        character = chr(int(escape[2:], 16))
        return "\ufffd" if "\ud800" <= character <= "\udfff" else character
    if escape[1] in "01234567":
        # NeXTSTEP's character set differs from Latin-1 above 127; such files are of the last century.
        return chr(int(escape[1:], 8) & 0xFF)
    return _ESCAPES.get(escape[1], escape[1])


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the values that changed; one without quotes gets them."""
    if _XML.match(document.raw):
        yield from xml_edits(document, changes)
        return
    usual = usual_escapes(document)
    for change in changes:
        before, value = sides(change)
        start, last = before.pieces[0].file_start, before.pieces[-1]
        if (quote := document.raw[start - 1]) in "\"'":
            yield from string_edits(document, [change], partial(_escaped, quote=quote), usual)
        else:
            yield Edit(
                Span(start, last.file_start + last.file_length),
                '"' + "".join(_escaped(one, '"') for one in value) + '"',
            )


def _escaped(character: str, quote: str) -> str:
    return f"\\{character}" if character == quote else _TO_ESCAPE.get(character, character)


def _charset(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark, as old versions of Xcode may write it."""
    head = data[:200]
    if b"\x00" not in head:
        return None
    return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"


FORMAT = Format("strings", (".strings",), parse, _edit, charset=_charset, keyed=True)
