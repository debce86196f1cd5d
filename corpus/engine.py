"""What runs tasks; a module of `corpus/engines` declares one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from glossator.discover import discover

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["CorpusEngine", "Setting", "corpus_engines"]


@dataclass(frozen=True, slots=True)
class Setting:
    """With what an engine runs: the job and the folder as text, how many workers, and the address of a cluster."""

    job: str
    folder: str
    jobs: int
    address: str | None = None


@dataclass(frozen=True, slots=True)
class CorpusEngine:
    """A way to run tasks: from tables of tasks to tables of results (`tables.RESULTS`), in any order.

    `check` says in one ConfigError why the engine cannot run, before anything is done; `run` passes each table to a
    Worker, and raises EngineError where workers are lost.
    """

    name: str
    check: Callable[[Setting], None]
    run: Callable[[pa.Table, Setting], Iterator[pa.Table]]


@cache
def corpus_engines() -> Mapping[str, CorpusEngine]:
    """Every engine, by name."""
    return discover("glossator.corpus.engines", CorpusEngine, lambda engine: engine.name)
