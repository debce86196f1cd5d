"""Finds what in a text is data, not language: placeholders, tags, entities, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossator.formats.message_format import skeleton
from glossator.model import Edit, Span, apply_edits

__all__ = ["address_spans", "blanked", "merged", "protected_spans"]

_ADDRESS = r"""
    (?:https?://|ftp://|www\.)[^\s<>"«»\u2000-\U0010ffff]*[^\s<>"«»\u2000-\U0010ffff.,;:!?'()\[\]{}*_]/?
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}
"""
_PLACEHOLDER = r"""
    </?[A-Za-z][\w:.-]*(?:\s[^<>=]*=[^<>]*)?\s*/?> | <!--[^<>]*-->
    | </?\d{1,3}> | <\d{1,3}\s*/>
    | &(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});
    | \{\{[^{}]*\}\} | [$%\#]\{[^{}]*\} | \{[^{}\s]*\}
    | \{\s{0,9}(?:[$-][\w.-]{1,99}|[A-Z][A-Z0-9_-]{0,99}\([^(){}]{0,999}\))\s{0,9}\} | \$t\([^()]{0,999}\)
    | \{\s*\w+\s*,\s*(?:number|date|time|spellout|ordinal|duration)\b[^{}]*\}
    | %% | %\#@\w{1,99}@
    | (?:(?<!\d)%CONVERSION | %CONVERSION(?![^\W_]))
    | %L?[1-9](?![\d%\w]|[.,]\d)
"""
# printf without its space flag, so that "100 % of" and "5% de" stay what they are.
_CONVERSION = (
    r"(?:\(\w+\)|\d{1,2}\$)?[-+#0]{0,5}(?:\d{1,4}|\*)?(?:\.(?:\d{1,4}|\*))?"
    r"(?:hh|h|ll|l|j|z|t|L|q)?[diouxXeEfFgGaAcsprn@]"
)

# One of these stands in every address, and one of these or of those in everything else that is found here.
_ADDRESS_MARKS = ("@", "://", "www.")
_MARKS = ("%", "{", "<", "&", "$t(", *_ADDRESS_MARKS)

_ADDRESSES = re.compile(_ADDRESS, re.VERBOSE)
_ALL = re.compile(_ADDRESS + "|" + _PLACEHOLDER.replace("CONVERSION", _CONVERSION), re.VERBOSE)


def protected_spans(text: str) -> tuple[Span, ...]:
    """The placeholders, tags, entities and addresses in `text`, and the structure of ICU choices, in order.

    Placeholders of printf, Python, .NET, Java, ICU, Qt, Fluent, i18next, Rails, Ruby, JavaScript and Apple.

    >>> text = "100 % of <b>%(name)s</b> &amp; {0}: see https://example.org/a."
    >>> [text[span.start : span.end] for span in protected_spans(text)]
    ['<b>', '%(name)s', '</b>', '&amp;', '{0}', 'https://example.org/a']
    """
    structure = skeleton(text)
    if structure:
        return merged((*structure, *_found(_ALL, _MARKS, blanked(text, merged(structure)))))
    return _found(_ALL, _MARKS, text)


def address_spans(text: str) -> tuple[Span, ...]:
    """The web and e-mail addresses in `text`, in order.

    >>> address_spans("Write to press@example.org.")
    (Span(start=9, end=26),)
    """
    return _found(_ADDRESSES, _ADDRESS_MARKS, text)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as spans in order that neither overlap nor lie in one another.

    >>> merged([Span(4, 6), Span(0, 3), Span(2, 4)])
    (Span(start=0, end=4), Span(start=4, end=6))
    """
    result: list[Span] = []
    for span in sorted(spans):
        if result and result[-1].overlaps(span):
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """`text` with U+001F, which is part of no word and no placeholder, for every character of `spans`.

    >>> blanked("a<b>c", [Span(1, 4)])
    'a\\x1f\\x1f\\x1fc'
    """
    return apply_edits(text, (Edit(span, "\x1f" * len(span)) for span in spans))


def _found(pattern: re.Pattern[str], marks: tuple[str, ...], text: str) -> tuple[Span, ...]:
    for mark in marks:
        if mark in text:
            return tuple(Span(*match.span()) for match in pattern.finditer(text))
    return ()
