"""Edits of a text between codes that stay where they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from glossator.formats.format import cut
from glossator.model import Edit, Piece, Span, Text

__all__ = ["difference", "gaps", "place_of", "without"]

# An unchanged "&" or "<" that the characters after it could make a reference or a tag of.
_GLUE = re.compile(r"[&<][^\s&<]{0,32}\Z")


def gaps(value: str, codes: Iterable[Span]) -> Iterator[tuple[Span, str]]:
    """What stands before, between and behind the codes, which are in order.

    >>> [text for _, text in gaps("a<b>c", [Span(1, 4)])]
    ['a', 'c']
    """
    position = 0
    for code in codes:
        yield Span(position, code.start), value[position : code.start]
        position = code.end
    yield Span(position, len(value)), value[position:]


def difference(
    before: Text,
    span: Span,
    value: str,
    escape: Callable[[str], str] = str,
    units: Callable[[str], Iterable[str]] = list,
) -> Iterator[Edit]:
    """The edit that makes `value` of `span`, no more than what differs; a unit is replaced as a whole."""
    old, new = list(units(before.value[span.start : span.end])), list(units(value))
    if old == new:
        return
    rest = min(len(old), len(new))
    first = next((number for number in range(rest) if old[number] != new[number]), rest)
    last = next((number for number in range(rest - first) if old[-1 - number] != new[-1 - number]), rest - first)
    same = "".join(old[:first])
    glue = _GLUE.search(same[-34:])
    start = len(same) - (len(glue.group()) if glue else 0)
    end = sum(map(len, new[len(new) - last :]))
    place = place_of(before, Span(span.start + start, span.end - end))
    yield Edit(place, escape(value[start : len(value) - end]))


def place_of(text: Text, span: Span) -> Span:
    """Where the characters stand; nothing stands behind the character before it."""
    if len(span) == 0 and span.start:
        last = text.to_file(Span(span.start - 1, span.start)) or Span(0, 0)
        return Span(last.end, last.end)
    place = text.to_file(span)
    return Span(0, 0) if place is None else place


def without(text: Text, spans: Iterable[Span]) -> Text:
    """A text of which some characters, in order, are not shown; it has no protected spans.

    >>> without(Text.at("a (b) c", 10), [Span(1, 5)]).to_file(Span(1, 3))
    Span(start=15, end=17)
    """
    values: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for span, value in gaps(text.value, spans):
        if value:
            shown = cut(text, span).pieces
            pieces += [Piece(one.start + length, one.length, one.file_start, one.file_length) for one in shown]
        values.append(value)
        length += len(value)
    return Text("".join(values), (), tuple(pieces))
