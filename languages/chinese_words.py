"""Whether what looks like a Chinese term is only a piece of other words (法国 in 书法|国家), by jieba's dictionary.

The dictionary also lists phrases (产品销售) and its cut is not always right, so a longer word speaks against a term
only where the text makes fewer words without it, or where the rest of the longer word makes it another one (研究|生).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rjieba import Jieba

__all__ = ["cuts_word"]

# What makes another word of the one before it: who does it, its science, its language.
_OTHER_WORD = ("者", "家", "员", "生", "人", "化", "学", "师", "手", "族", "语", "文", "馆", "洋", "主义")
# A state of these is still theirs (成员国, 以色列国); of anything else it is another word (联合国).
_STATE = "国"
_NOUNS = frozenset(("n", "ns", "nr"))
# What may stand before or behind a name and leave it what it is.
_OF_A_PLACE = frozenset("省市县区州岛国东西南北中新")
_NAMES = ("ns", "nr")
# The dictionary has these ends of foreign names as words of their own (罗马尼亚, 巴西利亚).
_ENDS_OF_NAMES = frozenset(("尼亚", "利亚", "比亚", "西亚", "尔兰", "西兰"))
# Longer words of the dictionary are mostly phrases (信用风险, 管理制度).
_LONGEST_WORD = 3


def cuts_word(text: str, start: int, end: int) -> bool:
    """Whether the term at `start` to `end` of a simplified text is a piece of a longer word, or of two, and not there.

    >>> cuts_word("书法国家级", 1, 3), cuts_word("研究生", 0, 2), cuts_word("研究中心", 0, 2)
    (True, True, False)
    """
    boundaries = _boundaries(text)
    first = boundaries[bisect_right(boundaries, start) - 1]
    last = boundaries[bisect_left(boundaries, end)]
    if (first, last) == (start, end):
        return False
    before, term, after = text[first:start], text[start:end], text[end:last]
    if (before + after).isascii():
        return False
    with_it = _fewest(before) + 1 + _fewest(after)
    if _fewest(before + term + after, barred=term) < with_it:
        return True
    longer = ((left, right) for left in range(len(before) + 1) for right in range(len(after) + 1) if left or right)
    return any(
        _fewest(before[: len(before) - left]) + 1 + _fewest(after[right:]) < with_it
        and _is_another(term, before[len(before) - left :], after[:right])
        for left, right in longer
    )


def _is_another(term: str, before: str, after: str) -> bool:
    """Whether the letters around make of the term a word of the dictionary that does not have its meaning."""
    word = before + term + after
    if not _dictionary().has_word(word):
        return False
    if len(term) == 1:
        return len(word) == 2
    if after == _STATE:
        return _kind(term) not in _NOUNS
    if after in _OTHER_WORD:
        return True
    return _kind(word).startswith(_NAMES) and not (_stands_alone(before) and _stands_alone(after))


def _stands_alone(rest: str) -> bool:
    """Whether what is left of a name is made of words, or tells of what or where the rest is."""
    if rest in _ENDS_OF_NAMES:
        return False
    return not rest or rest in _OF_A_PLACE or _fewest(rest) <= len(rest) // 2


def _fewest(text: str, barred: str = "") -> int:
    """Into how few words of the dictionary, or else characters, a text can be cut, none of them around `barred`."""
    fewest = [0]
    for end in range(1, len(text) + 1):
        starts = range(max(0, end - _LONGEST_WORD), end)
        fewest.append(1 + min(fewest[at] for at in starts if at == end - 1 or _is_word(text[at:end], barred)))
    return fewest[-1]


def _is_word(part: str, barred: str) -> bool:
    return _dictionary().has_word(part) and not (barred and barred != part and barred in part)


@lru_cache(maxsize=256)
def _boundaries(text: str) -> tuple[int, ...]:
    """Where the words of a text begin and end, as the dictionary's frequencies have it."""
    return tuple(accumulate(map(len, _dictionary().cut(text, False)), initial=0))


@lru_cache(maxsize=10_000)
def _kind(word: str) -> str:
    """The part of speech in jieba's letters: n, ns (a place), nr (a person), v and others."""
    return _dictionary().tag(word, False)[0][1]


@cache
def _dictionary() -> Jieba:
    from rjieba import Jieba

    return Jieba()
