"""Finds words that are nearly, but not quite, a name of the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from glossator.analyze import AnalysedText
from glossator.check.names.alone import alone
from glossator.check.names.glossary_names import PERSON, GlossaryNames, Name
from glossator.check.names.near_miss import Likeness, Word, is_term
from glossator.check.names.slips import ending_of_slip, in_shape, is_form_of
from glossator.check.visible import words_in
from glossator.glossary.match import TermIndex
from glossator.memo import Memo
from glossator.model import Span

__all__ = ["Likeness", "Look", "NameIndex", "name_index"]

# How sure it is: a slip beside the rest of its name, and the words in another order.
_BESIDE, _REORDERED = 0.95, 0.75
_JOINING = frozenset("-‐‑–'’‘\"“”„«»")
# So many chunks from a word of a name another word of it may stand.
_REACH = 3


@dataclass(frozen=True, slots=True)
class Look:
    """What a text has to do with the names: its slips, in order, and of single words, folded, those of names that it
    has, and those near a name that belong to somebody else."""

    slips: tuple[Likeness, ...] = ()
    mentioned: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


@lru_cache(maxsize=4)
def name_index(index: TermIndex) -> NameIndex:
    """The names among the terms of `index`, made ready once."""
    return NameIndex(index)


class _Sign(NamedTuple):
    """What a chunk has to do with names: the words of names in it, whether it may have a slip alone, whether it has
    another word with a capital, and whether one of the names has two words and no more."""

    exact: frozenset[str]
    alone: bool
    stranger: bool
    person: bool


_STRANGER = _Sign(frozenset(), alone=False, stranger=True, person=False)
_NOTHING = Look()


class NameIndex:
    """The names of a glossary in one language, ready to be compared with a text."""

    def __init__(self, index: TermIndex) -> None:
        self.language = index.language
        self._names = GlossaryNames(index)
        self._signs: Memo[_Sign | None] = Memo(self._sign_of)
        self._last: tuple[AnalysedText | None, Look] = None, _NOTHING

    def look(self, text: AnalysedText) -> Look:
        """The near misses in a text, not overlapping, and what it tells of others; remembered for the next rule."""
        if self._last[0] is not text:
            self._last = text, self._look(text)
        return self._last[1]

    def _look(self, text: AnalysedText) -> Look:
        if not self._names:
            return _NOTHING
        signs = list(map(self._signs.__getitem__, text.chunks))
        telling = [at for at, sign in enumerate(signs) if sign is not None and sign is not _STRANGER]
        if not telling:
            return _NOTHING
        mentioned = frozenset().union(*(sign.exact for sign in map(signs.__getitem__, telling) if sign is not None))
        names = {word: self._in_reach(word, mentioned) for word in mentioned}
        long = any(len(name.words) > PERSON for found in names.values() for name, _ in found)
        if not long and not _may_have_slips(signs, telling):
            return Look((), mentioned)
        words = self._content(text)
        single = tuple(alone(self._names, text, words))
        found = [*self._in_windows(text, words, names), *(likeness for likeness in single if likeness.confidence)]
        others = frozenset(likeness.word for likeness in single if not likeness.confidence)
        return Look(tuple(_apart(text, found)), mentioned, others)

    def slips(self, text: AnalysedText) -> tuple[Likeness, ...]:
        """The near misses in a text, in order, not overlapping; also the doubtful ones."""
        return self.look(text).slips

    def _sign_of(self, chunk: str) -> _Sign | None:
        """What a chunk has to do with names; None where it has nothing."""
        exact: set[str] = set()
        alone = stranger = False
        for token in words_in(chunk, self.language):
            known = self._names.known[token.text]
            exact |= known.exact
            alone = alone or bool(known.slips)
            stranger = stranger or (token.text[0].isupper() and not known.exact)
        person = any(len(name.words) <= PERSON for word in exact for name, _ in self._names.by_word.get(word, ()))
        return _Sign(frozenset(exact), alone, stranger, person) if exact or alone else _STRANGER if stranger else None

    def _in_reach(self, word: str, mentioned: frozenset[str]) -> list[tuple[Name, int]]:
        """The names with the word, and its place in them, that the text may have: of long ones all words but one."""
        return [
            (name, at)
            for name, at in self._names.by_word.get(word, ())
            if len(name.words) <= PERSON or len(mentioned.intersection(name.folded)) >= len(set(name.folded)) - 1
        ]

    def _content(self, text: AnalysedText) -> list[Word]:
        words: list[Word] = []
        joined = False
        for token in text.tokens:
            if not token.is_word:
                joined = joined and token.text in _JOINING
            elif token.text.lower() not in self.language.function_words:
                words.append(Word(token, self._names.known[token.text], joined))
                joined = True
        return words

    def _in_windows(
        self, text: AnalysedText, words: Sequence[Word], names: Mapping[str, Sequence[tuple[Name, int]]]
    ) -> Iterator[Likeness]:
        for place, word in enumerate(words):
            for name, position in (pair for exact in word.known.exact for pair in names.get(exact, ())):
                size = len(name.words)
                for start in {place - position, *(range(place - size + 1, place + 1) if size > 2 else ())}:
                    window = words[max(start, 0) : start + size]
                    if start >= 0 and len(window) == size and all(other.joined for other in window[1:]):
                        likeness = self._compare(text, name, window)
                        if likeness is not None:
                            yield likeness

    def _compare(self, text: AnalysedText, name: Name, window: Sequence[Word]) -> Likeness | None:
        wrong = [at for at, word in enumerate(window) if name.folded[at] not in word.known.exact]
        if len(wrong) > 1:
            likeness = _reordered(name, window)
        elif wrong and self._is_slip(window, name, wrong[0]):
            likeness = self._slip(text, name, window, wrong[0])
        else:
            return None
        return None if likeness is None or is_term(text, likeness.span) else likeness

    def _is_slip(self, window: Sequence[Word], name: Name, at: int) -> bool:
        word, right = window[at], name.words[at]
        if right[0].isupper() != word.token.text[0].isupper() or self._ending(word, name, at) is None:
            return False
        if is_form_of(word.token.text, right, self.language.code):
            return False
        if len(name.words) > PERSON:
            return True
        # Beside a given name that is no word, a common word must be a slip: Kazuo Moral.
        rare = at > 0 and not self.language.knows(window[0].token.text)
        return not word.known.exact and (rare or not self.language.knows(word.token.text))

    def _ending(self, word: Word, name: Name, at: int) -> tuple[str, str] | None:
        first = at == 0 and len(name.words) == PERSON
        return ending_of_slip(word.token.text, name.words[at], self.language.code, first=first)

    def _slip(self, text: AnalysedText, name: Name, window: Sequence[Word], at: int) -> Likeness:
        span = Span(window[0].token.start, window[-1].token.end)
        token = window[at].token
        base, ending = self._ending(window[at], name, at) or ("", "")
        right = in_shape(name.words[at], token.text, base, ending)
        suggestion = text.value[span.start : token.start] + right + text.value[token.end : span.end]
        return Likeness(name.concept, name.term, span, suggestion, _BESIDE, window[at].known.folded, name.folded[at])


def _may_have_slips(signs: Sequence[_Sign | None], telling: Sequence[int]) -> bool:
    """A quick look: a slip alone, or a word of a person's name near another with a capital."""
    for at in telling:
        sign = signs[at]
        if sign is None or not (sign.alone or sign.person):
            continue
        if sign.alone or sign.stranger:
            return True
        if any(other is _STRANGER for other in signs[max(0, at - _REACH) : at + _REACH + 1]):
            return True
    return False


def _apart(text: AnalysedText, found: Sequence[Likeness]) -> Iterator[Likeness]:
    end = -1
    for likeness in sorted(found, key=lambda item: (item.span.start, -len(item.span), -item.confidence)):
        if likeness.span.start >= end and not text.is_protected(likeness.span):
            yield likeness
            end = likeness.span.end


def _reordered(name: Name, window: Sequence[Word]) -> Likeness | None:
    if len(window) < 3 or not all(word.token.text[0].isupper() for word in window):
        return None
    if not all(any(right in word.known.exact for word in window) for right in name.folded):
        return None
    span = Span(window[0].token.start, window[-1].token.end)
    return Likeness(name.concept, name.term, span, name.term.text, _REORDERED)
