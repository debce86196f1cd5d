"""Proposing terms: `glossary extract`."""

from __future__ import annotations

from typing import Annotated

import typer

from glossator.commands.options import Columns, GlossaryOption, Lenient, Output, Paths
from glossator.commands.terminal import counted, deliver, say
from glossator.errors import ConfigError

__all__ = ["extract"]


def extract(
    paths: Paths = None,
    languages: Annotated[
        str, typer.Option("--languages", metavar="CODES", help="en,pt: source and target, where files do not say.")
    ] = "",
    columns: Columns = None,
    glossary: GlossaryOption = None,
    lenient: Lenient = False,
    minimum: Annotated[
        int, typer.Option("--min-count", min=2, metavar="N", help="How often a candidate stands there at least.")
    ] = 3,
    limit: Annotated[
        int, typer.Option("--limit", min=1, metavar="N", help="So many terms, and so many names, at most.")
    ] = 500,
    names: Annotated[
        bool | None, typer.Option("--names-only/--no-names", help="Only names, or none; both, if not given.")
    ] = None,
    output: Output = None,
) -> None:
    """Propose terms and names from texts, with their translations from bilingual files, as CSV or TBX.

    What a --glossary has is left out. Every proposal has the status candidate: no check demands it.
    """
    from glossator.commands.inputs import chosen_glossary, codes, heard, readable_documents
    from glossator.config import load
    from glossator.glossary.extract import candidate_glossary, chosen
    from glossator.glossary.extract import extract as candidates_of
    from glossator.glossary.format import render_glossary, write_glossary

    source, target = _pair(codes(languages))
    settings = load()
    read = readable_documents(settings, paths, None, target, source, columns)
    documents = heard(read)
    say(*dict.fromkeys(f"note: {document.path}: {notice}" for document in documents for notice in document.notices))
    known, warnings = chosen_glossary(settings, glossary, not glossary, lenient, (source, target))
    say(*warnings)
    found = chosen(candidates_of(documents, minimum=minimum, known=known), names=names, limit=limit)
    proposals = candidate_glossary(found)
    if output is None:
        deliver(render_glossary(proposals, "csv"))
    else:
        write_glossary(proposals, output)
    paired = sum(one.pair is not None for one in found)
    say(f"{counted(len(found), 'candidate', 'candidates')}, {paired} with a translation")
    if read.unreadable:
        raise typer.Exit(2)


def _pair(given: tuple[str, ...]) -> tuple[str | None, str | None]:
    """Source and target; one language alone is that of the texts, whichever side they are."""
    if len(given) > 2:
        raise ConfigError(f"--languages names {len(given)}", hint="expected source and target, as in: en,pt")
    return (given[0], given[1]) if len(given) == 2 else (given[0] if given else None, None)
