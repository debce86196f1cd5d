"""Cuts names into what their script writes one sound or syllable with, and Latin names into plain letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["CHINESE", "latin_letters", "native_parts", "native_units"]

CHINESE = "zh"
# Between the parts of a name: blanks, the middle dots of Chinese and Japanese, full stops of initials.
_BETWEEN_PARTS = re.compile(r"[\s·・･‧•＝=.\u200c\u200f]+")
# A small kana changes the syllable before it.
_SMALL_KANA = frozenset("ァィゥェォャュョヮ")
_HIRAGANA_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
# In these a mark makes another letter: й, ё, ї, ў.
_MARKED = ("ru", "uk", "be", "bg", "sr", "mk", "hi")
_FINAL_SIGMA = str.maketrans("ς", "σ")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_ONE_BY_ONE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def native_parts(name: str) -> tuple[str, ...]:
    """The parts of a name in another script, without the dots and blanks between them.

    >>> native_parts("鲁道夫·杜邦"), native_parts("В. В. Путин")
    (('鲁道夫', '杜邦'), ('В', 'В', 'Путин'))
    """
    return tuple(filter(None, _BETWEEN_PARTS.split(name)))


@lru_cache(maxsize=4096)
def native_units(part: str, source: str) -> tuple[str, ...]:
    """The letters, syllables or characters of a part, folded: one case, one script of Chinese, no vowel points.

    >>> native_units("ジョンソン", "ja"), native_units("聯合", "zh"), native_units("Шойгу", "ru")
    (('ジョ', 'ン', 'ソ', 'ン'), ('联', '合'), ('ш', 'о', 'й', 'г', 'у'))
    """
    if source == CHINESE:
        from glossator.languages.zh import simplified

        return tuple(simplified(part))
    folded = unicodedata.normalize("NFKD", part.casefold()).translate(_FINAL_SIGMA)
    if source == "ko":
        return tuple(folded)
    if source == "ja":
        return _syllables(unicodedata.normalize("NFC", folded).translate(_HIRAGANA_TO_KATAKANA))
    kept = (character for character in folded if source in _MARKED or not unicodedata.combining(character))
    bare = (character for character in kept if not unicodedata.combining(character) or character != "\u0301")
    return tuple(unicodedata.normalize("NFC", "".join(bare)).replace("-", "").replace("\u0640", ""))


def _syllables(kana: str) -> tuple[str, ...]:
    found: list[str] = []
    for character in kana:
        if character in _SMALL_KANA and found:
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


@lru_cache(maxsize=4096)
def latin_letters(word: str) -> str:
    """A word in the 26 letters, without marks, apostrophes and hyphens.

    >>> latin_letters("Łukasz-Đorđe"), latin_letters("Shin'ya"), latin_letters("Ōsaka")
    ('lukaszdorde', 'shinya', 'osaka')
    """
    folded = unicodedata.normalize("NFD", word.casefold().translate(_ONE_BY_ONE))
    return _NOT_LETTERS.sub("", folded)
