"""The glossary written and read in each format: ten times the built-in one, under ids of its own."""

from __future__ import annotations

import time

TIMES = 10


def run() -> list[dict[str, object]]:
    """One row a format: size, seconds to write, seconds to read, values lost and told."""
    import msgspec

    from translit.glossary import Glossary
    from translit.glossary.exchange import FORMATS, Options, read, write

    entries = [
        msgspec.structs.replace(entry, id=f"{entry.id}-{number}")
        for number in range(TIMES)
        for entry in Glossary.load()
    ]
    options = Options(source="en", target="be")
    rows: list[dict[str, object]] = []
    for format in FORMATS.values():
        started = time.perf_counter()
        written = write(entries, format.id, options)
        done = time.perf_counter()
        found = read(written.data, format.id, options)
        row = {"format": format.id, "entries": len(entries), "MB": len(written.data) / 1e6, "write_s": done - started}
        row |= {"read_s": time.perf_counter() - done, "records": len(found.records)}
        rows.append({**row, "values_lost": sum(loss.count for loss in written.losses)})
    return rows
