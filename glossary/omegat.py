"""OmegaT's glossaries: `source<TAB>target<TAB>comment` a line, lines with `#` in front are comments.

OmegaT manual, appendix "Glossaries". Lines with the same source are one concept: the first target is preferred, the
rest are admitted. There is no place for a status, so forbidden and deprecated terms are not written: OmegaT would offer
them.
"""

from __future__ import annotations

from glossator.errors import GlossaryError
from glossator.glossary.concept import Concept, Glossary, Status, Term
from glossator.glossary.format import GlossaryFile, GlossaryFormat, language_pair

__all__ = ["OMEGAT"]


def _read(file: GlossaryFile) -> Glossary:
    if len(file.languages) != 2:
        raise file.error(
            "the file does not say its languages", hint="give the source and the target language, as in: en, pt"
        )
    source, target = file.languages
    found: dict[str, list[Term]] = {}
    for number, line in enumerate(file.text().split("\n"), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells) or line.startswith("#"):
            continue
        if not 2 <= len(cells) <= 3 or not cells[0] or not cells[1]:
            file.reject(f"{line.strip()!r} is no entry", number, "expected: source, tab, target, tab, comment")
            continue
        terms = found.setdefault(cells[0], [])
        status = Status.ADMITTED if terms else Status.PREFERRED
        terms.append(Term(cells[1], target, status, note=cells[2] if len(cells) == 3 else ""))
    concepts = (
        Concept(f"c{number}", (Term(text, source), *targets)) for number, (text, targets) in enumerate(found.items(), 1)
    )
    return Glossary(file.name, tuple(concepts))


def _write(glossary: Glossary, languages: tuple[str, ...]) -> bytes:
    source, target = language_pair(glossary, languages)
    rows = [
        (original.text, translation.text, translation.note)
        for concept in glossary.concepts
        for original in concept.allowed(source)
        for translation in concept.allowed(target)
    ]
    return "".join("\t".join(map(_cell, row)).rstrip("\t") + "\n" for row in rows).encode()


def _cell(text: str) -> str:
    if text.startswith("#"):
        raise GlossaryError(f"{text!r} would be a comment in OmegaT", hint="write it as TBX or CSV")
    return " ".join(text.split())


OMEGAT = GlossaryFormat("omegat", (".txt", ".utf8", ".tab"), _read, _write)
