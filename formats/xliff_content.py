"""What stands in a source or a target of XLIFF: characters, inline codes, and text that is not to be translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from glossator.formats.format import Part, text_of
from glossator.formats.placeholders import blanked, merged, protected_spans
from glossator.formats.xml_tokens import ENTITY, MARKUP, attributes_of, character
from glossator.model import Span, Text

__all__ = ["Kind", "Run", "plain", "runs", "text_with_codes"]

# Elements whose content is code of the original format, not language (XLIFF 1.2, 2.4); `sub` in them is language.
_CODE = frozenset({"bpt", "ept", "it", "ph"})
# Marked text that is not to be translated (XLIFF 1.2, mtype), and what a reviser has struck out (Trados Studio).
_MARKS = {"protected": "kept", "x-sdl-deleted": "struck"}
# How Phrase writes its codes into the characters of MXLIFF: {1}, {1>bold<1}, {b>bold<b}.
_PHRASE_TAG = re.compile(r"\{\w{1,9}>|<\w{1,9}\}")


class Kind(Enum):
    """What some characters of a content are; `KEPT` is text that stays as it is, `STRUCK` is none of the text."""

    TEXT = "text"
    CODE = "code"
    KEPT = "kept"
    STRUCK = "struck"


_NO_TEXT = (Kind.CODE, Kind.STRUCK)


class Run(NamedTuple):
    """Characters of a content; `outer` is all of the file that stands for them, a CDATA section's marks included."""

    part: Part
    kind: Kind
    outer: Span


def runs(raw: str, content: Span) -> Iterator[Run]:
    """The content as runs in order. A code is shown as it stands; comments and what is struck out are left out.

    An element of code comes as one run, but for its sub-flows: `<ph id="1">[<sub>`, the text, `</sub>]</ph>`.
    """
    modes: list[Kind] = []
    closed: set[str] = set()
    code_start = position = content.start
    for token in MARKUP.finditer(raw, content.start, content.end):
        was = _mode(modes)
        was_code = was in _NO_TEXT
        if not was_code:
            yield from _characters(raw, Span(position, token.start()), _text_kind(modes, closed))
        position = token.end()
        _follow(token, modes, closed)
        is_code = _mode(modes) in _NO_TEXT
        if is_code and not was_code:
            code_start = token.start()
        elif was is Kind.CODE and not is_code:
            yield _code(raw, Span(code_start, token.end()))
        elif not was_code:
            yield from _token(raw, token, _text_kind(modes, closed))
    yield from _characters(raw, Span(position, content.end), _text_kind(modes, closed))


def _mode(modes: Sequence[Kind]) -> Kind:
    return modes[-1] if modes else Kind.TEXT


def _text_kind(modes: Sequence[Kind], closed: set[str]) -> Kind:
    return Kind.KEPT if closed else _mode(modes)


def _follow(token: re.Match[str], modes: list[Kind], closed: set[str]) -> None:
    """Take in a tag: what the content of each open element is, and which `sm` say that theirs is not to translate."""
    name = (token["name"] or "").rpartition(":")[2]
    if not name:
        return
    if token["close"]:
        modes.pop()
    elif not token["empty"]:
        modes.append(_content_kind(name, token, _mode(modes)))
    elif name == "sm" and attributes_of(token).get("translate") == "no":
        closed.add(attributes_of(token).get("id", ""))
    elif name == "em":
        closed.discard(attributes_of(token).get("startRef", ""))


def _content_kind(name: str, token: re.Match[str], around: Kind) -> Kind:
    if name in _CODE:
        return Kind.CODE
    if name == "sub":
        return Kind.TEXT
    if name == "mrk":
        attributes = attributes_of(token)
        by_translate = {"no": "kept", "yes": "text"}.get(attributes.get("translate", ""), around.value)
        return Kind(_MARKS.get(attributes.get("mtype", ""), by_translate))
    return around


def _token(raw: str, token: re.Match[str], kind: Kind) -> Iterator[Run]:
    if token["cdata"] is not None:
        inside = Span(*token.span("cdata"))
        yield Run(Part(token["cdata"], inside.start, len(inside)), kind, Span(*token.span()))
    elif not token.group().startswith("<!--"):
        yield _code(raw, Span(*token.span()))


def _code(raw: str, span: Span) -> Run:
    return Run(Part(raw[span.start : span.end], span.start, len(span)), Kind.CODE, span)


def _characters(raw: str, span: Span, kind: Kind) -> Iterator[Run]:
    position = span.start
    for found in ENTITY.finditer(raw, span.start, span.end):
        if position < found.start():
            yield _text(raw, Span(position, found.start()), kind)
        inside = Span(*found.span())
        meant = character(found)
        yield Run(Part(meant, inside.start, len(inside)), kind, inside) if meant else _code(raw, inside)
        position = found.end()
    if position < span.end:
        yield _text(raw, Span(position, span.end), kind)


def _text(raw: str, span: Span, kind: Kind) -> Run:
    return Run(Part(raw[span.start : span.end], span.start, len(span)), kind, span)


def text_with_codes(content: Iterable[Run], place: int) -> Text:
    """The text of the runs, codes and placeholders protected; one of no runs stands at `place`."""
    parts: list[Part] = []
    kept: list[Span] = []
    position = 0
    for part, kind, _ in content:
        parts.append(part)
        if kind is not Kind.TEXT:
            kept.append(Span(position, position + len(part.value)))
        position += len(part.value)
    text = text_of(parts or [Part("", place, 0)])
    rest = blanked(text.value, kept) if kept else text.value
    if "<" in rest or ">" in rest:
        kept += (Span(*found.span()) for found in _PHRASE_TAG.finditer(rest))
        rest = blanked(text.value, kept)
    return replace(text, protected=merged((*(span for span in kept if len(span)), *protected_spans(rest))))


def plain(raw: str, content: Span) -> str:
    """The words of a content on one line, without codes.

    >>> plain("<note>On  the <b/>\\n menu</note>", Span(6, 24))
    'On the menu'
    """
    return " ".join("".join(run.part.value for run in runs(raw, content) if run.kind is not Kind.CODE).split())
