"""Names on data made here: likeness in pairs a second, keys, the index, conversion; other matchers beside it.

The people are made from the given-name table and from surnames put together of Belarusian and Russian stems and
endings, so that nothing has to be downloaded and every run has the same names.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from itertools import product
from typing import Any

STEMS = [
    "Лукаш",
    "Ціхан",
    "Кавал",
    "Сакал",
    "Мароз",
    "Зай",
    "Гарбач",
    "Бандар",
    "Жук",
    "Карп",
    "Лебедз",
    "Мельнік",
    "Навіц",
    "Пятр",
    "Раман",
    "Сава",
    "Тарас",
    "Усп",
    "Фядор",
    "Хам",
    "Цвірк",
    "Чарн",
    "Шаўч",
    "Шчарб",
    "Юрк",
    "Якуб",
    "Ярош",
    "Бабр",
    "Вайц",
    "Грыш",
    "Дуб",
    "Ермак",
    "Забел",
    "Ігнат",
    "Казл",
    "Лявон",
    "Міх",
    "Няхай",
    "Паўл",
    "Рудз",
]
ENDINGS = [
    "эвіч",
    "овіч",
    "оўскі",
    "энка",
    "чук",
    "аў",
    "ук",
    "інскі",
    "оў",
    "ічэнка",
    "авец",
    "як",
    "онак",
    "уць",
    "ейка",
]
INDEXED = 1_000_000


def people(count: int) -> list[str]:
    """Belarusian full names, the same in every run."""
    from translit.names import GivenNames

    chance = random.Random(20)
    given = [form for name in GivenNames.builtin() if name.gender == "m" and (form := name.form("be"))]
    syllables = ["", *map("".join, product("бвгдзкмнпрст", "аоу"))]
    surnames = [stem + syllable + ending for stem in STEMS for syllable in syllables for ending in ENDINGS]
    return [f"{chance.choice(given)} {chance.choice(surnames)}" for _ in range(count)]


def screening(count: int, met: float) -> list[str]:
    """Names in five spellings, given names as often as in life; of the surnames a share `met` stood there before."""
    from translit.names import GivenNames

    from .find import ENDINGS as LAST
    from .find import SYLLABLES

    chance = random.Random(f"{count} {met}")
    given: dict[str, list[str]] = {}
    for code in ("be", "ru", "uk", "en:be", "en:ru"):
        given[code] = [form for name in GivenNames.builtin() if (form := name.form(code))]
        random.Random(1).shuffle(given[code])
    # The second half as often as the first, the third a third as often.
    often = {code: [1 / (place + 1) for place in range(len(forms))] for code, forms in given.items()}
    surnames: dict[str, list[str]] = {lang: [] for lang in SYLLABLES}
    made = []
    for code in chance.choices(list(given), k=count):
        known = surnames[code[:2]]
        if not known or chance.random() >= met:
            stem = "".join(chance.choices(SYLLABLES[code[:2]].split(), k=chance.choice((2, 3, 3, 4))))
            known.append((stem + chance.choice(LAST[code[:2]].split())).capitalize())
            surname = known[-1]
        else:
            surname = chance.choice(known)
        made.append(f"{chance.choices(given[code], often[code])[0]} {surname}")
    return made


def run() -> list[dict[str, object]]:
    """One row for each measurement."""
    return [*likeness(), *conversion(), index()]


def likeness() -> list[dict[str, object]]:
    """Pairs a second: names seen for the first time, names known, and rapidfuzz's ratio on unidecode."""
    from translit import names

    known = people(2_000)
    spelled = [names.convert(name, "be", "en:ru")[0] for name in known]
    chance = random.Random(3)
    pairs = [(chance.choice(known), chance.choice(spelled)) for _ in range(100_000)]
    names.similarity("Ігар Лосік", "Ihar Losik")  # the tables are read before the clock starts
    rows: list[dict[str, object]] = []
    for what in ("names and word pairs new", "again"):
        started = time.perf_counter()
        for a, b in pairs:
            names.similarity(a, b)
        rows.append({"what": f"likeness, {what}", "per_s": len(pairs) / (time.perf_counter() - started)})
    new = people(40_000)[2_000:]  # most of the words are known by now, hardly any of the names
    started = time.perf_counter()
    for a, b in zip(new[:14_000], new[14_000:28_000], strict=True):
        names.similarity(a, b)
    rows.append({"what": "likeness, each name once", "per_s": 14_000 / (time.perf_counter() - started)})
    started = time.perf_counter()
    names.similarity_matrix(new[-10:], new[-10_010:-10])
    rows.append({"what": "likeness, 10 by 10,000 new names", "per_s": 100_000 / (time.perf_counter() - started)})
    for share in (0.0, 0.5):
        stream = screening(20_000, share)
        started = time.perf_counter()
        for a, b in zip(stream[::2], stream[1::2], strict=True):
            names.similarity(a, b)
        what = f"likeness, screening, every name new, {share:.0%} of the surnames met before"
        rows.append({"what": what, "per_s": 10_000 / (time.perf_counter() - started)})
    same = [names.similarity(a, b) for a, b in zip(known, spelled, strict=True)]
    rows[1]["found_pct"] = 100 * sum(score >= 0.75 for score in same) / len(same)
    return [*rows, *(_beside(*matcher, pairs, known, spelled) for matcher in MATCHERS)]


Matcher = Callable[[str, str], float]


def _rapidfuzz() -> Matcher:
    from rapidfuzz import fuzz
    from unidecode import unidecode

    return lambda a, b: fuzz.token_sort_ratio(unidecode(a), unidecode(b))


def _nomenklatura() -> Matcher:
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm("logic-v2")
    assert algorithm is not None
    settings = algorithm.default_config()

    def person(name: str) -> Any:
        made = model.make_entity("Person")
        made.id = name
        made.add("name", name)
        return made

    return lambda a, b: algorithm.compare(person(a), person(b), settings).score


# What is set beside our likeness: its name, its package, how it is made, and on how many pairs it is timed.
MATCHERS: tuple[tuple[str, str, Callable[[], Matcher], int], ...] = (
    ("rapidfuzz on unidecode", "rapidfuzz", _rapidfuzz, 100_000),
    ("nomenklatura logic-v2", "nomenklatura", _nomenklatura, 5_000),
)


def _beside(
    what: str,
    package: str,
    make: Callable[[], Matcher],
    count: int,
    pairs: list[tuple[str, str]],
    known: list[str],
    spelled: list[str],
) -> dict[str, object]:
    """The same names by another matcher, left out with a note where it is not installed."""
    if find_spec(package) is None:
        return {"what": what, "note": "not installed, left out"}
    matcher = make()
    matcher("Ігар Лосік", "Ihar Losik")  # what it reads, it reads before the clock starts
    started = time.perf_counter()
    # Its threshold is the one that lets through as few wrong pairs as ours does.
    wrong = sorted(matcher(a, b) for a, b in pairs[:count])
    took = time.perf_counter() - started
    limit = wrong[int(len(wrong) * 0.999)]
    found = sum(matcher(a, b) > limit for a, b in zip(known, spelled, strict=True))
    return {"what": what, "per_s": len(wrong) / took, "found_pct": 100 * found / len(known)}


def conversion() -> list[dict[str, object]]:
    """Names a second, each new."""
    from translit import names

    made = people(2_000)
    rows: list[dict[str, object]] = []
    for source, target in (("be", "ru"), ("ru", "be"), ("be", "en:be")):
        sources = made if source == "be" else [names.convert(name, "be", source)[0] for name in made]
        started = time.perf_counter()
        for name in sources:
            names.convert(name, source, target)
        rows.append({"what": f"convert {source} to {target}", "per_s": len(made) / (time.perf_counter() - started)})
    return rows


def index() -> dict[str, object]:
    """A million names, in a process of its own so that peak memory is the index's."""
    made = subprocess.run(
        [sys.executable, "-m", __spec__.name, str(INDEXED)], capture_output=True, text=True, check=True
    )
    return dict(json.loads(made.stdout))


def measure_index(count: int) -> dict[str, object]:
    """Seconds to index and milliseconds a query (processor time), peak memory, how often the first hit is right."""
    import resource

    from translit import names

    made = people(count)
    forms = {number: [name] for number, name in enumerate(made)}
    started = time.process_time()
    found = names.NameIndex(forms)
    built = time.process_time() - started
    asked = random.Random(4).sample(range(count), 300)
    queries = [names.convert(made[number], "be", "en:ru")[0] for number in asked]
    times, right = [], 0
    for number, query in zip(asked, queries, strict=True):
        started = time.process_time()
        hits = found.search(query)
        times.append(time.process_time() - started)
        right += bool(hits) and hits[0].form == made[number]
    return {
        "what": f"index of {count:,} names",
        "built_s": built,
        "peak_MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "query_ms": 1000 * sorted(times)[len(times) // 2],
        "found_pct": 100 * right / len(asked),
    }


if __name__ == "__main__":
    print(json.dumps(measure_index(int(sys.argv[1]))))
