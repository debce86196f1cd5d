"""What the words of a text may be in a glossary, learned word by word from the anchors of terms outward."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from glossator.glossary.concept import Concept, Term
from glossator.glossary.entries import Entry, WordKeys, exactly
from glossator.glossary.forms import LIGHT
from glossator.glossary.found import RANK, How, Reading
from glossator.glossary.postings import Postings
from glossator.languages.language import Language
from glossator.memo import Memo

__all__ = ["EDGE", "Onward", "Word", "Words"]

# As many pairs of a word of a term and one of a text are remembered, at some hundred bytes each.
_MOST_PAIRS = 500_000


@dataclass(frozen=True, slots=True)
class Onward:
    """What words of a text may be: whole terms and, by the neighbour on a side (-1, 1), the beginnings of longer ones.

    The neighbour is given as one word, an article with the word beyond it. What it leads to comes with the number of
    words that are taken in by it.
    """

    whole: tuple[Reading, ...]
    beside: tuple[tuple[int, Memo[tuple[tuple[int, Onward], ...]]], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of texts: what it may be.

    `is_separable` where it may be one part of a verb that stands in two; `longer` are the terms of several words that
    it is the anchor of, by the id of their concept.
    """

    text: str
    is_article: bool = False
    is_separable: bool = False
    onward: Onward | None = None
    longer: Mapping[str, Sequence[Entry]] = field(default_factory=dict)


# Stands before the first and behind the last word of a text.
EDGE = Word("")


class _Part(NamedTuple):
    """An entry of which the words `first` to `last` were recognised, the least sure of them as `how` says."""

    entry: Entry
    first: int
    last: int
    how: How


class Words:
    """The words of texts in one language as those of a glossary's terms, remembered by piece of text and by word.

    Args:
        allowed: the terms of a concept that a text may use.
    """

    def __init__(self, postings: Postings, language: Language, allowed: Callable[[Concept], tuple[Term, ...]]) -> None:
        self.language = language
        self.is_empty = not postings
        self._postings = postings
        self._allowed = allowed
        self._articles = {form for word in language.articles for form in (word, word.capitalize(), word.upper())}
        self._keys = WordKeys(language)
        self._known_pairs: dict[tuple[str, str], How | None] = {}
        self._words: Memo[Word] = Memo(self._word)
        self.of_piece: Memo[tuple[Word, ...]] = Memo(self._of_piece)
        self.bounds_in: Memo[tuple[tuple[int, int], ...]] = Memo(self._bounds_in)

    def verbs(self, lemma: str) -> tuple[Reading, ...]:
        """The verbs with this dictionary form as they are read where they stand in two parts."""
        entries = self._postings.entries((self._keys.fold(lemma),))
        whole = (entry for entry in entries if len(entry.words) == 1 and not entry.case_sensitive)
        return tuple(self._reading(entry, How.SPLIT) for entry in whole)

    def recognised(self, entry: Entry, number: int, word: str) -> How | None:
        """How the text's word is recognised as a word of the entry; None where it is another word."""
        wanted = entry.words[number]
        if word == wanted:
            return How.EXACT
        if entry.case_sensitive:
            return None
        pair = wanted, word
        if pair not in self._known_pairs:
            if len(self._known_pairs) >= _MOST_PAIRS:
                self._known_pairs.clear()
            self._known_pairs[pair] = self._keys.recognised(wanted, word)
        return self._known_pairs[pair]

    def is_article(self, word: str) -> bool:
        """Whether the word may stand between two of a term that does not have it."""
        return word in self._articles

    def _of_piece(self, piece: str) -> tuple[Word, ...]:
        """The words of what stands between two white spaces."""
        tokens = self.language.tokenize(piece)
        return tuple(self._words[token.text] for token in tokens if token.text not in LIGHT)

    def _bounds_in(self, piece: str) -> tuple[tuple[int, int], ...]:
        """Where in it they begin and end."""
        tokens = self.language.tokenize(piece)
        return tuple((token.start, token.end) for token in tokens if token.text not in LIGHT)

    def _word(self, text: str) -> Word:
        of_text = self._keys.of_text[text]
        entries = self._postings.entries((exactly(text), *of_text))
        parts: list[_Part] = []
        longer: dict[str, list[Entry]] = {}
        for entry in entries:
            if len(entry.words) > 1:
                longer.setdefault(entry.concept.id, []).append(entry)
            if entry.wants_capital and not text[:1].isupper():
                continue
            how = self.recognised(entry, entry.anchor, text)
            # A part of a compound is a term of its own, never a word of a longer one.
            if how and (len(entry.words) == 1 or how is not How.COMPOUND):
                parts.append(_Part(entry, entry.anchor, entry.anchor, how))
        is_separable = self.language.separated is not None and self._postings.has_tail(of_text)
        word = Word(text, text in self._articles, is_separable)
        return replace(word, onward=self._onward(parts), longer=longer) if parts else word

    def _onward(self, parts: Iterable[_Part]) -> Onward:
        """What words may be that were recognised as these parts: the words behind them are looked at first."""
        whole: list[Reading] = []
        behind: list[_Part] = []
        before: list[_Part] = []
        for part in parts:
            if part.last + 1 < len(part.entry.words):
                behind.append(part)
            elif part.first:
                before.append(part)
            else:
                whole.append(self._reading(part.entry, part.how))
        beside = [(side, Memo(partial(self._beside, side, some))) for side, some in ((-1, before), (1, behind)) if some]
        return Onward(tuple(whole), tuple(beside))

    def _beside(self, side: int, parts: list[_Part], neighbour: str) -> tuple[tuple[int, Onward], ...]:
        """What the parts become with their neighbour on one side: an article is a word of theirs or stands between."""
        article, _, word = neighbour.rpartition(" ")
        if not word:
            article, word = "", article
        taken: tuple[list[_Part], list[_Part]] = [], []
        for entry, first, last, surest in parts:
            number = last + 1 if side > 0 else first - 1
            between = bool(article) and entry.words[number] not in self._articles
            how = self.recognised(entry, number, word if between or not article else article)
            if how and how is not How.COMPOUND:
                how = max(surest, how, key=RANK.__getitem__)
                taken[between].append(_Part(entry, min(first, number), max(last, number), how))
        return tuple((count, self._onward(some)) for count, some in enumerate(taken, 1) if some)

    def _reading(self, entry: Entry, how: How) -> Reading:
        return Reading.of(entry.concept, entry.term, how, len(self._allowed(entry.concept)) > 1)
