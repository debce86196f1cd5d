"""What tells a word of one language from a word of another: letters, dictionaries, look-alikes."""

import unicodedata

import pytest

from glossator.check.language_pair import Leftover, language_pair
from glossator.languages.adverbs import is_adverb
from glossator.languages.confusables import LOOK_ALIKE, as_script
from glossator.languages.detect import foreign_script, is_letter_of, script_of
from glossator.languages.language import language_for
from glossator.languages.origin import has_letter_of, is_often_lent, leaning


@pytest.mark.parametrize(
    ("word", "one", "other"),
    [
        ("gleichzeitig", "de", "en"),
        ("wszystkich", "pl", "en"),
        ("souvenez", "fr", "de"),
        ("knowledge", "en", "pt"),
        ("ayuntamiento", "es", "de"),
    ],
)
def test_letters_lean_to_their_language(word: str, one: str, other: str) -> None:
    assert leaning(word, one, other) > 0.3
    assert leaning(word, other, one) == -leaning(word, one, other)


def test_nothing_is_known_of_a_language_without_a_profile() -> None:
    assert leaning("anything", "xx", "en") == 0.0
    assert leaning("anything", "../en", "en") == 0.0
    assert not has_letter_of("ß", "xx", "en")


def test_english_lends_nouns_only() -> None:
    words = ("lockdown", "dashboard", "quickly", "announced", "because", "they", "zusammen")
    assert [is_often_lent(word) for word in words] == [True, True, False, False, False, False, False]


def test_adverbs() -> None:
    french, italian = language_for("fr"), language_for("it")
    words = ("toujours", "exactement", "rapidement", "vraiment", "moment")
    assert [is_adverb(word, "fr", french.knows) for word in words] == [True, True, True, True, False]
    assert is_adverb("chiaramente", "it", italian.knows)
    assert not is_adverb("mente", "it", italian.knows)


@pytest.mark.parametrize(
    ("pair", "word", "kind"),
    [
        (("de", "en"), "gleichzeitig", Leftover.STRANGER),
        (("de", "en"), "und", Leftover.FUNCTION),
        (("de", "en"), "Haushalte", Leftover.NOUN),
        (("de", "en"), "Dennoch", Leftover.OPENING),
        (("de", "en"), "Griechenland", Leftover.PLACE),
        (("de", "en"), "will", Leftover.NONE),
        (("de", "en"), "UNESCO", Leftover.NONE),
        (("en", "pt"), "workflow", Leftover.LENT),
        (("fr", "en"), "toujours", Leftover.STRANGER),
        (("tr", "en"), "Istanbul", Leftover.NONE),
        (("en", "de"), "мост", Leftover.SCRIPT),
        (("en", "zh"), "桥", Leftover.NONE),
    ],
)
def test_kind_of_a_word(pair: tuple[str, str], word: str, kind: Leftover) -> None:
    languages = language_pair(*pair)
    assert languages is not None
    assert languages.kind(word) is kind


def test_varieties_of_one_language_are_no_pair() -> None:
    assert language_pair("pt-BR", "pt-PT") is None


@pytest.mark.parametrize(("latin", "script", "other"), LOOK_ALIKE)
def test_look_alikes(latin: str, script: str, other: str) -> None:
    assert latin.isascii()
    assert script_of(other) == script
    assert latin.isupper() == other.isupper()
    assert as_script(other, "LATIN") == latin
    assert as_script(latin, script) == other


def test_look_alikes_with_accents() -> None:
    assert as_script("\u0451", "LATIN") == "\u00eb"
    assert as_script("n\u03bf\u0301", "LATIN") == "n\u00f3"
    assert as_script("ж", "LATIN") is None
    assert unicodedata.is_normalized("NFC", as_script("\u0457", "LATIN") or "")


def test_scripts_at_home() -> None:
    assert [foreign_script("漢", code) for code in ("ja", "ko", "zh", "vi")] == ["", "", "", "CJK"]
    assert foreign_script("ж", "sr") == foreign_script("a", "sr") == foreign_script("5", "en") == ""
    assert is_letter_of("ј", "sr")
    assert not is_letter_of("ј", "ru")
