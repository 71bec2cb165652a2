"""Translation engines behind one protocol: installed models, Argos Translate, Apertium, and a fake for tests."""

from __future__ import annotations

from .protocol import (
    FLAGS,
    Engine,
    EngineFailure,
    NoEngineError,
    Pair,
    Rendering,
    Span,
    Traits,
    UnknownPairError,
)
from .quality import flaws
from .registry import available, get_engine
from .routes import RoutedEngine, Step, drafts, follow, reachable, reasons, route, steps

__all__ = [
    "FLAGS",
    "Engine",
    "EngineFailure",
    "NoEngineError",
    "Pair",
    "Rendering",
    "RoutedEngine",
    "Span",
    "Step",
    "Traits",
    "UnknownPairError",
    "available",
    "drafts",
    "flaws",
    "follow",
    "get_engine",
    "reachable",
    "reasons",
    "route",
    "steps",
]
