"""The tables that the rules on marks, capitals and the order of words read, row by row."""

import unicodedata

import pytest

from glossator.languages.capitals import _ALWAYS, NAME_PARTICLES, always_capital
from glossator.languages.doubling import _DOUBLING
from glossator.languages.language import languages
from glossator.languages.punctuation import (
    _ENDINGS,
    _LANGUAGES,
    ABBREVIATIONS,
    CLOSING,
    Ending,
    ending_of,
    punctuation_for,
)
from glossator.languages.word_order import _LANGUAGES as ORDERS
from glossator.languages.word_order import word_order


@pytest.mark.parametrize("mark", _ENDINGS)
def test_mark_is_punctuation_and_closes_nothing(mark: str) -> None:
    assert unicodedata.category(mark)[0] in "PS"
    assert mark not in CLOSING


@pytest.mark.parametrize("code", _LANGUAGES)
def test_marks_of_a_language_say_what_they_are(code: str) -> None:
    marks = punctuation_for(code)
    ends = {Ending.STOP: marks.stop, Ending.QUESTION: marks.question, Ending.EXCLAMATION: marks.exclamation}
    for ending, mark in ends.items():
        if mark:
            assert ending_of(f"a{mark}", code)[0] is ending
    assert set(marks.spaced) <= set(":;!?»")
    assert all("'" in part and part == part.lower() for part in marks.attached)


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("", "en", (Ending.NONE, 0, 0)),
        ("(yes)", "en", (Ending.NONE, 3, 4)),
        ("Yes.”) ", "en", (Ending.STOP, 3, 4)),
        ("Yes......", "en", (Ending.ELLIPSIS, 3, 9)),
        ("是。。", "zh", (Ending.ELLIPSIS, 1, 3)),
        ("Ναι;", "el", (Ending.QUESTION, 3, 4)),
        ("Yes;", "en", (Ending.SEMICOLON, 3, 4)),
    ],
)
def test_ending(text: str, code: str, expected: tuple[Ending, int, int]) -> None:
    assert ending_of(text, code) == expected


def test_abbreviations_are_in_lower_case_and_without_the_last_stop() -> None:
    assert {word for word in ABBREVIATIONS if word != word.lower() or word.endswith(".")} == set()


@pytest.mark.parametrize("code", _ALWAYS)
def test_capital_words_are_listed_in_lower_case_and_no_particles(code: str) -> None:
    words = always_capital(code)
    assert {word for word in words if word != word.lower()} == set()
    assert not words & NAME_PARTICLES
    assert not words & languages()[code].function_words


def test_particles_and_doubling_languages_are_written_as_they_are_asked_for() -> None:
    assert {word for word in NAME_PARTICLES if not word.islower()} == set()
    assert {code for code in _DOUBLING if not (code.isalpha() and code.islower() and len(code) in (2, 3))} == set()


@pytest.mark.parametrize("code", ORDERS)
def test_order_of_words(code: str) -> None:
    order = word_order(code)
    assert order is not None
    assert order.pairs
    assert all(one != other for one, other in order.pairs)
    assert all(one == one.lower() and other == other.lower() for one, other in order.pairs)
    assert all(word[-1] in ".!?" for word in order.endings)
    assert order.open
