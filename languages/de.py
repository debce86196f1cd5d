"""German."""

from __future__ import annotations

from glossator.languages import german_compounds, german_declension, german_forms, german_separated
from glossator.languages.dictionaries import simplemma_vocabulary, snowball_stem
from glossator.languages.german_varieties import GERMAN, SWISS
from glossator.languages.language import Language, QuotePair, implied, spelled

_UNITS = spelled(range(1, 10), "ein zwei drei vier fünf sechs sieben acht neun")
_TENS = spelled(range(20, 100, 10), "zwanzig dreißig|dreissig vierzig fünfzig sechzig siebzig achtzig neunzig")
_TEENS = spelled(range(10, 20), "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn")
_BELOW_100 = {
    **_UNITS,
    **_TEENS,
    **_TENS,
    **{f"{unit}und{ten}": one + tens for unit, one in _UNITS.items() for ten, tens in _TENS.items()},
}
_ORDINALS = {
    **spelled(range(1, 13), "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft"),
    **{f"{word}{'t' if value < 20 else 'st'}": value for word, value in _BELOW_100.items() if value > 12},
}
_NUMERALS = {
    **_BELOW_100,
    **{f"{word}hundert": 100 * value for word, value in _UNITS.items()},
    **{f"{word}tausend": 1000 * value for word, value in _BELOW_100.items()},
    **{
        f"{stem}{ending}": value for stem, value in _ORDINALS.items() for ending in ("e", "en", "er", "es", "em", "ens")
    },
    **spelled(range(3), "null eins|eine|einen|einem|einer|eines|einmal zweimal"),
    **{f"{word}er{ending}": value for word, value in _TENS.items() for ending in ("", "n")},
    **spelled((100, 10**3), "hundert|hunderte tausend|tausende|tsd"),
    **spelled((10**6, 10**9), "million|millionen|mio milliarde|milliarden|mrd"),
    **spelled((10**12,), "billion|billionen"),
}

_AMOUNTS = implied(
    "beide|beiden|beider|doppelt|doppelte|doppelten|doppelter|verdoppelt|verdoppelte|verdoppeln|paar:2"
    " hälfte|halb|halbe|halben|halber|halbes:0.5,2,30,50 anderthalb|eineinhalb:1.5 zweieinhalb:2.5 dreieinhalb:3.5"
    " drittel|dritteln:3 viertel|vierteln:4,0.25,15,25 quartal|quartals:3,4 dutzend|dutzende|dutzenden:12,10"
    " jahrzehnt|jahrzehnte|jahrzehnten|jahrzehnts:10 mittag|mittags:12 mitternacht:0,12,24"
    " jahrhundert|jahrhunderte|jahrhunderten|jahrhunderts:100 jahrtausend|jahrtausende|jahrtausenden:1000"
    " zehntausende|zehntausenden:10000,1000,10 hunderttausende|hunderttausenden:100000,1000,100"
)

LANGUAGE = Language(
    "de",
    "German",
    noun_capitals=True,
    lemmatizer=german_forms.lemmas,
    stemmer=snowball_stem("german"),
    vocabulary=simplemma_vocabulary("de"),
    spelling=german_forms.spelling,
    compound_parts=german_compounds.compound_parts,
    separated=german_separated.separated,
    articles=frozenset({"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"}),
    function_words=frozenset(
        "als am an auf aus bei das dem den der des die durch ein eine einem einen einer eines für gegen im in mit nach"
        " oder ohne sowie über um und unter vom von vor zu zum zur".split()
    ),
    titles=frozenset(
        "herr herrn frau dr präsident präsidentin minister ministerin außenminister bundeskanzler"
        " bundeskanzlerin kanzler kanzlerin sekretär botschafter general admiral professor senator könig"
        " königin papst direktor".split()
    ),
    quotes=(QuotePair("„", "“"), QuotePair("‚", "‘"), QuotePair("»", "«"), QuotePair("«", "»"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=(".", "\u202f", "\u00a0", " "),
    varieties=(GERMAN, SWISS),
    grammar=german_declension.GRAMMAR,
    may_double=frozenset("der die das den dem sie wer sehr ganz nein so ha bla".split()),
    numerals=_NUMERALS,
    amounts=_AMOUNTS,
    joins_numerals=True,
    centuries=("jahrhundert",),
)
