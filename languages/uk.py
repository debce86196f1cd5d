"""Ukrainian: simplemma's dictionary, completed by case endings."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_lemmas, simplemma_vocabulary
from glossator.languages.language import Language, QuotePair, implied, spelled

# Marks that stand for one apostrophe inside a word (м’який).
_APOSTROPHES = str.maketrans("’ʼ`", "'''")


def _spelling(word: str) -> str:
    return word.lower().translate(_APOSTROPHES)


# Case endings of masculine nouns and family names, and what a word without them may end in (Лавровим, миром).
_CASES = ("ові", "ом", "им", "а", "у", "і")
_entries = simplemma_lemmas("uk")
_knows = simplemma_vocabulary("uk")


def _lemmas(word: str) -> tuple[str, ...]:
    """simplemma's one form, and by the endings: any of a capitalised word, for names; known ones of the others."""
    lower = _spelling(word)
    bases = (lower.removesuffix(ending) for ending in _CASES if lower.endswith(ending) and len(lower) > len(ending) + 2)
    guessed = (base for base in bases if word[:1].isupper() or (lower.endswith("ом") and _knows(base)))
    return tuple(dict.fromkeys((*_entries(word), *guessed)))


_NUMERALS = {
    **spelled(
        range(21),
        "нуль|ноль один|одна|одне|одного|однієї|перший|перша два|дві|двох|другий|друга"
        " три|трьох|троє|третій чотири|чотирьох|четвертий п'ять|п’ять|п'яти|п’яти|п'ятий|п’ятий шість|шести|шостий"
        " сім|семи|сьомий вісім|восьми|восьмий дев'ять|дев’ять|дев'яти|дев’яти|дев'ятий|дев’ятий"
        " десять|десяти|десятий одинадцять|одинадцяти дванадцять|дванадцяти"
        " тринадцять|тринадцяти чотирнадцять|чотирнадцяти п'ятнадцять|п’ятнадцять|п'ятнадцяти|п’ятнадцяти"
        " шістнадцять|шістнадцяти сімнадцять|сімнадцяти вісімнадцять|вісімнадцяти дев'ятнадцять|дев’ятнадцять"
        " двадцять|двадцяти|двадцятий",
    ),
    **spelled(
        range(30, 100, 10),
        "тридцять|тридцяти сорок|сорока п'ятдесят|п’ятдесят|п'ятдесяти|п’ятдесяти шістдесят|шістдесяти"
        " сімдесят|сімдесяти вісімдесят|вісімдесяти дев'яносто|дев’яносто",
    ),
    **spelled(
        range(100, 1000, 100),
        "сто|ста|сотня|сотні двісті триста чотириста п'ятсот|п’ятсот шістсот сімсот вісімсот дев'ятсот|дев’ятсот",
    ),
    **spelled((10**3, 10**6), "тисяча|тисячі|тисяч|тис мільйон|мільйона|мільйони|мільйонів|млн"),
    **spelled((10**9, 10**12), "мільярд|мільярда|мільярди|мільярдів|млрд трильйон|трильйона|трильйони|трильйонів|трлн"),
}

_AMOUNTS = implied(
    "двоє|обидва|обидві|обох|двічі|вдвічі|удвічі|подвійний|пара|подвоїти:2 півтора|півтори:1.5 втричі|третина|третини:3"
    " половина|половини|половину|пів|півгодини|півроку:0.5,2,6,30,50 чверть|чверті:4,0.25,15,25 квартал:3,4"
    " десяток|десятки|десятків|десятиліття:10,12 дюжина:12,10 опівдні|полудень:12 опівночі|північ:0,12,24"
    " століття|вік:100 тисячоліття:1000"
)

LANGUAGE = Language(
    "uk",
    "Ukrainian",
    lemmatizer=_lemmas,
    vocabulary=_knows,
    spelling=_spelling,
    function_words=frozenset(
        "а або без в від до для з за зі і із й між на над не ні о об під по при про проти та у через що як".split()
    ),
    titles=frozenset(
        "пан пані президент президента президентка прем'єр прем’єр міністр міністра міністерка канцлер секретар посол"
        " генерал адмірал професор сенатор король королева папа директор".split()
    ),
    name_ending=4,
    quotes=(QuotePair("«", "»"), QuotePair("„", "“"), QuotePair("“", "”"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=("\u00a0", "\u202f", " ", "."),
    may_double=frozenset("дуже ледь так ні ну ха".split()),
    numerals=_NUMERALS,
    amounts=_AMOUNTS,
    joins_numerals=True,
    centuries=("столітт", "вік", "віц"),
)
