"""The elements of an XLIFF file and where their tags stand in it, so that one can be changed and all else kept."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.parsers import expat

from glossator.errors import FormatError
from glossator.model import Span

__all__ = [
    "ENTITY",
    "TOKEN",
    "Element",
    "attributes_of",
    "character",
    "check_xml",
    "elements",
    "first_element",
    "unescaped",
    "with_attribute",
    "xml_charset",
]

# Exact only on what expat has found well-formed, and without a document type's own declarations.
TOKEN = re.compile(
    r"<(?:!--.*?-->|!\[CDATA\[(?P<cdata>.*?)\]\]>|\?.*?\?>|!(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>"
    r"|(?P<close>/?)(?P<name>[^\s/>!?]++)"
    r"(?P<attributes>(?:[^>\"'/]++|\"[^\"]*+\"|'[^']*+'|/(?!>))*+)(?P<empty>/?)>)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=\"']+)(\s*=\s*)(?:\"([^\"]*)\"|'([^']*)')")
ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([^;&\s]+));|\r\n?")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_CHARSET = re.compile(rb"<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([A-Za-z][\w.-]{0,40})[\"']")
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


def check_xml(raw: str, path: str) -> None:
    """Raise where `raw` is not well-formed or declares anything of its own; nothing outside is ever loaded.

    Raises:
        FormatError: as said.
    """

    def refuse(*_: object) -> None:
        raise FormatError("declares XML entities", path=path, line=1, hint="remove the declarations in its DOCTYPE")

    def doctype(_name: str, _system: str | None, _public: str | None, internal: int) -> None:
        if internal:
            refuse()

    parser = expat.ParserCreate("utf-8")
    parser.EntityDeclHandler = refuse
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(raw.encode("utf-8"), True)
    except expat.ExpatError as error:
        what = f"is not well-formed XML: {expat.ErrorString(error.code)} in column {error.offset + 1}"
        raise FormatError(what, path=path, line=error.lineno) from error
    except UnicodeEncodeError as error:
        what = f"U+{ord(raw[error.start]):04X} is no character of XML"
        raise FormatError(what, path=path, line=raw.count("\n", 0, error.start) + 1) from error


def elements(
    raw: str, path: str, *, inside: Element | None = None, streamed: Container[str] = (), texts: Container[str] = ()
) -> Iterator[Element]:
    """Every element of well-formed XML, or those inside of one, each when its end is reached, with its children.

    Those named in `streamed` are not kept with their parents, nor what stands in those named in `texts`.

    Raises:
        FormatError: more than 250 elements stand in one another.
    """
    stack = [inside] if inside else []
    for token in TOKEN.finditer(raw, *((inside.content.start, inside.content.end) if inside else ())):
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


def attributes_of(token: re.Match[str]) -> dict[str, str]:
    """The attributes of a start tag by name as written."""
    found = _ATTRIBUTE.findall(token["attributes"])
    return {name: unescaped(double or single) for name, _, double, single in found}


def _clark(name: str, namespaces: Mapping[str, str]) -> str:
    prefix, colon, local = name.rpartition(":")
    return f"{{{namespaces.get(prefix, prefix)}}}{local}" if colon else name


def unescaped(text: str) -> str:
    """The characters that XML text stands for; an entity that XML does not know stays as it is.

    >>> unescaped("&lt;&#x41;&nbsp;")
    '<A&nbsp;'
    """
    return ENTITY.sub(lambda found: character(found) or found.group(), text) if "&" in text or "\r" in text else text


def character(found: re.Match[str]) -> str | None:
    """What an entity or a line end stands for; None where the file alone does not say."""
    hexadecimal, decimal, name = found.groups()
    if name:
        return _ENTITIES.get(name)
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal)) if hexadecimal or decimal else "\n"


def with_attribute(tag: str, name: str, value: str | None) -> str:
    """The start tag with the attribute set to a value without quotes, or without the attribute.

    >>> with_attribute("<a b='1'/>", "b", "2"), with_attribute("<a b='1'/>", "b", None)
    ('<a b="2"/>', '<a/>')
    """
    opening = re.match(r"<[^\s/>]+", tag)
    head = opening.end() if opening else 0
    for found in _ATTRIBUTE.finditer(tag, head):
        if found[1] == name:
            before = tag[: found.start()].rstrip() if value is None else tag[: found.start()]
            return before + ("" if value is None else f'{name}{found[2]}"{value}"') + tag[found.end() :]
    return tag if value is None else f'{tag[:head]} {name}="{value}"{tag[head:]}'


def xml_charset(data: bytes) -> str | None:
    """The encoding that an XML declaration names.

    >>> xml_charset(b'<?xml version="1.0" encoding="Windows-1252"?>')
    'windows-1252'
    """
    if data.startswith(b"<\x00"):
        return "utf-16-le"
    if data.startswith(b"\x00<"):
        return "utf-16-be"
    found = _CHARSET.match(data.removeprefix(b"\xef\xbb\xbf"))
    declared = found[1].decode("ascii").lower() if found else None
    # Two bytes a character cannot be true of a declaration that reads as one byte a character.
    return None if declared and declared.startswith(("utf-16", "utf_16", "ucs-2", "utf-32", "iso-10646")) else declared


def first_element(raw: str) -> Element:
    """The root of well-formed XML, with nothing in it."""
    tokens = (token for token in TOKEN.finditer(raw) if token["name"])
    return _opened(next(tokens), None)
