"""What a conversion is to do: the codes that are meant, the words of the name with the part that each is, its habit.

Nothing is converted here; `conversion` does what stands in the `Task`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from translit.errors import TranslitError, require_text
from translit.morphology.cases import GENDERS, KINDS
from translit.text import EAST_SLAVIC
from translit.text.unicode import fold_lookalikes, nfc

from .eastern import is_eastern, is_korean, is_surname_of_the_east
from .gazetteer import in_gazetteer, is_district
from .given_names import GivenName, GivenNames, fold_form
from .lands import Land, is_foreign, land_of
from .letters import LetterModel
from .parse import looks_patronymic, parse
from .rewriting import rewritten
from .surnames import bearers
from .tables import data_rows
from .womens import mans

__all__ = ["SPELLINGS", "SpellingError", "Task", "ends_as_own", "planned"]

SPELLINGS = ("be", "ru", "uk", "en:be", "en:ru", "en:uk", "en")


class SpellingError(TranslitError):
    """A spelling code, kind or gender that conversion does not know; the message lists those that it does."""


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
    land: Land | None = None  # of which a foreigner named in English is
    other: Task | None = None  # another way to take the name apart, for the second answer


def planned(name: str, source: str, target: str, kind: str, gender: str | None) -> Task:
    """Take the name apart and settle the codes; equal codes mean that nothing is to do. Raises as `convert` does."""
    require_text(name, "name")
    for code in (source, target):
        if code not in SPELLINGS:
            raise SpellingError(f"spelling code {code!r} is not known; use one of {', '.join(SPELLINGS)}.")
    if kind not in KINDS:
        raise SpellingError(f"kind {kind!r} is not known; use one of {', '.join(KINDS)}.")
    if gender is not None and gender not in GENDERS:
        raise SpellingError(f"gender {gender!r} is not known; use 'm', 'f' or 'n', or None where it is not known.")
    name = fold_lookalikes(nfc(name)).strip()
    if source == target or not name:
        return Task(name, source, source)
    if kind == "place":
        known = in_gazetteer(name, source, target)
        source, target = _qualified(source, target, kind), _qualified(target, source, kind)
        parts = _WORDS.split(name)
        # All but the last word of "Велика Новосілка" may be an adjective, or half of one (Івана-Франкоўскі); the last
        # is none, but Лідскі раён.
        last = len(parts) - 1 if len(parts) > 1 and is_district(parts[-1], source) else -1
        words = tuple(
            (word, "epithet" if n == last or parts[n + 1 : n + 2] in ([" "], ["-"]) else "place")
            for n, word in enumerate(parts)
        )
        return Task(name, source, target, words, known=known)
    if source == "uk" and _is_russian(name):
        source, target = "ru", "en:ru" if target.startswith("en") else target
    plain = source == "en" and target in EAST_SLAVIC
    source, target = _qualified(source, target, kind), _qualified(target, source, kind)
    words = tuple(_roles(name, source))
    if eastern := _eastern(words, source, target):
        words = tuple((word, role if role == "between" else "surname") for word, role in words)
        return Task(name, source, target, words, eastern, gender)
    gender = gender or _gender(words, source)
    task = Task(name, source, target, words, _convention(words, source), gender)
    if plain and (land := land_of(*_given_and_surname(words))):
        return replace(task, convention="foreign", land=land)
    if plain and is_foreign(*_given_and_surname(words)):
        return replace(task, source="en:ru", convention="foreign")  # c is no ц, as łacinka has it
    called = _of_a_surname(task)
    if called is None:
        return task
    # Анна Павлович is no daughter of Павел but Ганна Паўловіч; nobody joins a short name and a patronymic.
    if gender == "f" or _is_short(words):
        return called
    # Иван Петрович is a man without his surname, or one who is called Петрович; with Максим Богданович it is otherwise.
    return replace(called, other=task) if _is_rather_a_surname(words, source) else replace(task, other=called)


def _given_and_surname(words: Sequence[tuple[str, str]]) -> tuple[str, str]:
    given = next((word for word, role in words if role == "given"), "")
    return given, " ".join(word for word, role in words if role == "surname")


def _eastern(words: Sequence[tuple[str, str]], source: str, target: str) -> str | None:
    """Whether rows for Chinese or Korean names are to be taken; Vietnamese е and ы are told only by Russian letters."""
    spelled = tuple("".join(word for word, _ in words).split())
    if ":" in source + target or not is_eastern(spelled, source):
        return None
    if is_korean(spelled):
        return "korean"
    return "eastern" if len(spelled) == 2 or (source == "ru" and is_surname_of_the_east(spelled[0])) else None


def _of_a_surname(task: Task) -> Task | None:
    """The same name with what may be a man's patronymic as the surname; None where there is none, or a surname, too."""
    roles = [role for _, role in task.words]
    if "surname" in roles or not any(
        role == "patronymic" and _OF_A_MAN.search(word.lower()) for word, role in task.words
    ):
        return None
    return replace(task, words=tuple((word, "surname" if role == "patronymic" else role) for word, role in task.words))


def _is_rather_a_surname(words: Sequence[tuple[str, str]], source: str) -> bool:
    """Whether a given name stands with one word that more often is a surname there than a patronymic: Богданович."""
    fathers = [word for word, role in words if role == "patronymic"]
    if len(fathers) != 1 or not any(role == "given" for _, role in words):
        return False
    rows = GivenNames.builtin().find_patronymic(fathers[0], source)
    russian = {form for row in rows for form in row.forms.get("ru", ())} or {fathers[0]}
    return any(fold_form(form) in _surnames_of_fathers() for form in russian)


@cache
def _surnames_of_fathers() -> frozenset[str]:
    return frozenset(row["surname"] or "" for row in data_rows("fathers-surnames.tsv"))


def _is_short(words: Sequence[tuple[str, str]]) -> bool:
    """Whether the given name is a short or affectionate form: Алесь, Янка, Саша; in any spelling, East Slavic ones."""
    table = GivenNames.builtin()
    given = [word for word, role in words if role == "given"]
    return any(
        set(table.find(word, diminutives=True)) - set(table.find(word))
        and not any(found.source == "east-slavic" for found in table.find(word))
        for word in given
    )


_WORDS = re.compile(r"([\s\-‐‑–,]+)")
_OF_A_MAN = re.compile("(?:[иі]ч|vi?y?ch)$")  # the ending of a man's patronymic


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


def _roles(name: str, source: str) -> Iterable[tuple[str, str]]:
    """The words of a person's name in the order they stand, separators between, each with the part it belongs to."""
    parts = parse(name, source)
    if parts.order == ("surname",) and _is_lone_patronymic(name, source):
        yield name, "patronymic"
        return
    belongs: dict[str, list[str]] = {}
    for part in parts.order:
        for word in _WORDS.split(getattr(parts, part)):
            belongs.setdefault(word, []).append(part)
    for word in _WORDS.split(name):
        if word:
            roles = belongs.get(word)
            yield word, (roles.pop(0) if len(roles) > 1 else roles[0]) if roles and word.strip(" -‐‑–,") else "between"


def _is_lone_patronymic(word: str, source: str) -> bool:
    """Whether a word alone is a patronymic: a woman's, or a man's that few are called by as a surname (Сергеевич)."""
    if not word.isalpha() or not looks_patronymic(word):
        return False
    if _OF_A_WOMAN.search(word.lower()):
        return True
    russian = [row.form("ru") for row in GivenNames.builtin().find_patronymic(word, source)]
    return any(form and bearers(form.lower()) < _SURNAME_OF_MANY for form in russian)


_OF_A_WOMAN = re.compile("[вўчш]на$|(?:[vuŭ]|ch|sh)na$")
_SURNAME_OF_MANY = 6  # as a binary logarithm: Адамович is a surname more often than not


_OWN_SURNAME = re.compile(
    r"(?:[оеёаэ][вў]а?|[иіы]на?|[сц]ь?к(?:[иі]й?|ая|а)|[еёэа]нк[оа]|ч[уа]к|(?<![аеоэ])[юу]к|[бвлнрт]ый|[бвдлмнпрст]ий|(?:[аеиоуыя][бвгднлстх]|лг|[лрс]т|[сц]к)ой|[иіы]к|[бвдлмнрт]ы|[ае]йк[оа]|[жлн]ная|[уіа]хі|[оеаэ]вич|[оеаэ]віч|[иіы]ч|[еэоа]нок|[иіы]х|[ая]к|[дзлнрстц]ьк[оа]|[иы]нь|[иіы]ха|(?<=[^\W\d_]{2})[еєёя]ць?|"
    r"[oeai][vu]a?|[iy]na?|sk(?:i|y|iy|yi|aya|aia)|[lnvtr](?:yi|aya)|[ea]nk[oa]|uk|[oea]vi?y?ch|ich|ykh)$"
)


def ends_as_own(surname: str) -> bool:
    """Whether a surname ends as East Slavic ones do, in any spelling.

    >>> ends_as_own("Иванович"), ends_as_own("Вагнер")
    (True, False)
    """
    return bool(_OWN_SURNAME.search(surname.lower()))


def _convention(words: Sequence[tuple[str, str]], source: str) -> str:
    """`own` for East Slavic names, `foreign` for the others."""
    if any(role == "surname" and _GERMAN.search(word.lower()) for word, role in words):
        return "foreign"  # Аркадий Ротенберг: its т is hard in Belarusian
    if any(role == "patronymic" and looks_patronymic(word) for word, role in words):
        return "own"
    slavic = not _foreign_letters(words, source) and any(
        found.source in _EAST_SLAVS for word, role in words if role == "given" for found in _named_so(word, source)
    )
    if any(role == "surname" and _SKI.search(word) for word, role in words) and source in ("ru", "uk"):
        return "foreign"  # Микульски: an own one is Микульский
    given = any(role == "given" for _, role in words)
    surname = any(
        role == "surname" and (ends_as_own(word) or (not given and _is_of_very_many(word.lower(), source)))
        for word, role in words
    )
    return "own" if slavic or (surname and not given) else "foreign"


_EAST_SLAVS = ("east-slavic", "belarusian", "ukrainian")  # whose given names say that a surname is their own, too
_SKI = re.compile("[сц]ь?к[иі]$")
_GERMAN = re.compile("(?:б[еэ]рг|шт[еэ]йн|штайн|бург|ф[еэ]льд|дорф|berg|s(?:h|ch)?tein|burg|feld|dorf)а?$")


def _named_so(word: str, source: str) -> Sequence[GivenName]:
    """The given names of a word; a short or a neighbour's form (Зміцер in Ukrainian) tells as much."""
    table = GivenNames.builtin()
    found = table.find(word, source)
    return found if found or source not in EAST_SLAVIC else table.find(word, diminutives=True)


def _foreign_letters(words: Sequence[tuple[str, str]], source: str) -> bool:
    """Whether a surname without an East Slavic ending is spelled as none is there.

    Its letters cost too much, or nobody in Russia bears it (Кеннеди, Эйнштейн).
    """
    lang = source.rpartition(":")[2]
    return source == lang and any(
        not _is_of_very_many(word.lower(), lang)
        and (
            LetterModel.load(lang).cost(word.lower()) > _FOREIGN_COST * (len(word) + 1)
            or not _is_borne(word.lower(), lang)
        )
        for word, role in words
        if role == "surname" and not ends_as_own(word) and mans(word.lower(), lang, lang) is None
    )


def _is_borne(surname: str, lang: str) -> bool:
    """Whether somebody in Russia bears a lower-case surname, or one of the likeliest that it may be in Russian."""
    forms = [form for form, _ in rewritten(surname, lang, "ru", "own", "person")[:5]] if lang != "ru" else [surname]
    return any(bearers(form) >= 0 for form in forms)


def _is_of_very_many(surname: str, lang: str) -> bool:
    """Whether a surname that stands alone is one of those that most in Russia bear, whatever its end: Белоус, Мороз."""
    if lang not in EAST_SLAVIC:
        return False
    russian = surname if lang == "ru" else rewritten(surname, lang, "ru", "own", "person")[0][0]
    return bearers(russian) >= _OF_VERY_MANY


_OF_VERY_MANY = 8  # as a binary logarithm


def _gender(words: Sequence[tuple[str, str]], source: str) -> str | None:
    """The gender that all given names of the table with this spelling have."""
    found = {row.gender for word, role in words if role == "given" for row in GivenNames.builtin().find(word, source)}
    return found.pop() if len(found) == 1 else None


_FOREIGN_COST = 3.3  # nats a letter; tried on surnames of both kinds
