"""CSV and TSV: which column is what, how fields are quoted, and tables of one language."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from glossator.errors import FormatError
from glossator.formats import bilingual_csv
from glossator.formats.columns import ALL
from glossator.formats.format import Languages, read, render
from glossator.model import Document, Text

_BOTH = Languages("en", "de")
_ENGLISH = "The ships wait in the harbour until the tide comes in, and then they leave for the islands of the north."
_GERMAN = "Die Schiffe warten im Hafen, bis die Flut kommt, und dann fahren sie zu den Inseln des Nordens hinaus."


def _seen(document: Document) -> list[tuple[str, str, str | None]]:
    return [(one.id, one.source.value, one.target.value if one.target else None) for one in document.segments]


def _changed(document: Document, number: int, target: str) -> str:
    segments = list(document.segments)
    segments[number] = replace(segments[number], target=Text(target))
    return render(document.with_segments(segments)).decode(document.encoding)


@pytest.mark.parametrize(
    ("header", "languages", "roles"),
    [
        ("source,target", (None, None), (0, 1)),
        ("Target text;Source text", (None, None), (1, 0)),
        ("id,English,German", ("en", "de"), (1, 2)),
        ("Source (English),Target (pt_BR)", ("en", "pt-BR"), (0, 1)),
        ("EN|DE|FR", ("EN", "DE"), (0, 1)),
        ("key\ten\tnote", ("en", None), (1, None)),
    ],
)
def test_headers(header: str, languages: tuple[str | None, str | None], roles: tuple[int, int | None]) -> None:
    delimiter = next(mark for mark in ",;\t|" if mark in header)
    row = delimiter.join(f"one {number}" for number in range(header.count(delimiter) + 1))
    document = bilingual_csv.parse(f"{header}\n{row}\n", "a.csv", Languages())
    assert [(one.source.value, one.target and one.target.value) for one in document.segments] == [
        (f"one {roles[0]}", None if roles[1] is None else f"one {roles[1]}")
    ]
    assert document.bilingual == (roles[1] is not None)
    assert languages[0] in (None, document.source_language)
    assert document.target_language == languages[1]


@pytest.mark.parametrize(
    ("raw", "columns", "expected"),
    [
        ("x,a,b\n", (("source", "2"), ("target", "3")), [("1", "a", "b")]),
        ("No,Text,Übersetzung\n7,a,b\n", (("source", "text"), ("target", "übersetzung")), [("2", "a", "b")]),
        ("x,one,eins\n", (("source", "B"), ("target", "C"), ("id", "A")), [("x", "one", "eins")]),
        ("1,a b,c\n2,,d\n", (("text", "3"),), [("C1", "c", None), ("C2", "d", None)]),
        ("source,2\na,b\n", (("text", ALL),), [("A1", "source", None), ("A2", "a", None), ("B2", "b", None)]),
    ],
)
def test_columns_that_the_user_names(
    raw: str, columns: tuple[tuple[str, str], ...], expected: list[tuple[str, str, str | None]]
) -> None:
    document = bilingual_csv.parse(raw, "a.csv", Languages("en", "de", columns))
    assert _seen(document) == expected
    assert render(document).decode() == raw
    assert _changed(document, 0, "neu").count("neu") == 1


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ((("source", "1"),), "a.csv: --columns names no target (add target=NUMBER or target=NAME)"),
        (
            (("source", "1"), ("target", "wort")),
            "a.csv: has no column 'wort', but 'x', 'y' (--columns source=1,target=2)",
        ),
    ],
)
def test_columns_that_are_not_there(columns: tuple[tuple[str, str], ...], message: str) -> None:
    with pytest.raises(FormatError) as caught:
        bilingual_csv.parse("x,y\na,b\n", "a.csv", Languages("en", "de", columns))
    assert str(caught.value) == message


def test_two_columns_in_two_languages_need_no_header() -> None:
    document = bilingual_csv.parse(f'"{_ENGLISH}","{_GERMAN}"\nquay,\n', "a.csv", Languages())
    assert (document.source_language, document.target_language) == ("en", "de")
    assert _seen(document) == [("1", _ENGLISH, _GERMAN), ("2", "quay", "")]
    assert document.notices == ("no row names the columns: read as source (en) and target (de)",)
    assert _changed(document, 1, "Kai").endswith("\nquay,Kai\n")


def test_a_table_of_one_language_is_one_of_texts() -> None:
    raw = '17,"the ""old"" quay",Fish & chips\n,,\n3.5,%s,\n'
    document = bilingual_csv.parse(raw, "a.csv", Languages("en"))
    assert not document.bilingual
    assert _seen(document) == [("B1", 'the "old" quay', None), ("C1", "Fish & chips", None), ("B3", "%s", None)]
    assert _changed(document, 0, 'der "neue"') == raw.replace("the", "der").replace("old", "neue").replace(" quay", "")
    assert _changed(document, 1, "Fisch, Pommes") == raw.replace("Fish & chips", '"Fisch, Pommes"')
    translated = replace(document, target_language="de")
    assert render(translated).decode() == raw


def test_quotes_behind_backslashes() -> None:
    raw = 'source,target\n"a \\"b\\", c","d\\\\e \\"f\\""\n"C:\\dir\\",x\n'
    document = bilingual_csv.parse(raw, "a.csv", _BOTH)
    assert _seen(document) == [("2", 'a "b", c', 'd\\e "f"'), ("3", "C:\\dir\\", "x")]
    assert _changed(document, 0, 'd\\e "g"') == raw.replace('\\"f', '\\"g')


def test_lines_in_cells_ragged_rows_and_what_excel_says_first() -> None:
    raw = '\ufeffsep=;\r\nsource;target;note\r\n"one\r\ntwo";"eins\nzwei"\r\nthree\r\n\r\nfour;vier;a;b\r\n'
    document = bilingual_csv.parse(raw, "a.csv", _BOTH)
    assert _seen(document) == [("3", "one\r\ntwo", "eins\nzwei"), ("4", "three", ""), ("6", "four", "vier")]
    assert document.segments[2].notes == ("a",)
    assert _changed(document, 1, "drei") == raw.replace("three\r\n", "three;drei\r\n")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf_16_with_and_without_its_mark(encoding: str, mark: str, tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(f"{mark}source\ttarget\nquay\tKai\n".encode(encoding))
    document = read(path)
    assert document.encoding == encoding
    assert _seen(document) == [("2", "quay", "Kai")]
    assert render(document) == path.read_bytes()


@pytest.mark.parametrize("raw", ['"""\t' * 8_000, '"a"b,' * 8_000, '"\\""x,' * 8_000, '"' + '\\"' * 20_000])
def test_hostile_quotes_take_no_time(raw: str) -> None:
    start = time.perf_counter()
    for name in ("a.csv", "a.tsv"):
        try:
            bilingual_csv.parse(raw, name, _BOTH)
        except FormatError:
            continue
    assert time.perf_counter() - start < 5
