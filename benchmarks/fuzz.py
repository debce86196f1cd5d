"""Reads broken files: nothing but a FormatError may come of them, and no reader may take long.

usage: fuzz.py FOLDER [--seconds N] [--suffix .xlf ...] [--engine random|atheris]

FOLDER holds sound files, one or more a suffix; each reader has N seconds (600). `random` breaks them by chance, the
same way each time; `atheris` (pip install atheris) is led by what the reader does. A file that fails is written beside
the current folder as crash-NUMBER.SUFFIX.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossator.errors import FormatError
from glossator.formats.format import read, render, suffixes

# A reader that takes longer for a file of some kilobytes is stuck.
SLOW = 20.0


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that a reader did not stand, and what happened."""

    suffix: str
    data: bytes
    what: str


def main() -> int:
    """Exit with 1 where a file failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--suffix", action="append")
    parser.add_argument("--engine", choices=("random", "atheris"), default="random")
    asked = parser.parse_args()
    samples = samples_in(asked.folder, asked.suffix)
    if asked.engine == "atheris" and len(samples) > 1:
        return max(_alone(suffix) for suffix in samples)
    failures = 0
    for suffix, sounds in samples.items():
        if asked.engine == "atheris":
            return with_atheris(suffix, sounds, asked.seconds)
        number = 0
        for failure in fuzzed(suffix, sounds, asked.seconds):
            number += 1
            if failure:
                failures += 1
                name = f"crash-{failures}{suffix}"
                Path(name).write_bytes(failure.data)
                print(f"{name}: {failure.what}")
        print(f"{suffix}: {number} files")
    return bool(failures)


def _alone(suffix: str) -> int:
    """The exit code of a run for one suffix: atheris ends the process that it runs in."""
    print(suffix, flush=True)
    return subprocess.call([sys.executable, *sys.argv, "--suffix", suffix])


def samples_in(folder: Path, wanted: Sequence[str] | None = None) -> dict[str, list[bytes]]:
    """The files of a folder by suffix, of those that some format reads."""
    found: defaultdict[str, list[bytes]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        suffix = path.suffix.lower()
        if path.is_file() and suffix in suffixes() and (not wanted or suffix in wanted):
            found[suffix].append(path.read_bytes())
    return dict(found)


def fuzzed(suffix: str, sounds: Sequence[bytes], seconds: float, seed: int = 1) -> Iterator[Failure | None]:
    """What came of each broken file, for as long as `seconds`."""
    chance = random.Random(f"{suffix}{seed}")
    ended = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"broken{suffix}"
        while time.monotonic() < ended:
            yield tried(path, broken(chance.choice(sounds), chance, sounds))


def tried(path: Path, data: bytes) -> Failure | None:
    """What is wrong with the reader of `path`, shown by a file with these bytes."""
    path.write_bytes(data)
    started = time.monotonic()
    try:
        document = read(path)
        if render(document) != data:
            return Failure(path.suffix, data, "written back unchanged it has other bytes")
    except FormatError:
        pass
    except Exception as error:
        return Failure(path.suffix, data, f"{type(error).__name__}: {error}")
    taken = time.monotonic() - started
    return Failure(path.suffix, data, f"took {taken:.0f} s") if taken > SLOW else None


def broken(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """A copy with some bytes changed, lost, doubled, moved in from another file or cut off."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        start = chance.randrange(len(made) + 1)
        length = chance.choice((1, 1, 2, 8, 64, 512))
        piece = bytes(made[start : start + length])
        match chance.randrange(6):
            case 0:
                made[start : start + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[start : start + length]
            case 2:
                made[start:start] = piece * chance.choice((1, 2, 50))
            case 3:
                other = chance.choice(others)
                place = chance.randrange(len(other) + 1)
                made[start:start] = other[place : place + length]
            case 4:
                made[start:start] = chance.choice((b"<", b">", b"&", b'"', b"{", b"}", b"\x00", b"\xff", b"\n", b"]]>"))
            case _:
                del made[start + length * 8 :]
    return bytes(made)


def with_atheris(suffix: str, sounds: Sequence[bytes], seconds: float) -> int:
    """The reader of one suffix under atheris, which never returns but by its own exit code."""
    import atheris

    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, data in enumerate(sounds):
            (corpus / str(number)).write_bytes(data)
        path = Path(folder) / f"broken{suffix}"

        def once(data: bytes) -> None:
            failure = tried(path, data)
            if failure:
                raise RuntimeError(failure.what)

        atheris.instrument_all()
        atheris.Setup([sys.argv[0], f"-max_total_time={seconds:.0f}", str(corpus)], once)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
