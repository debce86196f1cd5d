"""Words near one another, by letters and by sound: the index finds what comparing each with each finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.check.names.slips import folded, is_slip, is_slip_beside
from glossator.check.names.sounds import sound
from glossator.check.names.spellings import Spellings, near
from glossator.memo import Memo

# Few letters, so that many words are near one another.
WORDS = st.text("abé1", min_size=1, max_size=11)


@given(st.lists(WORDS, max_size=30), WORDS)
def test_the_index_finds_every_word_that_is_near(words: list[str], word: str) -> None:
    assert Spellings(words).near(word) == {other for other in words if near(word, other)}


def test_spellings_without_words_are_false() -> None:
    assert not Spellings()
    assert not Spellings(["no", "4th"])
    assert Spellings(["quay"])


def test_a_memo_asks_once() -> None:
    asked: list[str] = []
    memo = Memo(lambda word: asked.append(word) or len(word))
    assert [memo[word] for word in ("quay", "boat", "quay")] == [4, 4, 4]
    assert asked == ["quay", "boat"]


def test_a_memo_forgets_before_it_grows_too_large(monkeypatch) -> None:
    monkeypatch.setattr("glossator.memo._MOST", 2)
    memo = Memo(len)
    assert [memo[word] for word in ("a", "bb", "ccc")] == [1, 2, 3]
    assert dict(memo) == {"ccc": 3}


# One pair for each spelling of a sound.
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gorbatschev", "gorbachev"),
        ("gorbatchev", "gorbachev"),
        ("janaczek", "janachek"),
        ("chtcharov", "shcharov"),
        ("schirak", "shirak"),
        ("szirak", "shirak"),
        ("dzhulia", "julia"),
        ("djulia", "julia"),
        ("zhulia", "julia"),
        ("schatz", "shats"),
        ("raphael", "rafael"),
        ("kharkov", "harkov"),
        ("ghali", "gali"),
        ("thora", "tora"),
        ("bekcker", "beker"),
        ("tariq", "tarik"),
        ("alexei", "aleksei"),
        ("cecil", "sesil"),
        ("corin", "korin"),
        ("orloff", "orlov"),
        ("kowal", "koval"),
        ("zazu", "sasu"),
        ("lee", "li"),
        ("andriesh", "andrish"),
        ("alexey", "alexei"),
        ("loumoon", "lumun"),
        ("семён", "семен"),
        ("эдуард", "едуард"),
        ("сергей", "сергеи"),
        ("anna", "ana"),
    ],
)
def test_what_sounds_alike(one: str, other: str) -> None:
    assert sound(folded(one)) == sound(folded(other))
    assert is_slip(folded(one), folded(other)) or folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("chen", "ken"), ("jan", "ian"), ("sato", "shato"), ("hana", "kana")])
def test_what_does_not_sound_alike(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_a_family_name_may_be_off_by_more_than_a_given_name() -> None:
    assert is_slip_beside("maravemta", "maravento", first=False)
    assert not is_slip_beside("maravemta", "maravento", first=True)
    assert not is_slip_beside("jones", "james", first=False)
    assert not is_slip_beside("li", "lu", first=False)
