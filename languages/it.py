"""Italian."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_lemmas, snowball_stem
from glossator.languages.language import Language, QuotePair

LANGUAGE = Language(
    "it",
    "Italian",
    lemmatizer=simplemma_lemmas("it"),
    stemmer=snowball_stem("italian"),
    splits=r"(?i)(?<=^[cdlmnstv]['’])|(?<=^un['’])|(?<=^(?:al|gl)l['’])|(?<=^(?:del|dal|nel|sul|col|bel)l['’])"
    r"|(?<=^(?:quel)l['’])|(?<=^quest['’])",
    articles=frozenset({"il", "lo", "la", "i", "gli", "le", "l'", "l’", "un", "uno", "una", "un'", "un’"}),
    function_words=frozenset(
        "a ad al alla alle agli ai allo che chi con da dal dalla dei del della delle dello degli di e ed fra gli i il"
        " in la le lo ma nei nel nella nelle o per su sul sulla tra un una uno".split()
    ),
    quotes=(QuotePair("«", "»"), QuotePair("“", "”"), QuotePair("‘", "’"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=(".", "\u202f", "\u00a0", " "),
)
