"""Entries of every kind, and what becomes of them in a file."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from translit.glossary import Entry
from translit.glossary.entry import CASES, Parts, Sample, Source
from translit.glossary.exchange import Loss, Options, Read, read, write
from translit.glossary.exchange.facts import Facts, facts_of
from translit.glossary.exchange.merging import changes_of

LOSSLESS = {
    "csv by language": ("csv", Options()),
    "csv by entry": ("csv", Options(layout="entries")),
    "csv as Excel writes it": ("csv", Options(delimiter=";", bom=False)),
    "tsv by language": ("tsv", Options()),
    "tsv by entry": ("tsv", Options(layout="entries", bom=True)),
    "xlsx": ("xlsx", Options()),
    "tbx": ("tbx", Options()),
    "tbx-2008": ("tbx-2008", Options()),
    "tmx": ("tmx", Options()),
}
OF_TWO = {
    "omegat": ("omegat", Options(source="en", target="be")),
    "deepl": ("deepl", Options(source="be", target="ru")),
    "deepl-csv": ("deepl-csv", Options(source="ru", target="en")),
}
UNORDERED = ("sources", "samples", "indeclinable", "common_word")

codes = st.sampled_from(["be", "ru", "uk", "en", "en:be", "en:ru", "pl", "ka", "zh-Hans", "по"])
languages = st.sampled_from(["be", "ru", "en", "pl"])
names = st.one_of(
    st.sampled_from(
        ["Ігар Лосік", "Igor Losik", "=1+1", "@SUM(A1)", "-x", "'=x", "'t Hooft", "a|b;c\\", "\\n", "_x0041_"]
    ),
    st.text(min_size=1, max_size=12),
)
several = st.lists(names, max_size=3).map(tuple)
ids = st.one_of(
    st.from_regex(r"[a-z][a-z0-9.-]{0,8}", fullmatch=True), st.sampled_from(["3m", "_1", "лосік", "a.b", "1-2"])
)
parts = st.builds(Parts, given=st.text(max_size=5), patronymic=st.text(max_size=5), surname=st.text(max_size=5))
cases = st.dictionaries(st.sampled_from(CASES), st.one_of(names, several), max_size=3)
sources = st.builds(Source, cite=st.text(max_size=9), for_=st.text(max_size=9), url=st.text(max_size=9))
samples = st.builds(
    Sample,
    lang=languages,
    text=st.text(max_size=20),
    mention=st.text(max_size=9),
    case=st.none() | st.sampled_from(CASES),
)
entries = st.builds(
    Entry,
    id=ids,
    type=st.sampled_from(["person", "place", "organisation"]),
    forms=st.dictionaries(codes, names, max_size=4),
    gender=st.sampled_from(["m", "f", "n", None]),
    status=st.sampled_from(["confirmed", "draft"]),
    variants=st.dictionaries(codes, several, max_size=3),
    parts=st.dictionaries(codes, parts, max_size=2),
    cases=st.dictionaries(codes, cases, max_size=2),
    indeclinable=st.lists(languages, unique=True, max_size=2).map(tuple),
    number=st.sampled_from(["sg", "pl", None]),
    surname_alone=st.booleans(),
    common_word=st.lists(languages, unique=True, max_size=2).map(tuple),
    not_in=st.dictionaries(codes, several, max_size=2),
    sources=st.lists(sources, max_size=2).map(tuple),
    samples=st.lists(samples, max_size=3).map(tuple),
    note=st.text(max_size=20),
)
glossaries = st.lists(entries, min_size=1, max_size=4, unique_by=lambda entry: entry.id)


def said(found: Read) -> dict[str, Facts]:
    """What the records of a file say when they come into an empty glossary, by id."""
    read_in: dict[str, Facts] = {}
    for record in found.records:
        changes = changes_of({}, record)
        read_in[record.id or ""] = {change.path: change.after for change in changes if change.after}
    return read_in


def differences(before: Iterable[Entry], after: dict[str, Facts]) -> set[tuple[str, tuple[str, ...]]]:
    """The facts that are not in a file as they are in the entries: by entry id and fact."""
    before = list(before)
    wanted = {(entry.id, path) for entry in before for path in facts_of(entry)}
    return missing(before, after) | {(id, path) for id, facts in after.items() for path in facts} - wanted


def missing(before: Iterable[Entry], after: dict[str, Facts]) -> set[tuple[str, tuple[str, ...]]]:
    """The facts of the entries that a file has not, or otherwise."""
    found = set()
    for entry in before:
        wanted, there = facts_of(entry), after.get(entry.id, {})
        for path in wanted:
            pair = [wanted.get(path), there.get(path)]
            if path[0] in UNORDERED:
                pair = [sorted(each or ()) for each in pair]  # type: ignore[type-var]
            if pair[0] != pair[1]:
                found.add((entry.id, path))
    return found


def named(losses: Iterable[Loss]) -> set[tuple[str, tuple[str, ...]]]:
    """The facts that a loss report names."""
    return {field for loss in losses for field in loss.fields}


def through(before: list[Entry], format: str, options: Options) -> tuple[Read, tuple[Loss, ...]]:
    """Written and read again."""
    written = write(before, format, options)
    return read(written.data, format, options), written.losses
