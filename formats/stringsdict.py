"""Apple's stringsdict: plural and width variants of strings, as a property list in XML; also strings in that form.

Source: https://developer.apple.com/documentation/xcode/localizing-strings-that-contain-plurals
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator.formats.format import Format, Languages
from glossator.formats.resource import CATEGORIES, monolingual
from glossator.formats.xml_catalogue import Element, plain, read_xml, xml_edits, xml_text
from glossator.formats.xml_tokens import xml_charset
from glossator.model import Document, Segment

__all__ = ["FORMAT", "parse"]

# What these keys hold is said to the program.
_NO_TEXT = frozenset({"NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey"})


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a property list: a segment for each string with words in it, its id the keys that lead to it.

    The forms of a plural are numbered in CLDR's order. Comments before a key are notes.

    Raises:
        FormatError: the XML is not well-formed or has another root than <plist>.
    """
    root = read_xml(raw, path, "plist", "a property list of Apple")
    return monolingual("stringsdict", raw, path, languages, _segments(raw, root))


def _segments(raw: str, root: Element) -> Iterator[Segment]:
    for keys, element, notes, plural in _strings(raw, root, ()):
        yield Segment(".".join(keys), xml_text(raw, element.content), notes=notes, plural=plural)


def _strings(
    raw: str, parent: Element, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Element, tuple[str, ...], int | None]]:
    key, notes = "", tuple[str, ...]()
    names = [plain(raw, child) for child in parent.children if child.name == "key"]
    forms = [category for category in CATEGORIES if category in names]
    for number, child in enumerate(parent.children):
        if child.name == "key":
            key, notes = plain(raw, child), child.comments
            continue
        inner = path if parent.name == "plist" else (*path, key if parent.name == "dict" else str(number))
        if child.name in ("dict", "array"):
            yield from _strings(raw, child, inner)
        elif child.name == "string" and key not in _NO_TEXT:
            yield inner, child, (*notes, *child.comments), _form(key, forms)
        notes = ()


def _form(key: str, forms: Sequence[str]) -> int | None:
    return forms.index(key) if key in forms and "other" in forms and len(forms) > 1 else None


FORMAT = Format(
    "stringsdict",
    (".stringsdict",),
    parse,
    xml_edits,
    sniff=lambda head: "<plist" in head,
    charset=xml_charset,
    keyed=True,
)
