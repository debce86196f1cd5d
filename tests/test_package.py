"""The package as it is shipped and started."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import glossator

ROOT = Path(__file__).parent.parent
NOT_SHIPPED = {"build", "dist", "docs", "examples", "benchmarks", "scripts", "tests", "out"}
HEAVY = {
    "argostranslate",
    "ctranslate2",
    "fxtranslate",
    "langdetect",
    "lxml",
    "numpy",
    "openpyxl",
    "polib",
    "pymorphy3",
    "sentencepiece",
    "simplemma",
    "Stemmer",
}


def test_every_folder_with_code_is_listed_in_pyproject() -> None:
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"])
    folders = {
        "glossator" if file.parent == ROOT else "glossator." + ".".join(file.parent.relative_to(ROOT).parts)
        for file in ROOT.rglob("*.py")
        if not any(part.startswith(".") or part in NOT_SHIPPED for part in file.relative_to(ROOT).parts[:-1])
    }
    assert listed == folders


def test_only_the_listed_modules_stand_in_the_root() -> None:
    known = {"__init__", "__main__", "analyze", "cli", "config", "discover", "errors", "files", "memo", "model"}
    assert {file.stem for file in ROOT.glob("*.py")} == known


def test_all_is_sorted_and_is_what_can_be_seen() -> None:
    assert list(glossator.__all__) == sorted(glossator.__all__)
    assert all(hasattr(glossator, name) for name in glossator.__all__)


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["translate", "--help"], ["rules", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print('LOADED', *sorted({HEAVY!r} & set(sys.modules))))\n"
        "from glossator.cli import main\n"
        f"sys.argv = ['glossator', *{arguments!r}]\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage" in done.stdout
    assert done.stdout.splitlines()[-1] == "LOADED"
