"""Finds what is wrong in a glossary itself.

Findings have the concept in `segment_id`, and a span that covers the term. Their rules are the keys of `LINT_RULES`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.glossary.match import TermIndex
from glossator.languages.language import base_code, languages, same_language
from glossator.model import Finding, Severity, Side, Span

__all__ = ["LINT_RULES", "lint"]

LINT_RULES: Mapping[str, str] = MappingProxyType(
    {
        "glossary-empty": "a concept has no term",
        "glossary-duplicate": "a term comes twice in a concept, or a concept says the same as another",
        "glossary-conflict": "a term is the preferred one of two concepts",
        "glossary-contradiction": "a forbidden or deprecated term is also an allowed one",
        "glossary-language-missing": "a concept has no allowed term in a language that is asked for or most have",
        "glossary-unmatchable": "a term can never be found in a text",
        "glossary-case": "a term is written in upper case here and in lower case there",
        "glossary-language": "a term, or all of a language, is in another language or script",
    }
)

# Fewer terms than this say too little of the language that they are in.
_COLUMN = 20
# Greek letters are symbols in every language.
_EVERYWHERE = frozenset({"GREEK", ""})
_TOGETHER = {
    "HIRAGANA": frozenset({"HIRAGANA", "KATAKANA", "CJK"}),
    "HANGUL": frozenset({"HANGUL", "CJK"}),
    "CJK": frozenset({"CJK", "BOPOMOFO"}),
}


def lint(glossary: Glossary, languages: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """What is wrong in a glossary, in the order of its concepts.

    Args:
        glossary: its own content only is judged.
        languages: every concept must have a term in these; without them, in those that more than half have.

    >>> glossary = Glossary("g", (Concept("1", (Term("…", "en"),)),))
    >>> [finding.rule for finding in lint(glossary)]
    ['glossary-unmatchable']
    """
    found = (
        *_empty(glossary),
        *_twice_in_concept(glossary),
        *_conflicts(glossary),
        *_contradictions(glossary),
        *_missing_languages(glossary, languages),
        *_unmatchable(glossary),
        *_cases(glossary),
        *_wrong_scripts(glossary),
        *_wrong_columns(glossary),
    )
    order = {concept.id: number for number, concept in enumerate(glossary.concepts)}
    return tuple(sorted(found, key=lambda finding: order.get(finding.segment_id, -1)))


def _finding(
    glossary: Glossary, rule: str, severity: Severity, concept: str, message: str, term: Term | None = None
) -> Finding:
    span = Span(0, len(term.text) if term else 0)
    return Finding(rule, severity, 1.0, message, glossary.path, concept, Side.SOURCE, span, concept_id=concept)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _terms(glossary: Glossary) -> Iterator[tuple[Concept, Term]]:
    return ((concept, term) for concept in glossary.concepts for term in concept.terms)


def _name(term: Term) -> str:
    return f"“{term.text}” ({term.language})"


def _empty(glossary: Glossary) -> Iterator[Finding]:
    for concept in glossary.concepts:
        if not concept.terms:
            yield _finding(glossary, "glossary-empty", Severity.ERROR, concept.id, "the concept has no term")


def _twice_in_concept(glossary: Glossary) -> Iterator[Finding]:
    for concept in glossary.concepts:
        seen: dict[tuple[str, str], Term] = {}
        for term in concept.terms:
            first = seen.setdefault((term.language, _folded(term.text)), term)
            if first is term or first.status.allowed != term.status.allowed:
                continue
            if first.text == term.text:
                message = f"{_name(term)} comes twice in the concept"
                yield _finding(glossary, "glossary-duplicate", Severity.WARNING, concept.id, message, term)
            else:
                message = f"{_name(term)} stands beside “{first.text}”, which differs in case only"
                yield _finding(glossary, "glossary-case", Severity.INFO, concept.id, message, term)


def _conflicts(glossary: Glossary) -> Iterator[Finding]:
    preferred: dict[tuple[str, str], Concept] = {}
    said: dict[frozenset[tuple[str, str]], Concept] = {}
    for concept in glossary.concepts:
        keys = {(term.language, _folded(term.text)): term for term in concept.terms if term.status is Status.PREFERRED}
        twin = said.setdefault(frozenset(keys), concept)
        if keys and twin is not concept and twin.domain == concept.domain:
            message = f"the preferred terms are those of {twin.id!r}; merge the two concepts"
            yield _finding(glossary, "glossary-duplicate", Severity.WARNING, concept.id, message)
            continue
        for key, term in keys.items():
            other = preferred.setdefault(key, concept)
            if other is not concept:
                homonym = bool(other.domain and concept.domain and other.domain != concept.domain)
                message = f"{_name(term)} is also the preferred term of {other.id!r}"
                severity = Severity.INFO if homonym else Severity.WARNING
                yield _finding(glossary, "glossary-conflict", severity, concept.id, message, term)


def _contradictions(glossary: Glossary) -> Iterator[Finding]:
    allowed: dict[tuple[str, str], list[tuple[Concept, Term]]] = defaultdict(list)
    for concept, term in _terms(glossary):
        if term.status.allowed:
            allowed[term.language, _folded(term.text)].append((concept, term))
    for concept, term in _terms(glossary):
        if term.status not in (Status.FORBIDDEN, Status.DEPRECATED):
            continue
        # A term that counts in its very case only may forbid another case of an allowed one.
        rivals = [
            (other, rival)
            for other, rival in allowed.get((term.language, _folded(term.text)), ())
            if rival.text == term.text or not term.case_sensitive
        ]
        own = next((rival for other, rival in rivals if other is concept), None)
        if own:
            message = f"{_name(term)} is {term.status} and, as “{own.text}”, {own.status} in the same concept"
            yield _finding(glossary, "glossary-contradiction", Severity.ERROR, concept.id, message, term)
        elif rivals:
            other, rival = rivals[0]
            message = f"{_name(term)} is {term.status} here and {rival.status} in {other.id!r}"
            yield _finding(glossary, "glossary-contradiction", Severity.WARNING, concept.id, message, term)


def _missing_languages(glossary: Glossary, wanted: tuple[str, ...]) -> Iterator[Finding]:
    counts = Counter(
        code for concept in glossary.concepts for code in {term.language for term in concept.terms if term.text}
    )
    usual = tuple(sorted(code for code, count in counts.items() if count * 2 > len(glossary.concepts)))
    severity = Severity.WARNING if wanted else Severity.INFO
    for concept in glossary.concepts:
        if concept.do_not_translate or not concept.terms:
            continue
        for code in wanted or usual:
            if not any(same_language(term.language, code) for term in concept.terms):
                message = f"the concept has no term in {code!r}"
                yield _finding(glossary, "glossary-language-missing", severity, concept.id, message)


def _unmatchable(glossary: Glossary) -> Iterator[Finding]:
    for concept, term in _terms(glossary):
        if term.status is Status.CANDIDATE:
            continue
        if not any(character.isalnum() for character in term.text):
            message = f"{_name(term)} has no letter and no digit, so it is never found"
        # An index of the one term: among many that begin alike, each would be compared with all.
        elif not TermIndex(Glossary("", (Concept("", (term,)),)), term.language).find(term.text):
            message = f"{_name(term)} is not even found in its own text"
        else:
            continue
        yield _finding(glossary, "glossary-unmatchable", Severity.ERROR, concept.id, message, term)


def _cases(glossary: Glossary) -> Iterator[Finding]:
    """Common words that begin with a capital in one concept and not in another."""
    seen: dict[tuple[str, str, str], tuple[Concept, Term]] = {}
    for concept, term in _terms(glossary):
        if term.kind is not Kind.TERM or not term.status.allowed or " " in term.text:
            continue
        key = (term.language, _folded(term.text), term.part_of_speech)
        other, first = seen.setdefault(key, (concept, term))
        if other is not concept and first.text != term.text:
            message = f"{_name(term)} is written “{first.text}” in {other.id!r}"
            yield _finding(glossary, "glossary-case", Severity.INFO, concept.id, message, term)


def _wrong_scripts(glossary: Glossary) -> Iterator[Finding]:
    from glossator.languages.detect import script_of

    for concept, term in _terms(glossary):
        expected = _expected_scripts(term.language)
        if not expected or (term.text.isascii() and "LATIN" in expected):
            continue
        scripts = {script_of(character) for character in term.text if character.isalpha()} - _EVERYWHERE
        strange = scripts - expected - {"LATIN"}
        if strange:
            names = " and ".join(sorted(script.title() for script in strange))
            message = f"{_name(term)} has letters of another script: {names}"
            yield _finding(glossary, "glossary-language", Severity.WARNING, concept.id, message, term)
        elif scripts == {"LATIN"} and "LATIN" not in expected and _should_be_translated(concept, term):
            message = f"{_name(term)} is in Latin letters"
            yield _finding(glossary, "glossary-language", Severity.WARNING, concept.id, message, term)


def _expected_scripts(code: str) -> frozenset[str]:
    """The scripts of a language; empty where they are not known."""
    from glossator.languages.detect import script_of_language

    script = script_of_language(code)
    is_known = base_code(code) in languages() or script != "LATIN"
    return _TOGETHER.get(script, frozenset({script})) if is_known and "-Latn" not in code else frozenset()


def _should_be_translated(concept: Concept, term: Term) -> bool:
    return not concept.do_not_translate and term.kind is Kind.TERM and not term.text.isupper() and term.status.allowed


def _wrong_columns(glossary: Glossary) -> Iterator[Finding]:
    """Languages in Latin letters whose terms, all taken together, are in another one."""
    from glossator.languages.detect import detect_language

    for code in glossary.languages:
        if base_code(code) not in languages() or _expected_scripts(code) != {"LATIN"}:
            continue
        texts = [term.text for _, term in _terms(glossary) if term.language == code and term.kind is Kind.TERM]
        detected = detect_language("\n".join(texts)) if len(texts) >= _COLUMN else None
        if detected and base_code(detected) != base_code(code):
            message = f"the {len(texts)} terms in {code!r} taken together look like {detected!r}"
            yield _finding(glossary, "glossary-language", Severity.WARNING, "", message)
