"""The HTTP API: requests a second with 1, 8 and 32 clients, a short text and an article, through each engine."""

from __future__ import annotations

import http.client
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

EXAMPLES = Path(__file__).parent.parent / "examples"
SECONDS = 4.0
CLIENTS = (1, 8, 32)
SHORT = "Ihar Losik met journalists in Minsk."

_FAKE = """
from translit.engines import registry
from translit.engines.fake import FakeEngine
registry.ENGINES = {"fake": lambda: FakeEngine({("en", "es"): {}})}
"""
_SERVE = "from translit_cli.main import main; main(['serve', '--port', '0', *sys.argv[1:]])"


def run() -> list[dict[str, object]]:
    """For each engine, text and number of clients: requests a second, how long an answer took, processor time of each.

    The processor's time says most where the machine is shared; it is there on Linux alone.
    """
    from translit.engines import available

    texts = {"short": SHORT, "article": (EXAMPLES / "article.en.txt").read_text(encoding="utf-8")}
    engines = ["fake", *(engine.name for engine in available() if ("en", "es") in engine.pairs())]
    rows: list[dict[str, object]] = []
    for engine in engines:
        with _serving(engine) as (port, process):
            for name, text in texts.items():
                body = json.dumps({"q": text, "source": "en", "target": "es"}).encode()
                _asked(port, body, 1, 0.1)  # loads what is loaded once
                for clients in CLIENTS:
                    started, worked = time.perf_counter(), _worked(process)
                    took = _asked(port, body, clients, SECONDS)
                    whole, worked = time.perf_counter() - started, _worked(process) - worked
                    rows.append(
                        {
                            "engine": engine,
                            "text": f"{name}, {len(text)} characters",
                            "clients": clients,
                            "requests/s": len(took) / whole,
                            "median ms": statistics.median(took) * 1000,
                            "slowest ms": max(took) * 1000,
                            "processor ms": worked / len(took) * 1000,
                        }
                    )
    return rows


@contextmanager
def _serving(engine: str) -> Iterator[tuple[int, int]]:
    """A server in a process of its own, so that the clients do not take its time; gives its port and process id."""
    program = f"import sys\n{_FAKE if engine == 'fake' else ''}{_SERVE}"
    server = subprocess.Popen([sys.executable, "-c", program, "--engine", engine], stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr
        yield urlsplit(server.stderr.readline().split()[-1]).port or 0, server.pid
    finally:
        server.terminate()
        server.wait()


def _worked(process: int) -> float:
    """Seconds of processor time that a process and those it has waited for have taken (proc(5)), 0 elsewhere."""
    try:
        facts = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, facts[11:15])) / os.sysconf("SC_CLK_TCK")


def _asked(port: int, body: bytes, clients: int, seconds: float) -> list[float]:
    """How long each answer took, with that many clients, each of which asks again as soon as it is answered."""
    took: list[float] = []
    end = time.perf_counter() + seconds

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        while time.perf_counter() < end:
            started = time.perf_counter()
            connection.request("POST", "/translate", body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200
            took.append(time.perf_counter() - started)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took
