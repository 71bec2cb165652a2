"""Help: complete, the same in the docs, and answered without importing what it describes."""

from __future__ import annotations

import subprocess
import sys

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
    """What keeps `translit --help` quick."""
    code = (
        "import sys\n"
        "from translit_cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit as done: assert done.code == 0\n"
        "heavy = {'rich', 'msgspec', 'ruamel', 'pymorphy3', 'ctranslate2', 'translit.text', 'translit.names'}\n"
        "heavy |= {'translit_cli.translate', 'translit_cli.names', 'translit_cli.doctor'}\n"
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
