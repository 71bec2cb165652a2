"""The translation memory: what was translated once is not translated again, names aside."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from ...engines import Traits
from ..attempts import Made, Sentence
from .likeness import gist, nearness, sketch
from .segment import key_of, pack, remade
from .store import MACHINE, MAX_BYTES, PEOPLE, Row, Store, default_path

__all__ = ["Memory", "Near"]

_CANDIDATES = 24
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Near:
    """A segment of the memory that is like a sentence: how much (0 to 1), and what it says in both languages."""

    likeness: float
    source: str
    target: str
    origin: str


class Memory:
    """Segments translated before, in one SQLite file that many processes may use at once.

    `path` is the file (`default_path()` when left out), `max_bytes` its greatest size, above which the least recently
    used segments go. With `fuzzy`, a likeness from 0 to 1, translations tell of near segments; these are never used.
    Raises `MemoryFault` when the file cannot be used.

    A segment serves a sentence with other names of the same gender, number, part and case; the names are put in as
    the glossary has them now, and verified. What people made (imported as TMX) goes before what engines made.

    >>> import tempfile
    >>> from translit import Glossary, translate
    >>> from translit.engines.fake import FakeEngine
    >>> from translit.engines import Traits
    >>> men = Glossary.from_forms({"losik": {"en": "Ihar Losik", "es": "Ihar Losik"},
    ...                            "ziankovich": {"en": "Yuras Ziankovich", "es": "Yurás Ziankóvich"}})
    >>> engine = FakeEngine({("en", "es"): {"was freed": "fue liberado"}}, traits=Traits())
    >>> with tempfile.TemporaryDirectory() as folder, Memory(Path(folder, "memory.sqlite")) as memory:
    ...     for name in ("Ihar Losik", "Yuras Ziankovich"):
    ...         print(translate(f"{name} was freed.", "en", "es", glossary=men, engine=engine, memory=memory).text)
    ...     print("calls to the engine:", len(engine.calls))
    Ihar Losik fue liberado.
    Yurás Ziankóvich fue liberado.
    calls to the engine: 1
    """

    def __init__(
        self, path: str | os.PathLike[str] | None = None, *, max_bytes: int = MAX_BYTES, fuzzy: float | None = None
    ) -> None:
        """Open the file, or make it."""
        self.store = Store(Path(path) if path is not None else default_path(), max_bytes)
        self.fuzzy = fuzzy
        self.hits = self.misses = 0

    def __enter__(self) -> Memory:
        """Use it in a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file. Raises `MemoryFault` when what was used cannot be written down."""
        self.store.close()

    def recall(
        self, sentences: Sequence[Sentence], maker: str, source: str, target: str, traits: Traits
    ) -> list[Sentence]:
        """Give sentences that were translated before their outcome; those that were not are returned.

        `maker` is the signature of the engine that would translate them: what another one made is not used, but what
        people made is, before all.
        """
        wanted = [s for s in sentences if any(letter.isalpha() for letter in s.text) and _storable(s.text)]
        keys = [tuple(key_of(s, by, source, target) for by in (PEOPLE, maker)) for s in wanted]
        rows: dict[bytes, list[Row]] = {}
        for row in self.store.find(list(dict.fromkeys(key for pair in keys for key in pair))):
            rows.setdefault(row.key, []).append(row)
        missed = []
        for sentence, pair in zip(wanted, keys, strict=True):
            for row in (row for key in pair for row in rows.get(key, ())):
                made = remade(sentence, row.record, row.closed, target, traits)
                if made is not None:
                    sentence.best, sentence.made, sentence.origin = made.outcome, made, row.origin
                    self.store.use([row.id])
                    break
            else:
                missed.append(sentence)
        self.misses += len(missed)
        self.hits += len(wanted) - len(missed)
        return missed

    def remember(self, sentences: Sequence[Sentence], maker: str, source: str, target: str) -> None:
        """Keep what an engine made of sentences, those aside in which something is wrong."""
        self.store.add(
            row_of(s, s.made, maker, source, target, MACHINE)
            for s in sentences
            if s.made is not None and s.made.outcome.verified and _storable(s.text) and _storable(s.made.rendering.text)
        )

    def near(self, sentence: Sentence, source: str, target: str) -> Near | None:
        """The segment most like a sentence, if it is as like as `fuzzy` asks."""
        if self.fuzzy is None:
            return None
        own = gist(sentence)
        found = self.store.near(sketch(own), source, target, _CANDIDATES)
        scored = [(nearness(own, row.gist), row.origin == PEOPLE, row) for row in found]
        best = max(scored, key=lambda each: each[:2], default=None)
        if best is None or best[0] < self.fuzzy:
            return None
        return Near(best[0], best[2].source, best[2].target, best[2].origin)

    def stats(self) -> dict[str, object]:
        """The file, its size in bytes and its bound, and how many segments there are of each kind."""
        counts = self.store.counts()
        kinds = ("origin", "source", "target", "maker", "segments")
        return {
            "path": str(self.store.path),
            "bytes": sum(file.stat().st_size for file in _files(self.store.path)),
            "max_bytes": self.store.max_bytes,
            "segments": sum(count[-1] for count in counts),
            "kinds": [dict(zip(kinds, count, strict=True)) for count in counts],
        }

    def forget(
        self,
        *,
        origin: str | None = None,
        source: str | None = None,
        target: str | None = None,
        text: str | None = None,
    ) -> int:
        """Delete segments and give the room back: all, or those of an origin, of a language, with a text in them.

        How many were deleted; `text` is looked for in the source and in the target, letter for letter.
        """
        return self.store.forget(*_condition(origin, source, target, text))

    def segments(
        self,
        *,
        origin: str | None = None,
        source: str | None = None,
        target: str | None = None,
        text: str | None = None,
    ) -> Iterator[Row]:
        """The segments that `forget` would delete, in the order in which they came."""
        return self.store.walk(*_condition(origin, source, target, text))


def row_of(sentence: Sentence, made: Made, maker: str, source: str, target: str, origin: str) -> Row:
    """A sentence with an attempt as it is kept."""
    record, closed = pack(sentence, made)
    words = gist(sentence)
    key = key_of(sentence, PEOPLE if origin == PEOPLE else maker, source, target)
    return Row(
        key,
        closed,
        origin,
        maker,
        source,
        target,
        sentence.text,
        made.outcome.text,
        words,
        record,
        sketch(words),
    )


def _storable(text: str) -> bool:
    """Whether UTF-8 can hold it: half a surrogate pair, as broken files have it, goes by the memory."""
    return _SURROGATE.search(text) is None


def _condition(
    origin: str | None, source: str | None, target: str | None, text: str | None
) -> tuple[str, list[object]]:
    asked = {"origin = ?": origin, "source_lang = ?": source, "target_lang = ?": target}
    parts = [part for part, value in asked.items() if value is not None]
    values: list[object] = [value for value in asked.values() if value is not None]
    if text is not None:
        parts.append("(instr(source, ?) OR instr(target, ?))")
        values += [text, text]
    return " AND ".join(parts) or "1", values


def _files(path: Path) -> list[Path]:
    return [file for file in (path, Path(f"{path}-wal")) if file.exists()]
