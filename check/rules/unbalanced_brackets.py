"""The rule `unbalanced-brackets`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.pairs import BRACKETS, Lone, lone_marks
from glossator.check.rule import Example, rule
from glossator.check.visible import HIDDEN, visible
from glossator.model import Finding, Severity, Span

_SURE, _LIKELY = 0.9, 0.6

_BRACKETS = frozenset((*BRACKETS, *BRACKETS.values()))
_OTHERS = f"[^{re.escape(''.join(sorted(_BRACKETS)))}]*"
# Round ones alone, each closed before the next one opens, as in nearly all texts.
_EVEN = re.compile(rf"{_OTHERS}(?:\({_OTHERS}\){_OTHERS})*")
# Letters and numbers of a list (a) and 1.), and faces, have one bracket alone.
_LABEL = re.compile(r"(?<![\w.])(?:\w|\d{1,2}|[ivxIVX]{1,4})\.?\Z")
_LONGEST_LABEL = 6
_FACE = re.compile(r"[:;][-o^']?[()\[\]{}]")
# An interval may be open at one side: [0, 1).
_INTERVAL = re.compile(r"[(\[][^()\[\]\n]{1,20}[,;][^()\[\]\n]{1,20}[)\]]")
_ROUND = str.maketrans("（）［］", "()[]")


@rule(
    "unbalanced-brackets",
    severity=Severity.WARNING,
    mqm="fluency/punctuation",
    examples=(
        Example(
            wrong="The harbour (closed since May reopens today.",
            right="The harbour (closed since May) reopens today.",
            quote="(",
        ),
        Example(
            wrong="Der Hafen (seit Mai geschlossen öffnet heute.",
            right="Der Hafen (seit Mai geschlossen) öffnet heute.",
            quote="(",
            source="The harbour (closed since May) reopens today.",
            language="de",
        ),
    ),
    sign=lambda piece, _code, _source: not _BRACKETS.isdisjoint(piece),
)
def unbalanced_brackets(segment: Analysed) -> Iterator[Finding]:
    """A bracket is opened and not closed, or closed and not opened.

    ## Why
    The reader does not know where an aside ends, and a program that reads the text may stop there.

    ## How it decides
    Each kind of bracket is paired for itself. A bracket that is alone in the source too may be so in the translation;
    letters of a list (“a)”), faces and half-open intervals are let be. In a text without a source, where the other
    bracket may stand in the next sentence, it is less sure.

    ## What to do
    Add the missing bracket, or remove the one.
    """
    text = segment.checked
    lone = _lone(visible(text))
    if not lone:
        return
    if segment.target is not None:
        of_source = {mark.mark for mark in _lone(visible(segment.source))}
        if any(mark.mark in of_source for mark in lone):
            return
    for mark in lone:
        verb = "closed" if mark.mark in BRACKETS else "opened"
        yield segment.found(
            Span(mark.place, mark.place + 1),
            f"“{mark.mark}” is never {verb}, expected “{mark.partner}”",
            confidence=_SURE if segment.target is not None else _LIKELY,
        )


def _lone(shown: str) -> list[Lone]:
    if _EVEN.fullmatch(shown) and not _FACE.search(shown):
        return []
    for pattern in (_INTERVAL, _FACE):
        shown = pattern.sub(lambda match: HIDDEN * len(match.group()), shown)
    return [lone for lone in lone_marks(shown.translate(_ROUND)) if not _ends_label(lone, shown)]


def _ends_label(lone: Lone, shown: str) -> bool:
    """Whether the bracket stands behind a letter or number of a list."""
    return lone.mark == ")" and bool(_LABEL.search(shown, max(0, lone.place - _LONGEST_LABEL), lone.place))
