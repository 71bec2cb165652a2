"""Convert a name from one spelling to another: be, ru, uk, en:be, en:ru, en:uk, people and places.

Given names and patronymics go by the tables first. Everything else is rewritten letter group by letter group
(`data/convert-*.tsv`), and where a group may become several things (Belarusian а is Russian а or о) the wholes are
ranked by a model of letter sequences of the target language. Belarusian writes vowels as they sound, so on the way
into it every place of the stress is tried. Foreign names follow their own rows: no dzekanne in Дэльмас, one с in Босі.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from translit.errors import TranslitError
from translit.morphology.cases import GENDERS, KINDS
from translit.text.unicode import fold_lookalikes, nfc

from .gazetteer import epithet, in_gazetteer
from .given_names import GivenNames
from .letters import LetterModel
from .parse import is_initial, looks_patronymic, parse, particles
from .rewriting import Candidates, rewritten
from .surnames import bearers
from .tabled import abroad, tabled
from .womens import mans, womans

__all__ = ["SPELLINGS", "SpellingError", "Task", "convert", "planned", "word_forms"]

SPELLINGS = ("be", "ru", "uk", "en:be", "en:ru", "en:uk", "en")
_KEPT = 5


class SpellingError(TranslitError):
    """A spelling code, kind or gender that conversion does not know; the message lists those that it does."""


def convert(name: str, source: str, target: str, *, kind: str = "person", gender: str | None = None) -> list[str]:
    """The spellings of a name in another spelling code, best first, at most five.

    `name` is a person's name in any order of parts (it is kept) or a place; `source` and `target` are spelling codes
    of `SPELLINGS`, `en` standing for English after the form of the other code. `kind` is `person`, `place` or
    `organisation` (one called after a person). `gender` (`m` or `f`) is only needed where a given name may be either.
    Raises `SpellingError` for another code, kind or gender.

    >>> convert("Ігар Лосік", "be", "ru")[0]
    'Игорь Лосик'
    >>> convert("Лукашенко", "ru", "be")[0], convert("Лукашэнка", "be", "en:be")[0]
    ('Лукашэнка', 'Lukashenka')
    >>> convert("Дарья Григорьева", "ru", "be")[0]
    'Дар’я Грыгор’ева'
    """
    task = planned(name, source, target, kind, gender)
    if task.source == task.target:
        return [task.name] if task.name else []
    wholes, known = _wholes([word_forms(task, word, role) for word, role in task.words], task.target), task.known
    if task.target in _WITH_APOSTROPHE:
        wholes = [whole.replace("'", "’") for whole in wholes]
    if task.target.startswith("en:") and set(known) & set(wholes):
        known = ()  # another romanisation of the same form: one system for all places
    return list(dict.fromkeys([*known, *wholes]))[:_KEPT]


_WITH_APOSTROPHE = ("be", "uk")  # a letter of both, printed as ’ throughout a name


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be converted: the codes that are meant, the words with their roles, what gazetteers know."""

    name: str
    source: str
    target: str
    words: tuple[tuple[str, str], ...] = ()
    convention: str = "own"
    gender: str | None = None
    known: tuple[str, ...] = ()


def planned(name: str, source: str, target: str, kind: str, gender: str | None) -> Task:
    """Take the name apart and settle the codes; equal codes mean that nothing is to do. Raises as `convert` does."""
    for code in (source, target):
        if code not in SPELLINGS:
            raise SpellingError(f"Spelling code {code!r} is not known; use one of {', '.join(SPELLINGS)}.")
    if kind not in KINDS:
        raise SpellingError(f"Kind {kind!r} is not known; use one of {', '.join(KINDS)}.")
    if gender is not None and gender not in GENDERS:
        raise SpellingError(f"Gender {gender!r} is not known; use 'm', 'f' or 'n', or None where it is not known.")
    name = fold_lookalikes(nfc(name)).strip()
    if source == target or not name:
        return Task(name, source, source)
    if kind == "place":
        known = in_gazetteer(name, source, target)
        source, target = _qualified(source, target, kind), _qualified(target, source, kind)
        parts = _WORDS.split(name)
        # All but the last word of "Велика Новосілка" may be an adjective; after a hyphen none is.
        words = tuple((word, "epithet" if parts[n + 1 : n + 2] == [" "] else "place") for n, word in enumerate(parts))
        return Task(name, source, target, words, known=known)
    if source == "uk" and _is_russian(name):
        source, target = "ru", "en:ru" if target.startswith("en") else target
    source, target = _qualified(source, target, kind), _qualified(target, source, kind)
    words = tuple(_roles(name, source))
    gender = gender or _gender(words, source)
    if gender == "f":  # Анна Павлович is no daughter of Павел but Ганна Паўловіч
        words = tuple(
            (word, "surname" if role == "patronymic" and _OF_A_MAN.search(word.lower()) else role)
            for word, role in words
        )
    return Task(name, source, target, words, _convention(words, source), gender)


_WORDS = re.compile(r"([\s\-‐‑–,]+)")
_OF_A_MAN = re.compile("(?:[вў][иі]ч|vi?y?ch)$")  # the ending of a man's patronymic


_NOT_UKRAINIAN = re.compile(r"[ыэёъ]|[сц]к(?:ий|ая)\b|[аеиоуюя]ева?\b|ьев(?:а|ич|на)?\b", re.IGNORECASE)
_UKRAINIAN = re.compile("[іїєґ'’ʼ]", re.IGNORECASE)


def _is_russian(name: str) -> bool:
    """Whether a name that is said to be Ukrainian is spelled in Russian: by its letters, or by its patronymic."""
    if _UKRAINIAN.search(name):
        return False
    table = GivenNames.builtin()
    patronymic = parse(name, "uk").patronymic
    foreign = bool(table.find_patronymic(patronymic, "ru")) and not table.find_patronymic(patronymic, "uk")
    return foreign or bool(_NOT_UKRAINIAN.search(name))


def _qualified(code: str, other: str, kind: str) -> str:
    """`en` alone is English after the form of the other code; for places of Belarus what gazetteers have.

    GeoNames and the atlases that follow it print nearly all of Belarus by BGN/PCGN from the Russian form.
    """
    if code != "en":
        return code
    lang = other.rpartition(":")[2]
    return f"en:{lang}" if lang in ("ru", "uk") or (lang == "be" and kind != "place") else "en:ru"


def _wholes(columns: Sequence[Candidates], target: str) -> list[str]:
    """The cheapest combinations of the words' candidates."""
    mixed = _MIXED if target == "en:ru" else 0.0  # Maxim Aliaksandravich is no mixture: nobody writes Aliaxandr
    wholes: Candidates = [("", 0.0)]
    for column in columns:
        joined = [
            (whole + word, cost + price + mixed * _mixed(whole, word))
            for (whole, cost), (word, price) in product(wholes, column)
        ]
        wholes = sorted(joined, key=lambda item: item[1])[: 4 * _KEPT]
    return list(dict.fromkeys(whole for whole, _ in wholes))[:_KEPT]


_MIXED = 0.5


def _mixed(before: str, word: str) -> bool:
    """Whether a word writes кс otherwise than those before it: one name has one habit, Alexander Alexandrovich."""
    before, word = before.lower(), word.lower()
    return ("ks" in before and "x" in word) or ("x" in before and "ks" in word)


def _roles(name: str, source: str) -> Iterable[tuple[str, str]]:
    """The words of a person's name in the order they stand, separators between, each with the part it belongs to."""
    parts = parse(name, source)
    belongs: dict[str, list[str]] = {}
    for part in parts.order:
        for word in _WORDS.split(getattr(parts, part)):
            belongs.setdefault(word, []).append(part)
    for word in _WORDS.split(name):
        if word:
            roles = belongs.get(word)
            yield word, (roles.pop(0) if len(roles) > 1 else roles[0]) if roles and word.strip(" -‐‑–,") else "between"


_OWN_SURNAME = re.compile(
    r"(?:[оеёаэ][вў]а?|[иіы]на?|[сц]ь?к(?:[иі]й?|ая|а)|[еэа]нк[оа]|ч[уа]к|(?<![аеоэ])[юу]к|[бвлнрт]ый|[бдлмнрт]ы|[ае]йк[оа]|[жлн]ная|[оеаэ]вич|[оеаэ]віч|[иіы]ч|[еэоа]нок|[иіы]х|[ая]к|(?<=[^\W\d_]{2})[еєёя]ць?|"
    r"[oeai][vu]a?|[iy]na?|sk(?:i|y|iy|aya|aia)|[ea]nk[oa]|uk|[oea]vi?y?ch|ich|ykh)$"
)


def _convention(words: Sequence[tuple[str, str]], source: str) -> str:
    """`own` for East Slavic names, `foreign` for the others."""
    table = GivenNames.builtin()
    if any(role == "patronymic" and looks_patronymic(word) for word, role in words):
        return "own"
    slavic = not _foreign_letters(words, source) and any(
        found.source in _EAST_SLAVS for word, role in words if role == "given" for found in table.find(word, source)
    )
    if any(role == "surname" and _SKI.search(word) for word, role in words) and source in ("ru", "uk"):
        return "foreign"  # Микульски: an own one is Микульский
    given = any(role == "given" for _, role in words)
    surname = any(role == "surname" and _OWN_SURNAME.search(word.lower()) for word, role in words)
    return "own" if slavic or (surname and not given) else "foreign"


_EAST_SLAVS = ("east-slavic", "belarusian")  # whose given names say that a surname is their own, too
_SKI = re.compile("[сц]ь?к[иі]$")


def _foreign_letters(words: Sequence[tuple[str, str]], source: str) -> bool:
    """Whether a surname without an East Slavic ending is spelled as none is there.

    Its letters cost too much, or nobody in Russia bears it (Кеннеди, Эйнштейн).
    """
    lang = source.rpartition(":")[2]
    return source == lang and any(
        LetterModel.load(lang).cost(word.lower()) > _FOREIGN_COST * (len(word) + 1) or not _is_borne(word.lower(), lang)
        for word, role in words
        if role == "surname" and not _OWN_SURNAME.search(word.lower())
    )


def _is_borne(surname: str, lang: str) -> bool:
    """Whether somebody in Russia bears a lower-case surname, or one of the likeliest that it may be in Russian."""
    forms = [form for form, _ in rewritten(surname, lang, "ru", "own", "person")[:_KEPT]] if lang != "ru" else [surname]
    return any(bearers(form) >= 0 for form in forms)


def _gender(words: Sequence[tuple[str, str]], source: str) -> str | None:
    """The gender that all given names of the table with this spelling have."""
    found = {row.gender for word, role in words if role == "given" for row in GivenNames.builtin().find(word, source)}
    return found.pop() if len(found) == 1 else None


_FOREIGN_COST = 3.3  # nats a letter; tried on surnames of both kinds


def word_forms(task: Task, word: str, role: str) -> Candidates:
    """What one word of the name may become, best first, with costs from 0 on."""
    source, target, convention, gender = task.source, task.target, task.convention, task.gender
    if role == "between" or not any(c.isalpha() for c in word):
        return [(word, 0.0)]
    found: Sequence[tuple[str, float]]
    if forms := tabled(word, role, source, target, gender):
        if role == "given" and convention == "foreign" and (form := abroad(word, source, target)):
            forms = tuple(dict.fromkeys([_cased(form, word), *forms]))
        return [(_cased(form, word), 0.4 * n) for n, form in enumerate(forms)]
    if role == "epithet":
        role = "place"
        start, end = source.rpartition(":")[2], target.rpartition(":")[2]
        if source == start and (known := epithet(word, start, end) if start != end else None):
            found = rewritten(known, end, target, convention, "place") if target != end else ((known, 0.0),)
            return [(_cased(form, word), cost - found[0][1]) for form, cost in found]
    if is_initial(word) and role != "place":
        convention = "own"
    elif role in ("given", "patronymic"):
        convention = "foreign"  # the tables have those of East Slavs
    kind = "place" if role == "place" else "person"
    found = _after_the_father(word.lower(), source, target) if role == "patronymic" else ()
    if role == "surname" and gender == "f" and source == "en:uk" and target in ("be", "ru"):
        native = rewritten(word.lower(), source, "uk", convention, kind)[0][0]
        if mans(native, "uk", target):  # Piddubna is Піддубна, and so Поддубная
            return word_forms(replace(task, source="uk"), _cased(native, word), role)
    # Of foreign surnames nobody knows whether they are adjectives, unless a woman bears one: not Канерва, Ла Русса.
    woman = gender == "f" or (gender is None and (convention == "own" or len(task.words) == 1))
    man = (
        mans(word.lower(), source, target) if woman and role == "surname" and word.lower() not in particles() else None
    )
    found = found or (womans(rewritten(man, source, target, convention, kind), target) if man else ())
    found = found or rewritten(word.lower(), source, target, convention, kind)
    if role == "surname" and gender == "m" and convention == "own":
        found = _of_a_man(word, found, source, target)
    if source.startswith("en:") and target.startswith("en:") and _SHORT_I.search(word):
        found = sorted(((form, cost + _SHORT_Y * bool(_SHORT_AS_Y.search(form))) for form, cost in found), key=_cost)
    return [(_cased(form, word), cost - found[0][1]) for form, cost in found]


_FATHER = {
    ("ru", "be"): (("ович", "авіч"), ("овна", "аўна")),
    ("be", "ru"): (("авіч", "ович"), ("аўна", "овна")),
}


def _after_the_father(word: str, source: str, target: str) -> Sequence[tuple[str, float]]:
    """A patronymic that no table has: the father's name, and the ending, which is never stressed in one so long."""
    for ending, other in _FATHER.get((source, target), ()):
        if word.endswith(ending):
            father = rewritten(word.removesuffix(ending), source, target, "foreign", "person")
            return [(form + other, cost) for form, cost in father]
    return ()


_SHORT_I, _SHORT_AS_Y = re.compile("[aeou]i[b-df-hj-np-tv-xz]"), re.compile("[aeou]y[b-df-hj-np-tv-xz]")
_SHORT_Y = 0.5  # who writes Dailida for й will not write Daylida


def _cost(item: tuple[str, float]) -> float:
    return item[1]


_MEN_IN_O = re.compile("[кл]а$|[kl]a$")


def _of_a_man(word: str, found: Sequence[tuple[str, float]], source: str, target: str) -> Sequence[tuple[str, float]]:
    """Belarusian -ка and -ла of a man's surname are more often Russian -ко and -ло: Латушка, Сініла."""
    if source not in ("be", "en:be") or target not in ("ru", "en:ru") or not _MEN_IN_O.search(word.lower()):
        return found
    return sorted(((form, cost + _NOT_IN_O * (form[-1:] not in ("о", "o"))) for form, cost in found), key=_cost)


_NOT_IN_O = 1.5


def _cased(form: str, model: str) -> str:
    """A lower-case or table form in the capitals of the word it stands for."""
    letters = [c for c in model if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return form.upper()
    if letters and letters[0].isupper():
        return form[:1].upper() + form[1:]
    return form if model[:1].islower() and model.lower() in particles() else form[:1].lower() + form[1:]
