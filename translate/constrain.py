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
from glossator.translate.graft import graft
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
# Two nouns seldom fail in the same sentence, and a third would cost more calls than it helps.
_ATTEMPTS = 2


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
    tasks = [_without_other_forms(task, terminology) for task in tasks]
    tasks = _without_verbs(tasks, terminology, ask)
    needs = [(task.sentence, task.missing) for task in tasks if task.missing]
    if needs:
        work = _Work(terminology, Renderings(needs, terminology, ask), ask)
        for stage, outcome in _STAGES:
            open_tasks = [number for number, task in enumerate(tasks) if task.missing and task.lacking]
            candidates = stage(work, [tasks[number] for number in open_tasks])
            for number, some in zip(open_tasks, candidates, strict=True):
                tasks[number] = work.judged(tasks[number], some, outcome)
    return tuple(Constrained(task.text, tuple(_uses(task))) for task in tasks)


@dataclass(frozen=True, slots=True)
class _Task:
    """A sentence under way.

    `base` is the model's translation without unwanted terms and `missing` what it lacks; `text` is the best
    translation so far, which lacks `lacking` and came about by `outcome`. `spared` are not to be forced, each for the
    reason beside it.
    """

    sentence: str
    base: str
    wanted: tuple[Wanted, ...]
    replaced: frozenset[str]
    missing: tuple[Missing, ...]
    text: str
    lacking: tuple[Missing, ...]
    outcome: Outcome = Outcome.RIGHT
    spared: tuple[tuple[Wanted, str], ...] = ()

    def sparing(self, some: Sequence[Missing], reason: str) -> _Task:
        """The task without `some` of what is missing."""
        rest = tuple(one for one in self.missing if one not in some)
        spared = (*self.spared, *((one.wanted, reason) for one in some))
        return replace(self, missing=rest, lacking=rest, spared=spared)

    @property
    def forced(self) -> tuple[Wanted, ...]:
        """What is wanted and not spared."""
        spared = {wanted for wanted, _ in self.spared}
        return tuple(one for one in self.wanted if one not in spared)


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
    span, text, *_ = wanted.occurrences[0]
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


def _without_other_forms(task: _Task, terminology: Terminology) -> _Task:
    """The task without what its translation has in another form: a noun's verb, or a form that the sentence needs."""
    missing = (one for one in task.missing if one.wanted.term.kind is Kind.TERM)
    some = [one for one in missing if terminology.other_forms(one.wanted, task.base) >= one.times]
    return task.sparing(some, "its words stand there in another form") if some else task


def _without_verbs(tasks: Sequence[_Task], terminology: Terminology, ask: Ask) -> list[_Task]:
    """The tasks without missing nouns that their sentences use as verbs ("to challenge").

    They stand behind a word that only verbs follow, or the translation has the model's own infinitive for them.
    """
    source, target = terminology.source.language.grammar, terminology.target.language.grammar
    if not (source and source.verb_frame and target and target.infinitive):
        return list(tasks)
    suspects = [[one for one in task.missing if _may_be_verb(one.wanted)] for task in tasks]
    frames = [[source.verb_frame.format(one.wanted.source_term.text) for one in ones] for ones in suspects]
    ask([frame for some in frames for frame in some])
    sorted_out = []
    for task, ones, some in zip(tasks, suspects, frames, strict=True):
        words = set(_words(task.base.lower()))
        verbs = []
        for one, answer in zip(ones, ask(some), strict=True):
            verb = answer.strip(" .").lower()
            if re.search(target.infinitive, verb) and (
                verb.split()[-1] in words or _behind_verb_word(one.wanted, task, terminology)
            ):
                verbs.append(one)
        sorted_out.append(task.sparing(verbs, "it is a verb here") if verbs else task)
    return sorted_out


def _may_be_verb(wanted: Wanted) -> bool:
    """Whether the glossary says nothing against it; longer terms are nouns."""
    term = wanted.source_term
    return term.kind is Kind.TERM and " " not in term.text and not term.part_of_speech


def _behind_verb_word(wanted: Wanted, task: _Task, terminology: Terminology) -> bool:
    """Whether a term stands behind words like "to" at every occurrence."""
    grammar = terminology.source.language.grammar
    if grammar is None:
        return False
    before = (task.sentence[: place.span.start].split()[-1:] for place in wanted.occurrences)
    return all(words and words[0].lower() in grammar.before_verb for words in before)


@dataclass(frozen=True, slots=True)
class _Work:
    """What the stages need."""

    terminology: Terminology
    renderings: Renderings
    ask: Ask

    def surely_edited(self, tasks: Sequence[_Task]) -> list[list[str]]:
        """Each base with its renderings replaced, where nothing around them can have lost its agreement."""
        edited = (self.renderings.edit(task.base, task.missing) for task in tasks)
        return [[one.text] if one.sure else [] for one in edited]

    def edited(self, tasks: Sequence[_Task]) -> list[list[str]]:
        """Each base with its renderings replaced."""
        return [[self.renderings.edit(task.base, task.missing).text] for task in tasks]

    def around_surrogates(self, tasks: Sequence[_Task]) -> list[list[str]]:
        """New translations around two nouns of the terms' form."""
        tries = [self._regenerated(tasks, attempt) for attempt in range(_ATTEMPTS)]
        return [[candidate for found in some for candidate in found] for some in zip(*tries, strict=True)]

    def around_probes(self, tasks: Sequence[_Task]) -> list[list[str]]:
        """New translations around words that models copy."""
        return self._regenerated(tasks, None)

    def _regenerated(self, tasks: Sequence[_Task], attempt: int | None) -> list[list[str]]:
        stood_in = [stand_in(task.sentence, self._nouns(task), self.terminology, attempt) for task in tasks]
        useful = [any(attempt is None or not one.probe for one in some.stand_ins) for some in stood_in]
        answers = iter(self.ask([some.text for some, use in zip(stood_in, useful, strict=True) if use]))
        candidates: list[list[str]] = []
        for task, some, use in zip(tasks, stood_in, useful, strict=True):
            text = take_back(next(answers), some, self.terminology) if use else None
            candidates.append([] if text is None else self._finished(text, task))
        return candidates

    def _nouns(self, task: _Task) -> tuple[Missing, ...]:
        """What a noun may stand in for: not adverbs and verbs, where the grammar can tell."""
        grammar = self.terminology.target.language.grammar
        if grammar is None or not grammar.genders:
            return task.lacking
        return tuple(
            one for one in task.lacking if one.wanted.term.kind is not Kind.TERM or any(one.wanted.occurrences[0].form)
        )

    def _finished(self, text: str, task: _Task) -> list[str]:
        """A new translation with all else as the old one has it, and as it is; nothing where it says something else."""
        from rapidfuzz.fuzz import ratio

        if ratio(text, task.base) < _LEAST_LIKENESS:
            return []
        text = _without_unwanted(text, self.terminology)[0]
        text = self.renderings.edit(text, self.terminology.missing(task.forced, text)).text
        names = {one.wanted.concept.id for one in task.missing}
        terms = [match.span for match in self.terminology.allowed(text) if match.concept.id in names]
        return [graft(task.base, text, terms, self.terminology.target.language), text]

    def judged(self, task: _Task, candidates: Sequence[str], outcome: Outcome) -> _Task:
        """`task` with the sound candidate that lacks least and is most like the base, if it lacks less than before."""
        from rapidfuzz.fuzz import ratio

        best = task
        likeness = 0.0
        for candidate in candidates:
            if not _sound(candidate, task, self.terminology):
                continue
            lacking = self.terminology.missing(task.forced, candidate)
            change = _times(lacking) - _times(best.lacking)
            like = ratio(candidate, task.base)
            if change < 0 or (change == 0 and like > likeness > 0):
                best, likeness = replace(task, text=candidate, lacking=lacking, outcome=outcome), like
        return best


def _times(lacking: Sequence[Missing]) -> int:
    return sum(one.times for one in lacking)


_STAGES: tuple[tuple[Callable[[_Work, Sequence[_Task]], list[list[str]]], Outcome], ...] = (
    (_Work.surely_edited, Outcome.EDITED),
    (_Work.around_surrogates, Outcome.REGENERATED),
    (_Work.edited, Outcome.EDITED),
    (_Work.around_probes, Outcome.PLACEHOLDER),
)


def _sound(candidate: str, task: _Task, terminology: Terminology) -> bool:
    """Whether a candidate is as long as the model's translation and has no new repetition, stray probe, source word."""
    length = len(candidate) / max(1, len(task.base))
    if not _LEAST_LENGTH <= length <= _GREATEST_LENGTH:
        return False
    if _probes(candidate) != _probes(task.sentence) or _repeated(candidate) - _repeated(task.base):
        return False
    known = _words(" ".join((task.base, *(place.text for one in task.wanted for place in one.occurrences))))
    left = (_words(candidate) - known) & _words(task.sentence)
    return not any(word.islower() and not terminology.target.language.knows(word) for word in left)


def _words(text: str) -> set[str]:
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


def _uses(task: _Task) -> Iterator[TermUse]:
    spared = dict(task.spared)
    missing = {one.wanted for one in task.missing}
    lacking = {one.wanted: one.times for one in task.lacking}
    for wanted in task.wanted:
        place = wanted.occurrences[0]
        source = task.sentence[place.span.start : place.span.end]
        outcome, reason = Outcome.RIGHT, ""
        if wanted in spared:
            outcome, reason = Outcome.LEFT, spared[wanted]
        elif wanted in lacking:
            outcome = Outcome.LEFT
            cause = "no sound wording was found" if task.missing else "the segment is too long"
            reason = f"missing {lacking[wanted]} of {len(wanted.occurrences)} times: {cause}"
        elif wanted in missing:
            outcome = task.outcome
        elif wanted.concept.id in task.replaced:
            outcome = Outcome.EDITED
        yield TermUse(wanted.concept.id, source, place.text, outcome, reason)
