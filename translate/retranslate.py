"""Translations made anew: around stand-ins for the terms, clause by clause, or of a source said in another way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossator.languages.grammar import SINGULAR
from glossator.model import Edit, apply_edits
from glossator.translate.renderings import Ask, Renderings
from glossator.translate.sentences import clauses
from glossator.translate.standins import stand_in, take_back
from glossator.translate.task import Attempt, Task
from glossator.translate.terms import Terminology
from glossator.translate.unwanted import replace_unwanted

__all__ = ["clause_by_clause", "retranslated", "with_owners"]

# How like the unconstrained translation a new one must be, 0..100: the rest must not have changed.
_LEAST_LIKENESS = 60.0


def retranslated(
    tasks: Sequence[Task], attempt: int | None, terminology: Terminology, renderings: Renderings, ask: Ask
) -> list[Attempt | None]:
    """New translations with the lacking terms, in the places of the stand-ins of that attempt, or of probes (None).

    None where one says something else, has lost a stand-in or has none.
    """
    stood_in = [stand_in(task.sentence, task.lacking, terminology, attempt) for task in tasks]
    useful = [any(attempt is None or not one.probe for one in some.stand_ins) for some in stood_in]
    answers = iter(ask([some.text for some, use in zip(stood_in, useful, strict=True) if use]))
    made: list[Attempt | None] = []
    for task, some, use in zip(tasks, stood_in, useful, strict=True):
        found = take_back(next(answers), some, terminology) if use else None
        made.append(found and _finished(found, task, terminology, renderings))
    return made


def clause_by_clause(
    tasks: Sequence[Task], terminology: Terminology, renderings: Renderings, ask: Ask
) -> list[Attempt | None]:
    """New translations made of those of the clauses; None where there is but one, or where one says something else."""
    split = [clauses(task.sentence) for task in tasks]
    ask([part.strip() for parts in split if len(parts) > 1 for part in parts])
    made: list[Attempt | None] = []
    for task, parts in zip(tasks, split, strict=True):
        answers = ask([part.strip() for part in parts]) if len(parts) > 1 else ()
        text = _joined(answers, parts, terminology.target.language.function_words) if answers else ""
        made.append(_finished(Attempt(text), task, terminology, renderings) if text else None)
    return made


def with_owners(
    tasks: Sequence[Task], terminology: Terminology, renderings: Renderings, ask: Ask
) -> list[Attempt | None]:
    """New translations of sentences with lacking terms that stand before a name as its owners ("the bank's Board").

    A model that is given the two as one name ("the bank Board") may leave out the first. None where there is none.
    """
    sentences = [_with_owners(task, terminology) for task in tasks]
    changed = [sentence != task.sentence for sentence, task in zip(sentences, tasks, strict=True)]
    answers = iter(ask([sentence for sentence, differs in zip(sentences, changed, strict=True) if differs]))
    return [
        _finished(Attempt(next(answers)), task, terminology, renderings) if differs else None
        for task, differs in zip(tasks, changed, strict=True)
    ]


def _with_owners(task: Task, terminology: Terminology) -> str:
    """The sentence with the lacking common nouns before names in the possessive."""
    grammar, sentence = terminology.source.language.grammar, task.sentence
    if grammar is None or not grammar.possessive:
        return sentence
    edits = []
    for wanted, _ in task.lacking:
        for place in wanted.occurrences:
            written = sentence[place.span.start : place.span.end]
            before_name = re.match(r" [^\W\d_]*[A-ZÀ-Þ]", sentence[place.span.end :])
            # What has no gender may be an adjective.
            is_noun = written.islower() and place.form.gender and grammar.number(written) == SINGULAR
            if before_name and is_noun:
                edits.append(Edit(place.span, grammar.possessive.format(written)))
    return apply_edits(sentence, edits)


def _finished(found: Attempt, task: Task, terminology: Terminology, renderings: Renderings) -> Attempt | None:
    """A new translation without unwanted terms and with the terms that it lacks, where their renderings stand."""
    from rapidfuzz.fuzz import ratio

    if ratio(found.text, task.base) < _LEAST_LIKENESS:
        return None
    text, _, more = replace_unwanted(found.text, terminology)
    lacking = terminology.missing(task.forced, text)
    return renderings.edit(Attempt(text, (*found.doubts, *more)), lacking).attempt


def _joined(answers: Sequence[str], parts: Sequence[str], light: frozenset[str]) -> str:
    """The answers to the parts of a sentence as one; `light` words have no capital inside it."""
    first, *rest = zip(answers, parts, strict=True)
    return " ".join((_ended(*first), *(_begun(_ended(*pair), pair[1], light) for pair in rest)))


def _ended(answer: str, part: str) -> str:
    """The answer with the mark at the end that the part has."""
    mark = part.rstrip()[-1:]
    return answer.rstrip(".") + mark if mark in ",;:" and not answer.endswith(mark) else answer


def _begun(answer: str, part: str, light: frozenset[str]) -> str:
    word = (answer.split() or [""])[0]
    return answer[:1].lower() + answer[1:] if part[:1].islower() or word.lower() in light else answer
