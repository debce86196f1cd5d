"""Checking and fixing: `check`, `fix`, `rules`, `explain`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.commands.options import (
    Baseline,
    ChangedSince,
    Columns,
    Confidence,
    FailConfidence,
    GlossaryOption,
    Ignore,
    Jobs,
    Lang,
    Lenient,
    NoGlossary,
    Output,
    Paths,
    Select,
    SourceFile,
    SourceLang,
)
from glossator.commands.terminal import counted, deliver, say, show
from glossator.errors import ConfigError

if TYPE_CHECKING:
    from glossator.model import Document, Severity
    from glossator.report.report import Report

__all__ = ["check", "explain", "fix", "rules"]


def check(
    paths: Paths = None,
    lang: Lang = None,
    source: SourceFile = None,
    source_lang: SourceLang = None,
    columns: Columns = None,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    lenient: Lenient = False,
    select: Select = None,
    ignore: Ignore = None,
    confidence: Confidence = None,
    form: Annotated[str | None, typer.Option("--format", metavar="NAME", help="How to show it: text, json …")] = None,
    output: Output = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="SEVERITY", help="error, warning, info or never.")
    ] = None,
    fail_confidence: FailConfidence = None,
    baseline: Baseline = None,
    write_baseline: Annotated[
        str | None, typer.Option("--write-baseline", metavar="FILE", help="Write what is found as known, and exit.")
    ] = None,
    changed_since: ChangedSince = None,
    jobs: Jobs = None,
) -> None:
    """Say what is wrong in texts, in translations beside their source, and in bilingual files."""
    from glossator.commands.checked import Asked, report_for
    from glossator.config import load
    from glossator.files import write_bytes

    settings = load()
    limit = _severity(fail_on) if fail_on else settings.fail_on
    draw = _renderer(form, output)
    asked = Asked(
        *(paths, lang, source, source_lang, glossary, no_glossary, lenient),
        *(select, ignore, confidence, jobs, changed_since, columns),
    )
    if write_baseline:
        report = report_for(asked, settings, None)
        _write_baseline(report, write_baseline)
        if report.unreadable:
            raise typer.Exit(2)
        return
    report = report_for(asked, settings, baseline or settings.baseline)
    rendered = draw(report)
    if output is None:
        deliver(rendered)
    else:
        write_bytes(output, rendered if isinstance(rendered, bytes) else rendered.encode("utf-8", "surrogatepass"))
    if report.unreadable:
        raise typer.Exit(2)
    least = settings.fail_confidence if fail_confidence is None else fail_confidence
    if limit and any(found.severity.at_least(limit) and found.confidence >= least for found in report.findings):
        raise typer.Exit(1)


def fix(
    paths: Paths = None,
    lang: Lang = None,
    source_lang: SourceLang = None,
    columns: Columns = None,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    lenient: Lenient = False,
    select: Select = None,
    ignore: Ignore = None,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Make all fixes, not only the safe ones.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change and change nothing.")] = False,
) -> None:
    """Make the safe corrections of what `check` finds; nothing else in the files is touched."""
    from glossator.check.fix import apply
    from glossator.check.run import check_documents
    from glossator.commands.inputs import chosen_glossary, chosen_rules, heard, readable_documents
    from glossator.config import load
    from glossator.formats.format import write
    from glossator.model import Safety

    settings = load()
    selected = chosen_rules(settings, select, ignore)
    terms, notices = chosen_glossary(settings, glossary, no_glossary, lenient, (source_lang, lang))
    found = readable_documents(settings, paths, None, lang, source_lang, columns)
    documents = heard(found)
    findings = check_documents(documents, terms, selected, confidence=settings.confidence)
    say(*(f"note: {notice}" for notice in notices))
    for document in documents:
        fixed = apply(document, findings, Safety.UNSAFE if unsafe else Safety.SAFE)
        if diff:
            sys.stdout.writelines(_diff(document, fixed.document))
        elif fixed.applied:
            write(fixed.document, document.path, document)
        say(f"{document.path}: {counted(len(fixed.applied), 'fix', 'fixes')}{' to make' if diff else ' made'}")
    if found.unreadable:
        raise typer.Exit(2)


def rules() -> None:
    """List the rules."""
    from glossator.check.rule import rules as declared

    for rule in declared().values():
        show(f"{rule.name:22} {rule.severity:8} {rule.summary}")


def explain(name: Annotated[str, typer.Argument(metavar="RULE")]) -> None:
    """Print the manual page of a rule."""
    from glossator.check.run import select

    for rule in select([name]):
        show(f"# {rule.name}\n\nseverity {rule.severity} · scope {rule.scope} · MQM {rule.mqm}\n\n{rule.explanation}")


def _write_baseline(report: Report, path: str) -> None:
    from glossator.files import write_bytes
    from glossator.report.baseline import baseline_of

    write_bytes(path, baseline_of(report, Path(path)), ConfigError)
    say(f"{path}: {counted(len(report.findings), 'finding', 'findings')} known from now on")


def _severity(name: str) -> Severity | None:
    from glossator.model import Severity

    if name == "never":
        return None
    if name not in list(Severity):
        raise ConfigError(f"--fail-on {name}: expected error, warning, info or never")
    return Severity(name)


def _renderer(name: str | None, output: str | None) -> Callable[[Report], str | bytes]:
    """How the report is to be shown: by name, by the output's suffix, or for the terminal at hand."""
    from shutil import get_terminal_size

    from glossator.config import locale, no_color
    from glossator.report.report import Look, renderer_for, renderers

    if name is not None and name not in renderers():
        raise ConfigError(f"--format {name}: expected {', '.join(renderers())}")
    chosen = renderers()[name] if name else renderer_for(output) if output else renderers()["text"]
    on_terminal = output is None and sys.stdout.isatty()
    width = get_terminal_size().columns if on_terminal else Look().width
    look = Look(width=width, color=on_terminal and not no_color(), locale=locale())
    return lambda report: chosen.render(report, look)


def _diff(document: Document, fixed: Document) -> Iterator[str]:
    from difflib import unified_diff

    from glossator.formats.format import render

    after = render(fixed, document).decode(document.encoding)
    old, new = (text.splitlines(keepends=True) for text in (document.raw, after))
    for line in unified_diff(old, new, document.path, document.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
