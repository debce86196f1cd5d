"""Whether a word with a capital is a name or a common word, by the dictionaries."""

from __future__ import annotations

from functools import lru_cache

from glossator.languages.dictionaries import simplemma_entry
from glossator.languages.language import Language
from glossator.languages.russian_forms import readings

__all__ = ["has_common_word", "may_be_compound"]

# An unknown word of these that is so long is a compound oftener than a name.
_LONG = 11
# pymorphy3's marks of names of people, places, organisations and brands (OpenCorpora's grammemes).
_RUSSIAN_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"})


@lru_cache(maxsize=50_000)
def has_common_word(word: str, language: Language) -> bool:
    """Whether the dictionary has the word otherwise than as a name: a heading or a title may give it a capital.

    >>> from glossator.languages.language import language_for
    >>> [has_common_word(word, language_for("en")) for word in ("Bond", "James", "Redmond")]
    [True, False, False]
    """
    if language.vocabulary is None:
        return False
    if language.code == "ru":
        return language.knows(word) and _RUSSIAN_NAMES.isdisjoint(readings(word)[0].tag.grammemes)
    entry = simplemma_entry(language.code)
    if language.noun_capitals and entry(word) is not None:
        return True
    lower = word.lower()
    return any(entry(form) is not None for form in (lower, *language.lemmas(lower)))


def may_be_compound(word: str, language: Language) -> bool:
    """Whether an unknown word with a capital may well be a common noun made of several."""
    if not language.noun_capitals:
        return False
    return len(word) >= _LONG or bool(language.compound_parts and language.compound_parts(word))
