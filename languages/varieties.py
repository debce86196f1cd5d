"""Which words only another variety of a language writes so, and how this one does."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from glossator.languages.language import Language
from glossator.languages.variety import Variety, in_case_of

__all__ = ["Respelling", "respelled"]


class Respelling(NamedTuple):
    """A word in the spelling of a variety; `known` where a dictionary or a table has it, so that it is hardly a name.

    `doubtful` says that the word may be right as it is, in another sense or as a name in capitals.
    """

    text: str
    known: bool = True
    doubtful: bool = False

    @property
    def sure(self) -> bool:
        """Whether the word can mean nothing else."""
        return self.known and not self.doubtful


@lru_cache(maxsize=100_000)
def respelled(word: str, language: Language, variety: Variety) -> Respelling | None:
    """How `variety` writes a word that others write so; None where it is the variety's own.

    >>> from glossator.languages.language import language_for
    >>> portuguese = language_for("pt")
    >>> [respelled(word, portuguese, portuguese.varieties[0]) for word in ("Irão", "paz")]
    [Respelling(text='Irã', known=True, doubtful=False), None]
    >>> respelled("António", portuguese, portuguese.varieties[0])
    Respelling(text='Antônio', known=False, doubtful=False)
    """
    lower = word.lower()
    if not variety.admitted.isdisjoint((word, lower)):
        return None
    doubtful = not variety.doubtful.isdisjoint((word, lower))
    if word in variety.names:
        return Respelling(variety.names[word], doubtful=doubtful)
    spelled = variety.common(lower)
    if spelled == lower and variety.derived:
        spelled = variety.derived(lower) or lower
    written = in_case_of(word, spelled)
    if spelled == lower or written == word:
        return None
    listed = lower in variety.words or language.vocabulary is None
    known = listed or language.knows(lower) or language.knows(spelled)
    return Respelling(written, known, doubtful or (word.isupper() and len(word) > 1))
