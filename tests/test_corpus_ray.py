"""A cluster finds what one process finds, whoever dies in the middle."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

# Each cluster takes several seconds to begin.
pytestmark = pytest.mark.slow

READING = "double-space,number-mismatch,quotes-inconsistent"
COMPARING = "same-translation,term-inconsistent,translation-inconsistent"
GLOSSARY = "en,pt\njoint statement,declaração conjunta|comunicado conjunto\n"


def pair(at: int) -> dict[str, str]:
    kinds = (
        (f"The minister paid {at} euros to the fund.", f"O ministro pagou {at + (at % 5 == 0)} euros ao fundo."),
        ("The meeting ended at noon.", f"{'A reunião terminou' if at % 8 else 'O encontro acabou'} ao meio-dia."),
        ("We signed the treaty." if at % 7 else "They left the room again.", "Assinámos o tratado com eles."),
        (
            f"The joint statement of day {at}.",
            f"{'A declaração conjunta' if at % 8 else 'O comunicado conjunto'} {at}.",
        ),
        (f"He spoke of “peace” {at}.", f"Falou de {'“paz”' if at % 7 else '«paz»'} {at}."),
    )
    source, target = kinds[at % len(kinds)]
    return {"source": source, "target": target, "doc": f"d{at % 101}"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six files with a broken row each."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "glossary.csv").write_text(GLOSSARY)
    (folder / "in").mkdir()
    for file in range(6):
        lines = [json.dumps(pair(at)) for at in range(file, 4_500, 6)]
        (folder / "in" / f"{file}.jsonl").write_text("\n".join([*lines, "{"]))
    return folder


def arguments(corpus: Path, out: Path, rules: str, *more: str) -> list[str]:
    options = ["--source-lang", "en", "--lang", "pt", "--columns", "document=doc" if "," in rules else "source=source"]
    chosen = ["--select", rules, "--glossary", str(corpus / "glossary.csv"), "--rows", "50", "--jobs", "2"]
    command = [sys.executable, "-m", "glossator", "corpus", "check", str(corpus / "in"), "-o", str(out)]
    return [*command, *options, *chosen, *more]


def finished(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def parent(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def actors(driver: int) -> list[int]:
    """The processes of Ray's actors below a driver."""
    found = []
    for process in (int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()):
        try:
            name = Path(f"/proc/{process}/cmdline").read_text()
        except OSError:
            continue
        ancestor = process
        while ancestor not in (0, 1, driver):
            ancestor = parent(ancestor)
        if ancestor == driver and name.startswith("ray::") and "Worker" in name:
            found.append(process)
    return found


def begun(command: list[str], out: Path, checked: int) -> subprocess.Popen[str]:
    """The command, when so many tasks of the step `check` are done."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while len(list(out.glob("done/check-*.json"))) < checked:
        assert process.poll() is None, process.communicate()
        time.sleep(0.002)
    return process


def results(out: Path) -> tuple[list[list[dict[str, Any]]], str]:
    tables = []
    for name in ("findings", "broken"):
        parts = pa.concat_tables(map(pq.read_table, sorted((out / name).glob("*.parquet"))))
        tables.append(sorted(parts.to_pylist(), key=json.dumps))
    return tables, (out / "summary.json").read_text()


@pytest.fixture(scope="module")
def local(corpus: Path) -> Any:
    """What local processes find, by rules."""
    known = {}
    for rules in (f"{READING},{COMPARING}", "number-mismatch"):
        out = corpus / f"local-{len(known)}"
        done = finished(arguments(corpus, out, rules))
        assert (done.returncode, done.stderr) == (0, "")
        known[rules] = results(out)
        assert len(known[rules][0][0]) > 300
        assert len(known[rules][0][1]) == 6
    return known


def test_the_same_as_local_processes(corpus: Path, local: Any, tmp_path: Path) -> None:
    rules = f"{READING},{COMPARING}"
    done = finished(arguments(corpus, tmp_path / "out", rules, "--engine", "ray"))
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert results(tmp_path / "out") == local[rules]


def test_the_driver_is_killed_and_then_an_actor(corpus: Path, local: Any, tmp_path: Path) -> None:
    """What a killed driver left is resumed by local processes, and by Ray, where an actor is killed too."""
    out, other = tmp_path / "out", tmp_path / "other"
    process = begun(arguments(corpus, out, "number-mismatch", "--engine", "ray"), out, 5)
    known = actors(process.pid)
    process.kill()
    process.communicate()
    end = time.monotonic() + 30
    while any(map(parent, known)) and time.monotonic() < end:
        time.sleep(0.05)
    assert known
    assert [one for one in known if parent(one)] == []
    assert not (out / "summary.json").exists()
    shutil.copytree(out, other)

    assert finished(arguments(corpus, out, "number-mismatch", "--resume")).returncode == 0
    assert results(out) == local["number-mismatch"]

    command = arguments(corpus, other, "number-mismatch", "--engine", "ray", "--resume")
    process = begun(command, other, len(list(other.glob("done/check-*.json"))) + 5)
    os.kill(actors(process.pid)[0], signal.SIGKILL)
    _, errors = process.communicate(timeout=100)
    if process.returncode:
        assert process.returncode == 2
        assert [line for line in errors.splitlines() if line.startswith("glossator: ")]
        assert finished(command).returncode == 0
    assert results(other) == local["number-mismatch"]


def test_ray_is_missing(corpus: Path, tmp_path: Path) -> None:
    command = arguments(corpus, tmp_path / "out", "number-mismatch", "--engine", "ray")
    without = "import sys; sys.modules['ray'] = None; from glossator.cli import main; main()"
    done = finished([sys.executable, "-c", without, *command[3:]])
    message = "glossator: --engine ray: Ray is not installed (pip install 'glossator[ray]')\n"
    assert (done.returncode, done.stderr) == (2, message)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1"])
def test_nobody_answers(corpus: Path, tmp_path: Path, address: str) -> None:
    command = arguments(corpus, tmp_path / "out", "number-mismatch", "--engine", "ray", "--address", address)
    done = finished(command)
    reason = "no Ray answers: [Errno 111] Connection refused (start one: ray start --head)"
    assert (done.returncode, done.stderr) == (2, f"glossator: --address {address}: {reason}\n")
    assert not (tmp_path / "out").exists()
