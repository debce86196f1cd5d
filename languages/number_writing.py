"""Writes a number of one language as another one does."""

from __future__ import annotations

from decimal import Decimal

from glossator.languages.language import Language
from glossator.languages.numbers import Number

__all__ = ["spell_number", "write_number"]


def write_number(number: Number, text: str, source: Language, target: Language, *, in_full: bool = False) -> str:
    """The digits of `number`, which stands in `text`, with the marks of another language.

    The scale word is left to the caller, or written out `in_full` (2.5 million as 2500000).

    >>> from glossator.languages.language import language_for
    >>> from glossator.languages.numbers import find_numbers
    >>> english, german = language_for("en"), language_for("de")
    >>> write_number(find_numbers("1,234.5", english)[0], "1,234.5", english, german)
    '1.234,5'
    """
    digits = text[number.digits.start : number.digits.end]
    value = number.readings[0]
    has_marks = any(mark in digits for mark in (source.decimal_mark, *source.group_marks))
    spelled_out = in_full and number.scale > 1
    if len(value) > 1 or not (has_marks or spelled_out):
        return digits
    amount = value[0] if in_full or number.scale == 1 else value[0] / number.scale
    whole, _, fraction = f"{amount:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", target.group_marks[0]) if len(whole) > 3 else whole
    fraction = "" if spelled_out else fraction
    return f"{grouped}{target.decimal_mark}{fraction}" if fraction else grouped


def spell_number(value: Decimal, like: str, language: Language) -> str | None:
    """The word that says `value` as the number word `like` says its own, as far as the language's words tell.

    >>> from glossator.languages.language import language_for
    >>> english = language_for("en")
    >>> spell_number(Decimal(3), "Seventh", english), spell_number(Decimal(32), "five", english)
    ('Third', None)
    """
    numerals = language.numerals
    if like.lower() not in numerals:
        return None
    alike = [word for word, said in numerals.items() if said == numerals[like.lower()]]
    words = [word for word, said in numerals.items() if said == value]
    place = alike.index(like.lower())
    # Words of one value stand in one order, the cardinal first: five, fifth.
    if not words or (place and len(words) != len(alike)):
        return None
    return words[place].capitalize() if like[0].isupper() else words[place]
