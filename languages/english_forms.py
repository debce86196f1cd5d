"""English dictionary forms: simplemma's entry for a word and the homographs that it leaves out.

Plurals, verb forms and comparatives are forms; an adverb in -ly and a noun in -er are other words. A participle is a
form of its verb, and a word of its own too: *advanced settings* are not told by *to advance*, *a building* not by
*to build*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossator.languages.dictionaries import simplemma_entry
from glossator.languages.english_spelling import spelling

__all__ = ["lemmas"]

_entry = simplemma_entry("en")

# Words that are the form of one word and the dictionary form of another, or of two words: the dictionary knows one.
_HOMOGRAPHS = {
    word: tuple(bases.split())
    for word, bases in (
        row.split(" ", 1)
        for row in """
arms arms arm
best good well best
better good well better
bit bite bit
bore bear bore
bound bind bound
broke break broke
calves calf calve
cleaner clean cleaner
closer close closer
cooler cool cooler
customs customs custom
data datum data
dice die dice
felt feel felt
glasses glasses glass
goods goods
ground grind ground
halves half halve
lay lie lay
least little least
leaves leaf leave
left leave left
lenses lens
less little less
lives life live
means means mean
media medium media
more much many more
most much many most
people person people
resent resend resent
rose rise rose
rung ring rung
shelves shelf shelve
shook shake shook
shot shoot shot
staves staff stave
thought think thought
won win won
worse bad worse
worst bad worst
wound wind wound
""".strip().splitlines()
    )
}

# Verbs without -ed: -ing words of theirs are forms of them (for the others the dictionary's own -ed form tells).
_STRONG_VERBS = frozenset(
    "bear beat become begin bend bet bid bind bite bleed blow break breed bring broadcast build burst buy cast catch"
    " choose cling come cost creep cut deal dig do draw drink drive eat fall feed feel fight find flee fling fly"
    " forbid forecast forget freeze get give go grind grow hang have hear hide hit hold hurt keep know lay lead leave"
    " lend let lie lose make mean meet misunderstand outbid override overrun overwrite pay put quit read rebuild reset"
    " ride ring rise run say see seek sell send set shake shed shine shoot show shrink shut sing sink sit sleep slide"
    " sling slit speak spend spin split spread spring stand steal stick sting strike string strive swear sweep swell"
    " swim swing take teach tear tell think throw tread undergo understand undertake undo unset uphold upset wake wear"
    " weave weep win wind withdraw wring write".split()
)

# Words that only look like a verb with -ing, or like a plural.
_NO_VERBAL_NOUN = frozenset(
    "awning ceiling ding during evening lemming morning nothing pudding ring something thing wing zing".split()
)
_NO_PLURAL = frozenset(
    "always besides downstairs hers lens news ours overseas perhaps series sometimes species theirs upstairs whereas"
    " yours".split()
)

_NO_PLURAL_ENDING = ("ss", "us", "is", "ics", "'s", "’s")
_SIBILANT_PLURAL = re.compile(r"(?:s|x|z|ch|sh)es$")
_DOUBLED = re.compile(r"[aeiouy]([bdfgklmnprtvz])\1$")
_SHORTEST_PLURAL = 4


def lemmas(word: str) -> tuple[str, ...]:
    """The dictionary forms of an English word, in the spelling that variants share, the likeliest first.

    >>> lemmas("Bases"), lemmas("mapping"), lemmas("securely"), lemmas("travelled")
    (('base', 'basis'), ('mapping', 'map'), ('securely',), ('travel', 'traveled'))
    """
    spelled = spelling(word)
    written = (word,) if spelled == word.lower() else (spelled, word)
    return tuple(dict.fromkeys(spelling(base) for variant in written for base in _bases(variant)))


def _bases(word: str) -> Iterable[str]:
    lower = word.lower()
    known = _HOMOGRAPHS.get(lower)
    if known:
        return known
    entry = _entry(word) or _entry(lower) or _entry(lower.capitalize())
    if entry is None:
        return _of_unknown(lower)
    base = lower if lower.endswith("ly") else entry.lower()
    return (base, *_homographs(lower, base))


def _homographs(word: str, base: str) -> Iterator[str]:
    """What a known word may be besides a form of `base`."""
    if word.endswith("ing"):
        if base == word and word not in _NO_VERBAL_NOUN:
            yield from _verbs(word)
        yield word
    elif word.endswith("s"):
        yield from _singulars(word, base)
    elif word.endswith("ed") or base in _STRONG_VERBS or _is_entry(word + "s", word):
        yield word


def _singulars(word: str, base: str) -> Iterator[str]:
    if word.endswith("ics"):
        yield word
    if word.endswith("es") and _is_entry(word[:-2] + "is"):
        yield word[:-2] + "is"
    if word.endswith("yses"):
        yield word[:-1]
    if base == word and word not in _NO_PLURAL and not word.endswith(_NO_PLURAL_ENDING):
        singular = next(_stripped(word))
        if len(word) >= _SHORTEST_PLURAL and _is_entry(singular):
            yield singular


def _verbs(word: str) -> Iterator[str]:
    """The verb of an -ing word that the dictionary has as a noun or an adjective."""
    stem = word[:-3]
    candidates = (stem[:-1], stem) if _DOUBLED.search(stem) else (stem + "e", stem)
    for candidate in candidates:
        if candidate in _STRONG_VERBS or (_is_entry(candidate) and _is_regular(candidate)):
            yield candidate
            return


def _is_regular(verb: str) -> bool:
    pasts = (verb + "d",) if verb.endswith("e") else (verb + "ed", verb + verb[-1] + "ed", verb[:-1] + "ied")
    return any(_is_entry(past, verb) for past in pasts)


def _of_unknown(word: str) -> Iterator[str]:
    """Guesses for a word that no dictionary has: a plural, or a form of a known verb (untokenized)."""
    if word.endswith("s") and len(word) >= _SHORTEST_PLURAL and not word.endswith(_NO_PLURAL_ENDING):
        yield from _stripped(word)
        return
    yield word
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word:
            shorter = (stem[:-1],) if _DOUBLED.search(stem) else ()
            yield from (candidate for candidate in (stem, stem + "e", *shorter) if _is_entry(candidate))


def _stripped(word: str) -> Iterator[str]:
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif _SIBILANT_PLURAL.search(word):
        yield word[:-2]
    yield word[:-1]


def _is_entry(word: str, base: str | None = None) -> bool:
    """Whether the dictionary has `word` as a form of `base`, or as a dictionary form itself."""
    return _entry(word) == (base or word)
