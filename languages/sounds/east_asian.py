"""Hepburn for kana, the Revised Romanization for hangul, Wade-Giles for pinyin; the sources are in docs/names.md."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["japanese", "korean", "wade_giles"]

_VOWELS = "aiueo"
_ROWS = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "g": "ガギグゲゴ",
    "s": "サ＿スセソ",
    "z": "ザ＿ズゼゾ",
    "t": "タ＿＿テト",
    "d": "ダ＿＿デド",
    "n": "ナニヌネノ",
    "h": "ハヒ＿ヘホ",
    "b": "バビブベボ",
    "p": "パピプペポ",
    "m": "マミムメモ",
    "y": "ヤ＿ユ＿ヨ",
    "r": "ラリルレロ",
    "w": "ワヰ＿ヱヲ",
}
_OTHERS = {"シ": "shi", "ジ": "ji", "チ": "chi", "ツ": "tsu", "ヂ": "ji", "ヅ": "zu", "フ": "fu", "ヴ": "vu", "ン": "n"}
_SILENT = {"ッ": "", "ー": ""}
_KANA = {
    **{kana: consonant + vowel for consonant, row in _ROWS.items() for kana, vowel in zip(row, _VOWELS, strict=True)},
    **_OTHERS,
    **_SILENT,
}
_SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo", "ヮ": "wa"}
# Before these the consonant already has the sound of y: シャ is sha, キャ kya.
_SOFT = ("sh", "ch", "j")


def japanese(units: Sequence[str]) -> str | None:
    """Kana in Hepburn without long marks, as passports have it; None where a kanji is among them.

    >>> japanese(("タ", "ナ", "カ")), japanese(("ショ", "ー", "ヘ", "イ")), japanese(("ハ", "ッ", "ト", "リ"))
    ('tanaka', 'shohei', 'hattori')
    """
    found, doubled = "", False
    for unit in units:
        syllable = _syllable(unit)
        if syllable is None:
            return None
        if doubled and syllable:
            syllable = ("t" if syllable.startswith("ch") else syllable[0]) + syllable
        found, doubled = found + syllable, unit == "ッ"
    return found.replace("ou", "o").replace("oo", "o").replace("uu", "u")


def _syllable(unit: str) -> str | None:
    syllable = _KANA.get(unit[0])
    if syllable is None or len(unit) == 1:
        return syllable
    small = _SMALL[unit[1]]
    stem = syllable.rstrip(_VOWELS)
    return stem + (small[-1] if stem in _SOFT else small)


_FIRST = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_MIDDLE = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_LAST = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")
# A last consonant before a vowel is spoken with it; before n and m it is nasal; l and r meet in ll.
_BEFORE_VOWEL = {"k": "g", "t": "d", "p": "b", "l": "r"}
_BEFORE_NASAL = {"k": "ng", "t": "n", "p": "m"}
_SYLLABLES = range(0xAC00, 0xD7A4)


def korean(name: str) -> str | None:
    """Hangul in the Revised Romanization; None where anything else is among it.

    >>> korean("정은"), korean("백마"), korean("신라"), korean("한글")
    ('jeongeun', 'baengma', 'silla', 'hangeul')
    """
    if not all(ord(character) in _SYLLABLES for character in name):
        return None
    found, last = "", ""
    for character in name:
        first, middle, end = _letters(character)
        last, first = _met(last, first) if last else (last, first)
        found, last = found + last + first + middle, end
    return found + last


def _letters(syllable: str) -> tuple[str, str, str]:
    index = ord(syllable) - _SYLLABLES.start
    return _FIRST[index // 588], _MIDDLE[index % 588 // 28], _LAST[index % 28]


def _met(last: str, first: str) -> tuple[str, str]:
    if not first:
        return _BEFORE_VOWEL.get(last, last), first
    if first in ("n", "m"):
        return ("l", "l") if (last, first) == ("l", "n") else (_BEFORE_NASAL.get(last, last), first)
    if first == "r":
        return ("l", "l") if last in ("l", "n") else (_BEFORE_NASAL.get(last, last), "n")
    return last, first


_WHOLE = {
    **dict.fromkeys(("zhi", "chi"), "chih"),
    **dict.fromkeys(("zi", "ci"), "tzu"),
    **dict.fromkeys(("ge", "ke"), "ko"),
    **dict.fromkeys(("gui", "kui"), "kuei"),
    "shi": "shih",
    "ri": "jih",
    "si": "szu",
    "he": "ho",
    "er": "erh",
    "yi": "i",
    "you": "yu",
    "yan": "yen",
    "ye": "yeh",
}
# The aspirates p', t', k', ch', ts' are written without their apostrophes, as in names.
_INITIALS = {
    "zh": "ch",
    "ch": "ch",
    "sh": "sh",
    "b": "p",
    "d": "t",
    "g": "k",
    "j": "ch",
    "q": "ch",
    "x": "hs",
    "r": "j",
}
_INITIALS |= {"z": "ts", "c": "ts"}
_FINALS = {"ian": "ien", "ie": "ieh", "ong": "ung", "iong": "iung", "ue": "ueh", "ve": "ueh", "v": "u"}
# After these the final o has no u before it.
_PLAIN_O = ("d", "t", "n", "l", "r", "z", "c", "zh", "ch")


def wade_giles(syllable: str) -> str:
    """A syllable of pinyin in Wade-Giles, without marks.

    >>> [wade_giles(syllable) for syllable in ("ze", "cai", "xian", "zhou", "jiang", "qing", "duo")]
    ['tse', 'tsai', 'hsien', 'chou', 'chiang', 'ching', 'to']
    """
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    initial = syllable[: len(syllable) - len(syllable.lstrip("bcdfghjklmnpqrstwxyz"))]
    final = syllable[len(initial) :]
    if final == "uo" and initial in _PLAIN_O:
        final = "o"
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)
