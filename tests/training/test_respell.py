"""Words that no one writes: the table comes before aligned text and rules, and mends rows that rules had made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import respell
from training.respell import Respeller, main, reworded, written_word

_RUSSIAN = re.compile("[а-я]+(?:-[а-я]+)*")
_LETTERS = "абвгдеёжзійклмнопрстуўфхцчшыьэюя"
_BELARUSIAN = re.compile(f"[{_LETTERS}]+(?:['-][{_LETTERS}]+)*")


def test_the_table_is_well_formed() -> None:
    rows = [line for line in respell._WORDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(rows) == len(respell._written()) > 2500, "a Russian form stands twice"
    for russian, belarusian in respell._written().items():
        assert _RUSSIAN.fullmatch(russian), russian
        assert _BELARUSIAN.fullmatch(belarusian), belarusian


def test_the_table_keeps_the_rules_of_spelling() -> None:
    # Hard ж, ч, ш, р; ў after a vowel alone, never first: what a slip of the hand breaks (law of 2008, §§ 8, 29).
    wrong = re.compile("[жчшр][іяюёеь]|(?:^|[^аеёіоуыэюя])ў")
    assert [word for word in respell._written().values() if wrong.search(word)] == []


def test_the_frequent_words_of_the_news_are_there() -> None:
    words = {
        "заключённых": "зняволеных", "обращении": "звароце", "длились": "доўжыліся", "письмом": "лістом",
        "поблагодарил": "падзякаваў", "освобождённых": "вызваленых", "остались": "засталіся", "узник": "вязень",
        "приговорил": "прысудзіў", "правозащитников": "праваабаронцаў", "следователь": "следчы",
        "населения": "насельніцтва", "ждали": "чакалі",
    }  # fmt: skip
    assert {word: written_word(word) for word in words} == words


def test_the_table_comes_before_aligned_words_and_rules() -> None:
    respeller = Respeller({"ждали": "ждалі", "мир": "свет"}, {"ждалі": 5})
    assert [respeller.word(word) for word in ("Ждали", "ЖДАЛИ", "мир", "освобожденных", "освобождённых")] == [
        ("Чакалі", True),
        ("ЧАКАЛІ", True),
        ("свет", True),
        ("вызваленых", True),
        ("вызваленых", True),
    ]


CASES = [
    # Russian, what the rules made, what is learnt from; why
    ("Они ждали.", "Яны ждалі.", "Яны чакалі.", "the rule's spelling"),
    ("Остались двое.", "Асталіся двое.", "Асталіся двое.", "no rule makes it"),
    ("Остались двое.", "Асталісь двое.", "Засталіся двое.", "a capital stays"),
    ("Речь с заключёнными.", "Гаворка з заключэннымі.", "Гаворка са зняволенымі.", "«са» before two consonants"),
    ("Письмо со сказкой.", "Ліст са сказкай.", "Ліст з казкай.", "«з» where one consonant is left"),
    ("Он остался.", "Ён ждалі.", "Ён ждалі.", "no such word in the Russian"),
    ("Тут дама.", "Тут дама.", "Тут дама.", "a word that the table does not have"),
]


@pytest.mark.parametrize(("russian", "text", "expected", "why"), CASES)
def test_a_spelling_by_rule_is_replaced(russian: str, text: str, expected: str, why: str) -> None:
    assert reworded(russian, text) == expected, why


def test_rows_that_are_made_are_mended_into_a_new_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "rows.tsv"
    rows.write_text(
        "Она вспоминала.\tЯна вспамінала.\tapertium\nОна тут.\tЯна тут.\tapertium\nОна.\tЯна.\tback\n", encoding="utf-8"
    )
    main([str(rows), str(tmp_path / "out.tsv")])
    text = (tmp_path / "out.tsv").read_text(encoding="utf-8")
    assert text == "Она вспоминала.\tЯна ўспамінала.\tapertium\nОна тут.\tЯна тут.\tapertium\n", "ў after a vowel"
    assert capsys.readouterr().out == "1 of 2 rows changed\n"


@given(st.text("абвждлісяўу Зз'-Жё.", max_size=40), st.text("ждали остлсьпмЁё-'Ж ", max_size=40))
def test_any_text_goes_through_and_is_mended_once(text: str, russian: str) -> None:
    once = reworded(russian, text)
    assert reworded(russian, once) == once
