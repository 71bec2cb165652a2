"""`make bench`: every measurement of the project in one run. `python -m benchmarks [--json] [NAME ...]`."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from pathlib import Path

import benchmarks


def main() -> None:
    """Run the named measurements, or all; print one line each, or JSON."""
    there = sorted(
        m.name for m in pkgutil.iter_modules([str(Path(benchmarks.__file__ or "").parent)]) if m.name[0] != "_"
    )
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(there)} (all)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args()
    if unknown := set(args.names) - set(there):
        parser.error(f"no measurement called {', '.join(sorted(unknown))}; there are: {', '.join(there)}")
    results = {}
    for name in args.names or there:
        print(f"measuring {name} …", file=sys.stderr)
        results[name] = importlib.import_module(f"benchmarks.{name}").run()
        if not args.json:
            show(name, results[name])
    if args.json:
        print(json.dumps(results, ensure_ascii=False, indent=1))


def show(name: str, rows: list[dict[str, object]]) -> None:
    """One measurement as aligned columns."""
    print(f"\n{name}")
    columns = list(dict.fromkeys(key for row in rows for key in row))
    cells = [columns, *([_cell(row.get(column, "")) for column in columns] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    for row in cells:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cell(value: object) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
