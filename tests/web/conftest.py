"""The application with an engine of the test's own, called in this process or over a true socket."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from translit.engines import registry
from translit.engines.fake import FakeEngine
from translit.web import Bounds, Settings, create_app
from translit.web.server import Server

WORDS = {("en", "es"): {"court": "tribunal", "freed": "liberó", "the": "el"}, ("en", "be"): {"court": "суд"}}

NOVIK = """\
# checked by Ann
id: novik-alena
type: person
gender: f
forms:
  be: Алена Новік  # as she signs
  ru: Елена Новик
  en: Alena Novik
parts:
  pl: {given: Alena, surname: Nowik}
sources:
  - {cite: a letter, for: forms.be}
"""

Serve = Callable[..., Server]


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """A folder of one's own with one entry."""
    folder = tmp_path / "names"
    folder.mkdir()
    (folder / "novik-alena.yaml").write_text(NOVIK, encoding="utf-8")
    return folder


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put engines of the test in the place of those that are installed here."""

    def only(*made: Any) -> None:
        monkeypatch.setattr(registry, "ENGINES", {engine.name: lambda engine=engine: engine for engine in made})
        monkeypatch.setattr(registry, "_made", {})

    return only


@pytest.fixture
def fake(engines: Callable[..., None]) -> FakeEngine:
    """A word-by-word engine from English."""
    engine = FakeEngine(WORDS)
    engines(engine)
    return engine


@pytest.fixture
def call(fake: FakeEngine) -> Iterator[Callable[..., TestClient]]:
    """Make an application and a client of it: bounds by name, settings in `settings`."""
    with ExitStack() as clients:

        def make(settings: Settings | None = None, **bounds: Any) -> TestClient:
            app = create_app(settings or Settings(bounds=Bounds(**bounds)))
            client = TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False)
            return clients.enter_context(client)

        yield make


@pytest.fixture
def client(call: Callable[..., TestClient]) -> TestClient:
    """A client of an application as it is without options."""
    return call()


@contextmanager
def running(settings: Settings) -> Iterator[Server]:
    """uvicorn on a free port, in a thread."""
    ready = threading.Event()
    server = Server(settings, lambda page: ready.set())
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        assert ready.wait(20)
        yield server
    finally:
        server.stop()
        thread.join(20)


@pytest.fixture
def serve(fake: FakeEngine) -> Iterator[Serve]:
    """Start true servers on free ports: bounds by name."""
    with ExitStack() as servers:
        yield lambda **bounds: servers.enter_context(running(Settings(port=0, bounds=Bounds(**bounds))))
