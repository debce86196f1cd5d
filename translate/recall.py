"""Takes from a translation memory what it has for a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from glossator.formats.placeholders import merged, protected_spans
from glossator.model import Segment, Span, Text

if TYPE_CHECKING:
    from glossator.translate.memory import Memory

__all__ = ["recalled", "similar_comments"]


def recalled(memory: Memory, segments: Sequence[Segment], source: str, target: str) -> dict[str, Text]:
    """The translations of texts that the memory has letter for letter, by the ids of their segments."""
    found = memory.exact([segment.source.value for segment in segments], source, target)
    return {
        segment.id: _protected(found[segment.source.value].target, segment.source)
        for segment in segments
        if segment.source.value in found
    }


def similar_comments(memory: Memory, segment: Segment, source: str, target: str) -> Iterator[str]:
    """For an editor: what was said of sources like that of the segment."""
    for one in memory.similar(segment.source.value, source, target):
        yield f"similar ({one.score:.0%}): {one.unit.source} → {one.unit.target}".replace("%)", " %)")


def _protected(value: str, source: Text) -> Text:
    """A target with its placeholders protected, and what is protected in the source."""
    spans = list(protected_spans(value))
    position = 0
    for span in source.protected:
        text = source.value[span.start : span.end]
        start = value.find(text, position)
        if text and start >= 0:
            position = start + len(text)
            spans.append(Span(start, position))
    return Text(value, merged(spans))
