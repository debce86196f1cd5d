"""English."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_lemmas, snowball_stem
from glossator.languages.language import Language, QuotePair

LANGUAGE = Language(
    "en",
    "English",
    lemmatizer=simplemma_lemmas("en"),
    stemmer=snowball_stem("english"),
    splits=r"['’][sS]$",
    articles=frozenset({"a", "an", "the"}),
    function_words=frozenset(
        "a an and as at but by for from in into is its nor of off on onto or our over per so than that the their this"
        " to under up via was were with".split()
    ),
    quotes=(QuotePair("“", "”"), QuotePair("‘", "’"), QuotePair('"', '"')),
    decimal_mark=".",
    group_marks=(",", "\u202f", "\u00a0", " "),
)
