"""How YAML writes a string in each of its styles. Source: https://yaml.org/spec/1.2.2/ (chapters 7 and 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.formats.format import Part
from glossator.formats.resource import parts_of
from glossator.formats.yaml_scalars import Scalar
from glossator.model import Span

__all__ = ["escaped", "rewritten", "scalar_parts"]

_FOLD = r"[ \t]*(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))*[ \t]*"
_PLAIN = re.compile(_FOLD)
_SINGLE = re.compile(rf"''|{_FOLD}")
_DOUBLE = re.compile(
    rf"\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))*[ \t]*|.)|{_FOLD}"
)
_LINE_END = re.compile(r"\r\n?|\n")
_HEADER = re.compile(r"[|>][-+0-9]*(?P<rest>[^\r\n]*)(?:\r\n?|\n)")
_INDENT = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*( *)")
_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_TO_ESCAPE = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_UNPRINTABLE = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_UNICODE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|U[0-9a-fA-F]{8})")


def scalar_parts(raw: str, scalar: Scalar) -> Iterator[Part]:
    """The parts of a scalar, as far as this module understands it: compare them with its value."""
    span = scalar.span
    if scalar.style in ("|", ">"):
        return _block_parts(raw, scalar)
    if scalar.style == '"':
        return parts_of(raw, Span(span.start + 1, span.end - 1), _DOUBLE, _unescaped)
    if scalar.style == "'":
        return parts_of(raw, Span(span.start + 1, span.end - 1), _SINGLE, _unescaped)
    return parts_of(raw, span, _PLAIN, _unescaped)


def _unescaped(found: re.Match[str]) -> str:
    written = found.group()
    if written == "''":
        return "'"
    if written[0] == "\\" and written[1] in "xuU":
        character = int(written[2:], 16)
        return chr(character) if character < 0x110000 and not 0xD800 <= character < 0xE000 else "\ufffd"
    lines = len(_LINE_END.findall(written))
    if written[0] == "\\":
        return "\n" * (lines - 1) if lines else _ESCAPES.get(written[1], written[1])
    return "\n" * (lines - 1) or " "


def _block_parts(raw: str, scalar: Scalar) -> Iterator[Part]:
    """The lines of a block scalar without their indent, up to the length that its chomping leaves."""
    header = _HEADER.match(raw, scalar.span.start, scalar.span.end)
    if header is None:
        return
    indent = _indent(raw, header.end(), scalar.span.end)
    left = len(scalar.value)
    for part in _lines(raw, Span(header.end(), scalar.span.end), indent, folded=scalar.style == ">"):
        value = part.value[:left]
        yield Part(value, part.file_start, part.file_length if len(value) == len(part.value) else len(value))
        left -= len(value)


def _indent(raw: str, start: int, end: int) -> int:
    found = _INDENT.match(raw, start, end)
    return len(found[1]) if found else 0


def _lines(raw: str, span: Span, indent: int, *, folded: bool) -> Iterator[Part]:
    position = span.start
    while position < span.end:
        found = _LINE_END.search(raw, position, span.end)
        line_end, following = (found.start(), found.end()) if found else (span.end, span.end)
        start = min(position + indent, line_end)
        yield Part(raw[start:line_end], start, line_end - start)
        blank = 0
        while (
            folded
            and (more := _LINE_END.search(raw, following, span.end))
            and not raw[following : more.start()].strip(" ")
        ):
            blank, following = blank + 1, more.end()
        # The line end and the indent of the next line go together, so that nothing is put in between them.
        after = min(following + indent, span.end)
        ends = (
            "\n" * blank or " " if folded and raw[following:].strip() and following < span.end else "\n" * (blank + 1)
        )
        yield Part(ends, line_end, max(following, after if raw[following:after].isspace() else following) - line_end)
        position = following


def escaped(raw: str, scalar: Scalar, inserted: str) -> str:
    """New characters inside a scalar, in its style."""
    if scalar.style == '"':
        return _double(inserted, ascii_only=_is_ascii(raw))
    if scalar.style == "'":
        return inserted.replace("'", "''")
    if scalar.style in ("|", ">"):
        header = _HEADER.match(raw, scalar.span.start, scalar.span.end)
        indent = _indent(raw, header.end(), scalar.span.end) if header else 0
        return inserted.replace("\n", _newline(raw) + " " * indent)
    return inserted


def rewritten(raw: str, scalar: Scalar, value: str) -> Iterator[str]:
    """Ways to write a whole scalar anew, the most like the old one first."""
    ends = rest = ""
    if scalar.style in ("|", ">"):
        header = _HEADER.match(raw, scalar.span.start, scalar.span.end)
        old = raw[scalar.span.start : scalar.span.end]
        ends = old[len(old.rstrip()) :]
        if header:
            rest = header["rest"].rstrip()
            indent = " " * _indent(raw, header.end(), scalar.span.end)
            body = value.rstrip("\n").replace("\n", "\n\n") if scalar.style == ">" else value.rstrip("\n")
            rows = (f"{indent}{row}" if row else "" for row in body.split("\n"))
            yield header.group() + _newline(raw).join(rows) + ends
    elif "\n" not in value:
        yield {"": value, "'": "'" + value.replace("'", "''") + "'"}.get(scalar.style, "")
    yield f'"{_double(value, ascii_only=_is_ascii(raw))}"{rest}{ends}'


def _newline(raw: str) -> str:
    return "\r\n" if "\r\n" in raw else "\n"


def _is_ascii(raw: str) -> bool:
    """Whether the file writes all beyond ASCII as escapes."""
    return raw.isascii() and _UNICODE.search(raw) is not None


def _double(value: str, *, ascii_only: bool) -> str:
    return "".join(_written(character, ascii_only) for character in value)


def _written(character: str, ascii_only: bool) -> str:
    if character in _TO_ESCAPE:
        return _TO_ESCAPE[character]
    if _UNPRINTABLE.match(character) or (ascii_only and character > "~"):
        number = ord(character)
        return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
    return character
