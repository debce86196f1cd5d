"""Which words of a translation may have been left in the language of its source."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from glossator.analyze import AnalysedText
from glossator.check.names.across import fold
from glossator.check.visible import words_in
from glossator.languages.adverbs import is_adverb
from glossator.languages.detect import foreign_script, script_of_language
from glossator.languages.dictionaries import simplemma_entry
from glossator.languages.language import Language, base_code, language_for
from glossator.languages.origin import has_letter_of, is_often_lent, leaning
from glossator.languages.places import called, is_place
from glossator.languages.proper import has_common_word
from glossator.memo import Memo

__all__ = ["LanguagePair", "Leftover", "language_pair"]

_SHORTEST = 4
# By their letters words so far on one side belong there. One that the source does not have must be longer, too.
_STRANGE = 0.5
_SHORTEST_STRANGER = 5

# So many words in a row are looked at, even if each of them may be lent.
_SEVERAL = 3

# Letters in which two names of one place differ.
_OTHER_NAME = 2


class Leftover(IntEnum):
    """Why a word may have been left; `NONE`: it tells nothing.

    `LENT` and `SMALL` words tell only beside others: such as other languages take from the source's, and short ones or
    those that look like words of the target. `UNKNOWN` ones no dictionary has, `FUNCTION`, `WORD` and `PLACE` only the
    source's. `NOUN` is a word of a language that writes its nouns with capitals, `OPENING` a common word with the
    capital of a sentence. `STRANGER` is a word so clearly of the source's language that the source need not have it.
    """

    NONE = 0
    LENT = 1
    SMALL = 2
    UNKNOWN = 3
    OPENING = 4
    NOUN = 5
    PLACE = 6
    FUNCTION = 7
    WORD = 8
    STRANGER = 9
    SCRIPT = 10


class LanguagePair:
    """Tells the words of a source's language from those of a target's."""

    def __init__(self, source_code: str, target_code: str) -> None:
        self.codes = base_code(source_code), base_code(target_code)
        self.source, self.target = language_for(source_code), language_for(target_code)
        self.source_script = script_of_language(source_code)
        self._kinds = Memo(self._kind)
        self._in_chunk: Memo[tuple[tuple[str, Leftover], ...]] = Memo(self._of_chunk)

    def kind(self, word: str) -> Leftover:
        """What a word of a translation may be."""
        return self._kinds[word]

    def is_foreign(self, word: str) -> bool:
        """Whether the word is in the source's script and the target has another."""
        return foreign_script(word[0], self.codes[1]) == self.source_script

    def has_word(self, chunk: str) -> bool:
        """Whether a word of the chunk may be left."""
        return bool(self._in_chunk[chunk])

    def may_be_left(self, source: AnalysedText, target: AnalysedText) -> bool:
        """A quick look: False where the translation has no word that tells and may be the source's."""
        if source.value == target.value:
            return True
        telling = [one for found in filter(None, map(self._in_chunk.__getitem__, target.chunks)) for one in found]
        # By themselves few lent words tell anything.
        if sum(kind is not Leftover.LENT for _, kind in telling) == 0 and len(telling) < _SEVERAL:
            return False
        original = source.value.casefold()
        return any(kind >= Leftover.STRANGER or word in original for word, kind in telling)

    def _of_chunk(self, chunk: str) -> tuple[tuple[str, Leftover], ...]:
        """The words, folded, that may be left in a chunk."""
        kinds = ((token.text.casefold(), self.kind(token.text)) for token in words_in(chunk, self.target))
        return tuple((word, kind) for word, kind in kinds if kind)

    def _kind(self, word: str) -> Leftover:
        if foreign_script(word[0], self.codes[1]):
            return Leftover.SCRIPT
        lower = word.lower()
        if not word.isalpha() or word[1:] != lower[1:] or lower in self.target.function_words:
            return Leftover.NONE
        if lower in self.source.function_words:
            return Leftover.SMALL if len(word) == 1 or self.target.knows(lower) else Leftover.FUNCTION
        if not self._is_unknown(word):
            return Leftover.NONE
        return self._kind_of_small(word) if word == lower else self._kind_of_capital(word)

    def _is_unknown(self, word: str) -> bool:
        """Whether the target's language lacks the word by its dictionary; where it has none, no word is."""
        if self.target.vocabulary is None or self.target.knows(word):
            return False
        return not is_adverb(word, self.codes[1], self.target.knows)

    def _kind_of_small(self, word: str) -> Leftover:
        lean = leaning(word, *self.codes)
        if not self._is_of_source(word):
            return Leftover.UNKNOWN if lean > 0 and has_letter_of(word, *self.codes) else Leftover.NONE
        if is_often_lent(word):
            return Leftover.LENT
        if len(word) < _SHORTEST or lean < -_STRANGE:
            return Leftover.SMALL
        return Leftover.STRANGER if len(word) >= _SHORTEST_STRANGER and lean > _STRANGE else Leftover.WORD

    def _is_of_source(self, word: str) -> bool:
        return self.source.knows(word) or is_adverb(word, self.codes[0], self.source.knows)

    def _kind_of_capital(self, word: str) -> Leftover:
        source, target = self.codes
        if is_place(word, source):
            names = () if is_place(word, target) else called(word, *self.codes)
            return Leftover.PLACE if names and not any(_are_near(word, name) for name in names) else Leftover.NONE
        if not has_common_word(word, self.source) or leaning(word.lower(), *self.codes) < 0:
            return Leftover.NONE
        return Leftover.NOUN if _is_noun(word, self.source) else Leftover.OPENING


def _are_near(one: str, other: str) -> bool:
    """Whether two names of a place differ by so little that the target's language may use both (Istanbul, Istambul)."""
    return Levenshtein.distance(fold(one), fold(other)) < _OTHER_NAME


def _is_noun(word: str, language: Language) -> bool:
    entry = simplemma_entry(language.code)(word) if language.noun_capitals else None
    return entry is not None and entry[0].isupper()


@lru_cache(maxsize=64)
def language_pair(source_code: str, target_code: str) -> LanguagePair | None:
    """The pair of languages; None for two varieties of one."""
    return None if base_code(source_code) == base_code(target_code) else LanguagePair(source_code, target_code)
