"""Argos Translate itself: it must not reach for the network, nor write outside its own directories."""

from __future__ import annotations

import socket
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import pytest

from translit.engines.argos import ArgosPackageEngine
from translit.engines.argostranslate import ArgosTranslateEngine

from .toy import unpacked_toy

pytestmark = pytest.mark.skipif(find_spec("argostranslate") is None, reason="the extra `argos` is not installed")


def test_nothing_goes_to_the_network(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("the network was asked for")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    sentences = ["The court freed Losik. The court freed 5 people.\nThe court."]
    rendering = ArgosTranslateEngine().translate(sentences, "en", "es")[0]
    assert rendering.text == "El tribunal liberó Losik. El tribunal liberó 5 personas.\nEl tribunal."


def test_it_renders_what_the_packages_run_directly_render(packages: Path) -> None:
    sentences = ["The court freed Losik.", "people and people", "“The court”, he said 😀"]
    own, direct = (
        [rendering.text for rendering in engine.translate(sentences, "en", "es")]
        for engine in (ArgosTranslateEngine(), ArgosPackageEngine())
    )
    assert own == direct


def test_its_loops_are_flagged(no_packages: Path) -> None:
    unpacked_toy(no_packages / "loops", "en", "es", {"court": "tribunal", "the": "el"}, loop_after=4)
    rendering = ArgosTranslateEngine().translate(["the court the court the court"], "en", "es")[0]
    assert "looping" in rendering.flags


def test_listing_its_pairs_does_not_import_it(packages: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys\n"
        "from translit.engines.argostranslate import ArgosTranslateEngine\n"
        "print(sorted(ArgosTranslateEngine().pairs()), 'argostranslate' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[('en', 'es'), ('es', 'fr')] False"
