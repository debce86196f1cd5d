"""Chinese: no spaces, no inflection."""

from __future__ import annotations

from glossator.languages.language import Language, QuotePair, spelled

_NUMERALS = spelled(
    (*range(11), 100, 10**3, 10**4, 10**8, 10**12),
    "〇|零 一|首 二|两|兩|双|雙 三 四 五 六 七 八 九 十 百 千 万|萬 亿|億 兆",
)

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
    numerals=_NUMERALS,
)
