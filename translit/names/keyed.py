"""A name made ready to be compared: cleaned of what lists write around it, taken apart, each word heard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from translit.text.unicode import fold_lookalikes

from .given_names import GivenNames
from .heard import Word, word
from .parse import arranged, tokens_of
from .tokens import Token, name_words, token

__all__ = ["Keyed", "keyed", "surnamed"]

_USUAL = re.compile("[A-Za-z\u00c0-\u024f ,.'’-]+|[\u0400-\u04ff ,.'’-]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_NICKNAME = re.compile(r'["«“„][^"»”“]*["»”“]')
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_NUMBER = re.compile(r"\b\d+(?:[./-]\d+)*\b[.)]?")
_HYPHEN = re.compile(r"[\-‐‑–]+")
# What no reading leaves silent: a Cyrillic letter but the signs; in a word of plain Latin letters alone, a vowel.
_SOUNDS = re.compile("[абвгдежзийклмнопрстуфхцчшщыэюяіўє]|^(?=[a-z]+$)[^aeou]*[aeou]")
_DAUGHTER = re.compile(r"[нn][^вv]?[йю]?$")
_FEMININE = re.compile(
    r"(?:(?:[оеаё]в|[иіы]н|їн|[сц]ьк)а|(?:[сц]к|н)ая|[oeay]va|[iy]na|sk?[aá][iyj]?a|cka|ská|ienė|ytė)$"
)
_MASCULINE = re.compile(r"(?:[оеё][вў]|[аяэ]ў|[сц]ьк[иі]й|[сц]кі|[сц]кий)$")


class Keyed(msgspec.Struct, eq=False, gc=False):
    """A parsed name ready to be compared.

    `sure` says that which part is which is beyond doubt, `plain` that the given name, too, is one word and the surname
    is no more; `generation` is 1 for senior and 2 for junior. Patronymic and surname are heard when first asked for:
    most pairs of names are told apart by the given name.
    """

    fathers: Sequence[Token]
    family: Sequence[Token]
    given: tuple[Word, ...]
    gender: str | None
    sure: bool
    plain: bool
    generation: str = ""
    _surname: tuple[Word, ...] | None = None
    _surnamed: Keyed | None = None

    @property
    def surname(self) -> tuple[Word, ...]:
        """The words of the surname."""
        if self._surname is None:
            self._surname = _heard(self.family, "surname")
        return self._surname

    @property
    def named(self) -> bool:
        """Whether there is a surname that sounds; none is heard for it whose letters tell."""
        if self._surname is None and self.family and _SOUNDS.search(self.family[0].folded):
            return True
        return bool(self.surname)

    @property
    def patronymic(self) -> Word | None:
        """The patronymic."""
        found = _heard(self.fathers, "patronymic") if self.fathers else ()
        return found[0] if found else None


@lru_cache(maxsize=131072)
def keyed(name: str) -> Keyed:
    """A name parsed and heard, kept for the next comparison."""
    if "," not in name:
        pair = list(map(token, name.split()))
        if len(pair) == 2 and pair[0].usual == pair[1].usual != "":
            return _usual(*pair)
    words = tokens_of(name if _USUAL.fullmatch(name) else _cleaned(name))
    generation = ""
    kinds = [one.kind for one in words]
    if any(kinds):
        generation = next((name_words("suffix")[one.folded] for one in words if one.kind == "suffix"), "")
        words = _bare(words)
    given_tokens, fathers, family, _ = arranged(words)
    given = _heard(given_tokens, "given")
    # A surname that the table knows as a given name may be one, whatever the order says.
    sure = bool(fathers) or "," in kinds or (_known(given) and not _is_given(family))
    plain = sure and len(given) == 1 and len(family) == 1 and not _HYPHEN.search(family[0].text)
    return Keyed(fathers, family, given, _gender(given_tokens, fathers, family), sure, plain, generation)


def _usual(first: Token, last: Token) -> Keyed:
    """A name of two words of which nothing but the table of given names says which is which: what most names are."""
    if last.given and not first.given:
        first, last = last, first
    given = first.as_given or _heard_token(first, "given")
    sure = not last.given and _known(given)
    gender = first.gender or _gender_of_surname(last.folded)
    return Keyed((), (last,), given, gender, sure, sure and len(given) == 1)


def surnamed(one: Keyed) -> Keyed:
    """The name if its patronymic is a surname after all; a daughter's patronymic is none."""
    if not one.fathers or _gender_of_patronymic(one.fathers[-1].folded) == "f":
        return one
    if one._surnamed is None:
        one._surnamed = msgspec.structs.replace(one, fathers=(), family=one.fathers, _surname=None)
    return one._surnamed


def _known(given: tuple[Word, ...]) -> bool:
    """Whether one of the words is a given name for certain: by table, or an initial."""
    for one in given:  # noqa: SIM110 - this is asked of every name, and `any` takes twice as long
        if one.ids or one.short:
            return True
    return False


def _cleaned(name: str) -> str:
    """A name without what is no part of it: look-alikes, numbers, what stands in brackets or quotation marks."""
    # The letter kra stands for к in names of the EU's sanctions lists.
    name = unicodedata.normalize("NFKC", _INVISIBLE.sub("", name).replace("´", "'").replace("ĸ", "к"))
    name = fold_lookalikes(name)
    bare = _BRACKETS.sub(_in_brackets, _NUMBER.sub(" ", _NICKNAME.sub(" ", name)))
    return bare if any(map(str.isalpha, bare)) else name


def _in_brackets(match: re.Match[str]) -> str:
    """Nothing, or who of a family is meant: (старший)."""
    return f" {match[1]} " if match[1].strip().lower() in name_words("suffix") else " "


def _bare(words: list[Token]) -> list[Token]:
    """The words without titles before a name and without the maiden name behind it."""
    kept: list[Token] = []
    for one in words:
        if one.kind == "maiden" and kept:
            while kept and (kept[-1].kind == "," or kept[-1].kind == "before maiden"):
                kept.pop()
            break
        if one.kind != "title" or (kept and kept[-1].kind != ","):
            kept.append(one)
    return kept or words


_Part = Literal["given", "patronymic", "surname"]


def _heard(tokens: Sequence[Token], part: _Part) -> tuple[Word, ...]:
    if len(tokens) == 1:
        return _heard_token(tokens[0], part)
    return tuple([found for one in tokens for found in _heard_token(one, part)])


def _heard_token(one: Token, part: _Part) -> tuple[Word, ...]:
    """The words of one token: two where it has a hyphen."""
    kept: tuple[Word, ...] | None = getattr(one, _KEPT[part])
    if kept is not None:
        return kept
    whole = word(one.folded, part)
    words = [whole]
    if not one.folded.isalpha() and not whole.short:
        words = [word(piece, part) for piece in _HYPHEN.split(one.folded) if piece]
    found = tuple([each for each in words if each.sound])
    setattr(one, _KEPT[part], found)
    return found


_KEPT: Mapping[_Part, str] = {"given": "as_given", "patronymic": "as_patronymic", "surname": "as_surname"}


def _is_given(tokens: Sequence[Token]) -> bool:
    if len(tokens) == 1:
        return tokens[0].given
    return bool(tokens) and _joined(tokens) in GivenNames.builtin()


def _joined(tokens: Iterable[Token]) -> str:
    return " ".join([one.folded for one in tokens])


def _gender(given: Sequence[Token], patronymic: Sequence[Token], surname: Sequence[Token]) -> str | None:
    """The gender that the patronymic, else the given name, else the surname shows."""
    if patronymic and patronymic[-1].fatherly:
        return _gender_of_patronymic(patronymic[-1].folded)
    several = len(given) > 1
    shown = GivenNames.builtin().gender(_joined(given)) if several else given[0].gender if given else None
    return shown or (_gender_of_surname(surname[-1].folded) if surname else None)


@lru_cache(maxsize=65536)
def _gender_of_patronymic(form: str) -> str:
    return "f" if _DAUGHTER.search(form) else "m"


@lru_cache(maxsize=131072)
def _gender_of_surname(form: str) -> str | None:
    end = form[-6:]
    return "f" if _FEMININE.search(end) else "m" if _MASCULINE.search(end) else None
