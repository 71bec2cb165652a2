"""Whom a surname or a given name alone means, and whether an everyday word is a name: what the article decides."""

from __future__ import annotations

import re

from translit.names.lexicon import given_forms
from translit.names.runs import fold

from .article import (
    Article,
    Found,
    after_office,
    gender_told,
    in_headline,
    in_quotes,
    is_new,
    of_other_gender,
)
from .doubts import Reading, Unit

__all__ = ["doubtful_name", "given_alone", "plainly_one", "surname_alone"]

# "Nikolai (Kolya) Lukashenko": the given name stands before a short form in brackets or quotation marks.
_NICKNAME = re.compile(r"\b([A-ZА-ЯЁІЎЇЄҐŁŚŽČŠ][\w'’-]+) ([(«“\"])[^\W\d_]{2,20}[)»”\"] $")
_NICKNAME_ENDS = ')»”"'
_NICKNAME_SPAN = 60
# Лукашенко-младший: a son, not the one known by the surname.
_YOUNGER = re.compile(r"-(?:младш|малодш|молодш)\w{1,4}\b")


def plainly_one(text: str, start: int, end: int, unit: Unit, article: Article) -> bool:
    """Whether a surname alone needs no thought: one bearer, nobody else told of, nothing beside it that changes it."""
    if not _nobody_else(unit, article):
        return False
    if article.lang == "en" and of_other_gender(start, unit.options, article):
        return False
    return text[end : end + 1] != "-" and (start < 2 or text[start - 2] not in _NICKNAME_ENDS)


def _nobody_else(unit: Unit, article: Article) -> bool:
    """Whether a surname has one bearer and the article tells of no namesake."""
    return not unit.doubt and not article.namesakes and len(unit.options) == 1 and not unit.options[0].heard


def surname_alone(found: Found, article: Article) -> tuple[Reading, ...]:
    """Whom a surname alone means: one option when that is clear, several when it is not, none when nobody known."""
    start, end, unit = found
    if article.lang == "en" and of_other_gender(start, unit.options, article):
        return ()
    if article.text[end : end + 1] == "-" and _YOUNGER.match(article.text, end):
        return _younger(unit.options)
    if start > 3 and article.text[start - 2] in _NICKNAME_ENDS:
        nickname = _NICKNAME.search(article.text, max(0, start - _NICKNAME_SPAN), start)
        # Before quotation marks the word may be any: газета «Звязда» Лукашэнку.
        if nickname and (nickname[2] == "(" or fold(nickname[1]) in given_forms(article.lang)):
            return article.bearers(nickname[1], unit.options)
    if unit.doubt == "given":
        return ()
    if unit.doubt == "word" and not in_headline(article.text, start, end) and not after_office(found, article):
        return ()
    if _nobody_else(unit, article):
        return unit.options
    # Quotation marks make «Мемориал» an organisation; nobody writes a prosecutor «Швед».
    called = unit.doubt == "common" and any(option.kind != "person" for option in unit.options)
    if unit.doubt == "common" and not (called and in_quotes(article.text, start, end)):
        known = [option for option in unit.options if option.entry in article.introduced]
        if not known:
            return ()
    people = [option for option in unit.options if option.kind == "person"]
    others = [option for option in unit.options if option.kind != "person"]
    introduced = [option for option in people if option.entry in article.introduced]
    if not introduced:
        return _unintroduced(found, people, others, article)
    before = [option for option in introduced if article.introduced[option.entry] < start]
    known = [option for option in people if option.alone]
    if len(before) > 1:
        # Between two sons the father may be meant as well.
        before += [option for option in known if option not in before]
    # A headline speaks of the one known by the surname alone, or of whom the article introduces first.
    introduced = before or known or [min(introduced, key=lambda option: article.introduced[option.entry])]
    rivals = any(article.namesakes.get(option.entry, start) < start for option in introduced)
    if len(introduced) == 1 and not rivals and not others:
        return tuple(introduced)
    title = article.title_before(start)
    titled = [option for option in introduced if title and article.is_called(option.entry, title)]
    if len(titled) == 1:
        return tuple(titled)
    if rivals:
        # The namesake's gender and titles are not known: the mention is flagged, never guessed.
        return tuple(introduced * 2)
    return _by_gender(found, [*introduced, *others], article)


def _younger(options: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Whom Лукашенко-младший can mean: not the one known by the surname; of several, or of all, the text is unsure."""
    others = tuple(option for option in options if option.kind == "person" and not option.alone)
    return others if len(others) < len(options) else others * 2 if len(others) > 1 else ()


def _unintroduced(found: Found, people: list[Reading], others: list[Reading], article: Article) -> tuple[Reading, ...]:
    """A surname whose bearers the article does not introduce: the only one, the one known by it, or a town."""
    if any(option.heard or option.entry in article.namesakes for option in people):
        return ()
    if others:
        return tuple(others)
    alone = people if len(people) == 1 else [option for option in people if option.alone]
    return tuple(alone) or _by_gender(found, people, article)


def _by_gender(found: Found, options: list[Reading], article: Article) -> tuple[Reading, ...]:
    gender = gender_told(found, article)
    fitting = [option for option in options if gender is None or option.gender in (None, gender)]
    return tuple(fitting or options)


def given_alone(found: Found, article: Article, beside: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Whom a given name alone means: people introduced before it, and nobody where a stranger has that name too.

    The unit is one without a doubt; `beside` is whom the surname just before it means.
    """
    start, end, unit = found
    if is_new(start, end, unit, article):
        return ()
    before = {entry for entry, at in article.introduced.items() if at < start}
    known = [option for option in unit.options if option.entry in before] if before else []
    if known:
        strangers = {option.entry for options in article.strangers for option in options}
        known = [option for option in known if option.entry not in strangers]
    if beside:
        others = {option.entry for option in beside}
        return tuple(option for option in known if option.entry not in others)
    return unit.options if len(known) == len(unit.options) else tuple(known)


def doubtful_name(found: Found, article: Article) -> tuple[Reading, ...]:
    """A place or an organisation whose name is an everyday word too, or a part of another name."""
    start, end, unit = found
    if unit.doubt == "common" and (
        in_quotes(article.text, start, end) or any(option.entry in article.named for option in unit.options)
    ):
        return unit.options
    return ()
