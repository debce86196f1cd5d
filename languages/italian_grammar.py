"""Italian noun phrases. Genders, plurals, articles before sounds: Serianni, Grammatica italiana (1988), III and IV.

The lists of words hold what the endings get wrong among the nouns of news and public affairs.
"""

from __future__ import annotations

from glossator.languages.dictionaries import simplemma_entry
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
from glossator.languages.romance_grammar import alternating

__all__ = ["GRAMMAR"]

_VOWEL = r"(?:h?[aeouàèéòù]|h?[iì](?![aeou]))"
# Before these lo and uno stand: s with a consonant, z, x, gn, pn, ps and half vowels (IV.5-9).
_IMPURE = r"(?:s[^aeiouàèéìòùh\W]|[zx]|gn|p[ns]|i[aeou]|y[aeiou])"
# What is joined to the article, and words that are written as if they were (quel, bel).
_JOINED = ("de", "a", "da", "ne", "su", "que", "be")
_PREPOSITIONS = "|".join(_JOINED)

_IRREGULAR = {"uomini": "uomo", "cessate": "cessate"}
_ENTRY = simplemma_entry("it")
# What the last letters of plurals may stand for; of several the dictionary's own form is taken.
_SINGULARS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("chi", ("co",)),
    ("ghi", ("go",)),
    ("che", ("ca",)),
    ("ghe", ("ga",)),
    ("ie", ("ia",)),
    ("ce", ("cia",)),
    ("ge", ("gia",)),
    ("i", ("o", "e", "a", "io")),
    ("e", ("a",)),
)


def _singular(word: str) -> str:
    """The singular of a plural that the dictionary knows, else the word itself."""
    listed = _ENTRY(word)
    if word in _IRREGULAR or listed is None or (listed == word and not word.endswith("zioni")):
        return _IRREGULAR.get(word, word)
    found = [
        word.removesuffix(plural) + singular
        for plural, singulars in _SINGULARS
        if word.endswith(plural)
        for singular in singulars
    ]
    own = (form for form in found if form == listed or _ENTRY(form) == listed)
    # The dictionary has many a feminine adjective as the form of a verb (grigia).
    feminine = (form for form in found if listed[-1] + form[-1] == "oa")
    return next(own, next(feminine, word))


GRAMMAR = Grammar(
    singular_of=_singular,
    negations=frozenset({"non"}),
    phrase_ends=frozenset(
        "a ad ai agli al alla alle allo che col con contro d d' da dai dal dalla dei degli del della delle dello dell'"
        " di e ed entro fra gli i il in la le lo nei negli nel nella nelle nello o per senza sotto su sui sugli sul"
        " sulla sulle tra verso".split()
    ),
    masculine_words=frozenset(
        "ambiente attore capo clima confine cuore fiume fiore generale giornale giudice interesse limite mare mese"
        " nome ordine paese padre panorama pane papa pianeta piede ponte potere problema programma re regime sangue"
        " sistema sole tema valore vertice virus volume colpevole cannone carbone satellite missile esercito caffè"
        " cessate livello bene canale".split()
    ),
    feminine_words=frozenset(
        "arte auto base carne chiave classe crisi croce fame fase fede fine foto fonte forza gente guerra legge luce"
        " madre mano mente merce moglie moto morte nave neve notte nube parte pace pelle radio rete sede serie sorte"
        " specie strage tesi torre valle voce volpe analisi ipotesi dose crescita frase vite".split()
    ),
    genders=(
        (r"^non$", ""),
        (r"(?:[stzgn]ione|tà|tù|[tuai]dine|trice|[ai]gine|isi)$", FEMININE),
        (r"(?:blema|gramma|dramma|orama|stema|plasma|trema|cumento|poema|diploma|sintomo|enigma|dogma)$", MASCULINE),
        (r"(?:[otnlprsmkbcdfgvxùò]|ore|one|ale|ile|ume|ame|iere|ese)$", MASCULINE),
        (r"(?<!ist)(?<!cid)a$|ie$", FEMININE),
    ),
    plurals=(
        (r"[àèìòùébdfgmnprstvkx]$|[ie]si$|^(?:foto|auto|radio|moto|re|serie|specie|cessate)$", r"\g<0>"),
        (r"^uomo$", "uomini"),
        (r"^(man|pap|pianet|poet)[oa]$", r"\1i"),
        (r"(blem|gramm|dramm|stem|plom|nigm|ogm)a$", r"\1i"),
        (r"([cg])a$", r"\1he"),
        (r"([aeiou][cg])ia$", r"\1ie"),
        (r"([cg])ia$", r"\1e"),
        (r"a$", "e"),
        (r"io$", "i"),
        (r"([^aeiou]i|gre)co$(?<!antico)(?<!carico)", r"\1ci"),
        (r"(?<=lo)go$(?<!dialogo)(?<!catalogo)", "gi"),
        (r"([cg])o$", r"\1hi"),
        (r"[oe]$", "i"),
    ),
    agreeing=alternating(
        "il|la|i|le del|della|dei|delle al|alla|ai|alle dal|dalla|dai|dalle nel|nella|nei|nelle sul|sulla|sui|sulle"
        " un|una|dei|delle quel|quella|quei|quelle bel|bella|bei|belle questo|questa|questi|queste"
        " mio|mia|miei|mie tuo|tua|tuoi|tue suo|sua|suoi|sue nostro|nostra|nostri|nostre"
        " vostro|vostra|vostri|vostre loro|loro|loro|loro altro|altra|altri|altre tutto|tutta|tutti|tutte"
        " stesso|stessa|stessi|stesse proprio|propria|propri|proprie nuovo|nuova|nuovi|nuove"
        " primo|prima|primi|prime secondo|seconda|secondi|seconde terzo|terza|terzi|terze ultimo|ultima|ultimi|ultime"
        " alcun|alcuna|alcuni|alcune nessun|nessuna|nessun|nessuna certo|certa|certi|certe molto|molta|molti|molte"
        " tanto|tanta|tanti|tante poco|poca|pochi|poche quanto|quanta|quanti|quante grande|grande|grandi|grandi"
        " buon|buona|buoni|buone vecchio|vecchia|vecchi|vecchie piccolo|piccola|piccoli|piccole"
        " prossimo|prossima|prossimi|prossime presunto|presunta|presunti|presunte antico|antica|antichi|antiche"
    ),
    variants=(
        *((f"{start}ll'", f"{start}l") for start in _JOINED),
        *((f"{start}llo", f"{start}l") for start in _JOINED),
        *((f"{start}gli", f"{start}i") for start in _JOINED),
        ("l'", "il"),
        ("lo", "il"),
        ("gli", "i"),
        ("uno", "un"),
        ("un'", "un"),
        ("quest'", "questo"),
        ("nessuno", "nessun"),
        ("nessun'", "nessun"),
        ("alcuno", "alcun"),
        ("alcun'", "alcun"),
        ("buono", "buon"),
        ("gran", "grande"),
    ),
    joints=(
        Joint(r"\bl[ao] |\bil ", _VOWEL, "l'"),
        Joint(r"\bil ", _IMPURE, "lo "),
        Joint(r"\blo ", rf"(?!{_IMPURE}|{_VOWEL})", "il "),
        Joint(r"\bi ", rf"{_VOWEL}|{_IMPURE}", "gli "),
        Joint(r"\bgli ", rf"(?!{_VOWEL}|{_IMPURE})", "i "),
        Joint(rf"\b({_PREPOSITIONS})l(?:l[ao])? ", _VOWEL, r"\1ll'"),
        Joint(rf"\b({_PREPOSITIONS})l ", _IMPURE, r"\1llo "),
        Joint(rf"\b({_PREPOSITIONS})llo ", rf"(?!{_IMPURE}|{_VOWEL})", r"\1l "),
        Joint(rf"\b({_PREPOSITIONS})i ", rf"{_VOWEL}|{_IMPURE}", r"\1gli "),
        Joint(rf"\b({_PREPOSITIONS})gli ", rf"(?!{_VOWEL}|{_IMPURE})", r"\1i "),
        Joint(r"\b(un|alcun|nessun)a ", _VOWEL, r"\1'"),
        Joint(r"\b(un|alcun|nessun|buon) ", _IMPURE, r"\1o "),
        Joint(r"\b(un|alcun|nessun|buon)o ", rf"(?!{_IMPURE})", r"\1 "),
        Joint(r"\bd['’]", rf"(?!{_VOWEL})", "di "),
        Joint(r"\b([ae])d ", rf"(?!{_VOWEL})", r"\1 "),
    ),
    adjective_endings=alternating("o|a|i|e e|e|i|i co|ca|ci|che co|ca|chi|che go|ga|ghi|ghe io|ia|i|ie"),
    participles=r"[^\W\d_]{2}[aiu]t[oaie]$",
    surrogates=(
        Surrogate("en", "piano", "pianoforte", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "castle", "castello", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "camel", "cammello", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "pyramid", "piramide", Form(FEMININE, SINGULAR)),
        Surrogate("en", "banana", "banana", Form(FEMININE, SINGULAR)),
        Surrogate("en", "guitar", "chitarra", Form(FEMININE, SINGULAR)),
        Surrogate("en", "castles", "castelli", Form(MASCULINE, PLURAL)),
        Surrogate("en", "camels", "cammelli", Form(MASCULINE, PLURAL)),
        Surrogate("en", "pyramids", "piramidi", Form(FEMININE, PLURAL)),
        Surrogate("en", "bananas", "banane", Form(FEMININE, PLURAL)),
        Surrogate("en", "guitars", "chitarre", Form(FEMININE, PLURAL)),
    ),
    verb_surrogates=(
        VerbSurrogate("en", "close the door", "chiudere la porta", "chiudi la porta"),
        VerbSurrogate("en", "open the window", "aprire la finestra", "apri la finestra"),
    ),
    plural_verbs=r"no$",
    infinitive=r"^(?:a )?[^ ]+(?:[aei]|r)re$",
)
