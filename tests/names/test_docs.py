"""The recipes of docs/names.md are run, so that they stay true."""

import doctest
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs" / "names.md"


def test_recipes_run() -> None:
    found = doctest.testfile(str(DOCS), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert found.attempted > 10
    assert found.failed == 0
