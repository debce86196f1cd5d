"""Polish: simplemma's dictionary, completed by endings."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_vocabulary, snowball_stem
from glossator.languages.endings import Endings, endings
from glossator.languages.language import Language, QuotePair, spelled

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

_NUMERALS = {
    **spelled(
        range(21),
        "zero|północ jeden|jedna|jedno|jednego|jednej|pierwszy|pierwsza dwa|dwie|dwóch|dwaj|oba|obie|drugi|druga"
        " trzy|trzech|trzej|trzeci cztery|czterech|czwarty pięć|pięciu|piąty sześć|sześciu|szósty"
        " siedem|siedmiu|siódmy osiem|ośmiu|ósmy dziewięć|dziewięciu|dziewiąty dziesięć|dziesięciu|dziesiąty"
        " jedenaście|jedenastu dwanaście|dwunastu|południe|tuzin trzynaście|trzynastu czternaście|czternastu"
        " piętnaście|piętnastu szesnaście|szesnastu siedemnaście|siedemnastu osiemnaście|osiemnastu"
        " dziewiętnaście|dziewiętnastu dwadzieścia|dwudziestu",
    ),
    **spelled(
        range(30, 100, 10),
        "trzydzieści|trzydziestu czterdzieści|czterdziestu pięćdziesiąt|pięćdziesięciu sześćdziesiąt|sześćdziesięciu"
        " siedemdziesiąt|siedemdziesięciu osiemdziesiąt|osiemdziesięciu dziewięćdziesiąt|dziewięćdziesięciu",
    ),
    **spelled(
        range(100, 1000, 100),
        "sto|stu|setki dwieście|dwustu trzysta|trzystu czterysta|czterystu pięćset|pięciuset sześćset|sześciuset"
        " siedemset|siedmiuset osiemset|ośmiuset dziewięćset|dziewięciuset",
    ),
    **spelled((10**3, 10**6), "tysiąc|tysiące|tysięcy|tys milion|miliona|miliony|milionów|mln"),
    **spelled((10**9, 10**12), "miliard|miliarda|miliardy|miliardów|mld bilion|biliona|biliony|bilionów|bln"),
}

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
)
