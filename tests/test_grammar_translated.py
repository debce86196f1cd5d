"""Whole documents in languages of which no model is at hand: a public engine gives the translations."""

from collections.abc import Iterable

import pytest

from glossator.glossary.concept import Concept, Glossary, Term
from glossator.model import Document, Finding, Segment, Text
from glossator.translate.engine import EchoEngine
from glossator.translate.run import translate_document

SOURCE = "They read the report."


def nothing_wrong(_document: Document) -> Iterable[Finding]:
    return ()


@pytest.mark.parametrize(
    ("language", "rendering", "said", "term", "wanted"),
    [
        ("es", "informe", "Leyeron el informe.", "nota", "Leyeron la nota."),
        ("es", "nota", "Hablaron de la nota firmada.", "acuerdo", "Hablaron del acuerdo firmado."),
        ("it", "nota", "Parlano della nota.", "accordo", "Parlano dell'accordo."),
        ("it", "rapporto", "Leggono il rapporto.", "studio", "Leggono lo studio."),
        ("fr", "rapport", "Ils parlent du rapport.", "étude", "Ils parlent de l'étude."),
        ("fr", "note", "Ils lisent cette note.", "accord", "Ils lisent cet accord."),
        ("de", "Bericht", "Sie sprachen über das Ende des Berichts.", "Abkommen", None),
        ("de", "Bericht", "Sie kamen mit dem Bericht.", "Note", "Sie kamen mit der Note."),
        ("ru", "доклад", "Они говорили о новом докладе.", "нота", "Они говорили о новой ноте."),
    ],
)
def test_the_glossary_comes_in_with_its_grammar(
    language: str, rendering: str, said: str, term: str, wanted: str | None
) -> None:
    gender = "feminine" if term == "Note" else ""
    concept = Concept("report", (Term("report", "en"), Term(term, language, gender=gender)))
    answers = {SOURCE: said, "report": rendering, "the report.": rendering}
    document = Document("a.txt", "plain", "", (Segment("s1", Text(SOURCE)),), "en")
    engine = EchoEngine("en", language, answers)
    result = translate_document(document, engine, Glossary("test", (concept,)), language, check=nothing_wrong)
    target = result.document.segments[0].target
    assert target is not None
    assert target.value == (wanted or said.replace("Berichts", "Abkommens"))
