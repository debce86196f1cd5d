"""Tells at a glance to which rules a segment may mean something."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from glossator.analyze import Analysed
from glossator.check.pieces import Pieces
from glossator.check.rule import Rule, Sign

__all__ = ["Glance"]


class Glance:
    """Looks once at the pieces of a text for all rules that have a sign."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._always = tuple(rule for rule in rules if rule.sign is None)
        self._signed = tuple(rule for rule in rules if rule.sign is not None)
        self._signs = tuple(rule.sign for rule in self._signed if rule.sign is not None)

    def rules_for(self, segment: Analysed) -> Sequence[Rule]:
        """The rules that may have something to say of the segment."""
        source = "" if segment.target is None else segment.source.index.code
        told = frozenset(_told(segment.checked.index.code, source, self._signs).said(segment.checked.distinct))
        return (*self._always, *map(self._signed.__getitem__, told)) if told else self._always


@lru_cache(maxsize=100)
def _told(code: str, source: str, signs: tuple[Sign, ...]) -> Pieces[int]:
    """The numbers of the signs that a piece has; most have none."""
    return Pieces(lambda piece: tuple(number for number, sign in enumerate(signs) if sign(piece, code, source)))
