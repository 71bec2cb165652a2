"""API keys: a text file with a key on each line, read again whenever it changes."""

from __future__ import annotations

import hashlib
import logging
import threading
from pathlib import Path
from typing import NamedTuple

from translit import TranslitError

__all__ = ["Key", "KeyFileError", "Keys", "parse_keys"]


class KeyFileError(TranslitError):
    """A file of API keys that cannot be read or understood."""


class Key(NamedTuple):
    """What a key allows: requests in a minute and characters of one text; None where the server's own bounds hold."""

    id: str
    per_minute: int | None = None
    characters: int | None = None


def parse_keys(text: str, name: str = "the file of API keys") -> dict[str, Key]:
    """The keys of a file by their hashes: `KEY [REQUESTS-PER-MINUTE [CHARACTERS]]`, `#` begins a comment.

    Raises `KeyFileError` with the line.

    >>> [(key.per_minute, key.characters) for key in parse_keys("a-long-enough-key-1 20 5000").values()]
    [(20, 5000)]
    """
    keys = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) > 3 or len(words[0]) < 16 or not all(word.isascii() and word.isdigit() for word in words[1:]):
            raise KeyFileError(
                f"{name}, line {number}: write KEY [REQUESTS-PER-MINUTE [CHARACTERS]], the key at least 16 characters."
            )
        limits = [int(word) for word in words[1:]]
        keys[_hash(words[0])] = Key(_hash(words[0]), *limits)
    return keys


class Keys:
    """The keys that are good now. `path` None: there are none, and none is asked for."""

    def __init__(self, path: Path | None) -> None:
        """Read the file. Raises `KeyFileError`."""
        self.path = path
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._keys: dict[str, Key] = {}
        self._read()

    @property
    def enabled(self) -> bool:
        """Whether there is a file of keys at all."""
        return self.path is not None

    def find(self, key: str) -> Key | None:
        """What a key allows, None for one that is not known. Only hashes are compared."""
        try:
            self._read()
        except KeyFileError as error:
            logging.getLogger(__name__).error("%s Until it can, no key is good.", error)
        return self._keys.get(_hash(key))

    def _read(self) -> None:
        if self.path is None:
            return
        with self._lock:
            try:
                facts = self.path.stat()
                stamp = (facts.st_mtime_ns, facts.st_size)
                if stamp != self._stamp:
                    self._keys = parse_keys(self.path.read_text(encoding="utf-8"), str(self.path))
                    self._stamp = stamp
            except (OSError, UnicodeDecodeError, KeyFileError) as error:
                self._keys, self._stamp = {}, None  # a file that is gone takes its keys with it
                if isinstance(error, KeyFileError):
                    raise
                raise KeyFileError(f"{self.path}: the API keys cannot be read ({error}).") from error


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
