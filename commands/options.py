"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = [
    "Account",
    "Baseline",
    "ChangedSince",
    "Columns",
    "Confidence",
    "FailConfidence",
    "GlossaryOption",
    "Ignore",
    "Jobs",
    "Lang",
    "Lenient",
    "MemoryFile",
    "NoGlossary",
    "Output",
    "Pair",
    "Paths",
    "Reviewed",
    "Select",
    "SourceFile",
    "SourceLang",
    "Table",
    "Targets",
]


def _language(value: str) -> str:
    """A language code as BCP 47 writes it."""
    from glossator.languages.codes import language_code

    return language_code(value)


def _share(value: str) -> float:
    """A confidence, as a number or as the name of a tier."""
    from glossator.model import Tier

    try:
        share = Tier(value).least if value in list(Tier) else float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise typer.BadParameter(f"found {value!r}, expected a number from 0 to 1, or {', '.join(Tier)}")
    return share


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files, or folders to search for files; the settings' paths, if not given."),
]
GlossaryOption = Annotated[
    list[str] | None,
    typer.Option("--glossary", "-g", metavar="FILE", help="TBX, CSV, TSV, XLSX or PO; may be given several times."),
]
NoGlossary = Annotated[bool, typer.Option("--no-glossary", help="Use no glossary, not even the one shipped.")]
Lenient = Annotated[bool, typer.Option("--lenient", help="Warn of unreadable glossary rows instead of stopping.")]
Lang = Annotated[
    str | None,
    typer.Option("--lang", "--target-lang", metavar="CODE", parser=_language, help="Language of the text under check."),
]
SourceLang = Annotated[
    str | None,
    typer.Option("--source-lang", "--from", metavar="CODE", parser=_language, help="Language of the source."),
]
Targets = Annotated[
    str | None,
    typer.Option("--to", "--target-lang", metavar="CODES", help="Target languages, as in pt-BR,de; pt means pt-BR."),
]
SourceFile = Annotated[str | None, typer.Option("--source", metavar="FILE", help="The text that PATH translates.")]
Columns = Annotated[
    str | None,
    typer.Option("--columns", metavar="ROLES", help="Of a table: source=2,target=3 (numbers or names), or text=1."),
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE.")]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="RULE", help="Run these rules only: term-*,name-*")
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULE", help="Leave these rules out: several with commas.")
]
Confidence = Annotated[
    float | None,
    typer.Option("--confidence", metavar="SHARE", parser=_share, help="Leave out findings less sure: 0.5, likely."),
]
FailConfidence = Annotated[
    float | None,
    typer.Option("--fail-confidence", metavar="SHARE", parser=_share, help="Exit with 1 only for findings so sure."),
]
Table = Annotated[str | None, typer.Argument(metavar="[FILE]", help="A glossary; the one shipped where none is named.")]
Pair = Annotated[str, typer.Option("--languages", metavar="CODES", help="en,pt: these languages only, in this order.")]
Reviewed = Annotated[
    str | None,
    typer.Option("--reviewed", metavar="FILE", help="Keep the translations of this PO or XLIFF, not --po's."),
]
MemoryFile = Annotated[
    str | None, typer.Option("--memory", metavar="FILE", help="A translation memory: reuse what it has.")
]
Account = Annotated[
    str | None, typer.Option("--report", metavar="FILE", help="Write what was done with each sentence, as JSON.")
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", min=1, metavar="N", help="Processes at work at once; all processors, if not given."),
]
Baseline = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="Do not show what this file says was known before.")
]
ChangedSince = Annotated[
    str | None, typer.Option("--changed-since", metavar="REV", help="Show only what stands on lines changed since.")
]
