"""Translating: `translate` and `build`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.commands.options import GlossaryOption, Lenient, NoGlossary
from glossator.commands.terminal import counted, progress, say, show
from glossator.errors import ConfigError, InputError

if TYPE_CHECKING:
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
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a PO that is already there.")] = False,
) -> None:
    """Translate a document offline with the glossary's terms; write a PO for editors and the localized document."""
    from glossator.commands.inputs import chosen_glossary
    from glossator.config import load, models_folder
    from glossator.files import write_bytes
    from glossator.formats.format import Languages, is_bilingual, read, render
    from glossator.languages.language import language_for
    from glossator.translate.models import open_engine
    from glossator.translate.run import po_bytes, translate_document

    settings = load()
    if is_bilingual(path):
        raise InputError("translate takes a text in one language", path=path, hint="check and fix take bilingual files")
    localized, for_editors = output or _beside(path, to), po or _beside(path, to, ".po")
    _refuse_to_lose((localized, for_editors), path, for_editors, overwrite)
    document = read(path, Languages(source=source_lang or settings.source_language))
    source = document.source_language
    if source is None:
        raise InputError("its language cannot be told", path=path, hint="name it with --from")
    opened = open_engine(source, to, engine, models_folder())
    terms, notices = chosen_glossary(settings, glossary, no_glossary, lenient, (source, to))
    with progress("Translating") as moved:
        translation = translate_document(document, opened, terms, to, progress=moved)
    document_bytes = render(translation.document, document)
    write_bytes(for_editors, po_bytes(translation))
    write_bytes(localized, document_bytes)
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
    _refuse_to_lose((output,), source, output, True)
    write_bytes(output, render(built, original))
    say(*(f"note: {notice}" for notice in built.notices))
    show(f"localized: {output}")


def _beside(path: str, code: str, suffix: str = "") -> str:
    """`article.en.txt` in `pt` stands beside it as `article.pt.txt`."""
    from glossator.languages.language import languages

    file = Path(path)
    stem = Path(file.stem)
    bare = stem.stem if stem.suffix[1:] in languages() else file.stem
    return str(file.with_name(f"{bare}.{code}{suffix or file.suffix}"))


def _refuse_to_lose(outputs: Sequence[str], source: str, po: str, overwrite: bool) -> None:
    """No output may replace the source, and no PO, which may have been reviewed, unless the user says so."""
    for output in outputs:
        if Path(output).resolve() == Path(source).resolve():
            raise ConfigError(f"{output} is the source itself", hint="name another --output")
    if Path(po).exists() and not overwrite:
        hint = "name another --po, or give --overwrite"
        raise ConfigError(f"{po} is already there and may hold reviewed translations", hint=hint)


# What became of the glossary's terms, in the words of the summary.
_OUTCOMES = {
    "right": "right at once",
    "edited": "put in by editing",
    "regenerated": "put in by translating anew",
    "placeholder": "put in through a placeholder",
    "left": "left to you",
}


def _summary(translation: Translation) -> Iterator[str]:
    """What was done, and what is left for a person."""
    doubtful = [report for report in translation.segments if report.comments]
    yield f"{counted(len(translation.segments), 'sentence', 'sentences')} with {translation.engine}"
    outcomes = Counter(str(use.outcome) for report in translation.segments for use in report.terms)
    parts = [f"{outcomes[outcome]} {words}" for outcome, words in _OUTCOMES.items() if outcomes[outcome]]
    yield f"glossary terms: {', '.join(parts) or 'none in the text'}"
    yield f"to be looked at: {counted(len(doubtful), 'sentence', 'sentences')}, marked fuzzy with the reason"
