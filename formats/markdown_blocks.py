"""Finds the texts of a Markdown file: where each stands, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from glossator.formats import html_blocks
from glossator.formats.comments import Requests, comments_in
from glossator.formats.front_matter import end_of_front_matter, fields
from glossator.formats.markdown_titles import definition_titles
from glossator.model import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["CELL", "Kind", "MarkdownBlock", "markdown_blocks"]

CELL = "table cell"

# As markdown-it breaks lines.
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_PIPE = re.compile(r"(?<!\\)\|")
# Marks of other dialects at the start of a line: a footnote's text, a definition, an alert of GitHub; a line of a
# container (Pandoc, VitePress) has no text at all. Sources: https://github.github.com/gfm/,
# https://docs.github.com/en/get-started/writing-on-github, https://pandoc.org/MANUAL.html
_OPENING = re.compile(r"(?:\[\^[^\]\s]{1,99}\]:|:(?=[ \t])|\[![A-Za-z]{1,20}\][-+]?)[ \t]*|:{3,}[^\r\n]*")


class Kind(Enum):
    """What a block is: only a text has markup of Markdown, and only a text and HTML have sentences."""

    TEXT = "text"
    TITLE = "title of a link"
    FIELD = "value of the front matter"
    HTML = "HTML"


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block of text: where its lines stand without indents, quote marks and list marks, and what is said of it.

    `quote` are the quotes of a title or a value; `html` is what a block of HTML is in its own right.
    """

    lines: tuple[Span, ...]
    context: str = ""
    notes: tuple[str, ...] = ()
    kind: Kind = Kind.TEXT
    quote: str = ""
    html: html_blocks.Block | None = None


def markdown_blocks(raw: str) -> tuple[MarkdownBlock, ...]:
    """The blocks of a file in order."""
    lines = tuple(Span(*match.span()) for match in _LINE.finditer(raw))
    start = end_of_front_matter(raw)
    first = next((number for number, line in enumerate(lines) if line.start >= start), len(lines))
    found = [_field(*field) for field in fields(raw)]
    environment: dict[str, Any] = {}
    found += _body(raw, lines, first, _tokens(raw[start:], environment))
    references = environment.get("references", {})
    found += _footnotes(raw, lines, first, references)
    for place in definition_titles(raw, lines, first, references):
        found.append(MarkdownBlock((place,), "link title", kind=Kind.TITLE, quote=raw[place.start - 1]))
    return tuple(sorted(found, key=lambda block: block.lines[0].start))


def _field(key: str, span: Span, quote: str) -> MarkdownBlock:
    return MarkdownBlock((span,), f"front matter {key}", kind=Kind.FIELD, quote=quote)


def _footnotes(raw: str, lines: Sequence[Span], first: int, references: Mapping[str, Any]) -> Iterator[MarkdownBlock]:
    """The footnotes of one word, which CommonMark takes for definitions of links."""
    for label, reference in references.items():
        line = lines[first + reference["map"][0]]
        start = raw.find("[^", line.start, line.end) if label.startswith("^") else -1
        mark = _OPENING.match(raw, start, line.end) if start >= 0 else None
        if mark:
            text = raw[mark.end() : line.end].rstrip()
            yield MarkdownBlock((Span(mark.end(), mark.end() + len(text)),))


def _tokens(text: str, environment: dict[str, Any]) -> list[Token]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    # markdown-it takes U+0000 for U+FFFD and knows no byte-order mark; neither may move a character.
    text = text.replace("\x00", "\ufffd")
    return parser.parse(text.replace("\ufeff", " ", 1) if text.startswith("\ufeff") else text, environment)


def _body(raw: str, lines: Sequence[Span], first: int, tokens: Sequence[Token]) -> Iterator[MarkdownBlock]:
    row: list[Token] = []
    requests = Requests()
    for index, token in enumerate(tokens):
        if token.type == "html_block":
            yield from _html(raw, lines, first, token, requests)
        elif token.type == "tr_close":
            notes = requests.notes()
            yield from (replace(cell, notes=notes) for cell in _cells(raw, lines, first, row))
            row = []
        elif token.type == "inline" and tokens[index - 1].type in ("th_open", "td_open"):
            row.append(token)
        elif token.type == "inline":
            kind = "heading" if tokens[index - 1].type == "heading_open" else ""
            paragraphs = _split(raw, _places(raw, lines, first, token))
            for number, found in enumerate(paragraphs):
                yield MarkdownBlock(found, kind, requests.notes() if not number else ())


def _html(raw: str, lines: Sequence[Span], first: int, token: Token, requests: Requests) -> Iterator[MarkdownBlock]:
    """The texts of a block of HTML, where it stands in the file as it is: not in a quote or a list."""
    comments = list(comments_in(token.content))
    heard = 0
    place = Span(lines[first + token.map[0]].start, lines[first + token.map[1] - 1].end) if token.map else Span(0, 0)
    if _unbroken(raw[place.start : place.end]) == _unbroken(token.content):
        for block in html_blocks.blocks(raw, place):
            for comment in block.comments:
                requests.hear(comment)
            heard += len(block.comments)
            yield MarkdownBlock((block.span,), block.context, requests.notes(), Kind.HTML, html=block)
    for comment in comments[heard:]:
        requests.hear(comment)


def _unbroken(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd").strip()


def _split(raw: str, lines: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """The lines of a paragraph, parted where the mark of another dialect begins a line; without the marks."""
    paragraph: list[Span] = []
    for line in lines:
        mark = _OPENING.match(raw, line.start, line.end)
        if mark and paragraph:
            yield tuple(paragraph)
            paragraph = []
        if mark is None or mark.end() < line.end:
            paragraph.append(Span(mark.end(), line.end) if mark else line)
        if mark and mark.group().startswith("[!") and paragraph:
            yield tuple(paragraph)
            paragraph = []
    if paragraph:
        yield tuple(paragraph)


def _places(raw: str, lines: Sequence[Span], first: int, token: Token) -> Iterator[Span]:
    """Where the lines of a heading or a paragraph stand; each is the end of its line but for a heading's marks."""
    number = first + (token.map[0] if token.map else 0)
    for content in token.content.split("\n"):
        line = lines[number]
        start = raw.rfind(content.strip(" \t"), line.start, line.end)
        if start >= 0 and content.strip():
            yield Span(start, start + len(content.lstrip(" \t")))
        number += 1


def _cells(raw: str, lines: Sequence[Span], first: int, row: Sequence[Token]) -> Iterator[MarkdownBlock]:
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
            yield MarkdownBlock((Span(line.start + place, line.start + place + len(content)),), CELL)
