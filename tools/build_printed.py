"""Write translit/names/data/printed-be.bin, printed-ru.bin and printed-uk.bin: words that texts print with a capital.

    .venv/bin/python tools/build_printed.py /usr/share/tesseract-ocr/5/tessdata \\
        navec_news_v1_1B_250K_300d_100q.tar /usr/share/hunspell/be_BY.dic

The sources are Debian's tesseract-ocr-bel, -rus and -ukr (Apache-2.0): words of texts of the web; for Russian also the
words of Russian news with their counts, as the package natasha 1.6.0 brings them for its vectors (PyPI, MIT,
`natasha/data/emb/`); for Belarusian also the names of Debian's hunspell-be 0.53 (CC BY-SA 3.0).
- Belarusian: words of two syllables or more, in any case; in a word of one syllable no spelling is in doubt.
- Russian and Ukrainian: names that the language's dictionary knows as names in the nominative, and words that it does
  not know, foreign names mostly. Other capitalised words began a sentence, and the news have no capitals at all; but a
  Russian noun that the web has with a capital only is a name, too: Перри is not the drink. A Russian word
  that looks like another one in an oblique case and is not much oftener met is left out.
The words are in lower case, in alphabetical order, a line each, in cp1251; a digit after a Russian one is the binary
logarithm of its count in the news, less FREQUENT.
"""

from __future__ import annotations

import gzip
import lzma
import math
import re
import struct
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable
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
FREQUENT = 6  # binary logarithm; the news list has what was met a hundred times
OFTENER = 3  # times: Санчеса is left out beside Санчес, Косово is not beside Косов
# Oblique endings of a Russian name, and what stands for them in the nominative.
OBLIQUE = (
    *((ending, "") for ending in ("а", "у", "ом", "ым", "е", "ы", "ов", "ой", "ам", "ами", "ах")),
    *((ending, sign) for ending in ("я", "ю", "ем", "е", "и") for sign in "ьй"),
    *((ending, "а") for ending in ("ы", "и", "у", "е", "ой", "ою")),
    *((ending, "я") for ending in ("и", "ю", "ей", "е")),
    *((ending, "ий") for ending in ("ого", "ому", "им", "ом")),
)


def lower(found: Path, pattern: re.Pattern[str]) -> set[str]:
    """The capitalised words of a traineddata file, in lower case."""
    return {word.lower().replace("’", "'") for word in words(found) if pattern.fullmatch(word)}


def belarusian(found: Path, hunspell: Path) -> set[str]:
    """Words of two syllables or more in Belarusian letters."""
    listed = (line.partition("/")[0] for line in hunspell.read_text(encoding="utf-8").splitlines())
    names = {word.lower().replace("’", "'") for word in listed if BELARUSIAN.fullmatch(word)}
    return {
        word for word in lower(found, BELARUSIAN) | names if len(VOWEL.findall(word)) > 1 and not set(word) & set("ищъ")
    }


def news(vectors: Path) -> Counter[str]:
    """The words of the vectors' vocabulary, and the parts of those with a hyphen, with their counts."""
    with tarfile.open(vectors) as members:
        file = members.extractfile("vocab.bin")
        assert file is not None
        data = gzip.decompress(file.read())
    (size,) = struct.unpack_from("<I", data)
    counts: Counter[str] = Counter()
    for word, count in zip(
        data[4 + 4 * size :].decode().split("\n"), struct.unpack_from(f"<{size}I", data, 4), strict=True
    ):
        for part in word.split("-"):
            if re.fullmatch("[а-яё]{2,17}", part):
                counts[part] += count
    return counts


def may_be_a_name(word: str, lang: str) -> bool:
    """Whether the dictionary knows the word as a name in the nominative, or does not know it."""
    return not dictionary.knows(word, lang) or any(
        reading.is_known and reading.word == word and NAMES & reading.tag.grammemes and "nomn" in reading.tag.grammemes
        for reading in dictionary.parses(word, lang)
    )


def always_capitalised(found: Path) -> set[str]:
    """The nouns of Russian texts that are always written with a capital, in lower case."""
    met = set(words(found))
    return {
        word.lower()
        for word in met
        if DICTIONARIES["ru"][1].fullmatch(word)
        and word.lower() not in met
        and any("NOUN" in reading.tag.grammemes for reading in dictionary.parses(word.lower(), "ru"))
    }


def nominative(found: set[str], counts: Counter[str]) -> set[str]:
    """The words less those that are another one of them in an oblique case."""

    def is_oblique(word: str) -> bool:
        stems = ((word.removesuffix(ending), sign) for ending, sign in OBLIQUE if word.endswith(ending))
        return any(
            len(stem) > 2
            and stem + sign in found
            and (sign or not VOWEL.match(stem[-1]))
            and counts[word] <= OFTENER * counts[stem + sign]
            for stem, sign in stems
        )

    return {word for word in found if not is_oblique(word)}


def write(lang: str, lines: Iterable[str]) -> None:
    """One line a word."""
    found = sorted(lines)
    data = lzma.compress("\n".join(found).encode("cp1251"), preset=9 | lzma.PRESET_EXTREME)
    (OUT / f"printed-{lang}.bin").write_bytes(data)
    print(f"printed-{lang}.bin", len(found), "words", len(data), "bytes")


def main() -> None:
    """Build the files from the sources named on the command line."""
    folder, vectors, hunspell = map(Path, sys.argv[1:])
    write("be", belarusian(folder / "bel.traineddata", hunspell))
    counts = news(vectors)
    for lang, (file, pattern) in DICTIONARIES.items():
        found = lower(folder / f"{file}.traineddata", pattern) | (set(counts) if lang == "ru" else set())
        sure = always_capitalised(folder / f"{file}.traineddata") if lang == "ru" else set()
        found = {word for word in found if word in sure or may_be_a_name(word, lang)}
        if lang == "uk":
            write(lang, found)
            continue
        write(lang, (word + _digit(counts[word]) for word in nominative(found, counts)))


def _digit(count: int) -> str:
    return str(min(9, max(1, int(math.log2(count)) - FREQUENT))) if count else ""


if __name__ == "__main__":
    main()
