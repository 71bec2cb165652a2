"""Rows of two related languages whose one side a `PhraseTranslator` made, learnt from the rows that people wrote.

    python -m training.synthesise ../shared/training training/work/base/rows training/work/ru-uk/rows --pair ru-uk

Writes the human rows of the pair (with those that are translations of one English sentence), `back` (the second
language is people's) and `silver` (the first one is): in training, what the model learns to write should be people's.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from translit.engines import get_engine
from translit.engines.protocol import NoEngineError

from .align import lowered
from .backtranslate import of_fit_length, one_sided
from .phrases import Counts, PhraseTranslator
from .text import Row, kept, read_rows
from .wordings import mended

__all__ = ["human_rows", "main", "pivoted"]

_WORDS = ("lexicon-apertium", "names-people-everypolitician")
"""Origins of single words and names that translate each other; the others may mean something near."""
_DOUBTFUL = 7
"""One word in so many may be one that nobody wrote."""
_HUMAN = ("general", "docs", "ui")
_SEPARATE = 3_000
"""Single words put into Apertium at once."""
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


def looked_up(text: Mapping[str, Iterable[str]], first: str, second: str) -> list[tuple[str, str]]:
    """What Apertium has, word by word and both ways, for the words of the two languages' text: one word for one.

    Nothing where it is not installed.
    """
    try:
        engine = get_engine("apertium")
    except NoEngineError:
        return []
    found: set[tuple[str, str]] = set()
    for source, target in ((first, second), (second, first)):
        if (source, target) not in engine.pairs():
            return []
        words = sorted({word for each in text[source] for word in lowered(each) if word.isalpha() and len(word) > 2})
        for start in range(0, len(words), _SEPARATE):
            some = words[start : start + _SEPARATE]
            for word, made in zip(some, engine.translate(some, source, target), strict=True):
                other = made.text.strip(" .").lower()
                if not made.unknown and re.sub("['’-]", "", other).isalpha():
                    found.add((word, other) if source == first else (other, word))
    return sorted(found)


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
    parser.add_argument("--kinds", default="silver,back", help="what is made: each could be a run of its own")
    parser.add_argument("--limit", type=int, default=75_000, help="sentences of either language at most")
    options = parser.parse_args(arguments)
    pair: str = options.pair
    options.out.mkdir(parents=True, exist_ok=True)
    for file in sorted(options.rows.glob(f"{pair}.*.tsv")):
        shutil.copy(file, options.out)
    with (options.out / f"{pair}.general.tsv").open("a", encoding="utf-8") as out:
        out.writelines(row.line() for row in kept(pivoted(options.rows, pair), pair, Counter()))
    human = human_rows(options.rows, pair)
    text = {lang: list(one_sided(options.shared, options.rows, lang, _KINDS)) for lang in pair.split("-")}
    words = looked_up(text, *pair.split("-"))
    print(f"{len(words)} pairs of words from Apertium", flush=True)
    for kind in options.kinds.split(","):
        rows = _rows_of(kind, pair, human, text, words, options.limit)
        with (options.out / f"{pair}.{kind}.tsv").open("w", encoding="utf-8") as out:
            out.writelines(row.line() for row in rows)


def _rows_of(
    kind: str,
    pair: str,
    human: Sequence[Row],
    text: Mapping[str, Sequence[str]],
    words: Sequence[tuple[str, str]],
    limit: int,
) -> list[Row]:
    """The new rows of a kind: `silver` from sentences of the first language, `back` from those of the second one."""
    ahead = kind == "silver"
    source, target = pair.split("-") if ahead else reversed(pair.split("-"))
    translator = PhraseTranslator(
        source,
        target,
        human if ahead else [Row(row.b, row.a) for row in human],
        Counts(text[target]),
        words={word for each in text[source] for word in lowered(each)} if source == "be" else (),
        looked_up=words if ahead else [(b, a) for a, b in words],
    )
    written = {side for row in human for side in (row.a, row.b)}
    fit = [each for each in of_fit_length(text[source]) if each not in written]
    random.Random(5).shuffle(fit)
    made = _made(translator, fit[:limit])
    if (source, target) == ("ru", "be"):
        made = ((russian, mended(russian, text)) for russian, text in made)
    rows = list(kept((Row(*(both if ahead else both[::-1]), "phrases") for both in made), pair, Counter()))
    print(f"{pair}.{kind}: {len(rows)} of {min(len(fit), limit)} sentences of {source}", flush=True)
    return rows


if __name__ == "__main__":
    main()
