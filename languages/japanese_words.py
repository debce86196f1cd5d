"""Whether what looks like a Japanese term is only a piece of other words, told by the script; there is no dictionary.

Katakana words are written together (クルーズミサイル), so a term in a longer run of Katakana is doubted only where what
is left of the run is no word.
"""

from __future__ import annotations

import re

__all__ = ["cuts_word"]

# Without the middle dot, which stands between words.
_RUN = re.compile("[ァ-ヺー-ヿ]*")
# No word begins with these: small letters, a long vowel, the syllable n.
_NEVER_FIRST = frozenset("ァィゥェォッャュョヮヵヶンー")
# Words of two letters that others are made with; what else is that short is a piece.
_SHORT_WORDS = frozenset("ガス キロ ゼロ テロ デモ ドル バス ビル プロ ミニ メガ".split())
_SHORT = 2
_FAR = 30

# Longer words that hold others by chance.
_LONGER = (
    "インドネシア タイミング タイムライン タイタニック タイガース テロリスト テロリズム マリファナ ガスケット"
    " キャンドル ドルフィン".split()
)
# 京都 is not in 東京都, nor a country where two countries by a letter each stand before a word that begins like the end
# of its name (日中|国交, 米中|国防).
_NOT_HERE = re.compile("東京都|(?<![在駐訪対])[日米中韓朝英仏独露印豪欧台][中韓英米仏独]国[交防境会連際]")


def cuts_word(text: str, start: int, end: int) -> bool:
    """Whether the term at `start` to `end` is a piece of a longer word, or of two, and not there.

    >>> cuts_word("シリア", 1, 3), cuts_word("クルーズミサイル", 4, 8), cuts_word("日中国交正常化", 1, 3)
    (True, False, True)
    """
    if end - start == len("京都") and start and _NOT_HERE.match(text, start - 1):
        return True
    if not (_RUN.fullmatch(text, start, start + 1) or _RUN.fullmatch(text, end - 1, end)):
        return False
    before = _run(text[max(0, start - _FAR) : start + 1][::-1])[:0:-1]
    after = _run(text[end - 1 : end + _FAR])[1:]
    if _is_piece(before) or _is_piece(after) or after[:1] in _NEVER_FIRST:
        return True
    run = before + text[start:end] + after
    return any(word in run and _holds(word, text, start, end) for word in _LONGER)


def _run(text: str) -> str:
    """The Katakana that the text begins with."""
    found = _RUN.match(text)
    return found.group() if found else ""


def _is_piece(rest: str) -> bool:
    return 0 < len(rest) <= _SHORT and rest not in _SHORT_WORDS


def _holds(word: str, text: str, start: int, end: int) -> bool:
    """Whether the span is inside the longer `word` there."""
    at = text.find(word, max(0, end - len(word)), start + len(word))
    return at >= 0 and (at, at + len(word)) != (start, end)
