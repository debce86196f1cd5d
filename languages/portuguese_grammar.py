"""Portuguese noun phrases: gender and number by ending, and what agrees with a noun."""

from __future__ import annotations

from glossator.languages.grammar import FEMININE, MASCULINE, PLURAL, SINGULAR, Form, Grammar, Surrogate, VerbSurrogate

__all__ = ["GRAMMAR"]

# Genders and plurals by ending: Cunha and Cintra, Nova Gramática do Português Contemporâneo, chapter 8. The lists of
# words hold what the endings get wrong among the nouns of news and public affairs.
GRAMMAR = Grammar(
    plural_ending=r"(?<![êu])s$",
    singular_words=frozenset("atlas cais diabetes gás herpes lápis mais menos oásis país tênis três".split()),
    negations=frozenset({"não"}),
    phrase_ends=frozenset(
        "a à ao aos às com contra da das de do dos e em entre na nas no nos o os ou para pela pelas pelo pelos por que"
        " sem sob sobre".split()
    ),
    masculine_words=frozenset(
        "acidente ambiente ataque avião bem bloqueio clima coeficiente combate cometa continente coração debate dia"
        " gás golpe homem incidente índice interesse item limite mapa mês míssil nome país parque planeta recipiente"
        " regime restaurante satélite tanque trem xadrez".split()
    ),
    feminine_words=frozenset(
        "arte base carne chave classe corte cor dor elite equipe febre flor fome fonte foto frente gente greve lei"
        " luz mão mente morte mulher nave neve ordem parte paz pele ponte razão rede saúde sede série espécie sorte"
        " torre tribo vez voz".split()
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
        ("dois", "duas", "dois", "duas"),
        ("ambos", "ambas", "ambos", "ambas"),
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
        Surrogate("en", "secretly", "secretamente", Form()),
        Surrogate("en", "elegantly", "elegantemente", Form()),
    ),
    verb_surrogates=(
        VerbSurrogate("en", "close the door", "fechar a porta", "feche a porta"),
        VerbSurrogate("en", "open the window", "abrir a janela", "abra a janela"),
    ),
    plural_verbs=r"(?:m|ão)$",
    infinitive=r"[aei]r$",
)
