"""How likely a word that no dictionary has is a slip of the pen, by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from glossator.check.spelling.derived import is_compound, is_prefixed
from glossator.check.spelling.edits import Slip, near_words, skeleton
from glossator.languages.language import Language
from glossator.languages.spelling import Speller, speller_for
from glossator.memo import Memo

__all__ = ["DOUBTFUL", "UNKNOWN", "Judge", "Verdict", "judge_for"]

# Long words have few others nearby, so that one nearby is meant; short ones are often abbreviations.
_LONG, _LIKELY, _SHORT, DOUBTFUL = 0.9, 0.8, 0.65, 0.4
_LONG_WORD, _SHORT_WORD = 6, 3
# A name without its capital, or a slip that happens to give one.
_NAME = 0.6
_MOST_SUGGESTIONS = 5
# In slips; words that differ by more are others.
_FAR = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure a word is misspelled, and the words that it may be meant for, the likeliest first.

    `slip` is what happened to the first of them; `is_far` says that no word is one slip away, so that only a search can
    tell more.
    """

    confidence: float
    suggestions: tuple[str, ...] = ()
    slip: Slip | None = None
    is_far: bool = False


_RIGHT, UNKNOWN = Verdict(0.0), Verdict(DOUBTFUL)


class Judge:
    """Judges words of one language that its speller does not have."""

    def __init__(self, language: Language, speller: Speller) -> None:
        self.language = language
        self.speller = speller
        self.of_word: Memo[Verdict] = Memo(self._of_word)
        self.of_far_word: Memo[Verdict] = Memo(self._of_far_word)

    def _of_word(self, word: str) -> Verdict:
        """The verdict on a word that has at most its first letter in upper case."""
        if word != word.lower() and not self.language.noun_capitals:
            return self._of_first(word)
        if word == word.lower() and self.speller.has(word.upper()):
            # Hunspell takes a name in capitals for right, too.
            return self._of_name(word) if self.speller.has(word.capitalize()) else _RIGHT
        if is_prefixed(word, self.speller) or (self.language.compound_parts is not None and self._is_compound(word)):
            return UNKNOWN
        near = self._near(word)
        if near:
            return self._of_near(word, near)
        # Where compounds are rare, a slip happens to look like one as often.
        return Verdict(DOUBTFUL, is_far=len(word) > _SHORT_WORD and not self._is_compound(word))

    def _is_compound(self, word: str) -> bool:
        return is_compound(word, self.language, self.speller)

    def _of_first(self, word: str) -> Verdict:
        """The verdict on a word with a capital that begins a sentence: as if it had none."""
        verdict = self.of_word[word.lower()]
        return replace(verdict, suggestions=tuple(found[:1].upper() + found[1:] for found in verdict.suggestions))

    def _of_name(self, word: str) -> Verdict:
        """The verdict on a lower-case word that is a name or the noun of a language where nouns have capitals."""
        near = self._near(word)
        if len(word) < _SHORT_WORD or not near:
            return _RIGHT
        return Verdict(_NAME, (word.capitalize(), *near)[:_MOST_SUGGESTIONS])

    def _of_near(self, word: str, near: dict[str, Slip]) -> Verdict:
        if any(map(self._is_spelling_of(word), near)):
            return _RIGHT
        first = next(iter(near))
        return Verdict(_by_length(word), tuple(near)[:_MOST_SUGGESTIONS], near[first])

    def _near(self, word: str) -> dict[str, Slip]:
        """The words one slip away, the likeliest slip first, words that are in every sentence before others."""
        near = near_words(word, self.speller.letters, self.speller.has)
        common = {found: slip for found, slip in near.items() if found in self.language.function_words}
        return common | near

    def _of_far_word(self, word: str) -> Verdict:
        """The verdict on a word with more than one slip: another must have its consonants. It may take a second."""
        from rapidfuzz.distance import OSA

        alike = tuple(
            found
            for found in self.speller.suggestions(word)
            if found.isalpha()
            and skeleton(found.lower()) == skeleton(word.lower())
            and OSA.distance(word, found) <= _FAR
        )
        return Verdict(_SHORT, alike[:_MOST_SUGGESTIONS]) if alike else UNKNOWN

    def _is_spelling_of(self, word: str) -> Callable[[str], bool]:
        """Whether another word is the same in another variety of the language."""
        spelling = self.language.spelling
        if spelling is None:
            return lambda _: False
        own = spelling(word)
        return lambda other: spelling(other) == own


@lru_cache(maxsize=64)
def judge_for(code: str) -> Judge | None:
    """The judge of words of a language; None where it has no dictionary."""
    speller = speller_for(code)
    return None if speller is None else Judge(speller.language, speller)


def _by_length(word: str) -> float:
    return _SHORT if len(word) <= _SHORT_WORD else _LONG if len(word) >= _LONG_WORD else _LIKELY
