"""The root command: groups imported when called, and every refusal told as one sentence."""

from __future__ import annotations

import difflib
import errno
import importlib
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NoReturn

import click

from .terminal import say

__all__ = ["DEBUG", "Group", "Root"]

DEBUG = "TRANSLIT_DEBUG"
"""With this in the environment a failure shows its traceback."""

BAD, INTERRUPTED = 2, 130
_WHOLE = 1000  # characters: more than any first sentence has
# The extra that brings a package, and what it is for; every other one is translation's.
_EXTRAS = dict.fromkeys(("lxml", "openpyxl"), ("documents", "what spreadsheets, TBX, TMX and office files need"))


class _Told(Exception):
    """A failure that has its sentence and its exit code."""

    def __init__(self, message: str, code: int = BAD) -> None:
        self.message, self.code = message, code
        super().__init__(message)


class Group(click.Group):
    """A group whose page has each command's first sentence whole, where click would cut it at the end of the line."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, with as many lines as a sentence needs."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, each.get_short_help_str(_WHOLE)) for name, each in found if each and not each.hidden]
            )


class Root(click.Group):
    """A group whose commands live in modules that are imported when they are called."""

    def __init__(self, *args: Any, commands_from: Mapping[str, tuple[str, str]], **settings: Any) -> None:
        """Take `commands_from`: the module and the help line of each command, by its name."""
        super().__init__(*args, **settings)
        self.commands_from = dict(commands_from)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order they are declared."""
        return list(self.commands_from)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None where there is none of that name."""
        if cmd_name not in self.commands_from:
            return None
        module = importlib.import_module(f".{self.commands_from[cmd_name][0]}", __package__)
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for one that there is not, name the nearest."""
        if args and args[0] not in self.commands_from and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self.commands_from, n=1)
            ctx.fail(f"no such command {args[0]!r}{f'; did you mean {near[0]}?' if near else ''}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.commands_from.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a failure becomes a sentence."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush() if sys.stdout else None
            return result
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except (Exception, KeyboardInterrupt) as error:
            if os.environ.get(DEBUG):
                raise
            raise _told(error) from error

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run from the command line: 0 done, 1 findings, 2 bad usage or input, 130 interrupted."""
        extra.setdefault("prog_name", "translit")
        run: Any = partial(super().main, *args, standalone_mode=False, **extra)
        return _exit(run) if standalone_mode else run()


def _exit(run: Callable[[], Any]) -> NoReturn:
    try:
        result = run()
        code = result if isinstance(result, int) else 0
    except _Told as told:
        code = _tell(told.message, told.code)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = BAD
    except click.UsageError as error:
        page = f" (see `{error.ctx.command_path} --help`)" if error.ctx else ""
        code = _tell(_lowered(error.format_message()).rstrip(".") + page, BAD)
    except click.ClickException as error:
        code = _tell(_lowered(error.format_message()), BAD)
    except (click.Abort, KeyboardInterrupt):
        code = _tell(_INTERRUPTED_MESSAGE, INTERRUPTED)
    except OSError as error:  # a help page has no command that would tell it
        full = _told(error)
        code = _tell(full.message, full.code)
    sys.exit(code)


_INTERRUPTED_MESSAGE = "interrupted; nothing was left half-written."


def _tell(message: str, code: int) -> int:
    """Say it, and keep Python from flushing into a standard output that is gone or full."""
    if message:
        say(message)
    if code:
        _silence_stdout()
    return code


def _told(error: BaseException) -> _Told:
    from translit import TranslitError

    if isinstance(error, KeyboardInterrupt):
        return _Told(_INTERRUPTED_MESSAGE, INTERRUPTED)
    if isinstance(error, BrokenPipeError):
        return _Told("", 0)  # the reader has what it wanted: `translit … | head`
    if isinstance(error, TranslitError):
        return _Told(str(error))
    if isinstance(error, MemoryError):
        return _Told("there is not enough memory for this text; split it and run again.")
    if isinstance(error, OSError):
        return _Told(_os_sentence(error))
    if isinstance(error, ModuleNotFoundError) and not str(error.name).startswith("translit"):
        extra, brings = _EXTRAS.get(str(error.name).partition(".")[0], ("translate", "what translation needs"))
        return _Told(
            f"the Python package {error.name} is not installed here; "
            f"`pip install 'translit-toolkit[{extra}]'` brings {brings}."
        )
    return _Told(
        f"this is a fault in translit ({type(error).__name__}: {error}); "
        f"run it again with {DEBUG}=1 and send what it prints."
    )


def _os_sentence(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    what = f"{error.filename}: " if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{what}the disk is full ({reason}); make room and run it again."
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return f"{what}{reason}; say a place that you may use, or ask whoever owns this one."
    return f"{what}{reason}."


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:] if message[1:2].islower() else message


def _silence_stdout() -> None:
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        try:
            descriptor = os.open(os.devnull, os.O_WRONLY)
            os.dup2(descriptor, sys.stdout.fileno())
        except (OSError, ValueError, AttributeError):
            return
