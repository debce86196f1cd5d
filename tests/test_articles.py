"""The two real articles, where they are at hand (they belong to others and are no part of the project)."""

import json
import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from glossator.check.run import check_documents
from glossator.formats.format import read, render
from glossator.glossary.shipped import shipped_glossary
from glossator.model import State
from glossator.report.report import Report, Signature, renderers
from glossator.translate.build import build_document
from glossator.translate.models import open_engine
from glossator.translate.normalise import normalise
from glossator.translate.run import po_bytes, translate_document
from glossator.translate.terms import Terminology

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


@pytest.mark.slow
@pytest.mark.parametrize("name", ["statement-analysis.en.txt", "statement-report.en.txt"])
def test_a_translated_article_has_its_terms_and_one_spelling(name: str, tmp_path: Path) -> None:
    source = read(ARTICLES / name)
    glossary = shipped_glossary()
    translation = translate_document(source, open_engine("en", "pt"), glossary, "pt")
    terminology = Terminology(glossary, "en", "pt-BR")
    reported = {report.segment_id for report in translation.segments if report.comments}
    demanded = 0
    for segment in translation.document.segments:
        wanted = terminology.wanted(normalise(segment.source.value))
        demanded += sum(len(one.occurrences) for one in wanted)
        assert segment.target is not None
        if terminology.missing(wanted, segment.target.value):
            assert segment.id in reported
            assert segment.state is State.FUZZY
    assert demanded > 40
    localized = render(translation.document, source).decode()
    assert "Moscou" in localized
    assert not re.findall(r"(?i)\b(?:moscovo|\w*[éó][mn][aeiouáéíóú]\w*)", localized)
    (tmp_path / "a.po").write_bytes(po_bytes(translation))
    entries = polib.pofile(str(tmp_path / "a.po"))
    assert [entry.msgid for entry in entries] == [segment.source.value for segment in source.segments]
    assert [entry.msgstr for entry in entries] == [segment.target.value for segment in translation.document.segments]
    built = build_document(read(tmp_path / "a.po"), source)
    assert render(built, source).decode() == localized
    assert localized.count("\n") == source.raw.count("\n")
