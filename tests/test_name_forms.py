"""The tables of name forms, each row walked."""

import pytest

from glossator.languages import name_forms
from glossator.languages.language import languages
from glossator.languages.name_forms import FEMININE, base_forms, has_endings, is_form

ROWS = [
    (code, row.replace("-", "").split(" ") if row.startswith("- ") else row.split())
    for code, table in name_forms._ENDINGS.items()
    for row in table.strip().splitlines()
]


@pytest.mark.parametrize(("code", "row"), ROWS, ids=[f"{code} {row[0] or '-'}" for code, row in ROWS])
def test_each_ending_leads_back_to_the_base(code: str, row: list[str]) -> None:
    base, *endings = row
    assert endings
    assert len(set(endings)) == len(endings)
    for ending in endings:
        assert ending == ending.lower()
        assert ("brav" + base, base, ending) in set(base_forms("brav" + ending, code))
        assert is_form("brav" + ending, "brav" + base, code)


def test_no_base_has_two_rows() -> None:
    rows = [(code, row[0]) for code, row in ROWS]
    assert len(set(rows)) == len(rows)
    assert {code for code, _ in rows} <= set(languages())


@pytest.mark.parametrize(("man", "women"), FEMININE.items(), ids=FEMININE)
def test_each_feminine_ending_is_of_the_family(man: str, women: tuple[str, ...]) -> None:
    assert all(is_form(f"dobr{woman}", f"dobr{man}", "en") for woman in women)


def test_what_is_no_form() -> None:
    assert not is_form("лаврова", "павлов", "ru")
    assert not is_form("jonass", "jonas", "en")
    assert not is_form("maravente", "maravento", "pt")
    assert list(base_forms("as", "en")) == []


def test_where_no_endings_are_known_the_last_letters_may_change() -> None:
    assert not has_endings("el")
    assert is_form("βραντόλη", "βραντόλης", "el")
    assert not is_form("βρεντόλης", "βραντόλης", "el")
