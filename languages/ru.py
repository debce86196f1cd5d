"""Russian."""

from __future__ import annotations

from glossator.languages import russian_declension, russian_forms
from glossator.languages.dictionaries import snowball_stem
from glossator.languages.language import Language, QuotePair, spelled

_NUMERALS = {
    **spelled(
        range(21),
        "ноль|нуль|полночь один|одна|одно|первый|единственный два|две|второй|оба|обе|двое|дважды|вдвое"
        " три|третий|трое|трижды четыре|четвертый|четвёртый|четверо пять|пятый|пятеро шесть|шестой семь|седьмой"
        " восемь|восьмой девять|девятый десять|десятый|десяток одиннадцать двенадцать|полдень|дюжина тринадцать"
        " четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать|двадцатый",
    ),
    **spelled(range(30, 100, 10), "тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"),
    **spelled(range(100, 1000, 100), "сто|сотня двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"),
    **spelled((10**3, 10**6), "тысяча|тысячи|тысяч|тыс миллион|миллиона|миллионов|млн"),
    **spelled((10**9, 10**12), "миллиард|миллиарда|миллиардов|млрд триллион|триллиона|триллионов|трлн"),
}

LANGUAGE = Language(
    "ru",
    "Russian",
    lemmatizer=russian_forms.lemmas,
    stemmer=snowball_stem("russian"),
    vocabulary=russian_forms.knows,
    spelling=russian_forms.spelling,
    function_words=frozenset(
        "без в во для до за и из или к ко между на над не ни о об от по под при про с со у через что".split()
    ),
    titles=frozenset(
        "господин госпожа президент премьер министр канцлер секретарь посол генерал адмирал профессор"
        " сенатор король папа директор".split()
    ),
    name_ending=3,
    quotes=(QuotePair("«", "»"), QuotePair("„", "“"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=("\u00a0", "\u202f", " "),
    grammar=russian_declension.GRAMMAR,
    may_double=frozenset("чуть еле да нет ну очень ха".split()),
    numerals=_NUMERALS,
)
