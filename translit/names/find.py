"""Find the names in a text: those of a glossary by their forms, other people by rules.

The rules look at stretches of capitalised words (`runs`): a given name of the table beside another word, initials, a
surname's ending, a title before; and at the rest of the text, which may call the person by the full name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple, Protocol, runtime_checkable

from .lexicon import cases_of, given_forms, roles, surname_like
from .mention import Mention
from .parse import looks_patronymic
from .runs import Scan, Word, begins_sentence, fold, scan, split_run, word_before

__all__ = ["Matcher", "find", "find_in", "leftovers"]

CYRILLIC = frozenset({"be", "ru", "uk"})
# Adjectives in every case but the surnames' own endings; they stand in names of places and offices.
_ADJECTIVE = re.compile(
    r"[бгджзклмнпрстхчшў](?:ы|ая|ую|ае|ага|аму|ыя|ых|ымі|ый|ое|ого|ому|ые|ими|ыми|ої|ій|ою|е)$|(?:ая|ую|ой|ай|ых|ага|ого)$"
)
# What the given name before a surname ends in, by how the surname ends: in be, ru and uk alike.
_CONSONANT = re.compile(r"[^аеиоуыіюяэєї]$")
_AGREEMENT = [
    (re.compile(r"[аоеэ][йюў]$|ою$"), re.compile(r"[ыіеиій]$|[оаеяё]ю$")),
    (re.compile(r"[ую]$"), re.compile(r"[уюі]$")),
    (re.compile(r"[аоеыиі]м$"), re.compile(r"[аоеёяи]м$")),
    (re.compile(r"[ыіи]$"), re.compile(r"[аяыіи]$")),
    (re.compile(r"[еэ]$"), re.compile(r"[еэ]$")),
    (_CONSONANT, re.compile(r"[^аеиуыіюяэєї]$")),
    (re.compile(r"[ая]$"), re.compile(r"[^еуыю]$")),
]
_MASCULINE = re.compile(r"(?:ага|ога|аму|ому|ого)$")
_GENITIVE = re.compile(r"(?:ага|ога|ого)$")
_PAST = re.compile(r"[аеёіоуыюяиї](?:ў|л|в)(?:ся)?$|(?:ла|лася|лась)$|^(?:said|says|told|asked|added|wrote)$")
_STOP = re.compile(r"[.!?»”]*(?:[.!?]|$)")
# Endings of the singular and plural of nouns and adjectives that surnames decline like, in be, ru and uk.
_CASE_ENDING = re.compile(
    r"(?:(?:ага|аму|ого|ому|его|ему|ыми|ими|ая|яя|ой|ай|ей|яй|ою|аю|ую|юю|ый|ий|ым|им|ім|ам|ом|ем|ям|еві|ові|аў|ов|ів)"
    r"|[аяуюыіиеоэйь])$"
)


class Matcher(Protocol):
    """What `find` asks of a glossary."""

    def match(self, text: str, lang: str) -> list[Mention]:
        """Every mention of an entry, in order, never overlapping."""
        ...


@runtime_checkable
class ScanMatcher(Protocol):
    """A glossary that takes a text already scanned, so that it is scanned once."""

    def match_scan(self, scanned: Scan, lang: str) -> list[Mention]:
        """What `Matcher.match` gives, for a text that `runs.scan` has gone through."""
        ...


class Guess(NamedTuple):
    """A stretch of a run that may be a person: offsets in the run, the shape, and the folded surname or given name.

    `sure` guesses stand by themselves; the others need a title before them or the full name elsewhere in the text.
    """

    start: int
    end: int
    shape: str
    key: str
    gender: str | None
    score: float
    sure: bool


def find(text: str, lang: str, *, glossary: Matcher | None = None) -> list[Mention]:
    """Find the people in a text; with a glossary, its people, places and organisations too, linked to their entries.

    `lang` is an ISO 639-1 code; the rules know be, ru, uk and en, and other languages by given names alone. Mentions
    come in order and never overlap; those that only rules found have no `entry_id`. Whole articles give better answers
    than sentences: a surname alone is believed when the article has the full name. No text is refused.

    >>> [(m.text, m.lemma, m.shape) for m in find("Учора судзілі Ігара Лосіка. Лосік маўчаў.", "be")]
    [('Ігара Лосіка', 'Ігар Лосік', 'full'), ('Лосік', 'Лосік', 'surname')]
    """
    return find_in(scan(text), lang, glossary)


def find_in(scanned: Scan, lang: str, glossary: Matcher | None) -> list[Mention]:
    """The same as `find`, in a text that `runs.scan` has gone through."""
    if glossary is None:
        known = []
    elif isinstance(glossary, ScanMatcher):
        known = glossary.match_scan(scanned, lang)
    else:
        known = glossary.match(scanned.text, lang)
    people = _people(scanned.text, lang, _uncovered(scanned, known), known)
    return _in_order(known, people)


def _uncovered(scanned: Scan, known: Sequence[Mention]) -> list[tuple[int, str]]:
    """The runs that no mention covers from end to end."""
    ends = {mention.start: mention.end for mention in known}
    return [run for run in scanned.runs if ends.get(run[0], -1) < run[0] + len(run[1])]


def leftovers(scanned: Scan, lang: str, known: Sequence[Mention]) -> list[Mention]:
    """The capitalised names of a text outside the mentions known: who or what they are is not told, `kind` is None.

    Words that begin a sentence, months, titles and nationalities are no names by themselves.

    >>> scanned = scan("The Acme Corporation left Rogachev on Monday.")
    >>> [mention.text for mention in leftovers(scanned, "en", [])]
    ['Acme Corporation', 'Rogachev']
    """
    text, taken, found = scanned.text, _Taken(scanned.text, known), []
    for at, run in _uncovered(scanned, known):
        inside, initial = _names_in(run, lang)
        if inside or initial:
            for low, high in initial if inside != initial and begins_sentence(text, at) else inside:
                if taken.free(at + low, at + high):
                    name = text[at + low : at + high]
                    found.append(Mention(at + low, at + high, name, name, None, None, 0.3, lang, "name"))
    return found


@lru_cache(maxsize=65536)
def _names_in(run: str, lang: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """The stretches of a run that can be names, inside a sentence and where the run begins one."""
    words = split_run(run)
    if len(words) > _HEADLINE:
        return (), ()
    labels = [_label(word, lang) if roles(lang).get(word.key) != "date" else "date" for word in words]
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and labels[last] in _NAMING and (last == first or words[last].gap != "\n"):
            last += 1
        while last > first and labels[last - 1] == "particle":
            last -= 1
        country = "".join(word.key for word in words[first:last]) in roles(lang)
        if last > first and not country:
            found.append((words[first].start, words[last - 1].end))
        first = max(last, first + 1)
    alone = bool(found) and found[0] == (words[0].start, words[0].end)
    return tuple(found), tuple(found[1:] if alone else found)


class _Taken:
    """The spans of mentions, asked for in the order of the text."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._spans = [*((mention.start, mention.end) for mention in mentions), (len(text), len(text))]
        self._at = 0

    def free(self, start: int, end: int) -> bool:
        while self._spans[self._at][1] <= start and self._at + 1 < len(self._spans):
            self._at += 1
        return self._spans[self._at][0] >= end


def _in_order(known: list[Mention], more: list[Mention]) -> list[Mention]:
    return sorted([*known, *more], key=attrgetter("start")) if more else known


def _people(text: str, lang: str, runs: Sequence[tuple[int, str]], known: Sequence[Mention]) -> list[Mention]:
    """People that rules find outside the mentions already known."""
    found = _guesses(text, lang, runs)
    called = {guess.key for _, guess in found if guess.sure and guess.shape in ("full", "initials")}
    called |= {
        stem(lemma.rpartition(" ")[2], lang) for lemma in {each.lemma for each in known if each.kind == "person"}
    }
    taken, people = _Taken(text, known), []
    for run, guess in found:
        start, end = run + guess.start, run + guess.end
        if not taken.free(start, end):
            continue
        if guess.sure or (guess.shape == "surname" and guess.key in called) or _introduced(text, start, guess, lang):
            people.append(_mention(text, start, end, guess, lang))
    return people


def _guesses(text: str, lang: str, runs: Sequence[tuple[int, str]]) -> list[tuple[int, Guess]]:
    """Guesses of all runs, with the offset of their run."""
    found = []
    for at, run in runs:
        inside, initial = _guess(run, lang)
        if inside or initial:
            chosen = initial if inside is not initial and begins_sentence(text, at) else inside
            for guess in chosen:
                found.append((at, guess))
    return found


@lru_cache(maxsize=65536)
def _guess(run: str, lang: str) -> tuple[tuple[Guess, ...], tuple[Guess, ...]]:
    """What people a run may name, whatever stands around it: inside a sentence, and where it begins one."""
    inside, initial = _guess_at(run, lang, False), _guess_at(run, lang, True)
    return inside, inside if inside == initial else initial


def _guess_at(run: str, lang: str, initial: bool) -> tuple[Guess, ...]:
    """What people a run may name, whatever stands around it."""
    words = split_run(run)
    shouted = len(words) > 3 and run.isupper()
    labels = [_label(word, lang) for word in words]
    found, at = [], 0
    while at < len(words):
        guess, after = _at(words, labels, at, lang, initial and at == 0, shouted)
        if guess is not None:
            found.append(guess)
        at = after
    return tuple(found)


def _label(word: Word, lang: str) -> str:
    """What a word is: `initial`, `given`, `patronymic`, a role of the lexicon, `foreign` to the script, or `word`."""
    if word.text[0].islower():
        return "particle"
    if word.text.endswith("."):
        return "title" if len(word.key) > 1 and word.key in roles(lang) else "initial"
    if len(word.key) < 4 and word.text.isupper():
        return "abbreviation"
    if word.key in given_forms(lang):
        return "given"
    role = roles(lang).get(word.key)
    if role:
        return role
    if len(word.key) > 5 and lang in CYRILLIC and looks_patronymic(word.key):
        return "patronymic"
    if len(word.key) < 2 or any(char.isdigit() for char in word.text) or _is_latin(word.key) == (lang in CYRILLIC):
        return "foreign"
    return "abbreviation" if len(word.key) < 5 and word.text.isupper() else "word"


def _is_latin(key: str) -> bool:
    return key[0] < "\u0370"


_NAME_LIKE = frozenset({"word", "patronymic", "given"})
_NAMING = _NAME_LIKE | {"initial", "particle", "foreign", "abbreviation"}
_HEADLINE = 8  # words of a run from which it is a line in capitals, not a name


def _at(
    words: Sequence[Word], labels: Sequence[str], at: int, lang: str, opens: bool, shouted: bool
) -> tuple[Guess | None, int]:
    """The person named at a word, and the index of the word after; None where none is."""
    label = labels[at]
    if label == "initial":
        after = at
        while after < len(words) and after < at + 2 and labels[after] == "initial":
            after += 1
        country = "".join(word.key for word in words[at:after]) in roles(lang)
        if after < len(words) and labels[after] in _NAME_LIKE and not country:
            return _made(words, at, after + 1, after, "initials", lang, 0.9), after + 1
        return None, after
    if label == "given":
        return _given(words, labels, at, lang, opens, shouted)
    if label not in ("word", "patronymic"):
        return None, at + 1
    after = at + 1
    if after < len(words) and words[after].gap == " ":
        if labels[after] == "initial":
            end = after + 1 + (after + 1 < len(words) and labels[after + 1] == "initial")
            if end == len(words):
                return _made(words, at, end, at, "initials", lang, 0.8), end
        if labels[after] == "given" and surname_like(words[at].key, lang) in ("strong", "weak") and not opens:
            end = after + 1 + (after + 1 < len(words) and labels[after + 1] == "patronymic")
            if end == len(words):
                return _made(words, at, end, at, "full", lang, 0.8), end
        # An unknown given name is told by the surname after it.
        like = surname_like(words[after].key, lang)
        plausible = label == "word" and not _adjective(words[at].key, lang) and (not opens or like == "strong")
        if labels[after] in ("word", "patronymic") and plausible and not _adjective(words[after].key, lang):
            sure = like in ("strong", "weak") and _agree(words[at].key, words[after].key, like)
            if sure or (len(words) == 2 and not opens):
                made = _made(words, at, after + 1, after, "full", lang, 0.7 if sure else 0.5)
                return made._replace(sure=sure), after + 1
    return _alone(words, labels, at, lang)


def _given(
    words: Sequence[Word], labels: Sequence[str], at: int, lang: str, opens: bool, shouted: bool
) -> tuple[Guess | None, int]:
    """A given name with what follows: further given names, a patronymic, particles, a surname."""
    after = at + 1
    while after < len(words) and labels[after] in ("given", "patronymic", "initial", "particle"):
        if words[after].gap == "\n":
            break
        after += 1
    named = after < len(words) and labels[after] == "word" and words[after].gap != "\n"
    if named and (not shouted or surname_like(words[after].key, lang)):
        end = after + 1
        while end < len(words) and words[end].gap == "-" and labels[end] == "word":
            end += 1
        return _made(words, at, end, end - 1, "full", lang, 0.95), end
    while after > at + 1 and labels[after - 1] in ("particle", "initial"):
        after -= 1
    if after == at + 1:
        role = roles(lang).get(words[at].key)
        if role == "date" or (role and opens):
            return None, after
        gender = _gender(words[at], lang)
        return Guess(words[at].start, words[at].end, "given", words[at].key, gender, 0.6, True), after
    if labels[after - 1] == "patronymic" and after == at + 2 and not surname_like(words[after - 1].key, lang):
        return _made(words, at, after, at, "given", lang, 0.9), after
    return _made(words, at, after, after - 1, "full", lang, 0.85), after


def _alone(words: Sequence[Word], labels: Sequence[str], at: int, lang: str) -> tuple[Guess | None, int]:
    """One word that may be a surname: its ending tells, or the rest of the text will."""
    beside = (at and labels[at - 1] in _NAME_LIKE) or (at + 1 < len(words) and labels[at + 1] == "given")
    sure = not beside and surname_like(words[at].key, lang) == "strong"
    word = words[at]
    return Guess(word.start, word.end, "surname", stem(word.key, lang), None, 0.7 if sure else 0.5, sure), at + 1


def _adjective(key: str, lang: str) -> bool:
    return lang in CYRILLIC and (surname_like(key, lang) == "adjective" or bool(_ADJECTIVE.search(key)))


def _agree(first: str, last: str, like: str) -> bool:
    """Whether an unknown given name can stand in the same case as the surname after it, by their endings."""
    for surname, given in _AGREEMENT:
        if surname.search(last):
            return bool(given.search(first)) or (like == "strong" and surname is _CONSONANT)
    return True


def _made(words: Sequence[Word], first: int, last: int, surname: int, shape: str, lang: str, score: float) -> Guess:
    genders = (_gender(word, lang) for word in words[first:last])
    gender = next((gender for gender in genders if gender), None)
    return Guess(words[first].start, words[last - 1].end, shape, stem(words[surname].key, lang), gender, score, True)


def _gender(word: Word, lang: str) -> str | None:
    genders = {gender for _, gender in given_forms(lang).get(word.key, ())}
    return genders.pop() if len(genders) == 1 else None


@lru_cache(maxsize=65536)
def stem(word: str, lang: str) -> str:
    """A word without its case ending, roughly: what forms of one surname share.

    >>> stem("Лосікам", "be") == stem("Лосік", "be"), stem("Тихановской", "ru") == stem("Тихановская", "ru")
    (True, True)
    """
    key = fold(word)
    return _CASE_ENDING.sub("", key) if lang in CYRILLIC and len(key) > 4 else key


def _introduced(text: str, start: int, guess: Guess, lang: str) -> bool:
    """Whether what stands around says that this is a person: an honorific or a title before, a sentence's end after."""
    end = start + guess.end - guess.start
    before = word_before(text, start)
    role = roles(lang).get(before) or roles(lang).get(before.rpartition(" ")[2])
    like = surname_like(fold(text[start:end]), lang)
    if role == "honorific":
        return True
    if role == "street":
        return like in ("strong", "weak") or bool(_GENITIVE.search(text, start, end))
    if guess.shape == "full":
        return role == "title" or bool(_PAST.search(before))
    if role == "title":
        return like in ("strong", "weak")
    # An adjective of a place has its noun after it, a surname need not.
    return like == "adjective" and bool(_MASCULINE.search(text, start, end)) and bool(_STOP.match(text, end))


def _mention(text: str, start: int, end: int, guess: Guess, lang: str) -> Mention:
    found = text[start:end]
    return Mention(
        start, end, found, _lemma(found, lang), "person", None, guess.score, lang, guess.shape, (), guess.gender
    )


@lru_cache(maxsize=65536)
def _lemma(name: str, lang: str) -> str:
    from .declension import lemma

    return lemma(name, lang) if cases_of(lang) else " ".join(name.split())
