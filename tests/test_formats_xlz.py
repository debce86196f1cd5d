"""Zipped XLIFF."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from glossator.errors import FormatError
from glossator.formats.format import Languages, document_of, render
from glossator.model import Document, Span, State, Text

HARBOUR = (Path(__file__).parent / "formats/harbour.xlf").read_bytes()
QUAY = """<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="de">\r
<file id="f"><unit id="1"><segment><source>The quay &amp; the ferry</source><target>Der Kai</target></segment></unit>\r
</file></xliff>""".encode("utf-16")


def xlz(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6)), content)
    return buffer.getvalue()


BOTH = xlz({"content.xlf": HARBOUR, "skeleton.skl": b"\x00\x01", "more/quay.xliff": QUAY})


def changed(document: Document, id_: str, value: str) -> Document:
    return document.with_segments(
        replace(one, target=Text(value), state=State.TRANSLATED) if one.id == id_ else one for one in document.segments
    )


def test_one_part_is_read_as_that_xliff() -> None:
    document = document_of(xlz({"content.xlf": HARBOUR, "skeleton.skl": b""}), "a.xlz")
    alone = document_of(HARBOUR, "a.xlf")
    assert document.segments[0].source.value == 'Fish & <g id="1">chips</g>'
    assert [replace(one, source=Text(""), target=None) for one in document.segments] == [
        replace(one, source=Text(""), target=None) for one in alone.segments
    ]
    assert (document.source_language, document.target_language, document.bilingual) == ("en", "de", True)


def test_several_parts_are_told_apart_and_know_their_places() -> None:
    document = document_of(BOTH, "a.xlz")
    assert [one.id for one in document.segments][3:] == ["content.xlf:4", "more/quay.xliff:1"]
    assert [one.block for one in document.segments] == [1, 2, 3, 4, 5]
    last = document.segments[-1].source
    place = last.to_file(Span(0, len(last.value)))
    assert last.value == "The quay & the ferry"
    assert place
    assert document.raw[place.start : place.end] == "The quay &amp; the ferry"


def test_unchanged_it_keeps_its_bytes() -> None:
    assert render(document_of(BOTH, "a.xlz")) == BOTH


def test_only_the_part_of_a_changed_target_is_new() -> None:
    data = render(changed(document_of(BOTH, "a.xlz"), "more/quay.xliff:1", "Der Kai & die Fähre"))
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        assert made.namelist() == ["content.xlf", "skeleton.skl", "more/quay.xliff"]
        assert made.read("content.xlf") == HARBOUR
        quay = made.read("more/quay.xliff").decode("utf-16")
    assert quay == QUAY.decode("utf-16").replace("Der Kai", "Der Kai &amp; die Fähre")
    data = render(changed(document_of(BOTH, "a.xlz"), "content.xlf:3", "a < b"))
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        assert made.read("more/quay.xliff") == QUAY
        assert "<target>a &lt; b</target>" in made.read("content.xlf").decode().replace(' state="translated"', "")


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"a.txt": b"x"}, r"a\.xlz: has no part that ends in \.xlf"),
        ({"a.xlf": b"<x/>"}, r"a\.xlz!a\.xlf: .*expected <xliff>"),
        ({"a.xlf": b"<xliff>"}, r"a\.xlz!a\.xlf"),
        (
            {"a.xlf": HARBOUR, "b.xlf": HARBOUR.replace(b'"de"', b'"fr"')},
            r"a\.xlz: has parts in en-de and en-fr, expected one pair",
        ),
        ({"a.xlf": b"<!DOCTYPE x [<!ENTITY a 'b'>]><xliff/>"}, r"a\.xlz!a\.xlf"),
    ],
)
def test_what_is_no_zipped_xliff_is_refused(parts: dict[str, bytes], message: str) -> None:
    with pytest.raises(FormatError, match=message):
        document_of(xlz(parts), "a.xlz", Languages())
