"""German compounds: the parts of a word, all of them known, with what links them.

The dictionary has nouns with a capital. The last part is a noun (of a lower-case word: an adjective or participle);
those before it are nouns, adjectives or verb stems, nouns perhaps with a linking s or without their e.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from glossator.languages.dictionaries import simplemma_entry
from glossator.languages.suffixes import Suffixes

__all__ = ["Part", "compound_parts", "split"]


class Part(NamedTuple):
    """A part from the character `start` on; `lemma` is written as in the dictionary; `verb`: it is a mere stem."""

    start: int
    lemma: str
    cost: int
    verb: bool = False


# Nouns of three letters that compounds are made of; other short words are found in too many longer ones.
_SHORT = frozenset(
    "abo akt amt app arm art ast bad bau box bug bus cpu eck eis end erz fax gas hof hut kuh log lok mai map maß"
    " not ohr ort pin pol rad rat reh ruf set see tag tal tat tee tod ton tor tür typ uhr uni web weg zeh zoo"
    " zug".split()
)
_SHORT_ADJECTIVES = frozenset("alt neu rot".split())

# What looks like a noun or an adjective but is a suffix in the last place (Mannschaft, kostenlos).
_SUFFIXES = frozenset(
    "artig bar chen erei erin falls haft heit isch ismus keit lein lich ling lings los mals maßen nis sal sam schaft"
    " seits tion tum ung wärts weise".split()
)
# Words that stand before a noun without making a compound of which it is the head (Über|gang, Miss|erfolg).
_NO_PARTS = frozenset(
    "aber aller alles also anti auch beim dann dein denn dessen dies dort durch eben eher eine einem einen einer eines"
    " etwa euer eure gegen hinter ihre ihren immer jede jeder jenes kein keine mein miss nach noch oder ohne samt schon"
    " sehr sein seine seiner seit sich sind statt trans trotz unser unten unter vorn wann warum weder wegen weil wenn"
    " wider wieder wohl während über".split()
)
# First parts that are no words of their own, and particles that do leave the noun its meaning.
_BOUND = frozenset(
    "außen bio eigen elektro erst fremd geo gesamt haupt höchst hydro innen makro mega meta mikro mindest mini multi"
    " neben öko sonder super teil thermo ultra zwischen".split()
)

# What loans with a verb in -ieren have instead of it (Transport, Rotator, Quadrat).
_LOANS = Suffixes(
    dict.fromkeys(
        ("", "s", "e", "en", "at", "ate", "ator", "atoren", "ation", "ationen", "ant", "anten", "ent", "enten"),
        ("ieren",),
    )
)

# Prefixes that begin like a short noun (Zu|griff, not Zug|riff).
_PREFIXES = ("zu",)

# A linking s is likelier than a part that begins with s (Urlaub-s-Tage, not Urlaub-Stage).
_LINKED, _NOUN, _OTHER, _VERB = 9, 10, 11, 12
_LINKABLE = ("g", "t", "n", "m", "r", "l", "d", "f", "k", "b", "p", "h")

_ADJECTIVE_ENDING = re.compile(r"e[nrms]?$")

_entry = simplemma_entry("de")


def compound_parts(word: str) -> tuple[str, ...]:
    """The words that a compound is made of, and those that its neighbouring parts make together.

    >>> compound_parts("Parkplätze"), compound_parts("Datenbanksystems")
    (('Park', 'Platz'), ('Datum', 'Datenbank', 'Bank', 'Banksystem', 'System'))
    """
    camel = _camel(word)
    if camel:
        return camel
    lower, capital = word.lower(), word[:1].isupper()
    parts = split(lower, capital)
    last = len(parts) - 1
    found = (
        _joined(lower[parts[start].start : parts[end].start], parts[end].lemma)
        for start in range(len(parts))
        for end in range(start, len(parts))
        if not parts[end].verb and (start, end) != (0, last)
    )
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=20_000)
def split(lower: str, capital: bool) -> tuple[Part, ...]:
    """The smallest parts of a lower-case word that begins with a capital in the text or does not; none if it is simple.

    The fewest parts are best, the surer ones among as many, the longest last part among as good ones (Bau|masse).
    """
    if not 6 <= len(lower) <= 60 or not lower.isalpha():
        return ()
    if capital:
        # The dictionary may know the form of the whole better than that of its last part.
        entry = _entry(lower.capitalize()) or lower
        parts = () if _is_simple(lower) else _best(entry.lower(), True)
        if parts:
            whole = entry[0].isupper()
            *first, last = _smallest(parts, len(lower))
            return (*first, last._replace(lemma=entry[last.start :].capitalize()) if whole else last)
        if entry[0].isupper():
            return ()
    return () if _is_verbal(lower) else _best(lower, False)


def _is_simple(lower: str) -> bool:
    """Whether a noun is no compound: an infinitive or adjective made a noun, a loan that has a verb in -ieren."""
    entry = _entry(lower)
    if (entry is not None and entry[0].islower()) or (lower.endswith("nde") and _entry(lower[:-2]) == lower[:-2]):
        return True
    if any(map(_entry, _LOANS.replaced(lower))):
        return True
    return any(lower.startswith(prefix) and _is_noun(lower[len(prefix) :].capitalize()) for prefix in _PREFIXES)


def _is_verbal(lower: str) -> bool:
    """Whether a word that is no noun is a form of a verb that the dictionary has."""
    entry = _entry(lower)
    return entry is not None and (entry == lower or entry[-1] == "n")


def _best(lower: str, capital: bool) -> tuple[Part, ...]:
    last_start = next((start for start in range(len(lower) - 3, 2, -1) if _head(lower[start:], start, capital)), 0)
    if not last_start:
        return ()
    memory: dict[int, tuple[int, tuple[Part, ...]] | None] = {}

    def rest(start: int) -> tuple[int, tuple[Part, ...]] | None:
        if start not in memory:
            options = list(_continued(start))
            memory[start] = min(options, key=_rank, default=None)
        return memory[start]

    def _continued(start: int) -> Iterator[tuple[int, tuple[Part, ...]]]:
        head = _head(lower[start:], start, capital) if 3 <= start <= last_start else None
        if head:
            yield head.cost, (head,)
        for end in range(start + 3, last_start + 1):
            found = _modifier(lower[start:end])
            following = rest(end) if found else None
            if found and following and not _is_of_verb(lower[start:end], following[1]):
                cost, parts = following
                yield cost + found.cost, (found._replace(start=start), *parts)

    best = rest(0)
    return best[1] if best else ()


def _rank(option: tuple[int, tuple[Part, ...]]) -> tuple[int, int]:
    return option[0], option[1][-1].start


def _joined(before: str, lemma: str) -> str:
    return before.capitalize() + lemma.lower() if before and lemma[0].isupper() else before + lemma


def _smallest(parts: tuple[Part, ...], length: int) -> Iterator[Part]:
    for part in parts:
        shorter = part.lemma[0].isupper() and len(part.lemma) < length
        inner = split(part.lemma.lower(), capital=True) if shorter else ()
        yield from (smaller._replace(start=part.start + smaller.start) for smaller in inner)
        if not inner:
            yield part


def _head(piece: str, start: int, capital: bool) -> Part | None:
    """The last part: a noun in any form, or an adjective or participle in one."""
    if capital:
        noun = _noun(piece)
        return Part(start, noun, _NOUN) if noun and noun.lower() not in _SUFFIXES else None
    stem = _ADJECTIVE_ENDING.sub("", piece)
    entry = _entry(stem) if len(stem) > 3 and stem not in _SUFFIXES | _NO_PARTS else None
    is_participle = entry is not None and entry[-1] == "n" and stem[-1] in "tnd"
    return Part(start, stem, _NOUN) if is_participle or (entry == stem and stem[-1] != "n") else None


@lru_cache(maxsize=100_000)
def _modifier(piece: str) -> Part | None:
    """What a part before the last one is; its `start` is still to be set."""
    if piece in _NO_PARTS:
        return None
    noun = _noun(piece)
    bare = piece[:-1].capitalize()
    if noun:
        return Part(0, noun, _LINKED if piece[-1] == "s" and noun[-1] != "s" else _NOUN)
    if piece[-1] == "s" and bare[-1:] in _LINKABLE and _is_noun(bare):
        return Part(0, bare, _LINKED)
    if piece in _BOUND or piece in _SHORT_ADJECTIVES:
        return Part(0, piece, _OTHER)
    if len(piece) < 4:
        return None
    if _entry(piece) == piece and not piece.endswith("en"):
        return Part(0, piece, _OTHER)
    if _is_noun(f"{piece.capitalize()}e"):
        return Part(0, f"{piece.capitalize()}e", _OTHER)
    verb = next(
        (verb for verb in (f"{piece}en", f"{piece}n") if piece[-1] not in "aiouäöü" and _entry(verb) == verb), None
    )
    return Part(0, verb, _VERB, verb=True) if verb else None


def _noun(piece: str) -> str | None:
    """The noun that a piece is a form of."""
    noun = _entry(piece.capitalize())
    if noun is None and "ss" in piece:
        noun = _entry(piece.replace("ss", "ß").capitalize())
    if noun is None or not noun[0].isupper():
        return None
    # Typen has the entry Type, and Type the entry Typ.
    noun = _entry(noun) or noun
    return noun if noun[0].isupper() and _is_long(noun) else None


def _is_noun(lemma: str) -> bool:
    return _is_long(lemma) and _entry(lemma) == lemma


def _is_long(lemma: str) -> bool:
    return len(lemma) > 3 or lemma.lower() in _SHORT


def _is_of_verb(piece: str, parts: tuple[Part, ...]) -> bool:
    """Whether the noun is made of a compound verb (feststellen, Feststellung) and not of two nouns."""
    head = parts[-1].lemma.lower()
    stem = head.removesuffix("ung")
    return (
        len(parts) == 1
        and stem != head
        and any(_entry(verb) == verb for verb in (f"{piece}{stem}en", f"{piece}{stem}n"))
    )


def _camel(word: str) -> tuple[str, ...]:
    places = [place for place in range(1, len(word)) if word[place - 1].islower() and word[place].isupper()]
    return (
        tuple(word[start:end] for start, end in zip((0, *places), (*places, len(word)), strict=True)) if places else ()
    )
