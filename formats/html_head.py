"""What an HTML file says of itself: its encoding, its language, and whether it is XML."""

from __future__ import annotations

import codecs
import re
from itertools import islice

from glossator.formats.html_tokens import Kind, Tag, attributes_of, tokens
from glossator.model import Span

__all__ = ["LANGUAGE_METAS", "charset", "is_xml", "language_in"]

_XML = re.compile(r"\ufeff?<\?xml\s[^>]{0,200}>")
_XML_ENCODING = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_META = re.compile(rb"""(?i)<meta[\s/][^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""")
# Labels that mean another encoding than Python's of that name: the Encoding standard, 4.2,
# https://encoding.spec.whatwg.org/. A file in which the declaration could be read is neither in UTF-16 nor UTF-32.
_MEANT = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "tis-620": "cp874",
    "utf-16": "utf-8",
    "utf-16-be": "utf-8",
    "utf-16-le": "utf-8",
    "utf-32": "utf-8",
    "utf-8-sig": "utf-8",
}
_KNOWN = re.compile(
    r"big5hkscs|cp(?:125[0-8]|866|874|932|949)|euc_jp|gb18030|iso2022_jp|iso8859-\d{1,2}|koi8-[ru]|mac-(?:cyrillic|roman)"
    r"|utf-8"
)
# What a <meta> is called that names the language.
LANGUAGE_METAS = frozenset({"content-language", "dc.language", "language"})
# The language is said in the first tags or nowhere.
_TAGS = 300


def charset(data: bytes) -> str | None:
    """The encoding that a <meta>, or else the XML declaration, names; None for one that the web does not know.

    >>> charset(b'<meta charset="ISO-8859-1">'), charset(b'<meta charset=rot13>')
    ('cp1252', None)
    """
    head = data[:16_384]
    found = _META.search(head) or _XML_ENCODING.match(head.lstrip())
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if _KNOWN.fullmatch(name) else None


def is_xml(raw: str, path: str) -> bool:
    """Whether the file is XHTML to be read as XML."""
    return path.lower().endswith((".xhtml", ".xht")) or _XML.match(raw) is not None


def language_in(raw: str) -> str | None:
    """The language that <html>, else <body>, else a <meta> names."""
    said: dict[str, str] = {}
    for tag in islice(tokens(raw, Span(0, len(raw))), _TAGS):
        if tag.kind is Kind.START and tag.name in ("html", "body", "meta"):
            said.setdefault(tag.name, _language(raw, tag))
            if not said[tag.name]:
                del said[tag.name]
        if tag.name == "body":
            break
    return said.get("html") or said.get("body") or said.get("meta")


def _language(raw: str, tag: Tag) -> str:
    values = {one.name: raw[one.value.start : one.value.end].strip() for one in attributes_of(raw, tag)}
    if tag.name != "meta":
        return values.get("lang") or values.get("xml:lang") or ""
    name = values.get("http-equiv") or values.get("name") or ""
    # A list of languages says for whom the page is, not what it is in.
    content = values.get("content", "")
    return content if name.lower() in LANGUAGE_METAS and "," not in content else ""
