"""The ways to bring terms into a translation that lacks them, and the choice among what they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from glossator.translate.agree import agreed
from glossator.translate.fit import fits, learned_renderings
from glossator.translate.graft import graft
from glossator.translate.renderings import Ask, Renderings
from glossator.translate.retranslate import clause_by_clause, retranslated, with_owners
from glossator.translate.sound import is_sound
from glossator.translate.task import Attempt, Outcome, Task
from glossator.translate.terms import Terminology
from glossator.translate.wanted import Missing

__all__ = ["STAGES", "Work"]

# Two nouns seldom fail in the same sentence, and a third would cost more calls than it helps.
_ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Work:
    """What the stages need."""

    terminology: Terminology
    renderings: Renderings
    ask: Ask

    def surely_edited(self, tasks: Sequence[Task]) -> list[list[Attempt]]:
        """The translations with those renderings replaced around which nothing can lose its agreement."""
        return [[self.renderings.edit(task.best, task.lacking, only_sure=True).attempt] for task in tasks]

    def edited(self, tasks: Sequence[Task]) -> list[list[Attempt]]:
        """The translations with all renderings replaced."""
        return [[self.renderings.edit(task.best, task.lacking).attempt] for task in tasks]

    def agreed(self, tasks: Sequence[Task]) -> list[list[Attempt]]:
        """The edited translations with the agreement that new translations around a surrogate have."""
        tries = zip(tasks, self._retranslated(tasks, 0), strict=True)
        return [[self._agreed(task, [found])] if found else [] for task, found in tries]

    def agreed_with_both(self, tasks: Sequence[Task]) -> list[list[Attempt]]:
        """The edited translations with the agreement that new translations around two surrogates have."""
        tries = zip(tasks, self._around_surrogates(tasks), strict=True)
        return [[self._agreed(task, found)] if found else [] for task, found in tries]

    def _agreed(self, task: Task, found: Sequence[Attempt]) -> Attempt:
        """The edited translation of a task, as it is where the others show that the edits do not fit."""
        language = self.terminology.target.language
        learned = learned_renderings(task, found, self.terminology)
        edited, turn = self.renderings.edit(task.best, task.lacking, learned=learned)
        doubtful = len(edited.doubts) > len(task.best.doubts)
        if doubtful or not fits(edited.text, task, found, self.terminology):
            return task.best
        text = edited.text
        for one in found:
            text = agreed(text, one.text, turn, language)
        return Attempt(text, edited.doubts)

    def regenerated(self, tasks: Sequence[Task]) -> list[list[Attempt]]:
        """New translations around two nouns of the terms' form."""
        tries = zip(tasks, self._around_surrogates(tasks), strict=True)
        return [[one for found in some for one in self._grafted(found, task)] for task, some in tries]

    def around_probes(self, tasks: Sequence[Task]) -> list[list[Attempt]]:
        """New translations around words that models copy."""
        tries = zip(tasks, self._retranslated(tasks, None), strict=True)
        return [self._grafted(found, task) if found else [] for task, found in tries]

    def in_clauses(self, tasks: Sequence[Task]) -> list[list[Attempt]]:
        """Translations clause by clause: a model drops words of long sentences alone."""
        return [
            [found] if found else [] for found in clause_by_clause(tasks, self.terminology, self.renderings, self.ask)
        ]

    def with_owners(self, tasks: Sequence[Task]) -> list[list[Attempt]]:
        """New translations with the terms as owners of the names behind them."""
        tries = zip(tasks, with_owners(tasks, self.terminology, self.renderings, self.ask), strict=True)
        return [self._grafted(found, task) if found else [] for task, found in tries]

    def _retranslated(self, tasks: Sequence[Task], attempt: int | None) -> list[Attempt | None]:
        return retranslated(tasks, attempt, self.terminology, self.renderings, self.ask)

    def _around_surrogates(self, tasks: Sequence[Task]) -> list[list[Attempt]]:
        tries = [self._retranslated(tasks, attempt) for attempt in range(_ATTEMPTS)]
        return [[found for found in some if found] for some in zip(*tries, strict=True)]

    def _grafted(self, found: Attempt, task: Task) -> list[Attempt]:
        """A new translation with all else as the old one has it, and as it is."""
        names = {one.wanted.concept.id for one in task.missing}
        terms = [match.span for match in self.terminology.allowed(found.text) if match.concept.id in names]
        grafted = graft(task.best.text, found.text, terms, self.terminology.target.language)
        return [Attempt(grafted, found.doubts), found]

    def judged(self, task: Task, candidates: Sequence[Attempt], outcome: Outcome) -> Task:
        """`task` with the sound candidate that lacks least and is most like the base, if it lacks less than before."""
        from rapidfuzz.fuzz import ratio

        best = task
        likeness = 0.0
        for candidate in candidates:
            if not is_sound(candidate.text, task, self.terminology.target.language):
                continue
            lacking = self.terminology.missing(task.forced, candidate.text)
            change = _times(lacking) - _times(best.lacking)
            like = ratio(candidate.text, task.base)
            if change < 0 or (change == 0 and like > likeness > 0):
                best, likeness = replace(task, best=candidate, lacking=lacking, outcome=outcome), like
        return best


def _times(lacking: Sequence[Missing]) -> int:
    return sum(one.times for one in lacking)


STAGES: tuple[tuple[Callable[[Work, Sequence[Task]], list[list[Attempt]]], Outcome], ...] = (
    (Work.surely_edited, Outcome.EDITED),
    (Work.agreed, Outcome.REGENERATED),
    (Work.agreed_with_both, Outcome.REGENERATED),
    (Work.regenerated, Outcome.REGENERATED),
    (Work.edited, Outcome.EDITED),
    (Work.in_clauses, Outcome.REGENERATED),
    (Work.with_owners, Outcome.REGENERATED),
    (Work.around_probes, Outcome.PLACEHOLDER),
)
