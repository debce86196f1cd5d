"""What the noun phrases of the Romance languages share: gendered adjectives and plurals that a dictionary tells."""

from __future__ import annotations

from collections.abc import Callable

from glossator.languages.dictionaries import simplemma_entry
from glossator.languages.grammar import by_first

__all__ = ["alternating", "singular_by"]


def singular_by(
    code: str,
    marks: tuple[str, ...],
    rules: tuple[tuple[str, str], ...],
    singulars: frozenset[str],
    singular_endings: tuple[str, ...],
) -> Callable[[str], str]:
    """The singular of a lower-case word in a language with plurals in -s and -x.

    Such a word is a plural where the dictionary of `code` has another word for it; one that the dictionary lacks is a
    plural unless it has one of `singular_endings`. Its singular is the dictionary's word if that lacks but one of
    `marks`, else it goes by `rules`. `singulars` are what the dictionary has wrong.
    """
    entry = simplemma_entry(code)

    def singular(word: str) -> str:
        listed = entry(word) if word.endswith(("s", "x")) and word not in singulars else word
        is_singular = listed == word if listed else word.endswith(singular_endings)
        if is_singular:
            return word
        return listed if listed and word in [listed + mark for mark in marks] else by_first(rules, word)

    return singular


def alternating(table: str) -> tuple[tuple[str, str, str, str], ...]:
    """Rows of words written as masculine, feminine, masculine plural, feminine plural, parted by `|`; `_` is a space.

    >>> alternating("al|a_la|a_los|a_las")
    (('al', 'a la', 'a los', 'a las'),)
    """
    rows = []
    for row in table.split():
        masculine, feminine, masculines, feminines = row.replace("_", " ").split("|")
        rows.append((masculine, feminine, masculines, feminines))
    return tuple(rows)
