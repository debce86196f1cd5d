"""Russian dictionary forms by pymorphy3 and the OpenCorpora dictionary.

What counts as a form: the cases and numbers of a noun; those of an adjective with its short form and its degrees; all
of a verb, participles and gerunds among them. A participle is a word of its own too (*выбранный* is not told by
*выбрать*). The passive in -ся of an imperfective transitive verb is a form of it (файл *загружается*, by *загружать*;
Русская грамматика, 1980, § 1458); any other verb in -ся is another verb. Another verb is also the other aspect:
*редактировать* is not told by *отредактировать*. Nouns, adverbs and adjectives of one root are different words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

__all__ = ["knows", "lemmas", "readings", "spelling"]

# pymorphy3 weighs the readings of a form by how often OpenCorpora's annotated texts have them, with one added to each.
_RARE = 0.05

_ADJECTIVE_ENDING = re.compile(r"(?:[оыеи]й|[ое]го|[ое]му|[ыи]ми?|[ыи]х|[ое]м|ая|яя|[ую]ю|[ое]е|[ыи]е)(ся)?$")
_SHORT_ENDING = re.compile(r"[аоы]$")
_PASSIVE = re.compile(r"с[яь]$")
_LONG_CONSONANTS = ("щ", "ш")


def lemmas(word: str) -> tuple[str, ...]:
    """The dictionary forms of a Russian word, with е for ё, the likeliest first.

    >>> lemmas("настроек"), lemmas("выбранного"), lemmas("загружается")
    (('настройка',), ('выбрать', 'выбранный'), ('загружаться', 'загружать'))
    """
    if word.isupper() and len(word) > 1 and not knows(word):
        return (spelling(word),)
    return tuple(dict.fromkeys(spelling(form) for reading in _likely(word) for form in _of_reading(reading)))


def knows(word: str) -> bool:
    """Whether the dictionary has the word in any form."""
    return bool(_analyzer().word_is_known(word))


def spelling(word: str) -> str:
    """The word in lower case with е for ё, which is written where doubt could arise (правила 1956 г., § 10)."""
    return word.lower().replace("ё", "е")


def readings(word: str) -> tuple[Any, ...]:
    """What pymorphy3 says of a word of the dictionary or one like it, the likeliest first."""
    return tuple(_analyzer().parse(word))


def _likely(word: str) -> Iterable[Any]:
    """The readings of a word, one a dictionary form and part of speech, without homonyms that nobody means."""
    readings = _analyzer().parse(word)
    least = min((reading.score for reading in readings), default=0.0)
    is_adverb = any(reading.tag.POS == "ADVB" for reading in readings)
    weights: dict[str, float] = {}
    attested = set()
    for reading in readings:
        weights[reading.normal_form] = weights.get(reading.normal_form, 0.0) + reading.score
        if reading.score > least:
            attested.add(reading.normal_form)
    likely = {
        (reading.normal_form, reading.tag.POS): reading
        for reading in readings
        if reading.normal_form in attested or weights[reading.normal_form] >= _RARE
    }
    # An adverb like *безопасно* is hardly ever meant as the short form of *безопасное*.
    return (reading for (_, part), reading in likely.items() if not (is_adverb and part == "ADJS"))


def _of_reading(reading: Any) -> Iterator[str]:
    tag, word = reading.tag, reading.word
    yield reading.normal_form
    if tag.POS == "PRTF" or "Supr" in tag:
        yield _masculine(word)
    elif tag.POS == "PRTS":
        stem = _SHORT_ENDING.sub("", word)
        yield stem + ("ный" if stem.endswith("н") else "ый")
    if "impf" in tag and _PASSIVE.search(word) and tag.person not in ("1per", "2per") and tag.POS != "GRND":
        active = reading.normal_form[:-2]
        if any({"INFN", "tran", "impf"} in base.tag for base in _analyzer().parse(active)):
            yield active


def _masculine(word: str) -> str:
    """The dictionary form of a participle or a superlative, which are declined as adjectives."""
    stem = _ADJECTIVE_ENDING.sub("", word)
    ending = "ий" if stem.endswith(_LONG_CONSONANTS) else "ый"
    return stem + ending + ("ся" if word.endswith("ся") else "")


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")
