"""Requests to Glossator in the comments of a text (`<!-- glossator: ignore term-missing -->`)."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["Requests", "comments_in"]

_ASKS = "glossator:"
_IGNORE = f"{_ASKS} ignore"


class Requests:
    """What the comments so far ask for the blocks to come.

    `ignore RULES` holds for the next block, `off RULES` until `on RULES`, or until `on` alone, which ends them all.
    """

    def __init__(self) -> None:
        self._once: list[str] = []
        self._lasting: dict[str, None] = {}

    def hear(self, comment: str) -> None:
        """Take in the content of a comment; one that does not begin with `glossator:` asks nothing."""
        text = " ".join(comment.split())
        if not text.startswith(_ASKS):
            return
        verb, _, rules = text.removeprefix(_ASKS).strip().partition(" ")
        if verb == "ignore":
            self._once.append(text)
        elif verb == "off":
            self._lasting[rules] = None
        elif verb == "on" and rules:
            self._lasting.pop(rules, None)
        elif verb == "on":
            self._lasting.clear()

    def notes(self) -> tuple[str, ...]:
        """The notes of the block that comes now, each as `glossator: ignore RULES`."""
        notes = (*(f"{_IGNORE} {rules}".rstrip() for rules in self._lasting), *self._once)
        self._once.clear()
        return notes


def comments_in(html: str) -> Iterator[str]:
    """The contents of the comments in a piece of HTML, in order; one that never ends is none.

    >>> list(comments_in("<p><!-- a --><b><!--b--><!-- c"))
    [' a ', 'b']
    """
    position = 0
    while (start := html.find("<!--", position)) >= 0 and (end := html.find("-->", start + 4)) >= 0:
        yield html[start + 4 : end]
        position = end + 3
