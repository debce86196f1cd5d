"""The glossary that ships: what it must hold, and that it contradicts itself nowhere."""

from collections import Counter

import pytest

from glossator.glossary.concept import Kind, Status
from glossator.glossary.lint import lint
from glossator.glossary.match import TermIndex
from glossator.glossary.shipped import shipped_glossary
from glossator.model import Severity

GLOSSARY = shipped_glossary()
LANGUAGES = ("de", "en", "es", "fr", "it", "pt-BR", "ru", "zh")


def test_size_and_languages() -> None:
    assert len(GLOSSARY.concepts) >= 150
    assert GLOSSARY.languages == LANGUAGES
    covered = Counter(code for concept in GLOSSARY.concepts for code in LANGUAGES if concept.preferred(code))
    assert covered["en"] == covered["pt-BR"] == len(GLOSSARY.concepts)
    assert min(covered.values()) >= 0.95 * len(GLOSSARY.concepts)


@pytest.mark.parametrize(
    "term", ["community of common destiny for mankind", "color revolution", "true multilateralism"]
)
def test_key_terms_are_preferred(term: str) -> None:
    (match,) = TermIndex(GLOSSARY, "en").find(f"the {term}")
    assert (match.term.text, match.term.status) == (term, Status.PREFERRED)


def test_every_concept_is_complete() -> None:
    for concept in GLOSSARY.concepts:
        assert concept.definition, concept.id
        assert concept.domain, concept.id
        statuses = Counter((term.language, term.status) for term in concept.terms)
        for code in {term.language for term in concept.terms}:
            assert statuses[code, Status.PREFERRED] == 1, (concept.id, code)
        for term in concept.terms:
            assert term.source, (concept.id, term.text)
            assert term.status.allowed or term.note, (concept.id, term.text)


def test_it_contradicts_itself_nowhere() -> None:
    assert [finding for finding in lint(GLOSSARY) if finding.severity.at_least(Severity.WARNING)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_allowed_term_is_found_in_itself_and_is_no_unwanted_one(code: str) -> None:
    index = TermIndex(GLOSSARY, code)
    for concept in GLOSSARY.concepts:
        for term in concept.allowed(code):
            found = index.find(term.text)
            assert concept.id in {match.concept.id for match in found}, term.text
            unwanted = [match.term.text for match in found if not match.term.status.allowed]
            assert unwanted == [], term.text


def test_no_misspelling_of_a_person_is_listed() -> None:
    """A misspelled name is to be found by likeness: a person has no forbidden spelling."""
    persons = [concept for concept in GLOSSARY.concepts if concept.domain == "person"]
    assert len(persons) >= 40
    listed = [term.text for concept in persons for term in concept.terms if term.status is Status.FORBIDDEN]
    assert listed == []
    assert all(term.kind is not Kind.TERM for concept in persons for term in concept.terms)
