"""How much a word of a source and a word of its translation are the same name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from glossator.check.names.sounds import sound
from glossator.languages.detect import script_of_language
from glossator.languages.indic import SCRIPTS, first_letters, latin
from glossator.languages.language import language_for
from glossator.languages.sounds import alike
from glossator.languages.sounds.table import is_name
from glossator.languages.sounds.units import latin_letters

__all__ = [
    "NEAR",
    "SAME",
    "closeness",
    "correction",
    "fold",
    "is_begun",
    "is_same_place",
    "likeness",
    "share_script",
    "tells_spelling",
]

# From SAME on two words are taken for one name; from UNSURE on they may be one; from NEAR on one may be the other,
# misspelled.
SAME, UNSURE, NEAR = 0.75, 0.7, 0.5
# How likely sounds.py must find a word to be right, where it takes half of all names to have a slip: of a name of two
# words, one of them right, the whole is then as likely right as not. In a text, where fewer names have one, so much
# less: a little of a word that no people are called, which a slip mostly makes, and of which an alphabet tells each
# sound; else as little as where one name in twenty has one.
_ALIKE, _UNKNOWN_IN_TEXT, _ALIKE_IN_TEXT = 1 / 3, 1 / 5, 1 / 20
# Foreign names said in the syllables of Chinese and Japanese share fewer letters with their own spelling.
_SYLLABLES = 1.4
# A word of another class shares this much of its beginning with the name (Israel, israelisch).
_STEM = 4
# So many letters of its name the adjective of a country keeps (Frankreich, französisch), of a short one fewer (Polen).
_PLACE_STEM, _SHORT_NAME = 4, 5
# Names of countries in Chinese that have a short form of one character.
_SHORT_PLACE = 4
# What one letter of an Indian script stands for, longest first.
_CONSONANTS = (
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("ce", "s"),
    ("ci", "s"),
    ("ph", "p"),
    ("th", "t"),
    ("gh", "g"),
    ("kh", "k"),
    ("bh", "b"),
    ("dh", "d"),
    ("ge", "j"),
    ("gi", "j"),
    ("x", "ks"),
    ("q", "k"),
    ("c", "k"),
    ("z", "j"),
    ("f", "p"),
    ("w", "v"),
    ("m", "n"),
)
_ANY_VOWEL = str.maketrans(dict.fromkeys("aeiou", "a"))
_NO_VOWEL = str.maketrans(dict.fromkeys("aeiouyh"))
_LETTERS = str.maketrans({"ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


@lru_cache(maxsize=100_000)
def likeness(source_word: str, target_word: str, source: str, target: str) -> float | None:
    """0..1; None where the two scripts cannot be compared."""
    if share_script(source, target):
        return _in_one_script(source_word, target_word)
    if _is_latin(target):
        return _across(source_word, target_word, source, target)
    if _is_latin(source):
        return _across(target_word, source_word, target, source)
    return None


def tells_spelling(source: str, target: str) -> bool:
    """Whether likeness is fine enough to tell a misspelled name; scripts of India are only roughly compared."""
    return not {script_of_language(source), script_of_language(target)} & SCRIPTS


def closeness(source_word: str, target_word: str, source: str, target: str) -> float:
    """A first look at two words in different scripts, 0..1: which pairs are worth to be compared by `likeness`."""
    if _is_latin(target):
        return _closeness(source_word, target_word, source, target)
    return _closeness(target_word, source_word, target, source)


def correction(source_word: str, target_word: str, source: str, target: str) -> str | None:
    """How the language `target` writes a name that it has misspelled; None where that is not known."""
    if not _is_latin(target):
        return None
    if share_script(source, target):
        return source_word
    return alike.correction(source_word, target_word, source, target)


@lru_cache(maxsize=1000)
def share_script(source: str, target: str) -> bool:
    """Whether the two languages are written in one script."""
    return script_of_language(source) == script_of_language(target)


@lru_cache(maxsize=1000)
def _is_latin(code: str) -> bool:
    return script_of_language(code) == "LATIN"


def is_same_place(places: Sequence[str], sounds: Sequence[str], code: str, text: str) -> bool:
    """Whether a text in the language `code` has the country or city that this language calls by one of `places`.

    `sounds` are those of its words. The form of another case and the adjective, which share the name's beginning, count
    too; of a name in an unspaced script the first character alone, which is its short form (中 for China). A name of
    several words has too many short forms and adjectives (U.S., American) to be missed.
    """
    for name in places:
        if not language_for(code).spaced:
            if name in text or (len(name) <= _SHORT_PLACE and name[0] in text):
                return True
        elif " " in name or _has_begun(sounds, _beginning(name)):
            return True
    return False


def _has_begun(sounds: Sequence[str], beginning: str) -> bool:
    return any(one.startswith(beginning) for one in sounds)


@lru_cache(maxsize=10_000)
def _beginning(name: str) -> str:
    """What the name of a place, its people and its adjective have in common."""
    return sound(fold(name))[: _PLACE_STEM if len(name) > _SHORT_NAME else _PLACE_STEM - 1]


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """In lower case without diacritics."""
    decomposed = unicodedata.normalize("NFD", word.casefold().translate(_LETTERS))
    return "".join(character for character in decomposed if character.isalpha())


def _in_one_script(source_word: str, target_word: str) -> float:
    one, other = fold(source_word), fold(target_word)
    if one == other or is_begun(one, other):
        return 1.0
    return max(
        Levenshtein.normalized_similarity(one, other), Levenshtein.normalized_similarity(sound(one), sound(other))
    )


def _across(native: str, latin_word: str, source: str, target: str) -> float | None:
    if latin(native) is not None:
        return _closeness(native, latin_word, source, target)
    judged = alike.likeness(native, latin_word, source, target)
    if judged is None:
        return None
    if judged >= _ALIKE:
        return SAME + (1 - SAME) * judged
    told = language_for(source).spaced and not is_name(latin_letters(latin_word))
    if judged >= (_UNKNOWN_IN_TEXT if told else _ALIKE_IN_TEXT):
        return UNSURE
    return min(_closeness(native, latin_word, source, target), UNSURE - 0.01)


def is_begun(one: str, other: str) -> bool:
    """Whether a word of the source, folded, goes on as one of the translation begins, but for its last letter."""
    return len(one) > _STEM <= len(other) and one.startswith(other[:-1])


@lru_cache(maxsize=50_000)
def _rendered(native: str, source: str, target: str) -> str:
    return fold(alike.rendering(native, source, target) or "")


@lru_cache(maxsize=200_000)
def _closeness(native: str, latin_word: str, source: str, target: str) -> float:
    """How many letters a word shares with the rendering, or with the consonants where the script does not tell more."""
    spoken = latin(native)
    if spoken is not None:
        return Levenshtein.normalized_similarity(_consonants(spoken), _consonants(fold(latin_word)))
    one, other = _rendered(native, source, target), fold(latin_word)
    if not one:
        return Levenshtein.normalized_similarity(first_letters(native), _consonants(other))
    plain = Levenshtein.normalized_similarity(one, other)
    close = max(plain, Levenshtein.normalized_similarity(sound(one), sound(other)))
    return close if language_for(source).spaced else min(1.0, close * _SYLLABLES)


@lru_cache(maxsize=100_000)
def _consonants(word: str) -> str:
    """The consonants, one for all that Indian scripts and Latin spelling distinguish differently, no one twice.

    A vowel at the beginning is kept as one letter.
    """
    for spelling, letter in _CONSONANTS:
        word = word.replace(spelling, letter)
    word = word[:1].translate(_ANY_VOWEL) + word[1:].translate(_NO_VOWEL)
    return "".join(letter for at, letter in enumerate(word) if letter != word[at - 1 : at])
