"""What a translation engine is; `engines()` finds them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Protocol

from glossator.discover import discover
from glossator.languages.language import same_language

__all__ = [
    "Candidate",
    "Capability",
    "EchoEngine",
    "Engine",
    "EngineSpec",
    "ModelInfo",
    "Request",
    "engines",
    "find_model",
]


class Capability(StrEnum):
    """What an engine can do beyond translating; the constraint code asks for these, never for names."""

    N_BEST = "n-best"
    TARGET_PREFIX = "target-prefix"
    SCORE = "score"
    FORKED = "forked"
    """It uses one processor, and goes on working in processes forked from the thread that opened it."""


@dataclass(frozen=True, slots=True)
class Request:
    """One sentence to translate.

    `hypotheses` is how many candidates are wanted (an engine may give fewer). The translation begins with `prefix`
    where the engine has the capability TARGET_PREFIX; others ignore it.
    """

    text: str
    hypotheses: int = 1
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One translation; `score` is the model's log-probability per token, None where the engine does not tell."""

    text: str
    score: float | None = None


class Engine(Protocol):
    """An opened model for one direction. `version` names model and engine for the signature."""

    name: str
    version: str
    source: str
    target: str
    capabilities: frozenset[Capability]

    def translate(self, requests: Sequence[Request]) -> tuple[tuple[Candidate, ...], ...]:
        """The candidates of each request, in its order, best first, never empty.

        Raises:
            EngineError: the model failed.
        """


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model that is installed or could be.

    `size` is in bytes (None where unknown), `path` None unless installed; `problem` says why the model cannot be used.
    """

    engine: str
    source: str
    target: str
    version: str = ""
    size: int | None = None
    path: str | None = None
    bundled: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """An engine as its file declares it; nothing heavy is imported before one of the functions is called.

    `folder` overrides where the engine keeps its models (None: the engine's own place in the user's data folder).
    `installed(folder)` and `available(folder)` list models, sorted; `available` and `install` alone use the network.
    `open(source, target, folder)` raises EngineMissing where there is no such model.
    `install(what, folder)` takes language codes `(source, target)` or the path of a package file, and returns what it
    installed. `remove(source, target, folder)` raises EngineMissing where nothing is installed.
    """

    name: str
    summary: str
    installed: Callable[[Path | None], tuple[ModelInfo, ...]]
    available: Callable[[Path | None], tuple[ModelInfo, ...]]
    open: Callable[[str, str, Path | None], Engine]
    install: Callable[[tuple[str, str] | Path, Path | None], tuple[ModelInfo, ...]]
    remove: Callable[[str, str, Path | None], ModelInfo]


def find_model(models: Iterable[ModelInfo], source: str, target: str) -> ModelInfo | None:
    """The first usable model for a direction: one for these very codes, else one for the language or a variety of it.

    >>> find_model([ModelInfo("x", "en", "pt")], "en-GB", "pt-BR").target
    'pt'
    """
    usable = [model for model in models if not model.problem]
    exact = (model for model in usable if (model.source, model.target) == (source, target))
    alike = (m for m in usable if same_language(m.source, source) and same_language(m.target, target))
    return next(exact, None) or next(alike, None)


@cache
def engines() -> Mapping[str, EngineSpec]:
    """Every engine, by name."""
    return discover("glossator.translate.engines", EngineSpec, lambda spec: spec.name)


class EchoEngine:
    """An engine for tests and dry runs: gives `answers[text]`, else the text itself."""

    name = "echo"
    version = "1"
    capabilities: frozenset[Capability] = frozenset()

    def __init__(self, source: str, target: str, answers: Mapping[str, str] | None = None) -> None:
        self.source = source
        self.target = target
        self.answers = dict(answers or {})

    def translate(self, requests: Sequence[Request]) -> tuple[tuple[Candidate, ...], ...]:
        """Each text's answer, or the text itself."""
        return tuple((Candidate(self.answers.get(request.text, request.text)),) for request in requests)
