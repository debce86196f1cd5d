"""Rules that compare segments over a whole corpus, which no process holds.

What such a rule compares is a value under a key: translations under their source, say. First all keys are counted with
their values, as digests; only segments of keys with several values are gathered, and the rule sees them key by key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import cast

from glossator.analyze import Analysed
from glossator.check.rule import Rule, Scope
from glossator.model import Finding, Severity

__all__ = ["Listener", "compared_by", "digest", "listening"]

Compared = Callable[[Analysed], Iterable[tuple[str, str]]]


def compared_by(rule: Rule) -> Compared | None:
    """What gives the keys and values that the rule compares; None where it does not look beyond a document."""
    return cast("Compared | None", getattr(rule.run, "compared", None))


def digest(text: str) -> int:
    """A number of 64 bits that stands for a text."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


class Listener:
    """Sees segments as rules do and notes what the comparing ones compare, by the id of the segment."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.uses: list[tuple[str, str, str, str]] = []
        self._rules = [(rule.name, compared) for rule in rules if (compared := compared_by(rule))]

    def see(self, segment: Analysed) -> None:
        """Note the keys and values of one segment."""
        if segment.target is None:
            return
        pair = f"{segment.source.index.code}\0{segment.target.index.code}\0"
        for name, compared in self._rules:
            for key, value in compared(segment):
                self.uses.append((name, pair + key, value, segment.segment.id))

    def merge(self, other: Listener) -> None:
        """Take in what another has seen."""
        self.uses += other.uses

    def conclude(self) -> Iterator[Finding]:
        """Nothing is wrong."""
        return iter(())


def listening(listener: Listener) -> Rule:
    """A rule that lets `listener` listen in."""
    return Rule("listening", Severity.INFO, Scope.CORPUS, "", (), lambda: listener, "")
