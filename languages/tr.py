"""Turkish: simplemma's dictionary, completed by taking off suffixes that obey vowel harmony."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from glossator.languages.dictionaries import simplemma_lemmas, simplemma_vocabulary, snowball_stem
from glossator.languages.language import Language, QuotePair, spelled

# Suffixes of nouns in the order they are written on; A is a or e, I is ı, i, u or ü, D is d or t, C is c or ç.
_PLURAL = ("", "lAr")
_POSSESSIVE = ("", *"Im m In n I sI ImIz mIz InIz nIz lArI".split())
_CASE = ("", *"I yI nI A yA nA DA nDA DAn nDAn In nIn lA ylA CA nCA DAki nDAki DIr DAdIr".split())

# What is written onto a noun or a verb to make another word of it: it belongs to the dictionary form.
_DERIVED = re.compile("(?:l[ıiuü]k?|s[ıiuü]z|[cç][ıiuü]|(?:[ıiuü]?[nlşt]|[dt][ıiuü]r)?m[ae])+")
_HARD = {"b": "p", "c": "ç", "d": "t", "ğ": "k", "g": "k"}
_SHORTEST_STEM = 2
_SHORTEST_GUESS = 3
_VOWELS = "aıoueiöü"
_CLOSE = {"a": "ı", "o": "u", "e": "i", "ö": "ü"}

_knows = simplemma_vocabulary("tr")
_dictionary = simplemma_lemmas("tr")


def _lower(word: str) -> str:
    return word.replace("I", "ı").replace("İ", "i").lower().replace("i\u0307", "i")


def _is_known(word: str) -> bool:
    return _knows(_lower(word))


def _lemmas(word: str) -> tuple[str, ...]:
    lower = _lower(word)
    stems = tuple(dict.fromkeys(_stems(lower)))
    if not _knows(lower):
        known = [stem for stem in stems if _is_dictionary_form(stem)]
        return (lower, *(known or [stem for stem in stems if len(stem) >= _SHORTEST_GUESS]))
    found: dict[str, None] = {}
    for lemma in _entry(lower):
        derived = [form for form in (lower, *stems) if _is_derived(form, lemma)]
        found.update(dict.fromkeys(derived or [lemma]))
    if lower not in found:
        found.update(dict.fromkeys(filter(_is_dictionary_form, stems)))
    return tuple(found)


def _entry(word: str) -> tuple[str, ...]:
    return tuple(map(_lower, _dictionary(word))) if _knows(word) else ()


def _is_dictionary_form(word: str) -> bool:
    return word in _entry(word)


def _is_derived(word: str, base: str) -> bool:
    return word.startswith(base) and _DERIVED.fullmatch(word[len(base) :]) is not None


def _stems(word: str) -> Iterator[str]:
    """What is left of `word` without its noun suffixes, the longest first; a last consonant gets hard again."""
    for cut in range(len(word) - 1, max(_SHORTEST_STEM, len(word) - _LONGEST_SUFFIX) - 1, -1):
        stem = word[:cut]
        if word[cut:] in _SUFFIXES[_harmony(stem)] and _joins(stem, word[cut]):
            yield stem
            if stem[-1] in _HARD and word[cut] in _VOWELS:
                yield stem[:-1] + _HARD[stem[-1]]


def _joins(stem: str, first: str) -> bool:
    """Whether a suffix that begins with the letter `first` can stand behind `stem`: no two vowels meet."""
    after_vowel = stem[-1] in _VOWELS
    return not after_vowel if first in _VOWELS else after_vowel or first not in "mnsy"


def _harmony(word: str) -> str:
    """The vowel that the I of a suffix becomes behind `word`."""
    last = next((letter for letter in reversed(word) if letter in _VOWELS), "e")
    return _CLOSE.get(last, last)


def _suffixes(vowel: str) -> frozenset[str]:
    """The suffixes, alone and chained, as they are written where I is `vowel` first."""
    chains = {"".join(chain) for chain in product(_PLURAL, _POSSESSIVE, _CASE)} - {""}
    return frozenset(_harmonize(chain, vowel, voiced) for chain in chains for voiced in (True, False))


def _harmonize(chain: str, vowel: str, voiced: bool) -> str:
    letters = []
    for letter in chain:
        if letter == "A":
            letters.append("a" if vowel in "ıu" else "e")
            vowel = _CLOSE[letters[-1]]
        elif letter == "I":
            letters.append(vowel)
        elif letter in "DC":
            letters.append({"D": "dt", "C": "cç"}[letter][not (voiced or letters)])
        else:
            letters.append(letter)
    return "".join(letters)


_SUFFIXES = {vowel: _suffixes(vowel) for vowel in "ıiuü"}
_LONGEST_SUFFIX = max(len(suffix) for suffixes in _SUFFIXES.values() for suffix in suffixes)

_NUMERALS = {
    **spelled(
        range(11),
        "sıfır bir|ilk|birinci iki|ikinci|çift üç|üçüncü dört|dördüncü beş|beşinci altı|altıncı yedi|yedinci"
        " sekiz|sekizinci dokuz|dokuzuncu on|onuncu",
    ),
    **spelled((12, 20), "düzine yirmi|yirminci"),
    **spelled(range(30, 100, 10), "otuz kırk elli altmış yetmiş seksen doksan"),
    **spelled((100, 10**3), "yüz|yüzlerce bin|binlerce"),
    **spelled((10**6, 10**9, 10**12), "milyon|milyonlarca|mn milyar|milyarlarca|mr trilyon"),
}

LANGUAGE = Language(
    "tr",
    "Turkish",
    lemmatizer=_lemmas,
    stemmer=snowball_stem("turkish"),
    vocabulary=_is_known,
    spelling=_lower,
    # On names and figures suffixes follow an apostrophe: Ankara’da, NATO’nun.
    enclitic=frozenset(suffix for suffixes in _SUFFIXES.values() for suffix in suffixes),
    function_words=frozenset(
        "ama ancak bir bu çok da daha de değil diye en gibi göre her hem için ile ise kadar ki mi o olarak olan sonra"
        " şu ve veya ya".split()
    ),
    titles=frozenset(
        "bay bayan sayın cumhurbaşkanı başkan başkanı başbakan bakan bakanı şansölye sekreter büyükelçi general amiral"
        " profesör prof senatör kral kraliçe papa direktör müdür".split()
    ),
    name_ending=0,
    quotes=(QuotePair("“", "”"), QuotePair("‘", "’"), QuotePair("«", "»"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=(".", "\u00a0", "\u202f", " "),
    # Doubling makes adverbs of adjectives (yavaş yavaş).
    may_double=frozenset("çok yavaş tek zaman sık ayrı yer adım hızlı ha evet hayır baş".split()),
    numerals=_NUMERALS,
)
