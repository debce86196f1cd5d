"""The inline codes of TMX: what they are shown as, and where they stand in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from glossator.formats.format import Part
from glossator.formats.placeholders import protected_spans
from glossator.formats.xml_elements import local_name, parts
from glossator.formats.xml_inline import Chunk
from glossator.formats.xml_tokens import TOKEN, attributes_of
from glossator.model import Span

__all__ = ["CODES", "CodeNames", "seg_chunks"]

# Elements that hold code of the original format, not language (TMX 1.4b, "Content Markup").
CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})


class CodeNames:
    """Names the codes of one text, in order.

    A code that reads as a placeholder or a tag by itself stays as it is (`<b>`, `%s`); any other, as those of RTF, is
    {1}, {2} … by its number in the file (`x`), else by its place; the end of a pair has the number of its beginning,
    as in {/1}.
    """

    def __init__(self) -> None:
        self._place = 0
        self._opened: dict[str, str] = {}
        self._numbers: set[str] = set()

    def name(self, element: str, attributes: Mapping[str, str], content: str | None) -> str:
        """The name of the next code; `content` is None where there is more in it than characters."""
        self._place += 1
        number = self._number(element, attributes)
        if content and protected_spans(content) == (Span(0, len(content)),):
            return content
        return f"{{{number}}}"

    def _number(self, element: str, attributes: Mapping[str, str]) -> str:
        pair = attributes.get("i", "")
        if element == "ept" and pair in self._opened:
            return f"/{self._opened[pair]}"
        number = attributes.get("x", "")
        if not number.isdecimal() or number in self._numbers:
            number = str(self._place)
        while number in self._numbers:
            number = str(int(number) + 1)
        self._numbers.add(number)
        if element == "bpt":
            self._opened[pair] = number
        return number


def seg_chunks(raw: str, content: Span) -> Iterator[Chunk]:
    """The chunks of the content of a `seg`: an element of code is one, of highlighted text (`hi`) each tag is."""
    names = CodeNames()
    first: re.Match[str] | None = None
    inside: list[str] = []
    depth = deepest = 0
    for token in TOKEN.finditer(raw, content.start, content.end):
        name = local_name(token)
        if not name:
            if token["text"] is None and token["cdata"] is None:
                continue
            if first is None:
                yield from map(Chunk, parts(token))
            else:
                inside += (part.value for part in parts(token))
            continue
        if first is None and name not in CODES:
            yield Chunk(Part(f"<{token['close']}{name}{token['empty']}>", token.start(), len(token.group())), True)
            continue
        if first is None:
            first, inside, deepest = token, [], 0
        depth += -1 if token["close"] else 1
        deepest = max(deepest, depth)
        depth -= bool(token["empty"])
        if depth == 0:
            shown = names.name(local_name(first), attributes_of(first), "".join(inside) if deepest == 1 else None)
            yield Chunk(Part(shown, first.start(), token.end() - first.start()), True)
            first = None
