"""Which of two languages a word comes from, by its letters; what words languages lend to others."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from glossator.languages.language import base_code, language_for

__all__ = ["has_letter_of", "is_often_lent", "leaning"]

# A sequence of letters that the sample of a language lacks is taken for as rare as this.
_UNSEEN = 2e-6

# By so much, as a logarithm, a letter must be more frequent to be one of the one language and not of the other.
_TELLING_LETTER = math.log(20)

# The language from which others take words as they are, and what they do not take of it: adverbs and past tenses,
# pronouns, auxiliary verbs, prepositions, conjunctions.
_LENDER = "en"
_NEVER_LENT = re.compile(r"[a-z]{3}(?:ly|ed)$")
_GRAMMAR_WORDS = frozenset(
    "about above across after again against although always among another any are because been before behind being"
    " below between both but can could did does done during each either else even ever every few for from had has have"
    " having her here hers herself him himself his how however if instead itself many may might more most much must my"
    " myself neither never none not nothing often other others ought our ours perhaps quite rather same several shall"
    " she should since some soon still such than that their them themselves then there these they this those though"
    " through thus together too toward towards until upon us was we were what when where whether which while who whom"
    " whose why will with within without would yet you your yours yourself".split()
)


class _Profile(NamedTuple):
    """How often letters and sequences of up to three stand in a sample, and how many of each length it has."""

    counts: dict[str, int]
    totals: tuple[int, ...]


def leaning(word: str, one: str, other: str) -> float:
    """How much likelier the letters of a word (lower case) are in the language `one` than in the `other`.

    The mean of the logarithms over its sequences of two and three letters; 0.0 where nothing is known of a language.

    >>> leaning("généralement", "fr", "en") > 0.5, leaning("thoroughly", "fr", "en") < -0.5
    (True, True)
    """
    first, second = _profile(base_code(one)), _profile(base_code(other))
    if first is None or second is None:
        return 0.0
    sequences = list(_sequences(word))
    return sum(_rarity(part, second) - _rarity(part, first) for part in sequences) / len(sequences)


def has_letter_of(word: str, one: str, other: str) -> bool:
    """Whether a letter of the word (lower case) is usual in the language `one` and hardly ever used in the `other`.

    >>> has_letter_of("déjà", "fr", "en"), has_letter_of("alors", "fr", "en")
    (True, False)
    """
    first, second = _profile(base_code(one)), _profile(base_code(other))
    if first is None or second is None:
        return False
    return any(_rarity(letter, second) - _rarity(letter, first) > _TELLING_LETTER for letter in word)


def is_often_lent(word: str) -> bool:
    """Whether a word (lower case) is one of the language from which all others borrow, and of a kind that they borrow.

    >>> is_often_lent("workflow"), is_often_lent("slowly"), is_often_lent("tagesordnung")
    (True, False, False)
    """
    if word in _GRAMMAR_WORDS or _NEVER_LENT.search(word):
        return False
    return language_for(_LENDER).knows(word)


def _sequences(word: str) -> Iterator[str]:
    padded = f" {word} "
    for length in (2, 3):
        yield from (padded[at : at + length] for at in range(len(padded) - length + 1))


def _rarity(sequence: str, profile: _Profile) -> float:
    share = profile.counts.get(sequence, 0) / profile.totals[len(sequence) - 1]
    return -math.log(share + _UNSEEN)


@cache
def _profile(code: str) -> _Profile | None:
    """langdetect's counts for a language; None where it has none."""
    from langdetect.detector_factory import PROFILES_DIRECTORY

    path = Path(PROFILES_DIRECTORY, code)
    if not code.isalpha() or not path.is_file():
        return None
    profile = json.loads(path.read_text(encoding="utf-8"))
    return _Profile(profile["freq"], tuple(profile["n_words"]))
