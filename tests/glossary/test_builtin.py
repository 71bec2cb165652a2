"""The built-in glossary: every sample of every entry, no error, and an artefact that is not stale."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from translit.glossary import Glossary, builtin_path
from translit.glossary.builtin import ARTEFACT, make_artefact, read_builtin, stale
from translit.glossary.lint import check_sample, lint
from translit.glossary.prepared import LANGUAGES, file_of, make_prepared, read_prepared

ENTRIES = Glossary.load()
SAMPLES = [(entry.id, at) for entry in ENTRIES for at in range(len(entry.samples))]


@pytest.mark.parametrize(("entry_id", "at"), SAMPLES, ids=[f"{id}-{at}" for id, at in SAMPLES])
def test_sample(entry_id: str, at: int) -> None:
    assert check_sample(ENTRIES.entry(entry_id), at, ENTRIES) is None


def test_no_errors() -> None:
    assert [str(finding) for finding in lint(ENTRIES) if finding.severity == "error"] == []


def test_the_artefact_is_not_stale() -> None:
    """If it is: make glossary."""
    assert stale(builtin_path()) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_prepared_forms_are_those_that_the_rules_make(lang: str) -> None:
    """If they are not: make glossary."""
    folder = builtin_path()
    assert file_of(folder, lang).read_bytes() == make_prepared(ENTRIES.entries, folder, lang)


def test_an_entry_of_ones_own_is_not_taken_from_the_prepared_forms(tmp_path: Path) -> None:
    (tmp_path / "minsk.yaml").write_text("type: place\nforms: {be: Менскград}\n", encoding="utf-8")
    glossary = Glossary.load(builtin_path(), tmp_path)
    found = {mention.text: mention.entry_id for mention in glossary.match("У Менскградзе і Гродне, не ў Мінску.", "be")}
    assert found == {"Менскградзе": "minsk", "Гродне": "hrodna"}


def test_prepared_forms_of_something_else_are_passed_over(tmp_path: Path) -> None:
    for name in ("given-names.tsv", "patronymics.tsv"):
        shutil.copy(builtin_path() / name, tmp_path)
    minsk = ENTRIES.entry("minsk")
    file_of(tmp_path, "be").write_bytes(make_prepared([minsk], tmp_path, "be"))
    assert set(read_prepared([minsk], tmp_path, "be")) == {"minsk"}
    assert read_prepared([minsk, ENTRIES.entry("hrodna")], tmp_path, "be") == {}
    file_of(tmp_path, "be").write_text("{", encoding="utf-8")
    assert read_prepared([minsk], tmp_path, "be") == {}


def test_a_changed_file_is_read_from_its_yaml(tmp_path: Path) -> None:
    folder = tmp_path / "glossaries"
    (folder / "places").mkdir(parents=True)
    source = builtin_path() / "places" / "minsk.yaml"
    shutil.copy(source, folder / "places" / "minsk.yaml")
    (folder / ARTEFACT).write_bytes(make_artefact(folder))
    assert stale(folder) == []
    changed = (folder / "places" / "minsk.yaml").read_text(encoding="utf-8") + "note: changed\n"
    (folder / "places" / "minsk.yaml").write_text(changed, encoding="utf-8")
    assert stale(folder) == ["places/minsk.yaml"]
    entries, _, _ = read_builtin(folder)
    assert entries[0].note == "changed"


def test_a_broken_artefact_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "minsk.yaml").write_text("type: place\nforms: {be: Мінск}\n", encoding="utf-8")
    (tmp_path / ARTEFACT).write_bytes(b'{"not": "ours"')
    entries, _, files = read_builtin(tmp_path)
    assert [entry.id for entry in entries] == ["minsk"]
    assert files["minsk"] == tmp_path / "places" / "minsk.yaml"
