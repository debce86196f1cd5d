"""French."""

from __future__ import annotations

from glossator.languages import french_grammar
from glossator.languages.dictionaries import simplemma_entry, simplemma_vocabulary, snowball_stem
from glossator.languages.language import Language, QuotePair, implied, spelled
from glossator.languages.romance import Inflection, endings

_NUMERALS = {
    **spelled(
        range(21),
        "zéro un|une|premier|première|premiers|premières|unième deux|deuxième"
        " trois|troisième quatre|quatrième cinq|cinquième six|sixième sept|septième huit|huitième neuf|neuvième"
        " dix|dixième onze|onzième douze|douzième treize|treizième quatorze|quatorzième quinze|quinzième seize|seizième"
        " dix-sept dix-huit dix-neuf vingt|vingtième",
    ),
    **spelled(range(30, 70, 10), "trente|trentième quarante|quarantième cinquante|cinquantième soixante|soixantième"),
    **spelled((70, 80, 90), "septante quatre-vingt|quatre-vingts|quatre-vingtième|huitante nonante"),
    **spelled((100, 10**3), "cent|cents|centième|centaine|centaines mille|millier|milliers"),
    **spelled((10**6, 10**9, 10**12), "million|millions milliard|milliards|md|mds billion|billions"),
}

_AMOUNTS = implied(
    "second|seconde|seconds|secondes|double|doubles|doubler|doublé|doublée|paire|jumeaux:2 neuf:9 minuit:0,12,24"
    " midi:12"
    " demi|demie|demis|moitié|mi:0.5,2,30,50 triple|triples|tripler|triplé|tiers|trio:3 quart|quarts:4,0.25,15,25"
    " trimestre|trimestres:3,4 semestre|semestres:6,2 quinquennat:5 septennat:7 dizaine|dizaines:10,12"
    " douzaine|douzaines:12,10 quinzaine:15,14,2 vingtaine:20 trentaine|trentenaire:30 quarantaine|quadragénaire:40"
    " cinquantaine|quinquagénaire:50 soixantaine|sexagénaire:60 septuagénaire:70 octogénaire:80 nonagénaire:90"
    " décennie|décennies:10 siècle|siècles|centenaire:100 bicentenaire:200 millénaire|millénaires:1000"
)

# After a vowel, -i is no participle's ending (loi).
_IN_IR = "".join(f" {consonant}i>{consonant}ir" for consonant in "bcdfghlmnprstv")
_INFLECTION = Inflection(
    simplemma_entry("fr"),
    infinitives=tuple("er ir ïr re".split()),
    singulars=endings("s> x> aux>al|ail yeux>œil"),
    plurals=endings(">s eau>eaux eu>eux al>aux ail>aux ou>oux"),
    masculines=endings(
        "e> elle>el|eau nne>n tte>t ère>er ète>et euse>eur|eux trice>teur ive>if che>c que>c cque>c gue>g sse>s|x lle>l"
        " ce>x aîche>ais sèche>sec olle>ou ieille>ieux igne>in uë>u"
    ),
    participles=endings(
        "é>er suivi>suivre du>dre ttu>ttre mpu>mpre ncu>ncre oulu>ouloir alu>aloir"
        + _IN_IR
        + " fait>faire dit>dire crit>crire mis>mettre pris>prendre quis>quérir uit>uire vert>vrir"
        " ffert>ffrir oint>oindre eint>eindre aint>aindre nu>nir aru>araître onnu>onnaître çu>cevoir ouru>ourir"
        " clus>clure clos>clore trait>traire vécu>vivre olu>oudre mort>mourir né>naître vu>voir lu>lire su>savoir"
        " pu>pouvoir dû>devoir cru>croire eu>avoir bu>boire ssis>sseoir"
    ),
    finite=endings(
        "e>er ouvrez>ouvrir ouvrons>ouvrir ouvrent>ouvrir issant>ir eigne>eindre eignent>eindre"
        " eignait>eindre eignaient>eindre"
    ),
    stem_changes=(
        (r"è(?=[^aeiouéè]+e$)", "é"),
        (r"é(?=[^aeiouéè]+e$)", "e"),
        (r"(?<=[aou])i(?=e$)", "y"),
    ),
    adjective=r"\w{3}(?:if|eux|eur|(?<!app)el|al|ien|éen|er|ain|ois|ais|and|ant|ent|et|é|in)$|^(?:blanc|franc|nouveau)$",
    nouns=tuple("tion sion eur eurs euse euses isme ismes trice trices".split()),
    irregular={
        "yeux": ("œil",),
        "bel": ("beau",),
        "nouvel": ("nouveau",),
        "vieil": ("vieux",),
        "lit": ("lit", "lire"),
        "lus": ("lire",),
        "suis": ("être", "suivre"),
        "messieurs": ("monsieur",),
        "mesdames": ("madame",),
    },
    invariable=frozenset(
        "à après au aussi aux avant avec car ce ces cette chez comme contre dans de depuis derrière des devant donc"
        " du elle en entre et il ils je la le les leur leurs lors ma mais mes même moins mon ne ni nos notre nous on or"
        " ou où par pas pendant plus pour près que qui quoi sa sans sauf se selon ses si son sous sur ta tandis te tes"
        " ton tu un une vers votre vous y".split()
    ),
    accented={"a": "àâ", "c": "ç", "e": "éèêë", "i": "îï", "o": "ô", "u": "ùûü"},
)


def _lemmas(word: str) -> tuple[str, ...]:
    """The dictionary forms of a word that may be written without its ligature (oeuvre)."""
    joined = word.replace("oe", "œ").replace("Oe", "Œ").replace("OE", "Œ")
    return (joined != word and _INFLECTION(joined)) or _INFLECTION(word)


LANGUAGE = Language(
    "fr",
    "French",
    lemmatizer=_lemmas,
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
    grammar=french_grammar.GRAMMAR,
    may_double=frozenset("nous vous très ha bla".split()),
    numerals=_NUMERALS,
    amounts=_AMOUNTS,
    centuries=("siècle",),
)
