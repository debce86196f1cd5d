"""The examples in the docstrings, run under the import name."""

import doctest
import importlib
import pkgutil

import pytest

import glossator

MODULES = sorted(
    {
        "glossator",
        *(
            info.name
            for info in pkgutil.walk_packages(glossator.__path__, "glossator.")
            if not info.name.startswith(("glossator.tests", "glossator.benchmarks", "glossator.build"))
        ),
    }
)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0
