"""A text as words, and where in it the terms of a glossary stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, chain

from glossator.glossary.forms import LIGHT
from glossator.glossary.found import Match, Sighting
from glossator.glossary.longest import longest, reading_order
from glossator.glossary.words import EDGE, Words
from glossator.model import Span

__all__ = ["Sentence"]

# What may have opened a quotation that a mark closes, and where a mark opens one: before a word, behind none.
_OPENING = {"”": "“", "’": "‘", "“": "„", "‘": "‚", "»": "«", "«": "»", '"': '"', "'": "'"}
_OPENING_MARK = re.compile(r"""(?<!\w)[“‘„‚«»"'](?=\w)""")
_CHUNK = re.compile(r"\S+")


class Sentence:
    """A text in words, of which the first and the last are its edges, and the terms in it.

    `sightings` are the terms in no order, `readings` the same without their places, `traits` all that these have: of
    most texts no more is asked.
    """

    def __init__(self, text: str, known: Words) -> None:
        self.text = text
        self._known = known
        self._chunks = self._cut()
        self._pieces = [*map(known.of_piece.__getitem__, self._chunks)]
        self.words = [EDGE, *chain.from_iterable(self._pieces), EDGE]
        self.sightings = self._seen()
        self.readings = [sighting[0] for sighting in self.sightings]
        self.traits = {trait for reading in self.readings for trait in reading.traits}

    @cached_property
    def overlapping(self) -> list[Sighting]:
        """The sightings in reading order."""
        return sorted(self.sightings, key=reading_order)

    @cached_property
    def longest(self) -> list[Sighting]:
        """Those that lie in no longer one, in reading order."""
        return longest(self.overlapping, lambda sighting: self.text[slice(*self.bounds(sighting))])

    def match(self, sighting: Sighting) -> Match:
        """A sighting with its place in the text."""
        reading, _, _, parts = sighting
        spans = tuple(Span(*self._bounds(place)) for place in parts) if parts else ()
        return Match(reading.concept, reading.term, Span(*self.bounds(sighting)), reading.how, spans)

    def bounds(self, sighting: Sighting) -> tuple[int, int]:
        """Where a sighting begins and ends in the text."""
        _, first, last, parts = sighting
        start, end = self._bounds(first)
        if last != first:
            _, end = self._bounds(last)
        return (start, end) if parts else _with_closing_quote(self.text, start, end)

    def _cut(self) -> list[str]:
        if self._known.is_empty:
            return []
        language = self._known.language
        return self.text.split() if language.spaced else [token.text for token in language.tokenize(self.text)]

    def _seen(self) -> list[Sighting]:
        words, language = self.words, self._known.language
        found: list[Sighting] = []
        reached = [(word.onward, place, place) for place, word in enumerate(words) if word.onward is not None]
        # Grows while it is gone through: with their neighbours words may be more.
        for onward, first, last in reached:
            if onward.whole:
                found += [(reading, first, last, ()) for reading in onward.whole]
            for side, known in onward.beside:
                at = last + 1 if side > 0 else first - 1
                neighbour = words[at]
                key = f"{neighbour.text} {words[at + side].text}" if neighbour.is_article else neighbour.text
                for count, further in known[key]:
                    reached.append((further, first, last + count) if side > 0 else (further, first - count, last))
        if language.separated is not None and any(word.is_separable for word in words):
            found += self._separated()
        cuts_word = language.cuts_word
        if cuts_word:
            found = [sighting for sighting in found if not cuts_word(self.text, *self.bounds(sighting))]
        return found

    def _separated(self) -> list[Sighting]:
        """The verbs of one-word terms that stand in two parts."""
        language = self._known.language
        tokens = language.tokenize(self.text)
        numbers = [*accumulate((token.text not in LIGHT for token in tokens), initial=0)][1:]
        found: list[Sighting] = []
        for verb in language.separated(tokens) if language.separated else ():
            parts = tuple(numbers[at] for at in verb.tokens)
            found += [(reading, parts[0], parts[-1], parts) for reading in self._known.verbs(verb.lemma)]
        return found

    def _bounds(self, place: int) -> tuple[int, int]:
        """Where a word begins and ends in the text."""
        firsts, offsets = self._grid
        number = bisect_right(firsts, place) - 1
        start, end = self._known.bounds_in[self._chunks[number]][place - firsts[number]]
        offset = offsets[number] + number
        return offset + start, offset + end

    @cached_property
    def _grid(self) -> tuple[list[int], list[int]]:
        """For each piece the number of its first word, and how many characters stand before, but for one a piece."""
        return [*accumulate(map(len, self._pieces), initial=1)], self._before()

    def _before(self) -> list[int]:
        chunks = self._chunks
        if not self._known.language.spaced:
            return [token.start - number for number, token in enumerate(self._known.language.tokenize(self.text))]
        lengths = [*accumulate(map(len, chunks), initial=0)]
        # Nearly always one space stands between two.
        if lengths[-1] + len(chunks) == len(self.text) + 1:
            return lengths
        return [match.start() - number for number, match in enumerate(_CHUNK.finditer(self.text))]


def _with_closing_quote(text: str, start: int, end: int) -> tuple[int, int]:
    """From `start` to `end`, one more where a quotation mark opens inside and closes right behind."""
    opening = _OPENING.get(text[end : end + 1])
    if opening is not None and any(mark in opening for mark in text[start:end]):
        open_marks = _OPENING_MARK.findall(text[start:end])
        if len(open_marks) == 1 and open_marks[0] in opening:
            return start, end + 1
    return start, end
