"""Which models there are, and which of them serves a direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from glossator.errors import ConfigError, EngineError, EngineMissing
from glossator.languages.language import base_code, same_language
from glossator.translate.engine import (
    Candidate,
    Capability,
    Engine,
    EngineSpec,
    ModelInfo,
    Request,
    engines,
    find_model,
)
from glossator.translate.sentences import SentenceEngine

__all__ = ["PivotEngine", "available_models", "install_model", "list_models", "open_engine", "remove_model"]

# Where several engines have a model, this one is taken: it is the fastest.
_PREFERRED = "firefox"
_FROM_FILES = "argos"
_PIVOT = "en"
_AUTO = "auto"


def list_models(folder: Path | None = None) -> tuple[ModelInfo, ...]:
    """The installed models of all engines; `folder` holds a folder for each engine (None: the engines' own places)."""
    return tuple(model for spec in _specs(_AUTO) for model in spec.installed(_place(folder, spec)))


def available_models(engine: str = _AUTO, folder: Path | None = None) -> tuple[ModelInfo, ...]:
    """The models that can be installed, from the network."""
    return tuple(model for spec in _specs(engine) for model in spec.available(_place(folder, spec)))


def install_model(
    what: tuple[str, str] | Path, engine: str = _AUTO, folder: Path | None = None
) -> tuple[ModelInfo, ...]:
    """Install a package file, or a direction from the first engine that offers it; what was installed.

    Raises:
        EngineMissing: no engine offers the direction.
        EngineError: there is no network, or the package cannot be written.
        InputError: the package file is refused.
    """
    if isinstance(what, Path):
        spec = _specs(_FROM_FILES if engine == _AUTO else engine)[0]
        return spec.install(what, _place(folder, spec))
    source, target = _bcp_47(what[0]), _bcp_47(what[1])
    for spec in _specs(engine):
        with suppress(EngineMissing):
            return spec.install((source, target), _place(folder, spec))
    raise EngineMissing(f"nobody offers a model for {source}->{target}", hint="see: glossator models available")


def remove_model(source: str, target: str, engine: str = _AUTO, folder: Path | None = None) -> ModelInfo:
    """Delete the installed model for these very codes, of the first engine that has one.

    Raises:
        EngineMissing: nothing is installed for these codes.
        EngineError: the model is bundled, or cannot be deleted.
    """
    source, target = _bcp_47(source), _bcp_47(target)
    failure: EngineError = EngineMissing(f"no model {source}->{target} is installed", hint="see: glossator models list")
    for spec in _specs(engine):
        try:
            return spec.remove(source, target, _place(folder, spec))
        except EngineError as error:
            failure = failure if isinstance(error, EngineMissing) else error
    raise failure


def open_engine(source: str, target: str, engine: str = _AUTO, folder: Path | None = None) -> Engine:
    """An engine for a direction: a direct model, else two models through English. It takes texts of several sentences.

    Raises:
        EngineMissing: there is no model; the message says what there is and what to run.
        EngineError: the model cannot be loaded.
    """
    source, target = _bcp_47(source), _bcp_47(target)
    if same_language(source, target):
        raise EngineMissing(f"{source}->{target} is one language, expected two", hint="say --from and --to")
    specs = _specs(engine)
    if direct := _find(specs, source, target, folder):
        return SentenceEngine(direct.open(source, target, _place(folder, direct)))
    to_pivot = None if base_code(source) == _PIVOT else _find(specs, source, _PIVOT, folder)
    from_pivot = None if base_code(target) == _PIVOT else _find(specs, _PIVOT, target, folder)
    if to_pivot and from_pivot:
        first = to_pivot.open(source, _PIVOT, _place(folder, to_pivot))
        return SentenceEngine(PivotEngine(first, from_pivot.open(_PIVOT, target, _place(folder, from_pivot))))
    raise _missing(source, target, engine, folder)


class PivotEngine:
    """Two engines in a row; one candidate a request, since the second leg would blur the scores of the first."""

    def __init__(self, first: Engine, second: Engine) -> None:
        self.first = first
        self.second = second
        self.capabilities = first.capabilities & second.capabilities & {Capability.FORKED}
        self.source = first.source
        self.target = second.target
        self.name = first.name if first.name == second.name else f"{first.name}+{second.name}"
        self.version = f"{first.version} + {second.version}"

    def translate(self, requests: Sequence[Request]) -> tuple[tuple[Candidate, ...], ...]:
        """One candidate a request, without score."""
        middle = self.first.translate([Request(request.text) for request in requests])
        last = self.second.translate([Request(candidates[0].text) for candidates in middle])
        return tuple((Candidate(candidates[0].text),) for candidates in last)


def _specs(engine: str) -> list[EngineSpec]:
    known = engines()
    if engine == _AUTO:
        return sorted(known.values(), key=lambda spec: (spec.name != _PREFERRED, spec.name))
    if engine not in known:
        raise ConfigError(f"there is no engine {engine!r}, expected one of: {', '.join((_AUTO, *known))}")
    return [known[engine]]


def _place(folder: Path | None, spec: EngineSpec) -> Path | None:
    return folder / spec.name if folder else None


def _bcp_47(code: str) -> str:
    """`PT_br` as `pt-BR`, `zh-hant` as `zh-Hant`."""
    language, *subtags = re.split(r"[-_]", code.strip())
    return "-".join((language.lower(), *(tag.title() if len(tag) == 4 else tag.upper() for tag in subtags)))


def _find(specs: list[EngineSpec], source: str, target: str, folder: Path | None) -> EngineSpec | None:
    return next((spec for spec in specs if find_model(spec.installed(_place(folder, spec)), source, target)), None)


def _missing(source: str, target: str, engine: str, folder: Path | None) -> EngineMissing:
    models = list_models(folder)
    usable = sorted({f"{model.source}->{model.target} ({model.engine})" for model in models if not model.problem})
    broken = "".join(f"; cannot be used: {model.path}: {model.problem}" for model in models if model.problem)
    wanted = "model" if engine == _AUTO else f"{engine} model"
    return EngineMissing(
        f"no {wanted} for {source}->{target}; installed: {', '.join(usable) or 'none'}{broken}",
        hint=f"run: glossator models install {source} {target}",
    )
