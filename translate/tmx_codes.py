"""The inline codes of TMX: placeholders in the text of a unit, elements in a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from glossator.formats.placeholders import address_spans, protected_spans
from glossator.model import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["escaped", "marked_up", "text_of"]

# Elements that hold code of the original format, not language (TMX 1.4b, "Content Markup").
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text_of(seg: _Element) -> str:
    """The text of a `seg`, its codes as placeholders.

    A code that reads as a placeholder or a tag by itself stays as it is (`<b>`, `%s`); any other, as those of RTF, is
    {1}, {2} … by its number in the file, else by its place. Highlighted text (`hi`) is text.
    """
    return "".join(_parts(seg, iter(range(1, 1_000_000))))


def marked_up(text: str, numbers: dict[tuple[str, int], int]) -> str:
    """`text` as the content of a `seg`, its placeholders and tags as `ph`, so that they come back as they are.

    `numbers` are those that the codes have had so far, shared by the texts of a unit.

    >>> marked_up("See <b>%s</b> & go", {})
    'See <ph x="1">&lt;b&gt;</ph><ph x="2">%s</ph><ph x="3">&lt;/b&gt;</ph> &amp; go'
    """
    parts: list[str] = []
    position = 0
    seen: Counter[str] = Counter()
    addresses = set(address_spans(text))
    for span in (span for span in protected_spans(text) if span not in addresses):
        code = text[span.start : span.end]
        seen[code] += 1
        number = numbers.setdefault((code, seen[code]), len(numbers) + 1)
        parts += [escaped(text[position : span.start]), f'<ph x="{number}">{escaped(code)}</ph>']
        position = span.end
    return "".join(parts) + escaped(text[position:])


def escaped(text: str) -> str:
    """`text` as XML, also within an attribute; what XML cannot hold is U+FFFD."""
    return escape(_UNWRITABLE.sub("\ufffd", text), {'"': "&quot;", "\r": "&#13;"})


def _parts(element: _Element, places: Iterator[int]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not isinstance(child.tag, str):
            pass
        elif child.tag.rpartition("}")[2] in _CODES:
            yield _placeholder(child, next(places))
        else:
            yield from _parts(child, places)
        yield child.tail or ""


def _placeholder(code: _Element, place: int) -> str:
    content = code.text or ""
    if len(code) == 0 and protected_spans(content) == (Span(0, len(content)),):
        return content
    number = code.get("x") or str(place)
    return f"{{{number}}}" if number.isdecimal() else f"{{{place}}}"
