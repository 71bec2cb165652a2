"""Lint over a folder of 5,000 people in three spellings, with a sample to every third."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks.names import people

ENTRIES = 5_000


def run() -> list[dict[str, object]]:
    """One row: seconds of the processor and by the clock, and how many remarks there are."""
    from translit import names
    from translit.glossary import lint

    with tempfile.TemporaryDirectory() as path:
        for number, name in enumerate(list(dict.fromkeys(people(2 * ENTRIES)))[:ENTRIES]):
            forms = {code: names.convert(name, "be", code, gender="m")[0] for code in ("ru", "en:be")}
            lines = [f"id: x{number}", "type: person", "gender: m", "forms:", f"  be: {name}"]
            lines += [f"  {code}: {form}" for code, form in forms.items()]
            if number % 3 == 0:
                lines += ["samples:", "- lang: be", f"  text: Пра гэта сказаў {name}.", f"  mention: {name}"]
            Path(path, f"x{number}.yaml").write_text("\n".join([*lines, ""]), encoding="utf-8")
        started, clock = time.process_time(), time.perf_counter()
        found = lint(path)
        row = {"processor_s": time.process_time() - started, "clock_s": time.perf_counter() - clock}
    return [{"entries": ENTRIES, **row, "remarks": len(found)}]
