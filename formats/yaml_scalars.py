"""Finds the scalars of a YAML file with PyYAML: their paths, styles and places, and the comments between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from glossator.errors import FormatError
from glossator.formats.resource import DEEPEST, refuse
from glossator.model import Span

__all__ = ["Scalar", "read_scalar", "scalars"]

_COMMENT = re.compile(r"(?:(?<=\s)|\A)#([^\r\n]*)")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_STRING = "tag:yaml.org,2002:str"


class Scalar(NamedTuple):
    """A string that is a value: its path of keys and numbers, and where it stands with its quotes or its header.

    `style` is "" (plain), ', ", | or >; `flow` says whether it stands in brackets. `notes` are the comments above its
    key, up to a blank line; `comments` all since the last string.
    """

    path: tuple[str, ...]
    value: str
    span: Span
    style: str
    flow: bool
    notes: tuple[str, ...]
    comments: tuple[str, ...]


@dataclass(slots=True)
class _Level:
    """A mapping or a list that is open."""

    is_list: bool
    flow: bool
    path: tuple[str, ...]
    key: str | None = None
    count: int = 0


def scalars(raw: str, path: str) -> list[Scalar]:
    """The strings of a file in order, keys left out, and of values with a tag only those that it calls strings.

    Raises:
        FormatError: it is no YAML, or nested too deep.
    """
    import yaml

    if raw.startswith("\ufeff"):
        # One of PyYAML's parsers counts a byte-order mark and the other does not.
        found = scalars(raw[1:], path)
        return [one._replace(span=Span(one.span.start + 1, one.span.end + 1)) for one in found]
    with suppress(yaml.YAMLError):
        return _Reading(raw, path).read(yaml.parse(raw, Loader=_fast()))
    try:
        return _Reading(raw, path).read(yaml.parse(raw, Loader=_tolerant()))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FormatError(f"is no YAML: {error.problem}", path=path, line=line, hint="mend the YAML") from error
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        raise refuse(raw, path, position, f"is no YAML: {str(error).splitlines()[0]}", "mend the YAML") from error
    except (ValueError, IndexError, RecursionError) as error:
        raise FormatError("is no YAML", path=path, line=1, hint="mend the YAML") from error


def read_scalar(written: str, *, flow: bool) -> str | None:
    """The string that a scalar is read as where it stands as a value; None where it is none, or not alone."""
    import yaml

    try:
        raw = f"k: [{written}]\n" if flow else f"k: {written}\n"
        found = _Reading(raw, "").read(yaml.parse(raw, Loader=_fast()))
    except (yaml.YAMLError, FormatError, ValueError):
        return None
    return found[0].value if len(found) == 1 and found[0].path == (("k", "0") if flow else ("k",)) else None


@cache
def _fast() -> Any:
    """PyYAML's loader in C, where it was built with it."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _tolerant() -> Any:
    """PyYAML's loader, but that a plain scalar in brackets may begin with a colon, as YAML 1.2 and Rails have it."""
    import yaml

    class Tolerant(yaml.SafeLoader):
        def check_value(self) -> bool:
            if not self.flow_level or self.peek(1) in "\0 \t\r\n\x85\u2028\u2029,[]{}":
                return bool(super().check_value())
            last: Any = self.tokens[-1] if self.tokens else None
            ends = isinstance(last, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken)
            quoted = isinstance(last, yaml.ScalarToken) and not last.plain
            return bool((ends or quoted) and last.end_mark.index == self.index)

        def check_plain(self) -> bool:
            follows = self.peek(1) not in "\0 \t\r\n\x85\u2028\u2029,[]{}"
            return bool(super().check_plain()) or bool(self.flow_level and self.peek() == ":" and follows)

    return Tolerant


class _Reading:
    """Follows the events of a file: the open levels, where the last token ended, and the comments since a string."""

    def __init__(self, raw: str, path: str) -> None:
        self._raw = raw
        self._path = path
        self._stack: list[_Level] = []
        self._end = 0
        self._notes: list[str] = []
        self._comments: list[str] = []
        self._found: list[Scalar] = []

    def read(self, events: Iterator[Any]) -> list[Scalar]:
        """The strings."""
        import yaml

        for event in events:
            start: int = event.start_mark.index
            self._hear(start)
            self._end = max(self._end, event.end_mark.index)
            if isinstance(event, yaml.CollectionStartEvent):
                path, is_key = self._place()
                if is_key:
                    self._stack[-1].key = "?"
                is_list = isinstance(event, yaml.SequenceStartEvent)
                self._stack.append(_Level(is_list, bool(event.flow_style), path))
                if len(self._stack) > DEEPEST:
                    what = f"is nested more than {DEEPEST} deep"
                    raise refuse(self._raw, self._path, start, what, "flatten it")
            elif isinstance(event, yaml.CollectionEndEvent):
                self._stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                self._take(event)
        return self._found

    def _place(self) -> tuple[tuple[str, ...], bool]:
        """The path of the node that comes now, and whether it is a key."""
        if not self._stack:
            return (), False
        level = self._stack[-1]
        if level.is_list:
            level.count += 1
            return (*level.path, str(level.count - 1)), False
        if level.key is None:
            return (*level.path, "?"), True
        path, level.key = (*level.path, level.key), None
        return path, False

    def _take(self, event: Any) -> None:
        path, is_key = self._place()
        value = getattr(event, "value", None)
        if is_key:
            self._stack[-1].key = "?" if value is None else value
            return
        if value is not None and _is_string(event):
            start = event.start_mark.index
            properties = _PROPERTIES.match(self._raw, start) if event.anchor or event.tag else None
            span = Span(properties.end() if properties else start, event.end_mark.index)
            flow = bool(self._stack) and self._stack[-1].flow
            notes, comments = tuple(self._notes), tuple(self._comments)
            self._found.append(Scalar(path, value, span, event.style or "", flow, notes, comments))
            self._comments = []
        self._notes = []

    def _hear(self, start: int) -> None:
        """Take in the comments before the token that starts there; one in the line of a string is said of it."""
        gap = self._raw[self._end : start]
        if "\n" not in gap and "#" not in gap:
            return
        for number, line in enumerate(gap.splitlines(keepends=True)):
            comment = _COMMENT.search(line if number else f" {line}")
            if comment:
                self._comments.append(comment[1])
                if number:
                    self._notes.append(comment[1].strip())
                elif self._found and self._found[-1].span.end == self._end:
                    self._found[-1] = self._found[-1]._replace(notes=(*self._found[-1].notes, comment[1].strip()))
            elif number and not line.strip() and line.endswith(("\n", "\r")):
                self._notes = []


def _is_string(event: Any) -> bool:
    import yaml

    if event.tag not in (None, "!"):
        return bool(event.tag == _STRING)
    return (
        bool(event.style)
        or event.tag == "!"
        or _resolver().resolve(yaml.ScalarNode, event.value, (True, False)) == _STRING
    )


@cache
def _resolver() -> Any:
    import yaml

    return yaml.resolver.Resolver()
