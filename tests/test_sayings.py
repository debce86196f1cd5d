"""The quick look whether a text has a word of a name of another text."""

import pytest

from glossator.analyze import AnalysedText, Analyser
from glossator.check.names.sayings import Sayings
from glossator.glossary.concept import Glossary
from glossator.model import Side, Span, Text


def portuguese(text: str, *protected: Span) -> AnalysedText:
    return Analyser(Glossary("none", ())).text(Text(text, protected), Side.TARGET, "pt")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Shaoshan", "em Shaoshan", True),
        ("Germany", "na Alemanha", True),
        ("Germany", "em Nantes", False),
        ("Brazil", "em casa", True),
    ],
)
def test_a_name_is_said_as_it_is_or_as_its_place_is_called(name: str, text: str, *, said: bool) -> None:
    assert Sayings("pt", "en").says(portuguese(text), name) is said


def test_a_word_that_was_found_alike_says_the_name_wherever_it_stands_as_a_word() -> None:
    sayings = Sayings("pt", "en")
    texts = portuguese("em Maravénia."), portuguese("Maravénias"), portuguese("Maravénia aqui", Span(0, 9))
    assert [sayings.says(text, "Maravenia") for text in texts] == [False, False, False]
    sayings.note("Maravenia", "Maravénia")
    assert [sayings.says(text, "Maravenia") for text in texts] == [True, False, False]
