"""Long sentences cut and joined, and the signs of a bad rendering."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.engines import Rendering, flaws
from translit.engines.clauses import apart, cut, joined
from translit.engines.quality import is_looping


def _words(text: str) -> int:
    return len(text.split())


@settings(max_examples=150, deadline=None)
@given(st.text("ab ,.;—\n…", max_size=300), st.integers(1, 40))
def test_parts_are_short_enough_and_together_the_text(text: str, limit: int) -> None:
    parts = cut(text, len, limit)
    assert "".join(parts) == text
    assert all(len(part) <= limit or len(part) == 1 for part in parts)


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("One two three.", 3, ["One two three."]),
        ("One two, three four.", 2, ["One two, ", "three four."]),
        ("One, two three; four five, six.", 4, ["One, two three; ", "four five, six."]),
        ("He left. Then, she came.", 3, ["He left. ", "Then, she came."]),
        ("a — b c", 3, ["a — ", "b c"]),
        ("aaaaaaaa", 99, ["aaaaaaaa"]),
    ],
)
def test_the_best_mark_is_chosen(text: str, limit: int, parts: list[str]) -> None:
    assert cut(text, _words, limit) == parts


def test_one_endless_word_is_cut_anywhere() -> None:
    parts = cut("x" * 1000, len, 100)
    assert "".join(parts) == "x" * 1000 and max(map(len, parts)) <= 100


def test_joined_parts_keep_the_spaces_and_move_the_spans() -> None:
    parts = ["He ran,  ", "she sat."]
    made = [
        Rendering("Él corrió,", attention={(0, 2): (0, 2), (3, 9): (3, 6)}, unknown=((0, 2),)),
        Rendering("ella se sentó.", frozenset({"long"}), {(0, 4): (0, 3)}, ((8, 13),)),
    ]
    whole = joined(parts, made)
    assert whole.text == "Él corrió,  ella se sentó."
    assert whole.flags == {"split", "long"}
    assert whole.unknown == ((0, 2), (20, 25)) and whole.text[20:25] == "sentó"
    assert whole.attention == {(0, 2): (0, 2), (3, 9): (3, 6), (12, 16): (9, 12)}


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        ("The court freed them.", "El tribunal los liberó.", set()),
        ("The court freed them.", "", {"empty"}),
        ("The court freed them.", " ... ", {"empty"}),
        ("The court freed them.", "The court freed them!", {"copied"}),
        ("Ihar Losik", "Ihar Losik", set()),  # a name may stay
        ("Freedom House", "Freedom House", set()),
        ("Radio Free Europe", "Radio Free Europe", set()),
        ("...", "...", set()),
        ("12 %", "12 %", set()),
        ("", "", set()),
        ("The court freed them.", "el el el el el el el", {"looping"}),
        ("Пра Паўла Севярынца напісалі.", "Про Пав Пав Павла Северинца написали.", {"stammering"}),
        ("У Вільнюсе (Літва) былі пратэсты.", "В Вильнюсе (Литва), Вильнюсе (Литва) были протесты.", {"stammering"}),
        ("Ён гаварыў з ім.", "Он говорговорил с ним.", {"stammering"}),
        ("Далёка, далёка ён жыў.", "Далеко, далеко он жил.", set()),
        ("Yes, yes, he said.", "Так, так, сказаў ён.", set()),  # a short word of Latin script said twice on purpose
        (
            "Солдаты Минобороны ждали, но Минобороны молчит.",
            "The soldiers of the Ministry of Defence waited, but the Ministry of Defence is silent.",
            set(),  # one word of the source
        ),
        (
            "Солдаты ждали, но министр молчит.",
            "The soldiers of the Ministry of Defence waited, but the Ministry of Defence is silent.",
            {"repeating"},
        ),
        ("We present ourselves.", "Nous nous présentons.", set()),
        ("Ён жыў далёка.", "Он жил далеко-далеко.", set()),
        ("Яго завуць Я. І. Колас.", "Его зовут А. А. Иванов.", set()),
        ("Never, never, never, never, never!", "¡Nunca, nunca, nunca, nunca, nunca!", set()),  # so does the source
        ("The court freed them.", " ".join(f"w{number}" for number in range(60)), {"long"}),
        ("The court freed them on Monday, and they went to Vilnius by bus.", "El lunes.", {"short"}),
        ("中文句子在这里", "Here is a Chinese sentence", set()),
        (
            "法院星期四释放了他们，家人在边境等候。",
            "The court released them on Thursday, and the families of those who had been freed waited at the border.",
            set(),
        ),
    ],
)
def test_flaws(source: str, output: str, expected: set[str]) -> None:
    assert flaws(source, output) == expected


@settings(max_examples=100, deadline=None)
@given(st.text(), st.text())
def test_flaws_of_any_text(source: str, output: str) -> None:
    assert flaws(source, output) <= {"empty", "copied", "looping", "stammering", "repeating", "long", "short"}


@pytest.mark.parametrize(
    ("text", "loops"),
    [
        ("the state of the state of the state of the state of", True),
        ("a b c d e f a b c d e f a b c d e f", True),
        ("ha ha ha ha", False),
        ("Lalalalalalalalala", True),
        ("хахаха", False),
        ("1111111111111111", False),
        ("ha ha ha ha ha", True),
        ("one by one and two by two and three by three", False),
        ("", False),
    ],
)
def test_loops(text: str, loops: bool) -> None:
    assert is_looping(text) is loops


def test_loops_are_found_in_linear_time() -> None:
    assert not is_looping(" ".join(f"w{number}" for number in range(200_000)))


def _unknown(sign: str) -> bool:
    return sign in "🔥🌧|•→·№+"


@pytest.mark.parametrize(
    ("text", "parts", "why"),
    [
        ("🔥 Главное за день", ["🔥 ", "Главное за день"], "a picture ahead"),
        ("дождь🌧", ["дождь", "🌧"], "one that sticks to a word"),
        ("Минск | Гродно", ["Минск ", "| ", "Гродно"], "a bar between"),
        ("• Тариф", ["• ", "Тариф"], "a bullet"),
        ("кВт·год", ["кВт·год"], "a sign inside a word is no border"),
        ("№ 5, +375", ["№ ", "5, +375"], "one beside a figure is copied"),
        ("Он — там", ["Он — там"], "a sign that the model knows"),
        ("Лосик⁅ А | Б⁆ ушёл", ["Лосик⁅ А | Б⁆ ушёл"], "never inside an annotation"),
        ("🔥", ["🔥"], "nothing else"),
    ],
)
def test_signs_that_a_model_does_not_know_are_set_apart(text: str, parts: list[str], why: str) -> None:
    assert apart(text, _unknown) == parts, why


@given(st.text("аб |🔥•№5⁅⁆.,"))
def test_parts_set_apart_are_the_text(text: str) -> None:
    assert "".join(apart(text, _unknown)) == text
