"""Portuguese as Brazil writes it, and as Portugal does since the Acordo Ortográfico of 1990 and did before.

The correspondences are those of the Acordo: base IV for consonants that are silent in one country or in both, base IX
for *-ámos*, base XI for é, ó before m and n; names of places are those of the European Union's Código de Redação
Interinstitucional (annex A5) on the one side and of IBGE's *Nomes de países* on the other. A pattern holds where the
dictionary has its result; of words that differ otherwise only those are listed that keep their gender.
"""

from __future__ import annotations

from dataclasses import replace

from glossator.languages.variety import Variety

__all__ = ["BRAZILIAN", "EUROPEAN", "EUROPEAN_1945"]

# Portugal, Brazil. What stands in several rows is written in several ways.
_NAMES = (
    ("Amazónia", "Amazônia"),
    ("Amesterdão", "Amsterdã"),
    ("Arménia", "Armênia"),
    ("Babilónia", "Babilônia"),
    ("Bagdade", "Bagdá"),
    ("Banguecoque", "Bangcoc"),
    ("Barém", "Bahrein"),
    ("Chechénia", "Chechênia"),
    ("Checoslováquia", "Tchecoslováquia"),
    ("Chéquia", "Tchéquia"),
    ("Colónia", "Colônia"),
    ("Copenhaga", "Copenhague"),
    ("Eslovénia", "Eslovênia"),
    ("Estaline", "Stalin"),
    ("Estónia", "Estônia"),
    ("Gronelândia", "Groenlândia"),
    ("Helsínquia", "Helsinque"),
    ("Irão", "Irã"),
    ("Islão", "Islã"),
    ("Iémen", "Iêmen"),
    ("Jugoslávia", "Iugoslávia"),
    ("Lapónia", "Lapônia"),
    ("Lenine", "Lenin"),
    ("Letónia", "Letônia"),
    ("Macedónia", "Macedônia"),
    ("Madrid", "Madri"),
    ("Moscovo", "Moscou"),
    ("Mónaco", "Mônaco"),
    ("Nuremberga", "Nuremberg"),
    ("Patagónia", "Patagônia"),
    ("Polónia", "Polônia"),
    ("Quénia", "Quênia"),
    ("Roménia", "Romênia"),
    ("Singapura", "Cingapura"),
    ("Teerão", "Teerã"),
    ("Turquemenistão", "Turcomenistão"),
    ("Vietname", "Vietnã"),
    ("Zimbabué", "Zimbábue"),
)
_WORDS = (
    ("bebé", "bebê"),
    ("bebés", "bebês"),
    ("bidé", "bidê"),
    ("camiões", "caminhões"),
    ("camião", "caminhão"),
    ("cancro", "câncer"),
    ("cancros", "cânceres"),
    ("caraté", "caratê"),
    ("catorze", "quatorze"),
    ("champô", "xampu"),
    ("checa", "tcheca"),
    ("checas", "tchecas"),
    ("checo", "tcheco"),
    ("checos", "tchecos"),
    ("comboio", "trem"),
    ("comboios", "trens"),
    ("connosco", "conosco"),
    ("controlo", "controle"),
    ("controlos", "controles"),
    ("croché", "crochê"),
    ("desporto", "esporte"),
    ("desportos", "esportes"),
    ("dezanove", "dezenove"),
    ("dezasseis", "dezesseis"),
    ("dezassete", "dezessete"),
    ("equipa", "equipe"),
    ("equipas", "equipes"),
    ("facto", "fato"),
    ("factos", "fatos"),
    ("golo", "gol"),
    ("golos", "gols"),
    ("guiché", "guichê"),
    ("guichés", "guichês"),
    ("húmida", "úmida"),
    ("húmidas", "úmidas"),
    ("húmido", "úmido"),
    ("húmidos", "úmidos"),
    ("judo", "judô"),
    ("matiné", "matinê"),
    ("metro", "metrô"),
    ("planeia", "planeja"),
    ("planeiam", "planejam"),
    ("planeie", "planeje"),
    ("planeiem", "planejem"),
    ("planeio", "planejo"),
    ("planeamento", "planejamento"),
    ("planeamentos", "planejamentos"),
    ("polaca", "polonesa"),
    ("polacas", "polonesas"),
    ("polaco", "polonês"),
    ("polacos", "poloneses"),
    ("puré", "purê"),
    ("quotidiano", "cotidiano"),
    ("secção", "seção"),
    ("secções", "seções"),
)
# The plural is the same as the singular in Brazil, or the gender in Portugal is open.
_TO_BRAZIL_ONLY = (
    ("autocarro", "ônibus"),
    ("autocarros", "ônibus"),
    ("canadiana", "canadense"),
    ("canadianas", "canadenses"),
    ("canadiano", "canadense"),
    ("canadianos", "canadenses"),
    ("palestiniana", "palestina"),
    ("palestinianas", "palestinas"),
    ("palestiniano", "palestino"),
    ("palestinianos", "palestinos"),
)

_VOWEL = "[aeiouáéíóúâêôãõ]"
_CIRCUMFLEX = ((rf"é(?=[mn]{_VOWEL})", "ê"), (rf"ó(?=[mn]{_VOWEL})", "ô"))
_ACUTE = ((rf"ê(?=[mn]{_VOWEL})", "é"), (rf"ô(?=[mn]{_VOWEL})", "ó"))

# Consonants that Portugal wrote until 1990 and neither country pronounces: what stands before them, they, and behind.
_SILENT = (
    ("^(?:in|re|inter|retro|trans|co|radio)?a", "c", "ci[oó]n|tiv|ç|t[aou]|tr"),
    (r"(?<!con)je|dire|corre|sele|cole|efe|defe|afe|refle|quite|exa|prote|reda", "c", "[tçc]"),
    ("[bln]tra|stra|xtra|atra|fra(?!ctai?[ls])", "c", "[tçc]"),
    ("espe", "c", "tác"),
    ("no", "c", "turn"),
    ("^diale|^inse", "c", "t"),
    ("^fa|nufa|tisfa", "c", "t[oó]r"),
    ("^fa|nufa", "c", "tur"),
    ("el[eé]", "c", "tr"),
    ("^te|^ve|^se|^tra", "c", "to"),
    ("^le", "c", "tiv|cion"),
    ("^ado|^exce", "p", "[tç]"),
    ("^[oó]", "p", "tim"),
    ("^ba", "p", "ti[sz]"),
)
# Consonants that only Brazil pronounces, and Portugal wrote until 1990: what stands before, in Portugal, in Brazil, and
# behind.
_HEARD = (
    ("^(?:anti)?con|^re|^per|^de|^contra", "ce", "cep", "ção|ções|cion|tor|tiv"),
    ("^ex", "ce", "cep", "cion"),
    ("^inter", "ce", "cep", "[tç]"),
    ("^as", "pe", "pec", "tos?$"),
    ("^pers|^res|^retros|^pros|^intros", "pe", "pec", "tiv"),
    ("^es", "pe", "pec", "tador"),
    ("^(?:re)?in", "fe", "fec", "ção|ções|t[aoá]"),
    ("^con", "fe", "fec", "ção|ções|cion"),
    ("^de", "te", "tec", "t[aáeo]|ção|ções"),
)
# Stems that differ otherwise, in the same order.
_STEMS = (
    ("^a", "mn", "n", "isti"),
    ("^inde", "mn", "n", "iz"),
    ("^", "omni", "oni", "pot|sci|pres|vor"),
    ("^su", "bt", "t", "i[lsz]"),
    ("^sú", "bd", "d", "it"),
    ("^conta", "c", "", "t[aoeáou]"),
    ("^regist", "", "r", "[aoeáéó]"),
    ("^plane", "", "j", "[aáo]"),
    ("^", "humed", "umed", "ec"),
    ("^", "humid", "umid", "[aei]"),
    ("^", "desport", "esport", "iv|ist"),
)
_SILENT_LEFT_OUT = tuple((f"({before}){lost}(?={behind})", r"\1") for before, lost, behind in _SILENT)
_HEARD_PUT_IN = tuple((f"({before}){there}(?={behind})", rf"\1{here}") for before, there, here, behind in _HEARD)
_HEARD_LEFT_OUT = tuple((f"({before}){here}(?={behind})", rf"\1{there}") for before, there, here, behind in _HEARD)
_TO_BRAZIL = tuple((f"({before}){there}(?={behind})", rf"\1{here}") for before, there, here, behind in _STEMS)
_TO_PORTUGAL = tuple((f"({before}){here}(?={behind})", rf"\1{there}") for before, there, here, behind in _STEMS)
_PERFECT = ((r"(?<=[^\W\d_]{2})ámos$", "amos"),)

BRAZILIAN = Variety(
    "pt-BR",
    words=dict((*_WORDS, *_TO_BRAZIL_ONLY)),
    patterns=(*_CIRCUMFLEX, *_SILENT_LEFT_OUT, *_HEARD_PUT_IN, *_TO_BRAZIL, *_PERFECT),
    names=dict(_NAMES),
    admitted=frozenset("Singapura agrément catorze comboio comboios quotidiano secção secções metro judo".split()),
    doubtful=frozenset(("de facto", *"Madrid cancro cancros controlo equipa equipas".split())),
)
EUROPEAN = Variety(
    "pt-PT",
    words={brazil: portugal for portugal, brazil in _WORDS},
    patterns=(*_ACUTE, *_SILENT_LEFT_OUT, *_HEARD_LEFT_OUT, *_TO_PORTUGAL),
    names={brazil: portugal for portugal, brazil in _NAMES},
    admitted=frozenset(
        "dêmos estômago estômagos fêmea fêmeas fêmeo fêmeos sector sectores sectoriais sectorial sêmea sêmola"
        " sêmolas".split()
    ),
    doubtful=frozenset("fato fatos trem trens controle controles equipe equipes".split()),
    regions=("pt-AO", "pt-CV", "pt-GW", "pt-MZ", "pt-ST", "pt-TL"),
)
# The subtag is IANA's for the Acordo of 1945. What the Acordo of 1990 left out is not asked back where Brazil agrees.
EUROPEAN_1945 = replace(EUROPEAN, code="pt-PT-colb1945", patterns=(*_ACUTE, *_HEARD_PUT_IN, *_TO_PORTUGAL), regions=())
