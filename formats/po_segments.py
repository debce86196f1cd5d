"""The messages of a catalogue as segments."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import tee

from glossator.formats.format import unique
from glossator.formats.po_messages import Message, is_header
from glossator.model import Segment, State

__all__ = ["header_fields", "language_code", "segments"]


def segments(messages: Iterable[Message]) -> Iterator[tuple[Message, Segment]]:
    """Every form of every message but the header, beside its message; ids are unique."""
    found, again = tee(_forms(messages))
    for (message, segment), id_ in zip(found, unique(segment.id for _, segment in again), strict=True):
        yield message, segment if segment.id == id_ else replace(segment, id=id_)


def _forms(messages: Iterable[Message]) -> Iterator[tuple[Message, Segment]]:
    """Every form of every message; the ids of a message that comes again are the same."""
    block = 0
    for message in messages:
        texts = message.texts
        if is_header(texts):
            continue
        block += 1
        context = texts["msgctxt"].value if "msgctxt" in texts else ""
        id_ = _id(f"{context}\x04" if "msgctxt" in texts else "", texts["msgid"].value)
        translated = State.FUZZY if message.fuzzy else State.TRANSLATED
        for form, field_ in message.forms.items():
            target = field_.text
            yield (
                message,
                Segment(
                    id_ if form is None else f"{id_}[{form}]",
                    texts["msgid_plural" if form and "msgid_plural" in texts else "msgid"],
                    target,
                    translated if target.value else State.INITIAL,
                    block,
                    form,
                    context,
                    tuple(message.notes),
                ),
            )


def header_fields(messages: Iterable[Message]) -> Mapping[str, str]:
    """The fields of the header by their names in lower case; none where there is no header."""
    header = next((message for message in messages if is_header(message.texts)), None)
    forms = header.forms.values() if header else ()
    lines = (line.partition(":") for form in forms for line in form.text.value.split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def language_code(locale: str) -> str | None:
    """The BCP 47 code of a gettext locale name (`pt_BR.UTF-8`)."""
    code = re.split(r"[.@]", locale)[0].replace("_", "-")
    return code if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", code) else None


def _id(context: str, msgid: str) -> str:
    return hashlib.sha256((context + msgid).encode("utf-8", "surrogatepass")).hexdigest()[:10]
