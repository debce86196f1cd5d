"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from glossator.languages.language import base_code
from glossator.model import Span

__all__ = ["sentences"]

# The splitter's time grows with the square of the open quotes in a text, so it gets no more than this at once.
_CHUNK = 20_000

# Languages that write ordinals with a full stop ("im 19. Jahrhundert").
_ORDINAL_STOP = frozenset("cs da de et fi hr hu is lb lv nb nn no pl sk sl sr".split())

# Abbreviations that a name follows, in the languages at hand; none of them ends a sentence.
_BEFORE_NAME = frozenset(
    "av dr dra exa fr gen gov hon lt m mlle mm mme mmes mr mrs ms on prof profa rep sen sig sr sra sras srs srta st ste"
    " dott ing гг им ул тов".split()
)
# Abbreviations that a number follows.
_BEFORE_NUMBER = frozenset(
    "approx art bd c ca cap env fig kap n no nos nr num núm p pag pág pp s sec st str t vol гл п рис с ст стр".split()
)

_CLOSING = "\"'”’»)]}*_~」』）》"
_FINAL = "。！？｡"
_LAST_WORD = re.compile(r"(?<![\w.])(\w+)\.$")
# Marks that close a sentence, cut from it by the library.
_SURROGATE = re.compile("[\ud800-\udfff]")
_CUT = re.compile(r"[\"'”’»)\]*_~]{1,9}(?=\s)")


def sentences(text: str, language: str | None = None, whole: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The sentences of one paragraph in order, without the white space around them; all else is in one of them.

    No sentence ends inside a span of `whole` (in order), such as an address or a piece of code.

    >>> text = "“No.” She left the U.S. Department of State at 5 p.m. yesterday.He stayed."
    >>> [text[span.start : span.end] for span in sentences(text, "en")]
    ['“No.”', 'She left the U.S. Department of State at 5 p.m. yesterday.', 'He stayed.']
    """
    code = base_code(language or "en")
    found: list[Span] = []
    for span in _trimmed(text, _rough(text, code)):
        if found and not _ends(text, found[-1], span, code):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(_outside(found, whole)) if whole else tuple(found)


def _rough(text: str, code: str) -> Iterator[Span]:
    """The library's sentences, a chunk at a time; the last one of a chunk is tried again with what follows."""
    from sentencex import get_sentence_boundaries

    start = 0
    # The library cannot take lone surrogates.
    text = _SURROGATE.sub("\ufffd", text)
    while start < len(text):
        found = get_sentence_boundaries(code, text[start : start + _CHUNK])
        spans = [Span(start + part["start_index"], start + part["end_index"]) for part in found]
        if len(spans) > 1 and start + _CHUNK < len(text):
            spans.pop()
        if not spans:
            spans = [Span(start, min(start + _CHUNK, len(text)))]
        yield from spans
        start = spans[-1].end


def _trimmed(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    start = 0
    for span in spans:
        cut = None if text[span.end - 1].isspace() else _CUT.match(text, span.end)
        end = cut.end() if cut else span.end
        part = text[start:end]
        if part.strip():
            start += len(part) - len(part.lstrip())
            yield Span(start, start + len(part.strip()))
        start = end


def _ends(text: str, before: Span, after: Span, code: str) -> bool:
    """Whether the sentence `before` is over where the library says so."""
    tail, first = text[max(before.start, before.end - 40) : before.end], text[after.start]
    if tail[-1] in _FINAL or first in _FINAL:
        return tail[-1] in _FINAL and first not in _FINAL
    if before.end == after.start:
        return _glued(text, before.end, tail, first)
    if first.islower() or text[after.start : after.end].strip(_CLOSING) == "":
        return False
    word = _LAST_WORD.search(tail)
    return word is None or not _abbreviates(word.group(1), first, code)


def _glued(text: str, place: int, tail: str, first: str) -> bool:
    """Whether two sentences meet at `place` with no space between, as in "the disease.The cure"."""
    if any(character in _FINAL for character in tail.rstrip(_CLOSING)[-1:]):
        return first not in _CLOSING
    followed = first.isupper() and text[place + 1 : place + 2].islower()
    return followed and tail[-1] in ".?!" and (tail[-2:-1].islower() or tail[-2:-1].isdigit())


def _abbreviates(word: str, following: str, code: str) -> bool:
    if word.isdigit():
        return code in _ORDINAL_STOP and len(word) <= 2
    if word.lower() in _BEFORE_NAME:
        return True
    return following.isdigit() and word.lower() in _BEFORE_NUMBER


def _outside(spans: Sequence[Span], whole: Sequence[Span]) -> Iterator[Span]:
    """The spans, joined where one ends inside a span of `whole`."""
    remaining = iter(whole)
    kept = next(remaining, None)
    start: int | None = None
    for span in spans:
        start = span.start if start is None else start
        while kept is not None and kept.end <= span.end:
            kept = next(remaining, None)
        if kept is None or kept.start >= span.end:
            yield Span(start, span.end)
            start = None
    if start is not None:
        yield Span(start, spans[-1].end)
