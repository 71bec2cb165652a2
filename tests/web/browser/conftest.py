"""Debian's chromium on a server of the test's own. Without chromium, or without Playwright, these tests are skipped."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from translit.engines import available, registry
from translit.engines.fake import FakeEngine
from translit.web import Settings, State

from ..conftest import running

sync_api = pytest.importorskip("playwright.sync_api", reason="the Python package playwright is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WORDS = {"прыехала": "приехала", "чакала": "ждала", "у": "в", "ў": "в", "пісаў": "писал", "Пра": "О"}

NOVIK = """\
id: novik-alena
type: person
gender: f
forms:
  be: Алена Новік
  ru: Елена Новик
  en: Alena Novik
"""
RAK = """\
id: rak-jan
type: person
gender: m
status: draft
forms:
  be: Ян Рак
  ru: Ян Рак
samples:
  - {lang: be, text: "Пра Яна Рака пісалі.", mention: Яна Рака}
note: seen once
"""


@dataclass
class Site:
    """A running workbench: where it is, what opens it, the folder behind it."""

    base: str
    key: str
    folder: Path
    state: State

    def file(self, name: str = "novik-alena") -> str:
        return (self.folder / f"{name}.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    """Playwright, where it and a browser can be run."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: `make test-browser` installs Debian's when run as root")
    from playwright._impl._driver import compute_driver_executable

    tried = subprocess.run([*compute_driver_executable(), "--version"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"Playwright's driver does not start ({tried.stderr.strip()}); Debian: apt-get install libatomic1")
    with sync_api.sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(driver: Any) -> Iterator[Any]:
    """One chromium for the tests of a file."""
    found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield found
    found.close()


@pytest.fixture(scope="module")
def translator() -> Iterator[None]:
    """Apertium where it has Belarusian and Russian, else an engine of the test's own."""
    if any(("be", "ru") in engine.pairs() for engine in available()):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        engine = FakeEngine({("be", "ru"): WORDS})
        patch.setattr(registry, "ENGINES", {engine.name: lambda: engine})
        patch.setattr(registry, "_made", {})
        yield


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, translator: None) -> Iterator[Site]:
    """A workbench on a folder, for all tests of a file."""
    folder = tmp_path_factory.mktemp("names")
    with running(Settings(port=0, glossaries=(folder,))) as started:
        yield Site(started.page.partition("/?")[0], started.page, folder, started.app.state.translit)


@pytest.fixture
def site(server: Site) -> Site:
    """The workbench with a confirmed entry and a draft, as they were."""
    for file in server.folder.glob("*.yaml"):
        file.unlink()
    shutil.rmtree(server.folder / ".history", ignore_errors=True)
    (server.folder / "novik-alena.yaml").write_text(NOVIK, encoding="utf-8")
    (server.folder / "rak-jan.yaml").write_text(RAK, encoding="utf-8")
    if server.state.folder is not None:
        server.state.folder.refresh()
    return server


@pytest.fixture
def window(browser: Any, site: Site) -> Iterator[Callable[..., Any]]:
    """Open a page of the workbench in a window of its own; what goes wrong in its scripts fails the test."""
    contexts, faults = [], []

    def make(path: str | None = "/entries", **options: Any) -> Any:
        context = browser.new_context(**{"locale": "en-GB", "viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        context.set_default_timeout(15_000)
        sync_api.expect.set_options(timeout=15_000)  # a first draft loads many tables beside other tests
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        context.request.get(site.key, max_redirects=0)  # lets the window in without drawing a page for it
        if path is not None:
            page.goto(site.base + path)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def page(window: Callable[..., Any]) -> Any:
    """A window that is let in and has opened nothing yet."""
    return window(None)


@pytest.fixture
def names(window: Callable[..., Any]) -> Any:
    """A window on the list of names."""
    return window()
