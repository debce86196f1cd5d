"""Russian: paradigms from pymorphy3 with the OpenCorpora dictionary."""

from __future__ import annotations

from functools import cache
from typing import Any

from glossator.languages.dictionaries import snowball_stem
from glossator.languages.language import Language, QuotePair


def _lemmas(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parse.normal_form.replace("ё", "е") for parse in _analyzer().parse(word)))


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


LANGUAGE = Language(
    "ru",
    "Russian",
    lemmatizer=_lemmas,
    stemmer=snowball_stem("russian"),
    function_words=frozenset(
        "без в во для до за и из или к ко между на над не ни о об от по под при про с со у через что".split()
    ),
    quotes=(QuotePair("«", "»"), QuotePair("„", "“"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=("\u00a0", "\u202f", " "),
)
