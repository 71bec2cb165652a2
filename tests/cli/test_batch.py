"""Batches and the memory from the command line: what is said, what is written, and the exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from translit.engines import Traits
from translit.engines.fake import FakeEngine

Run = Callable[..., Result]
WORDS = {("en", "es"): {"came": "vino", "the": "el", "court": "tribunal", "he": "él"}, ("en", "fr"): {"he": "il"}}


@pytest.fixture
def engine(engines: Callable[[FakeEngine | None], None]) -> FakeEngine:
    made = FakeEngine(WORDS, traits=Traits())
    engines(made)
    return made


def test_a_folder(run: Run, engine: FakeEngine) -> None:
    Path("in/a").mkdir(parents=True)
    Path("in/a/b.txt").write_text("He came.")
    Path("in/empty.txt").write_text("")
    done = run("translate", "--to", "es", "--from", "en", "--batch", "in", "out")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "2 of 2 documents, 1 sentence in" in done.stderr
    assert "1 document failed; the reasons are in" in done.stderr
    assert Path("out/a/b.txt").read_text() == "Él vino."
    row = json.loads(Path("out.failed.jsonl").read_text())
    assert (row["file"], "empty" in row["reason"]) == ("in/empty.txt", True)
    Path("in/empty.txt").unlink()
    again = run("translate", "--to", "es", "--from", "en", "--batch", "in", "out")
    assert (again.exit_code, "(1 done before)" in again.stderr) == (0, True)
    assert not Path("out.failed.jsonl").exists()


def test_what_is_in_the_language_already_is_no_failure(run: Run, engine: FakeEngine) -> None:
    """It is left as it is, told and named; a second run does not ask again, and one that changed is translated."""
    spanish = "El presidente de la república habló ayer con los ministros sobre la ley."
    Path("in").mkdir()
    Path("in/a.txt").write_text("He came.")
    Path("in/b.txt").write_text(spanish)
    Path("in.jsonl").write_text(json.dumps({"id": 1, "text": spanish}) + "\n")
    done = run("translate", "--to", "es", "--batch", "in", "out")
    assert (done.exit_code, [path.name for path in Path("out").iterdir()]) == (0, ["a.txt"])
    assert "1 document left untranslated: in the language already. Which is in out.already.jsonl" in done.stderr
    row = json.loads(Path("out.already.jsonl").read_text())
    assert (row["file"], row["target"], "failed" in done.stderr) == ("in/b.txt", "es", False)
    again = run("translate", "--to", "es", "--batch", "in", "out")
    assert (again.exit_code, "(2 done before)" in again.stderr) == (0, True)
    Path("in/b.txt").write_text("He came here.")
    assert run("translate", "--to", "es", "--batch", "in", "out").exit_code == 0
    assert Path("out/b.txt").exists() and not Path("out.already.jsonl").exists()
    assert run("translate", "--to", "es", "--batch", "in.jsonl", "out.jsonl", "-q").stderr == ""
    assert Path("out.jsonl").read_text() == ""


def test_jobs_are_processes(run: Run, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    from translit.translate import batch

    asked = []
    true = batch.run_batch
    monkeypatch.setattr(
        batch, "run_batch", lambda *args, jobs, **rest: asked.append(jobs) or true(*args, jobs=1, **rest)
    )
    Path("in").mkdir()
    Path("in/a.txt").write_text("He came.")
    assert run("translate", "--to", "es", "--from", "en", "--jobs", "2", "--batch", "in", "out").exit_code == 0
    assert asked == [2]


def test_jsonl_with_a_field_and_findings(run: Run, engine: FakeEngine) -> None:
    Path("in.jsonl").write_text('{"id": 1, "body": "He came."}\n{"id": 2, "body": "He, 52."}\n')

    engine.tables["en", "es"]["52"] = "cincuenta"
    done = run("translate", "--to", "es", "--from", "en", "--field", "body", "--batch", "in.jsonl", "out.jsonl", "-q")
    assert (done.exit_code, done.stderr) == (1, "")
    assert [json.loads(line)["id"] for line in Path("out.jsonl").read_text().splitlines()] == [1, 2]
    assert "52" in json.loads(Path("out.jsonl.findings.jsonl").read_text())["findings"][0]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--batch", "in", "out", "--watch", "in"), "say one"),
        (("a.txt", "--batch", "in", "out"), "name none beside it"),
        (("--batch", "in", "out", "-o", "x"), "leave -o out"),
        (("--watch", "in"), "-o DIR"),
        (("--batch", "in", "out", "--report", "html"), "findings.jsonl"),
        (("--batch", "none", "out"), "none cannot be read"),
        (("--fuzzy", "0.9"), "--memory"),
        (("--batch", "in", "out", "--style", "no-such"), "no style"),
    ],
)
def test_what_cannot_be_is_refused(run: Run, engine: FakeEngine, args: tuple[str, ...], says: str) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("He came.")
    done = run("translate", "--to", "es", *args)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert says in done.stderr


@pytest.mark.parametrize("out", [("--batch", "in", "out"), ("--watch", "in", "-o", "out")], ids=lambda out: out[0])
@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("--to", "xx"), "no language has the code “xx”; there are: es, fr."),
        (("--to", "es,ja"), "no installed engine translates into ja; there are: es, fr."),
        (("--to", "fr", "--from", "es"), "no installed engine translates es → fr"),
    ],
    ids=str,
)
def test_a_language_that_nothing_writes_is_refused_once(
    run: Run, engine: FakeEngine, out: tuple[str, ...], asked: tuple[str, ...], says: str
) -> None:
    """Each document failed for itself, with the same sentence."""
    Path("in").mkdir()
    Path("in/a.txt").write_text("He came.")
    done = run("translate", *asked, *out)
    assert (done.exit_code, says in done.stderr, Path("out.job").exists()) == (2, True, False)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("in", None, "in in: the folder holds no files"),
        ("in.txt", "\n", "in in.txt: the list names no file"),
        ("in.jsonl", "", "in in.jsonl: the file has no line"),
        ("in.txt", "He came.\n", "in.txt is read as a list of files"),  # an article in place of a list
    ],
)
def test_nothing_to_do_is_bad_input(run: Run, engine: FakeEngine, name: str, content: str | None, says: str) -> None:
    """It would look like work well done to whoever mistyped a path; a hidden file is not read either."""
    if content is None:
        Path(name).mkdir()
        Path(name, ".hidden").write_text("He came.")
    else:
        Path(name).write_text(content)
    done = run("translate", "--to", "es", "--from", "en", "--batch", name, "out")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert says in done.stderr
    assert [path.name for path in Path().iterdir() if path.name.startswith("out")] == []  # no job is begun


def test_a_pair_without_engine_fails_each_document(run: Run, engine: FakeEngine) -> None:
    """And is told as such: the documents of another language in the same folder have an engine."""
    Path("in").mkdir()
    Path("in/a.txt").write_text("He came.")
    Path("in/b.txt").write_text("Учора суд у Мінску вызваліў яго, і ён вярнуўся дадому.")
    done = run("translate", "--to", "es", "--batch", "in", "out")
    assert (done.exit_code, "a fault in translit" in done.stderr) == (1, False)
    assert "be → es" in json.loads(Path("out.failed.jsonl").read_text())["reason"]
    assert Path("out/a.txt").exists()


def test_the_memory_is_used_only_when_asked(run: Run, engine: FakeEngine) -> None:
    translate = ("translate", "--to", "es", "--from", "en")
    for asked, calls in (((), 1), ((), 2), (("--memory",), 3), (("--memory",), 3), (("--no-memory",), 4)):
        done = run(*translate, *asked, stdin="The court came.")
        assert (done.exit_code, done.stdout, len(engine.calls)) == (0, "El tribunal vino.", calls)
    Path("in.jsonl").write_text('{"id": 1, "text": "The court came."}')
    assert run(*translate, "--memory", "--batch", "in.jsonl", "out.jsonl").exit_code == 0
    assert len(engine.calls) == 4
    stats = json.loads(run("memory", "stats", "--json").stdout)
    assert stats["segments"] == 1
    assert Path(stats["path"]).is_relative_to(Path(".home").resolve())
    assert "1 segment" in run("memory", "stats").stdout


def test_tmx_in_and_out_and_forgetting(run: Run, engine: FakeEngine) -> None:
    Path("in.tmx").write_text(
        '<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>He came.</seg></tuv>'
        '<tuv xml:lang="es"><seg>Ha llegado.</seg></tuv></tu></body></tmx>'
    )
    taken = run("memory", "import", "in.tmx", "--from", "en")
    assert (taken.exit_code, "1 segment" in taken.stderr) == (0, True)
    assert run("translate", "--to", "es", "--from", "en", "--memory", stdin="He came.").stdout == "Ha llegado."
    near = run("translate", "--to", "es", "--from", "en", "--memory", "--fuzzy", "0.6", stdin="He came late.")
    assert (near.exit_code, near.stdout) == (0, "Él vino late.")
    assert run("memory", "export", "out.tmx").exit_code == 0
    assert "Ha llegado." in Path("out.tmx").read_text()
    assert "wrote 1 segment" in run("memory", "export", "people.tmx", "--origin", "people").stderr
    assert "Ha llegado." in Path("people.tmx").read_text()
    assert "Él vino" not in Path("people.tmx").read_text()
    assert run("memory", "forget").exit_code == 2
    assert "forgot 1 segment" in run("memory", "forget", "--text", "llegado").stderr
    assert run("memory", "import", "none.tmx").exit_code == 2


WATCHER = """
from translit.engines import Traits, registry
from translit.engines.fake import FakeEngine
registry.ENGINES = {"fake": lambda: FakeEngine({("en", "es"): {"came": "vino"}}, traits=Traits())}
from translit_cli.main import main
main()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGTERM") or os.name != "posix", reason="signals are asked for as on Unix")
def test_a_watcher_ends_well_when_it_is_told_to(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    command = [sys.executable, "-c", WATCHER, "translate", "--to", "es", "--from", "en", "--watch", "in", "-o", "out"]
    watcher = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    assert watcher.stderr is not None
    assert "watching in" in watcher.stderr.readline()
    (tmp_path / "in" / "a.txt").write_text("Losik came.")
    assert "translated a.txt into es" in watcher.stderr.readline()
    time.sleep(0.1)
    watcher.send_signal(signal.SIGTERM)
    assert "nothing was left half-written" in watcher.communicate(timeout=20)[1]
    assert watcher.returncode == 0
    assert (tmp_path / "out" / "a.txt").read_text() == "Losik vino."


def test_ctrl_c_says_that_the_batch_can_go_on(run: Run, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    from translit.translate.batch import run as batch_run

    true = FakeEngine._render

    def interrupted(self: FakeEngine, sentences: list[str], *rest: Any) -> Any:
        if any("court" in sentence for sentence in sentences):
            raise KeyboardInterrupt
        return true(self, sentences, *rest)

    Path("in").mkdir()
    Path("in/a.txt").write_text("He came.")
    Path("in/b.txt").write_text("The court came.")
    monkeypatch.setattr(FakeEngine, "_render", interrupted)
    monkeypatch.setattr(batch_run, "_CHUNK_ITEMS", 1)
    done = run("translate", "--to", "es", "--from", "en", "--batch", "in", "out")
    assert (done.exit_code, "goes on from here" in done.stderr) == (130, True)
    monkeypatch.setattr(FakeEngine, "_render", true)
    again = run("translate", "--to", "es", "--from", "en", "--batch", "in", "out")
    assert (again.exit_code, "2 of 2 documents (1 done before)" in again.stderr) == (0, True)
