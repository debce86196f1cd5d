"""Glossaries: `glossary lint | convert | show | stats | extract`."""

from __future__ import annotations

from typing import Annotated

import typer

from glossator.commands.extract import extract
from glossator.commands.options import Lenient, Pair, Table
from glossator.commands.terminal import counted, say, show

__all__ = ["COMMANDS"]


def _lint(path: Table = None, languages: Pair = "", lenient: Lenient = False) -> None:
    """Say what is wrong in a glossary: conflicts, duplicates, gaps, terms that can never match."""
    from glossator.commands.inputs import codes, one_glossary
    from glossator.glossary.lint import lint
    from glossator.model import Severity

    glossary, warnings = one_glossary(path, languages, lenient)
    say(*warnings)
    findings = lint(glossary, codes(languages))
    for finding in findings:
        show(f"{finding.severity:8} {finding.rule:26} {finding.segment_id}: {finding.message}")
    say(counted(len(findings), "finding", "findings"))
    if any(finding.severity.at_least(Severity.WARNING) for finding in findings):
        raise typer.Exit(1)


def _convert(
    path: Annotated[str, typer.Argument(metavar="FILE")],
    output: Annotated[str, typer.Argument(metavar="OUTPUT", help="Its suffix chooses the format.")],
    form: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="Its format, if not that of the suffix: deepl, aws …")
    ] = None,
    languages: Pair = "",
    lenient: Lenient = False,
) -> None:
    """Write a glossary in another format: for other tools, translation services or people."""
    from glossator.commands.inputs import codes, one_glossary
    from glossator.glossary.format import languages_in_order, only_languages, read_glossary, write_glossary
    from glossator.glossary.losses import losses

    glossary, warnings = one_glossary(path, languages, lenient)
    say(*warnings)
    pair = codes(languages)
    write_glossary(glossary, output, form, pair)
    written = read_glossary(output, languages=languages_in_order(glossary, pair), format_name=form).glossary
    for lost in losses(only_languages(glossary, pair), written):
        say(f"note: not kept in this format: {lost}")
    say(f"{output}: {counted(len(glossary.concepts), 'concept', 'concepts')}")


def _show(
    path: Table = None,
    search: Annotated[str, typer.Option("--search", metavar="TEXT", help="Concepts with this in a term.")] = "",
    languages: Pair = "",
    lenient: Lenient = False,
) -> None:
    """Print a glossary, or the concepts that have a word in a term."""
    from glossator.commands.inputs import codes, one_glossary

    glossary, warnings = one_glossary(path, languages, lenient)
    say(*warnings)
    wanted = codes(languages)
    for concept in glossary.concepts:
        if not any(search.casefold() in term.text.casefold() for term in concept.terms):
            continue
        show(f"{concept.id}  {concept.definition}".rstrip())
        for term in concept.terms:
            if not wanted or term.language in wanted:
                show(f"  {term.language:6} {term.status:10} {term.text}{f'  ({term.note})' if term.note else ''}")


def _stats(path: Table = None, languages: Pair = "", lenient: Lenient = False) -> None:
    """Count the concepts and terms of a glossary, and say by what those of each language are recognised."""
    from glossator.commands.inputs import one_glossary
    from glossator.glossary.stats import stats
    from glossator.languages.language import language_for

    glossary, warnings = one_glossary(path, languages, lenient)
    say(*warnings)
    numbers = stats(glossary)
    show(f"{numbers.name} {numbers.digest}: {numbers.concepts} concepts, {numbers.terms} terms")
    for language in numbers.languages:
        statuses = ", ".join(f"{count} {status}" for status, count in language.statuses if count)
        basis = ", ".join(language_for(language.language).basis)
        show(f"  {language.language:6} {language.concepts:5} concepts  {statuses}; recognised by {basis}")


COMMANDS: dict[str, object] = {"lint": _lint, "convert": _convert, "show": _show, "stats": _stats, "extract": extract}
