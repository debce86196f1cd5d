"""Lemmas and stems from the libraries that have them; nothing is loaded before the first word is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from glossator.files import cache_folder, make_file

__all__ = ["simplemma_begins", "simplemma_entry", "simplemma_lemmas", "simplemma_vocabulary", "snowball_stem"]

# As many different words are remembered in a language; some hundred bytes each.
_MOST_ENTRIES = 50_000


def simplemma_lemmas(code: str) -> Callable[[str], tuple[str, ...]]:
    """A lemmatizer over simplemma's dictionary of the language `code`."""

    def lemmas(word: str) -> tuple[str, ...]:
        forms = dict.fromkeys((word, word.lower()))
        lemmatizer = _lemmatizer(code)
        return tuple(dict.fromkeys(lemmatizer.lemmatize(form, code).lower() for form in forms))

    return lemmas


def simplemma_vocabulary(code: str) -> Callable[[str], bool]:
    """Whether simplemma's dictionary of the language `code` has a word, its first letter in either case."""
    entry = simplemma_entry(code)

    def has(word: str) -> bool:
        return entry(word) is not None or entry(word.lower() if word[:1].isupper() else word.capitalize()) is not None

    def knows(word: str) -> bool:
        if has(word):
            return True
        straight = word.replace("’", "'").replace("ʼ", "'")
        return "'" in straight and any(has(straight.replace("'", mark)) for mark in "'’ʼ")

    return knows


def simplemma_entry(code: str) -> Callable[[str], str | None]:
    """The dictionary form that simplemma has for a word written just so, in its own case; None where it has none."""
    return _entries(code).__getitem__


def simplemma_begins(code: str) -> Callable[[str], bool]:
    """Whether the dictionary of a language has a word that begins so."""

    @lru_cache(maxsize=100_000)
    def begins(word: str) -> bool:
        return "\0" not in word and next(_trie(code).iterkeys(word), None) is not None

    return begins


def snowball_stem(algorithm: str) -> Callable[[str], str]:
    """A stemmer by the Snowball algorithm of that name."""

    def stem(word: str) -> str:
        return str(_snowball(algorithm).stemWord(word))

    return stem


class _Entries(dict[str, str | None]):
    """What the dictionary of a language said of the words it was asked for; the analysis of one word asks it often."""

    __slots__ = ("_code", "_trie")

    def __init__(self, code: str) -> None:
        self._code = code
        self._trie: Any = None

    def __missing__(self, word: str) -> str | None:
        if self._trie is None:
            self._trie = _trie(self._code)
        if len(self) >= _MOST_ENTRIES:
            self.clear()
        # The trie does not bear a null character.
        found = None if "\0" in word else self._trie.get(word)
        entry: str | None = found[0].decode() if found else None
        self[word] = entry
        return entry


@cache
def _entries(code: str) -> _Entries:
    return _Entries(code)


@cache
def _snowball(algorithm: str) -> Any:
    import Stemmer

    # Without its own cache, which takes longer than the stemming.
    return Stemmer.Stemmer(algorithm, 0)


@cache
def _lemmatizer(code: str) -> Any:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_dictionaries(code)))


@cache
def _trie(code: str) -> Any:
    """The dictionary of a language without simplemma's layers around it, which take longer than the look-up."""
    from marisa_trie import BytesTrie  # type: ignore[import-not-found]

    try:
        return BytesTrie().load(str(_unpacked(code) / f"{code}.dic"))
    except (OSError, RuntimeError):
        return _Unpacked(_dictionaries(code).get_dictionary(code))


class _Unpacked:
    """A dictionary in memory, asked as a trie is."""

    def __init__(self, dictionary: Mapping[str, str]) -> None:
        self._dictionary = dictionary

    def get(self, word: str) -> tuple[bytes, ...]:
        found = self._dictionary.get(word)
        return () if found is None else (found.encode(),)


@cache
def _dictionaries(code: str) -> Any:
    """Where simplemma takes the dictionary of a language from.

    Unpacking one takes most of a second, so it is done once and kept in the user's cache folder as a trie; where that
    cannot be written, it is done each time.
    """
    from simplemma.strategies import DefaultDictionaryFactory
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    try:
        return TrieDictionaryFactory(disk_cache_dir=str(_unpacked(code)))
    except OSError:
        return DefaultDictionaryFactory()


def _unpacked(code: str) -> Path:
    """The folder with the unpacked dictionary."""
    from importlib.metadata import version

    path = cache_folder(f"simplemma-{version('simplemma')}") / f"{code}.dic"
    if not path.exists():
        make_file(path, lambda made: _unpack(code, made.parent))
    return path.parent


def _unpack(code: str, folder: Path) -> None:
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    TrieDictionaryFactory(disk_cache_dir=str(folder)).get_dictionary(code)
