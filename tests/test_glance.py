"""The glance that spares rules the texts that mean nothing to them never overlooks a finding."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.analyze import Analysed, Analyser
from glossator.check.glance import Glance
from glossator.check.rule import Rule, rules
from glossator.glossary.concept import Glossary
from glossator.model import Document, Segment, Text

SIGNED = [rule for rule in rules().values() if rule.sign is not None]

# Pieces that mean something to one rule or another, and the spaces of several kinds between them.
PIECES = st.sampled_from(
    [
        "(",
        "a)",
        "word",
        "“word",
        "word„",
        "word'",
        "n't",
        "l'",
        ",",
        "!",
        "。",
        "（",
        "date:",
        "source",
        "= 5",
        "m\u0430yor",
        "мoст",
        "&nbsp;",
        "Ã©",
        "that the",
        "bridge",
        "und die",
    ]
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", "\u00a0", "\u202f", "\n", "\u3000", ""]))).map(
    lambda parts: "".join(map("".join, parts))
)


def segment(value: str, language: str, source: str | None) -> Analysed:
    text = Text(value)
    one = Segment("1", text) if source is None else Segment("1", Text(source), text)
    document = Document("x", "plain", "", (one,), language if source is None else "en", language)
    (analysed,) = Analyser(Glossary("", ())).segments(document)
    return analysed


@pytest.mark.parametrize("rule", SIGNED, ids=lambda rule: rule.name)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "pt", "fr", "ru", "zh", "eo"]), source=st.none() | TEXTS)
def test_a_rule_with_findings_is_told_of_the_text(rule: Rule, text: str, language: str, source: str | None) -> None:
    analysed = segment(text, language, source)
    if list(rule.findings(analysed)):
        assert rule in Glance([rule]).rules_for(analysed)


def test_ordinary_text_is_for_none_of_them() -> None:
    analysed = segment(
        "A ponte fecha à meia-noite, diz o guarda.", "pt", "The bridge closes at midnight, says the guard."
    )
    assert Glance(SIGNED).rules_for(analysed) == ()
