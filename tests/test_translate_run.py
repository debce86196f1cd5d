"""Whole documents: what is translated, what is kept, what a person must look at."""

from collections.abc import Iterable, Mapping

import pytest

from glossator.errors import EngineError
from glossator.formats.format import Languages
from glossator.formats.po import parse
from glossator.glossary.concept import Concept, Glossary, Kind, Term
from glossator.model import Document, Finding, Segment, Severity, Side, Span, State, Text
from glossator.translate.build import build_document
from glossator.translate.constrain import Outcome
from glossator.translate.engine import EchoEngine
from glossator.translate.engines.firefox import open_engine
from glossator.translate.run import Translation, po_bytes, translate_document

GLOSSARY = Glossary(
    "test",
    (
        Concept("summit", (Term("summit", "en"), Term("cúpula", "pt-BR"))),
        Concept("statement", (Term("joint statement", "en"), Term("declaração conjunta", "pt-BR"))),
        Concept("moscow", (Term("Moscow", "en", kind=Kind.NAME), Term("Moscou", "pt-BR", kind=Kind.NAME))),
    ),
)
EMPTY = Glossary("none", ())


def document(*texts: str, protected: Mapping[int, tuple[Span, ...]] | None = None) -> Document:
    spans = protected or {}
    segments = [Segment(f"s{number}", Text(text, spans.get(number, ()))) for number, text in enumerate(texts, 1)]
    return Document("a.txt", "plain", "", tuple(segments), "en")


def nothing_wrong(_document: Document) -> Iterable[Finding]:
    return ()


def translated(
    source: Document, answers: Mapping[str, str] | None = None, glossary: Glossary = EMPTY, language: str = "pt"
) -> Translation:
    return translate_document(source, EchoEngine("en", "pt", answers), glossary, language, check=nothing_wrong)


def targets(translation: Translation) -> list[str | None]:
    return [segment.target.value if segment.target else None for segment in translation.document.segments]


def test_typography_and_variety_come_out_right() -> None:
    answers = {'The "economic" fact – a small one – holds.': 'O facto "económico" - pequeno - vale.'}
    result = translated(document("The “economic” fact – a small one – holds."), answers)
    assert result.document.target_language == "pt-BR"
    assert targets(result) == ["O fato “econômico” – pequeno – vale."]
    assert [segment.state for segment in result.document.segments] == [State.TRANSLATED]


def test_another_variety_is_left_as_the_model_has_it() -> None:
    result = translated(document("The fact."), {"The fact.": "O facto económico."}, language="pt_pt")
    assert (result.document.target_language, targets(result)) == ("pt-PT", ["O facto económico."])


def test_markup_goes_around_the_translation_of_its_words() -> None:
    source = document("See the **summit** now.", protected={1: (Span(8, 10), Span(16, 18))})
    result = translated(source, {"See the summit now.": "Veja agora o encontro.", "summit": "encontro"}, GLOSSARY)
    target = result.document.segments[0].target
    assert target == Text("Veja agora a **cúpula**.", (Span(13, 15), Span(21, 23)))
    assert result.segments[0].terms[0].outcome is Outcome.EDITED
    assert result.document.segments[0].state is State.TRANSLATED


def test_markup_that_cannot_be_placed_is_kept_in_pieces_and_said() -> None:
    source = document("Go <b>now</b> home", protected={1: (Span(3, 6), Span(9, 13))})
    answers = {"Go now home": "Casa!", "Go X0X now X1X home": "Casa!", "Go": "Vá", "now": "já", "home": "a casa"}
    result = translated(source, answers)
    assert targets(result) == ["Vá <b>já</b> a casa"]
    assert result.document.segments[0].state is State.FUZZY
    assert result.segments[0].comments == ("translated in pieces, since the model lost markup or placeholders",)


def test_placeholders_lines_and_what_has_no_words_survive() -> None:
    source = document("Open {name}.\n  Then wait.\n", "2022 – 2023", " ♥ ", protected={1: (Span(5, 11),)})
    answers = {"Open X0X.": "Abra X0X.", "Then wait.": "Depois espere."}
    assert targets(translated(source, answers)) == ["Abra {name}.\n  Depois espere.\n", "2022 – 2023", " ♥ "]


def test_what_is_translated_or_empty_stays_as_it_is() -> None:
    done = Segment("s1", Text("One."), Text("Um."), State.FINAL)
    blank = Segment("s2", Text("  "))
    result = translated(Document("a.po", "po", "", (done, blank), "en", bilingual=True))
    assert result.document.segments == (done, blank)
    assert result.segments == ()


def test_a_term_that_cannot_be_brought_in_is_said() -> None:
    result = translated(
        document("They met in Moscow."), {"They met in Moscow.": "Reuniram-se.", "They met in X0X.": "Não."}, GLOSSARY
    )
    assert result.document.segments[0].state is State.FUZZY
    assert result.segments[0].comments[0].startswith("the glossary has “Moscou” for “Moscow”")


def test_a_serious_finding_makes_a_segment_fuzzy_and_a_slight_one_does_not() -> None:
    def check(checked: Document) -> Iterable[Finding]:
        for segment, severity in zip(checked.segments, (Severity.WARNING, Severity.INFO), strict=True):
            yield Finding("odd", severity, 1.0, "it is odd", checked.path, segment.id, Side.TARGET, Span(0, 1))

    result = translate_document(document("One.", "Two."), EchoEngine("en", "pt"), EMPTY, "pt", check=check)
    assert [segment.state for segment in result.document.segments] == [State.FUZZY, State.TRANSLATED]
    assert [report.comments for report in result.segments] == [("odd: it is odd",), ()]


def test_identical_sentences_are_translated_once_and_progress_is_told() -> None:
    class Counting(EchoEngine):
        asked: tuple[str, ...] = ()

        def translate(self, requests):  # type: ignore[no-untyped-def]
            self.asked += tuple(request.text for request in requests)
            return super().translate(requests)

    engine, told = Counting("en", "pt"), []
    translate_document(
        document("Yes.", "No.", "Yes."),
        engine,
        EMPTY,
        "pt",
        check=nothing_wrong,
        progress=lambda *now: told.append(now),
    )
    assert engine.asked == ("Yes.", "No.")
    assert told == [(2, 2)]


def test_a_failing_engine_is_not_hidden() -> None:
    class Failing(EchoEngine):
        def translate(self, requests):  # type: ignore[no-untyped-def]
            raise EngineError("the model failed")

    with pytest.raises(EngineError, match="the model failed"):
        translate_document(document("Yes."), Failing("en", "pt"), EMPTY, "pt")


def test_the_po_says_what_it_was_made_with_and_builds_the_document() -> None:
    source = document("The summit ended.", "They left Moscow.")
    answers = {"The summit ended.": "A cúpula acabou.", "They left Moscow.": "Partiram.", "They left X0X.": "Foi."}
    translation = translated(source, answers, GLOSSARY)
    data = po_bytes(translation)
    for line in (
        "X-Engine: echo 1",
        f"X-Glossary: test {GLOSSARY.digest}",
        "X-Generator: Glossator",
        "Language: pt_BR",
    ):
        assert line.encode() in data
    assert b"# the glossary has" in data
    po = parse(data.decode(), "a.po", Languages())
    built = build_document(po, source)
    assert [segment.target for segment in built.segments] == [segment.target for segment in po.segments]
    assert built.notices == ("1 of 2 translations are still marked fuzzy and were used",)


def test_the_real_model_uses_the_glossary() -> None:
    engine = open_engine("en", "pt", None)
    source = document(
        "The joint statement was signed in Moscow.", "Two summits were held there, and no joint statement came."
    )
    result = translate_document(source, engine, GLOSSARY, "pt", check=nothing_wrong)
    first, second = (str(text) for text in targets(result))
    assert "declaração conjunta" in first.lower()
    assert "Moscou" in first
    assert "cúpulas" in second.lower()
    assert all(use.outcome is not Outcome.LEFT for report in result.segments for use in report.terms)
