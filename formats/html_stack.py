"""The elements that are open at a place of an HTML file, as far as texts depend on them.

Source: the HTML standard, 13.2.6 (tree construction), without foster parents and without opening again what a
paragraph closed: these move nodes, not texts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from glossator.formats.html_names import BLOCKS, CLOSES, ENDS_PARAGRAPH

__all__ = ["Element", "Stack"]

_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Element:
    """An open element.

    `is_kept`: its text is not to be translated; `is_hidden`: nor shown; `is_preserved`: its white space counts;
    `context` is that of its texts.
    """

    name: str
    is_kept: bool = False
    is_hidden: bool = False
    is_preserved: bool = False
    context: str = ""


class Stack:
    """Opens and closes elements, each in constant time on average.

    An end tag reaches as far as an element of a higher level (html_names.BLOCKS); what is open within that reach is
    counted by name, a counter for each reach.
    """

    def __init__(self) -> None:
        self._elements = [Element("")]
        self._open: list[list[Counter[str]]] = [[Counter()] for _ in range(_LEVELS)]

    @property
    def top(self) -> Element:
        """The innermost open element; one without a name stands for the file."""
        return self._elements[-1]

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._elements) - 1

    def make_room(self, name: str) -> None:
        """Close what the start tag of `name` closes where end tags were left out."""
        if name in ENDS_PARAGRAPH:
            self.close("p")
        for other in CLOSES.get(name, ()):
            self.close(other)

    def open(self, element: Element) -> None:
        """Put an element inside the innermost one."""
        level = BLOCKS.get(element.name, 0)
        self._elements.append(element)
        self._open[level][-1][element.name] += 1
        for lower in range(level):
            self._open[lower].append(Counter())

    def close(self, name: str) -> Element | None:
        """Close the innermost element of that name in reach with all that it holds; None: there is none."""
        if not self._open[BLOCKS.get(name, 0)][-1][name]:
            return None
        while (element := self._pop()).name != name:
            pass
        return element

    def _pop(self) -> Element:
        element = self._elements.pop()
        level = BLOCKS.get(element.name, 0)
        for lower in range(level):
            self._open[lower].pop()
        self._open[level][-1][element.name] -= 1
        return element
