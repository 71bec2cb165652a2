"""Convert a name from one spelling to another: be, ru, uk, en:be, en:ru, en:uk, people and places.

Given names and patronymics go by the tables first. Everything else is rewritten letter group by letter group
(`data/convert-*.tsv`), and where a group may become several things (Belarusian а is Russian а or о) the wholes are
ranked by a model of letter sequences of the target language. Belarusian writes vowels as they sound, so on the way
into it every place of the stress is tried. Foreign names follow their own rows: no dzekanne in Дэльмас, one с in Босі.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import product

from translit.errors import TranslitError
from translit.morphology import dictionary
from translit.text.unicode import fold_lookalikes, nfc

from .gazetteer import epithet, in_gazetteer, only_in_crimea
from .given_names import GivenName, GivenNames, Patronymic
from .lattice import Lattice, rewrite
from .letters import LetterModel
from .parse import is_initial, looks_patronymic, parse, particles
from .stress import by_stress
from .surnames import bearers

__all__ = ["SPELLINGS", "SpellingError", "convert"]

SPELLINGS = ("be", "ru", "uk", "en:be", "en:ru", "en:uk", "en")
Candidates = list[tuple[str, float]]
_KEPT = 5


class SpellingError(TranslitError):
    """A spelling code that conversion does not know; the message lists those that it does."""


def convert(name: str, source: str, target: str, *, kind: str = "person", gender: str | None = None) -> list[str]:
    """The spellings of a name in another spelling code, best first, at most five.

    `name` is a person's name in any order of parts (it is kept) or a place; `source` and `target` are spelling codes
    of `SPELLINGS`, `en` standing for English after the form of the other code. `kind` is `person` or `place`.
    `gender` (`m` or `f`) is only needed where a given name may be either. Raises `SpellingError` for another code.

    >>> convert("Ігар Лосік", "be", "ru")[0]
    'Игорь Лосик'
    >>> convert("Лукашенко", "ru", "be")[0], convert("Лукашэнка", "be", "en:be")[0]
    ('Лукашэнка', 'Lukashenka')
    """
    for code in (source, target):
        if code not in SPELLINGS:
            raise SpellingError(f"Spelling code {code!r} is not known; use one of {', '.join(SPELLINGS)}.")
    name = fold_lookalikes(nfc(name)).strip()
    if source == target or not name:
        return [name] if name else []
    if kind == "person" and source == "uk" and _is_russian(name):
        source, target = "ru", "en:ru" if target.startswith("en") else target
        if target == "ru":
            return [name]
    known = in_gazetteer(name, source, target) if kind == "place" else ()
    crimean = kind == "place" and (source, target) == ("uk", "en") and only_in_crimea(name)
    if crimean:
        target = "en:ru"  # as gazetteers print nearly all of Crimea
    source, target = _qualified(source, target, kind), _qualified(target, source, kind)
    if kind == "place":
        parts = _WORDS.split(name)
        # All but the last word of "Велика Новосілка" may be an adjective; after a hyphen none is.
        words = [(word, "epithet" if parts[n + 1 : n + 2] == [" "] else "place") for n, word in enumerate(parts)]
        convention = "own"
    else:
        words = list(_roles(name, source))
        convention = _convention(words, source)
        gender = gender or _gender(words, source)
    columns = [_word(word, role, source, target, convention, gender) for word, role in words]
    wholes = _wholes(columns)
    if target.startswith("en:") and not crimean and set(known) & set(wholes):
        known = ()  # another romanisation of the same form: one system for all places
    return list(dict.fromkeys([*known, *wholes]))[:_KEPT]


_WORDS = re.compile(r"([\s\-‐‑–,]+)")


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


def _wholes(columns: Sequence[Candidates]) -> list[str]:
    """The cheapest combinations of the words' candidates."""
    wholes: Candidates = [("", 0.0)]
    for column in columns:
        joined = [
            (whole + word, cost + price + _MIXED * _mixed(whole, word))
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
    r"(?:[оеёаэ][вў]а?|[иіы]на?|[сц]ь?к(?:[иі]й?|ая|а)|[еэа]нк[оа]|ч[уа]к|[юу]к|[оеаэ]вич|[оеаэ]віч|[иіы]ч|[еэоа]нок|[иіы]х|[ая]к|"
    r"[oeai][vu]a?|[iy]na?|sk(?:i|y|iy|aya|aia)|[ea]nk[oa]|uk|[oea]vi?y?ch|ich|ykh)$"
)


def _convention(words: Sequence[tuple[str, str]], source: str) -> str:
    """`own` for East Slavic names, `foreign` for the others."""
    table = GivenNames.builtin()
    if any(role == "patronymic" and looks_patronymic(word) for word, role in words):
        return "own"
    slavic = not _foreign_letters(words, source) and any(
        found.source == "east-slavic" for word, role in words if role == "given" for found in table.find(word, source)
    )
    given = any(role == "given" for _, role in words)
    surname = any(role == "surname" and _OWN_SURNAME.search(word.lower()) for word, role in words)
    return "own" if slavic or (surname and not given) else "foreign"


def _foreign_letters(words: Sequence[tuple[str, str]], source: str) -> bool:
    """Whether a surname without an East Slavic ending is spelled as none is there: its letters cost too much."""
    lang = source.rpartition(":")[2]
    return source == lang and any(
        LetterModel.load(lang).cost(word.lower()) > _FOREIGN_COST * (len(word) + 1)
        for word, role in words
        if role == "surname" and not _OWN_SURNAME.search(word.lower())
    )


def _gender(words: Sequence[tuple[str, str]], source: str) -> str | None:
    """The gender that all given names of the table with this spelling have."""
    found = {row.gender for word, role in words if role == "given" for row in GivenNames.builtin().find(word, source)}
    return found.pop() if len(found) == 1 else None


_FOREIGN_COST = 3.3  # nats a letter; tried on surnames of both kinds


def _word(word: str, role: str, source: str, target: str, convention: str, gender: str | None) -> Candidates:
    if role == "between" or not any(c.isalpha() for c in word):
        return [(word, 0.0)]
    found: Sequence[tuple[str, float]]
    tabled = _tabled(word, role, source, target, gender)
    if tabled:
        return [(_cased(form, word), 0.4 * n) for n, form in enumerate(tabled)]
    if role == "epithet":
        role = "place"
        start, end = source.rpartition(":")[2], target.rpartition(":")[2]
        if source == start and (known := epithet(word, start, end) if start != end else None):
            found = _rewritten(known, end, target, convention, "place") if target != end else ((known, 0.0),)
            return [(_cased(form, word), cost - found[0][1]) for form, cost in found]
    if is_initial(word) and role != "place":
        convention = "own"
    kind = "place" if role == "place" else "person"
    found = _rewritten(word.lower(), source, target, convention, kind)
    if role == "surname" and gender == "m" and convention == "own":
        found = _of_a_man(word, found, source, target)
    return [(_cased(form, word), cost - found[0][1]) for form, cost in found]


_MEN_IN_O = re.compile("[кл]а$")


def _of_a_man(word: str, found: Sequence[tuple[str, float]], source: str, target: str) -> Sequence[tuple[str, float]]:
    """Belarusian -ка and -ла of a man's surname are more often Russian -ко and -ло: Латушка, Сініла."""
    if source != "be" or target != "ru" or not _MEN_IN_O.search(word):
        return found
    return sorted(((form, cost + _NOT_IN_O * (form[-1:] != "о")) for form, cost in found), key=lambda item: item[1])


_NOT_IN_O = 1.5


def _tabled(word: str, role: str, source: str, target: str, gender: str | None) -> tuple[str, ...]:
    """What the tables of given names and patronymics say."""
    if role not in ("given", "patronymic"):
        return ()
    rows = _rows(word, role, source)
    if gender:
        rows = [row for row in rows if row.gender == gender] or rows
    # The row whose preferred form is this word comes first: Анна is Ганна before it is a variant of another.
    rows = sorted(rows, key=lambda row: (row.form(source) or "").lower() != word.lower())
    forms = list(dict.fromkeys(form for row in rows for form in row.forms.get(target, ())))
    if source == f"en:{target}" and len(forms) > 1:
        spelled = word.lower()
        forms.sort(
            key=lambda form: spelled not in [f for f, _ in _rewritten(form.lower(), target, source, "own", "person")]
        )
    if target.startswith("en:") and len(forms) > 1:
        native = target.removeprefix("en:")
        habit = _habit(word if source == native else rows[0].form(native) or "", role, native, forms)
        if role == "patronymic" and native == "be" and habit:
            forms.insert(0, habit)
        forms.sort(key=lambda form: (form.lower() != word.lower(), form.lower() != habit))
    return tuple(forms)


def _rows(word: str, role: str, source: str) -> Sequence[GivenName | Patronymic]:
    """The rows of a word; one romanised in an unusual way is first put back into Cyrillic: Genadz, Генадзь."""
    table = GivenNames.builtin()
    find = table.find if role == "given" else table.find_patronymic
    rows: Sequence[GivenName | Patronymic] = find(word, source)
    if not rows and source.startswith("en:"):
        native = source.removeprefix("en:")
        for form, _ in _rewritten(word.lower(), source, native, "own", "person"):
            if rows := find(form, native):
                return rows
        rows = find(word, "en")
    return rows


def _habit(word: str, role: str, native: str, forms: Sequence[str]) -> str:
    """The form to print first: patronymics as the letter rules give them, so that a whole name keeps to one habit.

    Given names keep the order of the table, but -ей and -ай of a Russian name are -ey and -ay beside a patronymic
    in the same habit.
    """
    if role == "given" and native == "ru":
        if word.endswith("ья"):  # Наталья is Natalya, Наталия Natalia
            return next((form.lower() for form in forms if form.endswith("ya")), forms[0].lower())
        return forms[0][:-1].lower() + "y" if forms[0].endswith(("ei", "ai")) else forms[0].lower()
    if role == "given" and native == "be":
        return forms[0].lower()
    return _rewritten(word.lower(), native, f"en:{native}", "own", "person")[0][0] if word else ""


def _cased(form: str, model: str) -> str:
    """A lower-case or table form in the capitals of the word it stands for."""
    letters = [c for c in model if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return form.upper()
    if letters and letters[0].isupper():
        return form[:1].upper() + form[1:]
    return form if model[:1].islower() and model.lower() in particles() else form[:1].lower() + form[1:]


@lru_cache(maxsize=65536)
def _rewritten(word: str, source: str, target: str, convention: str, kind: str) -> tuple[tuple[str, float], ...]:
    """Candidates for one lower-case word, through as many steps as the pair of codes takes."""
    found: Candidates = [(word, 0.0)]
    for step in _steps(source, target):
        following: dict[str, float] = {}
        for form, cost in found:
            for new, price in step(form, convention, kind):
                if cost + price < following.get(new, 1e9):
                    following[new] = cost + price
        found = sorted(following.items(), key=lambda item: (item[1], item[0]))[:_KEPT]
    return tuple(found)


Step = Callable[[str, str, str], Candidates]


@cache
def _steps(source: str, target: str) -> tuple[Step, ...]:
    """From Latin into the Cyrillic it was made from, across Cyrillic (Russian between the others), into Latin."""
    start, end = source.rpartition(":")[2], target.rpartition(":")[2]
    steps: list[Step] = []
    if source.startswith("en:"):
        steps.append(_table(f"lat-{start}", start))
    if start != end:
        for first, second in [(start, end)] if "ru" in (start, end) else [(start, "ru"), ("ru", end)]:
            steps.append(_into_belarusian if second == "be" else _table(f"{first}-{second}", second))
    if target.startswith("en:"):
        steps.append(_table(f"{end}-lat", None))
    return tuple(steps)


def _table(table: str, lang: str | None) -> Step:
    model = LetterModel.load(lang) if lang else None

    def step(word: str, convention: str, kind: str) -> Candidates:
        lattice = Lattice.load(table, convention, kind)
        found = rewrite(word, lattice, model, kind=kind, weight=_WEIGHT[convention], limit=_LOOKED_UP)
        if lang == "ru" and len(found) > 1:
            found = [(form, cost - _known(form, kind)) for form, cost in found]
            found.sort(key=lambda item: item[1])
        return found[:_KEPT]

    return step


_LOOKED_UP = 24  # candidates that are looked up in the lists
_LISTED = 1.5  # what it is worth to stand in the dictionary, in nats
_BORNE, _BORNE_BY_MORE = 1.0, 0.35  # to be somebody's surname; for each doubling of the number of bearers


def _known(form: str, kind: str) -> float:
    """What the lists of names are for a Russian form, in nats."""
    count = -1 if kind == "place" else bearers(form)
    return _LISTED * _is_listed(form, kind) + (_BORNE + _BORNE_BY_MORE * count if count >= 0 else 0.0)


@lru_cache(maxsize=65536)
def _is_listed(form: str, kind: str) -> bool:
    """Whether OpenCorpora has the word as a surname or a place in the nominative."""
    wanted = "Geox" if kind == "place" else "Surn"
    return any(
        {wanted, "nomn"} <= reading.tag.grammemes and reading.is_known for reading in dictionary.parses(form, "ru")
    )


_WEIGHT = {"own": 0.6, "foreign": 0.35}


def _into_belarusian(word: str, convention: str, kind: str) -> Candidates:
    """Russian into Belarusian: the vowels for every place of the stress, then the consonants by table."""
    model, lattice = LetterModel.load("be"), Lattice.load("ru-be", convention, kind)
    found: dict[str, float] = {}
    for vowels, cost in by_stress(word, convention, kind):
        for form, price in rewrite(vowels, lattice, model, kind=kind, weight=_WEIGHT[convention], limit=3):
            if cost + price < found.get(form, 1e9):
                found[form] = cost + price
    return sorted(found.items(), key=lambda item: (item[1], item[0]))[:_KEPT]
