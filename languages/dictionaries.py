"""Lemmas and stems from the libraries that have them; nothing is loaded before the first word is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

__all__ = ["simplemma_lemmas", "simplemma_vocabulary", "snowball_stem"]


def simplemma_lemmas(code: str) -> Callable[[str], tuple[str, ...]]:
    """A lemmatizer over simplemma's dictionary of the language `code`."""

    def lemmas(word: str) -> tuple[str, ...]:
        import simplemma

        forms = dict.fromkeys((word, word.lower()))
        return tuple(dict.fromkeys(simplemma.lemmatize(form, lang=code).lower() for form in forms))

    return lemmas


def simplemma_vocabulary(code: str) -> Callable[[str], bool]:
    """Whether simplemma's dictionary of the language `code` has a word."""

    def knows(word: str) -> bool:
        import simplemma

        return bool(simplemma.is_known(word, lang=code))

    return knows


def snowball_stem(algorithm: str) -> Callable[[str], str]:
    """A stemmer by the Snowball algorithm of that name."""

    def stem(word: str) -> str:
        return str(_snowball(algorithm).stemWord(word))

    return stem


@cache
def _snowball(algorithm: str) -> Any:
    import Stemmer

    return Stemmer.Stemmer(algorithm)
