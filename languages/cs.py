"""Czech: simplemma's dictionary, completed by endings."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_vocabulary, snowball_stem
from glossator.languages.endings import Endings, endings
from glossator.languages.language import Language, QuotePair, implied, spelled

_ENDINGS = Endings(
    "cs",
    inflected=endings("""
ami a
emi e -
ími í e
ách a
ích í e -
ech - o
ům - o
ím í e
ám a
em - o e
ou a
ovi -
ové -
ů - o
y a - o
u a - o
ě a - o
e a - e
i - a
í í e
ce ka
ze ha
še cha
ře ra
é -
a o
"""),
    homograph=endings("""
a o
"""),
    guessed=endings("""
a -
ého ý
ému ý
ým ý
ých ý
ými ý
é ý á
á ý
ou ý á
ího í
ímu í
ka ek
ku ek
kem ek
kovi ek
"""),
    proofs=(("a", "ou"),),
)

# The units may come first: pětadvacet.
_UNITS = tuple(
    zip("jedn jeden dv dva tři čtyři pět šest sedm osm devět".split(), (1, 1, 2, *range(2, 10)), strict=True)
)
_TENS = tuple(
    zip("dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát".split(), range(20, 100, 10), strict=True)
)
_NUMERALS = {
    **spelled(
        range(21),
        "nula jeden|jedna|jedno|jednoho|jedné|první dva|dvě|dvou|dvěma"
        " tři|tří|třetí čtyři|čtyř|čtvrtý pět|pěti|pátý šest|šesti|šestý sedm|sedmi|sedmý osm|osmi|osmý"
        " devět|devíti|devátý deset|deseti|desátý jedenáct|jedenácti|jedenáctý dvanáct|dvanácti|dvanáctý"
        " třináct|třinácti|třináctý"
        " čtrnáct|čtrnácti|čtrnáctý patnáct|patnácti|patnáctý šestnáct|šestnácti|šestnáctý sedmnáct|sedmnácti|sedmnáctý"
        " osmnáct|osmnácti|osmnáctý devatenáct|devatenácti|devatenáctý dvacet|dvaceti|dvacátý",
    ),
    **spelled(
        range(30, 100, 10),
        "třicet|třiceti|třicátý čtyřicet|čtyřiceti|čtyřicátý padesát|padesáti|padesátý šedesát|šedesáti|šedesátý"
        " sedmdesát|sedmdesáti|sedmdesátý osmdesát|osmdesáti|osmdesátý devadesát|devadesáti|devadesátý",
    ),
    **{f"{unit}a{ten}{ending}": one + tens for unit, one in _UNITS for ten, tens in _TENS for ending in ("", "i")},
    **spelled((100, 10**3), "sto|stě|sta|set|stovky tisíc|tisíce|tisíců|tis"),
    **spelled((10**6, 10**9), "milion|milión|milionu|miliony|milionů miliarda|miliardy|miliard|mld"),
    **spelled((10**12,), "bilion|bilión|bilionu|biliony|bilionů"),
}

_AMOUNTS = implied(
    "oba|obě|obou|druhý|druhá|druhé|druhého|dvakrát|dvojnásobek|dvojnásobný|dvojice|pár|zdvojnásobit:2 třikrát:3"
    " trojnásobek|trojice|třetina|třetiny|třetinu|třetin:3 čtyřikrát|čtveřice:4"
    " půl|polovina|poloviny|polovinu|půlka:0.5,2,30,50"
    " půlroku|pololetí:6,2 půldruhého|půldruhé:1.5 čtvrt|čtvrtina|čtvrtiny|čtvrtinu|čtvrtin:4,0.25,15,25 čtvrtletí:3,4"
    " desítka|desítky|desítek|desítkami|desetiletí:10,12 tucet|tucty|tuctů:12,10 poledne:12 půlnoc|půlnoci:0,12,24"
    " mil:1000000 století:100 tisíciletí:1000"
)

LANGUAGE = Language(
    "cs",
    "Czech",
    lemmatizer=_ENDINGS.lemmas,
    stemmer=snowball_stem("czech"),
    vocabulary=simplemma_vocabulary("cs"),
    function_words=frozenset(
        "a aby ale bez do i jako je k ke mezi na nad nebo o od po pod pro proti při před s se si u v ve z za ze"
        " že".split()
    ),
    titles=frozenset(
        "pan pana panu pánem paní prezident prezidenta prezidentem prezidentka premiér premiéra ministr ministra"
        " ministryně kancléř tajemník velvyslanec generál admirál profesor senátor král královna papež ředitel".split()
    ),
    name_ending=4,
    quotes=(QuotePair("„", "“"), QuotePair("‚", "‘"), QuotePair("»", "«"), QuotePair("«", "»"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=("\u00a0", "\u202f", " ", "."),
    may_double=frozenset("velmi moc ano ne no ha se".split()),
    numerals=_NUMERALS,
    amounts=_AMOUNTS,
    joins_numerals=True,
    centuries=("stolet",),
)
