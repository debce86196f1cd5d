"""English spelling: British words as the United States write them, and the one spelling that variants share."""

from __future__ import annotations

from functools import lru_cache

from glossator.languages.variety import Variety

__all__ = ["AMERICAN", "DOUBLED_L", "IZE", "OUR", "spelling"]

OUR = (
    "arm|behavi|cand|clam|col|demean|enam|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend"
    "|succ|tum|val|vap|vig"
)
_RE = "cent|fib|calib|met|theat|lit|lust|meag|sab|somb|spect"
# The letters before -ise in verbs that take -ize; most of -mise, -prise, -vise, -wise do not.
IZE = (
    "al|an|ar|as|(?<!tre)at|dom|el|en|er|et|gn|ic|id|il|im|in|ir|it|nom|og|(?<!rop)ol|on|or|ot|ph|rd|rn|stom|tall|th|ul"
    "|um|ut|ym"
)
DOUBLED_L = (
    "cance|channe|counse|dia|due|ename|equa|fue|funne|grove|initia|jewe|labe|leve|libe|marsha|marve|meda|mode|pane"
    "|parce|peda|penci|quarre|riva|shove|shrive|signa|spira|stenci|tota|towe|trave|tunne|unrave|yode"
)

AMERICAN = Variety(
    "en-US",
    words={
        "acknowledgement": "acknowledgment",
        "aeroplane": "airplane",
        "ageing": "aging",
        "aluminium": "aluminum",
        "artefact": "artifact",
        "artefacts": "artifacts",
        "benefitted": "benefited",
        "benefitting": "benefiting",
        "centred": "centered",
        "centring": "centering",
        "cosy": "cozy",
        "encyclopaedia": "encyclopedia",
        "focussed": "focused",
        "focussing": "focusing",
        "grey": "gray",
        "greyscale": "grayscale",
        "jewellery": "jewelry",
        "judgement": "judgment",
        "judgements": "judgments",
        "licence": "license",
        "licences": "licenses",
        "manoeuvre": "maneuver",
        "manoeuvres": "maneuvers",
        "mould": "mold",
        "plough": "plow",
        "practise": "practice",
        "practised": "practiced",
        "practises": "practices",
        "practising": "practicing",
        "programme": "program",
        "programmes": "programs",
        "sceptic": "skeptic",
        "sceptical": "skeptical",
        "scepticism": "skepticism",
        "sceptics": "skeptics",
        "skilful": "skillful",
        "targetted": "targeted",
        "tyre": "tire",
        "tyres": "tires",
        "wilful": "willful",
    },
    patterns=(
        (rf"({OUR})our(?!g)", r"\1or"),
        (rf"({_RE})re(s?)$", r"\1er\2"),
        (rf"(?<=[a-z]{{2}})({IZE})is(e|ed|es|er|ers|ing|able|ations?|ational)$", r"\1iz\2"),
        # Not -yses: *analyses* are more often the nouns.
        (r"(?<=[a-z]{3})ys(e|ed|ing|er|ers)$", r"yz\1"),
        (rf"({DOUBLED_L})ll(ed|ing|er|ers)$", r"\1l\2"),
        (r"^(appa|disti|enro|fulfi|insta|insti)l(s|ments?)?$", r"\1ll\2"),
        (r"^(def|off|pret)ence(s|less)?$", r"\1ense\2"),
        (r"^(h|leuk|an)aem", r"\1em"),
        (r"(p|orthop)aed", r"\1ed"),
    ),
    # Those in small letters the United States write in both ways, but for the plurals in -ises, which have no -ize.
    admitted=frozenset(
        "Centre Defence Harbour Labour Theatre acknowledgement ageing artefact artefacts benefitted benefitting"
        " cancelled cancelling focussed focussing grey judgement judgements targetted theatre theatres chrysalises"
        " clematises clitorises megalopolises".split()
    ),
    regions=("en-PH", "en-PR"),
)

# Spellings that stand side by side within a variety too.
_SHARED = Variety(
    "en",
    words={
        "catalogued": "cataloged",
        "cataloguing": "cataloging",
        "disc": "disk",
        "discs": "disks",
        "whilst": "while",
        "amongst": "among",
        "towards": "toward",
    },
    patterns=((r"(anal|catal|dial|epil|monol|prol)ogue(s?)$", r"\1og\2"),),
)


@lru_cache(maxsize=100_000)
def spelling(word: str) -> str:
    """The one spelling, lower case, that the variants of a word share.

    >>> spelling("Catalogue"), spelling("organisations"), spelling("travelled"), spelling("advertise")
    ('catalog', 'organizations', 'traveled', 'advertise')
    """
    return _SHARED.spell(AMERICAN.spell(word.lower()))
