"""Every scheme on real prose, which has more words than the made-up text of `schemes`, or on that where there is none.

`python -m benchmarks.schemes_prose` times them all in a quarter of an hour and keeps the figures beside this file, for
tools/schemes_doc.py. What was timed before is not timed again while code and data are the same. With ids it
times only those, and keeps nothing.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from translit import schemes, transliterate
from translit.schemes import convert

from .schemes import NAMES, SIZE, TABLE, new_names, running_text, seconds, vocabulary

TEXTS = Path(__file__).resolve().parents[2] / "shared" / "training"
PROSE = {
    "be": (("mono/be.knihi-bpc-pd.txt.xz",), 0),
    "ru": (("text/en-ru.general.tsv.xz",), 1),
    "uk": (("mono/uk.ua-gec.txt.xz", "mono/uk.common-voice.txt.xz"), 0),
}
"""Of each language: the files below TEXTS, and which column of their rows is the text."""
SCHEMES = Path(convert.__file__).parent
WRITING = ("automaton", "bulk", "converter", "forward", "places", "stepwise", "terms")
"""What a text goes through."""
KEPT = Path(__file__).with_suffix(".jsonl")
ENOUGH = 0.5  # times str.translate: what every scheme should reach
NAMES_ENOUGH = 300_000  # a second
WAYS = ("first", "lone")
SHOWN = 8  # of the slowest schemes
TRIES = 2
MOST_TRIES = 5  # for what seems too slow: pauses of a machine that has other work hit single schemes
NAME = 20  # characters
BACK = 2_000  # characters that are read back: each new word costs a search


def run() -> list[dict[str, object]]:
    """What is said of all schemes, and the slowest of them."""
    rows = list(_all())
    return [*summary(rows), *sorted(rows, key=_slowest)[:SHOWN]]


def summary(rows: list[dict[str, Any]]) -> Iterator[dict[str, object]]:
    """By language: the slowest of each figure, the middle, and how many schemes are below what they should reach."""
    for lang in PROSE:
        here = [row for row in rows if row["scheme"].endswith(lang)]
        for what, told_of in (
            (f"slowest of {len(here)}", min),
            ("middle", median),
            (f"below {ENOUGH} or {NAMES_ENOUGH}", None),
        ):
            yield {"scheme": f"{lang}, {what}"} | {
                figure: told_of(row[figure] for row in here) if told_of else sum(row[figure] < least for row in here)
                for figure, least in (*((way, ENOUGH) for way in WAYS), ("names/s", NAMES_ENOUGH))
            }


def _all() -> Iterator[dict[str, Any]]:
    """A row for each scheme, kept as soon as it is there."""
    code = _stamp(SCHEMES / f"{module}.py" for module in WRITING)
    known = [json.loads(line) for line in KEPT.read_text(encoding="utf-8").splitlines()] if KEPT.exists() else []
    rows = {row["scheme"]: row for row in known}
    for scheme in sorted(schemes.available(), key=lambda one: -len(one.rules)):  # the slowest are among the first
        stamp = code + _stamp([SCHEMES / "data" / f"{scheme.id}.json"])
        row = rows.get(scheme.id)
        if row is None or row["stamp"] != stamp:
            row = rows[scheme.id] = {**measured(scheme), "measured": date.today().isoformat(), "stamp": stamp}
            there = (rows[one.id] for one in schemes.available() if one.id in rows)
            if TEXTS.is_dir():
                KEPT.write_text("".join(json.dumps(one) + "\n" for one in there), encoding="utf-8")
            print(told(row), file=sys.stderr, flush=True)
        yield row


def _stamp(files: Iterable[Path]) -> str:
    return sha256(b"".join(file.read_bytes() for file in sorted(files))).hexdigest()[:8]


def told(row: dict[str, Any]) -> str:
    """A row as one line, with what is too slow."""
    ways = ", ".join(f"{way} {row[way]:.2f}" for way in WAYS)
    back = f", back {row['back, words/s']:,}" if "back, words/s" in row else ""
    return f"{row['scheme']:28} {ways}; names/s {row['names/s']:,}{back}{'  SLOW' if _slow(row) else ''}"


def _slow(row: dict[str, Any]) -> bool:
    return _slowest(row) < ENOUGH or row["names/s"] < NAMES_ENOUGH


def _slowest(row: dict[str, Any]) -> float:
    return min(float(row[way]) for way in WAYS)


def measured(scheme: schemes.Scheme) -> dict[str, Any]:
    """One scheme beside str.translate, the best of as many tries for both, taken by turns: other programs run too.

    On 5 MB of prose, the scheme made ready included, and on the same in one line; new names a second; on the way back,
    different words a second.
    """
    text = _prose(scheme.lang)
    lone = text.replace("\n", " ")
    some = list(_names(scheme.lang))
    call = partial(transliterate, scheme=scheme.id)
    took: dict[str, list[float]] = {}
    row: dict[str, Any] = {}
    while len(took.get("bare", [])) < (MOST_TRIES if row and _slow(row) else TRIES):
        convert.forget()
        works = {"bare": partial(text.translate, TABLE), "first": partial(call, text), "lone": partial(call, lone)}
        for way, work in works.items():
            took.setdefault(way, []).append(seconds(work, 1))
        took.setdefault("name", []).append(new_names(some, scheme.id))
        row = {"scheme": scheme.id} | {way: round(min(took["bare"]) / min(took[way]), 2) for way in WAYS}
        row["names/s"] = round(1 / min(took["name"]) / 1000) * 1000
    if scheme.reversible != "no":
        latin = call(text[:BACK])
        took_back = seconds(partial(call, latin, reverse=True), 1)
        row["back, words/s"] = round(len(set(latin.split())) / took_back / 100) * 100
    return row


@cache
def _prose(lang: str) -> str:
    if not TEXTS.is_dir():
        return running_text(vocabulary(lang))
    files, column = PROSE[lang]
    lines: list[str] = []
    size = 0
    for file in files:
        with lzma.open(TEXTS / file, "rt", encoding="utf-8") as rows:
            for row in rows:
                lines.append(row.rstrip("\n").split("\t")[column] + "\n")
                size += len(lines[-1].encode())
                if size > SIZE:
                    return "".join(lines)
    return "".join(lines)


@cache
def _names(lang: str) -> tuple[str, ...]:
    """Two words of the prose each, none of them twice, with capitals, cut to NAME letters: as in a list of people."""
    words = (word for word in dict.fromkeys(_prose(lang).split()) if word.isalpha() and len(word) > 4)
    pairs = zip(words, words, strict=False)  # of one iterator: two words after one another
    return tuple(f"{a.capitalize()} {b.capitalize()}"[:NAME] for a, b in islice(pairs, NAMES))


if __name__ == "__main__":
    if sys.argv[1:]:
        for name in sys.argv[1:]:
            print(told(measured(schemes.get(name))), flush=True)
    else:
        found = list(_all())
        for row in summary(found):
            print("  ".join(f"{key} {value}" for key, value in row.items()))
        print("\n".join(told(row) for row in sorted(found, key=_slowest)[:SHOWN]))
