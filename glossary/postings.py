"""Which terms a word may belong to: the entries of a glossary by the keys of their anchors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from glossator.glossary.collector import collector_paused
from glossator.glossary.concept import Glossary
from glossator.glossary.entries import Entry, WordKeys, entries_of
from glossator.languages.language import Language

__all__ = ["SHORTEST_TAIL", "MemoryPostings", "Postings", "postings_of"]

# Of separated verbs, in letters.
SHORTEST_TAIL = 3


class Postings(Protocol):
    """The entries of a glossary in one language; false where there is none."""

    def entries(self, keys: Iterable[str]) -> Sequence[Entry]:
        """The entries whose anchors have one of the keys, in order of the keys, none twice."""

    def has_tail(self, keys: Iterable[str]) -> bool:
        """Whether a key is the end of a term of one word, as the verb is of a separated one (legen, of anlegen)."""

    def __bool__(self) -> bool: ...


def postings_of(glossary: Glossary, code: str, language: Language) -> Postings:
    """The entries of the terms that serve `code`: those on disk where the glossary has them there."""
    stored = glossary.postings(code, language)
    if stored is not None:
        return stored
    with collector_paused():
        return MemoryPostings(entries_of(glossary.concepts, code, language), language)


class MemoryPostings:
    """All entries in memory."""

    def __init__(self, entries: Iterable[Entry], language: Language) -> None:
        self._entries: dict[str, list[Entry]] = {}
        self._tails: set[str] = set()
        of_words = WordKeys(language)
        for entry in entries:
            keys = of_words.of_anchor(entry.words[entry.anchor], entry.case_sensitive)
            for key in keys:
                self._entries.setdefault(key, []).append(entry)
            if language.separated and len(entry.words) == 1:
                self._tails.update(tail for key in keys for tail in _tails(key))

    def entries(self, keys: Iterable[str]) -> Sequence[Entry]:
        """The entries whose anchors have one of the keys, in order of the keys, none twice."""
        return tuple({id(entry): entry for key in keys for entry in self._entries.get(key, ())}.values())

    def has_tail(self, keys: Iterable[str]) -> bool:
        """Whether a key is the end of a term of one word."""
        return not self._tails.isdisjoint(keys)

    def __bool__(self) -> bool:
        return bool(self._entries)


def _tails(key: str) -> Iterator[str]:
    """The ends of a key that may be a verb without its prefix.

    >>> list(_tails("anlegen"))
    ['nlegen', 'legen', 'egen', 'gen']
    """
    return (key[at:] for at in range(1, len(key) - SHORTEST_TAIL + 1))
