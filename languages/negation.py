"""The words by which languages deny."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from glossator.languages.language import base_code

__all__ = ["NEGATIONS", "Denial", "denial"]


class Denial(NamedTuple):
    """What finds the words of a language that deny, and those that may stand for such a word of another language."""

    sure: re.Pattern[str]
    possible: re.Pattern[str]


# Words that deny; words and parts of words that another language may say by a word that denies (without, unless,
# un-, fail). `*` stands for at least two more letters.
NEGATIONS = {
    "ar": ("لا لم لن ليس ليست ليسوا", "غير بدون دون عدم"),
    "cs": ("není nejsou nebyl* nebude* nemá* nemoh* nemůž* nikdo nikoho nikdy nic nikde žádn*", "ne* ani bez"),
    "de": ("nicht nichts nie niemals niemand* kein*", "weder ohne kaum nein nirgends außer un* fehl* *los *lose*"),
    "en": (
        "not cannot never nobody nothing *n't *n’t no none",
        "neither nor nowhere without unless hardly barely un* dis* non* non fail* lack* refus* *less deny denie*"
        " avoid* prevent* except rather only yet until instead",
    ),
    "es": ("no nunca jamás nadie nada ningún ningun*", "ni sin tampoco apenas salvo in* im* des* sino"),
    "fr": ("ne n’* n'* pas jamais aucun* rien personne", "non ni sans guère sauf nul nulle in* im* dé* plutôt"),
    "hi": ("नहीं नही मत", "न ना बिना गैर* अ* बजाय"),
    "it": ("non mai nessun* niente nulla", "né senza no neppure neanche nemmeno tranne in* im* dis*"),
    "nl": ("niet niets nooit niemand geen", "noch zonder nee nergens on* behalve nauwelijks"),
    "pl": ("nie nigdy nikt nikogo nic żad*", "ani bez nigdzie niczego oprócz nie*"),
    "pt": ("não nunca jamais ninguém nada nenhum*", "nem sem tampouco exceto in* im* des* senão"),
    "ru": ("не нет нельзя никогда никто никого ничего", "ни без ничто нигде кроме не* бес* без*"),
    "uk": ("не немає ніколи ніхто нікого нічого", "ні ані без ніде крім не* без*"),
}
# In scripts without spaces, and in Korean, which writes its endings onto words, by their characters.
_CHARACTERS = {
    "ja": ("ない|なかった|ません|なく", "[ずぬ無不未非否]|なし|以外"),
    "ko": ("않|못|없|아니", "[안말무불비미]"),
    "zh": ("[没沒]有?|[并並]?不(?:是|能|会|會|要|得|应|應|想|再|肯|许|許|准)", "[不没沒无無未非莫别別勿否免缺拒禁除]"),
}

# With the vowel signs of Indian scripts and Arabic.
_LETTER = r"[\w\u064b-\u065f\u0900-\u0963\u0966-\u0dff]"


@lru_cache(maxsize=64)
def denial(code: str) -> Denial | None:
    """How a language denies; None where nothing is known of it.

    >>> english = denial("en")
    >>> english is not None and [match.group() for match in english.sure.finditer("Don't say that it isn't, or never.")]
    ["Don't", "isn't", 'never']
    """
    base = base_code(code)
    if base in _CHARACTERS:
        sure, possible = _CHARACTERS[base]
        return Denial(re.compile(sure), re.compile(possible))
    if base not in NEGATIONS:
        return None
    sure, possible = NEGATIONS[base]
    return Denial(_words(sure), _words(possible))


def _words(listed: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace(r"\*", rf"{_LETTER}{{2,20}}") for word in listed.split())
    return re.compile(rf"(?<!{_LETTER})(?<!\w['’])(?:{words})(?!{_LETTER})", re.IGNORECASE)
