"""Collectors that saw a part of the segments each conclude together what one does that saw all."""

import pickle
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from glossator.analyze import Analysed, Analyser
from glossator.check.rule import Collector, Rule, Scope, rules
from glossator.glossary.format import parse_glossary
from glossator.model import Document, Segment, State, Text

GLOSSARY = parse_glossary(b"en\njoint statement|joint declaration\nvessel|boat|ship\n", "glossary.csv").glossary
COLLECTING = [rule for rule in rules().values() if rule.scope is not Scope.SEGMENT]
CASES = Path(__file__).parent / "rules"


QUOTATIONS = (
    "“One begins here.\nIt goes on.\nIt ends.”\n\n„Two“ and „Three“.\n\n“Nobody closed it.\n\n"
    "Four”.\n«Five»\n\n\nNone.\n«Six»"
)
TERMS = "The joint statement came.\nA joint declaration, a joint declaration.\n\nA ship, a boat, ships.\nThe vessel."


def of_its_own(rule: Rule) -> str:
    """All texts of the rule's cases, paragraph by paragraph."""
    cases = tomllib.loads(CASES.joinpath(f"{rule.name}.toml").read_text(encoding="utf-8"))["case"]
    return "\n\n".join(case["text"] for case in cases)


def analysed(text: str, *, translated: bool) -> list[Analysed]:
    segments = []
    for block, paragraph in enumerate(text.split("\n\n")):
        for line in paragraph.split("\n"):
            target = Text("" if len(segments) % 3 else line) if translated else None
            segments.append(Segment(str(len(segments)), Text(line), target, State.INITIAL, block))
    return list(Analyser(GLOSSARY).segments(Document("text", "plain", text, tuple(segments), "en", "en")))


def collected(rule: Rule, segments: Sequence[Analysed]) -> Collector:
    """A collector as it comes from another process."""
    collector, sent = rule.collector(), rule.collector()
    for segment in segments:
        collector.see(segment)
    vars(sent).update(pickle.loads(pickle.dumps(vars(collector))))
    return sent


@pytest.mark.parametrize("translated", [False, True])
@pytest.mark.parametrize("rule", COLLECTING, ids=lambda rule: rule.name)
def test_parts_conclude_what_the_whole_does(rule: Rule, translated: bool) -> None:
    for text in (QUOTATIONS, TERMS, of_its_own(rule)):
        segments = analysed(text, translated=translated)
        whole = list(rule.conclusions(collected(rule, segments)))
        for place in range(len(segments) + 1):
            first, last = collected(rule, segments[:place]), collected(rule, segments[place:])
            first.merge(last)
            assert list(rule.conclusions(first)) == whole, place


def test_many_parts_conclude_what_the_whole_does() -> None:
    for rule in COLLECTING:
        segments = analysed(QUOTATIONS + "\n\n" + TERMS, translated=False)
        first, *others = (collected(rule, [segment]) for segment in segments)
        for other in others:
            first.merge(other)
        assert list(rule.conclusions(first)) == list(rule.conclusions(collected(rule, segments)))
