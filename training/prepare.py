"""Training text to a vocabulary and compact shards.

    python -m training.prepare ../shared/training training/work/base --vocabulary-size 24000

Three steps, each kept when it is there already: `rows/` (filtered, sampled), `sentencepiece.model`, `shards/`
(pieces, with the places where a glossary form may be written). `--pairs ru-be --limit 20000` makes a small set.
`--links` adds to every row which piece stands for which, for `training.train --guide`.
"""

from __future__ import annotations

import argparse
import lzma
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from .symbols import LANGUAGES, PAIRS
from .text import Row, kept, load_mix, normalised, read_rows
from .vocabulary import load_vocabulary, train_vocabulary

__all__ = ["filter_rows", "main", "vocabulary_text", "write_shards", "write_valid"]

_INVENTED = {"general": 3, "silver": 3, "back": 1}
"""How many invented people are tried in a sentence that has a name, by kind: each makes a row of its own."""


def filter_rows(source: Path, out: Path, pairs: Sequence[str], *, limit: int = 0, seed: int = 1) -> dict[str, int]:
    """Write the good rows of each `pair.kind.tsv.xz` in `source` to `out`; gives how many of each there are."""
    mix = load_mix()
    out.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    for file in sorted(source.glob("*.tsv*")):
        pair, kind = file.name.split(".")[:2]
        place = out / f"{pair}.{kind}.tsv"
        if pair not in pairs or kind not in mix.kinds or place.exists():
            continue
        dropped: Counter[str] = Counter()
        rows = list(kept(read_rows(file), pair, dropped))
        most = min(filter(None, (mix.most[kind], limit)), default=0)
        if most and len(rows) > most:
            rows = random.Random(seed).sample(rows, most)
        counts[place.stem] = len(rows)
        place.write_text("".join(row.line() for row in rows), encoding="utf-8")
        print(f"{place.stem}: {len(rows)} kept, dropped {dict(dropped)}", flush=True)
    return counts


def vocabulary_text(rows: Path, mono: Path | None, *, each: int = 150_000, seed: int = 1) -> Iterator[str]:
    """Sentences for the vocabulary, as many of each language, whatever its share of the text."""
    chosen: dict[str, list[str]] = {lang: [] for lang in LANGUAGES}
    for file in sorted(rows.glob("*.tsv")):
        first, second = file.name.split(".")[0].split("-")
        for row in read_rows(file):
            chosen[first].append(row.a)
            chosen[second].append(row.b)
    for file in sorted(mono.glob("*.txt.xz")) if mono else ():
        lang = file.name.split(".")[0]
        if lang in chosen:
            with lzma.open(file, "rt", encoding="utf-8") as lines:
                chosen[lang] += [normalised(line, lang) for line in lines]
    for sentences in chosen.values():
        random.Random(seed).shuffle(sentences)
        yield from sentences[:each]


def write_shards(work: Path, pairs: Sequence[str], *, links: bool = False, seed: int = 1) -> int:
    """Encode the files of `rows/` into `shards/`; gives the bytes there. A pair that is done is not done again."""
    from .annotate import Annotator, Link
    from .encode import encoded
    from .invented import Inventor
    from .shards import save

    vocabulary = load_vocabulary(work / "sentencepiece.model")
    place = work / "shards"
    place.mkdir(exist_ok=True)
    for pair in pairs:
        files = sorted((work / "rows").glob(f"{pair}.*.tsv"))
        if not files or (place / f"{pair}.done").exists():
            continue
        began = time.monotonic()
        texts = {file.stem.split(".")[1]: list(read_rows(file)) for file in files}
        annotator = Annotator(pair, [row for rows in texts.values() for row in rows], seed=seed)
        invented: list[tuple[Row, Link]] = []
        for kind, rows in texts.items():
            words = annotator.words(rows)
            spans = annotator.links(rows, words, kind)
            save(encoded(pair, kind, rows, spans, vocabulary, words if links else ()), place / f"{pair}.{kind}.bin.xz")
            print(f"{pair}.{kind}: {len(rows)} rows, {sum(map(bool, spans))} with spans", flush=True)
            for turn in range(_INVENTED.get(kind, 0)):
                invented += Inventor(pair, seed=seed + turn).rows(rows, spans)
        if invented:
            news, spans = [row for row, _ in invented], [[link] for _, link in invented]
            words = annotator.words(news) if links else []
            save(encoded(pair, "invented", news, spans, vocabulary, words), place / f"{pair}.invented.bin.xz")
        (place / f"{pair}.done").touch()
        print(f"{pair}: {len(invented)} invented, {time.monotonic() - began:.0f} s", flush=True)
    return sum(file.stat().st_size for file in place.glob("*.bin.xz"))


def write_valid(work: Path, valid: Path, pairs: Sequence[str]) -> None:
    """Encode flores-dev into `valid/`, apart from all that is trained on: the trainer only measures its loss there."""
    from .encode import encoded
    from .shards import save

    vocabulary = load_vocabulary(work / "sentencepiece.model")
    (work / "valid").mkdir(exist_ok=True)
    for pair in pairs:
        sides = []
        for lang in pair.split("-"):
            lines = (valid / f"flores-dev.{lang}").read_text(encoding="utf-8").splitlines()
            sides.append([normalised(line, lang) for line in lines])
        rows = [Row(a, b, "valid") for a, b in zip(*sides, strict=True)]
        save(encoded(pair, "valid", rows, [[]] * len(rows), vocabulary), work / "valid" / f"{pair}.valid.bin.xz")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="the folder with text/, mono/ and valid/")
    parser.add_argument("work", type=Path, help="where rows/, sentencepiece.model and shards/ go")
    parser.add_argument("--pairs", default=",".join(PAIRS))
    parser.add_argument("--vocabulary-size", type=int, default=24_000)
    parser.add_argument("--limit", type=int, default=0, help="rows of each file at most")
    parser.add_argument("--each", type=int, default=150_000, help="sentences of each language for the vocabulary")
    parser.add_argument("--links", action="store_true", help="write which piece stands for which as well")
    options = parser.parse_args(arguments)
    filter_rows(options.source / "text", options.work / "rows", options.pairs.split(","), limit=options.limit)
    model = options.work / "sentencepiece.model"
    if not model.exists():
        mono = options.source / "mono"
        sentences = vocabulary_text(options.work / "rows", mono if mono.is_dir() else None, each=options.each)
        train_vocabulary(sentences, options.vocabulary_size, model, straight="be" not in options.pairs)
    size = write_shards(options.work, options.pairs.split(","), links=options.links)
    if (options.source / "valid").is_dir():
        write_valid(options.work, options.source / "valid", options.pairs.split(","))
    print(f"{size / 1e6:.1f} MB of shards")


if __name__ == "__main__":
    main()
