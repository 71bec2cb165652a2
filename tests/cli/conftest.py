"""Runs of the command: in this process with click's runner, or a true one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translit.engines import registry
from translit.engines.fake import FakeEngine

Run = Callable[..., Result]
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `translit` in this process, in an empty folder, with nothing installed for this user."""
    monkeypatch.chdir(tmp_path)
    for name in ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / ".home"))
    monkeypatch.setenv("TRANSLIT_MODELS_DIR", "")  # nor with translit-models
    monkeypatch.delenv("TRANSLIT_DEBUG", raising=False)
    monkeypatch.setattr("translit_cli.terminal.PATIENCE", 600.0)  # a slow machine adds no line to standard error
    from translit_cli.main import main

    def call(*args: str, stdin: str | bytes = b"") -> Result:
        return CliRunner().invoke(main, args, input=stdin, prog_name="translit")

    return call


@pytest.fixture
def true_run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run `translit` as its own process."""

    def call(*args: str, stdin: bytes = b"", **settings: object) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-c", "from translit_cli.main import main; main()", *args]
        settings = {"cwd": tmp_path, "capture_output": True, "timeout": 120, **settings}
        return subprocess.run(command, input=stdin, env={**os.environ, "NO_COLOR": "1"}, check=False, **settings)  # type: ignore[call-overload]

    return call


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[FakeEngine | None], None]]:
    """Put one engine, or none, in the place of those that are installed here."""

    def only(engine: FakeEngine | None) -> None:
        monkeypatch.setattr(registry, "ENGINES", {"fake": lambda: engine} if engine else {})
        monkeypatch.setattr(registry, "_made", {})

    yield only


@pytest.fixture
def fake(engines: Callable[[FakeEngine | None], None]) -> FakeEngine:
    """A word-by-word engine from English into Belarusian and Russian."""
    engine = FakeEngine(
        {("en", "be"): {"thanked": "падзякаваў"}, ("en", "ru"): {"he": "он", "thanked": "поблагодарил"}}
    )
    engines(engine)
    return engine
