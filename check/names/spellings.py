"""Words that are spelled nearly alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

__all__ = ["Spellings", "distance", "near", "shortened"]

_SHORTEST = 4
# From this length on two letters of a word may be wrong.
_LONG = 8


class Spellings:
    """Words, ready to be asked which of them are near another one; false while there are none."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._shortened: defaultdict[str, list[str]] = defaultdict(list)
        self._long: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in words:
            self.add(word)

    def __bool__(self) -> bool:
        return bool(self._shortened)

    def add(self, word: str) -> None:
        """Take in one word."""
        if len(word) < _SHORTEST or not word.isalpha():
            return
        for key in shortened(word):
            self._shortened[key].append(word)
        if len(word) >= _LONG:
            self._long[word[0], len(word)].append(word)

    def near(self, word: str) -> set[str]:
        """The words that are near `word`, without itself."""
        if len(word) < _SHORTEST:
            return set()
        found = {other for key in shortened(word) for other in self._shortened.get(key, ())}
        if len(word) >= _LONG:
            lengths = range(len(word) - 2, len(word) + 3)
            found.update(*(self._long.get((word[0], length), ()) for length in lengths))
        return {other for other in found if near(word, other)}


def near(one: str, other: str) -> bool:
    """Whether one spelling may be a slip of the other: one letter apart, two in words of eight letters and more.

    >>> near("Zinping", "Jinping"), near("Medvednikov", "Medvedev")
    (True, False)
    """
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST or not (one.isalpha() and other.isalpha()) or one == other:
        return False
    allowed = 2 if shorter >= _LONG and one[0] == other[0] else 1
    return distance(one, other) <= allowed


def distance(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or swapped with their neighbour; 3 stands for all above 2."""
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other, score_cutoff=2))


def shortened(word: str) -> tuple[str, ...]:
    """The word and all that is left of it without one letter: two words one slip apart share one of these."""
    return tuple(dict.fromkeys((word, *(word[:at] + word[at + 1 :] for at in range(len(word))))))
