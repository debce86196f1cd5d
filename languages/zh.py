"""Chinese: no spaces, no inflection."""

from __future__ import annotations

from glossator.languages.language import Language, QuotePair

LANGUAGE = Language(
    "zh",
    "Chinese",
    quotes=(
        QuotePair("“", "”"),
        QuotePair("‘", "’"),
        QuotePair("「", "」"),
        QuotePair("『", "』"),
        QuotePair("《", "》"),
        QuotePair('"', '"'),
    ),
    decimal_mark=".",
    group_marks=(",", "，"),
    spaced=False,
)
