"""What people read of a text in HTML, and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from glossator.formats.format import Part, cut, text_of
from glossator.formats.html_blocks import SPACE, Block, Chunk, Role
from glossator.formats.html_names import HIDDEN, VOID
from glossator.formats.html_references import decoded, read_reference
from glossator.formats.html_tokens import Kind, tokens
from glossator.formats.placeholders import blanked, merged, protected_spans
from glossator.languages.sentences import sentences
from glossator.model import Edit, Span, Text, apply_edits

__all__ = ["Code", "block_text", "codes_in", "has_words", "text_sentences"]

_STRETCH = re.compile(r"[ \t\n\f\r]+|&|[^& \t\n\f\r]+")
_PRESERVED_STRETCH = re.compile(r"\r\n?|&|[^&\r]+")
_RAW_STRETCH = re.compile(r"[ \t\n\f\r]+|[^ \t\n\f\r]+")
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")


class Code(NamedTuple):
    """Markup in a text as it is shown: a tag, a comment or an element without its content."""

    span: Span
    name: str
    kind: Kind

    @property
    def opens(self) -> bool:
        """Whether it is the first of a pair."""
        return self.kind is Kind.START

    @property
    def closes(self) -> bool:
        """Whether it is the second of a pair."""
        return self.kind is Kind.END


def block_text(raw: str, block: Block) -> Text:
    """The text of a block: white space is one space, references are characters, codes stand as in the file.

    Attributes that are texts of their own, comments and the content of scripts and pictures are not in the codes. What
    is markup or data is protected.
    """
    parts: list[Part] = []
    codes: list[Span] = []
    length = 0
    was_kept = False
    for chunk in block.chunks:
        start = length
        for part, is_reference in _parts(raw, block, chunk):
            parts.append(part)
            length += len(part.value)
            if is_reference and not chunk.is_kept:
                codes.append(Span(length - len(part.value), length))
        if chunk.is_kept and was_kept:
            codes[-1] = Span(codes[-1].start, length)
        elif (chunk.is_kept or chunk.role is Role.CODE) and start < length:
            codes.append(Span(start, length))
        was_kept = chunk.is_kept
    text = text_of(parts)
    return replace(text, protected=merged((*codes, *protected_spans(blanked(text.value, codes)))))


def has_words(text: Text) -> bool:
    """Whether there is a letter or a digit outside of what is protected."""
    bare = apply_edits(text.value, (Edit(span, "") for span in text.protected)) if text.protected else text.value
    return any(map(str.isalnum, bare))


def _parts(raw: str, block: Block, chunk: Chunk) -> Iterator[tuple[Part, bool]]:
    """The parts of a chunk, and whether each is a reference that stays one."""
    if chunk.role is Role.CODE:
        position = chunk.span.start
        for gap in (*chunk.unseen, Span(chunk.span.end, chunk.span.end)):
            yield from ((part, False) for part in _collapsed(raw, Span(position, gap.start)))
            position = gap.end
    else:
        yield from _read(raw, block, chunk.span)


def _collapsed(raw: str, span: Span) -> Iterator[Part]:
    for found in _RAW_STRETCH.finditer(raw, span.start, span.end):
        value = " " if found.group()[0] in SPACE else found.group()
        yield Part(value, found.start(), len(found.group()))


def _read(raw: str, block: Block, span: Span) -> Iterator[tuple[Part, bool]]:
    """The characters of a text, with its references read."""
    stretch = _PRESERVED_STRETCH if block.is_preserved else _STRETCH
    position = span.start
    before = ""
    while (found := stretch.match(raw, position, span.end)) is not None:
        written = found.group()
        reference = read_reference(raw, position, span.end, block.quote is not None) if written == "&" else None
        if reference:
            length = reference[1]
            character = decoded(raw, Span(position, position + length), reference[0], before, block.is_plain)
            value = character or raw[position : position + length]
            yield Part(value, position, length), character is None
            before = (before + value)[-41:]
            position += length
            continue
        if block.is_preserved:
            written = "\n" if written[0] == "\r" else written
        elif written[0] in SPACE:
            written = " "
        yield Part(written, position, found.end() - position), False
        before = (before + written)[-41:]
        position = found.end()


def text_sentences(text: Text, language: str | None) -> Iterator[Text]:
    """The sentences of a text in order, each without the white space and the codes around it that belong to no word.

    A code is in a sentence where its other half is inside too; a break or a picture at the edge of one is in none.
    """
    start = 0
    for stop in (*(found.start() for found in _BLANK_LINE.finditer(text.value)), len(text.value)):
        paragraph = cut(text, Span(start, stop))
        codes = codes_in(paragraph)
        bounds = [0, *_breaks(paragraph, codes, language), len(paragraph.value)]
        for first, last in pairwise(bounds):
            inside = codes[bisect_left(codes, first, key=_start) : bisect_left(codes, last, key=_start)]
            sentence = cut(paragraph, _trimmed(paragraph.value, Span(first, last), inside))
            if has_words(sentence):
                yield sentence
        start = stop


def codes_in(text: Text) -> list[Code]:
    """The codes of a text in order; those inside of kept text are none."""
    found: list[Code] = []
    for span in text.protected:
        if text.value[span.start] != "<":
            continue
        tags = list(tokens(text.value, span))
        if len(tags) == 1 and tags[0].kind is Kind.START and tags[0].name not in VOID and not tags[0].is_empty:
            found.append(Code(span, tags[0].name, Kind.START))
        elif len(tags) == 1 and tags[0].kind is Kind.END:
            found.append(Code(span, tags[0].name, Kind.END))
        elif len(tags) == 1 or tags[0].name in HIDDEN:
            found.append(Code(span, tags[0].name, Kind.OTHER))
    return found


def _start(code: Code) -> int:
    return code.span.start


def _breaks(text: Text, codes: list[Code], language: str | None) -> Iterator[int]:
    """Where one sentence ends and the next begins: behind the end tags that follow the first."""
    bare = apply_edits(text.value, (Edit(code.span, " " * len(code.span)) for code in codes))
    bare = "".join(_covered(bare, text.protected))
    found = sentences(bare, language, text.protected)
    numbers = iter(codes)
    code = next(numbers, None)
    for one, other in pairwise(found):
        place = one.end
        while code is not None and code.span.start < other.start:
            if code.span.start >= one.end:
                if code.opens:
                    break
                place = code.span.end if code.closes else place
            code = next(numbers, None)
        yield place


def _covered(bare: str, protected: tuple[Span, ...]) -> Iterator[str]:
    """The text with letters where kept text stands, so that it is a word of its sentence."""
    position = 0
    for span in protected:
        covered = bare[span.start : span.end]
        yield bare[position : span.start]
        yield covered if covered.isspace() or covered[:1] != "<" else "X" * len(span)
        position = span.end
    yield bare[position:]


def _trimmed(value: str, span: Span, codes: Sequence[Code]) -> Span:
    """`span` without the white space and codes at its edges; one stays whose other half is between the words."""
    first, last = _edges(value, span, codes)
    partners = _partners(codes)
    between = range(first, last)
    start = next((number for number in range(first) if partners.get(number) in between), first)
    between = range(start, last)
    end = next((number + 1 for number in reversed(range(last, len(codes))) if partners.get(number) in between), last)
    left = codes[start - 1].span.end if start else span.start
    right = codes[end].span.start if end < len(codes) else span.end
    inside = value[left:right]
    left += len(inside) - len(inside.lstrip())
    return Span(left, left + len(inside.strip()))


def _edges(value: str, span: Span, codes: Sequence[Code]) -> tuple[int, int]:
    """How many codes stand before the first word, and the number of the first code behind the last one."""
    first, position = 0, span.start
    while first < len(codes) and not value[position : codes[first].span.start].strip():
        position = codes[first].span.end
        first += 1
    last, position = len(codes), span.end
    while last > first and not value[codes[last - 1].span.end : position].strip():
        last -= 1
        position = codes[last].span.start
    return first, last


def _partners(codes: Sequence[Code]) -> dict[int, int]:
    """The number of the other half of each code that has one."""
    found: dict[int, int] = {}
    still_open: dict[str, list[int]] = {}
    for number, code in enumerate(codes):
        if code.opens:
            still_open.setdefault(code.name, []).append(number)
        elif code.closes and still_open.get(code.name):
            other = still_open[code.name].pop()
            found[other], found[number] = number, other
    return found
