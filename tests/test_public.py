"""What other people's programs may count on: public values and refusals travel between processes, and can be named."""

from __future__ import annotations

import copy
import importlib
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import translit
from translit import Glossary, names, schemes
from translit.engines import UnknownPairError
from translit.engines.fake import FakeEngine
from translit.glossary import GlossaryError, Style, UnknownEntry
from translit.schemes import UncoveredLetter

LOSIK = {"losik": {"be": "Ігар Лосік", "en": "Ihar Losik"}}
WAYS: dict[str, Callable[[Any], Any]] = {
    "pickle": lambda value: pickle.loads(pickle.dumps(value)),
    "deepcopy": copy.deepcopy,
    "copy": copy.copy,
}
way = pytest.mark.parametrize("again", WAYS.values(), ids=WAYS)


@way
def test_values_travel(again: Callable[[Any], Any]) -> None:
    """A pool of processes pickles what goes in and what comes out."""
    glossary = Glossary.from_forms(LOSIK)
    for value in (
        names.find("Учора судзілі Ігара Лосіка.", "be", glossary=glossary),
        names.NameIndex({"a": ["Ihar Losik"]}).search("Losik Ihar"),
        names.parse("Losik, Ihar"),
        names.explain("Ihar Losik", "Igor Losik"),
        names.explain_conversion("Ігар Лосік", "be", "ru"),
        translit.detect("Дзень добры, гэта беларуская мова"),
        translit.normalize("Igor Losik", "en", glossary=glossary),
        schemes.get("bgnpcgn-1979-be"),
        Style("ours", languages={"en": ("en:ru",)}),
    ):
        assert again(value) == value


@way
@pytest.mark.parametrize("make", [Glossary.load, lambda: Glossary.from_forms(LOSIK)], ids=["builtin", "forms"])
def test_a_glossary_travels(again: Callable[[Any], Any], make: Callable[[], Glossary]) -> None:
    """Also one that was searched, whose index is no Python object; what arrives finds the same."""
    glossary = make()
    found = glossary.match("Пра Ігара Лосіка.", "be")
    arrived = again(glossary)
    assert (arrived.signature, arrived.match("Пра Ігара Лосіка.", "be")) == (glossary.signature, found)
    assert found


@way
@pytest.mark.parametrize(
    ("kind", "fail"),
    [
        (UnknownEntry, lambda: Glossary.load().entry("losik-igar")),
        (UncoveredLetter, lambda: translit.transliterate("ж漢", "bgnpcgn-1979-be", unknown="error")),
        (UnknownPairError, lambda: translit.translate("Суд", "de", "be", engine=FakeEngine({("ru", "be"): {}}))),
        (names.SpellingError, lambda: names.convert("Лосік", "zz", "be")),
        (names.CaseError, lambda: names.inflect("Лосік", "be", "xyz")),
        (GlossaryError, lambda: Glossary.load("none")),
    ],
)
def test_refusals_travel(again: Callable[[Any], Any], kind: type[Exception], fail: Callable[[], object]) -> None:
    """One that cannot be unpickled hangs a process pool."""
    with pytest.raises(kind) as caught:
        fail()
    arrived = again(caught.value)
    assert (type(arrived), str(arrived), vars(arrived)) == (type(caught.value), str(caught.value), vars(caught.value))


def test_forms_that_are_no_text_are_refused() -> None:
    """A table's empty cell comes as None or NaN; it broke the first search, far from where it came in."""
    for form in (None, float("nan"), "", "  "):
        with pytest.raises(translit.TranslitError, match="no text under 'ru' of entry 'losik'"):
            Glossary.from_forms({"losik": {"be": "Ігар Лосік", "ru": form}})  # type: ignore[dict-item]
    with pytest.raises(translit.TranslitError, match="'dog' is no kind of entry; use person, place or organisation"):
        Glossary.from_forms(LOSIK, kind="dog")  # type: ignore[arg-type]


def test_one_text_is_not_many() -> None:
    """A string is a sequence of strings; its letters would be translated one by one."""
    with pytest.raises(TypeError, match="texts must be a list of str, not one str"):
        translit.translate_many("Суд", "ru", "be")


DOORS = (
    *("translit", "text", "schemes", "morphology", "names", "glossary", "glossary.editing", "glossary.exchange"),
    *("normalize", "engines", "documents", "files", "translate", "translate.memory", "translate.batch", "scale", "web"),
)
# public functions that no example can show: a doctest has no folder, server or installed engine of its own
WITHOUT_EXAMPLE = {
    "glossary": {"builtin_path", "fix", "refuse_shared_names"},  # where it is installed; a folder of files
    "glossary.exchange": {"apply"},  # a folder of files
    "engines": {"available", "get_engine"},  # what is installed
    "files": {"flush_names"},  # the disk
    "translate.memory": {"default_path", "export_tmx", "import_tmx"},  # the user's cache; files
    "translate.batch": {"as_line", "open_inputs", "run_batch", "watch"},  # a whole translation; files
    "scale": {"partitions", "translate_dataset"},  # a Ray cluster
    "web": {"serve"},  # never comes back
}


@pytest.mark.parametrize("door", DOORS)
def test_every_public_function_has_an_example(door: str) -> None:
    """Doctests run with the suite, so that what the docstring promises is so."""
    room = importlib.import_module(door if door == "translit" else f"translit.{door}")
    functions = {name: value for name in room.__all__ if inspect.isfunction(value := getattr(room, name))}
    bare = {name for name, value in functions.items() if ">>>" not in (value.__doc__ or "")}
    assert bare == WITHOUT_EXAMPLE.get(door, set())
