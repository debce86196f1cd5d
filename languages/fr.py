"""French."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_lemmas, snowball_stem
from glossator.languages.language import Language, QuotePair

LANGUAGE = Language(
    "fr",
    "French",
    lemmatizer=simplemma_lemmas("fr"),
    stemmer=snowball_stem("french"),
    splits=r"(?i)(?<=^[cdjlmnst]['’])|(?<=^(?:qu)['’])|(?<=^(?:jusqu|quoiqu)['’])|(?<=^(?:lorsqu|puisqu)['’])",
    articles=frozenset({"le", "la", "les", "l'", "l’", "un", "une", "des"}),
    function_words=frozenset(
        "à au aux avec ce ces comme contre dans de des du en entre et la le les leur mais ne ni ou où par pour que qui"
        " sans se sous sur un une".split()
    ),
    quotes=(QuotePair("«", "»"), QuotePair("“", "”"), QuotePair("‘", "’"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=("\u202f", "\u00a0", " ", "."),
)
