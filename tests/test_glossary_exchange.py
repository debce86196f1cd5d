"""Glossaries in the files of translation services, and as a table for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.errors import GlossaryError
from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.glossary.format import parse_glossary, read_glossary, render_glossary, write_glossary
from glossator.glossary.losses import losses

GLOSSARY = Glossary(
    "harbour terms",
    (
        Concept(
            "c1",
            (
                Term("quay", "en", part_of_speech="noun"),
                Term("wharf, the", "en", Status.ADMITTED, part_of_speech="noun"),
                Term("cais", "pt", part_of_speech="noun"),
                Term("doca", "pt", Status.FORBIDDEN, part_of_speech="noun"),
                Term("Kai", "de", part_of_speech="noun"),
            ),
            definition="where ships moor",
        ),
        Concept("c2", (Term("Lloyd's", "en", kind=Kind.NAME),), do_not_translate=True),
        Concept("c3", (Term("buoy", "en"), Term("bóia", "pt"), Term("boia", "pt", Status.ADMITTED))),
        Concept("c4", (Term("Möwe", "de"),)),
    ),
)
PAIRS = "quay,cais\n\"wharf, the\",cais\nLloyd's,Lloyd's\nbuoy,bóia\n"


@pytest.mark.parametrize(
    ("name", "languages", "expected"),
    [
        ("deepl", ("en", "pt"), PAIRS),
        ("google-pairs", ("en", "pt"), PAIRS),
        ("azure", ("en", "pt"), "quay\tcais\nwharf, the\tcais\nLloyd's\tLloyd's\nbuoy\tbóia\n"),
        ("deepl", ("pt", "en"), "cais,quay\nLloyd's,Lloyd's\nbóia,buoy\nboia,buoy\n"),
        (
            "google",
            (),
            "en,de,pt,pos,description\nquay,Kai,cais,noun,where ships moor\nLloyd's,Lloyd's,Lloyd's,,\nbuoy,,bóia,,\n",
        ),
        (
            "google",
            ("en", "pt"),
            "en,pt,pos,description\nquay,cais,noun,where ships moor\nLloyd's,Lloyd's,,\nbuoy,bóia,,\n",
        ),
        ("aws", (), "en,de,pt\nquay,Kai,cais\n\"wharf, the\",Kai,cais\nLloyd's,Lloyd's,Lloyd's\nbuoy,,bóia\n"),
        ("aws", ("de", "en"), "de,en\nKai,quay\nLloyd's,Lloyd's\n"),
    ],
)
def test_what_services_get(name: str, languages: tuple[str, ...], expected: str) -> None:
    assert render_glossary(GLOSSARY, name, languages).decode() == expected


def test_a_table_for_people_keeps_what_csv_keeps() -> None:
    glossary = Glossary(
        "a|b",
        (
            Concept("c1", (Term("x|y", "en"), Term("*z*", "pt"), Term("<w>", "pt", Status.FORBIDDEN)), note="one\ntwo"),
            Concept("c2", (Term("[a](b)", "en"), Term("c_d`e`", "pt"))),
        ),
    )
    data = render_glossary(glossary, "markdown")
    assert data.decode() == (
        "# a\\|b\n"
        "\n"
        "| id | en | pt | note |\n"
        "| --- | --- | --- | --- |\n"
        "| c1 | x\\\\\\|y | \\*z\\*\\|!\\<w> | one<br>two |\n"
        "| c2 | \\[a\\](b) | c\\_d\\`e\\` |  |\n"
        "\n"
        "`|` stands between several terms, `!` before one that must not be used, `~` before an outdated one.\n"
    )
    assert parse_glossary(data, "a.md").glossary.concepts == glossary.concepts


def test_the_longest_ending_chooses_the_format(tmp_path: Path) -> None:
    path = tmp_path / "terms.AWS.csv"
    write_glossary(GLOSSARY, path, languages=("en", "de"))
    assert path.read_text(encoding="utf-8").startswith("en,de\nquay,Kai\n")
    read = read_glossary(path).glossary
    assert [term.text for concept in read.concepts for term in concept.terms][:2] == ["quay", "Kai"]
    plain = tmp_path / "terms.csv"
    plain.write_text("en,pt\nred,vermelho|!rubro\n", encoding="utf-8")
    assert read_glossary(plain).glossary.concepts[0].terms[-1].status is Status.FORBIDDEN


def test_what_is_lost_is_said() -> None:
    after = parse_glossary(render_glossary(GLOSSARY, "google"), "g", format_name="google").glossary
    assert losses(GLOSSARY, after) == (
        "1 preferred term",
        "2 admitted term",
        "1 forbidden term",
        "1 do not translate of a concept",
        "1 kind of a term",
        "2 part of speech of a term",
    )


@pytest.mark.parametrize(
    ("name", "data", "languages", "message"),
    [
        ("deepl", "a,b,c\n", ("en", "pt"), "g:1: 'a,b,c' is no entry (expected a source term and a target term)"),
        ("deepl", "a,b\na,c\n", ("en", "pt"), "g:2: 'a' stands there twice (leave one of them)"),
        ("azure", "a\n", ("en", "pt"), "g:1: 'a' is no entry (expected a source term and a target term)"),
        ("azure", "a\tb\n", (), "g: the file does not say its languages (give the source and the target language, as"),
        ("google", "red,blue\n", (), "g:1: found the column 'red' (expected language codes, as in: en,pt,de)"),
        ("aws", "en,pos\n", (), "g:1: found the column 'pos' (expected language codes, as in: en,pt,de)"),
        ("aws", "en,en\n", (), "g:1: found no header, or a column twice (expected language codes, as in: en,pt,de)"),
        ("aws", "en,pt\na\n", (), "g:2: the row has 1 cells, expected 2 without control characters"),
        (
            "markdown",
            "no table\n",
            (),
            "g: holds no table (expected a row of dashes below a header such as: | en | pt |",
        ),
    ],
)
def test_what_cannot_be_read(name: str, data: str, languages: tuple[str, ...], message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        parse_glossary(data.encode(), "g", format_name=name, languages=languages)
    assert str(caught.value).startswith(message)


def test_what_a_service_would_refuse() -> None:
    long = Glossary("g", (Concept("c1", (Term("é" * 513, "en"), Term("b", "pt"))),))
    with pytest.raises(GlossaryError, match="more than 1024 bytes, DeepL's limit"):
        render_glossary(long, "deepl", ("en", "pt"))
    assert len(render_glossary(long, "azure", ("en", "pt"))) == 1029
    with pytest.raises(GlossaryError, match="wants two languages or more, the glossary has 1"):
        render_glossary(long, "aws", ("en",))
