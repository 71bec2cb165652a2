"""Installed size of the core and of the extras, each in an empty folder (asks the package registry)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIMITS = {"": 60, "[translate]": 350, "[translate,argos]": None}


def run() -> list[dict[str, object]]:
    """MB on disk, without compiled caches, and the limit that was set."""
    return [
        {"installed": f"translit-toolkit{extra}", "MB": _megabytes(extra), "at most": limit or "-"}
        for extra, limit in LIMITS.items()
    ]


def _megabytes(extra: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-compile",
            "--target",
            folder,
            f"{ROOT}{extra}",
        ]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        return sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6
