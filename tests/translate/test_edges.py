"""How a sentence begins and ends is its source's; figures, months and dashes are the target's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.translate.sentences.edges import dated, edged, figures

NOBODY = Glossary.from_forms({})


@pytest.mark.parametrize(
    ("source", "text", "expected", "why"),
    [
        ("Суд вызваліў яе", "Суд освободил её.", "Суд освободил её", "a headline gets no full stop"),
        ("Суд вызваліў яе.", "Суд освободил её", "Суд освободил её.", "a sentence keeps its own"),
        ("— о ценах;", "— о ценах", "— о ценах;", "a line of a list keeps its semicolon"),
        ("Заявіў:", "Заявил.", "Заявил:", "a colon tells that more follows"),
        ("Чытаць далей…", "Читать дальше...", "Читать дальше…", "an ellipsis is one of the source's kind"),
        ("Цана 5 руб", "Цена 5 руб.", "Цена 5 руб.", "the full stop of an abbreviation"),
        ("«Так.»", "«Да».", "«Да».", "inside quotation marks every language has its own order"),
        ("— аб цэнах", "— О ценах", "— о ценах", "a small letter stays small"),
        ("у Заслаўі", "Заславль", "Заславль", "unless it is a name's"),
        ("у ААН", "ООН", "ООН", "or an acronym's"),
        ("«Так», сказаў ён", "«Да» - сказал он", "«Да» — сказал он", "a dash where a model writes a hyphen"),
        ("Мінск - Гродна", "Минск - Гродно", "Минск - Гродно", "unless the source has one"),
        ("", "Да.", "Да.", "nothing to be like"),
    ],
)
def test_edges_are_those_of_the_source(source: str, text: str, expected: str, why: str) -> None:
    assert edged(source, text, "ru") == expected, why


def test_a_name_at_the_start_keeps_its_capital() -> None:
    assert edged("сказал Лосик", "Лосік сказаў", "be", [(0, 5)]) == "Лосік сказаў"


def test_a_full_stop_that_belongs_to_a_name_stays() -> None:
    assert edged("Лукашенко А. Р", "Лукашэнка А. Р.", "be", [(0, 15)]) == "Лукашэнка А. Р."


@pytest.mark.parametrize(
    ("source", "text", "expected", "why"),
    [
        ("1,147 people", "1,147 человек", "1\u00a0147 человек", "a comma between thousands is a decimal one there"),
        ("9.1 million", "9.1 миллиона", "9,1 миллиона", "a decimal point"),
        ("1,234,567.8", "1,234,567.8", "1\u00a0234\u00a0567,8", "both"),
        ("$3,300/oz", "$3,300/oz", "$3\u00a0300/oz", "a price for a unit"),
        ("version 2.10.1", "версия 2.10.1", "версия 2.10.1", "no number"),
        ("at 10.0.0.1", "на 10.0.0.1", "на 10.0.0.1", "an address"),
        ("5.5", "5,5", "5,5", "the model has done it"),
        ("five", "1.5", "1.5", "a figure that the source has not"),
    ],
)
def test_english_figures_are_written_as_the_target_writes_them(source: str, text: str, expected: str, why: str) -> None:
    assert figures(source, text, "en", "ru") == expected, why


def test_figures_of_other_languages_stay() -> None:
    assert figures("1,5 тонны", "1,5 тони", "ru", "uk") == "1,5 тони"
    assert figures("1,147", "1,147", "en", "es") == "1,147"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 мая 2025 року", "14 травня 2025 року"),
        ("мая 14", "мая 14"),
        ("114 мая", "114 мая"),
        ("14 травня", "14 травня"),
    ],
)
def test_a_month_left_behind_is_put_right(text: str, expected: str) -> None:
    assert dated(text, "ru", "uk") == expected


@given(st.text('аБ.!…;:-—«»" ', max_size=30), st.text('аБ.!…;:-—«»" ', max_size=30))
def test_only_the_edges_change(source: str, text: str) -> None:
    def bare(one: str) -> str:
        return "".join(letter for letter in one if letter.isalnum()).casefold()

    made = edged(source, text, "ru")
    assert bare(made) == bare(text)


@given(st.text("1,. а", max_size=20), st.text("1,. а", max_size=20))
def test_figures_change_no_place(source: str, text: str) -> None:
    assert len(figures(source, text, "en", "ru")) == len(text)


class Stopping(FakeEngine):
    """Word by word, with a full stop at the end of everything, as models that have read only sentences do."""

    def _render(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        from dataclasses import replace

        add: Callable[[str], str] = lambda text: f"{text.rstrip('.')}."  # noqa: E731
        return [replace(one, text=add(one.text)) for one in super()._render(*args, **kwargs)]


def test_a_headline_comes_out_as_one() -> None:
    engine = Stopping({("ru", "be"): {"суд": "суд", "освободил": "вызваліў"}}, traits=Traits())
    done = translate("Суд освободил всех\n\nСуд освободил всех.", "ru", "be", glossary=NOBODY, engine=engine)
    assert done.text == "Суд вызваліў всех\n\nСуд вызваліў всех."
