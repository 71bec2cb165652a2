"""Write translit/names/data/surnames-ru.bin: Russian surnames and how often they are borne.

    python tools/build_surnames.py russiannames/data/surnames.parquet

The source is the package russiannames 2.0.0 (PyPI, BSD-3-Clause), 375,449 surnames with counts. Feminine forms are
added to the masculine ones; surnames counted once or twice are mostly slips of the pen and are left out. A line of
the file is a letter for how many letters it shares with the line before, the other letters, and a digit: the binary
logarithm of the count, at most 9. Needs fastparquet, which the project itself does not.
"""

from __future__ import annotations

import lzma
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

OUT = Path(__file__).parent.parent / "translit" / "names" / "data" / "surnames-ru.bin"
LEAST = 3
FEMININE = (
    ("ова", "ов"), ("ева", "ев"), ("ёва", "ёв"), ("ина", "ин"), ("ына", "ын"), ("ская", "ский"), ("цкая", "цкий")
)  # fmt: skip


def read(path: Path) -> Counter[str]:
    """Lower-case surnames of Russian letters with their counts."""
    import fastparquet  # type: ignore[import-not-found,import-untyped,unused-ignore]

    table = fastparquet.ParquetFile(str(path)).to_pandas(columns=["text", "count"])
    counts: Counter[str] = Counter()
    for text, count in zip(table["text"], table["count"], strict=True):
        if re.fullmatch("[а-яё]{3,}", text.lower()):
            counts[text.lower()] += int(count)
    return counts


def of_men(counts: Counter[str]) -> Counter[str]:
    """The same with feminine forms counted under the masculine ones, where those are there."""
    found: Counter[str] = Counter()
    for word, count in counts.items():
        forms = (word.removesuffix(ending) + to for ending, to in FEMININE if word.endswith(ending))
        found[next((form for form in forms if form in counts), word)] += count
    return found


def lines(counts: Counter[str]) -> Iterable[str]:
    """Front-coded lines in alphabetical order."""
    before = ""
    for word in sorted(word for word, count in counts.items() if count >= LEAST):
        shared = next((n for n, pair in enumerate(zip(word, before, strict=False)) if pair[0] != pair[1]), None)
        shared = min(len(word), len(before)) if shared is None else shared
        yield f"{chr(65 + shared)}{word[shared:]}{min(9, int(math.log2(counts[word])))}"
        before = word


def main() -> None:
    """Build the file from the parquet table named on the command line."""
    counts = of_men(read(Path(sys.argv[1])))
    data = lzma.compress("".join(lines(counts)).encode("koi8-r"), preset=9 | lzma.PRESET_EXTREME)
    OUT.write_bytes(data)
    print(OUT.name, len(data), "bytes")


if __name__ == "__main__":
    main()
