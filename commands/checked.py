"""What `check` and `stats` have in common: from what is typed to a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from glossator.check.forked import processes_for
from glossator.check.run import check_documents
from glossator.check.spelling.notices import unchecked_spelling
from glossator.commands.changed import only_changed
from glossator.commands.inputs import chosen_glossary, chosen_rules, heard, readable_documents, unknown_languages
from glossator.commands.terminal import progress
from glossator.config import Config
from glossator.report.baseline import read_baseline, without_known
from glossator.report.report import Report, Signature

__all__ = ["Asked", "report_for"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a run, None or False where they were not typed; `jobs` is the number of processes."""

    paths: Sequence[str] | None
    lang: str | None = None
    source: str | None = None
    source_lang: str | None = None
    glossary: Sequence[str] | None = None
    no_glossary: bool = False
    lenient: bool = False
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    confidence: float | None = None
    jobs: int | None = None
    changed_since: str | None = None
    columns: str | None = None


def report_for(asked: Asked, settings: Config, baseline: str | None) -> Report:
    """The findings in what was asked for, with those that a comment or the `baseline` silences set apart.

    Raises:
        InputError: no file can be read, or the options do not go together.
    """
    rules = chosen_rules(settings, asked.select, asked.ignore)
    languages = (asked.source_lang, asked.lang)
    glossary, notices = chosen_glossary(settings, asked.glossary, asked.no_glossary, asked.lenient, languages)
    found = readable_documents(settings, asked.paths, asked.source, asked.lang, asked.source_lang, asked.columns)
    documents = heard(found)
    known = read_baseline(Path(baseline)) if baseline else None
    with progress("Checking") as moved:
        findings = check_documents(
            documents,
            glossary,
            rules,
            confidence=settings.confidence if asked.confidence is None else asked.confidence,
            jobs=asked.jobs or processes_for(sum(len(document.segments) for document in documents)),
            silenced=True,
            progress=moved,
        )
    signature = Signature.of(len(rules), glossary, documents)
    notices = (*notices, *unknown_languages(documents))
    if any(rule.name == "misspelled" for rule in rules):
        notices += unchecked_spelling(documents)
    report = Report.of(documents, findings, signature, notices)
    if known is not None and baseline is not None:
        report = without_known(report, known, Path(baseline))
    report = only_changed(report, asked.changed_since) if asked.changed_since else report
    return replace(report, unreadable=tuple(map(str, found.unreadable)))
