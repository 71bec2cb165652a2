"""The same batch on many machines: partitions for a pool of Ray actors, Parquet out, resumed by partition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..translate.batch import Settings, Worker
from .plan import PARTITION_BYTES, Partition, ScaleError, partitions, store_of
from .work import BEGUN, Translator, done_as, made_of

__all__ = ["Outcome", "translate_dataset"]


_BLOCKS = 4096
"""Into how many pieces Ray cuts the list of partitions at most: a piece is what it hands to a worker."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: partitions there are, partitions done before, and the rows of this run with those that failed."""

    partitions: int
    before: int
    rows: int
    failed: int


def translate_dataset(
    source: str,
    out: str,
    target: str,
    settings: Settings | None = None,
    *,
    id_column: str = "id",
    text_column: str = "text",
    workers: int = 2,
    cpus: float = 1,
    partition_bytes: int = PARTITION_BYTES,
) -> Outcome:
    """Translate Parquet or JSONL on a Ray cluster, into a folder of Parquet files, one for each partition.

    `source` is a file or a folder and `out` a folder, as paths that every node sees or as URIs (s3://, gs://, ...).
    `settings` are those of a batch, `workers` how many actors there are, of `cpus` processors each; an actor loads the
    model once. The columns are id, source, target, text, names, warnings, signature, and failed: the reason where a
    text could not be translated. A text that is in the language already stays as it is, with the target as its source.
    Ray is started on this machine where no cluster is joined (`ray.init`).

    A partition whose result is there is not translated again, unless its file changed, or the glossary, the engine, the
    style or translit did; results of partitions that are no longer there are deleted. Raises `ScaleError` when the run
    cannot begin, or when a partition could not be translated; what is done then stays done. A language that no engine
    writes is refused as by `run_batch`.
    """
    ray, strategy = _ray()
    settings = settings or Settings()
    signature = _signature(settings, target)
    plan = partitions(source, partition_bytes)
    store, folder = store_of(out)
    store.create_dir(folder, recursive=True)
    todo = [part for part in plan if made_of(store, f"{folder}/{part.name}") != done_as(part, signature)]
    rows: list[dict[str, Any]] = []
    if todo:
        rows = _worked(
            ray, strategy, todo, (settings, target, source, out, (id_column, text_column), signature), workers, cpus
        )
    _clear(store, folder, plan)
    faults = [str(row["fault"]) for row in rows if row["fault"]]
    if faults:
        raise ScaleError(
            f"{len(faults)} of {len(todo)} partitions were not translated, the others are done: {faults[0]}"
        )
    return Outcome(len(plan), len(plan) - len(todo), _sum(rows, "rows"), _sum(rows, "failed"))


def _ray() -> tuple[Any, Any]:
    try:
        import ray
        import ray.data
        from ray.data import ActorPoolStrategy
    except ImportError as error:
        raise ScaleError("Ray is not installed; `pip install 'translit-toolkit[translate,ray]'`.") from error
    if not ray.is_initialized():
        ray.init(include_dashboard=False)
    return ray, ActorPoolStrategy


def _worked(
    ray: Any, strategy: Any, todo: list[Partition], how: tuple[Any, ...], workers: int, cpus: float
) -> list[dict[str, Any]]:
    """Only names of partitions go through Ray, and counts come back: its object store stays empty."""
    pool = min(workers, len(todo))
    try:
        made = ray.data.from_items(
            [part.as_row() for part in todo], override_num_blocks=min(len(todo), _BLOCKS)
        ).map_batches(
            Translator,
            fn_constructor_args=how,
            batch_size=1,
            compute=strategy(size=pool),
            num_cpus=cpus,
        )
        return list(made.take_all())
    except ray.exceptions.RayError as error:
        raise ScaleError(f"a partition could not be translated, the others stay done: {error}") from error


def _signature(settings: Settings, target: str) -> str:
    """What decides how texts come out: with a source language told, of that pair; else of all pairs into the target."""
    worker = Worker(settings)
    try:
        worker.refuse_unreachable([target])
        sources = [settings.source] if settings.source else sorted({a for a, b in worker.engine.pairs() if b == target})
        return "+".join(worker.signature(source, target) for source in sources)
    finally:
        worker.close()


def _clear(store: Any, folder: str, plan: list[Partition]) -> None:
    """Delete results of partitions that are there no longer, and what workers that died had begun to write."""
    from pyarrow.fs import FileSelector, FileType

    if store.get_file_info(f"{folder}/{BEGUN}").type == FileType.Directory:
        store.delete_dir(f"{folder}/{BEGUN}")
    wanted = {part.name for part in plan}
    for facts in store.get_file_info(FileSelector(folder)):
        name = facts.path.rpartition("/")[2]
        stale = name.startswith("part-") and name not in wanted and made_of(store, facts.path) is not None
        if facts.type == FileType.File and stale:
            store.delete_file(facts.path)


def _sum(rows: list[dict[str, Any]], key: str) -> int:
    return sum(int(row[key]) for row in rows)
