"""The rule `empty-translation`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Self

from glossator.analyze import Analysed
from glossator.check.rule import Example, Scope, rule
from glossator.check.visible import words
from glossator.model import Finding, Severity, Span, State

_DONE = frozenset({State.TRANSLATED, State.FINAL})

# An entry that nobody has got to yet: a gap where most of the file is done, else just work to do.
_GAP, _WORK_TO_DO = 0.6, 0.3


@rule(
    "empty-translation",
    severity=Severity.ERROR,
    mqm="accuracy/omission",
    scope=Scope.DOCUMENT,
    examples=(
        Example(
            wrong=" … ",
            right="A conferência começa amanhã.",
            quote=" … ",
            source="The conference begins tomorrow.",
            language="pt",
        ),
    ),
)
class EmptyTranslation:
    """The source has words and the translation has none.

    ## Why
    An empty translation that counts as done leaves a hole in the page, or readers see the source.

    ## How it decides
    The translation is empty or holds only white space and marks, while the source has words that are no placeholders.
    Marks alone, or a state that says the segment is translated, make it sure. An empty entry that is still to be
    translated is reported with less confidence, and only where most entries of the file are translated.

    ## What to do
    Translate the segment, or set its state back.
    """

    def __init__(self) -> None:
        self._empty: list[Finding] = []
        self._translated = 0

    def see(self, segment: Analysed) -> None:
        """Take in one segment."""
        if segment.target is None:
            return
        if segment.target.text.protected or any(map(str.isalnum, segment.target.value)):
            self._translated += 1
        elif any(character.isalpha() for word in words(segment.source) for character in word.text):
            self._empty.append(_gap(segment, segment.target.value))

    def merge(self, other: Self) -> None:
        """Take in what another has seen of the segments behind."""
        self._empty += other._empty
        self._translated += other._translated

    def conclude(self) -> Iterator[Finding]:
        """The empty ones, as sure as the rest of the document makes them."""
        mostly_done = self._translated > len(self._empty)
        for finding in self._empty:
            yield replace(finding, confidence=_GAP) if mostly_done and finding.confidence == _WORK_TO_DO else finding


def _gap(segment: Analysed, value: str) -> Finding:
    marks = value.strip()
    found = f"only “{marks}”" if marks else "nothing"
    return segment.found(
        Span(0, len(value)),
        f"the translation has {found}, the source has words",
        confidence=1.0 if marks or segment.segment.state in _DONE else _WORK_TO_DO,
    )
