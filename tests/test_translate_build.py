"""The localized document from a reviewed translation."""

from glossator.model import Document, Segment, State, Text
from glossator.translate.build import build_document


def entry(context: str, source: str, target: str, state: State = State.TRANSLATED) -> Segment:
    return Segment(f"id-{context}-{source}", Text(source), Text(target), state, context=context)


def built(source: tuple[Segment, ...], *entries: Segment) -> tuple[list[str | None], tuple[str, ...]]:
    po = Document("a.po", "po", "", entries, "en", "pt-BR", bilingual=True)
    result = build_document(po, Document("a.txt", "plain", "", source, "en"))
    assert result.target_language == "pt-BR"
    return [segment.target.value if segment.target else None for segment in result.segments], result.notices


ONE, TWO = Segment("p1.s1", Text("One.")), Segment("p2.s1", Text("Two."))


def test_targets_come_back_by_id() -> None:
    assert built((ONE, TWO), entry("p2.s1", "Two.", "Dois."), entry("p1.s1", "One.", "Um.")) == (["Um.", "Dois."], ())


def test_a_moved_sentence_is_found_by_its_text() -> None:
    assert built((ONE, TWO), entry("p9.s1", "Two.", "Dois."), entry("p1.s1", "One.", "Um."))[0] == ["Um.", "Dois."]


def test_a_changed_source_is_not_given_the_old_translation() -> None:
    assert built((ONE, TWO), entry("p1.s1", "One more.", "Mais um."), entry("p2.s1", "Two.", "Dois.")) == (
        [None, "Dois."],
        (
            "1 of 2 segments have no translation and stay as they are in the source",
            "1 translations in a.po belong to no segment of the source",
        ),
    )


def test_fuzzy_ones_are_used_and_counted_and_empty_ones_are_not() -> None:
    fuzzy = entry("p1.s1", "One.", "Hum.", State.FUZZY)
    assert built((ONE, TWO), fuzzy, entry("p2.s1", "Two.", "")) == (
        ["Hum.", None],
        (
            "1 of 2 segments have no translation and stay as they are in the source",
            "1 of 2 translations are still marked fuzzy and were used",
        ),
    )


def test_nothing_to_build() -> None:
    assert built(()) == ([], ())
