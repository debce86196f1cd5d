"""Resources of .NET (RESX)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.formats.comments import Requests
from glossator.formats.format import Format, Languages
from glossator.formats.resource import monolingual
from glossator.formats.xml_catalogue import Element, plain, read_xml, xml_edits, xml_text
from glossator.formats.xml_tokens import xml_charset
from glossator.model import Document, Segment

__all__ = ["FORMAT", "parse"]


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a file of resources: a segment for each string, its id the name, its comment a note.

    Files, pictures and other objects are no texts, nor is what the designer notes of a form (names with >> before).

    Raises:
        FormatError: the XML is not well-formed or has another root than <root>.
    """
    root = read_xml(raw, path, "root", "resources of .NET")
    return monolingual("resx", raw, path, languages, _segments(raw, root))


def _segments(raw: str, root: Element) -> Iterator[Segment]:
    requests = Requests()
    for element in root.children:
        for comment in element.comments:
            requests.hear(comment)
        name, value = element.attributes.get("name", ""), element.child("value")
        if element.name != "data" or value is None or name.startswith(">>"):
            continue
        notes = requests.notes()
        if "mimetype" in element.attributes or not _is_string(element.attributes.get("type", "")):
            continue
        comment = plain(raw, element.child("comment"))
        requests.hear(comment)
        said = () if not comment or comment.startswith("glossator:") else (comment,)
        yield Segment(name, xml_text(raw, value.content), notes=(*said, *notes, *requests.notes()))


def _is_string(type_: str) -> bool:
    return type_.partition(",")[0].strip() in ("", "System.String")


FORMAT = Format(
    "resx",
    (".resx", ".resw"),
    parse,
    xml_edits,
    sniff=lambda head: re.search(r"<resheader\s", head) is not None,
    charset=xml_charset,
    keyed=True,
)
