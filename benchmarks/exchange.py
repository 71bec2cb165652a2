"""The glossary written and read in each format: three times the built-in one, under ids of its own."""

from __future__ import annotations

import time

TIMES = 3


def run() -> list[dict[str, object]]:
    """One row a format: size, processor seconds to write and to read, values lost and told."""
    import msgspec

    from translit.glossary import Glossary
    from translit.glossary.exchange import FORMATS, Options, read, write

    numbered = ((number, entry) for number in range(TIMES) for entry in Glossary.load())
    entries = [msgspec.structs.replace(entry, id=f"{entry.id}-{number}") for number, entry in numbered]
    options = Options(source="en", target="be")
    rows: list[dict[str, object]] = []
    for format in FORMATS.values():
        started = time.process_time()
        written = write(entries, format.id, options)
        done = time.process_time()
        found = read(written.data, format.id, options)
        row = {
            "format": format.id,
            "entries": len(entries),
            "MB": len(written.data) / 1e6,
            "write_cpu_s": done - started,
        }
        row |= {"read_cpu_s": time.process_time() - done, "records": len(found.records)}
        rows.append({**row, "values_lost": sum(loss.count for loss in written.losses)})
    return rows
