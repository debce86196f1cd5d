from __future__ import annotations

import io
import zipfile

import pytest

from glossator.errors import FormatError
from glossator.formats.archive import edited, members, pack, unpack

TEXTS = {
    "a/one.xml": "<a>één</a>",
    "two.xml": '<?xml version="1.0" encoding="iso-8859-1"?><a>één</a>',
    "x.png": "no text",
}


def archive(texts: dict[str, str], comment: bytes = b"kept") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.comment = comment
        for name, text in texts.items():
            content = text.encode("latin-1" if "8859" in text else "utf-8")
            made.writestr(zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def xml_parts(names: object) -> list[str]:
    return [name for name in sorted(names) if name.endswith(".xml")]  # type: ignore[call-overload]


def test_parts_come_as_one_text_and_back() -> None:
    data = archive(TEXTS)
    raw = unpack(data, "x.docx", xml_parts)
    assert {one.name: raw[one.span.start : one.span.end] for one in members(raw)} == {
        name: text for name, text in TEXTS.items() if name.endswith(".xml")
    }
    assert pack(data, raw, "x.docx") == data


def test_only_the_changed_part_is_new() -> None:
    data = archive(TEXTS)
    raw = unpack(data, "x.docx", xml_parts)
    with zipfile.ZipFile(io.BytesIO(pack(data, raw.replace("<a>één</a>", "<a>deux é</a>", 2), "x.docx"))) as packed:
        assert packed.comment == b"kept"
        assert packed.read("a/one.xml") == "<a>deux é</a>".encode()
        assert packed.read("two.xml").endswith("<a>deux é</a>".encode("latin-1"))
        assert packed.read("x.png") == b"no text"
        assert {info.date_time for info in packed.infolist()} == {(2001, 2, 3, 4, 5, 6)}


def test_a_character_that_the_part_cannot_hold_is_refused() -> None:
    data = archive(TEXTS)
    raw = unpack(data, "x.docx", xml_parts)
    with pytest.raises(FormatError, match="has no place in the encoding iso-8859-1"):
        pack(data, raw.replace("één", "日本"), "x.docx")


@pytest.mark.parametrize("cut", [0, 10, 60, -1])
def test_broken_archives_are_refused(cut: int) -> None:
    with pytest.raises(FormatError):
        unpack(archive(TEXTS, b"")[:cut], "x.docx", xml_parts)


def test_a_bomb_is_refused() -> None:
    with pytest.raises(FormatError, match="looks like a trap"):
        unpack(archive({"a.xml": "a" * 30_000_000}), "x.docx", xml_parts)


def test_a_bomb_in_a_part_that_is_not_read_is_refused_on_writing() -> None:
    data = archive({"a.xml": "<a>x</a>", "picture.bin": "a" * 30_000_000})
    raw = unpack(data, "x.docx", xml_parts)
    assert pack(data, raw, "x.docx") == data
    with pytest.raises(FormatError, match=r"would unpack to picture\.bin of 30000000 bytes, which looks like a trap"):
        pack(data, raw.replace("x</a>", "y</a>"), "x.docx")


def test_chosen_parts_are_edited() -> None:
    data = archive(TEXTS)
    made = edited(data, "x.docx", lambda name: name == "two.xml", lambda text: text.replace("één", "é"))
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert packed.read("two.xml").endswith("<a>é</a>".encode("latin-1"))
        assert packed.read("a/one.xml") == TEXTS["a/one.xml"].encode()
