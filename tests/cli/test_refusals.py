"""Every refusal is one sentence on standard error with the exit code that the API promises."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translit.engines.fake import FakeEngine

from .conftest import Run

TrueRun = Callable[..., subprocess.CompletedProcess[bytes]]


def told(stderr: str) -> str:
    """The one line of a refusal, without the program's name."""
    lines = stderr.splitlines()
    assert len(lines) == 1, stderr
    assert lines[0].startswith("translit: ")
    return lines[0].removeprefix("translit: ")


READERS = [
    ("normalize", "--lang", "en"),
    ("transliterate", "--scheme", "bgnpcgn-1979-be"),
    ("names", "find", "--lang", "en"),
    ("translate", "--to", "ru", "--from", "en"),
]


def test_without_the_server_no_folder_is_made(true_run: TrueRun, tmp_path: Path) -> None:
    """The extra `web` was missed after the folder had been made for entries that could not be edited."""
    (tmp_path / "starlette.py").write_text("raise ModuleNotFoundError('gone', name='starlette')\n")
    done = true_run("glossary", "serve", "--glossary", "ours")
    assert (done.returncode, (tmp_path / "ours").exists()) == (2, False)
    assert "starlette is not installed here; `pip install 'translit-toolkit[web]'`" in done.stderr.decode()


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (None, "there is no file news.txt"),
        (b"", "news.txt is empty"),
        (b"Minsk\nVilnius \xe9\xe8", "byte 0xE9 at offset 14, line 2. "),
        (b"Minsk\0", "NUL byte at offset 5, line 1"),
        (b"\x7fELF\x02\x01\x01" + bytes(99), "news.txt is a program"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "news.txt is a picture"),
        (b"MZ\x90" + bytes(99), "news.txt is a program"),
        (bytes(range(1, 9)) * 99, "control characters at its beginning: it is not plain text"),
    ],
)
def test_bad_files(run: Run, tmp_path: Path, command: tuple[str, ...], data: bytes | None, sentence: str) -> None:
    if data is not None:
        (tmp_path / "news.txt").write_bytes(data)
    result = run(*command, "news.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in told(result.stderr)


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
def test_bad_standard_input_and_directories(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(*command, stdin=b"\xff")
    assert result.exit_code == 2
    assert "standard input is not valid UTF-8" in told(result.stderr)
    result = run(*command, str(tmp_path))
    assert result.exit_code == 2
    assert "is a directory" in told(result.stderr)


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["no-such"], "no such command 'no-such'"),
        (["normalise"], "did you mean normalize?"),
        (["names", "finds"], "no such command 'finds'"),
        (["normalize", "--colour"], "no such option"),
        (["normalize", "--diff", "--json"], "exclude each other"),
        (["normalize", "--lang", "?"], "'?' is no language code"),
        (["transliterate"], "missing option '--scheme'"),
        (["names", "match", "a"], "missing argument"),
        (["names", "match", " ", "b"], "the name is empty"),
        (["names", "convert", "x"], "missing option '--from'"),
        (["translate", "--to", ","], "no language"),
        (["translate", "--to", "ru,be"], "several results need a folder"),
        (["translate", "--to", "ru", "a.txt", "a.txt"], "named twice"),
        (["translate", "--to", "ru", "--format", "pdf"], "there is no format 'pdf'"),
        (["translate", "--to", "ru", "--report", "pdf"], "'pdf' is not one of"),
        (["glossary", "show", "no-such-entry"], "no-such-entry"),
        (["models", "install", "gone.argosmodel"], "there is no file gone.argosmodel"),
        (["models", "remove", "xx"], "no package 'xx' is installed"),
        (["schemes", "show", "no-such"], "no-such"),
        (["transliterate", "--scheme", "iso-9"], "say which with --lang be"),
        (["transliterate", "--scheme", "iso-9-1995-be", "--lang", "ru"], "is a standard for be, not for ru"),
    ],
)
def test_bad_usage(run: Run, args: list[str], sentence: str) -> None:
    result = run(*args, stdin="Minsk")
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in told(result.stderr).replace("‘", "'").replace("’", "'")


def test_a_name_in_another_encoding(run: Run) -> None:
    result = run("names", "match", os.fsdecode(b"\xff"), "b")
    assert result.exit_code == 2
    assert "not UTF-8" in told(result.stderr)


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (MemoryError(), 2, "not enough memory"),
        (OSError(28, "No space left on device"), 2, "the disk is full"),
        (PermissionError(13, "Permission denied", "/x"), 2, "/x: permission denied"),
        (ModuleNotFoundError("No module named 'ctranslate2'", name="ctranslate2"), 2, "ctranslate2 is not installed"),
        (RuntimeError("boom"), 2, "a fault in translit (RuntimeError: boom)"),
    ],
)
def test_what_goes_wrong_inside(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, sentence: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("translit_cli.normalize.read_input", fail)
    result = run("normalize")
    assert (result.exit_code, result.stdout) == (code, "")
    assert sentence in told(result.stderr)


def test_a_fault_shows_its_traceback_when_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSLIT_DEBUG", "1")
    monkeypatch.setattr("translit_cli.normalize.read_input", lambda *_: 1 / 0)
    assert isinstance(run("normalize").exception, ZeroDivisionError)


@pytest.mark.parametrize(
    "command",
    [
        ("normalize", "--lang", "be"),
        ("normalize", "--json"),
        ("names", "find", "--lang", "ru"),
        ("transliterate", "--scheme", "bgnpcgn-1979-be"),
    ],
    ids=" ".join,
)
@given(data=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "ignore")))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_a_result_or_one_sentence(run: Run, command: tuple[str, ...], data: bytes) -> None:
    result = run(*command, stdin=data)
    if result.exit_code == 0:
        assert "\0" not in result.stdout
    else:
        assert result.exit_code == 2
        assert "a fault in translit" not in told(result.stderr)


def test_a_folder_that_may_not_be_written_to(
    run: Run, fake: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # by patching: tests may run as root, who may write everywhere
    monkeypatch.setattr("translit_cli.translate.os.access", lambda *_: False)
    result = run("translate", "--from", "en", "--to", "ru", "-o", "out", stdin="he thanked")
    assert result.exit_code == 2
    assert "may not be written to" in told(result.stderr)
    assert fake.calls == []


def test_a_closed_standard_input(true_run: TrueRun) -> None:
    done = true_run("normalize", preexec_fn=lambda: os.close(0), stdin=None)
    assert done.returncode == 2
    assert "standard input is closed" in told(done.stderr.decode())


def test_a_reader_that_goes_away_is_no_fault(true_run: TrueRun) -> None:
    read, write = os.pipe()
    os.close(read)
    done = true_run("schemes", "list", stdout=write, stderr=subprocess.PIPE, capture_output=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output(true_run: TrueRun) -> None:
    with Path("/dev/full").open("wb") as full:
        done = true_run("schemes", "list", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 2
    assert "standard output was not written: no space left" in told(done.stderr.decode())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_help_page_that_finds_no_room_is_told_too(true_run: TrueRun) -> None:
    with Path("/dev/full").open("wb") as full:
        done = true_run("--help", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 2
    assert "no space left" in told(done.stderr.decode())


def test_a_closed_standard_output(true_run: TrueRun) -> None:
    done = true_run(
        "schemes", "list", preexec_fn=lambda: os.close(1), stdout=None, stderr=subprocess.PIPE, capture_output=False
    )
    assert done.returncode == 2
    assert "standard output is closed" in told(done.stderr.decode())


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """The file-size limit stands for a full disk: the old file stays and no other is left."""
    (tmp_path / "a.txt").write_text("old")
    script = "from translit.documents import write_atomically; write_atomically('a.txt', 'x' * 100_000)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)),
        check=False,
    )
    assert b"the disk is full" in done.stderr
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.txt", "old")]


def test_ctrl_c(tmp_path: Path) -> None:
    """A signal while it waits for its input: 130, one sentence, no traceback."""
    # a shell starts what it puts in the background with the signal switched off, and children inherit that
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    code += "from translit_cli.main import main; main()"
    command = [sys.executable, "-c", code, "normalize", "--lang", "en"]
    process = subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    _wait_until_reading(process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"")
    assert "interrupted" in told(err.decode().strip())


def _wait_until_reading(process: subprocess.Popen[bytes]) -> None:
    """Until it sleeps in a read of its standard input."""
    syscall = Path(f"/proc/{process.pid}/wchan")
    for _ in range(300):
        time.sleep(0.05)
        try:
            if "pipe" in syscall.read_text():
                return
        except OSError:
            break
    time.sleep(1)


@pytest.mark.parametrize("command", [("normalize",), ("names", "find"), ("glossary", "list")], ids=" ".join)
@pytest.mark.parametrize(
    ("given", "called"), [("ja", "ja (Japanese)"), ("ee", "ee (Ewe; Estonian is et)"), ("zz", "zz")]
)
def test_a_language_in_which_nothing_is_spelled(run: Run, command: tuple[str, ...], given: str, called: str) -> None:
    """`--lang ja` would find nothing, and a reader would take the text for one without names."""
    result = run(*command, "--lang", given, stdin="Igor Losik")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"no names in {called}; it has some in be, cs, " in told(result.stderr)


@pytest.mark.parametrize(("given", "meant"), [("ua", "uk"), ("by", "be"), ("eng", "en"), ("russian", "ru")])
@pytest.mark.parametrize(
    "command",
    [("names", "find", "--lang"), ("translate", "--to"), ("names", "convert", "Лосік", "--from", "be", "--to")],
    ids=" ".join,
)
def test_what_is_typed_for_a_code(run: Run, command: tuple[str, ...], given: str, meant: str) -> None:
    result = run(*command, given, stdin="Igor Losik")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{given!r} is no language code; did you mean {meant} (" in told(result.stderr)


@pytest.mark.parametrize(
    "command",
    [
        ("normalize", ""),
        ("normalize", "--glossary", ""),
        ("translate", "--to", "be", ""),
        ("translate", "--to", "be", "-o", ""),
        ("glossary", "learn", ""),
        ("glossary", "lint", ""),
        ("glossary", "merge", "", "a"),
        ("glossary", "export", "-o", ""),
    ],
    ids=" ".join,
)
def test_an_empty_path(run: Run, command: tuple[str, ...]) -> None:
    """A shell's variable that was not set: Path("") would be this folder."""
    result = run(*command, stdin="Igor Losik")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the path is empty; name a file or a folder" in told(result.stderr)


def test_names_are_not_learned_from_a_text_whose_language_cannot_be_told(run: Run, tmp_path: Path) -> None:
    """It was read as English, and a Russian accusative became an organisation."""
    (tmp_path / "line.txt").write_text("Рекорд Игоря Лосика.", encoding="cp1251")
    result = run("glossary", "learn", "line.txt", "--encoding", "cp1251")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the language of line.txt cannot be told; say it with --lang, for example --lang ru" in told(result.stderr)
    assert run("glossary", "learn", "line.txt", "--encoding", "cp1251", "--lang", "ru").exit_code == 0
