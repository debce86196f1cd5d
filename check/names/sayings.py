"""What a text may have for a word of a name in another language: the quick look before words are compared."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from glossator.analyze import AnalysedText
from glossator.check.visible import words_in
from glossator.languages.language import Language, language_for
from glossator.languages.name_forms import base_forms
from glossator.languages.places import called, is_home
from glossator.memo import Memo

__all__ = ["Sayings", "sayings_in"]


class Sayings:
    """What texts in the language `code` may have for the words of names in the language `other`.

    Of a word `of_name` gives the word itself and, in any case, what the language calls the place of that name: a text
    with one of these says it.
    """

    def __init__(self, code: str, other: str) -> None:
        self._code, self._other = code, other
        self.of_name = Memo(self._find)
        self._alike: Memo[set[str]] = Memo(lambda _: set())

    def says(self, text: AnalysedText, name: str) -> bool:
        """Whether a text surely has a word of a name; False where its words must be compared."""
        value = text.value
        if any(saying in value for saying in self.of_name[name]):
            return True
        if name not in self._alike or text.text.protected:
            return False
        alike = [word for word in self._alike[name] if word in value]
        return bool(alike) and any(_has_word(chunk, alike, text.language) for chunk in text.chunks)

    def note(self, name: str, word: str) -> None:
        """Remember that every text with a word says the name, for they are spelled alike."""
        self._alike[name].add(word)

    def _find(self, name: str) -> tuple[str, ...]:
        # A text need not say its own country, so that it has what every text has.
        home = ("",) if is_home(name, self._other, self._code) else ()
        places = (place for case in _cases(name, self._other) for place in called(case, self._other, self._code))
        return (name, *home, *dict.fromkeys(places))


def _has_word(chunk: str, words: Sequence[str], language: Language) -> bool:
    return any(word in chunk for word in words) and any(token.text in words for token in words_in(chunk, language))


@lru_cache(maxsize=64)
def sayings_in(code: str, other: str) -> Sayings:
    """What texts in the language `code` may have for names in the language `other`."""
    return Sayings(code, other)


def _cases(name: str, code: str) -> tuple[str, ...]:
    """A name and what its dictionary form may be."""
    language = language_for(code)
    bases = (base for base, _, _ in base_forms(name.lower(), language.code))
    return tuple(dict.fromkeys((name, *language.lemmas(name), *bases)))
