"""Titles of links and images in Markdown: texts of their own, which their links are shown without.

Source: CommonMark 0.31, 6.3 (links) and 4.7 (link reference definitions), https://spec.commonmark.org/0.31.2/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from glossator.model import Span

__all__ = ["definition_titles", "escaped_title", "link_titles"]

_TITLE = r"""(?:"((?:[^"\\\r\n]|\\.)*)"|'((?:[^'\\\r\n]|\\.)*)')"""
# Behind the text of a link: its destination and its title.
_LINK = re.compile(
    rf"""\]\([ ]{{0,9}}(?:<[^<>\n]{{0,2000}}>|[^\s<>()"']{{1,2000}})([ \t]{{1,9}}{_TITLE})[ ]{{0,9}}\)"""
)
_DEFINITION = re.compile(rf"[ \t]*(?:[^\r\n]*\S)?[ \t]+{_TITLE}[ \t]*\Z|[ \t]*{_TITLE}[ \t]*\Z")


def link_titles(value: str) -> Iterator[tuple[Span, Span]]:
    """The titles of the links in a text: what is not shown of each, and its words.

    >>> list(link_titles('[a](b "c d")'))
    [(Span(start=5, end=11), Span(start=7, end=10))]
    """
    for found in _LINK.finditer(value) if "](" in value else ():
        words = Span(*found.span(2 if found[2] is not None else 3))
        if any(map(str.isalnum, value[words.start : words.end])):
            yield Span(*found.span(1)), words


def definition_titles(raw: str, lines: Sequence[Span], first: int, references: Mapping[str, Any]) -> Iterator[Span]:
    """The titles of link reference definitions, as markdown-it found them, where they stand in one line."""
    for label, reference in references.items():
        if not reference["title"] or label.startswith("^"):
            continue
        line = lines[first + reference["map"][1] - 1]
        content = raw[line.start : line.end].rstrip("\r\n")
        found = _DEFINITION.match(content)
        group = found.lastindex if found else None
        if found and group and any(map(str.isalnum, found[group])):
            yield Span(line.start + found.start(group), line.start + found.end(group))


def escaped_title(value: str, quote: str) -> str:
    """A title in which its own quotes are escaped.

    >>> escaped_title('The "bay"', '"')
    'The \\\\"bay\\\\"'
    """
    text = " ".join(value.split())
    return re.sub(rf"(\\.)|{quote}", lambda found: found[1] or f"\\{quote}", text)
