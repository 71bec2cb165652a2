"""Batches for more than one machine, on Ray: read Parquet or JSONL, translate with a pool of actors, write Parquet.

>>> from translit.scale import ScaleError
>>> issubclass(ScaleError, ValueError)
True
"""

from __future__ import annotations

from .plan import Partition, ScaleError, partitions
from .run import Outcome, translate_dataset

__all__ = ["Outcome", "Partition", "ScaleError", "partitions", "translate_dataset"]
