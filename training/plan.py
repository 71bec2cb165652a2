"""What a training run is asked to do, and the options of the command that say so."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from .model import CONFIGS
from .text import MIX

__all__ = ["Plan", "parser", "plan_of"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is asked to do; `seconds` is this call's time, `total` that of all calls, which the rate follows."""

    seconds: float
    total: float
    budget: int = 25_000
    rate: float = 1e-3
    warmup: int = 1000
    smoothing: float = 0.1
    average: float = 0.9995
    save_every: float = 150.0
    steps: int = 0
    workers: int = 0
    seed: int = 1
    annotate: float = 0.5
    guide: float = 0.0
    candidates: int = 0
    directions: tuple[str, ...] = ()
    mix: Path = MIX
    processes: int = 1
    vectors: bool = False
    bf16: bool = False
    init_vocabulary: Path | None = None


def parser(about: str) -> argparse.ArgumentParser:
    """The options of `training.train`."""
    usual = Plan(seconds=0, total=0)
    found = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = found.add_argument
    add("work", type=Path, help="the folder with sentencepiece.model and shards/")
    add("run", type=Path, help="where the checkpoint, the log and the weights go")
    add("--config", choices=CONFIGS, default="base")
    add("--minutes", type=float, default=9.0, help="of this call")
    add("--total-minutes", type=float, default=0.0, help="of all calls (default: of this one)")
    add("--budget", type=int, default=usual.budget, help="pieces in a batch")
    add("--rate", type=float, default=usual.rate)
    add("--warmup", type=int, default=usual.warmup)
    add("--annotate", type=float, default=usual.annotate, help="how often a row's spans are used")
    add("--directions", default="", help="only these, such as be-ru (default: all)")
    add("--mix", type=Path, default=usual.mix, help="another table of weights than mix.tsv")
    add("--guide", type=float, default=usual.guide, help="weight of attention's own loss, for shards made with --links")
    add("--vectors", action="store_true", help="begin with vectors that come from those links")
    add("--candidates", type=int, default=0, help="take the loss over so many pieces beside the batch's own (0: all)")
    add("--dropout", type=float, help="of the configuration, unless given: 0.1 where rows are seen a third time")
    add("--processes", type=int, default=usual.processes, help="on a processor: as many as it has cores")
    add("--workers", type=int, default=usual.workers, help="processes that make batches; a GPU needs 8")
    add("--threads", type=int, default=0, help="of the processor")
    add("--bf16", action="store_true", help="on a processor too, if it has AMX or AVX512-BF16")
    add("--seed", type=int, default=usual.seed)
    add("--init", type=Path, help="folder with the weights.*.bin to begin with")
    add("--init-vocabulary", type=Path, help="theirs, if it is another one: pieces are found again, or made of others")
    add("--out", type=Path, help="folder that weights and log are copied to at the end")
    return found


def plan_of(options: argparse.Namespace) -> Plan:
    """The plan that the options make."""
    return Plan(
        seconds=options.minutes * 60,
        total=(options.total_minutes or options.minutes) * 60,
        budget=options.budget,
        rate=options.rate,
        warmup=options.warmup,
        workers=options.workers,
        seed=options.seed,
        annotate=options.annotate,
        guide=options.guide,
        candidates=options.candidates,
        directions=tuple(filter(None, options.directions.split(","))),
        mix=options.mix,
        processes=options.processes,
        vectors=options.vectors,
        bf16=options.bf16,
        init_vocabulary=options.init_vocabulary,
    )
