"""French."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_lemmas, simplemma_vocabulary, snowball_stem
from glossator.languages.language import Language, QuotePair, spelled

_NUMERALS = {
    **spelled(
        range(21),
        "zéro|minuit un|une|premier|première|premiers|premières deux|second|seconde|deuxième|double"
        " trois|troisième|triple quatre|quatrième cinq|cinquième six|sixième sept|septième huit|huitième neuf|neuvième"
        " dix|dixième onze|onzième douze|douzième|douzaine|midi treize quatorze quinze|quinzaine seize"
        " dix-sept dix-huit dix-neuf vingt|vingtième",
    ),
    **spelled(range(30, 70, 10), "trente quarante cinquante soixante"),
    **spelled((70, 80, 90), "septante quatre-vingt|quatre-vingts|huitante nonante"),
    **spelled((100, 10**3), "cent|cents|centaine|centaines mille|millier|milliers"),
    **spelled((10**6, 10**9, 10**12), "million|millions milliard|milliards|md|mds billion|billions"),
}

LANGUAGE = Language(
    "fr",
    "French",
    lemmatizer=simplemma_lemmas("fr"),
    stemmer=snowball_stem("french"),
    elided=frozenset("c d j l m n s t qu jusqu lorsqu presqu puisqu quoiqu".split()),
    vocabulary=simplemma_vocabulary("fr"),
    articles=frozenset({"le", "la", "les", "l'", "l’", "un", "une", "des"}),
    function_words=frozenset(
        "à au aux avec ce ces comme contre dans de des du en entre et la le les leur mais ne ni ou où par pour que qui"
        " sans se sous sur un une".split()
    ),
    titles=frozenset(
        "m mme mlle dr monsieur madame président présidente ministre chancelier chancelière secrétaire"
        " ambassadeur général amiral professeur sénateur roi reine pape directeur directrice".split()
    ),
    quotes=(QuotePair("«", "»"), QuotePair("“", "”"), QuotePair("‘", "’"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=("\u202f", "\u00a0", " ", "."),
    may_double=frozenset("nous vous très ha bla".split()),
    numerals=_NUMERALS,
)
