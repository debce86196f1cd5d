"""The elements of an XLIFF file and where their tags stand in it, so that one can be changed and all else kept."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from glossator.errors import FormatError
from glossator.formats.xml_tokens import ATTRIBUTE, MARKUP, attributes_of
from glossator.model import Span

__all__ = ["Element", "elements", "first_element", "with_attribute"]

_XML = {"xml": "http://www.w3.org/XML/1998/namespace"}
# Of elements in one another; what people write has some dozens.
_DEEPEST = 250


@dataclass
class Element:
    """An element: `name` without its prefix, `tag` and `end_tag` where they stand (empty: no end tag of its own)."""

    name: str
    namespace: str
    start: re.Match[str]
    parent: Element | None
    namespaces: Mapping[str, str]
    end_tag: Span
    children: list[Element] = field(default_factory=list)

    @property
    def tag(self) -> Span:
        """Where the start tag stands."""
        return Span(*self.start.span())

    @property
    def content(self) -> Span:
        """What is between the tags."""
        return Span(self.start.end(), self.end_tag.start)

    @property
    def span(self) -> Span:
        """All of it."""
        return Span(self.start.start(), self.end_tag.end)

    @property
    def is_empty_tag(self) -> bool:
        """Whether it has no end tag."""
        return bool(self.start["empty"])

    @property
    def written_name(self) -> str:
        """The name with its prefix."""
        return self.start["name"]

    @cached_property
    def attributes(self) -> dict[str, str]:
        """By name; one of another namespace as `{namespace}name`."""
        return {_clark(name, self.namespaces): value for name, value in attributes_of(self.start).items()}

    def ancestors(self) -> Iterator[Element]:
        """The element that this one stands in, the one that that one stands in, and so on."""
        element = self.parent
        while element:
            yield element
            element = element.parent

    def inherited(self, name: str) -> str | None:
        """The attribute of this element or of the nearest one around it that has it."""
        around = (element.attributes[name] for element in self.ancestors() if name in element.attributes)
        return self.attributes[name] if name in self.attributes else next(around, None)

    def child(self, name: str) -> Element | None:
        """The first child of that name in the same namespace."""
        return next(self.named(name), None)

    def named(self, name: str) -> Iterator[Element]:
        """The children of that name in the same namespace."""
        return (one for one in self.children if one.name == name and one.namespace == self.namespace)


def elements(
    raw: str, path: str, *, inside: Element | None = None, streamed: Container[str] = (), texts: Container[str] = ()
) -> Iterator[Element]:
    """Every element of well-formed XML, or those inside of one, each when its end is reached, with its children.

    Those named in `streamed` are not kept with their parents, nor what stands in those named in `texts`.

    Raises:
        FormatError: more than 250 elements stand in one another.
    """
    stack = [inside] if inside else []
    for token in MARKUP.finditer(raw, *((inside.content.start, inside.content.end) if inside else ())):
        if token["name"] is None:
            continue
        if token["close"]:
            element = stack.pop()
            element.end_tag = Span(*token.span())
        else:
            element = _opened(token, stack[-1] if stack else None)
            if not token["empty"]:
                stack.append(element)
                if len(stack) > _DEEPEST:
                    line = raw.count("\n", 0, token.start()) + 1
                    raise FormatError(f"has more than {_DEEPEST} elements in one another", path=path, line=line)
                continue
        if stack and element.name not in streamed and stack[-1].name not in texts:
            stack[-1].children.append(element)
        yield element


def _opened(token: re.Match[str], parent: Element | None) -> Element:
    namespaces = parent.namespaces if parent else _XML
    if "xmlns" in token["attributes"]:
        declared = {name[5:].lstrip(":"): uri for name, uri in attributes_of(token).items() if name.startswith("xmlns")}
        namespaces = {**namespaces, **declared}
    prefix, _, name = token["name"].rpartition(":")
    return Element(name, namespaces.get(prefix, ""), token, parent, namespaces, Span(token.end(), token.end()))


def _clark(name: str, namespaces: Mapping[str, str]) -> str:
    prefix, colon, local = name.rpartition(":")
    return f"{{{namespaces.get(prefix, prefix)}}}{local}" if colon else name


def with_attribute(tag: str, name: str, value: str | None) -> str:
    """The start tag with the attribute set to a value without quotes, or without the attribute.

    >>> with_attribute("<a b='1'/>", "b", "2"), with_attribute("<a b='1'/>", "b", None)
    ('<a b="2"/>', '<a/>')
    """
    opening = re.match(r"<[^\s/>]+", tag)
    head = opening.end() if opening else 0
    for found in ATTRIBUTE.finditer(tag, head):
        if found[1] == name:
            before = tag[: found.start()].rstrip() if value is None else tag[: found.start()]
            return before + ("" if value is None else f'{name}{found[2]}"{value}"') + tag[found.end() :]
    return tag if value is None else f'{tag[:head]} {name}="{value}"{tag[head:]}'


def first_element(raw: str) -> Element:
    """The root of well-formed XML, with nothing in it."""
    tokens = (token for token in MARKUP.finditer(raw) if token["name"])
    return _opened(next(tokens), None)
