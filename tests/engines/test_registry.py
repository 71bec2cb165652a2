"""Which engine is taken, which way a text goes, and what is said when there is none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from translit.engines import (
    NoEngineError,
    Rendering,
    RoutedEngine,
    Traits,
    UnknownPairError,
    available,
    get_engine,
    reachable,
    route,
)
from translit.engines.advice import how_to_install
from translit.engines.fake import FakeEngine
from translit.engines.routes import composed


def _fake(*pairs: str, name: str = "fake", cost: float = 1.0) -> FakeEngine:
    traits = Traits(marks_unknown=True, keeps_unknown=True, attention=True, cost=cost)
    return FakeEngine({tuple(pair.split("-")): {} for pair in pairs}, name=name, traits=traits)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("engines", "source", "target", "path"),
    [
        ([_fake("en-be", "en-ru", "ru-be")], "en", "be", "en-be"),
        ([_fake("en-ru", "ru-be")], "en", "be", "en-ru ru-be"),
        ([_fake("en-ru", "ru-uk", "uk-be")], "en", "be", "en-ru ru-uk uk-be"),
        ([_fake("en-ru", name="a"), _fake("ru-be", name="b")], "en", "be", "a:en-ru b:ru-be"),
        (
            [_fake("en-be", cost=3.0, name="dear"), _fake("en-ru", "ru-be", name="cheap")],
            "en",
            "be",
            "cheap:en-ru cheap:ru-be",
        ),
        ([_fake("en-be", cost=2.0, name="direct"), _fake("en-ru", "ru-be")], "en", "be", "direct:en-be"),
        ([_fake("en-be", name="first"), _fake("en-be", name="second")], "en", "be", "first:en-be"),
        ([_fake("en-be", name="dear", cost=1.1), _fake("en-be", name="cheap")], "en", "be", "cheap:en-be"),
        ([_fake("en-pl", "pl-en", "en-ru", "ru-be")], "pl", "be", "pl-en en-ru ru-be"),
    ],
)
def test_the_cheapest_way(engines: list[FakeEngine], source: str, target: str, path: str) -> None:
    found = [(step.engine.name, f"{step.source}-{step.target}") for step in route(source, target, engines)]
    expected = [tuple(each.split(":")) if ":" in each else ("fake", each) for each in path.split()]
    assert found == expected


@pytest.mark.parametrize(
    ("pairs", "source", "target"),
    [(("en-ru",), "ru", "en"), (("a-b", "b-c", "c-d", "d-e"), "a", "e"), ((), "en", "ru"), (("en-ru",), "en", "en")],
)
def test_no_way(pairs: tuple[str, ...], source: str, target: str) -> None:
    with pytest.raises(UnknownPairError):
        route(source, target, [_fake(*pairs)])


def test_reachable_is_what_has_a_way() -> None:
    engine = _fake("a-b", "b-c", "c-d", "d-e", "c-a")
    for source in "abcde":
        found = reachable(source, [engine])
        for target in set("abcde") - {source}:
            if target in found:
                assert route(source, target, [engine])
            else:
                with pytest.raises(UnknownPairError):
                    route(source, target, [engine])


def test_a_route_over_two_engines_adds_up() -> None:
    one = FakeEngine({("en", "ru"): {"court": "суд"}}, name="one")
    two = FakeEngine({("ru", "be"): {"суд": "судовы"}}, name="two", traits=Traits(cost=0.5))
    both = RoutedEngine([one, two])
    rendering = both.translate(["the court"], "en", "be")[0]
    assert rendering.text == "the судовы"
    assert rendering.flags == {"pivot", "unknown"} and rendering.unknown == ((0, 3),)
    assert both.signature("en", "be") == "one:en-ru+two:ru-be"
    assert both.traits("en", "be") == Traits(cost=1.5)  # what does not hold on one step does not hold
    assert both.traits("en", "ru") == one.traits("en", "ru")


def test_words_unknown_before_the_pivot_are_found_again_each_once() -> None:
    first = Rendering("Losik and Losik", frozenset({"unknown"}), None, ((0, 5), (10, 15)))
    second = Rendering("y Losik con Losik")
    assert composed(first, second).unknown == ((2, 7), (12, 17))
    assert composed(first, Rendering("nada")).unknown == ()


def test_a_first_step_that_gave_nothing_is_not_forgotten() -> None:
    """The second step sees an empty sentence, which is none of its faults."""
    assert composed(Rendering("", frozenset({"empty"})), Rendering("")).flags == {"empty"}


def test_unknown_pairs_say_what_is_near() -> None:
    with pytest.raises(UnknownPairError) as refusal:
        get = RoutedEngine([_fake("en-es", "en-pl", "de-be")])
        get.translate(["x"], "en", "be")
    message = str(refusal.value)
    assert "en → be" in message and "from en there are: es, pl" in message and "into be there are: de" in message
    with pytest.raises(UnknownPairError, match="apt-get install apertium apertium-bel-rus"):
        route("ru", "be", [_fake("en-es")])


@pytest.mark.parametrize(
    ("source", "target", "hint"),
    [
        ("en", "ua", "perhaps uk is meant by “ua”;"),
        ("eng", "uk", "perhaps en is meant by “eng”;"),
        ("en", "german", None),
    ],
)
def test_a_code_that_is_none_is_guessed_at(source: str, target: str, hint: str | None) -> None:
    with pytest.raises(UnknownPairError) as refusal:
        route(source, target, [_fake("en-uk")])
    assert hint in str(refusal.value) if hint else "is meant by" not in str(refusal.value)


def test_no_engine_at_all(no_packages: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("APERTIUM_DATADIR", str(tmp_path))
    assert available() == []
    with pytest.raises(
        NoEngineError, match=r"no translation engine is installed here\. Install one: .*translit doctor"
    ):
        get_engine(None, "en", "ru")
    for name in ("argos", "argostranslate", "apertium"):
        with pytest.raises(NoEngineError, match=name):
            get_engine(name)


def test_no_engine_of_that_name() -> None:
    with pytest.raises(NoEngineError, match=r"no engine 'google'; there are: auto, argos, argostranslate, apertium"):
        get_engine("google")


def test_packages_are_seen_when_they_come_and_go(no_packages: Path, toys: Path) -> None:
    import shutil

    assert "argos" not in [engine.name for engine in available()]
    shutil.copytree(toys, no_packages)
    assert available()[0].name == "argos"
    assert get_engine("argos", "en", "fr").name == "argos"  # by way of Spanish
    with pytest.raises(UnknownPairError):
        get_engine("argos", "fr", "en")
    assert get_engine(None, "en", "es").signature("en", "es").startswith("argos:")


def test_importing_the_room_loads_nothing_heavy() -> None:
    code = (
        "import sys\nimport translit.engines\nfrom translit.engines import available, doctor, installing\n"
        "from translit.engines.doctor import doctor\navailable()\ndoctor()\n"
        "print([name for name in ('ctranslate2', 'sentencepiece', 'numpy', 'argostranslate') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("en", "de", ["`translit models install en-de`"]),
        ("uk", "pl", ["`translit models install uk-en` + `translit models install en-pl`"]),
        ("en", "uk", ["`pip install ./models '.[translate]'` in a clone", "`translit models install en-uk`"]),
        ("be", "de", ["`translit models install en-de` + `pip install ./models"]),
        ("en", "ua", ["`translit models install en-uk`"]),
    ],
)
def test_the_advice_can_be_followed(no_packages: Path, source: str, target: str, told: list[str]) -> None:
    """Argos Translate has packages from and into English, and none for Belarusian: en-be or ru-de would be refused."""
    advice = how_to_install(source, target)
    assert all(each in advice for each in told), advice
    assert "install en-be" not in advice and "install be-" not in advice


def test_the_advice_leaves_out_what_is_here(bundled: Callable[..., Path]) -> None:
    """Who had Russian into English was told to fetch it for Japanese."""
    bundled("ru", "en", {}, pairs=[["ru", "en"], ["be", "ru"]])
    assert how_to_install("ru", "ja") == "`translit models install en-ja`"
    assert how_to_install("uk", "ja") == "`translit models install uk-en` + `translit models install en-ja`"
    assert how_to_install("be", "ja") == "`translit models install en-ja`"


def test_models_without_what_runs_them_are_not_fetched_again(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translit.engines.advice.runs_models", lambda: False)
    assert how_to_install("en", "es").startswith("`pip install 'translit-toolkit[translate]'`, which runs")
    assert how_to_install("en", "pl").endswith("install en-pl` + `pip install 'translit-toolkit[translate]'`")
