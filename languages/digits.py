"""The digits of many scripts, and which of them a language writes."""

from __future__ import annotations

import unicodedata

from glossator.languages.detect import script_of_language
from glossator.languages.language import base_code

__all__ = ["FULLWIDTH", "WESTERN", "in_system", "is_usual", "system"]

# A system is known by its zero.
WESTERN, FULLWIDTH = "0", "\uff10"

# Scripts in which texts have the digits 0 to 9 only.
_WESTERN_ONLY = frozenset({"LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARMENIAN", "GEORGIAN", "HANGUL"})
_FULLWIDTH_TOO = frozenset({"ja", "ko", "zh"})


def system(digit: str) -> str:
    """The zero of the system that a decimal digit belongs to.

    >>> system("7"), system("٧") == "٠"
    ('0', True)
    """
    return chr(ord(digit) - unicodedata.decimal(digit))


def in_system(number: str, zero: str) -> str:
    """A number with its digits in another system; all else stays.

    >>> in_system("１,２00", "0")
    '1,200'
    """
    return "".join(
        chr(ord(zero) + unicodedata.decimal(character)) if character.isdecimal() else character for character in number
    )


def is_usual(zero: str, code: str) -> bool:
    """Whether texts in the language have digits of the system, or may have.

    >>> is_usual("٠", "ar"), is_usual("٠", "pt"), is_usual(FULLWIDTH, "ja")
    (True, False, True)
    """
    if zero == WESTERN or (zero == FULLWIDTH and base_code(code) in _FULLWIDTH_TOO):
        return True
    return zero != FULLWIDTH and script_of_language(code) not in (*_WESTERN_ONLY, "HIRAGANA", "CJK")
