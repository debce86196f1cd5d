"""Cuts XML into tags, comments and characters, each with its place: what all formats in XML have in common.

Nothing outside the file is ever loaded, and what a document type declares has no meaning here.
"""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

from glossator.errors import FormatError

__all__ = [
    "ATTRIBUTE",
    "ENTITY",
    "MARKUP",
    "TOKEN",
    "attributes_of",
    "character",
    "check_xml",
    "unescaped",
    "xml_charset",
]

# Exact only on what expat has found well-formed, and without a document type's own declarations.
MARKUP = re.compile(
    r"<(?:!--(?P<comment>.*?)-->|!\[CDATA\[(?P<cdata>.*?)\]\]>|\?.*?\?>|!(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>"
    r"|(?P<close>/?)(?P<name>[^\s/>!?]++)"
    r"(?P<attributes>(?:[^>\"'/]++|\"[^\"]*+\"|'[^']*+'|/(?!>))*+)(?P<empty>/?)>)",
    re.DOTALL,
)
# The same, and the text between.
TOKEN = re.compile(rf"{MARKUP.pattern}|(?P<text>[^<]++)", re.DOTALL)
ATTRIBUTE = re.compile(r"(?P<name>[^\s=\"']+)(?P<equals>\s*=\s*)(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
ENTITY = re.compile(r"&(?:#x(?P<hexadecimal>[0-9a-fA-F]+)|#(?P<decimal>[0-9]+)|(?P<entity>[^;&\s]+));|\r\n?")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_WIDE = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))


def check_xml(raw: str, path: str) -> str:
    """The name of the root element of well-formed XML that declares nothing of its own, without its prefix.

    Raises:
        FormatError: `raw` is not well-formed, or declares entities or anything else.
    """

    def refuse(*_: object) -> None:
        raise FormatError("declares XML entities", path=path, line=1, hint="remove the declarations in its DOCTYPE")

    def doctype(_name: str, _system: str | None, _public: str | None, internal: int) -> None:
        if internal:
            refuse()

    def start(name: str, _attributes: Any) -> None:
        parser.StartElementHandler = None
        found.append(name.rpartition(":")[2])

    found: list[str] = []
    parser = expat.ParserCreate("utf-8")
    parser.EntityDeclHandler = refuse
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    try:
        parser.Parse(raw.encode("utf-8"), True)
    except expat.ExpatError as error:
        what = f"is not well-formed XML: {expat.ErrorString(error.code)} in column {error.offset + 1}"
        raise FormatError(what, path=path, line=error.lineno) from error
    except UnicodeEncodeError as error:
        what = f"U+{ord(raw[error.start]):04X} is no character of XML"
        raise FormatError(what, path=path, line=raw.count("\n", 0, error.start) + 1) from error
    return found[0]


def attributes_of(token: re.Match[str]) -> dict[str, str]:
    """The attributes of a start tag, by their names as they stand."""
    found = ATTRIBUTE.findall(token["attributes"])
    return {name: unescaped(double or single) for name, _, double, single in found}


def unescaped(text: str) -> str:
    """The characters that XML text stands for; an entity that XML does not know stays as it is.

    >>> unescaped("&lt;&#x41;&nbsp;")
    '<A&nbsp;'
    """
    return ENTITY.sub(lambda found: character(found) or found.group(), text) if "&" in text or "\r" in text else text


def character(found: re.Match[str]) -> str | None:
    """What an entity or a line end (a match of `ENTITY`) stands for; None where the file alone does not say."""
    hexadecimal, decimal, name = found["hexadecimal"], found["decimal"], found["entity"]
    if name:
        return _ENTITIES.get(name)
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal)) if hexadecimal or decimal else "\n"


def xml_charset(data: bytes) -> str | None:
    """The encoding that the first bytes of an XML file declare or show.

    >>> xml_charset(b'<?xml version="1.0" encoding="Windows-1252"?>')
    'windows-1252'
    """
    for start, wide in _WIDE:
        if data.startswith(start):
            return wide
    found = _CHARSET.match(data.removeprefix(b"\xef\xbb\xbf"))
    declared = found[1].decode("ascii", "replace").lower() if found else None
    # Two bytes a character cannot be true of a declaration that reads as one byte a character.
    is_wide = declared and declared.startswith(("utf-16", "utf_16", "utf16", "ucs-2", "utf-32", "iso-10646"))
    return None if is_wide else declared
