"""Portuguese; the bare code means Brazilian Portuguese."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_lemmas, snowball_stem
from glossator.languages.language import Language, QuotePair, Variety

# Where both spellings are right since the Acordo Ortográfico of 1990 (base XI, 3): é, ó before m or n in Portugal,
# ê, ô in Brazil; base IV: consonants that only one of the two pronounces. Words that differ otherwise are listed.
_BRAZILIAN = Variety(
    "pt-BR",
    words={
        "actual": "atual",
        "actualmente": "atualmente",
        "adopção": "adoção",
        "adoptar": "adotar",
        "controlo": "controle",
        "controlos": "controles",
        "direcção": "direção",
        "equipa": "equipe",
        "equipas": "equipes",
        "facto": "fato",
        "factos": "fatos",
        "húmido": "úmido",
        "moscovo": "moscou",
        "planeamento": "planejamento",
        "protecção": "proteção",
        "receção": "recepção",
        "registada": "registrada",
        "registadas": "registradas",
        "registado": "registrado",
        "registados": "registrados",
        "registar": "registrar",
        "respetivo": "respectivo",
        "respetiva": "respectiva",
        "respetivamente": "respectivamente",
        "perspetiva": "perspectiva",
        "perspetivas": "perspectivas",
        "vietname": "vietnã",
    },
    patterns=(
        (r"é(?=[mn][aeiouáéíóúâêôãõ])", "ê"),
        (r"ó(?=[mn][aeiouáéíóúâêôãõ])", "ô"),
    ),
)

LANGUAGE = Language(
    "pt",
    "Portuguese",
    lemmatizer=simplemma_lemmas("pt"),
    stemmer=snowball_stem("portuguese"),
    articles=frozenset({"o", "a", "os", "as", "um", "uma", "uns", "umas"}),
    function_words=frozenset(
        "a à ao aos as às com como da das de do dos e em entre na nas no nos o os ou para pela pelas pelo pelos por que"
        " sem sob sobre um uma".split()
    ),
    quotes=(QuotePair("“", "”"), QuotePair("‘", "’"), QuotePair("«", "»"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=(".", "\u00a0", " "),
    default_variety="pt-BR",
    varieties=(_BRAZILIAN,),
)
