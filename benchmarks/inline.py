"""Bold on the words that carry it: how often a marked stretch is found again in Apertium's translation, by each means.

`inline_codes.tsv` says, for each sentence with one stretch marked, which words of the translation stand for it, as a
person read them. Where another version of Apertium translates otherwise, the sentence is left out and counted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from unittest import mock

from translit import Glossary, Translation, translate
from translit.documents import Block, Code
from translit.engines import Engine, get_engine
from translit.tables import rows
from translit.translate import alignment
from translit.translate.alignment import Link, Pair, align
from translit.translate.markup.inline import placed
from translit.translate.markup.places import Stretch

Links = Callable[[Sequence[Pair], Engine, str, str], list[list[Link | None]]]


def run() -> list[dict[str, object]]:
    from translit.engines.apertium import ApertiumEngine

    table = list(rows("benchmarks", "inline_codes.tsv"))
    if not {("en", "es"), ("be", "ru"), ("ru", "uk")} <= ApertiumEngine().pairs():
        return [{"means": "Apertium is not installed"}]
    glossary = Glossary.load()
    done: list[tuple[dict[str, str], Translation]] = []
    for row in table:
        source, target = row["pair"].split("-")
        text = row["source"].replace("[", "").replace("]", "")
        done.append((row, translate(text, source, target, glossary=glossary, engine="apertium")))
    known = [(row, each) for row, each in done if row["target"].casefold() in each.text.casefold()]
    return [_measured(name, links, known, len(table)) for name, links in MEANS.items()]


def _measured(
    name: str, links: Links, done: Sequence[tuple[dict[str, str], Translation]], size: int
) -> dict[str, object]:
    right, seconds = 0, 0.0
    for pair in sorted({row["pair"] for row, _ in done}):
        source, target = pair.split("-")
        some = [(row, each) for row, each in done if row["pair"] == pair]
        start = time.perf_counter()
        found = links([_pair(each) for _, each in some], get_engine("apertium", source, target), source, target)
        right += sum(_marked(row, each, own) == row["target"] for (row, each), own in zip(some, found, strict=True))
        seconds += time.perf_counter() - start
    return {
        "means": name,
        "right": right,
        "of": len(done),
        "share": right / len(done),
        "left out": size - len(done),
        "s": seconds,
    }


def _pair(done: Translation) -> Pair:
    anchors = tuple((name.source_span, name.target_span) for name in done.names if name.target_span)
    return Pair(done.source_text, done.text, anchors)


def _marked(row: dict[str, str], done: Translation, links: list[Link | None]) -> str:
    start, end = row["source"].index("["), row["source"].index("]") - 1
    block = Block(done.source_text, (Code(start, "open", "b", "["), Code(end, "close", "b", "]")))
    stretch = Stretch((0, len(done.source_text)), (0, len(done.text)), links)
    codes = placed(block, done.text, [stretch])[0].codes
    return done.text[codes[0].position : codes[1].position]


def _likeness(pairs: Sequence[Pair], engine: Engine, source: str, target: str) -> list[list[Link | None]]:
    with mock.patch.object(alignment, "_alone", lambda *_: {}):
        return align(pairs, engine, source, target)


def _proportion(pairs: Sequence[Pair], engine: Engine, source: str, target: str) -> list[list[Link | None]]:
    return [[None] * len(alignment.word_spans(pair.target)) for pair in pairs]


MEANS: dict[str, Links] = {
    "names, likeness, single words translated": align,
    "names and likeness alone": _likeness,
    "proportion alone": _proportion,
}
