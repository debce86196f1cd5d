"""The output folder: parts written whole or not at all, and what of the work is done."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from glossator.corpus.job import Job, Task
from glossator.errors import ConfigError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

__all__ = ["Folder"]

_MANIFEST = "manifest.json"
# What the name of a file ends in while it is written.
_MADE = ".part"
# The codec of all parts.
_CODEC = "zstd"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a job writes: the parts of a task are named like it, and a note in `done` says that they are there."""

    path: Path

    def begin(self, job: Job, resume: bool) -> None:
        """Write the manifest, or see that the one there is of this very job.

        Raises:
            ConfigError: another job was begun here, or this one and it is not to be resumed.
        """
        manifest = self.path / _MANIFEST
        hint = "choose another --output, or delete this one"
        if manifest.exists():
            if not resume:
                raise ConfigError(
                    "has a job in it already", path=str(self.path), hint=f"--resume goes on with it; or {hint}"
                )
            begun = manifest.read_text(encoding="utf-8")
            if begun != job.as_json():
                raise ConfigError(f"has another job in it: {_difference(begun, job)}", path=str(self.path), hint=hint)
            for left in self.path.rglob(f".*{_MADE}"):
                left.unlink(missing_ok=True)
            return
        # A file that begins with a dot was left behind by a run that was ended, or by the system.
        if self.path.exists() and any(not file.name.startswith(".") for file in self.path.iterdir()):
            raise ConfigError("is not empty and has no manifest of a job", path=str(self.path), hint=hint)
        self.path.mkdir(parents=True, exist_ok=True)
        self._place(_MANIFEST, job.as_json().encode())

    def is_done(self, name: str) -> bool:
        """Whether a task has come to its end."""
        return (self.path / "done" / f"{name}.json").exists()

    def finish(self, name: str, result: Mapping[str, Any]) -> None:
        """Note that all parts of a task are there, with what else is to be known."""
        self._place(f"done/{name}.json", json.dumps(result, ensure_ascii=False).encode())

    def result(self, name: str) -> dict[str, Any]:
        """What a task that is done noted."""
        result: dict[str, Any] = json.loads((self.path / "done" / f"{name}.json").read_text(encoding="utf-8"))
        return result

    def plan(self, step: str) -> list[Task] | None:
        """The tasks of a step as they were planned; None where they were not yet."""
        file = self.path / "plan" / f"{step}.json"
        return [Task(**one) for one in json.loads(file.read_text(encoding="utf-8"))] if file.exists() else None

    def keep_plan(self, step: str, tasks: Sequence[Task]) -> None:
        """Remember the tasks of a step."""
        self._place(f"plan/{step}.json", json.dumps([json.loads(task.as_json()) for task in tasks]).encode())

    def write(self, name: str, table: pa.Table) -> None:
        """Put a table into the part `name` (without its suffix)."""
        from pyarrow.parquet import write_table

        with self._made(f"{name}.parquet") as file:
            write_table(table, file, compression=_CODEC)

    def write_groups(self, name: str, tables: Sequence[pa.Table]) -> None:
        """Put tables of one schema into a part, each as a row group of its own."""
        from pyarrow.parquet import ParquetWriter

        with self._made(f"{name}.parquet") as file, ParquetWriter(file, tables[0].schema, compression=_CODEC) as writer:
            for table in tables:
                writer.write_table(table, row_group_size=max(1, len(table)))

    @contextmanager
    def writer(self, name: str, schema: pa.Schema) -> Iterator[Any]:
        """A ParquetWriter for a part that is there once all is written."""
        from pyarrow.parquet import ParquetWriter

        with self._made(f"{name}.parquet") as file, ParquetWriter(file, schema, compression=_CODEC) as writer:
            yield writer

    def parts(self, name: str) -> list[str]:
        """The names of the parts in a folder of them, sorted."""
        return sorted(f"{name}/{file.stem}" for file in (self.path / name).glob("*.parquet"))

    def read(self, name: str) -> pa.Table:
        """The table in a part."""
        from pyarrow.parquet import read_table

        # Not as a dataset: a folder may be called `a=b`.
        return read_table(self._file(name), partitioning=None)

    @contextmanager
    def opened(self, name: str) -> Iterator[ParquetFile]:
        """A part, to be read by row groups."""
        from pyarrow.parquet import ParquetFile

        with ParquetFile(self._file(name)) as file:
            yield file

    def put(self, name: str, text: str) -> Path:
        """Write a text file; where it is."""
        self._place(name, text.encode())
        return self.path / name

    def _file(self, name: str) -> str:
        return str(self.path / f"{name}.parquet")

    def _place(self, name: str, data: bytes) -> None:
        with self._made(name) as file:
            Path(file).write_bytes(data)

    @contextmanager
    def _made(self, name: str) -> Iterator[str]:
        """The name of a file beside `name` that takes its place in the end."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        # Another machine may be at the same task.
        made = target.with_name(f".{target.name}.{uuid4().hex}{_MADE}")
        try:
            yield str(made)
            made.replace(target)
        finally:
            made.unlink(missing_ok=True)


def _difference(begun: str, job: Job) -> str:
    """The fields in which two jobs differ."""
    try:
        old, new = json.loads(begun), json.loads(job.as_json())
        return ", ".join(name for name in new if old.get(name) != new[name]) + " differ"
    except (ValueError, AttributeError):
        return "its manifest is broken"
