"""What a name sounds like, roughly, whatever the language it is spelled by."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["sound"]

# Spellings that stand for the same sound from one language of the press to the next (English, German, French, Polish,
# Portuguese) or from one transcription to the other: Gorbachev, Gorbatschow, Gorbatchev. The first that fits is taken.
_ALIKE = (
    ("tsch|tch|cz", "ch"),
    ("shch|chtch", "shch"),
    ("sch|sz", "sh"),
    ("dzh|dj|zh", "j"),
    ("tz", "ts"),
    ("ph", "f"),
    ("kh", "h"),
    ("gh", "g"),
    ("th", "t"),
    ("ck|q", "k"),
    ("x", "ks"),
    ("c(?=[eiy])", "s"),
    ("c(?!h)", "k"),
    ("ff?$|w$", "v"),
    ("w", "v"),
    ("z", "s"),
    ("ee|ie", "i"),
    ("y", "i"),
    ("oo|ou", "u"),
    ("[эё]", "е"),
    ("й", "и"),
)
_SPELLING = re.compile("|".join(f"({spelling})" for spelling, _ in _ALIKE))
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """A spelling that lower-case words without diacritics share if they sound alike.

    >>> sound("gorbatschow"), sound("gorbachev"), sound("khrushchev")
    ('gorbachov', 'gorbachev', 'hrushchev')
    """
    return _DOUBLED.sub(r"\1", _SPELLING.sub(lambda found: _ALIKE[(found.lastindex or 1) - 1][1], word))
