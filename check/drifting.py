"""Finds the terms of sources that translations render in several ways, each place by one of them."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple

from glossator.check.alike import alike
from glossator.glossary.extract_numbers import Numbering
from glossator.glossary.extract_pairs import log_likelihood
from glossator.glossary.extract_phrases import BREAK, Phrase, c_values, frequent_phrases, phrases_in
from glossator.glossary.extract_words import Placed, word_reader
from glossator.languages.language import Language

__all__ = ["LEAST_SEGMENTS", "Drift", "Rendering", "Side", "drifts", "numbered", "places_of"]

# A rendering counts from so many places, and so large a share of the term's, on.
_FEWEST, _LEAST_SHARE = 3, 0.1
# In fewer segments no two renderings stand apart so often.
LEAST_SEGMENTS = 2 * _FEWEST - 1
# Two renderings that stand together oftener are parts of one.
_TOGETHER = 0.1
# A rendering stands for the term in at least half of its places.
_OWN = 0.5
# The renderings must explain so much of the term's places.
_EXPLAINED = 0.7
# Chi-square with one degree of freedom: one chance in a hundred; much more than chance is asked below.
_NO_CHANCE = 6.63
_LENGTH_WEIGHT = 0.25
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Side:
    """The texts of one side: their words by number, and what the numbers stand for."""

    language: Language
    texts: Sequence[array[int]]
    words: Sequence[str]
    ending: frozenset[int]


class Rendering(NamedTuple):
    """A phrase of the target's words by number, and the numbers of the segments where it renders the term."""

    phrase: Phrase
    segments: tuple[int, ...]


class Drift(NamedTuple):
    """A term of the source's words by number, and its renderings, the commonest first."""

    term: Phrase
    renderings: tuple[Rendering, ...]


def numbered(lines: Iterable[Sequence[str]], language: Language) -> Side:
    """The texts, given as chunks, with numbers for words."""
    numbering = Numbering(word_reader(language))
    texts = list(map(numbering.text, lines))
    return Side(language, texts, numbering.words, numbering.ending)


def drifts(source: Side, target: Side) -> Iterator[Drift]:
    """The terms with competing renderings, the longest first."""
    terms = _postings(source, 2 * _FEWEST)
    weights = c_values({phrase: len(segments) for phrase, segments in terms.items()})
    wanted = [phrase for phrase in terms if weights[phrase] > 0 and _is_unusual(phrase, source)]
    if not wanted:
        return
    texts = _Texts(source, target, terms, _postings(target, _FEWEST))
    for phrase in sorted(wanted, key=lambda one: (-len(one), -len(terms[one]), one)):
        renderings = texts.competing(phrase)
        if len(renderings) > 1:
            yield Drift(phrase, renderings)


def _is_unusual(phrase: Phrase, side: Side) -> bool:
    """Whether a phrase may be a term that means one thing: of several words, or of one that no dictionary has."""
    word = side.words[phrase[0]]
    return len(phrase) > 1 or (side.language.vocabulary is not None and not side.language.knows(word))


def _postings(side: Side, minimum: int) -> dict[Phrase, array[int]]:
    """The numbers of the texts that each frequent phrase stands in."""
    counts = frequent_phrases(side.texts, minimum, _LONGEST)
    found = {phrase: array("i") for phrase in counts if phrase[-1] in side.ending}
    for number, text in enumerate(side.texts):
        for phrase in dict.fromkeys(phrases_in(text, found, _LONGEST)):
            found[phrase].append(number)
    return {phrase: places for phrase, places in found.items() if len(places) >= minimum}


class _Texts:
    """Where terms and renderings stand, and which rendering is nearest to a term."""

    def __init__(
        self, source: Side, target: Side, terms: Mapping[Phrase, array[int]], renderings: Mapping[Phrase, array[int]]
    ) -> None:
        self._source, self._target, self._terms = source, target, terms
        self._total = total = len(source.texts)
        self._phrases = tuple(renderings)
        self._sizes = tuple(map(len, renderings.values()))
        self._renderings_in = _by_segment(renderings.values(), total)
        self._names = tuple(terms)
        self._terms_in = _by_segment(terms.values(), total)
        self._nearest: dict[Phrase, int | None] = {}

    def competing(self, term: Phrase) -> tuple[Rendering, ...]:
        """The renderings that stand for the term, each in other places; fewer than two where it has but one."""
        segments = self._terms[term]
        least = max(_FEWEST, _LEAST_SHARE * len(segments))
        everywhere = self._counted(segments)
        possible = self._possible(everywhere, segments, least)
        found: list[tuple[int, tuple[int, ...]]] = []
        left = tuple(segments)
        while possible and len(left) >= least:
            counts = self._counted(left) if found else everywhere
            fitting = [
                number
                for number in possible
                if counts[number] >= least
                and everywhere[number] - counts[number] <= _TOGETHER * counts[number]
                and not any(self._are_alike(number, other) for other, _ in found)
            ]
            if not fitting:
                break
            best = max(fitting, key=lambda one: (self._strength(counts[one], left, one) * self._fit(one, term), -one))
            places = tuple(place for place in left if best in self._renderings_in[place])
            found.append((best, places))
            left = tuple(place for place in left if best not in self._renderings_in[place])
        if len(found) < 2 or len(left) > (1 - _EXPLAINED) * len(segments):
            return ()
        kept = [one for one in found[1:] if self._is_its_own(one, found[0][1], term)]
        return tuple(Rendering(self._phrases[number], places) for number, places in (found[0], *kept))

    def _possible(self, counts: Mapping[int, int], segments: Sequence[int], least: float) -> list[int]:
        """The renderings that may stand for a term in `segments`, where each of `counts` stands so often."""
        sizes = self._sizes
        own = [number for number, count in counts.items() if count >= least and count >= _OWN * sizes[number]]
        if not _leave_room(map(counts.__getitem__, own), least, len(segments)):
            return []
        return [number for number in own if self._strength(counts[number], segments, number) >= _NO_CHANCE]

    def _counted(self, segments: Iterable[int]) -> Counter[int]:
        return Counter(chain.from_iterable(map(self._renderings_in.__getitem__, segments)))

    def _strength(self, together: int, segments: Sequence[int], number: int) -> float:
        return log_likelihood(together, len(segments), self._sizes[number], self._total)

    def _fit(self, number: int, term: Phrase) -> float:
        """Of renderings equally strong the one as long as the term comes first."""
        one, other = len(self._phrases[number]), len(term)
        return float((min(one, other) / max(one, other)) ** _LENGTH_WEIGHT)

    def _is_its_own(self, one: tuple[int, tuple[int, ...]], first: Sequence[int], term: Phrase) -> bool:
        """Whether neither another term nor what stands beside this one explains the rendering's places."""
        number, places = one
        usual = self._beside(term, first)
        if any(
            times > _OWN * len(places) and usual[neighbour] * len(places) < _OWN * times * len(first)
            for neighbour, times in self._beside(term, places).items()
        ):
            return False
        seen = Counter(chain.from_iterable(map(self._terms_in.__getitem__, places)))
        others = (self._names[other] for other, times in seen.items() if 2 * times >= len(places))
        return not any(set(phrase).isdisjoint(term) and self._renders(phrase, number) for phrase in others)

    def _beside(self, term: Phrase, places: Iterable[int]) -> Counter[tuple[int, int]]:
        """In how many segments each word stands before (-1) or behind (1) the term."""
        found = Counter[tuple[int, int]]()
        for place in places:
            words = tuple(self._source.texts[place])
            here = set()
            for start in range(len(words) - len(term) + 1):
                if words[start : start + len(term)] == term:
                    here |= {(-1, word) for word in words[max(0, start - 1) : start]}
                    here |= {(1, word) for word in words[start + len(term) :][:1]}
            found.update(beside for beside in here if beside[1] != BREAK)
        return found

    def _renders(self, term: Phrase, number: int) -> bool:
        """Whether the term's nearest rendering has a word of this one."""
        if term not in self._nearest:
            counts, sizes, size = self._counted(self._terms[term]), self._sizes, len(self._terms[term])
            # Dice's coefficient, or half of it.
            scores = [count / (size + sizes[one]) for one, count in counts.items()]
            best = max(scores, default=0.0)
            equals = (one for one, score in zip(counts, scores, strict=True) if score == best)
            self._nearest[term] = min(equals, default=None)
        nearest = self._nearest[term]
        return nearest is not None and not set(self._phrases[nearest]).isdisjoint(self._phrases[number])

    def _are_alike(self, one: int, other: int) -> bool:
        first, second = ([self._target.words[word] for word in self._phrases[number]] for number in (one, other))
        return alike(first, second, self._target.language)


def _leave_room(counts: Iterable[int], least: float, total: int) -> bool:
    """Whether two of the renderings that stand so often in `total` places may hardly ever stand together."""
    rarest = nsmallest(2, counts)
    return len(rarest) == 2 and rarest[0] + max(least, rarest[1] / (1 + _TOGETHER)) <= total


def _by_segment(postings: Iterable[array[int]], total: int) -> list[list[int]]:
    """The numbers of the phrases that stand in each segment."""
    found: list[list[int]] = [[] for _ in range(total)]
    for number, places in enumerate(postings):
        for place in places:
            found[place].append(number)
    return found


def places_of(phrase: Phrase, chunks: Sequence[str], side: Side) -> Iterator[list[Placed]]:
    """Where a phrase stands in a text given as chunks."""
    wanted = [side.words[number] for number in phrase]
    for run in word_reader(side.language).runs(chunks):
        keys = [placed.unit.key for placed in run]
        for start in range(len(keys) - len(wanted) + 1):
            if keys[start : start + len(wanted)] == wanted:
                yield run[start : start + len(wanted)]
