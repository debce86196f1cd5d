"""How names change in a sentence: the endings of cases and plurals, and of women's family names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

__all__ = ["FEMININE", "base_forms", "has_endings", "is_form"]

# A stem must keep this many letters.
_STEM = 2
# Where the endings are not known, so many last letters of a name may change, and so many before them must not.
_UNKNOWN_ENDING, _UNKNOWN_STEM = 3, 4

# Ending in the dictionary form (- is none), and the endings that stand in its place, by language. The regular
# declensions of school grammars; what is spelled otherwise before an ending (Marek, Marka) has a row of its own.
_ENDINGS: dict[str, str] = {
    "ru": """
- а у ом ем ым е ы и ов ых ам ами ах
ский ского скому ским ском ская скую ской ские ских скими
цкий цкого цкому цким цком цкая цкую цкой цкие цких цкими
ий ия ию ием ии его ему им ем ая
ый ого ому ым ом ая ую ой ые ых ыми
ой ого ому ым ом ая ую ые ых ыми
й я ю ем ём е и
ь я ю ем ём е и ью
а ы и е у ой ою ей
я и е ю ей
ия ии ию ией
ец ца цу цом цем це
ок ка ку ком ке
ел ла лу лом ле
""",
    "uk": """
- а у ові ом ем им еві і и ою ів их ам ами ах
ський ського ському ським ськім ська ську ської ській ські ських
цький цького цькому цьким цька цьку цької цькій цькі цьких
ий ого ому им ій а у ої ою
ій ія ію ієм ії
й я ю єві єм ї
ь я ю еві ем і
а и і у ою ої ій
я і ї ю ею єю
о а у ові ом і
ець ця цю цем цеві
ок ка ку ком кові
""",
    "pl": """
- a owi em iem ie u i y owie ów om ami ach
ski skiego skiemu skim ska skiej ską skie scy skich skimi
cki ckiego ckiemu ckim cka ckiej cką ckie ccy ckich ckimi
dzki dzkiego dzkiemu dzkim dzka dzkiej dzką dzkie dzcy dzkich dzkimi
y ego emu ym ych ymi a ej ą
i iego iemu im ich imi ia iej ią ego emu m
e ego emu em
a y i ie ę ą o
ia ii ię ią
ja ji ję ją
ka ce
ga dze
ra rze
ta cie
da dzie
ła le
cha sze
o y i ę ą ie a owi em
ek ka kowi kiem ku kowie ków
ec ca cowi cem cu cowie ców
eł ła łowi łem le
r rze
t cie
d dzie
ł le
ń nia niowi niem niu
""",
    "cs": """
- a ovi em e ě u i y ové ů ům ech ová ovou
ský ského skému ským ském ská skou ské
cký ckého ckému ckým ckém cká ckou cké
ý ého ému ým ém á ou é ých
á é ou
í ího ímu ím
a y e ě u ou ovi ové ů
ka ce
ek ka kovi kem ku kové
ec ce covi cem ci cové
o a ovi em
""",
    "de": "- s es",
    "en": "- s es",
    "es": "- s es",
    "fr": "- s",
    "it": "- s",
    "nl": "- s",
    "pt": "- s es",
    "tr": "- lar ler",
}

# Endings of a man's Slavic family name and of a woman's, in their own letters and as the press of the West writes them.
FEMININE = {
    "ov": ("ova",),
    "ev": ("eva",),
    "in": ("ina",),
    "yn": ("yna",),
    "ов": ("ова",),
    "ев": ("ева",),
    "ин": ("ина",),
    "ын": ("ына",),
    "ski": ("ska", "skaya", "skaja", "skaia"),
    "cki": ("cka", "ckaya", "ckaja"),
    "dzki": ("dzka",),
    "sky": ("ska", "skaya", "skaja", "skaia"),
    "skij": ("skaja",),
    "skiy": ("skaya",),
    "skii": ("skaia", "skaya"),
    "ský": ("ská",),
    "cký": ("cká",),
    "ý": ("á",),
    "ый": ("ая",),
    "ий": ("ая",),
    "ой": ("ая",),
    "oi": ("aya", "aia"),
    "oy": ("aya",),
}


def base_forms(word: str, code: str) -> Iterator[tuple[str, str, str]]:
    """What the dictionary form of a lower-case word may be, with the ending it has there and the one it has here.

    >>> ("lavrov", "", "s") in set(base_forms("lavrovs", "en"))
    True
    """
    for ending, bases in _by_ending(code).items():
        stem = word[: len(word) - len(ending)]
        # No ending is its stem's last letter once more: Jonass.
        if word.endswith(ending) and len(stem) >= _STEM and ending != stem[-1]:
            for base in bases:
                yield stem + base, base, ending


def is_form(word: str, name: str, code: str) -> bool:
    """Whether a lower-case word is a form of a name, or the name of a woman of the family.

    >>> is_form("лавровым", "лавров", "ru"), is_form("lubomirska", "lubomirski", "en")
    (True, True)
    """
    if any(base == name for base, _, _ in base_forms(word, code)):
        return True
    kept = len(name) - _UNKNOWN_ENDING
    if not has_endings(code) and kept >= _UNKNOWN_STEM and word[:kept] == name[:kept]:
        return True
    return any(
        name.endswith(man) and word in {name.removesuffix(man) + woman for woman in women}
        for man, women in FEMININE.items()
    )


def has_endings(code: str) -> bool:
    """Whether it is known how names change in the language."""
    return code in _ENDINGS


@cache
def _by_ending(code: str) -> dict[str, tuple[str, ...]]:
    """For each ending of a form, those that the dictionary form may have in its place."""
    found: dict[str, list[str]] = {}
    for row in _ENDINGS.get(code, "").splitlines():
        base, *endings = (ending.replace("-", "") for ending in row.split()) if row else ("",)
        for ending in endings:
            found.setdefault(ending, []).append(base)
    return {ending: tuple(bases) for ending, bases in found.items()}
