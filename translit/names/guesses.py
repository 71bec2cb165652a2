"""What a run of capitalised words names by the rules, whatever stands around it.

A given name of the table beside another word, initials, a surname's ending. What needs the rest of the text to be
believed is `find`'s to decide. Every run is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from ..text import EAST_SLAVIC
from .agreement import agree, is_another_s, is_inverted, is_of_father
from .everyday import EVERYDAY, bears, ends_with_father, is_no_part
from .famous import is_famous, is_site
from .foreigners import eastern, led, stranger
from .given_names import GivenNames
from .givens_abroad import is_given_abroad
from .guess import Guess, further, hyphened, made
from .labels import NAME_LIKE, NAMING, label
from .lexicon import given_genders, is_nobody, is_noun, kin, roles, surname_like, told
from .owners import after_office, whose
from .parse import looks_patronymic
from .runs import Word, split_run
from .stems import is_adjectival, is_in_any_case, stem_of
from .tokens import token

__all__ = ["Named", "named", "spans"]

_SPANNED = NAMING | {"kind"}
_DID = re.compile(r"[аеёіиоуыюяїь](?:ў|л|в|лі|ли)(?:ся|сь)?$")
_ANY_TITLE = "президент"
_ADJECTIVE = re.compile(r"(?:ive|ing|[cnrt]i?al|ic|ary|ed|ian|ean|ese|ish)$")  # of English, not of nations alone
_GENITIVE = frozenset("аяыиі")
_SMALL = frozenset("ВКОСУЯАІЗЙAI")  # prepositions and pronouns of one letter
_UNIONS = frozenset({"eu", "uk", "un", "us"})  # with dots they look like initials: U.S. Embassy
_OFFICES = frozenset({"title", "honorific", "date"})  # words that are surnames as well: Король, Пан, Середа
_HEADLINE = 8  # words of a run from which it is a line in capitals, not a name


class Named(msgspec.Struct, frozen=True, gc=False):
    """The people whom a run names, and whether that may be otherwise where it begins a sentence (`may_differ`), or
    follows a title or a word for a relative, or is an item of a list; `settled` when nothing around can change it.
    """

    people: tuple[Guess, ...]
    settled: bool
    may_differ: bool
    may_be_titled: bool
    may_be_whose: bool
    may_be_listed: bool


@lru_cache(maxsize=65536)
def named(
    run: str, lang: str, opens: bool = False, title: str = "", relative: bool = False, listed: bool = False
) -> Named:
    """Whom a run names inside a sentence, or where it begins one (`opens`), or after a `title`.

    After a word for a `relative` («жена Лосика Дарья») it may name two. As an item of a list (`listed`) a word before
    a given name is a surname, whatever it looks like: «Зянько Вера, Дамарад Юзэфа».

    >>> [(guess.shape, guess.start, guess.end) for guess in named("Учора Ігар Лосік", "be").people]
    [('full', 6, 16)]
    """
    words = split_run(run)
    labels = [label(word, lang) for word in words]
    if opens and _is_verb(words, labels, lang):
        labels[0] = "opener"
    shouted = len(words) > 3 and all(word.text.isupper() for word in words)
    found, at = [], 0
    if title:
        guess, at = after_office(words, labels, 0, lang, title)
        found.append(guess)
    while at < len(words):
        of_kin = words[at - 1].key in kin(lang) if at else relative
        guess, after = whose(words, labels, at, lang) if of_kin else (None, at)
        if guess is None:
            guess, after = _at(words, labels, at, lang, opens and at == 0, shouted, listed and at == 0)
        found.append(guess)
        at = after
    people = tuple(filter(None, found))
    first, several = labels[0], len(words) > 1
    # A given name that is no everyday word, too, is one wherever it stands; of a word alone nothing hangs on that.
    may_differ = words[0].key in roles(lang) if first == "given" else several and first in NAME_LIKE
    may_be_titled = several and first == "word" and after_office(words, labels, 0, lang, _ANY_TITLE)[0] is not None
    may_be_whose = several and bool(people) and whose(words, labels, 0, lang)[0] is not None
    may_be_listed = several and bool(people) and people[-1].shape == "given"
    settled = not (may_differ or may_be_titled or may_be_whose or may_be_listed)
    return Named(people, settled, may_differ, may_be_titled, may_be_whose, may_be_listed)


def spans(run: str, lang: str, initial: bool) -> list[tuple[int, int]]:
    """The stretches of a run that can be names of any kind; where it begins a sentence (`initial`), not its first word.

    >>> spans("Yesterday", "en", initial=False), spans("В Туле", "ru", initial=True)
    ([], [(2, 6)])
    """
    words = split_run(run)
    if initial and words[0].text in _SMALL and len(words) > 1 and words[1].gap == " ":
        words, initial = words[1:], False
    if len(words) > _HEADLINE:
        return []
    labels = [label(word, lang) for word in words]
    naming = [
        part in _SPANNED and roles(lang).get(word.key) != "date" for word, part in zip(words, labels, strict=True)
    ]
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and naming[last] and (last == first or words[last].gap != "\n"):
            last += 1
        while last > first and labels[last - 1] == "particle":
            last -= 1
        country = "".join(word.key for word in words[first:last]) in roles(lang)
        if last > first and not country:
            found.append((words[first].start, words[last - 1].end))
        first = max(last, first + 1)
    return found[initial and found[:1] == [(words[0].start, words[0].end)] :]


def _is_verb(words: Sequence[Word], labels: Sequence[str], lang: str) -> bool:
    """Whether a sentence begins with a verb in the past, before a surname that is sure: «Прыехаў Статкевіч»."""
    if labels[0] != "word" or len(words) == 1 or labels[1] not in ("word", "patronymic") or words[1].gap != " ":
        return False
    return bool(_DID.search(words[0].key)) and surname_like(words[1].key, lang) == "strong"


def _is_shouted_verb(word: Word, lang: str) -> bool:
    """Whether a word of a headline in capitals is rather a verb in the past: «СТОЯЛ МИРЗОЯН»."""
    past = lang in EAST_SLAVIC and word.text.isupper() and _DID.search(word.key)
    return bool(past) and not is_given_abroad(word.key, lang)


def _at(
    words: Sequence[Word], labels: Sequence[str], at: int, lang: str, opens: bool, shouted: bool, listed: bool
) -> tuple[Guess | None, int]:
    """The person named at a word, and the index of the word after; None where none is."""
    label = labels[at]
    if label in NAME_LIKE and at + 2 < len(words) and _before_eastern(words, at, lang):
        return None, at + 1
    if (label in NAME_LIKE or (label == "opener" and lang == "en")) and (end := eastern(words, at, lang)):
        last = words[end - 1]
        ends = last.end - last.text.endswith(".")
        return Guess(words[at].start, ends, "full", stem_of(words[at].key, lang), None, 0.9, True), end
    if label == "initial":
        after = at
        while after < len(words) and after < at + 2 and labels[after] == "initial":
            after += 1
        country = after > at + 1 and "".join(word.key for word in words[at:after]) in _UNIONS
        if after < len(words) and labels[after] in NAME_LIKE and not country:
            end = hyphened(words, labels, after)
            return made(words, at, end, end - 1, "initials", lang, 0.9), end
        return None, after
    if label == "given":
        return _given(words, labels, at, lang, opens, shouted)
    if (surname := led(words, labels, at)) > at:
        end = hyphened(words, labels, surname)
        key = stem_of(words[end - 1].key, lang)
        return Guess(words[at].start, words[end - 1].end, "surname", key, None, 0.5, False), end
    if label not in ("word", "patronymic") or roles(lang).get(words[at].key) == "thing":
        return None, at + 1
    if at + 1 < len(words) and label == "word" and (surname := stranger(words, labels, at, lang)):
        end = further(words, labels, hyphened(words, labels, surname))
        return made(words, at, end, end - 1, "full", lang, 0.75), end
    after = hyphened(words, labels, at)
    if after < len(words) and words[after].gap == " ":
        if labels[after] == "initial":
            end = after + 1 + (after + 1 < len(words) and labels[after + 1] == "initial")
            if end == len(words):
                return made(words, at, end, after - 1, "initials", lang, 0.8), end
        last_given = labels[after] == "given" and lang not in EAST_SLAVIC and not opens and after + 1 == len(words)
        if last_given and not _ADJECTIVE.search(words[at].key):
            # In Latin letters the surname stands last, though it may be a given name as well: Kristen Michal.
            return replace(made(words, at, after + 1, after, "full", lang, 0.7), gender=None), after + 1
        if labels[after] == "given":
            end = after + 1 + (after + 1 < len(words) and ends_with_father(words, labels, after + 1, lang, opens))
            if end == len(words) and (
                listed or is_inverted(words[after - 1].key, words[after].key, end - after + 1, lang, opens)
            ):
                return made(words, at, end, after - 1, "full", lang, 0.8 if opens else 0.95), end
        if at and labels[at - 1] == "title":
            guess, end = after_office(words, labels, at, lang, words[at - 1].key)
            if guess is not None:
                return guess, end
        # An unknown given name is told by the surname after it.
        like = surname_like(words[after].key, lang)
        if not like and is_famous(words[after].key, lang) and _may_be_called(words[at], lang):
            like = "weak"
        plausible = (
            label == "word"
            and after == at + 1
            and not is_adjectival(words[at].key, lang)
            and (not opens or like == "strong")
            and not _is_shouted_verb(words[at], lang)
        )
        surname = labels[after] in ("word", "patronymic") and (
            like == "strong" or not is_adjectival(words[after].key, lang)
        )
        if plausible and surname:
            sure = like in ("strong", "weak") and agree(words[at].key, words[after].key, like)
            if sure or (len(words) == at + 2 and (_is_titled(words, labels, at, lang) if at else not opens)):
                end = hyphened(words, labels, after)
                guess = made(words, at, end, end - 1, "full", lang, 0.7 if sure else 0.5)
                return replace(guess, sure=sure), end
    return _alone(words, labels, at, lang)


def _may_be_called(word: Word, lang: str) -> bool:
    """Whether an unknown word before a foreigner's surname can be his given name: not «Россией Земан», «Университета
    Райса», «МАССОЛІТа Берліоза».
    """
    capitals = sum(letter.isupper() for letter in word.text.partition("-")[0])
    if capitals > 2 and not word.text.isupper():
        return False
    return not is_site(word.key, lang) and not is_nobody(word.key, lang) and not is_in_any_case(word.text, lang)


def _before_eastern(words: Sequence[Word], at: int, lang: str) -> bool:
    """Whether a word stands before a name of the East that it is no part of: «Нам Ким Чен Ын», «Але Лі Цян».

    A Chinese name has two words and a Korean one three; before two of them the word must be one of every day.
    """
    end = eastern(words, at + 1, lang)
    if end <= eastern(words, at, lang):
        return False
    return end > at + 3 or bool(end and roles(lang).get(words[at].key) == "opener" and lang in EAST_SLAVIC)


def _is_titled(words: Sequence[Word], labels: Sequence[str], at: int, lang: str) -> bool:
    """Whether two words after a title can be a stranger's name: Judge Māris Ozoliņš, but Chief Executive Officer.

    In Cyrillic letters an office has its country, ministry or town after it in the genitive, so that the first of them
    must end otherwise: «Рэжысёр Хірокадзу Корээда».
    """
    if labels[at - 1] != "title" or not words[at].gap == words[at + 1].gap == " ":
        return False
    if lang not in EAST_SLAVIC:
        return not _ADJECTIVE.search(words[at].key)
    return words[at].key[-1] not in _GENITIVE and not is_nobody(words[at].key, lang)


def _given(
    words: Sequence[Word], labels: Sequence[str], at: int, lang: str, opens: bool, shouted: bool
) -> tuple[Guess | None, int]:
    """A given name with what follows: further given names, a patronymic, particles, a surname."""
    after = at + 1
    opener = opens and lang in EAST_SLAVIC and roles(lang).get(words[at].key) == "opener"
    if opener and not GivenNames.builtin().find(words[at].text, lang):
        return None, after  # «Тому Томас вирішив», though there is a Тома; but «Яна Лосік» is no «яна»
    if after < len(words) and labels[after] == "given" and is_no_part(words, at, lang, opens):
        return None, after
    while after < len(words) and labels[after] in ("given", "patronymic", "initial", "particle"):
        if words[after].gap == "\n":
            break
        after += 1
    if after + 1 < len(words) and labels[after] == labels[after + 1] == "word" and words[after + 1].gap == " ":
        after += is_given_abroad(words[after].key, lang)
    surname = led(words, labels, after) if after < len(words) else after
    named = surname < len(words) and labels[surname] == "word" and words[after].gap != "\n"
    named = named or (surname == after == at + 1 and _is_office_too(words, labels, after, lang))
    role = roles(lang).get(words[at].key)
    common = opens and role in EVERYDAY  # Слава, Mark
    surname_follows = at + 1 < len(words) and labels[at + 1] in ("word", "patronymic")
    if common and surname_follows and lang in EAST_SLAVIC and is_another_s(words[at].key, words[at + 1].key):
        return None, at + 1
    if named and common and after == at + 1 and lang in EAST_SLAVIC:
        last = words[hyphened(words, labels, after) - 1]  # Любов Стецько-Білик
        named = bears(words[at], last, role, lang)
    if named and (not shouted or surname_like(words[surname].key, lang)):
        end = hyphened(words, labels, surname)
        patronymic = lang not in EAST_SLAVIC and end == after + 1 and looks_patronymic(words[after].text)
        if patronymic and end < len(words) and words[end].gap == " " and _is_his(words, labels, after, lang):
            end = hyphened(words, labels, end)  # Tsimafei Ryhoravich Kavaliou
        end = further(words, labels, end)
        return made(words, at, end, end - 1, "full", lang, 0.95), end
    while after > at + 1 and labels[after - 1] in ("particle", "initial"):
        after -= 1
    if after == at + 1:
        if after < len(words) and labels[after] == "kind" and words[after].gap == " ":
            return None, after  # Gediminas Avenue, Dana Holdings
        beside = roles(lang).get(words[at - 1].key) if at else None
        if role in ("date", "demonym") or (role not in (None, "common") and opens) or beside == "thing":
            return None, after
        gender = given_genders(lang).get(words[at].key)
        sure = not common and words[at].key not in told(lang, "place")
        return Guess(words[at].start, words[at].end, "given", words[at].key, gender, 0.6, sure), after
    if labels[after - 1] == "patronymic" and after == at + 2 and not surname_like(words[after - 1].key, lang):
        return made(words, at, after, at, "given", lang, 0.9), after
    fatherly = labels[after - 1] == "patronymic"  # or a surname in -віч: Ян Казловіч
    certain = fatherly and (labels[after - 2] == "patronymic" or not is_of_father(words[after - 1].key))
    return made(words, at, after, after - 1, "full", lang, 0.95 if certain else 0.85), after


def _is_his(words: Sequence[Word], labels: Sequence[str], father: int, lang: str) -> bool:
    """Whether the word after a patronymic in Latin letters is a surname: any word, where a table has the patronymic."""
    surname = father + 1
    if surname_like(words[surname].key, lang):
        return True
    return labels[surname] == "word" and token(words[father].text).father


def _is_office_too(words: Sequence[Word], labels: Sequence[str], at: int, lang: str) -> bool:
    """Whether a capitalised office, month or day after a given name is a surname: «Светлана Король», «Марыя Серада».

    In Cyrillic texts no such word has a capital else; nobody's name follows it.
    """
    if at >= len(words) or lang not in EAST_SLAVIC or labels[at] not in _OFFICES or words[at].gap != " ":
        return False
    return not words[at].text.isupper() and (at + 1 == len(words) or labels[at + 1] not in NAME_LIKE)


def _alone(words: Sequence[Word], labels: Sequence[str], at: int, lang: str) -> tuple[Guess | None, int]:
    """One word that may be a surname: its ending tells, or the rest of the text will."""
    end = hyphened(words, labels, at)
    if end < len(words) and labels[end] == "kind" and words[end].gap == " ":
        return None, end  # Solyanka Street
    last = words[end - 1]
    beside = end < len(words) and labels[end] == "given"
    if at and labels[at - 1] in NAME_LIKE and roles(lang).get(words[at - 1].key) != "common":
        # What stands in another case is no part of the name: «Прысуд Статкевічу».
        beside = beside or lang not in EAST_SLAVIC or labels[at - 1] == "given" or agree(words[at - 1].key, last.key)
    like = surname_like(last.key, lang)
    sure = not beside and like == "strong" and not is_noun(last.key, lang)
    score = 0.7 if sure else 0.5
    return Guess(words[at].start, last.end, "surname", stem_of(last.key, lang), None, score, sure, like), end
