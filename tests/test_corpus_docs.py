"""What docs/corpora.md says of tables, endings, columns and rules is so."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pytest

from glossator.check.rule import Scope, rules
from glossator.corpus.comparing import compared_by
from glossator.corpus.job import ROLES
from glossator.corpus.reader import readers
from glossator.corpus.tables import BROKEN, FINDINGS, TARGETS
from glossator.corpus.unpacked import PACKED

TEXT = (Path(__file__).parents[1] / "docs" / "corpora.md").read_text(encoding="utf-8")
TABLES = {"findings": FINDINGS, "targets": TARGETS, "broken": BROKEN}


@pytest.mark.parametrize("name", TABLES)
def test_columns_of_tables(name: str) -> None:
    section = re.split(r"^#", TEXT.partition(f"### Columns of `{name}`\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    types = {"list<string>": pa.list_(pa.string()), "double": pa.float64()}
    told = [
        (name, types.get(type_) or getattr(pa, type_)())
        for name, type_ in re.findall(r"^\| `(\w+)` \| (\S+) \|", section, re.MULTILINE)
    ]
    assert told == [(field.name, field.type) for field in TABLES[name]]


def test_endings_and_roles() -> None:
    for suffix in (*PACKED, *(suffix for reader in readers().values() for suffix in reader.suffixes)):
        assert f"`{suffix}`" in TEXT
    assert all(f"`{role}`" in TEXT for role in ROLES)


def test_which_rules_see_what() -> None:
    told = {
        line.split(":")[0]: set(re.findall(r"`([a-z-]+)`", line.split("|")[1]))
        for line in TEXT.splitlines()
        if line.startswith(("| of one document", "| comparing"))
    }
    assert told == {
        "| of one document": {rule.name for rule in rules().values() if rule.scope is Scope.DOCUMENT},
        "| comparing": {rule.name for rule in rules().values() if compared_by(rule)},
        "| comparing, but only within a document": {
            rule.name for rule in rules().values() if rule.scope is Scope.CORPUS and not compared_by(rule)
        },
    }
