"""Two spellings of one name: what sounds alike, what is a slip, and what is only another form of the word."""

from __future__ import annotations

from enum import StrEnum

from glossator.check.names.slips import folded, spellings
from glossator.check.names.sounds import sound
from glossator.check.names.spellings import distance
from glossator.languages.language import Language
from glossator.languages.name_forms import is_form

__all__ = ["Variant", "sounds", "variant"]

# What may follow a name in another spelling of it; every other ending makes a plural, a woman's name, a people.
_MUTE = frozenset("eh")
_VOWELS = frozenset("aeiouyаеиоуыэюя")


class Variant(StrEnum):
    """How two spellings of a name differ: in the custom of a language, or by one letter."""

    SOUND = "sound"
    SLIP = "slip"


def variant(one: str, other: str, language: Language) -> Variant | None:
    """How two words may be spellings of one name; None where they are one word in two forms, or two names.

    >>> from glossator.languages.language import language_for
    >>> variant("Maslov", "Maslow", language_for("en")), variant("Maslov", "Maslova", language_for("en"))
    (<Variant.SOUND: 'sound'>, None)
    """
    if one.lower() == other.lower() or _inflected(one.lower(), other.lower(), language):
        return None
    if not sounds(one, language).isdisjoint(sounds(other, language)):
        return Variant.SOUND
    first, second = folded(one), folded(other)
    return None if distance(first, second) != 1 or _derived(first, second) else Variant.SLIP


def sounds(word: str, language: Language) -> frozenset[str]:
    """What a word sounds like, in one way or more; the varieties of a language sound alike.

    >>> from glossator.languages.language import language_for
    >>> sounds("Moscovo", language_for("pt")) & sounds("Moscou", language_for("pt"))
    frozenset({'mosku'})
    """
    return frozenset(map(sound, spellings(word, language)))


def _inflected(one: str, other: str, language: Language) -> bool:
    """Whether two words, in lower case, may be forms of one in a language."""
    if one in language.lemmas(other) or other in language.lemmas(one):
        return True
    shorter, longer = sorted((one, other), key=len)
    if longer in (f"{shorter}s", f"{shorter}es") or is_form(one, other, language.code):
        return True
    if is_form(other, one, language.code):
        return True
    # Two forms of one name, neither of them the dictionary's.
    return language.name_ending > 0 and _shared(one, other) >= len(shorter) - language.name_ending


def _derived(one: str, other: str) -> bool:
    """Whether two words, folded, differ in their ends as a name and what is made of it do: Syria, Syrian."""
    shorter, longer = sorted((one, other), key=len)
    shared = _shared(one, other)
    if len(shorter) == len(longer):
        return shared == len(one) - 1 and one[-1] in _VOWELS and other[-1] in _VOWELS
    if shared < len(longer) - 2:
        return False
    return shared < len(shorter) or not (longer[-1] in _MUTE or longer[-1] == shorter[-1])


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
