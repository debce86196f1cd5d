"""Spells a name as the published system of its language does; the sources are in docs/names.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from glossator.languages.sounds.east_asian import japanese, korean
from glossator.languages.sounds.table import pinyin
from glossator.languages.sounds.units import CHINESE, native_parts, native_units

__all__ = ["rendering"]


@lru_cache(maxsize=20_000)
def rendering(native: str, source: str, target: str) -> str | None:
    """The name in Latin letters, each part with a capital; None where the script does not tell, as without vowels.

    >>> rendering("Сергей Шойгу", "ru", "en"), rendering("Шойгу", "ru", "de"), rendering("习近平", "zh", "en")
    ('Sergey Shoygu', 'Schoigu', 'Xi Jinping')
    """
    parts = native_parts(native)
    spelled = _chinese(parts) if source == CHINESE else [_part(part, source, target) for part in parts]
    words = [word[:1].upper() + word[1:] for word in spelled if word]
    return " ".join(words) if words and len(words) == len(spelled) else None


def _part(part: str, source: str, target: str) -> str | None:
    units = native_units(part, source)
    if source in ("ja", "ko"):
        return japanese(units) if source == "ja" else korean(part)
    letters = _SYSTEMS.get(source)
    if letters is None:
        return None
    custom = _CUSTOMS.get("ru" if source == "be" else source, {}).get(target, {})
    return _lettered("".join(units), {**letters, **custom})


def _lettered(word: str, letters: Mapping[str, str]) -> str | None:
    """A word by the longest entries of a table.

    There < stands for the beginning, ^ for the beginning or a vowel or sign before, $ for the end.
    """
    found, place = "", 0
    while place < len(word):
        opens = place == 0 or word[place - 1] in _OPENS
        for length in (3, 2, 1):
            piece = word[place : place + length]
            entries = (
                piece + "$" if place + length >= len(word) else "",
                "<" + piece if place == 0 else "",
                "^" + piece if opens else "",
                piece,
            )
            latin = next((letters[entry] for entry in entries if entry in letters), None)
            if latin is not None:
                found, place = found + latin, place + len(piece)
                break
        else:
            return None
    return found


# Surnames read otherwise than the character alone (Xiandai Hanyu Cidian), and those of two characters.
_SURNAMES = MappingProxyType(
    {
        "曾": "zeng",
        "单": "shan",
        "仇": "qiu",
        "区": "ou",
        "查": "zha",
        "解": "xie",
        "朴": "piao",
        "盖": "ge",
        "覃": "qin",
    }
)
_DOUBLE_SURNAMES = frozenset("欧阳 司马 上官 诸葛 司徒 东方 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 轩辕".split())


def _chinese(parts: Sequence[str]) -> list[str | None]:
    """Surname and given name in pinyin; of a foreign name, which has a dot, the characters tell no spelling."""
    if len(parts) != 1:
        return [None]
    units = native_units(parts[0], CHINESE)
    cut = 2 if "".join(units[:2]) in _DOUBLE_SURNAMES and len(units) > 2 else 1
    surname = [_SURNAMES.get("".join(units[:cut]), _syllables(units[:cut]))]
    return [*surname, _syllables(units[cut:])] if len(units) > cut else surname


def _syllables(units: Sequence[str]) -> str | None:
    found = [pinyin().get(unit) for unit in units]
    return "".join(filter(None, found)).replace("v", "ü") if all(found) else None


_OPENS = frozenset("аеёиоуыэюяъьіїє'’")
_SIGNS = {"'": "", "’": "", "ʼ": ""}


def _table(rows: str) -> Mapping[str, str]:
    cells = (cell.split("=") for cell in rows.split())
    return MappingProxyType(_SIGNS | dict(cells))


_RUSSIAN = _table(
    "а=a б=b в=v г=g д=d е=e ^е=ye ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts "
    "ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ий$=y ый$=y"
)
_UKRAINIAN = _table(
    "а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts "
    "ч=ch ш=sh щ=shch ь= ю=iu я=ia зг=zgh <є=ye <ї=yi <й=y <ю=yu <я=ya"
)
_BELARUSIAN = _table(
    "а=a б=b в=v г=h ґ=g д=d е=e ^е=ye ё=yo ж=zh з=z і=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ў=w ф=f х=kh ц=ts "
    "ч=ch ш=sh ы=y ь= э=e ю=yu я=ya"
)
_BULGARIAN = _table(
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch ш=sh щ=sht ъ=a "
    "ь=y ю=yu я=ya ия$=ia"
)
_SERBIAN = _table(
    "а=a б=b в=v г=g д=d ђ=đ ѓ=gj е=e ж=ž з=z ѕ=dz и=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o п=p р=r с=s т=t ћ=ć ќ=kj у=u "
    "ф=f х=h ц=c ч=č џ=dž ш=š"
)
_GREEK = _table(
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch ψ=ps ω=o ου=ou γγ=ng "
    "γξ=nx γχ=nch αυ=av ευ=ev ηυ=iv αυκ=afk αυτ=aft αυσ=afs ευκ=efk ευτ=eft ευσ=efs <μπ=b μπ=mp"
)
_GEORGIAN = _table(
    "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts "
    "ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h"
)
_ARMENIAN = _table(
    "ա=a բ=b գ=g դ=d ե=e <ե=ye զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o "
    "<ո=vo չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ու=u <ու=u փ=p ք=k եւ=ev ւ=v օ=o ֆ=f"
)
_SYSTEMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ru": _RUSSIAN,
        "uk": _UKRAINIAN,
        "be": _BELARUSIAN,
        "bg": _BULGARIAN,
        "sr": _SERBIAN,
        "mk": _SERBIAN,
        "el": _GREEK,
        "ka": _GEORGIAN,
        "hy": _ARMENIAN,
    }
)
# Where the custom of the target differs from the system.
_RUSSIAN_CUSTOMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "de": _table(
            "в=w ^е=je ё=jo ж=sch з=s й=i х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja ий$=i ый$=y <й=j дж=dsch кс=x"
        ),
        "fr": _table("^е=ie ё=io ж=j й=ï у=ou ч=tch ш=ch щ=chtch ю=iou я=ia ий$=i ый$=y дж=dj ин$=ine <й=i"),
        "es": _table("^е=ie ё=io й=i х=j ю=iu я=ia ий$=i ый$=y дж=dzh щ=sch"),
        "it": _table("^е=e ё=jo ж=ž й=j х=ch ц=c ч=č ш=š щ=šč ю=ju я=ja ий$=ij ый$=yj"),
        "pt": _table("^е=ie ё=io ж=j й=i ч=tch ш=ch щ=chtch ю=iu я=ia ий$=i ый$=i дж=dj"),
    }
)
_UKRAINIAN_CUSTOMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "de": _table(
            "в=w <є=je є=je ж=sch з=s й=j <й=j ї=ji <ї=ji х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju <ю=ju я=ja <я=ja зг=sh"
        ),
        "fr": _table("<є=ie є=ie ж=j й=ï <й=i ї=ï <ї=ï у=ou ч=tch ш=ch щ=chtch ю=iou <ю=iou я=ia <я=ia ий$=y"),
        "es": _table("<є=ye є=ie х=j ї=yi й=i <ю=yu <я=ya ий$=i"),
        "it": _table("є=je <є=je ж=ž й=j <й=j ї=ji <ї=ji х=ch ц=c ч=č ш=š щ=šč ю=ju <ю=ju я=ja <я=ja"),
        "pt": _table("ж=j й=i <й=i ї=i ч=tch ш=ch щ=chtch <є=ie <ю=iu <я=ia ий$=i"),
    }
)
_CUSTOMS = MappingProxyType({"ru": _RUSSIAN_CUSTOMS, "uk": _UKRAINIAN_CUSTOMS})
