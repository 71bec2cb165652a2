"""Whether a name that reads as a woman's in the nominative is a man's in another case: «от Александра Иванова».

What stands before it tells: a preposition, a title in the genitive, a verb that no woman does, others of a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..morphology.plurals import singular
from ..text import EAST_SLAVIC
from .given_names import GivenName, GivenNames
from .givens_abroad import is_given_abroad
from .lemmas import base_form
from .lexicon import given_forms, prepositions, roles, surname_like, told
from .mention import Mention
from .runs import fold, word_before

__all__ = ["settle"]

_HERS_OR_HIS = re.compile(r"[ая](?: .*)?(?:[оеаёєї][вў]|[иіы]н|(?<![сцз]ь)[^аеёиоуыэюяіїє\s])[ая]$")
_LINK = re.compile(r"(?:,| (?:і|й|ды|и|да|та|або|или|альбо|чи))\s+")
_LONGEST_LINK = 7
# No woman has done what a verb in the masculine or the plural says: «судили Александра Иванова»...
_NOT_HERS = re.compile(r"(?:[аеёіоуыяюїиє](?:ў|л|в|лі|ли)|ш[оеё][ўлв]|шлі|шли)(?:ся|сь)?$")
# ...but one of several has what a plural says, «пришли Мария Колесникова и Виктор Бабарико»; a reflexive has no object.
_OF_MANY = re.compile(r"(?:лі|ли)(?P<reflexive>ся|сь)?$")
# ...and no man what one in the feminine says after the name.
_SHE_DID = re.compile(r"\s+(?:не\s+)?[^\W\d_]*(?:ла|лася|лась)\b")

_AND_BEFORE = re.compile(r"(?<![^\s(«])([А-ЯЁІЎЇЄҐ][а-яёіўїєґ'’-]+) (?:і|й|ды|и|да|та) $")
_PLURAL_ENDS = frozenset("ыиівйхм")  # of surnames in the plural, in all cases but few
_LONGEST = 40
_DID_SHE = re.compile(r"[аеёіиыяїє]ла(?:ся|сь)?$")  # спела Серафима Доброхотова
_NO_VERBS = frozenset(["сила", "могила", "скала", "стрела", "похвала", "хвала", "сіла", "магіла", "страла", "пахвала"])


def settle(text: str, people: Sequence[Mention], lang: str) -> None:
    """Give each person of a text, in order, whose name may be a woman's or a man's the base form that fits there.

    >>> from translit.names import find
    >>> [m.lemma for m in find("Адказ ад Аляксандра Іванова. Аляксандра Іванова сказала", "be")]
    ['Аляксандр Іваноў', 'Аляксандра Іванова']
    """
    if lang not in EAST_SLAVIC:
        return
    for at, person in enumerate(people):
        if person.shape == "full" and person.text[-1] in _PLURAL_ENDS and (own := _shared(text, person, lang)):
            person.lemma = own  # Мікола і Пётр Сарокі
            continue
        if person.text[-1] not in "ая" or person.entry_id is not None:
            continue
        if person.shape == "full" and _HERS_OR_HIS.search(person.text):
            if person.gender != "m" and _is_oblique(text, people, at, lang):
                _his(person, lang)
            elif _is_hers(text, people, at, lang) and person.lemma != person.text:  # lemmas are dear: read last
                person.lemma, person.gender = " ".join(person.text.split()), "f"
        elif person.shape == "given" and (hers := _woman(person.text, lang)):
            if _is_oblique(text, people, at, lang) or _is_named(hers, people, lang):
                _his(person, lang)
            else:
                person.lemma, person.gender = person.text, "f"


def _shared(text: str, person: Mention, lang: str) -> str | None:
    """The base form of the second of two who share a surname in the plural: «Гагика и Вазгена Оганесянов»."""
    before = _AND_BEFORE.search(text, max(0, person.start - _LONGEST), person.start)
    given, _, surname = person.text.rpartition(" ")
    family = singular(surname, lang) if before and given.isalpha() else None
    if family is None or family[0] == surname or not before:
        return None
    key = fold(before[1])
    if not (key in given_forms(lang) or is_given_abroad(key, lang)):
        return None
    base = base_form(given, lang)
    # «Павел Тимофеев» is one man; «Вазгена Оганесянов» can only be two. A woman's would be another form.
    alone = base == given and surname_like(fold(surname), lang) == "weak"
    return None if alone or person.gender == "f" else f"{base} {family[0]}"


def _is_hers(text: str, people: Sequence[Mention], at: int, lang: str) -> bool:
    """Whether a verb in the feminine stands beside a name, or a man in the nominative beside it in a list.

    What a verb before the name says she may have done to him, where no woman is called so: «попросила Сергея Собянина».
    """
    if _SHE_DID.match(text, people[at].end):
        return True
    return _may_be_hers(text, people, at) and not _is_his(people[at].text.split()[0], lang)


def _may_be_hers(text: str, people: Sequence[Mention], at: int) -> bool:
    before = word_before(text, people[at].start)
    if _DID_SHE.search(before) and before not in _NO_VERBS:
        return True
    listed = (*_linked(text, people, at), *_listed(text, people, at))
    return any(_is_nominative(other) and not _HERS_OR_HIS.search(other.text) for other in listed)


def _is_his(given: str, lang: str) -> bool:
    """Whether a given name can only be a form of a man's: Сергея, but not Серафима or an unknown Аўдоля."""
    table, his = GivenNames.builtin(), base_form(given, lang, oblique=True)
    if any(name.gender == "f" for name in table.find(given, lang, diminutives=True)):
        return False
    return any(name.gender == "m" for name in table.find(his, lang)) or is_given_abroad(fold(his), lang)


def _is_nominative(person: Mention) -> bool:
    return person.gender == "m" and person.lemma == " ".join(person.text.split())


def _his(person: Mention, lang: str) -> None:
    base = base_form(person.text, lang, oblique=True)
    if base != person.text:
        person.lemma, person.gender = base, "m"


def _woman(word: str, lang: str) -> GivenName | None:
    """The woman's given name of this form, if it is a form of a man's, too: Алеся, Валентина; not Саша."""
    forms = given_forms(lang).get(fold(word), frozenset())
    if {gender for _, gender in forms} != {"m", "f"}:
        return None
    spelled = GivenNames.builtin().find(word, lang, diminutives=True)
    if any(name.gender == "m" for name in spelled):
        return None
    return next((name for name in spelled if word in name.forms.get(lang, ())), None)


def _is_named(hers: GivenName, people: Sequence[Mention], lang: str) -> bool:
    """Whether the text names in full a man whose given name has the form, and no woman who is called so."""
    own = hers.form(lang)
    called = {person.lemma.partition(" ")[0] for person in people if person.shape in ("full", "given_patronymic")}
    return own not in called and any(
        own is not None and given != own and base_form(own, lang, oblique=True) == given for given in called
    )


def _is_oblique(text: str, people: Sequence[Mention], at: int, lang: str) -> bool:
    """Whether what stands around a name says that it is not in the nominative."""
    before = word_before(text, people[at].start)
    if before in prepositions(lang) or before in told(lang, "deed") or before in told(lang, "of"):
        return True
    listed = (*_linked(text, people, at), *_listed(text, people, at))
    if before and _NOT_HERS.search(before) and before not in told(lang, "says") and not _are_subjects(before, listed):
        return True
    if before and before[-1] in "ая" and roles(lang).get(before) == "title" and _is_a_man_s(before, lang):
        return True
    return any(other.lemma != " ".join(other.text.split()) for other in listed)


def _are_subjects(verb: str, listed: Sequence[Mention]) -> bool:
    """Whether a verb in the plural before a list of people says what they did."""
    plural = _OF_MANY.search(verb)
    if plural is None or not listed:
        return False
    return plural["reflexive"] is not None or any(
        other.lemma == " ".join(other.text.split()) and not _HERS_OR_HIS.search(other.text) for other in listed
    )


def _linked(text: str, people: Sequence[Mention], at: int) -> Sequence[Mention]:
    """The person before in a list, if there is one: «Ивана Петрова и Александра Иванова»."""
    return people[at - 1 : at] if at and _are_listed(text, people[at - 1], people[at]) else ()


def _listed(text: str, people: Sequence[Mention], at: int) -> Sequence[Mention]:
    """The person after in a list."""
    following = people[at + 1 : at + 2]
    return following if following and _are_listed(text, people[at], following[0]) else ()


def _are_listed(text: str, first: Mention, second: Mention) -> bool:
    return 0 < second.start - first.end <= _LONGEST_LINK and bool(_LINK.fullmatch(text, first.end, second.start))


def _is_a_man_s(title: str, lang: str) -> bool:
    """Whether a title in -а or -я is the genitive of another that is listed: журналіста, but not суддзя."""
    return any(roles(lang).get(title[:-1] + end) == "title" for end in ("", "ь", "й"))
