"""The rule `length-mismatch`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from glossator.analyze import Analysed
from glossator.check.amounts import amount
from glossator.check.rule import Example, Scope, rule
from glossator.languages.density import Expansion, expansion
from glossator.languages.sentences import sentences
from glossator.model import Finding, Severity, Span

# In standard deviations. With one such segment in a hundred thousand by chance, four is gross.
_GROSS, _SURE, _WITH_SENTENCE, _WORTH_KEEPING = 4.0, 6.0, 2.5, 2.0
_LIKELY, _LESS_LIKELY = 0.75, 0.6
# Shorter texts (in characters) say nothing: a label may be abbreviated.
_ENOUGH = 20
# From so many segments on the document itself tells how long its translations are.
_LEARNED = 50
# What is learned of a document may differ from what is usual by no more than this (a factor of 1.5).
_SHIFT = 0.4


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A segment that is much longer or shorter than usual, with the sentences of both sides."""

    finding: Finding
    expansion: Expansion
    amounts: tuple[int, int]
    sentences: tuple[int, int]


@rule(
    "length-mismatch",
    severity=Severity.WARNING,
    mqm="accuracy/omission",
    scope=Scope.DOCUMENT,
    examples=(
        Example(
            wrong="The library opens on Monday.",
            right="The library opens on Monday. The reading room stays closed because the roof must be mended first.",
            quote="The library opens on Monday.",
            source="Die Bibliothek öffnet am Montag. Der Lesesaal bleibt zu, weil erst das Dach repariert werden muss.",
            source_language="de",
        ),
    ),
)
class LengthMismatch:
    """The translation is much shorter or longer than its source leads to expect.

    ## Why
    A sentence that was skipped, or one that does not belong here, is not seen by who reads the translation alone.

    ## How it decides
    The characters of both sides, without spaces and placeholders, are compared with what is usual between the two
    languages (a table; from 50 segments of a document on, the median of the document itself). What is usual spreads the
    more the shorter a text is. Four standard deviations are reported; two and a half are, if the shorter side also has
    fewer sentences. Texts under 20 characters, plural forms and languages of which nothing is known are left out.

    ## What to do
    Compare the two sides sentence by sentence.
    """

    def __init__(self) -> None:
        self._suspects: list[_Suspect] = []
        self._ratios: Counter[int] = Counter()

    def see(self, segment: Analysed) -> None:
        """Take in one segment."""
        target = segment.target
        if target is None or not target.value or segment.segment.plural is not None:
            return
        expected = expansion(segment.source.index.code, target.index.code)
        if expected is None or target.index.code == segment.source.index.code:
            return
        counts = amount(segment.source), amount(target)
        if min(counts) == 0 or max(counts) < _ENOUGH:
            return
        self._ratios[round(100 * math.log(counts[1] / counts[0]))] += 1
        # One without a letter is left to `empty-translation`.
        if abs(expected.deviation(*counts)) >= _WORTH_KEEPING and any(map(str.isalnum, target.value)):
            numbers = (
                len(sentences(segment.source.value, segment.source.index.code)),
                len(sentences(target.value, target.index.code)),
            )
            start = len(target.value) - len(target.value.lstrip())
            finding = segment.found(Span(start, len(target.value.rstrip())), "")
            self._suspects.append(_Suspect(finding, expected, counts, numbers))

    def merge(self, other: Self) -> None:
        """Take in the segments behind one's own."""
        self._suspects += other._suspects
        self._ratios += other._ratios

    def conclude(self) -> Iterator[Finding]:
        """The suspects that are still odd by what the document has taught."""
        centre = self._centre()
        for suspect in self._suspects:
            usual = suspect.expansion.ratio
            learned = usual if centre is None else min(max(centre, usual - _SHIFT), usual + _SHIFT)
            deviation = suspect.expansion.deviation(*suspect.amounts, learned)
            lost = suspect.sentences[0] - suspect.sentences[1]
            if abs(deviation) >= _GROSS or (abs(deviation) >= _WITH_SENTENCE and lost * deviation < 0):
                yield _told(suspect, deviation, math.exp(learned))

    def _centre(self) -> float | None:
        total = self._ratios.total()
        if total < _LEARNED:
            return None
        seen = 0
        for ratio in sorted(self._ratios):
            seen += self._ratios[ratio]
            if seen * 2 >= total:
                return ratio / 100
        return None


def _told(suspect: _Suspect, deviation: float, ratio: float) -> Finding:
    source, target = suspect.amounts
    first, second = suspect.sentences
    message = f"{target} characters for {source} of the source, expected about {round(source * ratio)}"
    if (first - second) * deviation < 0:
        message += f"; {second} sentences for {first}"
    confidence = _LIKELY if abs(deviation) >= _SURE else _LESS_LIKELY
    return replace(suspect.finding, message=message, confidence=confidence)
