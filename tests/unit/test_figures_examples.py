"""The examples in the docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import helpers.figures

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(helpers.figures.__path__, "helpers.figures.")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    attempted = sum(doctest.testmod(importlib.import_module(name)).attempted for name in MODULES)
    assert attempted > 10
