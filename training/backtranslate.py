"""Synthetic pairs from one-sided text, made by the current model and checked by the way back, for the next round.

    python -m training.backtranslate ../shared/training training/work/base/rows --package PACKAGE --to be

Each sentence of language X is translated into the others; the rendering becomes the *source* of a new pair and the
human sentence its target, so that what the model learns to write is human. A pair is kept when the rendering,
translated back, is like the sentence (chrF), and the row passes the filter of `prepare`. The files are rows
(`ru-be.back.tsv`) to be laid into `rows/` before shards are written.

With `--into be` it goes the other way round: Russian text is put into Belarusian and the Belarusian side is synthetic;
such rows are kept only when every Belarusian word of theirs is in the dictionary or in human text. With `--one-way`
there is no way back (a model of one direction knows none): `--known` is the check then, one unknown word in six. With
`--respell` words that the engine leaves as they are (a fifth of Apertium's) are put right by `training.respell` first,
its wordings by `training.wordings`, there is no way back, and a row may have some words that nobody wrote: one in six.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .align import lowered, words_of
from .respell import Respeller, aligned_words
from .symbols import LANGUAGES, PAIRS
from .text import Row, kept, lines, normalised, read_rows
from .wordings import mended, unmended

if TYPE_CHECKING:
    from translit.engines.protocol import Rendering

__all__ = [
    "known_words",
    "main",
    "make_rows",
    "of_fit_length",
    "one_sided",
    "one_way",
    "pair_of",
    "respelled_rows",
    "round_trip",
    "unknown_words",
]

Translate = Callable[[Sequence[str], str, str], list[str]]
_LIKE = 45.0
"""chrF of a sentence and its rendering's rendering below which something was lost on the way."""
_LETTERS = (15, 400)
_DOUBTFUL = 6
"""One word in so many may be one that nobody wrote."""
_LOST = 15
"""One word in so many may be missing from a rendering: Apertium drops participles that it cannot inflect."""


def round_trip(
    sentences: Sequence[str], source: str, target: str, translate: Translate, *, like: float = _LIKE
) -> Iterator[tuple[str, str]]:
    """(sentence, rendering) of those that come back like themselves; too short and too long ones are not tried."""
    import sacrebleu

    fit = of_fit_length(sentences)
    there = translate(fit, source, target)
    back = translate(there, target, source)
    for text, rendering, again in zip(fit, there, back, strict=True):
        if rendering and sacrebleu.sentence_chrf(again, [text]).score >= like:
            yield text, rendering


def one_way(sentences: Sequence[str], source: str, target: str, translate: Translate) -> Iterator[tuple[str, str]]:
    """(sentence, rendering) of all that were rendered, looked at no further."""
    fit = of_fit_length(sentences)
    return ((text, rendering) for text, rendering in zip(fit, translate(fit, source, target), strict=True) if rendering)


def of_fit_length(sentences: Iterable[str]) -> list[str]:
    """Those that are neither too short nor too long."""
    return [text for text in sentences if _LETTERS[0] <= len(text) <= _LETTERS[1]]


def known_words(rows: Path, lang: str, mono: Iterable[Path] = ()) -> Counter[str]:
    """The words of all human text in a language, lower case, and how often they were met."""
    known: Counter[str] = Counter()
    for file in sorted(rows.glob("*.tsv")):
        pair, kind = file.name.split(".")[:2]
        if lang in pair.split("-") and kind not in ("back", "docs-mt", "silver"):
            side = pair.split("-").index(lang)
            for row in read_rows(file):
                known.update(lowered((row.a, row.b)[side]))
    for file in mono:
        for line in lines(file):
            known.update(lowered(normalised(line, lang)))
    return known


def unknown_words(text: str, known: Container[str]) -> list[str]:
    """The words that no human text has; names (words with a capital inside a sentence) are not held against it.

    >>> unknown_words("Ігар бачыць лос і хххх.", frozenset({"бачыць", "лос", "і"}))
    ['хххх']
    """
    words = [text[start:end] for start, end in words_of(text)]
    return [word for word in words if word.lower() not in known and not word[0].isupper()]


def one_sided(shared: Path, rows: Path, lang: str, kinds: Sequence[str]) -> Iterator[str]:
    """The monolingual files, then that side of all pairs, each sentence once."""
    seen: set[int] = set()
    texts: Iterator[str] = (line for file in sorted((shared / "mono").glob(f"{lang}.*.txt.xz")) for line in lines(file))
    for text in [*texts, *_sides(rows, lang, kinds)]:
        text = normalised(text, lang)
        if hash(text) not in seen:
            seen.add(hash(text))
            yield text


def _sides(rows: Path, lang: str, kinds: Sequence[str]) -> Iterator[str]:
    for file in sorted(rows.glob("*.tsv")):
        pair, kind = file.name.split(".")[:2]
        if lang in pair.split("-") and kind in kinds:
            for row in read_rows(file):
                yield (row.a, row.b)[pair.split("-").index(lang)]


def make_rows(
    pairs: Iterable[tuple[str, str]],
    human: str,
    other: str,
    known: Container[str] | None = None,
    *,
    unknown: float = 0,
) -> list[Row]:
    """New rows of (sentence, rendering).

    `known`, when given, must hold every word of a rendering but a share of `unknown`.
    """

    def good(rendering: str) -> bool:
        text = normalised(rendering, other)
        return known is None or len(unknown_words(text, known)) <= unknown * len(words_of(text))

    raw = (_row(human, other, text, rendering) for text, rendering in pairs if good(rendering))
    return list(kept(raw, pair_of(human, other), Counter()))


def pair_of(one: str, other: str) -> str:
    """The code under which a pair's rows are kept.

    >>> pair_of("be", "ru"), pair_of("ru", "be")
    ('ru-be', 'ru-be')
    """
    return f"{one}-{other}" if f"{one}-{other}" in PAIRS else f"{other}-{one}"


def _row(human: str, other: str, text: str, rendering: str) -> Row:
    first, second = (text, rendering) if pair_of(human, other).startswith(human) else (rendering, text)
    return Row(first, second, "back")


def respelled_rows(sentences: Sequence[str], renderings: Iterable[Rendering], respeller: Respeller) -> list[Row]:
    """Rows of Russian sentences and their Belarusian renderings, unknown words respelled, wordings put right."""

    def raw() -> Iterator[Row]:
        for sentence, rendering in zip(sentences, renderings, strict=True):
            many = len(words_of(sentence))
            text, doubtful = respeller.text(rendering.text, rendering.unknown)
            text = mended(sentence, text)
            if not unmended(text) and doubtful * _DOUBTFUL <= many and len(words_of(text)) >= many - many // _LOST:
                yield _row("ru", "be", sentence, text)

    return list(kept(raw(), pair_of("ru", "be"), Counter()))


def _respeller(rows: Path, known: Counter[str]) -> Respeller:
    human = [file for file in sorted(rows.glob("ru-be.*.tsv")) if ".back." not in file.name]
    return Respeller(aligned_words([row for file in human for row in read_rows(file)]), known)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    from .evaluate import _engine

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder with mono/")
    parser.add_argument("out", type=Path)
    parser.add_argument("--package", type=Path, help="package folder of training.export")
    parser.add_argument("--engine", default="argos", help="an installed engine instead, such as apertium")
    parser.add_argument("--rows", type=Path, default=Path("training/work/base/rows"))
    parser.add_argument("--to", default="be", help="the language whose human sentences become targets")
    parser.add_argument("--into", help="instead: the language that is synthetic")
    parser.add_argument("--known", action="store_true", help="with --to as well: only renderings in known words")
    parser.add_argument("--one-way", action="store_true", help="without the way back, for a model of one direction")
    parser.add_argument("--respell", action="store_true", help="with --into be --others ru, for Apertium")
    parser.add_argument("--kinds", default="general,docs", help="whose one side is taken beside mono/")
    parser.add_argument("--others", default=",".join(LANGUAGES), help="the languages on the other side")
    parser.add_argument("--limit", type=int, default=50_000, help="sentences for each pair")
    options = parser.parse_args(arguments)
    engine: Any = _engine(options.package, options.engine, 1)

    def translate(texts: Sequence[str], source: str, target: str) -> list[str]:
        return [rendering.text for rendering in engine.translate(texts, source, target)]

    options.out.mkdir(parents=True, exist_ok=True)
    others = [lang for lang in options.others.split(",") if lang != (options.into or options.to)]
    for lang in others:
        human, other = (lang, options.into) if options.into else (options.to, lang)
        known = None
        if options.into or options.known:
            known = known_words(options.rows, other, (options.shared / "mono").glob(f"{other}.*.txt.xz"))
        needed = {(human, other)} if options.one_way else {(human, other), (other, human)}
        if not needed <= set(engine.pairs()):
            continue
        sentences = list(one_sided(options.shared, options.rows, human, options.kinds.split(",")))[: options.limit]
        if options.respell and known is not None:
            fit = of_fit_length(sentences)
            rows = respelled_rows(fit, engine.translate(fit, human, other), _respeller(options.rows, known))
        else:
            pairs = (one_way if options.one_way else round_trip)(sentences, human, other, translate)
            share = 1 / _DOUBTFUL if options.one_way and not options.into else 0
            rows = make_rows(pairs, human, other, known, unknown=share)
        pair = pair_of(human, other)
        with (options.out / f"{pair}.back.tsv").open("a", encoding="utf-8") as file:
            file.writelines(row.line() for row in rows)
        print(f"{pair}: {len(rows)} of {len(sentences)} sentences of {human}", flush=True)


if __name__ == "__main__":
    main()
