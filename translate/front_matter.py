"""The front matter of a localized Markdown document: fields that say its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from glossator.model import Document, Edit, Span, apply_edits

__all__ = ["front_matter", "front_matter_localized"]

_BLOCK = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*\r?$", re.MULTILINE | re.DOTALL)
# A field of the document itself, in YAML or TOML, its value on the same line.
_FIELD = re.compile(r"""^([\w-]+)[ \t]*[:=][ \t]*(["']?)([^\s"'#][^"'#\r\n]*)""", re.MULTILINE)


def front_matter(text: str) -> Span:
    """Where the fields stand, YAML or TOML; an empty span at the start where there are none."""
    found = _BLOCK.match(text)
    return Span(*found.span(2)) if found else Span(0, 0)


def front_matter_localized(document: Document, rendered: bytes, values: Mapping[str, str]) -> bytes:
    """The bytes of a localized Markdown document, with those fields that it has set to new values."""
    if not values or document.format != "markdown":
        return rendered
    text = rendered.decode(document.encoding)
    return apply_edits(text, _edits(text, values)).encode(document.encoding)


def _edits(text: str, values: Mapping[str, str]) -> Iterator[Edit]:
    place = front_matter(text)
    for field in _FIELD.finditer(text, place.start, place.end):
        if field[1] in values:
            start = field.start(3)
            yield Edit(Span(start, start + len(field[3].rstrip())), values[field[1]])
