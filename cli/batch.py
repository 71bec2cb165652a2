"""`translit translate --batch` and `--watch`: thousands of articles, and those that are still to come."""

from __future__ import annotations

import functools
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .progress import Display, summed
from .terminal import counted, say

if TYPE_CHECKING:
    from translit.translate.batch import Settings, State
    from translit.translate.memory import Memory

__all__ = ["batch_options"]

Command = TypeVar("Command", bound=Callable[..., Any])

_NOTHING = {
    "folder": "the folder holds no files, hidden ones aside",
    "list": "the list names no file",
    "jsonl": "the file has no line",
}

_OPTIONS = (
    click.option(
        "--batch",
        nargs=2,
        type=click.Path(path_type=Path),
        metavar="IN OUT",
        help="Translate a folder, a list of files or JSONL into OUT; go on where an earlier run stood.",
    ),
    click.option(
        "--watch",
        "watched",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Translate what arrives in FOLDER into -o DIR until stopped.",
    ),
    click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Processes for --batch (default: 1)."),
    click.option(
        "--memory/--no-memory", "remember", default=False, help="Use and fill the translation memory (default: not)."
    ),
    click.option(
        "--fuzzy",
        type=click.FloatRange(0.5, 1.0),
        metavar="SHARE",
        help="Tell of segments of the memory that are as like as this (0.9); they are never used.",
    ),
)


def batch_options(command: Command) -> Command:
    """Add the options of batches and of the memory; with --batch or --watch the command itself is not called."""

    @functools.wraps(command)
    def either(
        ctx: click.Context,
        /,
        *,
        batch: tuple[Path, Path] | None,
        watched: Path | None,
        jobs: int,
        remember: bool,
        fuzzy: float | None,
        **settings: Any,
    ) -> Any:
        if fuzzy is not None and not remember:
            raise click.UsageError("--fuzzy looks into the memory; say --memory too.")
        if batch is None and watched is None:
            with _memory(remember, fuzzy) as memory:
                return command(ctx, memory=memory, **settings)
        _refuse(batch, watched, settings)
        how = _settings(settings, remember, fuzzy)
        targets, quiet = settings["targets"], settings["quiet"]
        if watched is not None:
            return _watch(watched, Path(settings["folder"]), targets, how, quiet)
        assert batch is not None
        field = (settings["fields"] or ("text",))[0]
        return _batch(ctx, batch, targets, how, quiet, jobs=jobs, field=field)

    for option in reversed(_OPTIONS):
        either = option(either)
    return either  # type: ignore[return-value]


@contextmanager
def _memory(remember: bool, fuzzy: float | None) -> Iterator[Memory | None]:
    if not remember:
        yield None
        return
    from translit.translate.memory import Memory

    with Memory(fuzzy=fuzzy) as memory:
        yield memory


def _refuse(batch: tuple[Path, Path] | None, watched: Path | None, settings: dict[str, Any]) -> None:
    if batch and watched:
        raise click.UsageError("--batch and --watch are two ways of working; say one.")
    if settings["articles"]:
        raise click.UsageError("--batch and --watch take their articles from a folder or a file; name none beside it.")
    if settings["reports"]:
        raise click.UsageError("--report is for single articles; a batch writes OUT.findings.jsonl.")
    if batch and settings["folder"]:
        raise click.UsageError("--batch names its OUT itself; leave -o out.")
    if watched and not settings["folder"]:
        raise click.UsageError("--watch needs a folder for the translations; say where with -o DIR.")


def _settings(settings: dict[str, Any], remember: bool, fuzzy: float | None) -> Settings:
    from translit.translate.batch import Settings
    from translit.translate.memory import default_path

    return Settings(
        source=settings["source"] and settings["source"].partition(":")[0],
        glossaries=tuple(map(Path, settings["glossaries"])),
        style=settings["style"],
        engine=settings["engine"],
        memory=default_path() if remember else None,
        fuzzy=fuzzy,
        encoding=settings["encoding"],
        fields=settings["fields"],
        format=settings["format"],
    )


def _batch(
    ctx: click.Context,
    batch: tuple[Path, Path],
    targets: tuple[str, ...],
    how: Settings,
    quiet: bool,
    *,
    jobs: int,
    field: str,
) -> None:
    from translit.translate.batch import beside, run_batch

    source, out = batch
    _refuse_nothing(source, out, field)
    ended = threading.Event()
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's `&` ignores it: SIGTERM would go unheard
    with _signals(lambda: _like_ctrl_c(ended), signal.SIGTERM), Display(quiet) as display:
        try:
            state = run_batch(source, out, targets, how, jobs=jobs, field=field, progress=display)
        except KeyboardInterrupt:
            if ended.is_set():
                say("stopped; nothing was left half-written, and the same command goes on from here.")
                ctx.exit(1)
            say("what is finished is noted; the same command goes on from here.")
            raise
    if not quiet:
        say(summed(state))
    if state.already and not quiet:
        say(
            f"{counted(state.already, 'document')} left untranslated: in the language already. "
            f"Which is in {beside(out, 'already')}"
        )
    if state.failed:
        say(f"{counted(state.failed, 'document')} failed; the reasons are in {beside(out, 'failed')}")
    if state.with_findings and not quiet:
        say(f"{counted(state.with_findings, 'document')} should be looked at; why is in {beside(out, 'findings')}")
    if state.failed or state.with_findings:
        ctx.exit(1)


def _like_ctrl_c(ended: threading.Event) -> None:
    """SIGTERM ends a batch as Ctrl-C does, in the middle of a chunk: whoever sends it kills after some seconds."""
    ended.set()
    signal.raise_signal(signal.SIGINT)


def _refuse_nothing(source: Path, out: Path, field: str) -> None:
    """Refuse an input in which there is nothing: a path mistyped would look like work well done."""
    from translit.translate.batch import open_inputs

    inputs = open_inputs(source, field=field, out=out)
    if next(inputs.items(), None) is None:
        raise click.UsageError(f"there is nothing to translate in {source}: {_NOTHING[inputs.kind]}.")
    if inputs.kind == "list" and not any(item.stamp for item in inputs.items()):
        raise click.UsageError(
            f"{source} is read as a list of files, one a line, and none of them is there; "
            f"an article alone is translated without --batch."
        )


def _watch(folder: Path, out: Path, targets: tuple[str, ...], how: Settings, quiet: bool) -> None:
    from translit.translate.batch import ALREADY, beside, open_inputs, watch

    if open_inputs(folder).kind != "folder":
        raise click.UsageError(f"{folder} is a file; --watch wants a folder.")
    stopped, last = threading.Event(), ""

    def told(state: State) -> None:
        for entry in state.latest:
            if entry.state == ALREADY:
                if not quiet:
                    say(f"{entry.key} is in {entry.target} already and was left as it is.")
            elif entry.reason:
                say(f"{entry.key} was not translated into {entry.target}: {entry.reason}")
            elif not quiet:
                say(f"translated {entry.key} into {entry.target}.")
        if state.over and state.failed and state.documents > state.before:
            say(f"{counted(state.failed, 'document')} failed; the reasons are in {beside(out, 'failed')}")

    def fault(error: Exception) -> None:
        nonlocal last
        if str(error) != last:  # said once, not at every look
            last = str(error)
            say(f"{last} Trying again.")

    if not quiet:
        say(f"watching {folder}; stop it with Ctrl-C.")
    with _signals(stopped.set, signal.SIGTERM, signal.SIGINT):
        watch(
            folder,
            out,
            targets,
            how,
            stop=lambda seconds: stopped.wait(seconds) if seconds else stopped.is_set(),
            progress=told,
            fault=fault,
        )
    if not quiet:
        say("stopped; nothing was left half-written.")


@contextmanager
def _signals(heard: Callable[[], None], *which: signal.Signals) -> Iterator[None]:
    """Let these signals ask for a stop in place of ending the program."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {each: signal.signal(each, lambda *_: heard()) for each in which}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
