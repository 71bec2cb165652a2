"""A git commit for a save. Git is asked, never trusted to be there: what fails is told and stops nothing."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from translit.errors import Message

__all__ = ["commit"]

_SECONDS = 30
_ADDRESS = re.compile(r"[^<>]*<[^<>]*>")


def commit(root: Path, file: Path, author: str, message: str) -> str:
    """Commit one file of a working tree; the empty string when done, else a sentence that says why not.

    `author` is a name, or `Name <address>`. Other changes in the tree, staged or not, stay out of it.
    """
    name = author.strip() or "translit"
    who = name if _ADDRESS.fullmatch(name) else f"{name.replace('<', '').replace('>', '')} <>"
    path = os.fspath(file)
    steps: list[tuple[str, ...]] = [("add", "--", path)] if file.exists() else []
    steps.append(("commit", "--quiet", "--message", message, "--author", who, "--", path))
    for step in steps:
        problem = _git(root, step, who)
        if problem:
            return Message("saved, but not committed: {reason}.", reason=problem)
    return ""


def _git(root: Path, step: tuple[str, ...], who: str) -> str:
    """Run git in a folder; the empty string, or the last thing it said."""
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = ["git", "-C", os.fspath(root), *_committer(root, who), *step]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SECONDS,
            env=environment,
            check=False,
        )
    except FileNotFoundError:
        return Message("git is not installed")
    except subprocess.TimeoutExpired:
        return Message("git took longer than {seconds} seconds", seconds=_SECONDS)
    except OSError as error:
        return Message("git did not run ({reason})", reason=error.strerror)
    if done.returncode == 0:
        return ""
    said = (done.stderr.strip() or done.stdout.strip() or f"git ended with {done.returncode}").splitlines()
    return said[-1].strip().rstrip(".")


def _committer(root: Path, who: str) -> list[str]:
    """The author commits as well where git knows nobody else."""
    try:
        known = subprocess.run(
            ["git", "-C", os.fspath(root), "config", "user.email"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    if known.returncode == 0:
        return []
    name, _, address = who.partition("<")
    return ["-c", f"user.name={name.strip()}", "-c", f"user.email={address.rstrip('> ') or 'translit@localhost'}"]
