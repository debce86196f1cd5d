"""Android's string resources (res/values/strings.xml).

Source: https://developer.android.com/guide/topics/resources/string-resource (escapes, quotes, white space).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.formats.comments import Requests
from glossator.formats.format import Change, Format, Languages, cut
from glossator.formats.resource import CATEGORIES, monolingual, sides, usual_escapes
from glossator.formats.xml_catalogue import Element, character_of, read_xml, xml_edits, xml_text
from glossator.formats.xml_tokens import ENTITY, xml_charset
from glossator.model import Document, Edit, Segment, Span, Text

__all__ = ["FORMAT", "parse"]

# White space is one space, but in quotes that are around all of a string and no part of it.
_QUOTED = re.compile(r'\s*"(.*[^\\])"\s*\Z', re.DOTALL)
_IN_CDATA = re.compile(r"\\u[0-9a-fA-F]{4}|\\(?:\r\n|(?s:.))|\r\n?")
_IN_QUOTES = re.compile(rf"\\u[0-9a-fA-F]{{4}}|\\(?:\r\n|(?s:.))|{ENTITY.pattern}")
_ESCAPE = re.compile(rf'[ \t\r\n]+|"|{_IN_QUOTES.pattern}')
_ESCAPES = {"n": "\n", "t": "\t", "\n": "", "\r\n": ""}
_TO_ESCAPE = {"'": "\\'", '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_REFERENCE = re.compile(r"\s*[@?](?:\+?[\w.]+:)?[\w.]+/[\w.]+\s*\Z|\s*[@?](?:null|empty)\s*\Z")
_WHOLE = ("xliff:g",)


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a file of resources: a segment for each string, item of an array or form of a plural.

    Ids are `name`, `name[0]` for an item and `name[one]` for a form. Strings with translatable="false" and those that
    only refer to others are left out. `<xliff:g>` is protected with its content; comments before a string are notes.

    Raises:
        FormatError: the XML is not well-formed or has another root than <resources>.
    """
    root = read_xml(raw, path, "resources", "Android's string resources")
    return monolingual("android", raw, path, languages, _segments(raw, root))


def _segments(raw: str, root: Element) -> Iterator[Segment]:
    requests = Requests()
    for element in root.children:
        for comment in element.comments:
            requests.hear(comment)
        name = element.attributes.get("name", "")
        notes = (*(one for one in element.comments if not one.startswith("glossator:")), *requests.notes())
        if element.attributes.get("translatable") == "false" or element.attributes.get("translate") == "false":
            continue
        if element.name == "string" or (element.name == "item" and element.attributes.get("type") == "string"):
            found: list[tuple[str, Element, int | None]] = [(name, element, None)]
        elif element.name in ("string-array", "array"):
            found = [(f"{name}[{number}]", item, None) for number, item in enumerate(element.children)]
        elif element.name == "plurals":
            found = list(_forms(name, element))
        else:
            continue
        for id_, item, plural in found:
            if not _REFERENCE.match(raw, item.content.start, item.content.end):
                yield Segment(id_, _text(raw, item.content), plural=plural, notes=(*notes, *_own_notes(item, element)))


def _forms(name: str, element: Element) -> Iterator[tuple[str, Element, int | None]]:
    present = {item.attributes.get("quantity", "") for item in element.children}
    order = [category for category in CATEGORIES if category in present]
    for item in element.children:
        quantity = item.attributes.get("quantity", "")
        yield f"{name}[{quantity}]", item, order.index(quantity) if quantity in order else None


def _own_notes(item: Element, parent: Element) -> tuple[str, ...]:
    return () if item is parent else item.comments


def _text(raw: str, content: Span) -> Text:
    """The text without the white space around it, which Android drops."""
    quoted = _QUOTED.match(raw, content.start, content.end)
    if quoted:
        return xml_text(raw, Span(*quoted.span(1)), _IN_QUOTES, _unescaped, _IN_CDATA, _WHOLE)
    text = xml_text(raw, content, _ESCAPE, _unescaped, _IN_CDATA, _WHOLE)
    start = len(text.value) - len(text.value.lstrip(" "))
    end = len(text.value.rstrip(" "))
    return cut(text, Span(start, end)) if start < end else text


def _unescaped(found: re.Match[str]) -> str:
    written = found.group()
    if written[0] == '"':
        return ""
    if written[0] == "&":
        return character_of(found)
    if written[0] != "\\":
        return " " if found.re is _ESCAPE else "\n"
    if len(written) == 6 and written[1] == "u":
        character = chr(int(written[2:], 16))
        return "\ufffd" if "\ud800" <= character <= "\udfff" else character
    return _ESCAPES.get(written[1:], written[1:])


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """As for any XML, with Android's own escapes; at the start of a string, @ and ? would be a reference."""
    usual = usual_escapes(document)
    for change in changes:
        before, value = sides(change)
        for edit in xml_edits(document, [change], _escaped, usual):
            refers = value[:1] in ("@", "?") and edit.span.start == before.pieces[0].file_start
            yield Edit(edit.span, f"\\{edit.text}") if refers else edit


def _escaped(character: str) -> str:
    return _TO_ESCAPE.get(character, character)


FORMAT = Format(
    "android",
    (".xml",),
    parse,
    _edit,
    sniff=lambda head: re.search(r"<resources[\s>]", head) is not None,
    charset=xml_charset,
    shared_suffix=True,
    keyed=True,
)
