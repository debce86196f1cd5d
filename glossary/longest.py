"""Which of the terms in a text count where they overlap."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from operator import eq

from glossator.glossary.found import Sighting

__all__ = ["longest", "reading_order"]


def reading_order(sighting: Sighting) -> tuple[int, int, tuple[int, str]]:
    """The key by which sightings are sorted: by place, then by status and concept."""
    reading, first, last, _ = sighting
    return first, last, reading.order


def longest(found: Sequence[Sighting], quoted: Callable[[Sighting], str]) -> list[Sighting]:
    """Of sightings in reading order those that lie in no longer one, in reading order.

    Those of several concepts for the same words are all kept, of one concept the one written most like the text, in
    which they stand as `quoted`.
    """
    kept: list[Sighting] = []
    for cluster in _clusters(found):
        if len(cluster) > 1:
            kept += sorted(_closest(_longest(cluster, quoted), quoted), key=reading_order)
        else:
            kept += cluster
    return kept


def _clusters(found: Iterable[Sighting]) -> list[list[Sighting]]:
    """Runs of sightings of which each overlaps one before it."""
    clusters: list[list[Sighting]] = []
    end = -1
    for sighting in found:
        _, first, last, _ = sighting
        if first <= end:
            clusters[-1].append(sighting)
            end = max(end, last)
        else:
            clusters.append([sighting])
            end = last
    return clusters


def _longest(found: Sequence[Sighting], quoted: Callable[[Sighting], str]) -> list[Sighting]:
    first, last = found[0][1], max(last for _, _, last, _ in found)
    widest = [sighting for sighting in found if sighting[2] == last and sighting[1] == first]
    if widest:
        surest = min(reading.rank for reading, *_ in widest)
        return [sighting for sighting in widest if sighting[0].rank == surest]
    return _longest_of_many(found, quoted)


def _longest_of_many(found: Iterable[Sighting], quoted: Callable[[Sighting], str]) -> list[Sighting]:
    """The longest of sightings of which none holds all others: one after the other takes its place."""
    starts: list[int] = []
    kept: dict[int, list[Sighting]] = {}
    for sighting in sorted(found, key=lambda one: (-len(quoted(one)), one[1], one[0].rank)):
        reading, first, last, _ = sighting
        place = bisect_right(starts, first)
        near = (other for start in starts[max(0, place - 1) : place + 1] for other in kept[start])
        rivals = [other for other in near if other[1] <= last and first <= other[2]]
        if not rivals:
            insort(starts, first)
        if all(other[1:3] == (first, last) and other[0].how == reading.how for other in rivals):
            kept.setdefault(first, []).append(sighting)
    return [sighting for sightings in kept.values() for sighting in sightings]


def _closest(found: list[Sighting], quoted: Callable[[Sighting], str]) -> list[Sighting]:
    """Of several terms of one concept for the same words only the one written most like the text (colour, color)."""
    if len({(first, last) for _, first, last, _ in found}) == len(found):
        return found
    best: dict[tuple[str, int, int], Sighting] = {}
    for sighting in found:
        reading, first, last, _ = sighting
        key = reading.concept_id, first, last
        if key not in best or _likeness(sighting, quoted) > _likeness(best[key], quoted):
            best[key] = sighting
    return [*best.values()]


def _likeness(sighting: Sighting, quoted: Callable[[Sighting], str]) -> int:
    return sum(map(eq, sighting[0].term.text.casefold(), quoted(sighting).casefold()))
