"""Which engines are here, and the one to use."""

from __future__ import annotations

import threading
from collections.abc import Callable

from ..errors import ArgumentTypeError, Message
from .advice import how_to_install
from .protocol import Engine, NoEngineError
from .routes import RoutedEngine

__all__ = ["ENGINES", "available", "get_engine"]


def _apertium() -> Engine:
    from .apertium import ApertiumEngine

    return ApertiumEngine()


def _argos() -> Engine:
    from .argos import ArgosPackageEngine

    return ArgosPackageEngine()


def _argostranslate() -> Engine:
    from .argostranslate import ArgosTranslateEngine

    return ArgosTranslateEngine()


# By name, the preferred one first. Each is made when it is first asked for.
ENGINES: dict[str, Callable[[], Engine]] = {
    "argos": _argos,
    "argostranslate": _argostranslate,
    "apertium": _apertium,
}

_made: dict[str, Engine] = {}
_lock = threading.Lock()


def _engine(name: str) -> Engine:
    with _lock:
        if name not in _made:
            _made[name] = ENGINES[name]()
        return _made[name]


def available() -> list[Engine]:
    """The engines that are installed and have a pair, the preferred one first. Loads no model."""
    return [engine for engine in map(_engine, ENGINES) if engine.pairs()]


def get_engine(name: str | Engine | None = None, source: str | None = None, target: str | None = None) -> Engine:
    """The engine called `name`, or all that are installed as one, which takes the best way for each pair.

    An engine in place of its name comes back as it is; `ArgumentTypeError` for what is neither.
    With `source` and `target` the pair is checked at once. Raises `NoEngineError` when no engine is installed or none
    goes by that name, `UnknownPairError` when the engine has no path for the pair.
    """
    if name is not None and not isinstance(name, str):
        if not isinstance(name, Engine):
            kind = type(name).__name__
            raise ArgumentTypeError(f"engine must be an Engine, or the name of one such as 'argos', not {kind}.")
        return name
    if name is None or name == "auto":
        engine = RoutedEngine(available())
        if not engine.pairs():
            advice = how_to_install(source or "en", target or "ru")
            raise NoEngineError(
                Message(
                    "no translation engine is installed here. Install one: {advice}, then see `translit doctor`",
                    advice=advice,
                )
            )
    elif name in ENGINES:
        engine = RoutedEngine([_engine(name)], name)  # which says of a pivot what stands behind each step
        if not engine.pairs():
            raise NoEngineError(
                Message("the engine {name} is not installed or has no language pairs; see `translit doctor`", name=name)
            )
    else:
        raise NoEngineError(
            Message(
                "there is no engine {name}; there are: {known}", name=repr(name), known=", ".join(("auto", *ENGINES))
            )
        )
    if source and target:
        engine.steps(source, target)
    return engine
