"""A name that no attempt kept is written over what looks like it, or where the engine finds it likeliest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Rendering
from translit.engines.fake import FakeEngine
from translit.glossary import Entry
from translit.translate.insisted import beginnings, garbled

LOSIK = Glossary.from_forms({"losik": {"en": "Losik", "ru": "Лосик"}, "minsk": {"en": "Minsk", "ru": "Минск"}})
WORDS = {"told": "сказал", "reporters": "журналистам", "in": "в", "everything": "всё"}


class Dropping(FakeEngine):
    """Leaves out every word in capitals, but goes on from a beginning with what it would have written after it."""

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        made = super()._render(sentences, source, target, attention)
        return [Rendering(" ".join(word for word in one.text.split() if word[0].islower())) for one in made]


class Continuing(Dropping):
    """One that can be told how to begin, and likes a name best in second place."""

    def continued(self, sentence: str, beginnings: Sequence[str], source: str, target: str) -> list[Rendering]:
        rest = self.translate([sentence], source, target)[0].text.split()
        made = [Rendering(f"{begun} {' '.join(rest[len(begun.split()) - 1 :])}") for begun in beginnings]
        return sorted(made, key=lambda one: abs(len(re.split("Лосик|Анна", one.text)[0].split()) - 1))


def test_a_dropped_name_is_put_where_the_engine_likes_it_best() -> None:
    done = translate(
        "Losik told reporters everything.", "en", "ru", glossary=LOSIK, engine=Continuing({("en", "ru"): WORDS})
    )
    assert done.text == "Сказал Лосик журналистам всё."
    assert [(name.found, name.ok) for name in done.names] == [("Лосик", True)]


def test_a_woman_who_is_put_in_has_her_verb() -> None:
    anna = Glossary([Entry("anna", "person", {"en": "Anna", "ru": "Анна"}, gender="f")])
    engine = Continuing({("en", "ru"): WORDS})
    done = translate("Anna told reporters everything.", "en", "ru", glossary=anna, engine=engine)
    assert done.text == "Сказала Анна журналистам всё."


def test_several_dropped_names_are_put_in_one_after_another() -> None:
    engine = Continuing({("en", "ru"): WORDS})
    done = translate("Losik told reporters everything in Minsk.", "en", "ru", glossary=LOSIK, engine=engine)
    assert all(name.ok for name in done.names)


def test_an_engine_that_cannot_be_told_loses_the_name_and_says_so() -> None:
    done = translate(
        "Losik told reporters everything.", "en", "ru", glossary=LOSIK, engine=Dropping({("en", "ru"): WORDS})
    )
    assert [name.ok for name in done.names] == [False]


def test_a_garbled_name_is_overwritten() -> None:
    others = {"Мария", "Колесникова", "Колесникову"}
    assert (
        garbled("Мария Колесникова и Викретар-Барбарика.", "Виктор Бабарико", others)
        == "Мария Колесникова и Виктор Бабарико."
    )
    assert garbled("Мария Колесникова и Анна Бык.", "Виктор Бабарико", others) is None  # a stranger is left alone
    assert (
        garbled("Видели Марию Колесникову.", "Мария Колесникова", {"Марию", "Колесникову"}) is None
    )  # somebody else's


@given(st.text(max_size=80), st.sampled_from(["Лосик", "Мария Колесникова"]))
def test_every_beginning_is_the_rendering_with_the_name_in_it(text: str, form: str) -> None:
    begun = beginnings(text, form)
    for cut, whole in zip(begun[::2], begun[1::2], strict=True):
        assert cut.endswith(form)
        assert text.startswith(cut.removesuffix(form))
        assert whole == f"{cut} {text.removeprefix(cut.removesuffix(form))}"


def test_a_rendering_with_nobody_strange_in_it_goes_first() -> None:
    """The likeliest place for a name is often beside its own garbled form, which then stands there as well."""

    class Garbling(Continuing):
        def continued(self, sentence: str, beginnings: Sequence[str], source: str, target: str) -> list[Rendering]:
            return [Rendering("Сказал Лудовик Лосик журналистам всё."), Rendering("Сказал Лосик журналистам всё.")]

    engine = Garbling({("en", "ru"): WORDS})
    done = translate("Losik told reporters everything.", "en", "ru", glossary=LOSIK, engine=engine)
    assert done.text == "Сказал Лосик журналистам всё."
