"""Messages of a catalogue that a new one is made from, obsolete ones too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossator.errors import FormatError
from glossator.formats.po_messages import Message, messages
from glossator.formats.po_segments import segments
from glossator.model import Document, Segment

__all__ = ["OldEntry", "old_entries"]

# What turns obsolete lines into lines that are read.
_OBSOLETE_MARK = re.compile(r"^#~(\|)?[^\S\r\n]?", re.MULTILINE)


class OldEntry(NamedTuple):
    """A message of a catalogue that a new one is made from; its segment's `context` is the id in the source.

    `comments` are the translators' own and `extracted` those of programs, a row each; `previous` is the msgid that the
    translation was made for, where this is another one.
    """

    segment: Segment
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    previous: str = ""
    obsolete: bool = False


def old_entries(document: Document) -> Iterator[OldEntry]:
    """Every message of a catalogue, obsolete ones too.

    Raises:
        FormatError: an obsolete message is broken.
    """
    blocks = re.split(r"(?:[^\S\r\n]*(?:\r\n?|\n)){2,}", document.raw)
    obsolete = "\n\n".join(_OBSOLETE_MARK.sub(_revived, block) for block in blocks if _OBSOLETE_MARK.search(block))
    for raw in (document.raw, obsolete):
        for message, segment in segments(messages(raw, document.path)):
            previous = _previous(message) if message.fuzzy else ""
            yield OldEntry(segment, tuple(message.comments), tuple(message.extracted), previous, raw is obsolete)


def _revived(mark: re.Match[str]) -> str:
    return "#| " if mark[1] else ""


def _previous(message: Message) -> str:
    """The previous msgid; empty where there is none that can be read."""
    try:
        found = next(messages("\n".join((*message.previous, 'msgstr ""')), ""), None) if message.previous else None
    except FormatError:
        found = None
    return found.fields["msgid"].text.value if found else ""
