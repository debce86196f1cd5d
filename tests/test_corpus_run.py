"""A corpus gives the same findings in one process and in two, at once and in several goes, as in memory."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from glossator.check.rule import rules
from glossator.check.run import check_documents, select
from glossator.commands.inputs import said_columns
from glossator.corpus.addresses import inputs_at
from glossator.corpus.engine import Setting, corpus_engines
from glossator.corpus.folder import Folder
from glossator.corpus.job import ROLES, Job, Kind
from glossator.corpus.run import run_job
from glossator.corpus.segments import documents, finding_rows
from glossator.corpus.summary import Summary
from glossator.errors import ConfigError, EngineError, GlossaryError, InputError
from glossator.formats.format import read
from glossator.glossary.format import read_glossary

COMPARING = ("same-translation", "term-inconsistent", "translation-inconsistent")
READING = ("double-space", "number-mismatch", "quotes-inconsistent")
GLOSSARY = "en,pt\njoint statement,declaração conjunta|comunicado conjunto\n"


def pair(at: int) -> dict[str, str]:
    """A row with a fault now and then; documents are scattered over all rows."""
    kinds = (
        (f"The minister paid {at} euros to the fund.", f"O ministro pagou {at + (at % 5 == 0)} euros ao fundo."),
        ("The meeting ended at noon.", f"{'A reunião terminou' if at % 8 else 'O encontro acabou'} ao meio-dia."),
        ("We signed the treaty." if at % 7 else "They left the room again.", "Assinámos o tratado com eles."),
        (
            f"The joint statement of day {at}.",
            f"{'A declaração conjunta' if at % 4 else 'O comunicado conjunto'} {at}.",
        ),
        (f"He spoke of “peace” {at}.", f"Falou de {'“paz”' if at % 7 else '«paz»'} {at}."),
    )
    source, target = kinds[at % len(kinds)]
    return {"source": source, "target": target, "doc": f"d{at // 200}{at % 2}"}


def written(folder: Path, count: int) -> Path:
    """Rows in turn in three files of three formats, with broken ones among them."""
    folder.mkdir()
    rows = [pair(at) for at in range(count)]
    lines = [json.dumps(row) for row in rows[::3]]
    (folder / "a.jsonl").write_text("\n".join(["{", *lines, '{"target": "x"}']))
    table = pa.Table.from_pylist([*rows[1::3], {"source": None, "target": "x", "doc": "d00"}])
    pq.write_table(table, folder / "b.parquet", row_group_size=17)
    tabbed = ["\t".join(row.values()) for row in rows[2::3]]
    (folder / "c.tsv").write_text("\n".join(["source\ttarget\tdoc", "too few", *tabbed]))
    return folder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "glossary.csv").write_text(GLOSSARY)
    return written(folder / "in", 400)


def job(corpus: Path, columns: str = "", chosen: Sequence[str] = COMPARING + READING, **more: Any) -> Job:
    glossary = str(corpus.parent / "glossary.csv")
    return Job(
        Kind.CHECK,
        inputs_at([str(corpus)]),
        said_columns(columns, ROLES),
        "en",
        "pt",
        (glossary,),
        read_glossary(glossary).glossary.digest,
        rules=tuple((name, rules()[name].severity.value) for name in chosen),
        **{"rows": 40, "buckets": 3, "version": "0.1.0", **more},
    )


def run(
    one: Job, out: Path, jobs: int = 1, resume: bool = False, progress: Callable[[str, int, int], None] | None = None
) -> Summary:
    setting = Setting(one.as_json(), str(out), jobs)
    return run_job(one, Folder(out), corpus_engines()["local"], setting, resume=resume, progress=progress)


def table(out: Path, name: str) -> list[dict[str, Any]]:
    """All rows of a table of the output, sorted."""
    parts = [pq.read_table(path, partitioning=None) for path in sorted((out / name).glob("*.parquet"))]
    return sorted(pa.concat_tables(parts).to_pylist(), key=json.dumps) if parts else []


def bytes_of(out: Path) -> dict[str, str]:
    """A digest of every part and every note in a folder."""
    files = [path for path in out.rglob("*") if path.is_file() and not path.name.startswith("summary.")]
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module", params=["", "document=doc"])
def whole(request: pytest.FixtureRequest, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A job that was done in one process: the job, its output, its summary."""
    one, out = job(corpus, request.param), tmp_path_factory.mktemp("whole") / "out"
    return one, out, run(one, out)


def in_memory(out: Path, one: Job, chosen: Sequence[str], as_one: bool) -> list[dict[str, Any]]:
    """What the rules find in the rows of a job, all of them as one document or each document by itself."""
    parts = sorted(out.glob("grouped/*/*.parquet")) or sorted(out.glob("rows/*.parquet"))
    rows = [row for part in parts for row in pq.read_table(part, partitioning=None).to_pylist()]
    rows.sort(key=lambda row: (row["file"], row["row"]))
    known = [row | {"document": "all"} for row in rows] if as_one else rows
    glossary = read_glossary(one.glossaries[0]).glossary
    groups = list(documents(known))
    found = [finding for group in groups for finding in check_documents((group,), glossary, select(chosen))]
    return sorted(finding_rows(found, rows), key=json.dumps)


def test_counts_add_up(whole: Any) -> None:
    _, out, summary = whole
    assert (summary.read, summary.done, summary.broken) == (404, 400, 4)
    broken = [(Path(row["file"]).name, row["row"], row["reason"]) for row in table(out, "broken")]
    assert sorted(broken) == [
        ("a.jsonl", 1, "no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("a.jsonl", 136, "source: nothing, expected text"),
        ("b.parquet", 134, "source: nothing, expected text"),
        ("c.tsv", 1, "1 columns, expected 3"),
    ]
    found = table(out, "findings")
    assert sum(summary.findings.values()) == len(found)
    assert {row["rule"] for row in found} >= {*COMPARING, "number-mismatch"}
    assert {sample["rule"] for sample in summary.samples} == {row["rule"] for row in found}


def test_two_processes_write_the_same_bytes(whole: Any, tmp_path: Path) -> None:
    one, out, summary = whole
    assert run(one, tmp_path / "two", jobs=2).as_json() == summary.as_json()
    assert bytes_of(tmp_path / "two") == bytes_of(out)


class StopError(Exception):
    pass


@pytest.mark.parametrize("jobs", [1, 2])
def test_resumed_in_the_end_the_same_bytes(whole: Any, tmp_path: Path, jobs: int) -> None:
    one, out, summary = whole
    told: list[tuple[str, int, int]] = []

    def progress(step: str, done: int, total: int) -> None:
        told.append((step, done, total))
        if [one for one, _, _ in told].count(step) == 3:
            raise StopError

    seen: list[tuple[str, int, int]] = []
    stops = 0
    while not seen or seen[-1][0] != "settle" or seen[-1][1] < seen[-1][2]:
        told.clear()
        try:
            run(one, tmp_path / "out", jobs, resume=bool(seen), progress=progress)
        except StopError:
            stops += 1
        seen += told
    assert stops > 2
    assert {step for step, _, _ in seen} == {"read", "check", "count", "gather", "settle"}
    assert all(done <= total for _, done, total in seen)
    assert run(one, tmp_path / "out", resume=True).as_json() == summary.as_json()
    assert bytes_of(tmp_path / "out") == bytes_of(out)


def test_of_the_size_of_shards_and_buckets_nothing_depends(whole: Any, tmp_path: Path) -> None:
    one, out, _ = whole
    run(replace(one, rows=1_000, buckets=1), tmp_path / "out")
    for name in ("findings", "broken"):
        assert table(tmp_path / "out", name) == table(out, name)


def test_documents_are_seen_whole(corpus: Path, tmp_path: Path) -> None:
    one = job(corpus, "document=doc", ("quotes-inconsistent",))
    summary = run(one, tmp_path / "out")
    found = table(tmp_path / "out", "findings")
    assert found == in_memory(tmp_path / "out", one, ("quotes-inconsistent",), as_one=False)
    assert len({row["document"] for row in found}) == 4
    assert len({row["file"] for row in found if row["document"] == "d00"}) == 3
    assert summary.findings == {("quotes-inconsistent", "warning"): len(found)}
    assert len(found) > 8


def projected(rows: list[dict[str, Any]], names: Sequence[str]) -> list[list[Any]]:
    return sorted(([row[name] for name in names] for row in rows), key=json.dumps)


@pytest.mark.parametrize("columns", ["", "document=doc"])
def test_comparing_rules_find_what_they_find_in_memory(corpus: Path, tmp_path: Path, columns: str) -> None:
    # Also what a reader of slices has is to be compared: the rows of all files are grouped once, to have them here.
    run(job(corpus, "document=doc", COMPARING), tmp_path / "grouped")
    run(job(corpus, columns, COMPARING), tmp_path / "out")
    expected = in_memory(tmp_path / "grouped", job(corpus), COMPARING, as_one=True)
    found = table(tmp_path / "out", "findings")
    facts = ("file", "row", "rule", "message", "side", "start", "end", "suggestions", "confidence", "concept_id")
    assert projected(found, facts) == projected(expected, facts)
    assert {row["rule"] for row in found} == {*COMPARING}
    files = {Path(row["file"]).name for row in found if row["rule"] == "translation-inconsistent"}
    assert files == {"a.jsonl", "b.parquet", "c.tsv"}


def test_a_document_in_two_languages(tmp_path: Path) -> None:
    """Its rows stand in turns; each pair of languages is a document."""
    (tmp_path / "glossary.csv").write_text(GLOSSARY)
    folder = tmp_path / "in"
    folder.mkdir()
    quotes = ("“paz”", "“luz”", "«fim»")
    rows = [{"source": "He said so.", "target": f"Disse {quote}.", "doc": "d"} for quote in quotes]
    both = [row | {"target_language": code} for row in rows for code in ("pt", "es")]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, both)))
    run(job(folder, "document=doc", ("quotes-inconsistent",)), tmp_path / "out")
    assert sorted({row["row"] for row in table(tmp_path / "out", "findings")}) == [5, 6]


CATALOGUE = """msgid ""
msgstr "Language: pt\\nX-Source-Language: en\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "One file was deleted here"
msgid_plural "%d files were deleted here"
msgstr[0] "Os ficheiros foram apagados aqui"
msgstr[1] "Os ficheiros foram apagados aqui"

#. glossator: ignore number-mismatch -- so it is written there
msgid "It has 7 doors."
msgstr "Tem 8 portas."

msgid "It has 3 doors."
msgstr "Tem 4 portas."

msgctxt "menu"
msgid "The meeting ended."
msgstr "A reunião terminou."

msgctxt "page"
msgid "The meeting ended."
msgstr "O encontro acabou."

#, fuzzy
msgid "The meeting ended."
msgstr "O encontro foi longo."

# glossator: ignore translation-inconsistent
msgid "The  meeting ended."
msgstr "A conversa acabou."

msgid "The meeting  ended."
msgstr "O debate acabou."

msgid "The meeting   ended."
msgstr "O debate acabou."

msgid "The meeting    ended."
msgstr "A discussão acabou."
"""


def test_a_catalogue_is_what_it_is_to_check(tmp_path: Path) -> None:
    """With plural forms, contexts, states, and comments that silence a rule."""
    (tmp_path / "glossary.csv").write_text(GLOSSARY)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.po").write_text(CATALOGUE)
    one = job(folder, chosen=[*rules()])
    run(one, tmp_path / "out")
    document, glossary = read(str(folder / "a.po")), read_glossary(one.glossaries[0]).glossary
    facts = ("row", "rule", "message", "side", "start", "end")
    numbers = {segment.id: number for number, segment in enumerate(document.segments, 1)}
    expected = [
        [numbers[found.segment_id], found.rule, found.message, found.side.value, found.span.start, found.span.end]
        for found in check_documents((document,), glossary)
    ]
    found = projected(table(tmp_path / "out", "findings"), facts)
    assert found == sorted(expected, key=json.dumps)
    assert [row[:2] for row in found] == [[11, "translation-inconsistent"], [4, "number-mismatch"]]


def test_statistics(corpus: Path, tmp_path: Path) -> None:
    one = replace(job(corpus, "document=doc", ()), kind=Kind.STATS)
    summary = run(one, tmp_path / "out")
    assert (summary.read, summary.done, summary.broken) == (404, 400, 4)
    assert {pair: counts["segments"] for pair, counts in summary.pairs.items()} == {"en-pt": 400}
    assert summary.pairs["en-pt"]["source_words"] == sum(len(pair(at)["source"].split()) for at in range(400))
    assert summary.pairs["en-pt"]["target_characters"] == sum(len(pair(at)["target"]) for at in range(400))
    assert summary.concepts == {"c1 (en)": 80, "c1 (pt)": 80}
    assert run(replace(one, columns=()), tmp_path / "other", 2).pairs == summary.pairs


@pytest.mark.slow
def test_translations(corpus: Path, tmp_path: Path) -> None:
    """With the model that ships: each row has its target, its state, and what an editor should know."""
    rows = [{"source": f"The joint statement of day {at} was signed.", "doc": f"d{at % 3}"} for at in range(12)]
    rows[3]["target"] = "Uma declaração."
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_text("\n".join(["{", *map(json.dumps, rows)]))
    (tmp_path / "glossary.csv").write_text(GLOSSARY)
    one = replace(job(folder, "document=doc", ()), kind=Kind.TRANSLATE, engine="firefox")
    summary = run(one, tmp_path / "out")
    made = sorted(table(tmp_path / "out", "targets"), key=lambda row: row["row"])
    assert [row["source"] for row in made] == [row["source"] for row in rows]
    assert made[3]["target"] == "Uma declaração."
    assert all(
        "declaração conjunta" in row["target"] and str(at) in row["target"] for at, row in enumerate(made) if at != 3
    )
    assert (summary.read, summary.done, summary.broken) == (13, 12, 1)
    assert sum(summary.states.values()) == 12
    again = run(replace(one, rows=3), tmp_path / "again", 2)
    assert again.states == summary.states
    assert table(tmp_path / "again", "targets") == table(tmp_path / "out", "targets")


def test_what_comes_later_is_not_read(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "glossary.csv").write_text(GLOSSARY)
    folder, out = written(tmp_path / "in", 90), tmp_path / "out"

    def stop(step: str, done: int, total: int) -> None:
        if step == "check" and done:
            (folder / "d.jsonl").write_text(json.dumps({"source": "New", "target": "Novo"}))
            raise StopError

    one = job(folder)
    with pytest.raises(StopError):
        run(one, out, progress=stop)
    assert run(one, out, resume=True).read == 94
    with pytest.raises(ConfigError, match=r"has another job in it: inputs differ \(choose another --output"):
        run(job(folder), out, resume=True)


def test_an_output_that_holds_something_else(corpus: Path, tmp_path: Path) -> None:
    out, one = tmp_path / "out", job(corpus, chosen=("double-space",))
    out.mkdir()
    (out / ".left").write_text("")
    run(one, out)
    with pytest.raises(ConfigError, match=r"has a job in it already \(--resume goes on with it; or choose"):
        run(one, out)
    with pytest.raises(ConfigError, match="another job in it: confidence, rows differ"):
        run(replace(one, rows=41, confidence=0.9), out, resume=True)
    (out / "manifest.json").write_text("{")
    with pytest.raises(ConfigError, match="another job in it: its manifest is broken"):
        run(one, out, resume=True)
    (out / "manifest.json").unlink()
    with pytest.raises(ConfigError, match="is not empty and has no manifest"):
        run(one, out, resume=True)
    missing = job(corpus, "source=quelle")
    with pytest.raises(InputError, match=r"a\.jsonl: has no column 'quelle' for the source"):
        run(missing, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_glossary_or_a_version_that_is_another_one(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="not the one that the job began with"):
        run(replace(job(corpus), digest="0" * 12), tmp_path / "a")
    with pytest.raises(ConfigError, match=r"a worker has glossator 0\.1\.0, the job 0\.0\.9"):
        run(job(corpus, version="0.0.9"), tmp_path / "b")


def test_a_worker_that_dies(corpus: Path, tmp_path: Path) -> None:
    one = job(corpus)
    run(one, tmp_path / "whole")

    def kill(step: str, done: int, total: int) -> None:
        # Many more tasks are left than there are workers.
        if step == "check" and 0 < done < total // 2:
            for child in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
                os.kill(int(child), signal.SIGKILL)

    with pytest.raises(
        EngineError, match=r"^a worker process ended before its work did \(perhaps memory ran out; --res"
    ):
        run(one, tmp_path / "out", 2, progress=kill)
    run(one, tmp_path / "out", 2, resume=True)
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "whole")


# The command itself, as a process.


def arguments(corpus: Path, out: Path, *more: str) -> list[str]:
    options = ["--source-lang", "en", "--lang", "pt", "--columns", "document=doc", "--rows", "20"]
    chosen = ["--select", ",".join(COMPARING + READING), "--glossary", str(corpus.parent / "glossary.csv")]
    return [sys.executable, "-m", "glossator", "corpus", "check", str(corpus), "-o", str(out), *options, *chosen, *more]


def finished(command: list[str], **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=100, **more)


def begun(command: list[str], out: Path, parts: int) -> subprocess.Popen[str]:
    """The command, at a moment when so many tasks are done and more are to be done."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
        # A shell lets what it runs in the background ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    done = out / "done"
    while not done.exists() or len(list(done.iterdir())) < parts:
        assert process.poll() is None, process.communicate()
        time.sleep(0.002)
    return process


def children(process: subprocess.Popen[str]) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A corpus that takes a second or two, and what one process makes of it."""
    folder = tmp_path_factory.mktemp("large")
    (folder / "glossary.csv").write_text(GLOSSARY)
    for at in range(12):
        rows = [pair(number) | {"doc": f"{at}-{number % 60}"} for number in range(at, 12_000, 12)]
        folder.joinpath("in").mkdir(exist_ok=True)
        (folder / "in" / f"{at:02}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    done = finished(arguments(folder / "in", folder / "out", "--jobs", "1"))
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "in", folder / "out"


def same(out: Path, other: Path) -> None:
    for name in ("findings", "broken"):
        assert table(out, name) == table(other, name)
    assert (out / "summary.json").read_text() == (other / "summary.json").read_text()
    assert bytes_of(out) == bytes_of(other)


@pytest.mark.slow
@pytest.mark.parametrize("parts", [2, 13])
def test_the_driver_is_killed(large: tuple[Path, Path], tmp_path: Path, parts: int) -> None:
    command = arguments(large[0], tmp_path / "out", "--jobs", "2")
    process = begun(command, tmp_path / "out", parts)
    workers = children(process)
    process.kill()
    process.communicate()
    assert not (tmp_path / "out" / "summary.json").exists()
    # Nobody waits for work that nobody gives.
    end = time.monotonic() + 10
    while any(map(is_alive, workers)) and time.monotonic() < end:
        time.sleep(0.01)
    assert (len(workers), [worker for worker in workers if is_alive(worker)]) == (2, [])
    done = finished([*command, "--resume"])
    assert (done.returncode, done.stderr) == (0, "")
    same(tmp_path / "out", large[1])


@pytest.mark.slow
def test_a_worker_is_killed(large: tuple[Path, Path], tmp_path: Path) -> None:
    command = arguments(large[0], tmp_path / "out", "--jobs", "2")
    process = begun(command, tmp_path / "out", 5)
    os.kill(children(process)[0], signal.SIGKILL)
    _, errors = process.communicate(timeout=60)
    message = "glossator: a worker process ended before its work did (perhaps memory ran out; --resume goes on)\n"
    assert (process.returncode, errors) == (2, message)
    assert finished([*command, "--resume"]).returncode == 0
    same(tmp_path / "out", large[1])


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted_by_hand(large: tuple[Path, Path], tmp_path: Path, jobs: str) -> None:
    command = arguments(large[0], tmp_path / "out", "--jobs", jobs)
    process = begun(command, tmp_path / "out", 5)
    # As a terminal does: all processes of the group.
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (130, "glossator: stopped (what is done stays done; --resume goes on)\n")
    assert finished([*command, "--resume"]).returncode == 0
    same(tmp_path / "out", large[1])


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk(large: tuple[Path, Path], tmp_path: Path, jobs: str) -> None:
    command = arguments(large[0], tmp_path / "out", "--jobs", jobs)
    limit = 60_000
    done = finished(command, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert done.returncode == 2
    assert done.stderr.startswith(f"glossator: {tmp_path / 'out'}: ")
    assert "File too large" in done.stderr
    assert done.stderr.endswith("(what is done stays done; --resume goes on)\n")
    assert done.stderr.count("\n") == 1
    assert finished([*command, "--resume"]).returncode == 0
    same(tmp_path / "out", large[1])


@pytest.mark.slow
def test_one_line_for_what_cannot_be(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    cases = [
        (["--columns", "source=quelle"], "a.jsonl: has no column 'quelle' for the source"),
        (["--engine", "none"], "glossator: --engine none: expected local or ray"),
        (["--address", "auto"], "glossator: --address goes with --engine ray"),
    ]
    for more, message in cases:
        done = finished(arguments(corpus, out, *more))
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert message in done.stderr
    assert not out.exists()
