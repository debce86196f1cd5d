"""German."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_lemmas, snowball_stem
from glossator.languages.language import Language, QuotePair

LANGUAGE = Language(
    "de",
    "German",
    lemmatizer=simplemma_lemmas("de"),
    stemmer=snowball_stem("german"),
    articles=frozenset({"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"}),
    function_words=frozenset(
        "als am an auf aus bei das dem den der des die durch ein eine einem einen einer eines für gegen im in mit nach"
        " oder ohne sowie über um und unter vom von vor zu zum zur".split()
    ),
    quotes=(QuotePair("„", "“"), QuotePair("‚", "‘"), QuotePair("»", "«"), QuotePair("«", "»"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=(".", "\u202f", "\u00a0", " "),
)
