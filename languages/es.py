"""Spanish."""

from __future__ import annotations

from glossator.languages import spanish_grammar
from glossator.languages.dictionaries import simplemma_entry, simplemma_vocabulary, snowball_stem
from glossator.languages.language import Language, QuotePair, implied, spelled
from glossator.languages.romance import Inflection, endings

_NUMERALS = {
    **spelled(
        range(30),
        "cero uno|un|una|primero|primer|primera|primeros|primeras dos tres|tercero|tercer|tercera cuatro"
        " cinco|quinto|quinta seis|sexto|sexta"
        " siete|séptimo|séptima ocho|octavo|octava nueve|noveno|novena diez|décimo|décima once|undécimo doce|duodécimo"
        " trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte|vigésimo veintiuno|veintiún|veintiuna"
        " veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
    ),
    **spelled(
        range(30, 100, 10),
        "treinta|trigésimo cuarenta|cuadragésimo cincuenta|quincuagésimo sesenta|sexagésimo setenta|septuagésimo"
        " ochenta|octogésimo noventa|nonagésimo",
    ),
    **spelled(
        range(100, 1000, 100),
        "cien|ciento|cientos|centenares doscientos|doscientas trescientos|trescientas cuatrocientos|cuatrocientas"
        " quinientos|quinientas seiscientos|seiscientas setecientos|setecientas ochocientos|ochocientas"
        " novecientos|novecientas",
    ),
    **spelled((10**3, 10**6), "mil|miles|millar|millares millón|millones|mill"),
    **spelled((10**9, 10**12), "millardo|millardos billón|billones"),
}

_AMOUNTS = implied(
    "segundo|segunda|segundos|segundas|ambos|ambas|doble|dobles|duplicar|par|pares|pareja:2 triple|triplicar|trío:3"
    " tercio|tercios:3 cuarto|cuarta|cuartos|cuartas:4,0.25,15,25 quinta|quintas:5 trimestre|trimestres:3,4"
    " semestre|semestres:6,2 lustro|quinquenio:5 media|medio|medias|medios|mitad:0.5,2,30,50 decena|decenas:10,12"
    " docena|docenas:12,10 quincena:15,14,2 veintena:20 treintena:30 década|décadas|decenio:10 mediodía:12"
    " medianoche:0,12,24 siglo|siglos|centenar|centenario:100 bicentenario:200 milenio|milenios:1000"
)

_BE_OR_GO = ("ser", "ir")
_INFLECTION = Inflection(
    simplemma_entry("es"),
    infinitives=tuple("ar er ir ír".split()),
    singulars=endings(
        "s> es> ces>z iones>ión ones>ón anes>án enes>én|en ines>ín unes>ún eses>és ases>ás ores>or ágenes>agen"
        " árgenes>argen órdenes>orden ámenes>amen úmenes>umen óvenes>oven ígenes>igen ínes>in acteres>ácter"
        ""
    ),
    plurals=endings(">s|es z>ces ión>iones ón>ones án>anes én>enes ín>ines és>eses"),
    masculines=endings("a>o ora>or ona>ón ana>án esa>és ina>ín ola>ol"),
    participles=endings(
        "ado>ar ido>er|ir ído>er|ir|ír hecho>hacer dicho>decir puesto>poner visto>ver scrito>scribir bierto>brir"
        " vuelto>volver suelto>solver muerto>morir roto>romper impreso>imprimir frito>freír provisto>proveer"
        " satisfecho>satisfacer electo>elegir"
    ),
    finite=endings("a>ar|er|ir an>ar|er|ir e>ar|er|ir en>ar|er|ir arse>ar erse>er irse>ir írse>ír"),
    stem_changes=(
        (r"qu(?=en?$)", "c"),
        (r"gu(?=en?$)", "g"),
        (r"c(?=en?$)", "z"),
        (r"ie(?=[^aeiou]+[ae]n?$)", "e"),
        (r"ue(?=[^aeiou]+[ae]n?$)", "o"),
        (r"i(?=[^aeiou]+en?$)", "e"),
        (r"í(?=[ae]n?$)", "i"),
        (r"ú(?=[ae]n?$)", "u"),
    ),
    adjective=r"\w{3}(?:ivo|oso|ico|ario|orio|[dts]or)$|(?:pleto|creto|lleno|limpio|exacto)$",
    nouns=tuple("ción ciones sión siones dad dades tud tudes miento mientos dor dora dores doras".split()),
    enclitics=tuple(
        first + second
        for first in ("", "me", "te", "se", "nos", "os")
        for second in ("lo", "la", "los", "las", "le", "les", "me", "te", "se", "nos", "os")
        if first != second and not (first in ("nos", "os") and second[0] != "l")
    ),
    hosts=(
        (r"^(?:dar|ver|ser|ir|o[ií]r)$|\w\w[aeiíáéó]r$", r"\g<0>"),
        (r"([aáeé]ndo)$", r"\1"),
        (r"^d[aáeé]n?$", "dar"),
        (r"^d[ií]$", "decir"),
        (r"^h[aá]z$", "hacer"),
        (r"^p[oó]n$", "poner"),
        (r"^s[aá]l$", "salir"),
        (r"^t[eé]n$", "tener"),
        (r"^v[eé]n$", "venir"),
        (r"^ve$", "ver"),
        (r"[áéíóú][^áéíóú]*[aen]$", r"\g<0>"),
        (r"[áé]mo$", r"\g<0>s"),
    ),
    irregular={
        **dict.fromkeys("fui fuiste fue fuimos fuisteis fueron fuese fueses fuesen".split(), _BE_OR_GO),
        **dict.fromkeys("fuera fueras fuéramos fueran fuere".split(), _BE_OR_GO),
        **dict.fromkeys("buen bueno buena buenos buenas".split(), ("bueno",)),
        "regímenes": ("régimen",),
        "gran": ("grande",),
        "mal": ("mal", "malo"),
        "primer": ("primero",),
        "tercer": ("tercero",),
        "algún": ("alguno",),
        "ningún": ("ninguno",),
        "vino": ("vino", "venir"),
        "vinos": ("vino",),
        **{noun: (noun,) for noun in "coma cosa meta sala tema".split()},
        "creo": ("creer", "crear"),
        "siento": ("sentir", "sentar"),
        "ve": ("ver", "ir"),
        "ven": ("ver", "venir"),
        "viste": ("ver", "vestir"),
    },
    invariable=frozenset(
        "a ante bajo como con contra cada de desde donde e el ella en entre este esta estas estos ese esa hacia"
        " hasta la las le les lo los mediante más menos mi ni no nos nunca o para pero por porque pues que se según si"
        " sin sobre su tras un una unas uno unos y ya".split()
    ),
    accented={"a": "á", "e": "é", "i": "í", "o": "ó", "u": "úü", "n": "ñ"},
)

LANGUAGE = Language(
    "es",
    "Spanish",
    lemmatizer=_INFLECTION,
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
    grammar=spanish_grammar.GRAMMAR,
    may_double=frozenset("muy casi ya no luego poco nos bla ja".split()),
    numerals=_NUMERALS,
    amounts=_AMOUNTS,
    centuries=("siglo",),
)
