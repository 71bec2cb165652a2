"""Take a person's name apart: given name, patronymic, surname, whatever their order.

East Slavic names come as "given patronymic surname" and "surname given patronymic", English lists as
"SURNAME, given". What tells them apart, strongest first: a comma, a patronymic (by table, then by its suffix), one
word in capitals, a word that the table of given names knows, initials; else the given name stands first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..errors import require_text
from .tokens import Token, is_initial, looks_patronymic, name_words, token

__all__ = ["Name", "Parts", "arranged", "is_initial", "looks_patronymic", "parse", "particles", "tokens_of"]

_FEMININE_SUFFIX = re.compile(
    r"(?:[оеа]вн|[аеоё]ўн|[иі]вн|ївн|[иі]чн)(?:а|ы|и|і|е|у|ой|ою|ай|аю)$|(?:[oeay]v|[aeo]u|[aeo]ŭ|[iy]v|[iy]ch|[aeo]w)na$"
)
_GLUED_INITIALS = re.compile(r"\b(\w{1,2}\.)(?=\w)")
_WORD = re.compile(r"[^\s,;]+|,")


def particles() -> Mapping[str, str]:
    """Words that begin a surname and are no given name: van, zu, де, цу (`data/name-words.tsv`).

    >>> "цу" in particles()
    True
    """
    return name_words("particle")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts. A part that is not there is an empty string; `order` names the parts as they stood.

    >>> parse("Сергяенка Ігар Пятровіч", "be")
    Name(given='Ігар', patronymic='Пятровіч', surname='Сергяенка', order=('surname', 'given', 'patronymic'))
    """

    given: str = ""
    patronymic: str = ""
    surname: str = ""
    order: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write the parts in the order they stood."""
        return " ".join(part for name in self.order if (part := getattr(self, name)))

    @property
    def parts(self) -> dict[str, str]:
        """The parts that are there, by name, in the order they stood."""
        return {name: part for name in self.order if (part := getattr(self, name))}


# The words of given name, patronymic and surname, and the order in which these stood, by first letters. A plain tuple:
# one is made for every name that is compared.
Parts = tuple[Sequence[Token], Sequence[Token], Sequence[Token], str]


@lru_cache(maxsize=65536)
def parse(name: str, lang: str | None = None) -> Name:
    """Take a person's name apart.

    `name` is a full name, in any order and any case form; `lang` its spelling code, if known (the tables are asked
    for all spellings, so it changes nothing yet). One word alone is a given name when the table knows it as one, else
    a surname. Nothing is raised: what cannot be told apart comes back as given name first, surname last.

    >>> parse("LOSIK, Ihar").parts
    {'surname': 'LOSIK', 'given': 'Ihar'}
    >>> parse("Karl-Theodor zu Guttenberg").surname
    'zu Guttenberg'
    >>> parse("И. В. Голуб").given, parse("И. В. Голуб").patronymic
    ('И.', 'В.')
    """
    require_text(name, "name")
    *words, order = arranged(tokens_of(name))
    given, patronymic, surname = map(_written, words)
    parts = {"g": given, "p": patronymic, "s": surname}
    return Name(given, patronymic, surname, tuple(_FULL[part] for part in order if parts[part]))


_FULL = {"g": "given", "p": "patronymic", "s": "surname"}


def _written(words: Sequence[Token]) -> str:
    return " ".join([word.text for word in words])


def tokens_of(name: str) -> list[Token]:
    """The words of a name, a comma being a word."""
    if "." in name:
        name = _GLUED_INITIALS.sub(r"\1 ", name)
    split = name.split() if "," not in name and ";" not in name else _WORD.findall(name)
    return [token(word) for word in split]


def arranged(words: list[Token]) -> Parts:
    """The words of each part of a name; the same as `parse`, for who goes on with the words."""
    kinds = [word.kind for word in words]
    if "," in kinds:
        comma = kinds.index(",")
        surname, rest = words[:comma], [word for word in words[comma + 1 :] if word.kind != ","]
        if rest and rest[0].kind == "suffix":
            words = surname
        elif surname and rest:
            return _after_surname(surname, rest)
        else:
            words = surname + rest
    while len(words) > 2 and words[-1].kind == "suffix":
        words = words[:-1]
    if len(words) < 2:
        return (words, (), (), "g") if words and words[0].given else ((), (), words, "s")
    return _by_patronymic(words) or _by_order(words)


def _after_surname(surname: list[Token], rest: list[Token]) -> Parts:
    if len(rest) > 1 and (rest[-1].fatherly or (rest[-1].initial and rest[0].initial)):
        return (rest[:-1], rest[-1:], surname, "sgp")
    return (rest, (), surname, "sg")


def _by_patronymic(words: list[Token]) -> Parts | None:
    """Settle the order by the word that is a patronymic, if there is one."""
    if len(words) == 2:
        given, last = words
        if not last.fatherly:
            return None
        certain = last.father and given.given
        if _FEMININE_SUFFIX.search(last.text.lower()) and looks_patronymic(last.text):
            certain = certain or given.given or _cyrillic(last.text)
        return (words[:1], words[1:], (), "gp") if certain else None
    for sure in (True, False):
        found = [i for i, word in enumerate(words) if i and (word.father if sure else word.fatherly)]
        if not found:
            continue
        # "Иван Иванович Петрович": the patronymic follows the given name; "Петрович Иван Иванович" ends with it.
        at = found[-1] if len(found) > 1 and not words[0].given and words[-2].given else found[0]
        if at == len(words) - 1:
            if sure or at == 2:
                return (words[at - 1 : at], words[at:], words[: at - 1], "sgp")
            continue
        return (words[:at], words[at : at + 1], words[at + 1 :], "gps")
    return None


def _by_order(words: list[Token]) -> Parts:
    for word in words:
        if word.initial or word.capitals or word.kind:
            if found := _by_looks(words):
                return found
            break
    if not words[0].given and words[-1].given and not (len(words) > 2 and words[1].given):
        return _surname_first(words, len(words) - 1)
    return _given_first(words, len(words) - 1)


def _by_looks(words: list[Token]) -> Parts | None:
    """Settle the order by initials, capitals, or a word that begins a surname."""
    initials = [word.initial for word in words]
    if any(initials) and not all(initials):
        return _by_initials(words, initials)
    capitals = [word.capitals for word in words]
    if any(capitals) and not all(capitals):
        if capitals[0]:
            return _surname_first(words, capitals.index(False))
        if capitals[-1]:
            return _given_first(words, capitals.index(True))
    for i, word in enumerate(words[1:], 1):
        if word.kind == "particle":
            return _given_first(words, i)
    return _surname_first(words, len(words) - 1) if words[0].kind == "particle" else None


def _given_first(words: list[Token], count: int) -> Parts:
    return (words[:count], (), words[count:], "gs")


def _surname_first(words: list[Token], count: int) -> Parts:
    return (words[count:], (), words[:count], "sg")


def _by_initials(words: list[Token], initials: list[bool]) -> Parts:
    if initials[0]:
        count = initials.index(False)
        return (words[:1], words[1:count], words[count:], "gps")
    if initials[-1]:
        count = len(words) - initials[::-1].index(False)
        return (words[count : count + 1], words[count + 1 :], words[:count], "sgp")
    # John F. Kennedy: the middle initial stays with the given name
    return _given_first(words, len(words) - initials[::-1].index(True))


def _cyrillic(word: str) -> bool:
    return "\u0400" <= word[-1:] <= "\u04ff"
