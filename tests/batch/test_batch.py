"""Batches: nothing lost, nothing done twice, no failure that spreads, whatever is killed when."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import batch_engines as engines
import pytest

from translit.translate.batch import BatchError, Settings, State, beside, job_path, run_batch, watch
from translit.translate.batch.run import _CHUNK_ITEMS

HERE = Path(__file__).parent
PLAIN = Settings(source="en", engine=engines.words)


def articles(folder: Path, count: int) -> Path:
    for number in range(count):
        place = folder / f"day{number % 3}" / f"{number}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"The court freed {number}.\n\nHe came.\n")
    return folder


def lines(path: Path, count: int, text: str = "The court freed {}. He came.") -> Path:
    rows = ({"id": f"a{number}", "text": text.format(number), "more": 1} for number in range(count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def tree(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text() for file in sorted(folder.rglob("*")) if file.is_file()}


def told(out: Path, what: str) -> list[dict[str, object]]:
    file = beside(out, what)
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def test_a_folder_keeps_its_tree(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in", 5), tmp_path / "out"
    (source / ".hidden").write_text("half-writ")
    state = run_batch(source, out, ["es"], PLAIN)
    assert tree(out) == {
        name: text.replace("The court freed", "El tribunal liberó").replace("He came", "Él vino")
        for name, text in tree(source).items()
        if name != ".hidden"
    }
    assert (state.documents, state.failed, state.sentences) == (5, 0, 10)
    assert told(out, "failed") == told(out, "findings") == []


def test_files_of_several_formats_go_their_own_way(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHe came.\n")
    (tmp_path / "in" / "b.txt").write_text("He came.")
    (tmp_path / "in" / "c.html").write_text("<html><body><p>He <b>came</b>.</p></body></html>")
    (tmp_path / "in" / "d.html").write_text("<html><body><script>He()</script></body></html>")
    run_batch(tmp_path / "in", tmp_path / "out", ["es"], PLAIN)
    assert tree(tmp_path / "out") == {
        "a.srt": "1\n00:00:01,000 --> 00:00:02,000\nÉl vino.\n",
        "b.txt": "Él vino.",
        "c.html": "<html><body><p>Él <b>vino</b>.</p></body></html>",
        "d.html": "<html><body><script>He()</script></body></html>",
    }


def test_a_list_names_files_beside_it(tmp_path: Path) -> None:
    articles(tmp_path / "in", 3)
    (tmp_path / "list").write_text("in/day0/0.txt\n\nin/day1/1.txt\nin/day0/0.txt\nin/none.txt\n")
    state = run_batch(tmp_path / "list", tmp_path / "out", ["es"], PLAIN)
    assert sorted(tree(tmp_path / "out")) == ["day0/0.txt", "day1/1.txt"]
    assert (state.documents, state.failed) == (3, 1)
    assert [Path(str(row["file"])).name for row in told(tmp_path / "out", "failed")] == ["none.txt"]


def test_jsonl_in_and_out(tmp_path: Path) -> None:
    source, out = lines(tmp_path / "in.jsonl", 3), tmp_path / "out.jsonl"
    run_batch(source, out, ["es"], PLAIN)
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert [(row["id"], row["text"], row["target"]) for row in rows] == [
        (f"a{n}", f"El tribunal liberó {n}. Él vino.", "es") for n in range(3)
    ]
    assert all("|engine:words" in row["signature"] and row["warnings"] == [] for row in rows)


def test_bad_lines_are_set_aside(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = json.dumps({"id": 7, "body": "He came."})
    source.write_text(f'{good}\n{{"id": 8}}\nnot json\n[1]\n\n{{"id": 9, "body": "A poison."}}')
    state = run_batch(source, out, ["es"], PLAIN, field="body")
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == [7]
    assert (state.failed, [row["line"] for row in told(out, "failed")]) == (4, [2, 3, 4, 6])
    reasons = " ".join(str(row["reason"]) for row in told(out, "failed"))
    assert "'body'" in reasons and "no JSON" in reasons and "poison" in reasons
    # a failure that was mended leaves the list
    source.write_text(good)
    run_batch(source, out, ["es"], PLAIN, field="body")
    assert told(out, "failed") == []


def test_what_is_no_utf8_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "\\ud800", "text": "He came \\ud83d."}\n')
    run_batch(tmp_path / "in.jsonl", tmp_path / "out.jsonl", ["es"], PLAIN)
    row = json.loads((tmp_path / "out.jsonl").read_text())
    assert (row["id"], row["text"]) == ("\ud800", "Él vino \ufffd.")
    strange = os.fsencode(tmp_path / "in") + b"/\xff.txt"
    (tmp_path / "in").mkdir()
    try:
        Path(os.fsdecode(strange)).write_text("He came.")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only names in UTF-8")
    (tmp_path / "in" / "b.txt").write_bytes(b"\xff\xfe\xff")
    for done in (2, 1):  # what failed is tried again
        assert count_of(tmp_path / "in", tmp_path / "out") == done
    assert Path(os.fsdecode(os.fsencode(tmp_path / "out") + b"/\xff.txt")).read_text() == "Él vino."


def count_of(source: Path, out: Path, settings: Settings = PLAIN, targets: tuple[str, ...] = ("es",)) -> int:
    state = run_batch(source, out, targets, settings)
    return state.documents - state.before


def test_only_what_changed_is_done_again(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in", 4), tmp_path / "out"
    assert count_of(source, out) == 4
    assert count_of(source, out) == 0
    (source / "day0" / "0.txt").write_text("The court.")
    assert count_of(source, out) == 1
    assert (out / "day0" / "0.txt").read_text() == "El tribunal."
    (out / "day1" / "1.txt").unlink()
    assert count_of(source, out) == 1
    assert count_of(source, out, Settings(source="en", engine=engines.other)) == 4
    glossary = tmp_path / "losik.yaml"
    glossary.write_text("id: x-court\ntype: organisation\nforms:\n  en: The Court of X\n  es: El Juzgado de X\n")
    assert count_of(source, out, Settings(source="en", engine=engines.other, glossaries=(glossary,))) == 4


def test_a_line_taken_out_is_gone_from_the_result(tmp_path: Path) -> None:
    source, out = lines(tmp_path / "in.jsonl", 4), tmp_path / "out.jsonl"
    run_batch(source, out, ["es"], PLAIN)
    lines(source, 3)
    assert count_of(source, out) == 0
    assert len(out.read_text().splitlines()) == 3


@pytest.mark.parametrize("chunks", [0, 1, 2])
def test_a_run_that_is_stopped_writes_no_half_result(tmp_path: Path, chunks: int) -> None:
    source, out = lines(tmp_path / "in.jsonl", 2 * _CHUNK_ITEMS + 5), tmp_path / "out.jsonl"
    told: list[State] = []
    # `progress` is called once before the first chunk
    run_batch(source, out, ["es"], PLAIN, progress=told.append, stop=lambda: len(told) > chunks)
    assert not out.exists()
    state = run_batch(source, out, ["es"], PLAIN)
    assert state.before == chunks * _CHUNK_ITEMS
    assert len(out.read_text().splitlines()) == state.documents == 2 * _CHUNK_ITEMS + 5


def test_several_languages_have_a_folder_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(engines.WORDS, ("en", "fr"), {"he": "il", "came": "vint"})
    source = articles(tmp_path / "in", 1)
    run_batch(source, tmp_path / "out", ["es", "fr"], PLAIN)
    assert sorted(tree(tmp_path / "out")) == ["es/day0/0.txt", "fr/day0/0.txt"]


def test_processes_give_what_one_gives(tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", 2 * _CHUNK_ITEMS)
    run_batch(source, tmp_path / "one.jsonl", ["es"], PLAIN)
    run_batch(source, tmp_path / "two.jsonl", ["es"], PLAIN, jobs=2)
    assert (tmp_path / "one.jsonl").read_text() == (tmp_path / "two.jsonl").read_text()


def test_an_article_that_kills_its_process_is_set_aside(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [{"id": n, "text": "A deadly word." if n == 2 else f"He came {n}."} for n in range(6)]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    state = run_batch(source, out, ["es"], Settings(source="en", engine=engines.deadly), jobs=2)
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == [0, 1, 3, 4, 5]
    assert state.failed == 1
    assert [(row["id"], "died" in str(row["reason"])) for row in told(out, "failed")] == [(2, True)]


@pytest.mark.parametrize(
    ("source", "out", "says"),
    [
        ("none", "out", "none cannot be read"),
        ("in", "in", "what is to be translated"),
        ("in", "in.jsonl", "is a file"),
        ("in.jsonl", "in", "is a folder"),
        ("article.txt", "out", "neither JSONL nor a list of files: byte 0 is not UTF-8. An article alone is"),
    ],
)
def test_what_cannot_begin_is_refused(tmp_path: Path, source: str, out: str, says: str) -> None:
    articles(tmp_path / "in", 1)
    (tmp_path / "article.txt").write_text("Суд", encoding="cp1251")
    lines(tmp_path / "in.jsonl", 1)
    with pytest.raises(BatchError, match=says):
        run_batch(tmp_path / source, tmp_path / out, ["es"], PLAIN)
    assert not job_path(tmp_path / out).exists()


def test_what_is_written_into_the_input_is_not_read(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 2)
    for _ in range(2):
        assert run_batch(source, source / "es", ["es"], PLAIN).total == 2


CHILD = """
import signal
import sqlite3
import sys
from translit.translate.batch import Settings, run, run_batch
import batch_engines as engines
if __name__ == "__main__":
    source, out, jobs, chunk, engine = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job has it ignored
    run._CHUNK_ITEMS = int(chunk)
    tell = lambda state: print(state.documents, flush=True)
    settings = Settings(source="en", engine=getattr(engines, engine))
    run_batch(source, out, ["es"], settings, jobs=int(jobs), progress=tell)
"""


def child(
    tmp_path: Path, source: Path, out: Path, jobs: int, *, chunk: int = 8, engine: str = "slow"
) -> subprocess.Popen[bytes]:
    (tmp_path / "child.py").write_text(CHILD)
    command = [sys.executable, str(tmp_path / "child.py"), str(source), str(out), str(jobs), str(chunk), engine]
    env = {**os.environ, "PYTHONPATH": str(HERE)}
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path)


def killed(running: subprocess.Popen[bytes], chunks: int, seconds: float) -> list[int]:
    """Kill a child some time after so many chunks; how many documents it said were done, from its first word on."""
    assert running.stdout is not None
    said = [int(running.stdout.readline()) for _ in range(chunks + 1)]
    time.sleep(seconds)
    assert running.poll() is None
    running.send_signal(signal.SIGKILL)
    running.communicate()
    return said


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 on this system")
@pytest.mark.parametrize("kind", ["jsonl", "folder"])
def test_killed_again_and_again_it_ends_as_if_never_killed(tmp_path: Path, kind: str) -> None:
    count = 120
    source = lines(tmp_path / "in.jsonl", count) if kind == "jsonl" else articles(tmp_path / "in", count)
    calm, out = (tmp_path / f"{name}{'.jsonl' if kind == 'jsonl' else ''}" for name in ("calm", "out"))
    run_batch(source, calm, ["es"], PLAIN)
    # at the very beginning, in the middle of a chunk, while files are written, while the job is: wherever it hits
    said = [killed(child(tmp_path, source, out, 1), n % 3, 0.013 * n) for n in range(5)]
    assert all(len(one) == n % 3 + 1 for n, one in enumerate(said))
    last = child(tmp_path, source, out, 1)
    stdout, stderr = last.communicate()
    assert (stderr, last.returncode) == (b"", 0)
    done = [int(word) for word in stdout.split()]
    assert done[-1] == count
    assert done[0] < done[1] < count  # it went on where it stood
    result = (lambda place: place.read_text()) if kind == "jsonl" else tree
    assert result(out) == result(calm)
    again = run_batch(source, out, ["es"], PLAIN)
    assert again.before == again.documents == count


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 on this system")
def test_children_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    source, out = lines(tmp_path / "in.jsonl", 4000), tmp_path / "out.jsonl"
    parent = child(tmp_path, source, out, 2)
    deadline = time.monotonic() + 20
    while not (born := children_of(parent.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    if not born:
        parent.kill()
        pytest.skip("this system does not tell a process's children")
    parent.kill()
    parent.communicate()
    while any(Path(f"/proc/{pid}").exists() for pid in born) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in born if Path(f"/proc/{pid}").exists()] == []


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as on Unix")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("kind", ["jsonl", "folder"])
def test_ctrl_c_is_heard_at_once_and_loses_nothing(tmp_path: Path, kind: str, jobs: int) -> None:
    """In the middle of a chunk of many seconds: what is finished of it is noted, and nobody goes on in the dark."""
    count = 60
    source = lines(tmp_path / "in.jsonl", count) if kind == "jsonl" else articles(tmp_path / "in", count)
    out = tmp_path / f"out{source.suffix}"
    running = child(tmp_path, source, out, jobs, chunk=30, engine="halting")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and len(list(tmp_path.rglob("halted.*"))) < jobs:
        time.sleep(0.02)
    born, sent = children_of(running.pid), time.monotonic()
    running.send_signal(signal.SIGINT)
    stderr = running.communicate(timeout=60)[1]
    assert time.monotonic() - sent < 20, "the engine would have been at it for a minute"
    assert b"KeyboardInterrupt" in stderr.splitlines()[-1]
    assert stderr.count(b"Traceback") == 1, "no child has a word to say"
    while any(Path(f"/proc/{pid}").exists() for pid in born) and time.monotonic() < sent + 20:
        time.sleep(0.05)  # Python's own resource tracker takes its time
    assert [pid for pid in born if Path(f"/proc/{pid}").exists()] == []
    assert list(tmp_path.rglob(".*.tmp")) == []
    finished = run_batch(source, out, ["es"], PLAIN)
    # each chunk's first sentences were through, and those alone
    assert finished.before == 10 * jobs
    assert finished.documents == count
    calm = tmp_path / f"calm{source.suffix}"
    run_batch(source, calm, ["es"], PLAIN)
    assert (out.read_text() == calm.read_text()) if kind == "jsonl" else (tree(out) == tree(calm))


STOPPED = """
import signal
import sqlite3
import sys
import batch_engines
from translit.engines import registry
from translit.translate.batch import run
from translit_cli.main import main
registry.ENGINES = {"fake": batch_engines.halting}
run._CHUNK_ITEMS = 30
if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGTERM is sent as on Unix")
@pytest.mark.parametrize(
    ("jobs", "group", "ignored"), [(1, False, False), (1, False, True), (2, False, False), (2, True, False)]
)
def test_sigterm_is_heard_at_once_and_loses_nothing(tmp_path: Path, jobs: int, group: bool, ignored: bool) -> None:
    """A system that shuts down sends it to the command, or to all of its processes, and kills them soon after; a
    script that has started it with `&` has had it ignore SIGINT.
    """
    articles(tmp_path / "in", 60)
    (tmp_path / "stopped.py").write_text(STOPPED)
    command = [sys.executable, "stopped.py", "translate", "--to", "es", "--from", "en", "--batch", "in", "out"]
    running = subprocess.Popen(
        [*command, "--jobs", str(jobs)],
        env={**os.environ, "PYTHONPATH": str(HERE)},
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        start_new_session=True,
        preexec_fn=(lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)) if ignored else None,
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and len(list(tmp_path.rglob("halted.*"))) < jobs:
        time.sleep(0.02)
    sent = time.monotonic()
    os.killpg(running.pid, signal.SIGTERM) if group else running.send_signal(signal.SIGTERM)
    stderr = running.communicate(timeout=60)[1]
    assert time.monotonic() - sent < 20, "the engine would have been at it for a minute"
    assert (running.returncode, "the same command goes on from here" in stderr) == (1, True)
    assert "Traceback" not in stderr
    assert list(tmp_path.rglob(".*.tmp")) == []
    assert len(tree(tmp_path / "out")) == 10 * jobs


def children_of(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []


def test_two_runs_of_one_batch_do_not_meet(tmp_path: Path) -> None:
    source, out = lines(tmp_path / "in.jsonl", 4000), tmp_path / "out.jsonl"
    first = child(tmp_path, source, out, 1)
    assert first.stdout is not None
    first.stdout.readline()
    try:
        with pytest.raises(BatchError, match="another run"):
            run_batch(source, out, ["es"], PLAIN)
    finally:
        first.kill()
        first.communicate()


def test_a_job_file_that_may_not_be_written_is_told_in_our_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite says `unable to open database file` of whatever it is."""
    source, out = lines(tmp_path / "in.jsonl", 1), tmp_path / "out.jsonl"
    Path(f"{out}.job").mkdir()
    with pytest.raises(BatchError, match="is a folder, and the job file would be called so"):
        run_batch(source, out, ["es"], PLAIN)
    Path(f"{out}.job").rmdir()
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path)  # root may write anywhere

    def refused(*args: object, **settings: object) -> object:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(sqlite3, "connect", refused)
    with pytest.raises(BatchError, match="was not written: you have no permission for it; say another OUT"):
        run_batch(source, out, ["es"], PLAIN)


class Clock:
    """Stops a watcher after so many looks; between two of them something happens to the folder."""

    def __init__(self, *happenings: Callable[[], object]) -> None:
        self.happenings = list(happenings)

    def __call__(self, seconds: float) -> bool:
        if not seconds:
            return False
        time.sleep(seconds)
        if not self.happenings:
            return True
        self.happenings.pop(0)()
        return False


def test_a_watched_folder(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "early.txt").write_text("He came.")
    late, growing = source / "late.txt", source / "growing.txt"

    def grow() -> None:
        with growing.open("a") as stream:
            stream.write("The court. ")

    states: list[State] = []
    seen: list[bool] = []
    clock = Clock(
        grow,
        grow,
        grow,
        lambda: (late.write_text("A poison."), seen.append((out / "growing.txt").exists())),
        lambda: None,
        lambda: None,
        lambda: late.write_text("He came."),
        lambda: None,
        lambda: None,
        lambda: None,
    )
    watch(source, out, ["es"], PLAIN, stop=clock, every=0.15, settled=0.2, progress=states.append)
    assert seen == [False]
    assert tree(out) == {
        "early.txt": "Él vino.",
        "growing.txt": "El tribunal. El tribunal. El tribunal. ",
        "late.txt": "Él vino.",
    }
    assert max(state.failed for state in states) == 1


def test_a_watcher_gives_each_article_when_it_is_done(tmp_path: Path) -> None:
    """Of many that arrive together the first is not kept back until the last is done, nor told twice."""
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for name in "abc":
        (source / f"{name}.txt").write_text("He came.")
    (source / "broken.txt").write_bytes(b"\xff\xfe\x00")
    seen: list[tuple[str, bool, int]] = []

    def progress(state: State) -> None:
        seen.extend((entry.key, bool(entry.reason), len(tree(out))) for entry in state.latest)

    watch(source, out, ["es"], PLAIN, stop=Clock(*[lambda: None] * 5), every=0.1, settled=0.1, progress=progress)
    assert seen == [("a.txt", False, 1), ("b.txt", False, 2), ("broken.txt", True, 2), ("c.txt", False, 3)]


def test_a_watcher_survives_a_folder_that_is_gone(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    faults: list[Exception] = []
    clock = Clock(source.rmdir, source.mkdir, lambda: (source / "a.txt").write_text("He came."), *[lambda: None] * 3)
    watch(source, tmp_path / "out", ["es"], PLAIN, stop=clock, every=0.1, settled=0.1, fault=faults.append)
    assert faults
    assert tree(tmp_path / "out") == {"a.txt": "Él vino."}
