"""Words of an English text that look like names and that no mention covers: villages, firms, newspapers, people.

English writes half of its words with a capital somewhere (a sentence's beginning, a headline, the Supreme Court), so
that only a word which no dictionary has counts as a name. `english-words.bin` is made by
`tools/build_english_words.py` from SCOWL as Debian's wamerican and wbritish have it, `english-more.tsv` has what that
lacks.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources

from ...names import Mention
from ...names.lexicon import company_words, is_nobody, roles
from ...names.runs import Word, begins_sentence, fold, scan, split_run
from ...tables import column
from ...text import words

__all__ = ["is_ordinary", "suspects"]

_SHORTEST = 4
"""Letters of a word that tells anything: Xi and Wu sound like half of the words there are."""
_HEADLINE = 6
"""Words of a run from which it may be a line in title case, in which made-up compounds have a capital, too."""
_PART = 3
"""Letters of either half of a compound that no dictionary has: postwoman, stationmasters."""
_MADE = re.compile(r"(?:isms?|ists?|ites|ese|ness|ly|ing|ed)$")
"""Ends of words that are made as they are needed, and of no names: Karaites, Decembrists."""
_WHO = re.compile(r"(?:[eo]rs|eers|m[ae]n)$")
"""Ends of words for those who do something: orienteers, vaccinators."""
_PLAIN = re.compile(r"[^\W\d_]+")
_SMALL = re.compile(r"[^\W\d_A-Z]")
_QUOTES = frozenset("“\"‘'«")
_KINDS = frozenset(("kind", "date", "demonym"))
_AFTER = re.compile(r" (?:[Ss]treet|[Aa]venue|[Ss]quare|[Rr]oad|[Ll]ane|[Dd]ay|[Nn]ight|[Ee]ve)\b")
"""What is called in every language by its own word for it: Kastrychnitskaya Street, Maundy Thursday."""


def suspects(text: str, mentions: Sequence[Mention]) -> Iterator[list[tuple[int, int]]]:
    """The spans of each name's words, in order: capitalised words side by side that no dictionary has.

    Nothing that `mentions`, in order, cover; no acronyms, no words that the text has in small letters as well.

    >>> text = "Yesterday Supreme Court judges in Wethersfield read Lietuvos Rytas."
    >>> [[text[a:b] for a, b in name] for name in suspects(text, [])]
    [['Wethersfield'], ['Lietuvos', 'Rytas']]
    """
    small: frozenset[str] | None = None
    at = 0
    for start, run in scan(text).runs:
        name: list[tuple[int, int]] = []
        pieces = split_run(run)
        doubtful = len(pieces) >= _HEADLINE or text[start - 1 : start] in _QUOTES or begins_sentence(text, start)
        for word in pieces:
            low, high = start + word.start, start + word.end
            while at < len(mentions) and mentions[at].end <= low:
                at += 1
            covered = at < len(mentions) and mentions[at].start < high
            if covered or not _may_be_name(word, doubtful) or _AFTER.match(text, high):
                continue
            if small is None:
                small = frozenset(fold(token.text) for token in words(text) if token.text.islower())
            if word.key in small:
                continue
            if name and text[name[-1][1] : low] not in (" ", "-"):
                yield name
                name = []
            name.append((low, high))
        if name:
            yield name


@lru_cache(maxsize=65536)
def is_ordinary(word: str) -> bool:
    """Whether an English dictionary has a word, in any letter case, or its singular.

    >>> is_ordinary("Watchdogs"), is_ordinary("Belgian"), is_ordinary("Dapkunaite")
    (True, True, False)
    """
    key, known = fold(word), _dictionary()
    return key in known or (key.endswith("s") and key[:-1] in known) or (key.endswith("es") and key[:-2] in known)


def _may_be_name(word: Word, doubtful: bool) -> bool:
    """Whether a word may be a name; where its capital is `doubtful`, no compound of ordinary words and no trade."""
    own = word.text
    if not own[:1].isupper() or not _PLAIN.fullmatch(own) or len(_SMALL.findall(own)) < _SHORTEST - 1:
        return False
    key = word.key
    if is_ordinary(own) or roles("en").get(key) in _KINDS or is_nobody(key, "en") or key in company_words("en"):
        return False
    return not _MADE.search(key) and not (doubtful and (_WHO.search(key) or _is_compound(key)))


def _is_compound(key: str) -> bool:
    return any(is_ordinary(key[:cut]) and is_ordinary(key[cut:]) for cut in range(_PART, len(key) - _PART + 1))


@cache
def _dictionary() -> frozenset[str]:
    data = resources.files(__package__).joinpath("english-words.bin").read_bytes()
    return frozenset(
        [*lzma.decompress(data).decode("ascii").split("\n"), *column(__package__, "english-more.tsv", "word")]
    )
