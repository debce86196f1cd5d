"""One term of several through a document."""

from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.model import Document, Segment, Span, State, Text
from glossator.translate.choice import keep_choices
from glossator.translate.draft import Draft, drafts
from glossator.translate.engine import EchoEngine
from glossator.translate.run import Translation, translate_document
from glossator.translate.task import Outcome
from glossator.translate.terms import Terminology

GLOSSARY = Glossary(
    "test",
    (
        Concept(
            "meeting",
            (
                Term("meeting", "en"),
                Term("reunião", "pt-BR"),
                Term("conferência", "pt-BR", Status.ADMITTED),
                Term("encontro", "pt-BR", Status.ADMITTED),
            ),
        ),
        Concept(
            "kyiv",
            (
                Term("Kyiv", "en", kind=Kind.NAME),
                Term("Kiev", "pt-BR", kind=Kind.NAME),
                Term("Kyiv", "pt-BR", Status.ADMITTED, Kind.NAME),
            ),
        ),
        Concept("un", (Term("UN", "en"), Term("Nações Unidas", "pt-BR"), Term("ONU", "pt-BR", kind=Kind.ACRONYM))),
    ),
)
TERMINOLOGY = Terminology(GLOSSARY, "en", "pt-BR")


def kept(texts: list[str], settled: tuple[str, ...] = ()) -> list[str]:
    made = keep_choices([Draft(Text(text), (), False) for text in texts], settled, TERMINOLOGY)
    return [one.text.value for one in made]


def test_the_preferred_term_is_kept_to_where_it_is_used() -> None:
    assert kept(["A reunião acabou.", "As conferências acabaram.", "Uma conferência."]) == [
        "A reunião acabou.",
        "As reuniões acabaram.",
        "Uma reunião.",
    ]


def test_else_the_most_frequent_one_stays() -> None:
    texts = ["A conferência acabou.", "Outra conferência."]
    assert kept(texts) == texts


def test_what_people_chose_goes_before_the_preferred_term() -> None:
    assert kept(["A reunião acabou.", "A conferência."], ("A conferência de ontem.",)) == [
        "A conferência acabou.",
        "A conferência.",
    ]


def test_a_term_of_another_gender_is_left_to_a_person() -> None:
    texts = ["A reunião acabou.", "O encontro acabou."]
    assert kept(texts) == texts


def test_an_acronym_and_its_long_form_go_together() -> None:
    texts = ["As Nações Unidas e a ONU.", "A ONU."]
    assert kept(texts) == texts


def test_a_name_has_one_rendering() -> None:
    assert kept(["Em Kyiv.", "De Kiev a Kyiv."]) == ["Em Kiev.", "De Kiev a Kiev."]


def test_placeholders_move_along_and_are_not_touched() -> None:
    text = Text("A conferência {x} é conferência.", (Span(14, 17),))
    first, second = keep_choices([Draft(Text("Reunião."), (), False), Draft(text, (), False)], (), TERMINOLOGY)
    assert first.text == Text("Reunião.")
    assert second.text == Text("A reunião {x} é reunião.", (Span(10, 13),))


def translated(*texts: str, answers: dict[str, str], targets: tuple[str | None, ...]) -> Translation:
    segments = (
        Segment(str(number), Text(text), None if target is None else Text(target), State.TRANSLATED)
        for number, (text, target) in enumerate(zip(texts, targets, strict=True))
    )
    document = Document("a", "plain", "", tuple(segments), "en")
    return translate_document(document, EchoEngine("en", "pt", answers), GLOSSARY, "pt", check=lambda _: ())


def test_a_document_keeps_to_what_it_has() -> None:
    result = translated(
        "The meeting began.",
        "The meeting ended.",
        answers={"The meeting ended.": "A reunião acabou."},
        targets=("A conferência começou.", None),
    )
    assert [segment.target.value for segment in result.document.segments if segment.target] == [
        "A conferência começou.",
        "A conferência acabou.",
    ]
    (use,) = result.segments[1].terms
    assert (use.term, use.outcome) == ("conferência", Outcome.EDITED)


def test_drafts_without_rivals_are_the_same() -> None:
    made = drafts([Text("The end.")], TERMINOLOGY, lambda texts: list(texts))
    assert keep_choices(made, (), TERMINOLOGY) == made
