"""docs/cli.md, made from the commands' own help: `python -m translit_cli.reference > docs/cli.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from .main import main

__all__ = ["markdown"]

_HEAD = """\
# The command line

Made by `python -m translit_cli.reference > docs/cli.md` from what `--help` says; a test compares the two.

Every command reads standard input where FILE is absent or `-`, writes results to standard output and everything else to
standard error. Exit codes: 0 done; 1 done with findings (a name not verified, a lint error); 2 bad usage or bad input;
130 stopped with Ctrl-C. Files are written beside and renamed, so none is ever half-written. Colour is used on a
terminal only, and never with `NO_COLOR` set; `TRANSLIT_DEBUG=1` shows the traceback of a failure.

Completion in the shell: `eval "$(_TRANSLIT_COMPLETE=bash_source translit)"` (or `zsh_source`, `fish_source`).
"""


def markdown() -> str:
    """The page: one section for each command, with its help as printed at 80 columns."""
    sections = [f"\n## {path}\n\n```\n{text}\n```\n" for path, text in _pages(main, None, "translit")]
    return _HEAD + "".join(sections)


def _pages(command: click.Command, parent: click.Context | None, name: str) -> Iterator[tuple[str, str]]:
    settings = {**command.context_settings, "terminal_width": 80, "max_content_width": 80}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    help_page = command.get_help(context)
    yield context.command_path, "\n".join(line.rstrip() for line in help_page.splitlines())
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            if found is not None and not found.hidden:
                yield from _pages(found, context, each)


if __name__ == "__main__":
    sys.stdout.write(markdown())
