"""Search as one types over a glossary of 50,000 generated people: time to make it ready, a query, an edit."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from statistics import median

from benchmarks.names import people

ENTRIES = 50_000
QUERIES = 300


def run() -> list[dict[str, object]]:
    """One row for each kind of query; each is a name of the glossary as somebody may type it."""
    from translit import names
    from translit.glossary import Entry
    from translit.glossary.searching import EntrySearch

    chance = random.Random(6)
    spelled = list(dict.fromkeys(people(2 * ENTRIES)))[:ENTRIES]
    entries = []
    for number, name in enumerate(spelled):
        english = names.convert(name, "be", "en:be", gender="m")[0]
        russian = names.convert(name, "be", "ru", gender="m")[0]
        forms = {"be": name, "ru": russian, "en:be": english}
        entries.append(Entry(f"{english.lower().replace(' ', '-')}-{number}", "person", forms, gender="m"))
    started = time.perf_counter()
    search = EntrySearch(entries)
    search("warm")
    rows: list[dict[str, object]] = [
        {"what": f"{len(entries):,} entries made ready", "s": time.perf_counter() - started}
    ]
    kinds: dict[str, Callable[[Entry], str]] = {
        "one letter": lambda entry: entry.forms["ru"][0],
        "two letters": lambda entry: entry.forms["ru"][:2],
        "three letters, Latin": lambda entry: entry.forms["en:be"][:3],
        "given name, Russian": lambda entry: entry.forms["ru"].split()[0],
        "surname so far, Belarusian": lambda entry: entry.forms["be"].split()[1][:5],
        "English after the Russian": lambda entry: names.convert(entry.forms["ru"], "ru", "en:ru", gender="m")[0],
        "the same, a letter missing": lambda entry: _slip(names.convert(entry.forms["ru"], "ru", "en:ru")[0]),
        "nobody": lambda entry: entry.id[::-1],
    }
    for what, typed in kinds.items():
        asked = [(entry.id, typed(entry)) for entry in chance.sample(entries, QUERIES)]
        times, right = [], 0
        for id, query in asked:
            started = time.perf_counter()
            found = search(query)
            times.append(1000 * (time.perf_counter() - started))
            right += id in [each.id for each in found]
        row = {"what": what, "ms": median(times), "slowest_ms": max(times), "in_first_20_pct": 100 * right / QUERIES}
        rows.append(row)
    started = time.perf_counter()
    search.follow([*entries[1:], Entry("new", "person", {"be": "Новы Чалавек"})])
    rows.append({"what": "an entry gone, one new", "ms": 1000 * (time.perf_counter() - started)})
    return rows


def _slip(name: str) -> str:
    """A name with the third letter from its end left out."""
    return name[:-3] + name[-2:]
