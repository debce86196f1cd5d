"""Portuguese; the bare code means Brazilian Portuguese."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_entry, simplemma_vocabulary, snowball_stem
from glossator.languages.language import Language, QuotePair, implied, spelled
from glossator.languages.portuguese_grammar import GRAMMAR
from glossator.languages.portuguese_varieties import BRAZILIAN, EUROPEAN, EUROPEAN_1945
from glossator.languages.romance import Inflection, endings

_NUMERALS = {
    **spelled(
        range(21),
        "zero um|uma|primeiro|primeira|primeiros|primeiras dois|duas"
        " três|terceiro|terceira quatro cinco|quinto seis|sexto"
        " sete|sétimo|sétima oito|oitavo|oitava nove|nono|nona dez|décimo|décima onze doze treze"
        " catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito"
        " dezenove|dezanove vinte|vigésimo|vigésima",
    ),
    **spelled(
        range(30, 100, 10),
        "trinta|trigésimo quarenta|quadragésimo cinquenta|quinquagésimo sessenta|sexagésimo setenta|septuagésimo"
        " oitenta|octogésimo noventa|nonagésimo",
    ),
    **spelled(
        range(100, 1000, 100),
        "cem|cento|centena|centenas duzentos|duzentas trezentos|trezentas quatrocentos|quatrocentas"
        " quinhentos|quinhentas seiscentos|seiscentas setecentos|setecentas oitocentos|oitocentas"
        " novecentos|novecentas",
    ),
    **spelled((10**3, 10**6), "mil|milhar|milhares milhão|milhões|mi"),
    **spelled((10**9, 10**12), "bilhão|bilhões|bi trilhão|trilhões|bilião|biliões"),
}

# The days from Monday to Friday are called by numbers too.
_AMOUNTS = implied(
    "segundo|segunda|segundos|segundas|ambos|ambas|dobro|duplo|dupla|duplas|dobrar|par|pares:2"
    " terça|terças|terço|terços:3"
    " triplo|tripla|triplicar|trio:3 quarto|quarta|quartos|quartas:4,0.25,15,25 quinta|quintas:5 sexta|sextas:6"
    " meio|meia|meios|meias|metade:0.5,2,6,30,50 trimestre|trimestres:3,4 semestre|semestres:6,2 dezena|dezenas:10,12"
    " dúzia|dúzias:12,10 quinzena:15,14,2 vintena:20 década|décadas:10 meio-dia:12 meia-noite:0,12,24"
    " século|séculos|centenário:100 bicentenário:200 milênio|milénio|milênios|milénios:1000"
)

_BE_OR_GO = ("ser", "ir")
_INFLECTION = Inflection(
    simplemma_entry("pt"),
    infinitives=tuple("ar er ir air por pôr".split()),
    singulars=endings(
        "s> ões>ão ães>ão ãos>ão ais>al éis>el eis>el|il óis>ol uis>ul is>il ns>m res>r zes>z eses>ês íses>ís ases>ás"
        " ses>s les>l"
    ),
    plurals=endings(">s ão>ões|ães|ãos l>is el>éis ol>óis il>eis m>ns r>res z>zes s>ses ês>eses"),
    masculines=endings("a>o ora>or ona>ão oa>ão ã>ão esa>ês eia>eu ola>ol triz>dor|tor"),
    participles=endings(
        "ado>ar ido>er|ir ído>er|ir feito>fazer dito>dizer visto>ver posto>por|pôr scrito>screver berto>brir vindo>vir"
        " pago>pagar ganho>ganhar gasto>gastar aceito>aceitar aceite>aceitar entregue>entregar preso>prender"
        " penso>pender impresso>imprimir eleito>eleger morto>morrer|matar salvo>salvar limpo>limpar extinto>extinguir"
        " incluso>incluir aceso>acender expresso>exprimir|expressar isento>isentar"
    ),
    finite=endings("a>ar e>ar|er|ir"),
    stem_changes=(
        (r"qu(?=e$)", "c"),
        (r"gu(?=e$)", "g"),
        (r"c(?=e$)", "ç"),
        (r"ei(?=[ae]$)", "e"),
    ),
    adjective=r"\w{3}(?:ivo|oso|ico|ário|ório|[dts]or)$|(?:pleto|creto|cheio|limpo|exato|vazio)$",
    nouns=tuple("ção ções são sões dade dades tude tudes mento mentos dor dora dores doras".split()),
    irregular={
        **dict.fromkeys("fui foste foi fomos fostes foram fora foras fôramos fosse".split(), _BE_OR_GO),
        **dict.fromkeys("fosses fôssemos fossem for fores formos forem".split(), _BE_OR_GO),
        "vir": ("vir", "ver"),
        "vimos": ("ver", "vir"),
        "veio": ("veio", "vir"),
        "vier": ("vir",),
        "vinha": ("vinha", "vir"),
        "vê": ("ver",),
        "fez": ("fazer",),
        **dict.fromkeys("ponho põe põem pôs pus pondo ponha ponham pô".split(), ("pôr",)),
        "são": ("ser", "são"),
        **dict.fromkeys("bom boa bons boas".split(), ("bom",)),
        "sóis": ("sol",),
        "pais": ("pai",),
    },
    invariable=frozenset(
        "a ao aos as até baixo cada com como contra da das de desde do dos e ela ele em entre era esta este essa esse"
        " eu já lhe mais mas mediante menos na nas nem no nos nós não o onde os ou para pela pelas pelo pelos pois por"
        " porque quando que se segundo sem sob sobre sua seu também um uma umas uns".split()
    ),
    accented={"a": "áâãà", "e": "éê", "i": "í", "o": "óôõ", "u": "ú", "c": "ç"},
)

LANGUAGE = Language(
    "pt",
    "Portuguese",
    lemmatizer=_INFLECTION,
    stemmer=snowball_stem("portuguese"),
    vocabulary=simplemma_vocabulary("pt"),
    articles=frozenset({"o", "a", "os", "as", "um", "uma", "uns", "umas"}),
    function_words=frozenset(
        "a à ao aos as às com como da das de do dos e em entre na nas no nos o os ou para pela pelas pelo pelos por que"
        " sem sob sobre um uma".split()
    ),
    titles=frozenset(
        "sr sra dr dra senhor senhora presidente primeiro-ministro ministro ministra chanceler"
        " secretário secretária embaixador embaixadora general almirante professor professora senador rei"
        " rainha papa diretor diretora".split()
    ),
    quotes=(QuotePair("“", "”"), QuotePair("‘", "’"), QuotePair("«", "»"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=(".", "\u00a0", " "),
    default_variety="pt-BR",
    varieties=(BRAZILIAN, EUROPEAN, EUROPEAN_1945),
    grammar=GRAMMAR,
    may_double=frozenset("se muito já quase logo nos não bla".split()),
    numerals=_NUMERALS,
    amounts=_AMOUNTS,
    centuries=("século",),
)
