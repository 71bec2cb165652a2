"""What an entry names where nobody has said it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary
from translit.glossary import GlossaryError
from translit.glossary.kinds import likely_kind


@pytest.mark.parametrize(
    ("forms", "kind"),
    [
        ({"ru": "Пакистан"}, "place"),  # a country
        ({"en": "Edinburgh", "uk": "Единбург"}, "place"),  # a city of the list of those abroad
        ({"be": "Жабінка"}, "place"),  # a town at home
        ({"ru": "Шотландия"}, "place"),  # a dictionary alone knows it
        ({"uk": "Університет"}, "organisation"),
        ({"ru": "Эмираты"}, "place"),
        ({"ru": "Министерство иностранных дел"}, "organisation"),
        ({"be": "Ігар Лосік", "ru": "Игорь Лосик"}, "person"),
        ({"ru": "Лосик"}, "person"),
        ({"ru": "Грант"}, "person"),  # a noun, and somebody's name
        ({"ru": "Гром"}, "person"),  # a surname that many bear
        ({"uk": "Мороз"}, "person"),
        ({"ru": "Викинги"}, "organisation"),  # «истории Викинги» it was
        ({"ru": "Герой"}, "person"),  # animate
        ({"en": "Senate"}, "person"),  # nothing is known of English words here
        ({"ru": "сенат"}, "person"),  # a common word is none of these
        ({}, "person"),
    ],
)
def test_lists_and_dictionaries_tell_what_is_no_person(forms: dict[str, str], kind: str) -> None:
    assert likely_kind(forms) == kind


def test_places_and_things_without_a_kind_decline_as_such() -> None:
    """The genitive was Пакистана and the locative Парижеві, as if they were men."""
    glossary = Glossary.from_forms({"pk": {"uk": "Пакистан"}, "paris": {"uk": "Париж"}, "uae": {"ru": "Эмираты"}})
    assert glossary.entry("pk").paradigm("uk")["gen"][0] == "Пакистану"
    assert glossary.entry("paris").paradigm("uk")["loc"][0] == "Парижі"
    assert glossary.entry("uae").paradigm("ru")["gen"][0] == "Эмиратов"


def test_a_kind_that_is_said_is_kept() -> None:
    said = Glossary.from_forms({"paris": {"ru": "Париж"}}, kind="person")
    assert said.entry("paris").type == "person"


@pytest.mark.parametrize("form", [None, float("nan"), 5])
def test_no_text_is_still_refused(form: object) -> None:
    with pytest.raises(GlossaryError, match="no text under"):
        Glossary.from_forms({"x": {"ru": form}})  # type: ignore[dict-item]


@given(st.dictionaries(st.sampled_from(["be", "ru", "uk", "en", "en:be"]), st.text(max_size=20), max_size=3))
def test_any_text_has_a_kind(forms: dict[str, str]) -> None:
    assert likely_kind(forms) in ("person", "place", "organisation")
