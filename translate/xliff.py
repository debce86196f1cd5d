"""Writes a new XLIFF 1.2 file (OASIS, xliff-core-1.2) for editors that take no PO."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from glossator.errors import FormatError
from glossator.formats.xliff_states import NAMES_1
from glossator.model import Document, Segment, State

__all__ = ["OBSOLETE", "PREVIOUS", "Unit", "xliff_bytes"]

# Before the name of a unit whose source is gone, and before the note with the source as it was.
OBSOLETE = "obsolete:"
PREVIOUS = "previous source: "
# What no XML 1.0 may hold (2.2 Characters).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Unit(NamedTuple):
    """A message: its name, which is the segment's id in the source, its texts, and what is said of it, a row each."""

    name: str
    segment: Segment
    notes: tuple[str, ...] = ()
    previous: str = ""


def xliff_bytes(document: Document, units: Sequence[Unit], notes: Sequence[str] = ()) -> bytes:
    """A file in UTF-8; the same units give the same bytes.

    Raises:
        FormatError: a text holds a character that XML has no place for.
    """
    text = "".join(f"{row}\n" for row in _rows(document, units, notes))
    if found := _NO_XML.search(text):
        what = f"holds U+{ord(found.group()):04X}, which has no place in XLIFF"
        raise FormatError(what, path=document.path, hint="let the catalogue end in .po")
    return text.encode()


def _rows(document: Document, units: Sequence[Unit], notes: Sequence[str]) -> Iterator[str]:
    target = f" target-language={quoteattr(document.target_language)}" if document.target_language else ""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    yield (
        f"<file original={quoteattr(document.path)} source-language={quoteattr(document.source_language or 'und')}"
        f'{target} datatype="x-{document.format}" tool-id="glossator" xml:space="preserve">'
    )
    yield f'<header><tool tool-id="glossator" tool-name="Glossator" tool-version="{version("glossator")}"/>'
    yield from (f"<note>{escape(note)}</note>" for note in notes)
    yield "</header>\n<body>"
    for unit in units:
        yield from _unit(unit)
    yield "</body>\n</file>\n</xliff>"


def _unit(unit: Unit) -> Iterator[str]:
    name, segment = quoteattr(unit.name), unit.segment
    yield f"<trans-unit id={name} resname={name}>"
    yield f"<source>{_escaped(segment.source.value)}</source>"
    value = segment.target.value if segment.target else ""
    state = NAMES_1[segment.state if value else State.INITIAL]
    yield f'<target state="{state}">{_escaped(value)}</target>'
    previous = (PREVIOUS + " ".join(unit.previous.split()),) if unit.previous else ()
    yield from (f"<note>{escape(note)}</note>" for note in (*unit.notes, *previous))
    yield "</trans-unit>"


def _escaped(value: str) -> str:
    # A bare carriage return would come back as a line feed (XML 1.0, 2.11).
    return escape(value, {"\r": "&#13;"})
