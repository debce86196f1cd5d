"""Whole documents: what is translated, what is kept, what a person must look at."""

import json
import os
import signal
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from glossator.errors import EngineError
from glossator.formats.format import Languages
from glossator.formats.po import parse
from glossator.glossary.concept import Concept, Glossary, Kind, Term
from glossator.glossary.format import parse_glossary
from glossator.model import Document, Finding, Segment, Severity, Side, Span, State, Text
from glossator.translate.account import as_json
from glossator.translate.build import build_document
from glossator.translate.engine import Capability, EchoEngine
from glossator.translate.engines.firefox import open_engine
from glossator.translate.memory import Memory
from glossator.translate.run import Origin, SegmentReport, Translation, po_bytes, translate_document
from glossator.translate.task import Outcome
from glossator.translate.unit import Unit

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


def test_the_variety_asked_for_comes_out_and_is_accounted_for() -> None:
    result = translated(document("The fact."), {"The fact.": "O fato econômico."}, language="pt_pt")
    assert (result.document.target_language, targets(result)) == ("pt-PT", ["O facto económico."])
    assert result.segments[0].respelled == (("fato", "facto"), ("econômico", "económico"))
    account = json.loads(as_json(result))
    assert account["counts"]["respelled"] == 2
    assert account["segments"][0]["respelled"] == [["fato", "facto"], ["econômico", "económico"]]


def test_a_variety_that_nothing_is_known_of_is_left_as_the_model_has_it() -> None:
    result = translated(document("The fact."), {"The fact.": "Le fait."}, language="fr_CA")
    assert (result.document.target_language, targets(result)) == ("fr-CA", ["Le fait."])
    assert result.segments[0].respelled == ()


def test_neither_placeholders_nor_terms_are_respelled() -> None:
    glossary = parse_glossary("en,pt-BR\neconomic union,União Económica\n".encode(), "glossary.csv").glossary
    source = document("The economic union {facto} holds.", protected={1: (Span(19, 26),)})
    answers = {"The economic union X0X holds.": "A União Económica X0X é económica de facto."}
    result = translated(source, answers, glossary)
    assert targets(result) == ["A União Económica {facto} é econômica de fato."]
    assert result.segments[0].respelled == (("económica", "econômica"), ("facto", "fato"))


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
    assert result.segments == (SegmentReport("s1", (), (), Origin.KEPT),)


def test_a_term_that_cannot_be_brought_in_is_said() -> None:
    result = translated(
        document("They met in Moscow."), {"They met in Moscow.": "Reuniram-se.", "They met in X0X.": "Não."}, GLOSSARY
    )
    assert result.document.segments[0].state is State.FUZZY
    assert result.segments[0].comments[0].startswith("the glossary has “Moscou” for “Moscow”")


def test_a_term_whose_case_is_doubtful_is_put_in_and_said() -> None:
    glossary = Glossary("test", (Concept("note", (Term("report", "en"), Term("нота", "ru"))),))
    engine = EchoEngine(
        "en",
        "ru",
        {
            "The report is signed.": "Доклад подписан.",
            "They spoke of a report.": "Говорили о докладе.",
            "report": "доклад",
            "the report.": "доклад.",
        },
    )
    source = document("The report is signed.", "They spoke of a report.")
    result = translate_document(source, engine, glossary, "ru", check=nothing_wrong)
    assert targets(result) == ["Нота подписан.", "Говорили о ноте."]
    assert [report.comments for report in result.segments] == [
        ("the glossary has “нота” for “report”: the case of “Нота” is not certain here",),
        (),
    ]
    assert [segment.state for segment in result.document.segments] == [State.FUZZY, State.TRANSLATED]


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


class Forked(EchoEngine):
    """Says in which process it is asked; fails on `fault`, dies on `death` but in the first process."""

    capabilities = frozenset({Capability.FORKED})
    fault = death = ""
    first = os.getpid()

    def translate(self, requests):  # type: ignore[no-untyped-def]
        for request in requests:
            if request.text == self.fault:
                raise EngineError("the model failed")
            if request.text == self.death and os.getpid() != self.first:
                os.kill(os.getpid(), signal.SIGKILL)
        return super().translate(requests)


MANY = [f"Sentence {'very ' * (number % 7)}{number}." for number in range(200)]


def test_several_processes_say_the_same() -> None:
    engine = Forked("en", "pt", {text: text.upper() for text in MANY})
    told: list[tuple[int, int]] = []
    one, two = (
        translate_document(
            document(*MANY),
            engine,
            EMPTY,
            "pt",
            check=nothing_wrong,
            jobs=jobs,
            progress=lambda *now: told.append(now),
        )
        for jobs in (1, 3)
    )
    assert targets(two) == [text.upper() for text in MANY]
    assert po_bytes(one) == po_bytes(two)
    assert all(done <= total == len(MANY) for done, total in told)


def test_what_a_process_that_dies_had_to_say_is_asked_again() -> None:
    engine = Forked("en", "pt", {text: text.upper() for text in MANY})
    engine.death = max(MANY, key=len)
    result = translate_document(document(*MANY), engine, EMPTY, "pt", check=nothing_wrong, jobs=3)
    assert targets(result) == [text.upper() for text in MANY]


def test_a_failure_in_any_process_is_heard(capfd: pytest.CaptureFixture[str]) -> None:
    engine = Forked("en", "pt")
    engine.fault = MANY[100]
    with pytest.raises(EngineError, match="the model failed"):
        translate_document(document(*MANY), engine, EMPTY, "pt", check=nothing_wrong, jobs=2)
    assert capfd.readouterr().err == ""


def test_texts_come_to_the_engine_by_length() -> None:
    class Listening(EchoEngine):
        asked: tuple[str, ...] = ()

        def translate(self, requests):  # type: ignore[no-untyped-def]
            self.asked += tuple(request.text for request in requests)
            return super().translate(requests)

    engine = Listening("en", "pt")
    translate_document(document("A b.", "A b c d.", "A b c."), engine, EMPTY, "pt", check=nothing_wrong)
    assert engine.asked == ("A b c d.", "A b c.", "A b.")


def test_the_memory_serves_what_it_knows_and_offers_what_is_like_it(tmp_path: Path) -> None:
    known = Unit("Open the gate for {name}.", "Abra o portão a {name}.", "en", "pt-BR")
    source = document("Open the gate for {name}.", "Open the gates for Ana.", protected={1: (Span(18, 24),)})
    with Memory.open(tmp_path / "memory.sqlite") as memory:
        memory.add([known])
        result = translate_document(source, EchoEngine("en", "pt"), EMPTY, "pt", memory=memory, check=nothing_wrong)
    first, second = result.document.segments
    assert (first.target, first.state) == (Text("Abra o portão a {name}.", (Span(16, 22),)), State.TRANSLATED)
    assert [report.origin for report in result.segments] == [Origin.MEMORY, Origin.MACHINE]
    assert second.state is State.TRANSLATED
    (offered,) = result.segments[1].similar
    assert offered.endswith(" %): Open the gate for {name}. → Abra o portão a {name}.")
    data = po_bytes(result).decode()
    assert f"# {offered}\n" in data
    assert data.count("#. machine translation, ") == 1


def test_the_account_says_what_was_done() -> None:
    source = document("The summit ended.", "They left Moscow.")
    answers = {"The summit ended.": "A cúpula acabou.", "They left Moscow.": "Partiram.", "They left X0X.": "Foi."}
    translation = translated(source, answers, GLOSSARY)
    data = as_json(translation)
    account = json.loads(data)
    assert data == as_json(translated(source, answers, GLOSSARY))
    assert account["counts"] == {
        "machine": 2,
        "memory": 0,
        "kept": 0,
        "changed": 0,
        "source_changed": 0,
        "fuzzy": 1,
        "obsolete": 0,
        "respelled": 0,
    }
    assert {name: number for name, number in account["terms"].items() if number} == {"right": 1, "left": 1}
    first, second = account["segments"]
    assert first == {
        "id": "s1",
        "source": "The summit ended.",
        "target": "A cúpula acabou.",
        "origin": "machine",
        "state": "translated",
        "terms": [{"concept": "summit", "source": "summit", "term": "cúpula", "outcome": "right"}],
        "comments": [],
    }
    assert second["state"] == "fuzzy"
    assert second["terms"][0]["reason"] in second["comments"][0]


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
