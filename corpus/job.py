"""What is to be done with a corpus, as plain data that goes to other processes and machines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from glossator.model import Severity

__all__ = ["ROLES", "Input", "Job", "Kind", "Task"]

# What a column of the input may hold.
ROLES = ("source", "target", "source_language", "target_language", "document", "id")


class Kind(StrEnum):
    """What is made of the corpus."""

    CHECK = "check"
    TRANSLATE = "translate"
    STATS = "stats"

    @property
    def done(self) -> str:
        """What then has been done with a row."""
        return _DONE[self]


_DONE = {Kind.CHECK: "checked", Kind.TRANSLATE: "translated", Kind.STATS: "counted"}


@dataclass(frozen=True, slots=True)
class Input:
    """One file: where it is, the name of its reader, its size in bytes and what tells it from an earlier state."""

    address: str
    reader: str
    size: int
    state: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """All that the result depends on.

    `columns` are names, or numbers from 1 on, by role; `rules` are names with the severity to report; `glossaries` are
    paths, or none for no glossary; `engine` is that of the translation. `rows` is the most that are worked on at once,
    `buckets` into how many parts documents and comparisons are divided.
    """

    kind: Kind
    inputs: tuple[Input, ...]
    columns: tuple[tuple[str, str], ...] = ()
    source_language: str | None = None
    target_language: str | None = None
    glossaries: tuple[str, ...] = ()
    digest: str = ""
    lenient: bool = False
    rules: tuple[tuple[str, str], ...] = ()
    confidence: float = 0.5
    engine: str = "auto"
    rows: int = 10_000
    buckets: int = 1
    version: str = ""

    @property
    def by_role(self) -> Mapping[str, str]:
        """The columns that were named."""
        return dict(self.columns)

    @property
    def severities(self) -> Mapping[str, Severity]:
        """The severity to report, by the name of the rule."""
        return {name: Severity(severity) for name, severity in self.rules}

    def as_json(self) -> str:
        """The job as text; the same job is the same text."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Job:
        """The job that `as_json` wrote.

        Raises:
            ValueError, TypeError, KeyError: it is something else.
        """
        fields: dict[str, Any] = json.loads(text)
        fields["inputs"] = tuple(Input(**one) for one in fields["inputs"])
        for name in ("columns", "rules"):
            fields[name] = tuple((first, second) for first, second in fields[name])
        return cls(**{**fields, "kind": Kind(fields["kind"]), "glossaries": tuple(fields["glossaries"])})


@dataclass(frozen=True, slots=True)
class Task:
    """One shard of one step.

    `part` is a file of rows below the output, or else `input` the number of a Parquet file of which `count` rows from
    `first` (0-based) are meant; a step over buckets has the number of its `bucket`. `rows` is about how many there are.
    """

    step: str
    name: str
    part: str = ""
    input: int = -1
    first: int = 0
    count: int = 0
    bucket: int = -1

    def as_json(self) -> str:
        """The task as text."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Task:
        """The task that `as_json` wrote."""
        return cls(**json.loads(text))
