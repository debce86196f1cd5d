"""The catalogue for editors, as PO or XLIFF, and what it says when it comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from glossator.formats.po import FORMAT
from glossator.formats.po_old import OldEntry, old_entries
from glossator.model import Document, Segment, State
from glossator.translate.run import Translation, po_bytes
from glossator.translate.update import comment_rows, is_machine_mark, machine_mark
from glossator.translate.xliff import OBSOLETE, PREVIOUS, Unit, xliff_bytes

__all__ = ["catalogue_bytes", "old_messages"]


def catalogue_bytes(translation: Translation, path: str) -> bytes:
    """The catalogue of a translation, in the format of the path's suffix: XLIFF 1.2, or PO."""
    if not path.lower().endswith((".xlf", ".xliff")):
        return po_bytes(translation)
    glossary = translation.glossary
    made_with = (
        f"engine: {translation.engine}",
        f"glossary: {glossary.name} {glossary.digest}" if glossary.concepts else "glossary: none",
    )
    return xliff_bytes(translation.document, tuple(_units(translation)), made_with)


def old_messages(document: Document) -> tuple[OldEntry, ...]:
    """The messages of a catalogue that a new one is made from, obsolete ones too."""
    return tuple(old_entries(document) if document.format == FORMAT.name else map(_message, document.segments))


def _units(translation: Translation) -> Iterator[Unit]:
    by_id = {report.segment_id: report for report in translation.segments}
    for segment in translation.document.segments:
        report = by_id.get(segment.id)
        said = (*(report.for_editors if report else ()), segment.context, *segment.notes)
        notes = tuple(dict.fromkeys(filter(None, comment_rows(said))))
        mark = (machine_mark(segment, notes),) if report and report.by_machine else ()
        yield Unit(segment.id, segment, (*notes, *mark), report.previous if report else "")
    for number, entry in enumerate(translation.obsolete, 1):
        context = entry.segment.context.removeprefix(OBSOLETE)
        yield Unit(f"{OBSOLETE}{context or number}", entry.segment, (*entry.comments, *entry.extracted), entry.previous)


def _message(segment: Segment) -> OldEntry:
    """A unit of an XLIFF as a message; in one of ours the name of the unit is the id in the source."""
    marks = tuple(filter(is_machine_mark, segment.notes))
    previous = next((note.removeprefix(PREVIOUS) for note in segment.notes if note.startswith(PREVIOUS)), "")
    comments = tuple(note for note in segment.notes if note not in marks and not note.startswith(PREVIOUS))
    context = segment.context.removeprefix(OBSOLETE)
    return OldEntry(
        replace(segment, context=context),
        comments,
        marks,
        previous if segment.state is State.FUZZY else "",
        obsolete=context != segment.context,
    )
