"""Writes changed texts into Markdown: links keep their titles; no text ends its line, its quotes or its table cell."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from glossator.errors import FormatError
from glossator.formats.format import Change
from glossator.formats.front_matter import written
from glossator.formats.gaps import difference, gaps
from glossator.formats.html_edits import html_edits
from glossator.formats.markdown_blocks import CELL, Kind, MarkdownBlock, markdown_blocks
from glossator.formats.markdown_titles import escaped_title
from glossator.model import Document, Edit, Segment, Span, Text, apply_edits

__all__ = ["markdown_edits"]

_PIPE = re.compile(r"(?<!\\)\|")
# The end of a link as it is shown without its title.
_LINK_END = re.compile(r"""\]\([ ]{0,9}(?:<[^<>\n]{0,2000}>|[^\s<>()"']{1,2000})[ ]{0,9}\)""")
_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")


def markdown_edits(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the file that make the changes.

    Raises:
        FormatError: a changed text has no place in the file, or in HTML, a tag has lost its other half.
    """
    raw = document.raw
    is_toml = raw.removeprefix("\ufeff").startswith("+++")
    blocks = list(_outer(block for block in markdown_blocks(raw) if block.kind is not Kind.TEXT))
    starts = [block.lines[0].start for block in blocks]
    html: list[Change] = []
    titles: list[Edit] = []
    running: list[tuple[Segment, Text, str]] = []
    for change in changes:
        before, value = change.old.target or change.old.source, (change.new.target or change.new.source).value
        place = _place(document, change.old, before)
        number = bisect_right(starts, place.start) - 1
        block = blocks[number] if number >= 0 and place.end <= blocks[number].lines[0].end else None
        if block and block.kind is Kind.HTML:
            html.append(Change(change.old, _in_one_block(change.new)))
        elif block and block.kind is Kind.FIELD:
            yield _field(block, value, is_toml)
        elif change.old.context == "link title":
            titles.append(Edit(place, escaped_title(value, raw[place.start - 1])))
        else:
            line = " ".join(value.splitlines())
            running.append((change.old, before, _PIPE.sub(r"\|", line) if change.old.context == CELL else line))
    titles.sort()
    for old, before, value in running:
        yield from _running_edits(document, old, before, value, titles)
    yield from titles
    if html:
        plain = [block.html for block in markdown_blocks(raw) if block.html and block.html.is_plain]
        yield from html_edits(raw, document.path, html, plain)


def _place(document: Document, segment: Segment, text: Text) -> Span:
    place = text.to_file(Span(0, len(text.value)))
    if place is None:
        raise FormatError(f"the segment {segment.id} has no place in the file", path=document.path)
    return place


def _outer(blocks: Iterable[MarkdownBlock]) -> Iterator[MarkdownBlock]:
    """The blocks that lie in no other one."""
    end = 0
    for block in blocks:
        if block.lines[0].end > end:
            yield block
            end = block.lines[0].end


def _field(block: MarkdownBlock, value: str, is_toml: bool) -> Edit:
    place, quotes = block.lines[0], len(block.quote)
    return Edit(Span(place.start - quotes, place.end + quotes), written(value, block.quote, is_toml))


def _in_one_block(segment: Segment) -> Segment:
    """The segment without blank lines, which would end its block."""
    text = segment.source if segment.target is None else segment.target
    safe = Text(_BLANK_LINES.sub("\n", text.value))
    return replace(segment, source=safe) if segment.target is None else replace(segment, target=safe)


def _running_edits(document: Document, old: Segment, before: Text, value: str, titles: list[Edit]) -> Iterator[Edit]:
    """The edits of a text; takes those of its titles out of `titles` where it moves a link."""
    links = [span for span in before.protected if _hides(document.raw, before, span)]
    found = list(_in_order(value, [before.value[span.start : span.end] for span in links]))
    if len(found) == len(links):
        for (span, _), (_, text) in zip(gaps(before.value, links), gaps(value, found), strict=True):
            yield from difference(before, span, text)
        return
    whole = _place(document, old, before)
    first, last = bisect_left(titles, whole.start, key=_start), bisect_left(titles, whole.end, key=_start)
    moved, titles[first:last] = titles[first:last], []
    yield Edit(whole, "".join(_rewritten(document.raw, before, value, links, moved)))


def _hides(raw: str, text: Text, span: Span) -> bool:
    """Whether a code is the end of a link that is shown without its title."""
    place = text.to_file(span)
    shown = text.value[span.start : span.end]
    return place is not None and shown.startswith("](") and raw[place.start : place.end] != shown


def _start(edit: Edit) -> int:
    return edit.span.start


def _in_order(value: str, codes: Sequence[str]) -> Iterator[Span]:
    position = 0
    for code in codes:
        start = value.find(code, position)
        if start < 0:
            return
        position = start + len(code)
        yield Span(start, position)


def _rewritten(raw: str, before: Text, value: str, links: Sequence[Span], titles: Sequence[Edit]) -> Iterator[str]:
    """The new text, each link that was there before with its title."""
    known: dict[str, list[Span]] = {}
    for link in reversed(links):
        known.setdefault(before.value[link.start : link.end], []).append(link)
    position = 0
    for found in _LINK_END.finditer(value):
        same = known.get(found.group())
        if same is None:
            continue
        yield value[position : found.start()]
        place = before.to_file(same.pop() if len(same) > 1 else same[0]) or Span(0, 0)
        own = titles[bisect_left(titles, place.start, key=_start) : bisect_left(titles, place.end, key=_start)]
        inside = (Edit(Span(one.span.start - place.start, one.span.end - place.start), one.text) for one in own)
        yield apply_edits(raw[place.start : place.end], inside)
        position = found.end()
    yield value[position:]
