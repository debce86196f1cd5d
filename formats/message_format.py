"""Reads ICU MessageFormat as far as choices go: plural, select and selectordinal with their branches.

Source: https://unicode-org.github.io/icu/userguide/format_parse/messages/ (apostrophes quote braces).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.model import Span

__all__ = ["Choice", "choices", "skeleton"]

_OPENING = re.compile(r"\{\s{0,9}([\w.-]{1,99})\s{0,9},\s{0,9}(plural|selectordinal|select)\s{0,9},")
_OFFSET = re.compile(r"\s{0,9}offset\s{0,9}:\s{0,9}\d{1,9}")
_SELECTOR = re.compile(r"\s{0,99}(=\d{1,9}|[\w-]{1,99})\s{0,9}\{")
_END = re.compile(r"\s{0,99}\}")
_QUOTED = re.compile(r"'[{}#|][^']{0,9999}'?")
_MARKS = re.compile(r"['{}]")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """An argument that chooses among branches: its name, `plural`, `select` or `selectordinal`, and where it stands.

    `head` is the part of `span` that ends where the branches begin. `branches` are the selectors with where their
    contents stand, in order; `closed` is False where a brace is missing.
    """

    name: str
    kind: str
    span: Span
    head: Span
    branches: tuple[tuple[str, Span], ...]
    closed: bool = True


def choices(text: str) -> tuple[Choice, ...]:
    """The choices in a text, each before those in its branches.

    >>> [(one.name, [selector for selector, _ in one.branches]) for one in choices("{n, plural, one {# a} other {#}}")]
    [('n', ['one', 'other'])]
    """
    if "{" not in text or not _OPENING.search(text):
        return ()
    return tuple(_choices(text, Span(0, len(text)), 0))


def skeleton(text: str) -> tuple[Span, ...]:
    """What of a text with choices is no language: heads, selectors, braces, and the sign for the number; in order.

    >>> text = "{n, plural, one {# tree} other {# trees}}"
    >>> [text[span.start : span.end] for span in skeleton(text)]
    ['{n, plural, one {', '#', '} other {', '#', '}}']
    """
    return tuple(sorted(span for choice in choices(text) for span in _skeleton(text, choice)))


def _skeleton(text: str, choice: Choice) -> Iterator[Span]:
    start = choice.span.start
    for _, content in choice.branches:
        yield Span(start, content.start)
        start = content.end
        if choice.kind != "select":
            signs = re.finditer("#", text[content.start : content.end])
            yield from (Span(content.start + sign.start(), content.start + sign.end()) for sign in signs)
    yield Span(start, choice.span.end)


def _choices(text: str, within: Span, depth: int) -> Iterator[Choice]:
    position = within.start
    while depth < _DEEPEST and (opening := _OPENING.search(text, position, within.end)):
        choice = _choice(text, opening, within.end)
        yield choice
        for _, content in choice.branches:
            yield from _choices(text, content, depth + 1)
        position = choice.span.end


def _choice(text: str, opening: re.Match[str], end: int) -> Choice:
    position = opening.end()
    if offset := _OFFSET.match(text, position, end):
        position = offset.end()
    head = position
    branches: list[tuple[str, Span]] = []
    closed = True
    while closed and (selector := _SELECTOR.match(text, position, end)):
        close = _closing(text, selector.end(), end)
        closed = close is not None
        branches.append((selector[1], Span(selector.end(), end if close is None else close)))
        position = end if close is None else close + 1
    finish = _END.match(text, position, end) if closed else None
    span = Span(opening.start(), finish.end() if finish else position)
    return Choice(opening[1], opening[2], span, Span(opening.start(), head), tuple(branches), finish is not None)


def _closing(text: str, start: int, end: int) -> int | None:
    """Where the brace closes that was opened before `start`."""
    depth, position = 1, start
    while mark := _MARKS.search(text, position, end):
        position = mark.end()
        if mark[0] == "'":
            quoted = _QUOTED.match(text, mark.start(), end)
            position = quoted.end() if quoted else position
        else:
            depth += 1 if mark[0] == "{" else -1
            if depth == 0:
                return mark.start()
    return None
