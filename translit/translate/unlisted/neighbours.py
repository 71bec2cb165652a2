"""After which language an English text spells somebody's name, as those show who are named beside him.

Yana Shulha is a Belarusian among people who surely are: her name alone could be any of three.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...glossary import Glossary
from ...names import Mention
from .traditions import FOREIGN, LANGS, POLISH, given_rows, is_ours, is_slavic, own_rows, place_of, traditions

__all__ = ["Neighbours"]

_NEAREST = 4
_ELSEWHERE = ""


class Neighbours:
    """The people whom an English text names in full, and after which language each is surely spelled.

    >>> from translit import Glossary, names
    >>> found = names.find("Siarhei Hun, Ales Bialiatski and Yana Shulha were tried.", "en")
    >>> Neighbours(found, Glossary.from_forms({})).languages("Yana Shulha")
    ('be',)
    """

    def __init__(self, mentions: Sequence[Mention], glossary: Glossary) -> None:
        """Take in the mentions of a text; `glossary` knows those who are linked to it."""
        self._glossary = glossary
        self._first = {mention.lemma: mention.start for mention in reversed(mentions)}
        full = (mention for mention in mentions if mention.kind == "person" and mention.shape == "full")
        told = {mention.lemma: self._spelled_after(mention) for mention in full}
        self._sure = [(self._first[name], lang) for name, lang in told.items() if lang is not None]

    def _spelled_after(self, mention: Mention) -> str | None:
        """The one language after which a whole name is surely spelled, "" for one from elsewhere; None where unsure."""
        langs = traditions(mention.lemma)
        entry = self._glossary.entry(mention.entry_id) if mention.entry_id else None
        spelled = {lang: entry.forms.get(f"en:{lang}") for lang in LANGS} if entry else {}
        own = tuple(lang for lang, form in spelled.items() if form == mention.lemma)
        if own and not set(own) & set(langs):
            langs = own  # Hanna Liubakova, whom the glossary knows to be no Ukrainian
        if not langs and not any(spelled.values()) and FOREIGN.search(mention.lemma.rpartition(" ")[2]):
            return _ELSEWHERE
        return langs[0] if len(langs) == 1 else None

    def _near(self, name: str) -> list[str]:
        """After which language each of those is spelled who are named nearest to somebody; "" for one from elsewhere.

        An article is about Belarusians in one paragraph and about Russians in the next.
        """
        at = self._first.get(name)
        near = self._sure if at is None else sorted(self._sure, key=lambda sure: abs(sure[0] - at))[:_NEAREST]
        return [lang for _, lang in near]

    def _around(self, name: str) -> list[str]:
        """The languages after which the text spells people near somebody, that of most of them first."""
        return [lang for lang, _ in Counter(filter(None, self._near(name))).most_common()]

    def prefer(self, given: str, name: str) -> str | None:
        """The language after which the text spells the people around a name, where it prefers this given name so."""
        own = own_rows(given)
        return next((lang for lang in self._around(name) if place_of(own, f"en:{lang}", given) == 0), None)

    def may_be_ours(self, name: str) -> bool:
        """Whether somebody is of our countries by the given name, or may be by those who are named nearest."""
        given, _, surname = name.partition(" ")
        return is_ours(given) or (not FOREIGN.search(surname) and self.prefer(given, name) is not None)

    def languages(self, name: str) -> tuple[str, ...] | None:
        """The languages after which a whole name can be spelled, the likeliest first; none where it is from elsewhere.

        None where the people around speak for and against.
        """
        langs = traditions(name)
        given, _, rest = name.partition(" ")
        near = self._near(name)
        if POLISH.search(name) and near[:1] == [_ELSEWHERE] and not is_ours(given):
            return None  # Adam Michnik beside a Pole
        others = None if langs or FOREIGN.search(rest) else self.prefer(given, name)
        russians = near == ["ru"] * _NEAREST
        if others in ("be", "uk") or (others == "ru" and (is_slavic(given) or russians)):
            return (others,)  # Yana Shulha among people who are surely Belarusians; Boris Becker may be anybody
        if not langs and russians and not FOREIGN.search(rest) and _is_only_ours(given):
            return ("ru",)  # Petr Aven among Russians, for Pyotr
        usual = [lang for lang in self._around(name) if lang in langs]
        return (*usual, *(lang for lang in langs if lang not in usual))


def _is_only_ours(given: str) -> bool:
    """Whether a given name has a Russian in the table, however he spells it, and no foreigner."""
    own = own_rows(given)
    return len(own) == len(given_rows(given)) and place_of(own, "en:ru", given) is not None
