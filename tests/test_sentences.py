"""Sentences in several languages."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.languages.sentences import sentences
from glossator.model import Span

CASES = (
    ("en", ["“No.”", "He left the U.S. Department of Ports.", "It was 5 p.m. yesterday."]),
    ("en", ["Dr. Who met Prof. Lee.", "“Go!” she said.", "See No. 5 on p. 7."]),
    ("en", ["**Bold.**", "Then *it.*", "The end."]),
    ("de", ["Am 4. Mai kam er im 19. Jahrhundert.", "Das ist z. B. gut.", "„Nein.“", "Er ging."]),
    ("fr", ["M. Dupont est là.", "« Non ! » dit-il.", "Vraiment ?"]),
    ("es", ["El Sr. López vino.", "¿Qué?", "¡No!"]),
    ("it", ["Il sig. Rossi parla.", "Poi tace."]),
    ("pt", ["O Sr. Silva e a Dra. Lima.", "O Art. 5.º diz isso em 4 de fev. de 2022.", "V. Exa. sabe."]),
    ("ru", ["В 2022 г. он ушёл.", "А. С. Пушкин и др. им. Ленина.", "— Нет!"]),
    ("xx", ["One thing.", "Another thing."]),
)


@pytest.mark.parametrize(("language", "expected"), CASES)
def test_sentences(language: str, expected: list[str]) -> None:
    assert _split(" ".join(expected), language) == expected


def test_sentences_without_spaces() -> None:
    assert _split("他说：“好。”然后走了。真的吗？！是！", "zh") == ["他说：“好。”", "然后走了。", "真的吗？！", "是！"]


def test_glued_sentences_are_two() -> None:
    assert _split("They fought the disease.The cure came in 2022.Then ASP.NET came.", "en") == [
        "They fought the disease.",
        "The cure came in 2022.",
        "Then ASP.NET came.",
    ]


def test_no_sentence_ends_inside_what_is_whole() -> None:
    text = "They saw it. Then they left. End."
    assert len(sentences(text, "en")) == 3
    assert sentences(text, "en", [Span(9, 17)]) == (Span(0, 28), Span(29, 33))


@given(st.text(alphabet="aB. !?“”\"'*。！（）1\n", max_size=80))
def test_all_but_white_space_is_in_a_sentence(text: str) -> None:
    spans = sentences(text, "en")
    assert "".join("".join(text[span.start : span.end].split()) for span in spans) == "".join(text.split())
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_long_paragraph_is_cut_where_its_sentences_end() -> None:
    sentence = "The two ministers met in the harbour."
    assert _split(" ".join([sentence] * 2000), "en") == [sentence] * 2000


def _split(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, language)]
