"""PowerPoint presentations (PPTX): the text on slides and in their notes.

Masters, layouts, charts, diagrams, comments and alternative texts stay as they are. A link is a style here: without
its code the words are no link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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

# ISO/IEC 29500: transitional (as ECMA-376) and strict.
_PREFIXES = {
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
_ROLES = {
    "a:p": Role.PARAGRAPH,
    "a:pPr": Role.ABOUT,
    "a:endParaRPr": Role.UNSEEN,
    "a:r": Role.RUN,
    "a:rPr": Role.PROPERTIES,
    "a:t": Role.TEXT,
    "a:br": Role.SPACE,
    "a:fld": Role.FIELD,
    "a:tc": Role.CELL,
    "mc:Fallback": Role.DEAD,
}
_ROOTS = {"sld": "a slide", "notes": "the notes of a slide"}
_PART = re.compile(r"(?i)ppt/(slides/slide|notesSlides/notesSlide)\d{1,9}\.xml")
_MAIN = "ppt/presentation.xml"
# What of a run's properties nobody sees.
_UNSEEN = re.compile(r"\s(?:lang|altLang|dirty|err|noProof|smtClean|smtId|bmk)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_NO_PROPERTIES = re.compile(r"<[\w:]+\s*/?>")


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of the parts that `unpack` gave, as `parse_office` makes it; `context` is table cell.

    Raises:
        FormatError: a part is not well-formed XML, or not what its name says.
    """
    return parse_office(raw, path, languages, "pptx", _dialect)


def _unpack(data: bytes, path: str) -> str:
    found: list[str] = []

    def chosen(names: Sequence[str]) -> list[str]:
        found.extend(names)
        slides = {name: part for name in names if (part := _PART.fullmatch(name))}
        return sorted(slides, key=lambda name: (slides[name][1].lower() != "slides/slide", len(name), name))

    raw = unpack(data, path, chosen)
    if _MAIN not in found:
        raise FormatError(f"has no {_MAIN}, expected a PowerPoint presentation", path=path, hint="save it as PPTX")
    return raw


def _dialect(_raw: str, _member: Member) -> Dialect:
    return Dialect(_ROOTS, _PREFIXES, _ROLES, _frame, lambda _tag, _content: "\n", look=_look)


def _frame(tag: Token) -> Frame:
    return Frame(tag.found.group(), f"</{tag.found['name']}>", holds_text=tag.name == "a:t")


def _look(tags: str) -> str:
    seen = _UNSEEN.sub("", tags)
    return "" if _NO_PROPERTIES.fullmatch(seen) else re.sub(r"\s*/?>", ">", seen)


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    return edit_office(document, changes, _dialect, _written)


def _written(character: str, place: Place) -> str:
    return " " if character == "\n" else escaped(character, place.path)


FORMAT = Format("pptx", (".pptx", ".pptm", ".potx"), parse, _edit, unpack=_unpack)
