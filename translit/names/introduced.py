"""What stands around a name that the rules are not sure of: a title, an honorific, a street, a verb, a quotation.

The words are data (`data/find-words.tsv`); surnames told by a verb or a court beside them are `beside`'s.
"""

from __future__ import annotations

import re

from ..text import EAST_SLAVIC
from .everyday import is_where
from .guess import Guess
from .lexicon import is_nobody, roles, states, surname_like, told
from .runs import fold, word_before
from .stems import is_adjectival, is_city, is_in_any_case, is_town

__all__ = ["in_quotes", "introduced", "is_called_after", "is_thing", "role_of"]

_MASCULINE = ("ага", "ога", "аму", "ому", "ого")
# «На Машэрава»: the street is left out; no noun stands so after this preposition but that of a person.
_OF_A_STREET = re.compile(r"(?:[аеоё]ва|[сц]к[ао]га|[сц](?:к|ьк)ого)$")
_NAME_AFTER = re.compile(r"\s+[A-ZА-ЯЁІЎЇЄҐ]")
_ADJECTIVE = re.compile(r"(?:н[ыі]|[нвлр](?:ий|ый|ой)|[сц]к[иі]|[сц]к[иі]й|[сц]ький|ая|[сцн]ька)$")
_DATIVE = re.compile(r"(?:[сц]ь?к|[бвднлр])(?:ому|аму)$")
_NOUN_AFTER = re.compile(r"\s+[^\W\d_A-ZА-ЯЁІЎЇЄҐ]")
_GENITIVE = re.compile(r"(?:ага|ога|ого)$")
# A surname like that of a town, in no case in which a title has the town: судья Борисов, судье Борисову, мэр Борисова.
_HIS_OWN = re.compile(r"(?:[оеёа][вў]|[иіы]н)(?:у|ым|им)?$")
_PAST = re.compile(r"[аеёіоуыюяиї](?:ў|л|в)(?:ся)?$|(?:ла|лася|лась)$|^(?:said|says|told|asked|added|wrote)$")
_OPENING, _CLOSING = tuple('«„“"'), tuple('»”“"')
# "Вера осталась" against "Вера в победу".
_DID = re.compile(
    r"\s+(?:не\s+|not\s+)?[^\W\d_]*(?:[аеёіуыяюїиь](?:ў|л|в)(?:ся)?|ш[оё][ўлв]|ла|лася|лась|[a-z]ed|said|told)\b"
)
_STOP = re.compile(r"[.!?»”]*(?:[.!?]|$)")
_PHRASE_ENDS = re.compile(r"[.,!?)]|$")
# Папа Римский, царь Польский: the adjective is that of a place; and none but they have numerals.
_OF_A_REALM = re.compile(
    "пап|патр[иы]арх|патрыярх|патріарх|м[иі]трап|митроп|арх|[еєэ]п[иі]ск|б[иі]скуп|(?:кор|кар)[оа]л|"
    "княг|княз|пр[иы]нц|[иі]мп[еэ]рат|цар|г[еэ]рц[оа]г|графа?у?\\b|султан|гетьман|гетман"
)
_OF_A_SEE = re.compile("пап|патр[иы]арх|патрыярх|патріарх|м[иі]трап|митроп")  # monks have no surname
_NUMERAL = re.compile(r" (?:[IVX]+|[ІХ]+)\b")


def is_thing(text: str, start: int, end: int, lang: str) -> bool:
    """Whether a given name alone is in quotation marks, after a word for what is called so (премия Оскар), or a town
    before its state (Charlotte, North Carolina).

    >>> is_thing("Премия Оскар", 7, 12, "ru"), is_thing("Друг Оскар", 5, 10, "ru")
    (True, False)
    """
    if text.startswith(", ", end) and text.startswith(states(lang), end + 2):
        return True
    if in_quotes(text, start, end) or text[max(0, start - 2) : start - 1].isdigit():
        return True  # «Оскар», 8 Марта
    before = word_before(text, start)
    return role_of(before, lang) == "thing" or is_where(text[start:end], before, lang)


def in_quotes(text: str, start: int, end: int) -> bool:
    """Whether a stretch, and nothing else, is in quotation marks.

    >>> in_quotes("«Оскар»", 1, 6), in_quotes("«Оскар наш»", 1, 6)
    (True, False)
    """
    return text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING


def is_called_after(text: str, start: int, end: int, lang: str) -> bool:
    """Whether a full name in quotation marks is what a ship or a prize before it is called.

    >>> is_called_after("Судно «Иван Папанин» ушло.", 7, 19, "ru"), is_called_after("Он «Иван Папанин».", 4, 16, "ru")
    (True, False)
    """
    return in_quotes(text, start, end) and role_of(word_before(text, start - 1), lang) == "thing"


def role_of(before: str, lang: str) -> str | None:
    """What the word before a name is, of the roles in `lexicon.roles`; what somebody is called who may be called so by
    surname, too (паляк, вратарь), is a title there and nowhere else.

    >>> role_of("прэзідэнт", "be"), role_of("", "be")
    ('title', None)
    """
    known = roles(lang)
    if not before:
        return None
    found = known.get(before) or known.get(before.rpartition(" ")[2])
    return "title" if found is None and before in told(lang, "caller") else found


def introduced(text: str, start: int, guess: Guess, before: str, lang: str) -> bool:
    """Whether what stands around says that this is a person: an honorific or a title before, a sentence's end after.

    `start` is where the guess stands in the text, `before` the word before it (`runs.word_before`).
    """
    end = start + guess.end - guess.start
    role = role_of(before, lang) if before else None
    if role == "honorific":
        return True
    if role == "street":
        genitive = bool(_GENITIVE.search(text, start, end)) and not _NAME_AFTER.match(text, end)
        if guess.shape == "full":
            return text[start:end].split()[0][-1] in "аяыіи"
        return _surname_like(text, start, end, lang) or genitive
    if guess.shape == "given":
        did = bool(_DID.match(text, end))
        # Of what is a town or a planet as well it takes more than that «Лида получила», and «премьер Перу» is nobody.
        return did and role == "title" if guess.key in told(lang, "place") else did or role == "title"
    if guess.shape == "full":
        first = text[start:end].partition(" ")[0]
        if lang in EAST_SLAVIC and (is_adjectival(fold(first), lang) or is_in_any_case(first, lang)):
            return False  # уступила Канаду Великобритании
        return role == "title" or bool(_PAST.search(before))
    of_a_realm = role == "title" and bool(_OF_A_REALM.match(before))
    if role == "title" and lang in EAST_SLAVIC and _is_of_a_place(text, start, end, before, lang):
        return False
    return _surname_introduced(text, start, end, "title" if role == "title" else before, lang, of_a_realm)


def _surname_introduced(text: str, start: int, end: int, before: str, lang: str, of_a_realm: bool) -> bool:
    """The same for a surname alone; `before` is the word before it, or `title`, `of_a_realm` a bishop's or a king's."""
    if before == "title":
        if is_nobody(fold(text[start:end]), lang):
            return False  # глава Минфина
        if is_city(text[start:end], lang):
            return bool(_HIS_OWN.search(text, start, end))
        if lang in EAST_SLAVIC and is_town(text[start:end], lang, "gen"):
            return False  # мэр Берлина
        if _surname_like(text, start, end, lang):
            return True
        if _DATIVE.search(text, start, end) or (of_a_realm and _NUMERAL.match(text, end)):
            return True  # an office of something has it in the genitive; королю Абдалле II, but главы Раздела II
        # Where no noun follows the adjective is his name: «заявил генерал Залужный».
        his = _DID.match(text, end) or (not of_a_realm and _PHRASE_ENDS.match(text, end))
        return bool(_ADJECTIVE.search(text, start, end)) and bool(his)
    if before == "на" and _OF_A_STREET.search(text, start, end) and not is_city(text[start:end], lang):
        return _surname_like(text, start, end, lang) or not _NOUN_AFTER.match(text, end)
    # An adjective of a place has its noun after it, a surname need not.
    alone = text.endswith(_MASCULINE, start, end) and bool(_STOP.match(text, end))
    return alone and surname_like(fold(text[start:end]), lang) == "adjective"


def _is_of_a_place(text: str, start: int, end: int, before: str, lang: str) -> bool:
    """Whether an adjective after a title is that of a land: президент Паўднёвай Карэі, Папа Рымскі памаліўся."""
    if not is_adjectival(fold(text[start:end]), lang):
        return False
    return not _NUMERAL.match(text, end) and bool(_NAME_AFTER.match(text, end) or _OF_A_SEE.match(before))


def _surname_like(text: str, start: int, end: int, lang: str) -> bool:
    return surname_like(fold(text[start:end]), lang) in ("strong", "weak")
