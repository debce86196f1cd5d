"""Compares a translation with new ones around stand-ins: what the term replaces, and whether it fits there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossator.translate.agree import stands_alike
from glossator.translate.changes import changes
from glossator.translate.renderings import noun
from glossator.translate.task import Attempt, Task
from glossator.translate.terms import Terminology
from glossator.translate.wanted import Wanted

__all__ = ["fits", "learned_renderings"]


def learned_renderings(task: Task, found: Sequence[Attempt], terminology: Terminology) -> dict[str, set[str]]:
    """What of a translation gives way to a lacking term in one of the others, and to nothing but it."""
    language = terminology.target.language
    lacking = {place.text: one.wanted for one in task.lacking for place in one.wanted.occurrences}
    concepts = {wanted.concept.id for wanted in lacking.values()}
    learned: dict[str, set[str]] = {}
    for one in found:
        terms = [match.span for match in terminology.allowed(one.text) if match.concept.id in concepts]
        for change in changes(task.best.text, one.text, terms):
            old, new = (noun("".join(side), language) for side in (change.old, change.new))
            if change.has_term and old != new and new in lacking and _may_render(old, lacking[new]):
                learned.setdefault(lacking[new].concept.id, set()).add(old)
    return learned


def fits(text: str, task: Task, found: Sequence[Attempt], terminology: Terminology) -> bool:
    """Whether an edited translation has all terms, each of them as one of the others has it."""
    if terminology.missing(task.forced, text):
        return False
    concepts = {one.wanted.concept.id for one in task.lacking}
    others = [(one.text, match) for one in found for match in terminology.allowed(one.text)]
    return all(
        any(
            stands_alike(text, place.span, other, match.span, terminology.target.language)
            for other, match in others
            if match.concept.id == place.concept.id
        )
        for place in terminology.allowed(text)
        if place.concept.id in concepts
    )


def _may_render(words: str, wanted: Wanted) -> bool:
    """Whether words are no more than a rendering of the term has: what else gave way must stay."""
    most = max(len(wanted.term.text.split()), len(wanted.source_term.text.split()))
    return 0 < len(words.split()) <= most and not re.search(r"[^\w -]", words)
