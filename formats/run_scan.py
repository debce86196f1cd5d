"""Finds the paragraphs in a part of an office document, by what the format says of its elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from glossator.formats.format import Part
from glossator.formats.office_xml import Token, tokens
from glossator.formats.runs import Bit, Frame, Kind, Paragraph
from glossator.model import Span

__all__ = ["Dialect", "Role", "paragraphs"]


_WHITE_OR_NOT = re.compile(" +|[^ ]+")


class Role(Enum):
    """What an element is in a paragraph; one without a role is a thing, and outside of paragraphs nothing."""

    PARAGRAPH = auto()
    FRAME = auto()  # around runs or characters
    RUN = auto()
    PROPERTIES = auto()  # of a run
    TEXT = auto()  # the characters of a run
    SPACE = auto()
    CHARACTER = auto()  # an element for one character
    BEFORE = auto()
    BEHIND = auto()
    MARK = auto()  # of a field: `Dialect.finish` makes things of these
    UNSEEN = auto()  # left where it is, or out where the text around it is written anew
    ABOUT = auto()  # the properties of a paragraph
    FIELD = auto()  # stands for words
    DEAD = auto()  # a thing without paragraphs to read in it
    CONTROL = auto()  # a thing with text of its own…
    CONTENT = auto()  # … in here
    CELL = auto()


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a format writes its paragraphs.

    `frame(tag)` is the frame that an element is, `look(tags)` how characters with these properties look, or None
    where they are not seen; `text(tag, content)` the characters of an element; `context(tag)` what a paragraph or its
    properties say of it; `finish(bits)` the bits without marks. `ignored` are properties that nobody sees.
    """

    roots: Mapping[str, str]
    prefixes: Mapping[str, str]
    roles: Mapping[str, Role]
    frame: Callable[[Token], Frame]
    text: Callable[[Token, str], str]
    context: Callable[[Token], str] = lambda _token: ""
    look: Callable[[str], str | None] = lambda tags: tags
    finish: Callable[[Sequence[Bit]], Sequence[Bit]] = tuple
    ignored: frozenset[str] = frozenset()
    bare_text: bool = False


_KINDS = {
    Role.SPACE: Kind.SPACE,
    Role.CHARACTER: Kind.TEXT,
    Role.BEFORE: Kind.BEFORE,
    Role.BEHIND: Kind.BEHIND,
    Role.MARK: Kind.MARK,
    Role.FIELD: Kind.FIELD,
    Role.CONTROL: Kind.FIELD,
}


class _Mode(Enum):
    OUTSIDE = auto()
    INLINE = auto()
    INSIDE_THING = auto()
    PROPERTIES = auto()
    ABOUT = auto()
    DEAD = auto()


@dataclass(slots=True)
class _Element:
    token: Token
    role: Role | None
    mode: _Mode
    context: str


@dataclass(slots=True)
class _Open:
    """A paragraph that has begun; `hidden` is whether the run at hand is not seen."""

    start: int
    prefix: str
    context: str
    bits: list[Bit] = field(default_factory=list)
    path: tuple[Frame, ...] = ()
    hidden: bool = False
    tags: list[str] = field(default_factory=list)


def paragraphs(raw: str, span: Span, path: str, dialect: Dialect) -> Iterator[Paragraph]:
    """The paragraphs of the XML document at `span`, in the order in which they end.

    Raises:
        FormatError: it cannot be read.
    """
    scan = _Scan(raw, dialect)
    for token in tokens(raw, span, path, dialect.roots, dialect.prefixes):
        if token.kind in ("text", "cdata"):
            scan.characters(token)
            continue
        if token.kind != "close":
            scan.begin(token)
        if token.kind != "open":
            done = scan.end(token)
            if done is not None:
                yield done


@dataclass(slots=True)
class _Scan:
    raw: str
    dialect: Dialect
    elements: list[_Element] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)

    def begin(self, token: Token) -> None:
        """Take in a start tag."""
        outer = self.elements[-1] if self.elements else None
        role = self.dialect.roles.get(token.name)
        mode = self._mode(role, outer)
        context = outer.context if outer else ""
        self.elements.append(_Element(token, role, mode, "table cell" if role is Role.CELL else context))
        if mode is _Mode.PROPERTIES and (role is not Role.PROPERTIES or token.found["attributes"]) and self._is_seen():
            self.opened[-1].tags.append(self.raw[token.span.start : token.span.end])
        elif mode is _Mode.ABOUT:
            self.opened[-1].context = self.dialect.context(token) or self.opened[-1].context
        elif mode is _Mode.INLINE:
            self._begin_inline(token, role, context)

    def _mode(self, role: Role | None, outer: _Element | None) -> _Mode:
        inner = outer.mode if outer else _Mode.OUTSIDE
        if inner in (_Mode.DEAD, _Mode.PROPERTIES, _Mode.ABOUT):
            return inner
        if role is Role.PARAGRAPH and inner is not _Mode.INLINE:
            return _Mode.INLINE
        if role is Role.CONTENT and outer and outer.role is Role.CONTROL and self._is_inline(-2):
            return _Mode.INLINE
        if role in (Role.DEAD, Role.FIELD, Role.BEFORE, Role.BEHIND, Role.MARK, Role.UNSEEN):
            return _Mode.DEAD
        if inner is not _Mode.INLINE:
            return inner
        if role in (Role.FRAME, Role.RUN, Role.TEXT):
            return _Mode.INLINE
        return {Role.PROPERTIES: _Mode.PROPERTIES, Role.ABOUT: _Mode.ABOUT}.get(role or Role.DEAD, _Mode.INSIDE_THING)

    def _is_inline(self, index: int) -> bool:
        return len(self.elements) >= -index and self.elements[index].mode is _Mode.INLINE

    def _is_seen(self) -> bool:
        """Whether the property at hand and those that it is in are seen."""
        for element in reversed(self.elements):
            if element.mode is not _Mode.PROPERTIES:
                break
            if element.token.name in self.dialect.ignored:
                return False
        return True

    def _begin_inline(self, token: Token, role: Role | None, context: str) -> None:
        if role in (Role.PARAGRAPH, Role.CONTENT):
            prefix = token.found["name"].rpartition(":")[0]
            said = self.dialect.context(token) or context
            self.opened.append(_Open(token.span.start, f"{prefix}:" if prefix else "", said))
            return
        paragraph = self.opened[-1]
        paragraph.path += (self.dialect.frame(token),)
        if role is Role.RUN:
            paragraph.hidden, paragraph.tags = False, []

    def end(self, token: Token) -> Paragraph | None:
        """Take in an end tag."""
        element = self.elements.pop()
        if element.mode is _Mode.INLINE and element.role in (Role.PARAGRAPH, Role.CONTENT):
            done = self.opened.pop()
            bits = tuple(self.dialect.finish(done.bits))
            return Paragraph(bits, Span(done.start, token.span.end), done.prefix, done.context, self.dialect.bare_text)
        if element.mode is _Mode.INLINE:
            paragraph = self.opened[-1]
            paragraph.path = paragraph.path[:-1]
            paragraph.hidden = paragraph.hidden and element.role is not Role.RUN
        elif self._is_inline(-1) and element.mode is _Mode.PROPERTIES:
            self._set_look(token)
        elif self._is_inline(-1):
            self._add(element, token)
        return None

    def _set_look(self, token: Token) -> None:
        """The properties of a run have ended: it begins with them wherever it is written."""
        paragraph = self.opened[-1]
        look = self.dialect.look("".join(paragraph.tags))
        paragraph.hidden = look is None
        opening = self.raw[self.elements[-1].token.span.start : token.span.end]
        paragraph.path = (*paragraph.path[:-1], replace(paragraph.path[-1], opening=opening, look=look or ""))

    def _add(self, element: _Element, token: Token) -> None:
        """The bit that an element is."""
        paragraph = self.opened[-1]
        kind = _KINDS.get(element.role or Role.DEAD, Kind.THING)
        if element.role in (Role.UNSEEN, Role.ABOUT):
            return
        text = ""
        if element.role in (Role.SPACE, Role.CHARACTER, Role.MARK):
            text = self.dialect.text(element.token, self.raw[element.token.span.end : token.span.start])
            kind = kind if text else Kind.THING
        if paragraph.hidden and kind is not Kind.MARK:
            kind = Kind.BEFORE
        paragraph.bits.append(Bit(kind, text, Span(element.token.span.start, token.span.end), paragraph.path))

    def characters(self, token: Token) -> None:
        """Take in characters, which are text only where the format has them."""
        if not self._is_inline(-1):
            return
        paragraph = self.opened[-1]
        path = paragraph.path
        if not (path[-1].holds_text if path else self.dialect.bare_text):
            return
        if token.kind == "cdata":
            path += (Frame("<![CDATA[", "]]>"),)
        kind = Kind.BEFORE if paragraph.hidden else Kind.TEXT
        for part in token.parts():
            for value, start, length in self._collapsed(part) if self.dialect.bare_text else (part,):
                paragraph.bits.append(Bit(kind, value, Span(start, start + length), path))

    def _collapsed(self, part: Part) -> Iterator[Part]:
        """The characters with a single space for white space, and none where some is before (ODF 1.3, 6.1.2)."""
        for found in _WHITE_OR_NOT.finditer(part.value):
            value = found.group()
            length = part.file_length if len(value) == len(part.value) else len(value)
            start = part.file_start + found.start()
            if value[0] != " ":
                yield Part(value, start, length)
            elif self._is_behind_text():
                yield Part(" ", start, length)

    def _is_behind_text(self) -> bool:
        """Whether white space stands for a space here: not at the start of a paragraph, nor behind other such."""
        seen = (bit for bit in reversed(self.opened[-1].bits) if bit.kind in (Kind.TEXT, Kind.SPACE))
        last = next(seen, None)
        return last is not None and (last.text != " " or self.raw[last.span.start] == "<")
