"""What a translation must not lose: figures, what stands with them, a "not", length, letters; read from both texts."""

from __future__ import annotations

from .coined import coined
from .losses import Loss, losses
from .mending import mended, refigured

__all__ = ["Loss", "coined", "losses", "mended", "refigured"]
