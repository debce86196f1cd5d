"""The rule `fullwidth-character`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.language import base_code
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_SURE = 0.95

_AT_HOME = frozenset({"ja", "ko", "zh"})

# Full-width forms of ASCII, and punctuation of Chinese and Japanese that has a narrow counterpart.
_NARROW = {"、": ",", "。": ".", "「": "“", "」": "”", "\u3000": " "}
_WIDE = re.compile("[\uff01-\uff5e、。「」\u3000]+")
_DIGITS = re.compile("[\uff10-\uff19]+")
# A quotation in Chinese or Japanese keeps its marks.
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@rule(
    "fullwidth-character",
    severity=Severity.WARNING,
    mqm="locale-conventions",
    examples=(
        Example(
            wrong="The report（page 5）is ready.",
            right="The report (page 5) is ready.",
            quote="（",
            suggestion="(",
        ),
        Example(
            wrong="A reunião começou às nove。",
            right="A reunião começou às nove.",
            quote="。",
            source="会议九点开始。",
            source_language="zh",
            language="pt",
            suggestion=".",
        ),
    ),
)
def fullwidth_character(segment: Analysed) -> Iterator[Finding]:
    """A full-width letter or mark of Chinese and Japanese stands in a text of another language.

    ## Why
    It is wider than the letters around it, and no search or program takes it for the ordinary character.

    ## How it decides
    Full-width forms of letters and marks, and the commas, full stops, corner brackets and spaces of Chinese and
    Japanese, are reported in other languages, unless they touch a Chinese, Japanese or Korean character, as in a
    quotation. Digits are left to `mixed-digits`.

    ## What to do
    Take the ordinary character. The fix is safe; look whether a space belongs beside the mark.
    """
    text = segment.checked
    if text.value.isascii() or not _WIDE.search(text.value) or base_code(text.index.code) in _AT_HOME:
        return
    for match in _WIDE.finditer(visible(text)):
        if _DIGITS.fullmatch(match.group()) or _touches_eastern(text.value, *match.span()):
            continue
        right = "".join(
            _NARROW.get(character) or unicodedata.normalize("NFKC", character) for character in match.group()
        )
        span = Span(*match.span())
        yield segment.found(
            span,
            f"“{match.group()}” is full-width, expected “{right}”",
            suggestions=(right,),
            confidence=_SURE,
            fix=Fix(f"write “{right}”", (Edit(span, right),), Safety.SAFE),
        )


def _narrow(character: str) -> str:
    return _NARROW.get(character) or unicodedata.normalize("NFKC", character)


def _touches_eastern(text: str, start: int, end: int) -> bool:
    return _EASTERN.search(text[max(0, start - 1) : start] + text[end : end + 1]) is not None
