"""GNU gettext catalogues (PO and POT)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.formats.format import Change, Format, Languages, language_of
from glossator.formats.po_messages import Message, flags_of, messages
from glossator.formats.po_segments import header_fields, language_code, segments
from glossator.formats.po_strings import written
from glossator.model import Document, Edit, Span, State

__all__ = ["FORMAT", "parse"]

_CHARSET = re.compile(rb'"Content-Type:[^"\n]*charset=([\w.:-]+)', re.IGNORECASE)


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a catalogue: a segment for each message, or for each plural form of one.

    Ids are the first 10 hexadecimal digits of the SHA-256 of context and msgid, with `[n]` for a plural form. `context`
    is the msgctxt; `notes` are the comments and references as they come. An empty msgstr is a target with the value ""
    and the state INITIAL.

    Raises:
        FormatError: a line is no PO, or a message has no msgstr.
    """
    header = header_fields(messages(raw, path))
    found = tuple(segment for _, segment in segments(messages(raw, path)))
    given = languages.source or language_code(header.get("x-source-language", ""))
    source, notices = language_of((segment.source.value for segment in found), given)
    target = languages.target or language_code(header.get("language", ""))
    return Document(path, "po", raw, found, source, target, bilingual=True, notices=notices)


def edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the msgstr that changed, and of the flags where a message became fuzzy or ceased to be."""
    wanted = {change.old.id: change for change in changes}
    newline = "\r\n" if "\r\n" in document.raw else "\n"
    states: dict[int, tuple[Message, list[State]]] = {}
    for message, segment in segments(messages(document.raw, document.path)):
        change = wanted.get(segment.id)
        new = change.new if change else segment
        states.setdefault(id(message), (message, []))[1].append(new.state)
        value = new.target.value if new.target else ""
        if segment.target and value != segment.target.value:
            place = message.forms[segment.plural]
            fields = (*message.fields.values(), *message.forms.values())
            wrapped = any("\n" in document.raw[one.start : one.end] for one in fields)
            keyword = "msgstr" if segment.plural is None else f"msgstr[{segment.plural}]"
            yield Edit(Span(place.start, place.end), written(keyword, value, newline, wrapped))
    for message, found in states.values():
        if (State.FUZZY in found) != message.fuzzy and (State.FUZZY in found or set(found) != {State.INITIAL}):
            yield from _flag_edits(document, message, newline)


def _flag_edits(document: Document, message: Message, newline: str) -> Iterator[Edit]:
    """The edits that turn the fuzzy flag of a message on or off."""
    if not message.fuzzy and not message.flags:
        place = message.start or 0
        yield Edit(Span(place, place), f"#, fuzzy{newline}")
    for span in message.flags if message.fuzzy else message.flags[:1]:
        flags = flags_of(document.raw[span.start : span.end])
        rest = [flag for flag in flags if flag != "fuzzy"]
        line = ["fuzzy", *rest] if not message.fuzzy else rest
        if line != flags:
            yield Edit(span, f"#, {', '.join(line)}{newline}" if line else "")


def _charset(data: bytes) -> str | None:
    found = _CHARSET.search(data)
    name = found.group(1).decode("ascii").lower() if found else ""
    # `CHARSET` is what stands in a template; had it two bytes a character, this could not have been read.
    return None if name in ("", "charset") or name.startswith(("utf-16", "utf-32")) else name


FORMAT = Format(
    "po",
    (".po", ".pot"),
    parse,
    edit,
    sniff=lambda head: re.search(r'^msgid\s*"', head, re.MULTILINE) is not None,
    charset=_charset,
    bilingual=True,
)
