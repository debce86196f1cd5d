"""What countries, continents and cities are called in other languages, by CLDR (cldr.unicode.org) as Babel ships it.

Its cities are those that time zones are named after: the capitals and many of the largest. Of others that languages in
Latin letters call quite differently, GeoNames has the names, without saying whose they are (docs/names.md).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from glossator.languages.language import base_code

__all__ = ["called", "exonyms", "is_home", "is_place"]

_EXONYMS = Path(__file__).parent / "sounds" / "data" / "exonyms.txt"

# The dot below letters of Indian scripts, which many leave out.
_NUKTA = "\u093c"
# One territory of CLDR stands for no place that a text would name.
_NO_PLACES = frozenset({"001", "ZZ", "XA", "XB"})

# The nations that are no territories of CLDR but subdivisions (GB-ENG, GB-SCT, GB-WLS; CLDR 48, subdivisions), which
# Babel does not ship.
_NATIONS = ("gbeng", "gbsct", "gbwls")
_NATIONS_CALLED = {
    "ar": ("إنجلترا", "اسكتلندا", "ويلز"),
    "cs": ("Anglie", "Skotsko", "Wales"),
    "de": ("England", "Schottland", "Wales"),
    "el": ("Αγγλία", "Σκοτία", "Ουαλία"),
    "en": ("England", "Scotland", "Wales"),
    "es": ("Inglaterra", "Escocia", "Gales"),
    "fa": ("انگلستان", "اسکاتلند", "ویلز"),
    "fr": ("Angleterre", "Écosse", "Pays de Galles"),
    "he": ("אנגליה", "סקוטלנד", "וויילס"),
    "hi": ("इंग्लैंड", "स्कॉटलैंड", "वेल्स"),
    "it": ("Inghilterra", "Scozia", "Galles"),
    "ja": ("イングランド", "スコットランド", "ウェールズ"),
    "ko": ("잉글랜드", "스코틀랜드", "웨일즈"),
    "nl": ("Engeland", "Schotland", "Wales"),
    "pl": ("Anglia", "Szkocja", "Walia"),
    "pt": ("Inglaterra", "Escócia", "País de Gales"),
    "ru": ("Англия", "Шотландия", "Уэльс"),
    "tr": ("İngiltere", "İskoçya", "Galler"),
    "uk": ("Англія", "Шотландія", "Уельс"),
    "zh": ("英格兰", "苏格兰", "威尔士"),
}


def called(name: str, code: str, other: str) -> tuple[str, ...]:
    """What the place that the language `code` calls `name` is called in the language `other`; empty if none is known.

    >>> called("Shaoshan", "en", "de"), called("Germany", "en", "ru"), called("Вена", "ru", "en")
    ((), ('Германия',), ('Vienna',))
    """
    there = _names(base_code(other))
    keys = _keys(base_code(code)).get(_folded(name), ())
    return tuple(dict.fromkeys(there[key] for key in keys if key in there))


def exonyms(name: str) -> frozenset[str]:
    """What a large city is called in languages in Latin letters, itself included; all in small letters without marks.

    >>> "pequim" in exonyms("beijing"), exonyms("shaoshan")
    (True, frozenset())
    """
    return _cities_called().get(name, frozenset())


def is_place(name: str, code: str) -> bool:
    """Whether CLDR has a place of that name, in any case of letters.

    >>> is_place("Iran", "en"), is_place("iran", "en"), is_place("Shaoshan", "en")
    (True, True, False)
    """
    return _folded(name) in _keys(base_code(code))


def is_home(name: str, code: str, other: str) -> bool:
    """Whether what the language `code` calls `name` is the country of the language `other`, by CLDR's likely subtags.

    A text may leave its own country unsaid (国内, "at home").

    >>> is_home("China", "en", "zh"), is_home("China", "en", "ja")
    (True, False)
    """
    from babel.core import get_global

    likely = get_global("likely_subtags").get(base_code(other), "")
    return likely.rpartition("_")[2] in _keys(base_code(code)).get(_folded(name), ())


def _folded(name: str) -> str:
    return unicodedata.normalize("NFD", name).replace(_NUKTA, "").casefold()


@cache
def _keys(code: str) -> Mapping[str, tuple[str, ...]]:
    """CLDR's keys of the places, by their names in a language, case folded."""
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for key, name in _names(code).items():
        keys[_folded(name)].append(key)
    return {name: tuple(found) for name, found in keys.items()}


@cache
def _names(code: str) -> Mapping[str, str]:
    """The names of the places in a language, by CLDR's keys; empty for a language that CLDR does not have."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return {}
    nations = zip(_NATIONS, _NATIONS_CALLED.get(code, ()), strict=False)
    territories = {key: name for key, name in locale.territories.items() if key not in _NO_PLACES}
    return dict(_cities(get_global("zone_territories"), locale.time_zones)) | dict(nations) | territories


def _cities(zones: Iterable[str], names: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str]]:
    for zone in zones:
        area, _, city = zone.rpartition("/")
        if area and area != "Etc":
            # Where CLDR has no name of its own, the zone's is meant (CLDR, Time Zone Names: exemplar cities).
            yield zone, str(names.get(zone, {}).get("city") or city.replace("_", " "))


@cache
def _cities_called() -> Mapping[str, frozenset[str]]:
    cities = (frozenset(line.split(" ")) for line in _EXONYMS.read_text(encoding="utf-8").splitlines())
    return {name: names for names in cities for name in names}
