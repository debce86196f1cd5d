"""Translating: `translate` and `build`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.commands.options import Account, GlossaryOption, Jobs, Lenient, MemoryFile, NoGlossary, Reviewed
from glossator.commands.terminal import counted, progress, say, show
from glossator.errors import ConfigError, InputError

if TYPE_CHECKING:
    from glossator.config import Config
    from glossator.formats.po import OldEntry
    from glossator.translate.memory import Memory
    from glossator.translate.run import Translation

__all__ = ["build", "translate"]


def translate(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The document to translate.")],
    to: Annotated[str, typer.Option("--to", metavar="CODE", help="Target language; pt means pt-BR.")],
    source_lang: Annotated[str | None, typer.Option("--from", metavar="CODE", help="Source language.")] = None,
    engine: Annotated[str, typer.Option("--engine", metavar="NAME", help="auto, firefox or argos.")] = "auto",
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    lenient: Lenient = False,
    po: Annotated[str | None, typer.Option("--po", metavar="FILE", help="The PO for editors.")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="The localized document.")
    ] = None,
    reviewed: Reviewed = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Translate all anew and replace the PO.")] = False,
    memory: MemoryFile = None,
    no_memory: Annotated[bool, typer.Option("--no-memory", help="Use no translation memory.")] = False,
    account: Account = None,
    jobs: Jobs = None,
) -> None:
    """Translate a document offline with the glossary's terms; write a PO for editors and the localized document.

    A PO that is there already is brought up to date: what people have translated stays, and what no longer has a source
    becomes obsolete.
    """
    from glossator.commands.inputs import chosen_glossary
    from glossator.config import load, models_folder
    from glossator.files import write_bytes
    from glossator.formats.format import Languages, is_bilingual, read, render
    from glossator.languages.language import language_for
    from glossator.translate.account import as_json
    from glossator.translate.answers import processors
    from glossator.translate.models import open_engine
    from glossator.translate.run import po_bytes, translate_document

    settings = load()
    if is_bilingual(path):
        raise InputError("translate takes a text in one language", path=path, hint="check and fix take bilingual files")
    known_before = _memory(memory, no_memory, settings)
    localized, for_editors = output or _beside(path, to), po or _beside(path, to, ".po")
    _refuse_to_lose((localized, for_editors, *([account] if account else [])), path)
    before = _contents(for_editors)
    old = () if overwrite and not reviewed else _reviewed(reviewed, for_editors, to, overwrite)
    document = read(path, Languages(source=source_lang or settings.source_language))
    source = document.source_language
    if source is None:
        raise InputError("its language cannot be told", path=path, hint="name it with --from")
    opened = open_engine(source, to, engine, models_folder())
    terms, notices = chosen_glossary(settings, glossary, no_glossary, lenient, (source, to))
    with progress("Translating") as moved, _opened(known_before) as known:
        translation = translate_document(
            document, opened, terms, to, old=old, memory=known, jobs=jobs or processors(), progress=moved
        )
    document_bytes = render(translation.document, document)
    if _contents(for_editors) != before:
        hint = "nothing was written; run it again"
        raise ConfigError(f"{for_editors} was changed while the text was translated", hint=hint)
    write_bytes(for_editors, po_bytes(translation))
    write_bytes(localized, document_bytes)
    if account:
        write_bytes(account, as_json(translation))
    say(*(f"note: {notice}" for notice in (*notices, *document.notices)))
    if language_for(to).grammar is None:
        say(f"note: no grammar of {to} is known: terms go in as the glossary has them, look at the words around them")
    for line in _summary(translation):
        show(line)
    show(f"for editors: {for_editors}")
    show(f"localized:   {localized}")


def build(
    po: Annotated[str, typer.Argument(metavar="PO", help="The reviewed PO.")],
    source: Annotated[str, typer.Option("--source", metavar="FILE", help="The document that was translated.")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The localized document.")],
) -> None:
    """Make the localized document from its source and a reviewed PO."""
    from glossator.files import write_bytes
    from glossator.formats.format import Languages, read, render
    from glossator.translate.build import build_document

    translation = read(po)
    if not translation.bilingual:
        raise InputError("holds no translations, expected a PO", path=po)
    original = read(source, Languages(source=translation.source_language))
    built = build_document(translation, original)
    _refuse_to_lose((output,), source)
    write_bytes(output, render(built, original))
    say(*(f"note: {notice}" for notice in built.notices))
    show(f"localized: {output}")


def _memory(memory: str | None, none: bool, settings: Config) -> str | None:
    """The translation memory that is named, else the project's, if it has one by now."""
    from glossator.config import memory_path

    if none:
        return None
    if memory and not Path(memory).is_file():
        raise ConfigError(f"there is no translation memory {memory}", hint="make one with: glossator tm import")
    own = memory_path(settings)
    return memory or (str(own) if own.is_file() else None)


def _opened(memory: str | None) -> AbstractContextManager[Memory | None]:
    if memory is None:
        return nullcontext()
    from glossator.translate.memory import Memory

    return Memory.open(memory)


def _beside(path: str, code: str, suffix: str = "") -> str:
    """`article.en.txt` in `pt` stands beside it as `article.pt.txt`."""
    from glossator.languages.language import languages

    file = Path(path)
    stem = Path(file.stem)
    bare = stem.stem if stem.suffix[1:] in languages() else file.stem
    return str(file.with_name(f"{bare}.{code}{suffix or file.suffix}"))


def _refuse_to_lose(outputs: Sequence[str], source: str) -> None:
    """No output may replace the source or another output."""
    for number, output in enumerate(outputs):
        if any(Path(output).resolve() == Path(other).resolve() for other in outputs[:number]):
            raise ConfigError(f"{output} is named for two outputs", hint="name another one for one of them")
        if Path(output).resolve() == Path(source).resolve():
            raise ConfigError(f"{output} is the source itself", hint="name another --output")


def _contents(path: str) -> bytes | None:
    from glossator.files import read_bytes

    return read_bytes(path) if Path(path).is_file() else None


def _reviewed(reviewed: str | None, po: str, to: str, overwrite: bool) -> tuple[OldEntry, ...]:
    """What is there from before: the messages of the PO, or of the file named in its place.

    Raises:
        InputError: the file holds no translations into the language, or the PO would be lost.
    """
    from glossator.formats.format import read
    from glossator.formats.po import OldEntry, old_entries
    from glossator.languages.language import same_language

    if reviewed and Path(po).exists() and not overwrite and Path(po).resolve() != Path(reviewed).resolve():
        raise ConfigError(
            f"{po} is already there and may hold other translations", hint="give --overwrite, or another --po"
        )
    if not reviewed and not Path(po).exists():
        return ()
    old = read(reviewed or po)
    if not old.bilingual:
        raise InputError("holds no translations, expected a PO or XLIFF", path=old.path)
    if old.target_language and not same_language(old.target_language, to):
        hint = "name another --po, or give --overwrite"
        raise InputError(f"holds translations into {old.target_language}, not {to}", path=old.path, hint=hint)
    return tuple(old_entries(old)) if old.format == "po" else tuple(map(OldEntry, old.segments))


# Where the translations are from and what became of the glossary's terms, in the words of the summary.
_ORIGINS = {
    "machine": "translated now",
    "memory": "from the memory",
    "kept": "kept",
    "changed": "kept from before the source changed",
}
_OUTCOMES = {
    "right": "right at once",
    "edited": "put in by editing",
    "regenerated": "put in by translating anew",
    "placeholder": "put in through a placeholder",
    "left": "left to you",
}


def _summary(translation: Translation) -> Iterator[str]:
    """What was done, and what is left for a person."""
    from glossator.model import State
    from glossator.translate.account import origins, outcomes

    doubtful = sum(segment.state is State.FUZZY for segment in translation.document.segments)
    yield f"{counted(len(translation.segments), 'sentence', 'sentences')} with {translation.engine}"
    numbers = origins(translation)
    if numbers["machine"] < len(translation.segments) or translation.obsolete:
        obsolete = [f"{len(translation.obsolete)} obsolete"] if translation.obsolete else []
        yield f"translations: {', '.join([*_parts(numbers, _ORIGINS), *obsolete])}"
    yield f"glossary terms: {', '.join(_parts(outcomes(translation), _OUTCOMES)) or 'none in the text'}"
    yield f"to be looked at: {counted(doubtful, 'sentence', 'sentences')}, marked fuzzy with the reason"


def _parts(numbers: dict[str, int], words: dict[str, str]) -> list[str]:
    return [f"{numbers[name]} {said}" for name, said in words.items() if numbers[name]]
