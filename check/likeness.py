"""Finds words that are nearly, but not quite, a name of the glossary."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossator.analyze import AnalysedText
from glossator.glossary.concept import Concept, Kind, Term
from glossator.glossary.match import TermIndex
from glossator.languages.language import Language, Token
from glossator.model import Span

__all__ = ["Likeness", "NameIndex", "near"]

# A word alone must be this long: shorter names are too often near another name or word.
_ALONE = 6
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """Words of a text that must mean the name `term`; `suggestion` is the name in the shape of the words."""

    concept: Concept
    term: Term
    span: Span
    suggestion: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Name:
    concept: Concept
    term: Term
    words: tuple[str, ...]
    folded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    token: Token
    folded: str
    joined: bool  # to the word before it, by nothing but function words, hyphens and quotes


class NameIndex:
    """The names of a glossary in one language, ready to be compared with a text."""

    def __init__(self, index: TermIndex) -> None:
        self.language = index.language
        self._by_word: defaultdict[str, list[tuple[_Name, int]]] = defaultdict(list)
        self._alone: defaultdict[str, list[tuple[_Name, str, str]]] = defaultdict(list)
        self._words: set[str] = set()
        if self.language.spaced:
            for concept in index.glossary.concepts:
                for term in concept.allowed(index.code):
                    if term.kind is Kind.NAME:
                        self._add(concept, term)

    def slips(self, text: AnalysedText) -> Iterator[Likeness]:
        """The near misses in `text`, in order, not overlapping."""
        if not self._by_word:
            return
        words = self._content(text)
        found = [*self._in_windows(text, words), *self._single(text, words)]
        end = -1
        for likeness in sorted(found, key=lambda item: (item.span.start, -len(item.span), -item.confidence)):
            if likeness.span.start >= end and not text.is_protected(likeness.span):
                yield likeness
                end = likeness.span.end

    def _add(self, concept: Concept, term: Term) -> None:
        words = tuple(
            token.text
            for token in self.language.tokenize(term.text)
            if token.is_word and token.text not in self.language.function_words
        )
        name = _Name(concept, term, words, tuple(_fold(word, self.language) for word in words))
        for position, (word, folded) in enumerate(zip(words, name.folded, strict=True)):
            self._words.add(folded)
            if len(words) > 1:
                self._by_word[folded].append((name, position))
            if len(word) >= _ALONE and word[0].isupper() and not self.language.knows(word):
                for key in _shortened(folded):
                    self._alone[key].append((name, word, folded))
        if len(words) == 1:
            self._by_word.setdefault(name.folded[0], [])

    def _content(self, text: AnalysedText) -> list[_Word]:
        words: list[_Word] = []
        joined = False
        for token in text.tokens:
            if not token.is_word:
                joined = joined and token.text in _JOINING
            elif token.text.lower() not in self.language.function_words:
                words.append(_Word(token, _fold(token.text, self.language), joined))
                joined = True
        return words

    def _in_windows(self, text: AnalysedText, words: Sequence[_Word]) -> Iterator[Likeness]:
        for place, word in enumerate(words):
            for name, position in self._by_word.get(word.folded, ()):
                size = len(name.words)
                for start in {place - position, *(range(place - size + 1, place + 1) if size > 2 else ())}:
                    window = words[max(start, 0) : start + size]
                    if start >= 0 and len(window) == size and all(other.joined for other in window[1:]):
                        likeness = self._compare(text, name, window)
                        if likeness is not None:
                            yield likeness

    def _compare(self, text: AnalysedText, name: _Name, window: Sequence[_Word]) -> Likeness | None:
        wrong = [at for at, word in enumerate(window) if word.folded != name.folded[at]]
        if len(wrong) > 1:
            likeness = _reordered(name, window)
        elif wrong and self._is_slip(window[wrong[0]], name, wrong[0]):
            likeness = _slip(text, name, window, wrong[0])
        else:
            return None
        known = likeness is not None and any(match.span.contains(likeness.span) for match in text.matches)
        return None if known else likeness

    def _is_slip(self, word: _Word, name: _Name, at: int) -> bool:
        right = name.words[at]
        if right[0].isupper() != word.token.text[0].isupper() or not near(word.folded, name.folded[at]):
            return False
        if self._inflected(word.token.text, right):
            return False
        return len(name.words) > 2 or not (self.language.knows(word.token.text) or word.folded in self._words)

    def _single(self, text: AnalysedText, words: Sequence[_Word]) -> Iterator[Likeness]:
        for place, word in enumerate(words):
            token = word.token
            span = Span(token.start, token.end)
            if len(token.text) < _ALONE or not token.text[0].isupper() or word.folded in self._words:
                continue
            if self._is_named_otherwise(words, place) or self.language.knows(token.text):
                continue
            if any(match.span.overlaps(span) for match in text.matches):
                continue
            candidates = {
                (right, id(name)): name
                for key in _shortened(word.folded)
                for name, right, folded in self._alone.get(key, ())
                # A letter more at the end makes a derived word: Syrian, Putinism.
                if not word.folded.startswith(folded)
                and _distance(word.folded, folded) == 1
                and not self._inflected(token.text, right)
            }
            if len({right for right, _ in candidates}) == 1:
                (right, _), name = next(iter(candidates.items()))
                yield Likeness(name.concept, name.term, span, _in_case_of(right, token.text), 0.8)

    def _is_named_otherwise(self, words: Sequence[_Word], place: int) -> bool:
        """Whether a given name stands before the word: then it is the full name that counts, and it was no slip."""
        if place == 0 or not words[place].joined:
            return False
        before = words[place - 1].token.text
        return before[0].isupper() and before.lower() not in self.language.titles

    def _inflected(self, found: str, right: str) -> bool:
        one, other = found.lower(), right.lower()
        if one in (other + "s", other + "es") or other in self.language.lemmas(found):
            return True
        kept = len(other) - self.language.name_ending
        return self.language.name_ending > 0 and one[:kept] == other[:kept]


_JOINING = frozenset("-‐‑–'’‘\"“”„«»")


def near(one: str, other: str) -> bool:
    """Whether one spelling may be a slip of the other: one letter apart, two in words of eight letters and more.

    >>> near("Zinping", "Jinping"), near("Medvednikov", "Medvedev")
    (True, False)
    """
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST or not (one.isalpha() and other.isalpha()) or one == other:
        return False
    allowed = 2 if shorter >= 8 and one[0] == other[0] else 1
    return _distance(one, other) <= allowed


def _slip(text: AnalysedText, name: _Name, window: Sequence[_Word], at: int) -> Likeness:
    span = Span(window[0].token.start, window[-1].token.end)
    token = window[at].token
    right = _in_case_of(name.words[at], token.text)
    suggestion = text.value[span.start : token.start] + right + text.value[token.end : span.end]
    return Likeness(name.concept, name.term, span, suggestion, 0.95)


def _reordered(name: _Name, window: Sequence[_Word]) -> Likeness | None:
    if len(window) < 3 or not all(word.token.text[0].isupper() for word in window):
        return None
    if sorted(word.folded for word in window) != sorted(name.folded):
        return None
    span = Span(window[0].token.start, window[-1].token.end)
    return Likeness(name.concept, name.term, span, name.term.text, 0.75)


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other, score_cutoff=2))


def _shortened(word: str) -> set[str]:
    """The word and all that is left of it without one letter: two words one slip apart share one of these."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


@lru_cache(maxsize=100_000)
def _fold(word: str, language: Language) -> str:
    variety = language.varieties[0] if language.varieties else None
    spelled = variety.spell(word.lower()) if variety else word.lower()
    decomposed = unicodedata.normalize("NFD", spelled)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).replace("’", "'")


def _in_case_of(word: str, found: str) -> str:
    return word.upper() if found.isupper() and len(found) > 1 else word
