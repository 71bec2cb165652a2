"""`translit glossary`: shown, added to, edited and checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import translit

from .conftest import Run

NEW = ("--gender", "f", "--form", "be=Ганна Лі", "--form", "en=Hanna Lee", "--variant", "en=Anna Lee")


def test_list_shows_every_entry_in_the_language_and_style(run: Run) -> None:
    glossary = translit.Glossary.load()
    rows = [line.split(None, 2) for line in run("glossary", "list", "--lang", "ru").stdout.splitlines()]
    assert [row[0] for row in rows] == [entry.id for entry in glossary]
    assert ["losik-ihar", "person", "Игорь Лосик"] in rows
    styled = run("glossary", "list", "--type", "person", "--style", "russian").stdout
    assert "Igor Losik" in styled
    data = json.loads(run("glossary", "list", "--type", "place", "--json").stdout)
    assert {entry["type"] for entry in data} == {"place"}


def test_show_tells_forms_and_cases(run: Run) -> None:
    page = run("glossary", "show", "losik-ihar").stdout
    for part in ("Игорь Лосик", "Игорем Лосиком", "Igar Losik", "losik-ihar.yaml"):
        assert part in page
    data = json.loads(run("glossary", "show", "losik-ihar", "--json").stdout)
    assert data["paradigms"]["ru"]["ins"] == ["Игорем Лосиком"]


def test_an_unknown_entry_names_the_nearest(run: Run) -> None:
    result = run("glossary", "show", "losik-igar")
    assert result.exit_code == 2
    assert "losik-ihar" in result.stderr


def test_an_added_entry_works_at_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    result = run("glossary", "add", "lee-hanna", "--to", "ours", *NEW)
    assert result.exit_code == 0, result.stderr
    assert run("normalize", "--lang", "en", "--glossary", "ours", "-q", stdin="Anna Lee").stdout == "Hanna Lee"
    assert "Ганна Лі" in run("glossary", "show", "lee-hanna", "--glossary", "ours").stdout
    assert run("glossary", "lint", "ours").exit_code == 0


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["lee-hanna", "--to", "ours", "--form", "be=Ганна Лі"], "needs --gender"),
        (["lee-hanna", "--to", "gone", *NEW], "there is no folder gone"),
        (["../lee", "--to", "ours", *NEW], "cannot be an id"),
        (["here", "--to", "ours", *NEW], "is there already"),
        (["lee-hanna", "--to", "ours", "--gender", "f", "--form", "Ганна"], "is not CODE=FORM"),
        (["lee-hanna", "--to", "ours", *NEW, "--form", "be=Ганна"], "two forms for be"),
        (["mine", "--to", "ours", "--gender", "m", "--form", "be=Ігар Лосік"], "give this entry the id losik-ihar"),
    ],
)
def test_what_cannot_be_added(run: Run, tmp_path: Path, args: list[str], sentence: str) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "here.yaml").touch()
    result = run("glossary", "add", *args)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert [file.name for file in (tmp_path / "ours").iterdir()] == ["here.yaml"]


def test_edit_opens_the_file_and_checks_it(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours").mkdir()
    run("glossary", "add", "lee-hanna", "--to", "ours", *NEW)
    monkeypatch.setenv("EDITOR", "sed -i s/person/planet/")
    monkeypatch.delenv("VISUAL", raising=False)
    result = run("glossary", "edit", "lee-hanna", "--glossary", "ours")
    assert result.exit_code == 2
    assert "lee-hanna.yaml, line 2, field type" in result.stderr
    result = run("glossary", "edit", "losik-ihar")
    assert result.exit_code == 2
    assert "belongs to the built-in glossary" in result.stderr


def test_lint_finds_every_fault(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\ntype: planet\nforms: {be: А}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("id: b\ntype: [\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text(
        "- {id: c, type: person, gender: f, forms: {en: Hanna Lee}}\n"
        "- id: e\n  type: person\n  gender: f\n  forms: {en: Hanna Lee}\n"
        "  samples:\n    - {lang: en, text: He left., mention: Lee}\n",
        encoding="utf-8",
    )
    (tmp_path / "d.yaml").write_text("{type: place, forms: {en: Otherwhere}}", encoding="utf-8")
    result = run("glossary", "lint", ".")
    assert result.exit_code == 1
    errors = sorted(line for line in result.stdout.splitlines() if ": error: " in line)
    assert [line.split(": ")[0] for line in errors] == [
        "a.yaml, line 2, type",
        "b.yaml, line 3",
        "c.yaml, line 5, forms.en",
        "c.yaml, line 7, samples.0",
    ]
    found = json.loads(run("glossary", "lint", ".", "--json").stdout)
    codes = sorted(finding["code"] for finding in found if finding["severity"] == "error")
    assert codes == ["claimed-twice", "dead-sample", "schema", "schema"]


def test_lint_of_warnings_alone_is_no_failure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "here.yaml").write_text("{type: place, forms: {en: Otherwhere}}", encoding="utf-8")
    result = run("glossary", "lint", "here.yaml")
    assert result.exit_code == 0
    assert "[missing-language]" in result.stdout


def test_lint_of_nothing(run: Run) -> None:
    result = run("glossary", "lint", "gone")
    assert result.exit_code == 2
    assert "there is no file or folder gone" in result.stderr
