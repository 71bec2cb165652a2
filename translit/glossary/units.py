"""What a run of capitalised words can mean by itself: whole names, and parts that the rest of the article decides.

Nothing here depends on where the run stands but for its beginning a sentence, so each run is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from translit.names import lemma, similarity
from translit.names.key import consonants
from translit.names.lexicon import cases_of, given_forms, roles
from translit.names.parse import looks_patronymic
from translit.names.runs import Word, split_run

from .doubts import Choice, Option, Unit, doubted, is_dotted
from .index import Index, Reading

__all__ = ["Either", "Option", "Unit", "phrases_in", "units"]

_REMEMBERED = 200_000
_SHORTEST = 5  # letters of a word that may be another spelling of a surname
_ALIKE = 0.79  # the most that two single words can be alike, by `names.similarity`, is 0.8
_ALIKE_TO_GUESS = 0.76
_SAME_PERSON = 0.88  # likeness of two full names with one surname: above all pairs of different given names


class _Hit(NamedTuple):
    end: int  # index of the word after
    readings: tuple[Reading, ...]


class Either(NamedTuple):
    """The units of a run that mean something else where the run begins a sentence."""

    initial: tuple[Unit, ...]
    inside: tuple[Unit, ...]


def units(index: Index, text: str) -> tuple[Unit, ...] | Either:
    """The units of a run, in order, never overlapping; remembered by the index."""
    found: tuple[Unit, ...] | Either | None = index.remembered.get(text)
    if found is None:
        if len(index.remembered) > _REMEMBERED:
            index.remembered.clear()
        words = split_run(text)
        chosen = list(_choose(index, words))
        found, initial = (
            tuple(doubted(index.lang, words, chosen, at, begins) for at in range(len(chosen)))
            for begins in (False, True)
        )
        if initial != found:
            found = Either(initial, found)
        index.remembered[text] = found
    return found


def phrases_in(plain: str, index: Index) -> Iterator[tuple[int, int, Unit]]:
    """The names in a text that are no runs of capitalised words, by their offsets; `plain` is that of a `Scan`."""
    for start, end, readings in index.phrases.search(plain):
        for shape in ("other", "name", "full", "surname"):
            options = _options(readings, shape)
            if options:
                yield start, end, Unit(0, end - start, shape, options)
                break


def _choose(index: Index, words: Sequence[Word]) -> Iterator[Choice]:
    """Walk over the words, taking at each the longest name that begins there."""
    hits = [_hits_at(index, words, at) for at in range(len(words))]
    for at in range(len(words)):
        if not hits[at]:
            hits[at] = _heard_at(index, words, at)
    at = 0
    while at < len(words):
        best: Choice | None = None
        for choice in _choices(index, words, hits, at):
            if best is None or choice.last > best.last:
                best = choice
            elif choice.last == best.last and {best.shape, choice.shape} == {"name", "surname"}:
                # A town and a person of one name: the article decides.
                best = Choice(at, best.last, "surname", best.options + choice.options)
        if best is not None:
            yield best
        at = best.last if best else at + 1


def _hits_at(index: Index, words: Sequence[Word], at: int) -> list[_Hit]:
    """The forms that begin at a word, the longest first."""
    found, key = [], ""
    for last in range(at, min(len(words), at + index.longest)):
        word = words[last]
        key = f"{key} {word.key}" if key else word.key
        readings = index.forms.get(key)
        if readings:
            shouted = all(each.text.isupper() for each in words[at : last + 1])
            kept = readings if shouted else tuple(reading for reading in readings if not reading.upper)
            if kept:
                found.append(_Hit(last + 1, kept))
    found.reverse()
    return found


def _heard_at(index: Index, words: Sequence[Word], at: int) -> list[_Hit]:
    """Surnames that a word which no entry lists sounds like: another way to spell them, as Tihanovski is."""
    word = words[at]
    if len(word.key) < _SHORTEST or word.key in roles(index.lang) or word.key in given_forms(index.lang):
        return []
    found = []
    for form, reading in index.by_sound.get(consonants(word.key), ()):
        # A form that rules made is itself a guess: the word in the text may well be nearer to what people write.
        if similarity(word.key, form) >= (_ALIKE if reading.listed else _ALIKE_TO_GUESS):
            found.append(reading._replace(role="surname", listed=False, heard=reading.listed))
    return [_Hit(at + 1, tuple(found))] if found else []


def _choices(index: Index, words: Sequence[Word], hits: list[list[_Hit]], at: int) -> Iterator[Choice]:
    for hit in hits[at]:
        for role, shape in (("other", "other"), ("full", "full"), ("name", "name")):
            options = _options(hit.readings, role)
            if options:
                yield Choice(at, hit.end, shape, options)
        yield from _given_first(words, hits, at, hit)
        yield from _surname_first(index, words, hits, at, hit)
        # A person known by one name gives way to one whose surname it is: the fuller entry says more.
        options = _options(hit.readings, "surname") or _options(hit.readings, "single")
        if options:
            yield Choice(at, hit.end, "surname", options)
        options = _options(hit.readings, "given")
        if options:
            yield Choice(at, hit.end, "given", options)
    if is_dotted(words[at]):
        yield from _initials_first(index, words, hits, at)
    elif at + 1 < len(words) and hits[at + 1] and words[at].key not in roles(index.lang):
        yield from _alike(index, words, at, hits[at + 1])


def _alike(index: Index, words: Sequence[Word], at: int, hits: Sequence[_Hit]) -> Iterator[Choice]:
    """A given name that nobody lists before a surname that somebody does: the same person if the names are alike."""
    for hit in hits:
        found = []
        for reading in hit.readings:
            if reading.role == "surname" and _same_given(index, words[at].text, reading):
                found.append(
                    _option(reading, reading.cases, f"{_base(words[at].text, index.lang)} {reading.base}", False)
                )
        if found:
            yield Choice(at, hit.end, "full", _preferred(found))


def _same_given(index: Index, given: str, reading: Reading) -> bool:
    name = f"{_base(given, index.lang)} {reading.base}"
    entry = index.entries[reading.entry]
    forms = dict.fromkeys((*entry.forms.values(), *(form for forms in entry.variants.values() for form in forms)))
    return any(similarity(name, form) >= _SAME_PERSON for form in forms)


@lru_cache(maxsize=8192)
def _base(given: str, lang: str) -> str:
    return lemma(given, lang) if cases_of(lang) else given


def _given_first(words: Sequence[Word], hits: list[list[_Hit]], at: int, hit: _Hit) -> Iterator[Choice]:
    """Given name and surname, with a patronymic or a middle initial between them or not; given name and patronymic."""
    middle = hit.end
    for after in (middle, middle + 1):
        if after > middle and not (after < len(words) and _is_middle(words[middle])):
            break
        for other in hits[after] if after < len(words) else ():
            options = _joined(hit.readings, other.readings, "surname", slips=True)
            if options:
                yield Choice(at, other.end, "full", options)
    for other in hits[middle] if middle < len(words) else ():
        options = _joined(hit.readings, other.readings, "patronymic")
        if options:
            yield Choice(at, other.end, "given_patronymic", options)


def _surname_first(index: Index, words: Sequence[Word], hits: list[list[_Hit]], at: int, hit: _Hit) -> Iterator[Choice]:
    after = hit.end
    for other in hits[after] if after < len(words) else ():
        options = _joined(other.readings, hit.readings, "surname")
        if options:
            end = other.end + (other.end < len(words) and _is_middle(words[other.end]))
            yield Choice(at, end, "full", options)
    end = after
    while end < len(words) and end < after + 2 and is_dotted(words[end]):
        end += 1
    if end > after:
        options = _by_initial(index, words[after].key, hit.readings)
        if options:
            yield Choice(at, end, "initials", options)


def _initials_first(index: Index, words: Sequence[Word], hits: list[list[_Hit]], at: int) -> Iterator[Choice]:
    after = at + 1
    while after < len(words) and after < at + 3 and is_dotted(words[after]):
        after += 1
    for hit in hits[after] if after < len(words) else ():
        options = _by_initial(index, words[at].key, hit.readings)
        if options:
            yield Choice(at, hit.end, "initials", options)


def _is_middle(word: Word) -> bool:
    return is_dotted(word) or looks_patronymic(word.text)


def _option(reading: Reading, cases: tuple[str, ...], base: str, listed: bool) -> Option:
    return Option(
        reading.entry, cases, base, reading.kind, reading.gender, listed, reading.alone, reading.heard, reading.common
    )


def _options(readings: Iterable[Reading], role: str) -> tuple[Option, ...]:
    found = [_option(each, each.cases, each.base, each.listed) for each in readings if each.role == role]
    return _preferred(found)


def _joined(
    first: Iterable[Reading], second: Iterable[Reading], role: str, *, slips: bool = False
) -> tuple[Option, ...]:
    """The persons that both a given name and another part belong to, in the cases that both can stand for.

    Parts in different cases are two names side by side: «сын Бабарыкі Эдуард». Only a given name and a surname after it
    that are both oblique pass for one name with a wrong ending.
    """
    others: dict[str, list[Reading]] = {}
    for reading in second:
        if reading.role == role:
            others.setdefault(reading.entry, []).append(reading)
    found = []
    for given in first:
        for other in others.get(given.entry, ()) if given.role == "given" else ():
            both = tuple(case for case in given.cases if case in other.cases)
            base = f"{given.base} {other.base}"
            if both:
                found.append(_option(other, both, base, given.listed and other.listed))
            elif slips and "nom" not in given.cases + other.cases:
                found.append(_option(other, other.cases, base, False))
    return _preferred(found)


def _by_initial(index: Index, initial: str, readings: Iterable[Reading]) -> tuple[Option, ...]:
    found = [
        _option(each, each.cases, each.base, each.listed)
        for each in readings
        if each.role == "surname" and any(given.startswith(initial) for given in index.givens.get(each.entry, ()))
    ]
    return _preferred(found)


def _preferred(options: list[Option]) -> tuple[Option, ...]:
    """One option per entry; where an entry lists the very spelling, entries that only rules led to give way."""
    listed = [option for option in options if option.listed]
    best: dict[str, Option] = {}
    for option in listed or options:
        known = best.get(option.entry)
        if known is None:
            best[option.entry] = option
        elif known.cases != option.cases:
            cases = known.cases + tuple(case for case in option.cases if case not in known.cases)
            best[option.entry] = known._replace(cases=cases)
    return tuple(best.values())
