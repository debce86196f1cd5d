"""OpenDocument texts (ODT): text, tables, frames, headers, footers, footnotes and endnotes.

Tracked changes are read as accepted; what was deleted, comments, fields, ruby and alternative texts stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from glossator.errors import FormatError
from glossator.formats.archive import Member, unpack
from glossator.formats.format import Change, Format, Languages
from glossator.formats.office import edit_office, parse_office
from glossator.formats.office_xml import Token
from glossator.formats.run_edits import Place
from glossator.formats.run_scan import Dialect, Role
from glossator.formats.runs import Frame
from glossator.formats.xml_elements import escaped
from glossator.model import Document, Edit

__all__ = ["FORMAT", "parse"]

# OpenDocument 1.3, part 3.
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_PREFIXES = {
    **{_NAMESPACE.format(name): name for name in ("office", "style", "text", "table")},
    _NAMESPACE.format("drawing"): "draw",
    "http://www.w3.org/2005/11/its": "its",
}
_ROLES = {
    "text:p": Role.PARAGRAPH,
    "text:h": Role.PARAGRAPH,
    "text:span": Role.FRAME,
    "text:a": Role.FRAME,
    "text:meta": Role.FRAME,
    "text:tab": Role.SPACE,
    "text:line-break": Role.SPACE,
    "text:s": Role.CHARACTER,
    "table:table-cell": Role.CELL,
    "text:change-start": Role.BEFORE,
    "text:change": Role.BEFORE,
    "text:bookmark": Role.BEFORE,
    "text:bookmark-start": Role.BEFORE,
    "text:reference-mark": Role.BEFORE,
    "text:reference-mark-start": Role.BEFORE,
    "text:toc-mark-start": Role.BEFORE,
    "text:alphabetical-index-mark-start": Role.BEFORE,
    "text:user-index-mark-start": Role.BEFORE,
    "office:annotation": Role.BEFORE,
    "text:change-end": Role.BEHIND,
    "text:bookmark-end": Role.BEHIND,
    "text:reference-mark-end": Role.BEHIND,
    "text:toc-mark-end": Role.BEHIND,
    "text:alphabetical-index-mark-end": Role.BEHIND,
    "text:user-index-mark-end": Role.BEHIND,
    "office:annotation-end": Role.BEHIND,
    "text:soft-page-break": Role.UNSEEN,
    "text:number": Role.UNSEEN,
    "text:tracked-changes": Role.DEAD,
    "text:ruby": Role.FIELD,
    "text:index-title-template": Role.DEAD,
}
# OpenDocument 1.3, part 3, 7: what stands for words that are worked out elsewhere.
_FIELDS = (
    "author-initials author-name bibliography-mark bookmark-ref chapter character-count conditional-text creation-date"
    " creation-time creator database-display database-name database-row-number date description editing-cycles"
    " editing-duration expression file-name hidden-text image-count initial-creator keywords measure meta-field"
    " modification-date modification-time note-ref object-count page-continuation page-count page-number"
    " page-variable-get paragraph-count placeholder print-date print-time printed-by reference-ref sender-city"
    " sender-company sender-country sender-email sender-fax sender-firstname sender-initials sender-lastname"
    " sender-phone-private sender-phone-work sender-position sender-postal-code sender-state-or-province sender-street"
    " sender-title sequence sequence-ref sheet-name subject table-count table-formula template-name text-input time"
    " title user-defined user-field-get user-field-input variable-get variable-input variable-set word-count"
)
_ROLES |= {f"text:{name}": Role.FIELD for name in _FIELDS.split()}
_ROOTS = {"document-content": "the content of an OpenDocument text", "document-styles": "its styles"}
_PARTS = ("content.xml", "styles.xml")

_CHARACTERS = {"text:tab": "\t", "text:line-break": "\n", "text:s": " "}
_ELEMENTS = {"\t": "tab", "\n": "line-break"}
_AUTOMATIC = re.compile(r"<(?:\w+:)?automatic-styles\b[^>]*(?<!/)>(.*?)</(?:\w+:)?automatic-styles>", re.DOTALL)
_STYLE = re.compile(r"<(?:\w+:)?style\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?style>)", re.DOTALL)
_PROPERTIES = re.compile(r"<(?:\w+:)?text-properties\b([^>]*)")
_ATTRIBUTE = re.compile(r"([^\s=]+)=\"([^\"]*)\"")
_ID = re.compile(r"\sxml:id=(?:\"[^\"]*\"|'[^']*')")
# LibreOffice gives what was typed at another time a style of its own; a language nobody sees.
_UNSEEN = re.compile(
    r"(?:\w+:)?(?:rsid|paragraph-rsid|(?:language|country|script|rfc-language-tag)(?:-asian|-complex)?)"
)


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of the parts that `unpack` gave, as `parse_office` makes it; `context` is heading or table cell.

    Raises:
        FormatError: a part is not well-formed XML, or not what its name says.
    """
    return parse_office(raw, path, languages, "odt", _dialect)


def _unpack(data: bytes, path: str) -> str:
    raw = unpack(data, path, lambda names: [name for name in _PARTS if name in names])
    if not raw.startswith("\0content.xml"):
        raise FormatError("has no content.xml, expected an OpenDocument text", path=path, hint="save it as ODT")
    return raw


def _dialect(raw: str, member: Member) -> Dialect:
    styles = _looks(raw[member.span.start : member.span.end])

    def frame(tag: Token) -> Frame:
        return _frame(tag, styles)

    return Dialect(_ROOTS, _PREFIXES, _ROLES, frame, _text, _context, bare_text=True)


def _looks(xml: str) -> Mapping[str, str]:
    """How text in each automatic style looks; a style that is not here looks as its name says."""
    automatic = _AUTOMATIC.search(xml)
    styles = _STYLE.findall(automatic[1]) if automatic else ()
    return {_attribute(tag, "name"): _look(tag, content) for tag, content in styles}


def _look(tag: str, content: str) -> str:
    found = _PROPERTIES.search(content)
    seen = (pair for pair in _ATTRIBUTE.findall(found[1]) if not _UNSEEN.fullmatch(pair[0])) if found else ()
    return " ".join(
        [_attribute(tag, "parent-style-name"), *(f"{name}={value}" for name, value in sorted(seen))]
    ).strip()


def _attribute(tag: str, name: str) -> str:
    return next((value for one, value in _ATTRIBUTE.findall(tag) if one.rpartition(":")[2] == name), "")


def _frame(tag: Token, styles: Mapping[str, str]) -> Frame:
    opening, closing = _ID.sub("", tag.found.group()), f"</{tag.found['name']}>"
    if tag.name == "text:a":
        return Frame(opening, closing, opening, is_link=True, holds_text=True)
    attributes = tag.attributes
    style = attributes.get("style-name", "")
    # https://www.w3.org/TR/its20/#trans-datacat
    translate = attributes.get("translate", "")
    look = f"{styles.get(style, style)} {translate}".strip()
    return Frame(opening, closing, look, is_locked=translate == "no" if translate else None, holds_text=True)


def _text(tag: Token, _content: str) -> str:
    return _CHARACTERS[tag.name]


def _context(tag: Token) -> str:
    return "heading" if tag.name == "text:h" else ""


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    return edit_office(document, changes, _dialect, _written)


def _written(character: str, place: Place) -> str:
    if character == " ":
        # Beside white space and at the edges of a paragraph a plain one does not count.
        return " " if place.before.strip() and place.behind.strip() else f"<{place.prefix}s/>"
    if character in _ELEMENTS:
        return f"<{place.prefix}{_ELEMENTS[character]}/>"
    return escaped(character, place.path)


FORMAT = Format("odt", (".odt", ".ott"), parse, _edit, unpack=_unpack)
