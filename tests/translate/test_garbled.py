"""Foreigners whom the engine was left to write and garbled: the letters' own spelling is kept instead, and told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, Translation, translate
from translit.engines import Rendering, RoutedEngine, Traits
from translit.engines.fake import FakeEngine
from translit.translate.unlisted.lettered import by_letters

NOBODY = Glossary.from_forms({})
SAW = {"We saw": "Мы видели", "in Brno": "в Брно"}
TEXT = "We saw Ladislav Krupička in Brno."


def made(text: str, table: dict[str, str], *, target: str = "ru", draft: bool = False) -> Translation:
    engine = FakeEngine({("en", target): table}, traits=Traits(draft=draft))
    return translate(text, "en", target, glossary=NOBODY, engine=engine)


def told(done: Translation, code: str) -> list[str]:
    return [finding.message.rpartition(": ")[2] for finding in done.warnings if finding.code == code]


@pytest.mark.parametrize(
    ("spelled", "draft", "expected"),
    [
        ("Ладислав Зденович", False, "Крупичк"),  # nothing like it
        ("Ладислав Крупычка", False, "Крупычка"),  # an engine may know better
        ("Ладислав Крупчка", True, "Крупичк"),  # a draft does not
        ("Ладислав Крупичка", True, "Крупичк"),
    ],
)
def test_a_name_that_is_garbled_is_kept_by_its_letters(spelled: str, draft: bool, expected: str) -> None:
    done = made(TEXT, {**SAW, "Ladislav Krupička": spelled}, draft=draft)
    assert expected in done.text
    assert "Peter" not in done.text
    kept = expected == "Крупичк"
    assert told(done, "names-by-rule") == ["Ladislav Krupička → Ладислав Крупичка"] * kept
    assert told(done, "names-left") == ["Ladislav Krupička"] * (not kept)
    assert [name.ok for name in done.names] == [True] * kept


def test_what_no_attempt_keeps_stays_with_the_engine_and_is_told() -> None:
    class Deaf(FakeEngine):
        def translate(self, sentences: Sequence[str], source: str, target: str) -> list[Rendering]:
            return [Rendering("Мы видели его в Брно.") for _ in sentences]

    done = translate(TEXT, "en", "ru", glossary=NOBODY, engine=Deaf({("en", "ru"): {}}))
    assert done.text == "Мы видели его в Брно."
    assert told(done, "names-left") == ["Ladislav Krupička (nothing like it is there)"]
    assert not [finding for finding in done.warnings if finding.code == "name-lost"]


def test_who_is_named_in_full_is_spelled_so_by_the_surname_alone() -> None:
    text = "We saw Ladislav Krupička. Later Krupička left."
    done = made(text, {"We saw": "Мы видели", "Later": "Позже", "left": "ушел", "Krupička": "Зденович"})
    assert "Зденович" not in done.text
    assert done.text.endswith("Позже Крупичка ушел.")


def test_the_next_step_of_a_pivot_keeps_it() -> None:
    tables = {
        ("en", "ru"): {**SAW, "Ladislav Krupička": "Зденович"},
        ("ru", "uk"): {"Мы видели": "Ми бачили", "Ладислава Крупичку": "Ладислава Крупецьку", "в Брно": "у Брно"},
    }
    engine = RoutedEngine([FakeEngine({pair: table}, name=pair[0]) for pair, table in tables.items()])
    done = translate(TEXT, "en", "uk", glossary=NOBODY, engine=engine)
    assert "Крупічк" in done.text
    assert told(done, "names-by-rule") == ["Ladislav Krupička → Ладислав Крупічка"]


@pytest.mark.parametrize(
    ("name", "target", "form"),
    [
        ("Murat Zorluoglu", "ru", "Мурат Зорлуоглу"),
        ("Elena Lasconi", "uk", "Елена Ласконі"),
        ("Ladislav Krupička", "be", "Ладзіслаў Крупічка"),
        ("Péter Márki-Zay", "ru", "Петер Марки-Зай"),
        # letters that languages read in ways of their own
        ("Stephen Knight", "ru", None),
        ("Giovanni Ricci", "ru", None),
        ("Jean-Pierre Mercieux", "ru", None),
        ("Dorota Szwarcman", "ru", None),
        # nobody's names
        ("Central Asia", "ru", None),
        ("Ninth Symphony", "ru", None),
        ("Mariana Trench", "ru", None),
        # only a given name and a surname
        ("Zorluoglu", "ru", None),
        ("", "ru", None),
    ],
)
def test_names_letter_by_letter(name: str, target: str, form: str | None) -> None:
    assert by_letters(name, target, "m") == form


@given(st.text(max_size=30), st.sampled_from(("ru", "be", "uk")))
def test_any_name_is_taken(name: str, target: str) -> None:
    form = by_letters(name, target, None)
    assert form is None or len(form.split()) == 2
