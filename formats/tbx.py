"""Term bases (TBX 2 and 3) as bilingual documents, a pair of terms a segment; glossary/tbx.py reads glossaries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from glossator.formats.format import Change, Format, Languages, Part, language_of, text_of, unique
from glossator.formats.xml_elements import Element, check, elements, escaped, prefix, quoted
from glossator.formats.xml_inline import BLANKS, element_edits, encoded, inline_edits, inline_text, trimmed_chunks
from glossator.formats.xml_tokens import unescaped, xml_charset
from glossator.languages.language import base_code
from glossator.model import Document, Edit, Segment, Span, State, Text

__all__ = ["FORMAT", "parse"]

_ROOTS = {"tbx": "TBX version 3", "martif": "TBX version 2"}
_ENTRIES = ("conceptEntry", "termEntry")
_SECTIONS = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
# Elements that say something in words, in DCA style; in DCT style the category is the name.
_SAYING = ("descrip", "admin", "termNote", "note", "definition", "subjectField", "administrativeStatus")
_LANGUAGE = re.compile(r"<(?:[\w.-]+:)?lang(?:Sec|Set)\b[^>]*?\s(?:xml:)?lang\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two terms of a concept; what has no term yet has a place for it, in a section of its language if there is one."""

    id: str
    entry: Element
    source: Element
    target: Element | None
    place: int
    section: Element | None


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a term base: each term in the source language beside one in the target language.

    The source language is the one given, else that of the file (`xml:lang`) if it has terms, else the commonest; the
    target language the one given, else the commonest of the others; a file of one language has sources only. The first
    terms of both stand together, then the second; a term more in the target stands beside the first of the source.
    Ids are `concept`, `concept~2` …; `notes` are what is said of the concept and of the target.

    Raises:
        FormatError: the XML is not well-formed, declares entities, or is no TBX.
    """
    root = check(raw, path, _ROOTS)
    chosen = _languages(raw, root, languages)
    segments = tuple(_segment(raw, pair, chosen, block) for block, pair in enumerate(_pairs(raw, chosen), 1))
    source, notices = language_of((segment.source.value for segment in segments), chosen.source)
    bilingual = chosen.target is not None
    return Document(path, "tbx", raw, segments, source, chosen.target, bilingual=bilingual, notices=notices)


def _languages(raw: str, root: str, given: Languages) -> Languages:
    counts = Counter(double or single for double, single in _LANGUAGE.findall(raw))
    start = re.search(rf"<(?:[\w.-]+:)?{root}\b[^>]*?\sxml:lang\s*=\s*[\"']([^\"']*)", raw)
    named = start.group(1) if start else ""
    common = [code for code, _ in counts.most_common()]
    source = given.source or next((code for code in common if _is_same(code, named)), None) or next(iter(common), None)
    others = [code for code in common if source and not _is_same(code, source)]
    varieties = [code for code in common if source and code.lower() != source.lower()]
    target = given.target or next(iter(others or varieties), None)
    return Languages(_tidy(source), _tidy(target))


def _tidy(code: str | None) -> str | None:
    return code.strip().replace("_", "-") or None if code else None


def _is_same(one: str, other: str) -> bool:
    return base_code(one.strip()) == base_code(other.strip())


def _pairs(raw: str, languages: Languages) -> Iterator[_Pair]:
    found = [
        pair
        for number, entry in enumerate(elements(raw, *_ENTRIES), 1)
        for pair in _entry_pairs(entry, entry.attributes.get("id", "").strip() or f"c{number}", languages)
    ]
    for id_, pair in zip(unique(pair.id for pair in found), found, strict=True):
        yield replace(pair, id=id_)


def _entry_pairs(entry: Element, id_: str, languages: Languages) -> Iterator[_Pair]:
    source, target = _section(entry, languages.source), _section(entry, languages.target)
    if source is None:
        return
    target = None if target is source else target
    sources, targets = _terms(source), _terms(target) if target else []
    last = next(reversed(list(target.each(*_TERMS))), None) if target else None
    place = last.end if last else target.content.start if target else source.end
    for number in range(max(len(sources), len(targets)) if sources else 0):
        term = sources[number] if number < len(sources) else sources[0]
        yield _Pair(id_, entry, term, targets[number] if number < len(targets) else None, place, target)


def _section(entry: Element, wanted: str | None) -> Element | None:
    """The section of a language: one with terms, and of its very variety, comes first."""
    same = [one for one in entry.each(*_SECTIONS) if wanted and _is_same(_code(one), wanted)]
    ranked = sorted(same, key=lambda one: (not _terms(one), _code(one).lower() != (wanted or "").lower()))
    return next(iter(ranked), None)


def _code(section: Element) -> str:
    return _tidy(section.attributes.get("xml:lang") or section.attributes.get("lang")) or ""


def _terms(section: Element) -> list[Element]:
    return [term for part in section.each(*_TERMS) for term in islice(part.within("term"), 1)]


def _segment(raw: str, pair: _Pair, languages: Languages, block: int) -> Segment:
    source = inline_text(trimmed_chunks(raw, pair.source.content), pair.source.content.start)
    target: Text | None = None
    if pair.target:
        target = inline_text(trimmed_chunks(raw, pair.target.content), pair.target.content.start)
    elif languages.target:
        target = text_of([Part("", pair.place, 0)])
    state = State.TRANSLATED if target and target.value else State.INITIAL
    return Segment(pair.id, source, target, state, block, notes=tuple(_notes(raw, pair)))


def _notes(raw: str, pair: _Pair) -> Iterator[str]:
    """What is said of the concept, and of the target term."""
    part = (
        next((one for one in pair.section.each(*_TERMS) if pair.target in one.within("term")), None)
        if (pair.section and pair.target)
        else None
    )
    for element in chain(pair.entry.children, part.children if part else ()):
        if element.name in _SAYING and not element.children:
            value = " ".join(unescaped(raw[element.content.start : element.content.end]).split())
            kind = element.attributes.get("type", "" if element.name == "note" else element.name)
            if value:
                yield f"{kind}: {value}" if kind else value


def edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the terms that changed; a new one gets an element, and a section of its language if need be.

    Raises:
        FormatError: XML cannot hold a character of it.
    """
    wanted = {change.old.id: change for change in changes}
    root = check(document.raw, document.path, _ROOTS)
    languages = Languages(document.source_language, document.target_language)
    chosen = _languages(document.raw, root, languages)
    for pair in _pairs(document.raw, chosen):
        if pair.id in wanted:
            old, new = wanted[pair.id]
            before, after = (one.source if one.target is None else one.target for one in (old, new))
            if before.value != after.value:
                yield from _pair_edits(document, pair, old, chosen.target or "", after.value)


def _pair_edits(document: Document, pair: _Pair, old: Segment, language: str, value: str) -> Iterator[Edit]:
    raw, path = document.raw, document.path
    term = pair.target if old.target else pair.source
    if term is None:
        yield Edit(Span(pair.place, pair.place), _new_term(raw, path, pair, language, value))
        return
    chunks = trimmed_chunks(raw, term.content)
    others = trimmed_chunks(raw, pair.source.content)
    if term.is_empty or not chunks:
        yield from element_edits(raw, path, term, chunks, others, value)
        return
    last = chunks[-1].part
    place = Span(chunks[0].part.file_start, last.file_start + last.file_length)
    if "<![CDATA[" in raw[term.content.start : term.content.end]:
        place = term.content
    if value == value.strip(BLANKS):
        yield from inline_edits(raw, path, place, chunks, others, value)
    else:
        yield Edit(place, _padded(encoded(raw, path, (*chunks, *others), value)))


def _padded(content: str) -> str:
    """A content whose outer white space is meant, so that no reader drops it."""
    start = len(content) - len(content.lstrip(BLANKS))
    end = len(content.rstrip(BLANKS))
    outer = (content[:start], content[end:] if end > start else "")
    before, after = ("".join(f"&#{ord(blank)};" for blank in one) for one in outer)
    return f"{before}{content[start:end]}{after}"


def _new_term(raw: str, path: str, pair: _Pair, language: str, value: str) -> str:
    """A term as the file writes them, on a line of its own if the source's are."""
    section = next(one for one in pair.entry.each(*_SECTIONS) if pair.source in one.within("term"))
    part = next(one for one in section.each(*_TERMS) if pair.source in one.within("term"))
    before = prefix(raw, part)
    group = ("<{0}termGrp>", "</{0}termGrp>") if part.name == "ntig" else ("", "")
    inner = f"{group[0]}<{{0}}term>{{1}}</{{0}}term>{group[1]}".format(before, _padded(escaped(value, path)))
    written = f"<{before}{part.name}>{inner}</{before}{part.name}>"
    model = part
    if pair.section is None:
        written = f"<{before}{section.name} xml:lang={quoted(language, path)}>{written}</{before}{section.name}>"
        model = section
    start = raw.rfind("\n", 0, model.tag.start) + 1
    indent = raw[start : model.tag.start]
    newline = "\r\n" if raw[:start].endswith("\r\n") else "\n"
    return (newline + indent if not indent.strip() else "") + written


FORMAT = Format(
    "tbx",
    (".tbx",),
    parse,
    edit,
    sniff=lambda head: re.search(r"<(?:tbx|martif)[\s>]", head) is not None,
    charset=xml_charset,
    bilingual=True,
)
