"""Markdown (CommonMark with tables): headings, paragraphs, list items, quotes and table cells are text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossator.formats.comments import Requests, comments_in
from glossator.formats.format import Change, Format, Languages, Part, cut, language_of, text_edits, text_of
from glossator.formats.placeholders import blanked, merged, protected_spans
from glossator.languages.sentences import sentences
from glossator.model import Document, Edit, Segment, Span, Text, apply_edits

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["FORMAT", "parse"]

# As markdown-it breaks lines.
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_FRONT_MATTER = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\Z")
_PIPE = re.compile(r"(?<!\\)\|")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)\Z")
_BACKTICKS = re.compile(r"`+")
# Brackets of images and links with their destinations, footnotes, autolinks, emphasis, escapes.
_MARKUP = re.compile(
    r"\\[!-/:-@\[-`{-~] | \[\^[^\]\s]{1,99}\]:? | \[[ xX]\](?=\s) | !?\[ | \]\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
    r"| \]\[[^\[\]]{0,999}\] | \] | <[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*> | <[^\s<>@]{1,64}@[^\s<>]+>"
    r"| [*~]+ | (?<![^\W_])_+ | _+(?![^\W_])",
    re.VERBOSE,
)
_CELL = "table cell"


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of text: where its lines stand without indents, quote marks and list marks, and what is said of it."""

    lines: tuple[Span, ...]
    context: str
    notes: tuple[str, ...] = ()


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a Markdown text; its segments are sentences, `p3.s2` the second of block 3 (counted from 1).

    Values keep the markup, which is protected; a line end inside a sentence is one space, and no sentence goes over a
    hard line break. Front matter, code, HTML blocks and link definitions are no segments. `context` says
    `heading` or `table cell`; `notes` are requests to Glossator in comments before the block.
    """
    texts = [(block, text) for block in _blocks(raw) if _has_words(text := _text(raw, block))]
    language, notices = language_of((text.value for _, text in texts), languages.source)
    segments = tuple(
        Segment(f"p{number}.s{index}", sentence, block=number, context=block.context, notes=block.notes)
        for number, (block, text) in enumerate(texts, 1)
        for index, sentence in enumerate(_sentences(text, language), 1)
    )
    return Document(path, "markdown", raw, segments, source_language=language, notices=notices)


def _blocks(raw: str) -> Iterator[_Block]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    lines = tuple(Span(*match.span()) for match in _LINE.finditer(raw))
    first = _after_front_matter(raw, lines)
    # markdown-it takes U+0000 for U+FFFD and knows no byte-order mark; neither may move a character.
    text = raw[lines[first].start :].replace("\x00", "\ufffd") if first < len(lines) else ""
    text = text.replace("\ufeff", " ", 1) if text.startswith("\ufeff") else text
    tokens = parser.parse(text)
    row: list[Token] = []
    requests = Requests()
    for index, token in enumerate(tokens):
        if token.type == "html_block":
            for comment in comments_in(token.content):
                requests.hear(comment)
        elif token.type == "tr_close":
            notes = requests.notes()
            yield from (replace(cell, notes=notes) for cell in _cells(raw, lines, first, row))
            row = []
        elif token.type == "inline" and tokens[index - 1].type in ("th_open", "td_open"):
            row.append(token)
        elif token.type == "inline":
            found = tuple(_places(raw, lines, first, token))
            if found:
                kind = "heading" if tokens[index - 1].type == "heading_open" else ""
                yield _Block(found, kind, requests.notes())


def _after_front_matter(raw: str, lines: Sequence[Span]) -> int:
    """The number of the first line behind YAML or TOML front matter."""
    fence = _FRONT_MATTER.match(raw[lines[0].start : lines[0].end].rstrip("\r\n")) if lines else None
    if fence is None:
        return 0
    ends = (number for number, line in enumerate(lines) if number and raw[line.start : line.end].rstrip() == fence[1])
    return next(ends, -1) + 1


def _places(raw: str, lines: Sequence[Span], first: int, token: Token) -> Iterator[Span]:
    """Where the lines of a heading or a paragraph stand; each is the end of its line but for a heading's marks."""
    number = first + (token.map[0] if token.map else 0)
    for content in token.content.split("\n"):
        line = lines[number]
        start = raw.rfind(content.strip(" \t"), line.start, line.end)
        if start >= 0 and content.strip():
            yield Span(start, start + len(content.lstrip(" \t")))
        number += 1


def _cells(raw: str, lines: Sequence[Span], first: int, row: Sequence[Token]) -> Iterator[_Block]:
    """The cells of a table row, found between the pipes."""
    if not row or not row[0].map:
        return
    line = lines[first + row[0].map[0]]
    text = raw[line.start : line.end].rstrip()
    pipes = [match.start() for match in _PIPE.finditer(text)]
    bounds = list(zip((0, *(pipe + 1 for pipe in pipes)), (*pipes, len(text)), strict=True))
    contents = [token.content.replace("|", "\\|") for token in row]
    starts_with_pipe = not contents[0] or not text[: bounds[0][1]].rstrip().endswith(contents[0])
    for content, (start, end) in zip(contents, bounds[starts_with_pipe:], strict=False):
        place = text.rfind(content, start, end)
        if content and place >= 0:
            yield _Block((Span(line.start + place, line.start + place + len(content)),), _CELL)


def _text(raw: str, block: _Block) -> Text:
    text = text_of(_parts(raw, block.lines))
    return replace(text, protected=_protected(text.value))


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


def _has_words(text: Text) -> bool:
    bare = apply_edits(text.value, (Edit(span, "") for span in text.protected))
    return any(character.isalnum() for character in bare)


def _sentences(text: Text, language: str | None) -> Iterator[Text]:
    start = 0
    for line in text.value.split("\n"):
        part = cut(text, Span(start, start + len(line)))
        start += len(line) + 1
        for span in sentences(part.value, language, part.protected):
            yield cut(part, span)


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """As for any monolingual file, but that a new text can neither end its line nor its table cell."""
    return text_edits(document, [Change(old, _contained(new)) for old, new in changes])


def _contained(segment: Segment) -> Segment:
    text = segment.source if segment.target is None else segment.target
    value = " ".join(text.value.splitlines())
    safe = Text(_PIPE.sub(r"\\|", value) if segment.context == _CELL else value)
    return replace(segment, source=safe) if segment.target is None else replace(segment, target=safe)


FORMAT = Format("markdown", (".md", ".markdown"), parse, _edit)
