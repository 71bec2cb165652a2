"""Time to import and to show help, each the best of ten fresh processes, beside bare Python."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import translit": [sys.executable, "-c", "import translit"],
    "import translit.names": [sys.executable, "-c", "import translit.names"],
    "translit --help": [str(Path(sys.executable).parent / "translit"), "--help"],
}


def run() -> list[dict[str, object]]:
    """Seconds of the whole process and above bare Python."""
    seconds = {name: min(once(command) for _ in range(10)) for name, command in COMMANDS.items()}
    bare = seconds["python -c pass"]
    return [{"what": name, "seconds": s, "above bare Python": s - bare} for name, s in seconds.items()]


def once(command: list[str]) -> float:
    """Seconds that one run of a command takes."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started
