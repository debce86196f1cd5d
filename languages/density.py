"""How many characters languages need to say the same."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from glossator.languages.detect import script_of_language
from glossator.languages.language import base_code

__all__ = ["Expansion", "expansion"]

# Characters without white space for each hundred of the English original: medians over the messages of GNU coreutils,
# GLib, GTK, PackageKit and Linux-PAM with at least forty, as Debian 12 has them translated.
_CHARACTERS = {
    "af": 110,
    "ar": 78,
    "as": 98,
    "be": 111,
    "bg": 114,
    "bn": 105,
    "bs": 105,
    "ca": 118,
    "cs": 105,
    "cy": 106,
    "da": 106,
    "de": 123,
    "el": 123,
    "en": 100,
    "eo": 104,
    "es": 118,
    "et": 104,
    "eu": 117,
    "fa": 97,
    "fi": 110,
    "fr": 125,
    "ga": 113,
    "gl": 115,
    "gu": 98,
    "he": 77,
    "hi": 97,
    "hr": 107,
    "hu": 115,
    "hy": 111,
    "id": 111,
    "it": 117,
    "ja": 64,
    "ka": 106,
    "kn": 117,
    "ko": 54,
    "lt": 107,
    "lv": 103,
    "mk": 115,
    "ml": 132,
    "mr": 100,
    "ms": 110,
    "nb": 105,
    "ne": 100,
    "nl": 115,
    "nn": 105,
    "no": 105,
    "or": 106,
    "pa": 92,
    "pl": 115,
    "pt": 113,
    "ro": 117,
    "ru": 115,
    "sk": 108,
    "sl": 106,
    "sq": 114,
    "sr": 105,
    "sv": 106,
    "ta": 116,
    "te": 105,
    "th": 104,
    "tr": 106,
    "uk": 114,
    "vi": 95,
    "zh": 41,
}
# Where a language is not in the table, by its script.
_BY_SCRIPT = {
    "LATIN": 110,
    "CYRILLIC": 113,
    "ARABIC": 90,
    "DEVANAGARI": 98,
}

# The standard deviation of the logarithm of the ratio, times the root of the characters (as many as English has), on
# the same messages: 0.8 to 1.3, more where one character is a word.
_SPREAD = 1.3
_SPREADS = {
    "ja": 2.0,
    "ko": 1.7,
    "zh": 2.9,
}
# However long the texts are, translators and kinds of text differ by so much.
_STYLE = 0.12
_STYLE_OF_CHARACTERS = 0.25


class Expansion(NamedTuple):
    """What is expected of the translations of one language into another.

    `ratio` is the logarithm of the characters of a translation by those of its source; `spread` and `style` are the
    parts of its standard deviation that hang on the length and that do not.
    """

    ratio: float
    spread: float
    style: float
    source_density: float

    def deviation(self, source: int, target: int, centre: float | None = None) -> float:
        """How many standard deviations a translation is longer than expected; negative where it is shorter.

        The two texts are given by their characters without white space; `centre` is the ratio that was learned instead
        of the expected one.

        >>> expanded = expansion("en", "de")
        >>> expanded is not None and abs(expanded.deviation(100, 123)) < 0.1
        True
        >>> expanded is not None and expanded.deviation(100, 40) < -5
        True
        """
        ratio = math.log((target + 1) / (source + 1))
        usual = math.hypot(self.spread / math.sqrt(source / self.source_density + 1), self.style)
        return (ratio - (self.ratio if centre is None else centre)) / usual


@lru_cache(maxsize=1000)
def expansion(source_code: str, target_code: str) -> Expansion | None:
    """The expected expansion; None where it is not known of a language."""
    source, target = base_code(source_code), base_code(target_code)
    densities = _density(source), _density(target)
    if densities[0] is None or densities[1] is None:
        return None
    spread = max(_SPREADS.get(source, _SPREAD), _SPREADS.get(target, _SPREAD))
    style = _STYLE_OF_CHARACTERS if source in _SPREADS or target in _SPREADS else _STYLE
    return Expansion(math.log(densities[1] / densities[0]), spread, style, densities[0] / 100)


def _density(code: str) -> int | None:
    if code in ("und", ""):
        return None
    return _CHARACTERS.get(code) or _BY_SCRIPT.get(script_of_language(code))
