"""Every row of a corpus is read or broken, and where it is broken it says where and why."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from glossator.commands.inputs import said_columns
from glossator.corpus.addresses import inputs_at, opened
from glossator.corpus.fields import LONGEST
from glossator.corpus.job import ROLES, Job, Kind
from glossator.corpus.reader import readers
from glossator.corpus.rows import batches, look
from glossator.errors import ConfigError, InputError

NAMES = ("row", "id", "document", "source", "target", "source_language", "target_language")
PAIR = ("en", "pt")


def job(*addresses: Path | str, columns: str = "", pair: tuple[str | None, str | None] = PAIR) -> Job:
    return Job(Kind.CHECK, inputs_at([*map(str, addresses)]), said_columns(columns, ROLES), *pair)


def rows(one: Job, size: int = 1_000) -> tuple[list[tuple[Any, ...]], list[tuple[int, str]]]:
    """What stands in NAMES of the good rows, and the broken ones, of all inputs."""
    look(one)
    good: list[tuple[Any, ...]] = []
    broken: list[tuple[int, str]] = []
    for file in one.inputs:
        for table, wrong in batches(file, one, size):
            good += zip(*(table.column(name).to_pylist() for name in NAMES), strict=True)
            broken += [(row, reason) for row, reason in wrong]
    return good, broken


def texts(one: Job) -> list[tuple[str, str | None]]:
    good, broken = rows(one)
    assert broken == []
    return [(row[3], row[4]) for row in good]


def jsonl(path: Path, values: Iterable[object]) -> Path:
    lines = [value if isinstance(value, str) else json.dumps(value) for value in values]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", errors="surrogatepass")
    return path


def parquet(path: Path, **columns: list[Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(columns), path, row_group_size=3)
    return path


def test_every_reader_has_its_suffixes_for_itself() -> None:
    suffixes = [suffix for reader in readers().values() for suffix in reader.suffixes]
    assert len(suffixes) == len({*suffixes})
    assert all(suffix == suffix.lower() for suffix in suffixes)


def test_json_lines_by_default_names(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "a.jsonl",
        [
            {"source": "One", "target": "Um", "id": 7, "document": "d"},
            "",
            {"source": "Two", "target": None, "id": "x", "target_language": "pt_br"},
            {"source": "Three", "source_language": "eng", "target": ""},
        ],
    )
    assert rows(job(path)) == (
        [
            (1, "7", None, "One", "Um", "en", "pt"),
            (3, "x", None, "Two", None, "en", "pt-BR"),
            (4, None, None, "Three", "", "en", "pt"),
        ],
        [],
    )


def test_documents_are_asked_for(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", [{"source": "One", "d": 3}, {"source": "Two", "d": ""}, {"source": "Three"}])
    good, broken = rows(job(path, columns="document=d"))
    assert ([row[2] for row in good], broken) == (["3", None, None], [])


def test_columns_by_option_and_by_language(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", [{"en": "One", "pt": "Um", "text": "Eins"}])
    assert texts(job(path)) == [("One", "Um")]
    assert texts(job(path, columns="source=text")) == [("Eins", "Um")]
    assert texts(job(path, columns="source=text,target=en")) == [("Eins", "One")]


BROKEN_JSON = [
    ("{", "no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
    ("[" * 100_000, "no JSON: maximum recursion depth exceeded while decoding a JSON array from a unicode string"),
    ("[1]", "found list, expected an object"),
    ("null", "found NoneType, expected an object"),
    ('{"target": "Um"}', "source: nothing, expected text"),
    ('{"source": null}', "source: nothing, expected text"),
    ('{"source": 3}', "source: found int, expected text"),
    ('{"source": "a", "target": ["b"]}', "target: found list, expected text"),
    ('{"source": "a", "id": 1.5}', "id: found float, expected text"),
    ('{"source": "a", "id": true}', "id: found bool, expected text"),
    ('{"source": "a\\ud800"}', "source: half a character"),
    (json.dumps({"source": "a" * (LONGEST + 1)}), f"{LONGEST + 1} characters, expected at most {LONGEST}"),
    ('{"source": "a", "target": "b", "target_language": "no language"}', "'no language' is no language code"),
    ('{"source": "a", "source_language": "x!"}', "'x!' is no language code"),
]


def test_broken_lines_of_json(tmp_path: Path) -> None:
    whole = {"source": "One", "target": "Um", "source_language": "en", "target_language": "pt", "id": "1"}
    path = jsonl(tmp_path / "a.jsonl", [whole, *(line for line, _ in BROKEN_JSON), whole])
    good, broken = rows(job(path), 3)
    assert [row[0] for row in good] == [1, len(BROKEN_JSON) + 2]
    assert broken == [(number, reason) for number, (_, reason) in enumerate(BROKEN_JSON, 2)]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"source": "One"}\r\n{"source": "\xff"}\n{"source": "Two"}')
    assert [row[3] for row in rows(job(path))[0]] == ["One", "Two"]
    assert rows(job(path))[1] == [(2, "no UTF-8 at byte 12")]


def test_a_line_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossator.corpus.lines._LONGEST", 100)
    monkeypatch.setattr("glossator.corpus.lines._CHUNK", 30)
    long = json.dumps({"source": "a" * 300})
    path = jsonl(tmp_path / "a.jsonl", [{"source": "One"}, long, {"source": "Two"}, {"source": "Three"}, long])
    good, broken = rows(job(path))
    assert [row[3] for row in good] == ["One", "Two", "Three"]
    assert broken == [(2, "a line of more than 100 bytes"), (5, "a line of more than 100 bytes")]


def test_tsv_with_names(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text('id\tsource\ttarget\n1\tOne "a"\tUm\n2\tTwo\n3\tThree\tTrês\tx\n4\t\t\n')
    assert rows(job(path)) == (
        [(1, "1", None, 'One "a"', "Um", "en", "pt"), (4, "4", None, "", "", "en", "pt")],
        [(2, "2 columns, expected 3"), (3, "4 columns, expected 3")],
    )


def test_tsv_with_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("One\t0.9\tUm\tx\nTwo\t0.8\n")
    good, broken = rows(job(path, columns="source=1,target=3"))
    assert ([(row[0], row[3], row[4]) for row in good], broken) == ([(1, "One", "Um")], [(2, "2 columns, expected 3")])
    assert rows(job(path, columns="source=1,target=999999999999"))[0] == []
    with pytest.raises(InputError, match=r"has no column '0' for the source"):
        rows(job(path, columns="source=0"))


TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>One</seg></tuv><tuv xml:lang="pt-BR"><seg>Um</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Two</seg></tuv><tuv xml:lang="pt"><seg>Dois</seg></tuv>
<tuv xml:lang="fr"><seg>Deux</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Open</seg></tuv>
"""


def test_tmx(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(TMX)
    broken = [(2, "line 4: one language, expected a text and its translation"), (4, "line 7: the unit is not closed")]
    assert rows(job(path)) == (
        [(1, None, None, "One", "Um", "en", "pt-BR"), (3, None, None, "Two", "Dois", "en", "pt")],
        broken,
    )
    good, _ = rows(job(path, pair=(None, None)))
    assert [row[-1] for row in good] == ["pt-BR", "pt", "fr"]


PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: pt_BR\\nX-Source-Language: en\\n"

msgid "One"
msgstr "Um"

#, fuzzy
msgctxt "menu"
msgid "Two"
msgstr "Dois"
"""
XLIFF = """<xliff version="1.2"><file source-language="en" target-language="pt-BR" original="a"><body>
<trans-unit id="1"><source>The bridge</source><target state="final">A ponte</target></trans-unit>
</body></file></xliff>
"""


def test_documents_of_localization(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.po").write_text(PO)
    (tmp_path / "a.xlf").write_text(XLIFF)
    (tmp_path / "b.xlf").write_text("<xliff")
    (tmp_path / "read.me").write_text("")
    one = job(tmp_path, pair=(None, None))
    good, broken = rows(one)
    assert [(row[0], *row[3:]) for row in good] == [
        (1, "The bridge", "A ponte", "en", "pt-BR"),
        (1, "One", "Um", "en", "pt-BR"),
        (2, "Two", "Dois", "en", "pt-BR"),
    ]
    assert {row[2] for row in good} == {str(tmp_path / "a.xlf"), str(tmp_path / "sub" / "a.po")}
    assert [row for row, _ in broken] == [1]
    last = next(table for table, _ in batches(one.inputs[2], one, 10))
    assert last.column("state").to_pylist() == ["translated", "fuzzy"]
    assert last.column("context").to_pylist() == [None, "menu"]


def test_parquet_in_slices(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", source=[f"s{at}" for at in range(20)], target=[f"t{at}" for at in range(20)])
    one, slices = job(path), readers()["parquet"].slices
    assert slices is not None
    for size in (1, 2, 3, 4, 7, 19, 20, 50):
        parts = slices(str(path), size)
        assert [row for part in parts for row in part] == [*range(20)]
        found = [record for part in parts for record in readers()["parquet"].records(str(path), one, part)]
        assert [(record.row, record.source, record.target) for record in found] == [
            (at + 1, f"s{at}", f"t{at}") for at in range(20)
        ]
    assert texts(one) == [(f"s{at}", f"t{at}") for at in range(20)]


def test_parquet_in_partitions(tmp_path: Path) -> None:
    values = {"source": ["One"], "text": ["Um"]}
    parquet(tmp_path / "target_language=pt" / "part-0.parquet", **values)
    parquet(tmp_path / "target_language=fr%2DCA" / "part-0.parquet", **values)
    parquet(tmp_path / "target_language=__HIVE_DEFAULT_PARTITION__" / "part-0.parquet", **values)
    parquet(tmp_path / "_temporary" / "part-0.parquet", other=[1])
    parquet(tmp_path / ".hidden" / "part-0.parquet", other=[1])
    good, broken = rows(job(tmp_path, columns="target=text", pair=("en", None)))
    assert [row[4:] for row in good] == [("Um", "en", "fr-CA"), ("Um", "en", "pt")]
    assert broken == [(1, "no language")]


def test_parquet_of_other_types(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "a.parquet",
        source=[b"One", b"\xff", None, b"Four"],
        target=pa.array(["Um", "Dois", "Um", "Um"]).dictionary_encode(),
        id=[1, 2, 3, 4],
        other=[[1], [2], [], None],
    )
    good, broken = rows(job(path, columns="id=id"))
    assert [(row[1], row[3], row[4]) for row in good] == [("1", "One", "Um"), ("4", "Four", "Um")]
    assert broken == [(2, "source: found bytes, expected text"), (3, "source: nothing, expected text")]
    good, broken = rows(job(path, columns="target=other"))
    assert ([row[1] for row in good], broken[0]) == (["4"], (1, "other: found list, expected text"))
    assert texts(job(parquet(tmp_path / "b.parquet", text=["One"]), columns="source=text,target=text,id=text")) == [
        ("One", "One")
    ]


def test_parquet_with_text_that_is_none(tmp_path: Path) -> None:
    column = pa.Array.from_buffers(
        pa.string(), 2, [None, pa.py_buffer(b"\0\0\0\0\1\0\0\0\2\0\0\0"), pa.py_buffer(b"a\xff")]
    )
    pq.write_table(pa.table({"source": column}), tmp_path / "a.parquet")
    good, broken = rows(job(tmp_path / "a.parquet"))
    assert ([row[3] for row in good], broken) == (["a"], [(2, "source: found bytes, expected text")])


def test_parquet_broken_within(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", source=[f"text {at} {at * 7919 % 10007}" for at in range(9)])
    at = pq.ParquetFile(path).metadata.row_group(1).column(0).dictionary_page_offset
    data = bytearray(path.read_bytes())
    data[at : at + 30] = b"\xff" * 30
    path.write_bytes(data)
    one = job(path)
    good, broken = rows(one)
    assert ([row[0] for row in good], [row for row, _ in broken]) == ([1, 2, 3, 7, 8, 9], [4, 5, 6])
    assert all(reason.startswith("the file cannot be read further: ") for _, reason in broken)
    (part,) = batches(one.inputs[0], one, 3, range(4, 7))
    assert (part[0].column("row").to_pylist(), [row for row, _ in part[1]]) == ([7], [5, 6])


UNREADABLE = [
    ("a.parquet", b"", 1),
    ("a.parquet", b"PAR1 but no more", 1),
    ("a.tmx", b"", 1),
    ("a.tmx", b"<html/>", 1),
    ("a.po", b"msgid no", 1),
    ("a.xlf", b"\xff\xfe\xff", 1),
    ("a.tsv", b"", 0),
    ("a.tsv", b"\xff\n", 1),
    ("a.jsonl", b"", 0),
    ("a.jsonl", b"\n\n", 0),
    ("a.jsonl.gz", b"no gzip", 1),
    ("a.tsv.zst", b"no zstd", 1),
    ("a.tmx.gz", b"no gzip", 1),
    ("a.po.gz", b"no gzip", 1),
]


@pytest.mark.parametrize(("name", "data", "count"), UNREADABLE)
def test_a_file_that_is_something_else_is_a_broken_row(tmp_path: Path, name: str, data: bytes, count: int) -> None:
    (tmp_path / name).write_bytes(data)
    good, broken = rows(job(tmp_path / name))
    assert (good, [row for row, _ in broken]) == ([], [1] * count)
    assert all(reason and str(tmp_path) not in reason and "None" not in reason for _, reason in broken)


def packed(path: Path, data: bytes) -> bytes:
    if path.suffix == ".gz":
        return gzip.compress(data, mtime=0)
    with pa.CompressedOutputStream(str(path), {".zst": "zstd", ".bz2": "bz2"}[path.suffix]) as file:
        file.write(data)
    return path.read_bytes()


def many(name: str, count: int) -> bytes:
    """A file of `count` rows that no packer makes small."""
    pairs = [(f"s {at * 7919 % 1_000_003}", f"t {at * 104_729 % 1_000_003}") for at in range(count)]
    if name.startswith("a.jsonl"):
        return b"".join(json.dumps({"source": source, "target": target}).encode() + b"\n" for source, target in pairs)
    if name.startswith("a.tsv"):
        return "".join(("source\ttarget\n", *(f"{source}\t{target}\n" for source, target in pairs))).encode()
    unit = '<tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="pt"><seg>{}</seg></tuv></tu>\n'
    units = "".join(unit.format(*pair) for pair in pairs)
    return f'<tmx version="1.4"><header srclang="en"/><body>{units}</body></tmx>'.encode()


@pytest.mark.parametrize("suffix", [".gz", ".zst", ".bz2"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.tsv", "a.tmx"])
def test_packed_files_and_such_that_break_off(tmp_path: Path, name: str, suffix: str) -> None:
    count, path = 10_000, tmp_path / (name + suffix)
    data = packed(path, many(name, count))
    path.write_bytes(data)
    good, broken = rows(job(path))
    assert ([row[0] for row in good], broken) == ([*range(1, count + 1)], [])
    path.write_bytes(data[: len(data) * 3 // 4])
    less, broken = rows(job(path))
    assert less == good[: len(less)]
    # bzip2 packs in blocks of 900 kB.
    assert suffix == ".bz2" or len(less) > 2_000
    assert [row for row, _ in broken] == [len(less) + 1]
    assert "cannot be read further" in broken[0][1] or "not closed" in broken[0][1]


def test_a_system_that_fails_is_no_broken_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        def read(self, size: int) -> bytes:
            raise TimeoutError(110, "timed out")

    from glossator.corpus.lines import lines

    with pytest.raises(TimeoutError):
        next(lines(Failing()))  # type: ignore[arg-type]


MISSING = [
    ("a.jsonl", '{"en": "x"}\n', "", (None, "pt"), r"has no column 'source' for the source \(its columns are en; "),
    (
        "a.jsonl",
        '{"source": "x"}\n',
        "target=ziel",
        PAIR,
        r"has no column 'ziel' for the target .*--columns target=NAME",
    ),
    ("a.tsv", "source\ttarget\n", "document=doc", PAIR, r"has no column 'doc' for the document"),
    ("a.tsv", "source\ttarget\n", "", ("en", None), r"has no column 'target_language' \(give --target-lang"),
    ("a.tsv", "source\n", "", (None, None), r"has no column 'source_language' \(give --source-lang"),
]


@pytest.mark.parametrize(("name", "text", "columns", "pair", "message"), MISSING)
def test_missing_columns(
    tmp_path: Path, name: str, text: str, columns: str, pair: tuple[str | None, str | None], message: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=message) as raised:
        rows(job(tmp_path / name, columns=columns, pair=pair))
    assert "\n" not in str(raised.value)


def test_missing_columns_of_parquet(tmp_path: Path) -> None:
    parquet(tmp_path / "a.parquet", quelle=["x"])
    with pytest.raises(InputError, match=r"a\.parquet: has no column 'source' .*its columns are quelle"):
        look(job(tmp_path))
    with pytest.raises(ConfigError, match="found 'sauce=a', expected ROLE=NUMBER or ROLE=NAME"):
        job(tmp_path, columns="sauce=a")


def test_what_stands_at_an_address(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    with pytest.raises(InputError, match="nothing here can be read"):
        inputs_at([str(tmp_path)])
    with pytest.raises(InputError, match=r"found a file ending in \.txt"):
        inputs_at([str(tmp_path / "a.txt")])
    with pytest.raises(InputError, match="no such file or folder"):
        inputs_at([str(tmp_path / "b.tsv")])
    with pytest.raises(ConfigError, match="Protocol not known: nowhere"):
        inputs_at(["nowhere://b.tsv"])
    (tmp_path / "b.tsv").write_text("source\n")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "c.tsv").write_text("source\n")
    found = inputs_at([str(tmp_path), str(tmp_path / "b.tsv")], str(tmp_path / "out"))
    assert [(one.address, one.reader, one.size) for one in found] == [(str(tmp_path / "b.tsv"), "tsv", 7)]


def test_addresses_of_other_file_systems() -> None:
    system = fsspec.filesystem("memory")
    table = pa.BufferOutputStream()
    pq.write_table(pa.table({"source": ["Three"], "target": ["Três"]}), table)
    contents = {
        "/corpus/a.jsonl.gz": gzip.compress(b'{"source": "One", "target": "Um"}\n'),
        "/corpus/b.tsv": b"source\ttarget\nTwo\tDois\n",
        "/corpus/c.parquet": table.getvalue().to_pybytes(),
        "/corpus/d.tmx": TMX.partition('<tu><tuv xml:lang="en"><seg>Alone')[0].encode(),
        "/corpus/e.po": PO.encode(),
    }
    for path, data in contents.items():
        system.pipe(path, data)
    try:
        one = job("memory://corpus")
        assert [file.address for file in one.inputs] == [f"memory://{path}" for path in contents]
        found = [("One", "Um"), ("Two", "Dois"), ("Three", "Três"), ("One", "Um"), ("One", "Um"), ("Two", "Dois")]
        assert texts(one) == found
        with opened("memory://corpus/a.jsonl.gz") as file:
            assert file.read() == b'{"source": "One", "target": "Um"}\n'
        with pytest.raises(InputError, match="cannot be opened"), opened("memory://corpus/none.tsv"):
            pass
    finally:
        system.rm("/corpus", recursive=True)
