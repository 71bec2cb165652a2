"""What a Belarusian word beside a name can be: no dictionary is at hand, so lists and endings tell.

Endings after Беларуская граматыка, ч. 1, 1985 (Назоўнік, Прыметнік, Дзеяслоў); the words are those of `find-words.tsv`,
`verbs.tsv` and `government.tsv`.
"""

from __future__ import annotations

import re
from functools import cache

from ...names.lexicon import kin, roles, titles, told
from ...tables import rows

__all__ = ["read"]

_NONE: frozenset[str] = frozenset()
_Read = tuple[str, str, frozenset[str], frozenset[str], frozenset[str]]

# a title by its ending: of men, which end in a consonant, and of women in -а
_CASES = {
    "m": (("ам", "ins"), ("ом", "ins"), ("ем", "ins"), ("ём", "ins"), ("а", "gen acc"), ("я", "gen acc"),
          ("у", "dat loc"), ("ю", "dat loc"), ("е", "loc"), ("ы", "loc"), ("і", "loc"), ("", "nom")),
    "f": (("ай", "ins"), ("яй", "ins"), ("ою", "ins"), ("цы", "dat loc gen"), ("е", "dat loc"), ("у", "acc"),
          ("ю", "acc"), ("і", "gen"), ("ы", "gen"), ("а", "nom"), ("я", "nom"), ("", "nom")),
}  # fmt: skip
# an adjective: those of its endings that no noun has
_ADJECTIVE = (("ага", "gen acc", "m"), ("яга", "gen acc", "m"), ("аму", "dat", "m"), ("яму", "dat", "m"),
              ("ую", "acc", "f"), ("юю", "acc", "f"), ("ая", "nom", "f"), ("яя", "nom", "f"), ("скі", "nom", "m"),
              ("цкі", "nom", "m"), ("скім", "ins loc", "m"), ("цкім", "ins loc", "m"), ("скай", "gen dat ins loc", "f"),
              ("цкай", "gen dat ins loc", "f"), ("ых", "gen", "pl"), ("ымі", "ins", "pl"))  # fmt: skip
_PARTICIPLE = re.compile(r"(?:[аяе]н|[іыу]т)(?:ы|а)$")
_SHORTEST = 6
_VERBAL = re.compile(r"[аяыі]ваў$|[іы]ў$|[аяуіы]л[аі]$|[аеяіыу](?:ўся|л[аі]ся)$|[аяу]юць$|цца$|[ую]е$|[іа]ць$")
_NO_VERBS = frozenset({"магіла", "скала", "шкала", "хвала", "акула", "формула", "кабыла", "жыла", "капітала"})
# a name in its base form, as far as its ending tells
_BASE = {"m": re.compile("(?<![аяоеё])[м]$|[бвгджзйклнпрстўфхцчшь]$"), "f": re.compile("[ая]$")}
_ENDING = re.compile(r"ў|л[аоі]|ць|ўшы|ючы|[уюеэіыяа]|[еэіы]ш|[еэіы]м|[уюая]ць|[іы]ць|(?:ў|л[аоі])ся")
_PAST = {"ў": {"m"}, "а": {"f", "n"}, "о": {"n"}, "і": {"pl"}}
_THEY = re.compile(r"[уюая]ц(?:ь|ца)$")
_OBLIQUE = {"яго": "gen acc", "яе": "gen acc", "іх": "gen acc", "яму": "dat", "ёй": "dat ins loc", "ім": "dat ins"}
_PLAIN = {"ён": "m", "яна": "f", "яны": "pl", "хто": "m", "які": "m", "якая": "f", "якія": "pl", "мы": "pl"}


def read(word: str, capital: bool) -> _Read:
    """Part of speech, lemma (the word itself), cases, genders and marks of a folded word; `capital`: as it stands.

    >>> read("журналістцы", False)[:3] == ("noun", "журналістцы", frozenset({"dat", "loc", "gen"}))
    True
    >>> read("асудзіў", False)[0], read("чакаюць", False)[0], read("падпісаны", False)[0], read("справу", False)[0]
    ('verb', 'verb', 'short', 'noun')
    """
    if word in _PLAIN:
        return "pron", word, frozenset({"nom"}), frozenset({_PLAIN[word]}), _NONE
    if word in _OBLIQUE:
        return "pron", word, frozenset(_OBLIQUE[word].split()), _NONE, frozenset({"anim"})
    if word in _lists()["conj"]:
        return "conj", word, _NONE, _NONE, _NONE
    if word in _lists()["pred"]:
        return "pred", word, _NONE, _NONE, _NONE
    if not capital and (verb := _verb(word)):
        return verb
    if word in titles("be") or word in kin("be"):
        return _title(word)
    beside = word in told("be", "of") or word in told("be", "with")
    if word in _lists()["small"] or (roles("be").get(word) == "opener" and not capital and not beside):
        return "small", word, _NONE, _NONE, _NONE
    if capital:
        gender = "m" if _BASE["m"].search(word) else "f" if _BASE["f"].search(word) else ""
        return "noun", word, frozenset({"nom"} if gender else set()), frozenset(gender), frozenset({"name"})
    return _passive(word) or _adjective(word) or ("noun", word, _NONE, _NONE, _NONE)


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = [row for row in rows(__package__, "government.tsv") if row["lang"] == "be"]
    roles_of = {row["role"] for row in table}
    lists = {role: frozenset(w for r in table if r["role"] == role for w in r["lemma"].split("|")) for role in roles_of}
    return {"existence": _NONE, "experience": _NONE, **lists}


@cache
def _stems() -> tuple[str, ...]:
    table = (row for row in rows(__package__, "verbs.tsv") if row["lang"] == "be")
    return tuple(stem for row in table for stem in row["verb"].split("|") if stem[0] != "=")


@cache
def _whole_forms() -> frozenset[str]:
    table = (row for row in rows(__package__, "verbs.tsv") if row["lang"] == "be")
    return frozenset(form[1:] for row in table for form in row["verb"].split("|") if form[0] == "=")


@cache
def _known() -> frozenset[str]:
    listed = (told("be", role) for role in ("says", "announces", "deed"))
    return frozenset(word for words in listed for word in words)


def _verb(word: str) -> _Read | None:
    tabled = any(word.startswith(stem) and _ENDING.fullmatch(word[len(stem) :]) for stem in _stems())
    known = word in _known() or word in _whole_forms() or word in _lists()["existence"] | _lists()["experience"]
    if not (tabled or known or _looks_verb(word)):
        return None
    bare = word.removesuffix("ся")
    past = re.search("(?:ў|л[аоі])$", bare)
    genders = _PAST[bare[-1]] if past else {"pl"} if _THEY.search(word) else set()
    marks = {"Refl"} if word.endswith(("ся", "цца")) else set()
    return "verb", word, _NONE, frozenset(genders), frozenset(marks | ({"past"} if past else set()))


def _looks_verb(word: str) -> bool:
    """Whether a word ends as hardly any other word than a verb does: -аваў, -іў, -ылі, -уюць."""
    return len(word) > 4 and _VERBAL.search(word) is not None and word not in _NO_VERBS


def _title(word: str) -> _Read:
    gender = titles("be").get(word) or ("f" if re.search("к[аіу]$|цы$|кай$", word) else "m")
    cases = next(cases for ending, cases in _CASES[gender] if word.endswith(ending))
    return "noun", word, frozenset(cases.split()), frozenset({gender}), frozenset({"anim"})


def _passive(word: str) -> _Read | None:
    """A passive participle as a predicate, or before the one who did it: падпісаны, створана."""
    if len(word) < _SHORTEST or not _PARTICIPLE.search(word):
        return None
    return "short", word, frozenset({"nom"}), frozenset("f" if word[-1] == "а" else "m"), frozenset({"pssv"})


def _adjective(word: str) -> _Read | None:
    for ending, cases, gender in _ADJECTIVE:
        if len(word) > len(ending) + 2 and word.endswith(ending):
            return "adj", word, frozenset(cases.split()), frozenset({gender}), _NONE
    return None
