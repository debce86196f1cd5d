"""The tables of the office formats."""

from types import ModuleType

import pytest

from glossator.formats import docx, odt, pptx
from glossator.formats.run_scan import Role


@pytest.mark.parametrize("format_", [docx, odt, pptx], ids=lambda module: module.__name__.rpartition(".")[2])
def test_elements_have_known_prefixes(format_: ModuleType) -> None:
    prefixes = set(format_._PREFIXES.values())
    assert {name for name in format_._ROLES if name.partition(":")[0] not in prefixes} == set()
    assert {Role.PARAGRAPH, Role.CELL} < set(format_._ROLES.values())


@pytest.mark.parametrize("format_", [docx, odt], ids=["docx", "odt"])
def test_every_character_can_be_read_and_written(format_: ModuleType) -> None:
    read = {name for name, role in format_._ROLES.items() if role in (Role.SPACE, Role.CHARACTER)}
    assert read == set(format_._CHARACTERS)
    assert set(format_._ELEMENTS) <= set(format_._CHARACTERS.values())
    local = {name.partition(":")[2]: character for name, character in format_._CHARACTERS.items()}
    assert [local[name] for name in format_._ELEMENTS.values()] == list(format_._ELEMENTS)


def test_what_nobody_sees_has_known_prefixes() -> None:
    assert {name.partition(":")[0] for name in docx._UNSEEN} == {"w"}
