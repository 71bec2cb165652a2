"""The preposition before a name: an engine's choice is mended only where it can fit no reading of the source."""

from __future__ import annotations

import pytest

from translit.translate.grammar.prepositions import agreed


@pytest.mark.parametrize(
    ("lang", "before", "name", "kind", "case", "expected"),
    [
        # Ukrainian зі, у, в, до are each several Russian prepositions
        ("ru", "Приехал со ", "Львов", "place", "gen", ("Приехал из ", "gen")),
        ("ru", "Приехал с ", "Слуцк", "place", "gen", ("Приехал из ", "gen")),
        ("ru", "Приехал с ", "Кубань", "place", "gen", ("Приехал с ", None)),
        ("ru", "Приехал со ", "Ставрополье", "place", "gen", ("Приехал со ", None)),
        ("ru", "Сняли со ", "Степан", "person", "gen", ("Сняли со ", None)),
        ("ru", "Просили в ", "Сикора", "person", "gen", ("Просили у ", "gen")),
        ("ru", "Жил в ", "Киев", "place", "loc", ("Жил в ", None)),
        ("ru", "Он выехал к ", "Вена", "place", "gen", ("Он выехал в ", "acc")),
        ("ru", "Она прибыла в ", "Париж", "place", "gen", ("Она прибыла в ", "acc")),  # до Парижа
        ("ru", "Она живёт в ", "Париж", "place", "gen", ("Она живёт в ", None)),
        ("ru", "От Киева к ", "Львов", "place", "gen", ("От Киева до ", "gen")),
        ("ru", "Он выехал, а призыв к ", "Вена", "place", "gen", ("Он выехал, а призыв к ", None)),
        ("ru", "К ", "Черновол", "person", "gen", ("К ", None)),
        # к is no Belarusian preposition
        ("be", "К ", "Чарнавол", "person", "gen", ("Да ", "gen")),
        ("be", "Прыехаў к ", "Кіеў", "place", "dat", ("Прыехаў да ", "gen")),
    ],
)
def test_what_stands_before_a_name(
    lang: str, before: str, name: str, kind: str, case: str, expected: tuple[str, str | None]
) -> None:
    assert agreed(before, name, kind, (case,), lang) == expected


def test_a_source_that_can_be_in_several_cases_decides_nothing() -> None:
    assert agreed("Он выехал к ", "Вена", "place", ("gen", "dat"), "ru") == ("Он выехал к ", None)
