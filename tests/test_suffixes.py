"""Rules of endings, against the plain way to apply them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glossator.languages.suffixes import Suffixes

_ENDINGS = st.text("abc", max_size=3)


@given(st.dictionaries(_ENDINGS, st.lists(_ENDINGS, max_size=3)), st.text("abcd", max_size=6))
def test_every_ending_is_replaced_the_longest_first(rules: dict[str, list[str]], word: str) -> None:
    expected = [word[:start] + new for start in range(len(word) + 1) for new in rules.get(word[start:], ())]
    assert Suffixes(rules).replaced(word) == tuple(expected)


def test_rules_are_read_as_a_mapping() -> None:
    assert Suffixes({"s": [""]}) == {"s": ("",)}
    assert Suffixes().replaced("word") == ()
