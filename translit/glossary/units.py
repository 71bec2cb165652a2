"""What a run of capitalised words can mean by itself: whole names, and parts that the rest of the article decides.

Nothing here depends on where the run stands but for its beginning a sentence, so each run is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from translit.names import lemma, similarity
from translit.names.guesses import is_adjectival
from translit.names.key import consonants
from translit.names.lexicon import cases_of, given_forms, roles
from translit.names.parse import is_initial, looks_patronymic
from translit.names.runs import Word, split_run

from .index import Index, Reading

__all__ = ["Either", "Option", "Unit", "phrases_in", "units"]

_REMEMBERED = 200_000
_SHORTEST = 5  # letters of a word that may be another spelling of a surname
_ALIKE = 0.79  # the most that two single words can be alike, by `names.similarity`, is 0.8
_ALIKE_TO_GUESS = 0.76
_SAME_PERSON = 0.88  # likeness of two full names with one surname: above all pairs of different given names
_CYRILLIC = frozenset({"be", "ru", "uk"})
_NO_LINE = frozenset({"\n"})
# "Lukashenko Jr", "Лукашенко-младший": another person of the same name.
_JUNIOR = frozenset(
    [
        "jr",
        "junior",
        "sr",
        "senior",
        "младший",
        "младшего",
        "младшему",
        "старший",
        "малодшы",
        "малодшага",
        "старэйшы",
        "молодший",
    ]
)


class Option(NamedTuple):
    """One entry that a unit can stand for, with the cases and the base form it then has.

    `heard` says that the surname is spelled as no entry lists it, and only sounds like this one's."""

    entry: str
    cases: tuple[str, ...]
    base: str
    kind: str
    gender: str | None
    listed: bool
    alone: bool
    heard: bool
    common: bool


class Unit(NamedTuple):
    """A stretch of a run that forms of the glossary cover, by offsets in the run.

    `shape` as in `Mention`. `doubt` is empty, or says what speaks against a surname or given name alone: `given`
    (somebody else's given name beside it), `word` (an unknown capitalised word) or `common` (an everyday word where a
    capital tells nothing); `span` covers that word too. Shape `other` is a phrase that means nobody of the glossary.
    """

    start: int
    end: int
    shape: str
    options: tuple[Option, ...]
    doubt: str = ""
    span: tuple[int, int] = (0, 0)


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
            tuple(_doubted(index.lang, words, chosen, at, begins) for at in range(len(chosen)))
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


class _Choice(NamedTuple):
    first: int
    last: int  # index of the word after
    shape: str
    options: tuple[Option, ...]


def _choose(index: Index, words: Sequence[Word]) -> Iterator[_Choice]:
    """Walk over the words, taking at each the longest name that begins there."""
    hits = [_hits_at(index, words, at) for at in range(len(words))]
    for at in range(len(words)):
        if not hits[at]:
            hits[at] = _heard_at(index, words, at)
    at = 0
    while at < len(words):
        best: _Choice | None = None
        for choice in _choices(index, words, hits, at):
            if best is None or choice.last > best.last:
                best = choice
            elif choice.last == best.last and {best.shape, choice.shape} == {"name", "surname"}:
                # A town and a person of one name: the article decides.
                best = _Choice(at, best.last, "surname", best.options + choice.options)
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


def _choices(index: Index, words: Sequence[Word], hits: list[list[_Hit]], at: int) -> Iterator[_Choice]:
    for hit in hits[at]:
        for role, shape in (("other", "other"), ("full", "full"), ("name", "name")):
            options = _options(hit.readings, role)
            if options:
                yield _Choice(at, hit.end, shape, options)
        yield from _given_first(words, hits, at, hit)
        yield from _surname_first(index, words, hits, at, hit)
        # A person known by one name gives way to one whose surname it is: the fuller entry says more.
        options = _options(hit.readings, "surname") or _options(hit.readings, "single")
        if options:
            yield _Choice(at, hit.end, "surname", options)
        options = _options(hit.readings, "given")
        if options:
            yield _Choice(at, hit.end, "given", options)
    if _is_dotted(words[at]):
        yield from _initials_first(index, words, hits, at)
    elif at + 1 < len(words) and hits[at + 1] and words[at].key not in roles(index.lang):
        yield from _alike(index, words, at, hits[at + 1])


def _alike(index: Index, words: Sequence[Word], at: int, hits: Sequence[_Hit]) -> Iterator[_Choice]:
    """A given name that nobody lists before a surname that somebody does: the same person if the names are alike."""
    for hit in hits:
        found = []
        for reading in hit.readings:
            if reading.role == "surname" and _same_given(index, words[at].text, reading):
                found.append(
                    _option(reading, reading.cases, f"{_base(words[at].text, index.lang)} {reading.base}", False)
                )
        if found:
            yield _Choice(at, hit.end, "full", _preferred(found))


def _same_given(index: Index, given: str, reading: Reading) -> bool:
    name = f"{_base(given, index.lang)} {reading.base}"
    entry = index.entries[reading.entry]
    forms = dict.fromkeys((*entry.forms.values(), *(form for forms in entry.variants.values() for form in forms)))
    return any(similarity(name, form) >= _SAME_PERSON for form in forms)


@lru_cache(maxsize=8192)
def _base(given: str, lang: str) -> str:
    return lemma(given, lang) if cases_of(lang) else given


def _given_first(words: Sequence[Word], hits: list[list[_Hit]], at: int, hit: _Hit) -> Iterator[_Choice]:
    """Given name and surname, with a patronymic or a middle initial between them or not; given name and patronymic."""
    middle = hit.end
    for after in (middle, middle + 1):
        if after > middle and not (after < len(words) and _is_middle(words[middle])):
            break
        for other in hits[after] if after < len(words) else ():
            options = _joined(hit.readings, other.readings, "surname", slips=True)
            if options:
                yield _Choice(at, other.end, "full", options)
    for other in hits[middle] if middle < len(words) else ():
        options = _joined(hit.readings, other.readings, "patronymic")
        if options:
            yield _Choice(at, other.end, "given_patronymic", options)


def _surname_first(
    index: Index, words: Sequence[Word], hits: list[list[_Hit]], at: int, hit: _Hit
) -> Iterator[_Choice]:
    after = hit.end
    for other in hits[after] if after < len(words) else ():
        options = _joined(other.readings, hit.readings, "surname")
        if options:
            end = other.end + (other.end < len(words) and _is_middle(words[other.end]))
            yield _Choice(at, end, "full", options)
    end = after
    while end < len(words) and end < after + 2 and _is_dotted(words[end]):
        end += 1
    if end > after:
        options = _by_initial(index, words[after].key, hit.readings)
        if options:
            yield _Choice(at, end, "initials", options)


def _initials_first(index: Index, words: Sequence[Word], hits: list[list[_Hit]], at: int) -> Iterator[_Choice]:
    after = at + 1
    while after < len(words) and after < at + 3 and _is_dotted(words[after]):
        after += 1
    for hit in hits[after] if after < len(words) else ():
        options = _by_initial(index, words[at].key, hit.readings)
        if options:
            yield _Choice(at, hit.end, "initials", options)


def _not_beside_subject(key: str, cases: tuple[str, ...]) -> bool:
    """Whether a word stands in a case that a given name before a subject cannot have: у Маскве Пуцін."""
    return "nom" in cases and key[-1] in ("еуюыі" if cases == ("nom",) else "е")


def _is_middle(word: Word) -> bool:
    return _is_dotted(word) or looks_patronymic(word.text)


def _is_dotted(word: Word) -> bool:
    return is_initial(word.text) and word.text.endswith(".")


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


def _doubted(lang: str, words: Sequence[Word], chosen: list[_Choice], at: int, initial: bool) -> Unit:
    """Look at the words beside a surname or a given name alone: they may make it somebody else's name."""
    first, last, shape, options = chosen[at]
    start, end = words[first].start, words[last - 1].end
    common = any(option.common for option in options)
    if shape == "name":
        doubt = _name_doubt(lang, words, chosen, at, initial, common)
        return Unit(start, end, shape, options, doubt, (start, end))
    if shape not in ("surname", "given", "given_patronymic"):
        return Unit(start, end, shape, options)
    left = chosen[at - 1] if at and chosen[at - 1].last == first else None
    right = chosen[at + 1] if at + 1 < len(chosen) and chosen[at + 1].first == last else None
    partial = shape != "surname"
    cases = options[0].cases
    doubts, span = [], [start, end]
    if first and words[first].gap not in _NO_LINE:
        opens = initial and first == 1
        doubts.append(
            _beside_unit(left, partial, cases)
            if left
            else _beside(lang, words[first - 1], words[first].gap, left=True, opens=opens, cases=cases)
        )
        if doubts[-1]:
            span[0] = words[(left.first if left else first - 1)].start
    if last < len(words) and words[last].gap not in _NO_LINE:
        doubts.append(
            _beside_unit(right, partial, cases)
            if right
            else _beside(lang, words[last], words[last].gap, left=False, opens=False, cases=cases)
        )
        if doubts[-1]:
            span[1] = words[(right.last if right else last + 1) - 1].end
    doubt = "given" if "given" in doubts else "word" if "word" in doubts else ""
    if not doubt and common and initial and not first and shape == "surname":
        doubt = "common"
    return Unit(start, end, shape, options, doubt, (span[0], span[1]))


def _name_doubt(lang: str, words: Sequence[Word], chosen: list[_Choice], at: int, initial: bool, common: bool) -> str:
    """What speaks against a place or an organisation: an everyday word that begins a sentence, or a longer name.

    An adjective with a capital makes another place (Мар'іна Горка, Северная Ирландия), a word of any kind beside an
    everyday word another organisation (Lincoln Memorial).
    """
    first, last = chosen[at].first, chosen[at].last
    place = all(option.kind == "place" for option in chosen[at].options) and last - first == 1
    if first and words[first].gap == " " and (at == 0 or chosen[at - 1].last != first):
        before, opens = words[first - 1], initial and first == 1
        if before.text[0].isupper() and before.key not in roles(lang):
            if place and not opens and is_adjectival(before.key, lang) and not before.text.isupper():
                return "word"
            if common and not _is_dotted(before):
                return "word"
    if last < len(words) and words[last].gap == " " and (at + 1 == len(chosen) or chosen[at + 1].first != last):
        given = place and last - first == 1 and words[first].key in given_forms(lang)
        if common or (given and words[last].text[0].isupper() and words[last].key not in roles(lang)):
            return "word"  # Питер Уильямс is no town
    return "common" if common and initial and not first else ""


def _beside_unit(unit: _Choice, partial: bool, cases: tuple[str, ...]) -> str:
    """What another name of the glossary beside says against a surname alone, or (`partial`) against a given name alone.

    Names in cases of their own say nothing: «брат Лукашэнкі Віктар».
    """
    if not any(case in cases for option in unit.options for case in option.cases):
        return ""
    if partial:
        return "word" if unit.shape == "surname" and unit.options[0].kind == "person" else ""
    return "given" if unit.shape in ("given", "given_patronymic") else ""


def _beside(lang: str, word: Word, gap: str, *, left: bool, opens: bool, cases: tuple[str, ...]) -> str:
    """What a word beside says against a surname or a given name alone: nothing, `given` or `word` (see `Unit`)."""
    if word.text[0].islower():
        return "word" if left else ""
    role = roles(lang).get(word.key)
    if gap == "-" or word.key in _JUNIOR or (role is None and (_is_dotted(word) or word.key in given_forms(lang))):
        return "given"
    if role in ("title", "honorific", "street", "date") or (role == "opener" and opens):
        return ""
    if lang in _CYRILLIC and (opens or not left or _not_beside_subject(word.key, cases)):
        # Verbs and places stand before a subject; what follows a surname is another phrase.
        return ""
    return "word"
