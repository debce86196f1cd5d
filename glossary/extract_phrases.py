"""Counts the phrases of one to four words in texts and weighs those that stand inside longer ones.

A text is an array of word numbers with `BREAK` between those that cannot be in one phrase. The weight is the C-value:
Frantzi, Ananiadou and Mima, "Automatic recognition of multi-word terms: the C-value/NC-value method", International
Journal on Digital Libraries 3 (2000), with one added to the logarithm so that single words have a weight too.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import log2

__all__ = ["BREAK", "LONGEST", "Phrase", "c_values", "frequent_phrases", "parts", "phrases_in", "places_in"]

BREAK = -1
LONGEST = 4
# So many different phrases of one length are counted at once, at some 150 bytes each. With more, those seen once so
# far are forgotten (lossy counting, Manku and Motwani 2002).
_MOST = 500_000

Phrase = tuple[int, ...]


def frequent_phrases(texts: Sequence[array[int]], minimum: int, longest: int = LONGEST) -> dict[Phrase, int]:
    """How often each phrase stands in the texts, for those that do `minimum` times.

    A phrase is counted only where the two that it is made of are frequent.

    >>> texts = [array("i", [1, 2, 3, BREAK, 1, 2]), array("i", [1, 2])]
    >>> frequent_phrases(texts, 2)
    {(1,): 3, (2,): 3, (1, 2): 3}
    """
    words = Counter[int]()
    for text in texts:
        words.update(text)
    del words[BREAK]
    level: dict[Phrase, int] = {(word,): count for word, count in words.items() if count >= minimum}
    found = dict(level)
    for length in range(2, longest + 1):
        counts = Counter[Phrase]()
        for text in texts:
            counts.update(_made_of(level, text.tolist(), length))
            if len(counts) > _MOST:
                counts = Counter({phrase: count for phrase, count in counts.items() if count > 1})
        level = {phrase: count for phrase, count in counts.items() if count >= minimum}
        found.update(level)
    return found


def phrases_in(text: array[int], known: Mapping[Phrase, object], longest: int = LONGEST) -> Iterator[Phrase]:
    """The known phrases in a text, the short ones first."""
    words = text.tolist()
    return filter(known.__contains__, chain.from_iterable(_grams(words, length) for length in range(1, longest + 1)))


def places_in(text: array[int], known: Mapping[Phrase, object]) -> Iterator[tuple[int, Phrase]]:
    """The places in a text where known phrases begin, with the phrases."""
    for length in range(1, LONGEST + 1):
        for start, phrase in enumerate(_grams(text.tolist(), length)):
            if phrase in known:
                yield start, phrase


def c_values(counts: Mapping[Phrase, int]) -> dict[Phrase, float]:
    """The C-value of each phrase: its count less the mean count of the longer ones around it, by its length.

    >>> c_values({(1, 2): 5, (1, 2, 3): 3, (3,): 3})[1, 2]
    4.0
    """
    around: defaultdict[Phrase, list[int]] = defaultdict(list)
    for phrase, count in counts.items():
        for part in parts(phrase):
            around[part].append(count)
    return {
        phrase: (1 + log2(len(phrase)))
        * (count - (sum(around[phrase]) / len(around[phrase]) if phrase in around else 0))
        for phrase, count in counts.items()
    }


def parts(phrase: Phrase) -> Iterator[Phrase]:
    """The shorter phrases inside one, each once."""
    every = (phrase[start : start + size] for size in range(1, len(phrase)) for start in range(len(phrase) - size + 1))
    return iter(dict.fromkeys(every))


def _made_of(level: Mapping[Phrase, int], words: list[int], length: int) -> list[Phrase]:
    """The phrases of a length in a text of which the two that are one word shorter are known."""
    known = [*map(level.__contains__, _grams(words, length - 1))]
    return [gram for gram, one, other in zip(_grams(words, length), known, known[1:], strict=False) if one and other]


def _grams(text: list[int], length: int) -> Iterator[Phrase]:
    """Everything of a length in a text, in order."""
    return zip(*(text[start:] for start in range(length)), strict=False)
