"""What the documents say of the project is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = (project["dependencies"], *project["optional-dependencies"].values())
    declared = [re.split(r"[<>=~!; \[]", wanted, maxsplit=1)[0] for group in groups for wanted in group]
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\w[\w.-]*) \|", text, re.MULTILINE)
    assert [name for name in listed if name != "package"] == declared


def test_every_fault_of_the_examples_is_found() -> None:
    from glossator.check.run import check_documents
    from glossator.formats.format import Languages, read
    from glossator.glossary.format import read_glossary
    from glossator.report.report import Report, Signature

    glossary = read_glossary(ROOT / "examples" / "glossary.csv").glossary
    listed = (ROOT / "examples" / "README.md").read_text(encoding="utf-8").split("## The faults of ")[1:]
    for part in listed:
        path = ROOT / "examples" / part.split("`")[1]
        document = read(path, Languages("en", "pt-BR" if path.suffix == ".po" else None))
        report = Report((document,), check_documents([document], glossary), Signature("", 0, "", ""))
        places = [report.place(finding) for finding in report.findings]
        rows = re.findall(r"^\| (.+?) \|", part, re.MULTILINE)[2:]
        for quote in (row for row in rows if row != "(empty)"):
            start = document.raw.rindex(quote)
            hit = any(
                place.start < start + len(quote) and start < place.end for place in places if place.start is not None
            )
            assert hit, f"{path.name}: {quote}"
