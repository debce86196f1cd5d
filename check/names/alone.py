"""Words of a text that may be a slip of a name of the glossary, without the rest of the name beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from glossator.analyze import AnalysedText
from glossator.check.names.glossary_names import GlossaryNames, Slip
from glossator.check.names.near_miss import Likeness, Word, is_term
from glossator.check.names.slips import in_shape
from glossator.check.names.sounds import sound
from glossator.languages.language import Language, languages
from glossator.model import Span

__all__ = ["alone"]

# How sure it is: a word alone, and one for which nothing speaks but its likeness, which is too little to be shown.
_ALONE, _DOUBTFUL = 0.8, 0.4
# What may stand between the words of one person's name.
_GAPS = frozenset({" ", "\u00a0", "-", "‐", "‑"})
_INITIAL = re.compile(r"\b([^\W\d_])\.\s?$")
# A title that another word may end in has at least so many letters.
_TITLE = 5


def alone(names: GlossaryNames, text: AnalysedText, words: Sequence[Word]) -> Iterator[Likeness]:
    """The words alone that may be slips; those that belong to somebody else with no confidence at all."""
    for place, word in enumerate(words):
        rights = {slip.name.folded[slip.at] for slip in word.known.slips}
        if len(rights) != 1:
            continue
        slip, token = word.known.slips[0], word.token
        span = Span(token.start, token.end)
        if is_term(text, span):
            continue
        right, found = slip.name.folded[slip.at], word.known.folded
        suggestion = in_shape(slip.name.words[slip.at], token.text, slip.base, slip.ending)
        confidence = 0.0 if _is_other(text, words, place, slip) else _confidence(token.text, found, right, names.length)
        yield Likeness(slip.name.concept, slip.name.term, span, suggestion, confidence, found, right)


def _confidence(word: str, found: str, right: str, length: int) -> float:
    """How likely it is that a word alone is a slip: slips seldom change the first letter."""
    same_start = found[0] == right[0] or sound(found) == sound(right)
    if not same_start or max(len(found), len(right)) < length or _is_known_elsewhere(word):
        return _DOUBTFUL
    return _ALONE


def _is_other(text: AnalysedText, words: Sequence[Word], place: int, slip: Slip) -> bool:
    """Whether the words beside a word make it another name: a given name before it, a family name behind."""
    token, name = words[place].token, slip.name
    initial = _INITIAL.search(text.value, max(0, token.start - 4), token.start)
    if initial and not any(word.startswith(initial[1]) for word in name.words):
        return True
    for other in words[max(place - 1, 0) : place + 2]:
        gap = text.value[other.token.end : token.start] or text.value[token.end : other.token.start]
        if gap not in _GAPS or not other.token.text[0].isupper():
            continue
        if not other.known.exact.isdisjoint(name.folded):
            return False
        if other.token.start < token.start:
            expected = _is_title(other.token.text, text.language)
        else:
            expected = _may_follow(other.token.text, slip, text.language)
        if not expected:
            return True
    return False


def _may_follow(word: str, slip: Slip, language: Language) -> bool:
    """Whether a word with a capital behind a word is no family name: it is common, and the name has its last."""
    return slip.at == len(slip.name.words) - 1 and language.knows(word)


def _is_title(word: str, language: Language) -> bool:
    """Whether a word is a title or, like Außenminister, ends in one."""
    lower, titles = word.lower(), language.titles
    return lower in titles or any(len(title) >= _TITLE and lower.endswith(title) for title in titles)


@lru_cache(maxsize=10_000)
def _is_known_elsewhere(word: str) -> bool:
    """Whether the dictionary of any language has the word: it is somebody else's name or another word there."""
    return any(language.knows(word) for language in languages().values())
