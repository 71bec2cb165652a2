"""Several people, an editor and git on one folder: nothing lost, nothing half-written, nothing outside."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from translit.glossary import Glossary, GlossaryError, UnknownEntry
from translit.glossary.editing import Clash, Folder, Locked, history, scanning
from translit.glossary.editing import folder as editing_folder
from translit.glossary.editing.locking import locked

MINSK: dict[str, Any] = {"type": "place", "forms": {"be": "Мінск"}}
BROKEN = "type: [\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "ours").mkdir()
    return Folder.open(tmp_path / "ours")


def with_note(data: dict[str, Any], note: str) -> dict[str, Any]:
    return {**data, "note": note}


def test_an_entry_comes_and_changes_and_goes(folder: Folder) -> None:
    first = folder.save("minsk", MINSK, version=None, author="Ann")
    assert folder.read("minsk") == first
    assert first.data == {"id": "minsk", **MINSK}
    second = folder.save("minsk", with_note(first.data, "n"), version=first.version, author="Bob")
    assert second.version != first.version
    assert [entry.note for entry in folder.entries()] == ["n"]
    assert folder.delete("minsk", second.version, "Ann") == ""
    with pytest.raises(UnknownEntry, match="no entry 'minsk'"):
        folder.read("minsk")
    assert [(each.action, each.author) for each in folder.history("minsk")] == [
        ("saved", "Ann"),
        ("saved", "Bob"),
        ("deleted", "Ann"),
    ]
    assert folder.undo("minsk", None).data["note"] == "n"


def test_a_clash_holds_both_states_and_what_they_began_with(tmp_path: Path) -> None:
    ann, bob = Folder.open(tmp_path), Folder.open(tmp_path)
    begun = ann.save("minsk", MINSK, version=None)
    theirs = bob.save("minsk", with_note(begun.data, "bob's"), version=begun.version, author="Bob")
    mine = with_note(begun.data, "ann's")
    with pytest.raises(Clash, match="minsk was changed by Bob in the meantime") as clash:
        ann.save("minsk", mine, version=begun.version, author="Ann")
    assert (clash.value.mine, clash.value.theirs, clash.value.base) == (mine, theirs, begun.data)
    assert ann.read("minsk") == theirs
    with pytest.raises(Clash, match="minsk was made"):
        ann.save("minsk", MINSK, version=None)
    bob.delete("minsk", theirs.version, "Bob")
    with pytest.raises(Clash, match="minsk was deleted by Bob") as clash:
        ann.save("minsk", mine, version=theirs.version)
    assert (clash.value.theirs, clash.value.base) == (None, theirs.data)


SAVER = """
import sys
from translit.glossary.editing import Clash, Folder
folder = Folder.open(sys.argv[1])
stored = folder.read("minsk")
print("ready", flush=True)
sys.stdin.readline()
try:
    folder.save("minsk", {**stored.data, "note": sys.argv[2]}, version=stored.version, author=sys.argv[2])
    print("saved")
except Clash as clash:
    print("clash", clash.mine["note"], clash.theirs.data["note"])
"""


def test_of_two_processes_that_save_at_once_one_gets_a_clash(folder: Folder) -> None:
    folder.save("minsk", MINSK, version=None)
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    both = {
        who: subprocess.Popen([sys.executable, "-c", SAVER, str(folder.path), who], **pipes) for who in ("Ann", "Bob")
    }
    for process in both.values():
        assert process.stdout.readline() == "ready\n"
    for process in both.values():
        process.stdin.write("\n")
        process.stdin.flush()
    said = {who: process.communicate(timeout=60)[0].strip() for who, process in both.items()}
    (winner,) = [who for who, line in said.items() if line == "saved"]
    (loser,) = set(said) - {winner}
    assert said[loser] == f"clash {loser} {winner}"
    assert folder.read("minsk").data["note"] == winner


def write_for_ever(path: Path, written: Any) -> None:
    folder = Folder.open(path)
    for together in itertools.cycle((nullcontext, folder.batch)):
        with together():
            for id in ("a", "b"):
                stored = folder.read(id)
                note = f"{written.value} " * 300 + "end"
                folder.save(id, {**stored.data, "note": note}, version=stored.version, author="x")
                written.value += 1


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="writers are forked to be quick")
def test_a_kill_at_any_moment_leaves_every_file_whole_and_no_lock(folder: Folder) -> None:
    for id in ("a", "b"):
        folder.save(id, with_note(MINSK, "end"), version=None)
    fork = multiprocessing.get_context("fork")
    chance, written = random.Random(6), fork.Value("i", 0)
    for _ in range(40):
        before = written.value
        process = fork.Process(target=write_for_ever, args=(folder.path, written), daemon=True)
        process.start()
        while written.value == before:  # it is in the middle of its writes
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        process.join()
        assert process.exitcode == -9
        for id in ("a", "b"):
            assert folder.read(id).data["note"].endswith("end")
            assert all(revision.text for revision in folder.history(id))
    assert not Folder.open(folder.path).faults()
    # The next writer is held up by nothing and clears away what the dead ones left.
    started = time.monotonic()
    for id in ("a", "b"):
        stored = folder.read(id)
        folder.save(id, {**stored.data, "note": "after"}, version=stored.version)
        assert stored.data["note"] in [(each.data or {}).get("note") for each in folder.history(id)]
    assert time.monotonic() - started < 5
    assert not list(folder.path.rglob("*.tmp"))


def test_half_a_line_in_the_history_is_passed_over(folder: Folder) -> None:
    first = folder.save("minsk", MINSK, version=None)
    with (folder.path / ".history/minsk.jsonl").open("ab") as stream:
        stream.write(b'{"number": 2, "text": "ha')
    second = folder.save("minsk", with_note(first.data, "n"), version=first.version)
    assert [each.action for each in folder.history("minsk")] == ["saved", "saved"]
    assert folder.undo("minsk", second.version).data == first.data


def test_a_save_holds_when_its_history_cannot_be_written(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(history: history.History, id: str, revision: history.Revision, *, flush: bool = True) -> None:
        raise GlossaryError("the disk is full.")

    first = folder.save("minsk", MINSK, version=None)
    monkeypatch.setattr(history.History, "add", full)
    second = folder.save("minsk", with_note(first.data, "n"), version=first.version)
    assert "the disk is full" in second.warning
    assert folder.read("minsk").version == second.version
    with pytest.raises(GlossaryError, match="the disk is full"):  # the state to be replaced is in no history
        folder.save("minsk", with_note(first.data, "m"), version=second.version)
    assert folder.read("minsk").data["note"] == "n"


def test_who_writes_too_long_is_told_of(folder: Folder) -> None:
    folder.save("minsk", MINSK, version=None)
    lock = folder.path / ".history/lock"
    told = pytest.raises(Locked, match="another program has been writing")
    with locked(lock), told, locked(lock, patience=0.05):
        raise AssertionError


def test_many_saves_in_a_row_are_what_each_would_be(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()
    alone = Folder.open(tmp_path / "alone")
    with folder.batch():
        for id in ("a", "b", "c"):
            first = folder.save(id, MINSK, version=None, author="Ann")
            folder.save(id, with_note(first.data, id), version=first.version, author="Bob")
        with pytest.raises(GlossaryError, match="too like b"):
            folder.save("B", MINSK, version=None)
        (folder.path / "d.yaml").write_text("type: place\nforms: {be: Дзісна}\n", encoding="utf-8")
        with pytest.raises((Clash, GlossaryError)):  # an editor's file that came meanwhile stays
            folder.save("d", MINSK, version=None)
    for id in ("a", "b", "c"):
        alone.save(id, with_note({"id": id, **MINSK}, id), version=None)
        assert folder.read(id).version == alone.read(id).version
        assert [each.author for each in folder.history(id)] == ["Ann", "Bob"]
    folder.refresh()
    assert folder.read("d").data["forms"]["be"] == "Дзісна"
    with locked(folder.path / ".history/lock", patience=0.05):
        pass  # given back


def test_after_a_batch_that_broke_down_a_save_takes_the_lock(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(history: Any) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(history.History, "flush", broken)
    with pytest.raises(RuntimeError), folder.batch():
        stored = folder.save("minsk", MINSK, version=None)
    monkeypatch.setattr(editing_folder, "locked", lambda file: locked(file, patience=0.05))
    with locked(folder.path / ".history/lock"), pytest.raises(Locked):
        folder.save("minsk", with_note(stored.data, "n"), version=stored.version)


def test_threads_lose_nothing(folder: Folder) -> None:
    folder.save("minsk", with_note(MINSK, ""), version=None)

    def add(letter: str) -> None:
        for _ in range(5):
            while True:
                stored = folder.read("minsk")
                try:
                    changed = with_note(stored.data, stored.data["note"] + letter)
                    folder.save("minsk", changed, version=stored.version)
                    break
                except Clash:
                    continue

    threads = [threading.Thread(target=add, args=(letter,)) for letter in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(folder.read("minsk").data["note"]) == sorted("abc" * 5)


def test_undo_goes_back_step_by_step(folder: Folder) -> None:
    stored = folder.save("minsk", with_note(MINSK, "1"), version=None)
    for note in "23":
        stored = folder.save("minsk", with_note(stored.data, note), version=stored.version)
    for note in "21":
        stored = folder.undo("minsk", stored.version, "Ann")
        assert stored.data["note"] == note
    with pytest.raises(GlossaryError, match="no earlier state of minsk"):
        folder.undo("minsk", stored.version)
    stored = folder.save("minsk", with_note(stored.data, "4"), version=stored.version)
    assert folder.undo("minsk", stored.version).data["note"] == "1"
    with pytest.raises(Clash):
        folder.undo("minsk", "an old version")
    stored = folder.read("minsk")
    assert folder.restore("minsk", 3, stored.version).data["note"] == "3"
    with pytest.raises(GlossaryError, match="no revision 99"):
        folder.restore("minsk", 99, stored.version)


def test_what_an_editor_wrote_is_noticed_and_can_be_undone_to(folder: Folder) -> None:
    file = folder.path / "minsk.yaml"
    file.write_text("# mine\ntype: place\nforms: {be: Мінск}  # kept\n", encoding="utf-8")
    generation = folder.generation
    assert folder.refresh()
    assert not folder.refresh()
    assert folder.generation > generation
    stored = folder.read("minsk")
    assert "id" not in stored.data
    stored = folder.save("minsk", with_note(stored.data, "n"), version=stored.version, author="Ann")
    assert file.read_text(encoding="utf-8").startswith("# mine\ntype: place\nforms: {be: Мінск}  # kept\n")
    file.write_text("type: place\nforms: {be: Менск}\n", encoding="utf-8")
    with pytest.raises(Clash):
        folder.save("minsk", MINSK, version=stored.version)
    assert folder.undo("minsk", folder.read("minsk").version).data["note"] == "n"
    assert [each.action for each in folder.history("minsk")] == ["found", "saved", "found", "undone"]
    file.write_text(BROKEN, encoding="utf-8")
    assert folder.refresh()
    assert [fault.line for fault in folder.faults()] == [2]
    with pytest.raises(GlossaryError, match=r"minsk\.yaml, line 2: not valid YAML"):
        folder.save("minsk", MINSK, version=stored.version)
    assert file.read_text(encoding="utf-8") == BROKEN
    file.unlink()
    assert folder.refresh()
    assert folder.undo("minsk", None).data["note"] == "n"


def test_a_list_of_entries_in_one_file(folder: Folder) -> None:
    file = folder.path / "several.yaml"
    file.write_text(
        "# All of them.\n- {id: a, type: place, forms: {be: А}}\n# The second.\n- id: b\n  type: place\n"
        "  forms: {be: Б}  # b\n",
        encoding="utf-8",
    )
    folder.refresh()
    a, b = folder.read("a"), folder.read("b")
    folder.save("a", with_note(a.data, "n"), version=a.version)
    b = folder.save("b", with_note(b.data, "n"), version=b.version)  # another entry's change is no clash
    text = file.read_text(encoding="utf-8")
    for kept in ("# All of them.", "# The second.", "{be: Б}  # b"):
        assert kept in text
    folder.undo("b", b.version)
    folder.delete("a", folder.read("a").version)
    assert [entry.id for entry in folder.entries()] == ["b"]
    assert folder.undo("a", None).path == folder.path / "a.yaml"


PATHS = ["../up", "a/b", "a\\b", "/etc", "..", ".hidden", "-rf", "a\n", "a\0", "\ud800"]
NAMES = ["", " ", "con", "NUL", "com1.x", "lpt¹", "a b", "x" * 200, "e\u0301", "a."]


@pytest.mark.parametrize("id", PATHS + NAMES)
def test_no_id_leaves_the_folder(folder: Folder, id: str) -> None:
    with pytest.raises(GlossaryError, match="cannot be an id"):
        folder.save(id, MINSK, version=None)
    assert not list(folder.path.parent.rglob("*.yaml"))


@pytest.mark.parametrize("id", ["losik-ihar", "Мінск", "a.b_c", "42"])
def test_ids_that_are_in_order(folder: Folder, id: str) -> None:
    assert folder.save(id, MINSK, version=None).path == folder.path / f"{id}.yaml"


def test_an_id_that_differs_in_capitals_alone_is_refused(folder: Folder) -> None:
    folder.save("minsk", MINSK, version=None)
    (folder.path / "Brest.yaml").write_text(BROKEN, encoding="utf-8")
    for id in ("Minsk", "brest"):
        with pytest.raises(GlossaryError, match="too like"):
            folder.save(id, MINSK, version=None)
    with pytest.raises(GlossaryError, match="it must be 'homel'"):
        folder.save("homel", {**MINSK, "id": "minsk"}, version=None)


def test_links_lead_nowhere(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    secret = outside / "secret.yaml"
    secret.write_text("type: place\nforms: {be: Так}\n", encoding="utf-8")
    (inside / "secret.yaml").symlink_to(secret)
    (inside / "places").symlink_to(outside)
    folder = Folder.open(inside)
    assert not folder.entries()
    assert "leads out of the folder" in str(folder.faults()[0])
    with pytest.raises(GlossaryError):
        folder.read("secret")
    assert folder.save("minsk", MINSK, version=None).path.parent == inside
    # A link swapped in after reading is not followed either.
    (inside / "minsk.yaml").unlink()
    (inside / "minsk.yaml").symlink_to(secret)
    with pytest.raises(GlossaryError):
        folder.read("minsk")


def test_a_history_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/.history").symlink_to(tmp_path)
    with pytest.raises(GlossaryError, match="is a link"):
        Folder.open(tmp_path / "in").save("minsk", MINSK, version=None)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"type": "planet", "forms": {}}, "field type"),
        ({**MINSK, "colour": "red"}, "unknown field"),
        ({**MINSK, "forms": {"be": "Мі\ud800нск"}}, "half a character"),
        ({**MINSK, "note": object()}, "what YAML cannot say"),
    ],
)
def test_what_could_not_be_used_is_not_written(folder: Folder, data: dict[str, Any], sentence: str) -> None:
    with pytest.raises(GlossaryError, match=sentence):
        folder.save("minsk", data, version=None)
    assert not list(folder.path.rglob("*.yaml"))
    assert not folder.history("minsk")


def test_the_history_is_bounded_and_never_read_as_a_glossary(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEPT", 8)
    stored = folder.save("minsk", MINSK, version=None)
    for turn in range(24):
        stored = folder.save("minsk", with_note(stored.data, str(turn)), version=stored.version)
    revisions = folder.history("minsk")
    assert 8 <= len(revisions) <= 10
    assert revisions[-1].number == 25
    assert [entry.id for entry in Glossary.load(folder.path)] == ["minsk"]


def test_a_folder_lies_on_top_of_the_builtin_glossary(folder: Folder) -> None:
    data = {"type": "person", "gender": "m", "forms": {"en": "Ihar Łosik"}}
    before = folder.glossary()
    assert before is folder.glossary()
    folder.save("losik-ihar", data, version=None)
    after = folder.glossary()
    assert after is not before
    assert after.entry("losik-ihar").forms == {"en": "Ihar Łosik"}
    assert len(after) == len(before)
    assert after.files["losik-ihar"] == folder.path / "losik-ihar.yaml"


def test_new_entries_go_where_their_kind_lies(folder: Folder) -> None:
    (folder.path / "places").mkdir()
    assert folder.save("minsk", MINSK, version=None).path.parent.name == "places"


def git(path: Path, *args: str) -> str:
    done = subprocess.run(["git", "-C", str(path), *args], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    git(tmp_path, "init", "--quiet")
    (tmp_path / "terms").mkdir()
    return tmp_path / "terms"


def test_a_save_can_be_a_commit(repository: Path) -> None:
    (repository / "other.txt").write_text("staged, not mine")
    git(repository, "add", "other.txt")
    folder = Folder.open(repository, commits=True)
    stored = folder.save("minsk", MINSK, version=None, author="Ann Lee <ann@example.org>")
    assert stored.warning == ""
    stored = folder.save("minsk", with_note(stored.data, "n"), version=stored.version, author="Bob")
    folder.delete("minsk", stored.version, "--amend\n<x>")
    assert git(repository, "log", "--format=%an|%ae|%s").splitlines() == [
        "--amend|x|Delete minsk",
        "Bob||Change minsk",
        "Ann Lee|ann@example.org|Add minsk",
    ]
    assert git(repository, "log", "--format=", "--name-only").splitlines() == ["terms/minsk.yaml"] * 3
    assert git(repository, "status", "--short") == "A  other.txt"


def test_a_save_holds_when_git_does_not(folder: Folder, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = repository.parent / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho no such thing >&2\nexit 1\n")
    hook.chmod(0o755)
    stored = Folder.open(repository, commits=True).save("minsk", MINSK, version=None)
    assert stored.warning == "saved, but not committed: no such thing."
    monkeypatch.setenv("PATH", "")
    stored = Folder.open(repository, commits=True).save("brest", MINSK, version=None)
    assert stored.warning == "saved, but not committed: git is not installed."
    assert {entry.id for entry in Folder.open(repository).entries()} == {"minsk", "brest"}


def test_a_large_folder_is_parsed_once(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "_MANY", 3)
    stored = folder.save("minsk", MINSK, version=None)
    for number in range(4):
        (folder.path / f"p{number}.yaml").write_text(f"type: place\nforms: {{be: П{number}}}\n", encoding="utf-8")
    wanted = {entry.id for entry in Folder.open(folder.path).entries()}
    assert len(wanted) == 5
    parsed: list[Path] = []
    load = scanning.Files._load

    def counting(files: scanning.Files, file: Path, stamp: tuple[int, ...]) -> Any:
        parsed.append(file)
        return load(files, file, stamp)

    monkeypatch.setattr(scanning.Files, "_load", counting)
    folder.save("minsk", with_note(stored.data, "n"), version=stored.version)
    parsed.clear()
    again = Folder.open(folder.path)
    assert [file.name for file in parsed] == ["minsk.yaml"]
    assert {entry.id for entry in again.entries()} == wanted
    assert again.read("p1").data["forms"] == {"be": "П1"}
    (folder.path / ".history/read.json").write_text("[[", encoding="utf-8")
    assert {entry.id for entry in Folder.open(folder.path).entries()} == wanted
