"""Reading and writing numbers by language."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.languages.language import Language, language_for, languages
from glossator.languages.numbers import find_numbers, plain_numbers, spelled_values, write_number

READ = [
    ("en", "1,234.5", "1234.5"),
    ("de", "1.234,5", "1234.5"),
    ("fr", "1 234,5", "1234.5"),
    ("de", "1.234", "1234"),
    ("en", "1.234", "1.234"),
    ("en", "0.125", "0.125"),
    ("es", "5 mil millones", "5000000000"),
    ("pt-PT", "3 mil milhões", "3000000000"),
    ("zh", "2.5万", "25000"),
    ("zh", "1000万千瓦", "10000000"),
    ("ru", "2,5 млн", "2500000"),
    ("en", "5bn", "5000000000"),
    ("und", "２０", "20"),
]

SPELLED = [
    ("en", "three hundred and forty-two thousand", 342_000),
    ("pt", "mil novecentos e noventa e dois", 1992),
    ("es", "treinta y uno", 31),
    ("fr", "quatre-vingt-dix-sept", 97),
    ("de", "fünfundzwanzig", 25),
    ("it", "ventotto", 28),
    ("ru", "двадцатью пятью тысячами", 25_000),
    ("zh", "三百四十二万", 3_420_000),
    ("zh", "二〇二二", 2022),
    ("en", "Louis XIV", 14),
]

WRITTEN = [
    ("en", "de", "1,234.5", "1.234,5"),
    ("en", "fr", "25,000", "25\u202f000"),
    ("de", "en", "1.234", "1,234"),
    ("en", "pt", "1932", "1932"),
    ("en", "pt", "2.5 million", "2,5"),
]


@pytest.mark.parametrize(("code", "text", "value"), READ)
def test_digits_are_read_as_the_language_writes_them(code: str, text: str, value: str) -> None:
    (number,) = find_numbers(text, language_for(code))
    assert number.readings[0] == (Decimal(value),)


@pytest.mark.parametrize(("code", "text", "value"), SPELLED)
def test_words_are_put_together(code: str, text: str, value: int) -> None:
    language = language_for(code)
    assert Decimal(value) in spelled_values(text, language.tokenize(text), language)


def test_two_numbers_are_not_put_together() -> None:
    english = language_for("en")
    text = "third of twenty-five"
    assert spelled_values(text, english.tokenize(text), english) == {3, 5, 20, 25}


@pytest.mark.parametrize(("source", "target", "text", "written"), WRITTEN)
def test_numbers_are_written_as_the_language_does(source: str, target: str, text: str, written: str) -> None:
    (number,) = find_numbers(text, language_for(source))
    assert write_number(number, text, language_for(source), language_for(target)) == written


@pytest.mark.parametrize("language", languages().values(), ids=languages())
def test_numerals_are_lower_case_words(language: Language) -> None:
    assert all(
        word == word.lower() and word.strip() == word and value >= 0 for word, value in language.numerals.items()
    )


@pytest.mark.parametrize("text", ["", "1" * 100_000, "1." * 1000, "-", "½", "１２：３０", "99:99", "31/31/9999"])
def test_bad_numbers_are_no_errors(text: str) -> None:
    for number in find_numbers(text, language_for("en")):
        assert number.readings


PIECES = (
    *"1 12 2015 234 5678 ３ ٣ , . : / - – ’ h pm a m. am p s er е х 年代 月 mil million k 万 点 nCoV G _ ( to".split(),
    *(" ", "\u00a0", "\n"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.sampled_from(["en", "pt", "zh", "ru", "und"]))
def test_plain_numbers_are_all_numbers_and_read_as_written(text: str, code: str) -> None:
    language = language_for(code)
    plain, numbers = plain_numbers(text, language), find_numbers(text, language)
    if plain is not None:
        assert plain == {text[number.span.start : number.span.end] for number in numbers}
        assert all(number.readings[0] == (Decimal(text[number.span.start : number.span.end]),) for number in numbers)


def test_a_word_or_mark_that_changes_a_number_makes_it_no_plain_one() -> None:
    english = language_for("en")
    assert plain_numbers("Covid-19, 5 people (2020)", english) == {"19", "5", "2020"}
    assert plain_numbers("no number", english) == frozenset()
    for text in ("5 million", "1,234", "5 pm", "17:30", "1990s", "2015–17", "1 234"):
        assert plain_numbers(text, english) is None
