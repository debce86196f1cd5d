"""What came of a job: counts that add up, and samples."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from glossator.corpus.folder import Folder
from glossator.corpus.job import Job, Kind
from glossator.corpus.samples import merged
from glossator.errors import GlossatorError

__all__ = ["Summary", "summary_of"]

# What is done with a row that is not broken, by step.
_GOOD = tuple(kind.done for kind in Kind)


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of rows: read = done + broken. `findings` are counts by rule and severity, `pairs` those of languages."""

    job: Job
    read: int
    done: int
    broken: int
    findings: Mapping[tuple[str, str], int] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    concepts: Mapping[str, int] = field(default_factory=dict)
    samples: tuple[Mapping[str, Any], ...] = ()

    def as_json(self) -> str:
        """The summary for programs."""
        found = [
            {"rule": rule, "severity": severity, "count": number} for (rule, severity), number in self.findings.items()
        ]
        job = asdict(self.job)
        said = {"command": job.pop("kind"), "read": self.read, "done": self.done, "broken": self.broken}
        said |= {"findings": found, "states": self.states, "pairs": self.pairs, "concepts": self.concepts}
        return json.dumps({**said, "samples": self.samples, "job": job}, ensure_ascii=False, indent=1)


def summary_of(job: Job, folder: Folder, names: Iterable[str]) -> Summary:
    """The summary of the tasks of these names, all of them done.

    Raises:
        GlossatorError: the counts do not add up, which is a fault of this program.
    """
    rows: Counter[str] = Counter()
    findings: Counter[tuple[str, str]] = Counter()
    states: Counter[str] = Counter()
    concepts: Counter[str] = Counter()
    pairs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    samples: list[dict[str, Any]] = []
    for name in names:
        result = folder.result(name)
        rows.update({key: result[key] for key in ("read", "broken", *_GOOD) if key in result})
        findings.update({(rule, severity): number for rule, severity, number in result.get("findings", ())})
        states.update(result.get("states", {}))
        concepts.update(result.get("concepts", {}))
        for pair, counts in result.get("pairs", {}).items():
            pairs[pair].update(counts)
        samples = merged([*samples, *result.get("samples", ())]) if result.get("samples") else samples
    done = sum(rows[name] for name in _GOOD)
    if rows["read"] != done + rows["broken"]:
        raise GlossatorError(f"{rows['read']} rows were read, {done} done and {rows['broken']} found broken: lost some")
    return Summary(
        job,
        rows["read"],
        done,
        rows["broken"],
        dict(sorted(findings.items())),
        dict(sorted(states.items())),
        {pair: dict(counts) for pair, counts in sorted(pairs.items())},
        dict(concepts.most_common(1_000)),
        tuple(samples),
    )
