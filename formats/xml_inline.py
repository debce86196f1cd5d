"""Texts with inline codes in XML: what people read of them, and the edits that make a changed one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from xml.parsers import expat

from glossator.errors import FormatError
from glossator.formats.format import Part, text_of
from glossator.formats.placeholders import blanked, merged, protected_spans
from glossator.formats.xml_elements import Element, escaped, opened, parts
from glossator.formats.xml_tokens import TOKEN
from glossator.model import Edit, Span, Text

__all__ = ["BLANKS", "Chunk", "element_edits", "encoded", "inline_edits", "inline_text", "trimmed_chunks"]


# White space of XML; a no-break space is none.
BLANKS = " \t\r\n"


# Where it begins, other characters have to be escaped than outside.
_CDATA = "<![CDATA["


class Chunk(NamedTuple):
    """Characters of a text, or a code: what it is shown as, and where all of its markup stands."""

    part: Part
    is_code: bool = False


def inline_text(chunks: Sequence[Chunk], start: int) -> Text:
    """The text of the chunks in order, its codes protected; without chunks it is empty and stands at `start`."""
    text = text_of([chunk.part for chunk in chunks] or [Part("", start, 0)])
    codes = _code_spans(chunks)
    return replace(text, protected=merged((*codes, *protected_spans(blanked(text.value, codes)))))


def trimmed_chunks(raw: str, content: Span) -> tuple[Chunk, ...]:
    """The chunks of a content without the white space around it; every tag in it is a code, as it stands."""
    chunks = list(_tagged(raw, content))
    for last in (-1, 0):
        while chunks and _is_blank(raw, chunks[last]):
            chunks.pop(last)
        if chunks and len(chunks[last].part.value) == chunks[last].part.file_length:
            value, start, _ = chunks[last].part
            kept = value.rstrip(BLANKS) if last else value.lstrip(BLANKS)
            place = start if last else start + len(value) - len(kept)
            chunks[last] = Chunk(Part(kept, place, len(kept)), chunks[last].is_code)
    return tuple(chunks)


def _is_blank(raw: str, chunk: Chunk) -> bool:
    """Whether it is white space as it stands; written as an entity, white space is meant."""
    return not chunk.part.value.strip(BLANKS) and raw[chunk.part.file_start] != "&" if chunk.part.value else True


def _tagged(raw: str, content: Span) -> Iterator[Chunk]:
    for token in TOKEN.finditer(raw, content.start, content.end):
        if token["name"]:
            yield Chunk(Part(token.group(), token.start(), len(token.group())), True)
        elif token["text"] is not None or token["cdata"] is not None:
            yield from map(Chunk, parts(token))


def element_edits(
    raw: str, path: str, element: Element, chunks: Sequence[Chunk], others: Sequence[Chunk], value: str
) -> Iterator[Edit]:
    """The edits that make `value` the content of an element, as `inline_edits` does; an empty tag becomes two."""
    if element.is_empty:
        opening, closing = opened(raw, element)
        yield Edit(element.tag, f"{opening}{encoded(raw, path, others, value)}{closing}")
    else:
        yield from inline_edits(raw, path, element.content, chunks, others, value)


def inline_edits(
    raw: str,
    path: str,
    content: Span,
    chunks: Sequence[Chunk],
    others: Sequence[Chunk],
    value: str,
    encode: Callable[[str], str] | None = None,
) -> Iterator[Edit]:
    """The edits that make `value` of the text of the chunks, all of which stand in `content`.

    Only the characters that differ are written where no code comes, goes or moves. A code in `value` is written as the
    markup that the chunks have for it, else those of the `others`, the text that it translates; all else is text;
    `encode` is another way to write all of a content.

    Raises:
        FormatError: a character has no place in XML.
    """
    text = inline_text(chunks, content.start)
    span, written = _difference(text.value, value)
    known = _known((*chunks, *others))
    codes = _code_spans(chunks)
    touched = any(code.overlaps(span) or code.start < span.start < code.end for code in codes)
    if touched or (known and known.search(written)) or _CDATA in raw[content.start : content.end]:
        yield Edit(content, encode(value) if encode else encoded(raw, path, (*chunks, *others), value))
    else:
        yield Edit(_place(text, span, content), escaped(written, path))


def _difference(before: str, after: str) -> tuple[Span, str]:
    """What of `before` differs, and what stands there in `after`."""
    start = _same(before, after)
    rest = _same(before[start:][::-1], after[start:][::-1])
    return Span(start, len(before) - rest), after[start : len(after) - rest]


def _same(one: str, other: str) -> int:
    """How many characters are the same at the start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))


def _place(text: Text, span: Span, content: Span) -> Span:
    """Where `span` stands; where nothing is replaced, right behind the character before."""
    if not text.value:
        return content
    place = text.to_file(Span(span.start - 1, span.start) if len(span) == 0 < span.start else span)
    if place is None:
        return content
    return Span(place.end, place.end) if len(span) == 0 < span.start else place


def _code_spans(chunks: Iterable[Chunk]) -> tuple[Span, ...]:
    spans: list[Span] = []
    position = 0
    for part, is_code in chunks:
        if is_code and part.value:
            spans.append(Span(position, position + len(part.value)))
        position += len(part.value)
    return tuple(spans)


def _known(chunks: Iterable[Chunk]) -> re.Pattern[str] | None:
    codes = {part.value for part, is_code in chunks if is_code and part.value}
    return re.compile("|".join(map(re.escape, sorted(codes, key=len, reverse=True)))) if codes else None


def encoded(raw: str, path: str, chunks: Sequence[Chunk], value: str) -> str:
    """`value` as XML; a code that stands there oftener than among the chunks is its last one again.

    Raises:
        FormatError: a character has no place in XML, or one tag of a pair is missing.
    """
    markup: defaultdict[str, list[str]] = defaultdict(list)
    for part, is_code in chunks:
        if is_code:
            markup[part.value].append(raw[part.file_start : part.file_start + part.file_length])
    known = _known(chunks)
    written: list[str] = []
    position = 0
    for found in known.finditer(value) if known else ():
        written.append(escaped(value[position : found.start()], path))
        same = markup[found.group()]
        written.append(same.pop(0) if len(same) > 1 else same[0])
        position = found.end()
    content = "".join((*written, escaped(value[position:], path)))
    try:
        expat.ParserCreate("utf-8").Parse(f"<a>{content}</a>".encode(), True)
    except expat.ExpatError as error:
        what = f"the new text {value[:60]!r} is not well-formed: {expat.ErrorString(error.code)}"
        raise FormatError(what, path=path, hint="every tag of the source must come once, in pairs") from error
    return content
