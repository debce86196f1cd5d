"""Italian."""

from __future__ import annotations

from decimal import Decimal

from glossator.languages import italian_grammar
from glossator.languages.dictionaries import simplemma_entry, simplemma_vocabulary, snowball_stem
from glossator.languages.language import Language, QuotePair, implied, spelled
from glossator.languages.romance import Inflection, endings

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


def _before_esimo(word: str) -> str:
    """A cardinal as its ordinal begins: without the last vowel, but for tre and sei (ventitreesimo, ventiseiesimo)."""
    return word.replace("é", "e") if word.endswith(("tré", "sei")) else word[:-1]


_NUMERALS = {
    **_BELOW_100,
    **{f"{word}cento": 100 * value for word, value in _UNITS.items()},
    **{f"{word}mila": 1000 * value for word, value in _BELOW_100.items()},
    **spelled(
        range(13),
        "zero un|una|un'|un’|primo|prima|primi|prime due terzo|terza|terzi quarto quinto|quinti sesto|sesta"
        " settimo|settima|settimi ottavo|ottava nono|nona decimo|decima undicesimo dodicesimo",
    ),
    **{
        f"{_before_esimo(word)}esim{ending}": value
        for word, value in _BELOW_100.items()
        if value > 10
        for ending in "oaie"
    },
    **spelled((100, 10**3), "cento|centinaia mille|mila|migliaia|migliaio"),
    **spelled((10**6, 10**9), "milione|milioni|mln miliardo|miliardi|mld"),
    **spelled((10**12,), "bilione|bilioni"),
}

# The centuries are called by their hundreds: l’Ottocento is the 19th, the 1800s.
_CENTURIES = {
    f"{word}cento": (Decimal(100 * value), Decimal(1000 + 100 * value), Decimal(11 + value))
    for word, value in _UNITS.items()
    if value > 1
}
_AMOUNTS = {
    **_CENTURIES,
    **implied(
        "sei:6 secondo|seconda|secondi|seconde|entrambi|entrambe|doppio|doppia|coppia|coppie|paio|raddoppiare:2"
        " mezzo|mezza|mezzi|mezze|mezz|metà|mezz'ora|mezz’ora:0.5,2,30,50 triplo|tripla|triplicare|trio:3"
        " quarta|quarti:4,15"
        " quinta:5 trimestre|trimestri:3,4 semestre|semestri:6,2 decina|decine|decennio|decenni:10,12"
        " dozzina|dozzine:12,10 quindicina:15,14,2 ventina:20 trentina:30 quarantina:40 cinquantina:50 mezzogiorno:12"
        " mezzanotte:0,12,24 secolo|secoli|centenario:100 bicentenario:200 millennio|millenni:1000"
    ),
}

_CLITICS = ("mi", "ti", "si", "ci", "vi", "lo", "la", "li", "le", "gli", "ne")
_INFLECTION = Inflection(
    simplemma_entry("it"),
    infinitives=tuple("are ere ire rre ìre".split()),
    singulars=endings(
        "i>o|e|io|ie ii>io chi>co archi>arca ghi>go eghi>ega ci>co gi>go isti>ista mi>ma eti>eta oti>ota auti>auta"
        " cidi>cida uomini>uomo e>a che>ca ghe>ga ce>cia ge>gia cie>cia gie>gia uova>uovo braccia>braccio dita>dito"
        " ossa>osso labbra>labbro ciglia>ciglio inocchia>inocchio paia>paio iaia>iaio mura>muro enzuola>enzuolo"
        " grida>grido membra>membro"
    ),
    plurals=endings("o>i io>i e>i co>chi go>ghi a>e|i ca>che ga>ghe cia>ce gia>ge"),
    masculines=endings("a>o trice>tore essa>e|a"),
    participles=endings(
        "ato>are uto>ere|ire ito>ire iuto>ere fatto>fare detto>dire ritto>rivere letto>leggere retto>reggere"
        " iretto>irigere erto>rire perto>prire uso>udere preso>prendere eso>endere messo>mettere cesso>cedere"
        " mosso>muovere posto>porre iesto>iedere visto>vedere rotto>rompere dotto>durre tratto>trarre"
        " tretto>tringere olto>ogliere|olgere elto>egliere into>incere|ingere|inguere iunto>iungere unto>ungere"
        " rso>rrere|rdere arso>argere corso>correre fferto>ffrire morto>morire nato>nascere rimasto>rimanere"
        " iso>idere venuto>venire stato>stare|essere vissuto>vivere cotto>cuocere tetto>teggere redatto>redigere"
        " resso>rimere scosso>scuotere perso>perdere sommerso>sommergere acceso>accendere spento>spegnere"
        " parso>parere apparso>apparire soluto>solvere solto>solvere"
    ),
    finite=endings("a>are e>ere|ire arsi>are ersi>ere irsi>ire rsi>rre chiamo>care ghiamo>gare"),
    adjective=r"\w{3}(?:esco|iano|ivo|oso|ico|ario|orio|tore|ale|pleto|creto|reto)$",
    nouns=tuple("zione zioni sione sioni mento menti ità tudine tudini tore tori trice trici".split()),
    enclitics=(
        *_CLITICS,
        *(
            first + second
            for first in ("me", "te", "se", "ce", "ve", "glie")
            for second in ("lo", "la", "li", "le", "ne")
        ),
    ),
    hosts=(
        (r"([aeiì]r)$", r"\1e"),
        (r"(?<=[ou])r$", "rre"),
        (r"([ae]ndo)$", r"\1"),
        (r"\w{3}[aeio]$", r"\g<0>"),
        (r"^(da|fa|sta)[cglmntv]$", r"\1re"),
        (r"^di[cglmntv]$", "dire"),
        (r"^vac$", "andare"),
    ),
    irregular={
        "uomini": ("uomo",),
        "ali": ("ala",),
        "bei": ("bello",),
        "bel": ("bello",),
        "begli": ("bello",),
        "buon": ("buono",),
        "gran": ("grande",),
        "file": ("file", "fila"),
        "lavoro": ("lavoro",),
        "lavori": ("lavoro",),
        "sono": ("essere",),
        "faccia": ("faccia", "fare"),
        "lesse": ("leggere",),
        "lessero": ("leggere",),
        "prima": ("prima", "primo"),
        "stato": ("stato", "stare", "essere"),
    },
    invariable=frozenset(
        "a ad agli ai al alla alle allo che chi come con contro cui da dai dal dalla dalle davanti degli dei del della"
        " delle dello di dopo dove e ed fra gli i il in la le lo lui ma mediante meno mentre nei nel nella nelle non o"
        " ogni per perché più prima quando quasi questa queste questi questo se secondo senza sopra sotto"
        " su sua suo sugli sul sulla tra tre un una uno verso".split()
    ),
    accented={"a": "à", "e": "èé", "i": "ì", "o": "ò", "u": "ù"},
)

LANGUAGE = Language(
    "it",
    "Italian",
    lemmatizer=_INFLECTION,
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
    grammar=italian_grammar.GRAMMAR,
    may_double=frozenset("molto piano quasi via così subito no bla ah".split()),
    numerals=_NUMERALS,
    amounts=_AMOUNTS,
    joins_numerals=True,
    centuries=("secol",),
)
