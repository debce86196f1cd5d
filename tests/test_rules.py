"""Every rule on the examples it declares and on the cases in `rules/<rule>.toml`.

A case has `language`, `text`, `findings` (pairs of the marked characters and the first suggestion), and where needed
`source`, `source_language`, `glossary` (CSV), `state`, `note`. Paragraphs are segments, with `plural` the plural forms
of one message. Where a finding stands in the source,
the marked characters are its.
"""

import gc
import time
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from glossator.analyze import Analysed, Analyser
from glossator.check.rule import Example, Rule, Scope, rules
from glossator.check.run import check_documents
from glossator.formats.placeholders import address_spans, protected_spans
from glossator.glossary.concept import Glossary
from glossator.glossary.format import parse_glossary
from glossator.model import Document, Finding, Segment, State, Text

CASES = sorted(Path(__file__).parent.joinpath("rules").glob("*.toml"))

OWN = (
    "acronym-mismatch",
    "all-capitals",
    "all-lower-case",
    "double-space",
    "empty-translation",
    "final-punctuation",
    "foreign-quotes",
    "foreign-words",
    "fullwidth-character",
    "garbled",
    "invisible-character",
    "length-mismatch",
    "lookalike-letter",
    "lower-case-name",
    "lower-case-start",
    "misspelled",
    "mixed-digits",
    "name-inconsistent",
    "name-mismatch",
    "name-missing",
    "negation-mismatch",
    "number-mismatch",
    "outer-space",
    "placeholder-mismatch",
    "quotes-inconsistent",
    "repeated-word",
    "spacing",
    "stray-punctuation",
    "translator-residue",
    "unbalanced-brackets",
    "unbalanced-quotes",
    "unrelated-translation",
    "untranslated",
    "variety-mixed",
    "wrong-language",
)

HOSTILE = {
    "one word": "a " * 50_000,
    "one letter": "a" * 100_000,
    "digits": "1" * 100_000,
    "grouped digits": "1 234.567," * 10_000,
    "short numbers": "1 2:30 3/4 " * 9_000,
    "scale words": "5 mil " * 17_000,
    "number words": "twenty-" * 14_000,
    "quotation marks": "“" * 100_000,
    "mixed quotation marks": "“‘\"'«„" * 16_000,
    "straight quotation marks": ' "a' * 33_000,
    "brackets": "([{<" * 25_000,
    "placeholders": "%s {x} " * 14_000,
    "spaces": " " * 100_000,
    "varied words": "económico “facto " * 6_000,
    "lines": "\n" * 100_000,
    "lead-ins": "translated with " * 6_000,
    "records": "date : " * 14_000,
    "buttons": "share on " * 11_000,
    "ellipses": ". " * 50_000,
    "broken characters": "Ã©" * 50_000,
    "half-broken characters": "ÐÐ" * 50_000,
    "entities": "&amp;" * 20_000,
    "Chinese": "由翻译" * 33_000,
    "surrogates": "\ud800" * 100_000,
    "marks": "\u0301" * 100_000,
    "Roman numerals": "XIV " * 25_000,
    "probes": "⟦0⟧ " * 25_000,
    "asides": '"of the storm hier" ' * 5_000,
    "Cyrillic in Latin": "m\u0430yor " * 16_000,
    "invisible characters": "\u200b" * 100_000,
    "two kinds of digits": "1\u0662" * 50_000,
    "advertisements": "translated with it free version " * 3_000,
}


def pairs(source: str | None, text: str, plural: bool) -> Iterator[tuple[str | None, str]]:
    texts = text.split("\n\n")
    sources = source.split("\n\n") if source is not None else [None] * len(texts)
    if plural:
        sources = [*sources, *sources[-1:] * len(texts)][: len(texts)]
    return zip(sources, texts, strict=True)


def document(
    text: str,
    source: str | None,
    language: str,
    source_language: str,
    state: State = State.INITIAL,
    note: str = "",
    plural: bool = False,
) -> Document:
    segments = []
    notes = (note,) if note else ()
    for number, (original, value) in enumerate(pairs(source, text, plural)):
        if original is None:
            segments.append(Segment(str(number), Text(value, address_spans(value)), block=number))
        else:
            first, checked = Text(original, protected_spans(original)), Text(value, protected_spans(value))
            id_, form = (f"m[{number}]", number) if plural else (str(number), None)
            segments.append(Segment(id_, first, checked, state, number, form, notes=notes))
    if source is None:
        return Document("text", "plain", text, tuple(segments), language)
    return Document("text", "plain", text, tuple(segments), source_language, language)


def glossary(table: str) -> Glossary:
    return parse_glossary(table.encode(), "glossary.csv").glossary if table else Glossary("none", ())


def quote(document: Document, finding: Finding) -> str:
    segment = next(segment for segment in document.segments if segment.id == finding.segment_id)
    text = segment.text(finding.side)
    assert text is not None
    return text.value[finding.span.start : finding.span.end]


def example_document(example: Example, text: str) -> Document:
    languages = example.language, example.source_language
    return document(text, example.source, *languages, note=example.note, plural=example.plural)


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in rules().values()
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: Example) -> None:
    terms = glossary(example.glossary)
    wrong = example_document(example, example.wrong)
    found = check_documents([wrong], terms, [rule])
    assert found
    assert quote(wrong, found[0]) == example.quote
    if example.suggestion is not None:
        assert found[0].suggestions[0] == example.suggestion
    assert check_documents([example_document(example, example.right)], terms, [rule]) == ()


def cases() -> Iterator[object]:
    for path in CASES:
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"]):
            yield pytest.param(path.stem, case, id=f"{path.stem}-{number}-{case['language']}")


@pytest.mark.parametrize(("name", "case"), list(cases()))
def test_case(name: str, case: dict) -> None:
    checked = document(
        case["text"],
        case.get("source"),
        case["language"],
        case.get("source_language", "en"),
        State(case.get("state", "initial")),
        case.get("note", ""),
        case.get("plural", False),
    )
    found = check_documents([checked], glossary(case.get("glossary", "")), [rules()[name]])
    marked = [[quote(checked, finding), next(iter(finding.suggestions), "")] for finding in found]
    assert marked == case["findings"]


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_manual_page(rule: Rule) -> None:
    headings = [line for line in rule.explanation.splitlines() if line.startswith("#")]
    assert headings == ["## Why", "## How it decides", "## What to do"]
    assert rule.summary.endswith(".")
    assert rule.examples


@pytest.mark.parametrize("name", OWN)
def test_cases_are_many_and_half_of_them_clean(name: str) -> None:
    path = Path(__file__).parent / "rules" / f"{name}.toml"
    findings = [case["findings"] for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]
    assert len(findings) >= 12
    assert sum(not found for found in findings) * 2 >= len(findings)


@cache
def hostile_segment(name: str) -> Analysed:
    text = HOSTILE[name][:50_000].replace("\n\n", "\n ")
    (segment,) = Analyser(glossary("")).segments(document(text + "!", text, "pt", "en"))
    return segment


@cache
def load_dictionaries() -> None:
    check_documents([document("2 mil palavrras de teste aqui", "1 wordd", "pt", "en")], glossary(""))


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_takes_little_time(text: str) -> None:
    segment = hostile_segment(text)
    load_dictionaries()
    # As in a run of `check`: what the other tests have left in memory is not looked through again and again.
    gc.collect()
    gc.freeze()
    assert {name: taken for name, rule in rules().items() if (taken := seconds(rule, segment)) > 1} == {}


def seconds(rule: Rule, segment: Analysed) -> float:
    """What the rule takes of the processor for a segment; what rules share of it is worked out once."""
    started = time.process_time()
    if rule.scope is Scope.SEGMENT:
        list(rule.findings(segment))
    else:
        collector = rule.collector()
        collector.see(segment)
        list(rule.conclusions(collector))
    return time.process_time() - started
