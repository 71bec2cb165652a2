"""`translit glossary`: shown, added to, edited and checked."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import translit

from .conftest import ROOT, Run

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
        (
            ["lee-hanna", "--to", "ours", *NEW, "--form", "ua=Ганна"],
            "'ua=Ганна': 'ua' is no language code; did you mean",
        ),
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
    assert "type: person" in (tmp_path / "ours/lee-hanna.yaml").read_text(encoding="utf-8")
    (kept,) = re.findall(r"kept in (\S+\.yaml)\.", result.stderr)
    assert "type: planet" in Path(kept).read_text(encoding="utf-8")
    Path(kept).unlink()
    monkeypatch.setenv("EDITOR", "sed -i s/Лі/Лі-Новак/")
    assert run("glossary", "edit", "lee-hanna", "--glossary", "ours").exit_code == 0
    assert "Ганна Лі-Новак" in (tmp_path / "ours/lee-hanna.yaml").read_text(encoding="utf-8")


def test_an_entry_of_the_built_in_glossary_is_edited_in_a_copy(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever prints a name otherwise changes that form, and need not type the entry anew."""
    (tmp_path / "one.yaml").write_text("- {id: x, type: place, forms: {be: Мінск}}\n", encoding="utf-8")
    for refused in ((), ("--glossary", "one.yaml")):
        result = run("glossary", "edit", "losik-ihar", *refused)
        assert result.exit_code == 2
        assert "say with --glossary DIR in which folder of yours it is changed" in result.stderr
    (tmp_path / "ours").mkdir()
    assert "nothing was changed" in run("glossary", "edit", "minsk", "--glossary", "ours", "--confirm").stderr
    assert not any((tmp_path / "ours").glob("*.yaml"))
    result = run("glossary", "edit", "losik-ihar", "--glossary", "ours", "--form", "en=Ihar Łosik")
    assert (result.exit_code, result.stderr) == (0, "translit: wrote ours/losik-ihar.yaml\n")
    builtin = translit.Glossary.load().entry("losik-ihar")
    ours = translit.Glossary.load("ours").entry("losik-ihar")
    assert dict(ours.forms) == {**builtin.forms, "en": "Ihar Łosik"}
    assert ours.variants == {**builtin.variants, "en": ("Igar Losik",)}, "what is printed is no variant any more"
    assert run("glossary", "edit", "losik-ihar", "--glossary", "ours", "--undo").exit_code == 2
    monkeypatch.setenv("EDITOR", "sed -i s/Менск/Менск-сталіца/")
    monkeypatch.delenv("VISUAL", raising=False)
    assert run("glossary", "edit", "minsk", "--glossary", "ours").exit_code == 0
    assert "Менск-сталіца" in (tmp_path / "ours/minsk.yaml").read_text(encoding="utf-8")
    assert run("glossary", "lint", "ours", "--only", "error").exit_code == 0


def test_edit_by_options_and_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    run("glossary", "add", "lee-hanna", "--to", "ours", *NEW, "--author", "Ann")
    file = tmp_path / "ours/lee-hanna.yaml"
    before = file.read_text(encoding="utf-8")
    edit = ("glossary", "edit", "lee-hanna", "--glossary", "ours")
    assert run(*edit, "--form", "ru=Анна Ли", "--confirm").exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert "status: confirmed" in text
    assert "  ru: Анна Ли" in text
    assert run(*edit, "--undo").exit_code == 0
    assert file.read_text(encoding="utf-8") == before
    for args, sentence in (
        (("--undo", "--confirm"), "--undo goes alone"),
        (("--undo",), "no earlier state"),
        (("--form", "x"), "is not CODE=FORM"),
    ):
        result = run(*edit, *args)
        assert result.exit_code == 2
        assert sentence in result.stderr


@pytest.mark.parametrize("command", [("edit", "--form", "be=Мінск"), ("delete", "--yes")])
def test_a_folder_that_is_not_there_is_told(run: Run, command: tuple[str, ...]) -> None:
    """The folder in which one stands was taken in its place, and the glossary was called `belarus+.`."""
    for id in ("losik-ihar", "nobody"):
        result = run("glossary", command[0], id, *command[1:], "--glossary", "ours")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "there is no file or folder ours; check the path, or make the folder" in result.stderr


def test_an_entry_is_deleted_and_comes_back(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours").mkdir()
    run("glossary", "add", "lee-hanna", "--to", "ours", *NEW, "--author", "Ann")
    file = tmp_path / "ours/lee-hanna.yaml"
    before = file.read_text(encoding="utf-8")
    delete = ("glossary", "delete", "lee-hanna", "--glossary", "ours")
    refused = run(*delete)
    assert (refused.exit_code, "say --yes" in refused.stderr) == (2, True)
    monkeypatch.setattr("translit_cli.deleting.on_terminal", lambda: True)
    answered = run(*delete, stdin="n\n")
    assert "Delete Ганна Лі / Hanna Lee (ours/lee-hanna.yaml)?" in answered.stderr
    assert "nothing was deleted" in answered.stderr
    assert file.exists()
    done = run(*delete, stdin="y\n")
    assert done.exit_code == 0, done.stderr
    assert "glossary edit lee-hanna --glossary ours --undo" in done.stderr
    assert not file.exists()
    assert run("glossary", "show", "lee-hanna", "--glossary", "ours").exit_code == 2
    assert run("glossary", "edit", "lee-hanna", "--glossary", "ours", "--undo").exit_code == 0
    assert file.read_text(encoding="utf-8") == before


def test_a_copy_of_a_built_in_entry_is_deleted_and_the_built_in_one_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    run("glossary", "add", "lee-hanna", "--to", "ours", *NEW)
    run("glossary", "edit", "losik-ihar", "--glossary", "ours", "--form", "en=Ihar Łosik")
    told = json.loads(run("glossary", "delete", "losik-ihar", "--glossary", "ours", "--yes", "--json").stdout)
    assert told == {
        "id": "losik-ihar",
        "deleted": "ours/losik-ihar.yaml",
        "now": "the built-in glossary",
        "warning": "",
    }
    assert "Ihar Losik" in run("glossary", "show", "losik-ihar", "--glossary", "ours").stdout
    again = run("glossary", "delete", "losik-ihar", "--glossary", "ours", "--yes")
    assert (again.exit_code, "belongs to the built-in glossary and stays" in again.stderr) == (2, True)


def test_a_mistyped_id_names_ones_own_entry(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    run("glossary", "add", "lee-hanna", "--to", "ours", *NEW)
    for command in (("delete", "lee-hana", "--yes"), ("edit", "lee-hana", "--confirm")):
        result = run("glossary", *command, "--glossary", "ours")
        assert result.exit_code == 2
        assert "the glossary belarus+ours has no entry 'lee-hana'; the nearest: lee-hanna" in result.stderr


def test_a_change_is_a_commit_when_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Desk")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "desk@example.org")
    (tmp_path / "ours").mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path / "ours", check=True)
    run("glossary", "add", "lee-hanna", "--to", "ours", *NEW)
    run("glossary", "edit", "lee-hanna", "--glossary", "ours", "--form", "ru=Анна Ли", "--commit")
    done = subprocess.run(
        ["git", "show", "--format=", "HEAD"], cwd=tmp_path / "ours", check=True, capture_output=True, text=True
    )
    assert "Анна Ли" in done.stdout


def test_add_proposes_the_other_languages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    name = ("--gender", "f", "--form", "be=Алена Кавальчук", "--form", "ru=Алёна Ковальчук")
    assert run("glossary", "add", "kavalchuk-alena", "--to", "ours", *name, "--propose").exit_code == 0
    shown = json.loads(run("glossary", "show", "kavalchuk-alena", "--glossary", "ours", "--json").stdout)
    forms = {"be": "Алена Кавальчук", "ru": "Алёна Ковальчук", "uk": "Олена Ковальчук", "pl": "Alena Kawalczuk"}
    assert {code: shown["forms"][code] for code in forms} == forms


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


def test_search_finds_any_spelling(run: Run) -> None:
    first = run("glossary", "search", "Игорь Лос").stdout.splitlines()[0]
    assert first.split()[:2] == ["losik-ihar", "person"]
    found = json.loads(run("glossary", "search", "minsk", "--type", "place", "--limit", "2", "--json").stdout)
    assert (found[0]["id"], found[0]["score"], found[0]["form"]) == ("minsk", 1.0, "Minsk")
    assert len(found) == 2
    result = run("glossary", "search", "Ъъъъъъ")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no entry is near that" in result.stderr


def test_list_takes_drafts_and_missing_languages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    run("glossary", "add", "lee-hanna", "--to", "ours", *NEW)
    assert run("glossary", "list", "--glossary", "ours", "--status", "draft").stdout.split()[0] == "lee-hanna"
    missing = run("glossary", "list", "--glossary", "ours", "--missing", "ru").stdout
    assert "lee-hanna" in missing
    assert "losik-ihar" not in missing


MINSK = "id: minsk\ntype: place\nforms:\n  be: Мінск  # kept\n  ru: Минск\n"


def test_diff_tells_each_change(run: Run, tmp_path: Path) -> None:
    for folder, text in (("a", MINSK), ("b", MINSK.replace("Минск", "Менск"))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "minsk.yaml").write_text(text, encoding="utf-8")
    assert run("glossary", "diff", "a", "b").stdout == "Мінск: Russian form “Минск” → “Менск”\n"
    (change,) = json.loads(run("glossary", "diff", "a", "b", "--json").stdout)
    assert (change["id"], change["field"], change["after"]) == ("minsk", "forms.ru", "Менск")
    assert "no difference" in run("glossary", "diff", "a", "a").stderr
    assert run("glossary", "diff", "a", "gone").exit_code == 2


def test_merge_writes_what_both_know(run: Run, tmp_path: Path) -> None:
    theirs = "type: place\nforms: {be: Менск, pl: Mińsk}\n"
    for folder, name, text in (
        ("a", "minsk", MINSK),
        ("b", "minsk", theirs),
        ("b", "brest", "type: place\nforms: {be: Брэст}\n"),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    result = run("glossary", "merge", "a", "b")
    assert result.exit_code == 1
    assert "conflict: minsk: Belarusian form: ours “Мінск”, theirs “Менск” (kept as a variant)" in result.stdout
    assert "nothing was written" in result.stderr
    assert (tmp_path / "a/minsk.yaml").read_text(encoding="utf-8") == MINSK
    assert run("glossary", "merge", "a", "b", "--to", "a").exit_code == 1
    assert (tmp_path / "a/brest.yaml").exists()
    text = (tmp_path / "a/minsk.yaml").read_text(encoding="utf-8")
    for part in ("be: Мінск  # kept", "pl: Mińsk", "be: [Менск]"):
        assert part in text
    result = run("glossary", "merge", "a", "b", "--base", "b", "--to", "c", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["conflicts"] == []
    assert run("glossary", "diff", "a", "c").stdout == ""


def test_learn_writes_drafts_that_are_known_from_then_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Суд пакараў Алену Кавальчук.\nКавальчук маўчала.\n", encoding="utf-8")
    page = "<html lang=ru><p>Суд приговорил Елену Ковальчук.</p></html>"
    (tmp_path / "b.html").write_text(page, encoding="utf-8")
    result = run("glossary", "learn", "a.txt", "b.html", "--to", "ours")
    assert result.exit_code == 0, result.stderr
    assert "kavalchuk-alena (person, f)" in result.stdout
    assert "  be*    Алена Кавальчук" in result.stdout
    assert "  a.txt, line 1: Суд пакараў Алену Кавальчук." in result.stdout
    assert "wrote 1 draft to ours" in result.stderr
    assert run("glossary", "lint", "ours", "--only", "error").exit_code == 0
    again = run("glossary", "learn", "a.txt", "b.html", "--to", "ours")
    assert "the glossary knows every name" in again.stderr
    (draft,) = json.loads(run("glossary", "learn", "--lang", "be", "--json", stdin="Прыйшла Алена Кавальчук.").stdout)
    assert draft["entry"]["status"] == "draft"
    assert draft["places"][0]["text"] == "Алена Кавальчук"


def test_learn_that_is_sure_of_nothing_writes_nothing(run: Run, tmp_path: Path) -> None:
    args = ("glossary", "learn", "--lang", "en", "--to", "ours")
    text = "The armies were due to begin Zapad there. Zapad is an exercise."
    assert "--all" in run(*args, stdin=text).stderr
    assert not (tmp_path / "ours").exists()
    assert "wrote 1 draft to ours" in run(*args, "--all", stdin=text).stderr


def test_lint_mends_what_it_may(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "minsk.yaml"
    file.write_text("type: place\nforms: {be: Мiнск, ru: Минск, uk: Мінськ, en: Minsk}\n", encoding="utf-8")
    assert run("glossary", "lint", "minsk.yaml").exit_code == 1
    result = run("glossary", "lint", "--fix", "minsk.yaml")
    assert result.exit_code == 0
    assert "minsk.yaml: Minsk: Belarusian form “Мiнск” → “Мінск”" in result.stdout
    assert "Мінск" in file.read_text(encoding="utf-8")
    assert run("glossary", "lint", "--fix").exit_code == 2


def test_the_pre_commit_hooks_take_the_files_of_a_commit(
    true_run: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
) -> None:
    hooks = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["translit-glossary", "translit-glossary-fix"]
    (tmp_path / "good.yaml").write_text("type: place\nforms: {be: Брэст}\n", encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("type: place\nforms: {be: Мiнск}\n", encoding="utf-8")
    codes = []
    for hook in (*hooks, hooks[0]):
        program, *args = shlex.split(hook["entry"])
        assert program == "translit"
        codes.append(true_run(*args, "good.yaml", "bad.yaml").returncode)
    assert codes == [1, 0, 0]
