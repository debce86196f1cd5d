"""Argos Translate: its packages, decoded with CTranslate2 directly so that batching and hypotheses are in our hands."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib.metadata import version as package_version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossator.errors import EngineError, EngineMissing
from glossator.translate.archive import unpack
from glossator.translate.engine import Candidate, Capability, EngineSpec, ModelInfo, Request, find_model

if TYPE_CHECKING:
    from types import ModuleType
    from zipfile import ZipFile

__all__ = ["ENGINE", "ArgosEngine"]

_NAME = "argos"
# Codes of Argos that are not BCP 47.
_BCP_47 = {"pb": "pt-BR", "zt": "zh-Hant"}
_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,2}")
_METADATA = "metadata.json"
_LARGEST_METADATA = 2**20
# As argostranslate decodes (translate.py, apply_packaged_translation), but for the batch of 32 tokens. Batches from 256
# to 1024 tokens are equally fast; larger ones leave processors idle where there are some hundred sentences.
_BEAM, _LENGTH_PENALTY, _BATCH_TOKENS = 4, 0.2, 512
_MOST_HYPOTHESES = 20


class ArgosEngine:
    """A package in memory, on all processors; beam search of 4, or as many as there are hypotheses wanted.

    A candidate's score leaves out a prefix that was forced.

    Raises:
        EngineError: a file of the package is missing or damaged.
    """

    name = _NAME
    capabilities = frozenset({Capability.N_BEST, Capability.SCORE, Capability.TARGET_PREFIX})

    def __init__(self, model: ModelInfo) -> None:
        from ctranslate2 import Translator

        folder = Path(model.path or "")
        self.source = model.source
        self.target = model.target
        self.version = f"ctranslate2 {package_version('ctranslate2')}, {folder.name} {model.version}"
        try:
            package = _package_module().Package(folder)
            self._forced = str(package.target_prefix)
            self._encode, self._decode = _tokenizer(package)
            # A batch for each processor costs less than processors that share a batch.
            threads = {"inter_threads": _processors(), "intra_threads": 1}
            self._translator = Translator(str(folder / "model"), device="cpu", **threads)
        except (AttributeError, OSError, RuntimeError, TypeError, ValueError) as error:
            pair = f"{model.source} {model.target}"
            hint = f"run: glossator models remove {pair}; then install it again"
            raise EngineError(f"{folder}: the Argos package cannot be loaded: {error}", hint=hint) from error

    def translate(self, requests: Sequence[Request]) -> tuple[tuple[Candidate, ...], ...]:
        """The hypotheses of each request, those that read the same given once."""
        blank = {place: request for place, request in enumerate(requests) if not request.text.strip()}
        results: dict[int, tuple[Candidate, ...]] = {place: (Candidate(blank[place].text),) for place in blank}
        for count in sorted({request.hypotheses for request in requests}):
            places = [i for i, request in enumerate(requests) if request.hypotheses == count and i not in results]
            results.update(zip(places, self._translate([requests[i] for i in places], count), strict=True))
        return tuple(results[place] for place in range(len(requests)))

    def _translate(self, requests: list[Request], count: int) -> list[tuple[Candidate, ...]]:
        count = min(max(count, 1), _MOST_HYPOTHESES)
        forced = [self._forced] if self._forced else []
        prefixes = [[*forced, *(self._encode(request.prefix) if request.prefix else [])] for request in requests]
        try:
            results = self._translator.translate_batch(
                [self._encode(request.text) for request in requests],
                target_prefix=prefixes if any(prefixes) else None,
                replace_unknowns=True,
                max_batch_size=_BATCH_TOKENS,
                batch_type="tokens",
                beam_size=max(count, _BEAM),
                num_hypotheses=count,
                length_penalty=_LENGTH_PENALTY,
                return_scores=True,
            )
        except (RuntimeError, ValueError) as error:
            raise EngineError(f"the Argos package {self.source}->{self.target} failed: {error}") from error
        return [self._candidates(result.hypotheses, result.scores) for result in results]

    def _candidates(self, hypotheses: list[list[str]], scores: list[float]) -> tuple[Candidate, ...]:
        best: dict[str, Candidate] = {}
        for tokens, score in zip(hypotheses, scores, strict=True):
            text = self._decode(tokens).removeprefix(self._forced).removeprefix(" ")
            best.setdefault(text, Candidate(text, _per_token(score, len(tokens))))
        return tuple(best.values())


def installed(folder: Path | None) -> tuple[ModelInfo, ...]:
    """The packages in `folder`, the newest of a direction first; broken ones have a problem."""
    models = [_read_model(path) for path in _folders(_packages(folder))]
    return tuple(sorted(_newest_first(models), key=lambda model: (model.source, model.target)))


def available(_folder: Path | None) -> tuple[ModelInfo, ...]:
    """The packages in Argos' index."""
    models = {model for model, _ in _index()}
    return tuple(sorted(_newest_first(models), key=lambda model: (model.source, model.target)))


def open_engine(source: str, target: str, folder: Path | None) -> ArgosEngine:
    """The newest package for a direction, loaded."""
    models = installed(folder)
    model = find_model(models, source, target)
    if model is None:
        broken = "".join(f"; {model.path}: {model.problem}" for model in models if model.problem)
        hint = f"run: glossator models install {source} {target} --engine argos"
        raise EngineMissing(f"no Argos package for {source}->{target}{broken}", hint=hint)
    return ArgosEngine(model)


def install(what: tuple[str, str] | Path, folder: Path | None) -> tuple[ModelInfo, ...]:
    """Unpack a package file, or download the newest of a direction and unpack that.

    Raises:
        InputError: the file is no Argos package, or it would write outside its own folder.
    """
    packages = _packages(folder)
    if isinstance(what, Path):
        return (_unpacked(what, packages),)
    offered = dict(_index())
    wanted = find_model(_newest_first(offered), *what)
    if wanted is None:
        raise EngineMissing(f"Argos has no package for {what[0]}->{what[1]}", hint="see: glossator models available")
    try:
        file: Path = offered[wanted].download()
    except Exception as error:  # argostranslate raises a plain Exception when a download fails
        raise EngineError(f"cannot download the Argos package {what[0]}->{what[1]}: {error}") from error
    try:
        return (_unpacked(file, packages),)
    finally:
        file.unlink(missing_ok=True)  # argostranslate would take it for the next version as well


def remove(source: str, target: str, folder: Path | None) -> ModelInfo:
    """Delete every package of a direction; one too broken to say its direction is deleted by hand."""
    found = [model for model in installed(folder) if (model.source, model.target) == (source, target)]
    if not found:
        raise EngineMissing(f"no Argos package {source}->{target} is installed", hint="see: glossator models list")
    for model in found:
        path = Path(model.path or "")
        try:
            path.unlink() if path.is_symlink() else shutil.rmtree(path)
        except OSError as error:
            raise EngineError(f"{path}: cannot be removed: {error.strerror}") from error
    return found[0]


def _package_module() -> ModuleType:
    try:
        from argostranslate import package
    except (OSError, ValueError) as error:  # it makes its folders and reads its settings on import
        hint = "are HOME and XDG_DATA_HOME writable?"
        raise EngineError(f"Argos Translate cannot start: {error}", hint=hint) from error
    return package  # type: ignore[no-any-return]


def _packages(folder: Path | None) -> Path:
    return folder or Path(_package_module().settings.package_data_dir)


def _folders(packages: Path) -> list[Path]:
    try:
        return sorted(path for path in packages.iterdir() if path.is_dir()) if packages.exists() else []
    except OSError as error:
        raise EngineError(f"{packages}: cannot be read: {error.strerror}") from error


def _read_model(path: Path) -> ModelInfo:
    try:
        model = _parse_metadata((path / _METADATA).read_bytes())
    except FileNotFoundError:
        return ModelInfo(_NAME, "", "", path=str(path), problem=f"no {_METADATA} in the folder")
    except (OSError, ValueError) as error:
        return ModelInfo(_NAME, "", "", path=str(path), problem=str(error))
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return replace(model, size=size, path=str(path))


def _parse_metadata(data: bytes) -> ModelInfo:
    try:
        metadata = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{_METADATA} is not JSON: {error}") from error
    if not isinstance(metadata, dict):
        raise ValueError(f"{_METADATA} holds a {type(metadata).__name__}, expected an object")
    if metadata.get("type", "translate") != "translate":
        raise ValueError(f"a package of type {metadata['type']!r}, expected 'translate'")
    return _described(metadata.get("from_code"), metadata.get("to_code"), metadata.get("package_version", ""))


def _described(source: object, target: object, version: object) -> ModelInfo:
    for code in (source, target):
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise ValueError(f"{code!r} is no language code; expected one like 'en' in from_code and to_code")
    source, target = (_BCP_47.get(str(code), str(code).replace("_", "-")) for code in (source, target))
    return ModelInfo(_NAME, source, target, str(version))


def _newest_first(models: Iterable[ModelInfo]) -> list[ModelInfo]:
    def numbers(model: ModelInfo) -> list[int]:
        return [int(number) for number in re.findall(r"\d{1,9}", model.version)]

    return sorted(models, key=numbers, reverse=True)


def _unpacked(file: Path, packages: Path) -> ModelInfo:
    return _read_model(unpack(file, packages, _check_contents))


def _check_contents(archive: ZipFile, top: str) -> None:
    names = set(archive.namelist())
    expected = {_METADATA: {f"{top}/{_METADATA}"}, "model/model.bin": {f"{top}/model/model.bin"}}
    expected["sentencepiece.model"] = {f"{top}/sentencepiece.model", f"{top}/bpe.model"}
    for name, alternatives in expected.items():
        if not names & alternatives:
            raise ValueError(f"it has no {name}")
    with archive.open(f"{top}/{_METADATA}") as metadata:
        _parse_metadata(metadata.read(_LARGEST_METADATA))


def _index() -> list[tuple[ModelInfo, Any]]:
    """What Argos offers, each with argostranslate's object for the download."""
    package = _package_module()
    logging.getLogger("argostranslate").addHandler(logging.NullHandler())  # or its errors go to standard error
    package.update_package_index()
    # Where the index cannot be fetched, update_package_index says nothing and get_available_packages never returns.
    if not package.settings.local_package_index.exists():
        address = package.settings.remote_package_index
        raise EngineError(f"the list of Argos packages cannot be fetched from {address}", hint="is there a network?")
    try:
        offered = [item for item in package.get_available_packages() if item.type == "translate"]
        return [(_described(item.from_code, item.to_code, item.package_version), item) for item in offered]
    except (ValueError, AttributeError, TypeError) as error:
        place = package.settings.local_package_index
        raise EngineError(f"{place}: the list of Argos packages is damaged: {error}", hint="delete the file") from error


def _tokenizer(package: Any) -> tuple[Callable[[str], list[str]], Callable[[list[str]], str]]:
    """How a package turns text into tokens and back."""
    if not hasattr(package.tokenizer, "lazy_processor"):
        package.tokenizer.lazy_load()
        return package.tokenizer.encode, package.tokenizer.decode
    processor = package.tokenizer.lazy_processor()

    # argostranslate's own decode makes spaces of underscores as well, which placeholders need.
    def decode(tokens: list[str]) -> str:
        return str(processor.decode_pieces(tokens)).replace("\u2581", " ")

    return package.tokenizer.encode, decode


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _per_token(score: float, length: int) -> float:
    """CTranslate2 divides the log-probability by length ** penalty; the end of the sentence counts as a token."""
    return score * float((length + 1) ** (_LENGTH_PENALTY - 1))


ENGINE = EngineSpec(
    name=_NAME,
    summary="Argos Translate: packages for many directions, several candidates a sentence",
    installed=installed,
    available=available,
    open=open_engine,
    install=install,
    remove=remove,
)
