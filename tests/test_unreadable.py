"""One broken file among others, files that are archives, and tables whose columns are named."""

from __future__ import annotations

import io
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from glossator.cli import app
from glossator.commands.changed import changed_lines
from glossator.errors import FormatError
from glossator.glossary.concept import Glossary
from glossator.model import Document, Finding, Fix, Safety, Segment, Severity, Side, Span, Text
from glossator.report.report import Place, Report, Signature, renderers

QUIET = ("--no-glossary", "--lang", "en", "--jobs", "1", "--select", "repeated-word")


def glossator(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.json").write_text('{"a": ')
    (tmp_path / "docs/b.txt").write_text("The the quay.\n")
    return tmp_path


BROKEN = "glossator: docs/a.json:1: ends too early, expected a value (mend the JSON)"


@pytest.mark.parametrize("paths", [("docs",), ("docs/a.json", "docs/b.txt")], ids=["in a folder", "named"])
def test_a_broken_file_does_not_keep_the_others_from_being_checked(folder: Path, paths: tuple[str, ...]) -> None:
    done = glossator("check", *paths, *QUIET, "--format", "json")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [BROKEN]
    report = json.loads(done.stdout)
    assert [one["file"] for one in report["documents"]] == ["docs/b.txt"]
    assert [one["rule"] for one in report["findings"]] == ["repeated-word"]
    assert report["unreadable"] == [BROKEN.removeprefix("glossator: ")]


def test_where_nothing_can_be_read_each_file_is_named(folder: Path) -> None:
    done = glossator("check", "nope.txt", "docs/a.json", *QUIET)
    assert done.stderr.splitlines() == ["glossator: nope.txt: cannot be read: No such file or directory"]
    assert isinstance(done.exception, FormatError)
    assert str(done.exception) == BROKEN.removeprefix("glossator: ")
    assert done.stdout == ""


def test_the_other_commands_go_on_too(folder: Path) -> None:
    done = glossator("stats", "docs", *QUIET, "--json")
    assert (done.exit_code, json.loads(done.stdout)["repeated-word"]["findings"]) == (2, 1)
    done = glossator("check", "docs", *QUIET, "--write-baseline", "known.json")
    assert (done.exit_code, (folder / "known.json").is_file()) == (2, True)
    done = glossator("glossary", "extract", "docs", "--languages", "en")
    assert (done.exit_code, done.stderr.splitlines()[0]) == (2, BROKEN)
    done = glossator("fix", "docs", "--no-glossary", "--lang", "en", "--unsafe", "--select", "repeated-word")
    assert (done.exit_code, (folder / "docs/b.txt").read_text()) == (2, "The quay.\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said(folder: Path) -> None:
    (folder / "docs/a.json").rename(folder / "docs/a.ts")
    (folder / "docs/a.ts").chmod(0)
    done = glossator("check", "docs", *QUIET)
    assert (done.exit_code, done.stderr) == (2, "glossator: docs/a.ts: cannot be read: Permission denied\n")


# Archives

TEXT = "The the quay."
FOUND = Finding(
    "repeated-word",
    Severity.WARNING,
    0.9,
    "“the” twice",
    "a.docx",
    "p2.s1",
    Side.SOURCE,
    Span(4, 8),
    fix=Fix("once", (), Safety.SAFE),
)


def report(archive: bytes) -> Report:
    document = Document("a.docx", "docx", f"\0word/document.xml\0{TEXT}", (), "en", archive=archive)
    document = document.with_segments([Segment("p2.s1", Text.at(TEXT, 19))])
    return Report.of([document], [FOUND], replace(Signature.of(1, Glossary("none", ()), ()), version="0"))


def test_a_finding_in_an_archive_has_its_segment_and_no_line() -> None:
    assert report(b"PK").place(FOUND) == Place("a.docx")
    assert report(b"").place(FOUND) == Place("a.docx", 23, 27, 1, 24)
    headline = renderers()["text"].render(report(b"PK")).splitlines()[2]  # type: ignore[arg-type]
    assert headline == "a.docx (p2.s1): warning: “the” twice [repeated-word]"


def test_sarif_of_an_archive_is_valid_and_names_the_segment() -> None:
    from sarif_kit.validate import validation_errors

    value = json.loads(renderers()["sarif"].render(replace(report(b"PK"), unreadable=("b.docx: is broken",))))
    assert list(validation_errors(value)) == []
    (run,) = value["runs"]
    assert run["results"][0]["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "a.docx", "index": 0}},
            "logicalLocations": [{"name": "p2.s1"}],
        }
    ]
    assert "fixes" not in run["results"][0]
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [{"level": "error", "message": {"text": "b.docx: is broken"}}],
        }
    ]


@pytest.mark.parametrize("name", ["csv", "html", "junit", "json", "jsonl", "xlsx"])
def test_every_report_of_an_archive_can_be_drawn(name: str) -> None:
    assert renderers()[name].render(report(b"PK"))


def test_all_of_a_changed_archive_counts_as_changed(tmp_path: Path) -> None:
    import subprocess

    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@b"]
    subprocess.run([*git, "init", "-q"], check=True)
    for number in range(2):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as made:
            made.writestr("a", f"{number}\0")
        (tmp_path / "a.docx").write_bytes(buffer.getvalue())
        if number == 0:
            subprocess.run([*git, "add", "a.docx"], check=True)
            subprocess.run([*git, "commit", "-qm", "one"], check=True)
    (lines,) = changed_lines([str(tmp_path / "a.docx")], "HEAD")[str(tmp_path / "a.docx")]
    assert (lines.start, 10**9 in lines) == (1, True)


# Tables


def test_columns_of_every_command_that_reads_tables(folder: Path) -> None:
    (folder / "t.csv").write_text("".join(f"{n},Der Kai ist ist nass.,The quay is wet.\n" for n in range(3)))
    columns = ("--columns", "source=3,target=2")
    done = glossator(
        "stats", "t.csv", "--source-lang", "en", *QUIET[:1], "--lang", "de", *QUIET[3:], "--json", *columns
    )
    assert json.loads(done.stdout)["repeated-word"]["findings"] == 3
    done = glossator("glossary", "extract", "t.csv", "--languages", "en,de", *columns)
    assert done.exit_code == 0
    assert "quay" in done.stdout
    done = glossator("tm", "import", "t.csv", "--from", "en", "--to", "de", "--memory", "m.sqlite", *columns)
    assert done.exit_code == 0
    done = glossator("tm", "search", "The quay is wet.", "--memory", "m.sqlite")
    assert done.stdout.splitlines()[:2] == [
        "100 %  en    The quay is wet.",
        "       de    Der Kai ist ist nass.",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("t.csv", "--columns", "word=1"), "--columns: found 'word=1', expected ROLE=NUMBER or ROLE=NAME"),
        (("docs/b.txt", "--columns", "text=1"), "docs/b.txt: has no columns (--columns goes with CSV, TSV and XLSX)"),
        (("docs", "docs/b.txt", "--columns", "text=1"), "--columns goes with one PATH and one --to"),
    ],
)
def test_columns_that_do_not_go_with_translate(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    (folder / "t.csv").write_text("1,The quay is wet.\n")
    done = glossator("translate", *arguments, "--to", "pt", "--from", "en", "--no-glossary")
    assert message in str(done.exception)


def test_a_column_is_translated_in_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    (folder / "t.csv").write_text("1,The quay is wet.,x\n2,The ferry is late.,y\n")
    typed = ("translate", "t.csv", "--to", "pt", "--from", "en", "--no-glossary", "--jobs", "1", "--columns", "text=2")
    done = glossator(*typed)
    assert (done.exit_code, done.exception) == (0, None)
    rows = (folder / "t.pt.csv").read_text().splitlines()
    assert [row[:2] + row[-2:] for row in rows] == ["1,,x", "2,,y"]
    assert not any("The" in row for row in rows)
    assert 'msgid "The quay is wet."' in (folder / "t.pt.po").read_text()
    (folder / "t.pt.csv").write_text("mine")
    assert "was edited since it was built" in str(glossator(*typed).exception)
