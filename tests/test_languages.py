"""Forms that must count as a term and texts that must not, one file a language: `languages/<code>.toml`.

Each table has `term`, `yes` (the term is in these texts) and `no` (it is not); `kind` where it is no common term.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossator.glossary.concept import Concept, Glossary, Kind, Term
from glossator.glossary.match import find_terms

FILES = sorted(Path(__file__).parent.joinpath("languages").glob("*.toml"))


def cases() -> Iterator[object]:
    for path in FILES:
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["term"]:
            for expected in ("yes", "no"):
                for text in table.get(expected, ()):
                    name = f"{path.stem}-{table['term']}-{expected}-{text}"
                    yield pytest.param(path.stem, table, text, expected == "yes", id=name)


@pytest.mark.parametrize(("language", "table", "text", "expected"), list(cases()))
def test_form(language: str, table: dict, text: str, expected: bool) -> None:
    term = Term(table["term"], language, kind=Kind(table.get("kind", "term")))
    found = find_terms(text, language, Glossary("one", (Concept("1", (term,)),)))
    assert any(match.confidence >= 0.5 for match in found) is expected
