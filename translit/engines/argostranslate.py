"""The `argostranslate` package itself as an engine, for comparison.

Stock or `argos-translate-lt`; it never goes to the network here.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..errors import Message
from .base import DirectEngine
from .packages import PackageInfo, installed_packages
from .protocol import EngineFailure, Pair, Rendering, Traits

__all__ = ["ArgosTranslateEngine"]

_BYTES = re.compile(r"(?:<0x[0-9A-F]{2}>)+")


class _OneSentence:
    """A sentence splitter that does not split: sentences come one by one, and its own would fetch a model."""

    def split_sentences(self, text: str) -> list[str]:
        return [text]


class ArgosTranslateEngine(DirectEngine):
    """Argos Translate's own way through its installed packages: one sentence at a time, no guard, no attention.

    Raises `EngineFailure` when Argos Translate is not installed or stops.
    """

    name = "argostranslate"

    def __init__(self) -> None:
        """Load nothing yet."""
        self._lock = threading.Lock()
        self._translations: dict[Path, Any] = {}

    def pairs(self) -> frozenset[Pair]:
        """The pairs of the packages in Argos Translate's directory; none when Argos Translate is not installed."""
        if find_spec("argostranslate") is None:
            return frozenset()
        return frozenset(pair for package in _packages() for pair in package.pairs)

    def traits(self, source: str, target: str) -> Traits:
        """Nothing can be counted on; it costs more than the same package run directly."""
        return Traits(cost=1.1)

    def signature(self, source: str, target: str) -> str:
        """The version of Argos Translate and the package's folder."""
        found = [package for package in _packages() if (source, target) in package.pairs]
        return f"{self.name}-{_version()}:{found[0].code}" if found else self.name

    def close(self) -> None:
        """Forget the loaded models."""
        with self._lock:
            self._translations.clear()

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        package = next(each for each in _packages() if (source, target) in each.pairs)
        with self._lock:  # Argos Translate's objects are not made for several threads
            translation = self._translation(package)
            return [Rendering(_one(translation, sentence)) for sentence in sentences]

    def _translation(self, package: PackageInfo) -> Any:
        if package.path not in self._translations:
            self._translations[package.path] = _open(package)
        return self._translations[package.path]


def _packages() -> list[PackageInfo]:
    """Packages of one pair, as Argos Translate knows them."""
    return [package for package in installed_packages() if package.removable and len(package.pairs) == 1]


def _open(package: PackageInfo) -> Any:
    """Argos Translate's translation object, its sentence splitter left out.

    Its constructor would pick a splitter (Stanza, spaCy or MiniSBD by version and setting) that downloads models; up to
    1.9 the splitter was chosen later, and left out for packages of the type `sbd`.
    """
    try:
        from argostranslate.package import Package
        from argostranslate.translate import Language, PackageTranslation
    except ImportError as problem:
        raise EngineFailure(
            Message(
                "{package} is not installed; {command}",
                package="Argos Translate",
                command="`pip install 'translit-toolkit[argos]'`",
            )
        ) from problem
    source, target = next(iter(package.pairs))
    translation = PackageTranslation.__new__(PackageTranslation)
    translation.from_lang = Language(source, package.names.get(source, source))
    translation.to_lang = Language(target, package.names.get(target, target))
    translation.pkg = Package(package.path)
    translation.pkg.type = "sbd"
    translation.translator = None
    translation.sentencizer = _OneSentence()
    return translation


def _one(translation: Any, sentence: str) -> str:
    # It cannot encode lone surrogates, and takes a newline for the end of a paragraph.
    clean = sentence.encode("utf-8", "replace").decode("utf-8")
    try:
        text = str(translation.hypotheses(clean, num_hypotheses=1)[0].value)
    except (RuntimeError, ValueError, OSError) as problem:
        raise EngineFailure(
            Message("Argos Translate stopped: {problem}; use the engine argos instead", problem=problem)
        ) from problem
    # Up to 1.9 it leaves characters that its vocabulary has only as bytes undecoded: <0xE2><0x80><0x9C>.
    return _BYTES.sub(
        lambda run: bytes.fromhex(run[0].replace("<0x", "").replace(">", "")).decode("utf-8", "replace"), text
    )


def _version() -> str:
    for distribution in ("argos-translate-lt", "argostranslate"):
        try:
            return version(distribution)
        except PackageNotFoundError:
            continue
    return "?"
