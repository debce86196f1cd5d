"""Portuguese; the bare code means Brazilian Portuguese."""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_entry, simplemma_vocabulary, snowball_stem
from glossator.languages.grammar import FEMININE, MASCULINE, PLURAL, SINGULAR, Form, Grammar, Surrogate
from glossator.languages.language import Language, QuotePair, Variety, spelled
from glossator.languages.romance import Inflection, endings

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

# Genders and plurals by ending: Cunha and Cintra, Nova Gramática do Português Contemporâneo, chapter 8. The lists of
# words hold what the endings get wrong among the nouns of news and public affairs.
_GRAMMAR = Grammar(
    plural_ending=r"(?<![êu])s$",
    singular_words=frozenset("atlas cais gás lápis mais menos oásis país tênis três".split()),
    phrase_ends=frozenset(
        "a à ao aos às com contra da das de do dos e em entre na nas no nos o os ou para pela pelas pelo pelos por que"
        " sem sob sobre".split()
    ),
    masculine_words=frozenset(
        "ataque avião bem bloqueio clima combate cometa debate dia gás golpe homem índice interesse item limite mapa"
        " mês míssil nome país parque planeta regime satélite tanque trem xadrez".split()
    ),
    feminine_words=frozenset(
        "arte carne chave classe corte cor dor elite febre flor fome fonte foto frente gente greve lei luz mão mente"
        " morte mulher nave neve ordem parte paz pele ponte rede saúde sede série espécie sorte torre tribo vez"
        " voz".split()
    ),
    genders=(
        (r"(?:[aiu]gem|[çsx]ão|stão|[gln]ião|[td]ade|tude|triz|ície|[aeio]se|[^\W\d_]{3}ez)$", FEMININE),
        (r"(?:[aiu]gens|[çsx]ões|stões|[gln]iões|[td]ades|tudes|trizes|[aio]ses)$", FEMININE),
        (r"dices?$", MASCULINE),
        (r"(?:blema|cema|lema|nema|oema|quema|tema|grama|drama|orama|ioma|ploma|ntoma)s?$", MASCULINE),
        (r"(?:o|l|r|ão|m|u)$", MASCULINE),
        (r"(?:os|[aéeóu]is|res|ões|ns|us)$", MASCULINE),
        (r"(?<!ist)as?$", FEMININE),
    ),
    plurals=(
        (r"ês$", "eses"),
        (r"(?<=a)ís$", "íses"),
        (r"(?<=g)ás$", "ases"),
        (r"mente$|[sx]$", r"\g<0>"),
        (r"^(m|irm|órf|órg|cidad|crist|gr|v|pag)ão$", r"\1ãos"),
        (r"^(alem|capit|catal|p)ão$", r"\1ães"),
        (r"ão$", "ões"),
        (r"m$", "ns"),
        (r"([áâéêíóôú][^\W\d_]*)[ei]l$", r"\1eis"),
        (r"(?<=[au])l$", "is"),
        (r"el$", "éis"),
        (r"ol$", "óis"),
        (r"il$", "is"),
        (r"[rz]$", r"\g<0>es"),
        (r"$", "s"),
    ),
    singulars=(
        (r"mente$|ss$|[êu]s$", r"\g<0>"),
        (r"íses$", "ís"),
        (r"(?<=g)ases$", "ás"),
        (r"(?<=m|u)eses$|(?<=nc|gl|on)eses$", "ês"),
        (r"(?:õe|ãe|ão)s$", "ão"),
        (r"(?<=[nv])eis$", "el"),
        (r"(?<=[sct])eis$", "il"),
        (r"ais$", "al"),
        (r"éis$", "el"),
        (r"óis$", "ol"),
        (r"uis$", "ul"),
        (r"is$", "il"),
        (r"ns$", "m"),
        (r"(?<=[aeo]r)es$|(?<=[aeiou]z)es$", ""),
        (r"s$", ""),
    ),
    agreeing=(
        ("o", "a", "os", "as"),
        ("ao", "à", "aos", "às"),
        ("do", "da", "dos", "das"),
        ("no", "na", "nos", "nas"),
        ("pelo", "pela", "pelos", "pelas"),
        ("um", "uma", "uns", "umas"),
        ("num", "numa", "nuns", "numas"),
        ("dum", "duma", "duns", "dumas"),
        ("este", "esta", "estes", "estas"),
        ("esse", "essa", "esses", "essas"),
        ("aquele", "aquela", "aqueles", "aquelas"),
        ("deste", "desta", "destes", "destas"),
        ("desse", "dessa", "desses", "dessas"),
        ("daquele", "daquela", "daqueles", "daquelas"),
        ("neste", "nesta", "nestes", "nestas"),
        ("nesse", "nessa", "nesses", "nessas"),
        ("naquele", "naquela", "naqueles", "naquelas"),
        ("meu", "minha", "meus", "minhas"),
        ("seu", "sua", "seus", "suas"),
        ("nosso", "nossa", "nossos", "nossas"),
        ("todo", "toda", "todos", "todas"),
        ("outro", "outra", "outros", "outras"),
        ("mesmo", "mesma", "mesmos", "mesmas"),
        ("próprio", "própria", "próprios", "próprias"),
        ("algum", "alguma", "alguns", "algumas"),
        ("nenhum", "nenhuma", "nenhuns", "nenhumas"),
        ("certo", "certa", "certos", "certas"),
        ("muito", "muita", "muitos", "muitas"),
        ("quanto", "quanta", "quantos", "quantas"),
        ("novo", "nova", "novos", "novas"),
        ("primeiro", "primeira", "primeiros", "primeiras"),
        ("último", "última", "últimos", "últimas"),
    ),
    ambiguous=frozenset({"a"}),
    adjective_endings=(("o", "a", "os", "as"),),
    participles=r"[^\W\d_]{2}[ai]d[oa]s?$",
    surrogates=(
        Surrogate("en", "piano", "piano", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "castle", "castelo", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "hotel", "hotel", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "pyramid", "pirâmide", Form(FEMININE, SINGULAR)),
        Surrogate("en", "banana", "banana", Form(FEMININE, SINGULAR)),
        Surrogate("en", "guitar", "guitarra", Form(FEMININE, SINGULAR)),
        Surrogate("en", "pianos", "pianos", Form(MASCULINE, PLURAL)),
        Surrogate("en", "castles", "castelos", Form(MASCULINE, PLURAL)),
        Surrogate("en", "camels", "camelos", Form(MASCULINE, PLURAL)),
        Surrogate("en", "pyramids", "pirâmides", Form(FEMININE, PLURAL)),
        Surrogate("en", "bananas", "bananas", Form(FEMININE, PLURAL)),
        Surrogate("en", "bicycles", "bicicletas", Form(FEMININE, PLURAL)),
    ),
    infinitive=r"[aei]r$",
)

_NUMERALS = {
    **spelled(
        range(21),
        "zero um|uma|primeiro|primeira|primeiros|primeiras dois|duas|segundo|segunda|ambos|ambas|dobro|dupla"
        " três|terceiro|terceira|triplo|trio quatro|quarto|quarta cinco|quinto|quinta seis|sexto|sexta"
        " sete|sétimo|sétima oito|oitavo|oitava nove|nono|nona dez|décimo|décima onze doze|dúzia treze"
        " catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito"
        " dezenove|dezanove vinte|vigésimo|vigésima",
    ),
    **spelled(range(30, 100, 10), "trinta quarenta cinquenta sessenta setenta oitenta noventa"),
    **spelled(
        range(100, 1000, 100),
        "cem|cento|centena|centenas duzentos|duzentas trezentos|trezentas quatrocentos|quatrocentas"
        " quinhentos|quinhentas seiscentos|seiscentas setecentos|setecentas oitocentos|oitocentas"
        " novecentos|novecentas",
    ),
    **spelled((10**3, 10**6), "mil|milhar|milhares milhão|milhões|mi"),
    **spelled((10**9, 10**12), "bilhão|bilhões|bi trilhão|trilhões|bilião|biliões"),
}

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
    varieties=(_BRAZILIAN,),
    grammar=_GRAMMAR,
    may_double=frozenset("se muito já quase logo nos não bla".split()),
    numerals=_NUMERALS,
)
