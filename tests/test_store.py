"""Large glossaries on disk: the same as in memory, made once, and done without where the disk does not serve."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from glossator.check.run import check_document
from glossator.errors import GlossaryError
from glossator.glossary import format as glossary_format
from glossator.glossary import store
from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.glossary.format import parse_glossary, read_glossary, write_glossary
from glossator.glossary.match import TermIndex
from glossator.glossary.shipped import shipped_glossary
from glossator.glossary.store import StoredGlossary
from glossator.model import Document, Segment, Text

CODES = ("en", "en-GB", "pt", "pt-BR", "es", "fr", "de", "ru", "uk", "cs", "zh", "ja", "ko", "und", "../x", "\ud800")
TEXTS = (
    "The color revolutions and the one-China policy were discussed in the data bases.",
    "Sie legen die Urkunde morgen an und erkennen die Ein-China-Politik an.",
    "外交部长们讨论了一个中国原则和书法国家。",
    "As revoluções coloridas e o princípio de uma só China.",
    "Министры обсудили цветные революции.",
    "A lone surrogate: \ud800 legen an",
)
CONCEPTS = (
    Concept("put on", (Term("anlegen", "de"), Term("anerkennen", "de", Status.ADMITTED), Term("to put on", "en"))),
    Concept("NATO", (Term("NATO", "en", kind=Kind.ACRONYM),), "law", "an alliance", "a note", True, ("<x/>",)),
    Concept(
        "Putin",
        (
            Term("Putin", "en", kind=Kind.NAME, forms=("Putins",), case_sensitive=True, note="n", source="s"),
            Term("Путин", "ru", Status.PREFERRED, Kind.NAME, "noun", "masculine", "singular", extras=("<y/>",)),
            Term("Poutine", "en", Status.FORBIDDEN),
            Term("Put", "en", Status.CANDIDATE),
        ),
    ),
    *(
        Concept(f"c{number}", (Term(f"data base {number}", "en"), Term(f"Datenbank {number}", "de")))
        for number in range(9)
    ),
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder for glossaries, in which a glossary of any size is kept."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(store, "cache_folder", lambda name: folder / name)
    monkeypatch.setattr(glossary_format, "_LARGE", 0)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A glossary file with all that a term can say."""
    file = tmp_path / "g.tbx"
    write_glossary(Glossary("g", (*CONCEPTS, *shipped_glossary().concepts[:8])), file)
    return file


def in_memory(path: Path) -> Glossary:
    return parse_glossary(path.read_bytes(), str(path)).glossary


def found(glossary: Glossary) -> list[object]:
    """Everything that is found in some texts, and in every term, in every language."""
    texts = (*TEXTS, *(f"X {term.text} y." for concept in glossary.concepts for term in concept.terms))
    indexes = [TermIndex(glossary, code) for code in CODES]
    return [index.find(text, overlapping=True) for index in indexes for text in texts]


def test_says_the_same_as_in_memory(path: Path) -> None:
    stored, memory = read_glossary(path).glossary, in_memory(path)
    assert isinstance(stored, StoredGlossary)
    assert tuple(stored.concepts) == memory.concepts
    assert stored.concepts[3] == memory.concepts[3]
    assert stored.concepts[-2:] == memory.concepts[-2:]
    assert len(stored.concepts) == len(memory.concepts)
    assert dict(stored.by_id) == memory.by_id
    assert "none" not in stored.by_id
    assert (stored.name, stored.path, stored.extras) == (memory.name, memory.path, memory.extras)
    assert (stored.digest, stored.languages) == (memory.digest, memory.languages)
    assert tuple(stored.named) == tuple(memory.named)
    with pytest.raises(IndexError):
        stored.concepts[len(memory.concepts)]


def test_finds_the_same_as_in_memory(path: Path) -> None:
    assert found(read_glossary(path).glossary) == found(in_memory(path))
    assert found(read_glossary(path).glossary) == found(in_memory(path))


def test_finds_the_same_where_little_is_remembered(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossator.glossary.stored_postings._REMEMBERED", 1)
    monkeypatch.setattr("glossator.glossary.stored_concepts._REMEMBERED", 1)
    assert found(read_glossary(path).glossary) == found(in_memory(path))


def test_checks_the_same_as_in_memory(path: Path) -> None:
    segments = tuple(Segment(str(number), Text(text), Text(TEXTS[1])) for number, text in enumerate(TEXTS))
    document = Document("a.po", "po", "", segments, "en", "de")
    assert check_document(document, read_glossary(path).glossary) == check_document(document, in_memory(path))


def test_digest_is_that_of_all_that_the_concepts_say() -> None:
    import hashlib

    for concepts in (CONCEPTS, CONCEPTS[:1], (), (Concept("none", ()),)):
        assert Glossary("g", concepts).digest == hashlib.sha256(repr(concepts).encode()).hexdigest()[:12]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "tsv"])
def test_tables_are_stored_with_their_warnings(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"g.{suffix}"
    write_glossary(Glossary("g", tuple(Concept(str(number), (Term("a", "en"),)) for number in range(3))), path)
    if suffix == "csv":
        path.write_text(path.read_text() + "1,b\n")
        with pytest.raises(GlossaryError, match="comes twice"):
            read_glossary(path)
    first, second = (read_glossary(path, lenient=True) for _ in range(2))
    memory = parse_glossary(path.read_bytes(), str(path), lenient=True)
    assert tuple(first.glossary.concepts) == tuple(second.glossary.concepts) == memory.glossary.concepts
    assert [*map(str, second.warnings)] == [*map(str, memory.warnings)]


def test_the_second_run_reads_no_glossary(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once = found(read_glossary(path).glossary)
    monkeypatch.setattr(store, "_fill", None)
    monkeypatch.setattr("glossator.glossary.stored_postings._fill", None)
    assert found(read_glossary(path).glossary) == once


def test_another_file_or_way_to_read_is_stored_anew(path: Path, cache: Path) -> None:
    read_glossary(path)
    read_glossary(path, lenient=True)
    read_glossary(path, languages=("en", "de"))
    write_glossary(Glossary("g", CONCEPTS[:2]), path)
    assert tuple(read_glossary(path).glossary.concepts) == in_memory(path).concepts
    assert len(in_memory(path).concepts) == 2
    assert len([*(cache / "glossaries").iterdir()]) == 4


def test_old_glossaries_are_removed(path: Path, cache: Path) -> None:
    for number in range(20):
        write_glossary(Glossary("g", CONCEPTS[: number % 9 + 1]), path)
        read_glossary(path, languages=(str(number),))
    assert len([*(cache / "glossaries").iterdir()]) == 8
    assert tuple(read_glossary(path, languages=("19",)).glossary.concepts) == in_memory(path).concepts


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:5000], lambda data: b"no database" * 999])
def test_a_broken_file_is_made_again(path: Path, cache: Path, damage: object) -> None:
    once = found(read_glossary(path).glossary)
    files = [*cache.rglob("*.sqlite")]
    assert len(files) == 1 + len(CODES)
    for file in files:
        file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert found(read_glossary(path).glossary) == once


def test_a_file_damaged_inside_says_so_and_is_made_again(path: Path, cache: Path) -> None:
    once = found(read_glossary(path).glossary)
    for file in cache.rglob("*.sqlite"):
        data = file.read_bytes()
        file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(GlossaryError, match="run again"):
        found(read_glossary(path).glossary)
    for _ in range(len(CODES)):
        with pytest.raises(GlossaryError, match="run again"):
            found(read_glossary(path).glossary)
    assert found(read_glossary(path).glossary) == once


def test_does_without_where_the_folder_cannot_be_made(path: Path, cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    glossary = read_glossary(path).glossary
    assert not isinstance(glossary, StoredGlossary)
    assert found(glossary) == found(in_memory(path))


def test_does_without_entries_where_the_disk_is_full(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    glossary = read_glossary(path).glossary

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("glossator.glossary.stored_postings._fill", full)
    assert isinstance(glossary, StoredGlossary)
    assert found(glossary) == found(in_memory(path))


def test_a_full_disk_leaves_nothing_behind(path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(store, "_fill", full)
    assert not isinstance(read_glossary(path).glossary, StoredGlossary)
    assert [file for file in cache.rglob("*") if file.is_file()] == []


def test_two_processes_may_make_it_at_once(path: Path) -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        results = pool.map(_digest_and_found, [path] * 8)
    assert results == [_digest_and_found(path)] * 8


def test_survives_a_fork(path: Path) -> None:
    glossary = read_glossary(path).glossary
    index = TermIndex(glossary, "de")
    here = str(index.find(TEXTS[1]))
    with multiprocessing.get_context("fork").Pool(2, initializer=_take, initargs=(index,)) as pool:
        there = pool.map(_found_there, [TEXTS[1]] * 6)
    assert there == [here] * 6
    assert str(TermIndex(glossary, "de").find(TEXTS[1])) == here


def test_languages_are_made_ready_together(path: Path, cache: Path) -> None:
    glossary = read_glossary(path).glossary
    glossary.prepare(("en", "de", "en"))
    made = len([*cache.rglob("*.sqlite")])
    assert made == (3 if hasattr(os, "sched_getaffinity") else 1)
    assert found(glossary) == found(in_memory(path))


@pytest.mark.slow
def test_memory_is_small(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text("en,pt\n" + "".join(f"term {number} number,termo {number}\n" for number in range(100_000)))
    settings = os.environ | {"XDG_CACHE_HOME": str(tmp_path)}
    asked = subprocess.run([sys.executable, "-c", _GROWTH, path], env=settings, capture_output=True, check=True)
    # In memory it grows by 120.
    assert 1 < float(asked.stdout) < 80


# The peak of this very program: what `resource` tells begins with that of the process that started it.
_GROWTH = """
import re, sys
from pathlib import Path
from glossator.glossary.format import read_glossary
from glossator.glossary.match import TermIndex
from glossator.languages.language import language_for

def peak():
    return int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

language_for("en").lemmas("warm")
before = peak()
index = TermIndex(read_glossary(sys.argv[1]).glossary, "en")
assert len(index.find("term 77 number")) == 1
print(peak() - before)
"""


def _digest_and_found(path: Path) -> tuple[str, str]:
    glossary = read_glossary(path).glossary
    return glossary.digest, str([TermIndex(glossary, "de").find(text) for text in TEXTS])


_TAKEN: list[TermIndex] = []


def _take(index: TermIndex) -> None:
    _TAKEN.append(index)


def _found_there(text: str) -> str:
    return str(_TAKEN[0].find(text))
