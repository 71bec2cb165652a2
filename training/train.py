"""Train a model on the shards that `prepare` made.

    python -m training.train training/work/base /tmp/run --config base --minutes 9 --total-minutes 25

Stops when `--minutes` are over and goes on from its checkpoint when called again; the learning rate falls to nothing
at `--total-minutes` of training time, all calls together. Writes `weights.*.bin` (int8, in parts under 16 MB, see
`training.packing`) and `log.jsonl` into the run's folder, and with `--out` copies both there. `--init` begins with the
weights of an earlier run, which may be of a smaller size (`training.grow`). Needs torch, numpy and sentencepiece alone,
so that it runs on a bare machine with a GPU.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from .batches import Batch, Batches, Symbols
from .candidates import among_candidates
from .grow import grown
from .hogwild import Companion
from .model import CONFIGS, Config, Transformer
from .packing import pack, unpack
from .plan import Plan, parser, plan_of
from .vectors import carried_over, start_vectors
from .vocabulary import load_vocabulary

__all__ = ["Plan", "Trainer", "main"]

_EVERY = 100
"""Steps between two lines of the log."""
_VALID_BATCHES = 40
_NEVER = -50.0


class _Stream(torch.utils.data.IterableDataset[Batch]):
    """Batches for the workers: read once, shared by all, each of which throws its own dice."""

    def __init__(self, batches: Batches, seed: int) -> None:
        self.batches, self.seed = batches, seed

    def __iter__(self) -> Iterator[Batch]:
        worker = torch.utils.data.get_worker_info()
        self.batches.reseed(self.seed + (worker.id if worker else 0))
        return iter(self.batches)


class Trainer:
    """A model, its optimiser and the moving average of its weights, in one folder."""

    def __init__(self, work: Path, run: Path, config: Config, plan: Plan, *, init: Path | None = None) -> None:
        """Go on from the folder's checkpoint, else begin, with the weights of `init` when there are any."""
        self.work, self.run, self.plan, self.config = work, run, plan, config
        run.mkdir(parents=True, exist_ok=True)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        vocabulary = load_vocabulary(work / "sentencepiece.model")
        self.size, self.symbols = int(vocabulary.get_piece_size()), Symbols.of(vocabulary)
        torch.manual_seed(plan.seed)
        self.model = Transformer(config, self.size).to(self.device)
        self.batches = self._batches("shards", plan.annotate)
        if plan.vectors and not (run / "checkpoint.pt").exists():
            first = start_vectors(self.batches.shards, self.size, config.width, seed=plan.seed)
            self.model.load_state_dict({"embedding.weight": first}, strict=False)
        if init is not None:
            facts, weights = unpack(init)
            if plan.init_vocabulary:
                before = load_vocabulary(plan.init_vocabulary)
                weights = carried_over(weights, before, vocabulary, self.batches.shards)
            begun = {name: value.cpu().numpy() for name, value in self.model.state_dict().items()}
            weights = grown(weights, facts, begun, config.facts())
            self.model.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
        self.average = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        matrices = [p for p in self.model.parameters() if p.dim() > 1]
        vectors = [p for p in self.model.parameters() if p.dim() <= 1]
        self.optimiser = torch.optim.AdamW(
            [{"params": matrices, "weight_decay": 0.01}, {"params": vectors, "weight_decay": 0.0}],
            lr=plan.rate,
            betas=(0.9, 0.98),
            eps=1e-8,
            fused=True,
        )
        self.step, self.elapsed, self.pieces = 0, 0.0, 0
        if (run / "checkpoint.pt").exists():
            self._resume()
        if plan.directions:
            self._silence()

    def _silence(self) -> None:
        """Pieces that no target has are never written; a run of one direction need not find that out."""
        never = torch.ones(self.size, dtype=torch.bool, device=self.device)
        never[torch.from_numpy(self.batches.written().astype("int64"))] = False
        never[self.symbols.end] = False
        for bias in (self.model.bias.data, self.average["bias"]):
            bias[never] = _NEVER

    def _resume(self) -> None:
        state = torch.load(self.run / "checkpoint.pt", map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average = state["average"]
        self.step, self.elapsed, self.pieces = state["step"], state["elapsed"], state["pieces"]

    def save(self) -> None:
        """Write the checkpoint and the packed average; whole or not at all."""
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": self.average,
            "step": self.step,
            "elapsed": self.elapsed,
            "pieces": self.pieces,
        }
        torch.save(state, self.run / "checkpoint.part")
        (self.run / "checkpoint.part").replace(self.run / "checkpoint.pt")
        facts = {**self.config.facts(), "vocabulary": self.size, "step": self.step, "pieces": self.pieces}
        pack({name: value.float().cpu().numpy() for name, value in self.average.items()}, facts, self.run)

    def rate(self) -> float:
        """Up over the first steps, then down in a straight line with the time that is left."""
        left = max(0.0, 1.0 - self.elapsed / self.plan.total)
        return self.plan.rate * min(1.0, (self.step + 1) / self.plan.warmup) * max(left, 0.01)

    def loss(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Mean loss of the pieces that count: smoothed and with what guides attention, and plain."""
        source, mask, before, after, looks = (
            torch.from_numpy(each).to(self.device, non_blocking=True)
            for each in (batch.source, batch.mask, batch.before, batch.after, batch.looks)
        )
        with self._autocast():
            states, looked = self.model.guided(before, self.model.encode(source, mask), mask)
            # Only the places that count go through the vocabulary, the largest matrix.
            counted = after >= 0
            wanted = after[counted]
            if self.model.training and self.plan.candidates:
                pieces, shift, wanted = among_candidates(wanted, self.size, self.plan.candidates)
                scores = self.model.scores(states[counted], pieces) + shift
            else:
                scores = self.model.scores(states[counted])
        scores = scores.float()
        smoothed = F.cross_entropy(scores, wanted, label_smoothing=self.plan.smoothing)
        with torch.no_grad():
            plain = F.cross_entropy(scores, wanted)
        if self.plan.guide:
            # Chen et al. 2016: attention learns from word alignment instead of finding out by itself.
            known = looks >= 0
            missed = -looked.gather(2, looks.clamp(min=0)[:, :, None])[:, :, 0]
            smoothed = smoothed + self.plan.guide * (missed * known).sum() / known.sum().clamp(min=1)
        return smoothed, plain

    def learn(self, batch: Batch) -> Tensor:
        """One step of the optimiser; gives the plain loss."""
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        smoothed, plain = self.loss(batch)
        self.optimiser.zero_grad(set_to_none=True)
        smoothed.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        return plain

    def _autocast(self) -> contextlib.AbstractContextManager[Any]:
        # Processors without bf16 instructions take ten times as long in bf16 as in float32 (measured on an AMD EPYC).
        usable = self.device.type == "cuda" or self.plan.bf16
        return torch.autocast(self.device.type, torch.bfloat16) if usable else contextlib.nullcontext()

    def train(self) -> list[dict[str, float]]:
        """Until the time or the steps are over; gives the lines that went to the log."""
        self.model.train()
        companions = [Companion(self, number) for number in range(1, self.plan.processes)]
        began = last = saved = time.monotonic()
        before, lines, total, seen = self.elapsed, [], torch.zeros((), device=self.device), 0
        final = self.step + self.plan.steps if self.plan.steps else None
        for batch in self.stream():
            plain = self.learn(batch)
            self._average()
            learnt = batch.pieces + sum(companion.pieces() for companion in companions)
            self.pieces += learnt
            total, seen = total + plain * learnt, seen + learnt
            now = time.monotonic()
            self.elapsed = before + now - began
            over = now - began >= self.plan.seconds or self.elapsed >= self.plan.total or self.step == final
            if over or self.step % _EVERY == 0:
                lines.append(self._log(float(total) / seen, seen / (now - last)))
                total, seen, last = torch.zeros((), device=self.device), 0, now
            if over:
                break
            if now - saved > self.plan.save_every:
                self.save()
                saved = time.monotonic()
        for companion in companions:
            companion.stop()
        self.save()
        if (valid := self.valid_loss()) is not None:
            self._write({"step": self.step, "minutes": round(self.elapsed / 60, 2), "valid_loss": round(valid, 4)})
        return lines

    @torch.no_grad()
    def valid_loss(self) -> float | None:
        """The plain loss of the averaged weights on some batches of `valid/`, always the same; None without it."""
        if not (self.work / "valid").is_dir():
            return None
        batches = self._batches("valid", 0.0)
        current = {name: value.clone() for name, value in self.model.state_dict().items()}
        self.model.load_state_dict(self.average)
        self.model.eval()
        total, count = 0.0, 0
        for batch, _ in zip(batches.one_pass(), range(_VALID_BATCHES), strict=False):
            total, count = total + float(self.loss(batch)[1]) * batch.pieces, count + batch.pieces
        self.model.load_state_dict(current)
        self.model.train()
        return total / count

    def _batches(self, folder: str, annotate: float) -> Batches:
        plan = self.plan
        return Batches(
            self.work / folder,
            self.symbols,
            budget=plan.budget,
            annotate=annotate,
            directions=plan.directions,
            mix=plan.mix,
        )

    def stream(self, number: int = 0) -> Iterator[Batch]:
        """Batches for the process of this number."""
        # Another seed for each call, so that a call that goes on does not see the same rows first.
        seed = self.plan.seed + 1000 * (self.step + 1) + 100 * number
        stream = _Stream(self.batches, seed)
        return iter(
            torch.utils.data.DataLoader(
                stream,
                batch_size=None,
                num_workers=self.plan.workers,
                prefetch_factor=8 if self.plan.workers else None,
            )
        )

    @torch.no_grad()
    def _average(self) -> None:
        keep = min(self.plan.average, (1 + self.step) / (10 + self.step))
        state = self.model.state_dict()
        torch._foreach_lerp_(list(self.average.values()), [state[name] for name in self.average], 1 - keep)

    def _log(self, loss: float, speed: float) -> dict[str, float]:
        line = {
            "step": self.step,
            "minutes": round(self.elapsed / 60, 2),
            "pieces": self.pieces,
            "loss": round(loss, 4),
            "rate": round(self.rate(), 7),
            "pieces_per_s": round(speed),
        }
        self._write(line)
        return line

    def _write(self, line: dict[str, float]) -> None:
        with (self.run / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    options = parser(__doc__ or "").parse_args(arguments)
    plan = plan_of(options)
    if options.threads or plan.processes > 1:
        torch.set_num_threads(options.threads or 1)
    torch.set_float32_matmul_precision("high")
    config = CONFIGS[options.config]
    if options.dropout is not None:
        config = replace(config, dropout=options.dropout)
    trainer = Trainer(options.work, options.run, config, plan, init=options.init)
    count = sum(each.numel() for each in trainer.model.parameters())
    print(f"{count / 1e6:.1f} M parameters on {trainer.device}, from step {trainer.step}", flush=True)
    trainer.train()
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        for file in [*options.run.glob("weights.*.bin"), options.run / "log.jsonl"]:
            shutil.copy(file, options.out)


if __name__ == "__main__":
    main()
