"""Korean: particles are written onto nouns; rules take them off, as there is no dictionary."""

from __future__ import annotations

from glossator.languages.language import Language, QuotePair, spelled

# Particles after a closed syllable, after an open one (or one in ㄹ, for 로), and after any; with the copula 이다.
_AFTER_CLOSED = frozenset("은 이 을 과 으로 이나 으로서 으로써 으로부터 으로의 으로는 으로도 과의 과는 과도".split())
_AFTER_OPEN = frozenset(
    "는 가 를 와 로 나 로서 로써 로부터 로의 로는 로도 와의 와는 와도 라는 라고 였다 였으며".split()
)
_AFTER_ANY = frozenset(
    "의 에 에서 에게 에게서 께 께서 도 만 까지 부터 마다 조차 마저 밖에 보다 처럼 만큼 대로 뿐 하고 한테 들"
    " 에는 에도 에의 에만 에서는 에서도 에서의 에서부터 에게는 에게도 까지는 까지도 까지의 부터는 부터의"
    " 만을 만이 만은 만의 만으로 보다는 보다도 이다 이며 이고 이라는 이라고 이란 이었다 이었으며 입니다".split()
)
_PLURAL = "들"

# After a noun of one syllable these may be part of another word: 국가 is no 국.
_SURE_AFTER_ONE = frozenset(
    "을 를 은 는 에서 에게 으로 에는 에도 에서는 에서의 까지 부터 보다 처럼 과의 와의 으로의 으로서 으로써"
    " 으로부터".split()
)

_LONGEST = 4
_FIRST_SYLLABLE, _LAST_SYLLABLE, _FINALS, _FINAL_L = 0xAC00, 0xD7A3, 28, 8


def _lemmas(word: str) -> tuple[str, ...]:
    """The noun that particles were written onto, by each way to take them off, after the word itself."""
    lower = word.lower()
    found = [lower]
    for start in range(len(lower) - 1, max(0, len(lower) - _LONGEST) - 1, -1):
        noun, particle = lower[:start], lower[start:]
        if noun and _follows(noun, particle):
            found.append(noun)
            if noun.endswith(_PLURAL) and len(noun) > 2:
                found.append(noun[:-1])
    return tuple(dict.fromkeys(found))


def _follows(noun: str, particle: str) -> bool:
    """Whether `particle` is one and may stand behind `noun`."""
    if len(noun) == 1 and particle not in _SURE_AFTER_ONE:
        return False
    final = _final(noun[-1])
    if particle in _AFTER_CLOSED:
        return final != 0 and not (final == _FINAL_L and particle.startswith("으로"))
    if particle in _AFTER_OPEN:
        return final in (None, 0) or (final == _FINAL_L and particle.startswith("로"))
    return particle in _AFTER_ANY


def _final(character: str) -> int | None:
    """The number of the final consonant of a Hangul syllable (Unicode 3.12), 0 where it has none."""
    code = ord(character)
    return (code - _FIRST_SYLLABLE) % _FINALS if _FIRST_SYLLABLE <= code <= _LAST_SYLLABLE else None


_NUMERALS = {
    **spelled(
        range(11),
        "영|공|제로 일|하나|한|첫 이|둘|두|양 삼|셋|세 사|넷|네 오|다섯 육|여섯 칠|일곱 팔|여덟 구|아홉 십|열",
    ),
    **spelled(range(20, 100, 10), "스물|스무 서른 마흔 쉰 예순 일흔 여든 아흔"),
    **spelled((100, 10**3, 10**4), "백 천 만"),
    **spelled((10**6, 10**8, 10**12), "백만 억 조"),
}

LANGUAGE = Language(
    "ko",
    "Korean",
    lemmatizer=_lemmas,
    function_words=frozenset(
        "및 또는 그리고 그러나 하지만 또한 대한 대해 위한 위해 따른 따라 통해 관한 관해 그 이 저 것 수 등 더 중"
        " 후 전".split()
    ),
    titles=frozenset("대통령 총리 장관 외무장관 외교부장 총장 대사 장군 제독 교수 의원 국왕 여왕 교황 주석 씨".split()),
    quotes=(
        QuotePair("“", "”"),
        QuotePair("‘", "’"),
        QuotePair("「", "」"),
        QuotePair("『", "』"),
        QuotePair("《", "》"),
        QuotePair('"', '"'),
    ),
    name_ending=2,
    decimal_mark=".",
    group_marks=(",",),
    may_double=frozenset("아주 매우 더 참 점점 꼭".split()),
    numerals=_NUMERALS,
)
