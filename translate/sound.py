"""Refuses translations that an inserted term has damaged in another place."""

from __future__ import annotations

import re
from collections import Counter

from glossator.languages.language import Language
from glossator.translate.said_twice import is_said_twice
from glossator.translate.task import Task
from glossator.translate.wanted import Missing

__all__ = ["is_sound", "long_words"]

_LEAST_LENGTH, _GREATEST_LENGTH = 0.7, 1.5


def is_sound(candidate: str, task: Task, language: Language) -> bool:
    """Whether a candidate is as long as the model's translation and has no new repetition, stray probe, source word."""
    length = len(candidate) / max(1, len(task.base))
    if not _LEAST_LENGTH <= length <= _GREATEST_LENGTH:
        return False
    if _probes(candidate) != _probes(task.sentence) or _repeated(candidate) - _repeated(task.base):
        return False
    known = long_words(" ".join((task.base, *(place.text for one in task.wanted for place in one.occurrences))))
    left = (long_words(candidate) - known) & long_words(task.sentence)
    if any(word.islower() and not language.knows(word) for word in left):
        return False
    return not any(
        _is_doubled(candidate, one, task) or is_said_twice(one, task.sentence, task.base, candidate, language)
        for one in task.missing
    )


def _is_doubled(candidate: str, missing: Missing, task: Task) -> bool:
    """Whether a term stands close before the source's words for it: the model has copied a name that both belong to."""
    place = missing.wanted.occurrences[0]
    written = task.sentence[place.span.start : place.span.end]
    if written not in task.base or written.casefold() == place.text.casefold():
        return False
    return bool(re.search(rf"(?i:\b{re.escape(place.text)})(?: \w+){{0,2}} {re.escape(written)}\b", candidate))


def long_words(text: str) -> set[str]:
    """The words of three letters and more."""
    return set(re.findall(r"[^\W\d_]{3,}", text))


def _probes(text: str) -> Counter[str]:
    return Counter(re.findall(r"X\d+X", text.upper()))


def _repeated(text: str) -> Counter[tuple[str, ...]]:
    """One to three words that stand twice in a row."""
    words = re.findall(r"\w+|[^\w\s]", text.lower())
    return Counter(
        tuple(words[start : start + size])
        for size in (1, 2, 3)
        for start in range(len(words) - 2 * size + 1)
        if words[start : start + size] == words[start + size : start + 2 * size] and words[start].isalpha()
    )
