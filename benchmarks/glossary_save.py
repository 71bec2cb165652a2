"""A folder of 20,000 people: how long the workbench waits after a save until names are found by what was saved."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.names import people

ENTRIES = 20_000
SAVES = 10
TEXT = "Пра гэта сказаў Ігар Лосік, а не Ігнат Міхайлоўскі."


def run() -> list[dict[str, object]]:
    """One row a step, in milliseconds: the first time, and the median after a save."""
    from translit import Glossary
    from translit.glossary.editing import Folder

    with tempfile.TemporaryDirectory() as path:
        for number, name in enumerate(list(dict.fromkeys(people(2 * ENTRIES)))[:ENTRIES]):
            text = f"id: x{number}\ntype: person\nforms:\n  be: {name}\ngender: m\n"
            Path(path, f"x{number}.yaml").write_text(text, encoding="utf-8")
        folder, beneath = Folder.open(path), Glossary.load()
        times: list[dict[str, float]] = []
        for number in range(SAVES + 1):
            known = folder.read("x5")
            folder.save("x5", {**known.data, "note": f"the {number}th"}, version=known.version)
            started = time.perf_counter()
            glossary = folder.glossary(beneath)
            index = glossary.index("be")
            indexed = time.perf_counter()
            glossary.match(TEXT, "be")
            found = time.perf_counter()
            times.append({"index": 1000 * (indexed - started), "match": 1000 * (found - indexed)})
        assert len(index.entries) > ENTRIES
    return [
        {"what": what, "first_ms": times[0][what], "after_a_save_ms": median(each[what] for each in times[1:])}
        for what in ("index", "match")
    ]
