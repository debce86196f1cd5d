"""The rule `empty-translation`."""

from __future__ import annotations

from collections.abc import Iterator

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
        self._empty: list[Analysed] = []
        self._translated = 0

    def see(self, segment: Analysed) -> None:
        """Take in one segment."""
        if segment.target is None:
            return
        if words(segment.target) or segment.target.text.protected:
            self._translated += 1
        elif any(character.isalpha() for word in words(segment.source) for character in word.text):
            self._empty.append(segment)

    def conclude(self) -> Iterator[Finding]:
        """The empty ones, as sure as the rest of the document makes them."""
        mostly_done = self._translated > len(self._empty)
        for segment in self._empty:
            value = segment.checked.value
            sure = bool(value.strip()) or segment.segment.state in _DONE
            found = f"only “{value.strip()}”" if value.strip() else "nothing"
            yield segment.found(
                Span(0, len(value)),
                f"the translation has {found}, the source has words",
                confidence=1.0 if sure else _GAP if mostly_done else _WORK_TO_DO,
            )
