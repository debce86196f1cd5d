"""Links of a localized document that lead to the localized pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from xml.sax.saxutils import escape

from glossator.formats.archive import edited
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
# Of office documents, the parts of the archive that may have links, and where the address of one begins. Word keeps it
# in a list beside the text (ISO/IEC 29500-2, 9.3), or in the code of a field.
_RELATIONS = r"""<(?:\w+:)?Relationship\b(?=[^>]*/hyperlink["'])(?=[^>]*["']External["'])[^>]*?\sTarget\s*=\s*["']"""
_FIELDS = r"""(?:<(?:\w+:)?instrText\b[^>]*>|\binstr\s*=\s*["'])\s*HYPERLINK\s+(?:"|&quot;|&#34;)"""
_OPENXML = re.compile(r"(?:.*/)?_rels/[^/]+\.rels|word/[^/]+\.xml"), re.compile(f"{_RELATIONS}|{_FIELDS}")
_OFFICE = {
    "docx": _OPENXML,
    "pptx": _OPENXML,
    "xlsx": _OPENXML,
    "odt": (
        re.compile(r"(?:content|styles)\.xml"),
        re.compile(r"""<(?:text|draw):a\b[^>]*?\sxlink:href\s*=\s*["']"""),
    ),
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

    In Markdown and HTML, where addresses in code are left alone and those in the fields of front matter are not, and in
    office documents.

    Raises:
        FormatError: an archive would unpack to far more than it seems.
    """
    if starts and document.format in _OFFICE:
        return _in_office(document, rendered, starts)
    if not starts or document.format not in _STARTS:
        return rendered
    text = rendered.decode(document.encoding)
    return apply_edits(text, _edits(text, document.format, starts)).encode(document.encoding)


def _in_office(document: Document, rendered: bytes, starts: Mapping[str, str]) -> bytes:
    parts, address = _OFFICE[document.format]
    written = {escape(start): escape(to, {'"': "&quot;", "'": "&apos;"}) for start, to in starts.items()}

    def localized(text: str) -> str:
        return apply_edits(text, _at_starts(text, (match.end() for match in address.finditer(text)), written))

    return edited(rendered, document.path, lambda name: parts.fullmatch(name) is not None, localized)


def _at_starts(text: str, places: Iterable[int], starts: Mapping[str, str]) -> Iterator[Edit]:
    """The edits that make what begins at a place as a key of `starts` begin as its value, the longest key first."""
    longest_first = sorted(starts, key=len, reverse=True)
    for place in places:
        start = next((start for start in longest_first if text.startswith(start, place)), None)
        if start is not None:
            yield Edit(Span(place, place + len(start)), starts[start])


def _edits(text: str, format_name: str, starts: Mapping[str, str]) -> Iterator[Edit]:
    fields = front_matter(text) if format_name == "markdown" else Span(0, 0)
    found = (_FIELD.finditer(text, fields.start, fields.end), _STARTS[format_name].finditer(text, fields.end))
    code = [Span(*match.span()) for match in _CODE[format_name].finditer(text)]
    return _at_starts(text, _outside((match.end() for match in chain(*found)), code), starts)


def _outside(places: Iterable[int], code: list[Span]) -> Iterator[int]:
    for place in places:
        while code and code[0].end <= place:
            code.pop(0)
        if not (code and code[0].start <= place):
            yield place
