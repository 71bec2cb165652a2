"""How many rows of other projects' tests each tool writes exactly, system by system: ours, and whatever is installed.

`python -m benchmarks.schemes_exact` keeps the figures beside this file, and tools/schemes_doc.py prints them. The
other tools come with the extra `bench`, best into an environment of its own:
`python -m venv V && V/bin/pip install -e .[bench] && V/bin/python -m benchmarks.schemes_exact`.
"""

from __future__ import annotations

import importlib
import json
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from translit import schemes, transliterate

ROWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "transliteration.jsonl"
KEPT = Path(__file__).with_suffix(".jsonl")
Write = Callable[[str], str]
TOOLS = ("translit", "interscript", "translitua", "iuliia", "icu", "cyrtranslit")
PACKAGES = {"icu": "PyICU", "translit": "translit-toolkit"}
OWN = {"translitua": "translit-ua", "cyrtranslit": "cyrillic-transliteration"}
"""What stands in the provenance of rows from a tool's own tests, where it is not its name."""
ICU = {
    "Belarusian-Latin/BGN": "bgnpcgn-1979-be",
    "Russian-Latin/BGN": "bgnpcgn-1947-ru",
    "Ukrainian-Latin/BGN": "bgnpcgn-1965-uk",
    "Cyrillic-Latin": "iso-9-1995-ru",
}


def run() -> list[dict[str, object]]:
    """For each tool its systems, and what it has right of their rows; then each system. Nothing without ROWS."""
    if not ROWS.is_file():
        return []
    rows = _rows()
    tools = {name: written for name in TOOLS if (written := dict(_systems(name)))}
    return [*_summary(rows, tools), *_by_system(rows, tools)]


def _rows() -> list[dict[str, str]]:
    rows = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["direction"] == "to_latin"]


def _summary(rows: list[dict[str, str]], tools: dict[str, dict[str, list[Write]]]) -> Iterator[dict[str, object]]:
    for tool, systems in tools.items():
        mine = [row for row in rows if row["system"] in systems]
        foreign = [row for row in mine if OWN.get(tool, tool).lower() not in row["provenance"].lower()]
        words = [row for row in mine if row["source"].isalpha() and len(row["source"]) > 1]
        loud = [row | {"source": row["source"].upper(), "expected": row["expected"].upper()} for row in words]
        apart = [row | {"source": unicodedata.normalize("NFD", row["source"])} for row in mine]
        apart = [new for new, row in zip(apart, mine, strict=True) if new["source"] != row["source"]]
        yield {
            "tool": f"{tool} {metadata.version(PACKAGES.get(tool, tool))}",
            "systems": len({row["system"] for row in mine}),
            "rows": len(mine),
            "exact %": _exact(mine, systems),
            "not its own": len(foreign),
            "exact, not its own %": _exact(foreign, systems),
            "translit there %": _exact(foreign, tools["translit"]),
            "NFD %": _exact(apart, systems),
            "capitals %": _exact(loud, systems),
        }


def _by_system(rows: list[dict[str, str]], tools: dict[str, dict[str, list[Write]]]) -> Iterator[dict[str, object]]:
    for system in sorted({row["system"] for row in rows}):
        there = [row for row in rows if row["system"] == system]
        found = {tool: _exact(there, systems) for tool, systems in tools.items() if system in systems}
        yield {"system": system, "rows": len(there), **found}


def _exact(rows: list[dict[str, str]], systems: dict[str, list[Write]]) -> float | str:
    """Percent of the rows; where a tool has a system twice (ALA-LC of 1997 and of 2012), the better one counts."""
    right = 0
    for system in {row["system"] for row in rows}:
        there = [row for row in rows if row["system"] == system]
        right += max(sum(_same(write, row) for row in there) for write in systems[system])
    return round(100 * right / len(rows), 1) if rows else "–"


def _same(write: Write, row: dict[str, str]) -> bool:
    nfc = partial(unicodedata.normalize, "NFC")
    return nfc(write(row["source"])) == nfc(row["expected"])


def _systems(tool: str) -> Iterator[tuple[str, list[Write]]]:
    """Our id of each system that a tool has, by the names that it gives them, with how it writes it."""
    if tool == "translit":
        for scheme in schemes.available():
            yield scheme.id, [partial(transliterate, scheme=scheme.id)]
        return
    found: dict[str, list[Write]] = {}
    try:
        for name, write in _named(tool, importlib.import_module(tool)):
            try:
                found.setdefault(schemes.get(name).id, []).append(write)
            except schemes.UnknownScheme:
                continue  # no standard of the three languages
    except ImportError:
        return
    yield from found.items()


def _named(tool: str, module: Any) -> Iterator[tuple[str, Write]]:
    if tool == "interscript":
        for file in sorted((resources.files(module) / "maps").iterdir(), key=str):
            name = file.name.removesuffix(".py")
            if any(f"-{lang}-Cyrl-Latn" in name for lang in ("bel", "rus", "ukr")):
                module.load_map(name)
                yield name, partial(module.transliterate, name)
    elif tool == "iuliia":
        for name in filter(str.isupper, dir(module)):
            yield name.lower() + "-ru", getattr(module, name).translate
    elif tool == "translitua":
        for name in (name for name in dir(module) if name.startswith(("Russian", "Ukrainian"))):
            table = getattr(module, name)
            yield table.__name__, partial(_by_table, module.translit, table)
    elif tool == "icu":
        for name, system in ICU.items():
            yield system, module.Transliterator.createInstance(name).transliterate
    else:
        for lang, code in (("be", "by"), ("ru", "ru"), ("uk", "ua")):
            yield f"cyrtranslit-{lang}", partial(module.to_latin, lang_code=code)


def _by_table(translit: Callable[[str, object], str], table: object, text: str) -> str:
    return translit(text, table)


if __name__ == "__main__":
    lines = [{"measured": date.today().isoformat()}, *run()]
    KEPT.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
