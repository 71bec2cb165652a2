"""CTranslate2 models in memory: loaded once each, batched by length, forgotten when they take too much room."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import Message
from .packages import PackageInfo
from .pieces import Pieces, alignment, load_pieces
from .protocol import EngineFailure, Rendering, Span

__all__ = ["BATCH_TOKENS", "Draft", "LoadedModel", "ModelCache"]

BATCH_TOKENS = 512
"""How many source tokens, padding counted, go through a model at once. More take memory and are no faster."""
_SCORED_TOKENS = 256
"""As many when renderings are scored: each of their tokens takes a number for every piece of the vocabulary, twice."""
_ROOM = (2, 20)  # the output may have twice the tokens of the source and twenty more
_GUARD = {"no_repeat_ngram_size": 3, "repetition_penalty": 1.2}


@dataclass(frozen=True, slots=True)
class Draft:
    """A rendering and how sure the model was of it: the mean logarithm of its tokens' probabilities."""

    rendering: Rendering
    score: float


class LoadedModel:
    """One package's model and vocabulary. Safe to use from several threads: both libraries are."""

    def __init__(self, package: PackageInfo, *, beam: int = 4) -> None:
        """Load both; `beam` is how many renderings the search keeps in view.

        Raises `EngineFailure` when a library is missing or a file is damaged.
        """
        try:
            import ctranslate2
        except ImportError as problem:
            raise EngineFailure(
                Message(
                    "{package} is not installed; {command}",
                    package="ctranslate2",
                    command="`pip install 'translit-toolkit[translate]'`",
                )
            ) from problem
        self.package = package
        self._beam = beam
        self.pieces: Pieces = load_pieces(package.path, *sorted(package.pairs)[0])
        try:
            # Batches side by side, one thread each: threads within a batch wait for each other more than they work.
            self._translator: Any = ctranslate2.Translator(
                str(package.path / "model"),
                device=os.environ.get("ARGOS_DEVICE_TYPE", "cpu"),
                inter_threads=_cores(),
                intra_threads=1,
            )
        except (RuntimeError, ValueError) as problem:
            raise EngineFailure(
                Message(
                    "the model of {package} does not load: {problem}; install it again",
                    package=package.code,
                    problem=problem,
                )
            ) from problem

    def length(self, text: str) -> int:
        """How many tokens the model has for a text."""
        return len(self.pieces.encode(text))

    def translate(
        self, texts: Sequence[str], target: str, *, attention: bool = False, guarded: bool = False
    ) -> list[Draft]:
        """One draft each, in order; `guarded` forbids the repetition of three tokens and makes others dearer."""
        attention = attention and self.pieces.spans
        encoded = [self._encoded(text, attention) for text in texts]
        before = self.package.prefix("source_prefix", target)
        ahead = self.package.prefix("target_prefix", target)
        sources = [[before, *pieces] if before else list(pieces) for pieces, _ in encoded]
        drafts = [Draft(Rendering(""), 0.0)] * len(texts)
        batches = list(_batches([len(source) for source in sources]))
        running = [self._start([sources[number] for number in some], ahead, attention, guarded) for some in batches]
        for batch, results in zip(batches, running, strict=True):
            for number, result in zip(batch, results, strict=True):
                spans: list[Span | None] = [None, *encoded[number][1]] if before else list(encoded[number][1])
                drafts[number] = self._read(
                    self._awaited(result), texts[number], spans, frozenset({before, ahead}), attention
                )
        return drafts

    def continued(self, text: str, beginnings: Sequence[str], target: str) -> list[Draft]:
        """One draft for each beginning, which it takes as it stands; the score is that of the whole of it."""
        before = self.package.prefix("source_prefix", target)
        ahead = self.package.prefix("target_prefix", target)
        source = [*([before] if before else []), *self.pieces.encode(text)]
        begun = [[*([ahead] if ahead else []), *self.pieces.encode(beginning)] for beginning in beginnings]
        factor, more = _ROOM
        try:
            results = self._translator.translate_batch(
                [source] * len(begun),
                target_prefix=begun,
                max_batch_size=BATCH_TOKENS,
                batch_type="tokens",
                beam_size=1,
                max_input_length=0,
                max_decoding_length=factor * len(source) + more,
            )
            whole = [result.hypotheses[0] for result in results]
            scored = self._translator.score_batch(
                [source] * len(whole), whole, max_batch_size=_SCORED_TOKENS, batch_type="tokens"
            )
        except (RuntimeError, ValueError) as problem:
            raise self._stopped(problem) from problem
        skip = frozenset({before, ahead})
        return [
            Draft(Rendering(self.pieces.decode(pieces, skip)[0].rstrip()), sum(score.log_probs) / len(score.log_probs))
            for pieces, score in zip(whole, scored, strict=True)
        ]

    def _encoded(self, text: str, attention: bool) -> tuple[list[str], list[Span]]:
        return self.pieces.encode_with_spans(text) if attention else (self.pieces.encode(text), [])

    def _start(self, sources: Sequence[list[str]], ahead: str, attention: bool, guarded: bool) -> Sequence[Any]:
        factor, more = _ROOM
        results: Sequence[Any] = self._translator.translate_batch(
            sources,
            target_prefix=[[ahead]] * len(sources) if ahead else None,
            beam_size=self._beam,
            length_penalty=self.package.length_penalty,
            replace_unknowns=True,
            max_input_length=0,
            max_decoding_length=factor * max(map(len, sources)) + more,
            return_attention=attention,
            return_scores=True,
            asynchronous=True,
            **(_GUARD if guarded else {}),
        )
        return results

    def _awaited(self, result: Any) -> Any:
        try:
            return result.result()
        except (RuntimeError, ValueError) as problem:
            raise self._stopped(problem) from problem

    def _stopped(self, problem: Exception) -> EngineFailure:
        return EngineFailure(
            Message(
                "the model of {package} stopped: {problem}; install it again",
                package=self.package.code,
                problem=problem,
            )
        )

    def _read(
        self, result: Any, source: str, spans: Sequence[Span | None], skip: frozenset[str], attention: bool
    ) -> Draft:
        pieces = result.hypotheses[0]
        text, places = self.pieces.decode(pieces, skip)
        text = text.rstrip()
        links = None
        if attention:
            links = alignment(result.attention[0], (source, spans), (text, places))
        # CTranslate2 divides the sum of the logarithms by length ** penalty.
        size = len(pieces) + 1
        total = result.scores[0] * size**self.package.length_penalty
        return Draft(Rendering(text, frozenset(), links), total / size)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of sentences of like length, the longest first, padded to at most `BATCH_TOKENS` together.

    Half of that when the text would not keep all cores busy otherwise.
    """
    room = BATCH_TOKENS if sum(lengths) >= BATCH_TOKENS * _cores() else BATCH_TOKENS // 2
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lambda number: -lengths[number]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > room:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _cores() -> int:
    """How many threads to use: what a batch of several processes leaves to each, else every core."""
    told = os.environ.get("TRANSLIT_THREADS", "")
    if told.isdecimal() and int(told):
        return int(told)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class ModelCache:
    """Loaded models by folder, the least recently used forgotten when their files exceed `budget` bytes together.

    The one in use is never forgotten, even when it alone is larger; a model that another thread still works with
    stays in memory until that thread is done.
    """

    def __init__(self, budget: int, *, beam: int = 4) -> None:
        """Take the budget in bytes of the files on disk, about what they take in memory, and the width of search."""
        self.budget = budget
        self._beam = beam
        self._models: OrderedDict[Path, tuple[LoadedModel, int]] = OrderedDict()
        self._loading: dict[Path, threading.Lock] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many models are loaded."""
        return len(self._models)

    def get(self, package: PackageInfo) -> LoadedModel:
        """The model of a package, loaded when it is not; two threads that ask at once wait for one load."""
        with self._lock:
            gate = self._loading.setdefault(package.path, threading.Lock())
        with gate:
            with self._lock:
                if package.path in self._models and self._models[package.path][0].package == package:
                    self._models.move_to_end(package.path)
                    return self._models[package.path][0]
            model, size = LoadedModel(package, beam=self._beam), package.size
            with self._lock:
                self._models[package.path] = model, size
                self._models.move_to_end(package.path)
                self._shrink()
            return model

    def _shrink(self) -> None:
        while len(self._models) > 1 and sum(size for _, size in self._models.values()) > self.budget:
            self._models.popitem(last=False)

    def clear(self) -> None:
        """Forget all models."""
        with self._lock:
            self._models.clear()
