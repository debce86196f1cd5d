"""Tells at a glance that two texts have the same numbers, as nearly all pairs of texts have."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from glossator.analyze import AnalysedText
from glossator.check.pieces import Pieces
from glossator.check.visible import visible
from glossator.languages.language import Language
from glossator.languages.number_readings import Reading
from glossator.languages.number_words import HUNDRED, find_spelled, word_value
from glossator.languages.numbers import find_numbers, plain_numbers

__all__ = ["same_at_a_glance"]

# Stands for digits among the values of a piece of text; no number word means it.
_DIGITS = -1
_DIGIT = re.compile(r"\d")
_MARKS = ".,;:!?…()[]\"'“”‘’«»"


def same_at_a_glance(source: AnalysedText, target: AnalysedText) -> bool:
    """Whether the texts have the same plain numbers and number words; False where it takes a closer look to tell."""
    values = _values(source)
    if values != _values(target):
        return False
    if _DIGITS not in values:
        return True
    wanted, given = (plain_numbers(visible(text), text.language) for text in (source, target))
    return _likeliest(source) == _likeliest(target) if wanted is None and given is None else wanted == given


def _likeliest(text: AnalysedText) -> set[Reading]:
    return {number.readings[0] for number in find_numbers(visible(text), text.language)}


@lru_cache(maxsize=100)
def _pieces(language: Language) -> Pieces[int]:
    return Pieces(partial(_said, language=language))


def _values(text: AnalysedText) -> frozenset[int]:
    if not text.language.spaced:
        return frozenset(_said(visible(text), text.language))
    chunks = visible(text).split() if text.text.protected else text.chunks
    return frozenset(_pieces(text.language).said(chunks))


def _said(text: str, language: Language) -> tuple[int, ...]:
    word = text.strip(_MARKS)
    if language.spaced and word.isalpha() and word.islower() and not word_value(word, language).values:
        # Most pieces are such a word.
        return ()
    sure = (spelled for spelled in find_spelled(text, language) if spelled.sure)
    values = (int(value) for spelled in sure for value in spelled.parts if value < HUNDRED)
    return (*values, _DIGITS) if _DIGIT.search(text) else tuple(values)
