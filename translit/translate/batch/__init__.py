"""Thousands of articles: folders, lists and JSONL, resumed after any end, by as many processes as there are cores."""

from __future__ import annotations

from .inputs import BatchError, Inputs, open_inputs
from .job import ALREADY
from .run import State, beside, job_path, run_batch
from .watch import watch
from .work import Settings, Worker, as_line

__all__ = [
    "ALREADY",
    "BatchError",
    "Inputs",
    "Settings",
    "State",
    "Worker",
    "as_line",
    "beside",
    "job_path",
    "open_inputs",
    "run_batch",
    "watch",
]
