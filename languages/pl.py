"""Polish: simplemma's dictionary, completed by endings."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_vocabulary, snowball_stem
from glossator.languages.endings import Endings, endings
from glossator.languages.language import Language, QuotePair, implied, spelled

_ENDINGS = Endings(
    "pl",
    inflected=endings("""
ami a o - e
iami - ia
niami ń nie
ciami ć cie
ach a o - e
iach - ia
niach ń nie
ciach ć cie
om a o - e
iom - ia
niom ń nie
ciom ć cie
owie -
ów - a o
owi -
em - o e
iem - o
niem ń nie
ciem ć cie
ą a
nią ń
cią ć
ę a
y a -
ki k ka
gi g ga
ji ja
ii ia
ni ń
ci ć
e a -
ie - a o
cie t ta to
dzie d da do
rze r ra ro
le ł ła ło
ce ka
dze ga
sze cha
u - o e
niu ń nie
ciu ć cie
a o e
nia ń nie
cia ć cie
ń nie
"""),
    homograph=endings("""
a o
ie o
ście st
"""),
    guessed=endings("""
a -
i - a
ego y
iego i
emu y
iemu i
ym y
im i
ych y
ich i
ymi y
imi i
ej a y
iej a i
ka ek
ku ek
kiem ek
kowi ek
"""),
    # The dictionary calls verbal nouns (podpisanie) forms of the verb.
    nouns=("anie", "enie", "ęcie", "ucie"),
    proofs=(("a", "ą"), ("cie", "ciem")),
)

# Written onto other words numbers have a form of their own: dwudziestoletni, pięcioosobowy.
_BEFORE_OTHERS = spelled(
    (*range(2, 21), *range(30, 70, 10)),
    "dwu trój cztero pięcio sześcio siedmio ośmio dziewięcio dziesięcio jedenasto dwunasto trzynasto czternasto"
    " piętnasto szesnasto siedemnasto osiemnasto dziewiętnasto dwudziesto trzydziesto czterdziesto pięćdziesięcio"
    " sześćdziesięcio",
)
_NUMERALS = {
    **_BEFORE_OTHERS,
    **spelled(
        range(21),
        "zero jeden|jedna|jedno|jednego|jednej|pierwszy|pierwsza dwa|dwie|dwóch|dwaj|dwoje|dwoma"
        " trzy|trzech|trzej|troje|trzeci|trzecia cztery|czterech|czworo|czwarty|czwarta pięć|pięciu|piąty|piąta"
        " sześć|sześciu|szósty|szósta"
        " siedem|siedmiu|siódmy|siódma osiem|ośmiu|ósmy|ósma dziewięć|dziewięciu|dziewiąty"
        " dziesięć|dziesięciu|dziesiąty"
        " jedenaście|jedenastu|jedenasty dwanaście|dwunastu|dwunasty trzynaście|trzynastu|trzynasty"
        " czternaście|czternastu|czternasty"
        " piętnaście|piętnastu|piętnasty szesnaście|szesnastu|szesnasty siedemnaście|siedemnastu|siedemnasty"
        " osiemnaście|osiemnastu|osiemnasty"
        " dziewiętnaście|dziewiętnastu|dziewiętnasty dwadzieścia|dwudziestu|dwudziesty",
    ),
    **spelled(
        range(30, 100, 10),
        "trzydzieści|trzydziestu|trzydziesty czterdzieści|czterdziestu|czterdziesty"
        " pięćdziesiąt|pięćdziesięciu|pięćdziesiąty"
        " sześćdziesiąt|sześćdziesięciu|sześćdziesiąty siedemdziesiąt|siedemdziesięciu|siedemdziesiąty"
        " osiemdziesiąt|osiemdziesięciu|osiemdziesiąty dziewięćdziesiąt|dziewięćdziesięciu|dziewięćdziesiąty",
    ),
    **spelled(
        range(100, 1000, 100),
        "sto|stu|setki dwieście|dwustu trzysta|trzystu czterysta|czterystu pięćset|pięciuset sześćset|sześciuset"
        " siedemset|siedmiuset osiemset|ośmiuset dziewięćset|dziewięciuset",
    ),
    **spelled((10**3, 10**6), "tysiąc|tysiące|tysięcy|tys milion|miliona|miliony|milionów|mln"),
    **spelled((10**9, 10**12), "miliard|miliarda|miliardy|miliardów|mld bilion|biliona|biliony|bilionów|bln"),
}

_AMOUNTS = implied(
    "oba|obie|obu|drugi|druga|drugie|drugiego|dwukrotnie|dwukrotny|podwójny|podwoić|para:2 półtora|półtorej:1.5"
    " pół|połowa|połowy|połowę|połowie:0.5,2,30,50 półrocze:6,2 trzykrotnie|potrójny|trzecie|trzecich:3"
    " ćwierć|czwarte|czwartych:4,0.25,15,25 kwartał|kwartale|kwartału:3,4"
    " dziesiątki|dziesiątek|dekada|dziesięciolecie:10,12"
    " kilkanaście|kilkunastu:12 tuzin|tuziny:12,10 południe:12 północ:0,12,24 wiek|stulecie:100 tysiąclecie:1000"
)

LANGUAGE = Language(
    "pl",
    "Polish",
    lemmatizer=_ENDINGS.lemmas,
    stemmer=snowball_stem("polish"),
    vocabulary=simplemma_vocabulary("pl"),
    function_words=frozenset(
        "a ale bez by co dla do i jak jest lub między na nad nie o od oraz po pod przed przez przy się są to w we z za"
        " ze że".split()
    ),
    titles=frozenset(
        "pan pana panu panem pani panią prezydent prezydenta prezydentem premier premiera minister ministra ministrem"
        " kanclerz sekretarz ambasador generał admirał profesor senator król królowa papież dyrektor".split()
    ),
    name_ending=4,
    quotes=(QuotePair("„", "”"), QuotePair("«", "»"), QuotePair("»", "«"), QuotePair("‚", "’"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=("\u00a0", "\u202f", " ", "."),
    may_double=frozenset("bardzo tak nie no ha się coraz dużo".split()),
    numerals=_NUMERALS,
    amounts=_AMOUNTS,
    joins_numerals=True,
    centuries=("wiek", "stuleci"),
)
