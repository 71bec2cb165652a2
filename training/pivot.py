"""Rows of another pair with one side put into a third language: English with Ukrainian becomes English with Russian.

    python -m training.pivot training/work/base/rows training/work/en-ru/rows --package PACKAGE --side uk --into ru

The side that stays is human, the other one a model's; between languages this close it loses little, and English has no
other sentences of people that it could learn Russian from. Sentences that the wanted pair already has are left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from .backtranslate import of_fit_length, pair_of
from .symbols import LANGUAGES
from .text import Row, kept, read_rows

__all__ = ["main", "pivoted"]


def pivoted(
    rows: Iterable[Row], stays: str, into: str, *, first: bool, translate: Callable[[Sequence[str]], list[str]]
) -> list[Row]:
    """Good rows of the pair of `stays` and `into`; `first` says that `stays` is side `a` of `rows`.

    >>> there = {"Кішка спить зараз.": "Кошка спит сейчас."}
    >>> rows = [Row("The cat sleeps.", "Кішка спить зараз."), Row("Yes", "Так")]
    >>> pivoted(rows, "en", "ru", first=True, translate=lambda texts: [there[text] for text in texts])
    [Row(a='The cat sleeps.', b='Кошка спит сейчас.', origin='pivot')]
    """
    sides = [(row.a, row.b) if first else (row.b, row.a) for row in rows]
    fit = set(of_fit_length(turned for _, turned in sides))
    sides = [(same, turned) for same, turned in sides if turned in fit]
    renderings = translate([turned for _, turned in sides])
    pair = pair_of(stays, into)
    straight = pair.startswith(stays)
    made = (
        Row(*((same, rendering) if straight else (rendering, same)), "pivot")
        for (same, _), rendering in zip(sides, renderings, strict=True)
        if rendering
    )
    return list(kept(made, pair, Counter()))


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    from .evaluate import _engine

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path, help="the folder with the files of the pair that is there")
    parser.add_argument("out", type=Path, help="the folder with the files of the pair that is wanted; back.tsv grows")
    parser.add_argument("--package", type=Path, help="package folder of training.export")
    parser.add_argument("--stays", default="en", choices=LANGUAGES)
    parser.add_argument("--side", default="uk", choices=LANGUAGES, help="the side that is put into another language")
    parser.add_argument("--into", default="ru", choices=LANGUAGES)
    parser.add_argument("--kinds", default="general,silver")
    options = parser.parse_args(arguments)
    engine = _engine(options.package, "argos", 1)
    there, wanted = pair_of(options.stays, options.side), pair_of(options.stays, options.into)
    side = 0 if wanted.startswith(options.stays) else 1
    known = {(row.a, row.b)[side] for file in options.out.glob(f"{wanted}.*.tsv") for row in read_rows(file)}
    first = there.startswith(options.stays)
    files = [options.rows / f"{there}.{kind}.tsv" for kind in options.kinds.split(",")]
    rows = [row for file in files if file.exists() for row in read_rows(file)]
    rows = [row for row in rows if (row.a if first else row.b) not in known]

    def translate(texts: Sequence[str]) -> list[str]:
        return [each.text for each in engine.translate(texts, options.side, options.into)]

    new = pivoted(rows, options.stays, options.into, first=first, translate=translate)
    with (options.out / f"{wanted}.back.tsv").open("a", encoding="utf-8") as file:
        file.writelines(row.line() for row in new)
    print(f"{wanted}: {len(new)} of {len(rows)} rows of {there}", flush=True)


if __name__ == "__main__":
    main()
