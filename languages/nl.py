"""Dutch: simplemma's dictionary, completed by endings; compounds are split by the same dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.languages.dictionaries import simplemma_vocabulary, snowball_stem
from glossator.languages.endings import Endings, endings
from glossator.languages.language import Language, QuotePair, implied, spelled

_ENDINGS = Endings(
    "nl",
    inflected=endings("""
heden heid
leden lid
eden ad
en - e
s -
e -
er -
ere -
st -
ste -
"""),
    guessed=endings("""
's -
’s -
"""),
)

_VOWELS = frozenset("aeiou")
_SHORT = re.compile("[^aeiou]*[aeiou][bdfgklmnprst]")
# What stands between the parts of a compound: staat|s|hoofd, boek|en|kast, zon|ne|schijn.
_LINKS = ("", "s", "en", "e", "n", "-", "s-")
_SHORTEST_FIRST = 4
_SHORTEST_LAST = 3
_LONGEST_COMPOUND = 40

_knows = simplemma_vocabulary("nl")


def _lemmas(word: str) -> tuple[str, ...]:
    """As the endings say, with the spelling of open syllables (wapens, staten) and voiced ends (brieven) undone."""
    lower = word.lower()
    first, *others = (lemma.replace("_", "-" if "-" in word else "") for lemma in _ENDINGS.lemmas(word))
    if not _knows(word):
        others += _respelled(lower)
    return tuple(dict.fromkeys((first, *(lemma for lemma in others if not _would_double(lower, lemma)))))


def _would_double(word: str, lemma: str) -> bool:
    """Whether forms of `lemma` double its last consonant, and `word` does not: bommen, not bomen, is of bom."""
    return word.startswith(f"{lemma}e") and _SHORT.fullmatch(lemma) is not None


def _respelled(word: str) -> Iterator[str]:
    stem = next((word[: -len(ending)] for ending in ("en", "e") if word.endswith(ending)), "")
    if len(stem) < _SHORTEST_LAST:
        return
    vowel, last = stem[-2], stem[-1]
    end = {"v": "f", "z": "s"}.get(last, last)
    yield stem[:-1] + end
    if vowel in _VOWELS and last not in _VOWELS and stem[-3] not in _VOWELS:
        yield f"{stem[:-1]}{vowel}{end}"
    if vowel == last and last not in _VOWELS:
        yield stem[:-1]


def _compound_parts(word: str) -> tuple[str, ...]:
    """The two parts of a closed compound, each in the dictionary; the last one as its dictionary forms."""
    lower = word.lower()
    parts: dict[str, None] = {}
    if len(lower) > _LONGEST_COMPOUND:
        return ()
    for cut in range(_SHORTEST_FIRST, len(lower) - _SHORTEST_LAST + 1):
        last = _last_part(lower[cut:])
        if not last:
            continue
        firsts = [first for first in (lower[:cut].removesuffix(link) for link in _LINKS) if _is_first_part(first)]
        for part in (*firsts, *(last if firsts else ())):
            parts.setdefault(part)
    return tuple(parts)


def _is_first_part(word: str) -> bool:
    return len(word) >= _SHORTEST_FIRST and word not in _NO_PARTS and _knows(word) and word in _lemmas(word)


def _last_part(word: str) -> tuple[str, ...]:
    """The nouns that end a compound; a form of a verb (rap|port, of porren) ends none."""
    if word in _NO_PARTS or not _knows(word):
        return ()
    return tuple(lemma for lemma in _lemmas(word) if lemma == word or not lemma.endswith("en"))


# Prefixes and endings, Greek ones among them, that are dictionary words too.
_NO_PARTS = frozenset(
    "aan achter anti baar bij binnen dom door ende eren gen graaf grafie heid her ing isch lijk ling los loos mede mee"
    " ness neming onder over samen sel ster ten teit ter terug tegen toe tot trans uit van ver vol voor weder weer"
    " zaam".split()
)

_UNITS = spelled(range(1, 10), "een twee drie vier vijf zes zeven acht negen")
_TENS = spelled(range(20, 100, 10), "twintig dertig veertig vijftig zestig zeventig tachtig negentig")
_BELOW_100 = {
    **_UNITS,
    **spelled(range(10, 20), "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"),
    **_TENS,
    # Units in -e take a diaeresis before "en": tweeëntwintig.
    **{
        f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}": one + tens
        for unit, one in _UNITS.items()
        for ten, tens in _TENS.items()
    },
}
_NUMERALS = {
    **_BELOW_100,
    # From twenty on ordinals end in -ste.
    **{f"{word}{'de' if value < 20 else 'ste'}": value for word, value in _BELOW_100.items() if value > 12},
    **{f"{word}honderd": 100 * value for word, value in _UNITS.items()},
    **{f"{word}duizend": 1000 * value for word, value in _BELOW_100.items()},
    **spelled(
        range(13),
        "nul één|eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde",
    ),
    **spelled((100, 10**3), "honderd|honderden duizend|duizenden"),
    **spelled((10**6, 10**9), "miljoen|miljoenen|mln miljard|miljarden|mld"),
    **spelled((10**12,), "biljoen|biljoenen"),
}

_AMOUNTS = implied(
    "beide|dubbel|dubbele|verdubbeld|verdubbelde|verdubbelen|tweemaal|paar:2 driemaal|drievoud:3"
    " anderhalf|anderhalve:1.5"
    " helft|half|halve|halfuur:0.5,2,30,50 kwart|kwartier:4,0.25,15,25 kwartaal:3,4"
    " tiental|tientallen|decennium|decennia:10,12"
    " dozijn|dozijnen:12,10 twintiger:20 dertiger:30 middag:12 middernacht:0,12,24 honderdtal|eeuw|eeuwen:100"
    " millennium:1000"
)

LANGUAGE = Language(
    "nl",
    "Dutch",
    lemmatizer=_lemmas,
    stemmer=snowball_stem("dutch"),
    vocabulary=_knows,
    compound_parts=_compound_parts,
    enclitic=frozenset({"s"}),
    articles=frozenset({"de", "het", "een", "'t", "’t"}),
    function_words=frozenset(
        "aan als bij dan dat de die door dit een en het in is maar met na naar of om onder op over te tegen tot tussen"
        " uit van voor zonder".split()
    ),
    titles=frozenset(
        "meneer mevrouw dhr mevr dr president presidente minister premier kanselier bondskanselier secretaris"
        " ambassadeur generaal admiraal professor senator koning koningin paus directeur".split()
    ),
    quotes=(QuotePair("“", "”"), QuotePair("‘", "’"), QuotePair("„", "”"), QuotePair("«", "»"), QuotePair('"', '"')),
    decimal_mark=",",
    group_marks=(".", "\u00a0", "\u202f", " "),
    may_double=frozenset("heel zeer nee ja ha die dat haar je ze".split()),
    numerals=_NUMERALS,
    amounts=_AMOUNTS,
    joins_numerals=True,
    centuries=("eeuw",),
)
