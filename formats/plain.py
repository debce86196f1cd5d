"""Plain text: a line is a paragraph, or a run of lines where a program has wrapped them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from glossator.formats.format import Format, Languages, Part, cut, language_of, text_edits, text_of
from glossator.formats.placeholders import address_spans
from glossator.languages.sentences import sentences
from glossator.model import Document, Segment, Span

__all__ = ["FORMAT", "parse"]

_LINE = re.compile(r"[^\r\n]+")
_LIST_ITEM = re.compile(r"(?:[-*•‣◦]|\d{1,2}[.)])\s")

# Between these lengths a line may have been broken by a program; it has been where its sentence goes on below.
_WRAPPED = range(50, 101)
_SENTENCE_END = frozenset('.!?:;…。！？"”’»)')


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a plain text; its segments are sentences, `p3.s2` the second of block 3 (counted from 1)."""
    paragraphs = tuple(_paragraphs(raw))
    language, notices = language_of((raw[lines[0].start : lines[-1].end] for lines in paragraphs), languages.source)
    segments = tuple(
        segment for block, lines in enumerate(paragraphs, 1) for segment in _segments(raw, lines, block, language)
    )
    return Document(path, "plain", raw, segments, source_language=language, notices=notices)


def _segments(raw: str, lines: tuple[Span, ...], block: int, language: str | None) -> Iterator[Segment]:
    text = text_of(_parts(raw, lines))
    text = replace(text, protected=address_spans(text.value))
    for number, span in enumerate(sentences(text.value, language, text.protected), 1):
        yield Segment(f"p{block}.s{number}", cut(text, span), block=block)


def _parts(raw: str, lines: tuple[Span, ...]) -> Iterator[Part]:
    """The lines of a paragraph; each line end between them stands, with its indents, for one space."""
    for before, line in zip((None, *lines), lines, strict=False):
        if before is not None:
            yield Part(" ", before.end, line.start - before.end)
        yield Part(raw[line.start : line.end], line.start, len(line))


def _paragraphs(raw: str) -> Iterator[tuple[Span, ...]]:
    """The lines of each paragraph, without their indents and the byte-order mark."""
    wrapped = _is_wrapped(raw)
    paragraph: list[Span] = []
    for line in _lines(raw):
        if paragraph and not (wrapped and _follows(raw, paragraph[-1], line)):
            yield tuple(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield tuple(paragraph)


def _lines(raw: str) -> Iterator[Span]:
    for match in _LINE.finditer(raw, raw.startswith("\ufeff")):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield Span(start, start + len(stripped))


def _follows(raw: str, before: Span, line: Span) -> bool:
    """Whether `line` goes on where the line `before` broke off: no blank line between, no new item of a list."""
    return raw.count("\n", before.end, line.start) < 2 and not _LIST_ITEM.match(raw, line.start)


def _is_wrapped(raw: str) -> bool:
    """Whether most of the line ends inside paragraphs were put there by a program."""
    inner = wrapped = 0
    before: Span | None = None
    for line in _lines(raw):
        if before is not None and raw.count("\n", before.end, line.start) < 2:
            inner += 1
            wrapped += len(before) in _WRAPPED and raw[before.end - 1] not in _SENTENCE_END
        before = line
    return inner > 1 and wrapped > inner / 2


FORMAT = Format("plain", (".txt", ".text"), parse, text_edits)
