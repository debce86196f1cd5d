"""Finds terms of several words that other words stand between (color and other revolutions)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator.glossary.entries import Entry
from glossator.glossary.found import RANK, How, Match, Reading
from glossator.glossary.sentence import Sentence
from glossator.glossary.words import Words

__all__ = ["found_apart"]


def found_apart(sentence: Sentence, known: Words, concept_id: str, gap: int) -> Iterator[Match]:
    """The terms of one concept with up to `gap` words, but no marks, between two of their words."""
    for place, word in enumerate(sentence.words):
        if word.longer and concept_id in word.longer:
            words = [one.text for one in sentence.words]
            for entry in word.longer[concept_id]:
                places = _around(entry, known, words, place, gap)
                how = _how(entry, known, sentence, places) if places else None
                if how is How.GAP:
                    reading = Reading.of(entry.concept, entry.term, how)
                    yield sentence.match((reading, places[0], places[-1], ()))


def _around(entry: Entry, known: Words, words: Sequence[str], place: int, gap: int) -> list[int]:
    """Where the entry's words stand if its anchor stands at `place`; nowhere if one is missing."""
    places = [place]
    for number in range(entry.anchor - 1, -1, -1):
        places.insert(0, _next(entry, number, known, words, places[0], -1, gap))
        if not places[0]:
            return []
    for number in range(entry.anchor + 1, len(entry.words)):
        places.append(_next(entry, number, known, words, places[-1], 1, gap))
        if not places[-1]:
            return []
    return places


def _next(entry: Entry, number: int, known: Words, words: Sequence[str], place: int, step: int, gap: int) -> int:
    """Where the entry's word `number` stands next to `place`, an article or up to `gap` words on; 0 if nowhere."""
    at = place + step
    if known.is_article(words[at]) and not known.is_article(entry.words[number]):
        at += step
    for candidate in range(at, at + step * (gap + 1), step):
        if not words[candidate]:
            return 0
        if known.recognised(entry, number, words[candidate]):
            return candidate
        if not words[candidate][0].isalnum():
            return 0
    return 0


def _how(entry: Entry, known: Words, sentence: Sentence, places: Sequence[int]) -> How | None:
    """How the words at `places` are recognised as the entry; None if one is only a part of a compound."""
    hows = [known.recognised(entry, number, sentence.words[at].text) for number, at in enumerate(places)]
    if None in hows or How.COMPOUND in hows:
        return None
    between = set(range(places[0], places[-1])).difference(places)
    if any(not sentence.words[at].is_article for at in between):
        hows.append(How.GAP)
    return max(filter(None, hows), key=RANK.__getitem__)
