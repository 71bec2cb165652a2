"""`translit transliterate` on a file of 1 GB: how long it takes, and how much memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .schemes import running_text, vocabulary

SIZE = 1_000_000_000  # bytes
SCHEME = "bgnpcgn-1947-ru"


def run() -> list[dict[str, object]]:
    """Seconds and megabytes of one process each, for text in paragraphs and for the same in one line."""
    text = running_text(vocabulary("ru"))
    return [measured("in paragraphs", text), measured("in one line", text.replace("\n", " "))]


def measured(what: str, part: str) -> dict[str, object]:
    """Write the text over and over into a file, and send it through the command."""
    data = part.encode()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source.txt")
        with source.open("wb") as file:
            for _ in range(SIZE // len(data)):
                file.write(data)
        size = source.stat().st_size
        command = [str(Path(sys.executable).parent / "translit"), "transliterate", "--scheme", SCHEME, str(source)]
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        took = time.perf_counter() - started
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
    return {
        "what": f"{SCHEME}, {what}",
        "GB": size / 1e9,
        "seconds": took,
        "CPU seconds": usage.ru_utime + usage.ru_stime,
        "MB": round(usage.ru_maxrss / 1024),  # kilobytes on Linux
    }
