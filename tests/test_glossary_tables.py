"""Glossaries in CSV, TSV and XLSX: wide and long tables, and rows that cannot be read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from glossator.errors import GlossaryError
from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.glossary.format import parse_glossary, read_glossary, render_glossary

FILES = Path(__file__).parent / "glossary"

WIDE = (
    Concept(
        "quay",
        (
            Term("quay", "en"),
            Term("wharf", "en", Status.ADMITTED),
            Term("cais", "pt-BR"),
            Term("molhe", "pt-BR", Status.FORBIDDEN),
            Term("pier", "pt-BR", Status.DEPRECATED),
            Term("причал", "ru"),
        ),
        domain="ports",
    ),
    Concept("pha", (Term("PHA", "en", kind=Kind.ACRONYM),), do_not_translate=True),
    Concept("bar", (Term("a|b", "en"), Term("!x", "pt-BR"))),
)
LONG = (
    Concept(
        "quay",
        (
            Term("quay", "en", forms=("quays", "quayside"), note="Say “key”."),
            Term("cais", "pt-BR"),
            Term("molhe", "pt-BR", Status.FORBIDDEN),
        ),
        "ports",
        "A wall where ships are moored.",
    ),
    Concept("pha", (Term("PHA", "en", kind=Kind.ACRONYM, case_sensitive=True),)),
)


def parse(text: str, path: str = "a.csv") -> tuple[Concept, ...]:
    return parse_glossary(text.encode(), path).glossary.concepts


def workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("name", "concepts"), [("wide.csv", WIDE), ("long.csv", LONG)])
def test_samples(name: str, concepts: tuple[Concept, ...]) -> None:
    assert read_glossary(FILES / name).glossary.concepts == concepts


@pytest.mark.parametrize("format_name", ["csv", "tsv", "xlsx"])
@pytest.mark.parametrize("concepts", [WIDE, LONG])
def test_round_trip(format_name: str, concepts: tuple[Concept, ...]) -> None:
    data = render_glossary(Glossary("g", concepts), format_name)
    assert data == render_glossary(Glossary("g", concepts), format_name)
    assert parse_glossary(data, f"g.{format_name}").glossary.concepts == concepts


@pytest.mark.parametrize(
    ("concepts", "header"),
    [
        ((Concept("a", (Term("x", "en"), Term("y", "id"))),), "id,en,Indonesian"),
        ((Concept("a", (Term("x", "en", Status.CANDIDATE),)),), "concept,language,term,status"),
        ((Concept("a", (Term("x", "en"), Term("y", "en"))),), "concept,language,term,status"),
        ((Concept("a", (Term("x", "en", note="n"),), note="m"),), "concept,language,term,status,note,concept_note"),
        ((Concept("a", (Term("x\\", "en"),)),), "concept,language,term,status"),
    ],
)
def test_long_where_wide_would_lose_something(concepts: tuple[Concept, ...], header: str) -> None:
    data = render_glossary(Glossary("g", concepts), "csv")
    assert data.decode().splitlines()[0] == header
    assert parse_glossary(data, "g.csv").glossary.concepts == concepts


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("en,pt\npeace,paz\n", "a.csv"),
        ("en;pt\r\npeace;paz\r\n", "a.csv"),
        ("\ufeffEN\tPT\rpeace\tpaz\r", "a.csv"),
        ('\n\nen,pt,,\n ,\n"peace", paz ,,\n', "a.csv"),
        ("english,Portuguese\npeace,paz", "a.csv"),
        ("en\tpt\npeace\tpaz", "a.txt"),
        ("en\tpt\npeace\tpaz", "a"),
    ],
)
def test_dialects(text: str, path: str) -> None:
    assert parse(text, path) == (Concept("c1", (Term("peace", "en"), Term("paz", "pt"))),)


def test_status_of_a_row_holds_for_terms_without_a_mark() -> None:
    (concept,) = parse("en,status\na|b|~c,forbidden\n")
    assert [term.status for term in concept.terms] == [Status.FORBIDDEN, Status.FORBIDDEN, Status.DEPRECATED]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.csv: is empty"),
        ("\n \n", "a.csv: is empty"),
        ("en,colour\n", "a.csv:1: the column 'colour' is unknown (expected language codes and any of:"),
        ("en,foo\n", "the column 'foo' is unknown"),
        ("en,en\n", "the column 'en' comes twice"),
        ("en,,pt\n", "column 2 has no name"),
        ("id,note\n", "has no column of terms"),
        ("en,pt\na,b,c\n", "a.csv:2: 3 cells, but 2 columns"),
        ("en,pt\n\na||b,c\n", "a.csv:3: an empty term in 'a||b'"),
        ("en,pt\n!,c\n", "an empty term in '!'"),
        ("id,en\nx,\n", "a.csv:2: the row has no term"),
        ("id,en\nx,a\nx,b\n", "a.csv:3: the concept 'x' comes twice"),
        ("en,status\na,good\n", "the status 'good' is unknown, expected one of: preferred, admitted"),
        ("en,do_not_translate\na,maybe\n", "do_not_translate is 'maybe', expected yes or no"),
        ('en,pt\na,"b\nc,d\n', "a.csv:2: the row cannot be read: unexpected end of data"),
        ('en,pt\na,"b" c\n', "a.csv:2: the row cannot be read"),
        ("en,pt\na,b\x01\n", "a.csv:2: holds the control character U+0001"),
        ("concept,term\n", "the column 'language' is missing"),
        ("concept,language,term\nx,en,\n", "a.csv:2: the term is empty"),
        ("concept,language,term\nx,klingon,a\n", "the language 'klingon' is unknown"),
        ("concept,language,term,gender\nx,en,a,odd\n", "the gender 'odd' is unknown"),
        ("concept,language,term,domain\nx,en,a,d\nx,en,b,e\n", "a.csv:3: the domain 'e' contradicts 'd'"),
        ("concept,language,term,kind,colour\n", "the column 'colour' is unknown (expected any of: concept,"),
    ],
)
def test_faults_are_named(text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        parse(text)
    assert message in str(caught.value)


def test_lenient_warns_and_reads_the_rest() -> None:
    read = parse_glossary(b"en,pt,colour\na,b,red\nc,d,e,f\ng,h\n", "a.csv", lenient=True)
    assert [concept.terms[0].text for concept in read.glossary.concepts] == ["a", "g"]
    assert [(warning.path, warning.line, warning.message) for warning in read.warnings] == [
        ("a.csv", 1, "the column 'colour' is unknown"),
        ("a.csv", 3, "4 cells, but 3 columns; is a separator in a cell not quoted?"),
    ]


@pytest.mark.parametrize("data", [b"en,pt\n\xff\xfea,b", b"\x00\x01\x02\x03", b"en,pt\npa\xe7o,a"])
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(GlossaryError):
        parse_glossary(data, "a.csv")


def test_a_language_may_be_given() -> None:
    read = parse_glossary(b"en,tlh\npeace,roj\n", "a.csv", languages=("tlh",))
    assert read.glossary.languages == ("en", "tlh")


def test_a_sheet_with_numbers_and_empty_cells() -> None:
    data = workbook([["id", "en", "pt", None], [1, "G7", 7.0, None], [None, None, None, None], [2, "a", None, None]])
    assert parse_glossary(data, "a.xlsx").glossary.concepts == (
        Concept("1", (Term("G7", "en"), Term("7", "pt"))),
        Concept("2", (Term("a", "en"),)),
    )


def test_a_term_never_becomes_a_formula() -> None:
    texts = ("=1+1", "+1", "-1", "@sum")
    glossary = Glossary("g", tuple(Concept(text, (Term(text, "en"),)) for text in texts))
    sheet = load_workbook(io.BytesIO(render_glossary(glossary, "xlsx"))).worksheets[0]
    assert [sheet.cell(row, 2).data_type for row in range(2, 6)] == ["s"] * 4


def test_a_row_of_a_sheet_is_named() -> None:
    with pytest.raises(GlossaryError, match=r"a\.xlsx:2: the row has no term"):
        parse_glossary(workbook([["id", "en"], ["x", None]]), "a.xlsx")


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no Excel workbook"),
        (b"en,pt", "is no Excel workbook"),
        (b"PK\x03\x04half", "is no Excel workbook"),
        (workbook([["en"], ["a"]])[:-40], "is no Excel workbook"),
        (zipped({"a.txt": b"a"}), "the workbook cannot be read"),
        (zipped({str(part): bytes(10_000_000) for part in range(41)}), "unpacks to 410000000 bytes"),
    ],
)
def test_what_is_no_workbook(data: bytes, message: str) -> None:
    with pytest.raises(GlossaryError, match=message):
        parse_glossary(data, "a.xlsx")


def test_a_concept_without_a_term_has_no_place_in_a_table() -> None:
    with pytest.raises(GlossaryError, match="the concept 'a' has no term"):
        render_glossary(Glossary("g", (Concept("a", ()),)), "csv")
