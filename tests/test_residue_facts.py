"""The tables behind the rules on what is lost or smuggled in: invisible characters, digits, lengths, negation."""

import re
import unicodedata

import pytest

from glossator.languages import density, invisible
from glossator.languages.density import expansion
from glossator.languages.digits import FULLWIDTH, in_system, is_usual, system
from glossator.languages.invisible import bidirectional_errors, invisible_characters
from glossator.languages.negation import NEGATIONS, denial


@pytest.mark.parametrize("character", sorted(invisible._NAMES))
def test_every_named_character_is_invisible(character: str) -> None:
    assert unicodedata.category(character) in ("Cf", "Zl", "Zp")
    assert invisible._INVISIBLE.fullmatch(character)
    assert not character.isprintable()


def test_invisible_characters_of_unicode() -> None:
    every = [chr(point) for point in range(0x110000) if unicodedata.category(chr(point)) in ("Cc", "Cf", "Zl", "Zp")]
    missed = [character for character in every if not invisible._INVISIBLE.fullmatch(character)]
    # White space, what Arabic, Syriac, Kaithi and Egyptian write, and the controls of shorthand and music.
    expected = r"[\t\n\r\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u2065]|[\U000110bd-\U0001d17a]"
    assert [character for character in missed if not re.fullmatch(expected, character)] == []


def test_controls_end_with_their_paragraph() -> None:
    assert [found.at for found in bidirectional_errors("\u2067a\u2069\n\u2067b\n\u2069")] == [4, 7]
    assert list(bidirectional_errors("\u202b\u05d0\u2067\u05d1\u2069\u202c")) == []
    assert [found.name for found in bidirectional_errors("\u202dabc\u202c")] == ["a left-to-right override"]
    assert list(invisible_characters("no\u00a0break\u202fspaces\u2009here", "fr")) == []


@pytest.mark.parametrize("code", sorted(density._CHARACTERS))
def test_densities_are_plausible(code: str) -> None:
    assert 35 <= density._CHARACTERS[code] <= 140
    there, back = expansion("en", code), expansion(code, "en")
    assert there is not None
    assert back is not None
    assert there.ratio == pytest.approx(-back.ratio)


def test_unknown_languages_have_no_density() -> None:
    assert expansion("und", "en") is None
    assert expansion("en", "ka-GE") is not None
    assert expansion("en", "xx") == expansion("en", "yy")


@pytest.mark.parametrize("code", sorted(NEGATIONS))
def test_every_negation_is_found(code: str) -> None:
    found = denial(code)
    assert found is not None
    for pattern, listed in zip(found, NEGATIONS[code], strict=True):
        for word in listed.split():
            assert pattern.fullmatch(word.replace("*", "abc")), word


def test_negations_are_whole_words() -> None:
    english, hindi = denial("en"), denial("hi")
    assert english is not None
    assert hindi is not None
    assert [match.group() for match in english.sure.finditer("Notes on nobody’s knot; cannot, won’t")] == [
        "nobody",
        "cannot",
        "won’t",
    ]
    assert not hindi.possible.search("दुकान")


def test_digits() -> None:
    assert system("３") == FULLWIDTH
    assert in_system("٣٫٥", "0") == "3٫5"
    assert [is_usual("०", code) for code in ("hi", "en", "ru", "zh", "ar")] == [True, False, False, False, True]
