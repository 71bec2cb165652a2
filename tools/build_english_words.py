"""Write translit/translate/unlisted/english-words.bin: the words that an English dictionary has.

    apt-get download wamerican wbritish; dpkg-deb -x each; then
    .venv/bin/python tools/build_english_words.py usr/share/dict/american-english usr/share/dict/british-english

The sources are Debian's wamerican and wbritish 2020.12.07 (SCOWL, Kevin Atkinson and others; its notice stands in
docs/notices.txt): ordinary words, and with a capital peoples, feasts, countries, cities and people so well known that
a dictionary has them. All are in lower case, without marks, in alphabetical order, a line each; possessives and a
plural beside its singular are left out.
"""

from __future__ import annotations

import lzma
import re
import sys
import unicodedata
from pathlib import Path

OUT = Path(__file__).parent.parent / "translit" / "translate" / "unlisted" / "english-words.bin"
WORD = re.compile("[a-z]{2,}")


def bare(line: str) -> str:
    """A word in small letters without marks: corvée."""
    return "".join(c for c in unicodedata.normalize("NFD", line.lower()) if not unicodedata.combining(c))


def main(lists: list[Path]) -> None:
    """Read the lists and write the file."""
    lines = (line for each in lists for line in each.read_text(encoding="utf-8").split("\n"))
    words = {word for line in lines if WORD.fullmatch(word := bare(line))}
    kept = sorted(word for word in words if not (word.endswith("s") and word[:-1] in words))
    OUT.write_bytes(lzma.compress("\n".join(kept).encode("ascii"), preset=9 | lzma.PRESET_EXTREME))
    print(len(words), "words,", len(kept), "kept,", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
