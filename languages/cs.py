"""Czech: simplemma's dictionary, completed by endings."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_vocabulary, snowball_stem
from glossator.languages.endings import Endings, endings
from glossator.languages.language import Language, QuotePair, spelled

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

_NUMERALS = {
    **spelled(
        range(21),
        "nula|půlnoc jeden|jedna|jedno|jednoho|jedné|první dva|dvě|dvou|oba|obě|obou|druhý|druhá"
        " tři|tří|třetí čtyři|čtyř|čtvrtý pět|pěti|pátý šest|šesti|šestý sedm|sedmi|sedmý osm|osmi|osmý"
        " devět|devíti|devátý deset|deseti|desátý jedenáct|jedenácti dvanáct|dvanácti|poledne|tucet třináct|třinácti"
        " čtrnáct|čtrnácti patnáct|patnácti šestnáct|šestnácti sedmnáct|sedmnácti osmnáct|osmnácti"
        " devatenáct|devatenácti dvacet|dvaceti",
    ),
    **spelled(
        range(30, 100, 10),
        "třicet|třiceti čtyřicet|čtyřiceti padesát|padesáti šedesát|šedesáti sedmdesát|sedmdesáti osmdesát|osmdesáti"
        " devadesát|devadesáti",
    ),
    **spelled((100, 10**3), "sto|stě|sta|set|stovky tisíc|tisíce|tisíců|tis"),
    **spelled((10**6, 10**9), "milion|milión|milionu|miliony|milionů|mil miliarda|miliardy|miliard|mld"),
    **spelled((10**12,), "bilion|bilión|bilionu|biliony|bilionů"),
}

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
)
