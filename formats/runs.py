"""Paragraphs of styled runs, as office documents have them, and where their sentences begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import takewhile
from typing import NamedTuple

from glossator.formats.placeholders import protected_spans
from glossator.languages.sentences import sentences
from glossator.model import Edit, Span

__all__ = ["Bit", "Frame", "Kind", "Look", "Paragraph", "Path", "has_words", "in_sentences", "look_of", "within"]

# Unicode's own character for what is in a text and no text.
_OBJECT = "\ufffc"


class Kind(Enum):
    """What a piece of a paragraph is, which says what may become of it in a translation."""

    TEXT = auto()
    SPACE = auto()  # a tab or a line break: may be left out or come twice
    FIELD = auto()  # stands for words: a page number, a formula; comes once
    THING = auto()  # a picture, a note: comes once
    OPENING = auto()  # the first half of a thing around text
    CLOSING = auto()  # and the second
    BEFORE = auto()  # not seen; goes before the new text of its sentence: where a bookmark or a comment begins
    BEHIND = auto()  # not seen; goes behind it
    MARK = auto()  # of a field, until it is made a thing


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """An open element around characters; two of the same `look` are one to the reader, and "" looks like nothing.

    `tag` is the edit after which white space at the edges of the element counts, where it does not yet.
    """

    opening: str
    closing: str
    look: str = ""
    is_link: bool = False
    is_locked: bool | None = None
    holds_text: bool = False
    tag: Edit | None = None


Path = tuple[Frame, ...]


class Bit(NamedTuple):
    """A piece of a paragraph: its characters, where it stands in the file, and the elements open around it.

    `after` are the elements that are open behind it, where it closes some and opens others.
    """

    kind: Kind
    text: str
    span: Span
    path: Path
    after: Path | None = None

    @property
    def end_path(self) -> Path:
        """The elements that are open behind it."""
        return self.path if self.after is None else self.after


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, in order.

    `prefix` is what the names of its elements begin with in the file; `holds_text` says whether characters may stand
    in it without an element of their own.
    """

    bits: tuple[Bit, ...]
    span: Span
    prefix: str
    context: str = ""
    holds_text: bool = False


Look = tuple[str, ...]


def look_of(path: Path) -> Look:
    """How characters in these elements look."""
    return tuple(frame.look for frame in path if frame.look)


def has_words(paragraph: Paragraph) -> bool:
    """Whether there is a letter or a digit to translate."""
    return any(character.isalnum() for bit in paragraph.bits if bit.kind is Kind.TEXT for character in bit.text)


def in_sentences(paragraph: Paragraph, language: str | None) -> Iterator[tuple[Bit, ...]]:
    """The bits of each sentence, from its first character to its last."""
    visible = "".join(_visible(bit) for bit in paragraph.bits)
    found = sentences(visible, language, protected_spans(visible))
    position, first = 0, 0
    starts: list[int] = []
    for bit in paragraph.bits:
        starts.append(position)
        position += len(_visible(bit))
    for span in found:
        bits: list[Bit] = []
        for index in range(first, len(starts)):
            if starts[index] >= span.end:
                break
            first = index
            bits += _clipped(paragraph.bits[index], Span(span.start - starts[index], span.end - starts[index]))
        yield _trimmed(bits)


def within(paragraph: Paragraph, place: Span) -> tuple[Bit, ...]:
    """The bits that stand at a place of the file, from the first character to the last."""
    first = max(0, bisect_right(paragraph.bits, place.start, key=lambda bit: bit.span.start) - 1)
    last = bisect_left(paragraph.bits, place.end, key=lambda bit: bit.span.start)
    bits: list[Bit] = []
    for bit in paragraph.bits[first:last]:
        start = bit.span.start
        if bit.kind is Kind.TEXT:
            bits += _clipped(bit, Span(place.start - start, place.end - start))
        elif start >= place.start:
            bits.append(bit)
    return _trimmed(bits)


def _visible(bit: Bit) -> str:
    return _OBJECT if bit.kind is Kind.FIELD else bit.text if bit.kind in (Kind.TEXT, Kind.SPACE) else ""


def _clipped(bit: Bit, span: Span) -> Iterator[Bit]:
    """What of a bit lies in `span`, counted from its start; an entity and what is not text only as a whole."""
    visible = _visible(bit)
    start, end = max(0, span.start), min(len(visible), span.end)
    if start == 0 and end == len(visible):
        yield bit
    elif start < end:
        is_whole = len(bit.text) != len(bit.span)
        place = Span(bit.span.start + start, bit.span.start + end)
        yield bit if is_whole else bit._replace(text=bit.text[start:end], span=place)


def _trimmed(bits: Sequence[Bit]) -> tuple[Bit, ...]:
    """The bits from the first word to the last, a field being one unless a tab or a picture stands between."""
    places = [index for index, bit in enumerate(bits) if bit.kind is Kind.TEXT and not bit.text.isspace()]
    if not places:
        return ()
    behind = _last_field(bits[places[-1] + 1 :])
    before = _last_field(bits[: places[0]][::-1])
    return tuple(bits[places[0] - before : places[-1] + 1 + behind])


def _last_field(bits: Sequence[Bit]) -> int:
    """How many of the bits behind the text go up to its last field."""
    beside = takewhile(lambda one: one[1].kind not in (Kind.SPACE, Kind.THING), enumerate(bits, 1))
    return max((number for number, bit in beside if bit.kind is Kind.FIELD), default=0)
