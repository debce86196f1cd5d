"""Broken files for a minute: see benchmarks/fuzz.py, which goes on for longer."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
SECONDS = 60.0


def load() -> ModuleType:
    specification = importlib.util.spec_from_file_location("fuzz", ROOT / "benchmarks" / "fuzz.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["fuzz"] = module
    specification.loader.exec_module(module)
    return module


FUZZ = load()
SAMPLES = FUZZ.samples_in(ROOT / "tests" / "formats")


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SAMPLES)
def test_broken_files_are_refused_or_read(suffix: str) -> None:
    outcomes = list(FUZZ.fuzzed(suffix, SAMPLES[suffix], SECONDS / len(SAMPLES)))
    assert len(outcomes) > 10
    assert [failure for failure in outcomes if failure] == []
