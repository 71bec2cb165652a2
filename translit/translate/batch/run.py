"""A batch from beginning to end: what is not done yet in chunks to the workers, what is done noted, the rest told."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ...documents.writing import write_pieces
from ...files import HALF_WRITTEN
from .inputs import BatchError, FileItem, Inputs, Item, open_inputs
from .interrupts import Interrupts
from .job import ALREADY, Entry, Job
from .processes import worked
from .work import Chunk, Settings, Worker

__all__ = ["State", "beside", "job_path", "run_batch"]

_CHUNK_ITEMS, _CHUNK_BYTES = 256, 96 * 1024
"""A chunk is what a kill can cost: some hundreds of sentences, enough for full batches of an engine."""


@dataclass(slots=True)
class State:
    """How far a batch is. `documents` counts each text once for each language; `over` at the end.

    `already` are those in the very language that they should go into. `latest` is what became of the last chunk;
    nothing at the beginning and at the end.
    """

    total: int = 0
    documents: int = 0
    before: int = 0
    failed: int = 0
    already: int = 0
    with_findings: int = 0
    sentences: int = 0
    latest: Sequence[Entry] = ()
    over: bool = False
    began: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Seconds since the batch began."""
        return time.monotonic() - self.began

    @property
    def speed(self) -> float:
        """Sentences a second in this run."""
        return self.sentences / max(self.seconds, 1e-9)

    @property
    def left(self) -> float | None:
        """Seconds that are left at the speed so far; None before anything was done."""
        done = self.documents - self.before
        return self.seconds / done * (self.total - self.documents) if done else None


_SEEN_AT_ONCE = 1000


def job_path(out: Path) -> Path:
    """The job file of a batch: beside what it writes.

    >>> job_path(Path("out.jsonl")).name
    'out.jsonl.job'
    """
    return beside(out, "job")


def beside(out: Path, what: str) -> Path:
    """A file that belongs to a batch: `OUT.job`, `OUT.failed.jsonl`, `OUT.findings.jsonl`.

    >>> beside(Path("out.jsonl"), "failed").name
    'out.jsonl.failed.jsonl'
    """
    return out.with_name(f"{out.name}.{what}{'' if what == 'job' else '.jsonl'}")


def run_batch(
    source: str | Path,
    out: str | Path,
    targets: Sequence[str],
    settings: Settings | None = None,
    *,
    jobs: int = 1,
    field: str = "text",
    progress: Callable[[State], None] | None = None,
    stop: Callable[[], bool] | None = None,
    ready: Callable[[Item], bool] | None = None,
    worker: Worker | None = None,
    at_once: int | None = None,
) -> State:
    """Translate a folder, a list of files or a JSONL file; what an earlier run has done is not done again.

    `source` is read as `open_inputs` says. Of a folder or a list, `out` is a folder with the same tree, one for each
    language when `targets` has several; of JSONL it is a JSONL file, written when all lines are done. `jobs` is how
    many processes work (1: this one, with a `worker` that is ready if there is one); `field` the field of a line.
    `progress` is called after each chunk, `stop` before each: True ends the run early; a chunk has `at_once` items at
    most (None: some hundreds). Items for which `ready` says False are left for another run. Beside `out` lie `OUT.job`,
    which says what is done, and where there is any `OUT.failed.jsonl` with the reason of each failure and
    `OUT.findings.jsonl` with what a person should look at. What is in the
    language already is left as it is and not written; `OUT.already.jsonl` names it.

    An item is done again when it changed, or when the glossary, the engine, the model, the style or translit did; what
    failed is tried again. Ctrl-C (KeyboardInterrupt) ends it at once, what is finished noted, no file half-written and
    no process left. Raises `BatchError` when the batch cannot begin, as for a language that no engine writes
    (`UnknownPairError` where the source was told), and whatever keeps it from being written.
    """
    out = Path(out)
    inputs = open_inputs(source, field=field, out=out)
    _refuse(inputs, out, targets)
    state = State(total=inputs.count() * len(targets))
    out = out.resolve()
    own = worker or Worker(settings or Settings())
    own.refuse_unreachable(targets)
    with closing(Job(job_path(out), numbered=inputs.kind == "jsonl")) as job:
        if job.was_killed:
            _sweep(out, deep=inputs.kind != "jsonl")
        with Interrupts() as interrupts:
            todo = _Todo(inputs, out, tuple(targets), job, own, state, stop, ready, interrupts, at_once or _CHUNK_ITEMS)
            chunks = todo.chunks()
            alone = jobs == 1
            results = _alone(chunks, own, interrupts) if alone else worked(chunks, own.settings, jobs, interrupts)
            if progress:
                progress(state)
            with closing(results):
                for entries in results:
                    job.note(entries)
                    state.documents += len(entries)
                    state.sentences += sum(entry.sentences for entry in entries)
                    state.latest = tuple(entries)
                    if progress:
                        progress(state)
        if interrupts.wanted:
            if not alone:
                _sweep(out, deep=inputs.kind != "jsonl")  # a process that did not stop was killed
            raise KeyboardInterrupt
        if not todo.stopped:
            gone = todo.clear_away()
            changed = gone > 0 or state.documents > state.before
            _tell(inputs, out, targets, job, state, changed=changed)
        state.over, state.latest = True, ()
        if progress:
            progress(state)
    if worker is None:
        own.close()
    return state


def _alone(chunks: Iterable[Chunk], worker: Worker, interrupts: Interrupts) -> Generator[list[Entry], None, None]:
    """What became of each chunk, in this process; of the last, when it is interrupted, what is finished."""
    for chunk in chunks:
        done: list[Entry] = []
        interrupts.run(partial(worker.run, chunk, done))
        yield done


def _sweep(out: Path, *, deep: bool) -> None:
    """Delete what a killed run had half-written: files that `write_atomically` had not renamed yet."""
    beside_out = (file for file in out.parent.iterdir() if file.name.startswith(f".{out.name}."))
    for file in (*beside_out, *(out.rglob(".*.tmp") if deep else ())):
        if HALF_WRITTEN.fullmatch(file.name):
            file.unlink(missing_ok=True)


def _refuse(inputs: Inputs, out: Path, targets: Sequence[str]) -> None:
    if not targets:
        raise BatchError("no language to translate into was given.")
    if out.resolve() == inputs.path.resolve():
        raise BatchError(f"{out} is what is to be translated; say another place for the translations.")
    if inputs.kind == "jsonl" and out.is_dir():
        raise BatchError(f"{out} is a folder; the translation of JSONL is a JSONL file: name one.")
    if inputs.kind != "jsonl" and out.exists() and not out.is_dir():
        raise BatchError(f"{out} is a file; the translations of files go into a folder: name one.")


@dataclass
class _Todo:
    """What is still to be done, found while it is being done."""

    inputs: Inputs
    out: Path
    targets: tuple[str, ...]
    job: Job
    worker: Worker
    state: State
    stop: Callable[[], bool] | None
    ready: Callable[[Item], bool] | None
    interrupts: Interrupts
    at_once: int
    stopped: bool = False
    seen: list[str] = field(default_factory=list)

    def chunks(self) -> Iterator[Chunk]:
        """Items that are not done, in chunks for each language."""
        waiting: dict[str, list[Item]] = {target: [] for target in self.targets}
        for item in self.inputs.items():
            self._see(item)
            if self._stops():
                return
            if self.ready and not self.ready(item):
                continue
            for target, some in waiting.items():
                if self._is_done(item, target):
                    self.state.documents += 1
                    self.state.before += 1
                    continue
                some.append(item)
                if len(some) >= self.at_once or sum(each.size for each in some) >= _CHUNK_BYTES:
                    yield self._chunk(target, some)
                    some.clear()
        for target, some in waiting.items():
            if some and self._stops():
                return
            if some:
                yield self._chunk(target, some)

    def _stops(self) -> bool:
        self.stopped = self.stopped or self.interrupts.wanted or bool(self.stop and self.stop())
        return self.stopped

    def _see(self, item: Item) -> None:
        self.seen.append(item.key)
        if len(self.seen) >= _SEEN_AT_ONCE:
            self.job.see(self.seen)
            self.seen.clear()

    def clear_away(self) -> int:
        """Forget what is in the input no longer; how many items there were."""
        self.job.see(self.seen)
        return self.job.forget_unseen()

    def _chunk(self, target: str, items: Iterable[Item]) -> Chunk:
        some = tuple(items)
        return Chunk(target, some, {item.key: self._place(item, target) for item in some if isinstance(item, FileItem)})

    def _place(self, item: FileItem, target: str) -> Path:
        return self.out.joinpath(*([target] if len(self.targets) > 1 else []), *item.key.split("/"))

    def _is_done(self, item: Item, target: str) -> bool:
        known = self.job.known(target, item.key)
        if known is None or known[0] != item.stamp or not item.stamp or not self.worker.current(known[1], target):
            return False
        return not isinstance(item, FileItem) or known[2] == ALREADY or self._place(item, target).exists()


def _tell(inputs: Inputs, out: Path, targets: Sequence[str], job: Job, state: State, *, changed: bool) -> None:
    """Write what is written at the end, and count it."""
    state.failed = _list(beside(out, "failed"), job, targets, "result", "state = 'failed'")
    state.already = _list(beside(out, "already"), job, targets, "result", "state = 'already'")
    state.with_findings = _list(beside(out, "findings"), job, targets, "findings", "findings != ''")
    if inputs.kind == "jsonl" and (changed or not out.exists()):
        out.parent.mkdir(parents=True, exist_ok=True)
        write_pieces(out, job.lines(targets, "result", "state = 'done'"))


def _list(path: Path, job: Job, targets: Sequence[str], what: str, condition: str) -> int:
    count = job.count(targets, condition)
    if count:
        write_pieces(path, job.lines(targets, what, condition))
    else:
        path.unlink(missing_ok=True)
    return count
