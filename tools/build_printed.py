"""Write translit/names/data/printed-be.bin: Belarusian words that texts print with a capital.

    python tools/build_printed.py /usr/share/tesseract-ocr/5/tessdata/bel.traineddata

The source is Debian's tesseract-ocr-bel (Apache-2.0): words of texts of the web. Kept are those of two syllables or
more in Belarusian letters, in lower case; in a word of one syllable no spelling is in doubt.
A line of the file is a letter for how many letters it shares with the line before, and the other letters.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from tessdata import words

OUT = Path(__file__).parent.parent / "translit" / "names" / "data" / "printed-be.bin"
CAPITALISED = re.compile("[А-ЯЁІЎ][а-яёіў’']{3,17}")
VOWEL = re.compile("[аеёіоуыэюя]")


def lines(found: Iterable[str]) -> Iterable[str]:
    """Front-coded lines in alphabetical order."""
    before = ""
    for word in sorted(found):
        shared = next((n for n, pair in enumerate(zip(word, before, strict=False)) if pair[0] != pair[1]), None)
        shared = min(len(word), len(before)) if shared is None else shared
        yield f"{chr(65 + shared)}{word[shared:]}"
        before = word


def main() -> None:
    """Build the file from the traineddata named on the command line."""
    capitalised = {word.lower().replace("’", "'") for word in words(Path(sys.argv[1])) if CAPITALISED.fullmatch(word)}
    kept = {word for word in capitalised if len(VOWEL.findall(word)) > 1 and not set(word) & set("ищъ")}
    data = lzma.compress("".join(lines(kept)).encode(), preset=9 | lzma.PRESET_EXTREME)
    OUT.write_bytes(data)
    print(OUT.name, len(kept), "words", len(data), "bytes")


if __name__ == "__main__":
    main()
