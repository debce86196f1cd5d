"""TBX, the standard of terminology exchange: version 2 (`martif`) and version 3 (ISO 30042:2019, `tbx`), both styles.

What Glossator does not interpret is kept as XML in `extras` and written back: at the glossary the empty root element
(which tells version, style and dialect), header, back matter and what precedes the root; at the concept its unknown
elements and, per language, a `langSec` of its elements that are no terms; at the term its unknown elements and, where
they have attributes, the empty `termSec` and the `term`. XML comments are not kept. Cross references are text here;
nothing follows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from glossator.glossary.concept import Concept, Glossary, Status, Term
from glossator.glossary.format import GlossaryFile, GlossaryFormat, settle_statuses
from glossator.glossary.tbx_categories import concept_facts, concept_of, local_name, term_facts, term_of, text_of
from glossator.glossary.tbx_write import write_tbx

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["TBX"]

_ENTRIES = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _read(file: GlossaryFile) -> Glossary:
    root = _parse(file)
    concepts: dict[str, Concept] = {}
    for number, entry in enumerate(root.iter("{*}conceptEntry", "{*}termEntry"), 1):
        try:
            if local_name(cast("_Element", entry.getparent())) in _ENTRIES:
                raise ValueError("an entry stands inside another")
            concept = _concept(file, entry, f"c{number}")
            if concept.id in concepts:
                raise ValueError(f"the concept {concept.id!r} comes twice")
            concepts[concept.id] = concept
        except ValueError as error:
            file.reject(str(error), _line(entry))
    title = str(root.xpath("string(*/*/*[local-name()='titleStmt']/*[local-name()='title'])"))
    name = " ".join(title.split()) or file.name
    return Glossary(name, tuple(concepts.values()), extras=tuple(_surroundings(root)))


def _parse(file: GlossaryFile) -> _Element:
    from lxml import etree

    if not file.data.strip():
        raise file.error("is empty", hint="expected TBX")
    # Entities in attributes are expanded all the same, within the amplification limit of libxml2.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(file.data, parser)
    except etree.XMLSyntaxError as error:
        raise file.error(f"is no well-formed XML: {error.msg}", error.lineno) from error
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise file.error("declares XML entities, which are not resolved", hint="write the characters themselves")
    if local_name(root) not in ("martif", "tbx"):
        found = f"the root element is {local_name(root)!r}"
        raise file.error(found, _line(root), "expected martif (TBX version 2) or tbx (version 3)")
    return root


def _concept(file: GlossaryFile, entry: _Element, number: str) -> Concept:
    sections = [child for child in entry.iterchildren("*") if local_name(child) in _LANGUAGES]
    facts = concept_facts(child for child in entry.iterchildren("*") if local_name(child) not in _LANGUAGES)
    extras = [_fragment(_emptied(entry))] if set(entry.attrib) - {"id"} else []
    extras += map(_fragment, facts.rest)
    concept = concept_of(facts)
    terms: list[tuple[Term, Status | None]] = []
    for section in sections:
        language = section.get(_XML_LANG) or section.get("lang")
        if not language:
            file.reject("the language is not stated", _line(section), 'expected xml:lang="…"')
            continue
        others = [child for child in section.iterchildren("*") if local_name(child) not in _TERMS]
        extras += _language_extra(section, others)
        if others and not concept.definition:
            concept = replace(concept, definition=concept_facts(others).get("definition"))
        terms += _terms(file, section, language)
    return replace(concept, id=entry.get("id") or number, terms=settle_statuses(terms), extras=tuple(extras))


def _terms(file: GlossaryFile, section: _Element, language: str) -> Iterator[tuple[Term, Status | None]]:
    for part in section.iterchildren("*"):
        if local_name(part) in _TERMS:
            try:
                yield _term(part, language)
            except ValueError as error:
                file.reject(str(error), _line(part))


def _term(part: _Element, language: str) -> tuple[Term, Status | None]:
    children = list(part.iterchildren("*"))
    groups = [child for child in children if local_name(child) == "termGrp"]
    if groups:
        children = [child for child in children if child not in groups]
        children += chain.from_iterable(group.iterchildren("*") for group in groups)
    elements = [child for child in children if local_name(child) == "term"]
    text = text_of(elements[0]) if elements else ""
    if not text:
        raise ValueError(f"an empty term in {language!r}")
    children.remove(elements[0])
    facts = term_facts(children)
    term, status = term_of(facts, text, language)
    # An `ntig` is written as one again, and attributes as they were.
    extras = [_fragment(_emptied(part))] if part.attrib or local_name(part) == "ntig" else []
    extras += map(_fragment, facts.rest)
    if elements[0].attrib or len(elements[0]):
        extras.append(_fragment(elements[0]))
    return (replace(term, extras=tuple(extras)) if extras else term), status


def _language_extra(section: _Element, others: list[_Element]) -> list[str]:
    """The section without its terms, where it says more than a language or has no term at all."""
    if not others and set(section.attrib) <= {_XML_LANG} and len(section):
        return []
    kept = _emptied(section)
    for child in others:
        copy = deepcopy(child)
        copy.tail = None
        kept.append(copy)
    return [_fragment(kept)]


def _line(element: _Element) -> int | None:
    return cast("int | None", element.sourceline)


def _emptied(element: _Element) -> _Element:
    from lxml import etree

    namespaces: Any = element.nsmap
    attributes: Any = element.attrib
    return etree.Element(element.tag, dict(attributes), nsmap=namespaces)


def _surroundings(root: _Element) -> Iterator[str]:
    """Instructions before the root, the root emptied, and everything outside the body."""
    from lxml import etree

    yield from map(_fragment, reversed(list(root.itersiblings(preceding=True))))
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:
        yield docinfo.doctype
    yield etree.tostring(_emptied(root), encoding="unicode")
    for child in root.iterchildren("*"):
        if local_name(child) != "text":
            yield _fragment(child)
        else:
            yield from (_fragment(part) for part in child.iterchildren("*") if local_name(part) != "body")


def _fragment(element: _Element) -> str:
    """An element as XML that stands by itself, with the namespaces that it uses and no others."""
    from lxml import etree

    alone = deepcopy(element)
    if isinstance(alone.tag, str):
        etree.cleanup_namespaces(alone)
    return etree.tostring(alone, encoding="unicode", with_tail=False)


TBX = GlossaryFormat("tbx", (".tbx", ".xml"), _read, write_tbx, lambda head: "<martif" in head or "<tbx" in head)
