"""The rule `too-long`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import HIDDEN, visible
from glossator.model import Finding, Severity, Span

# "max-length: 30", "MAXLENGTH=20", "maximum length 30 characters", "max. 12 chars", "at most 40 characters".
_LIMIT = re.compile(
    r"(?i)\b(?:max(?:imum)?[ ._-]{0,3}(?:len(?:gth)?|width|size|chars?|characters)\W{0,4}(?P<named>\d{1,6})"
    r"|(?:max(?:imum)?\.?|at most|no more than|up to|limit(?:ed to)?:?)\s{1,3}(?P<counted>\d{1,6})\s{1,3}char)"
)


@rule(
    "too-long",
    severity=Severity.ERROR,
    mqm="design/length",
    examples=(
        Example(
            wrong="Einstellungen öffnen",
            right="Einstellungen",
            quote=" öffnen",
            source="Settings",
            language="de",
            note="max-length: 13",
        ),
    ),
)
def too_long(segment: Analysed) -> Iterator[Finding]:
    """The translation is longer than a note beside it allows.

    ## Why
    A label that does not fit is cut off on the screen, or the form rejects it.

    ## How it decides
    A note of the segment states the limit, as `max-length: 30` or `at most 30 characters` (the smallest, where there
    are several). What counts are characters as people read them; placeholders do not count, since nobody knows what
    will stand there. What is beyond the limit is marked.

    ## What to do
    Shorten the translation, or ask for more room.
    """
    target = segment.target
    if target is None or not segment.segment.notes:
        return
    limit = _limit(segment.segment.notes)
    if limit is None or len(target.value) <= limit:
        return
    shown = visible(target)
    counted = [place for place, character in enumerate(shown) if character != HIDDEN]
    if len(counted) > limit:
        message = f"{len(counted)} characters, the note beside the text allows {limit}"
        yield segment.found(Span(counted[limit], len(target.value)), message, confidence=0.9)


def _limit(notes: Iterable[str]) -> int | None:
    """The smallest number of characters that a note allows."""
    found = (match for note in notes for match in _LIMIT.finditer(note))
    return min((int(match["named"] or match["counted"]) for match in found), default=None)
