"""What the lint finds in a glossary, and what it leaves alone; and the counts."""

from __future__ import annotations

import pytest

from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.glossary.format import parse_glossary
from glossator.glossary.lint import LINT_RULES, lint
from glossator.glossary.stats import LanguageStats, stats
from glossator.model import Finding, Severity, Side, Span


def found(text: str, *languages: str) -> list[tuple[str, str, str]]:
    glossary = parse_glossary(text.encode(), "g.csv").glossary
    return [(finding.rule, str(finding.severity), finding.segment_id) for finding in lint(glossary, languages)]


FAULTS = [
    ("id,en\na,peace|peace\n", [("glossary-duplicate", "warning", "a")]),
    ("id,en,pt\na,peace,paz\nb,Peace,paz\n", [("glossary-duplicate", "warning", "b"), ("glossary-case", "info", "b")]),
    ("id,en,pt\na,bank,banco\nb,bank,margem\n", [("glossary-conflict", "warning", "b")]),
    (
        "id,en,pt,domain\na,bank,banco,money\nb,bank,margem,rivers\n",
        [("glossary-conflict", "info", "b")],
    ),
    ("id,en\na,peace|!peace\n", [("glossary-contradiction", "error", "a")]),
    ("id,en\na,peace\nb,truce|~peace\n", [("glossary-contradiction", "warning", "b")]),
    ("id,en,pt\na,peace,paz\nb,truce,trégua\nc,war,\n", [("glossary-language-missing", "info", "c")]),
    ("id,en\na,…\n", [("glossary-unmatchable", "error", "a")]),
    ("id,en\na,Summit|summit\n", [("glossary-case", "info", "a")]),
    (
        "id,en,pt\na,Summit,cúpula\nb,summit,cimeira\n",
        [("glossary-conflict", "warning", "b"), ("glossary-case", "info", "b")],
    ),
    ("id,pt\na,договор\n", [("glossary-language", "warning", "a")]),
    ("id,en\na,Cоmmunity\n", [("glossary-language", "warning", "a")]),
    ("id,ru\na,treaty\n", [("glossary-language", "warning", "a")]),
    ("id,zh\na,treaty\n", [("glossary-language", "warning", "a")]),
]

CLEAN = [
    "id,en,pt\na,peace,paz\nb,war,guerra\n",
    "id,en,ru,zh\na,NATO,NATO,NATO\nb,α-rays,α-лучи,α射线\n",
    "id,en,pt,do_not_translate\na,peace,paz,\nb,war,guerra,\nc,Boeing,,yes\n",
    "concept,language,term,status,kind,case_sensitive\na,en,Cold War,,name,\na,en,Cold war,forbidden,,yes\n",
    "id,en,ja,sr\na,treaty,条約とカタカナ,уговор\n",
    "id,en,kk,id-ID\na,treaty,шарт,perjanjian\n",
]


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_faults(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", CLEAN)
def test_no_false_alarm(text: str) -> None:
    assert found(text) == []


def test_every_rule_is_tested() -> None:
    tested = {rule for _, expected in FAULTS for rule, _, _ in expected}
    assert tested | {"glossary-empty"} == set(LINT_RULES)


def test_a_finding_in_full() -> None:
    glossary = Glossary("g", (Concept("a", ()), Concept("b", (Term("!", "en"),))), path="g.tbx")
    empty = Finding(
        "glossary-empty",
        Severity.ERROR,
        1.0,
        "the concept has no term",
        "g.tbx",
        "a",
        Side.SOURCE,
        Span(0, 0),
        concept_id="a",
    )
    assert lint(glossary)[0] == empty
    assert lint(glossary)[1].span == Span(0, 1)


def test_languages_asked_for_must_be_there() -> None:
    assert found("id,en,pt-BR\na,peace,paz\n", "pt", "ru") == [("glossary-language-missing", "warning", "a")]


def test_a_column_in_another_language() -> None:
    spanish = (
        "acuerdo de alto el fuego|comunidad de destino|consejo de seguridad|derechos humanos|desarme nuclear"
        "|ejercicios militares|embajador extraordinario|energía limpia|guerra fría|injerencia extranjera"
        "|jefe de gobierno|ley de presupuestos|lucha contra el terrorismo|mantenimiento de la paz"
        "|misiles de largo alcance|orden del día"
        "|países en desarrollo|política exterior|reunión de ministros|zona de libre comercio"
    ).split("|")
    rows = "\n".join(f"{number},{text}" for number, text in enumerate(spanish))
    assert found(f"id,es\n{rows}") == []
    assert found(f"id,pt\n{rows}") == [("glossary-language", "warning", "")]
    assert found(f"id,en\n{rows}") == [("glossary-language", "warning", "")]


def test_stats() -> None:
    concepts = (
        Concept("a", (Term("peace", "en"), Term("paz", "pt"), Term("pás", "pt", Status.FORBIDDEN))),
        Concept("b", (Term("PHA", "en", kind=Kind.ACRONYM),), do_not_translate=True),
    )
    counted = stats(Glossary("g", concepts))
    assert (counted.name, counted.concepts, counted.terms, counted.do_not_translate) == ("g", 2, 4, 1)
    assert counted.kinds == ((Kind.TERM, 3), (Kind.NAME, 0), (Kind.ACRONYM, 1), (Kind.ABBREVIATION, 0))
    statuses = tuple(zip(Status, (1, 0, 0, 1, 0), strict=True))
    assert counted.languages[1] == LanguageStats("pt", 1, statuses)
    assert counted.languages[1].terms == 2
