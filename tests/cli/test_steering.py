"""What an article or a file's name says is shown on a terminal; it never steers one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from translit_cli.summary import tell
from translit_cli.terminal import say

from translit.translate import NameResult, Translation

pty = pytest.importorskip("pty")  # not on Windows

STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# clears the screen, writes its title, the same order as one sign, reading turned round, a line written over, Minsk
ARTICLE = "Ihar Losik \x1b[2J met \x1b]0;title\x07 \x9b2J Alena \u202eksniM in Minsk.\rNobody was freed in Minsk.\n"

COMMANDS = [
    ("normalize", "--lang", "en"),
    ("normalize", "--lang", "en", "--style", "russian", "--diff"),
    ("normalize", "--lang", "en", "--json"),
    ("transliterate", "--scheme", "bgnpcgn-1979-be"),
    ("names", "match", "Ihar\x1b[2J", "Igor\u202e", "--json"),
]


def on_a_terminal(*args: str, stdin: str = "", cwd: Path) -> str:
    """What a command puts on the terminal that is its standard output, and then what it says.

    Standard error is none, for its progress bar steers one, and stands there only where the machine is slow.
    """
    ours, its = pty.openpty()
    command = [sys.executable, "-c", "from translit_cli.main import main; main()", *args]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "200", "TRANSLIT_MODELS_DIR": ""}
    environment.pop("NO_COLOR", None)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=its, stderr=pipe, env=environment, cwd=cwd) as child:
        os.close(its)
        assert child.stdin is not None and child.stderr is not None
        child.stdin.write(stdin.encode())
        child.stdin.close()
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:  # the child has closed its end
            pass
        finally:
            os.close(ours)
        shown += child.stderr.read()
    return shown.decode()


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_an_article_does_not_steer_the_terminal(args: tuple[str, ...], tmp_path: Path) -> None:
    shown = on_a_terminal(*args, stdin="" if args[1] == "match" else ARTICLE, cwd=tmp_path)
    assert not STEERS.search(COLOUR.sub("", shown)), shown
    assert "\\u001b[2J" in shown, shown
    if args[-1] == "--json":
        said = shown[min(shown.find(mark) for mark in "[{" if mark in shown) :].partition("\ntranslit:")[0]
        assert json.loads(said)


def test_the_name_of_a_file_does_not_steer_the_terminal(tmp_path: Path) -> None:
    shown = on_a_terminal("normalize", "no\x1b[2J\u202efile.txt", cwd=tmp_path)
    assert "there is no file" in shown and not STEERS.search(shown)


def test_a_pipe_gets_what_the_article_says(tmp_path: Path) -> None:
    """A program that reads on wants the letters as they are."""
    command = [sys.executable, "-c", "from translit_cli.main import main; main()", "normalize", "--lang", "en", "-q"]
    done = subprocess.run(command, input=ARTICLE.encode(), capture_output=True, cwd=tmp_path, check=True)
    assert done.stdout.decode() == ARTICLE


def test_what_is_said_and_the_tables_do_not_steer(capsys: pytest.CaptureFixture[str]) -> None:
    bad = "Ihar\x1b[2J\u202e"
    odd = NameResult("e", None, bad, (0, 5), bad, bad, (0, 5), None, "raw", True, 0)
    tell({bad: [Translation(bad, "", "en", "es", (odd,), unknown_names=((0, 5),))]})
    say(bad)
    err = capsys.readouterr().err
    assert not STEERS.search(err) and err.count("\\u001b") >= 4
