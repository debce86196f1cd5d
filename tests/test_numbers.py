"""Reading and writing numbers by language."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.languages.calendar_names import find_names
from glossator.languages.dates import find_dates
from glossator.languages.language import Language, language_for, languages
from glossator.languages.number_sets import numbers_lacking, numbers_of, words_lacking
from glossator.languages.number_words import find_spelled, word_value
from glossator.languages.number_writing import spell_number, write_number
from glossator.languages.numbers import find_numbers, plain_numbers
from glossator.languages.unit_table import UNITS
from glossator.languages.units import Quantity, quantity_at, same_quantity

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
    ("en", "2½", "2.5"),
    ("hi", "1,25,000", "125000"),
    ("hi", "१४० करोड़", "1400000000"),
    ("hi", "2.5 लाख", "250000"),
    ("ja", "1億2600万", "126000000"),
    ("zh", "3万5000", "35000"),
    ("ja", "5割", "50"),
    ("zh", "7成", "70"),
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
    ("en", "half a million", 500_000),
    ("en", "five and a half million", 5_500_000),
    ("de", "dreihundertfünfzig", 350),
    ("de", "zwanzigjährige", 20),
    ("de", "siebzehnten", 17),
    ("nl", "vijfentwintigste", 25),
    ("it", "ventitreesimo", 23),
    ("it", "diciannovenne", 19),
    ("it", "l’Ottocento", 19),
    ("es", "dos mil millones", 2_000_000_000),
    ("pt", "trigésimo segundo", 32),
    ("fr", "soixante-quinze", 75),
    ("ru", "двадцатипятилетняя", 25),
    ("ru", "девяностых", 90),
    ("uk", "п’ятнадцять", 15),
    ("cs", "pětadvacet", 25),
    ("cs", "osmdesátých", 80),
    ("pl", "dwudziestoletni", 20),
    ("pl", "pół miliona", 500_000),
    ("hi", "साढ़े तीन करोड़", 35_000_000),
    ("hi", "पच्चीस हज़ार", 25_000),
    ("ja", "十五人", 15),
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
    found = find_spelled(text, language_for(code))
    assert Decimal(value) in {value for spelled in found for value in spelled.values}


def test_two_numbers_are_not_put_together() -> None:
    found = find_spelled("third of twenty-five", language_for("en"))
    assert [(spelled.value, spelled.parts, spelled.sure) for spelled in found] == [(3, (3,), True), (25, (20, 5), True)]


UNSURE = [
    ("en", "a second time"),
    ("en", "both of a pair"),
    ("en", "thousands of people"),
    ("it", "tu sei"),
    ("fr", "un pont neuf"),
    ("pt", "na segunda-feira"),
    ("ru", "с семьёй и семью"),
    ("pl", "na południe"),
    ("zh", "四川和三峡"),
    ("zh", "周三"),
    ("ja", "四国の三菱"),
]


@pytest.mark.parametrize(("code", "text"), UNSURE)
def test_words_that_may_be_no_numbers_are_not_sure(code: str, text: str) -> None:
    assert not any(spelled.sure for spelled in find_spelled(text, language_for(code)))


SAME = [
    ("de", "in den 50ern des 19. Jahrhunderts", "en", "in the 1850s"),
    ("es", "a finales del siglo XVIII", "en", "in the late 1700s"),
    ("it", "nell’Ottocento", "en", "in the 19th century"),
    ("zh", "20世纪90年代", "en", "in the 1990s"),
    ("cs", "v devadesátých letech", "en", "in the 1990s"),
    ("ja", "令和2年12 月", "en", "in December 2020"),
    ("ja", "1965年から66年", "en", "from 1965 to 1966"),
    ("ru", "1,5 часа", "en", "an hour and a half"),
    ("it", "5 milioni e mezzo", "en", "5.5 million"),
    ("ja", "午前0時半", "en", "12:30 a.m."),
    ("hi", "पाँच लाख", "en", "500,000"),
    ("es", "un tercio", "en", "one third"),
    ("ja", "3分の2", "en", "two thirds"),
]


@pytest.mark.parametrize(("code", "text", "other_code", "other"), SAME)
def test_numbers_said_in_two_ways_are_the_same(code: str, text: str, other_code: str, other: str) -> None:
    one, two = numbers_of(text, language_for(code)), numbers_of(other, language_for(other_code))
    assert (numbers_lacking(one, two), numbers_lacking(two, one)) == ([], [])
    assert not (words_lacking(one, two) and words_lacking(two, one))


OTHER = [
    ("de", "in den 50ern des 19. Jahrhunderts", "en", "in the 1250s"),
    ("zh", "20世纪90年代", "en", "in the 1980s"),
    ("ja", "1億2600万人", "en", "162 million"),
    ("es", "17.30 h", "en", "5:50 p.m."),
    ("hi", "2 लाख", "en", "2 million"),
]


@pytest.mark.parametrize(("code", "text", "other_code", "other"), OTHER)
def test_other_numbers_are_not_the_same(code: str, text: str, other_code: str, other: str) -> None:
    one, two = numbers_of(text, language_for(code)), numbers_of(other, language_for(other_code))
    assert numbers_lacking(two, one)


@pytest.mark.parametrize(
    ("code", "word", "value"),
    [("pl", "ośmiu", 8), ("tr", "İki", 2), ("pt", "milhões", 1_000_000), ("uk", "сімома", 7), ("de", "achtem", 8)],
)
def test_a_number_word_is_known_in_all_its_forms(code: str, word: str, value: int) -> None:
    assert word_value(word, language_for(code)).values[0] == value


def test_a_word_says_what_its_first_dictionary_form_does() -> None:
    russian = language_for("ru")
    assert word_value("пятью", russian) == ((5,), True)
    assert word_value("семью", russian) == ((7,), False)


@pytest.mark.parametrize(
    ("value", "like", "code", "written"),
    [(3, "Seventh", "en", "Third"), (9, "five", "en", "nine"), (20, "five", "en", "twenty"), (32, "five", "en", None)],
)
def test_a_number_is_spelled_like_another(value: int, like: str, code: str, written: str | None) -> None:
    assert spell_number(Decimal(value), like, language_for(code)) == written


MEASURED = [
    ("en", "5-kilometre run", "length-kilometer"),
    ("ru", "5 километрах", "length-kilometer"),
    ("ja", "5キロメートル", "length-kilometer"),
    ("zh", "5平方公里", "area-square-kilometer"),
    ("de", "5 Stunden", "duration-hour"),
    ("it", "5 °C", "temperature-celsius"),
    ("cs", "5 km/h", "speed-kilometer-per-hour"),
    ("en", "5 men", None),
    ("es", "5 mil", None),
    ("ru", "5 с половиной", None),
    ("und", "5 km", "length-kilometer"),
]


@pytest.mark.parametrize(("code", "text", "unit"), MEASURED)
def test_units_are_found_by_their_names(code: str, text: str, unit: str | None) -> None:
    found = quantity_at(Decimal(5), text, 1, language_for(code))
    assert (found.unit.name if found else None) == unit


@pytest.mark.parametrize("name", UNITS)
def test_each_unit_is_itself_and_known_to_cldr(name: str) -> None:
    from babel import Locale

    assert UNITS[name].name == name
    assert UNITS[name].factor > 0
    assert name in Locale.parse("en")._data["unit_patterns"]


CONVERTED = [
    ("5", "length-kilometer", "3", "length-mile", True),
    ("5", "length-kilometer", "4", "length-mile", False),
    ("4810", "length-meter", "15781", "length-foot", True),
    ("4810", "length-meter", "15211", "length-foot", False),
    ("20", "temperature-celsius", "68", "temperature-fahrenheit", True),
    ("15", "duration-day", "2", "duration-week", True),
    ("5", "length-kilometer", "5", "mass-kilogram", False),
]


@pytest.mark.parametrize(("value", "unit", "other", "other_unit", "same"), CONVERTED)
def test_quantities_are_converted(value: str, unit: str, other: str, other_unit: str, same: bool) -> None:
    assert same_quantity(Quantity(Decimal(value), UNITS[unit]), Quantity(Decimal(other), UNITS[other_unit])) is same


DATES = [
    ("en", "On May 3, 2020", {(3, 5)}),
    ("en", "the 3rd of May", {(3, 5)}),
    ("en", "he may 3 times march", None),
    ("en", "Sept. 5", {(5, 9)}),
    ("de", "am 3. Mai", {(3, 5)}),
    ("de", "3.5.2020", {(3, 5), (5, 3)}),
    ("fr", "le 1er mars", {(1, 3)}),
    ("es", "3 de mayo", {(3, 5)}),
    ("ru", "3-го сентября", {(3, 9)}),
    ("ru", "в мае 20 человек", None),
    ("cs", "3. května", {(3, 5)}),
    ("ja", "5月3日", {(3, 5)}),
    ("und", "2020-05-03", {(3, 5)}),
]


@pytest.mark.parametrize(("code", "text", "days"), DATES)
def test_dates_are_found(code: str, text: str, days: set[tuple[int, int]] | None) -> None:
    language = language_for(code)
    found = list(find_dates(text, tuple(find_names(text, language)), language))
    assert [date.days for date in found] == ([] if days is None else [days])


@pytest.mark.parametrize("language", languages().values(), ids=languages())
def test_number_facts_are_lower_case_words(language: Language) -> None:
    assert all(word == word.lower() and values and min(values) >= 0 for word, values in language.amounts.items())


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
