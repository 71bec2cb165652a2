"""Can the habit of an English spelling be learnt? A chooser fitted on scored rows themselves, judged on others.

    .venv/bin/python tools/english_habits.py rows.jsonl

The rows are those of `conversion_ceiling.py`. For each direction of people into English: `wide` are rows of which a
right answer is among all combinations that the rules know, `first` those that are right at once. Then a chooser
(logistic, over the habits of each word: -y or -iy, x or ks, e or ye, which form of a given name) is fitted on four
fifths of the rows and asked about the last fifth, in turn: `chosen` are those that it gets right. It knows the lists
better than anything that may ship, so what it does not win cannot be won from the name. Nothing here is shipped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
from collections import defaultdict
from itertools import product
from pathlib import Path

from conversion_ceiling import _CODES, fold

from translit import names
from translit.names.conversion import word_forms
from translit.names.task import planned

FOLDS, ROUNDS, RATE, DECAY, WIDE = 5, 12, 0.1, 0.02, 120
HABITS = tuple(
    (name, re.compile(habit))
    for name, habit in {
        "end": "(?:iy|yi|yy|ii|y|i|j)$",
        "ei": "(?:ei|ey|ej|ai|ay)$",
        "ks": "x|ks",
        "beginning": "^(?:ye|e|je)",
        "father": "(?:yevich|ievich|iyevich|evich|yevna|ievna|evna)$",
        "after a vowel": "(?<=[aeiouy])ye?(?=v)",
        "short": "(?<=[aeou])[iy](?=[bcdfghklmnprstvz])",
        "soft": "(?<=[bcdghklmnprstvz])(?:iu|yu|ia|ya|io|yo)",
        "h": "[hg]",
    }.items()
)


def candidates(source: str, code: str, target: str) -> list[str]:
    """What the rules know, folded: the answers first, then all combinations of the words' forms, cheapest first."""
    task = planned(source, code, target, "person", None)
    columns = [word_forms(task, word, role) for word, role in task.words]
    wholes = [("".join(form for form, _ in each), sum(cost for _, cost in each)) for each in product(*columns)]
    wholes.sort(key=lambda whole: whole[1])
    answers = [*names.convert(source, code, target), *(whole for whole, _ in wholes[:WIDE])]
    return list(dict.fromkeys(map(fold, answers)))


def habits(answer: str) -> list[str]:
    """The habits of a folded answer, each with the part of the name it stands in."""
    found = []
    for at, word in enumerate(answer.split()):
        part = "patronymic" if at and re.search("(?:ch|na)$", word) else "given" if not at else "surname"
        marks = ((name, habit.search(word)) for name, habit in HABITS)
        found += [f"{part} {name} {mark.group()}" for name, mark in marks if mark]
        found += [word] if part != "surname" else []
    return found


Row = tuple[list[list[str]], set[int]]


def chances(row: Row, weights: dict[str, float]) -> list[float]:
    """How likely each candidate of a row is; without weights the order of the candidates decides."""
    scores = [sum(weights[each] for each in found) - math.log(at + 1) for at, found in enumerate(row[0])]
    powers = [math.exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]


def fitted(rows: list[Row]) -> dict[str, float]:
    """Weights of the habits, by ascent along the chance of the right answers."""
    weights: dict[str, float] = defaultdict(float)
    for turn in range(ROUNDS):
        rate = RATE / (1 + turn)
        for row in rows:
            chance = chances(row, weights)
            right = sum(chance[at] for at in row[1])
            if not right:
                continue
            for at, found in enumerate(row[0]):
                step = (chance[at] / right if at in row[1] else 0.0) - chance[at]
                for each in found:
                    weights[each] += rate * (step - DECAY * weights[each] / len(row[0]))
    return weights


def judged(rows: list[tuple[int, Row]]) -> int:
    """How many rows the chooser gets right that was fitted on the other folds."""
    right = 0
    for fold_ in range(FOLDS):
        weights = fitted([row for at, row in rows if at != fold_])
        for _, row in (each for each in rows if each[0] == fold_):
            chance = chances(row, weights)
            right += chance.index(max(chance)) in row[1]
    return right


def main() -> None:
    """Print a line for each direction of people into English."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    found: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for line in parser.parse_args().rows.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        code, target = (_CODES.get(each, each) for each in row["dir"].split(">"))
        if row["type"] != "person" or not target.startswith("en:"):
            continue
        answers, gold = candidates(row["src"], code, target), {fold(form) for form in row["gold"]}
        right = {at for at, answer in enumerate(answers) if answer in gold}
        place = hashlib.md5(row["src"].encode()).digest()[1] % FOLDS
        found[row["dir"]].append((place, ([habits(answer) for answer in answers], right)))
    for direction, rows in sorted(found.items()):
        first, wide = sum(0 in row[1] for _, row in rows), sum(bool(row[1]) for _, row in rows)
        shares = {"first": first, "chosen": judged(rows), "wide": wide}
        print(direction, "rows", len(rows), *(f"{name} {100 * n / len(rows):.1f}" for name, n in shares.items()))


if __name__ == "__main__":
    main()
