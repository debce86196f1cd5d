"""What lets a project live with a checker: silencing, baselines, changed lines, statistics, exit codes, hooks."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner, Result

from glossator.check.run import check_document
from glossator.check.silence import silenced_rules
from glossator.cli import app
from glossator.errors import ConfigError
from glossator.formats.comments import Requests, comments_in
from glossator.formats.format import Languages, read
from glossator.glossary.concept import Glossary
from glossator.model import Tier
from glossator.report.baseline import read_baseline

ROOT = Path(__file__).parent.parent
NO_GLOSSARY = Glossary("none", ())
ARTICLE = """\
Here the the first.

<!-- glossator: ignore repeated-word -- a title -->
Here the the second.

<!-- glossator: off repeated-* -->

Here the the third.

| a | b |
| --- | --- |
| the the fourth | x |

<!-- glossator: on repeated-* -->
Here the the fifth.
"""
ENTRIES = """\
# glossator: ignore untranslated
msgid "Open the window and look."
msgstr "Open the window and look."

msgid "Close the window and go."
msgstr "Close the window and go."
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(ARTICLE)
    return tmp_path


def check(*arguments: str) -> tuple[int, dict[str, Any]]:
    done = run("check", "a.md", "--lang", "en", "--no-glossary", "--format", "json", *arguments)
    return done.exit_code, json.loads(done.stdout)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def lines(report: dict[str, Any]) -> list[int]:
    return [finding["line"] for finding in report["findings"]]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("glossator: ignore", ("*",)),
        ("glossator: ignore term-missing", ("term-missing",)),
        ("glossator:ignore term-*, name-missing -- why, and how", ("term-*", "name-missing")),
        ("glossator: ignored", ()),
        ("see glossator: ignore", ()),
        ("glossator: ignore -- all of it", ("*",)),
    ],
)
def test_what_a_note_silences(note: str, expected: tuple[str, ...]) -> None:
    assert silenced_rules([note]) == expected


def test_requests_hold_for_the_next_block_or_until_they_end() -> None:
    requests = Requests()
    for comment in ("glossator: off a", "glossator: off", " glossator:  ignore\n b ", "nothing"):
        requests.hear(comment)
    assert requests.notes() == ("glossator: ignore a", "glossator: ignore", "glossator: ignore b")
    assert requests.notes() == ("glossator: ignore a", "glossator: ignore")
    requests.hear("glossator: on a")
    assert requests.notes() == ("glossator: ignore",)
    requests.hear("glossator: on")
    assert requests.notes() == ()


def test_a_hostile_row_of_comments_is_read_quickly() -> None:
    assert list(comments_in("<!--" * 50_000)) == []
    assert len(list(comments_in("<!---->" * 50_000))) == 50_000


def test_comments_in_markdown_silence(folder: Path) -> None:
    code, report = check()
    assert (code, lines(report)) == (1, [1, 15])
    assert report["counts"]["silenced"] == {"comment": 3, "baseline": 0}


def test_comments_in_po_silence(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text(ENTRIES)
    document = read(str(tmp_path / "a.po"), Languages("en", "pt"))
    found = check_document(document, NO_GLOSSARY)
    assert [(finding.rule, finding.segment_id) for finding in found] == [("untranslated", document.segments[1].id)]


def test_a_baseline_knows_what_was_found_wherever_it_moves(folder: Path) -> None:
    assert run("check", "a.md", "--lang", "en", "--no-glossary", "--write-baseline", "known.json").exit_code == 0
    assert check("--baseline", "known.json")[0] == 0
    (folder / "a.md").write_text("A new first line.\n\n" + ARTICLE + "\nHere the the first.\n\nA and and new one.\n")
    code, report = check("--baseline", "known.json")
    # The first line was known once: said again it is new.
    assert (code, lines(report)) == (1, [19, 21])
    assert report["counts"]["silenced"] == {"comment": 3, "baseline": 2}


def test_a_baseline_written_again_is_the_same(folder: Path) -> None:
    def written() -> bytes:
        run("check", "a.md", "--lang", "en", "--no-glossary", "--write-baseline", "known.json")
        return (folder / "known.json").read_bytes()

    (folder / "glossator.toml").write_text('baseline = "known.json"\n')
    first = written()
    assert written() == first
    assert json.loads(first)["findings"][0].keys() == {"file", "rule", "source", "quote", "count"}


@pytest.mark.parametrize("content", ["", "[]", '{"version": 9, "findings": []}', '{"version": 1, "findings": [{}]}'])
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "known.json").write_text(content)
    with pytest.raises(ConfigError, match="is no baseline"):
        read_baseline(tmp_path / "known.json")


def git(*arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], check=True, capture_output=True)


def test_only_changed_lines_are_shown(folder: Path) -> None:
    git("init", "-q", ".")
    git("add", "a.md")
    git("commit", "-qm", "one")
    assert check("--changed-since", "HEAD")[0] == 0
    (folder / "a.md").write_text(ARTICLE.replace("fifth", "sixth"))
    assert lines(check("--changed-since", "HEAD")[1]) == [15]
    (folder / "new.md").write_text("The the new.\n")
    done = run("check", "new.md", "--lang", "en", "--no-glossary", "--format", "json", "--changed-since", "HEAD")
    assert lines(json.loads(done.stdout)) == [1]


@pytest.mark.parametrize("revision", ["NOPE", "--output=x"])
def test_a_revision_that_is_none_is_an_error(folder: Path, revision: str) -> None:
    git("init", "-q", ".")
    git("add", "a.md")
    done = run("check", "a.md", "--changed-since", revision)
    assert isinstance(done.exception, ConfigError)
    assert "--changed-since: fatal" in str(done.exception)
    assert not (folder / "x").exists()


def test_severities_paths_and_confidence_from_the_settings(folder: Path) -> None:
    (folder / "glossator.toml").write_text('paths = ["a.md"]\n[severity]\n"repeated-*" = "info"\n')
    done = run("check", "--lang", "en", "--no-glossary", "--format", "json")
    report = json.loads(done.stdout)
    assert (done.exit_code, {finding["severity"] for finding in report["findings"]}) == (0, {"info"})
    assert {finding["file"] for finding in report["findings"]} == {"a.md"}
    (folder / "glossator.toml").write_text('paths = ["a.md"]\n[severity]\n"repeated-word" = "off"\n')
    assert json.loads(run("check", "--lang", "en", "--no-glossary", "--format", "json").stdout)["findings"] == []


def test_only_sure_findings_fail(folder: Path) -> None:
    (folder / "a.md").write_text("In 1995 the ship had 40 sails.\n")
    (folder / "s.md").write_text("In 1995 the ship had 41 sails.\n")
    asked = ("--source", "s.md", "--source-lang", "en", "--select", "number-mismatch")
    code, report = check(*asked)
    assert (code, [Tier.of(finding["confidence"]) for finding in report["findings"]]) == (1, [Tier.LIKELY])
    assert check(*asked, "--fail-confidence", "sure")[0] == 0
    assert check(*asked, "--confidence", "sure")[1]["findings"] == []


def test_jobs_change_nothing(folder: Path) -> None:
    assert check("--jobs", "2") == check("--jobs", "1")


def test_statistics(folder: Path) -> None:
    done = run("stats", "a.md", "--lang", "en", "--no-glossary", "--json")
    expected = {"findings": 2, "sure": 2, "likely": 0, "doubtful": 0, "by comment": 3, "by baseline": 0}
    row = {**expected, "per 1000 segments": 250.0}
    assert json.loads(done.stdout) == {"repeated-word": row, "all": row}
    table = run("stats", "a.md", "--lang", "en", "--no-glossary").stdout.splitlines()
    assert [line.split()[:2] for line in table] == [["rule", "findings"], ["repeated-word", "2"], ["all", "2"]]


def test_the_hook_and_the_action_run_the_command() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert (hook["id"], hook["entry"], hook["language"]) == ("glossator", "glossator check", "python")
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        # An input inside a script would be run as shell code.
        assert "${{" not in step["run"]
