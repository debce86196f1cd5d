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
    """Opening and closing markup and the words between, which are `span` of the text without markup.

    `kept` is what else is protected between the two. Of `times` places where the text has the same words, these are
    number `place`.
    """

    opening: str
    phrase: str
    closing: str
    span: Span
    kept: tuple[str, ...] = ()
    place: int = 0
    times: int = 1


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
    lifted = Text(bare, tuple(Span(_moved(span.start, gone), _moved(span.end, gone)) for span in sorted(rest)))
    spans = [Span(_moved(first.end, gone), _moved(last.start, gone)) for first, last in found]
    pairs = (
        _pair(_cut(text, first), _cut(text, last), lifted, span)
        for (first, last), span in zip(found, spans, strict=True)
    )
    return Lifted(lifted, tuple(pairs))


def _pair(opening: str, closing: str, lifted: Text, span: Span) -> Pair:
    phrase = _cut(lifted, span)
    same = [match.start() for match in re.finditer(rf"(?i)(?<!\w){re.escape(phrase)}(?!\w)", lifted.value)]
    place = same.index(span.start) if span.start in same else 0
    return Pair(opening, phrase, closing, span, _kept(lifted, span), place, max(1, len(same)))


def put_back(translation: Text, pairs: tuple[Pair, ...], find: Find) -> Text | None:
    """`translation` with each pair around the translation of its phrase.

    None where one is not found for sure or is cut, or where they lie in one another in another way than in the source.
    """
    marks: list[tuple[int, int, str]] = []
    spans: list[Span] = []
    for rank, pair in enumerate(pairs):
        span = _place(pair, translation, find)
        if span is None or _kept(translation, span) != pair.kept:
            return None
        if not all(_alike(pair.span, span, *other) for other in zip((one.span for one in pairs), spans, strict=False)):
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


def _place(pair: Pair, translation: Text, find: Find) -> Span | None:
    """Where the phrase of the pair stands; None where it is not there as often as in the source."""
    text, places = translation.value, list[Span]()
    while len(places) <= pair.times and (span := find(pair.phrase, text)):
        places.append(_whole(span, translation))
        text = f"{text[: span.start]}{'|' * len(span)}{text[span.end :]}"
    return sorted(places)[pair.place] if len(places) == pair.times else None


def _whole(span: Span, text: Text) -> Span:
    """`span` with the whole of the protected spans that it cuts."""
    cut = [one for one in text.protected if one.overlaps(span)]
    return Span(min(span.start, *(one.start for one in cut)), max(span.end, *(one.end for one in cut))) if cut else span


def _kept(text: Text, span: Span) -> tuple[str, ...]:
    """The protected spans inside `span`, in the order of the alphabet."""
    return tuple(sorted(_cut(text, one) for one in text.protected if span.contains(one)))


def _alike(source: Span, target: Span, other_source: Span, other_target: Span) -> bool:
    """Whether two spans of the translation lie as those of the source do: one in the other, or apart."""
    if other_source.overlaps(source):
        return target.contains(other_target)
    return not target.overlaps(other_target)


def _opens(value: str) -> bool:
    """Whether markup begins something: `**`, `[`, `<b>`; placeholders and single tags do not."""
    return value == "[" or bool(re.fullmatch(r"([*_~])\1{0,2}|<\w[^<>]*(?<!/)>", value))


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
