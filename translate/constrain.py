"""Makes the terms of a glossary come out in translations.

What the model says by itself is kept wherever it has the terms: masking a term that comes out right costs more
quality than all the rest can win back. A sentence that lacks a term is edited (the model's own rendering of the term
is found and replaced) or, where that could break agreement, translated again around a stand-in. A candidate that is
damaged in another place is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from glossator.glossary.concept import Kind
from glossator.translate.insert import put
from glossator.translate.renderings import Ask, Renderings
from glossator.translate.standins import stand_in, take_back
from glossator.translate.terms import Missing, Terminology, Wanted

__all__ = ["Constrained", "Outcome", "TermUse", "constrain"]

_LEAST_LENGTH, _GREATEST_LENGTH = 0.7, 1.5
# A sentence longer than this is none, and every term in it costs time that grows with its length.
_LONGEST = 4000
# How like the unconstrained translation one around surrogates must be, 0..100: the rest must not have changed.
_LEAST_LIKENESS = 60.0


class Outcome(StrEnum):
    """How a term came into the translation."""

    RIGHT = "right"
    EDITED = "edited"
    REGENERATED = "regenerated"
    PLACEHOLDER = "placeholder"
    LEFT = "left"


class TermUse(NamedTuple):
    """What became of one concept in one sentence; `reason` says why it was left to the editor."""

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
    tasks = _without_verbs(tasks, terminology, ask)
    needs = [(task.sentence, task.missing) for task in tasks if task.missing]
    if needs:
        work = _Work(terminology, Renderings(needs, terminology, ask), ask)
        for stage, outcome in _STAGES:
            open_tasks = [number for number, task in enumerate(tasks) if task.missing and task.lacking]
            candidates = stage(work, [tasks[number] for number in open_tasks])
            for number, candidate in zip(open_tasks, candidates, strict=True):
                tasks[number] = work.judged(tasks[number], candidate, outcome)
    return tuple(Constrained(task.text, tuple(_uses(task))) for task in tasks)


@dataclass(frozen=True, slots=True)
class _Task:
    """A sentence under way.

    `base` is the model's translation without unwanted terms and `missing` what it lacks; `text` is the best
    translation so far, which lacks `lacking` and came about by `outcome`. `verbs` are not to be forced.
    """

    sentence: str
    base: str
    wanted: tuple[Wanted, ...]
    replaced: frozenset[str]
    missing: tuple[Missing, ...]
    text: str
    lacking: tuple[Missing, ...]
    outcome: Outcome = Outcome.RIGHT
    verbs: tuple[Missing, ...] = ()


def _task(sentence: str, translation: str, terminology: Terminology) -> _Task:
    wanted = terminology.wanted(sentence)
    if len(sentence) > _LONGEST:
        lacking = terminology.missing(wanted, translation)
        return _Task(sentence, translation, wanted, frozenset(), (), translation, lacking)
    if len(wanted) == 1 and (alone := _alone(sentence, wanted[0])):
        return _Task(sentence, alone, wanted, frozenset({wanted[0].concept.id}), (), alone, ())
    base, replaced = _without_unwanted(translation, terminology)
    missing = terminology.missing(wanted, base)
    return _Task(sentence, base, wanted, replaced, missing, base, missing)


def _alone(sentence: str, wanted: Wanted) -> str:
    """The target term where the sentence, a heading or a cell, is nothing but the source term; else empty.

    A model has no context there and guesses one ("of China").
    """
    span, text, _ = wanted.occurrences[0]
    before, after = sentence[: span.start], sentence[span.end :]
    if any(map(str.isalnum, before + after)):
        return ""
    capital = sentence[span.start].isupper() and wanted.term.kind is Kind.TERM
    return f"{before}{text[0].upper() + text[1:] if capital else text}{after}"


def _without_unwanted(translation: str, terminology: Terminology) -> tuple[str, frozenset[str]]:
    """`translation` with preferred terms in place of unwanted ones, and the concepts that this touched."""
    replaced = set()
    for span, text, form, concept in terminology.unwanted(translation):
        translation = put(translation, span, text, form, terminology.target.language)
        replaced.add(concept.id)
    return translation, frozenset(replaced)


def _without_verbs(tasks: Sequence[_Task], terminology: Terminology, ask: Ask) -> list[_Task]:
    """The tasks without missing nouns that their sentences use as verbs ("to challenge")."""
    source, target = terminology.source.language.grammar, terminology.target.language.grammar
    if not (source and source.verb_frame and target and target.infinitive):
        return list(tasks)
    suspects = [[one for one in task.missing if _behind_verb_word(one.wanted, task, terminology)] for task in tasks]
    frames = [[source.verb_frame.format(one.wanted.source_term.text) for one in ones] for ones in suspects]
    ask([frame for some in frames for frame in some])
    sorted_out = []
    for task, ones, some in zip(tasks, suspects, frames, strict=True):
        verbs = [
            one
            for one, answer in zip(ones, ask(some), strict=True)
            if re.search(target.infinitive, answer.strip(" .").lower())
        ]
        rest = tuple(one for one in task.missing if one not in verbs)
        sorted_out.append(replace(task, missing=rest, lacking=rest, verbs=tuple(verbs)) if verbs else task)
    return sorted_out


def _behind_verb_word(wanted: Wanted, task: _Task, terminology: Terminology) -> bool:
    """Whether a one-word term stands behind words like "to" at every occurrence."""
    grammar = terminology.source.language.grammar
    term = wanted.source_term
    if grammar is None or term.kind is not Kind.TERM or " " in term.text or term.part_of_speech == "verb":
        return False
    before = (task.sentence[: place.span.start].split()[-1:] for place in wanted.occurrences)
    return all(words and words[0].lower() in grammar.before_verb for words in before)


@dataclass(frozen=True, slots=True)
class _Work:
    """What the stages need."""

    terminology: Terminology
    renderings: Renderings
    ask: Ask

    def surely_edited(self, tasks: Sequence[_Task]) -> list[str | None]:
        """Each base with its renderings replaced, where nothing around them can have lost its agreement."""
        edited = (self.renderings.edit(task.base, task.missing) for task in tasks)
        return [one.text if one.sure else None for one in edited]

    def edited(self, tasks: Sequence[_Task]) -> list[str | None]:
        """Each base with its renderings replaced."""
        return [self.renderings.edit(task.base, task.missing).text for task in tasks]

    def around_surrogates(self, tasks: Sequence[_Task], attempt: int) -> list[str | None]:
        """New translations around nouns of the terms' form that are close to the old ones."""
        from rapidfuzz.fuzz import ratio

        candidates = self._regenerated(tasks, attempt)
        return [
            candidate if candidate and ratio(candidate, task.base) >= _LEAST_LIKENESS else None
            for task, candidate in zip(tasks, candidates, strict=True)
        ]

    def around_probes(self, tasks: Sequence[_Task]) -> list[str | None]:
        """New translations around words that models copy."""
        return self._regenerated(tasks, None)

    def _regenerated(self, tasks: Sequence[_Task], attempt: int | None) -> list[str | None]:
        stood_in = [stand_in(task.sentence, task.lacking, self.terminology, attempt) for task in tasks]
        useful = [attempt is None or any(not one.probe for one in some.stand_ins) for some in stood_in]
        answers = iter(self.ask([some.text for some, use in zip(stood_in, useful, strict=True) if use]))
        candidates: list[str | None] = []
        for task, some, use in zip(tasks, stood_in, useful, strict=True):
            text = take_back(next(answers), some, self.terminology) if use else None
            candidates.append(None if text is None else self._finished(text, task))
        return candidates

    def _finished(self, text: str, task: _Task) -> str:
        """A new translation may miss what the old one had."""
        text = _without_unwanted(text, self.terminology)[0]
        return self.renderings.edit(text, self.terminology.missing(task.wanted, text)).text

    def judged(self, task: _Task, candidate: str | None, outcome: Outcome) -> _Task:
        """`task` with the candidate where it is sound and lacks less than the best so far."""
        if candidate is None or not _sound(candidate, task):
            return task
        verbs = {one.wanted for one in task.verbs}
        lacking = self.terminology.missing(tuple(one for one in task.wanted if one not in verbs), candidate)
        if sum(one.times for one in lacking) >= sum(one.times for one in task.lacking):
            return task
        return replace(task, text=candidate, lacking=lacking, outcome=outcome)


_STAGES: tuple[tuple[Callable[[_Work, Sequence[_Task]], list[str | None]], Outcome], ...] = (
    (_Work.surely_edited, Outcome.EDITED),
    (lambda work, tasks: work.around_surrogates(tasks, 0), Outcome.REGENERATED),
    (lambda work, tasks: work.around_surrogates(tasks, 1), Outcome.REGENERATED),
    (_Work.edited, Outcome.EDITED),
    (_Work.around_probes, Outcome.PLACEHOLDER),
)


def _sound(candidate: str, task: _Task) -> bool:
    """Whether a candidate has about the length of the model's translation, no new repetition and no stray probe."""
    length = len(candidate) / max(1, len(task.base))
    if not _LEAST_LENGTH <= length <= _GREATEST_LENGTH:
        return False
    return _probes(candidate) == _probes(task.sentence) and not _repeated(candidate) - _repeated(task.base)


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


def _uses(task: _Task) -> Iterator[TermUse]:
    verbs = {one.wanted for one in task.verbs}
    missing = {one.wanted for one in task.missing}
    lacking = {one.wanted: one.times for one in task.lacking}
    for wanted in task.wanted:
        place = wanted.occurrences[0]
        source = task.sentence[place.span.start : place.span.end]
        outcome, reason = Outcome.RIGHT, ""
        if wanted in verbs:
            outcome, reason = Outcome.LEFT, "it is a verb here"
        elif wanted in lacking:
            outcome = Outcome.LEFT
            cause = "no sound wording was found" if task.missing else "the segment is too long"
            reason = f"missing {lacking[wanted]} of {len(wanted.occurrences)} times: {cause}"
        elif wanted in missing:
            outcome = task.outcome
        elif wanted.concept.id in task.replaced:
            outcome = Outcome.EDITED
        yield TermUse(wanted.concept.id, source, place.text, outcome, reason)
