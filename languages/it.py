"""Italian."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_lemmas, simplemma_vocabulary, snowball_stem
from glossator.languages.language import Language, QuotePair, spelled

_UNITS = spelled(range(1, 10), "uno due tre quattro cinque sei sette otto nove")
_TENS = spelled(range(20, 100, 10), "venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
_TEENS = spelled(
    range(10, 20), "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove"
)
_BELOW_100 = {
    **_UNITS,
    **_TEENS,
    **_TENS,
    # The vowel of the ten is dropped before uno and otto; tre takes an accent.
    **{
        (ten[:-1] if unit[0] in "uo" else ten) + unit.replace("tre", "tré"): tens + one
        for ten, tens in _TENS.items()
        for unit, one in _UNITS.items()
    },
}
_NUMERALS = {
    **_BELOW_100,
    **{f"{word}cento": 100 * value for word, value in _UNITS.items()},
    **{f"{word}mila": 1000 * value for word, value in _BELOW_100.items()},
    **spelled(
        range(13),
        "zero|mezzanotte un|una|un'|un’|primo|prima|primi|prime secondo|seconda|entrambi|entrambe|doppio|coppia"
        " terzo|terza|triplo quarto|quarta quinto|quinta sesto|sesta settimo|settima ottavo|ottava nono|nona"
        " decimo|decima undicesimo dozzina|mezzogiorno",
    ),
    **spelled((100, 10**3), "cento|centinaia mille|mila|migliaia|migliaio"),
    **spelled((10**6, 10**9), "milione|milioni|mln miliardo|miliardi|mld"),
    **spelled((10**12,), "bilione|bilioni"),
}

LANGUAGE = Language(
    "it",
    "Italian",
    lemmatizer=simplemma_lemmas("it"),
    stemmer=snowball_stem("italian"),
    elided=frozenset("c d l m n s t v un all bell coll dall dell gl nell quell quest sant sull tutt".split()),
    vocabulary=simplemma_vocabulary("it"),
    articles=frozenset({"il", "lo", "la", "i", "gli", "le", "l'", "l’", "un", "uno", "una", "un'", "un’"}),
    function_words=frozenset(
        "a ad al alla alle agli ai allo che chi con da dal dalla dei del della delle dello degli di e ed fra gli i il"
        " in la le lo ma nei nel nella nelle o per su sul sulla tra un una uno".split()
    ),
    titles=frozenset(
        "sig signor signora dott presidente ministro ministra cancelliere segretario ambasciatore"
        " generale ammiraglio professor professore senatore re regina papa direttore direttrice".split()
    ),
    quotes=(QuotePair("«", "»"), QuotePair("“", "”"), QuotePair("‘", "’"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=(".", "\u202f", "\u00a0", " "),
    may_double=frozenset("molto piano quasi via così subito no bla ah".split()),
    numerals=_NUMERALS,
)
