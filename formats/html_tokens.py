"""Cuts HTML into tags, comments and text, each with its place.

Source: the HTML standard, 13.2.5 (tokenization), https://html.spec.whatwg.org/multipage/parsing.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from glossator.formats.html_names import RAW_TEXT, TEXT_ONLY
from glossator.model import Span

__all__ = ["MARK", "Attribute", "Kind", "Tag", "attributes_of", "tokens"]


class Kind(Enum):
    """What a token is; `OTHER` is a comment, a document type, a processing instruction, CDATA."""

    TEXT = "text"
    RAW = "raw text"
    START = "start tag"
    END = "end tag"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Tag:
    """A token: what it is, where it stands, the name of an element in lower case, and whether it ends in "/>"."""

    kind: Kind
    span: Span
    name: str = ""
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: its name in lower case, all of it with the white space before, and its value without quotes."""

    name: str
    span: Span
    value: Span
    quote: str = ""


_NAME = re.compile(r"[A-Za-z][^\t\n\f\r />]*+")
# The end of a tag: quotes are only quotes behind an equals sign.
_TAG_END = re.compile(r"""(?:[^>"'=]++|=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+'|(?!["']))|["'])*+>""")
# A tag, a comment or the like in a text as it is shown, where "<" is a character if no mark of its own ends it.
MARK = re.compile(
    r"""<(/?)([A-Za-z][^\t\n\f\r />"'<]*+)(?:[^<>"'=]++|=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+'|(?!["']))|["'])*+>"""
    r"""|<!--[^<>]*+-->|<[!?/](?![A-Za-z])[^<>]*+>"""
)
_ATTRIBUTE = re.compile(
    r"""[\t\n\f\r /]*+([^\t\n\f\r />][^\t\n\f\r />=]*+)"""
    r"""(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:"([^"]*+)"|'([^']*+)'|([^\t\n\f\r >]++)))?+"""
)
_CONTENT = RAW_TEXT | TEXT_ONLY
_COMMENT_END = re.compile(r"--!?>")
_DOCTYPE = re.compile(r"(?i)<!doctype[^>\[]*+\[")


def tokens(raw: str, span: Span, is_xml: bool = False) -> Iterator[Tag]:
    """The tokens of a piece of HTML in order; together they are all of it.

    What never ends (a tag, a comment, a script) goes on to the end of `span`. With `is_xml`, CDATA is one token.
    """
    position, end = span.start, span.end
    foreign = 0
    while position < end:
        start = raw.find("<", position, end)
        while start >= 0 and not _is_markup(raw[start + 1 : start + 3]):
            start = raw.find("<", start + 1, end)
        if start != position:
            start = end if start < 0 else start
            yield Tag(Kind.TEXT, Span(position, start))
            position = start
            continue
        tag = _token(raw, start, end, is_xml)
        yield tag
        position = tag.span.end
        if tag.name in ("svg", "math"):
            foreign = max(0, foreign + (tag.kind is Kind.START and not tag.is_empty) - (tag.kind is Kind.END))
        if tag.kind is Kind.START and tag.name in _CONTENT and not (tag.is_empty and (is_xml or foreign)):
            content = Span(position, _end_of_raw(raw, tag.name, position, end))
            if len(content):
                yield Tag(Kind.TEXT if tag.name in TEXT_ONLY else Kind.RAW, content)
            position = content.end


def attributes_of(raw: str, tag: Tag) -> Iterator[Attribute]:
    """The attributes of a start tag in order; of two with one name, the first alone counts."""
    position, end = tag.span.start + 1 + len(tag.name), tag.span.end - 1
    seen: set[str] = set()
    while (found := _ATTRIBUTE.match(raw, position, end)) is not None:
        group = found.lastindex or 1
        name = found[1].lower()
        value = Span(*found.span(group)) if group > 1 else Span(found.end(), found.end())
        if name not in seen:
            yield Attribute(name, Span(*found.span()), value, {2: '"', 3: "'"}.get(group, ""))
        seen.add(name)
        position = found.end()


def _is_markup(following: str) -> bool:
    first, second = following[:1], following[1:]
    return _is_letter(first) or first in ("!", "?") or (first == "/" and (_is_letter(second) or second == ">"))


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _token(raw: str, start: int, end: int, is_xml: bool) -> Tag:
    following = raw[start + 1]
    if raw.startswith("<!--", start, end):
        return Tag(Kind.OTHER, Span(start, _end_of_comment(raw, start, end)))
    if is_xml and raw.startswith("<![CDATA[", start, end):
        return Tag(Kind.OTHER, Span(start, _behind(raw, "]]>", start, end)))
    if following in "!?" or raw.startswith("</>", start):
        internal = _DOCTYPE.match(raw, start, end)
        return Tag(Kind.OTHER, Span(start, _behind(raw, "]>" if internal else ">", start, end)))
    name = _NAME.match(raw, start + 1 + (following == "/"), end)
    close = _TAG_END.match(raw, name.end(), end) if name else None
    if name is None or close is None:
        return Tag(Kind.OTHER, Span(start, end))
    kind = Kind.END if following == "/" else Kind.START
    return Tag(kind, Span(start, close.end()), name.group().lower(), raw[close.end() - 2] == "/")


def _end_of_comment(raw: str, start: int, end: int) -> int:
    for short in ("<!-->", "<!--->"):
        if raw.startswith(short, start, end):
            return start + len(short)
    found = _COMMENT_END.search(raw, start + 4, end)
    return found.end() if found else end


def _behind(raw: str, mark: str, start: int, end: int) -> int:
    found = raw.find(mark, start, end)
    return found + len(mark) if found >= 0 else end


def _end_of_raw(raw: str, name: str, start: int, end: int) -> int:
    """Where the end tag of an element of raw text begins; without one, the end."""
    if name == "plaintext":
        return end
    found = _end_tag(name).search(raw, start, end)
    return found.start() if found else end


def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)</{name}(?=[\t\n\f\r />])")
