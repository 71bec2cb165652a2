"""Likeness: one person in many spellings, and the people that must be kept apart."""

import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import names, schemes
from translit.names.keyed import keyed

# Names that are hard to tell together or apart, with the reason for each. `same` must be linked without a person
# looking, `other` must not be offered, `unsure` is in between.
PAIRS = [
    line.split("\t") for line in (Path(__file__).parent / "likeness.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
LINKED, OFFERED = 0.75, 0.55
# Two names of one language that share no word: each against its own romanisations and against the other's surname.
SPELLED = {
    "be": ("Дзмітрый Вайцюшкевіч", "Вольга Афнагель"),
    "ru": ("Юрий Щербаков", "Светлана Тихановская"),
    "uk": ("Олексій Перебийніс", "Юлія Зеленська"),
}

SAME = [
    ("Ігар Лосік", "Igor Losik", "given names that no letter rule connects"),
    ("Аляксандр Лукашэнка", "Александр Лукашенко", "akanne"),
    ("Святлана Ціханоўская", "Светлана Тихановская", "tsekanne and ў"),
    ("Sviatlana Tsikhanouskaya", "Svetlana Tikhanovskaia", "two English habits"),
    ("Alaksandr Łukašenka", "Aleksandr Lukashenko", "diacritics"),
    ("Wladimir Selenskyj", "Володимир Зеленський", "German spelling"),
    ("Aleksandras Lukašenka", "Аляксандр Лукашэнка", "Lithuanian spelling"),
    ("Мікалай Статкевіч", "Statkevich Nikolai Viktorovich", "order and a patronymic on one side"),
    ("LOSIK, Ihar", "Игорь Лосик", "a list's capitals and comma"),
    ("Игоpь Лоcик", "Ігар Лосік", "Latin p and c in Cyrillic words"),
    ("Ales Bialiatski", "Александр Беляцкий", "a short form"),
    ("Саша Иванов", "Александр Иванов", "a diminutive"),
    ("Jean-Claude Juncker", "Жан-Клод Юнкер", "a French name in Cyrillic"),
    ("Auroux Jean", "Жан Ору", "silent letters, order"),
    ("Díez González Rosa", "Роза Диес Гонсалес", "nothing tells which word is what"),
    ("Анна Петрова-Водкина", "Hanna Piatrova-Vodkina", "a double surname"),
]
OTHER = [
    ("Ігар Лосік", "Дар'я Лосік", "husband and wife"),
    ("Николай Иванов", "Пётр Иванов", "brothers"),
    ("Иван Сергеевич Петров", "Иван Андреевич Петров", "another father"),
    ("Александр Иванов", "Александра Иванова", "a man and a woman"),
    ("Аляксандр Лукашэнка", "Алена Лукашэнка", "one family"),
    ("Виктор Бабарико", "Виктор Бондаренко", "the given name alone"),
    ("Сергей Тихановский", "Ганна Канапацкая", "nothing alike"),
    ("И. Лосик", "Дарья Лосик", "another initial"),
    ("", "Игорь Лосик", "no name at all"),
]


@pytest.mark.parametrize(("a", "b", "why"), SAME, ids=[why for *_, why in SAME])
def test_one_person(a: str, b: str, why: str) -> None:
    assert names.similarity(a, b) > 0.75
    assert names.similarity(b, a) > 0.75


@pytest.mark.parametrize(("a", "b", "why"), OTHER, ids=[why for *_, why in OTHER])
def test_two_people(a: str, b: str, why: str) -> None:
    assert names.similarity(a, b) < 0.4
    assert names.similarity(b, a) < 0.4


@pytest.mark.parametrize(("a", "b", "people", "kind", "why"), PAIRS, ids=[f"{pair[3]}: {pair[4]}" for pair in PAIRS])
def test_hard_pairs(a: str, b: str, people: str, kind: str, why: str) -> None:
    for score in (names.similarity(a, b), names.similarity(b, a)):
        if people == "same":
            assert score > LINKED
        else:
            assert score < (OFFERED if people == "other" else LINKED)


def test_the_hard_pairs_are_many_and_of_every_kind() -> None:
    assert len(PAIRS) >= 250
    assert {pair[2] for pair in PAIRS} == {"same", "other", "unsure"}


@pytest.mark.parametrize("scheme", schemes.available(), ids=lambda scheme: scheme.id)
def test_a_name_is_like_its_romanisation_in_every_scheme(scheme: schemes.Scheme) -> None:
    one, other = SPELLED[scheme.lang]
    for name, stranger in ((one, other), (other, one)):
        spelled = schemes.transliterate(name, scheme.id)
        assert names.similarity(name, spelled) > LINKED
        namesake = f"{stranger.split()[0]} {spelled.split()[-1]}"
        assert names.similarity(namesake, spelled) < OFFERED


def test_a_matrix_has_the_numbers_of_the_pairs() -> None:
    first, second = [a for a, *_ in SAME[:5]], [b for _, b, _ in SAME[:7]]
    assert names.similarity_matrix(first, second) == [[names.similarity(a, b) for b in second] for a in first]
    assert names.similarity_matrix([], second) == []
    assert names.similarity_matrix(first, []) == [[]] * 5


def test_the_explanation_says_that_father_and_son_met() -> None:
    parts = {part.part: part for part in names.explain("Martin Luther King Sr.", "Martin Luther King Jr.").parts}
    assert (parts["generation"].a, parts["generation"].b) == ("1", "2")


def test_an_initial_is_weaker_than_the_name() -> None:
    assert 0.6 < names.similarity("И. Лосик", "Ігар Лосік") < names.similarity("Игорь Лосик", "Ігар Лосік")


def test_the_explanation_has_the_score_and_the_reason_of_each_part() -> None:
    found = names.explain("Ihar Losik", "Лосик Игорь Александрович")
    assert found.score == names.similarity("Ihar Losik", "Лосик Игорь Александрович")
    assert {part.part: part.by for part in found.parts} == {
        "given": "table",
        "patronymic": "missing",
        "surname": "same",
    }
    assert "given: ihar / игорь" in str(found)
    assert [part.part for part in names.explain("Ihar Losik", "Игорь Лосик").parts] == ["given", "surname"]


def test_the_explanation_says_that_two_genders_met() -> None:
    parts = {part.part for part in names.explain("Александр Шмидт", "Анна Шмидт").parts}
    assert "gender" in parts


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_gives_a_number_from_0_to_1(a: str, b: str) -> None:
    assert 0.0 <= names.similarity(a, b) <= 1.0


def test_a_name_is_like_itself() -> None:
    alike = {name: names.similarity(name, name) for a, b, _ in SAME for name in (a, b)}
    assert alike == pytest.approx(dict.fromkeys(alike, 1.0))


def test_threads_agree() -> None:
    wanted = [names.similarity(a, b) for a, b, _ in SAME + OTHER]
    got: list[list[float]] = []
    threads = [
        threading.Thread(target=lambda: got.append([names.similarity(a, b) for a, b, _ in SAME + OTHER]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [wanted] * 4


@given(st.text(alphabet="абвькхёіўґ'’aehijtxy łéß-. ", max_size=14))
def test_whether_a_surname_sounds_is_seen_without_hearing_it(surname: str) -> None:
    name = f"Иван Петрович {surname}"
    keyed.cache_clear()
    assert keyed(name).named == bool(keyed(name).surname)
