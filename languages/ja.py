"""Japanese: no spaces; nouns do not inflect, so that terms are compared character by character."""

from __future__ import annotations

from glossator.languages.japanese_words import cuts_word
from glossator.languages.language import Language, QuotePair, spelled

_NUMERALS = spelled(
    (*range(11), 100, 10**3, 10**4, 10**8, 10**12),
    "〇|零 一|壱 二|両|双 三 四 五 六 七 八 九 十 百 千 万 億 兆",
)

LANGUAGE = Language(
    "ja",
    "Japanese",
    cuts_word=cuts_word,
    quotes=(
        QuotePair("「", "」"),
        QuotePair("『", "』"),
        QuotePair("“", "”"),
        QuotePair("〝", "〟"),
        QuotePair('"', '"'),
    ),
    function_words=frozenset("の に は を が と で も へ や か より から まで".split()),
    decimal_mark=".",
    group_marks=(",", "，"),
    spaced=False,
    numerals=_NUMERALS,
)
