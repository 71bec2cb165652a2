"""Apertium's modes, run stage by stage without a shell, with a deadline.

A mode file is one shell pipeline; here it is read with shlex and its programs are chained directly. That lets a stage
be replaced: the tagger of Debian bookworm (apertium 3.8.3, perceptron_spec.h) aborts on Russian and Ukrainian text with
an assertion, and `cg-proc -1 -n` with the constraint grammar of the stage before it chooses the readings instead.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from ..errors import Message
from ..text.codes import alpha2
from .protocol import EngineFailure, Pair

__all__ = [
    "StageCrash",
    "StageError",
    "data_directory",
    "installed_modes",
    "program",
    "run",
    "stages",
    "with_all_postgenerators",
    "with_lost_spaces",
    "without_tagger",
]

# Before each word, behind the mark of an unknown one, but not behind the apostrophe inside a word.
_WAKE = "s/(^|[^[:alpha:]~'’])([[:alpha:]])/\\1~\\2/g"
# Syntactic functions (`<@CNP>`), which a tagger takes away and which no dictionary has.
_NO_FUNCTIONS = "s/<@[^<>$^]*>//g"
# `^їхній<det>$^сім'я<n>$`; twice, for three in a row.
_SPACE = r"s/(\^[[:alpha:]][^$^]*\$)(\^[[:alpha:]])/\1 \2/g;s/(\^[[:alpha:]][^$^]*\$)(\^[[:alpha:]])/\1 \2/g"
_MODE = re.compile(r"([a-z]{2,3})-([a-z]{2,3})")

Stage = tuple[str, ...]


class StageError(EngineFailure):
    """The pipeline cannot be run, or the deadline passed."""


class StageCrash(StageError):
    """A program of the pipeline died: another text may go through."""


def data_directory() -> Path:
    """Where Apertium's data lies: `APERTIUM_DATADIR`, else Debian's place."""
    return Path(os.environ.get("APERTIUM_DATADIR", "/usr/share/apertium"))


def installed_modes() -> dict[Pair, Path]:
    """The mode file of each installed pair, by ISO 639-1 codes: what `apertium -l` lists.

    Variants (`eng-cat_valencia`, `eco-es-fr`) are left out; so is everything when Apertium's programs are missing.
    """
    folder = data_directory() / "modes"
    if program("lt-proc") is None or not folder.is_dir():
        return {}
    return dict(_modes(folder, folder.stat().st_mtime_ns))


@lru_cache(maxsize=8)
def _modes(folder: Path, changed: int) -> dict[Pair, Path]:
    """Looked through once, until the folder changes: every request asks for the pairs."""
    modes: dict[Pair, Path] = {}
    # Reverse order, so that the modern three-letter names (`spa-eng`) come after and win over old ones (`es-en`).
    for path in sorted(folder.glob("*.mode"), key=lambda path: (len(path.stem), path.stem)):
        if named := _MODE.fullmatch(path.stem):
            modes[alpha2(named[1]), alpha2(named[2])] = path
    return modes


def program(name: str) -> str | None:
    """Where one of Apertium's programs lies: in `APERTIUM_PATH`, else in the search path; None when it is nowhere."""
    return shutil.which(name, path=_search_path())


def stages(mode: Path) -> tuple[Stage, ...]:
    """The programs of a mode with their arguments, unknown words marked (`$1` is `-g`, `$2` is nothing).

    Raises `StageError` when the file cannot be read or is more than a plain pipeline.
    """
    try:
        words = shlex.split(mode.read_text(encoding="utf-8"), posix=True)
    except (OSError, ValueError) as problem:
        raise StageError(
            Message(
                "the mode file {mode} cannot be read ({problem}); install the pair again", mode=mode, problem=problem
            )
        ) from problem
    chain: list[list[str]] = [[]]
    for word in words:
        if word == "|":
            chain.append([])
        elif word != "$2":
            chain[-1].append("-g" if word == "$1" else word)
    odd = any(not stage or set("$&;`") & set("".join(stage)) for stage in chain)
    if odd:
        raise StageError(
            Message(
                "the mode file {mode} is not a plain pipeline of programs; use another engine for this pair", mode=mode
            )
        )
    return tuple(tuple(stage) for stage in chain)


def without_tagger(chain: Sequence[Stage]) -> tuple[Stage, ...] | None:
    """The pipeline with its tagger replaced by the constraint grammar before it; None when it has none before it.

    >>> without_tagger([("cg-proc", "-w", "a.rlx.bin"), ("apertium-tagger", "-g", "a.prob")])
    (('cg-proc', '-w', 'a.rlx.bin'), ('cg-proc', '-1', '-n', 'a.rlx.bin'), ('sed', ...))
    """
    grammar: str | None = None
    made: list[Stage] = []
    for stage in chain:
        if stage[0] == "cg-proc":
            grammar = stage[-1]
        if stage[0] == "apertium-tagger":
            if grammar is None:
                return None
            made += [("cg-proc", "-1", "-n", grammar), ("sed", "-E", _NO_FUNCTIONS)]
        else:
            made.append(stage)
    return tuple(made)


def with_all_postgenerators(chain: Sequence[Stage]) -> tuple[Stage, ...]:
    """The pipeline with the wake-up mark `~` set again before each postgenerator that follows another.

    A postgenerator acts on words behind `~` only, and since lttoolbox 3.7 the first one takes all marks away. Without
    this, Debian's rus-bel never writes ў ("яна у Мінску"), for which it has two such stages.

    >>> [stage[0] for stage in with_all_postgenerators([("lt-proc", "-p", "a"), ("lt-proc", "-c", "-p", "b")])]
    ['lt-proc', 'sed', 'lt-proc']
    """
    made: list[Stage] = []
    for stage in chain:
        if made and _is_postgenerator(stage) and _is_postgenerator(made[-1]):
            made.append(("sed", "-E", _WAKE))
        made.append(stage)
    return tuple(made)


def with_lost_spaces(chain: Sequence[Stage]) -> tuple[Stage, ...]:
    """The pipeline with a space put between two words that stand without one before they are generated.

    Debian's rus-ukr has a rule for possessives that forgets it ("їхнійсім'ї"). Only for languages that never write two
    words as one: Spanish does ("darlo").

    >>> [stage[0] for stage in with_lost_spaces([("apertium-postchunk", "a"), ("lt-proc", "-g", "b")])]
    ['apertium-postchunk', 'sed', 'lt-proc']
    """
    made: list[Stage] = []
    for stage in chain:
        if stage[0] == "lt-proc" and "-g" in stage:
            made.append(("sed", "-E", _SPACE))
        made.append(stage)
    return tuple(made)


def _is_postgenerator(stage: Stage) -> bool:
    return stage[0] == "lt-proc" and "-p" in stage


def run(chain: Sequence[Stage], stream: str, *, seconds: float) -> str:
    """What comes out of the last program when `stream` goes into the first.

    Raises `StageError` when a program cannot be started, ends by a signal or with an error, or when all is not done
    after `seconds`; no process is left behind.
    """
    running: list[subprocess.Popen[bytes]] = []
    output: list[bytes] = []
    drain: threading.Thread | None = None
    try:
        _start(chain, running)
        feed = threading.Thread(target=_feed, args=(running[0], stream.encode("utf-8")), daemon=True)
        drain = threading.Thread(target=_drain, args=(running[-1], output), daemon=True)
        feed.start()
        drain.start()
        drain.join(seconds)
        if drain.is_alive():
            raise StageError(_late(seconds))
        # A program that dies early breaks the pipes of those before it: the last one that failed is the cause.
        for process, stage in reversed(list(zip(running, chain, strict=True))):
            if status := _ended(process, seconds):
                how = Message("signal {number}", number=-status)
                how = how if status < 0 else Message("exit status {number}", number=status)
                raise StageCrash(
                    Message(
                        "Apertium's program {program} ended with {how}; update apertium or use another engine",
                        program=stage[0],
                        how=how,
                    )
                )
        return b"".join(output).decode("utf-8", "replace")
    finally:
        for process in running:
            if process.poll() is None:
                process.kill()
            process.wait()
            drained = running[-1].stdout if drain else None  # closed by who reads it
            for pipe in (process.stdin, process.stdout):
                if pipe is not None and pipe is not drained:
                    pipe.close()


def _ended(process: subprocess.Popen[bytes], seconds: float) -> int:
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired as problem:
        raise StageError(_late(seconds)) from problem


def _late(seconds: float) -> Message:
    return Message(
        "Apertium was not done after {seconds} seconds and was stopped; give it less text", seconds=f"{seconds:.0f}"
    )


def _start(chain: Sequence[Stage], running: list[subprocess.Popen[bytes]]) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PATH": _search_path()}
    previous: subprocess.Popen[bytes] | None = None
    for stage in chain:
        binary = program(stage[0])
        if binary is None:
            raise StageError(
                Message(
                    "Apertium's program {program} is not installed; `apt-get install apertium` brings it",
                    program=stage[0],
                )
            )
        process = subprocess.Popen(
            [binary, *stage[1:]],
            stdin=subprocess.PIPE if previous is None else previous.stdout,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        running.append(process)
        if previous is not None and previous.stdout is not None:
            previous.stdout.close()
        previous = process


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(data)
        process.stdin.close()
    except OSError:
        return  # the program died; its exit status tells


def _drain(process: subprocess.Popen[bytes], output: list[bytes]) -> None:
    assert process.stdout is not None
    with process.stdout:
        output.append(process.stdout.read())


def _search_path() -> str:
    before = os.environ.get("APERTIUM_PATH")
    path = os.environ.get("PATH", os.defpath)
    return f"{before}{os.pathsep}{path}" if before else path
