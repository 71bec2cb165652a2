"""What people translated, taken into the memory: names found on both sides, so that others can take their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, permutations

from ... import names
from ...documents.layout import segments
from ...engines import Rendering, Traits
from ...glossary import Glossary
from ..attempts import Made, Sentence
from ..decode import decode
from ..expected import Expectations
from ..protect import Protected
from ..slots import cut
from .memory import Memory, row_of
from .segment import as_carrier, stand_in
from .store import MACHINE, PEOPLE, Row
from .tmx import Unit

__all__ = ["Taken", "take_in"]

_TOGETHER = 200
"""Units read as one text: a surname alone is understood from the full name nearby."""


@dataclass(slots=True)
class Taken:
    """What became of the units of a TMX file: segments kept, of them those whose names stand on both sides."""

    units: int = 0
    segments: int = 0
    names_apart: int = 0


def take_in(
    memory: Memory,
    units: Iterable[Unit],
    glossary: Glossary,
    *,
    source: str | None = None,
    target: str | None = None,
) -> Taken:
    """Keep translation units of people, for every pair of languages in them, or for `source` and `target` alone.

    A unit of as many sentences on both sides is kept sentence by sentence. One in which a name of the source is not
    found in the target is kept too: it is told of as near, exported, and never used by itself.
    """
    taken = Taken()
    remaining = iter(units)
    while some := list(islice(remaining, _TOGETHER)):
        taken.units += len(some)
        languages = sorted({lang for unit in some for lang in unit.texts})
        for here, there in permutations(languages, 2):
            if source in (None, here) and target in (None, there):
                memory.store.add(_counted(_rows(some, here, there, glossary), taken))
    return taken


def _counted(rows: Iterable[tuple[Row, bool]], taken: Taken) -> Iterator[Row]:
    for row, apart in rows:
        taken.segments += 1
        taken.names_apart += apart
        yield row


def _rows(units: Sequence[Unit], source: str, target: str, glossary: Glossary) -> Iterator[tuple[Row, bool]]:
    """The rows of units, and of each whether its names are not to be found in the target."""
    both = [unit for unit in units if source in unit.texts and target in unit.texts]
    text = "\n\n".join(unit.texts[source] for unit in both)
    mentions = names.find(text, source, glossary=glossary)
    sentences = cut(text, source, mentions, Expectations(source, target, glossary), Traits())
    start = at = 0
    for unit in both:
        end = start + len(unit.texts[source])
        own = []
        while at < len(sentences) and sentences[at].start < end:
            own.append(sentences[at])
            at += 1
        for sentence, words in _paired(own, text[start:end], unit.texts[target], target):
            made = _as_made(sentence, words, target)
            maker, origin = (unit.maker, MACHINE) if unit.maker else (PEOPLE, PEOPLE)
            yield row_of(sentence, made, maker, source, target, origin), any(made.outcome.rank)
        start = end + 2


def _paired(
    sentences: Sequence[Sentence], source: str, translation: str, target: str
) -> Iterator[tuple[Sentence, str]]:
    spans = segments(translation, target)
    if len(spans) == len(sentences):
        yield from zip(sentences, (translation[start:end] for start, end in spans), strict=True)
    elif sentences:
        yield Sentence(0, len(source), source, []), translation


def _as_made(sentence: Sentence, translation: str, target: str) -> Made:
    """As if an engine had translated the sentence with its own names as stand-ins."""
    stand_ins = []
    for slot in sentence.slots:
        kept = as_carrier(slot, "memory")
        stand_ins.append(stand_in(kept) if kept else None)
    protected = Protected(sentence.text, tuple(stand_ins))
    rendering = Rendering(translation)
    return Made(protected, rendering, decode(rendering, protected, sentence.slots, target, Traits()))
