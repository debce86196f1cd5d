"""Spanish noun phrases. Genders, plurals and joints: Real Academia Española, Nueva gramática (2009), chapters 2, 3, 14.

The lists of words hold what the endings get wrong among the nouns of news and public affairs.
"""

from __future__ import annotations

from glossator.languages.grammar import (
    FEMININE,
    MASCULINE,
    PLURAL,
    SINGULAR,
    Form,
    Grammar,
    Joint,
    Surrogate,
    VerbSurrogate,
)
from glossator.languages.romance_grammar import alternating, singular_by

__all__ = ["GRAMMAR"]

# Feminine nouns that begin with a stressed a: el agua, las aguas (§ 14.2r).
_STRESSED_A = (
    r"(?:agua|águila|ala|alba|alga|alma|alza|ama|ancla|ánima|ansia|área|arma|arpa|arte|asa|asma|aula|ave|habla"
    r"|hacha|hada|hambre|haya)\b"
)

_SINGULARS = (
    (r"^(gas|mes|dios|bus)es$", r"\1"),
    (r"^regímenes$", "régimen"),
    (r"á([^aeiou]+en)es$", r"a\1"),
    (r"é([^aeiou]+en)es$", r"e\1"),
    (r"í([^aeiou]+en)es$", r"i\1"),
    (r"ó([^aeiou]+en)es$", r"o\1"),
    (r"ú([^aeiou]+en)es$", r"u\1"),
    (r"^((?:pl|p|cl|f|tr|b|s|d|cl)(?:[aeiou]|ie)n)es$", r"\1"),
    (r"anes$", "án"),
    (r"enes$", "én"),
    (r"ines$", "ín"),
    (r"ones$", "ón"),
    (r"unes$", "ún"),
    (r"eses$", "és"),
    (r"(?<=í)ses$", "s"),
    (r"(an|ron|ul|índi|enla|cómpli|vérti)ces$", r"\1ce"),
    (r"ces$", "z"),
    (r"(?<=í)es$|(?<=[aeiouáéíóú][lrdjy])es$", ""),
    (r"s$", ""),
)

GRAMMAR = Grammar(
    singular_of=singular_by("es", ("s", "es"), _SINGULARS, frozenset(), ("us", "is", "ús", "és", "ís")),
    negations=frozenset({"no"}),
    phrase_ends=frozenset(
        "a al ante bajo con contra de del desde e el en entre hacia hasta la las los ni o para por que según sin sobre"
        " tras u y".split()
    ),
    masculine_words=frozenset(
        "alto ataque avance avión bloque bloqueo clima combate cometa cónsul debate día golpe hombre índice interés"
        " jefe límite mapa mes misil nombre país parque planeta puente régimen satélite tanque tren virus análisis"
        " énfasis paréntesis buque cohete frente coche informe paquete desfile choque cabecilla conforme cine corte"
        " bosque valle".split()
    ),
    feminine_words=frozenset(
        "arte base carne catástrofe clase clave cárcel crisis dosis fase fe fiebre flor frase fuente gente hipótesis"
        " labor ley llave luz mano mente muerte mujer nave nieve noche nube parte paz piel radio red sal sangre"
        " sede señal serie sangre suerte superficie tarde tesis torre tribu vez voz imagen margen".split()
    ),
    genders=(
        # Not told by the word alone: el orden público, la orden del general.
        (r"^(?:no|orden)$", ""),
        (r"(?:[csxg]ión|[aeiou]nión|dad|tad|tud|triz|umbre|icie|ez|sis|itis)$", FEMININE),
        (r"(?:blema|lema|tema|trema|oma|grama|drama|orama|igma|asma|ema|aje|ambre|ete|ote|ismo)$", MASCULINE),
        (r"(?:[olnrmuíúd]|us|[áéó]s|[bcfgkptvx])$", MASCULINE),
        (r"(?<!ist)a$", FEMININE),
    ),
    plurals=(
        (r"^no$", "no"),
        (r"^(?:gas|mes|dios|bus)$", r"\g<0>es"),
        (r"(?:mente|x|[^áéíóú]s)$", r"\g<0>"),
        (r"á([ns])$", r"a\1es"),
        (r"é([ns])$", r"e\1es"),
        (r"í(n)$", r"i\1es"),
        (r"ó([ns])$", r"o\1es"),
        (r"ú([ns])$", r"u\1es"),
        (r"^régimen$", "regímenes"),
        (r"a([^aeiouáéíóú]+en)$", r"á\1es"),
        (r"e([^aeiouáéíóú]+en)$", r"é\1es"),
        (r"i([^aeiouáéíóú]+en)$", r"í\1es"),
        (r"o([^aeiouáéíóú]+en)$", r"ó\1es"),
        (r"u([^aeiouáéíóú]+en)$", r"ú\1es"),
        (r"z$", "ces"),
        (r"[aeiouáéóú]$", r"\g<0>s"),
        (r"$", "es"),
    ),
    agreeing=alternating(
        "el|la|los|las del|de_la|de_los|de_las al|a_la|a_los|a_las un|una|unos|unas"
        " este|esta|estos|estas ese|esa|esos|esas aquel|aquella|aquellos|aquellas"
        " mi|mi|mis|mis tu|tu|tus|tus su|su|sus|sus nuestro|nuestra|nuestros|nuestras"
        " todo|toda|todos|todas otro|otra|otros|otras mismo|misma|mismos|mismas propio|propia|propios|propias"
        " algún|alguna|algunos|algunas ningún|ninguna|ningunos|ningunas cierto|cierta|ciertos|ciertas"
        " mucho|mucha|muchos|muchas poco|poca|pocos|pocas tanto|tanta|tantos|tantas cuánto|cuánta|cuántos|cuántas"
        " nuevo|nueva|nuevos|nuevas primer|primera|primeros|primeras tercer|tercera|terceros|terceras"
        " segundo|segunda|segundos|segundas último|última|últimos|últimas antiguo|antigua|antiguos|antiguas"
        " buen|buena|buenos|buenas mal|mala|malos|malas gran|gran|grandes|grandes"
        " presunto|presunta|presuntos|presuntas medio|media|medios|medias supuesto|supuesta|supuestos|supuestas"
        " próximo|próxima|próximos|próximas pequeño|pequeña|pequeños|pequeñas dicho|dicha|dichos|dichas"
    ),
    joints=(
        Joint(r"\bla ", _STRESSED_A, "el "),
        Joint(r"(\b(?:alg|ning)?)una ", _STRESSED_A, r"\1ún "),
        Joint(r"\bún ", "", "un "),
        Joint(r"\bde el ", "", "del "),
        Joint(r"\ba el ", "", "al "),
        Joint(r"\by ", r"h?[ií](?![aeoáéó])", "e "),
        Joint(r"\be ", r"(?!h?[ií])|h?i[aeoáéó]", "y "),
        Joint(r"\bo ", r"h?[oó]", "u "),
        Joint(r"\bu ", r"(?!h?[oó])", "o "),
    ),
    adjective_endings=(*alternating("o|a|os|as"), ("", "a", "es", "as"), ("", "", "s", "s"), ("", "", "es", "es")),
    participles=r"[^\W\d_]{2}[aií]d[oa]s?$",
    surrogates=(
        Surrogate("en", "piano", "piano", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "castle", "castillo", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "hotel", "hotel", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "pyramid", "pirámide", Form(FEMININE, SINGULAR)),
        Surrogate("en", "guitar", "guitarra", Form(FEMININE, SINGULAR)),
        Surrogate("en", "bicycle", "bicicleta", Form(FEMININE, SINGULAR)),
        Surrogate("en", "pianos", "pianos", Form(MASCULINE, PLURAL)),
        Surrogate("en", "castles", "castillos", Form(MASCULINE, PLURAL)),
        Surrogate("en", "camels", "camellos", Form(MASCULINE, PLURAL)),
        Surrogate("en", "pyramids", "pirámides", Form(FEMININE, PLURAL)),
        Surrogate("en", "guitars", "guitarras", Form(FEMININE, PLURAL)),
        Surrogate("en", "bicycles", "bicicletas", Form(FEMININE, PLURAL)),
    ),
    verb_surrogates=(
        VerbSurrogate("en", "close the door", "cerrar la puerta", "cierre la puerta"),
        VerbSurrogate("en", "open the window", "abrir la ventana", "abra la ventana"),
    ),
    plural_verbs=r"n$",
    infinitive=r"^(?:a )?[^ ]+[aeií]r$",
)
