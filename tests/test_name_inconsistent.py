"""One name in several documents that are checked together."""

from glossator.check.rule import rules
from glossator.check.run import check_documents
from glossator.glossary.concept import Glossary
from glossator.model import Document, Segment, Text


def document(path: str, text: str) -> Document:
    return Document(path, "plain", text, (Segment("1", Text(text)),), "en")


def found(*documents: Document, rule: str) -> list[tuple[str, str, tuple[str, ...]]]:
    findings = check_documents(documents, Glossary("none", ()), [rules()[rule]])
    values = {one.path: one.segments[0].source.value for one in documents}
    return [(one.path, values[one.path][one.span.start : one.span.end], one.suggestions) for one in findings]


def test_a_name_is_spelled_alike_in_all_documents() -> None:
    first = document("first", "Viktor Maravov signed.")
    second = document("second", "They asked Viktor Maravow. It was, Maravow said, too late.")
    assert found(first, second, rule="name-inconsistent") == [("first", "Maravov", ("Maravow",))]


def test_people_of_several_documents_with_other_given_names_are_others() -> None:
    first = document("first", "They asked Viktor Maravov.")
    second = document("second", "They asked Pyotr Maravow.")
    assert found(first, second, rule="name-inconsistent") == []


def test_an_acronym_may_stand_for_one_thing_in_each_document() -> None:
    first = document("first", "The Northern Fishing Union (NFU) met.")
    second = document("second", "The Northern Farming Union (NFU) met.")
    assert found(first, second, rule="acronym-mismatch") == []
