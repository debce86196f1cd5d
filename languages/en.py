"""English."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_lemmas, simplemma_vocabulary, snowball_stem
from glossator.languages.grammar import Grammar
from glossator.languages.language import Language, QuotePair, Variety, spelled

# Spellings of Britain as the United States write them: endings, and words that follow no ending.
_AMERICAN = Variety(
    "en-US",
    words={
        "aluminium": "aluminum",
        "behaviour": "behavior",
        "colour": "color",
        "colours": "colors",
        "defence": "defense",
        "favour": "favor",
        "grey": "gray",
        "harbour": "harbor",
        "honour": "honor",
        "labour": "labor",
        "licence": "license",
        "neighbour": "neighbor",
        "neighbourhood": "neighborhood",
        "neighbouring": "neighboring",
        "offence": "offense",
        "programme": "program",
        "programmes": "programs",
        "theatre": "theater",
    },
    # The endings of verbs that take -ize; most of -mise, -prise, -vise, -wise do not.
    patterns=(
        (r"^(cent|fib|calib|met|theat|lit)re(s?)$", r"\1er\2"),
        (r"(?<=[a-z]{2})(al|an|ar|as|at|er|gn|ic|il|im|in|og|on|or|ul|um)is(e|ed|es|er|ers|ing|ations?)$", r"\1iz\2"),
        (r"(?<=[a-z]{3})ys(e|ed|es|ing)$", r"yz\1"),
    ),
)

_GRAMMAR = Grammar(
    plural_ending=r"(?<![isu])s$",
    singular_words=frozenset({"atlas", "bias", "gas"}),
    noun_frame="the {}.",
    verb_frame="to {}",
    before_verb=frozenset(
        "to will would shall should can could may might must cannot not do does did i you we they who let help".split()
    ),
)

_NUMERALS = {
    **spelled(
        range(21),
        "zero|nil|midnight one|first|once|single two|second|twice|both|double|couple|pair three|third|triple|trio"
        " four|fourth|quarter five|fifth six|sixth seven|seventh eight|eighth nine|ninth ten|tenth eleven|eleventh"
        " twelve|twelfth|dozen|noon thirteen|thirteenth fourteen|fourteenth fifteen|fifteenth sixteen|sixteenth"
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

LANGUAGE = Language(
    "en",
    "English",
    lemmatizer=simplemma_lemmas("en"),
    stemmer=snowball_stem("english"),
    enclitic=frozenset({"s"}),
    vocabulary=simplemma_vocabulary("en"),
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
    varieties=(_AMERICAN,),
    grammar=_GRAMMAR,
    may_double=frozenset("very really so no had that bye ha far long many much blah".split()),
    numerals=_NUMERALS,
)
