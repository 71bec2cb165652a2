"""Neural taggers of people, for texts where rules are not enough: `find(..., tagger=...)`.

A tagger is anything that is called with a text and gives the spans of the people in it. One comes with the extra
`natasha`: Natasha's tagger of Russian news (MIT), whose models (27 MB) are in its wheel, so that nothing is fetched.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any, Protocol

from translit.errors import TranslitError

__all__ = ["NatashaTagger", "Tagger", "TaggerError"]


class Tagger(Protocol):
    """What `find` asks of a tagger."""

    def __call__(self, text: str) -> Iterable[tuple[int, int]]:
        """The spans of people, as Python string indices into the text."""
        ...


class TaggerError(TranslitError):
    """A tagger that cannot be used; the message says what to install."""


class NatashaTagger:
    """Natasha's tagger of Russian news: finds names that no rule knows, a hundred times slower than the rules.

    It takes two seconds and 200 MB when it is first called; one may be called from any thread, a text at a time.
    Raises `TaggerError` when natasha is not installed.
    """

    def __init__(self) -> None:
        """Check that natasha is there; its models are read when a text comes."""
        try:
            from natasha import NewsEmbedding, NewsNERTagger
        except ImportError as problem:
            raise TaggerError("natasha is not installed; `pip install 'translit-toolkit[natasha]'`") from problem
        self._parts: tuple[Any, Any] = NewsNERTagger, NewsEmbedding
        self._tagger: Any = None
        self._one_at_a_time = threading.Lock()

    def __call__(self, text: str) -> list[tuple[int, int]]:
        """The people in a Russian text."""
        with self._one_at_a_time:
            if self._tagger is None:
                tagger, embedding = self._parts
                self._tagger = tagger(embedding())
            return [(span.start, span.stop) for span in self._tagger(text).spans if span.type == "PER"]
