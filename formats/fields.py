"""Word's fields, whose parts stand as runs in the text: begin, instruction, separator, result, end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossator.formats.runs import Bit, Kind
from glossator.model import Span

__all__ = ["with_fields"]

# Fields whose result people write, or read as text; Word works out all others (ECMA-376, part 1, 17.16.5).
_OF_TEXT = frozenset({"HYPERLINK", "INDEX", "TOA", "TOC"})
_STATES = ("begin", "separate", "end")


@dataclass(slots=True)
class _Field:
    """A field that has begun with the bit number `first`; `kind` is known at its separator."""

    first: int
    kind: str = ""


def with_fields(bits: Sequence[Bit]) -> tuple[Bit, ...]:
    """The bits with each field as one thing, or as the two halves of one around a result that is text.

    The result of a field that ends in another paragraph is text too.
    """
    if not any(bit.kind is Kind.MARK for bit in bits):
        return tuple(bits)
    found: list[Bit] = []
    opened: list[_Field] = []
    for bit in bits:
        found.append(bit)
        if bit.kind is not Kind.MARK or bit.text not in _STATES:
            continue
        if bit.text == "begin":
            opened.append(_Field(len(found) - 1))
        elif not opened:
            found[-1] = bit._replace(kind=Kind.THING)
        elif bit.text == "separate":
            opened[-1].kind = _instruction(found[opened[-1].first :])
            found[opened[-1].first :] = [_joined(found[opened[-1].first :])]
        else:
            _end(found, opened.pop())
    for field in reversed(opened):
        if not field.kind:
            found[field.first :] = [_joined(found[field.first :])]
    return tuple(_without_marks(found))


def _end(found: list[Bit], field: _Field) -> None:
    if field.kind in _OF_TEXT:
        found[field.first] = found[field.first]._replace(kind=Kind.OPENING)
        found[-1] = found[-1]._replace(kind=Kind.CLOSING)
    else:
        found[field.first :] = [_joined(found[field.first :])._replace(kind=Kind.FIELD)]


def _instruction(bits: Sequence[Bit]) -> str:
    words = "".join(bit.text for bit in bits if bit.kind is Kind.MARK and bit.text not in _STATES).split()
    return words[0].upper() if words else "?"


def _joined(bits: Sequence[Bit]) -> Bit:
    """One thing from the first bit to the last; what closes and opens between them is part of it."""
    span = Span(bits[0].span.start, bits[-1].span.end)
    return Bit(Kind.THING, "", span, bits[0].path, bits[-1].end_path)


def _without_marks(bits: Sequence[Bit]) -> Iterator[Bit]:
    return (bit._replace(kind=Kind.THING) if bit.kind is Kind.MARK else bit for bit in bits)
