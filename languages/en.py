"""English."""

from __future__ import annotations

from glossator.languages import english_forms
from glossator.languages.dictionaries import simplemma_vocabulary, snowball_stem
from glossator.languages.english_spacing import respaced
from glossator.languages.english_spelling import AMERICAN, spelling
from glossator.languages.english_varieties import BRITISH, OXFORD
from glossator.languages.grammar import Grammar
from glossator.languages.language import Language, QuotePair, implied, spelled

_GRAMMAR = Grammar(
    plural_ending=r"(?<![isu])s$",
    singular_words=frozenset({"atlas", "bias", "gas"}),
    noun_frame="the {}.",
    verb_frame="to {}",
    possessive="{}'s",
    before_verb=frozenset(
        "to will would shall should can could may might must cannot not do does did i you we they who let help".split()
    ),
)

_NUMERALS = {
    **spelled(
        range(21),
        "zero|nil one|first|once|single two three|third"
        " four|fourth five|fifth six|sixth seven|seventh eight|eighth nine|ninth ten|tenth eleven|eleventh"
        " twelve|twelfth thirteen|thirteenth fourteen|fourteenth fifteen|fifteenth sixteen|sixteenth"
        " seventeen|seventeenth eighteen|eighteenth nineteen|nineteenth twenty|twentieth|twenties",
    ),
    **spelled(
        range(30, 100, 10),
        "thirty|thirtieth|thirties forty|fortieth|forties fifty|fiftieth|fifties sixty|sixtieth|sixties"
        " seventy|seventieth|seventies eighty|eightieth|eighties ninety|ninetieth|nineties",
    ),
    **spelled((100, 10**3), "hundred|hundreds|hundredth thousand|thousands|thousandth|k"),
    **spelled((10**6, 10**9, 10**12), "million|millions|mn|mln|m billion|billions|bn|b trillion|trillions|tn"),
}

_AMOUNTS = implied(
    "second|seconds|twice|both|double|doubled|doubles|doubling|twofold|couple|couples|pair|pairs|twin|twins|duo:2"
    " half|halves|halved:0.5,2,30,50 quarter|quarters:4,0.25,3,15,25 triple|tripled|triples|tripling|threefold|trio:3"
    " quadruple|quadrupled|fourfold|quartet:4 quintet:5 tenfold:10 dozen|dozens|tens:12,10 score:20 decade|decades:10"
    " fortnight:2,14,15 noon|midday:12 midnight:0,12,24 century|centuries|centenary:100 millennium|millennia:1000"
)

LANGUAGE = Language(
    "en",
    "English",
    lemmatizer=english_forms.lemmas,
    stemmer=snowball_stem("english"),
    respaced=respaced,
    enclitic=frozenset({"s"}),
    vocabulary=simplemma_vocabulary("en"),
    spelling=spelling,
    articles=frozenset({"a", "an", "the"}),
    function_words=frozenset(
        "a an and as at but by for from in into is its nor of off on onto or our over per so than that the their this"
        " to under up via was were with".split()
    ),
    titles=frozenset(
        "mr mrs ms miss dr sir lord lady president premier minister chancellor secretary ambassador"
        " general admiral colonel professor senator king queen prince pope director chairman spokesman"
        " spokeswoman".split()
    ),
    quotes=(QuotePair("“", "”"), QuotePair("‘", "’"), QuotePair('"', '"')),
    decimal_mark=".",
    group_marks=(",", "\u202f", "\u00a0", " "),
    varieties=(AMERICAN, BRITISH, OXFORD),
    grammar=_GRAMMAR,
    may_double=frozenset("very really so no had that bye ha far long many much blah".split()),
    numerals=_NUMERALS,
    amounts=_AMOUNTS,
    centuries=("centur",),
)
