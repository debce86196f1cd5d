"""Spreadsheets as documents: which cells are texts, and what a change leaves alone."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

from glossator.errors import FormatError
from glossator.formats.format import Languages, read, render
from glossator.model import Document, Span, Text

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_WORKBOOK = (
    f'<workbook {_MAIN} {_LINKS}><sheets><sheet name="Quay &amp; co" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="/xl/worksheets/sheet1.xml"/></Relationships>'
)


def _written(path: Path, rows: str, strings: str = "") -> Path:
    parts = {
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _RELATIONS,
        "xl/sharedStrings.xml": f"<sst {_MAIN}>{strings}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>",
        "xl/media/image.png": "\x89PNG",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.encode("latin-1" if "media" in name else "utf-8"))
    return path


def _book(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def _seen(document: Document) -> list[tuple[str, str, str | None]]:
    return [(one.id, one.source.value, one.target.value if one.target else None) for one in document.segments]


def _changed(document: Document, number: int, target: str) -> bytes:
    segments = list(document.segments)
    segments[number] = replace(segments[number], target=Text(target))
    return render(document.with_segments(segments))


def _part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(f"xl/{name}").decode()


def _cells(data: bytes) -> list[tuple[object, ...]]:
    sheet: Any = openpyxl.load_workbook(io.BytesIO(data)).active
    return list(sheet.iter_rows(values_only=True))


def test_a_bilingual_sheet(tmp_path: Path) -> None:
    rows = (("id", "en", "de", "note"), ("a", "quay", "Kai", "sign"), ("b", "Kai", None), ("c", "crane", 7))
    path = _book(tmp_path / "a.xlsx", *rows)
    document = read(path)
    assert (document.source_language, document.target_language, document.bilingual) == ("en", "de", True)
    assert _seen(document) == [("a", "quay", "Kai"), ("b", "Kai", ""), ("c", "crane", "7")]
    assert document.segments[0].notes == ("sign",)
    assert render(document) == path.read_bytes()
    assert _cells(_changed(document, 0, "Pier & <Kai>"))[1:3] == [
        ("a", "quay", "Pier & <Kai>", "sign"),
        ("b", "Kai", None, None),
    ]
    assert _cells(_changed(document, 1, " K\nai "))[2] == ("b", "Kai", " K\nai ", None)
    assert _cells(_changed(document, 2, "Kran"))[3] == ("c", "crane", "Kran", None)


def _shared(*rows: tuple[int, ...]) -> str:
    cells = ("".join(f'<c t="s"><v>{number}</v></c>' for number in row) for row in rows)
    return "".join(f"<row>{row}</row>" for row in cells)


_STRINGS = "".join(f"<si><t>{text}</t></si>" for text in ("source", "target", "pier", "quay", "Kai"))


def test_a_text_that_several_cells_show_is_changed_in_one_of_them(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.xlsx", _shared((0, 1), (2, 4), (3, 4)), _STRINGS)
    changed = _changed(read(path, Languages("en", "de")), 0, "Pier")
    assert _part(changed, "sharedStrings.xml") == _part(path.read_bytes(), "sharedStrings.xml")
    new = '<c r="B2" t="inlineStr"><is><t>Pier</t></is></c>'
    assert _part(changed, "worksheets/sheet1.xml").count(new) == 1
    (tmp_path / "b.xlsx").write_bytes(changed)
    assert _seen(read(tmp_path / "b.xlsx")) == [("Quay & co!2", "pier", "Pier"), ("Quay & co!3", "quay", "Kai")]


def test_a_text_of_one_language_is_changed_wherever_it_is_shown(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.xlsx", _shared((4, 3), (2, 4)), _STRINGS)
    document = read(path, Languages("de"))
    assert [one.source.value for one in document.segments] == ["Kai", "quay", "pier"]
    changed = _changed(document, 0, "Quai")
    assert _part(changed, "sharedStrings.xml") == _part(path.read_bytes(), "sharedStrings.xml").replace("Kai", "Quai")


def test_a_workbook_of_one_language(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", ("Ships", 3, "=A1"), (None, "Quay", "2024-01-02"))
    document = read(path, Languages("en"))
    assert not document.bilingual
    assert _seen(document) == [("Sheet!A1", "Ships", None), ("Sheet!B2", "Quay", None)]
    assert render(document) == path.read_bytes()
    assert _cells(_changed(document, 0, "Navios")) == [("Navios", 3, "=A1"), (None, "Quay", "2024-01-02")]
    translated = replace(document, target_language="pt")
    assert render(translated) == path.read_bytes()


def test_the_names_of_a_tables_columns_are_locked(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", ("Ship", "Quay"), ("Anna", "Ship"))
    book = openpyxl.load_workbook(path)
    sheet: Any = book.active
    sheet.add_table(Table(displayName="Ships", ref="A1:B2"))
    book.save(path)
    document = read(path, Languages("en"))
    locked = {one.source.value: one.source.protected for one in document.segments}
    assert locked == {"Ship": (), "Quay": (Span(0, 4),), "Anna": ()}
    assert document.segments[0].source.protected == (Span(0, 4),)


def test_columns_that_the_user_names(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", ("x", "quay", "Kai"), ("y", "crane", None))
    document = read(path, Languages("en", "de", (("source", "2"), ("target", "C"))))
    assert _seen(document) == [("Sheet!1", "quay", "Kai"), ("Sheet!2", "crane", "")]
    assert _cells(_changed(document, 1, "Kran")) == [("x", "quay", "Kai"), ("y", "crane", "Kran")]
    with pytest.raises(FormatError, match=r"a\.xlsx: has no column 'Wort', but 'x', 'quay', 'kai'"):
        read(path, Languages("en", "de", (("source", "1"), ("target", "Wort"))))


_RICH = (
    '<si><r><t>The </t></r><r><rPr><b/></rPr><t>old</t></r><r><rPr><i/></rPr><t xml:space="preserve"> quay</t></r></si>'
    '<si><t>Crane</t><rPh sb="0" eb="1"><t>x</t></rPh></si>'
    "<si><r><rPr><b/></rPr><t>all </t></r><r><rPr><b/></rPr><t>bold &amp; co</t></r></si>"
)
_ROWS = (
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s" s="4"><v>1</v></c></row><row><c t="s"><v>2</v></c></row>'
)


def test_runs_are_codes(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.xlsx", _ROWS, _RICH)
    document = read(path, Languages("en"))
    assert _seen(document) == [
        ("Quay & co!A2", "The <2>old</2><3> quay</3>", None),
        ("Quay & co!C2", "Crane", None),
        ("Quay & co!A3", "all bold & co", None),
    ]
    assert [one.start for one in document.segments[0].source.protected] == [4, 10, 14, 22]
    assert _part(_changed(document, 0, "The <2>new</2><3> quay</3>"), "sharedStrings.xml") == _part(
        path.read_bytes(), "sharedStrings.xml"
    ).replace(">old<", ">new<")
    assert (
        '<si><r><rPr><i/></rPr><t>Kai</t></r><r><t xml:space="preserve">, &lt;der </t></r><r><rPr><b/></rPr>'
        in _part(_changed(document, 0, "<3>Kai</3>, <der <2>alte</2>"), "sharedStrings.xml")
    )
    behind = _changed(document, 0, "The <2>old</2><3> quay</3>!")
    assert '<t xml:space="preserve"> quay</t></r><r><t>!</t></r></si>' in _part(behind, "sharedStrings.xml")
    before = _changed(document, 0, "The very<2>old</2><3> quay</3>")
    assert _part(before, "sharedStrings.xml").startswith(f"<sst {_MAIN}><si><r><t>The very</t></r><r><rPr><b/>")
    assert '<t xml:space="preserve">Kran </t><rPh' in _part(_changed(document, 1, "Kran "), "sharedStrings.xml")
    assert "<t>fett &amp; Co</t>" in _part(_changed(document, 2, "all fett & Co"), "sharedStrings.xml")


def test_cells_that_are_not_there_are_made(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>source</t></is></c>'
        '<c r="C1" t="inlineStr"><is><t>target</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>quay</t></is></c><c r="D2"><v>1</v></c></row>'
        '<row r="3"><c r="A3" t="str"><f>A2</f><v>quay</v></c><c r="C3" s="5"/></row>'
    )
    path = _written(tmp_path / "a.xlsx", rows)
    document = read(path, Languages("en", "de"))
    assert _seen(document) == [("Quay & co!2", "quay", ""), ("Quay & co!3", "quay", "")]
    sheet = "worksheets/sheet1.xml"
    assert _part(_changed(document, 0, "Kai"), sheet) == _part(path.read_bytes(), sheet).replace(
        '<c r="D2">', '<c r="C2" t="inlineStr"><is><t>Kai</t></is></c><c r="D2">'
    )
    assert _part(_changed(document, 1, "Kai"), sheet) == _part(path.read_bytes(), sheet).replace(
        '<c r="C3" s="5"/>', '<c r="C3" s="5" t="inlineStr"><is><t>Kai</t></is></c>'
    )


@pytest.mark.parametrize(
    ("rows", "strings", "message"),
    [
        ("<row>", "", r"a\.xlsx!xl/worksheets/sheet1\.xml:1: is not well-formed XML: mismatched tag"),
        ("", "<si>", r"a\.xlsx!xl/sharedStrings\.xml:1: is not well-formed XML: mismatched tag"),
        ("\x00", "", r"a\.xlsx"),
    ],
)
def test_broken_workbooks_are_refused(rows: str, strings: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=message):
        read(_written(tmp_path / "a.xlsx", rows, strings))


def test_strange_numbers_break_nothing(tmp_path: Path) -> None:
    cells = "".join(
        f'<row r="{number}"><c r="XFD1" t="s"><v>{number}</v></c><c r="ZZZZ9" t="s"><v>-1</v></c>'
        '<c t="inlineStr"/></row>'
        for number in ("9" * 30, "x", "2", "-3", "0")
    )
    path = _written(tmp_path / "a.xlsx", cells, "<si/><si><t/></si><si><t>Quay</t></si>")
    document = read(path, Languages("en"))
    assert _seen(document) == [("Quay & co!XFD2", "Quay", None)]
    assert render(document) == path.read_bytes()
