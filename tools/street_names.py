"""Names that nobody tuned on: Belarusian streets and lakes in Russian and Belarusian, and how they are converted.

    .venv/bin/python tools/street_names.py ru-be.names.tsv.xz conversion.jsonl

Of the rows `names-streets-osmbelarus` (Russian, Belarusian, origin) three kinds of pairs are made: surnames, from the
genitive that streets have (Малышева, Малышава: Малышев, Малышаў); places, mostly lakes and villages (Олеховка,
Алёхаўка); streets called after a place (Лапенковская, Лапенкаўская). Pairs whose consonants differ are
translations, not names; words that stand in the second file, the scored rows, are left out. A pair belongs to half A
or B by a hash of its consonants: rules are looked for and models fitted in A alone (`tools/fit_stress.py
labels-streets`), so that B stays unseen.

For each kind and direction: how many sources there are, the share that is right at once (in A, in B), and among three.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from translit import names

__all__ = ["Pair", "half", "unseen"]

_ORIGIN = "names-streets-osmbelarus"
_RUSSIAN, _BELARUSIAN = re.compile("[А-ЯЁ][а-яё]+"), re.compile("[А-ЯЁІЎ][а-яёіў’]+")
_LAKE = re.compile(r"(?:воз\.|возера)\s*")
_KIND_OF_STREET = re.compile(
    r"^(?:оз\.|озеро|улица|ул\.|переулок|пер\.|воз\.|возера|вуліца|вул\.|завулак)\s*", re.IGNORECASE
)
_INITIAL = re.compile(r"\b[А-ЯЁІЎ]\.\s?")
# The genitive of a man's surname and of a woman's: in Russian, in Belarusian, and the two nominatives.
_MEN = (
    ("ского", "скага", "ский", "скі"), ("цкого", "цкага", "цкий", "цкі"), ("ова", "ава", "ов", "аў"),
    ("ова", "ова", "ов", "оў"), ("ёва", "ова", "ёв", "оў"), ("ева", "ава", "ев", "аў"), ("ева", "ева", "ев", "еў"),
    ("ёва", "ёва", "ёв", "ёў"), ("ева", "ёва", "ев", "ёў"), ("ева", "ова", "ев", "оў"), ("ова", "ёва", "ов", "ёў"),
    ("ина", "іна", "ин", "ін"), ("ина", "ына", "ин", "ын"), ("ына", "ына", "ын", "ын"), ("вича", "віча", "вич", "віч"),
    ("ича", "іча", "ич", "іч"), ("ича", "ыча", "ич", "ыч"), ("ко", "кі", "ко", "ка"), ("ко", "ка", "ко", "ка"),
    ("ука", "ука", "ук", "ук"), ("юка", "юка", "юк", "юк"), ("ика", "іка", "ик", "ік"), ("яка", "яка", "як", "як"),
)  # fmt: skip
_WOMEN = (
    ("овой", "авай", "ова", "ава"), ("овой", "овай", "ова", "ова"), ("евой", "евай", "ева", "ева"),
    ("евой", "авай", "ева", "ава"), ("ёвой", "ёвай", "ёва", "ёва"), ("иной", "інай", "ина", "іна"),
    ("ской", "скай", "ская", "ская"), ("цкой", "цкай", "цкая", "цкая"),
)  # fmt: skip
_PLACE = re.compile("(?:[кн]о|ки|чи|цы|во|ье|ец|ск|ы|и|о|е|ка|ня|ля|ха|ица)$")
_ADJECTIVE = re.compile("(?:ая|яя|ый|ий|ой|ое|ее|ого|его|ых|их|ей)$")
_STREET = re.compile("[сц]к(?:ая|ий|і)$")


class Pair(NamedTuple):
    """A name in Russian and Belarusian: `kind` is surname, place or street; `gender` that of a surname, or empty."""

    kind: str
    gender: str
    russian: str
    belarusian: str


def pairs(path: Path) -> Iterator[Pair]:
    """The names of a compressed table, each once."""
    seen = set()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            russian, belarusian, origin = line.rstrip("\n").split("\t")
            pair = _pair(russian, belarusian) if origin == _ORIGIN and "#" not in belarusian else None
            if pair and pair not in seen:
                seen.add(pair)
                yield pair


def _pair(russian: str, belarusian: str) -> Pair | None:
    lake = bool(_LAKE.match(belarusian)) or russian.startswith("оз.")
    belarusian = belarusian.replace("'", "’").replace("ʼ", "’")
    words, others = ([*_INITIAL.sub("", _KIND_OF_STREET.sub("", text)).split()] for text in (russian, belarusian))
    if len(words) != len(others) or not 1 <= len(words) <= 2:
        return None
    last, other = words[-1], others[-1]
    if not (_RUSSIAN.fullmatch(last) and _BELARUSIAN.fullmatch(other) and _alike(last, other)):
        return None
    if not lake and (surname := _surname(last, other)):
        return surname
    if len(words) > 1 and not lake:
        return None
    if _ADJECTIVE.search(last):
        return Pair("street", "", last, other) if _STREET.search(last) and _STREET.search(other) and not lake else None
    return Pair("place", "", last, other) if len(words) == 1 and (lake or _PLACE.search(last)) else None


def _surname(russian: str, belarusian: str) -> Pair | None:
    for gender, endings in ("m", _MEN), ("f", _WOMEN):
        for genitive, other, nominative, into in endings:
            if russian.endswith(genitive) and belarusian.endswith(other) and len(russian) > len(genitive) + 1:
                stem = russian.removesuffix(genitive)
                return Pair("surname", gender, stem + nominative, belarusian.removesuffix(other) + into)
    return None


def _heard(word: str) -> str:
    """The consonants that both spellings share."""
    word = re.sub("[’ьъй]", "", word.lower())
    for letters, same in (("дз", "д"), ("ц", "т"), ("щ", "шч"), ("ў", "в"), ("[аеёиіоуыэюя]+", "а")):
        word = re.sub(letters, same, word)
    return re.sub(r"(.)\1+", r"\1", word)


def _alike(russian: str, belarusian: str) -> bool:
    """Whether they share them, prosthetic ones and в after a vowel (Леухин, Ляўхін) aside."""
    one, other = (re.sub("ав(?!а)", "а", re.sub("^[вг](?=а)", "", _heard(word))) for word in (russian, belarusian))
    return one == other


def half(word: str) -> str:
    """Which half a name belongs to."""
    return "AB"[hashlib.md5(_heard(word).encode()).digest()[0] % 2]


def scored(path: Path) -> frozenset[str]:
    """The lower-case words of the scored rows."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return frozenset(word for row in rows for form in (row["src"], *row["gold"]) for word in form.lower().split())


def unseen(table: Path, rows: Path) -> Iterator[Pair]:
    """The pairs of a table of which neither name stands in scored rows."""
    known = scored(rows)
    return (pair for pair in pairs(table) if not known & {pair.russian.lower(), pair.belarusian.lower()})


_BEARERS = {
    ("ru", "m"): "Андрей Петрович ", ("ru", "f"): "Анна Петровна ", ("be", "m"): "Андрэй Пятровіч ",
    ("be", "f"): "Ганна Пятроўна ",
}  # fmt: skip


def answers(source: str, start: str, end: str, kind: str, gender: str) -> list[str]:
    """The conversions of a place, or of a surname whose bearer has an East Slavic given name and patronymic."""
    if kind != "surname":
        return names.convert(source, start, end, kind="place")
    return [form.split()[-1] for form in names.convert(_BEARERS[start, gender] + source, start, end)]


def fold(text: str) -> str:
    """What forms are compared by, as in the scored rows: neither case nor apostrophes."""
    return text.lower().replace("’", "")


def measure(found: Iterable[Pair]) -> None:
    """Print the figures."""
    rows: dict[tuple[str, str, str, str, str], set[str]] = defaultdict(set)
    halves: dict[str, str] = {}
    for pair in found:
        halves[pair.belarusian] = halves[pair.russian] = half(pair.russian)
        rows[pair.kind, pair.gender, "ru", "be", pair.russian].add(fold(pair.belarusian))
        rows[pair.kind, pair.gender, "be", "ru", pair.belarusian].add(fold(pair.russian))
    marks: dict[tuple[str, str, str], list[tuple[str, bool, bool]]] = defaultdict(list)
    for (kind, gender, start, end, source), right in rows.items():
        forms = [fold(form) for form in dict.fromkeys(answers(source, start, end, kind, gender))]
        marks[kind, start, end].append((halves[source], forms[0] in right, bool(right & set(forms[:3]))))
    for (kind, start, end), hits in sorted(marks.items()):
        a, b = ([first for part, first, _ in hits if part == which] for which in "AB")
        first, three = [first for _, first, _ in hits], [three for *_, three in hits]
        shares = [f"{100 * sum(of) / max(1, len(of)):.1f}" for of in (first, a, b, three)]
        print(
            f"{kind:8} {start}→{end}  {len(hits):5}  {shares[0]} (A {shares[1]}, B {shares[2]})  of three {shares[3]}"
        )


def main() -> None:
    """Measure the names of the first file that the second does not have."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("scored", type=Path)
    args = parser.parse_args()
    measure(unseen(args.table, args.scored))


if __name__ == "__main__":
    main()
