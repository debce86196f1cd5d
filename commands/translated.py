"""What translating one document and all of a project have in common: from what is typed to a catalogue for editors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from glossator.commands.inputs import chosen_glossary
from glossator.commands.terminal import progress
from glossator.config import Config, memory_path, models_folder
from glossator.errors import ConfigError, InputError
from glossator.files import only_writer, read_bytes, write_bytes
from glossator.formats.format import read
from glossator.formats.po_old import OldEntry
from glossator.glossary.concept import Glossary
from glossator.languages.language import same_language
from glossator.model import Document
from glossator.translate.answers import processors
from glossator.translate.catalogue import catalogue_bytes, old_messages
from glossator.translate.engine import Engine
from glossator.translate.memory import Memory
from glossator.translate.models import open_engine
from glossator.translate.run import Translation, translate_document

__all__ = ["Asked", "Tools", "memory_of", "tools_for", "updated_catalogue"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a run, None or False where they were not typed."""

    engine: str = "auto"
    glossary: Sequence[str] | None = None
    no_glossary: bool = False
    lenient: bool = False
    overwrite: bool = False
    reviewed: str | None = None
    jobs: int | None = None
    columns: str | None = None


class Tools(NamedTuple):
    """What the documents of one pair of languages are translated with."""

    engine: Engine
    glossary: Glossary
    notices: tuple[str, ...]


def tools_for(asked: Asked, settings: Config, source: str, to: str) -> Tools:
    """The engine and the glossary for a pair of languages.

    Raises:
        EngineMissing: there is no model.
        GlossaryError: a glossary cannot be read.
    """
    engine = open_engine(source, to, asked.engine, models_folder())
    glossary, notices = chosen_glossary(settings, asked.glossary, asked.no_glossary, asked.lenient, (source, to))
    return Tools(engine, glossary, notices)


@contextmanager
def memory_of(settings: Config, named: str | None, none: bool) -> Iterator[Memory | None]:
    """The translation memory that is named, else the project's, if it has one by now.

    Raises:
        ConfigError: there is no such memory.
    """
    if named and not none and not Path(named).is_file():
        raise ConfigError(f"there is no translation memory {named}", hint="make one with: glossator tm import")
    own = memory_path(settings)
    path = None if none else named or (str(own) if own.is_file() else None)
    with Memory.open(path) if path else nullcontext() as memory:
        yield memory


def updated_catalogue(
    document: Document, to: str, catalogue: str | Path, tools: Tools, asked: Asked, memory: Memory | None
) -> Translation:
    """Translate the document and write its catalogue; what people have done in one that is there stays.

    Raises:
        InputError: the old catalogue holds no translations into the language, or somebody else writes it.
        EngineError: the model failed.
    """
    path = str(catalogue)
    with only_writer(path, ConfigError):
        before = _contents(path)
        old = () if asked.overwrite and not asked.reviewed else _reviewed(asked, path, to)
        with progress(f"Translating {document.path}") as moved:
            translation = translate_document(
                *(document, tools.engine, tools.glossary, to),
                old=old,
                memory=memory,
                jobs=asked.jobs or processors(),
                progress=moved,
            )
        if _contents(path) != before:
            hint = "it was left as it is; run this again"
            raise ConfigError(f"{path} was changed while the text was translated", hint=hint)
        write_bytes(path, catalogue_bytes(translation, path))
    return translation


def _contents(path: str) -> bytes | None:
    return read_bytes(path) if Path(path).is_file() else None


def _reviewed(asked: Asked, catalogue: str, to: str) -> tuple[OldEntry, ...]:
    """What is there from before: the messages of the catalogue, or of the file named in its place."""
    reviewed = asked.reviewed
    there = Path(catalogue).exists()
    if reviewed and there and not asked.overwrite and Path(catalogue).resolve() != Path(reviewed).resolve():
        what = f"{catalogue} is already there and may hold other translations"
        raise ConfigError(what, hint="give --overwrite, or another --po")
    if not reviewed and not there:
        return ()
    old = read(reviewed or catalogue)
    if not old.bilingual:
        raise InputError("holds no translations, expected a PO or XLIFF", path=old.path)
    if old.target_language and not same_language(old.target_language, to):
        hint = "name another --po, or give --overwrite"
        raise InputError(f"holds translations into {old.target_language}, not {to}", path=old.path, hint=hint)
    return old_messages(old)
