"""Finds the terms of a glossary in a text, in any form that the language gives them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.languages.language import Token, language_for
from glossator.model import Span

__all__ = ["How", "Match", "TermIndex", "find_terms"]


class How(StrEnum):
    """By what a term was recognised, surest first."""

    EXACT = "exact"
    FORM = "form"
    LEMMA = "lemma"
    STEM = "stem"


_CONFIDENCE = {How.EXACT: 1.0, How.FORM: 1.0, How.LEMMA: 0.95, How.STEM: 0.8}
_ORDER = tuple(How)

# Marks that may stand inside a term, or be missing from it, without making it another: hyphens, quotes, a middle dot.
_LIGHT = frozenset("-‐‑‒–'’‘\"“”„«»·")


# What may have opened a quotation that a mark closes, and where a mark opens one: before a word, behind none.
_OPENING = {"”": "“", "’": "‘", "“": "„", "‘": "‚", "»": "«", "«": "»", '"': '"', "'": "'"}
_OPENING_MARK = re.compile(r"""(?<!\w)[“‘„‚«»"'](?=\w)""")


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text. `span` covers it from the first to the last character; `how` says by what it was recognised."""

    concept: Concept
    term: Term
    span: Span
    how: How
    confidence: float


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term made ready: one set of keys for each of its tokens that count."""

    concept: Concept
    term: Term
    words: tuple[str, ...]
    case_sensitive: bool
    inflects: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A token of the text with the keys it can be found by."""

    token: Token
    folded: str
    keys: dict[str, How]


class TermIndex:
    """The terms of a glossary in one language, ready to be found.

    Args:
        glossary: its candidate terms are left out.
        code: BCP 47; terms of the bare language serve its varieties and the reverse.
    """

    def __init__(self, glossary: Glossary, code: str) -> None:
        self.glossary = glossary
        self.code = code
        self.language = language_for(code)
        self._entries: dict[str, list[_Entry]] = {}
        self._keys: dict[str, dict[str, How]] = {}
        self.concepts = 0
        for concept in glossary.concepts:
            terms = [term for term in concept.in_language(code) if term.status is not Status.CANDIDATE]
            self.concepts += bool(terms)
            for term in terms:
                self._add(concept, term)

    def find(self, text: str, tokens: Sequence[Token] | None = None, *, overlapping: bool = False) -> tuple[Match, ...]:
        """The terms in `text`, in order; of overlapping ones only the longest, unless all are asked for.

        Terms of several concepts that fit the same span equally well are all given.
        """
        if not self._entries:
            return ()
        words = self._words(self.language.tokenize(text) if tokens is None else tokens)
        found = [match for start in range(len(words)) for match in self._at(text, words, start)]
        if not overlapping:
            found = _longest(found)
        return tuple(sorted(found, key=_reading_order))

    def _add(self, concept: Concept, term: Term) -> None:
        for form in (term.text, *term.forms):
            words = tuple(token.text for token in self.language.tokenize(form) if token.text not in _LIGHT)
            if not words:
                continue
            entry = _Entry(concept, term, words, _is_case_sensitive(term), _inflects(term))
            for key in self._keys_of(words[0]) if entry.inflects else (_fold(words[0]),):
                self._entries.setdefault(key, []).append(entry)

    def _words(self, tokens: Sequence[Token]) -> list[_Word]:
        return [
            _Word(token, _fold(token.text), self._keys_of(token.text)) for token in tokens if token.text not in _LIGHT
        ]

    def _keys_of(self, word: str) -> dict[str, How]:
        keys = self._keys.get(word)
        if keys is None:
            keys = {_fold(word): How.FORM}
            if len(word) > 1 and word[0].isalpha():
                for lemma in self.language.lemmas(word):
                    keys.setdefault(_fold(lemma), How.LEMMA)
                stem = self.language.stem(word)
                if stem and len(stem) > 2:
                    keys.setdefault(f"{stem}*", How.STEM)
            self._keys[word] = keys
        return keys

    def _at(self, text: str, words: Sequence[_Word], start: int) -> Iterator[Match]:
        seen: set[int] = set()
        for key in words[start].keys:
            for entry in self._entries.get(key, ()):
                if id(entry) in seen:
                    continue
                seen.add(id(entry))
                reached = self._walk(entry, words, start)
                if reached is not None:
                    last, how = reached
                    span = _with_closing_quote(text, Span(words[start].token.start, words[last].token.end))
                    yield Match(entry.concept, entry.term, span, how, _CONFIDENCE[how])

    def _walk(self, entry: _Entry, words: Sequence[_Word], start: int) -> tuple[int, How] | None:
        """The place of the entry's last word and the weakest way a word was recognised; None where it is absent."""
        worst = How.EXACT
        position = start
        for number, wanted in enumerate(entry.words):
            if number:
                position = self._past_articles(words, position + 1, wanted)
            if position >= len(words):
                return None
            how = self._recognise(entry, wanted, words[position])
            if how is None:
                return None
            worst = max(worst, how, key=_ORDER.index)
            if number + 1 < len(entry.words):
                continue
        if len(entry.words) == 1 and _wants_capital(entry.term) and not words[start].token.text[:1].isupper():
            return None
        return position, worst

    def _past_articles(self, words: Sequence[_Word], position: int, wanted: str) -> int:
        articles = self.language.articles
        if position < len(words) and words[position].folded in articles and _fold(wanted) not in articles:
            return position + 1
        return position

    def _recognise(self, entry: _Entry, wanted: str, word: _Word) -> How | None:
        if word.token.text == wanted:
            return How.EXACT
        if entry.case_sensitive:
            return None
        if not entry.inflects:
            return How.FORM if word.folded == _fold(wanted) else None
        common = [
            max(how, word.keys[key], key=_ORDER.index) for key, how in self._keys_of(wanted).items() if key in word.keys
        ]
        return min(common, key=_ORDER.index) if common else None


def find_terms(text: str, language: str, glossary: Glossary) -> tuple[Match, ...]:
    """The terms of `glossary` in a text, longest match first where they overlap.

    Build a `TermIndex` once where many texts are searched.

    >>> glossary = Glossary("g", (Concept("1", (Term("color revolution", "en"),)),))
    >>> [(match.span, str(match.how)) for match in find_terms("two color revolutions", "en", glossary)]
    [(Span(start=4, end=21), 'lemma')]
    """
    return TermIndex(glossary, language).find(text)


def _fold(word: str) -> str:
    return unicodedata.normalize("NFC", word.casefold().replace("’", "'"))


def _is_case_sensitive(term: Term) -> bool:
    if term.case_sensitive is not None:
        return term.case_sensitive
    letters = [character for character in term.text if character.isalpha()]
    return term.kind is Kind.ACRONYM or (len(letters) > 1 and term.text.isupper())


def _inflects(term: Term) -> bool:
    return not _is_case_sensitive(term)


def _wants_capital(term: Term) -> bool:
    return term.kind is Kind.NAME and term.text[:1].isupper()


def _with_closing_quote(text: str, span: Span) -> Span:
    """`span`, one longer where a quotation mark opens inside it and closes right behind it."""
    opening = _OPENING.get(text[span.end : span.end + 1], "")
    if not opening or not any(mark in opening for mark in text[span.start : span.end]):
        return span
    open_marks = _OPENING_MARK.findall(text[span.start : span.end])
    return Span(span.start, span.end + 1) if len(open_marks) == 1 and open_marks[0] in opening else span


def _longest(found: list[Match]) -> list[Match]:
    starts: list[int] = []
    kept: dict[int, list[Match]] = {}
    for match in sorted(found, key=lambda match: (-len(match.span), match.span.start, _ORDER.index(match.how))):
        place = bisect_right(starts, match.span.start)
        near = (other for start in starts[max(0, place - 1) : place + 1] for other in kept[start])
        rivals = [other for other in near if other.span.overlaps(match.span)]
        if not rivals:
            insort(starts, match.span.start)
        if all(other.span == match.span and other.how == match.how for other in rivals):
            kept.setdefault(match.span.start, []).append(match)
    return [match for matches in kept.values() for match in matches]


def _reading_order(match: Match) -> tuple[int, int, int, str]:
    return match.span.start, match.span.end, tuple(Status).index(match.term.status), match.concept.id
