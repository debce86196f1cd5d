"""Links of a localized document that lead to the localized pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from glossator.model import Document, Edit, Span, apply_edits
from glossator.translate.front_matter import front_matter

__all__ = ["links_localized"]

# Where the address of a link begins: of an inline link or image, an autolink, a definition; of an attribute.
_MARKDOWN = r"\]\(\s*<?|(?<![\\\w])<(?=[a-z][a-z0-9+.-]*:)|^ {0,3}\[[^\]\n]+\]:\s*<?"
_HTML = r"""(?<![\w-])(?:href|src|action|cite|poster)\s*=\s*["']?"""
_STARTS = {
    "markdown": re.compile(rf"(?:{_MARKDOWN}|{_HTML})", re.MULTILINE | re.IGNORECASE),
    "html": re.compile(_HTML, re.IGNORECASE),
}
# The value of a field of the front matter.
_FIELD = re.compile(r"""^[ \t]*(?:-[ \t]+)?[\w-]+[ \t]*[:=][ \t]*["']?""", re.MULTILINE)
# What shows code and no link: a fenced block, a code span.
_FENCED = r"^ {0,3}(`{3,99}|~{3,99})[^\n]*\n.*?(?:^ {0,3}\1|\Z)"
_SPAN = r"(?<!`)(`{1,9})(?!`).{1,999}?(?<!`)\2(?!`)"
_CODE = {
    "markdown": re.compile(f"{_FENCED}|{_SPAN}", re.MULTILINE | re.DOTALL),
    "html": re.compile(r"<(code|pre|script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL),
}


def links_localized(document: Document, rendered: bytes, starts: Mapping[str, str]) -> bytes:
    """The bytes of a localized document, with each link that begins as a key of `starts` beginning as its value.

    Only in Markdown and HTML; addresses in code are left alone, those in the fields of front matter are not.
    """
    if not starts or document.format not in _STARTS:
        return rendered
    text = rendered.decode(document.encoding)
    return apply_edits(text, _edits(text, document.format, starts)).encode(document.encoding)


def _edits(text: str, format_name: str, starts: Mapping[str, str]) -> Iterator[Edit]:
    longest_first = sorted(starts, key=len, reverse=True)
    code = [Span(*match.span()) for match in _CODE[format_name].finditer(text)]
    fields = front_matter(text) if format_name == "markdown" else Span(0, 0)
    found = (_FIELD.finditer(text, fields.start, fields.end), _STARTS[format_name].finditer(text, fields.end))
    for match in chain(*found):
        place = match.end()
        start = next((start for start in longest_first if text.startswith(start, place)), None)
        while code and code[0].end <= place:
            code.pop(0)
        if start is not None and not (code and code[0].start <= place):
            yield Edit(Span(place, place + len(start)), starts[start])
