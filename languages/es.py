"""Spanish."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_lemmas, simplemma_vocabulary, snowball_stem
from glossator.languages.language import Language, QuotePair, spelled

_NUMERALS = {
    **spelled(
        range(30),
        "cero|medianoche uno|un|una|primero|primer|primera|primeros|primeras dos|segundo|segunda|ambos|ambas|doble"
        " tres|tercero|tercer|tercera|triple cuatro|cuarto|cuarta cinco|quinto|quinta seis|sexto|sexta"
        " siete|séptimo|séptima ocho|octavo|octava nueve|noveno|novena diez|décimo|décima once doce|docena|mediodía"
        " trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte|vigésimo veintiuno|veintiún|veintiuna"
        " veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
    ),
    **spelled(range(30, 100, 10), "treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
    **spelled(
        range(100, 1000, 100),
        "cien|ciento|cientos|centenares doscientos|doscientas trescientos|trescientas cuatrocientos|cuatrocientas"
        " quinientos|quinientas seiscientos|seiscientas setecientos|setecientas ochocientos|ochocientas"
        " novecientos|novecientas",
    ),
    **spelled((10**3, 10**6), "mil|miles|millar|millares millón|millones|mill"),
    **spelled((10**9, 10**12), "millardo|millardos billón|billones"),
}

LANGUAGE = Language(
    "es",
    "Spanish",
    lemmatizer=simplemma_lemmas("es"),
    stemmer=snowball_stem("spanish"),
    vocabulary=simplemma_vocabulary("es"),
    articles=frozenset({"el", "la", "los", "las", "lo", "un", "una", "unos", "unas"}),
    function_words=frozenset(
        "a al ante bajo con contra de del desde e el en entre hacia hasta la las lo los ni o para por que según sin"
        " sobre tras u un una y".split()
    ),
    titles=frozenset(
        "sr sra dr dra señor señora presidente presidenta ministro ministra canciller secretario"
        " embajador embajadora general almirante profesor profesora senador rey reina papa director"
        " directora".split()
    ),
    quotes=(QuotePair("«", "»"), QuotePair("“", "”"), QuotePair("‘", "’"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=(".", "\u202f", "\u00a0", " "),
    may_double=frozenset("muy casi ya no luego poco nos bla ja".split()),
    numerals=_NUMERALS,
)
