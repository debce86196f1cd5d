"""Measures what users wait for, and prints a table: start-up, checking, translating beside the bare engine."""

from __future__ import annotations

import platform
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from glossator.check.run import check_document
from glossator.formats.format import read
from glossator.glossary.format import read_glossary
from glossator.glossary.shipped import shipped_glossary
from glossator.model import Document, Segment, Text
from glossator.translate.engine import Request
from glossator.translate.models import open_engine
from glossator.translate.run import translate_document

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SEGMENTS = 5000


def main() -> None:
    """Run everything; about two minutes."""
    print(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}\n")
    print("| what | median of 5 | |\n| --- | --- | --- |")
    for arguments in (["--help"], ["check", "--help"], ["check", "examples/website.pt.po", "--fail-on", "never"]):
        seconds = median(lambda arguments=arguments: run(arguments))  # type: ignore[misc]
        print(f"| glossator {' '.join(arguments)} | {seconds:.2f} s | |")
    check_speed()
    translate_speed()
    print(f"\npeak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def run(arguments: list[str]) -> None:
    subprocess.run(
        [sys.executable, "-m", "glossator", *arguments], cwd=EXAMPLES.parent, check=True, capture_output=True
    )


def check_speed() -> None:
    """All rules over pairs of sentences drawn from the examples, with the shipped glossary."""
    pairs = [
        (segment.source.value, segment.target.value)
        for segment in read(EXAMPLES / "website.pt.po").segments
        if segment.target
    ]
    chance = random.Random(1)
    segments = tuple(
        Segment(str(number), *map(Text, map(" ".join, zip(*chance.sample(pairs, 2), strict=True))))
        for number in range(SEGMENTS)
    )
    document = Document("speed", "po", "", segments, "en", "pt-BR", bilingual=True)
    check_document(document.with_segments(segments[:20]), shipped_glossary())
    seconds = median(lambda: check_document(document, shipped_glossary()))
    print(f"| check, all rules, {SEGMENTS} segment pairs | {seconds:.2f} s | {SEGMENTS / seconds:.0f} pairs/s |")


def translate_speed() -> None:
    """The example article with its glossary, beside the bare engine called one sentence at a time."""
    article = read(EXAMPLES / "statement.en.txt")
    glossary = read_glossary(EXAMPLES / "glossary.csv").glossary
    engine = open_engine("en", "pt")
    bare = median(lambda: [engine.translate([Request(one.source.value)]) for one in article.segments])
    ours = median(lambda: translate_document(article, engine, glossary, "pt"))
    number = len(article.segments)
    print(f"| bare engine, {number} sentences | {bare:.2f} s | {number / bare:.0f} sentences/s |")
    print(f"| translate with glossary and checks | {ours:.2f} s | {bare / ours:.2f} of the bare engine's speed |")


def median(work: Callable[[], object]) -> float:
    """Seconds of the middle one of five runs."""
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
