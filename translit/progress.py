"""How far something is: the one shape in which long work tells of it."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Progress"]

Progress = Callable[[int, int], None]
"""Called with what is done and what there is."""
