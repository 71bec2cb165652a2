"""Where translation packages lie: in Argos Translate's own folder, which both programs see, and in ours.

A Python package `translit_models`, when installed, brings its own along. `TRANSLIT_MODELS_DIR` in the environment names
another folder in the place of that one (empty: none).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

__all__ = ["package_directories", "package_folders", "packages_directory"]


def packages_directory() -> Path:
    """Where Argos Translate keeps its packages; not created here.

    The order is Argos Translate's own (argostranslate/settings.py): `ARGOS_PACKAGES_DIR` in the environment, then in
    its settings.json, then `argos-translate/packages` under `XDG_DATA_HOME`.
    """
    if chosen := os.environ.get("ARGOS_PACKAGES_DIR") or _argos_settings().get("ARGOS_PACKAGES_DIR"):
        return Path(str(chosen)).expanduser()
    home = Path(os.environ["SNAP_USER_DATA"]) if {"SNAP", "SNAP_USER_DATA"} <= os.environ.keys() else Path.home()
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "argos-translate" / "packages"


def _argos_settings() -> dict[str, Any]:
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    try:
        settings = json.loads((config / "argos-translate" / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return settings if isinstance(settings, dict) else {}


def package_directories() -> list[tuple[Path, bool]]:
    """The folders that hold packages, and whether packages may be removed from them.

    The models of an installed `translit_models` come first: they were made for names.
    """
    return [*((folder, False) for folder in _models_of_our_own()), (packages_directory(), True)]


def _models_of_our_own() -> list[Path]:
    if (chosen := os.environ.get("TRANSLIT_MODELS_DIR")) is not None:
        return [Path(chosen).expanduser()] if chosen else []
    try:
        spec = find_spec("translit_models")
    except (ImportError, ValueError):
        return []
    return [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []


def package_folders() -> list[tuple[Path, bool]]:
    """Every folder that holds a package, whole or broken, and whether it may be removed."""
    return [(path, removable) for folder, removable in package_directories() for path in _packages_in(folder)]


def _packages_in(folder: Path) -> Iterator[Path]:
    """The folders that have a metadata.json: `folder` itself, or those in it (staging folders begin with a dot)."""
    if (folder / "metadata.json").is_file():
        yield folder
        return
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for path in inside:
        if not path.name.startswith(".") and (path / "metadata.json").is_file():
            yield path
