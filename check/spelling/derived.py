"""New words that are made of old ones: compounds, and words with a prefix that many languages share."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.languages.language import Language
from glossator.languages.spelling import Speller

__all__ = ["PREFIXES", "is_compound", "is_prefixed"]

# Prefixes that stand before words of any origin, mostly Greek and Latin, in the two alphabets.
PREFIXES = frozenset(
    "agro anti auto bio co contra counter cyber de eco electro euro extra geo hyper in infra inter intra iper macro"
    " mega meta micro mid mikro mini mono multi nano neo neuro non over pan para photo poli poly post pre pro proto"
    " pseudo psycho quasi radio re self semi socio sub super supra sur tele thermo trans turbo ultra un under uni vice"
    " video авиа авто агро анти био видео гео гипер евро интер кибер контр макро мега мета микро мини моно мульти нано"
    " нейро нео пост пре псевдо радио социо спец супер теле термо транс ультра фото экс электро".split()
)
_LONGEST_PREFIX = max(map(len, PREFIXES))
# Shorter words come behind a prefix by chance (un-till).
_SHORTEST_BASE = 5
_SHORTEST_HALF = 3


def is_prefixed(word: str, speller: Speller) -> bool:
    """Whether a lower-case word is one of the dictionary behind a prefix."""
    lengths = range(2, min(_LONGEST_PREFIX, len(word) - _SHORTEST_BASE) + 1)
    return any(word[:length] in PREFIXES and speller.is_right(word[length:]) for length in lengths)


def is_compound(word: str, language: Language, speller: Speller) -> bool:
    """Whether the word is two of the dictionary in one."""
    if language.compound_parts is not None and language.compound_parts(word):
        return True
    nouns = language.noun_capitals
    return any(
        speller.has(left) and (speller.has(right) or (nouns and speller.has(right.capitalize())))
        for left, right in _halves(word)
    )


def _halves(word: str) -> Iterator[tuple[str, str]]:
    return ((word[:at], word[at:]) for at in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1))
