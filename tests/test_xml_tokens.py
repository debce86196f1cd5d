"""What all formats in XML read it with."""

from __future__ import annotations

import time

import pytest

from glossator.errors import FormatError
from glossator.formats.xml_tokens import MARKUP, TOKEN, attributes_of, check_xml, unescaped, xml_charset


def test_every_character_is_in_a_token() -> None:
    raw = (
        "<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM \"x>y\"><a b = 'c>d' x:e=\"&lt;'\">"
        "<!-- <no> --><b/>text<![CDATA[<x>]]></a>"
    )
    found = list(TOKEN.finditer(raw))
    assert "".join(one.group() for one in found) == raw
    assert [one["name"] for one in found if one["name"]] == ["a", "b", "a"]
    assert [one["text"] for one in found if one["text"] is not None] == ["\n", "text"]
    assert [one["cdata"] for one in found if one["cdata"] is not None] == ["<x>"]
    assert [one["comment"] for one in found if one["comment"] is not None] == [" <no> "]
    assert [one.span() for one in MARKUP.finditer(raw)] == [one.span() for one in found if one["text"] is None]
    tag = next(one for one in found if one["name"] == "a")
    assert attributes_of(tag) == {"b": "c>d", "x:e": "<'"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [("a &amp; b", "a & b"), ("&#65;&#x42;", "AB"), ("\r\n\r", "\n\n"), ("&quot;&apos;&nbsp;", "\"'&nbsp;")],
)
def test_what_characters_mean(text: str, meant: str) -> None:
    assert unescaped(text) == meant


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b"<a/>", None),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?>", "iso-8859-1"),
        (b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>", "utf-8"),
        (b"<?xml version='1.0' encoding='utf-16'?>", None),
        ("<?xml version='1.0' encoding='utf-16'?>".encode("utf-16-le"), "utf-16-le"),
        ("<a/>".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_the_encoding(data: bytes, charset: str | None) -> None:
    assert xml_charset(data) == charset


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("", "a.xml:1: is not well-formed XML: no element found"),
        ("<a>\n<b></a>", "a.xml:2: is not well-formed XML: mismatched tag in column 6"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "a.xml:1: declares XML entities"),
        ("<a>\n\ud800</a>", "a.xml:2: U\\+D800 is no character of XML"),
    ],
)
def test_what_is_no_xml_is_refused(raw: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        check_xml(raw, "a.xml")


def test_the_root_is_named_without_its_prefix() -> None:
    assert check_xml("<!DOCTYPE html SYSTEM 'x'><x:a xmlns:x='y'><b/></x:a>", "a.xml") == "a"


@pytest.mark.parametrize("piece", ["<a b='", "<!--", "<a ", "<![CDATA[", "&a", "<a b=\"'", "<!x '"])
def test_hostile_text_takes_no_time(piece: str) -> None:
    raw = piece * (20_000 // len(piece))
    start = time.perf_counter()
    for token in TOKEN.finditer(raw):
        if token["name"]:
            attributes_of(token)
    unescaped(raw)
    assert time.perf_counter() - start < 2
