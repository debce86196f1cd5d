"""Applies the fixes of findings to a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from glossator.model import Document, Edit, Finding, Safety, Segment, Text, apply_edits

__all__ = ["Fixed", "apply"]

_ALLOWED = {
    Safety.SAFE: frozenset({Safety.SAFE}),
    Safety.UNSAFE: frozenset({Safety.SAFE, Safety.UNSAFE}),
}


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document after its fixes, and the findings whose fix was made."""

    document: Document
    applied: tuple[Finding, ...]


def apply(document: Document, findings: Iterable[Finding], safety: Safety = Safety.SAFE) -> Fixed:
    """Make the fixes that are at least as safe as `safety` (`UNSAFE` means all that may be applied at all).

    Of two fixes that touch the same characters the one further left is made; the text under check is changed, never the
    source of a translation.
    """
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    sides = {segment.id: segment.checked_side for segment in document.segments}
    applied: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: (finding.segment_id, finding.span)):
        fix = finding.fix
        if fix is None or fix.safety not in _ALLOWED[safety] or finding.path != document.path:
            continue
        if sides.get(finding.segment_id) is not finding.side or _collides(fix.edits, edits[finding.segment_id]):
            continue
        edits[finding.segment_id] += fix.edits
        applied.append(finding)
    segments = (
        _edited(segment, edits[segment.id]) if edits.get(segment.id) else segment for segment in document.segments
    )
    return Fixed(document.with_segments(segments), tuple(applied))


def _collides(new: Iterable[Edit], made: Iterable[Edit]) -> bool:
    return any(one.span.overlaps(other.span) or one.span == other.span for one in new for other in made)


def _edited(segment: Segment, edits: Iterable[Edit]) -> Segment:
    if segment.target is None:
        return replace(segment, source=Text(apply_edits(segment.source.value, edits)))
    return replace(segment, target=Text(apply_edits(segment.target.value, edits)))
