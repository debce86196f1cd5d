"""Project Fluent's resources (FTL). Source: https://github.com/projectfluent/fluent/blob/master/spec/fluent.ebnf"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from glossator.errors import FormatError
from glossator.formats.comments import Requests
from glossator.formats.format import Change, Format, Languages, Part
from glossator.formats.resource import CATEGORIES, difference, monolingual, parts_of, refuse, sides, text_with_codes
from glossator.model import Document, Edit, Segment, Span, Text

if TYPE_CHECKING:
    from fluent.syntax import ast

__all__ = ["FORMAT", "parse"]

_CRLF = re.compile(r"\r\n")
_LINE_END = re.compile(r"\r?\n *")
# What would be syntax at the start of a line, and what is so anywhere.
_AT_START = re.compile(r"(?<=\n)[\[*.]|(?<=\n) +")
_BRACE = re.compile(r"[{}]")


class _Found(NamedTuple):
    """A pattern of a message: the id of its text, and the number among the forms of a plural."""

    id: str
    pattern: ast.Pattern
    plural: int | None = None


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a resource: a segment for each message, term, attribute or variant with words in it.

    Ids are `message`, `-term`, `message.attribute` and `message[variant]`. Placeables are protected; where text stands
    beside a selector the whole is one text, of which the selector's structure is protected. Comments are notes.

    Raises:
        FormatError: something in it is no Fluent.
    """
    from fluent.syntax import FluentParser, ast

    try:
        resource = FluentParser(with_spans=True).parse(raw.replace("\ufeff", "\n", 1) if raw[:1] == "\ufeff" else raw)
    except RecursionError as error:
        raise FormatError("is nested too deep", path=path, line=1, hint="take selectors apart") from error
    for entry in resource.body:
        if isinstance(entry, ast.Junk) and entry.annotations and (entry.content or "").strip("\ufeff \t\r\n"):
            said = entry.annotations[0]
            raise refuse(raw, path, _span(said).start, f"is no Fluent: {said.message}", "mend the message")
    return monolingual("fluent", raw, path, languages, _segments(raw, resource))


def _segments(raw: str, resource: ast.Resource) -> Iterator[Segment]:
    from fluent.syntax import ast

    requests = Requests()
    for entry in resource.body:
        if isinstance(entry, ast.BaseComment):
            requests.hear(entry.content or "")
        if not isinstance(entry, ast.Message | ast.Term):
            continue
        said = entry.comment.content or "" if entry.comment else ""
        requests.hear(said)
        notes = (*((said,) if said and not said.startswith("glossator:") else ()), *requests.notes())
        name = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
        patterns = [(name, entry.value), *((f"{name}.{one.id.name}", one.value) for one in entry.attributes)]
        for id_, pattern in patterns:
            for found in _variants(_Found(id_, pattern)) if pattern else ():
                yield Segment(found.id, _text(raw, found.pattern), plural=found.plural, notes=notes)


def _variants(found: _Found) -> Iterator[_Found]:
    """The pattern itself, or those of its variants where it is nothing but a selector."""
    from fluent.syntax import ast

    first = found.pattern.elements[0] if len(found.pattern.elements) == 1 else None
    selector = first.expression if isinstance(first, ast.Placeable) else None
    if not isinstance(selector, ast.SelectExpression):
        yield found
        return
    keys = [one.key.name if isinstance(one.key, ast.Identifier) else one.key.value for one in selector.variants]
    order = [category for category in CATEGORIES if category in keys]
    for key, variant in zip(keys, selector.variants, strict=True):
        plural = order.index(key) if key in order and len(order) > 1 else None
        yield from _variants(_Found(f"{found.id}[{key}]", variant.value, plural))


def _text(raw: str, pattern: ast.Pattern) -> Text:
    from fluent.syntax import ast

    parts: list[Part] = []
    codes: list[Span] = []
    position = 0
    for element in pattern.elements:
        inside = _words(element.expression) if isinstance(element, ast.Placeable) else [_span(element)]
        place = _span(element).start
        for words in [*inside, Span(_span(element).end, _span(element).end)]:
            code = list(parts_of(raw, Span(place, words.start), _CRLF, _line_feed))
            length = sum(len(part.value) for part in code)
            codes += [Span(position, position + length)] if length else []
            inside_text = list(parts_of(raw, words, _LINE_END, _line_feed))
            position += length + sum(len(part.value) for part in inside_text)
            parts += [*code, *inside_text]
            place = words.end
    return text_with_codes(parts, codes)


def _line_feed(_found: re.Match[str]) -> str:
    return "\n"


def _words(expression: ast.SyntaxNode) -> list[Span]:
    """Where text stands in a placeable: in the variants of a selector."""
    from fluent.syntax import ast

    if not isinstance(expression, ast.SelectExpression):
        return []
    found: list[Span] = []
    for variant in expression.variants:
        for element in variant.value.elements:
            found += [_span(element)] if isinstance(element, ast.TextElement) else _words(element.expression)
    return found


def _span(node: ast.SyntaxNode) -> Span:
    if node.span is None:
        raise ValueError("parsed without spans")
    return Span(node.span.start, node.span.end)


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the patterns that changed; braces that are no placeable are written as text.

    Raises:
        FormatError: the new text is no Fluent.
    """
    for change in changes:
        before, value = sides(change)
        # White space around a pattern is no part of it.
        value = value.strip(" \r\n")
        codes = [before.value[one.start : one.end] for one in before.protected]
        known = "|".join(map(re.escape, sorted(filter(None, codes), key=len, reverse=True)))
        pattern = re.compile(known) if known else None
        place, changed = difference(before, value, pattern)
        if place is None:
            raise FormatError(f"the segment {change.old.id} has no place in the file", path=document.path)
        newline = _newline(document.raw, before)
        for inserted in (value[changed.start : changed.end], _quoted(value[changed.start : changed.end], pattern)):
            written = _AT_START.sub(lambda one: f'{{"{one[0]}"}}', inserted).replace("\n", newline)
            if _reads_as(document.raw, before, Edit(place, written)):
                yield Edit(place, written)
                break
        else:
            raise FormatError(f"the new text of {change.old.id} is no Fluent: {value[:60]!r}", path=document.path)


def _newline(raw: str, text: Text) -> str:
    """A line end with an indent that goes on with the pattern: that of its second line, or four more than the first."""
    start, end = text.pieces[0].file_start, text.pieces[-1].file_start
    second = _LINE_END.search(raw, start, end + 1)
    if second and second.group().endswith(" "):
        return second.group()
    line = raw.rfind("\n", 0, start) + 1
    indent = len(raw[line:start]) - len(raw[line:start].lstrip(" "))
    return ("\r\n" if raw[:line].endswith("\r\n") else "\n") + " " * (indent + 4)


def _quoted(value: str, codes: re.Pattern[str] | None) -> str:
    position, written = 0, []
    for found in [*(codes.finditer(value) if codes else ()), None]:
        written.append(_BRACE.sub(lambda one: f'{{"{one[0]}"}}', value[position : found.start() if found else None]))
        if found:
            written.append(found.group())
            position = found.end()
    return "".join(written)


def _reads_as(raw: str, text: Text, edit: Edit) -> bool:
    """Whether the pattern of `text` is one message still when the edit is made."""
    from fluent.syntax import FluentParser, ast

    last = text.pieces[-1]
    start, end = text.pieces[0].file_start, last.file_start + last.file_length
    body = FluentParser().parse(f"a = {raw[start : edit.span.start]}{edit.text}{raw[edit.span.end : end]}\n").body
    return len(body) == 1 and isinstance(body[0], ast.Message) and not body[0].attributes


FORMAT = Format("fluent", (".ftl",), parse, _edit, keyed=True)
