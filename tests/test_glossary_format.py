"""How a glossary finds its format, and files that cannot be read or written."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.errors import GlossaryError
from glossator.glossary.concept import Concept, Glossary, Term
from glossator.glossary.format import glossary_formats, parse_glossary, read_glossary, render_glossary, write_glossary

GLOSSARY = Glossary("g", (Concept("c1", (Term("peace", "en"), Term("paz", "pt"))),))
PAIR = ("en", "pt")
WITHOUT_HEADER = {"azure", "deepl", "google-pairs", "omegat"}
RUBBISH = (b"", b"\x00", b"\xff\xfe\x00", bytes(range(256)), b"<", b"PK\x03\x04", b'"', b"a" * 200_000)


@pytest.mark.parametrize("name", sorted(glossary_formats()))
def test_every_format_keeps_the_terms(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"glossary{glossary_formats()[name].suffixes[0]}"
    write_glossary(GLOSSARY, path, name)
    read = read_glossary(path, languages=PAIR, format_name=name)
    assert read.glossary.concepts == GLOSSARY.concepts
    assert (read.glossary.path, read.warnings) == (str(path), ())


@pytest.mark.parametrize("name", sorted(set(glossary_formats()) - WITHOUT_HEADER))
def test_content_tells_the_format(name: str) -> None:
    data = render_glossary(GLOSSARY, name)
    assert parse_glossary(data, "glossary").glossary.concepts == GLOSSARY.concepts


@pytest.mark.parametrize("name", sorted(glossary_formats()))
@pytest.mark.parametrize("data", RUBBISH, ids=lambda data: repr(data[:5]))
def test_no_format_takes_rubbish(name: str, data: bytes) -> None:
    try:
        read = parse_glossary(data, "g", format_name=name, languages=PAIR, lenient=True)
    except GlossaryError:
        return
    assert read.glossary.concepts == ()


def test_only_the_languages_asked_for_are_written() -> None:
    assert render_glossary(GLOSSARY, "csv", ("pt-BR",)) == b"id,pt\nc1,paz\n"


def test_a_path_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="cannot be read: Is a directory"):
        read_glossary(tmp_path)
    with pytest.raises(GlossaryError, match="cannot be read: No such file"):
        read_glossary(tmp_path / "none.csv")


def test_an_unknown_suffix_names_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"\.odt tells no glossary format .*\.csv.*\.tbx"):
        write_glossary(GLOSSARY, tmp_path / "a.odt")
    with pytest.raises(GlossaryError, match=r"no glossary format 'odt' .expected one of: aws, azure, csv"):
        write_glossary(GLOSSARY, tmp_path / "a.csv", "odt")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    path.write_text("old")
    with pytest.raises(GlossaryError, match="control character"):
        write_glossary(Glossary("g", (Concept("c", (Term("a\x01", "en"),)),)), path)
    assert [(item.name, item.read_text()) for item in tmp_path.iterdir()] == [("a.tbx", "old")]
    with pytest.raises(GlossaryError, match="cannot be written: No such file"):
        write_glossary(GLOSSARY, tmp_path / "none" / "a.csv")


@pytest.mark.slow
def test_a_million_terms() -> None:
    rows = "\n".join(f"c{number},term number {number},termo número {number}" for number in range(500_000))
    glossary = parse_glossary(f"id,en,pt\n{rows}".encode(), "big.csv").glossary
    assert sum(len(concept.terms) for concept in glossary.concepts) == 1_000_000
