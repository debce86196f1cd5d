"""Reads every file of a folder, writes it back unchanged and with one text changed, and prints a table, a suffix a row.

    python benchmarks/roundtrip.py FOLDER --verbose

Each file is read in a process of its own, so that one that hangs, eats memory or ends the process is a failure too.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import re
import resource
import time
import traceback
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from multiprocessing.connection import Connection
from pathlib import Path

from glossator.errors import GlossatorError
from glossator.formats.format import Languages, formats, read, render
from glossator.languages.detect import detect_language
from glossator.model import Document, Segment, Span, Text

WORD = "harbour"
# Where a word may be put in without making two sentences of one or one of two; else behind a word.
PLACES = (re.compile(r"(?<=[^\W\d_]{3}) (?=[^\W\d_])"), re.compile(r"(?<=[^\W\d_]{2})(?![^\W\d_])"))
# So many segments of a file are changed, one at a time; so far from its text may a change reach (tags, attributes).
TRIED, AROUND = 5, 100
SECONDS, BYTES = 60, 4_000_000_000
COLUMNS = ("suffix", "files", "read", "refused", "traceback", "identical", "one place", "segments", "seconds")


class Outcome(StrEnum):
    """What became of a file."""

    READ = "read"
    REFUSED = "refused"
    TRACEBACK = "traceback"


@dataclass(frozen=True, slots=True)
class Result:
    """What was found out of one file; `tried` is whether a text of it could be changed, `faults` tell what is wrong."""

    path: Path
    outcome: Outcome
    identical: bool = False
    tried: bool = False
    clean: bool = False
    segments: int = 0
    faults: tuple[str, ...] = ()
    seconds: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="folders, or files")
    parser.add_argument("--suffix", action="append", help="only files that end so (may come several times)")
    parser.add_argument("--source-lang", help="the language of the sources, where the file does not say")
    parser.add_argument("--target-lang", help="the language of the targets, where the file does not say")
    parser.add_argument("--verbose", action="store_true", help="name the files that were refused or failed, and why")
    arguments = parser.parse_args()
    languages = Languages(arguments.source_lang, arguments.target_lang)
    # What every process needs is loaded once, before they part.
    formats()
    detect_language("Ships in the harbour wait for the tide.")
    results = [in_own_process(path, languages) for path in files(arguments.paths, arguments.suffix)]
    print_table(results)
    if arguments.verbose:
        for fault in (f"{one.path}: {one.outcome}: {fault}" for one in results for fault in one.faults):
            print(fault)


def files(paths: Sequence[Path], suffixes: Sequence[str] | None) -> Iterator[Path]:
    """The files at and under the paths, by suffix and name."""
    inside = [file for path in paths for file in (path.rglob("*") if path.is_dir() else (path,)) if file.is_file()]
    wanted = {f".{suffix.removeprefix('.').lower()}" for suffix in suffixes or ()}
    known = (file for file in inside if not wanted or file.suffix.lower() in wanted)
    yield from sorted(known, key=lambda file: (file.suffix.lower(), file))


def in_own_process(path: Path, languages: Languages) -> Result:
    """What `tried_out` finds, or that it did not come to an end."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, path, languages))
    start = time.perf_counter()
    process.start()
    sender.close()
    fault = f"no end in {SECONDS} s"
    result = None
    if receiver.poll(SECONDS):
        try:
            result = receiver.recv()
        except EOFError:
            fault = "the process was killed"
    process.kill()
    process.join()
    seconds = time.perf_counter() - start
    return replace(result or Result(path, Outcome.TRACEBACK, faults=(fault,)), seconds=seconds)


def _send(sender: Connection, path: Path, languages: Languages) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    sender.send(tried_out(path, languages))


def tried_out(path: Path, languages: Languages) -> Result:
    """Read a file, write it back unchanged, then with one text changed, several times."""
    outcome = Outcome.REFUSED
    try:
        document = read(path, languages)
        outcome = Outcome.READ
        identical = render(document) == path.read_bytes()
        faults = [] if identical else ["not the same bytes when unchanged"]
        places = list(changeable(document.segments))
        changed = [fault for place in places for fault in change_faults(document, place, languages)]
        return Result(path, outcome, identical, bool(places), not changed, len(document.segments), (*faults, *changed))
    except GlossatorError as error:
        # A file that was read has to be written too.
        what = Outcome.REFUSED if outcome is Outcome.REFUSED else Outcome.TRACEBACK
        return Result(path, what, faults=(f"{'' if what is Outcome.REFUSED else 'on writing: '}{error}",))
    except BaseException as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
        return Result(path, Outcome.TRACEBACK, faults=(fault,))


def changeable(segments: Sequence[Segment]) -> Iterator[int]:
    """The numbers of some segments with a place for another word, from the first to the last."""
    numbers = [number for number, segment in enumerate(segments) if changed(segment) is not None]
    step = max(1, (len(numbers) - 1) / (TRIED - 1))
    yield from (numbers[round(index * step)] for index in range(min(TRIED, len(numbers))))


def changed(segment: Segment) -> Segment | None:
    """The segment with a word more in its target, or in a translation of its only text; None: there is no place."""
    text = segment.source if segment.target is None else segment.target
    if segment.target is not None and not text.value:
        return None if _is_locked(segment.source) else replace(segment, target=Text(WORD))
    places = (found.start() for pattern in PLACES for found in pattern.finditer(text.value))
    for place in places:
        if not any(span.start <= place < span.end for span in text.protected):
            return replace(segment, target=Text(f"{text.value[:place]} {WORD}{text.value[place:]}"))
    return None


def _is_locked(text: Text) -> bool:
    return text.protected == (Span(0, len(text.value)),)


def change_faults(document: Document, number: int, languages: Languages) -> Iterator[str]:
    """What else than one text of the file differs when one segment gets another word."""
    old = document.segments[number]
    new = changed(old)
    if new is None or new.target is None:
        return
    segments = list(document.segments)
    segments[number] = new
    data = render(document.with_segments(segments))
    again = _read_again(document, data, languages)
    yield from (f"{old.id}: {fault}" for fault in _other_texts(document, again, number, new.target.value))
    yield from (f"{old.id}: {fault}" for fault in _other_places(document, again, old))
    if document.archive:
        yield from (f"{old.id}: {fault}" for fault in _other_parts(document.archive, data))


def _read_again(document: Document, data: bytes, languages: Languages) -> Document:
    format_ = formats()[document.format]
    two = Languages(languages.source or document.source_language, languages.target or document.target_language)
    if format_.unpack:
        return format_.parse(format_.unpack(data, document.path), document.path, two)
    return format_.parse(data.decode(document.encoding), document.path, two)


def _other_texts(before: Document, after: Document, number: int, wanted: str) -> Iterator[str]:
    if len(before.segments) != len(after.segments):
        yield f"{len(before.segments)} segments became {len(after.segments)}"
        return
    for index, (old, new) in enumerate(zip(before.segments, after.segments, strict=True)):
        if index != number and _content(old) != _content(new):
            yield f"the segment {old.id} changed too"
    found = after.segments[number]
    text = found.source if found.target is None else found.target
    if text.value != wanted:
        yield f"written {wanted!r}, read {text.value!r}"


def _content(segment: Segment) -> tuple[object, ...]:
    texts = tuple(text and (text.value, text.protected) for text in (segment.source, segment.target))
    return (*texts, segment.state, segment.context, segment.notes, segment.plural)


def _other_places(before: Document, after: Document, segment: Segment) -> Iterator[str]:
    """The difference, from its first character to its last, has to lie in or at the text that was changed."""
    text = segment.source if segment.target is None else segment.target
    place = text.to_file(Span(0, len(text.value)))
    if place is None:
        yield "a text without a place in the file"
        return
    difference = _difference(before.raw, after.raw)
    if difference.start < place.start - AROUND or difference.end > place.end + AROUND:
        yield f"the text stands at {place}, but {difference} differs"


def _difference(before: str, after: str) -> Span:
    """What of `before` differs."""
    start = _same(before, after)
    rest = min(len(before), len(after)) - start
    end = len(before) - min(rest, _same(before[::-1], after[::-1]))
    return Span(start, end)


def _same(one: str, other: str) -> int:
    """How many characters are the same at the start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _other_parts(before: bytes, after: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        if old.namelist() != new.namelist():
            yield "the archive has other parts, or in another order"
            return
        parts = [name for name in old.namelist() if old.read(name) != new.read(name)]
    if len(parts) > 1:
        yield f"{len(parts)} parts of the archive differ: {', '.join(parts)}"


def print_table(results: Iterable[Result]) -> None:
    """The results as a Markdown table with a row for each suffix and one for all."""
    everything = list(results)
    print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}")
    for suffix, group in groupby(everything, key=lambda one: one.path.suffix.lower()):
        print(_row(suffix, list(group)))
    print(_row("all", everything))


def _row(suffix: str, results: Sequence[Result]) -> str:
    counts = {outcome: sum(one.outcome is outcome for one in results) for outcome in Outcome}
    was_read = counts[Outcome.READ]
    clean = sum(one.clean and one.tried for one in results)
    cells = (
        suffix,
        len(results),
        counts[Outcome.READ],
        counts[Outcome.REFUSED],
        counts[Outcome.TRACEBACK],
        f"{sum(one.identical for one in results)}/{was_read}",
        f"{clean}/{sum(one.tried for one in results)}",
        sum(one.segments for one in results),
        f"{sum(one.seconds for one in results):.1f}",
    )
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
