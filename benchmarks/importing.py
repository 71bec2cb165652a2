"""A table of people taken into an empty folder: looked at first, then written, in batches and one by one."""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Callable

SIZES = (300, 3_000)
SYLLABLES = ("ба", "ве", "га", "дзі", "жу", "ка", "ло", "мя", "ні", "по", "ра", "со", "ту", "хі", "чы")


def run() -> list[dict[str, object]]:
    """One row a size: seconds by the clock, for most of them go to the disk."""
    from translit.glossary.editing import Folder
    from translit.glossary.exchange import Plan, apply, plan, read

    def one_by_one(made: Plan, folder: Folder) -> None:
        for step in made.writes:
            folder.save(step.id, step.data or {}, version=step.version)

    rows: list[dict[str, object]] = []
    for size in SIZES:
        found = read(_table(size), "csv")
        row: dict[str, object] = {"names": size}
        ways: dict[str, Callable[[Plan, Folder], object]] = {"batches_s": apply, "singly_s": one_by_one}
        for way, write in ways.items():
            with tempfile.TemporaryDirectory() as path:
                folder = Folder.open(path)
                started = time.perf_counter()
                made = plan(found, folder, match="id")
                planned = time.perf_counter()
                write(made, folder)
                row |= {"plan_s": planned - started, way: time.perf_counter() - planned}
                assert len(folder.entries()) == size
        rows.append(row)
    return rows


def _table(size: int) -> bytes:
    surnames = ("".join(parts).capitalize() for parts in itertools.product(SYLLABLES, repeat=3))
    lines = [f"hus-{at},person,m,Алесь {name}" for at, name in enumerate(itertools.islice(surnames, size))]
    return "\n".join(["id,type,gender,be", *lines]).encode()
