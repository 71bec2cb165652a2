"""Numbers of telephones and accounts, and units: no model gets to count or to exchange them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine, Fault
from translit.translate.sentences.literals import literals, with_tags

NOBODY = Glossary.from_forms({})


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("тел. +375 17 220-25-55.", ["+375 17 220-25-55"], "with the country"),
        ("(017) 220-25-55", ["(017) 220-25-55"], "with the town"),
        ("220-25-55", ["220-25-55"], "alone"),
        ("+48 22 555 01 02", ["+48 22 555 01 02"], "in groups"),
        ("IBAN BY20OLMP31350000001000000933", ["BY20OLMP31350000001000000933"], "an account"),
        ("BY20 OLMP 3135 0000 0010 0000 0933", ["BY20 OLMP 3135 0000 0010 0000 0933"], "in groups of four"),
        ("УНП 100582333", ["100582333"], "a number of nine figures"),
        ("90 км/ч, 4,32 грн за 1 кВт·ч", ["км/ч", "грн", "кВт·ч"], "units behind numbers"),
        ("грн и км/ч", [], "units without a number are words"),
        ("12.02.2026, 1.2.26 и 1.2.3.4", ["12.02.2026", "1.2.26"], "dates in figures, but no address"),
        ("bit.ly/abc123 и/или 5 м/с", ["bit.ly/abc123"], "a domain that nobody has listed"),
        ("20 000 рублей, 2-3 дня, 10-15-20, +12…+15 °C", [], "sums, ranges, degrees"),
        ("от 1 200 300 до 1999-2001", [], "years and thousands"),
    ],
)
def test_what_is_passed_on(text: str, found: list[str], why: str) -> None:
    assert [text[start:end] for start, end in literals(text, "ru")] == found, why


def test_a_unit_is_written_as_the_target_writes_it() -> None:
    engine = FakeEngine({("uk", "ru"): {"ціна": "цена"}}, traits=Traits())
    done = translate("ціна 4,32 грн за 1 кВт·год", "uk", "ru", glossary=NOBODY, engine=engine)
    assert (done.text, done.warnings) == ("цена 4,32 грн за 1 кВт·ч", ())


def test_a_currency_that_the_model_exchanges_is_put_right() -> None:
    engine = FakeEngine({("uk", "ru"): {"грн": "руб", "пенсія": "пенсия"}}, traits=Traits())
    done = translate("пенсія 2 361 грн", "uk", "ru", glossary=NOBODY, engine=engine)
    assert (done.text, done.warnings) == ("пенсия 2 361 грн", ())


def test_an_account_number_that_loses_figures_is_put_right() -> None:
    engine = FakeEngine(
        {("ru", "be"): {"открыт": "адкрыты"}}, traits=Traits(), faults=[Fault("loses_characters", words="0")]
    )
    done = translate("Счёт BY20OLMP31350000001000000933 открыт", "ru", "be", glossary=NOBODY, engine=engine)
    assert "BY20OLMP31350000001000000933" in done.text


@pytest.mark.parametrize(
    ("own", "output", "mended"),
    [
        (["#Лосик", "@nashaniva"], "Пішыце #Лосік і @нашаніва.", "Пішыце #Лосик і @nashaniva."),
        (["#Лосик", "#Лосик"], "#Лосік #Лосік", "#Лосик #Лосик"),
        (["a@b.by", "#Лосик"], "a@b.by: #Лосік", "a@b.by: #Лосик"),
    ],
)
def test_tags_that_a_model_spells_its_own_way_are_put_right(own: list[str], output: str, mended: str) -> None:
    assert with_tags(own, output) == mended


@pytest.mark.parametrize(
    ("own", "output"),
    [(["#Лосик"], "два #тега #тут"), ([], "#тег"), (["a@b.by"], "a@b.by")],
)
def test_tags_are_left_where_nothing_tells_which_is_which(own: list[str], output: str) -> None:
    assert with_tags(own, output) == output


@given(st.lists(st.text("#@аb1 .", max_size=8), max_size=4), st.text("#@аb1 .", max_size=40))
def test_tags_put_right_once_stay(own: list[str], output: str) -> None:
    once = with_tags(own, output)
    assert with_tags(own, once) == once


@given(st.text("+375 ()-02АBY.грн/ч", max_size=60))
def test_spans_lie_in_the_text(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in literals(text, "ru"))
