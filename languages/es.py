"""Spanish."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_lemmas, snowball_stem
from glossator.languages.language import Language, QuotePair

LANGUAGE = Language(
    "es",
    "Spanish",
    lemmatizer=simplemma_lemmas("es"),
    stemmer=snowball_stem("spanish"),
    articles=frozenset({"el", "la", "los", "las", "lo", "un", "una", "unos", "unas"}),
    function_words=frozenset(
        "a al ante bajo con contra de del desde e el en entre hacia hasta la las lo los ni o para por que según sin"
        " sobre tras u un una y".split()
    ),
    quotes=(QuotePair("«", "»"), QuotePair("“", "”"), QuotePair("‘", "’"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=(".", "\u202f", "\u00a0", " "),
)
