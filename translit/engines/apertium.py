"""Debian's Apertium as an engine: rule-based, small, and it says which words it does not know."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator, Sequence
from functools import cache

from ..text import protected_spans
from . import apertium_pipeline as pipeline
from .apertium_stream import Codec, Decoded
from .base import DirectEngine
from .choice import measured
from .protocol import CASE_SHARED, Pair, Rendering, Traits

__all__ = ["ApertiumEngine"]

# Languages in which words that are no names have capitals too: "English", "I", "Monday".
_CAPITALS = frozenset({"en", "en_US", "de"})
# Characters in one run: long enough for the start of a dozen processes not to matter, short enough for a deadline.
_BATCH = 50_000
_WORD = re.compile(r"[^\W\d_]+")
# One sentence in each language whose readings the tagger has to choose between: does it live?
_PROBES = {
    "ru": "Президент встретился в Минске с послом, и она сказала, что это большая радость для семей.",
    "uk": "Президент зустрівся в Мінську з послом, і вона сказала, що це велика радість для родин.",
    "be": "Прэзідэнт сустрэўся ў Мінску з паслом, і яна сказала, што гэта вялікая радасць для сем'яў.",
}


class ApertiumEngine(DirectEngine):
    """Apertium's installed pairs, each run as a chain of processes with a deadline.

    `seconds` is the deadline of one run over a batch; it grows with the text. A sentence of which a program dies comes
    back as it was, with the flag `failed`. Raises `EngineFailure` when the pair translates nothing at all, and when the
    deadline passes.
    """

    name = "apertium"

    def __init__(self, *, seconds: float = 60.0) -> None:
        """Look up nothing yet: pairs are read when they are asked for."""
        self._seconds = seconds
        self._lock = threading.Lock()
        self._chains: dict[Pair, tuple[pipeline.Stage, ...]] = {}

    def pairs(self) -> frozenset[Pair]:
        """The pairs of the installed mode files."""
        return frozenset(pipeline.installed_modes())

    def traits(self, source: str, target: str) -> Traits:
        """Unknown words are marked and kept; case is carried over between Belarusian, Russian and Ukrainian."""
        near = {source, target} <= CASE_SHARED
        return Traits(
            marks_unknown=True,
            keeps_unknown=True,
            keeps_case=near,
            starts_anew=True,
            cost=1.0 if near else 1.25,
            score=measured(self.name, source, target),
        )

    def signature(self, source: str, target: str) -> str:
        """The mode, and a hash of the stages and their data files.

        Raises `UnknownPairError` through `translate` only: an unknown pair has the bare signature `apertium`.
        """
        mode = pipeline.installed_modes().get((source, target))
        if mode is None:
            return self.name
        return f"{self.name}:{mode.stem}@{_fingerprint(self._chain(source, target))}"

    def close(self) -> None:
        """Forget what was probed; nothing runs between calls."""
        with self._lock:
            self._chains.clear()

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        made = [each for batch in _batches(sentences) for each in self._batch(batch, source, target)]
        return [_rendering(sentence, each, target) for sentence, each in zip(sentences, made, strict=True)]

    def _batch(self, sentences: Sequence[str], source: str, target: str) -> list[Decoded | None]:
        """All sentences in one run; when a program dies of one of them, it is found by halving, and None."""
        codec = Codec(sentences)
        try:
            stream = self._run(codec.stream, source, target)
        except pipeline.StageCrash:
            if not self._lives(source, target):
                raise
            return [None] if len(sentences) == 1 else self._halves(sentences, source, target)
        decoded = codec.decode(stream)
        if decoded is not None:
            return [*decoded]
        # The stages lost or joined a boundary: smaller batches, and alone the whole stream is the sentence.
        return [codec.decode_alone(stream)] if len(sentences) == 1 else self._halves(sentences, source, target)

    def _halves(self, sentences: Sequence[str], source: str, target: str) -> list[Decoded | None]:
        middle = len(sentences) // 2
        return self._batch(sentences[:middle], source, target) + self._batch(sentences[middle:], source, target)

    def _lives(self, source: str, target: str) -> bool:
        """Whether the pair can translate anything at all."""
        try:
            self._run(Codec(["1"]).stream, source, target)
        except pipeline.StageError:
            return False
        return True

    def _run(self, stream: str, source: str, target: str) -> str:
        chain = self._chain(source, target)
        seconds = self._seconds + len(stream) / 2000
        try:
            return pipeline.run(chain, stream, seconds=seconds)
        except pipeline.StageCrash:
            bare = pipeline.without_tagger(chain)
            if bare is None or bare == chain:
                raise
            with self._lock:
                self._chains[source, target] = bare
            return pipeline.run(bare, stream, seconds=seconds)

    def _chain(self, source: str, target: str) -> tuple[pipeline.Stage, ...]:
        """The stages of the pair, the tagger replaced when it dies on a probe; found once."""
        with self._lock:
            known = self._chains.get((source, target))
        if known is not None:
            return known
        chain = pipeline.with_all_postgenerators(pipeline.stages(pipeline.installed_modes()[source, target]))
        if {source, target} <= CASE_SHARED:
            chain = pipeline.with_lost_spaces(chain)
        bare = pipeline.without_tagger(chain)
        if bare is not None and source in _PROBES:
            try:
                pipeline.run(chain, Codec([_PROBES[source]]).stream, seconds=self._seconds)
            except pipeline.StageError:
                chain = bare
        with self._lock:
            return self._chains.setdefault((source, target), chain)


def _batches(sentences: Sequence[str]) -> Iterator[list[str]]:
    """Sentences in order, together at most `_BATCH` characters, but at least one."""
    batch: list[str] = []
    size = 0
    for sentence in sentences:
        if batch and size + len(sentence) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(sentence)
        size += len(sentence)
    if batch:
        yield batch


def _rendering(sentence: str, made: Decoded | None, target: str) -> Rendering:
    if made is None:
        return Rendering(sentence, frozenset({"failed"}))
    text = _without_stray_capital(sentence, made)
    if target not in _CAPITALS:
        text = _with_small_start(sentence, text)
    if text.endswith("..") and not sentence.endswith(".."):
        text = text[:-1]  # "U.S." at the end of a sentence
    if "'" not in sentence:  # analysers read every apostrophe, but write the straight one
        text = text.replace("'", "’" if "’" in sentence else "ʼ" if "ʼ" in sentence else "'")
    return Rendering(text, frozenset({"unknown"}) if made.unknown else frozenset(), None, made.unknown)


def _without_stray_capital(sentence: str, made: Decoded) -> str:
    """Undo the capital that an unknown first word hands on to the word after it ("Tsikhanouskaya Y su marido")."""
    source, output = list(_WORD.finditer(sentence)), list(_WORD.finditer(made.text))
    if len(source) < 2 or len(output) < 2 or not source[1][0][0].islower():
        return made.text
    word = output[1]
    starts = {start for start, _ in made.unknown}
    stray = output[0].start() in starts and word.start() not in starts and word[0][0].isupper()
    if not stray or word[0] in sentence or (len(word[0]) > 1 and word[0].isupper()):
        return made.text
    first = word.start()
    return made.text[:first] + made.text[first].lower() + made.text[first + 1 :]


def _with_small_start(sentence: str, text: str) -> str:
    """Undo the capital that a text got which began with a small letter ("{n} items" is no sentence).

    Not of a word that the sentence has as it is, which is a name or an unknown word.
    """
    source, output = _first_word(sentence), _first_word(text)
    if source is None or output is None or not source[0][0].islower():
        return text
    word, start = output[0], output.start()
    if not word[0].isupper() or not word[1:].islower() or word in sentence:
        return text
    return text[:start] + word[0].lower() + text[start + 1 :]


def _first_word(text: str) -> re.Match[str] | None:
    """The first word that is no part of a link or a placeholder."""
    at = 0
    for start, end in protected_spans(text):
        found = _WORD.search(text, at, start)
        if found:
            return found
        at = end
    return _WORD.search(text, at)


@cache
def _fingerprint(chain: tuple[pipeline.Stage, ...]) -> str:
    """Eight hex digits over the arguments of all stages and the contents of the files they name."""
    from pathlib import Path

    digest = hashlib.sha256()
    for stage in chain:
        for word in stage:
            digest.update(word.encode("utf-8", "surrogateescape") + b"\0")
            if word.startswith("/") and Path(word).is_file():
                digest.update(Path(word).read_bytes())
    return digest.hexdigest()[:8]
