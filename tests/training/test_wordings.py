"""Wordings of Apertium's put right: only where the Russian says so, and one by one where a word stands for two."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.wordings import load_wordings, mended

CASES = [
    # Russian, Apertium's Belarusian, what is learnt from; why
    ("Он будет дома.", "Ён ёсць дома.", "Ён будзе дома.", "the future, which Apertium writes as есть"),
    (
        "Она будет там, мы будем тут.",
        "Яна ёсць там, мы ёсць тут.",
        "Яна будзе там, мы будзем тут.",
        "each by its place",
    ),
    ("Если есть время, они будут.", "Калі ёсць час, яны ёсць.", "Калі ёсць час, яны будуць.", "one of two is right"),
    ("Он есть.", "Ён ёсць і ёсць.", "Ён ёсць і ёсць.", "all are meant alike"),
    ("Будет то, что есть.", "Ёсць ёсць ёсць.", "Ёсць ёсць ёсць.", "it cannot be told which is which: left alone"),
    ("Это узкая дорога.", "Гэта вузей дарога.", "Гэта вузей дарога.", "narrower, no «уже» in the Russian"),
    ("Уже поздно.", "Вузей позна.", "Ужо позна.", "a capital stays"),
    ("Скажите Тому.", "Скажыце Тому.", "Скажыце Тому.", "Tom in the dative is no pronoun"),
    ("У моря был дом.", "Ля мора быў дом.", "Ля мора быў дом.", "beside a place «ля» is right"),
    ("Тут два года и 14 года.", "Тут два года і 14 года.", "Тут два гады і 14 года.", "2 to 4, but not 12 to 14"),
    ("Интересы страны.", "Цікавасцi краіны.", "Інтарэсы краіны.", "a Latin i in a Belarusian word is no other word"),
    ("директора", "дырэктаркі", "дырэктара", "a man in office"),
    ("Это следует учесть.", "Гэта следуе ўлічыць.", "Гэта варта ўлічыць.", "advice"),
    ("Он следует за ней.", "Ён следуе за ёй.", "Ён следуе за ёй.", "one that walks behind"),
    ("Для заключённых.", "Для заключаных.", "Для зняволеных.", "prisoners"),
    ("Заключённые договоры.", "Заключаныя дагаворы.", "Заключаныя дагаворы.", "treaties are concluded"),
]


@pytest.mark.parametrize(("russian", "text", "expected", "why"), CASES)
def test_a_wording_is_mended_where_the_russian_says_so(russian: str, text: str, expected: str, why: str) -> None:
    assert mended(russian, text) == expected, why


def test_every_row_of_the_table_is_one_that_can_be_used() -> None:
    for wording in load_wordings():
        for russian, right in wording.right.items():
            assert wording.russian is None or re.compile(russian), russian
            groups = {int(number) for number in re.findall(r"\\(\d)", right)}
            assert groups <= set(range(1, wording.wrong.groups + 1)), right


@given(st.text("абвгдзёіўуыь к'Лля.,?12", max_size=60), st.text("уже будет есть нас.к", max_size=40))
def test_any_text_goes_through(text: str, russian: str) -> None:
    assert isinstance(mended(russian, text), str)
