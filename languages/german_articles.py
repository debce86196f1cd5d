"""German determiners, the endings that they and adjectives have, and the cases of prepositions.

The tables are those of the Duden-Grammatik (2016), §§ 354-366 (determiners), 481-492 (adjectives), 901-922 (the cases
of prepositions). Rows are masculine, feminine, neuter and plural; in a row stand nominative, accusative, dative and
genitive.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from glossator.languages.german_nouns import ACCUSATIVE, DATIVE, GENITIVE, NOMINATIVE

__all__ = [
    "ALL_CASES",
    "BARE",
    "CASES_OF",
    "CONTRACTED",
    "FULL",
    "ONE",
    "SEVERAL",
    "STRONG",
    "Paradigm",
    "joined",
    "paradigms",
]

SEVERAL = 3
ALL_CASES = frozenset((NOMINATIVE, ACCUSATIVE, DATIVE, GENITIVE))
# Stands for an ending that is none.
_NONE = "-"


def _table(rows: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.replace(_NONE, "").split(",")) for row in rows.split())


class Paradigm(NamedTuple):
    """Determiners: what they begin with, their endings, and those of the adjectives behind them."""

    stems: tuple[str, ...]
    endings: tuple[tuple[str, ...], ...]
    adjectives: tuple[tuple[str, ...], ...]


_WEAK = _table("e,en,en,en e,e,en,en e,e,en,en en,en,en,en")
_MIXED = _table("er,en,en,en e,e,en,en es,es,en,en en,en,en,en")
STRONG = _table("er,en,em,en e,e,er,er es,es,em,en e,e,en,er")
_THE = Paradigm(("d",), _table("er,en,em,es ie,ie,er,er as,as,em,es ie,ie,en,er"), _WEAK)
_THIS = Paradigm(
    tuple("dies jen jed welch manch solch all sämtlich beid".split()),
    _table("er,en,em,es e,e,er,er es,es,em,es e,e,en,er"),
    _WEAK,
)
_A = Paradigm(
    tuple("kein mein dein sein ihr unser eur euer".split()),
    _table("-,en,em,es e,e,er,er -,-,em,es e,e,en,er"),
    _MIXED,
)
# The indefinite article has no plural.
ONE = Paradigm(("ein",), (*_A.endings[:3], ("", "", "", "")), _MIXED)
BARE = Paradigm(("",), (("",) * 4,) * 4, STRONG)

CONTRACTED = {
    "am": ("an", "dem"),
    "ans": ("an", "das"),
    "aufs": ("auf", "das"),
    "beim": ("bei", "dem"),
    "durchs": ("durch", "das"),
    "fürs": ("für", "das"),
    "im": ("in", "dem"),
    "ins": ("in", "das"),
    "ums": ("um", "das"),
    "vom": ("von", "dem"),
    "zum": ("zu", "dem"),
    "zur": ("zu", "der"),
}
CASES_OF = {
    **dict.fromkeys(
        "aus bei mit nach seit von zu gegenüber außer laut binnen samt entgegen".split(), frozenset((DATIVE,))
    ),
    **dict.fromkeys("bis durch für gegen ohne um".split(), frozenset((ACCUSATIVE,))),
    **dict.fromkeys("an auf hinter in neben unter vor zwischen".split(), frozenset((ACCUSATIVE, DATIVE))),
    "über": frozenset((ACCUSATIVE, DATIVE)),
    **dict.fromkeys(
        "angesichts anlässlich anstatt aufgrund außerhalb bezüglich hinsichtlich infolge innerhalb jenseits mithilfe"
        " statt trotz während wegen zugunsten".split(),
        frozenset((GENITIVE,)),
    ),
}
# Euer loses a letter before an ending.
FULL = {"eur": "euer", **{f"euer{ending}": f"eur{ending}" for ending in ("e", "en", "em", "er", "es")}}


def paradigms(determiner: str) -> list[tuple[Paradigm, str, int, int]]:
    """The paradigms that a word belongs to, with its stem, column and case, once for each that it shows."""
    return [
        (paradigm, stem, column, case)
        for paradigm in (_THE, _THIS, _A, ONE)
        for stem in paradigm.stems
        if determiner.startswith(stem)
        for column, case in product(range(4), range(4))
        if stem + paradigm.endings[column][case] == determiner and not (paradigm is ONE and column == SEVERAL)
    ]


def joined(preposition: str, article: str) -> str:
    """A preposition and an article as one word where the language has one (zum)."""
    pair = (preposition, article)
    return next((word for word, parts in CONTRACTED.items() if parts == pair), f"{preposition} {article}")
