"""Strings of a spreadsheet: plain ones, and those whose runs look different, which are shown as inline codes.

A run with a look of its own stands between <1> and </1>, the next one between <2> and </2>; where all of a string
looks the same, nothing is shown (ISO/IEC 29500-1, 18.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from glossator.formats.format import Part
from glossator.formats.xml_elements import Element, escaped, opened, parts, prefix
from glossator.formats.xml_inline import Chunk, inline_edits, inline_text
from glossator.formats.xml_tokens import TOKEN
from glossator.model import Edit, Span, Text

__all__ = ["string_edits", "string_text", "written"]

_CODE = re.compile(r"<(/?)(\d{1,5})>")
_SPACE = "xml:space"


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters that look the same: where their run and their text stand; `look` is the properties as XML."""

    place: Span
    text: Element
    look: str


def string_text(raw: str, string: Element) -> Text:
    """The text of a string (`si` or `is`)."""
    return inline_text(_chunks(raw, _runs(raw, string)), string.content.start)


def string_edits(raw: str, path: str, string: Element, value: str) -> Iterator[Edit]:
    """The edits that make `value` of a string.

    Raises:
        FormatError: a character has no place in XML.
    """
    runs = _runs(raw, string)
    chunks = _chunks(raw, runs)
    if not any(part.value for part, _ in chunks):
        place = string.tag if string.is_empty else string.content
        opening, closing = opened(raw, string) if string.is_empty else ("", "")
        yield Edit(place, f"{opening}{written(value, prefix(raw, string), path)}{closing}")
        return
    rebuilt = partial(_rebuilt, runs, prefix(raw, string), path)
    edit = next(inline_edits(raw, path, string.content, chunks, (), value, rebuilt))
    ends = (edit.span.start, edit.span.end)
    if all(any(run.text.content.start <= end <= run.text.content.end for run in runs) for end in ends):
        yield edit
        yield from _kept_spaces(raw, runs, edit)
    else:
        # Between runs there is no place for characters.
        yield Edit(string.content, rebuilt(value))


def written(value: str, before: str, path: str) -> str:
    """A plain text as the content of a string; `before` is the prefix of the names of elements.

    Raises:
        FormatError: a character has no place in XML.
    """
    space = f' {_SPACE}="preserve"' if value != value.strip() or "\n" in value else ""
    return f"<{before}t{space}>{escaped(value, path)}</{before}t>"


def _runs(raw: str, string: Element) -> tuple[_Run, ...]:
    runs: list[_Run] = []
    for child in string.each("t", "r"):
        text = child if child.name == "t" else child.first("t")
        look = child.first("rPr")
        if text:
            xml = raw[look.tag.start : look.end] if look else ""
            runs.append(_Run(Span(child.tag.start, child.end), text, xml))
    return tuple(runs)


def _chunks(raw: str, runs: Sequence[_Run]) -> tuple[Chunk, ...]:
    return tuple(_shown(raw, runs))


def _shown(raw: str, runs: Sequence[_Run]) -> Iterator[Chunk]:
    coded = len({run.look for run in runs}) > 1
    for number, run in enumerate(runs, 1):
        content = run.text.content
        if coded and run.look:
            yield Chunk(Part(f"<{number}>", run.place.start, content.start - run.place.start), True)
        for token in TOKEN.finditer(raw, content.start, content.end):
            if token["text"] is not None or token["cdata"] is not None:
                yield from map(Chunk, parts(token))
        if coded and run.look:
            yield Chunk(Part(f"</{number}>", content.end, run.place.end - content.end), True)


def _rebuilt(runs: Sequence[_Run], before: str, path: str, value: str) -> str:
    """A string of runs; what stands between no codes has no look of its own."""
    looks = {str(number): run.look for number, run in enumerate(runs, 1) if run.look}
    pieces: list[str] = []
    look, position = "", 0
    for code in _CODE.finditer(value):
        if code[2] in looks:
            pieces.append(_run_of(value[position : code.start()], look, before, path))
            look, position = "" if code[1] else looks[code[2]], code.end()
    pieces.append(_run_of(value[position:], look, before, path))
    return "".join(pieces)


def _run_of(text: str, look: str, before: str, path: str) -> str:
    return f"<{before}r>{look}{written(text, before, path)}</{before}r>" if text else ""


def _kept_spaces(raw: str, runs: Sequence[_Run], edit: Edit) -> Iterator[Edit]:
    """Spaces at the ends of a text are dropped by programs where the file does not say that they count."""
    for run in runs:
        content = run.text.content
        if content.start <= edit.span.start and edit.span.end <= content.end and _SPACE not in run.text.attributes:
            after = raw[content.start : edit.span.start] + edit.text + raw[edit.span.end : content.end]
            if after != after.strip() or "\n" in after:
                place = run.text.tag.end - 1
                yield Edit(Span(place, place), f' {_SPACE}="preserve"')
            return
