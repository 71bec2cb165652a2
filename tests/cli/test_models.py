"""`translit models` and `translit doctor`."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from translit.engines.fake import FakeEngine

from .conftest import ROOT, Run


@pytest.fixture(scope="session")
def toy() -> ModuleType:
    """The maker of model packages in tests/engines."""
    spec = importlib.util.spec_from_file_location("toy", ROOT / "tests" / "engines" / "toy.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_install_list_info_remove(run: Run, toy: ModuleType, tmp_path: Path) -> None:
    file = toy.make_toy_package(tmp_path, "en", "es")
    assert "no package is installed" in run("models", "list").stderr
    installed = run("models", "install", str(file))
    assert (installed.exit_code, installed.stdout) == (0, "")
    assert "en→es" in installed.stderr
    listed = run("models", "list").stdout
    assert "en→es" in listed
    data = json.loads(run("models", "list", "--json").stdout)
    assert data[0]["pairs"] == [["en", "es"]]
    assert data[0]["bytes"] > 0
    assert "all there" in run("models", "info", "en-es").stdout
    assert run("models", "remove", "en-es").exit_code == 0
    assert run("models", "list").stdout == ""


def test_info_of_a_package_with_a_file_missing(run: Run, toy: ModuleType, tmp_path: Path) -> None:
    run("models", "install", str(toy.make_toy_package(tmp_path, "en", "es")))
    next((tmp_path / ".home").rglob("sentencepiece.model")).unlink()
    result = run("models", "info", "en-es", "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)["faults"]) == 1


def test_a_file_that_is_no_package(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.argosmodel").write_bytes(b"not a zip file")
    result = run("models", "install", "x.argosmodel")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "x.argosmodel" in result.stderr


def test_doctor_is_content_with_an_engine(run: Run, fake: FakeEngine) -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.stdout
    assert "2 pairs: en-be, en-ru" in result.stdout
    states = {check["what"]: check["state"] for check in json.loads(run("doctor", "--json").stdout)}
    assert states["glossary"] == states["schemes"] == states["translates"] == "ok"


def test_doctor_finds_fault_without_one(run: Run, engines: Callable[[None], None]) -> None:
    engines(None)
    result = run("doctor")
    assert result.exit_code == 1
    assert "nothing here can translate" in result.stdout


def test_doctor_survives_what_is_broken(run: Run, fake: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("a damaged file")

    monkeypatch.setattr("translit_cli.files.load_glossary", broken)
    result = run("doctor")
    assert result.exit_code == 1
    assert "RuntimeError: a damaged file" in result.stdout
    assert "2 pairs" in result.stdout
