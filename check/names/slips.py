"""How near a word is to a word of a name, and how the right word looks in its place."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from glossator.check.names.sounds import sound
from glossator.check.names.spellings import distance
from glossator.languages.language import Language
from glossator.languages.name_forms import base_forms, is_form

__all__ = ["ending_of_slip", "folded", "forms", "in_shape", "is_form_of", "is_slip", "is_slip_beside", "spellings"]

# A word beside the rest of its name may be this short; from the second length on two letters may be wrong.
_SHORTEST, _LONG = 3, 7
_SOUNDS = 4
# Letters that Unicode does not take for a letter with a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ё": "е"}
)
# How German and the languages of the North write where they have no such letters.
_EXPANDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_APOSTROPHES = str.maketrans("", "", "'’ʼʹ`´")


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """The word in lower case without diacritics and apostrophes."""
    lower = word.lower()
    if lower.isascii() and lower.isalpha():
        return lower
    decomposed = unicodedata.normalize("NFD", lower.translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_APOSTROPHES)


def spellings(word: str, language: Language) -> frozenset[str]:
    """The ways to write a word without diacritics, and as the language's first variety does, folded.

    >>> from glossator.languages.language import language_for
    >>> sorted(spellings("Schröder", language_for("en"))), sorted(spellings("Centre", language_for("en")))
    (['schroder', 'schroeder'], ['center', 'centre'])
    """
    lower = unicodedata.normalize("NFC", word.lower())
    varied = language.varieties[0].spell(lower) if language.varieties else lower
    return frozenset(map(folded, (lower, lower.translate(_EXPANDED), varied)))


@lru_cache(maxsize=100_000)
def forms(word: str, code: str) -> tuple[tuple[str, str, str], ...]:
    """What the dictionary form of a word may be, folded, with the ending it has there and here; first the word itself.

    >>> forms("Maraventos", "pt")
    (('maraventos', '', ''), ('maravento', '', 's'))
    """
    lower = word.lower()
    others = ((folded(form), base, ending) for form, base, ending in base_forms(lower, code) if base != ending)
    return ((folded(lower), "", ""), *others)


def is_form_of(word: str, name: str, code: str) -> bool:
    """Whether a word is a form of a word of a name, with the same diacritics or without any."""
    return is_form(word.lower(), name.lower(), code) or is_form(folded(word), folded(name), code)


def is_slip(found: str, right: str) -> bool:
    """Whether a folded word alone may be a slip of another: one letter is wrong, or none for the ear."""
    return distance(found, right) == 1 or sound(found) == sound(right)


def is_slip_beside(found: str, right: str, *, first: bool) -> bool:
    """Whether a folded word beside the rest of a name may be a slip of its other word.

    Two letters may be wrong in a long word that is not the `first` of two: people of one family have given names that
    are much alike.

    >>> is_slip_beside("nilsen", "nelson", first=False), is_slip_beside("zhuliet", "juliet", first=True)
    (False, True)
    """
    shorter = min(len(found), len(right))
    if shorter < _SHORTEST or not (found.isalpha() and right.isalpha()):
        return False
    if is_slip(found, right):
        return True
    if first:
        return False
    if shorter >= _LONG and found[0] == right[0] and distance(found, right) == 2:
        return True
    return shorter >= _SOUNDS and distance(sound(found), sound(right)) == 1


@lru_cache(maxsize=100_000)
def ending_of_slip(word: str, right: str, code: str, *, first: bool) -> tuple[str, str] | None:
    """The ending of the right word in the dictionary, and the one that a slip of it beside the rest of the name has.

    None if it is no slip.
    """
    plain, lower = folded(right), right.lower()
    found = [form for form in forms(word, code) if is_slip_beside(form[0], plain, first=first)]
    if not found:
        return None
    # Of endings that leave the word equally wrong the one that the right word has is meant.
    _, base, ending = min(
        found, key=lambda form: (distance(form[0], plain), not lower.endswith(form[1]), -len(form[1]))
    )
    return base, ending


def in_shape(right: str, found: str, base: str = "", ending: str = "") -> str:
    """The right word, given the ending that the word found has, in its case of letters.

    >>> in_shape("Maravento", "MARAVENTE"), in_shape("Лавров", "Лавроввым", "", "ым")
    ('MARAVENTO', 'Лавровым')
    """
    shaped = right.removesuffix(base) + ending if right.lower().endswith(base) else right
    return shaped.upper() if found.isupper() and len(found) > 1 else shaped
