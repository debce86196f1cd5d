"""The terms and names of texts in one language, as they are counted."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from glossator.glossary.concept import Kind
from glossator.glossary.extract_found import Found, dictionary_form, shown
from glossator.glossary.extract_names import is_headline, names_in
from glossator.glossary.extract_numbers import Numbering
from glossator.glossary.extract_phrases import BREAK, Phrase, c_values, frequent_phrases, places_in
from glossator.glossary.extract_words import Unit, WordReader, surface, word_reader, written
from glossator.languages.language import Language, language_for
from glossator.languages.light_words import light_words
from glossator.model import Text

__all__ = ["Side"]

# A word that stands before an article so often, and not oftener behind one, is a verb.
_VERB = 0.15
# One that stands so seldom alone behind an article, or what links nouns, is none.
_NOUN = 0.03
# Where there are no articles: a word that stands so seldom without another beside it may be an adjective.
_FREE = 0.3
_HALF = 0.5
# A lone word that a dictionary has is rather an everyday word.
_EVERYDAY = 0.25


class _Read(NamedTuple):
    segment: int
    text: Text


class Side:
    """Texts in one language, with the numbers of their segments; of the words are kept but numbers."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.language: Language = language_for(code)
        self._reader: WordReader = word_reader(self.language)
        self._numbering = Numbering(self._reader)
        self._before: Counter[str] = Counter()
        self._behind: Counter[str] = Counter()
        self._read: list[_Read] = []
        self._texts: list[array[int]] = []

    def add(self, segment: int, text: Text) -> None:
        """Take in a text."""
        self._read.append(_Read(segment, text))
        chunks = self._reader.chunks(shown(text))
        self._note_articles([unit for chunk in chunks for unit in self._reader.units[chunk]])
        self._texts.append(self._numbering.text(chunks))

    def terms(self, minimum: int) -> list[Found]:
        """The terms that stand there `minimum` times, the weightiest first."""
        counts = frequent_phrases(self._texts, minimum)
        verbs, nouns, ending = self._verbs(counts), self._nouns(counts), self._numbering.ending
        found = {
            phrase: Found(Kind.TERM, len(phrase), score)
            for phrase, score in c_values(counts).items()
            if score > 0 and phrase[-1] in ending and verbs.isdisjoint(phrase)
        }
        for (segment, text), words in zip(self._read, self._texts, strict=True):
            self._note_phrases(segment, text, words, found)
        return _ranked(one for phrase, one in found.items() if self._is_term(phrase, one, nouns))

    def names(self, minimum: int) -> list[Found]:
        """The names that stand there `minimum` times, the commonest first."""
        found: dict[tuple[str, ...], Found] = {}
        for segment, text in self._read:
            units = [unit for chunk in shown(text).split() for unit in self._reader.units[chunk]]
            for first, last in names_in(units, self.language):
                run = units[first : last + 1]
                key = tuple(unit.key or unit.text.lower() for unit in run)
                one = found.setdefault(key, Found(Kind.NAME, len(run)))
                one.note(written([unit.text for unit in run], self.language), segment)
                one.quote(text, run[0].text)
        for one in found.values():
            one.text, one.score = one.surfaces.most_common(1)[0][0], float(one.count)
        return _ranked(one for key, one in found.items() if one.count >= minimum and not _is_part(key, one, found))

    def _note_articles(self, units: Sequence[Unit]) -> None:
        articles = self.language.articles
        before_nouns = articles | light_words(self.language).linking
        for before, unit, behind in zip(units, units[1:], [*units[2:], None], strict=False):
            if before.key and unit.text in articles:
                self._before[before.key] += 1
            elif unit.key and before.text in before_nouns and not (behind and behind.key):
                self._behind[unit.key] += 1

    def _verbs(self, counts: Mapping[Phrase, int]) -> set[int]:
        numbered = ((self._numbering.numbers[word], word, times) for word, times in self._before.items())
        return {
            number
            for number, word, times in numbered
            if times > self._behind[word] and times >= _VERB * counts.get((number,), times)
        }

    def _nouns(self, counts: Mapping[Phrase, int]) -> set[int] | None:
        """The words that have been seen alone where nouns stand; None where the texts show no such place."""
        numbered = ((self._numbering.numbers[word], times) for word, times in self._behind.items())
        return {number for number, times in numbered if times >= _NOUN * counts.get((number,), 0)} or None

    def _note_phrases(self, segment: int, text: Text, words: array[int], found: dict[Phrase, Found]) -> None:
        places = [(start, phrase) for start, phrase in places_in(words, found)]
        if not places:
            return
        chunks = self._reader.chunks(shown(text))
        units = [unit for chunk in chunks for unit in self._reader.units[chunk]]
        told = not is_headline(units) and not self.language.noun_capitals
        line = [placed for run in self._reader.runs(chunks) for placed in (None, *run)][1:]
        for start, phrase in places:
            run = [placed for placed in line[start : start + len(phrase)] if placed]
            one, begins = found[phrase], run[0].chunk == 0
            one.note(surface(run, self.language), segment)
            one.begun += begins
            one.capitals += told and not begins and all(placed.unit.text[0].isupper() for placed in run)
            one.free += _stands_free(words, start)
            one.quote(text, run[0].unit.text)

    def _is_term(self, phrase: Phrase, one: Found, nouns: set[int] | None) -> bool:
        """Whether a phrase is more than a name or an everyday word; its text is settled."""
        one.text = dictionary_form(one, self.language)
        if one.text.isupper() and len(phrase) == 1:
            one.kind = Kind.ACRONYM
            return True
        if one.capitals >= _HALF * (one.count - one.begun) > 0 or len(one.text) < 2:
            return False
        if len(phrase) > 1:
            return True
        is_everyday = self.language.knows(one.text)
        one.score *= _EVERYDAY if is_everyday else 1.0
        if nouns is None:
            return one.free >= _FREE * one.count
        return phrase[0] in nouns or not is_everyday


def _is_part(key: tuple[str, ...], one: Found, names: Mapping[tuple[str, ...], Found]) -> bool:
    """Whether a name is but what is left of a longer one at the beginning of sentences."""
    longer = (other.count for long, other in names.items() if len(long) > len(key) and long[-len(key) :] == key)
    return max(longer, default=0) >= one.count


def _stands_free(words: array[int], place: int) -> bool:
    before = place == 0 or words[place - 1] == BREAK
    return before and (place + 1 == len(words) or words[place + 1] == BREAK)


def _ranked(found: Iterator[Found] | list[Found]) -> list[Found]:
    return sorted(found, key=lambda one: (-one.score, one.text))
