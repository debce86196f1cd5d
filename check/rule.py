"""What a rule is. A rule's file declares it; `rules()` finds them all."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, Protocol, Self, cast

from glossator.analyze import Analysed
from glossator.discover import discover
from glossator.model import Finding, Severity

__all__ = ["Collector", "Example", "Rule", "Scope", "Sign", "rule", "rules"]

Sign = Callable[[str, str, str], bool]
"""Whether a piece between two spaces of a text may mean something to a rule, by the piece, the text's language and the
source's language ("" where there is no source)."""


class Scope(StrEnum):
    """How much a rule must have seen before it can speak."""

    SEGMENT = "segment"
    DOCUMENT = "document"
    CORPUS = "corpus"


class Collector(Protocol):
    """A rule that speaks at the end: it sees every segment once and keeps only what it needs of it.

    Several processes may see one part each of what belongs together, so the state is plain data that can be pickled.
    """

    def see(self, segment: Analysed) -> None:
        """Take in one segment."""

    def merge(self, other: Self) -> None:
        """Take in what another collector of the rule has seen of the segments behind one's own."""

    def conclude(self) -> Iterator[Finding]:
        """What was found in all that was seen."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text with a fault and the same text without: the rule's first tests and its documentation.

    `source` is None for a monolingual text. `glossary` is a glossary in CSV with the columns of the format. `quote` is
    the part of `wrong` that the first finding must mark. `note` stands beside the text; with `plural` the paragraphs of
    a text are the plural forms of one message.
    """

    wrong: str
    right: str
    quote: str
    source: str | None = None
    language: str = "en"
    source_language: str = "en"
    glossary: str = ""
    suggestion: str | None = None
    note: str = ""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One check.

    With the scope SEGMENT `run` takes an Analysed and yields findings; otherwise it makes a fresh Collector, one for
    each document or one for all. A rule with a `sign` has nothing to say of a segment where no piece of the text under
    check has it; what a piece may mean is learned once.
    """

    name: str
    severity: Severity
    scope: Scope
    mqm: str
    examples: tuple[Example, ...]
    run: Callable[..., Any]
    explanation: str
    sign: Sign | None = None

    @property
    def summary(self) -> str:
        """The first line of the explanation."""
        return self.explanation.split("\n", 1)[0]

    def findings(self, segment: Analysed) -> Iterator[Finding]:
        """What a rule of the scope SEGMENT finds in one segment."""
        found = [*self.run(segment)]
        return self._named(found) if found else iter(())

    def collector(self) -> Collector:
        """A fresh collector of a rule of another scope."""
        return cast("Collector", self.run())

    def conclusions(self, collector: Collector) -> Iterator[Finding]:
        """What this rule's collector found in all that it saw."""
        return self._named(collector.conclude())

    def _named(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        return (replace(finding, rule=self.name, severity=self.severity, mqm=self.mqm) for finding in findings)


def rule(
    name: str,
    *,
    severity: Severity,
    mqm: str,
    examples: tuple[Example, ...],
    scope: Scope = Scope.SEGMENT,
    sign: Sign | None = None,
) -> Callable[[Callable[..., Any]], Rule]:
    """Declare the decorated generator function (or Collector class) as the rule `name`.

    Its docstring is the rule's manual page: a first line that says what is wrong in a text, then `## Why`, `## How it
    decides` and `## What to do` in Markdown. `mqm` is the category of the MQM typology that a finding falls under
    (https://themqm.org), as `terminology/wrong-term`.
    """

    def declare(run: Callable[..., Any]) -> Rule:
        if inspect.isclass(run):
            # Its name will mean the rule; pickle finds the class in there.
            run.__qualname__ += ".run"
        return Rule(name, severity, scope, mqm, examples, run, inspect.getdoc(run) or "", sign)

    return declare


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule, by name."""
    return discover("glossator.check.rules", Rule, lambda declared: declared.name)
