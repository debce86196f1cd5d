"""Lemmas and stems from the libraries that have them; nothing is loaded before the first word is asked for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["simplemma_entry", "simplemma_lemmas", "simplemma_vocabulary", "snowball_stem"]


def simplemma_lemmas(code: str) -> Callable[[str], tuple[str, ...]]:
    """A lemmatizer over simplemma's dictionary of the language `code`."""

    def lemmas(word: str) -> tuple[str, ...]:
        forms = dict.fromkeys((word, word.lower()))
        lemmatizer = _lemmatizer(code)
        return tuple(dict.fromkeys(lemmatizer.lemmatize(form, code).lower() for form in forms))

    return lemmas


def simplemma_vocabulary(code: str) -> Callable[[str], bool]:
    """Whether simplemma's dictionary of the language `code` has a word."""

    def knows(word: str) -> bool:
        return _lookup(code).get_lemma(word, code) is not None

    return knows


def simplemma_entry(code: str) -> Callable[[str], str | None]:
    """The dictionary form that simplemma has for a word written just so, in its own case; None where it has none."""

    def entry(word: str) -> str | None:
        # The trie does not bear a null character.
        found: str | None = None if "\0" in word else _dictionaries(code).get_dictionary(code).get(word)
        return found

    return entry


def snowball_stem(algorithm: str) -> Callable[[str], str]:
    """A stemmer by the Snowball algorithm of that name."""

    def stem(word: str) -> str:
        return str(_snowball(algorithm).stemWord(word))

    return stem


@cache
def _snowball(algorithm: str) -> Any:
    import Stemmer

    return Stemmer.Stemmer(algorithm)


@cache
def _lemmatizer(code: str) -> Any:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_dictionaries(code)))


@cache
def _lookup(code: str) -> Any:
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy(_dictionaries(code))


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
    """The folder with the unpacked dictionary; it is written beside and moved into place, as others may read it."""
    from importlib.metadata import version

    from platformdirs import user_cache_path
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    folder = user_cache_path("glossator") / f"simplemma-{version('simplemma')}"
    name = f"{code}.dic"
    if not (folder / name).exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as beside:
            TrieDictionaryFactory(disk_cache_dir=beside).get_dictionary(code)
            os.replace(Path(beside) / name, folder / name)
    return folder
