"""The translation memory: what was translated before, found again by its text or by one that is nearly the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType

from rapidfuzz import fuzz, process

from glossator.glossary.cells import tidy_code
from glossator.languages.language import base_code, same_language
from glossator.translate.memory_batch import Added, add_batch, digest
from glossator.translate.memory_delete import Chosen, delete_units
from glossator.translate.memory_file import MemoryFile, marks
from glossator.translate.memory_index import candidates
from glossator.translate.unit import Similar, Unit

__all__ = ["Memory"]

# What is lost at most where the program is killed, and what other writers wait for.
_BATCH = 10_000
# As many texts are looked up in one query.
_ASKED = 500
_FIELDS = "units.source, units.target, pairs.source, pairs.target, context, created, changed, author, origin"
_UNITS = f"SELECT {_FIELDS} FROM units JOIN pairs ON pair = pairs.number"


class Memory:
    """An open translation memory.

    It holds one translation of a text for each context and pair of languages: the one that was changed last. A unit
    serves where its source language is asked for in any variety, and its target language as `same_language` says.

    Raises:
        InputError: from any method: the file cannot be read or written.
    """

    def __init__(self, file: MemoryFile) -> None:
        self._file = file

    @classmethod
    def open(cls, path: str | Path) -> Memory:
        """The memory at `path`, which is made where it is missing."""
        return cls(MemoryFile(Path(path)))

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, units: Iterable[Unit]) -> Added:
        """Take units in, ten thousand at a time: each batch is there whole or not at all, whatever happens."""
        result, rest = Added(), iter(units)
        while batch := list(islice(rest, _BATCH)):
            with self._file.transaction() as connection:
                result += add_batch(connection, batch)
        return result

    def exact(self, sources: Iterable[str], source_language: str, target_language: str) -> dict[str, Unit]:
        """The translation of each of the texts that is known: of several, the one changed last."""
        found = self.exact_in_context(((source, "") for source in sources), source_language, target_language)
        return {source: unit for (source, _), unit in found.items()}

    def exact_in_context(
        self, asked: Iterable[tuple[str, str]], source_language: str, target_language: str
    ) -> dict[tuple[str, str], Unit]:
        """As `exact`, of texts with their contexts: a translation made in the same context goes before others."""
        wanted = dict.fromkeys(asked)
        texts = list(dict.fromkeys(source for source, _ in wanted))
        pairs = self._pairs(source_language, target_language)
        known: dict[str, list[Unit]] = {}
        for start in range(0, len(texts), _ASKED):
            for unit in self._of(texts[start : start + _ASKED], pairs):
                known.setdefault(unit.source, []).append(unit)
        return {
            (source, context): _best(known[source], target_language, context)
            for source, context in wanted
            if source in known
        }

    def similar(
        self,
        text: str,
        source_language: str | None = None,
        target_language: str | None = None,
        limit: int = 3,
        at_least: float = 0.7,
    ) -> tuple[Similar, ...]:
        """The units whose sources are most like `text`, the likest first; the same text has the score 1.0.

        The score is the share of characters, 0 to 1, that stay where one text is made the other by taking out and
        putting in. No language means any.
        """
        pairs = self._pairs(source_language, target_language)
        numbers = candidates(self._file, pairs, text, at_least) if pairs else []
        sources = self._sources(numbers)
        found = process.extract(text, sources, scorer=fuzz.ratio, score_cutoff=at_least * 100, limit=None)
        scores = {source: score / 100 for source, score, _ in found}
        best = sorted(scores, key=lambda source: (-scores[source], source))[:limit]
        known: dict[str, list[Unit]] = {}
        for unit in self._of(best, pairs):
            known.setdefault(unit.source, []).append(unit)
        return tuple(Similar(_best(known[source], target_language, ""), scores[source]) for source in best)

    def units(self, source_language: str | None = None, target_language: str | None = None) -> Iterator[Unit]:
        """Every unit, in the order in which they came."""
        pairs = self._pairs(source_language, target_language)
        rows = self._file.rows(f"{_UNITS} WHERE pair IN {marks(pairs)} ORDER BY units.number", *pairs)
        return (Unit(*row) for row in rows)

    def counts(self) -> dict[tuple[str, str], int]:
        """How many units there are of each pair of languages."""
        query = "SELECT pairs.source, pairs.target, count(*) FROM units JOIN pairs ON pair = pairs.number GROUP BY pair"
        return {(source, target): count for source, target, count in sorted(self._file.rows(query))}

    def count(
        self,
        source_language: str | None = None,
        target_language: str | None = None,
        *,
        origin: str | None = None,
        source: str | None = None,
    ) -> int:
        """How many units `delete` would take out."""
        where, values = Chosen(self._pairs(source_language, target_language), origin, source).where
        ((count,),) = self._file.all(f"SELECT count(*) FROM units WHERE {where}", *values)
        return int(count)

    def delete(
        self,
        source_language: str | None = None,
        target_language: str | None = None,
        *,
        origin: str | None = None,
        source: str | None = None,
    ) -> int:
        """Take out the units of the languages, from the file `origin` and of the text `source`; None means any."""
        chosen = Chosen(self._pairs(source_language, target_language), origin, source)
        with self._file.transaction() as connection:
            return delete_units(connection, chosen)

    def _pairs(self, source_language: str | None, target_language: str | None) -> list[int]:
        return [
            number
            for number, source, target in self._file.all("SELECT number, source, target FROM pairs ORDER BY number")
            if source_language is None or base_code(source) == base_code(source_language)
            if target_language is None or same_language(target, target_language)
        ]

    def _of(self, sources: Sequence[str], pairs: Sequence[int]) -> Iterator[Unit]:
        """The units of texts."""
        query = f"{_UNITS} WHERE digest IN {marks(sources)} AND pair IN {marks(pairs)}"
        asked = set(sources)
        for row in self._file.rows(query, *map(digest, sources), *pairs):
            if row[0] in asked:
                yield Unit(*row)

    def _sources(self, numbers: Sequence[int]) -> list[str]:
        query = f"SELECT source FROM units WHERE number IN {marks(numbers)}"
        return [source for (source,) in self._file.all(query, *numbers)]


def _best(units: Iterable[Unit], target_language: str | None, context: str) -> Unit:
    """The unit that suits: of the same context, else of the same variety, else the one changed last."""
    in_order = sorted(units, key=lambda unit: (unit.context, unit.source_language, unit.target_language))
    code = tidy_code(target_language or "")
    return max(in_order, key=lambda unit: (unit.context == context, unit.target_language == code, unit.changed))
