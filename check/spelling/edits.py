"""The words that are one slip of the pen away from another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import lru_cache

__all__ = ["Slip", "near_words", "skeleton"]

_VOWELS = frozenset("aeiouyаеиоуыэюяіє")
_DOUBLED = re.compile(r"(.)\1+")


class Slip(IntEnum):
    """What may have happened to a letter, the likeliest first where a dictionary has several words nearby."""

    SWAPPED = 0
    DOUBLED = 1
    LOST = 2
    ADDED = 3
    CHANGED = 4


def near_words(word: str, letters: str, is_word: Callable[[str], bool]) -> dict[str, Slip]:
    """The words of a dictionary that one slip makes `word` of, likeliest first; `letters` are those of the language.

    >>> near_words("hte", "abcdefgh", {"the", "he", "hate"}.__contains__)
    {'the': <Slip.SWAPPED: 0>, 'hate': <Slip.LOST: 2>, 'he': <Slip.ADDED: 3>}
    """
    found: dict[str, Slip] = {}
    for slip, candidate in _edits(word, letters):
        if candidate not in found and candidate != word and is_word(candidate):
            found[candidate] = slip
    return found


def _edits(word: str, letters: str) -> Iterator[tuple[Slip, str]]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from ((Slip.SWAPPED, f"{left}{right[1]}{right[0]}{right[2:]}") for left, right in cuts if len(right) > 1)
    yield from ((Slip.DOUBLED, f"{left}{right[0]}{right}") for left, right in cuts if right)
    yield from ((Slip.DOUBLED, left + right[1:]) for left, right in cuts if right and left[-1:] == right[0])
    yield from ((Slip.LOST, f"{left}{letter}{right}") for left, right in cuts for letter in letters)
    yield from ((Slip.ADDED, left + right[1:]) for left, right in cuts if right)
    yield from ((Slip.CHANGED, f"{left}{letter}{right[1:]}") for left, right in cuts if right for letter in letters)


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """The consonants of a lower-case word, doubled ones once: what is left of it in most misspellings.

    >>> skeleton("relitavely") == skeleton("relatively"), skeleton("successful")
    (True, 'scsfl')
    """
    plain = unicodedata.normalize("NFD", _DOUBLED.sub(r"\1", word))
    return "".join(letter for letter in plain if letter.isalpha() and letter not in _VOWELS)
