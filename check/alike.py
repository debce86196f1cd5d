"""Whether two renderings of a term are one."""

from __future__ import annotations

from collections.abc import Sequence

from glossator.languages.language import Language

__all__ = ["alike"]

# Words are of one stem where they share so much of the shorter, and so many letters.
_SHARED, _FEWEST_LETTERS = 0.6, 3


def alike(one: Sequence[str], other: Sequence[str], language: Language) -> bool:
    """Whether two renderings differ but in form: words of one stem, some left out, or their first letters.

    >>> from glossator.languages.language import language_for
    >>> spanish = language_for("es")
    >>> alike(["infección"], ["infectar"], spanish), alike(["nodo", "propio"], ["nodo", "ajeno"], spanish)
    (True, False)
    """
    short, long = sorted((one, other), key=lambda words: (len(words), len("".join(words))))
    if not language.spaced:
        return set("".join(short)) <= set("".join(long))
    if len(short) == 1 and short[0].replace(".", "") == "".join(word[0] for word in long):
        return True
    return all(any(_akin(word, another) for another in long) for word in short)


def _akin(one: str, other: str) -> bool:
    """Whether two words begin alike for most of the shorter."""
    shared = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        shared += 1
    return shared >= max(_FEWEST_LETTERS, _SHARED * min(len(one), len(other)))
