"""Terms that are not forced on a translation: other parts of speech, and words of foreign names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossator.glossary.concept import Kind
from glossator.translate.copied_names import inside_copied_name
from glossator.translate.renderings import Ask
from glossator.translate.sound import long_words
from glossator.translate.task import Task
from glossator.translate.terms import Terminology
from glossator.translate.wanted import Missing, Wanted

__all__ = ["spare"]


def spare(tasks: Sequence[Task], terminology: Terminology, ask: Ask) -> list[Task]:
    """The tasks without what should not be forced on them."""
    tasks = [_without_other_forms(_without_names(task, terminology), terminology) for task in tasks]
    return _without_verbs(tasks, terminology, ask)


def _without_names(task: Task, terminology: Terminology) -> Task:
    """The task without common words in names that the model left as they are."""
    missing = (one for one in task.missing if one.wanted.term.kind is not Kind.NAME)
    language = terminology.target.language
    some = [one for one in missing if inside_copied_name(one, task.sentence, task.base, language)]
    return task.sparing(some, "it is part of a name that was left as it is") if some else task


def _without_other_forms(task: Task, terminology: Terminology) -> Task:
    """The task without what its translation has in another form: a noun's verb, or a form that the sentence needs."""
    missing = (one for one in task.missing if one.wanted.term.kind is Kind.TERM)
    some = [one for one in missing if terminology.other_forms(one.wanted, task.base) >= one.times]
    return task.sparing(some, "its words stand there in another form") if some else task


def _without_verbs(tasks: Sequence[Task], terminology: Terminology, ask: Ask) -> list[Task]:
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
        verbs = [
            one
            for one, answer in zip(ones, ask(some), strict=True)
            if _is_verb(one, answer.strip(" .").lower(), target.infinitive, task, terminology)
        ]
        sorted_out.append(task.sparing(verbs, "it is a verb here") if verbs else task)
    return sorted_out


def _is_verb(one: Missing, answer: str, infinitive: str, task: Task, terminology: Terminology) -> bool:
    """Whether the model's `answer` is an infinitive and the sentence uses the word like that."""
    if not re.search(infinitive, answer):
        return False
    verb, words = answer.split()[-1], long_words(task.base.lower())
    if verb in words or _behind_verb_word(one.wanted, task, terminology):
        return True
    lemmas = terminology.target.language.lemmas
    return _is_inflected(one.wanted, task, terminology) and any(verb in lemmas(word) for word in words)


def _is_inflected(wanted: Wanted, task: Task, terminology: Terminology) -> bool:
    """Whether a term has another ending than the glossary's at every occurrence, and not that of another number."""
    grammar, entry = terminology.source.language.grammar, wanted.source_term.text
    written = [task.sentence[place.span.start : place.span.end] for place in wanted.occurrences]
    return grammar is not None and all(
        one.lower() != entry.lower() and grammar.number(one) == grammar.number(entry) for one in written
    )


def _may_be_verb(wanted: Wanted) -> bool:
    """Whether the glossary says nothing against it; longer terms are nouns."""
    term = wanted.source_term
    return term.kind is Kind.TERM and " " not in term.text and not term.part_of_speech


def _behind_verb_word(wanted: Wanted, task: Task, terminology: Terminology) -> bool:
    """Whether a term stands behind words like "to" at every occurrence."""
    grammar = terminology.source.language.grammar
    if grammar is None:
        return False
    before = (task.sentence[: place.span.start].split()[-1:] for place in wanted.occurrences)
    return all(words and words[0].lower() in grammar.before_verb for words in before)
