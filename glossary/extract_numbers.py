"""Texts as arrays of numbers: one for all forms of a word, `BREAK` for what parts words."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from glossator.glossary.extract_phrases import BREAK
from glossator.glossary.extract_words import WordReader
from glossator.languages.light_words import light_words
from glossator.memo import Memo

__all__ = ["Numbering"]


class Numbering:
    """Numbers the words of texts in one language, in the order in which they are first seen."""

    def __init__(self, reader: WordReader) -> None:
        self.numbers: dict[str, int] = {}
        self._reader = reader
        self._ends = Counter[int]()
        self._codes: Memo[tuple[int, ...]] = Memo(self._learn)
        words = light_words(reader.language)
        # Words that link others have the numbers below that of a break.
        self._linking = {word: BREAK - 1 - place for place, word in enumerate(sorted(words.linking))}
        self._links = {tuple(map(self._linking.__getitem__, link)) for link in words.links}

    @property
    def words(self) -> tuple[str, ...]:
        """The words by their numbers."""
        return tuple(self.numbers)

    @property
    def ending(self) -> frozenset[int]:
        """The words of which most forms may end a term."""
        return frozenset(number for number, often in self._ends.items() if often >= 0)

    def text(self, chunks: Iterable[str]) -> array[int]:
        """A text, given as chunks: the runs of its words, a break between them; what links words is left out."""
        found: list[int] = []
        link: tuple[int, ...] = ()
        for code in chain.from_iterable(map(self._codes.__getitem__, chunks)):
            if code < BREAK:
                link = (*link, code)
                continue
            if found and found[-1] != BREAK and (code == BREAK or (link and link not in self._links)):
                found.append(BREAK)
            if code != BREAK:
                found.append(code)
            link = ()
        return array("i", found)

    def _learn(self, chunk: str) -> tuple[int, ...]:
        codes = []
        for unit in self._reader.units[chunk]:
            if unit.key:
                codes.append(number := self.numbers.setdefault(unit.key, len(self.numbers)))
                self._ends[number] += 1 if unit.ends else -1
            else:
                codes.append(self._linking[unit.text.lower()] if unit.links else BREAK)
        return tuple(codes)
