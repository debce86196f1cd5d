"""Remembers what was found out of a word: words repeat, and what is known of one need not be found out again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Generic, TypeVar

__all__ = ["Learned", "Memo", "learned_in"]

_MOST = 200_000

V = TypeVar("V")


class Memo(dict[str, V], Generic[V]):
    """A dictionary that asks `learn` for what it does not know yet, and forgets all when it has grown too large.

    >>> lengths = Memo(len)
    >>> list(map(lengths.__getitem__, ("to", "be", "or", "not", "to", "be"))), len(lengths)
    ([2, 2, 2, 3, 2, 2], 4)
    """

    def __init__(self, learn: Callable[[str], V]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, word: str) -> V:
        if len(self) >= _MOST:
            self.clear()
        self[word] = value = self._learn(word)
        return value


class Learned:
    """What functions say of the words of a language, found by one look-up a word for all of them.

    A function takes a word and the language's code. From the first time on that it is used, it is asked of every word
    that is met; so it is to be cheap, and always the same function.

    >>> english = Learned("en")
    >>> length, begins = english.number(lambda word, code: len(word)), english.number(lambda word, code: word[:1])
    >>> columns = english.columns(("to", "be", "or", "not"))
    >>> columns[length], columns[begins]
    ((2, 2, 2, 3), ('t', 'b', 'o', 'n'))
    """

    def __init__(self, code: str) -> None:
        self._code = code
        self._numbers: dict[Callable[[str, str], Any], int] = {}
        self._rows: Memo[tuple[Any, ...]] = Memo(lambda _: ())

    def number(self, function: Callable[[str, str], Any]) -> int:
        """The number of a function's column."""
        if function not in self._numbers:
            self._numbers = {**self._numbers, function: len(self._numbers)}
            functions, code = tuple(self._numbers), self._code
            self._rows = Memo(lambda word: tuple(function(word, code) for function in functions))
        return self._numbers[function]

    def columns(self, words: Iterable[str]) -> tuple[tuple[Any, ...], ...]:
        """For each function what it says of the words, in their order; no column where there is no word."""
        return tuple(zip(*map(self._rows.__getitem__, words), strict=True))


@lru_cache(maxsize=64)
def learned_in(code: str) -> Learned:
    """What is learned of the words of a language in one run."""
    return Learned(code)
