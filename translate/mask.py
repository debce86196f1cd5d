"""Keeps markup and placeholders away from the model: letters and digits go in their place and are put back after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossator.model import Span, Text

__all__ = ["Masked", "join", "lines", "mask", "parts", "probe_names", "unmask"]


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of text, the word in its place, and whether words touch it on the left and right."""

    name: str
    text: Text
    left: bool
    right: bool

    @property
    def is_markup(self) -> bool:
        """Whether it touches a word or opens or closes something; a placeholder is a word itself."""
        spans = (self.text.value[span.start : span.end] for span in self.text.protected)
        return self.left or self.right or any(map(_PAIRED.match, spans))


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without its protected spans and the marks that models do not know.

    `head` and `tail` are what stands before and behind the language: white space, protected spans and unknown marks.
    `text` has one word like X0X for each of `masks`, in order.
    """

    head: Text
    text: str
    tail: Text
    masks: tuple[Mask, ...]


# Markup that stands around words, and must stay in order even where a placeholder is between it and them.
_PAIRED = re.compile(r"</?\w[^<>]*(?<!/)>|[*_~]{1,3}$|[\[\]]")

# What hardly any model's vocabulary has, so that it vanishes from the output: marks of markup, arrows, symbols, emoji.
_UNKNOWN = re.compile(r"[<>{}\[\]#|\\^~`\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+")


def mask(text: Text) -> Masked:
    """`text` as the model may see it.

    >>> mask(Text(" See {url} now. ", (Span(5, 10),))).text
    'See X0X now.'
    """
    core = _core(text)
    names = probe_names(text.value)
    written, masks, position = "", [], core.start
    for span in _kept_away(text, core):
        before, after = text.value[position : span.start], text.value[span.end : core.end]
        one = Mask(next(names), _cut(text, span), before[-1:].isalnum(), after[:1].isalnum())
        written += f"{before}{' ' * one.left}{one.name}{' ' * one.right}"
        masks.append(one)
        position = span.end
    written += text.value[position : core.end]
    head, tail = Span(0, core.start), Span(core.end, len(text.value))
    return Masked(_cut(text, head), written, _cut(text, tail), tuple(masks))


def unmask(translation: str, masked: Masked) -> Text | None:
    """`translation` with the protected spans back in it; None where a mask is lost or doubled.

    Markup must be in order, with words between where the source has words; placeholders may follow the order of the
    language.
    """
    by_name = {one.name: one for one in masked.masks}
    found = [match for match in re.finditer(r"(?i)\bX\d+X\b", translation) if match.group().upper() in by_name]
    order = [match.group().upper() for match in found]
    if sorted(order) != sorted(by_name):
        return None
    markup = [one.name for one in masked.masks if one.is_markup]
    if [name for name in order if name in markup] != markup:
        return None
    if markup and _worded(translation, markup) != _worded(masked.text, markup):
        return None
    pieces, position = [masked.head], 0
    for match in found:
        one = by_name[match.group().upper()]
        before = translation[position : match.start()]
        pieces += [Text(before.removesuffix(" ") if one.left else before), one.text]
        position = match.end() + (one.right and translation[match.end() : match.end() + 1] == " ")
    return join((*pieces, Text(translation[position:]), masked.tail))


def parts(text: Text) -> Iterator[Text]:
    """The stretches of language of a text and what is kept away in turn; joined they are the text."""
    position = 0
    for span in _kept_away(text, Span(0, len(text.value))):
        yield Text(text.value[position : span.start])
        yield _cut(text, span)
        position = span.end
    yield Text(text.value[position:])


def lines(text: Text) -> Iterator[Text]:
    """The lines of a text with their ends, which no protected span is cut by; joined they are the text."""
    start = 0
    for match in re.finditer(r"\n+", text.value):
        place = match.end()
        if not any(span.start < place < span.end for span in text.protected):
            yield _cut(text, Span(start, place))
            start = place
    yield _cut(text, Span(start, len(text.value)))


def join(texts: Iterable[Text]) -> Text:
    """The texts one behind the other, with their protected spans."""
    value, protected = "", []
    for text in texts:
        protected += [Span(span.start + len(value), span.end + len(value)) for span in text.protected]
        value += text.value
    return Text(value, tuple(protected))


def probe_names(text: str) -> Iterator[str]:
    """X0X, X1X, … without those that `text` has: words that models copy.

    Marks outside a model's vocabulary (<, {, ⟦) vanish from its output without a trace; letters and digits stay.
    """
    taken = set(re.findall(r"X\d+X", text.upper()))
    number = 0
    while True:
        if f"X{number}X" not in taken:
            yield f"X{number}X"
        number += 1


def _worded(text: str, names: Iterable[str]) -> list[bool]:
    """Whether there is a word before the first mask, between the first and the second, and so on."""
    return [
        any(character.isalnum() for character in part) for part in re.split(rf"(?i)\b(?:{'|'.join(names)})\b", text)
    ]


def _core(text: Text) -> Span:
    """The text without white space and protected spans at its edges."""
    value, start, end = text.value, 0, len(text.value)
    spans = _kept_away(text, Span(0, end))
    for span in spans:
        if value[start : span.start].strip():
            break
        start = span.end
    for span in reversed(spans):
        if span.start < start or value[span.end : end].strip():
            break
        end = span.start
    core = value[start:end]
    start += len(core) - len(core.lstrip())
    return Span(start, start + len(core.strip()))


def _kept_away(text: Text, limits: Span) -> list[Span]:
    """The protected spans and unknown marks inside `limits` in order; those that touch as one."""
    unknown = (Span(*match.span()) for match in _UNKNOWN.finditer(text.value))
    merged: list[Span] = []
    for span in sorted(span for span in (*text.protected, *unknown) if len(span) and limits.contains(span)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _cut(text: Text, span: Span) -> Text:
    inside = (Span(one.start - span.start, one.end - span.start) for one in text.protected if span.contains(one))
    return Text(text.value[span.start : span.end], tuple(inside))
