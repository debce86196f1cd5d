"""What was found of terms in a text, how, and which of it counts where it overlaps."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from operator import eq
from typing import NamedTuple

from glossator.glossary.concept import Concept, Status, Term
from glossator.model import Span

__all__ = ["RANK", "How", "Match", "longest", "reading_order"]


class How(StrEnum):
    """By what a term was recognised, surest first.

    `FORM` differs in case or spelling only, `LEMMA` is an inflected form, `SPLIT` a verb in two parts, `GAP` has other
    words between its own, `COMPOUND` is a longer word that the term is a part of, `STEM` a word that no dictionary
    knows with the term's stem.
    """

    EXACT = "exact"
    FORM = "form"
    LEMMA = "lemma"
    SPLIT = "split"
    GAP = "gap"
    COMPOUND = "compound"
    STEM = "stem"

    @property
    def whole(self) -> bool:
        """Whether the term itself stands in the text, not only a part of another word or something like it."""
        return self not in (How.COMPOUND, How.STEM)


RANK: Mapping[How, int] = {how: rank for rank, how in enumerate(How)}
_CONFIDENCE = {
    How.EXACT: 1.0,
    How.FORM: 1.0,
    How.LEMMA: 0.95,
    How.SPLIT: 0.85,
    How.GAP: 0.8,
    How.COMPOUND: 0.8,
    How.STEM: 0.7,
}
_STATUS_RANK = {status: rank for rank, status in enumerate(Status)}


class Match(NamedTuple):
    """A term in a text.

    `span` is from its first to its last character; `parts` are its pieces where it stands in several, else empty; `how`
    says by what it was recognised.
    """

    concept: Concept
    term: Term
    span: Span
    how: How
    parts: tuple[Span, ...] = ()

    @property
    def confidence(self) -> float:
        """How sure it is, 0..1, that the term is in the text."""
        return _CONFIDENCE[self.how]


def reading_order(match: Match) -> tuple[int, int, int, str]:
    """The key by which matches are sorted: by place, then by status and concept."""
    return match.span.start, match.span.end, _STATUS_RANK[match.term.status], match.concept.id


def longest(found: Sequence[Match], text: str) -> tuple[Match, ...]:
    """Of matches in reading order those that lie in no longer one, in reading order.

    Those of several concepts for one span are all kept, of one concept the one written most like the text.
    """
    kept: list[Match] = []
    for cluster in _clusters(found):
        kept += cluster if len(cluster) == 1 else sorted(_closest(_longest(cluster), text), key=reading_order)
    return tuple(kept)


def _clusters(found: Iterable[Match]) -> list[list[Match]]:
    """Runs of matches of which each overlaps one before it."""
    clusters: list[list[Match]] = []
    end = -1
    for match in found:
        if match.span.start < end:
            clusters[-1].append(match)
            end = max(end, match.span.end)
        else:
            clusters.append([match])
            end = match.span.end
    return clusters


def _longest(found: Iterable[Match]) -> list[Match]:
    starts: list[int] = []
    kept: dict[int, list[Match]] = {}
    for match in sorted(found, key=lambda match: (-len(match.span), match.span.start, RANK[match.how])):
        place = bisect_right(starts, match.span.start)
        near = (other for start in starts[max(0, place - 1) : place + 1] for other in kept[start])
        rivals = [other for other in near if other.span.overlaps(match.span)]
        if not rivals:
            insort(starts, match.span.start)
        if all(other.span == match.span and other.how == match.how for other in rivals):
            kept.setdefault(match.span.start, []).append(match)
    return [match for matches in kept.values() for match in matches]


def _closest(found: list[Match], text: str) -> list[Match]:
    """Of several terms of one concept for one span only the one written most like the text (colour, color)."""
    if len({match.span for match in found}) == len(found):
        return found
    best: dict[tuple[str, Span], Match] = {}
    for match in found:
        key = match.concept.id, match.span
        if key not in best or _likeness(match, text) > _likeness(best[key], text):
            best[key] = match
    return list(best.values())


def _likeness(match: Match, text: str) -> int:
    return sum(map(eq, match.term.text.casefold(), text[match.span.start : match.span.end].casefold()))
