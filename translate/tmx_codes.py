"""The inline codes of TMX: placeholders in the text of a unit, elements in a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from glossator.formats.placeholders import address_spans, protected_spans
from glossator.formats.tmx_codes import CODES, CodeNames

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["escaped", "marked_up", "text_of"]

# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text_of(seg: _Element) -> str:
    """The text of a `seg`, its codes by their names; highlighted text (`hi`) is text."""
    return "".join(_parts(seg, CodeNames()))


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


def _parts(element: _Element, names: CodeNames) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name in CODES:
            content = None if len(child) else child.text or ""
            yield names.name(name, {key: value for key in ("x", "i") if (value := child.get(key))}, content)
        elif name:
            yield from _parts(child, names)
        yield child.tail or ""
