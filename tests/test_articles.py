"""The two real articles, where they are at hand (they belong to others and are no part of the project)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from glossator.check.run import check_documents
from glossator.formats.format import read
from glossator.glossary.shipped import shipped_glossary
from glossator.report.report import Report, Signature, renderers

ARTICLES = Path(__file__).parent.parent.parent / "shared" / "articles"
pytestmark = pytest.mark.skipif(not (ARTICLES / "score.py").exists(), reason="the articles are not here")


def test_every_fault_is_found_and_no_clean_place_is_flagged(tmp_path: Path) -> None:
    documents = tuple(read(path) for path in sorted(ARTICLES.glob("*.txt")))
    findings = check_documents(documents, shipped_glossary())
    report = Report(documents, findings, Signature("", 0, "", ""))
    (tmp_path / "findings.jsonl").write_bytes(str(renderers()["jsonl"].render(report)).encode())
    lines = (tmp_path / "findings.jsonl").read_text().splitlines()
    assert all(json.loads(line)["severity"] in ("warning", "error") for line in lines)
    done = subprocess.run(
        [sys.executable, ARTICLES / "score.py", tmp_path / "findings.jsonl"], capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1].startswith("must 13/13"), done.stdout
    assert done.returncode == 0, done.stdout
