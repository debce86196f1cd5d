"""Finds the texts of an HTML file: what runs between two block elements, and attributes that are read or shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from glossator.formats.comments import comments_in
from glossator.formats.html_names import (
    ATTRIBUTES,
    BLOCKS,
    CONTEXTS,
    HIDDEN,
    META_NAMES,
    OPAQUE,
    PRESERVED,
    TEXT_ONLY,
    VOID,
)
from glossator.formats.html_stack import Element, Stack
from glossator.formats.html_tokens import MARK, Attribute, Kind, Tag, attributes_of, tokens
from glossator.model import Span

__all__ = ["SPACE", "Block", "Chunk", "Role", "blocks"]

SPACE = " \t\n\f\r"
_BUTTONS = frozenset(("button", "reset", "submit"))


class Role(Enum):
    """What a chunk is to its text."""

    TEXT = "text"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Characters of the file that are text or a code of it.

    `unseen` are the parts of a code that are not shown; with `is_kept`, the text is not to be translated.
    """

    role: Role
    span: Span
    unseen: tuple[Span, ...] = ()
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A text.

    `quote` is None but for the value of an attribute; with `is_plain`, "<" is a character as any other. `comments`
    stand before it.
    """

    chunks: tuple[Chunk, ...]
    context: str = ""
    is_preserved: bool = False
    is_plain: bool = False
    quote: str | None = None
    comments: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """From the first chunk to the last."""
        return Span(self.chunks[0].span.start, self.chunks[-1].span.end)


def blocks(raw: str, span: Span, is_xml: bool = False) -> Iterator[Block]:
    """The texts of a piece of HTML in order; the attributes inside a running text come after it."""
    reader = _Reader(raw, is_xml)
    for tag in tokens(raw, span, is_xml):
        yield from reader.take(tag)
    yield from reader.flush()


class _Reader:
    """Takes the tokens of a file one by one and gives the texts that are complete."""

    def __init__(self, raw: str, is_xml: bool) -> None:
        self._raw = raw
        self._is_xml = is_xml
        self._stack = Stack()
        self._chunks: list[Chunk] = []
        self._owner: Element | None = None
        self._attributes: list[Block] = []
        self._comments: list[str] = []
        self._heard: list[str] = []
        # The start tag of the hidden element that is open, and how many elements it lies in.
        self._hidden: Tag | None = None
        self._hidden_depth = 0

    def take(self, tag: Tag) -> Iterator[Block]:
        if tag.kind is Kind.START and self._hidden:
            self._open(tag, self._stack.top)
        elif tag.kind is Kind.START:
            yield from self._start(tag)
        elif tag.kind is Kind.END:
            yield from self._end(tag)
        elif not self._hidden:
            self._other(tag)

    def flush(self) -> Iterator[Block]:
        """The text up to here, then the attributes in it."""
        owner = self._owner
        if owner:
            chunks = tuple(self._chunks)
            yield self._commented(Block(chunks, owner.context, owner.is_preserved, is_plain=owner.name in TEXT_ONLY))
        for block in self._attributes:
            yield self._commented(block)
        self._chunks, self._owner, self._attributes = [], None, []

    def _hear(self) -> None:
        """The comments so far stand before the text that goes on here."""
        self._heard += self._comments
        self._comments = []

    def _commented(self, block: Block) -> Block:
        comments, self._heard = tuple(self._heard), []
        return replace(block, comments=comments)

    def _start(self, tag: Tag) -> Iterator[Block]:
        is_block = tag.name in BLOCKS
        if is_block:
            yield from self.flush()
            self._stack.make_room(tag.name)
        attributes = {one.name: one for one in attributes_of(self._raw, tag)}
        is_kept = _is_kept(self._raw, self._stack.top, attributes)
        element = _element(self._stack.top, tag.name, is_kept)
        texts = () if is_kept else tuple(_texts(self._raw, tag, attributes))
        is_second_break = tag.name == "br" and self._is_after_break()
        unseen = tuple(one.span for one in texts)
        self._show(tag, unseen, element.is_kept and not element.is_hidden)
        if texts:
            self._hear()
        self._attributes += [
            Block(
                (Chunk(Role.TEXT, one.value),),
                _context(self._raw, tag, one, attributes),
                is_plain=True,
                quote=one.quote,
            )
            for one in texts
        ]
        if element.is_hidden:
            self._hidden, self._hidden_depth = tag, self._stack.depth
        self._open(tag, element)
        if self._stack.depth == self._hidden_depth:
            self._hidden = None
        if (is_block and not self._hidden) or is_second_break:
            yield from self.flush()

    def _open(self, tag: Tag, element: Element) -> None:
        is_foreign = tag.name in ("math", "svg") or (self._hidden is not None and self._hidden.name in ("math", "svg"))
        if tag.name not in VOID and not (tag.is_empty and (self._is_xml or is_foreign)):
            self._stack.open(replace(element, name=tag.name))

    def _end(self, tag: Tag) -> Iterator[Block]:
        closed = self._stack.close(tag.name)
        if self._hidden:
            if self._stack.depth > self._hidden_depth:
                return
            is_own = self._stack.depth == self._hidden_depth
            self._conceal(self._hidden, tag.span.start, tag.span.end if is_own else tag.span.start)
            self._hidden = None
            if is_own:
                return
        is_block = tag.name in BLOCKS
        if is_block:
            yield from self.flush()
        is_kept = self._stack.top.is_kept or (closed is not None and closed.is_kept)
        self._show(tag, (), is_kept)
        if is_block:
            yield from self.flush()

    def _show(self, tag: Tag, unseen: tuple[Span, ...], is_kept: bool = False) -> None:
        """Take a code in; of one that is not clear as a part of a text, the name alone is shown."""
        start, end = tag.span.start, tag.span.end
        if not unseen and not MARK.fullmatch(self._raw, start, end) and self._raw[end - 1] == ">":
            unseen = (Span(min(end - 1, start + 1 + len(tag.name) + (tag.kind is Kind.END)), end - 1),)
        self._chunks.append(Chunk(Role.CODE, tag.span, unseen, is_kept))

    def _conceal(self, start: Tag, content_end: int, end: int) -> None:
        """Make one code of a hidden element, whose start tag is the last chunk."""
        span = Span(start.span.start, end)
        unseen = self._chunks[-1].unseen
        self._chunks[-1] = Chunk(Role.CODE, span, (*unseen, Span(start.span.end, content_end)))

    def _other(self, tag: Tag) -> None:
        if tag.kind is Kind.OTHER:
            comments = tuple(comments_in(self._raw[tag.span.start : tag.span.end]))
            self._comments += comments
            start = tag.span.start + (len("<![CDATA[") if self._is_data(tag) else len("<!--"))
            self._show(tag, (Span(start, tag.span.end - 3),) if comments or self._is_data(tag) else ())
            return
        top = self._stack.top
        if not top.is_kept and self._raw[tag.span.start : tag.span.end].strip(SPACE):
            self._owner = self._owner or top
            self._hear()
        self._chunks.append(Chunk(Role.TEXT, tag.span, is_kept=top.is_kept))

    def _is_data(self, tag: Tag) -> bool:
        return self._is_xml and self._raw.startswith("<![CDATA[", tag.span.start) and tag.span.end - tag.span.start > 11

    def _is_after_break(self) -> bool:
        """Whether only white space has come since the last <br>: two of them end a paragraph."""
        last = self._chunks[-2:]
        if last and self._raw[last[-1].span.start : last[-1].span.end].isspace():
            last.pop()
        return bool(last) and self._raw[last[-1].span.start : last[-1].span.start + 3].lower() == "<br"


def _is_kept(raw: str, parent: Element, attributes: Mapping[str, Attribute]) -> bool:
    """Whether an element is not to be translated, by what its start tag says."""
    said = _value(raw, attributes, "translate")
    kept_by_class = "notranslate" in (_value(raw, attributes, "class") or "").split()
    return kept_by_class or said == "no" or (parent.is_kept and said not in ("", "yes"))


def _element(parent: Element, name: str, is_kept: bool) -> Element:
    is_preserved = parent.is_preserved or name in PRESERVED
    context = CONTEXTS.get(name, parent.context)
    return Element(name, is_kept or name in OPAQUE, name in HIDDEN, is_preserved, context)


def _texts(raw: str, tag: Tag, attributes: Mapping[str, Attribute]) -> Iterator[Attribute]:
    """The attributes that are read or shown, where they have words."""
    for name, one in attributes.items():
        elements = ATTRIBUTES.get(name)
        is_text = elements is not None and (not elements or tag.name in elements)
        if name == "value" and tag.name == "input":
            is_text = _value(raw, attributes, "type") in _BUTTONS
        elif name == "content" and tag.name == "meta":
            is_text = (_value(raw, attributes, "name") or _value(raw, attributes, "property")) in META_NAMES
        if is_text and any(map(str.isalnum, raw[one.value.start : one.value.end])):
            yield one


def _value(raw: str, attributes: Mapping[str, Attribute], name: str) -> str | None:
    one = attributes.get(name)
    return raw[one.value.start : one.value.end].strip(SPACE).lower() if one else None


def _context(raw: str, tag: Tag, one: Attribute, attributes: Mapping[str, Attribute]) -> str:
    if tag.name == "meta":
        return f"meta {_value(raw, attributes, 'name') or _value(raw, attributes, 'property')}"
    return f"{tag.name} {one.name}"
