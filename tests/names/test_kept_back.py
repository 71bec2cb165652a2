"""How many of the names that were written down before anything was changed for them are converted as they are called.

The share must not fall; printed by `pytest -s`. Half of the rows nobody read the failures of.
"""

from pathlib import Path

import pytest

from translit import names

LINES = Path(__file__).with_name("kept-back.tsv").read_text(encoding="utf-8").splitlines()
CELLS = [line.split("\t") for line in LINES if not line.startswith("#")]
ROWS = [dict(zip(CELLS[0], cells, strict=True)) for cells in CELLS[1:]]
RIGHT = {  # per cent of first answers in all directions, measured 2026-11-23 and rounded down
    ("person", "blind"): 88,
    ("person", "seen"): 91,
    ("place", "blind"): 88,
    ("place", "seen"): 94,
}


@pytest.mark.parametrize(("kind", "half"), RIGHT)
def test_names_that_were_kept_back(kind: str, half: str) -> None:
    pairs = [(row, source, target) for row in ROWS for source in CELLS[0][2:] for target in CELLS[0][2:]]
    pairs = [
        (row, source, target)
        for row, source, target in pairs
        if (row["kind"], row["half"]) == (kind, half) and source != target and row[source] and row[target]
    ]
    right = sum(
        names.convert(row[source], source, target, kind=kind)[0] == row[target] for row, source, target in pairs
    )
    share = 100 * right / len(pairs)
    print(kind, half, len(pairs), round(share, 1))
    assert share >= RIGHT[kind, half]
