"""Words in the scripts of India in Latin letters, by the names that Unicode gives their letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["SCRIPTS", "first_letters", "latin"]

SCRIPTS = frozenset(
    {"DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM"}
)
_NAME = re.compile(r"(\w+) (LETTER|VOWEL SIGN|SIGN) ([\w ]+)")
_CANDRA = re.compile("^(?:CANDRA|VOCALIC|SHORT|LONG) ")
# Signs that stand for a consonant, and those that change the letter before them.
_SIGNS = {"ANUSVARA": "n", "CANDRABINDU": "n", "BINDI": "n", "VISARGA": "h"}
# Semitic letters that are silent or vowels, or whose name begins otherwise than they sound; m as n, like others here.
_CALLED = {
    **dict.fromkeys(("ALEF", "AYIN", "AIN", "HAMZA", "YEH", "YOD", "TATWEEL"), ""),
    "MEEM": "n",
    "MEM": "n",
    "WAW": "v",
    "FEH": "p",
    "QAF": "k",
    "QOF": "k",
    "TSADI": "s",
    "ZAIN": "j",
    "ZAYIN": "j",
}
_SILENT = "VIRAMA"
# The dot below: ज़ is z, फ़ is f.
_DOTTED = {"j": "z", "ph": "f"}


@lru_cache(maxsize=50_000)
def latin(word: str) -> str | None:
    """The word as its letters are called; None for another script. A consonant has the vowel a, but for the last.

    >>> latin("ब्राज़ील"), latin("जॉर्डन"), latin("Brazil")
    ('braazil', 'jorddan', None)
    """
    parts: list[str] = []
    inherent = False
    for character in unicodedata.normalize("NFD", word):
        found = _NAME.match(unicodedata.name(character, ""))
        if found is None or found.group(1) not in SCRIPTS:
            if not character.isalpha():
                continue
            return None
        kind, name = found.group(2), _CANDRA.sub("", found.group(3))
        if kind == "LETTER":
            sound = name.lower().split()[-1]
            is_consonant = len(sound) > 1 and sound.endswith("a") and sound.strip("aeiou") != ""
            if inherent:
                parts.append("a")
            inherent = is_consonant
            parts.append(sound[:-1] if is_consonant else sound)
        elif kind == "VOWEL SIGN":
            parts.append({"II": "i", "UU": "u"}.get(name, name.lower()))
            inherent = False
        elif name == _SILENT:
            inherent = False
        elif name == "NUKTA" and parts:
            parts[-1] = _DOTTED.get(parts[-1], parts[-1])
        elif name in _SIGNS:
            parts += ["a" if inherent else "", _SIGNS[name]]
            inherent = False
    return "".join(parts)


@lru_cache(maxsize=50_000)
def first_letters(word: str) -> str:
    """The consonants of a Semitic word by the first letter that each is called by (MEEM, SHEEN).

    >>> first_letters("محمد"), first_letters("שמעון")
    ('nhnd', 'snvn')
    """
    return "".join(map(_first_letter, word))


def _first_letter(character: str) -> str:
    name = unicodedata.name(character, "").removesuffix(" INITIAL FORM").split()
    if "LETTER" not in name:
        return ""
    called = name[name.index("LETTER") + 1 :]
    called = called[1:] if called[0] == "FINAL" else called
    return _CALLED.get(called[0], called[0][0].lower())
