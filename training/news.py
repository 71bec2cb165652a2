"""Our own sentences in four languages (`sentences/`), mostly news, as rows of a kind of their own beside other shards.

    python -m training.news training/work/ru-be8 --pair ru-be
    python -m training.news --score models/translit_models/translit-ru_be-1_3 --pair ru-be

Of the words of Belarusian news (вызваліць, палітвязень, прысуд) public parallel text has next to none
(docs/decisions/2026-11-24-sentences-of-our-own.md). A tenth of the sentences is kept back: `--score` says BLEU and chrF
of packages on those.
"""

from __future__ import annotations

import argparse
import random
import re
import zlib
from collections.abc import Sequence
from pathlib import Path

from .text import Row, lines, read_rows

__all__ = ["main", "news_rows"]

_SENTENCES = Path(__file__).parent / "sentences"
_TENTH = 10
_YO = re.compile(r"\b[а-яё]+\b")
"""Words, but not names: Russian newspapers write е for ё, and so does most text that the models learn from."""
_BESIDE = 30_000
"""Rows that words are aligned in together with the few of the news."""


def news_rows(pair: str, *, kept_back: bool = False) -> list[Row]:
    """The sentences of a pair to learn from, or the tenth kept back: told by the English, so of all pairs the same.

    >>> {row.origin for row in news_rows("be-uk")} == {"news"}
    True
    """
    found = []
    for file in sorted(_SENTENCES.glob("*.tsv")):
        head, *table = [line.split("\t") for line in lines(file) if line and not line.startswith("#")]
        a, b, english = map(head.index, (*pair.split("-"), "en"))
        russian = head.index("ru")
        for row in table:
            row[russian] = _YO.sub(lambda word: word[0].replace("ё", "е"), row[russian])
            if _is_kept(row[english]) == kept_back:
                found.append(Row(row[a], row[b], "news"))
    return found


def _is_kept(english: str) -> bool:
    return zlib.crc32(english.encode()) % _TENTH == 0


def write_shard(work: Path, pair: str) -> int:
    """Write the shard of a pair's news beside those of `work`; gives how many rows it has."""
    from .annotate import Annotator
    from .encode import encoded
    from .shards import save
    from .vocabulary import load_vocabulary

    rows = news_rows(pair)
    files = [work / "rows" / f"{pair}.{kind}.tsv" for kind in ("general", "silver")]
    others = [row for file in files if file.exists() for row in read_rows(file)]
    beside = random.Random(1).sample(others, min(_BESIDE, len(others)))
    annotator = Annotator(pair, [*beside, *rows])
    words = annotator.words(rows)
    spans = annotator.links(rows, words, "news")
    shard = encoded(pair, "news", rows, spans, load_vocabulary(work / "sentencepiece.model"), words)
    save(shard, work / "shards" / f"{pair}.news.bin.xz")
    return len(rows)


def score(package: Path, source: str, target: str) -> dict[str, float]:
    """BLEU and chrF of a package on what was kept back."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    from translit.engines.models import LoadedModel
    from translit.engines.packages import read_package

    kept = news_rows(f"{source}-{target}", kept_back=True)
    drafts = LoadedModel(read_package(package)).translate([row.a for row in kept], target)
    made, wanted = [draft.rendering.text for draft in drafts], [[row.b for row in kept]]
    return {
        "sentences": len(kept),
        "BLEU": round(BLEU().corpus_score(made, wanted).score, 1),
        "chrF": round(CHRF().corpus_score(made, wanted).score, 1),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, nargs="?", help="the folder with sentencepiece.model, rows/ and shards/")
    parser.add_argument("--pair", default="ru-be")
    parser.add_argument(
        "--score", type=Path, nargs="*", default=[], help="packages to measure, of the pair's direction"
    )
    options = parser.parse_args(arguments)
    if options.work:
        print(f"{options.pair}: {write_shard(options.work, options.pair)} rows of news")
    for package in options.score:
        print(package.name, score(package, *options.pair.split("-")))


if __name__ == "__main__":
    main()
