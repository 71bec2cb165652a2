"""Write translit/names/data/printed-be.bin, printed-ru.bin and printed-uk.bin: words that texts print with a capital.

    .venv/bin/python tools/build_printed.py /usr/share/tesseract-ocr/5/tessdata

The sources are Debian's tesseract-ocr-bel, -rus and -ukr (Apache-2.0): words of texts of the web.
- Belarusian: words of two syllables or more, in any case; in a word of one syllable no spelling is in doubt.
- Russian and Ukrainian: names that the language's dictionary knows as names in the nominative, and words that it does
  not know, foreign names mostly. Other capitalised words began a sentence.
The words are in lower case, in alphabetical order, a line each, in cp1251.
"""

from __future__ import annotations

import lzma
import re
import sys
from pathlib import Path

from tessdata import words

from translit.morphology import dictionary

OUT = Path(__file__).parent.parent / "translit" / "names" / "data"
BELARUSIAN = re.compile("[А-ЯЁІЎ][а-яёіў’']{3,17}")
VOWEL = re.compile("[аеёіоуыэюя]")
DICTIONARIES = {
    "ru": ("rus", re.compile("[А-ЯЁ][а-яё]{2,17}")),
    "uk": ("ukr", re.compile("[А-ЩЬЮЯІЇЄҐ][а-щьюяіїєґ’']{2,17}")),
}
NAMES = frozenset({"Surn", "Name", "Geox", "Patr"})


def lower(found: Path, pattern: re.Pattern[str]) -> set[str]:
    """The capitalised words of a traineddata file, in lower case."""
    return {word.lower().replace("’", "'") for word in words(found) if pattern.fullmatch(word)}


def belarusian(found: Path) -> set[str]:
    """Words of two syllables or more in Belarusian letters."""
    capitalised = lower(found, BELARUSIAN)
    return {word for word in capitalised if len(VOWEL.findall(word)) > 1 and not set(word) & set("ищъ")}


def may_be_a_name(word: str, lang: str) -> bool:
    """Whether the dictionary knows the word as a name in the nominative, or does not know it."""
    return not dictionary.knows(word, lang) or any(
        reading.is_known and reading.word == word and NAMES & reading.tag.grammemes and "nomn" in reading.tag.grammemes
        for reading in dictionary.parses(word, lang)
    )


def main() -> None:
    """Build the files from the folder of traineddata files named on the command line."""
    folder = Path(sys.argv[1])
    kept = {"be": belarusian(folder / "bel.traineddata")}
    for lang, (file, pattern) in DICTIONARIES.items():
        kept[lang] = {word for word in lower(folder / f"{file}.traineddata", pattern) if may_be_a_name(word, lang)}
    for lang, found in kept.items():
        data = lzma.compress("\n".join(sorted(found)).encode("cp1251"), preset=9 | lzma.PRESET_EXTREME)
        (OUT / f"printed-{lang}.bin").write_bytes(data)
        print(f"printed-{lang}.bin", len(found), "words", len(data), "bytes")


if __name__ == "__main__":
    main()
