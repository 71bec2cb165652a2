"""Toy packages installed in a folder of their own, and the four engines as the contract sees them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from translit.engines import Engine
from translit.engines.apertium import ApertiumEngine
from translit.engines.argos import ArgosPackageEngine
from translit.engines.argostranslate import ArgosTranslateEngine
from translit.engines.fake import FakeEngine

from .toy import unpacked_toy

EN_ES = {"the": "el", "court": "tribunal", "freed": "liberó", "people": "personas", "was": "fue", "and": "y"}
ES_FR = {"el": "le", "tribunal": "cour", "liberó": "libera", "personas": "gens", "y": "et"}

LIBRARIES = find_spec("ctranslate2") is not None and find_spec("sentencepiece") is not None


@pytest.fixture(scope="session")
def toys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A packages folder with en-es and es-fr, made once."""
    if not LIBRARIES:
        pytest.skip("the extra `translate` (ctranslate2, sentencepiece) is not installed")
    folder = tmp_path_factory.mktemp("toys")
    unpacked_toy(folder / "translate-en_es-1_0", "en", "es", EN_ES)
    unpacked_toy(folder / "translate-es_fr-1_0", "es", "fr", ES_FR)
    return folder


def _at_home(patch: pytest.MonkeyPatch, folder: Path) -> Path:
    home = folder / "argos-translate" / "packages"
    patch.setenv("ARGOS_PACKAGES_DIR", str(home))
    patch.setenv("TRANSLIT_MODELS_DIR", "")  # whether translit-models is installed here makes no difference
    for variable, name in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")):
        patch.setenv(variable, str(folder / name))
    patch.setenv("ARGOS_INTRA_THREADS", "1")  # Argos Translate's threads spin: a busy machine takes minutes else
    return home


@pytest.fixture
def no_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for packages (not yet made), and nothing of the user's own in sight."""
    return _at_home(monkeypatch, tmp_path)


@pytest.fixture
def bundled(no_packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put a toy where the models of `translit-models` lie: `bundled("be", "ru", {"суд": "суд"}, scores={...})`."""
    if not LIBRARIES:
        pytest.skip("the extra `translate` (ctranslate2, sentencepiece) is not installed")
    home = tmp_path / "site" / "translit_models"
    monkeypatch.setenv("TRANSLIT_MODELS_DIR", str(home))

    def put(source: str, target: str, words: Mapping[str, str], **facts: Any) -> Path:
        home.mkdir(parents=True, exist_ok=True)
        facts = {"pairs": [[source, target]], "from_code": None, "to_code": None, **facts}
        return unpacked_toy(home / "translit-1_0", source, target, words, metadata=facts)

    return put


@pytest.fixture
def packages(no_packages: Path, toys: Path) -> Path:
    """The same home with the toys in it."""
    shutil.copytree(toys, no_packages)
    return no_packages


def _apertium() -> Engine:
    engine = ApertiumEngine()
    if ("en", "es") not in engine.pairs():
        pytest.skip("Debian's apertium and apertium-eng-spa are not installed")
    return engine


def _argostranslate() -> Engine:
    if find_spec("argostranslate") is None:
        pytest.skip("the extra `argos` (argostranslate) is not installed")
    return ArgosTranslateEngine()


MAKERS: dict[str, Callable[[], Engine]] = {
    "fake": lambda: FakeEngine({("en", "es"): EN_ES, ("es", "fr"): ES_FR}),
    "argos": lambda: ArgosPackageEngine(beam=1),
    "argostranslate": _argostranslate,
    "apertium": _apertium,
}


@pytest.fixture(scope="module", params=MAKERS)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Each of the four, ready to translate from English to Spanish; one for all tests of a module."""
    with pytest.MonkeyPatch.context() as patch:
        home = _at_home(patch, tmp_path_factory.mktemp("home"))
        if request.param in ("argos", "argostranslate"):
            shutil.copytree(request.getfixturevalue("toys"), home)
        made = MAKERS[request.param]()
        yield made
        made.close()
