"""Markup and placeholders of 2,000 generated segments are in the translation, or a person is told."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from random import Random

import pytest

from glossator.glossary.concept import Concept, Glossary, Term
from glossator.model import Document, Edit, Finding, Segment, Span, State, Text, apply_edits
from glossator.translate.engine import Candidate, EchoEngine, Engine, Request
from glossator.translate.engines.firefox import open_engine
from glossator.translate.run import Translation, translate_document

SEGMENTS, BASES = 2000, 8
GLOSSARY = Glossary(
    "test",
    (
        Concept("summit", (Term("summit", "en"), Term("cúpula", "pt-BR"))),
        Concept("treaty", (Term("gas treaty", "en"), Term("tratado do gás", "pt-BR"))),
        Concept("grain", (Term("grain deal", "en"), Term("acordo de cereais", "pt-BR"))),
    ),
)
NOUNS = (
    "summit|gas treaty|grain deal|new report|old map|open letter|long list|small boat|large map|river port|old garden"
    "|town hall|summer school|night train|public library|farm road|weather station|local museum".split("|")
)
VERBS = "shows|mentions|follows|replaces|explains|supports|covers".split("|")
PLACES = "in the valley|after the storm|near the bridge|before the winter|for the visitors|without delay".split("|")
PLACEHOLDERS = (
    "%s|%d|%(name)s|%1$s|%(count)d|{count}|{0}|{user_name}|{{ title }}|${amount}|%{total}|{n, plural, one {# day}"
    " other {# days}}|<br/>|<x id=\"1\"/>|<ph id='2'>{0}</ph>|`make install`|`--quiet`|https://example.org/a?b=1&c=%20d"
    "|www.example.com/x_y|mail@example.net|&nbsp;|&#8211;|\\n|$HOME/notes.txt".split("|")
)
PAIRS = (
    ("<b>", "</b>"),
    ("<i>", "</i>"),
    ("<em class='x'>", "</em>"),
    ('<a href="https://example.org/">', "</a>"),
    ('<g id="3">', "</g>"),
    ("**", "**"),
    ("*", "*"),
    ("__", "__"),
    ("[", "](https://example.org/page)"),
    ("<0>", "</0>"),
)
OPENINGS, CLOSINGS = dict(PAIRS), {closing for _, closing in PAIRS}
LOSSES = ("drops", "doubles", "breaks", "swaps", "glues")
_PROBE = re.compile(r"X\d+X")

Piece = tuple[str, bool]
"""Text, and whether it is data."""


def bare(random: Random) -> str:
    """A sentence without markup."""
    subject, verb, thing, place = map(random.choice, (NOUNS, VERBS, NOUNS, PLACES))
    return f"The {subject} {verb} the {thing} {place}"


def sentence(random: Random, bases: Sequence[str]) -> list[Piece]:
    """One of the sentences with up to four placeholders, one perhaps twice, and up to three pairs of markup."""
    words: list[tuple[Piece, ...]] = [((word, False),) for word in random.choice(bases).split()]
    some = [random.choice(PLACEHOLDERS) for _ in range(random.choice((0, 1, 1, 2, 4)))]
    for placeholder in some + some[: random.random() < 0.2]:
        words.insert(random.choice((0, len(words), random.randint(0, len(words)))), ((placeholder, True),))
    for pair in random.sample(PAIRS, random.choice((0, 0, 1, 1, 2, 3))):
        start = random.randrange(len(words))
        end = start + random.randint(1, 3)
        inside = tuple(piece for group in words[start:end] for piece in group)
        # One star inside two is not well-formed anywhere.
        if "*" not in pair[0] or not any("*" in text for text, _ in inside):
            words[start:end] = [((pair[0], True), *inside, (pair[1], True))]
    return [piece for group in words for piece in group]


def written(pieces: Sequence[Piece], random: Random) -> Text:
    """The pieces as a text: words apart, markup at its words, some placeholders at their neighbours."""
    value, begun, protected = "", set[str](), []
    tight = True
    for text, data in pieces:
        closes = text in CLOSINGS and (text not in OPENINGS or text in begun)
        opens = text in OPENINGS and not closes
        begun ^= {text} if data else set()
        tight = tight or closes or (data and not opens and random.random() < 0.1)
        value += text if tight else f" {text}"
        if data:
            protected.append(Span(len(value) - len(text), len(value)))
        tight = opens
    return Text(value + random.choice((".", ".", "!", "", ":")), tuple(protected))


def generated(seed: int, count: int) -> Document:
    """Segments of few different sentences, so that a model soon knows them, and of ever different markup."""
    random = Random(seed)
    bases = [bare(random) for _ in range(BASES)]
    texts = [written(sentence(random, bases), random) for _ in range(count)]
    return Document("a.txt", "plain", "", tuple(Segment(f"s{at}", text) for at, text in enumerate(texts)), "en")


def data(text: Text) -> Counter[str]:
    return Counter(text.value[span.start : span.end] for span in text.protected)


def nothing_wrong(_document: Document) -> Iterable[Finding]:
    return ()


def problems(translation: Translation) -> Iterator[str]:
    """What is lost, added or torn, and what is glued to words without being marked."""
    for segment in translation.document.segments:
        target = segment.target
        assert target is not None
        before, after = segment.source.value, target.value
        if data(segment.source) != data(target) or any(after.count(one) != before.count(one) for one in data(target)):
            yield f"lost: {before!r} -> {after!r}"
        elif _PROBE.search(after):
            yield f"stray: {before!r} -> {after!r}"
        elif not nested(target):
            yield f"torn: {before!r} -> {after!r}"
        elif segment.state is not State.FUZZY and glued(target) > glued(segment.source):
            yield f"glued: {before!r} -> {after!r}"
        elif segment.state is not State.FUZZY and empty(target) > empty(segment.source):
            yield f"empty: {before!r} -> {after!r}"


def nested(text: Text) -> bool:
    """Whether what is opened is closed in the reverse order."""
    begun: list[str] = []
    for span in sorted(text.protected):
        value = text.value[span.start : span.end]
        if begun and value == OPENINGS[begun[-1]]:
            begun.pop()
        elif value in OPENINGS:
            begun.append(value)
        elif value in CLOSINGS:
            return False
    return not begun


def glued(text: Text) -> int:
    """How often a placeholder has a letter or digit at its side, were there no markup."""
    marks = CLOSINGS | OPENINGS.keys()
    values = [(text.value[span.start : span.end], span) for span in text.protected]
    shown = apply_edits(text.value, [Edit(span, "" if value in marks else "\0") for value, span in values])
    return len(re.findall(r"\w(?=\0)|(?<=\0)\w", shown))


def empty(text: Text) -> int:
    """How many pairs of markup have nothing between them."""
    begun, count = list[Span](), 0
    for span in sorted(text.protected):
        value = text.value[span.start : span.end]
        if begun and value == OPENINGS[text.value[begun[-1].start : begun[-1].end]]:
            count += not text.value[begun.pop().end : span.start].strip()
        elif value in OPENINGS:
            begun.append(span)
    return count


def translated(engine: Engine, source: Document) -> Translation:
    return translate_document(source, engine, GLOSSARY, "pt", check=nothing_wrong)


class Careless(EchoEngine):
    """Loses, doubles, breaks or moves what it is given to copy, in four of five sentences that have any."""

    def translate(self, requests: Sequence[Request]) -> tuple[tuple[Candidate, ...], ...]:
        return tuple((Candidate(self._spoiled(request.text)),) for request in requests)

    def _spoiled(self, text: str) -> str:
        found = list(_PROBE.finditer(text))
        random = Random(text)
        if not found or random.random() < 0.2:
            return text
        one = random.choice(found)
        first, last = text[: one.start()], text[one.end() :]
        match random.choice(LOSSES):
            case "drops":
                return first + last
            case "doubles":
                return f"{first}{one.group()} {one.group()}{last}"
            case "breaks":
                return f"{first}X {one.group()[1:]}{last}"
            case "swaps":
                return f"{last} {one.group()} {first}"
        return f"{first.rstrip()}{one.group().lower()}{last.lstrip()}"


def test_what_is_generated_has_all_kinds_of_markup() -> None:
    kinds = Counter(mark for segment in generated(1, SEGMENTS).segments for mark in data(segment.source))
    assert min(kinds[mark] for mark in (*PLACEHOLDERS, *(mark for pair in PAIRS for mark in pair))) >= 20
    assert all(map(nested, (segment.source for segment in generated(1, SEGMENTS).segments)))


@pytest.mark.parametrize("engine", [EchoEngine("en", "pt"), Careless("en", "pt")])
def test_nothing_is_lost_by_an_engine_that_copies_or_fails_to(engine: Engine) -> None:
    result = translated(engine, generated(1, SEGMENTS))
    assert list(problems(result)) == []


@pytest.mark.slow
def test_nothing_is_lost_by_the_real_model() -> None:
    result = translated(open_engine("en", "pt", None), generated(2, SEGMENTS))
    assert list(problems(result)) == []
