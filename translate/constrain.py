"""Makes the terms of a glossary come out in translations.

What the model says by itself is kept wherever it has the terms: masking a term that comes out right costs more
quality than all the rest can win back. A sentence that lacks a term is edited (the model's own rendering of the term
is found and replaced) or, where that could break agreement, translated again around a stand-in. A candidate that is
damaged in another place is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossator.glossary.concept import Kind
from glossator.translate.renderings import Ask, Renderings
from glossator.translate.spared import spare
from glossator.translate.stages import STAGES, Work
from glossator.translate.task import Attempt, Outcome, Task
from glossator.translate.terms import Terminology
from glossator.translate.unwanted import replace_unwanted
from glossator.translate.wanted import Wanted

__all__ = ["Constrained", "TermUse", "constrain"]

# A sentence longer than this is none, and every term in it costs time that grows with its length.
_LONGEST = 4000


class TermUse(NamedTuple):
    """What became of one concept in one sentence.

    `reason` says why it was left to the editor, or what is doubtful about the way in which it was put in.
    """

    concept_id: str
    source: str
    term: str
    outcome: Outcome
    reason: str = ""


class Constrained(NamedTuple):
    """A translation with what was done for its terms."""

    text: str
    terms: tuple[TermUse, ...]


def constrain(
    sentences: Sequence[str], translations: Sequence[str], terminology: Terminology, ask: Ask
) -> tuple[Constrained, ...]:
    """The unconstrained `translations` of `sentences` with the terms of the glossary in them.

    `ask` is called only for sentences that lack a term.
    """
    tasks = [_task(*pair, terminology) for pair in zip(sentences, translations, strict=True)]
    tasks = spare(tasks, terminology, ask)
    needs = [(task.sentence, task.missing) for task in tasks if task.missing]
    if needs:
        work = Work(terminology, Renderings(needs, terminology, ask), ask)
        for stage, outcome in STAGES:
            open_tasks = [number for number, task in enumerate(tasks) if task.missing and task.lacking]
            candidates = stage(work, [tasks[number] for number in open_tasks])
            for number, some in zip(open_tasks, candidates, strict=True):
                tasks[number] = work.judged(tasks[number], some, outcome)
    return tuple(Constrained(task.best.text, tuple(_uses(task))) for task in tasks)


def _task(sentence: str, translation: str, terminology: Terminology) -> Task:
    wanted = terminology.wanted(sentence)
    if len(sentence) > _LONGEST:
        lacking = terminology.missing(wanted, translation)
        return Task(sentence, translation, wanted, frozenset(), (), Attempt(translation), lacking)
    if len(wanted) == 1 and (alone := _alone(sentence, wanted[0])):
        return Task(sentence, alone, wanted, frozenset({wanted[0].concept.id}), (), Attempt(alone), ())
    base, replaced, doubts = replace_unwanted(translation, terminology)
    missing = terminology.missing(wanted, base)
    return Task(sentence, base, wanted, replaced, missing, Attempt(base, doubts), missing)


def _alone(sentence: str, wanted: Wanted) -> str:
    """The target term where the sentence, a heading or a cell, is nothing but the source term; else empty.

    A model has no context there and guesses one ("of China").
    """
    span, text, *_ = wanted.occurrences[0]
    before, after = sentence[: span.start], sentence[span.end :]
    if any(map(str.isalnum, before + after)):
        return ""
    capital = sentence[span.start].isupper() and wanted.term.kind is Kind.TERM
    return f"{before}{text[0].upper() + text[1:] if capital else text}{after}"


def _uses(task: Task) -> Iterator[TermUse]:
    doubts = dict(task.best.doubts)
    for wanted in task.wanted:
        place = wanted.occurrences[0]
        source = task.sentence[place.span.start : place.span.end]
        outcome, reason = _became(wanted, task)
        yield TermUse(wanted.concept.id, source, place.text, outcome, reason or doubts.get(wanted.concept.id, ""))


def _became(wanted: Wanted, task: Task) -> tuple[Outcome, str]:
    """How a term came into the translation, or that it is not there and why."""
    for spared, reason in task.spared:
        if spared == wanted:
            return Outcome.LEFT, reason
    times = next((one.times for one in task.lacking if one.wanted == wanted), 0)
    if times:
        cause = "no sound wording was found" if task.missing else "the segment is too long"
        return Outcome.LEFT, f"missing {times} of {len(wanted.occurrences)} times: {cause}"
    if any(one.wanted == wanted for one in task.missing):
        return task.outcome, ""
    return Outcome.EDITED if wanted.concept.id in task.replaced else Outcome.RIGHT, ""
