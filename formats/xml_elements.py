"""XML whose every element and character leads back to its place in the file.

Nothing outside the file is ever loaded, and what a document type declares has no meaning here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from glossator.errors import FormatError
from glossator.formats.format import Part
from glossator.formats.xml_tokens import ENTITY, TOKEN, attributes_of, character, check_xml
from glossator.model import Span

__all__ = [
    "Element",
    "check",
    "elements",
    "escaped",
    "local_name",
    "opened",
    "parts",
    "prefix",
    "quoted",
]

_TO_ENTITY = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
# What XML 1.0 has no way to write (2.2, Characters).
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[^\s/>]+")


@dataclass(slots=True)
class Element:
    """An element by its local name; `tag` is where its start tag stands, `content` what is in it, `end` its end."""

    name: str
    attributes: Mapping[str, str]
    tag: Span
    content: Span
    end: int
    is_empty: bool = False
    children: list[Element] = field(default_factory=list)

    def each(self, *names: str) -> Iterator[Element]:
        """The children of these names, in order."""
        return (child for child in self.children if child.name in names)

    def first(self, *names: str) -> Element | None:
        """The first child of one of these names."""
        return next(self.each(*names), None)

    def within(self, *names: str) -> Iterator[Element]:
        """The elements of these names at any depth, in order."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            if element.name in names:
                yield element
            waiting += element.children[::-1]


def check(raw: str, path: str, roots: Mapping[str, str]) -> str:
    """The local name of the root element of `raw`, which is one of `roots`, each with what it is called.

    Raises:
        FormatError: it is not well-formed, declares entities, or has another root.
    """
    found = check_xml(raw, path)
    if found not in roots:
        expected = " or ".join(f"<{name}> ({meaning})" for name, meaning in roots.items())
        raise FormatError(f"the root element is <{found}>, expected {expected}", path=path)
    return found


def elements(raw: str, *names: str, within: Span | None = None) -> Iterator[Element]:
    """The outermost elements of these local names, each with all that is in it, one at a time."""
    opened: list[Element] = []
    span = within or Span(0, len(raw))
    for token in TOKEN.finditer(raw, span.start, span.end):
        name = local_name(token)
        if not name or not (opened or name in names):
            continue
        if token["close"] and opened:
            element = opened.pop()
            element.content, element.end = Span(element.tag.end, token.start()), token.end()
            if not opened:
                yield element
        elif not token["close"]:
            empty, place = bool(token["empty"]), Span(*token.span())
            element = Element(name, attributes_of(token), place, Span(place.end, place.end), place.end, empty)
            if opened:
                opened[-1].children.append(element)
            if not empty:
                opened.append(element)
            elif not opened:
                yield element


def local_name(token: re.Match[str]) -> str:
    """The name of a tag without its prefix; "" for what is no tag."""
    return (token["name"] or "").rpartition(":")[2]


def parts(token: re.Match[str]) -> Iterator[Part]:
    """The characters of a token that is text or CDATA, each entity and line end by itself."""
    if token["cdata"] is not None:
        yield Part(token["cdata"], token.start("cdata"), len(token["cdata"]))
        return
    text, position, start = token["text"], 0, token.start()
    if "&" not in text and "\r" not in text:
        yield Part(text, start, len(text))
        return
    for found in ENTITY.finditer(text):
        yield Part(text[position : found.start()], start + position, found.start() - position)
        yield Part(character(found) or found.group(), start + found.start(), len(found.group()))
        position = found.end()
    yield Part(text[position:], start + position, len(text) - position)


def escaped(text: str, path: str) -> str:
    """`text` as the content of an element.

    Raises:
        FormatError: it has a character that XML cannot hold.
    """
    unwritable = _UNWRITABLE.search(text)
    if unwritable:
        what = f"U+{ord(unwritable.group()):04X} has no place in XML"
        raise FormatError(what, path=path, hint="remove the character")
    return text.translate(_TO_ENTITY)


def quoted(text: str, path: str) -> str:
    """`text` as the value of an attribute, in quotes.

    Raises:
        FormatError: it has a character that XML cannot hold.
    """
    return '"' + escaped(text, path).replace('"', "&quot;") + '"'


def prefix(raw: str, element: Element) -> str:
    """The prefix of an element's name with its colon, or ""."""
    name = _NAME.match(raw, element.tag.start + 1)
    return name.group().removesuffix(element.name) if name else ""


def opened(raw: str, element: Element) -> tuple[str, str]:
    """The start tag and the end tag of an element that is an empty tag in the file."""
    tag = raw[element.tag.start : element.tag.end].removesuffix(">").rstrip().removesuffix("/").rstrip()
    return f"{tag}>", f"</{prefix(raw, element)}{element.name}>"
