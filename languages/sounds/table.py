"""What `scripts/make_sounds.py` learned: spellings of sounds, plain letters of names, and names of the world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from glossator.languages.sounds.customs import customs
from glossator.languages.sounds.east_asian import wade_giles
from glossator.languages.sounds.units import CHINESE

if TYPE_CHECKING:
    from marisa_trie import Trie  # type: ignore[import-not-found]

__all__ = [
    "END",
    "START",
    "UNSPELLED",
    "Spelling",
    "Spellings",
    "Table",
    "is_name",
    "pinyin",
    "plausibility",
    "table_for",
]

START, END = "^", "$"
_FOLDER = Path(__file__).parent / "data"
# Languages without a table of their own, and whose table serves them.
_LIKE = MappingProxyType(
    {"mk": "sr", "kk": "ru", "ky": "ru", "mn": "ru", "tg": "ru", "ps": "fa", "ckb": "fa", "yi": "he"}
)
# Tables count in tenths of a natural logarithm.
_UNIT = 0.1
# In the file of letters, a sign for a probability: the 33rd of ASCII and four for each step of e.
_FIRST_SIGN, _STEP = 33, 4.0
_ALPHABET = "abcdefghijklmnopqrstuvwxyz" + END


@dataclass(frozen=True, slots=True)
class Spelling:
    """How likely Latin letters are for a native unit (`forward`), and back; logarithms, and their mean."""

    forward: float
    back: float
    both: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "both", (self.forward + self.back) / 2)


Spellings = Mapping[str, Spelling]
# A native letter that nothing spells.
UNSPELLED = Spelling(-8.0, -8.0)
_SILENT: Spellings = MappingProxyType({"": UNSPELLED})
# A syllable in Wade-Giles, as in Taiwan and in older names.
_OLDER = Spelling(-2.0, -2.0)
# Another vowel than the usual ones of a unit.
_OTHER_VOWEL = Spelling(-6.0, -3.0)
_USUAL = -2.0
_VOWELS = "aeiouy"
# Languages whose alphabet has a letter for each vowel: their tables show which others stand for it.
_WRITES_VOWELS = frozenset("ru uk be bg sr mk el hy ka".split())
# What a published custom of the target is held for, where names of the world do not show it.
_CUSTOM = Spelling(-0.7, -0.7)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The Latin spellings of each native unit, and of two together, of a language for the custom of another."""

    spellings: Mapping[str, Spellings]
    longest: int
    pairs: bool

    def of_one(self, unit: str) -> Spellings:
        """The spellings of a unit; of a Chinese character never seen, those of its syllable."""
        found = self.spellings.get(unit)
        if found is None and not self.pairs:
            found = self.spellings.get(pinyin().get(unit, ""))
        return _SILENT if found is None else found

    def knows(self, unit: str) -> bool:
        """Whether anything is known of a unit: of Japanese, kanji are not, for only their bearers know the reading."""
        return unit in self.spellings or (not self.pairs and unit in pinyin())

    def of_two(self, unit: str, following: str) -> Spellings | None:
        """The spellings of two units that are spelled together; None where they have none of their own."""
        return self.spellings.get(unit + following) if self.pairs else None


@cache
def table_for(source: str, target: str) -> Table | None:
    """The table of names from language `source` in texts in `target`; None where nothing is known of its script."""
    path = _FOLDER / f"{_LIKE.get(source, source)}.txt"
    if not path.is_file():
        return None
    spellings = dict(map(_row, path.read_text(encoding="utf-8").splitlines()))
    for units, latin in customs(source, target):
        row = spellings.setdefault(units, {})
        row[latin] = max(row.get(latin, _CUSTOM), _CUSTOM, key=lambda spelling: spelling.both)
    for units, row in spellings.items():
        if source not in _WRITES_VOWELS:
            _add_other_vowels(row)
        if source == CHINESE and (older := wade_giles(pinyin().get(units, units))) not in row and units.isalpha():
            row[older] = _OLDER
    longest = max(len(latin) for row in spellings.values() for latin in row)
    return Table(MappingProxyType(spellings), longest, pairs=source != CHINESE)


def _row(line: str) -> tuple[str, dict[str, Spelling]]:
    units, *cells = line.split("\t")
    spellings = {}
    for cell in cells:
        latin, forward, back = cell.split(" ")
        spellings[latin] = Spelling(-int(forward) * _UNIT, -int(back) * _UNIT)
    if units not in (START, END):
        spellings.setdefault("", UNSPELLED)
    return units, spellings


def _add_other_vowels(row: dict[str, Spelling]) -> None:
    """Vowels are heard less surely than consonants: any one may stand for the usual one (トランプ is Trump)."""
    for latin, spelling in list(row.items()):
        if spelling.both >= _USUAL and latin[-1:] in _VOWELS:
            for vowel in _VOWELS:
                row.setdefault(latin[:-1] + vowel, _OTHER_VOWEL)


@cache
def pinyin() -> Mapping[str, str]:
    """The most usual syllable of each simplified character, without its tone."""
    rows = (line.split(" ") for line in (_FOLDER / "pinyin.txt").read_text(encoding="utf-8").splitlines())
    return MappingProxyType({character: syllable for syllable, characters in rows for character in characters})


@cache
def _names() -> Trie:
    from marisa_trie import Trie

    return Trie().mmap(str(_FOLDER / "names.marisa"))


def is_name(letters: str) -> bool:
    """Whether people somewhere are called so: given and family names of some sixty countries, in plain letters."""
    return letters in _names()


@cache
def _letters() -> Mapping[str, Mapping[str, float]]:
    rows = (line.split(" ", 1) for line in (_FOLDER / "letters.txt").read_text(encoding="ascii").splitlines())
    return MappingProxyType(
        {
            before: {letter: -(ord(sign) - _FIRST_SIGN) / _STEP for letter, sign in zip(_ALPHABET, signs, strict=True)}
            for before, signs in rows
        }
    )


def plausibility(letters: str) -> list[float]:
    """How likely each letter, and the end, is after the two before it, in names; logarithms."""
    known = _letters()
    framed = START + START + letters + END
    return [known[one + two][framed[at + 2]] for at, (one, two) in enumerate(pairwise(framed[:-1]))]
