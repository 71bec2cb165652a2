"""Help: complete, the same in the docs, and answered without importing what it describes."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from translit_cli.main import COMMANDS, main
from translit_cli.reference import markdown

from .conftest import ROOT, Run


def test_the_page_in_the_docs_is_not_stale() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == markdown(), "run: python -m translit_cli.reference > docs/cli.md"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_root_page_says_what_the_commands_say(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.get_short_help_str(limit=200) == COMMANDS[name][1]


def test_help_imports_neither_the_library_nor_the_commands() -> None:
    """What keeps `translit --help` quick; of the library only what makes errors safe to print."""
    code = (
        "import sys\n"
        "from translit_cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit as done: assert done.code == 0\n"
        "heavy = {'rich', 'msgspec', 'ruamel', 'pymorphy3', 'ctranslate2', 'translit.names', 'regex'}\n"
        "heavy |= {'translit_cli.translate', 'translit_cli.names', 'translit_cli.doctor'}\n"
        "heavy |= {'translit.text.tokens', 'translit.text.detect'}\n"
        "assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Exit codes" in done.stdout


@pytest.mark.parametrize("args", [[], ["names"], ["glossary"], ["schemes"], ["models"]])
def test_a_group_alone_shows_its_help(run: Run, args: list[str]) -> None:
    result = run(*args)
    assert "Usage: translit" in result.output
    assert result.exit_code == 2  # bad usage: nothing was done


@pytest.mark.parametrize("group", [["names"], ["glossary"], ["schemes"], ["models"], ["memory"]], ids=" ".join)
def test_no_sentence_of_a_group_is_cut(run: Run, group: list[str]) -> None:
    """Click ends a line that is too long with dots; on 80 columns that hid what an option or command is for."""
    assert "..." not in run(*group, "--help").output.replace("[ARGS]...", "")


def test_version(run: Run) -> None:
    from translit import __version__

    assert run("--version").stdout == f"translit {__version__}\n"


def leaves(command: click.Command, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), name)
            assert found is not None
            yield from leaves(found, *path, name)
    else:
        yield path, command


@pytest.mark.parametrize(
    ("path", "command"), list(leaves(main)), ids=lambda each: str(each) if isinstance(each, tuple) else ""
)
def test_every_page_has_an_example_that_the_command_takes(path: tuple[str, ...], command: click.Command) -> None:
    called = ["translit", *path]
    examples = [shlex.split(line) for line in (command.help or "").splitlines() if line.split()[:1] == ["translit"]]
    mine = [example[len(called) :] for example in examples if example[: len(called)] == called]
    assert mine, "say how it is called"
    for words in mine:
        command.make_context(path[-1], words[: (*words, ">").index(">")], resilient_parsing=False)


def test_the_shell_completes_files_and_ids(run: Run) -> None:
    """Once a shell completes a command it completes nothing else: also file names are ours to ask for."""

    def completed(*words: str) -> str:
        asked = {
            "_TRANSLIT_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(words),
            "COMP_CWORD": str(len(words) - 1),
        }
        code = "from translit_cli.main import main; main()"
        return subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False, env={**os.environ, **asked}
        ).stdout

    assert completed("translit", "translate", "ne") == "file,ne\n"
    assert completed("translit", "transliterate", "--scheme", "bgnpcgn-1979-b") == "plain,bgnpcgn-1979-be\n"
    assert completed("translit", "glossary", "show", "losik-i") == "plain,losik-ihar\n"
    assert completed("translit", "normalize", "--style", "bel") == "plain,belarusian\n"
