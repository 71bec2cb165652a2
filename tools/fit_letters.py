"""Fit the letter-sequence models that rank spellings of a name (translit/names/data/letters-*.bin).

    .venv/bin/python tools/fit_letters.py --hunspell-be be_BY.dic --hunspell-uk uk_UA.dic \\
        --russian-names russian_names/_data.zip
    .venv/bin/python tools/fit_letters.py --foreign     # letters-ru-foreign.bin alone, from printed-ru.bin

What the models are fitted on, all open and named in translit/names/data/README.md:
- ru: surnames, given names, places and common words of OpenCorpora, as in pymorphy3-dicts-ru (CC BY-SA 3.0),
  and the surnames of the package russian-names 0.1.2 (MIT);
- uk: Debian's hunspell-uk (used under its MPL 1.1), names and common words;
- be: Debian's hunspell-be (CC BY-SA 3.0), names and common words;
- all: the places of gazetteer.tsv (GeoNames, CC BY 4.0);
- ru-foreign: the words of printed-ru.bin, which are names of foreigners mostly.
Ukrainian surnames also count for Russian, rewritten letter by letter: Ukrainian writes о and е where Belarusian akanne
hides them, and half of the surnames of Belarus have their like there.

A model is a table of letter groups up to ORDERS letters with interpolated absolute discounting (Ney, Essen, Kneser
1994): log probability and backoff weight in steps of 1/16, groups seen too seldom dropped, xz over lines.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import math
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

ORDERS = {"ru": 6, "uk": 5, "be": 6}
DISCOUNT = 0.75
KEPT_FOREIGN = 3.0  # how often a letter group must be seen
OUT = Path(__file__).parent.parent / "translit" / "names" / "data"
# How a word ends says what it is: `$` a person's name, `#` a place, `.` a common word.
PERSON, PLACE, WORD = "$#."
Weighted = Iterable[tuple[str, str, float]]


def lemmas(lang: str) -> Iterator[tuple[str, str]]:
    """(tag, lemma) of every lexeme in pymorphy3's dictionary."""
    import pymorphy3

    for word, tag, _, _, index in pymorphy3.MorphAnalyzer(lang=lang).dictionary.iter_known_words():
        if index == 0:
            yield str(tag), word


def from_pymorphy(lang: str) -> Iterator[tuple[str, str, float]]:
    """Names count fully, common words a little: they teach roots."""
    weights = {"Surn": (PERSON, 3.0), "Name": (PERSON, 0.5), "Patr": (PERSON, 0.2), "Geox": (PLACE, 3.0)}
    for tag, word in lemmas(lang):
        kind = next((kind for kind in weights if kind in tag), None)
        if kind:
            yield word, *weights[kind]
        elif "NOUN" in tag or "ADJF" in tag:
            yield word, WORD, 0.3


def from_hunspell(path: Path, common: bool) -> Iterator[tuple[str, str, float]]:
    """Capitalised words are names; flag S of hunspell-be is for surnames in -оў, -ін, -скі."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.split()[0].partition("/") if line.strip() else ("", "", "")
        if not re.fullmatch(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", word) or word.isupper():
            continue
        word = word.replace("’", "'").replace("ʼ", "'")
        if word[0].isupper():
            yield word.lower(), PERSON, 3.0 if "S" in flags else 1.5
            yield word.lower(), PLACE, 1.0
        elif common:
            yield word, WORD, 0.3


def from_gazetteer(lang: str) -> Iterator[tuple[str, str, float]]:
    """Places of translit/names/data/gazetteer.tsv (GeoNames, CC BY 4.0)."""
    with (OUT / "gazetteer.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            for word in (row[lang] or "").lower().replace("’", "'").split():
                yield word, PLACE, 3.0 if row["be"] else 0.5


def from_surnames(path: Path) -> Iterator[tuple[str, str, float]]:
    """The surnames of the package russian-names: of its lines, the fifth (men) and tenth (women)."""
    with zipfile.ZipFile(path) as data:
        lines = data.read("base.txt").decode("utf-8").splitlines()
    for line, weight in ((lines[4], 1.0), (lines[9], 0.5)):
        for word in line.lower().split():
            yield word, PERSON, weight


def from_print() -> Iterator[tuple[str, str, float]]:
    """The words of printed-ru.bin, oftener met ones a little more, less those that abbreviations and prefixes begin."""
    from translit.names.printed import printed

    for word, often in printed("ru").items():
        if len(word) > 2 and not _COMPOUND.match(word):
            yield word, PERSON, 1.0 + 0.5 * often


_COMPOUND = re.compile(
    "гос|спец|авто|анти|евро|рос|мос|сверх|супер|нефт|газ|тех|инфо|интер|медиа|кибер|онлайн|видео|фото"
)


def as_russian(word: str) -> str | None:
    """A Ukrainian surname in Russian letters; None where и or і leave open what Russian writes."""
    end = next((end for end in _ENDS if word.endswith(end)), "")
    stem = word.removesuffix(end)
    if not stem or set(stem) & set("иіїєґ'ь"):
        return None
    return stem + _ENDS.get(end, "")


_ENDS = {
    "ський": "ский",
    "цький": "цкий",
    "ська": "ская",
    "цька": "цкая",
    "ич": "ич",
    "ик": "ик",
    "ін": "ин",
    "ина": "ина",
    "ець": "ец",
    "ій": "ий",
    "ий": "ый",
    "ь": "ь",
}


def fit(words: Weighted, order: int, keep: float) -> dict[str, tuple[int, int]]:
    """Groups of letters with log probability and backoff weight, in sixteenths of a nat, negated."""
    counts: list[Counter[str]] = [Counter() for _ in range(order + 1)]
    for word, end, weight in words:
        padded = "^" + word + end
        for i in range(1, len(padded)):
            for n in range(1, order + 1):
                if i - n + 1 >= 0:
                    counts[n][padded[i - n + 1 : i + 1]] += weight  # type: ignore[assignment]
    alphabet = len(counts[1])
    total = sum(counts[1].values())
    logs: dict[str, float] = {}
    backoff: dict[str, float] = {}
    for n in range(1, order + 1):
        contexts: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for gram, count in counts[n].items():
            if n == 1 or (count >= keep * (1 + 0.35 * max(0, n - 3)) and gram[1:] in logs):
                contexts[gram[:-1]].append((gram, count))
        for context, grams in contexts.items():
            whole = total if n == 1 else max(counts[n - 1][context], sum(count for _, count in grams))
            if context == "^":
                whole = sum(count for gram, count in counts[2].items() if gram[0] == "^")
            seen = sum(max(count - DISCOUNT * min(1.0, count), 0) for _, count in grams)
            left = max(1e-4, 1 - seen / whole)
            if n > 1:
                backoff[context] = math.log(left)
            for gram, count in grams:
                lower = 1 / alphabet if n == 1 else math.exp(_log(gram[1:], logs, backoff))
                logs[gram] = math.log(max(count - DISCOUNT * min(1.0, count), 0) / whole + left * lower)
    return {
        gram: (min(255, round(-16 * log)), min(255, round(-16 * backoff.get(gram, 0.0)))) for gram, log in logs.items()
    } | {"^": (255, min(255, round(-16 * backoff.get("^", 0.0))))}


def _log(gram: str, logs: dict[str, float], backoff: dict[str, float]) -> float:
    paid = 0.0
    while gram not in logs:
        paid += backoff.get(gram[:-1], 0.0)
        gram = gram[1:]
        if not gram:
            return -12.0
    return paid + logs[gram]


def write(lang: str, model: dict[str, tuple[int, int]]) -> None:
    """One line a group: the letters, then both numbers as two characters from U+0021 on."""
    lines = [f"{gram}{chr(33 + log)}{chr(33 + back)}" for gram, (log, back) in sorted(model.items())]
    path = OUT / f"letters-{lang}.bin"
    path.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(path.name, len(model), "groups", path.stat().st_size, "bytes")


def main() -> None:
    """Fit and write all four, or the one that needs no other sources."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--foreign", action="store_true", help="write letters-ru-foreign.bin alone")
    parser.add_argument("--hunspell-be", type=Path)
    parser.add_argument("--hunspell-uk", type=Path)
    parser.add_argument("--russian-names", type=Path)
    args = parser.parse_args()
    write("ru-foreign", fit(from_print(), ORDERS["ru"], KEPT_FOREIGN))
    if args.foreign:
        return
    ukrainian = list(from_hunspell(args.hunspell_uk, common=True))
    surnames = [(as_russian(word), end, 0.5) for word, end, _ in ukrainian if end == PERSON]
    russian = [*from_pymorphy("ru"), *((word, end, weight) for word, end, weight in surnames if word)]
    write("ru", fit([*russian, *from_surnames(args.russian_names), *from_gazetteer("ru")], ORDERS["ru"], 2.0))
    write("uk", fit([*ukrainian, *from_gazetteer("uk")], ORDERS["uk"], 4.5))
    write("be", fit([*from_hunspell(args.hunspell_be, common=True), *from_gazetteer("be")], ORDERS["be"], 1.4))


if __name__ == "__main__":
    main()
