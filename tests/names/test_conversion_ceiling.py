"""What tools/conversion_ceiling.py says of rows that print one name in two ways."""

import importlib
import json
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
PRINTED = {"Александр Ким": "Alexander Kim", "Александр Цой": "Aleksandr Tsoi", "Александр Пак": "Alexander Pak"}


def test_two_habits_bound_every_converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TOOLS))
    tool = importlib.import_module("conversion_ceiling")
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        "\n".join(
            json.dumps({"type": "person", "dir": "ru>en_ru", "src": source, "gold": [gold]})
            for source, gold in PRINTED.items()
        ),
        encoding="utf-8",
    )
    found = tool.bounds(tool.read(rows)["person ru>en_ru"])
    # Alexander twice, Aleksandr once: with hindsight two of three; told by the other rows, a row of the majority meets
    # one of either kind, and the surnames, which stand in no other row, count as right.
    assert found["rows"] == 3
    assert found["hindsight"] == 66.7
    assert found["others"] <= 66.7


def test_what_each_step_loses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that goes through Russian is right or wrong there, and again on the way into English."""
    monkeypatch.syspath_prepend(str(TOOLS))
    tool = importlib.import_module("conversion_ceiling")
    rows = tmp_path / "rows.jsonl"
    facts = [
        ("en_be>en_ru", "Siarhei Piatrovich Losik", "Sergei Petrovich Losik"),  # the habit is Sergey
        ("ru>en_ru", "Сергей Петрович Лосик", "Sergei Petrovich Losik"),
        ("en_be>en_ru", "Ihar Piatrovich Losik", "Igor Petrovich Losik"),
        ("ru>en_ru", "Игорь Петрович Лосик", "Igor Petrovich Losik"),
        ("en_be>en_ru", "Ihar Ivanavich Losik", "Igor Ivanovich Losik"),  # of whom no row has the Russian form
    ]
    rows.write_text(
        "\n".join(json.dumps({"type": "person", "dir": way, "src": src, "gold": [gold]}) for way, src, gold in facts),
        encoding="utf-8",
    )
    steps = {"rows": 2, "now": 50.0, "from the Russian form": 50.0, "Russian form found": 100.0}
    assert tool.by_step(rows, "person", "en_be>en_ru") == steps
    assert tool.by_part(tool.read(rows)["person en_be>en_ru"]) == {"right": 2, "given": 1}


def test_a_chooser_learns_one_habit_and_no_coin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all rows print Sergei the chooser learns it; so when it learns nothing, there is nothing to learn."""
    monkeypatch.syspath_prepend(str(TOOLS))
    tool = importlib.import_module("english_habits")
    surnames = ("Лосик", "Ким", "Цой", "Пак", "Жук", "Котов", "Иванов", "Петров", "Сидоров", "Титов")

    def rows(habits: list[str]) -> list[tuple[int, object]]:
        found = []
        for at, (surname, habit) in enumerate(zip(surnames, habits, strict=True)):
            answers = tool.candidates(f"Сергей {surname}", "ru", "en:ru")
            right = {n for n, answer in enumerate(answers) if answer.split()[0] == habit}
            found.append((at % tool.FOLDS, ([tool.habits(answer) for answer in answers], right)))
        return found

    always = rows(10 * ["sergei"])
    assert sum(0 in row[1] for _, row in always) == 0
    assert tool.judged(always) == 10
    assert tool.judged(rows(5 * ["sergei", "sergey"])) < 10
