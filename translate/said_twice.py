"""Finds words of a term that a translation says again beside it: what they stood for before has not given way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from glossator.languages.language import Language
from glossator.translate.changes import is_same_word
from glossator.translate.wanted import Missing

__all__ = ["is_said_twice"]

# As far as an adjective stands from its noun, with another noun between them.
_NEAR = 3
# Endings that many words share are shorter, and no word begins with them.
_LEAST_ROOT = 6
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.;:!?](?=\s|$)")


def is_said_twice(missing: Missing, sentence: str, base: str, candidate: str, language: Language) -> bool:
    """Whether a word near the term is one of its own, or the next one of its root, that `base` has just once."""
    if _is_repeated(missing, sentence):
        return False
    term = missing.wanted.occurrences[0].text
    own, known = _weighty(term, language), _weighty(base, language)
    for found in re.finditer(rf"(?i)\b{re.escape(term)}\b", candidate):
        before = _SENTENCE_END.split(candidate[: found.start()].lower())[-1]
        after = _SENTENCE_END.split(candidate[found.end() :].lower())[0]
        near = [*_weighty(before, language)[-_NEAR:], *_weighty(after, language)[:_NEAR]]
        beside = (*re.findall(r"\b([^\W\d_]+) $", before), *re.findall(r"^ ([^\W\d_]+)", after))
        if any(_count(word, near, language) and _count(word, known, language) == 1 for word in own):
            return True
        pairs = [(word, one) for word in own for one in beside if _share_root(word, one)]
        if any(_count(one, known, language) and not _count(word, known, language) for word, one in pairs):
            return True
    return False


def _is_repeated(missing: Missing, sentence: str) -> bool:
    """Whether the source itself has words of the term elsewhere."""
    spans = [place.span for place in missing.wanted.occurrences]
    term = {word.lower() for span in spans for word in _WORD.findall(sentence[span.start : span.end])}
    places = [found for found in _WORD.finditer(sentence) if found[0].lower() in term and len(found[0]) > 3]
    return len(spans) > 1 or any(not spans[0].start <= found.start() < spans[0].end for found in places)


def _weighty(text: str, language: Language) -> list[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return [word for word in words if len(word) > 3 and word not in language.function_words]


def _count(word: str, words: Sequence[str], language: Language) -> int:
    return sum(word == one or is_same_word(word, one, language) for one in words)


def _share_root(one: str, other: str) -> bool:
    """Whether two words share letters with which one of them begins (construct, reconstruction)."""
    start, begin, size = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return size >= _LEAST_ROOT and not (start and begin)
