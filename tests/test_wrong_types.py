"""What a slip in a program gets: a sentence about the argument, not an AttributeError from within."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import translit
from translit import Glossary, TranslitError, names, schemes
from translit.errors import ArgumentTypeError

LOSIK = {"losik": {"be": "Ігар Лосік", "en": "Ihar Losik"}}
TEXTS: dict[str, Callable[[Any], Any]] = {
    "transliterate": lambda text: translit.transliterate(text, "bgnpcgn-1979-be"),
    "detect": translit.detect,
    "similarity": lambda text: names.similarity("Ihar Losik", text),
    "convert": lambda text: names.convert(text, "be", "ru"),
    "inflect": lambda text: names.inflect(text, "be", "gen"),
    "lemma": lambda text: names.lemma(text, "be"),
    "paradigm": lambda text: names.paradigm(text, "be"),
    "parse": names.parse,
    "find": lambda text: names.find(text, "be"),
    "search": lambda text: names.NameIndex({1: ["Ihar Losik"]}).search(text),
    "normalize": lambda text: translit.normalize(text, "be"),
    "translate": lambda text: translit.translate(text, "be", "ru"),
}


@pytest.mark.parametrize("given", [None, b"Losik", 3], ids=["None", "bytes", "int"])
@pytest.mark.parametrize("call", TEXTS)
def test_no_text_is_told_by_its_type(call: str, given: object) -> None:
    with pytest.raises(ArgumentTypeError, match=f"must be a str, not {type(given).__name__}"):
        TEXTS[call](given)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: names.find("Losik", None), "lang must be a str, not NoneType"),
        (lambda: names.find("Losik", "en", glossary="ours/"), "glossary must be a Glossary, not str"),
        (lambda: translit.normalize("Losik", "en", glossary="ours/"), r"Glossary\.load\(path\)"),
        (lambda: translit.translate("Losik", "en", "be", glossary="ours/"), r"Glossary\.load\(path\)"),
        (lambda: translit.translate("Losik", "en", None), "target must be a str"),
        (lambda: translit.translate_document(None, "be"), "a path, bytes or an open file, not NoneType"),
        (lambda: translit.translate_document(io.StringIO("Losik"), "be"), "with open.path, 'rb'"),
        (lambda: schemes.get(None), "the scheme must be a str"),
        (lambda: names.NameIndex(["Ihar Losik"]), r"dict\(enumerate\(names\)\) for a list, not list"),
        (lambda: translit.translate("Losik", "en", "be", engine=5), "engine must be an Engine, or the name of one"),
        (lambda: translit.translate_many("Losik", "en", "be"), "texts must be a list of str, not one str"),
        (lambda: names.similarity_matrix("Losik", ["Losik"]), "a must be a list of str"),
        (lambda: names.similarity_matrix(["Losik"], "Losik"), "b must be a list of str"),
        (lambda: schemes.transliterate_many("Мінск", "bgnpcgn-1979-be"), "texts must be a list of str"),
        (lambda: Glossary.load(LOSIK), "from a path, not dict; Glossary.from_forms"),
        (lambda: Glossary.from_forms([LOSIK]), "forms must be a mapping"),
        (lambda: Glossary.from_forms({"losik": "Ihar Losik"}), "what 'losik' is called must be a mapping"),
    ],
)
def test_another_thing_than_the_call_takes(call: Callable[[], Any], told: str) -> None:
    with pytest.raises(ArgumentTypeError, match=told):
        call()


@pytest.mark.parametrize(("code", "meant"), [("by", "be"), ("ua", "uk"), ("bel", "be")])
def test_a_country_is_no_language_of_a_form(code: str, meant: str) -> None:
    """Nothing would be found under it, in silence."""
    with pytest.raises(TranslitError, match=f"'{code}' of entry 'losik' .* did you mean '{meant}'"):
        Glossary.from_forms({"losik": {code: "Ігар Лосік"}})


def test_it_is_a_type_error_and_a_refusal_and_travels() -> None:
    with pytest.raises(TypeError) as caught:
        translit.detect(b"Minsk")  # type: ignore[arg-type]
    assert isinstance(caught.value, TranslitError)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again)) == (ArgumentTypeError, str(caught.value))
