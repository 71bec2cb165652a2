"""A long text in pieces, cut where no word is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["whole_lines"]

_MOST = 1 << 20  # characters that are held back while waiting for the end of a line
_MARGIN = 200  # the last of them stay for the next piece: a place to cut is sought before


def whole_lines(chunks: Iterable[str]) -> Iterator[str]:
    r"""Cut a stream anew, so that every piece ends with its line, or at least with its word.

    A line of more than a megabyte is cut after a punctuation mark and a space, else after a space; only a wall of
    letters is cut anywhere.

    Args:
        chunks: the text in pieces of any size, cut anywhere.

    Yields:
        Pieces that together are the text; each is held in memory once.

    >>> list(whole_lines(["Ігар Ло", "сік\nі ", "Ганна"]))
    ['Ігар Лосік\n', 'і Ганна']
    """
    held: list[str] = []
    size = 0
    for chunk in chunks:
        cut = chunk.rfind("\n") + 1
        if cut:
            yield "".join((*held, chunk[:cut]))
            held, size = [], 0
        held.append(chunk[cut:])
        size += len(chunk) - cut
        if size >= _MOST:
            line = "".join(held)
            cut = _end_of_word(line)
            yield line[:cut]
            held, size = [line[cut:]], len(line) - cut
    rest = "".join(held)
    if rest:
        yield rest


def _end_of_word(line: str) -> int:
    last = len(line) - _MARGIN
    mark = max(line.rfind(", ", 0, last), line.rfind(". ", 0, last))
    space = line.rfind(" ", 0, last)
    return mark + 2 if mark > last // 2 else space + 1 if space > 0 else len(line)
