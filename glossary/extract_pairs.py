"""Which phrases of two languages translate each other, told by the segments that they stand in together.

Association is Dice's coefficient where Dunning's log-likelihood ratio ("Accurate methods for the statistics of surprise
and coincidence", Computational Linguistics 19, 1993) says that it is no chance; pairs are then linked one to one, the
best first (competitive linking: Melamed, "Models of translational equivalence among words", Computational Linguistics
26, 2000).
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

__all__ = ["LEAST_DICE", "Link", "best_links", "dice", "log_likelihood"]

# Chi-square with one degree of freedom: one chance in a thousand.
_NO_CHANCE = 10.83
# Two phrases that have no more than half of their places together are no translations.
LEAST_DICE = 0.5
# What is seen together more seldom must never be seen apart, or nearly.
_FEWEST = 3
_NEARLY_ALWAYS = 0.8
# Of links equally strong those between phrases of like length come first.
_LENGTH_WEIGHT = 0.25


class Link(NamedTuple):
    """Two phrases by their numbers, in how many segments they stand together, and their Dice coefficient (0..1)."""

    source: int
    target: int
    together: int
    score: float


def dice(together: int, one: int, other: int) -> float:
    """What share of the places of two phrases they have together.

    >>> dice(3, 4, 4)
    0.75
    """
    return 2 * together / (one + other)


def log_likelihood(together: int, one: int, other: int, total: int) -> float:
    """Dunning's ratio for two phrases of `one` and `other` segments of `total`; 0 where they avoid each other.

    >>> round(log_likelihood(10, 10, 10, 100), 1), log_likelihood(1, 10, 10, 100)
    (65.0, 0.0)
    """
    if together * total <= one * other:
        return 0.0
    cells = (
        (together, one * other),
        (one - together, one * (total - other)),
        (other - together, (total - one) * other),
        (total - one - other + together, (total - one) * (total - other)),
    )
    ratio = 0.0
    for seen, product in cells:
        if seen > 0:
            ratio += seen * log(seen * total / product)
    return 2 * ratio


def best_links(
    sources: Sequence[array[int]],
    targets_in: Sequence[array[int]],
    target_sizes: Sequence[int],
    lengths: tuple[Sequence[int], Sequence[int]],
) -> dict[int, Link]:
    """The link of each source phrase that has one.

    Args:
        sources: the numbers of the segments that each source phrase stands in.
        targets_in: the numbers of the target phrases in each segment.
        target_sizes: in how many segments each target phrase stands.
        lengths: of how many words the source phrases and the target phrases are.
    """
    links = [link for number, places in enumerate(sources) for link in _links(number, places, targets_in, target_sizes)]
    links.sort(key=lambda link: (-_strength(link, lengths), -link.together, link.source, link.target))
    chosen: dict[int, Link] = {}
    taken: set[int] = set()
    for link in links:
        if link.source not in chosen and link.target not in taken:
            chosen[link.source] = link
            taken.add(link.target)
    return chosen


def _strength(link: Link, lengths: tuple[Sequence[int], Sequence[int]]) -> float:
    one, other = lengths[0][link.source], lengths[1][link.target]
    return link.score * float((min(one, other) / max(one, other)) ** _LENGTH_WEIGHT)


def _links(
    number: int, places: array[int], targets_in: Sequence[array[int]], target_sizes: Sequence[int]
) -> Iterator[Link]:
    counts = Counter[int]()
    for place in places:
        counts.update(targets_in[place])
    total = len(targets_in)
    for target, together in counts.items():
        size = target_sizes[target]
        score = dice(together, len(places), size)
        if score < (LEAST_DICE if together >= _FEWEST else _NEARLY_ALWAYS):
            continue
        if log_likelihood(together, len(places), size, total) >= _NO_CHANCE:
            yield Link(number, target, together, score)
