"""Makes the localized document from its source and a reviewed translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from glossator.model import Document, Segment, State

__all__ = ["build_document"]


def build_document(translation: Document, source: Document) -> Document:
    """`source` with the targets of `translation`, a PO file made from it and reviewed since.

    A segment's entry is the one whose context is the segment's id, if the source text is still the same, else any
    with the same source text. Fuzzy targets are used. A segment without a target keeps its source text. The notices
    say how many there are of each, and of translations that have no place.
    """
    by_id = {entry.context: entry for entry in translation.segments if entry.context}
    by_text = {entry.source.value: entry for entry in reversed(translation.segments) if _has_target(entry)}
    pairs = []
    for segment in source.segments:
        entry = by_id.get(segment.id)
        if entry is None or entry.source.value != segment.source.value or not _has_target(entry):
            entry = by_text.get(segment.source.value)
        pairs.append((segment, entry))
    return replace(
        source,
        source_language=source.source_language or translation.source_language,
        target_language=translation.target_language or source.target_language,
        segments=tuple(_with_target(segment, entry) for segment, entry in pairs),
        notices=(*source.notices, *_notices(pairs, translation)),
    )


def _has_target(segment: Segment) -> bool:
    return segment.target is not None and bool(segment.target.value.strip())


def _with_target(segment: Segment, entry: Segment | None) -> Segment:
    return segment if entry is None else replace(segment, target=entry.target, state=entry.state)


def _notices(pairs: list[tuple[Segment, Segment | None]], translation: Document) -> Iterator[str]:
    untranslated = sum(entry is None for _, entry in pairs)
    fuzzy = sum(entry is not None and entry.state is State.FUZZY for _, entry in pairs)
    used = {entry.id for _, entry in pairs if entry}
    left_over = sum(_has_target(entry) and entry.id not in used for entry in translation.segments)
    if untranslated:
        yield f"{untranslated} of {len(pairs)} segments have no translation and stay as they are in the source"
    if fuzzy:
        yield f"{fuzzy} of {len(pairs)} translations are still marked fuzzy and were used"
    if left_over:
        yield f"{left_over} translations in {translation.path} belong to no segment of the source"
