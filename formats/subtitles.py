"""Subtitles: SubRip (SRT) and WebVTT.

Source: https://www.w3.org/TR/webvtt1/ ; SubRip has no standard: a number, a line of times, lines of text, a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from glossator.errors import FormatError
from glossator.formats.comments import Requests
from glossator.formats.format import Change, Format, Languages
from glossator.formats.placeholders import merged
from glossator.formats.resource import monolingual, parts_of, string_edits, text_with_codes
from glossator.model import Document, Edit, Segment, Span, Text

__all__ = ["FORMAT", "parse"]

_LINE = re.compile(r"(?P<text>[^\r\n]*)(?:\r\n?|\n|\Z)")
_TIMES = re.compile(
    r"\s*(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\s*-->\s*(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}(?:\s|\Z)"
)
_LINE_END = re.compile(r"\r\n?")
# Tags of WebVTT (<v Name>, <00:01.000>, <c.loud>) and of SubRip's older relatives ({\an8}).
_TAG = re.compile(r"</?(?:[A-Za-z][\w.]{0,99}(?:\s[^<>\r\n]{0,999})?|\d[\d:.]{0,19})>|\{\\[^{}\r\n]{0,99}\}")
_COMMENT = re.compile(r"\ufeff?NOTE(?:\s|\Z)")


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a file of subtitles: a segment for each cue with words in it, lines as they are broken.

    Ids are the numbers or names of the cues. Tags are protected, styles and regions no text; comments are notes.

    Raises:
        FormatError: no line of times is where one must be.
    """
    return monolingual("subtitles", raw, path, languages, _segments(raw, path))


def _segments(raw: str, path: str) -> Iterator[Segment]:
    is_vtt = raw.lstrip("\ufeff").startswith("WEBVTT")
    lines = [(match["text"], match.start()) for match in _LINE.finditer(raw)]
    cues = [number for number, (line, _) in enumerate(lines) if _TIMES.match(line.lstrip("\ufeff"))]
    if not cues and raw.strip("\ufeff \t\r\n") and not is_vtt:
        raise FormatError("no line of times such as 00:00:01,000 --> 00:00:02,000 was found", path=path, line=1)
    heads = [_head(lines, cue, is_vtt) for cue in cues]
    requests = Requests()
    position = 0
    for count, (cue, head, following) in enumerate(zip(cues, heads, (*heads[1:], len(lines)), strict=False), 1):
        for comment in _comments(lines[position:head]) if is_vtt else ():
            requests.hear(comment)
        position = _end(lines, cue + 1, following, is_vtt)
        if position > cue + 1:
            last, start = lines[position - 1]
            name = lines[head][0].strip("\ufeff \t") if head < cue else ""
            yield Segment(name or str(count), _text(raw, lines[cue + 1][1], start + len(last)), notes=requests.notes())


def _head(lines: Sequence[tuple[str, int]], cue: int, is_vtt: bool) -> int:
    """The line of the number or name of a cue, else that of its times; WebVTT has a blank line before a name."""
    before = lines[cue - 1][0].strip("\ufeff \t") if cue else ""
    if is_vtt:
        return cue - 1 if before and cue > 1 and not lines[cue - 2][0].strip() else cue
    return cue - 1 if before.isdecimal() else cue


def _end(lines: Sequence[tuple[str, int]], start: int, following: int, is_vtt: bool) -> int:
    """The line behind the text of a cue: of SubRip blank lines are part of it, if text comes after them."""
    if is_vtt:
        return next((number for number in range(start, following) if not lines[number][0].strip()), following)
    while following > start and not lines[following - 1][0].strip():
        following -= 1
    return following


def _comments(lines: Sequence[tuple[str, int]]) -> Iterator[str]:
    """The comments of WebVTT: blocks that begin with NOTE."""
    block: list[str] = []
    for line, _ in (*lines, ("", 0)):
        if line.strip():
            block.append(line)
            continue
        if block and _COMMENT.match(block[0]):
            yield "\n".join([block[0].lstrip("\ufeff")[4:], *block[1:]])
        block = []


def _text(raw: str, start: int, end: int) -> Text:
    text = text_with_codes(parts_of(raw, Span(start, end), _LINE_END, lambda _found: "\n"))
    tags = [Span(*match.span()) for match in _TAG.finditer(text.value)]
    return replace(text, protected=merged((*tags, *text.protected)))


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """What differs; a new text has no blank lines, which would end its cue, and the line ends of the file."""
    newline = "\r\n" if "\r\n" in document.raw else "\n"
    whole = [Change(old, _contained(old, new)) for old, new in changes]
    yield from string_edits(document, whole, lambda one: newline if one == "\n" else one, {})


def _contained(old: Segment, new: Segment) -> Segment:
    value = (new.source if new.target is None else new.target).value
    rows = _LINE_END.sub("\n", value).split("\n")
    kept = rows if "\n\n" in old.source.value else [row for row in rows if row.strip()]
    contained = "\n".join(kept)
    return replace(new, target=Text(contained if "-->" in old.source.value else contained.replace("-->", "->")))


FORMAT = Format(
    "subtitles",
    (".srt", ".vtt"),
    parse,
    _edit,
    sniff=lambda head: head.lstrip("\ufeff").startswith("WEBVTT"),
)
