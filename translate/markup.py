"""Markup around words: taken off before a sentence is translated, and put around the same words afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from glossator.model import Edit, Span, Text, apply_edits

__all__ = ["Find", "Lifted", "Pair", "lift", "put_back"]

# No sentence has more markup; looking for pairs takes time that grows with the square.
_MOST = 200

Find = Callable[[str, str], Span | None]
"""Where the translation of a phrase stands in a translation."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Opening and closing markup and the words between."""

    opening: str
    phrase: str
    closing: str


@dataclass(frozen=True, slots=True)
class Lifted:
    """A text without the markup that opens and closes around words; inner pairs come before outer ones."""

    text: Text
    pairs: tuple[Pair, ...]


def lift(text: Text) -> Lifted | None:
    """`text` without paired markup; None where it has none, or too many.

    >>> lift(Text("a *new* deal", (Span(2, 3), Span(6, 7)))).text.value
    'a new deal'
    """
    if len(text.protected) > _MOST:
        return None
    begun: list[Span] = []
    found: list[tuple[Span, Span]] = []
    rest: list[Span] = []
    for span in sorted(text.protected):
        value = text.value[span.start : span.end]
        place = next((at for at, one in reversed(list(enumerate(begun))) if _closes(_cut(text, one), value)), None)
        if place is not None:
            found.append((begun[place], span))
            rest += begun[place + 1 :]
            del begun[place:]
        else:
            (begun if _opens(value) else rest).append(span)
    rest += begun
    if not found:
        return None
    gone = sorted(span for pair in found for span in pair)
    bare = apply_edits(text.value, [Edit(span, "") for span in gone])
    protected = tuple(Span(_moved(span.start, gone), _moved(span.end, gone)) for span in sorted(rest))
    pairs = tuple(
        Pair(_cut(text, first), bare[_moved(first.end, gone) : _moved(last.start, gone)], _cut(text, last))
        for first, last in found
    )
    return Lifted(Text(bare, protected), pairs)


def put_back(translation: Text, pairs: tuple[Pair, ...], find: Find) -> Text | None:
    """`translation` with each pair around the translation of its phrase; None where one is not found or they cross."""
    marks: list[tuple[int, int, str]] = []
    spans: list[Span] = []
    for rank, pair in enumerate(pairs):
        span = find(pair.phrase, translation.value)
        if span is None or any(_cross(span, other) for other in spans):
            return None
        spans.append(span)
        # At one place what ends comes before what begins, inner ends first, outer beginnings first.
        marks += [(span.start, len(pairs) - rank, pair.opening), (span.end, rank - len(pairs), pair.closing)]
    value, protected, position = "", [], 0
    for place, _, mark in sorted(marks):
        value += translation.value[position:place]
        protected.append(Span(len(value), len(value) + len(mark)))
        value, position = value + mark, place
    kept = [Span(_pushed(span.start, marks), _pushed(span.end - 1, marks) + 1) for span in translation.protected]
    return Text(value + translation.value[position:], tuple(sorted((*protected, *kept))))


def _opens(value: str) -> bool:
    """Whether markup begins something: `**`, `[`, `<b>`; placeholders and single tags do not."""
    return value == "[" or bool(re.fullmatch(r"([*_~])\1{0,2}|<[A-Za-z][^<>]*(?<!/)>", value))


def _closes(opening: str, value: str) -> bool:
    if opening == "[":
        return value.startswith("]")
    if opening.startswith("<"):
        return value == "</" + re.split(r"[\s>]", opening[1:], maxsplit=1)[0] + ">"
    return value == opening


def _cut(text: Text, span: Span) -> str:
    return text.value[span.start : span.end]


def _moved(place: int, gone: list[Span]) -> int:
    return place - sum(len(span) for span in gone if span.end <= place)


def _pushed(place: int, marks: list[tuple[int, int, str]]) -> int:
    return place + sum(len(mark) for where, _, mark in marks if where <= place)


def _cross(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not one.contains(other) and not other.contains(one)
