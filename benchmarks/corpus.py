"""Measures `glossator corpus check`: one process, two, and two workers of Ray over the same rows; prints a table.

The pairs are recombined from translated sentences, all different (material.py); so is the glossary, of whose terms as
many occur as in one of a hundred. The time is that of the whole command, start-up included; the peak of memory is that
of all its processes together, what they share counted once (proportional set size, four times a second).

usage: corpus.py [--rows 10000000] [--terms 10000] [--select RULES]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from material import SOURCE, TARGET, Pair, glossary_of, occurring, real_terms, sentence_pairs, write_csv

COMMAND = [sys.executable, "-m", "glossator", "corpus", "check", "--source-lang", SOURCE, "--target-lang", TARGET]
# Rules on terms, the last two of which compare segments over the whole corpus.
RULES = "term-missing,term-forbidden,term-deprecated,term-inconsistent,translation-inconsistent"
GROUP = 100_000
SHORT = 150
FEWEST = 100


@dataclass(frozen=True, slots=True)
class Run:
    """One command: seconds, the peak of memory in MB, and a digest of all findings, whatever their order."""

    seconds: float
    megabytes: float
    digest: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--terms", type=int, default=10_000)
    parser.add_argument("--select", default=RULES)
    asked = parser.parse_args()
    sentences, by_people, origin = sentence_pairs()
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, {platform.python_implementation()} {platform.python_version()}"
    )
    print(
        f"{asked.rows:,} pairs from {len(sentences):,} sentences of {origin}; {asked.terms:,} terms; {asked.select}\n"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        terms = real_terms(sentences, by_people)[: occurring(FEWEST)]
        write_csv(glossary_of(asked.terms, terms, sentences), folder / "terms.csv")
        tenth, whole = folder / "tenth.parquet", folder / "whole.parquet"
        write_pairs(sentences, asked.rows // 10, tenth)
        write_pairs(sentences, asked.rows, whole)
        print("| engine | workers | pairs | seconds | pairs/s | ratio | peak memory |")
        print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
        measure(folder, tenth, asked.rows // 10, "local", 2, asked.select, None)
        one = measure(folder, whole, asked.rows, "local", 1, asked.select, None)
        two = measure(folder, whole, asked.rows, "local", 2, asked.select, one)
        ray = measure(folder, whole, asked.rows, "ray", 2, asked.select, two)
    same = one.digest == two.digest == ray.digest
    print(f"\nThe findings are {'the same' if same else 'NOT the same'} in all three runs over all pairs.")
    sys.exit(not same)


def measure(folder: Path, rows: Path, number: int, engine: str, jobs: int, rules: str, before: Run | None) -> Run:
    """Run the command and print its line; the ratio is to the rate of the run `before`."""
    output = folder / f"out-{rows.stem}-{engine}-{jobs}"
    options = ["--glossary", str(folder / "terms.csv"), "--select", rules, "--output", str(output)]
    command = [*COMMAND, str(rows), *options, "--engine", engine, "--jobs", str(jobs)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
    peaks: list[float] = [0.0]
    watch = threading.Thread(target=_watch, args=(process, peaks))
    watch.start()
    if process.wait() != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    seconds = time.perf_counter() - started
    watch.join()
    run = Run(seconds, peaks[0], digest_of(output))
    ratio = f"**{before.seconds / seconds:.2f}**" if before else ""
    rate = f"{number / seconds:,.0f}"
    print(
        f"| {engine} | {jobs} | {number:,} | {seconds:.0f} | {rate} | {ratio} | {run.megabytes:,.0f} MB |", flush=True
    )
    return run


def write_pairs(sentences: list[Pair], number: int, path: Path) -> None:
    """As many pairs, a sentence with two short ones behind it each, in row groups of a hundred thousand."""
    schema = pa.schema([("source", pa.string()), ("target", pa.string())])
    pairs = _pairs(sentences, number)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(pairs, GROUP)):
            writer.write_table(pa.table([list(side) for side in zip(*group, strict=True)], schema=schema))


def _pairs(sentences: list[Pair], number: int) -> Iterator[Pair]:
    short = sorted(sentences, key=lambda pair: len(pair[0]))[:SHORT]
    for at in range(number):
        tail, first = divmod(at, len(sentences))
        parts = sentences[first], short[tail % len(short)], short[tail // len(short) % len(short)]
        yield " ".join(part[0] for part in parts), " ".join(part[1] for part in parts)


def digest_of(output: Path) -> str:
    """A digest of the findings and broken rows in the parts of a folder."""
    total = 0
    for part in sorted([*output.glob("findings/*.parquet"), *output.glob("broken/*.parquet")]):
        for batch in pq.ParquetFile(part).iter_batches():
            for row in batch.to_pylist():
                found = hashlib.blake2b(json.dumps(row, sort_keys=True).encode(), digest_size=16)
                total = (total + int.from_bytes(found.digest(), "big")) % 2**128
    return f"{total:032x}"


def _watch(process: subprocess.Popen[bytes], peaks: list[float]) -> None:
    while process.poll() is None:
        peaks[0] = max(peaks[0], sum(map(_megabytes, _family(process.pid))))
        time.sleep(0.25)


def _family(root: int) -> set[int]:
    """A process and all that it or its children have started."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    family, grown = {root}, True
    while grown:
        found = {child for child, parent in parents.items() if parent in family} - family
        family |= found
        grown = bool(found)
    return family


def _megabytes(number: int) -> float:
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
