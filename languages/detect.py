"""Which language a text is in: by its script where that decides, else by langdetect's character n-grams."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from glossator.languages.language import base_code, languages

__all__ = [
    "SAMPLE",
    "amount_of_text",
    "detect",
    "detect_language",
    "detect_other",
    "foreign_script",
    "is_letter_of",
    "script_of",
    "script_of_language",
]

# How many characters of a text are read.
SAMPLE = 10_000

# Fewer letters than this say nothing; a character of an unspaced script says as much as several letters.
_ENOUGH = 20
_LETTERS_PER_CHARACTER = 5

# Languages without a file here that would be taken for one that has: the neighbours of each, and the large ones.
_NEIGHBOURS = frozenset({"bg", "ca", "da", "fi", "hr", "hu", "no", "ro", "sk", "sv"})
_NEIGHBOUR_WEIGHT = 0.1

# Random draws of n-grams that langdetect makes of a text; each ends nearly sure of one language.
_DRAWS = 7

_LATIN, _CYRILLIC, _HAN, _KANA = "LATIN", "CYRILLIC", "CJK", "HIRAGANA"

# Scripts (first word of a character's Unicode name) that one language writes.
_ONE_LANGUAGE = {
    _KANA: "ja",
    "HANGUL": "ko",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    _HAN: "zh",
}

# Scripts of several languages that the n-grams tell apart.
_SEVERAL_LANGUAGES = {"ARABIC": ("ar", "fa", "ur"), "DEVANAGARI": ("hi", "mr", "ne")}

_ALPHABETS = {
    "ru": frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "be": frozenset("абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    "bg": frozenset("абвгдежзийклмнопрстуфхцчшщъьюя"),
    "sr": frozenset("абвгдђежзијклљмнњопрстћуфхцчџш"),
    "mk": frozenset("абвгдѓежзѕијклљмнњопрстќуфхцчџш"),
}
# Scripts that a language writes beside its own.
_BESIDE = {
    "ja": frozenset({_HAN, "KATAKANA"}),
    "ko": frozenset({_HAN}),
    "zh": frozenset({"BOPOMOFO"}),
    "sr": frozenset({_LATIN}),
}
_SCRIPTS = frozenset({_CYRILLIC, "KATAKANA", *_ONE_LANGUAGE, *_SEVERAL_LANGUAGES})

# Unicode names that do not begin with the script.
_NAME_PREFIXES = {"HALFWIDTH": "KATAKANA", "FULLWIDTH": _LATIN, "IDEOGRAPHIC": _HAN, "MODIFIER": "", "MATHEMATICAL": ""}


def detect_language(text: str, among: Iterable[str] | None = None) -> str | None:
    """The language a text is in, as `detect` finds it.

    >>> detect_language("O acordo foi assinado ontem pelos ministros dos dois países.")
    'pt'
    >>> detect_language("12:30")
    """
    found = detect(text, among)
    return found[0] if found else None


def detect(text: str, among: Iterable[str] | None = None) -> tuple[str, float] | None:
    """The language code of a text and how sure that is (0..1); None where there is too little text to say.

    Only the first 10,000 characters are read. Latin script is taken for a language that has a file here or one of its
    neighbours, unless `among` (BCP 47 codes) narrows the choice. The same text always gives the same answer.
    """
    sample = text[:SAMPLE]
    wanted = frozenset(map(base_code, among)) if among is not None else None
    scripts = _scripts(sample)
    letters = _weigh(scripts)
    if letters < _ENOUGH:
        return None
    script = _main_script(scripts)
    share = _weight(script) * scripts[script] / letters
    candidates = [code for code in _candidates(script, sample, wanted) if wanted is None or code in wanted]
    if not candidates:
        return None
    code, probability = _by_ngrams(sample, candidates) if len(candidates) > 1 else (candidates[0], 1.0)
    # The random draws agree easily on a short text.
    return code, probability * min(1.0, share + 0.2) * letters / (letters + 5)


def detect_other(text: str, expected: str, confidence: float) -> tuple[str, float] | None:
    """What `detect` finds, if it is at least so sure of another language than the expected one (BCP 47).

    Most texts are what they are expected to be, and show it in the first of the random draws.
    """
    sample, expected = text[:SAMPLE], base_code(expected)
    scripts = _scripts(sample)
    candidates = _candidates(_main_script(scripts), sample, None) if scripts else []
    if expected in candidates and len(candidates) > 1:
        code, probability = _by_ngrams(sample, candidates, draws=1)
        # The other draws can bring another language to 1 - probability / _DRAWS.
        if code == expected and probability > (1 - confidence) * _DRAWS:
            return None
    found = detect(text)
    return found if found and found[0] != expected and found[1] >= confidence else None


def amount_of_text(text: str) -> int:
    """How many letters the first 10,000 characters have; one of an unspaced script counts as five.

    >>> amount_of_text("42 cats"), amount_of_text("猫")
    (4, 5)
    """
    sample = text[:SAMPLE]
    return sum(map(str.isalpha, sample)) if sample.isascii() else _weigh(_scripts(sample))


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """The script of a letter: the first word of its Unicode name, empty where it has none.

    >>> script_of("ж")
    'CYRILLIC'
    """
    script = unicodedata.name(character, "").split(" ", 1)[0].split("-", 1)[0]
    return _NAME_PREFIXES.get(script, script)


def script_of_language(code: str) -> str:
    """The script a language is written in.

    >>> script_of_language("ru"), script_of_language("pt-BR")
    ('CYRILLIC', 'LATIN')
    """
    base = base_code(code)
    if base in _ALPHABETS:
        return _CYRILLIC
    for script, codes in _SEVERAL_LANGUAGES.items():
        if base in codes:
            return script
    return next((script for script, one in _ONE_LANGUAGE.items() if one == base), _LATIN)


@lru_cache(maxsize=4096)
def foreign_script(character: str, code: str) -> str:
    """The script of a letter if texts in the language have it only in quotations, else an empty string.

    Latin letters are at home everywhere.

    >>> foreign_script("ж", "pt"), foreign_script("ж", "ru"), foreign_script("日", "ja"), foreign_script("a", "ja")
    ('CYRILLIC', '', '', '')
    """
    script = script_of(character)
    if script not in _SCRIPTS or script == script_of_language(code) or script in _BESIDE.get(base_code(code), ()):
        return ""
    return script


def is_letter_of(letter: str, code: str) -> bool:
    """Whether the alphabet of the language has a letter, in either case; where it is not known, whether its script has.

    >>> is_letter_of("І", "uk"), is_letter_of("І", "ru"), is_letter_of("Ω", "el")
    (True, False, True)
    """
    alphabet = _ALPHABETS.get(base_code(code))
    return letter.lower() in alphabet if alphabet else script_of(letter) == script_of_language(code)


def _scripts(sample: str) -> Counter[str]:
    """How many letters of each script; kana, if they are no mere name, make the Han characters beside them Japanese."""
    scripts = Counter(map(script_of, filter(str.isalpha, sample)))
    kana = scripts[_KANA] + scripts.pop("KATAKANA", 0)
    if kana * 5 > scripts[_HAN]:
        scripts[_KANA] = kana + scripts.pop(_HAN, 0)
    return scripts


def _main_script(scripts: Counter[str]) -> str:
    return max(scripts, key=lambda script: (scripts[script] * _weight(script), script))


def _weigh(scripts: Counter[str]) -> int:
    return sum(count * _weight(script) for script, count in scripts.items())


def _weight(script: str) -> int:
    return _LETTERS_PER_CHARACTER if script in (_HAN, _KANA, "HANGUL") else 1


def _candidates(script: str, sample: str, wanted: frozenset[str] | None) -> list[str]:
    if script == _CYRILLIC:
        return _cyrillic(sample)
    if script in _SEVERAL_LANGUAGES:
        return list(_SEVERAL_LANGUAGES[script])
    if script in _ONE_LANGUAGE:
        return [_ONE_LANGUAGE[script]]
    if script != _LATIN:
        return []
    latin = _known() | _NEIGHBOURS if wanted is None else wanted & _profiles()
    return sorted(code for code in latin if script_of_language(code) == _LATIN)


def _cyrillic(sample: str) -> list[str]:
    """The languages whose alphabet lacks the fewest letters of the text."""
    letters = Counter(character for character in sample.lower() if script_of(character) == _CYRILLIC)
    foreign = {
        code: sum(count for letter, count in letters.items() if letter not in alphabet)
        for code, alphabet in _ALPHABETS.items()
    }
    fewest = min(foreign.values())
    best = [code for code in _ALPHABETS if foreign[code] == fewest]
    return [code for code in best if code in _profiles()] or best[:1]


def _known() -> frozenset[str]:
    return frozenset(languages()) - {"und"}


def _by_ngrams(sample: str, candidates: list[str], draws: int = _DRAWS) -> tuple[str, float]:
    """The likeliest of the candidates by the mean of random draws; fewer draws are the first of them."""
    from langdetect.lang_detect_exception import LangDetectException

    known = _known()
    # langdetect skips words in capitals.
    text = sample.lower() if sum(map(str.isupper, sample)) * 2 > sum(map(str.isalpha, sample)) else sample
    detector = _factory().create()
    detector.set_prior_map({code: 1.0 if code in known else _NEIGHBOUR_WEIGHT for code in candidates})
    detector.n_trial = draws
    detector.append(text)
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return candidates[0], 0.0
    return best.lang, best.prob


class _Odds(dict[str, "list[float] | None"]):
    """What langdetect looks up: how often each language has an n-gram, worked out for those that are asked for.

    langdetect itself works out all of them when it starts, which takes longer than to read an article.
    """

    def __init__(self, profiles: list[dict[str, Any]]) -> None:
        super().__init__(dict.fromkeys(chain.from_iterable(profile["freq"] for profile in profiles)))
        self._counts = [(profile["freq"], profile["n_words"]) for profile in profiles]

    def __getitem__(self, ngram: str) -> list[float]:
        odds = dict.__getitem__(self, ngram)
        if odds is None:
            sizes = len(ngram) - 1
            odds = [1.0 * counts.get(ngram, 0) / total[sizes] for counts, total in self._counts]
            self[ngram] = odds
        return odds


@cache
def _factory() -> Any:
    """langdetect with the profiles that may be needed, in an order that does not hang on the file system."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    profiles = [json.loads(Path(PROFILES_DIRECTORY, name).read_bytes()) for name in sorted(_profiles())]
    factory = DetectorFactory()
    factory.set_seed(0)
    factory.langlist = [profile["name"] for profile in profiles]
    factory.word_lang_prob_map = _Odds(profiles)
    return factory


@cache
def _profiles() -> frozenset[str]:
    """The languages langdetect has a profile of, all in scripts of several languages."""
    from langdetect.detector_factory import PROFILES_DIRECTORY

    names = {path.name for path in Path(PROFILES_DIRECTORY).iterdir() if path.is_file()}
    return frozenset(name for name in names if script_of_language(name) not in _ONE_LANGUAGE)
