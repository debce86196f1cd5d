"""Tokens and dictionary look-ups, against the plain way to find them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from glossator.languages.dictionaries import simplemma_entry, simplemma_vocabulary
from glossator.languages.language import Language, Token
from glossator.languages.variety import Variety

_UNSPACED = r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
_HANGUL = r"[\uac00-\ud7a3]"
_LETTER = rf"(?:(?!{_UNSPACED}|{_HANGUL})\w)"
_PLAIN = re.compile(rf"{_UNSPACED}|\d+(?:[.,]\d+)*|{_HANGUL}+|{_LETTER}+(?:['’]{_LETTER}+)*|[^\w\s]")
_TEXTS = st.text() | st.text(st.sampled_from("aZé'’ 1.,٣๑²中か가_-²\n"))


@given(_TEXTS)
def test_tokens_are_those_of_the_plain_expression(text: str) -> None:
    expected = [Token(match.start(), match.end(), match.group()) for match in _PLAIN.finditer(text)]
    found = Language("und", "Any").tokenize(text)
    assert list(found) == expected
    assert all(type(token) is Token for token in found)


@given(_TEXTS)
def test_the_tokens_of_a_text_are_those_of_its_chunks(text: str) -> None:
    language = Language("xx", "Any", elided=frozenset({"a"}), enclitic=frozenset({"z"}))
    of_chunks = [token.text for chunk in text.split() for token in language.tokenize(chunk)]
    assert [token.text for token in language.tokenize(text)] == of_chunks


@given(st.text("eéêmno"))
def test_a_variety_replaces_its_patterns_in_order(word: str) -> None:
    patterns = (("é(?=m)", "ê"), ("ê(?=mo)", "o"))
    expected = word
    for pattern, replacement in patterns:
        expected = re.sub(pattern, replacement, expected)
    assert Variety("xx", patterns=patterns).spell(word) == expected


def test_the_dictionary_is_asked_in_the_case_written_and_known_in_either() -> None:
    entry, knows = simplemma_entry("de"), simplemma_vocabulary("de")
    assert [entry(word) for word in ("Häuser", "häuser", "a\0b", "")] == ["Haus", None, None, None]
    assert [knows(word) for word in ("Häuser", "häuser", "a\0'b", "")] == [True, True, False, False]


def test_an_apostrophe_of_any_shape_is_found() -> None:
    knows = simplemma_vocabulary("uk")
    assert [knows(word) for word in ("п'ять", "п’ять", "пʼять", "П’ять", "п’ятьь")] == [True, True, True, True, False]
