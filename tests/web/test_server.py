"""The server under load and at its end: one load of a model, few at work, a queue with an end, nothing cut off."""

from __future__ import annotations

import asyncio
import http.client
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from click.testing import CliRunner

from translit import translate
from translit.engines import EngineFailure, Rendering, steps
from translit.engines.fake import FakeEngine
from translit.web import Bounds, Settings
from translit.web.pool import Busy, Check, Pool, TooSlow
from translit.web.server import Server

from .conftest import WORDS, Serve

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Loading(FakeEngine):
    """An engine whose models take a moment to load; it counts loads, and how many of its calls ran at once."""

    def __init__(self) -> None:
        super().__init__({**WORDS, ("es", "en"): {}})
        self.loads: list[tuple[str, str]] = []
        self.most = self._now = 0
        self._counting = threading.Lock()

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        if (source, target) not in self.loads:
            time.sleep(0.1)  # all that come now find no model, as with any engine that looks before it loads
            self.loads.append((source, target))
        with self._counting:
            self._now += 1
            self.most = max(self.most, self._now)
        time.sleep(0.01)
        with self._counting:
            self._now -= 1
        return super()._render(sentences, source, target, attention)


class Gated(FakeEngine):
    """An engine that works, call by call, only as long as the test lets it."""

    def __init__(self) -> None:
        super().__init__(WORDS)
        self.gate = threading.Semaphore(0)
        self.entered = threading.Semaphore(0)

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        if sentences != ["1"]:  # the server's own, to load the model
            self.entered.release()
            assert self.gate.acquire(timeout=20)
        return super()._render(sentences, source, target, attention)


def _post(
    server: Server, q: str = "The court.", target: str = "es", source: str = "en"
) -> tuple[int, dict[str, object]]:
    connection = _sent(server, q, target, source)
    answer = connection.getresponse()
    return answer.status, json.load(answer)


def _sent(server: Server, q: str, target: str = "es", source: str = "en") -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(server.page).port, timeout=20)
    connection.request("POST", "/translate", urlencode({"q": q, "source": source, "target": target}), FORM)
    return connection


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_sixteen_first_requests_load_each_model_once(serve: Serve, engines: Callable[..., None]) -> None:
    engine = Loading()
    engines(engine)
    server = serve(workers=16)
    pairs = [("es", "en"), ("be", "en")] * 8
    with ThreadPoolExecutor(16) as clients:
        answers = list(clients.map(lambda pair: _post(server, "The court.", *pair), pairs))
    assert [status for status, _ in answers] == [200] * 16
    assert sorted(engine.loads) == [("en", "be"), ("en", "es")]


def test_no_more_work_at_once_than_the_workers(serve: Serve, engines: Callable[..., None]) -> None:
    engine = Loading()
    engines(engine)
    server = serve(workers=2)
    with ThreadPoolExecutor(8) as clients:
        answers = list(clients.map(lambda number: _post(server, f"Court {number}."), range(24)))
    assert [told["translatedText"] for _, told in answers] == [f"Tribunal {number}." for number in range(24)]
    assert engine.most == 2


def test_a_load_that_fails_is_tried_again(engines: Callable[..., None]) -> None:
    class Broken(FakeEngine):
        def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
            if not self.calls:
                self.calls.append(())
                raise EngineFailure("the model does not load")
            return super()._render(sentences, source, target, attention)

    engines(Broken(WORDS))
    pool = Pool(None, Bounds())
    with pytest.raises(EngineFailure):
        pool.engine("en", "es")
    assert pool.engine("en", "es").translate(["court"], "en", "es")[0].text == "tribunal"
    pool.close()


def test_a_pivot_is_stopped_within_each_of_its_steps(engines: Callable[..., None]) -> None:
    """What the server gives the translation in an engine's place is one engine for each step, that can be stopped."""
    words = {("en", "ru"): {"court": "суд"}, ("ru", "be"): {"суд": "судовы"}}
    engines(FakeEngine(words))
    pool, checks = Pool(None, Bounds()), 0

    def check() -> None:
        nonlocal checks
        checks += 1

    engine = pool.engine("en", "be", check)
    first, second = steps("en", "be", engine)
    assert first.engine.translate(["court"], "en", "ru")[0].text == "суд"
    assert second.engine.translate(["суд"], "ru", "be")[0].text == "судовы"
    assert (first.engine.signature("en", "ru"), engine.signature("en", "be")) == ("fake:en-ru", "fake:en-ru+fake:ru-be")
    before = checks
    assert translate("The court.", "en", "be", engine=engine).text == "The судовы."
    assert checks >= before + 2
    pool.close()


def test_who_comes_when_all_places_are_taken_is_told_to_come_back(serve: Serve, engines: Callable[..., None]) -> None:
    engine = Gated()
    engines(engine)
    server = serve(workers=1, queue=1)
    pool = server.app.state.translit.engines
    first = _sent(server, "The court.")
    assert engine.entered.acquire(timeout=20)
    second = _sent(server, "A court.")
    _until(lambda: pool.busy == 2)
    status, told = _post(server, "One court.")
    assert (status, "try again" in str(told["error"])) == (503, True)
    engine.gate.release(2)
    assert [connection.getresponse().status for connection in (first, second)] == [200, 200]
    _until(lambda: pool.busy == 0)


def test_a_client_that_leaves_frees_its_place(serve: Serve, engines: Callable[..., None]) -> None:
    """At once while it waits; between two calls of the engine when it is at work, and there is no third."""
    engine = Gated()
    engines(engine)
    server = serve(workers=1, queue=1)
    pool = server.app.state.translit.engines
    long = " ".join(f"The court {number}." for number in range(100))  # more sentences than go into one call
    at_work = _sent(server, long)
    assert engine.entered.acquire(timeout=20)
    waiting = _sent(server, "A court.")
    _until(lambda: pool.busy == 2)
    waiting.close()
    _until(lambda: pool.busy == 1)
    at_work.close()
    time.sleep(0.1)
    engine.gate.release()
    _until(lambda: pool.busy == 0)
    assert not engine.entered.acquire(timeout=0.2)
    engine.gate.release()
    assert _post(server)[0] == 200


def test_a_request_has_its_time(serve: Serve, engines: Callable[..., None]) -> None:
    engine = Gated()
    engines(engine)
    server = serve(workers=1, request_seconds=0.3)
    status, told = _post(server)
    assert (status, "0.3 seconds" in str(told["error"])) == (504, True)
    engine.gate.release(2)
    _until(lambda: server.app.state.translit.engines.busy == 0)
    assert _post(server)[0] == 200


def test_the_pool_says_when_it_is_full_or_too_slow() -> None:
    pool = Pool(None, Bounds(workers=1, queue=0, request_seconds=0.05))
    over = threading.Event()

    def work(check: Check) -> None:
        over.wait(20)

    async def both() -> list[object]:
        return await asyncio.gather(pool.run(work), pool.run(work), return_exceptions=True)

    found = asyncio.run(both())
    over.set()
    assert [type(each) for each in found] == [TooSlow, Busy]
    pool.close()


PROGRAM = """
import sys, time
sys.path.insert(0, {tests!r})
from translit.engines import registry
from translit.engines.fake import FakeEngine
from translit_cli.main import main

class Slow(FakeEngine):
    def _render(self, sentences, *rest):
        if sentences != ["1"]:
            print("working", flush=True)
            time.sleep(1.0)
        return super()._render(sentences, *rest)

registry.ENGINES = {{"fake": lambda: Slow({{("en", "es"): {{"court": "tribunal"}}}})}}
main(["serve", "--port", "0", *sys.argv[1:]])
"""


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_finishes_what_is_running(ending: signal.Signals, tmp_path: Path) -> None:
    """The request under way is answered, a new one is not taken, the exit code is 0, nothing is on standard output."""
    program = PROGRAM.format(tests=str(Path(__file__).parent))
    server = subprocess.Popen([sys.executable, "-c", program], cwd=tmp_path, stdout=-1, stderr=-1, text=True)
    try:
        assert server.stderr
        assert server.stdout
        port = urlsplit(server.stderr.readline().split()[-1]).port
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("POST", "/translate", urlencode({"q": "A court.", "source": "en", "target": "es"}), FORM)
        assert server.stdout.readline() == "working\n"
        server.send_signal(ending)
        assert json.load(connection.getresponse())["translatedText"] == "A tribunal."
        out, err = server.communicate(timeout=20)
        assert (server.returncode, out) == (0, "")
        assert "Traceback" not in err
        with pytest.raises(ConnectionRefusedError):
            http.client.HTTPConnection("127.0.0.1", port, timeout=5).request("GET", "/health")
    finally:
        server.kill()


def _cli(*args: str, **environment: str) -> tuple[int, str]:
    from translit_cli.main import main

    found = CliRunner().invoke(main, args, env=environment, prog_name="translit")
    return found.exit_code, found.output


def test_a_taken_port_is_told(serve: Serve) -> None:
    code, told = _cli("serve", "--port", str(urlsplit(serve().page).port))
    assert (code, "--port" in told) == (2, True)


def test_where_nothing_could_be_served_no_folder_is_left(serve: Serve, tmp_path: Path) -> None:
    """It was made and told of before the port was tried."""
    port = str(urlsplit(serve().page).port)
    code, told = _cli("glossary", "serve", "--port", port, "--glossary", str(tmp_path / "mine"))
    assert (code, "made the folder" in told, (tmp_path / "mine").exists()) == (2, False, False)


REFUSED = [
    # arguments, what the sentence names
    (["--host", "0.0.0.0"], "--password-file"),
    (["--host", "0.0.0.0", "--password-file", "{short}"], "at least"),
    (["--glossary", "{missing}"], "missing"),
    (["--style", "no-such-style"], "no-such-style"),
    (["--engine", "no-such-engine"], "no-such-engine"),
    (["--api-keys", "{short}"], "line 1"),
    (["--require-api-key"], "--api-keys"),
    (["--suggestions", "{missing}/file"], "suggestions"),
    (["--host", "no.such.host.invalid"], "no.such.host.invalid"),
]


@pytest.mark.parametrize(("arguments", "named"), REFUSED)
def test_what_cannot_be_served_is_refused_before_anybody_calls(
    arguments: list[str], named: str, tmp_path: Path, fake: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRANSLIT_PASSWORD", raising=False)
    (tmp_path / "short").write_text("1234\n")
    places = {name: str(tmp_path / name) for name in ("short", "missing")}
    code, told = _cli("serve", "--port", "0", *(each.format(**places) for each in arguments))
    assert (code, named in told, "Traceback" in told) == (2, True, False)


def test_the_page_is_opened_and_the_settings_are_those_given(
    tmp_path: Path, fake: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`glossary serve` opens the browser, `serve` doesn't; the password comes from the environment."""
    import translit.web

    seen = []

    def served(settings: Settings, *, ready: Callable[[str], None], browser: bool) -> None:
        seen.append((settings, browser))
        ready("http://127.0.0.1:8765/")

    monkeypatch.setattr(translit.web, "serve", served)
    code, told = _cli("glossary", "serve", "--glossary", str(tmp_path / "mine"))
    assert (code, "made the folder" in told, (tmp_path / "mine").is_dir()) == (0, True, True)
    limits = ["--req-limit", "20", "--daily-req-limit", "90", "--char-limit", "500", "--batch-limit", "7"]
    work = ["--workers", "3", "--timeout", "9", "--allow-host", "names.example", "--allow-host", "n.example"]
    _cli("serve", "--host", "::", *limits, *work, TRANSLIT_PASSWORD="correct horse battery")
    _cli("glossary", "serve", "--glossary", str(tmp_path / "mine"), "--no-open", "--commit")
    (mine, opened), (open_to_all, not_opened), (kept, left_closed) = seen
    assert (mine.loopback, mine.glossaries, opened, not_opened) == (True, (tmp_path / "mine",), True, False)
    bounds = open_to_all.bounds
    assert (open_to_all.password, open_to_all.allowed_hosts) == (
        "correct horse battery",
        ("names.example", "n.example"),
    )
    assert (bounds.per_minute, bounds.per_day, bounds.characters, bounds.batch) == (20, 90, 500, 7)
    assert (bounds.workers, bounds.request_seconds) == (3, 9)
    assert (mine.commits, kept.commits, left_closed) == (False, True, False)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("translit.web") or name.split(".")[0] == "uvicorn"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    code, told = _cli("serve")
    assert (code, "translit-toolkit[web]" in told) == (2, True)
