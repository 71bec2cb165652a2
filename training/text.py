"""Rows of training text: read, normalised, and sorted out when they cannot be translations of each other."""

from __future__ import annotations

import lzma
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .symbols import CLOSE, OPEN

__all__ = ["MIX", "WORD", "Mix", "Row", "kept", "lines", "load_mix", "normalised", "read_rows", "refusal"]

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
MIX = Path(__file__).with_name("mix.tsv")
_MAX_LETTERS = 700
_RATIO = 2.6
"""Longest side to shortest, in letters, for rows of more than twenty: beyond that something was added or left out."""
_MAX_TARGETS = 3
# Letters that only some of the languages have: Russian has no і, Belarusian no и and no щ, Ukrainian no ы.
_FOREIGN = {
    "ru": re.compile("[іїєґў]", re.I),
    "be": re.compile("[ищъїєґ]", re.I),
    "uk": re.compile("[ыэъёў]", re.I),
}
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[A-Za-z]")
_LETTERS = re.compile(r"[^\W\d_]")
_SPACES = re.compile(r"\s+")
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff" + OPEN + CLOSE))
_FOLDED = _DROPPED | dict.fromkeys(map(ord, "’ʼ‘`´"), "'") | dict.fromkeys(map(ord, "“”„‟″"), '"') | {0x2011: "-"}
_QUOTED = re.compile(r'"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence in two languages (in the order of the pair's code) and where it comes from."""

    a: str
    b: str
    origin: str = ""

    def line(self) -> str:
        """As a file of rows has it."""
        return f"{self.a}\t{self.b}\t{self.origin}\n"


@dataclass(frozen=True, slots=True)
class Mix:
    """How often a row is seen in a pass, by kind and pair, and how many rows of a kind are kept at most."""

    kinds: dict[str, float]
    pairs: dict[str, float]
    most: dict[str, int]

    def weight(self, pair: str, kind: str) -> float:
        """Times a row of this pair and kind is seen in one pass.

        >>> load_mix().weight("en-be", "general")
        7.5
        """
        return self.kinds[kind] * self.pairs[pair]


def load_mix(path: Path = MIX) -> Mix:
    """The table `mix.tsv`, or another one like it."""
    kinds, pairs, most = {}, {}, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            scope, name, weight, limit = line.split("\t")
            if scope == "pair":
                pairs[name] = float(weight)
            else:
                kinds[name], most[name] = float(weight), int(limit)
    return Mix(kinds, pairs, most)


def lines(path: Path) -> Iterator[str]:
    """The lines of an .xz or a plain file."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a `pair.kind.tsv` or `.tsv.xz` file: source, target, origin."""
    for line in lines(path):
        a, b, *origin = line.split("\t")
        yield Row(a, b, origin[0] if origin else "")


def normalised(text: str, lang: str) -> str:
    """One apostrophe, one quotation mark, one space; «…» in Belarusian alone, as the validation text has it.

    >>> normalised("“Сям’я”\\u00a0і  дом", "be")
    "«Сям'я» і дом"
    >>> normalised("«Семья»", "ru")
    '"Семья"'
    """
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(_FOLDED)).strip()
    if lang == "be":
        return _QUOTED.sub(r"«\1»", text)
    return text.replace("«", '"').replace("»", '"')


def refusal(row: Row, pair: str) -> str | None:
    """Why a normalised row is no good for training, None when it is.

    >>> refusal(Row("Hello.", "Hello."), "en-ru")
    'copied'
    >>> refusal(Row("A cat.", "Кіт."), "en-ru"), refusal(Row("A cat.", "Кот."), "en-ru")
    ('language', None)
    """
    a, b = row.a, row.b
    if not a or not b or not _LETTERS.search(a) or not _LETTERS.search(b):
        return "empty"
    if len(a) > _MAX_LETTERS or len(b) > _MAX_LETTERS:
        return "long"
    if a == b and (len(a.split()) > 3 or "en" in pair):
        return "copied"
    if max(len(a), len(b)) > 20 and max(len(a), len(b)) > _RATIO * min(len(a), len(b)):
        return "ratio"
    for text, lang in zip((a, b), pair.split("-"), strict=True):
        if not _in_language(text, lang):
            return "language"
    if abs(_figures(a) - _figures(b)) > 2:
        return "figures"
    return None


def _in_language(text: str, lang: str) -> bool:
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if lang == "en":
        return latin > 4 * cyrillic
    # Code, product names and commands stay Latin in technical prose.
    return 2 * cyrillic > latin and len(_FOREIGN[lang].findall(text)) <= cyrillic // 60


def _figures(text: str) -> int:
    return len(re.findall(r"\d+", text))


def kept(rows: Iterable[Row], pair: str, dropped: Counter[str]) -> Iterator[Row]:
    """Normalised rows that are good, each once, no source with more than three targets; `dropped` counts the others."""
    first, second = pair.split("-")
    seen: set[int] = set()
    targets: Counter[int] = Counter()
    for raw in rows:
        row = Row(normalised(raw.a, first), normalised(raw.b, second), raw.origin)
        why = refusal(row, pair)
        if why is None:
            # Sentences that differ in figures and capitals alone are one sentence.
            key = hash(re.sub(r"\d+", "0", f"{row.a}\t{row.b}".lower()))
            sides = hash(row.a.lower()), hash(row.b.lower()) ^ 1
            if key in seen:
                why = "repeated"
            elif max(targets[side] for side in sides) >= _MAX_TARGETS:
                why = "ambiguous"
        if why:
            dropped[why] += 1
            continue
        seen.add(key)
        targets.update(sides)
        yield row
