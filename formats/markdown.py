"""Markdown (CommonMark with tables): headings, paragraphs, list items, quotes, table cells, front matter and titles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from glossator.formats.format import Format, Languages, Part, cut, language_of, text_of
from glossator.formats.front_matter import language_of_fields
from glossator.formats.gaps import without
from glossator.formats.html_text import block_text, has_words, text_sentences
from glossator.formats.markdown_blocks import Kind, MarkdownBlock, markdown_blocks
from glossator.formats.markdown_edits import markdown_edits
from glossator.formats.markdown_titles import link_titles
from glossator.formats.placeholders import blanked, merged, protected_spans
from glossator.languages.sentences import sentences
from glossator.model import Document, Segment, Span, Text

__all__ = ["FORMAT", "parse"]

_HARD_BREAK = re.compile(r"(?: {2,}|\\)\Z")
_BACKTICKS = re.compile(r"`+")
_ELEMENT = re.compile(r"<(code|math|script|style|svg)(?=[ >])[^<>]{0,2000}>")
_ESCAPES = {"": re.compile(r"(?!)"), '"': re.compile(r"\\[\"\\/]"), "'": re.compile("''")}
# Brackets of images and links with their destinations, footnotes, autolinks, emphasis, escapes.
_MARKUP = re.compile(
    r"\\[!-/:-@\[-`{-~] | \[\^[^\]\s]{1,99}\]:? | \[[ xX]\](?=\s) | !?\[ | \]\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
    r"| \]\[[^\[\]]{0,999}\] | \] | <[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*> | <[^\s<>@]{1,64}@[^\s<>]+>"
    r"| [*~]+ | (?<![^\W_])_+ | _+(?![^\W_])",
    re.VERBOSE,
)


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a Markdown text; its segments are sentences, `p3.s2` the second of block 3 (counted from 1).

    Values keep the markup, which is protected; a line end inside a sentence is one space, and no sentence goes over a
    hard line break. Titles of links and texts of the front matter (`title`, `description` …) are segments of their own,
    and so are the texts of HTML blocks, read as in HTML files. Code is none. `context` says what a text is (`heading`,
    `table cell`, `front matter title`); `notes` are requests to Glossator in comments before the block.
    """
    texts = [pair for block in markdown_blocks(raw) for pair in _texts(raw, block) if has_words(pair[1])]
    known = languages.source or language_of_fields(raw)
    language, notices = language_of((text.value for _, text in texts), known)
    segments = tuple(
        Segment(f"p{number}.s{index}", sentence, block=number, context=block.context, notes=block.notes)
        for number, (block, text) in enumerate(texts, 1)
        for index, sentence in enumerate(_sentences(block, text, language), 1)
    )
    return Document(path, "markdown", raw, segments, source_language=language, notices=notices)


def _texts(raw: str, block: MarkdownBlock) -> Iterator[tuple[MarkdownBlock, Text]]:
    """The text of a block, then the titles of its links."""
    if block.html:
        yield block, block_text(raw, block.html)
        return
    if block.kind is Kind.FIELD:
        text = text_of(_unquoted(raw, block))
        yield block, replace(text, protected=_protected(text.value))
        return
    text = text_of(_parts(raw, block.lines))
    titles = list(link_titles(blanked(text.value, _code_spans(text.value)))) if block.kind is Kind.TEXT else []
    shown = without(text, (unseen for unseen, _ in titles)) if titles else text
    yield block, replace(shown, protected=_protected(shown.value))
    for _, words in titles:
        place = text.to_file(words)
        if place:
            title = cut(text, words)
            own = MarkdownBlock((place,), "link title", block.notes, Kind.TITLE, raw[place.start - 1])
            yield own, replace(title, protected=_protected(title.value))


def _unquoted(raw: str, block: MarkdownBlock) -> Iterator[Part]:
    """The characters of a value of the front matter, its escapes read."""
    position, end = block.lines[0].start, block.lines[0].end
    for found in _ESCAPES[block.quote].finditer(raw, position, end):
        yield Part(raw[position : found.start()], position, found.start() - position)
        yield Part(found.group()[1], found.start(), 2)
        position = found.end()
    yield Part(raw[position:end], position, end - position)


def _parts(raw: str, lines: Sequence[Span]) -> Iterator[Part]:
    """The lines of a block; a line end between them stands for one space, a hard break for a line feed."""
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        hard = following and _HARD_BREAK.search(raw, line.start, line.end)
        end = hard.start() if hard else line.end
        yield Part(raw[line.start : end], line.start, end - line.start)
        if following:
            yield Part("\n" if hard else " ", end, following.start - end)


def _protected(value: str) -> tuple[Span, ...]:
    code = tuple(_code_spans(value))
    code = merged((*code, *_element_spans(blanked(value, code))))
    bare = blanked(value, code)
    marks = (Span(*match.span()) for match in _MARKUP.finditer(bare))
    return merged((*code, *marks, *protected_spans(bare)))


def _code_spans(value: str) -> Iterator[Span]:
    """The code spans with their backticks: a run of these up to the next run of the same length."""
    runs = [Span(*match.span()) for match in _BACKTICKS.finditer(value)]
    closing: dict[int, list[int]] = {}
    for run in runs:
        closing.setdefault(len(run), []).append(run.start)
    position = 0
    for run in runs:
        if run.start < position or value[run.start - 1 : run.start] == "\\":
            continue
        starts = closing[len(run)]
        index = bisect_right(starts, run.start)
        if index < len(starts):
            position = starts[index] + len(run)
            yield Span(run.start, position)


def _element_spans(value: str) -> Iterator[Span]:
    """The elements of HTML that are no text, such as formulas, with what is in them."""
    position = 0
    lost: set[str] = set()
    while "<" in value and (found := _ELEMENT.search(value, position)) is not None:
        name = found[1]
        end = value.find(f"</{name}>", found.end()) if name not in lost else -1
        position = found.end() if end < 0 else end + len(f"</{name}>")
        if end < 0:
            lost.add(name)
        else:
            yield Span(found.start(), position)


def _sentences(block: MarkdownBlock, text: Text, language: str | None) -> Iterator[Text]:
    if block.kind in (Kind.TITLE, Kind.FIELD) or (block.html and block.html.quote is not None):
        yield text
        return
    if block.html:
        yield from text_sentences(text, language)
        return
    start = 0
    for line in text.value.split("\n"):
        part = cut(text, Span(start, start + len(line)))
        start += len(line) + 1
        for span in sentences(part.value, language, part.protected):
            yield cut(part, span)


FORMAT = Format("markdown", (".md", ".markdown"), parse, markdown_edits)
