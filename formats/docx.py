"""Word documents (DOCX): text, tables, text boxes, headers, footers, footnotes and endnotes.

Tracked changes are read as accepted; what is deleted, hidden text, comments, formulas, charts, alternative texts and
the results of fields that Word works out itself stay as they are. Of a text box that the file has twice, for new and
for old programs, the first is read and written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.errors import FormatError
from glossator.formats.archive import Member, unpack
from glossator.formats.fields import with_fields
from glossator.formats.format import Change, Format, Languages
from glossator.formats.office import edit_office, parse_office
from glossator.formats.office_xml import Token
from glossator.formats.run_edits import Place
from glossator.formats.run_scan import Dialect, Role
from glossator.formats.runs import Frame
from glossator.formats.xml_elements import escaped
from glossator.model import Document, Edit

__all__ = ["FORMAT", "parse"]

# ISO/IEC 29500: transitional (as ECMA-376) and strict.
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
_ROLES = {
    "w:p": Role.PARAGRAPH,
    "w:pPr": Role.ABOUT,
    "w:r": Role.RUN,
    "w:rPr": Role.PROPERTIES,
    "w:t": Role.TEXT,
    "w:hyperlink": Role.FRAME,
    "w:ins": Role.FRAME,
    "w:moveTo": Role.FRAME,
    "w:smartTag": Role.FRAME,
    "w:customXml": Role.FRAME,
    "w:dir": Role.FRAME,
    "w:bdo": Role.FRAME,
    "w:tab": Role.SPACE,
    "w:br": Role.SPACE,
    "w:cr": Role.SPACE,
    "w:noBreakHyphen": Role.CHARACTER,
    "w:softHyphen": Role.CHARACTER,
    "w:fldChar": Role.MARK,
    "w:instrText": Role.MARK,
    "w:sdt": Role.CONTROL,
    "w:sdtContent": Role.CONTENT,
    "w:tc": Role.CELL,
    "w:del": Role.BEFORE,
    "w:moveFrom": Role.BEFORE,
    "w:bookmarkStart": Role.BEFORE,
    "w:commentRangeStart": Role.BEFORE,
    "w:permStart": Role.BEFORE,
    "w:moveFromRangeStart": Role.BEFORE,
    "w:moveToRangeStart": Role.BEFORE,
    "w:bookmarkEnd": Role.BEHIND,
    "w:commentRangeEnd": Role.BEHIND,
    "w:commentReference": Role.BEHIND,
    "w:permEnd": Role.BEHIND,
    "w:moveFromRangeEnd": Role.BEHIND,
    "w:moveToRangeEnd": Role.BEHIND,
    "w:proofErr": Role.UNSEEN,
    "w:lastRenderedPageBreak": Role.UNSEEN,
    "w:smartTagPr": Role.UNSEEN,
    "w:customXmlPr": Role.UNSEEN,
    "w:fldSimple": Role.FIELD,
    "w:sym": Role.FIELD,
    "w:ruby": Role.FIELD,
    "m:oMath": Role.FIELD,
    "m:oMathPara": Role.DEAD,
    "mc:Fallback": Role.DEAD,
}
_ROOTS = {
    "document": "the text of a Word document",
    "hdr": "a header",
    "ftr": "a footer",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
}
# What of a run's properties nobody sees.
_UNSEEN = frozenset({"w:lang", "w:noProof", "w:webHidden", "w:rPrChange"})
_PART = re.compile(r"(?i)word/(?:(document)|footnotes|endnotes|header|footer)\d{0,9}\.xml")
_STYLES = "word/styles.xml"

_CHARACTERS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_ELEMENTS = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
_SPACE = re.compile(r"\sxml:space\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_VANISH = re.compile(r"<\w*:?(?:vanish|specVanish)\b(?![^>]*=\s*[\"'](?:0|false|off)[\"'])")
_HINT = re.compile(r"\s\w*:?hint=(?:\"[^\"]*\"|'[^']*')")
_HEADING = re.compile(r"(?i)(?:heading [1-9]|title|subtitle)")
_STYLE = re.compile(r"<\w*:?style\s([^>]*)>\s*<\w*:?name\s+\w*:?val=\"([^\"]*)\"")
_STYLE_ID = re.compile(r"styleId=\"([^\"]*)\"")


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of the parts that `unpack` gave, as `parse_office` makes it; `context` is heading or table cell.

    Raises:
        FormatError: a part is not well-formed XML, or not what its name says.
    """
    return parse_office(raw, path, languages, "docx", _dialect)


def _unpack(data: bytes, path: str) -> str:
    raw = unpack(data, path, _chosen)
    if not raw.startswith("\0word/document"):
        raise FormatError("has no word/document.xml, expected a Word document", path=path, hint="save it as DOCX")
    return raw


def _chosen(names: Sequence[str]) -> list[str]:
    """The parts with text, the main one first, and the styles."""
    found = {name: match for name in names if (match := _PART.fullmatch(name))}
    texts = sorted(found, key=lambda name: (not found[name][1], len(name), name))
    return [*texts, *(name for name in names if name == _STYLES)]


def _dialect(raw: str, member: Member) -> Dialect | None:
    if not _PART.fullmatch(member.name):
        return None
    headings = _headings(raw)

    def context(token: Token) -> str:
        if token.name == "w:pStyle":
            return "heading" if token.attributes.get("val") in headings else ""
        return "heading" if token.name == "w:outlineLvl" and token.attributes.get("val") != "9" else ""

    return Dialect(_ROOTS, _PREFIXES, _ROLES, _frame, _text, context, _look, with_fields, _UNSEEN)


def _headings(raw: str) -> frozenset[str]:
    """The ids of the styles for headings: their names are the same in every language of Word."""
    start = raw.find(f"\0{_STYLES}\0")
    styles = _STYLE.findall(raw, start) if start >= 0 else ()
    ids = (_STYLE_ID.search(attributes) for attributes, name in styles if _HEADING.fullmatch(name))
    return frozenset(found[1] for found in ids if found)


def _frame(tag: Token) -> Frame:
    opening, closing = tag.found.group(), f"</{tag.found['name']}>"
    if tag.name == "w:t":
        preserving = f'{_SPACE.sub("", opening).removesuffix(">").rstrip("/")} xml:space="preserve">'
        is_kept = tag.attributes.get("space") == "preserve"
        return Frame(preserving, closing, holds_text=True, tag=None if is_kept else Edit(tag.span, preserving))
    is_link = tag.name == "w:hyperlink"
    return Frame(opening, closing, opening if is_link else "", is_link)


def _text(tag: Token, content: str) -> str:
    if tag.name == "w:fldChar":
        return tag.attributes.get("fldCharType", "")
    if tag.name == "w:instrText":
        return content
    # Where a page or a column breaks is no part of a text.
    return "" if tag.attributes.get("type", "textWrapping") != "textWrapping" else _CHARACTERS[tag.name]


def _look(tags: str) -> str | None:
    return None if _VANISH.search(tags) else _HINT.sub("", tags)


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    return edit_office(document, changes, _dialect, _written)


def _written(character: str, place: Place) -> str:
    if character not in _ELEMENTS or place.frame is None:
        return escaped(character, place.path)
    return f"{place.frame.closing}<{place.prefix}{_ELEMENTS[character]}/>{place.frame.opening}"


FORMAT = Format("docx", (".docx", ".docm", ".dotx"), parse, _edit, unpack=_unpack)
