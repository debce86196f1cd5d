"""Japanese: no spaces; nouns do not inflect, so that terms are compared character by character."""

from __future__ import annotations

from glossator.languages.japanese_words import cuts_word
from glossator.languages.language import Language, QuotePair, implied, spelled

_NUMERALS = spelled(
    (*range(11), 100, 10**3, 10**4, 10**8, 10**12),
    "〇|零 一|壱 二|弐 三|参 四 五 六 七 八 九 十 百 千 万 億 兆",
)

_AMOUNTS = implied(
    "ひとつ|ひとり:1 ふたつ|ふたり|両|双|倍:2 みっつ:3 よっつ:4 いつつ:5 むっつ:6 ななつ:7 やっつ:8 ここのつ:9"
    " はたち:20 半:0.5,2,6,30,50 四半期:3,4 ダース:12,10 正午:12 真夜中:0,12,24"
)
# Before a counter, and not in a rough number (数十人).
_COUNTED = (
    "(?<![数何幾])(?!(?<=第)二)([二三四五六七八九十百千万億]+)"
    "(?=[人名年日回本枚台つ個件歳才時秒度階番位種社軒頭匹羽冊倍週ヶカケヵ箇か]|分の|分間|大)"
)
# The first year of an era is 1.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}

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
    amounts=_AMOUNTS,
    counted=_COUNTED,
    centuries=("世紀",),
    tenths=("割",),
    eras=_ERAS,
)
