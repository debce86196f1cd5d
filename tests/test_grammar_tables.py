"""Nouns put into sentences, and their numbers and genders, language by language."""

import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from glossator.languages.grammar import FEMININE, MASCULINE, NEUTER, PLURAL, SINGULAR, Form, Grammar
from glossator.languages.language import Language, language_for
from glossator.model import Span
from glossator.translate.insert import put

FOLDER = Path(__file__).parent / "languages" / "grammar"
GENDERS = {"m": MASCULINE, "f": FEMININE, "n": NEUTER, "-": ""}
TABLES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}


def rows(key: str) -> list[Any]:
    return [pytest.param(code, row, id=f"{code}: {row}") for code in TABLES for row in TABLES[code].get(key, ())]


def grammar_of(code: str) -> tuple[Language, Grammar]:
    language = language_for(code)
    assert language.grammar is not None
    return language, language.grammar


@pytest.mark.parametrize(("code", "row"), rows("numbers"))
def test_number_and_gender(code: str, row: list[str]) -> None:
    singular, plural, gender = row
    grammar = grammar_of(code)[1]
    assert grammar.in_number(singular, PLURAL) == plural
    assert grammar.in_number(plural, SINGULAR) == singular
    assert grammar.form(singular) == Form(gender, SINGULAR)
    assert grammar.form(plural).number == PLURAL


@pytest.mark.parametrize(("code", "phrase"), rows("same"))
def test_what_has_one_form_or_none_known_stays(code: str, phrase: str) -> None:
    grammar = grammar_of(code)[1]
    assert grammar.in_number(phrase, PLURAL) == phrase
    assert grammar.in_number(phrase, SINGULAR) == phrase


@pytest.mark.parametrize(("code", "row"), [*rows("insertions"), *rows("doubtful")])
def test_the_words_around_agree(code: str, row: list[str]) -> None:
    text, old, term, form, wanted = row
    now = Form(GENDERS[form[0]], PLURAL if form.endswith("p") else SINGULAR)
    start = text.index(old)
    assert put(text, Span(start, start + len(old)), term, now, grammar_of(code)[0]).text == wanted


@pytest.mark.parametrize(("code", "row"), rows("insertions"))
def test_a_noun_in_its_own_place_changes_nothing(code: str, row: list[str]) -> None:
    wanted, term, now = row[4], row[2], Form(GENDERS[row[3][0]], PLURAL if row[3].endswith("p") else SINGULAR)
    language, grammar = grammar_of(code)
    start = wanted.find(term)
    if start >= 0 and grammar.declension is None:
        assert put(wanted, Span(start, start + len(term)), term, now, language).text == wanted


@pytest.mark.parametrize("key", ["insertions", "doubtful"])
@pytest.mark.parametrize("code", ["de", "ru"])
def test_what_is_not_certain_is_said(code: str, key: str) -> None:
    declension = grammar_of(code)[1].declension
    assert declension is not None
    for text, old, term, form, _ in TABLES[code][key]:
        now = Form(GENDERS[form[0]], PLURAL if form.endswith("p") else SINGULAR)
        start = text.index(old)
        placed = declension.place(text, Span(start, start + len(old)), term, now)
        assert bool(placed.doubt) == (key == "doubtful"), (text, term, placed)


@pytest.mark.parametrize("code", ["es", "fr", "it", "pt"])
def test_every_row_of_a_table_can_be_reached(code: str) -> None:
    grammar = grammar_of(code)[1]
    words = {word for row in grammar.agreeing for word in row}
    assert all(known in words and variant not in words for variant, known in grammar.variants)
    for row in grammar.agreeing:
        for was, word in product(range(4), row):
            form = Form((MASCULINE, FEMININE)[was % 2], (SINGULAR, PLURAL)[was // 2])
            # Of several cells in a row only the first word counts (de la), and a word may be in two rows (des).
            if (
                " " not in word
                and sum(word in other for other in grammar.agreeing) == 1
                and word not in grammar.ambiguous
            ):
                assert grammar.agree(word, Form(), form) == row[was]


@pytest.mark.parametrize("code", ["de", "es", "fr", "it", "pt"])
def test_every_surrogate_has_the_form_its_translation_shows(code: str) -> None:
    grammar = grammar_of(code)[1]
    for surrogate in filter(lambda one: any(one.form), grammar.surrogates):
        shown = grammar.form(surrogate.translation)
        assert shown.number in ("", surrogate.form.number), surrogate
        assert shown.gender in ("", surrogate.form.gender), surrogate
