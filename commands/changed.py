"""Which lines of files have changed since a revision, as git says."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from glossator.errors import ConfigError
from glossator.model import Finding
from glossator.report.report import Report

__all__ = ["changed_lines", "only_changed"]

# Of a new file, and of one that is no text and has no lines (DOCX).
_ALL = range(1, sys.maxsize)
_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


def only_changed(report: Report, revision: str) -> Report:
    """The report with only the findings whose segments stand on lines changed since `revision`.

    Raises:
        ConfigError: git is not there, a file is in no repository, or there is no such revision.
    """
    lines = changed_lines((document.path for document in report.documents), revision)
    findings = (*report.findings, *report.silenced)
    kept = [finding for finding in findings if _is_on(report, finding, lines.get(finding.path, ()))]
    return Report.of(report.documents, kept, report.signature, report.notices)


def changed_lines(paths: Iterable[str], revision: str) -> dict[str, tuple[range, ...]]:
    """The 1-based lines of each file that are new or altered since `revision`; all of a file that git does not know."""
    return {path: _lines(Path(path), revision) for path in paths}


def _lines(path: Path, revision: str) -> tuple[range, ...]:
    if not _git(path, "ls-files", "--", path.name):
        return (_ALL,)
    # --end-of-options: a revision that looks like an option is none.
    diff = _git(path, "diff", "--no-color", "--no-ext-diff", "-U0", "--end-of-options", revision, "--", path.name)
    if any(line.startswith("Binary files ") for line in diff.splitlines()):
        return (_ALL,)
    hunks = (match for line in diff.splitlines() if (match := _HUNK.match(line)))
    return tuple(range(int(start), int(start) + int(number or 1)) for start, number in map(re.Match.groups, hunks))


def _git(path: Path, *arguments: str) -> str:
    command = ["git", "-C", str(path.parent), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", errors="replace")
    except FileNotFoundError as error:
        raise ConfigError("--changed-since needs git, and no git is installed") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip().splitlines()
        raise ConfigError(f"--changed-since: {said[0] if said else 'git failed'}", path=str(path)) from error
    return done.stdout


def _is_on(report: Report, finding: Finding, changed: Sequence[range]) -> bool:
    found = report.lines(finding)
    return any(found.start < lines.stop and lines.start < found.stop for lines in changed)
