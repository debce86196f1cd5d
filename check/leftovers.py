"""What in one segment bears out that a word of the translation was left in the source's language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise, repeat

from glossator.analyze import AnalysedText
from glossator.check.language_pair import LanguagePair, Leftover
from glossator.check.visible import words
from glossator.languages.language import Token

__all__ = ["Leftovers", "is_aside"]

# A word in a shorter text, as a button or a heading, is rather a loan word (blog, font).
_PROSE = 6

# Where a translation may quote the original.
_ASIDE = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"|「[^「」]*」|《[^《》]*》|‘[^‘’]*’"
)
_WORD = re.compile(r"\w+")
# Beside one of these a word is part of an address, a path, a tag or a compound.
_GLUE = frozenset("-‐‑/\\_@#.:&+=~")
_SENTENCE_ENDS = frozenset(".!?…:;¿¡")

# An inflected noun so long is no family name.
_LONG_NOUN = 6
# A number (or an indefinite article) and its noun may have two adjectives between.
_NOUN_PHRASE = 3


class Leftovers:
    """The words of a segment, and what they tell."""

    def __init__(self, pair: LanguagePair, source: AnalysedText, target: AnalysedText) -> None:
        self.pair = pair
        self.value = target.value
        self.source_words, self.target_words = words(source), words(target)
        self._source, self._target = _folded(self.source_words), _folded(self.target_words)
        self._in_source = frozenset(self._source)

    @property
    def is_copy(self) -> bool:
        """Whether all words are those of the source."""
        return bool(self._source) and self._source == self._target

    def runs(self) -> Iterator[tuple[Token, ...]]:
        """The longest runs of words that stand so in the source too, those where a word may be left."""
        neighbours, target = frozenset(pairwise(self._source)), self._target
        reached = 0
        for number, token in enumerate(self.target_words):
            if number >= reached and self.pair.kind(token.text):
                start, reached = number, number + 1
                while start and (target[start - 1], target[start]) in neighbours:
                    start -= 1
                while reached < len(target) and (target[reached - 1], target[reached]) in neighbours:
                    reached += 1
                yield self.target_words[start:reached]

    def kind(self, token: Token) -> Leftover:
        """What the word is, as far as the source bears it out."""
        kind = self.pair.kind(token.text)
        known = token.text.casefold() in self._in_source
        if kind is Leftover.SCRIPT:
            # A word of a third script that the source has too is quoted there.
            return Leftover.NONE if known and not self.pair.is_foreign(token.text) else kind
        return kind if known or kind is Leftover.STRANGER else Leftover.NONE

    def is_telling(self, token: Token) -> bool:
        """Whether the word belongs to the source's language, so that it counts in a run of words."""
        return self.kind(token) in _TELLING

    def is_text(self, run: Sequence[Token]) -> bool:
        """Whether words in a row are a piece of the source's text and no technical term that other languages use."""
        kinds = [kind for kind in map(self.kind, run) if kind in _TELLING]
        return len(kinds) * 2 >= len(run) and any(kind is not Leftover.LENT for kind in kinds)

    def is_aside(self, run: Sequence[Token]) -> bool:
        """Whether the words are all, or nearly all, that stands in brackets or quotation marks."""
        return is_aside(self.value, run)

    def is_title(self, run: Sequence[Token]) -> bool:
        """Whether all words but the function words have capitals: the name of a book or an office."""
        content = [token.text for token in run if token.text.lower() not in self.pair.source.function_words]
        return len(run) > 1 and bool(content) and all(word[0].isupper() for word in content)

    def is_sure(self, token: Token) -> bool:
        """Whether one word by itself must be left over."""
        if len(self.target_words) < _PROSE or self._is_glued(token):
            return False
        judge = _JUDGES.get(self.kind(token))
        return judge is not None and judge(self, token)

    def _is_common(self, token: Token) -> bool:
        """Whether the source has the word with a small letter as well, so that it is not a name there."""
        return token.text in self._as_in_source

    @cached_property
    def _as_in_source(self) -> frozenset[str]:
        return frozenset(token.text for token in self.source_words)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The number of each word of the translation by its place."""
        return {token.start: number for number, token in enumerate(self.target_words)}

    def _is_plain(self, token: Token) -> bool:
        """Whether what follows a small word is not foreign too, as it is in a name or a phrase."""
        following = self._neighbour(token, 1)
        if not token.text.islower() and not self._is_opening(token):
            return False
        if following is None:
            return False
        return not following.text[0].isupper() and not self.is_telling(following) and self._is_of_target(following.text)

    def _is_of_target(self, word: str) -> bool:
        target = self.pair.target
        return word.isdigit() or word in target.function_words or target.knows(word)

    def _is_opening(self, token: Token) -> bool:
        before = self.value[: token.start].rstrip(" \u00a0\"'“”„«»‘’([")
        return not before or before[-1] in _SENTENCE_ENDS or before[-1] == "\n"

    def _opens(self, token: Token) -> bool:
        """Whether a word has its capital from the sentence and is no name."""
        if not self._is_opening(token):
            return False
        return token.text.lower() in self._as_in_source or self.pair.source.noun_capitals

    def _is_noun(self, token: Token) -> bool:
        """Whether the source uses a noun with a capital as no name is used, and no name stands beside it here."""
        if any(self._is_capital(neighbour) for neighbour in (self._neighbour(token, -1), self._neighbour(token, 1))):
            return False
        language = self.pair.source
        if len(token.text) >= _LONG_NOUN and language.lemmas(token.text)[:1] != (token.text.lower(),):
            return True
        return any(map(self._follows_number, range(len(self.source_words)), repeat(token.text)))

    def _follows_number(self, number: int, noun: str) -> bool:
        """Whether the source's word with that number is the noun, and it or the adjective before it follows a number.

        A definite article may stand before a name as well (the Bundesrat).
        """
        if self.source_words[number].text != noun:
            return False
        for word in reversed(self.source_words[max(0, number - _NOUN_PHRASE) : number]):
            if word.text[0].isdigit() or word.text.lower() in self.pair.source.numerals:
                return True
            if not word.text.islower() or word.text in self.pair.source.function_words:
                return False
        return False

    def _is_capital(self, token: Token | None) -> bool:
        return token is not None and token.text[0].isupper() and not self._is_opening(token)

    def _is_place(self, token: Token) -> bool:
        neighbours = (self._neighbour(token, -1), self._neighbour(token, 1))
        return not any(map(self._is_capital, neighbours))

    def _neighbour(self, token: Token, distance: int) -> Token | None:
        """The word before or after, if only spaces stand between."""
        number = self._numbers[token.start] + distance
        if not 0 <= number < len(self.target_words):
            return None
        other = self.target_words[number]
        between = self.value[min(token.end, other.end) : max(token.start, other.start)]
        return other if not between.strip() else None

    def _is_glued(self, token: Token) -> bool:
        before, after = self.value[token.start - 1 : token.start], self.value[token.end : token.end + 2]
        return before in _GLUE or (after[:1] in _GLUE and after[1:].isalnum())


_TELLING = frozenset(
    (Leftover.LENT, Leftover.SMALL, Leftover.FUNCTION, Leftover.WORD, Leftover.STRANGER, Leftover.SCRIPT)
)

_JUDGES: dict[Leftover, Callable[[Leftovers, Token], bool]] = {
    Leftover.UNKNOWN: Leftovers._is_common,
    Leftover.OPENING: Leftovers._opens,
    Leftover.NOUN: Leftovers._is_noun,
    Leftover.PLACE: Leftovers._is_place,
    Leftover.FUNCTION: Leftovers._is_plain,
    Leftover.WORD: Leftovers._is_common,
    Leftover.STRANGER: lambda _left, _token: True,
}


def is_aside(text: str, run: Sequence[Token]) -> bool:
    """Whether the words are all, or nearly all, that stands in brackets or quotation marks somewhere in the text."""
    asides = _asides(text)
    number = bisect_right(asides, (run[0].start, len(text))) - 1
    if number < 0 or run[0].start >= asides[number][1]:
        return False
    start, end = asides[number]
    return len(_WORD.findall(text, start, end)) <= 2 * len(run) + 1


@lru_cache(maxsize=4)
def _asides(text: str) -> tuple[tuple[int, int], ...]:
    """Where they begin and end, in order; none lies in another."""
    return tuple(match.span() for match in _ASIDE.finditer(text))


def _folded(tokens: Sequence[Token]) -> list[str]:
    """The words without regard to case."""
    return [token.text.casefold() for token in tokens]
