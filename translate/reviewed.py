"""Turns reviewed translations into units of a translation memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glossator.errors import InputError
from glossator.model import Document, Segment, State
from glossator.translate.tmx import date_of
from glossator.translate.unit import Unit
from glossator.translate.update import untouched

__all__ = ["reviewed_units"]

_REVIEWED = (State.TRANSLATED, State.FINAL)


def reviewed_units(document: Document) -> Iterator[Unit]:
    """The segments that are translated and not fuzzy, with the date of the file; none that is as the model left it.

    Raises:
        InputError: the file holds no translations, or one of its languages is unknown.
    """
    source, target = document.source_language, document.target_language
    if not document.bilingual:
        raise InputError("holds no translations", path=document.path, hint="tm import takes TMX, PO, XLIFF and CSV")
    if source is None or target is None:
        missing, option = ("source", "--from") if source is None else ("target", "--to")
        raise InputError(f"its {missing} language is not stated", path=document.path, hint=f"name it with {option}")
    unseen = untouched(document)
    changed, origin = date_of(Path(document.path)), Path(document.path).name
    return (
        Unit(segment.source.value, segment.target.value, source, target, _context(segment), "", changed, "", origin)
        for segment in document.segments
        if segment.state in _REVIEWED and segment.target and segment.target.value.strip()
        if segment.source.value.strip() and segment.id not in unseen
    )


def _context(segment: Segment) -> str:
    """The context of a segment; forms of a plural that have the same source are told apart by their numbers."""
    return f"{segment.context}[{segment.plural}]" if segment.plural else segment.context
