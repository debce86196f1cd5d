"""Applying fixes."""

from glossator.check.fix import apply
from glossator.model import Document, Edit, Finding, Fix, Safety, Segment, Severity, Side, Span, Text


def finding(start: int, end: int, text: str, safety: Safety = Safety.SAFE, side: Side = Side.SOURCE) -> Finding:
    fix = Fix("x", (Edit(Span(start, end), text),), safety)
    return Finding("r", Severity.WARNING, 1.0, "m", "a.txt", "s1", side, Span(start, end), fix=fix)


def document(target: str | None = None) -> Document:
    segment = Segment("s1", Text.at("the the end", 0), Text(target) if target is not None else None)
    return Document("a.txt", "plain", "the the end", (segment,), "en")


def test_safe_fixes_alone_unless_all_are_asked_for() -> None:
    findings = (finding(3, 7, ""), finding(8, 11, "beginning", Safety.UNSAFE), finding(0, 3, "no", Safety.DISPLAY))
    assert apply(document(), findings).document.segments[0].source.value == "the end"
    fixed = apply(document(), findings, Safety.UNSAFE)
    assert fixed.document.segments[0].source.value == "the beginning"
    assert fixed.applied == findings[:2]


def test_of_two_colliding_fixes_the_first_is_made() -> None:
    findings = (finding(0, 7, "one"), finding(4, 11, "two"))
    assert apply(document(), findings).document.segments[0].source.value == "one end"


def test_the_source_of_a_translation_is_never_touched() -> None:
    done = apply(document("o o fim"), (finding(3, 7, ""), finding(1, 3, "", side=Side.TARGET)))
    assert done.document.segments[0].source.value == "the the end"
    assert done.document.segments[0].target == Text("o fim")


def test_findings_of_other_files_are_left_alone() -> None:
    other = Document("b.txt", "plain", "the the end", document().segments, "en")
    assert apply(other, (finding(3, 7, ""),)).applied == ()
