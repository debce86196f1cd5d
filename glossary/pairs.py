"""Glossaries of two columns without a header, as translation services take them: source term, target term.

- DeepL: CSV, one direction, no source twice, no text of more than 1024 bytes in UTF-8
  (https://developers.deepl.com/docs/customize/managing-glossaries, and api-reference/glossaries).
- Google Cloud Translation, unidirectional glossaries: CSV, whose first row is data
  (https://cloud.google.com/translate/docs/advanced/glossary; GlossaryInputConfig of the API v3).
- Azure Translator, glossaries of Document Translation: TSV
  (https://learn.microsoft.com/azure/ai-services/translator/document-translation/how-to-guides/create-use-glossaries);
  DeepL and Google take it too.

There is no place for a status, a note or a second target term: each allowed source term stands beside the preferred
target term, and what is not to be translated beside itself.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from glossator.errors import GlossaryError
from glossator.glossary.concept import Concept, Glossary, Term
from glossator.glossary.csv import csv_rows
from glossator.glossary.format import GlossaryFile, GlossaryFormat, language_pair

__all__ = ["AZURE", "DEEPL", "GOOGLE_PAIRS"]


class _Service(NamedTuple):
    """What a service takes; `longest` is in bytes of UTF-8, 0 where no limit is documented."""

    name: str
    title: str
    suffix: str
    delimiter: str
    longest: int = 0


def _read(file: GlossaryFile, service: _Service) -> Glossary:
    if len(file.languages) != 2:
        hint = "give the source and the target language, as in: en, pt"
        raise file.error("the file does not say its languages", hint=hint)
    source, target = file.languages
    concepts: dict[str, Concept] = {}
    for line, raw in csv_rows(file, file.text(), service.delimiter):
        cells = [cell.strip() for cell in raw]
        if not any(cells):
            continue
        if len(cells) != 2 or not all(cells) or not "".join(cells).isprintable():
            shown = service.delimiter.join(raw)[:60]
            file.reject(f"{shown!r} is no entry", line, "expected a source term and a target term")
        elif cells[0] in concepts:
            file.reject(f"{cells[0]!r} stands there twice", line, "leave one of them")
        else:
            terms = (Term(cells[0], source), Term(cells[1], target))
            concepts[cells[0]] = Concept(f"c{len(concepts) + 1}", terms)
    return Glossary(file.name, tuple(concepts.values()))


def _write(glossary: Glossary, languages: tuple[str, ...], service: _Service) -> bytes:
    source, target = language_pair(glossary, languages)
    rows: dict[str, str] = {}
    for original, translation in _pairs(glossary, source, target):
        for text in (original, translation):
            if 0 < service.longest < len(text.encode()):
                raise GlossaryError(f"{text[:40]!r}… has more than {service.longest} bytes, {service.title}'s limit")
        rows.setdefault(original, translation)
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=service.delimiter, lineterminator="\n").writerows(rows.items())
    return buffer.getvalue().encode()


def _pairs(glossary: Glossary, source: str, target: str) -> Iterator[tuple[str, str]]:
    for concept in glossary.concepts:
        wanted = concept.preferred(target)
        for original in concept.allowed(source) if wanted else ():
            translation = original if concept.do_not_translate else wanted
            yield " ".join(original.text.split()), " ".join(translation.text.split()) if translation else ""


def _format(service: _Service) -> GlossaryFormat:
    return GlossaryFormat(
        service.name,
        (f".{service.name}{service.suffix}",),
        lambda file: _read(file, service),
        lambda glossary, languages: _write(glossary, languages, service),
    )


DEEPL = _format(_Service("deepl", "DeepL", ".csv", ",", 1024))
GOOGLE_PAIRS = _format(_Service("google-pairs", "Google", ".csv", ","))
AZURE = _format(_Service("azure", "Azure", ".tsv", "\t"))
