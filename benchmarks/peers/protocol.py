"""How a peer is run: SEGMENTS.jsonl and TERMS.jsonl hold [source, target] a line; the answer is one line of JSON.

usage: <peer>.py SEGMENTS.jsonl TERMS.jsonl SECONDS
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

__all__ = ["Find", "run"]

# The matches in a source and its target.
Find = Callable[[str, str], int]


def run(build: Callable[[list[str], list[str]], Find]) -> None:
    """Search the segments one by one for at most SECONDS; reading the files and `build` are not counted."""
    segments = _rows(sys.argv[1])
    terms = _rows(sys.argv[2])
    find = build([source for source, _ in terms], [target for _, target in terms])
    done = matches = 0
    started = time.perf_counter()
    until = started + float(sys.argv[3])
    for source, target in segments:
        matches += find(source, target)
        done += 1
        if time.perf_counter() > until:
            break
    print(json.dumps({"segments": done, "seconds": time.perf_counter() - started, "matches": matches}))


def _rows(path: str) -> list[tuple[str, str]]:
    return [tuple(json.loads(line)) for line in Path(path).read_text(encoding="utf-8").splitlines()]
