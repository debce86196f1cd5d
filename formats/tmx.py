"""Translation memories (TMX 1.1 to 1.4) as bilingual documents; translate/tmx.py reads them as memories."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import tee

from glossator.errors import FormatError
from glossator.formats.format import Change, Format, Languages, Part, language_of, text_of, unique
from glossator.formats.tmx_codes import seg_chunks
from glossator.formats.xml_elements import (
    Element,
    check,
    elements,
    prefix,
    quoted,
)
from glossator.formats.xml_inline import Chunk, element_edits, encoded, inline_text
from glossator.formats.xml_tokens import unescaped, xml_charset
from glossator.languages.language import base_code
from glossator.model import Document, Edit, Segment, Span, State, Text

__all__ = ["CONTEXTS", "FORMAT", "parse"]

# Where tools keep what tells two translations of a text apart: Glossator, others, OmegaT.
CONTEXTS = ("x-context", "context", "id")
_LANGUAGE = re.compile(r"<(?:[\w.-]+:)?tuv\b[^>]*?\s(?:xml:)?lang\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ROOT = {"tmx": "TMX"}


@dataclass(frozen=True, slots=True)
class _Unit:
    """A `tu` with the two texts that are wanted; `target` is None where it has none in that language."""

    id: str
    element: Element
    source: Element
    target: Element | None


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a memory: a segment for each unit with a text in the source language.

    The source language is the one given, else the one that the unit or the header names, else that of the first text;
    the target language the one given, else the one that most other texts are in. Ids are the `tuid`, else numbers from
    1 on; `notes` are the notes and the properties (`type: value`) of the unit and of its two texts.

    Raises:
        FormatError: the XML is not well-formed, declares entities, or is no TMX.
    """
    check(raw, path, _ROOT)
    chosen = _languages(raw, languages)
    segments = tuple(_segment(raw, unit, block) for block, unit in enumerate(_units(raw, chosen), 1))
    source, notices = language_of((segment.source.value for segment in segments), chosen.source)
    return Document(path, "tmx", raw, segments, source, chosen.target, bilingual=True, notices=notices)


def _languages(raw: str, given: Languages) -> Languages:
    """The languages of the document; a file names one source language, or *all* for whatever comes first."""
    counts = Counter(double or single for double, single in _LANGUAGE.findall(raw))
    header = next(elements(raw, "header"), None)
    named = header.attributes.get("srclang", "*all*") if header else "*all*"
    source = given.source or (named if named != "*all*" else next(iter(counts), None))
    others = [code for code, _ in counts.most_common() if source is None or not _is_same(code, source)]
    # English beside English: the varieties tell the texts apart, or else their order.
    varieties = [code for code in counts if source and code.lower() != source.lower()]
    target = given.target or next(iter(others or varieties), source)
    return Languages(_tidy(source), _tidy(target))


def _tidy(code: str | None) -> str | None:
    return code.strip().replace("_", "-") or None if code else None


def _is_same(one: str, other: str) -> bool:
    return base_code(one.strip()) == base_code(other.strip())


def _units(raw: str, languages: Languages) -> Iterator[_Unit]:
    seen, named = tee(elements(raw, "tu"))
    ids = unique(element.attributes.get("tuid", "").strip() or str(number) for number, element in enumerate(named, 1))
    for element, id_ in zip(seen, ids, strict=True):
        variants = [variant for variant in element.each("tuv") if variant.first("seg")]
        sources = _fitting(variants, languages.source) or _fitting(variants, element.attributes.get("srclang"))
        targets = [one for one in _fitting(variants, languages.target) if one not in sources[:1]]
        sources = sources or [one for one in variants if one not in targets[:1]]
        if sources:
            yield _Unit(id_, element, sources[0], next(iter(targets), None))


def _fitting(variants: Sequence[Element], wanted: str | None) -> list[Element]:
    """The texts in a language, those in its very variety first."""
    if not wanted:
        return []
    codes = [(_code(variant), variant) for variant in variants]
    same = [(code, variant) for code, variant in codes if _is_same(code, wanted)]
    return [variant for _, variant in sorted(same, key=lambda one: one[0].lower() != wanted.lower())]


def _code(variant: Element) -> str:
    return _tidy(variant.attributes.get("xml:lang") or variant.attributes.get("lang")) or ""


def _segment(raw: str, unit: _Unit, block: int) -> Segment:
    source = _text(raw, unit.source)
    target = _text(raw, unit.target) if unit.target else text_of([Part("", unit.source.end, 0)])
    state = State.TRANSLATED if target.value.strip() else State.INITIAL
    notes, context = [], ""
    for element in (unit.element, unit.source, unit.target):
        for child in element.each("note", "prop") if element else ():
            value, type_ = _plain(raw, child), child.attributes.get("type", "")
            if child.name == "prop" and type_ in CONTEXTS:
                context = context or value
            else:
                notes.append(f"{type_}: {value}" if type_ else value)
    return Segment(unit.id, source, target, state, block, context=context, notes=tuple(filter(None, notes)))


def _plain(raw: str, element: Element) -> str:
    return " ".join(unescaped(raw[element.content.start : element.content.end]).split())


def _text(raw: str, variant: Element) -> Text:
    seg = variant.first("seg")
    return inline_text(_chunks(raw, variant), seg.content.start if seg else variant.content.start)


def _chunks(raw: str, variant: Element | None) -> tuple[Chunk, ...]:
    seg = variant.first("seg") if variant else None
    return tuple(seg_chunks(raw, seg.content)) if seg else ()


def edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the targets that changed; codes stay elements, all other text is escaped; TMX has no states.

    Raises:
        FormatError: a new target has lost one tag of a pair, or XML cannot hold a character of it.
    """
    wanted = {change.old.id: change for change in changes}
    languages = Languages(document.source_language, document.target_language)
    chosen = _languages(document.raw, languages)
    for unit in _units(document.raw, chosen):
        if unit.id in wanted:
            old, new = wanted[unit.id]
            value = new.target.value if new.target else ""
            if value != (old.target.value if old.target else ""):
                yield from _unit_edits(document, unit, chosen.target or "", value)


def _unit_edits(document: Document, unit: _Unit, language: str, value: str) -> Iterator[Edit]:
    raw, source = document.raw, _chunks(document.raw, unit.source)
    seg = unit.target.first("seg") if unit.target else None
    if seg:
        yield from element_edits(raw, document.path, seg, _chunks(raw, unit.target), source, value)
        return
    if not language:
        hint = "give --target-lang"
        raise FormatError(f"the unit {unit.id} has one language, expected two", path=document.path, hint=hint)
    place = unit.source.end
    content = encoded(raw, document.path, source, value)
    start = raw.rfind("\n", 0, unit.source.tag.start) + 1
    indent = raw[start : unit.source.tag.start]
    newline = "\r\n" if raw[:start].endswith("\r\n") else "\n"
    before = newline + indent if not indent.strip() else ""
    named = prefix(raw, unit.source)
    code = "xml:lang" if "xml:lang" in unit.source.attributes else "lang"
    opening = f"<{named}tuv {code}={quoted(language, document.path)}><{named}seg>"
    yield Edit(Span(place, place), f"{before}{opening}{content}</{named}seg></{named}tuv>")


FORMAT = Format(
    "tmx",
    (".tmx",),
    parse,
    edit,
    sniff=lambda head: re.search(r"<(?:[\w.-]+:)?tmx[\s>]", head) is not None,
    charset=xml_charset,
    bilingual=True,
)
