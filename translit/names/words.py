"""The words of a person's name: where each stands and what part of the name it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from typing import Final

from ..text import EAST_SLAVIC
from .eastern import eastern_base, eastern_last
from .parse import is_initial, particles
from .parse import parse as parse_name
from .tables import data_rows

__all__ = ["NameWord", "name_words", "replaced"]

_WORD: Final = re.compile(r"[^\W\d_](?:[\w\u0300-\u036f'’ʼ`´ʹ‘-]*[\w\u0300-\u036f'’ʼ`´ʹ‘])?\.?")
# In any case form: -ич, -іч, -ыч; -вна, -ўна, -ична, -ічна.
_PATRONYMIC: Final = re.compile(
    r"\w{2}(?:[иіы]ч(?:а|у|ем|ом|ам|ові|еві|е|і)?|(?:[вў]|[иіы]ч|[иі]ш)н(?:а|ы|и|і|е|у|ой|ою|ай|аю))$"
)


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of a name: its span, its text, and its part; `part` is None for what never changes."""

    start: int
    end: int
    text: str
    part: str | None


def name_words(name: str, lang: str, parts: Mapping[str, str] | None = None) -> list[NameWord]:
    """The words of a name with their parts, which come from `parts` or from parsing the name.

    Initials and particles have no part.

    >>> [(word.text, word.part) for word in name_words("Людвиг ван Бетховен", "ru")]
    [('Людвиг', 'given'), ('ван', None), ('Бетховен', 'surname')]
    """
    spans = _spans(name)
    parts = parts or None
    base = None if parts else eastern_base(tuple([text for _, text in spans]), lang)
    if base:
        return _eastern(spans, base)
    left = {part: text.split() for part, text in (parts or _parsed(name, lang)).items()}
    words = []
    for start, text in spans:
        part = next((part for part, texts in left.items() if text in texts), None)
        if part is not None:
            left[part].remove(text)
        if is_initial(text) or text.endswith(".") or (text.lower() in particles() and len(spans) > 1):
            part = None
        words.append(NameWord(start, start + len(text), text, part))
    return words if parts else _with_initials(words, lang)


def _with_initials(words: list[NameWord], lang: str) -> list[NameWord]:
    """Initials that are spelled out, two or more of them, never change: Джей Ди Вэнса, but Джея Лено."""
    letters = _letter_names(lang)
    spelled = next((at for at, word in enumerate(words) if word.text.lower() not in letters), 0)
    return [replace(word, part=None) for word in words[:spelled]] + words[spelled:] if spelled > 1 else words


@cache
def _letter_names(lang: str) -> frozenset[str]:
    return frozenset(row[lang] for row in data_rows("letter-names.tsv")) if lang in EAST_SLAVIC else frozenset()


def _spans(name: str) -> list[tuple[int, str]]:
    """Where each word begins, and the word."""
    words = name.split(" ")
    if not all(map(str.isalpha, words)):
        return [(match.start(), match.group()) for match in _WORD.finditer(name)]
    starts = accumulate((len(word) + 1 for word in words), initial=0)
    return list(zip(starts, words, strict=False))


def _eastern(spans: Sequence[tuple[int, str]], base: str) -> list[NameWord]:
    """The words of a Chinese or Korean name: the last alone declines, as a given name, and not as Пушкин does."""
    words = [NameWord(start, start + len(text), text, None) for start, text in spans]
    if eastern_last(base):
        words[-1] = replace(words[-1], part="given")
    return words


def _parsed(name: str, lang: str) -> dict[str, str]:
    words = name.split()
    if lang in EAST_SLAVIC and len(words) == 3 and _PATRONYMIC.search(words[1].lower()):
        # Whatever the other two are: "Роман Мирич Іван" is Іван by surname.
        return dict(zip(("given", "patronymic", "surname"), words, strict=True))
    parsed = parse_name(name, lang)
    return {"given": parsed.given, "patronymic": parsed.patronymic, "surname": parsed.surname}


def replaced(name: str, forms: Iterable[tuple[NameWord, str]]) -> str:
    """The name with some of its words put in another form; everything between them stays.

    >>> replaced("А. Р. Лосік", [(word, "Лосіка") for word in name_words("А. Р. Лосік", "be") if word.part])
    'А. Р. Лосіка'
    """
    for word, form in sorted(forms, key=lambda pair: -pair[0].start):
        name = name[: word.start] + form + name[word.end :]
    return name
