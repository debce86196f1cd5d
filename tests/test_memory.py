"""The translation memory: what is found, what is kept, two processes at once, one killed in the middle."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from glossator.errors import InputError
from glossator.formats.format import Languages, read
from glossator.translate.memory import Memory
from glossator.translate.memory_batch import Added
from glossator.translate.memory_index import features
from glossator.translate.reviewed import reviewed_units
from glossator.translate.unit import Similar, Unit

WORDS = """harbour treaty minister opens closed morning delegation signs agreement border river trade council votes
budget school teacher letter answer question winter summer railway station bridge island weather report farmer market
price harvest engine pilot airport museum garden window kitchen doctor patient journal reader author printer ladder
""".split()


def unit(source: str, target: str = "", **facts: str) -> Unit:
    values = {"source_language": "en", "target_language": "pt-BR", "changed": "20250101T000000Z", **facts}
    return Unit(source, target or source.upper(), **{"created": values["changed"], **values})


def sentences(count: int, seed: int = 1) -> list[str]:
    """Different sentences of 3 to 12 words."""
    choose = random.Random(seed)
    made: dict[str, None] = {}
    while len(made) < count:
        made[" ".join(choose.choices(WORDS, k=choose.randint(3, 12))).capitalize() + "."] = None
    return list(made)


def changed(sentence: str, choose: random.Random) -> str:
    """The sentence with one word in five taken out, put in or replaced."""
    words = sentence.split()
    for _ in range(max(1, len(words) // 5)):
        at = choose.randrange(len(words))
        words[at : at + choose.randint(0, 1)] = choose.choices(WORDS, k=choose.randint(0, 1))
    return " ".join(words)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory.open(tmp_path / "a" / "memory.sqlite")


def test_what_was_added_is_found(memory: Memory) -> None:
    one, other = unit("The harbour opens.", "O porto abre."), unit("Closed", "Fechado", context="door", author="ana")
    assert memory.add([one, other]) == Added(new=2)
    assert memory.exact(["Closed", "Open", "The harbour opens."], "en", "pt-BR") == {
        "Closed": other,
        "The harbour opens.": one,
    }
    assert list(memory.units()) == [one, other]
    assert memory.counts() == {("en", "pt-BR"): 2}


@pytest.mark.parametrize(
    ("stored", "asked", "found"),
    [
        (("en", "pt-BR"), ("en", "pt-BR"), True),
        (("en", "pt"), ("en", "pt-BR"), True),
        (("en", "pt-BR"), ("en", "pt"), True),
        (("en", "pt-PT"), ("en", "pt-BR"), False),
        (("en-US", "pt_br"), ("en-GB", "pt-BR"), True),
        (("pt", "en"), ("en", "pt"), False),
        (("en", "es"), ("en", "pt"), False),
    ],
)
def test_languages(memory: Memory, stored: tuple[str, str], asked: tuple[str, str], found: bool) -> None:
    memory.add([unit("Good morning to all", source_language=stored[0], target_language=stored[1])])
    assert bool(memory.exact(["Good morning to all"], *asked)) is found
    assert bool(memory.similar("Good morning to you", *asked)) is found
    assert list(memory.counts()) == [(stored[0], stored[1].replace("_br", "-BR"))]


def test_the_last_change_holds_in_whatever_order_units_come(memory: Memory) -> None:
    old = unit("Trade", "Troca", changed="20240101T000000Z")
    new = unit("Trade", "Comércio", changed="20250101T000000Z")
    assert memory.add([new, old, new]) == Added(new=1, known=2)
    assert memory.add([unit("Trade", "Negócio", changed="20260101T000000Z")]) == Added(replaced=1)
    assert [one.target for one in memory.units()] == ["Negócio"]
    assert memory.exact(["Trade"], "en", "pt")["Trade"].created == "20250101T000000Z"


def test_a_context_chooses_among_translations(memory: Memory) -> None:
    door = unit("Closed", "Fechada", context="door")
    shop = unit("Closed", "Fechado", context="shop", changed="20250601T000000Z")
    memory.add([door, shop])
    asked = [("Closed", "door"), ("Closed", "shop"), ("Closed", "road")]
    assert memory.exact_in_context(asked, "en", "pt") == dict(zip(asked, (door, shop, shop), strict=True))
    assert memory.exact(["Closed"], "en", "pt") == {"Closed": shop}
    assert memory.similar("Closed", "en", "pt") == (Similar(shop, 1.0),)


def test_what_is_deleted_is_found_no_more_and_the_rest_still_is(memory: Memory) -> None:
    memory.add(
        [
            unit("The harbour opens.", "Abre.", context="a", origin="one.po"),
            unit("The harbour opens.", "Abre já.", context="b", origin="two.po"),
            unit("The station closes.", "Fecha.", origin="one.po"),
            unit("The station closes.", "Cierra.", target_language="es", origin="one.po"),
        ]
    )
    assert [memory.count(), memory.count("en", "pt"), memory.count(origin="one.po"), memory.count("de")] == [4, 3, 3, 0]
    assert memory.count(source="The station closes.") == 2
    assert memory.delete("en", "pt", origin="one.po") == 2
    assert [one.target for one in memory.units()] == ["Abre já.", "Cierra."]
    # Only the first context was listed by its words.
    assert [one.unit.target for one in memory.similar("The harbour opens soon.")] == ["Abre já."]
    assert memory.delete(source="The harbour opens.") == 1
    assert memory.similar("The harbour opens soon.") == ()
    assert memory.delete("en", "es") == 1
    assert (memory.counts(), memory.delete("en")) == ({}, 0)
    memory.add([unit("The harbour opens.", "Abre de novo.")])
    assert [one.unit.target for one in memory.similar("The harbour opens soon.")] == ["Abre de novo."]


def test_a_variety_goes_before_its_language(memory: Memory) -> None:
    brazil = unit("The team", "O time", target_language="pt-BR")
    memory.add([unit("The team", "A equipa", target_language="pt", changed="20260101T000000Z"), brazil])
    assert memory.exact(["The team"], "en", "pt-BR") == {"The team": brazil}


@pytest.mark.parametrize(
    ("stored", "text", "score"),
    [
        ("The harbour opens at dawn.", "The harbour opens at dawn.", 1.0),
        ("The harbour opens at dawn.", "The harbour opens at noon.", 0.8846),
        (
            "Der Ministerpräsident unterzeichnet den Vertrag.",
            "Der Ministerpräsident unterzeichnete die Verträge.",
            0.9388,
        ),
        ("外交部发言人回答记者提问", "外交部发言人答记者问", 0.9091),
        ("ประธานาธิบดีกล่าวสุนทรพจน์", "ประธานาธิบดีกล่าว", 0.7907),
        ("Save %(count)d files in <b>bold</b>", "Save %(count)d file in <b>bold</b>", 0.9855),
        ("The harbour opens at dawn.", "Seventeen teachers went home.", None),
        ("The harbour", "", None),
        ("…", "…", None),
    ],
)
def test_similar(memory: Memory, stored: str, text: str, score: float | None) -> None:
    memory.add([unit(stored)])
    found = [(one.unit.source, round(one.score, 4)) for one in memory.similar(text, "en", "pt-BR")]
    assert found == ([] if score is None else [(stored, score)])


def test_similar_ones_come_in_order_and_no_more_than_asked(memory: Memory) -> None:
    memory.add(map(unit, ("one two three four", "one two three five", "one two three", "six seven eight nine")))
    texts = [one.unit.source for one in memory.similar("one two three four", "en", "pt", limit=9, at_least=0.5)]
    assert texts == ["one two three four", "one two three", "one two three five"]
    assert len(memory.similar("one two three four", limit=9, at_least=0)) >= 3
    assert [one.unit.source for one in memory.similar("one two three four", limit=1)] == ["one two three four"]


def test_one_text_in_many_contexts_hides_no_other(memory: Memory) -> None:
    memory.add(unit("Open the harbour gate", context=str(number)) for number in range(1500))
    memory.add([unit("Open the harbour gates")])
    found = memory.similar("Open the harbour gate now", "en", "pt")
    assert [one.unit.source for one in found] == ["Open the harbour gate", "Open the harbour gates"]


def test_what_comparing_all_finds_is_found(memory: Memory) -> None:
    known, choose = sentences(3000), random.Random(2)
    memory.add(map(unit, known))
    for sentence in choose.sample(known, 100):
        text = changed(sentence, choose)
        best = max(fuzz.ratio(text, other) for other in known)
        found = memory.similar(text, "en", "pt-BR")
        assert round(best / 100, 6) == (round(found[0].score, 6) if best >= 70 else 0 if not found else None)


def test_words_of_scripts_without_spaces_are_pairs() -> None:
    assert len(features("外交部发言人")) == 5
    assert features("外交") == features("外交")
    assert features("Verträge") == features("VERTRÄGEN")


def test_additions_are_listed_beside_earlier_ones(tmp_path: Path) -> None:
    for number in range(300):
        with Memory.open(tmp_path / "m") as memory:
            memory.add([unit(f"The harbour number {number} opens")])
    with Memory.open(tmp_path / "m") as memory:
        assert len(memory.similar("The harbour number 7 opens", "en", "pt", limit=1000)) == 300


@pytest.mark.parametrize("content", [b"no database at all, but long enough to look at", None])
def test_a_file_that_is_no_memory_is_left_alone(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "m"
    if content is None:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE units (a)")
        other.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(InputError):
        Memory.open(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_memory_of_a_later_version_is_refused(tmp_path: Path) -> None:
    Memory.open(tmp_path / "m").close()
    other = sqlite3.connect(tmp_path / "m")
    other.execute("PRAGMA user_version = 99")
    other.close()
    with pytest.raises(InputError, match="another Glossator"):
        Memory.open(tmp_path / "m")


def test_what_fails_in_the_middle_leaves_whole_batches(tmp_path: Path) -> None:
    def units() -> object:
        yield from (unit(f"Text {number}") for number in range(10_005))
        raise KeyError

    with Memory.open(tmp_path / "m") as memory:
        with pytest.raises(KeyError):
            memory.add(units())
        assert memory.counts() == {("en", "pt-BR"): 10_000}
        assert memory.add(unit(f"Text {number}") for number in range(10_005)) == Added(new=5, known=10_000)


def test_a_forked_process_has_a_connection_of_its_own(memory: Memory) -> None:
    memory.add([unit("The harbour opens.")])
    child = os.fork()
    if child == 0:
        os._exit(0 if memory.exact(["The harbour opens."], "en", "pt") else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert memory.add([unit("Another one")]) == Added(new=1)


# Adds units of its own and units that all share, a batch at a time, and says after each how far it is.
WRITER = """
import sys
from glossator.translate.memory import Memory
from glossator.translate.unit import Unit
path, name, batches = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Memory.open(path) as memory:
    for batch in range(batches):
        numbers = range(batch * 200, batch * 200 + 200)
        memory.add(Unit(f"Harbour {name} number {n} opens", f"Porto {n}", "en", "pt-BR") for n in numbers)
        memory.add(Unit(f"Harbour of all number {n} opens", f"Porto {n}", "en", "pt-BR") for n in numbers)
        print(batch, flush=True)
"""


def writer(path: Path, name: str, batches: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(batches)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def check_whole(path: Path) -> None:
    """The file is sound, and each of its texts is listed by its words, once."""
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        listed = [number for (units,) in connection.execute("SELECT units FROM postings") for number in _numbers(units)]
        expected = [
            number
            for number, source in connection.execute("SELECT number, source FROM units")
            for _ in features(source)
        ]
    connection.close()
    assert sorted(listed) == sorted(expected)


def _numbers(units: bytes) -> list[int]:
    return [int.from_bytes(units[at : at + 4], sys.byteorder) for at in range(0, len(units), 4)]


def test_several_processes_make_and_fill_one_memory(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    processes = [writer(path, name, 5) for name in "abcd"]
    for process in processes:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    with Memory.open(path) as memory:
        assert memory.counts() == {("en", "pt-BR"): 5 * 1000}
    check_whole(path)


@pytest.mark.parametrize("batches", [1, 4, 9])
def test_a_killed_process_loses_nothing_that_it_had_finished(tmp_path: Path, batches: int) -> None:
    path = tmp_path / "m.sqlite"
    process = writer(path, "a", 10_000)
    assert process.stdout is not None
    for _ in range(batches):
        process.stdout.readline()
    time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with Memory.open(path) as memory:
        (count,) = memory.counts().values()
        assert count >= batches * 400
        assert count % 200 == 0
        assert memory.similar("Harbour a number 150 opened", "en", "pt")
        assert memory.add([unit("After all this")]) == Added(new=1)
    check_whole(path)


PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: pt_BR\\nX-Source-Language: en\\n"

msgctxt "door"
msgid "Closed"
msgstr "Fechada"

#, fuzzy
msgid "Open"
msgstr "Abrir"

msgid "Empty"
msgstr ""

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d arquivo"
msgstr[1] "%d arquivos"
"""


def test_reviewed_messages_of_a_po(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(PO)
    os.utime(path, (1767225599, 1767225599))
    date = "20251231T235959Z"
    facts = {"changed": date, "created": "", "origin": "a.po"}
    assert list(reviewed_units(read(path))) == [
        unit("Closed", "Fechada", context="door", **facts),
        unit("%d file", "%d arquivo", **facts),
        unit("%d files", "%d arquivos", context="[1]", **facts),
    ]


def test_files_that_feed_no_memory(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The harbour opens.")
    with pytest.raises(InputError, match="holds no translations"):
        reviewed_units(read(tmp_path / "a.txt", Languages("en")))
    (tmp_path / "a.po").write_text('msgid "Closed"\nmsgstr "Fechado"\n')
    with pytest.raises(InputError, match="target language is not stated"):
        reviewed_units(read(tmp_path / "a.po", Languages("en")))


@pytest.mark.slow
def test_of_a_hundred_thousand_units_the_likest_are_found_soon_and_little_memory_is_used(tmp_path: Path) -> None:
    known = sentences(100_000)
    (tmp_path / "units.json").write_text(json.dumps(known))
    program = """
import json, resource, sys
from glossator.translate.memory import Memory
from glossator.translate.unit import Unit
texts = json.load(open(sys.argv[1]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with Memory.open(sys.argv[2]) as memory:
    memory.add(Unit(text, text.upper(), "en", "pt") for text in texts)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    arguments = [sys.executable, "-c", program, str(tmp_path / "units.json"), str(tmp_path / "m")]
    kilobytes = int(subprocess.run(arguments, capture_output=True, text=True, check=True).stdout)
    assert kilobytes < 150_000
    choose, times = random.Random(3), []
    with Memory.open(tmp_path / "m") as memory:
        for sentence in choose.sample(known, 100):
            start = time.process_time()
            found = memory.similar(changed(sentence, choose), "en", "pt", at_least=0.6)
            times.append(time.process_time() - start)
            assert found
    assert sorted(times)[50] < 0.05
