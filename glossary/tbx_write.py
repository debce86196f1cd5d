"""Writes TBX: in the version, style and dialect that was read, else as TBX-Basic of version 3 in DCA style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from xml.sax.saxutils import escape, quoteattr

from glossator.errors import GlossaryError
from glossator.glossary.concept import Concept, Glossary, Term
from glossator.glossary.tbx_categories import (
    OWN_NAMESPACE,
    concept_facts,
    concept_of,
    local_name,
    said_of_concept,
    said_of_term,
    term_facts,
    term_of,
    text_of,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["write_tbx"]

_CORE = "urn:iso:std:iso:30042:ed-2"
_DEFAULT_ROOT = f'<tbx xmlns="{_CORE}" type="TBX-Basic" style="dca" xml:lang="en"/>'
_MIN = "http://www.tbxinfo.net/ns/min"
_BASIC = "http://www.tbxinfo.net/ns/basic"
_PREFIXES = {"min": _MIN, "basic": _BASIC, "glossator": OWN_NAMESPACE}
_XML = "http://www.w3.org/XML/1998/namespace"
# The module of a data category in DCT style; the other ones of the public dialects belong to Basic.
_OF_MIN = frozenset({"administrativeStatus", "partOfSpeech", "subjectField"})
_IN_TERM_GROUP = frozenset({"termNote", "termNoteGrp", "termCompList"})
_SECTIONS = ("langSec", "langSet")
_DECLARATION = re.compile(r' xmlns(?::([\w.-]+))?="([^"]*)"')
# XML 1.0, section 2.2.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Style:
    """How entries are written. `namespaces` are those that the root declares, by prefix."""

    root: str
    header: str
    entry: str
    section: str
    part: str
    dct: bool
    namespaces: Mapping[str | None, str]

    def said(self, tag: str, category: str, value: str) -> str:
        """One element that says `value` of a data category."""
        if tag == "note":
            return f"<note>{_escape(value)}</note>"
        if not self.dct:
            return f"<{tag} type={quoteattr(category)}>{_escape(value)}</{tag}>"
        own = category.removeprefix("x-glossator-")
        namespace = OWN_NAMESPACE if own != category else _MIN if category in _OF_MIN else _BASIC
        prefix = next(prefix for prefix, uri in self.namespaces.items() if prefix and uri == namespace)
        return f"<{prefix}:{own}>{_escape(value)}</{prefix}:{own}>"

    def start(self, name: str, read: _Element | None = None, ours: Mapping[str, str] | None = None) -> str:
        """A start tag with our attributes over those of an element that was read."""
        attributes: dict[str, str] = {}
        if read is not None:
            prefixes = {uri: prefix for prefix, uri in _namespaces(read).items() if prefix} | {_XML: "xml"}
            for prefix, uri in _namespaces(read).items():
                if self.namespaces.get(prefix) != uri:
                    attributes[f"xmlns:{prefix}" if prefix else "xmlns"] = uri
            for key, value in read.attrib.items():
                uri, _, local = str(key).removeprefix("{").rpartition("}")
                attributes[f"{prefixes[uri]}:{local}" if uri else local] = str(value)
        attributes |= ours or {}
        return f"<{name}{''.join(f' {key}={quoteattr(_checked(value))}' for key, value in attributes.items())}>"

    def within(self, fragment: str) -> str:
        """A fragment without the namespaces that the root declares."""
        start, mark, rest = fragment.partition(">")
        kept = _DECLARATION.sub(
            lambda match: "" if self.namespaces.get(match.group(1)) == match.group(2) else match.group(), start
        )
        return kept + mark + rest


def write_tbx(glossary: Glossary, _languages: tuple[str, ...] = ()) -> bytes:
    """The glossary as TBX.

    Raises:
        GlossaryError: a text holds a control character.
    """
    return ("\n".join(_lines(glossary)) + "\n").encode()


def _lines(glossary: Glossary) -> Iterator[str]:
    # Instructions and the document type stand before the root, which must be the one of the style below.
    before = [fragment for fragment in glossary.extras if fragment.startswith(("<?", "<!"))]
    outside = {local_name(element): (element, text) for element, text in _parsed(glossary.extras) if text not in before}
    root = next((outside.pop(name)[0] for name in ("tbx", "martif") if name in outside), None)
    start, style = _root(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield from before
    yield start
    if style.header in outside:
        yield f"  {style.within(outside.pop(style.header)[1])}"
    else:
        yield from _header(glossary, style)
    yield "  <text>"
    yield "    <body>"
    for concept in glossary.concepts:
        yield from _concept(concept, style)
    yield "    </body>"
    for _, fragment in outside.values():
        yield f"    {style.within(fragment)}"
    yield "  </text>"
    yield f"</{style.root}>"


def _parsed(fragments: Iterable[str]) -> Iterator[tuple[_Element, str]]:
    """The fragments that are elements, each with its text."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for fragment in fragments:
        if not fragment.startswith(("<?", "<!")):
            yield etree.fromstring(fragment, parser), fragment


def _root(read: _Element | None) -> tuple[str, _Style]:
    """The start tag of the root and the style that it tells."""
    from lxml import etree

    old = etree.fromstring(_DEFAULT_ROOT) if read is None else read
    name = local_name(old)
    core = str(old.tag).rpartition("}")[0].removeprefix("{")
    dct = str(old.get("style", "")).lower() == "dct"
    namespaces: dict[str | None, str] = {None: core} if core else {}
    namespaces |= {prefix: uri for prefix, uri in _namespaces(old).items() if prefix}
    if dct:
        namespaces |= {prefix: uri for prefix, uri in _PREFIXES.items() if uri not in namespaces.values()}
    names = ("conceptEntry", "langSec", "termSec") if name == "tbx" else ("termEntry", "langSet", "tig")
    style = _Style(name, f"{name}Header", *names, dct, namespaces)
    declared = {f"xmlns:{prefix}" if prefix else "xmlns": uri for prefix, uri in namespaces.items()}
    return style.start(name, old, declared), style


def _namespaces(element: _Element) -> dict[str | None, str]:
    # The stubs of lxml forget that the prefix of the default namespace is None.
    return cast("dict[str | None, str]", dict(element.nsmap))


def _header(glossary: Glossary, style: _Style) -> Iterator[str]:
    yield f"  <{style.header}>"
    yield "    <fileDesc>"
    yield f"      <titleStmt><title>{_escape(glossary.name)}</title></titleStmt>"
    yield "      <sourceDesc><p>Written by Glossator</p></sourceDesc>"
    yield "    </fileDesc>"
    yield f"  </{style.header}>"


def _concept(concept: Concept, style: _Style) -> Iterator[str]:
    extras = list(_parsed(concept.extras))
    sections: dict[str, list[_Element]] = {term.language: [] for term in concept.terms}
    for element, _ in extras:
        if local_name(element) in _SECTIONS:
            sections.setdefault(_language(element), []).append(element)
    others = [(element, text) for element, text in extras if local_name(element) not in (*_SECTIONS, style.entry)]
    wrapper = next((element for element, _ in extras if local_name(element) == style.entry), None)
    yield f"      {style.start(style.entry, wrapper, {'id': concept.id})}"
    read = [section for of_language in sections.values() for section in of_language]
    known = _known_of_concept((element for element, _ in others), read)
    for said in said_of_concept(concept):
        if said not in known:
            yield f"        {style.said(*said)}"
    for _, fragment in others:
        yield f"        {style.within(fragment)}"
    for language, of_language in sections.items():
        yield from _section(language, of_language, [term for term in concept.terms if term.language == language], style)
    yield f"      </{style.entry}>"


def _known_of_concept(elements: Iterable[_Element], sections: Iterable[_Element]) -> set[tuple[str, str, str]]:
    """What extras say of a concept already; a definition may stand with a language."""
    inner = [child for section in sections for child in section.iterchildren("*")]
    try:
        known = set(said_of_concept(concept_of(concept_facts(elements))))
        return known | {said for said in said_of_concept(concept_of(concept_facts(inner))) if said[1] == "definition"}
    except ValueError:
        # A second value of a category is kept unjudged.
        return set()


def _section(language: str, read: list[_Element], terms: Iterable[Term], style: _Style) -> Iterator[str]:
    from lxml import etree

    first = read[0] if read else None
    yield f"        {style.start(style.section, first, {'xml:lang': language})}"
    for section in read:
        for child in section.iterchildren("*"):
            yield f"          {style.within(etree.tostring(child, encoding='unicode', with_tail=False))}"
    for term in terms:
        yield from _term(term, style)
    yield f"        </{style.section}>"


def _term(term: Term, style: _Style) -> Iterator[str]:
    extras = _sorted_extras(term) if term.extras else {}
    wrapper = next((extras.pop(name)[0][0] for name in ("termSec", "tig", "ntig") if name in extras), None)
    grouped = style.root == "martif" and wrapper is not None and local_name(wrapper) == "ntig"
    name = "ntig" if grouped else style.part
    elements = extras.pop("term", [])
    kept = [fragment for element, fragment in elements if text_of(element) == term.text]
    others = [pair for pairs in extras.values() for pair in pairs]
    known = _known_of_term(element for element, _ in others)
    notes = [style.said(*said) for said in said_of_term(term) if said not in known and said[0] == "termNote"]
    notes += [style.within(fragment) for element, fragment in others if local_name(element) in _IN_TERM_GROUP]
    rest = [style.said(*said) for said in said_of_term(term) if said not in known and said[0] != "termNote"]
    rest += [style.within(fragment) for element, fragment in others if local_name(element) not in _IN_TERM_GROUP]
    yield f"          {style.start(name, wrapper)}"
    if grouped:
        yield "            <termGrp>"
    yield f"            {style.within(kept[0]) if kept else f'<term>{_escape(term.text)}</term>'}"
    yield from (f"            {line}" for line in notes)
    if grouped:
        yield "            </termGrp>"
    yield from (f"            {line}" for line in rest)
    yield f"          </{name}>"


def _sorted_extras(term: Term) -> dict[str, list[tuple[_Element, str]]]:
    """The extras of a term by the name of the element."""
    found: dict[str, list[tuple[_Element, str]]] = {}
    for element, fragment in _parsed(term.extras):
        found.setdefault(local_name(element), []).append((element, fragment))
    return found


def _known_of_term(elements: Iterable[_Element]) -> set[tuple[str, str, str]]:
    """What extras say of a term already."""
    try:
        term, status = term_of(term_facts(elements))
    except ValueError:
        # A second value of a category is kept unjudged.
        return set()
    unstated = {"administrativeStatus"} if status is None else set()
    return {said for said in said_of_term(term) if said[1] not in unstated}


def _language(section: _Element) -> str:
    return str(section.get(f"{{{_XML}}}lang") or section.get("lang") or "")


def _escape(text: str) -> str:
    return escape(_checked(text))


def _checked(text: str) -> str:
    found = _CONTROL.search(text)
    if found:
        what = f"{text[:60]!r} holds the control character U+{ord(found.group()):04X}"
        raise GlossaryError(f"{what}, which XML cannot carry")
    return text
