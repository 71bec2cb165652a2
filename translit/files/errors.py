"""What is wrong with a file, before anybody has asked what is in it."""

from __future__ import annotations

from ..errors import TranslitError

__all__ = ["Beyond", "FileError", "NotXml", "Undecodable", "shown"]


class FileError(TranslitError):
    """Bytes that are not what they should be, or made to harm: a sentence that names the file, and where."""

    def __init__(self, message: str, *, line: int | None = None) -> None:
        """`line` is the line of the fault, from 1, where it is known."""
        super().__init__(message)
        self.line = line


class Undecodable(FileError):
    """A `byte` that does not stand for a letter in `encoding`."""

    def __init__(self, message: str, *, byte: int, encoding: str, line: int) -> None:
        """Remember what the caller may want to say in its own words."""
        super().__init__(message, line=line)
        self.byte, self.encoding = byte, encoding


class NotXml(FileError):
    """What no XML reader takes, and the `reason`, to stand behind a colon."""

    def __init__(self, message: str, *, reason: str, line: int | None = None) -> None:
        """Remember what the caller may want to say in its own words."""
        super().__init__(message, line=line)
        self.reason = reason


class Beyond(FileError):
    """More of something than is taken: `bound` says of what, `amount` what there is at least, `name` where."""

    def __init__(self, bound: str, amount: int, name: str) -> None:
        """Keep the three, of which a room makes its sentence."""
        super().__init__(f"{name} has more {bound} than is taken: {amount:,}.")
        self.bound, self.amount, self.name = bound, amount, name


def shown(path: str) -> str:
    r"""A path that can be printed: undecodable bytes and control characters are escaped.

    >>> shown("a\n.txt")
    'a\\n.txt'
    """
    escaped = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in escaped)
