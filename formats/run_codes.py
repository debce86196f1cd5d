"""Sentences of styled runs as texts in which short codes stand for what is not plain.

`<1>…</1>` is text that looks otherwise than most of its paragraph, with one number for one look, or a link; `<2/>` is
a tab, a line break, a picture, a note, a field. What stands before the first and behind the last character of a
sentence is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from glossator.formats.format import Part, text_of
from glossator.formats.placeholders import blanked, merged, protected_spans
from glossator.formats.runs import Bit, Kind, Look, look_of
from glossator.model import Span, Text

__all__ = ["CODE", "Atom", "Coded", "coded", "plainest_look"]

CODE = re.compile(r"<(/?)(\d{1,12})\s{0,9}(/?)>")
_LITERAL = re.compile(r"</?(\d{1,9})\s{0,9}/?>")


class Atom(NamedTuple):
    """A character and how it looks, or a code for a bit, whose look is None."""

    text: str
    look: Look | None


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence: its text with codes, and what these are.

    `looks` are by number those of the paired codes, `links` the numbers of those that are links; `things` are by code
    what all other codes stand for. `bits` are all that is seen, each with its look, and with its code if it is a thing.
    """

    text: Text
    base: Look
    looks: Mapping[int, Look]
    links: frozenset[int]
    things: Mapping[str, Bit]
    bits: tuple[tuple[Bit, Look, str], ...]

    def atoms(self) -> Iterator[tuple[Atom, Bit]]:
        """The characters and things one by one, each with its bit."""
        for bit, look, code in self.bits:
            if code or len(bit.text) != len(bit.span):
                yield (Atom(code, None) if code else Atom(bit.text, look)), bit
            else:
                for at, character in enumerate(bit.text, bit.span.start):
                    yield Atom(character, look), bit._replace(text=character, span=Span(at, at + 1))


def plainest_look(bits: Iterable[Bit]) -> Look:
    """The look with the fewest properties, the first of several, and no link's if there is anything else.

    How long the texts are does not count: their translations would have other codes.
    """
    found = (bit for bit in bits if bit.kind is Kind.TEXT and not bit.text.isspace())
    weights = ((_is_link(bit), sum(map(len, look_of(bit.path))), look_of(bit.path)) for bit in found)
    return min(weights, key=lambda one: one[:2], default=(False, 0, ()))[2]


def coded(bits: Sequence[Bit], plainest: Look) -> Coded:
    """The sentence that the bits are; `plainest` is the look of its paragraph that needs no code."""
    seen = {look_of(bit.path) for bit in bits if bit.kind is Kind.TEXT and not bit.text.isspace()}
    coder = _Coder(plainest if plainest in seen else plainest_look(bits), _free_number(bits), bits[0].span.start)
    halves = _whole_pairs(bits)
    for bit, look in zip(bits, _looks(bits, coder.base), strict=True):
        if bit.kind is Kind.TEXT:
            coder.add_text(bit, look)
        elif bit.kind not in (Kind.BEFORE, Kind.BEHIND):
            coder.add_thing(bit, bit.span.start in halves)
    coder.change_look(coder.base, coder.position)
    linked = {look_of(bit.path) for bit in bits if _is_link(bit)}
    looks = {number: look for look, number in coder.numbers.items() if isinstance(look, tuple)}
    links = frozenset(number for number, look in looks.items() if look in linked)
    return Coded(_text(coder.parts, coder.protected), coder.base, looks, links, coder.things, tuple(coder.bits))


@dataclass(slots=True)
class _Coder:
    """Puts a sentence together, bit by bit; `position` is the place in the file behind what it has."""

    base: Look
    free: int
    position: int
    look: Look = ()
    numbers: dict[Look | str, int] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    protected: list[Span] = field(default_factory=list)
    length: int = 0
    things: dict[str, Bit] = field(default_factory=dict)
    bits: list[tuple[Bit, Look, str]] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.look = self.base

    def add_text(self, bit: Bit, look: Look) -> None:
        self.change_look(look, bit.span.start)
        self._add(Part(bit.text, bit.span.start, len(bit.span)), _is_locked(bit))
        self.bits.append((bit, look, ""))

    def change_look(self, look: Look, place: int) -> None:
        """Close the code that is open and open the one for `look`; `place` is where what follows stands."""
        if look == self.look:
            return
        for mark, one in (("</{}>", self.look), ("<{}>", look)):
            if one != self.base:
                self._add(Part(mark.format(self._number(one)), self.position, place - self.position), True)
        self.look = look

    def add_thing(self, bit: Bit, is_half: bool) -> None:
        if is_half:
            self.change_look(self.base, bit.span.start)
        code = self._code(bit, is_half)
        self.things.setdefault(code, bit)
        self._add(Part(code, bit.span.start, len(bit.span)), True)
        self.bits.append((bit, self.look, code))

    def _code(self, bit: Bit, is_half: bool) -> str:
        if is_half and bit.kind is Kind.CLOSING:
            return f"</{self.opened.pop()}>"
        number = self._number(bit.text if bit.kind is Kind.SPACE else f"{bit.span.start}")
        if is_half:
            self.opened.append(number)
            return f"<{number}>"
        return f"<{number}/>"

    def _number(self, what: Look | str) -> int:
        return self.numbers.setdefault(what, self.free + len(self.numbers))

    def _add(self, part: Part, is_protected: bool) -> None:
        if is_protected:
            self.protected.append(Span(self.length, self.length + len(part.value)))
        self.parts.append(part)
        self.length += len(part.value)
        self.position = part.file_start + part.file_length


def _is_locked(bit: Bit) -> bool:
    """Whether the innermost element that says so says that it is not to be translated."""
    return next((frame.is_locked for frame in reversed(bit.path) if frame.is_locked is not None), False)


def _is_link(bit: Bit) -> bool:
    return any(frame.is_link for frame in bit.path)


def _looks(bits: Sequence[Bit], base: Look) -> Iterator[Look]:
    """How each bit looks in the text with codes: a single space looks as what is around it."""
    before = base
    for bit, after in zip(bits, (*bits[1:], None), strict=True):
        look = look_of(bit.path)
        if bit.kind is not Kind.TEXT:
            yield before
            continue
        if bit.text == " " and after is not None and after.kind is Kind.TEXT:
            behind = look_of(after.path)
            look = look if look in (before, base, behind) else base if base == behind else before
        before = look
        yield look


def _whole_pairs(bits: Iterable[Bit]) -> frozenset[int]:
    """Where the halves stand that have their other half among the bits."""
    opened: list[int] = []
    found: set[int] = set()
    for bit in bits:
        if bit.kind is Kind.OPENING:
            opened.append(bit.span.start)
        elif bit.kind is Kind.CLOSING and opened:
            found |= {opened.pop(), bit.span.start}
    return frozenset(found)


def _free_number(bits: Iterable[Bit]) -> int:
    """The first number that no code has that stands in the text itself."""
    text = "".join(bit.text for bit in bits if bit.kind is Kind.TEXT)
    return max((int(code[1]) for code in _LITERAL.finditer(text)), default=0) + 1 if "<" in text else 1


def _text(parts: Sequence[Part], protected: Sequence[Span]) -> Text:
    text = text_of(parts)
    return replace(text, protected=merged((*protected, *protected_spans(blanked(text.value, protected)))))
