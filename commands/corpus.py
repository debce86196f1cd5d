"""Corpora beyond one file: `corpus check`, `corpus translate`, `corpus stats`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.commands.options import (
    Confidence,
    GlossaryOption,
    Ignore,
    Jobs,
    Lang,
    Lenient,
    NoGlossary,
    Select,
    SourceLang,
)
from glossator.commands.terminal import say, show, stages
from glossator.errors import ConfigError, GlossatorError

if TYPE_CHECKING:
    from glossator.config import Config
    from glossator.corpus.job import Job, Kind
    from glossator.corpus.summary import Summary

__all__ = ["COMMANDS"]

# As many bytes of input are worth a bucket of comparisons, and one of documents, which a worker has in memory.
_BUCKET, _BUCKET_OF_DOCUMENTS = 256_000_000, 32_000_000
# Packed well, a few bytes may be many rows.
_FEWEST_BUCKETS, _MOST_BUCKETS = 16, 500

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT…", help="Parquet, JSON lines, TSV, TMX, PO, XLIFF; folders of them; addresses."),
]
OutputFolder = Annotated[
    str, typer.Option("--output", "-o", metavar="DIR", help="The folder for what is found or made.")
]
CorpusColumns = Annotated[
    str | None,
    typer.Option("--columns", metavar="ROLES", help="source=en,target=pt,document=doc: names, or numbers of a TSV."),
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with the job that was begun in DIR.")]
EngineName = Annotated[str, typer.Option("--engine", metavar="NAME", help="local (processes) or ray.")]
Address = Annotated[
    str | None, typer.Option("--address", metavar="ADDRESS", help="Of a Ray cluster: auto, or ray://host:10001.")
]
Rows = Annotated[int, typer.Option("--rows", min=1, metavar="N", help="Rows that a worker takes at once.")]


def check(
    inputs: Inputs,
    output: OutputFolder,
    source_lang: SourceLang = None,
    lang: Lang = None,
    columns: CorpusColumns = None,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    lenient: Lenient = False,
    select: Select = None,
    ignore: Ignore = None,
    confidence: Confidence = None,
    engine: EngineName = "local",
    address: Address = None,
    jobs: Jobs = None,
    rows: Rows = 10_000,
    resume: Resume = False,
) -> None:
    """Say what is wrong in corpora of any size: findings as Parquet, a summary as JSON and HTML."""
    from glossator.commands.inputs import chosen_rules
    from glossator.config import load
    from glossator.corpus.job import Kind

    settings = load()
    chosen = chosen_rules(settings, select, ignore)
    sureness = settings.confidence if confidence is None else confidence
    job = _job(Kind.CHECK, inputs, output, (source_lang, lang), columns, rows, settings, glossary, no_glossary, lenient)
    rules = tuple((rule.name, rule.severity.value) for rule in chosen)
    _run(job, output, engine, address, jobs, resume, rules=rules, confidence=sureness)


def translate(
    inputs: Inputs,
    output: OutputFolder,
    source_lang: SourceLang = None,
    lang: Annotated[str | None, typer.Option("--to", "--target-lang", metavar="CODE", help="Target language.")] = None,
    columns: CorpusColumns = None,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    lenient: Lenient = False,
    model: Annotated[str, typer.Option("--model", metavar="NAME", help="auto, firefox or argos.")] = "auto",
    engine: EngineName = "local",
    address: Address = None,
    jobs: Jobs = None,
    rows: Rows = 1_000,
    resume: Resume = False,
) -> None:
    """Translate corpora of any size with the glossary's terms: targets, states and comments as Parquet."""
    from glossator.config import load
    from glossator.corpus.job import Kind
    from glossator.languages.codes import language_code

    target = language_code(lang) if lang else None
    pair = source_lang, target
    job = _job(Kind.TRANSLATE, inputs, output, pair, columns, rows, load(), glossary, no_glossary, lenient)
    _run(job, output, engine, address, jobs, resume, engine=model)


def stats(
    inputs: Inputs,
    output: OutputFolder,
    source_lang: SourceLang = None,
    lang: Lang = None,
    columns: CorpusColumns = None,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    lenient: Lenient = False,
    engine: EngineName = "local",
    address: Address = None,
    jobs: Jobs = None,
    rows: Rows = 10_000,
    resume: Resume = False,
) -> None:
    """Count segments, words and the glossary's terms in corpora of any size, by pair of languages."""
    from glossator.config import load
    from glossator.corpus.job import Kind

    job = _job(Kind.STATS, inputs, output, (source_lang, lang), columns, rows, load(), glossary, no_glossary, lenient)
    _run(job, output, engine, address, jobs, resume)


COMMANDS = {"check": check, "translate": translate, "stats": stats}


def _job(
    kind: Kind,
    inputs: Sequence[str],
    output: str,
    languages: tuple[str | None, str | None],
    columns: str | None,
    rows: int,
    settings: Config,
    glossary: Sequence[str] | None,
    no_glossary: bool,
    lenient: bool,
) -> Job:
    """What is asked for, as far as all commands ask for the same."""
    from glossator.commands.inputs import chosen_glossary, said_columns
    from glossator.corpus.addresses import inputs_at
    from glossator.corpus.job import ROLES, Job
    from glossator.corpus.tools import SHIPPED

    named = tuple(glossary or settings.glossaries)
    source, target = languages[0] or settings.source_language, languages[1] or settings.target_language
    terms, notices = chosen_glossary(settings, glossary, no_glossary, lenient, (source, target))
    say(*(f"note: {notice}" for notice in notices))
    found = inputs_at(inputs, os.path.abspath(output))
    job = Job(
        kind,
        found,
        said_columns(columns or "", ROLES),
        source,
        target,
        () if no_glossary else tuple(map(os.path.abspath, named)) or (SHIPPED,),
        terms.digest,
        lenient,
        rows=rows,
        version=version("glossator"),
    )
    return replace(job, buckets=_buckets(job))


def _buckets(job: Job) -> int:
    from glossator.corpus.rows import is_grouped

    size = _BUCKET_OF_DOCUMENTS if any(is_grouped(job, one) for one in job.inputs) else _BUCKET
    return min(_MOST_BUCKETS, _FEWEST_BUCKETS + sum(one.size for one in job.inputs) // size)


def _run(
    job: Job,
    output: str,
    name: str,
    address: str | None,
    jobs: int | None,
    resume: bool,
    **more: object,
) -> None:
    from pathlib import Path

    from glossator.corpus.engine import Setting, corpus_engines
    from glossator.corpus.folder import Folder
    from glossator.corpus.page import page
    from glossator.corpus.run import run_job

    if name not in corpus_engines():
        raise ConfigError(f"--engine {name}: expected {' or '.join(corpus_engines())}")
    if address and name == "local":
        raise ConfigError("--address goes with --engine ray")
    job = replace(job, **more)  # type: ignore[arg-type]
    setting = Setting(job.as_json(), os.path.abspath(output), jobs or len(os.sched_getaffinity(0)), address)
    folder = Folder(Path(output))
    try:
        with stages() as moved:
            summary = run_job(job, folder, corpus_engines()[name], setting, resume=resume, progress=moved)
    except OSError as error:
        reason, hint = error.strerror or str(error), "what is done stays done; --resume goes on"
        raise GlossatorError(f"{output}: {reason}", hint=hint) from error
    except KeyboardInterrupt:
        say("glossator: stopped (what is done stays done; --resume goes on)")
        raise typer.Exit(130) from None
    written = folder.put("summary.json", summary.as_json()), folder.put("summary.html", page(summary))
    _tell(summary)
    for path in written:
        show(str(path))


def _tell(summary: Summary) -> None:
    show(f"{summary.read:,} rows read, {summary.done:,} {summary.job.kind.done}, {summary.broken:,} broken")
    for (rule, severity), number in summary.findings.items():
        show(f"  {rule:26} {severity:8} {number:>12,}")
    for state, number in summary.states.items():
        show(f"  {state:26} {number:>12,}")
    for pair, counts in summary.pairs.items():
        show(f"  {pair}: " + ", ".join(f"{number:,} {key.replace('_', ' ')}" for key, number in counts.items()))
