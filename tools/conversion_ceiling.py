"""How right can a converter be that always writes a word the same way? A bound for each direction of scored rows.

    .venv/bin/python tools/conversion_ceiling.py rows.jsonl

A row is `{"type": "person", "dir": "ru>en_ru", "src": "...", "gold": ["...", ...]}`. Where one list prints Alexander
and another Aleksandr, no converter that sees only the name can be right in both; what is the most that it can reach?
- `now`: rows right at once, and in the halves A and B (by a hash of the source).
- `five`: rows with a right answer among those that `convert` gives.
- `hindsight`: each word as it is printed most often in these very rows. Words met once are right by definition.
- `others`: the same, counted in the other rows only; a word that stands in no other row counts as right. What lies
  above it asks for knowledge that the name does not hold, or for luck.
- `halves`: forms counted in one half, judged in the other; a word not met there is converted as now.

For places in English: how many rows each system of romanisation gives, from the form that stands there or from the
other language's form (the first that `convert` has).

Where names go through a second language (English after the Belarusian form, to English after the Russian one), how
many are right now, how many when the Russian form is the one that other rows give, and in how many of them the way to
that form is right: what the last step loses by itself. For people, in which parts the first answer is wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import permutations
from pathlib import Path

from translit import names
from translit.schemes import transliterate

_CODES = {"en_be": "en:be", "en_ru": "en:ru", "en_uk": "en:uk", "be_tarask": "be"}
Counts = Mapping[str, Counter[str]]


def fold(text: str) -> str:
    """What the rows are compared by: neither case nor apostrophes."""
    return re.sub(r"[’'`ʼ]", "", text.lower()).strip()


@dataclass(frozen=True)
class Row:
    """A scored row: the words of the source, the answers, and which gold word stands for which source word."""

    half: str
    words: tuple[str, ...]
    answers: tuple[str, ...]
    gold: frozenset[str]
    taken: tuple[tuple[str, ...], ...]


def read(path: Path) -> dict[str, list[Row]]:
    """The rows by kind and direction, converted."""
    found: dict[str, list[Row]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source, target = (_CODES.get(code, code) for code in row["dir"].split(">"))
        kind = "place" if row["type"].startswith("place") else "person"
        answers = tuple(fold(form) for form in names.convert(row["src"], source, target, kind=kind))
        gold = frozenset(fold(form) for form in row["gold"])
        half = "A" if hashlib.md5(row["src"].encode()).digest()[0] % 2 == 0 else "B"
        words = tuple(fold(row["src"]).split())
        best = (answers[0] if answers else "").split()
        taken = tuple(
            form for form in (aligned(best, form.split()) for form in sorted(gold)) if len(form) == len(words)
        )
        found[f"{row['type']} {row['dir']}"].append(Row(half, words, answers, gold, taken))
    return found


def aligned(best: Sequence[str], gold: Sequence[str]) -> tuple[str, ...]:
    """The gold words in the order of the source: those that are likest to what the source words become."""
    if len(best) != len(gold) or len(gold) > 5:
        return ()
    likeness = [[SequenceMatcher(None, word, form).ratio() for form in gold] for word in best]
    order = max(permutations(range(len(gold))), key=lambda order: sum(likeness[n][m] for n, m in enumerate(order)))
    return tuple(gold[n] for n in order)


def counts(rows: Iterable[Row]) -> Counts:
    """How often each source word is printed how."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for form in {(word, form) for taken in row.taken for word, form in zip(row.words, taken, strict=True)}:
            seen[form[0]][form[1]] += 1
    return seen


def by_habit(row: Row, seen: Counts, unseen: Sequence[str | None]) -> bool:
    """Whether the row is right when every word is printed as most often; `unseen` are the others (None: right)."""
    chosen = [
        max(seen[word].items(), key=lambda item: (item[1], item[0]))[0] if seen.get(word) else unseen[n]
        for n, word in enumerate(row.words)
    ]
    return any(all(c is None or c == form for c, form in zip(chosen, taken, strict=True)) for taken in row.taken)


def without(seen: Counts, row: Row) -> Counts:
    """The counts less what this row adds to them."""
    mine = counts([row])
    return {word: seen[word] - mine.get(word, Counter()) for word in row.words}


def now(row: Row) -> Sequence[str | None]:
    """The words as they are converted today."""
    words = row.answers[0].split() if row.answers else []
    return words if len(words) == len(row.words) else [""] * len(row.words)


SYSTEMS = {
    "uk>en": (("uk", ("kmu-55-2010-uk", "bgnpcgn-1965-uk", "national-1996-uk")), ("ru", ("bgnpcgn-1947-ru",))),
    "be>en": (("be", ("bgnpcgn-1979-be", "un-2007-be", "lacinka-modern-be")), ("ru", ("bgnpcgn-1947-ru",))),
    "ru>en": (("ru", ("bgnpcgn-1947-ru",)), ("be", ("bgnpcgn-1979-be", "un-2007-be", "lacinka-modern-be"))),
}


def by_system(path: Path, direction: str) -> dict[str, float]:
    """How many rows of a direction each system gives; `any`: at least one of them."""
    right: dict[str, list[bool]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["dir"] != direction:
            continue
        gold = {fold(form) for form in row["gold"]}
        for lang, systems in SYSTEMS[direction]:
            source = direction[:2]
            form = row["src"] if lang == source else names.convert(row["src"], source, lang, kind="place")[0]
            for system in systems:
                right[system].append(fold(transliterate(form, system)) in gold)
    return {system: percent(marks) for system, marks in right.items()} | {
        "any": percent(any(marks) for marks in zip(*right.values(), strict=True))
    }


THROUGH_RUSSIAN = (("person", "en_be>en_ru"), ("place-BY", "be>en"))


def by_step(path: Path, kind: str, direction: str) -> dict[str, float]:
    """How many rows are right now, from the Russian form that other rows give, and how often that form is found."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    source, target = direction.split(">")
    russian: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        start, end = row["dir"].split(">")
        if row["type"] == kind and end == "ru" and start == source:
            russian[fold(row["src"])] |= set(row["gold"])
        elif row["type"] == kind and start == "ru" and end == target:
            for form in row["gold"]:
                russian[fold(form)].add(row["src"])
    marks: dict[str, list[bool]] = defaultdict(list)
    codes = [_CODES.get(code, code) for code in (source, target)]
    for row in rows:
        gold = {fold(form) for form in row["gold"]}
        known = russian[fold(row["src"])] | {form for answer in gold for form in russian[answer]}
        if (row["type"], row["dir"]) != (kind, direction) or not known:
            continue
        which = "place" if kind.startswith("place") else "person"
        marks["now"].append(fold(names.convert(row["src"], *codes, kind=which)[0]) in gold)
        marks["from the Russian form"].append(
            any(fold(names.convert(form, "ru", codes[1], kind=which)[0]) in gold for form in known)
        )
        found = fold(names.convert(row["src"], codes[0], "ru", kind=which)[0])
        marks["Russian form found"].append(found in map(fold, known))
    return {"rows": len(marks["now"])} | {name: percent(right) for name, right in marks.items()}


PARTS = ("given", "patronymic", "surname")


def by_part(rows: Sequence[Row]) -> dict[str, int]:
    """In how many rows of three words which parts are wrong, where the rest is right in one of the answers."""
    wrong: Counter[str] = Counter()
    for row in rows:
        best = row.answers[0].split() if row.answers else []
        if len(row.words) != len(PARTS) or not row.taken or len(best) != len(PARTS):
            continue
        parts = min(
            (tuple(part for part, a, b in zip(PARTS, best, taken, strict=True) if a != b) for taken in row.taken),
            key=len,
        )
        wrong[" and ".join(parts) or "right"] += 1
    return dict(wrong.most_common())


def percent(right: Iterable[bool]) -> float:
    """How many of them are true, in percent."""
    marks = list(right)
    return round(100 * sum(marks) / len(marks), 1) if marks else 0.0


def bounds(rows: Sequence[Row]) -> dict[str, float]:
    """All figures of one direction."""
    seen = counts(rows)
    halves = {half: counts(row for row in rows if row.half != half) for half in "AB"}
    first = [(row.half, bool(row.answers) and row.answers[0] in row.gold) for row in rows]
    return {
        "rows": len(rows),
        "now": percent(right for _, right in first),
        "A": percent(right for half, right in first if half == "A"),
        "B": percent(right for half, right in first if half == "B"),
        "five": percent(bool(row.gold & set(row.answers)) for row in rows),
        "hindsight": percent(by_habit(row, seen, now(row)) for row in rows),
        "others": percent(by_habit(row, without(seen, row), [None] * len(row.words)) for row in rows),
        "halves": percent(by_habit(row, halves[row.half], now(row)) for row in rows),
    }


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    path = parser.parse_args().rows
    found = read(path)
    for direction, rows in sorted(found.items()):
        print(f"{direction:24}", "  ".join(f"{name} {value:g}" for name, value in bounds(rows).items()))
    for direction in ("person ru>en_ru", "person en_be>en_ru", "person be>en_be"):
        print(f"wrong in {direction:19}", by_part(found.get(direction, [])))
    for kind, direction in THROUGH_RUSSIAN:
        print(f"steps of {kind} {direction}", by_step(path, kind, direction))
    for direction in SYSTEMS:
        print(
            f"places {direction:17}",
            "  ".join(f"{name} {value:g}" for name, value in by_system(path, direction).items()),
        )


if __name__ == "__main__":
    main()
