"""Rows of two related languages whose one side a `PhraseTranslator` made, learnt from the rows that people wrote.

    python -m training.synthesise ../shared/training training/work/base/rows training/work/ru-uk/rows --pair ru-uk

Writes the human rows of the pair (with those that are translations of one English sentence), `back` (the second
language is people's) and `silver` (the first one is): in training, what the model learns to write should be people's.
"""

from __future__ import annotations

import argparse
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .align import lowered
from .backtranslate import of_fit_length, one_sided
from .phrases import Counts, PhraseTranslator
from .text import Row, kept, read_rows

__all__ = ["human_rows", "main", "pivoted"]

_WORDS = ("lexicon-apertium", "names-people-everypolitician")
"""Origins of single words and names that translate each other; the others may mean something near."""
_DOUBTFUL = 7
"""One word in so many may be one that nobody wrote."""
_HUMAN = ("general", "docs", "ui")
_KINDS = ("general", "silver")
"""Whose one side is taken beside one-sided text."""


def pivoted(rows: Path, pair: str, kinds: Sequence[str] = ("general", "docs")) -> Iterator[Row]:
    """Rows of sentences that people translated from one and the same English sentence."""
    first, second = pair.split("-")
    firsts: dict[str, str] = {}
    for kind in kinds:
        for row in _rows(rows, f"en-{first}", kind):
            firsts.setdefault(row.a, row.b)
    for kind in kinds:
        for row in _rows(rows, f"en-{second}", kind):
            if row.a in firsts:
                yield Row(firsts[row.a], row.b, row.origin)


def human_rows(rows: Path, pair: str) -> list[Row]:
    """What people wrote in both languages: prose, interfaces, and the words that translate each other."""
    found = [row for kind in _HUMAN for row in _rows(rows, pair, kind)]
    found += [row for row in _rows(rows, pair, "names") if row.origin in _WORDS]
    seen = {row.a for row in found}
    return found + [row for row in pivoted(rows, pair) if row.a not in seen]


def _rows(rows: Path, pair: str, kind: str) -> Iterator[Row]:
    file = rows / f"{pair}.{kind}.tsv"
    if file.exists():
        yield from read_rows(file)


def _made(translator: PhraseTranslator, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(sentence, rendering) of those with few words that nobody wrote; says how far it is every minute."""
    began = said = time.monotonic()
    good = 0
    for tried, text in enumerate(texts, 1):
        rendering, doubtful = translator.translate(text)
        if doubtful * _DOUBTFUL <= len(text.split()):
            good += 1
            yield text, rendering
        if time.monotonic() - said > 60:
            said = time.monotonic()
            print(f"{tried} tried, {good} good, {said - began:.0f} s", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder with mono/")
    parser.add_argument("rows", type=Path, help="rows of all pairs, as training.prepare makes them")
    parser.add_argument("out", type=Path)
    parser.add_argument("--pair", default="ru-uk")
    parser.add_argument("--limit", type=int, default=75_000, help="sentences of either language at most")
    options = parser.parse_args(arguments)
    pair: str = options.pair
    options.out.mkdir(parents=True, exist_ok=True)
    for file in sorted(options.rows.glob(f"{pair}.*.tsv")):
        shutil.copy(file, options.out)
    with (options.out / f"{pair}.general.tsv").open("a", encoding="utf-8") as out:
        out.writelines(row.line() for row in kept(pivoted(options.rows, pair), pair, Counter()))
    human = human_rows(options.rows, pair)
    written = {side for row in human for side in (row.a, row.b)}
    text = {lang: list(one_sided(options.shared, options.rows, lang, _KINDS)) for lang in pair.split("-")}
    for source, target, kind in ((*pair.split("-"), "silver"), (*reversed(pair.split("-")), "back")):
        turned = human if kind == "silver" else [Row(row.b, row.a) for row in human]
        words = {word for each in text[source] for word in lowered(each)} if source == "be" else ()
        translator = PhraseTranslator(source, target, turned, Counts(text[target]), words=words)
        fit = [each for each in of_fit_length(text[source]) if each not in written]
        random.Random(5).shuffle(fit)
        made = _made(translator, fit[: options.limit])
        raw = (Row(*(both if kind == "silver" else both[::-1]), "phrases") for both in made)
        rows = list(kept(raw, pair, Counter()))
        with (options.out / f"{pair}.{kind}.tsv").open("w", encoding="utf-8") as out:
            out.writelines(row.line() for row in rows)
        print(f"{pair}.{kind}: {len(rows)} of {min(len(fit), options.limit)} sentences of {source}", flush=True)


if __name__ == "__main__":
    main()
