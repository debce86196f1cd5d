"""Letters of different scripts that look the same (Unicode Technical Standard #39, confusables.txt)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from glossator.languages.detect import script_of

__all__ = ["LOOK_ALIKE", "as_script"]

# A Latin letter and the letters of other scripts that UTS #39 takes for the same, of those that are on keyboards.
# Letters with accents follow from those without.
LOOK_ALIKE = (
    ("a", "CYRILLIC", "а"),
    ("c", "CYRILLIC", "с"),
    ("e", "CYRILLIC", "е"),
    ("h", "CYRILLIC", "һ"),
    ("i", "CYRILLIC", "і"),
    ("j", "CYRILLIC", "ј"),
    ("o", "CYRILLIC", "о"),
    ("p", "CYRILLIC", "р"),
    ("s", "CYRILLIC", "ѕ"),
    ("x", "CYRILLIC", "х"),
    ("y", "CYRILLIC", "у"),
    ("A", "CYRILLIC", "А"),
    ("B", "CYRILLIC", "В"),
    ("C", "CYRILLIC", "С"),
    ("E", "CYRILLIC", "Е"),
    ("H", "CYRILLIC", "Н"),
    ("I", "CYRILLIC", "І"),
    ("J", "CYRILLIC", "Ј"),
    ("K", "CYRILLIC", "К"),
    ("M", "CYRILLIC", "М"),
    ("O", "CYRILLIC", "О"),
    ("P", "CYRILLIC", "Р"),
    ("S", "CYRILLIC", "Ѕ"),
    ("T", "CYRILLIC", "Т"),
    ("X", "CYRILLIC", "Х"),
    ("Y", "CYRILLIC", "У"),
    ("a", "GREEK", "α"),
    ("i", "GREEK", "ι"),
    ("o", "GREEK", "ο"),
    ("p", "GREEK", "ρ"),
    ("u", "GREEK", "υ"),
    ("v", "GREEK", "ν"),
    ("y", "GREEK", "γ"),
    ("A", "GREEK", "Α"),
    ("B", "GREEK", "Β"),
    ("E", "GREEK", "Ε"),
    ("H", "GREEK", "Η"),
    ("I", "GREEK", "Ι"),
    ("K", "GREEK", "Κ"),
    ("M", "GREEK", "Μ"),
    ("N", "GREEK", "Ν"),
    ("O", "GREEK", "Ο"),
    ("P", "GREEK", "Ρ"),
    ("T", "GREEK", "Τ"),
    ("X", "GREEK", "Χ"),
    ("Y", "GREEK", "Υ"),
    ("Z", "GREEK", "Ζ"),
)

_LATIN: Mapping[str, str] = {other: latin for latin, _, other in LOOK_ALIKE}
_OTHER: Mapping[tuple[str, str], str] = {(script, latin): other for latin, script, other in LOOK_ALIKE}


def as_script(word: str, script: str) -> str | None:
    """A word with the letters of other scripts replaced by those of `script` that look the same; None if one has none.

    >>> as_script("р\N{LATIN SMALL LETTER O}ка", "CYRILLIC") == "р\N{CYRILLIC SMALL LETTER O}ка"
    True
    >>> as_script("USB-кабель", "CYRILLIC")
    """
    letters = [_composed(character, script) for character in word]
    return None if None in letters else unicodedata.normalize("NFC", "".join(filter(None, letters)))


def _composed(character: str, script: str) -> str | None:
    """One character for one, so that places stay what they are; None where there is no single one with the mark."""
    parts = [_letter(part, script) for part in unicodedata.normalize("NFD", character)]
    if None in parts:
        return None
    found = unicodedata.normalize("NFC", "".join(filter(None, parts)))
    return found if len(found) == 1 else None


def _letter(character: str, script: str) -> str | None:
    if not character.isalpha() or script_of(character) == script:
        return character
    latin = _LATIN.get(character, character)
    return latin if script == "LATIN" and latin.isascii() else _OTHER.get((script, latin))
