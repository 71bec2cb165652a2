"""Words of the glossary that are kept wherever they stand: one-word names within longer ones, and common words.

Finding does not link them: whom «John Howard» means, a glossary that has Howard alone cannot know. But how Howard is
spelled it says, and translation needs no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ..glossary import Glossary
from ..names import Mention
from ..text import EAST_SLAVIC, matching_form, words
from .commons import Commons

if TYPE_CHECKING:
    from .expected import Expectations

__all__ = ["Terms", "apart"]

_SCORE = 0.9
_POSSESSIVE = ("'s", "'S")


class Terms:
    """The one-word names of a glossary in one source language.

    >>> terms = Terms(Glossary.from_forms({"howard": {"en": "Howard", "ru": "Говард"}}), "en")
    >>> [(m.text, m.start) for m in terms.added("John Howard's day.", [])]
    [('Howard', 5)]
    """

    def __init__(self, glossary: Glossary, lang: str) -> None:
        """Take what there is of a language (an ISO 639-1 code).

        In Cyrillic the gender and the case of a name are those of its whole: rules spell that.
        """
        self._lang = lang
        self._commons = Commons(glossary, lang)
        self._names: dict[str, tuple[str, str | None]] = {}
        for entry in glossary.entries if lang not in EAST_SLAVIC else ():
            if entry.type == "person" and lang not in entry.common_word:
                for _, form in entry.spelled(lang):
                    if form[:1].isupper() and [token.text for token in words(form)] == [form]:
                        self._names.setdefault(matching_form(form), (entry.id, entry.gender))

    @classmethod
    def of(cls, glossary: Glossary, lang: str) -> Terms:
        """Those of a glossary, worked out once: a large one takes a while, and nothing of it changes."""
        known = _KNOWN.setdefault(glossary, {})
        if lang not in known:
            known[lang] = cls(glossary, lang)
        return known[lang]

    def added(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions of a text with the words added that stand outside those that an entry has, in order.

        A stranger's name may have such a word within: `apart` tells which of the two is taken.
        """
        if not self._names and not self._commons:
            return list(mentions)
        common = [
            Mention(start, end, text[start:end], text[start:end], None, id, _SCORE, self._lang, shape, cases)
            for start, end, id, shape, cases in (self._commons.found(text) if self._commons else ())
        ]
        begun = {(mention.start, mention.entry_id) for mention in common}  # finding takes Harbour for somebody
        kept = [mention for mention in mentions if (mention.start, mention.entry_id) not in begun]
        taken = bytearray(len(text))
        _take(taken, [mention for mention in kept if mention.entry_id is not None or mention.alternatives])
        for token in words(text) if self._names else ():
            if (one := self._term(token.start, token.text)) and not any(taken[one.start : one.end]):
                kept.append(one)
        _take(taken, kept)
        kept += [mention for mention in common if not any(taken[mention.start : mention.end])]
        return sorted(kept, key=attrgetter("start"))

    def _term(self, start: int, word: str) -> Mention | None:
        folded = matching_form(word)
        if folded.endswith(_POSSESSIVE) and folded not in self._names:
            folded = folded[:-2]
        if folded not in self._names:
            return None
        (id, gender), own = self._names[folded], word[: len(folded)]
        end = start + len(own)
        return Mention(start, end, own, own, "person", id, _SCORE, self._lang, "surname", ("nom",), gender)


def _take(taken: bytearray, mentions: Sequence[Mention]) -> None:
    for mention in mentions:
        taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)


def apart(mentions: Sequence[Mention], expectations: Expectations) -> list[Mention]:
    """Mentions without those within another: a stranger for whom no rule has a form gives way to the words within."""
    kept: list[Mention] = []
    end = 0
    for number, mention in enumerate(mentions):
        if mention.start < end:
            continue
        within = number + 1 < len(mentions) and mentions[number + 1].start < mention.end
        if within and mention.entry_id is None and expectations.of(mention) is None:
            continue
        kept.append(mention)
        end = mention.end
    return kept


_KNOWN: WeakKeyDictionary[Glossary, dict[str, Terms]] = WeakKeyDictionary()
"""Terms hold nothing of their glossary, so that it is forgotten when nobody else has it."""
