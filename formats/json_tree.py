"""Reads JSON, with the comments, trailing commas and single quotes of JSON5, as strings that know their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from glossator.formats.format import Part
from glossator.formats.resource import DEEPEST, parts_of, refuse
from glossator.model import Span

__all__ = ["Leaf", "Tree", "json_escape", "read_json", "string_parts"]

_TOKEN = re.compile(
    r"""[\s\ufeff]+
    | (?P<comment>//[^\r\n]* | /\*(?s:.*?)\*/)
    | (?P<string>"[^"\\\r\n]*(?:\\(?s:.)[^"\\\r\n]*)*" | '[^'\\\r\n]*(?:\\(?s:.)[^'\\\r\n]*)*')
    | (?P<mark>[{}\[\]:,])
    | (?P<bare>[^\s{}\[\]:,"'/]+)
    """,
    re.VERBOSE,
)
_CONSTANT = re.compile(
    r"true|false|null|[-+]?(?:Infinity|NaN|0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)"
)
_IDENTIFIER = re.compile(r"[$\w]+")
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\\r\n|\\(?s:.)"
)
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0", "\n": "", "\r": ""}
_TO_ESCAPE = {'"': '\\"', "'": "'", "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Leaf(NamedTuple):
    """A value that is no object and no list: its path of keys and numbers, and where it stands with its quotes.

    `text` is None for what is no string; `comments` are those before its key.
    """

    path: tuple[str, ...]
    span: Span
    text: str | None
    comments: tuple[str, ...] = ()


@dataclass(slots=True)
class _Container:
    path: tuple[str, ...]
    start: int
    is_list: bool
    key: str = ""
    count: int = 0
    end: int = 0
    last: int = 0


@dataclass(slots=True)
class Tree:
    """The leaves of a file in order; where each key stands, with its quotes, by path; of each object and list, by path,
    its span and where its last value ends.
    """

    leaves: list[Leaf] = field(default_factory=list)
    keys: dict[tuple[str, ...], Span] = field(default_factory=dict)
    containers: dict[tuple[str, ...], tuple[Span, int]] = field(default_factory=dict)


def read_json(raw: str, path: str) -> Tree:
    """The tree of a file.

    Raises:
        FormatError: it is no JSON, or nested too deep.
    """
    tree = Tree()
    stack: list[_Container] = []
    expected = "a value"
    comments: list[str] = []
    for token in _tokens(raw, path):
        if token["comment"]:
            comments.append(_comment(token["comment"]))
            continue
        found, mark = token.group(), token["mark"]
        top = stack[-1] if stack else None
        if mark in ("}", "]") and top and expected in _CLOSES[mark] and top.is_list == (mark == "]"):
            stack.pop()
            tree.containers[top.path] = Span(top.start, token.end()), top.last
            expected = _ended(stack, token.end())
        elif mark in ("{", "[") and "a value" in expected:
            stack.append(_Container(_path(top), token.start(), mark == "["))
            if len(stack) > DEEPEST:
                raise refuse(raw, path, token.start(), f"is nested more than {DEEPEST} deep", "flatten it")
            expected = "a value or ]" if mark == "[" else "a key or }"
        elif mark == "," and top and expected == "a comma or the end":
            expected = "a value or ]" if top.is_list else "a key or }"
        elif mark == ":" and expected == "a colon":
            expected = "a value"
        elif top and "a key" in expected and _is_key(token):
            top.key = _value(raw, token) if token["string"] else found
            tree.keys[_path(top)] = Span(*token.span())
            expected = "a colon"
        elif "a value" in expected and (token["string"] or (token["bare"] and _CONSTANT.fullmatch(found))):
            text = _value(raw, token) if token["string"] else None
            tree.leaves.append(Leaf(_path(top), Span(*token.span()), text, tuple(comments)))
            expected = _ended(stack, token.end())
        else:
            raise refuse(raw, path, token.start(), f"found {found[:40]!r}, expected {expected}", "mend the JSON")
        if not mark or mark in "}]":
            comments = comments if expected == "a colon" else []
    if expected != "the end of the file":
        raise refuse(raw, path, len(raw), f"ends too early, expected {expected}", "mend the JSON")
    return tree


_CLOSES = {"}": ("a key or }", "a comma or the end"), "]": ("a value or ]", "a comma or the end")}


def _tokens(raw: str, path: str) -> Iterator[re.Match[str]]:
    position = 0
    while position < len(raw):
        token = _TOKEN.match(raw, position)
        if token is None:
            what = "a string that does not end in its line" if raw[position] in "\"'" else f"found {raw[position]!r}"
            raise refuse(raw, path, position, f"{what}, expected JSON", "mend the JSON")
        if token.lastgroup:
            yield token
        position = token.end()


def _path(top: _Container | None) -> tuple[str, ...]:
    """The path of the value that comes now."""
    if top is None:
        return ()
    return (*top.path, str(top.count) if top.is_list else top.key)


def _ended(stack: list[_Container], end: int) -> str:
    """What is expected behind a value that ends there."""
    if not stack:
        return "the end of the file"
    stack[-1].count += 1
    stack[-1].last = end
    return "a comma or the end"


def _is_key(token: re.Match[str]) -> bool:
    return bool(token["string"] or (token["bare"] and _IDENTIFIER.fullmatch(token["bare"])))


def _value(raw: str, token: re.Match[str]) -> str:
    if "\\" not in token.group():
        return token.group()[1:-1]
    return "".join(part.value for part in string_parts(raw, Span(*token.span())))


def _comment(comment: str) -> str:
    inner = comment[2:] if comment.startswith("//") else comment[2:-2]
    return "\n".join(line.strip().lstrip("*").strip() for line in inner.strip("*").splitlines()).strip()


def string_parts(raw: str, span: Span) -> Iterator[Part]:
    """The parts of a string that stands, quotes included, at `span`."""
    return parts_of(raw, Span(span.start + 1, span.end - 1), _ESCAPE, _unescaped)


def _unescaped(found: re.Match[str]) -> str:
    escape = found.group()
    if len(escape) == 12:
        return chr(0x10000 + ((int(escape[2:6], 16) & 0x3FF) << 10) + (int(escape[8:], 16) & 0x3FF))
    if len(escape) > 3:
        character = chr(int(escape[2:], 16))
        # Half a pair is no character; what has no reading is kept by its place alone.
        return "\ufffd" if "\ud800" <= character <= "\udfff" else character
    return _ESCAPES.get(escape[1], escape[1]) if escape != "\\\r\n" else ""


def json_escape(character: str, *, ascii_only: bool = False, quote: str = '"') -> str:
    """What a character is written as in a string.

    >>> json_escape("é", ascii_only=True), json_escape("é")
    ('\\\\u00e9', 'é')
    """
    if character == quote:
        return "\\" + quote
    if character in "\\\b\f\n\r\t":
        return _TO_ESCAPE[character]
    if character < " " or (ascii_only and character > "~"):
        units = character.encode("utf-16-be", "surrogatepass")
        return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
    return character
