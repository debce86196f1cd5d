"""How far a project is: `status`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.commands.options import GlossaryOption, Lenient, NoGlossary, Targets
from glossator.commands.terminal import say, show

if TYPE_CHECKING:
    from glossator.config import Config
    from glossator.model import Document, Segment
    from glossator.translate.layout import Edition

__all__ = ["status"]

_COLUMNS = ("language", "documents", "segments", "translated", "fuzzy", "untranslated", "words", "words left")
_SEVERITIES = ("error", "warning", "info")


@dataclass(slots=True)
class _Row:
    """The numbers of one language; `words` are those of the sources, `left` those of what is not translated."""

    documents: int = 0
    segments: int = 0
    translated: int = 0
    fuzzy: int = 0
    untranslated: int = 0
    words: int = 0
    left: int = 0
    catalogues: list[Document] = field(default_factory=list)

    def numbers(self) -> tuple[int, ...]:
        """The cells of the table behind the language."""
        parts = (self.translated, self.fuzzy, self.untranslated)
        return (self.documents, self.segments, *parts, self.words, self.left)


def status(
    to: Targets = None,
    check: Annotated[bool, typer.Option("--check", help="Count the findings in the translations, too.")] = False,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    lenient: Lenient = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs: one JSON object.")] = False,
) -> None:
    """Say how far each target language of the project is: segments and words, and findings by severity."""
    from glossator.commands.project import editions, target_languages
    from glossator.config import load
    from glossator.report.as_json import dump

    settings = load()
    languages = target_languages(settings, to)
    rows = {language: _Row() for language in languages}
    for edition in editions(settings, None, languages):
        _count(rows[edition.language], edition, settings)
    found = {
        language: _findings(row, settings, glossary, no_glossary, lenient) for language, row in rows.items() if check
    }
    columns = (*_COLUMNS, *(_SEVERITIES if check else ()))
    table = {code: (*row.numbers(), *found.get(code, ())) for code, row in rows.items()}
    if as_json:
        names = [column.replace(" ", "_") for column in columns[1:]]
        show(dump({code: dict(zip(names, numbers, strict=True)) for code, numbers in table.items()}, indent=2))
        return
    for line in _drawn([columns, *((code, *map(str, numbers)) for code, numbers in table.items())]):
        show(line)


def _count(row: _Row, edition: Edition, settings: Config) -> None:
    """Add one document, as its catalogue translates it today; a source that has changed since is untranslated there."""
    from glossator.commands.project import shown
    from glossator.formats.format import Languages, read
    from glossator.model import State
    from glossator.translate.build import build_document

    document = read(shown(edition.source), Languages(source=settings.source_language))
    if edition.catalogue.is_file():
        catalogue = read(shown(edition.catalogue), Languages(settings.source_language, edition.language))
        row.catalogues.append(catalogue)
        document = build_document(catalogue, document)
    else:
        say(f"note: there is no {shown(edition.catalogue)} yet")
    row.documents += 1
    for segment in document.segments:
        if not segment.source.value.strip():
            continue
        words = _words(segment, document.source_language)
        done = segment.target is not None and bool(segment.target.value.strip())
        fuzzy = done and segment.state is State.FUZZY
        row.segments += 1
        row.words += words
        row.fuzzy += fuzzy
        row.translated += done and not fuzzy
        row.untranslated += not done
        row.left += words if fuzzy or not done else 0


def _words(segment: Segment, language: str | None) -> int:
    """The words of a source, without markup and placeholders; characters, where words have no spaces between."""
    from glossator.formats.placeholders import blanked
    from glossator.languages.language import language_for

    text = blanked(segment.source.value, segment.source.protected)
    return sum(token.is_word for token in language_for(language).tokenize(text))


def _findings(
    row: _Row, settings: Config, glossary: Sequence[str] | None, no_glossary: bool, lenient: bool
) -> tuple[int, ...]:
    from glossator.check.run import check_documents
    from glossator.commands.inputs import chosen_glossary, chosen_rules

    pair = next(((one.source_language, one.target_language) for one in row.catalogues), (None, None))
    terms, notices = chosen_glossary(settings, glossary, no_glossary, lenient, pair)
    say(*(f"note: {notice}" for notice in notices))
    rules = chosen_rules(settings, None, None)
    documents = [replace(one, notices=()) for one in row.catalogues]
    counts = Counter(
        found.severity for found in check_documents(documents, terms, rules, confidence=settings.confidence)
    )
    return tuple(sum(number for severity, number in counts.items() if severity == name) for name in _SEVERITIES)


def _drawn(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows with their cells one below the other, the first to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (f"{cell:>{width}}" for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join((f"{first:{widths[0]}}", *cells))
