"""Protected spans never reach the model and are never lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.model import Span, Text
from glossator.translate.mask import join, mask, parts, unmask

_PROTECTED = re.compile(r"\*\*|\{\w*\}|</?\w>")


def text(value: str) -> Text:
    return Text(value, tuple(Span(*match.span()) for match in _PROTECTED.finditer(value)))


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("A <b>new</b> deal", "A X0X new X1X deal"),
        ("{a} of {b} files", "of X0X files"),
        ("**All** of it**", "All X0X of it"),
        ("{a}{b}", ""),
        ('In ({a}), "{b}".', 'In (X0X), "X1X".'),
        ("a ♥ b ⟦c⟧", "a X0X b X1X c"),
        (" plain ", "plain"),
        ("X0X is {a} here", "X0X is X1X here"),
    ],
)
def test_the_model_sees_letters_only(value: str, masked: str) -> None:
    assert mask(text(value)).text == masked


@given(st.lists(st.sampled_from(["**", "{a}", "<b>", "</b>", "word", " ", ". ", "X0X", "x1x", "\n", "é"]), max_size=12))
def test_what_is_masked_comes_back(pieces: list[str]) -> None:
    whole = text("".join(pieces))
    masked = mask(whole)
    restored = unmask(masked.text, masked)
    assert restored is not None
    assert restored.value == whole.value
    assert join(parts(whole)).value == whole.value


def test_the_translation_has_its_spans() -> None:
    masked = mask(text("# Open <b>the {name} door</b>."))
    restored = unmask("Abra X0X a porta X1X X2X.", masked)
    assert restored == Text("# Abra <b>a porta {name}</b>.", (Span(7, 10), Span(18, 24), Span(24, 28)))


@pytest.mark.parametrize(
    "translation", ["Abra a porta", "Abra X1X a X0X porta", "Abra X0X X0X a X1X porta", "Abra X0X X1X a porta"]
)
def test_lost_or_disordered_markup_is_refused(translation: str) -> None:
    assert unmask(translation, mask(text("Open <b>the</b> door"))) is None


def test_placeholders_may_change_places() -> None:
    masked = mask(text("Page {n} of {total} here"))
    assert unmask("Aqui de X1X a X0X página", masked) == Text(
        "Aqui de {total} a {n} página", (Span(8, 15), Span(18, 21))
    )
