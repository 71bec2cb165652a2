"""The words of a person's name: where each stands and what part of the name it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ..text import EAST_SLAVIC
from .parse import is_initial, particles
from .parse import parse as parse_name

__all__ = ["NameWord", "name_words", "replaced"]

_WORD: Final = re.compile(r"[^\W\d_](?:[\w\u0300-\u036f'’ʼ`´ʹ‘-]*[\w\u0300-\u036f'’ʼ`´ʹ‘])?\.?")
_VOWELS: Final = frozenset("аеёиоуыэюяіїє")
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
    spans = list(_WORD.finditer(name))
    parts = parts or None
    left = {part: text.split() for part, text in (parts or _parsed(name, lang)).items()}
    fixed_leads = (
        parts is None and lang in EAST_SLAVIC and len(spans) == 3 and all(_is_syllable(m.group()) for m in spans)
    )
    words = []
    for match in spans:
        text = match.group()
        part = next((part for part, texts in left.items() if text in texts), None)
        if part is not None:
            left[part].remove(text)
        if is_initial(text) or text.endswith(".") or (text.lower() in particles() and len(spans) > 1):
            part = None
        if fixed_leads and match is not spans[-1]:
            part = None
        words.append(NameWord(match.start(), match.end(), text, part))
    return words


def _is_syllable(word: str) -> bool:
    """One syllable of a Korean, Chinese or Vietnamese name; of three the last alone declines (Розенталь, § 149)."""
    return sum(letter in _VOWELS for letter in word.lower()) == 1 and word.isalpha()


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
