"""Cuts a text without spaces into words: Chinese by jieba's dictionary, others where the script changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.languages.chinese_words import _dictionary, _kind
from glossator.languages.language import Language
from glossator.languages.zh import _same_length

__all__ = ["cut", "is_nameable", "is_noun"]

_LATIN = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
# The words that Japanese terms are made of stand in one script each, without inflection.
_JAPANESE = re.compile(rf"[ァ-ヺー-ヿ]+|[\u3400-\u9fff々〆]+|{_LATIN}|[ぁ-ゖ]+|\s+|.", re.DOTALL)
_CHINESE = re.compile(rf"[\u3400-\u9fff]+|{_LATIN}|\s+|.", re.DOTALL)
_HIRAGANA = re.compile("[ぁ-ゖ]+")
# In jieba's letters: nouns, verbs that are nouns too, set phrases, abbreviations, foreign words.
_NOUNS = ("n", "vn", "l", "j", "eng", "x")
# And what may stand before them: verbs, adjectives, words that only tell things apart (新型).
_NAMEABLE = (*_NOUNS, "v", "a", "b")


def cut(text: str, language: Language) -> Iterator[str]:
    """The pieces of a text in order, nothing left out; Latin words stay whole with their hyphens.

    >>> from glossator.languages.language import language_for
    >>> [*cut("感染症のワクチン", language_for("ja"))], [*cut("冠状病毒COVID-19", language_for("zh"))]
    (['感染症', 'の', 'ワクチン'], ['冠状病毒', 'COVID-19'])
    """
    if language.code != "zh":
        yield from _JAPANESE.findall(text)
        return
    for piece in _CHINESE.findall(text):
        if not "\u3400" <= piece[0] <= "\u9fff":
            yield piece
            continue
        start = 0
        # The dictionary is in simplified characters, each of which stands for one.
        for word in _dictionary().cut(_same_length(piece), False):
            yield piece[start : start + len(word)]
            start += len(word)


def is_nameable(word: str, language: Language) -> bool:
    """Whether a piece may be in a term: not a particle, a pronoun or a number."""
    if language.code == "zh":
        return word[0].isascii() or _kind(_same_length(word)).startswith(_NAMEABLE)
    return not _HIRAGANA.fullmatch(word)


def is_noun(word: str, language: Language) -> bool:
    """Whether a term may end with a piece that may be in one."""
    return language.code != "zh" or word[0].isascii() or _kind(_same_length(word)).startswith(_NOUNS)
