"""The given-name tables: by any spelling, and refusals that say where a row is wrong."""

from pathlib import Path

import pytest

from translit.glossary import builtin_path
from translit.names import GivenNames, declined_givens
from translit.names.given_names import TableError

ROWS = [
    {"id": "ihar", "gender": "m", "be": "Ігар", "ru": "Игорь", "en:be": "Ihar|Igar", "other": "pl=Igor|lt=Igoris"},
    {"id": "fyodor", "gender": "m", "be": "Фёдар", "ru": "Фёдор|Федор", "diminutives": "ru=Федя|en:ru=Fedya"},
]
FATHERS = [{"base": "ihar", "gender": "f", "be": "Ігараўна", "ru": "Игоревна"}]


def test_a_name_is_found_by_any_of_its_forms() -> None:
    table = GivenNames.from_rows(ROWS, FATHERS)
    for form in ("Ігар", "игорь", "IHAR", "Igar", "Igoris"):
        assert [name.id for name in table.find(form)] == ["ihar"]
    assert [item.form("ru") for item in table.find_patronymic("Ігараўна", "be")] == ["Игоревна"]


def test_the_first_form_of_a_cell_is_the_one_to_print() -> None:
    assert GivenNames.from_rows(ROWS).find("Igar")[0].form("en:be") == "Ihar"


def test_a_spelling_code_narrows_and_en_stands_for_all_english() -> None:
    table = GivenNames.from_rows(ROWS)
    assert table.find("Игорь", "be") == ()
    assert [name.id for name in table.find("Ihar", "en")] == ["ihar"]


def test_yo_and_stress_marks_do_not_matter() -> None:
    assert GivenNames.from_rows(ROWS).find("Фе́дор")[0].id == "fyodor"


def test_diminutives_only_when_asked_for() -> None:
    table = GivenNames.from_rows(ROWS)
    assert table.find("Федя") == ()
    assert [name.id for name in table.find("Федя", diminutives=True)] == ["fyodor"]


@pytest.mark.parametrize(
    ("row", "message"),
    [({"id": "x", "gender": "q"}, "row 2: gender"), ({"id": "x", "gender": "m", "other": "Igor"}, "write lang=form")],
)
def test_a_bad_row_is_named(row: dict[str, str], message: str) -> None:
    with pytest.raises(TableError, match=message):
        GivenNames.from_rows([row])


def test_every_row_of_the_built_in_table_has_its_three_cyrillic_forms() -> None:
    table = GivenNames.builtin()
    assert len(table) > 100
    missing = [name.id for name in table if name.source == "east-slavic" and not {"be", "ru", "uk"} <= set(name.forms)]
    assert not missing


@pytest.mark.parametrize("lang", declined_givens.LANGUAGES)
def test_the_prepared_forms_are_those_that_the_rules_make(lang: str) -> None:
    """If they are not: make glossary."""
    file = declined_givens.file_of(builtin_path(), lang)
    assert file.read_text(encoding="utf-8") == declined_givens.make_file(builtin_path(), lang)


def test_forms_of_another_table_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever adds a name finds it before `make glossary`."""
    monkeypatch.setattr(declined_givens, "_folder", lambda: tmp_path)
    (tmp_path / "given-names.tsv").write_text("id\tgender\tbe\n", encoding="utf-8")
    made = declined_givens.make_file(tmp_path, "be")
    file = declined_givens.file_of(tmp_path, "be")
    file.write_text(made.partition("\n")[0] + "\nother\tm\tіншы\n", encoding="utf-8")
    assert list(declined_givens.declined_givens("be")) == [("other", "m", ["іншы"])]
    (tmp_path / "given-names.tsv").write_text("id\tgender\tbe\nx\tm\tІкс\n", encoding="utf-8")
    assert ("igor", "m") in {(id, gender) for id, gender, _ in declined_givens.declined_givens("be")}
