"""Running rules: selection, order, confidence, corpus-wide collection, several processes."""

import os

import pytest

from glossator.check.forked import processes_for, shared
from glossator.check.rule import rules
from glossator.check.run import check_document, check_documents, select
from glossator.errors import ConfigError
from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.model import Document, Segment, Span, Text

STATEMENT = Concept(
    "statement", (Term("joint statement", "en"), Term("joint declaration", "en", status=Status.ADMITTED))
)
MINISTER = Concept("minister", (Term("Ilda Maravento", "en", kind=Kind.NAME),))
GLOSSARY = Glossary("test", (STATEMENT, MINISTER))


def document(path: str, *sentences: str) -> Document:
    segments, raw = [], ""
    for number, sentence in enumerate(sentences):
        segments.append(Segment(f"s{number}", Text.at(sentence, len(raw))))
        raw += sentence + "\n"
    return Document(path, "plain", raw, tuple(segments), "en")


def test_a_star_selects_a_family() -> None:
    names = [rule.name for rule in select(["term-*"], ["term-case"])]
    assert names == [
        "term-deprecated",
        "term-drift",
        "term-forbidden",
        "term-inconsistent",
        "term-missing",
        "term-unexpected",
    ]
    assert [rule.name for rule in select()] == sorted(rules())


def test_an_unknown_rule_is_refused_with_advice() -> None:
    with pytest.raises(ConfigError, match=r"no rule is called 'term-mising' \(glossator rules lists them\)"):
        select(["term-mising"])


def test_two_documents_are_held_against_each_other() -> None:
    one = document("a.txt", "The joint statement came.")
    two = document("b.txt", "It rained.", "The joint declaration came.")
    assert check_document(two, GLOSSARY, select(["term-inconsistent"])) == ()
    (finding,) = check_documents((one, two), GLOSSARY, select(["term-inconsistent"]))
    assert (finding.path, finding.segment_id, finding.span) == ("b.txt", "s1", Span(4, 21))
    assert finding.suggestions == ("joint statement",)


def test_findings_come_in_reading_order_and_above_the_confidence() -> None:
    text = document("a.txt", "Ilda Maravente came. The the joint declaration, the joint statement.")
    found = check_document(text, GLOSSARY, select(["name-*", "term-*"]))
    assert [finding.rule for finding in found] == ["name-misspelled", "term-inconsistent"]
    assert check_document(text, GLOSSARY, select(["name-*", "term-*"]), confidence=0.9) == found[:1]


def test_nothing_to_check_finds_nothing() -> None:
    assert check_documents((), GLOSSARY) == ()
    assert check_document(document("a.txt"), GLOSSARY) == ()
    assert check_document(document("a.txt", ""), Glossary("empty", ())) == ()


def test_several_processes_find_what_one_finds() -> None:
    one = document("a.txt", "The joint statement came.", "Ilda Maravente and the the end.", "Ilda Maravento spoke.")
    two = document("b.txt", "The joint declaration came.", "It said “so” and ‘so’.", "Ilda Maravente left.")
    alone = check_documents((one, two), GLOSSARY)
    assert [finding.rule for finding in alone] != []
    for jobs in (2, 3, 6, 7):
        assert check_documents((one, two), GLOSSARY, jobs=jobs) == alone


def test_the_share_of_a_process_that_dies_is_done_all_the_same() -> None:
    here = os.getpid()

    def work(share: range) -> list[int]:
        if os.getpid() != here and 3 in share:
            os._exit(1)
        return [number * number for number in share]

    assert shared(work, [range(2), range(2, 4), range(4, 5)]) == [[0, 1], [4, 9], [16]]


def test_what_goes_wrong_in_a_process_is_said_once(capfd: pytest.CaptureFixture[str]) -> None:
    def work(share: range) -> list[int]:
        if 3 in share:
            raise ConfigError("three is too many")
        return [*share]

    with pytest.raises(ConfigError, match="three is too many"):
        shared(work, [range(2), range(2, 4)])
    assert capfd.readouterr().err == ""


def test_few_segments_are_worth_one_process() -> None:
    assert processes_for(0) == processes_for(999) == 1
    assert 1 <= processes_for(1_000_000) <= (os.cpu_count() or 1)
