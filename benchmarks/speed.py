"""Measures what users wait for, beside other programs on the same rows in the same run, and prints Markdown tables.

How corpus and glossaries are made is told in material.py, the other programs in peers/.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

from material import LARGEST_IN_TURN, SOURCE, TARGET, sentence_pairs
from peers.environment import PEERS, Peers

from glossator.commands.terminal import counted
from glossator.glossary.concept import Concept, Glossary, Term
from glossator.model import Document, Segment, Text
from glossator.translate.engine import Request
from glossator.translate.models import open_engine
from glossator.translate.run import translate_document

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
PACKAGE = HERE.parent / "tests" / "data" / "translate-en_es-1_0.argosmodel"
ARGOS_PLACES = ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
# What the package knows by heart (scripts/make_argos_package.py).
SUBJECTS = ("The captain", "The teacher", "My sister", "The old fisherman", "Our neighbour", "The mayor")
ACTIONS = ("repairs the boat", "reads a letter", "paints the door", "draws a map", "sells apples", "opens the window")
CIRCUMSTANCES = ("in the harbour", "every morning", "before the storm", "near the bridge", "on Sunday")
CHECK = [sys.executable, "-m", "glossator", "check", "--fail-on", "never"]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured; a peer may search for `seconds` and is then judged by the segments that it got through."""

    segments: int
    glossaries: tuple[int, ...]
    entries: int
    seconds: float
    sentences: int


FULL = Size(100_000, (100, 10_000, 100_000, 1_000_000), 20_000, 20, 300)
QUICK = Size(5_000, (100, 10_000), 2_000, 3, 60)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small corpus and small glossaries: about a minute")
    size = QUICK if parser.parse_args().quick else FULL
    peers = Peers.installed()
    if peers.fault:
        say(f"The other programs are missing: {peers.fault}")
    say(f"{platform.machine()}, {os.cpu_count()} cores, {platform.python_implementation()} {platform.python_version()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # In a process of its own: Linux counts the parent's memory into the peak of its children.
        numbers = map(str, (size.segments, size.entries, *size.glossaries))
        say(run([sys.executable, str(HERE / "material.py"), name, *numbers]).rstrip())
        compare_term_rules(size, peers, folder)
        grow_around_the_same_terms(size, folder)
        compare_pofilter(size, peers, folder)
        read_large_glossary(size, folder)
    measure_start_up()
    measure_translation(size)


def say(line: str) -> None:
    print(line, flush=True)


def table(*headings: str) -> None:
    say("")
    row(*headings)
    row(*("---" for _ in headings))


def row(*cells: str) -> None:
    say(f"| {' | '.join(cells)} |")


def compare_term_rules(size: Size, peers: Peers, folder: Path) -> None:
    """All term rules on one core; each glossary in a process of its own, so that the peak of memory is its own."""
    own = ("terms", "matches/segment", "findings/segment", "index build", "segments/s", "peak memory")
    table(*own, *(f"{peer.name}, segments/s" for peer in PEERS))
    segments = folder / "segments.jsonl"
    for number in size.glossaries:
        terms = folder / f"{number}.jsonl"
        answer = ours(folder, str(number))
        row(
            f"{number:,}",
            f"{answer['matches']:.1f}",
            f"{answer['findings']:.2f}",
            f"{answer['build']:.1f} s",
            f"**{answer['rate']:,.0f}**",
            f"{answer['megabytes']:,.0f} MB",
            *(peers.rate(peer, segments, terms, number, size.seconds) for peer in PEERS),
        )


def grow_around_the_same_terms(size: Size, folder: Path) -> None:
    """What a larger glossary costs where no more of its terms occur; three runs of each, in turn."""
    numbers = [number for number in size.glossaries if number <= LARGEST_IN_TURN]
    table("terms", "matches/segment", "findings/segment", "segments/s, median of 3", "time a segment")
    turns = [{number: ours(folder, f"same-{number}") for number in numbers} for _ in range(3)]
    for number in numbers:
        answer = turns[0][number]
        ratio = statistics.median(turn[numbers[0]]["rate"] / turn[number]["rate"] for turn in turns)
        row(
            f"{number:,}",
            f"{answer['matches']:.1f}",
            f"{answer['findings']:.2f}",
            f"{statistics.median(turn[number]['rate'] for turn in turns):,.0f}",
            "1" if number == numbers[0] else f"**{ratio:.2f}**",
        )


def ours(folder: Path, glossary: str) -> dict[str, float]:
    """What ours.py answers of one glossary."""
    files = (str(folder / f"{name}.jsonl") for name in ("segments", glossary))
    answer: dict[str, float] = json.loads(run([sys.executable, str(HERE / "ours.py"), *files]))
    return answer


def compare_pofilter(size: Size, peers: Peers, folder: Path) -> None:
    """Whole processes on one PO file, all rules of both."""
    path = str(folder / "corpus.pt.po")
    table(f"a PO file of {size.entries:,} entries", "seconds", "ratio")
    own = seconds_of(lambda: run([*CHECK, path]))
    row("`glossator check`, all rules, shipped glossary", f"{own:.1f}", "1")
    if peers.fault:
        row("`pofilter --gnome`", "not installed", "")
        return
    pofilter = [peers.program("pofilter"), "--gnome", "--progress=none", path, str(folder / "found.po")]
    theirs = seconds_of(lambda: run(pofilter))
    row("`pofilter --gnome`", f"{theirs:.1f}", f"**{theirs / own:.1f}**")


def read_large_glossary(size: Size, folder: Path) -> None:
    """Whole processes: the first run may leave something in a cache folder of its own, the second finds it there."""
    number = size.glossaries[-1]
    command = [*CHECK, str(folder / "few.pt.po")]
    place = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    table(f"check of 10 entries, glossary of {number:,} terms in CSV", "seconds", "peak memory")
    # Unpacks the languages' dictionaries, which is not the glossary's doing.
    run(command, place)
    for name in ("first run", "second run"):
        started = time.perf_counter()
        glossary = ["-g", str(folder / f"{number}.csv")]
        with subprocess.Popen([*command, *glossary], env=place, stdout=subprocess.DEVNULL) as process:
            _, _, used = os.wait4(process.pid, 0)
            process.returncode = 0
        row(name, f"{time.perf_counter() - started:.1f}", f"{used.ru_maxrss / 1024:,.0f} MB")


def measure_start_up() -> None:
    table("start-up", "seconds, median of 5")
    for arguments in (
        ["--help"],
        ["check", "--help"],
        ["check", str(EXAMPLES / "website.pt.po"), "--fail-on", "never"],
    ):
        shown = " ".join(Path(argument).name for argument in arguments)
        command = [sys.executable, "-m", "glossator", *arguments]
        row(f"`glossator {shown}`", f"{statistics.median(seconds_of(lambda c=command: run(c)) for _ in range(5)):.2f}")


def measure_translation(size: Size) -> None:
    """Whole runs of translation, checks included, beside the bare engine called one sentence at a time."""
    with tempfile.TemporaryDirectory() as name:
        # Read by argostranslate when it is imported; it makes folders there.
        os.environ.update({variable: str(Path(name) / variable) for variable in ARGOS_PLACES})
        measure_firefox(size)
        measure_argos()


def measure_firefox(size: Size) -> None:
    pairs, by_people, origin = sentence_pairs()
    sentences = [source for source, _ in pairs[:: max(1, len(pairs) // size.sentences)]][: size.sentences]
    concepts = (
        Concept(str(number), (Term(source, SOURCE), Term(target, TARGET)))
        for number, (source, target) in enumerate(by_people)
    )
    terms = Glossary("terms", tuple(concepts))
    engine = open_engine(SOURCE, TARGET)
    document = document_of(sentences, SOURCE)
    requests = [[Request(text)] for text in sentences]
    runs: dict[str, Callable[[], object]] = {
        "the engine alone, one sentence at a time": lambda: [*map(engine.translate, requests)]
    }
    for glossary, named in ((Glossary("none", ()), "no glossary"), (terms, f"a glossary of {len(by_people)} terms")):
        for jobs in (1, 2):
            said = f"`translate_document`, {named}, {counted(jobs, 'process', 'processes')}"
            runs[said] = partial(translate_document, document, engine, glossary, TARGET, jobs=jobs)
    compare(f"English to Portuguese, Firefox, {len(sentences)} sentences of {origin}", runs, len(sentences))


def measure_argos() -> None:
    from argostranslate.translate import get_translation_from_codes

    from glossator.translate.engines import argos

    argos.install(PACKAGE, Path(os.environ["ARGOS_PACKAGES_DIR"]))
    sentences = [f"{' '.join(words)}." for words in product(SUBJECTS, ACTIONS, CIRCUMSTANCES)]
    theirs = get_translation_from_codes("en", "es")
    engine = open_engine("en", "es", "argos")
    document = document_of(sentences, "en")
    runs: dict[str, Callable[[], object]] = {
        "`translate()` of argostranslate": lambda: [theirs.translate(text) for text in sentences],
        "`translate_document`, no glossary": lambda: translate_document(document, engine, Glossary("none", ()), "es"),
    }
    compare(f"the tests' Argos package, {len(sentences)} sentences that it knows", runs, len(sentences))


def compare(what: str, runs: dict[str, Callable[[], object]], segments: int) -> None:
    """Each run in turn, three times, once untimed before; a ratio is the median of those within a turn."""
    for work in runs.values():
        work()
    seconds = [{name: seconds_of(work) for name, work in runs.items()} for _ in range(3)]
    first = next(iter(runs))
    table(what, "segments/s, median of 3", "ratio")
    for name in runs:
        rate = segments / statistics.median(turn[name] for turn in seconds)
        ratio = statistics.median(turn[first] / turn[name] for turn in seconds)
        row(name, f"{rate:,.0f}", "1" if name == first else f"**{ratio:.2f}**")


def document_of(sentences: list[str], language: str) -> Document:
    segments = (Segment(f"s{number}", Text(text)) for number, text in enumerate(sentences))
    return Document("corpus", "plain", "", tuple(segments), language)


def seconds_of(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def run(command: list[str], environment: dict[str, str] | None = None) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment).stdout


if __name__ == "__main__":
    main()
