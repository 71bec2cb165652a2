"""`translit models` and `translit doctor`."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
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


def test_the_bundled_model_is_listed_with_what_is_known_of_it(
    run: Run, toy: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "translit_models"
    monkeypatch.setenv("TRANSLIT_MODELS_DIR", str(home))
    facts = {"pairs": [["be", "ru"]], "from_code": None, "to_code": None, "scores": {"be-ru": 9.4}, "draft": True}
    home.mkdir()
    toy.unpacked_toy(home / "translit-1_0", "be", "ru", {}, metadata=facts)
    run("models", "install", str(toy.make_toy_package(tmp_path, "en", "ru")))
    ours, theirs = run("models", "list").stdout.splitlines()
    assert ours.split()[:2] == ["translit-1_0", "be→ru"] and ours.endswith("bundled    BLEU be-ru 9.4, a draft")
    assert theirs.endswith("installed  BLEU en-ru 27.6")  # of the official package: it does not bring a score along
    first, second = json.loads(run("models", "list", "--json").stdout)
    assert (first["bundled"], first["scores"], second["bundled"]) == (True, {"be-ru": 9.4}, False)
    assert (first["draft"], second["draft"]) == (True, False)
    refused = run("models", "remove", "be-ru")
    assert refused.exit_code == 2 and "translit-models" in refused.stderr


def test_each_pair_with_the_engine_that_takes_it(run: Run, fake: FakeEngine) -> None:
    listed = run("models", "list", "--pairs").stdout
    assert listed.splitlines() == [
        "en → be with fake:en-be (not measured)",
        "en → ru with fake:en-ru (not measured)",
    ]
    first, _ = json.loads(run("models", "list", "--pairs", "--json").stdout)
    assert (first["from"], first["to"], first["score"], first["way"]) == ("en", "be", None, listed.splitlines()[:1])
    assert run("models", "list", "--pairs", "--available").exit_code == 2


def test_no_pair_without_an_engine(run: Run, engines: Callable[[None], None]) -> None:
    engines(None)
    assert run("models", "list", "--pairs").exit_code == 2
    assert json.loads(run("models", "list", "--pairs", "--json").stdout) == []


def test_info_of_a_package_with_a_file_missing(run: Run, toy: ModuleType, tmp_path: Path) -> None:
    run("models", "install", str(toy.make_toy_package(tmp_path, "en", "es")))
    next((tmp_path / ".home").rglob("sentencepiece.model")).unlink()
    result = run("models", "info", "en-es", "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)["faults"]) == 1


def test_a_pair_is_fetched_from_the_index(
    run: Run, toy: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = toy.make_toy_package(tmp_path, "en", "es")
    facts = {"from_code": "en", "to_code": "es", "package_version": "1.0", "links": [f"/{file.name}"]}
    with _served({file.name: file.read_bytes()}, facts) as url:
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", url)
        assert run("models", "list", "--available").stdout.split() == ["en-es", "1.0"]
        fetched = run("models", "install", "en-es")
        assert fetched.exit_code == 0
        assert "0.4 MB, from http" in fetched.stderr and "installed" in fetched.stderr
        assert run("models", "install", "en-xx").exit_code == 2
    assert run("models", "verify").stdout.split()[-1] == "works"
    offline = run("models", "install", "en-de")
    assert (offline.exit_code, len(offline.stderr.splitlines())) == (2, 1)
    assert "models install FILE" in offline.stderr


def test_verify_finds_a_model_that_does_not_load(run: Run, toy: ModuleType, tmp_path: Path) -> None:
    run("models", "install", str(toy.make_toy_package(tmp_path, "en", "es")))
    next((tmp_path / ".home").rglob("model.bin")).write_bytes(b"garbage")
    result = run("models", "verify", "--json")
    assert result.exit_code == 1
    assert "does not load" in json.loads(result.stdout)[0]["faults"][0]


def test_a_file_of_another_checksum_is_not_installed(run: Run, toy: ModuleType, tmp_path: Path) -> None:
    file = toy.make_toy_package(tmp_path, "en", "es")
    refused = run("models", "install", str(file), "--sha256", "0" * 64)
    assert refused.exit_code == 2 and "SHA-256" in refused.stderr
    assert run("models", "install", str(file), "--sha256", hashlib.sha256(file.read_bytes()).hexdigest()).exit_code == 0


@contextmanager
def _served(files: Mapping[str, bytes], facts: Mapping[str, object]) -> Iterator[str]:
    """A package index on this machine that offers one package."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = files.get(self.path.strip("/"))
            if data is None:
                links = [f"http://{self.headers['Host']}{link}" for link in facts["links"]]  # type: ignore[attr-defined]
                data = json.dumps([{**facts, "links": links}]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *about: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_file_that_is_no_package(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.argosmodel").write_bytes(b"not a zip file")
    result = run("models", "install", "x.argosmodel")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "x.argosmodel" in result.stderr


def test_doctor_is_content_with_an_engine(run: Run, fake: FakeEngine) -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.stdout
    assert "2 pairs: en-be, en-ru\n" in result.stdout
    states = {check["what"]: check["state"] for check in json.loads(run("doctor", "--json").stdout)}
    assert states["glossary"] == states["schemes"] == states["translates"] == "ok"


def test_doctor_tells_the_pairs_by_way_of_another_language(run: Run, engines: Callable[[FakeEngine], None]) -> None:
    """The README counts them among its directions: who looks them up here must find them."""
    engines(FakeEngine({("en", "ru"): {}, ("ru", "be"): {}}))
    assert "2 pairs: en-ru, ru-be; through another language also en-be" in run("doctor").stdout


def test_doctor_names_the_extra_that_is_missing(run: Run, fake: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translit_cli.doctor.find_spec", lambda name: None if name == "jinja2" else object())
    checks = {check["what"]: check for check in json.loads(run("doctor", "--json").stdout)}
    assert checks["documents"]["state"] == "ok"
    assert checks["web"]["state"] == "note"
    assert checks["web"]["advice"] == "`pip install 'translit-toolkit[web]'`"


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
