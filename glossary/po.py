"""PO files used as glossaries, as in Weblate and Pootle: msgid is the source term, msgstr the target term.

The flag `forbidden` marks a target term that must not be used and `read-only` a term that is not translated, as in
Weblate; `deprecated` is ours; a fuzzy entry is a proposal. Extracted comments hold the definition, translator comments
the note, the context the domain, with a number (`#2`) where that context is taken. Entries with the same reference
`#: concept/c12` are the concept with that id; else those with the same msgid and context are one concept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from glossator.glossary.concept import Concept, Glossary, Status, Term
from glossator.glossary.format import GlossaryFile, GlossaryFormat, language_pair, settle_statuses

if TYPE_CHECKING:
    from polib import POEntry, POFile

__all__ = ["PO"]

_CONCEPT = "concept/"
_SOURCE = "X-Source-Language"
_STATUS_FLAGS = {"forbidden": Status.FORBIDDEN, "deprecated": Status.DEPRECATED, "fuzzy": Status.CANDIDATE}
_NUMBERED = re.compile(r" ?#\d+$")
# Outside comments; polib takes less and guesses.
_SYNTAX = re.compile(r'\s*(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"\s*')
# What would split a reference, or make it one with a line number.
_UNFIT = re.compile(r"[\s%:]")
_LINE = re.compile(r"line (\d+)")
_CHARSET = re.compile(rb"charset=([\w.-]+)")


def _read(file: GlossaryFile) -> Glossary:
    catalogue = _parse(file)
    source, target = _languages(file, catalogue)
    groups: dict[tuple[str, str], list[POEntry]] = {}
    for entry in catalogue:
        if entry.obsolete:
            continue
        if entry.msgid_plural or not entry.msgid.strip():
            found = "a plural" if entry.msgid_plural else "an empty msgid"
            file.reject(f"{found} is no glossary entry", entry.linenum, "expected one msgid and one msgstr")
            continue
        groups.setdefault(_key(entry), []).append(entry)
    ids: set[str] = set()
    return Glossary(file.name, tuple(_concept(group, source, target, ids) for group in groups.values()))


def _parse(file: GlossaryFile) -> POFile:
    import polib

    declared = _CHARSET.search(file.data[:4096])
    charset = declared.group(1).decode() if declared else ""
    # A template that nobody has filled in still says CHARSET.
    text = file.text(None if charset in ("", "CHARSET") else charset)
    if not text.strip():
        raise file.error("is empty", hint="expected a PO file with the header Language")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#") and not _SYNTAX.fullmatch(line):
            raise file.error("is no PO file", number, "expected a keyword and a text in quotation marks")
    try:
        # polib takes a string without a line end for a path.
        return polib.pofile(text + "\n")
    except (OSError, ValueError, IndexError, UnicodeError) as error:
        place = _LINE.search(str(error))
        raise file.error("is no PO file", int(place.group(1)) if place else None, "check it with msgfmt -c") from error


def _languages(file: GlossaryFile, catalogue: POFile) -> tuple[str, str]:
    if len(file.languages) == 2:
        return file.languages[0], file.languages[1]
    source = catalogue.metadata.get(_SOURCE, "") or "en"
    target = catalogue.metadata.get("Language", "")
    if not target:
        raise file.error("the header does not say the Language", hint="add it, or give source and target language")
    return source.replace("_", "-"), target.replace("_", "-")


def _key(entry: POEntry) -> tuple[str, str]:
    reference = _reference(entry)
    return ("", reference) if reference else (entry.msgid, entry.msgctxt or "")


def _reference(entry: POEntry) -> str:
    """The concept id among the references; others lead into program source."""
    found = (name for name, line in entry.occurrences if name.startswith(_CONCEPT) and not line)
    return unquote(next(found, "").removeprefix(_CONCEPT))


def _concept(entries: Sequence[POEntry], source: str, target: str, ids: set[str]) -> Concept:
    first = entries[0]
    number = len(ids) + 1
    identifier = _reference(first) or f"c{number}"
    while identifier in ids:
        identifier += "'"
    ids.add(identifier)
    return Concept(
        identifier,
        settle_statuses(dict.fromkeys(_terms(entries, source, target))),
        domain=_NUMBERED.sub("", first.msgctxt or ""),
        definition=first.comment,
        do_not_translate=any("read-only" in entry.flags for entry in entries),
    )


def _terms(entries: Iterable[POEntry], source: str, target: str) -> Iterator[tuple[Term, Status | None]]:
    for text in dict.fromkeys(entry.msgid.strip() for entry in entries):
        yield Term(text, source), None
    for entry in entries:
        if entry.msgstr.strip():
            status = next((status for flag, status in _STATUS_FLAGS.items() if flag in entry.flags), None)
            yield Term(entry.msgstr.strip(), target, note=entry.tcomment), status


def _write(glossary: Glossary, languages: tuple[str, ...]) -> bytes:
    import polib

    source, target = language_pair(glossary, languages)
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Project-Id-Version": glossary.name,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": target.replace("-", "_"),
        _SOURCE: source.replace("-", "_"),
    }
    used: set[tuple[str, str]] = set()
    for concept in glossary.concepts:
        for original, translation in _pairs(concept, source, target):
            catalogue.append(_entry(concept, original, translation, used))
    return (str(catalogue).rstrip("\n") + "\n").encode()


def _pairs(concept: Concept, source: str, target: str) -> Iterator[tuple[Term, Term | None]]:
    """Every target term beside the preferred source term, then the other source terms beside the preferred target."""
    originals = concept.allowed(source)
    translations = concept.in_language(target)
    for original in originals[:1]:
        for translation in translations or (None,):
            yield original, translation
    for original in originals[1:]:
        yield original, concept.preferred(target)


def _entry(concept: Concept, original: Term, translation: Term | None, used: set[tuple[str, str]]) -> POEntry:
    import polib

    flags = ["read-only"] if concept.do_not_translate else []
    if translation is not None:
        flags += [flag for flag, status in _STATUS_FLAGS.items() if status is translation.status]
    # msgid and context together must be unique in a PO file.
    context, number = concept.domain, 1
    while (original.text, context) in used:
        number += 1
        context = f"{concept.domain} #{number}".strip()
    used.add((original.text, context))
    return polib.POEntry(
        msgid=original.text,
        msgstr=translation.text if translation else "",
        msgctxt=context or None,
        comment=concept.definition,
        tcomment=translation.note if translation else "",
        flags=flags,
        occurrences=[(_CONCEPT + _UNFIT.sub(lambda match: quote(match.group()), concept.id), "")],
    )


PO = GlossaryFormat("po", (".po", ".pot"), _read, _write, lambda head: "\nmsgid " in f"\n{head}")
