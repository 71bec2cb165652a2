"""What a run of capitalised words can mean by itself: whole names, and parts that the rest of the article decides.

Nothing here depends on where the run stands but for its beginning a sentence, so each run is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from translit.names import lemma, paradigm, similarity
from translit.names.key import reading as reading_of
from translit.names.key import skeleton, sounded
from translit.names.lexicon import cases_of, given_forms, roles, settled
from translit.names.likeness import begin_alike, sounds_like
from translit.names.parse import looks_patronymic
from translit.names.runs import Word, begins_sentence, split_run

from .doubts import Choice, Reading, Unit, doubted, is_dotted
from .index import Index
from .meanings import Meanings, joined, meanings, preferred

__all__ = ["Either", "phrases_in", "units"]

_REMEMBERED = 200_000
_SHORTEST = 5  # letters of a word that may be another spelling of a surname
_ALIKE = 0.975  # how alike it must sound to a surname that somebody listed
_ALIKE_TO_GUESS = 0.9025
_BEGINNING = 3  # letters that tell how a name begins
_MAYBE = 0.6  # how alike given names must sound, in whatever cases, to be worth a closer look
_SAME_PERSON = 0.88  # likeness of two full names with one surname: above all pairs of different given names


class _Hit(msgspec.Struct, frozen=True, gc=False):
    words: int  # how many the form has
    meanings: Meanings


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
            index.words.clear()
        words = split_run(text)
        hits = [_hits_at(index, words, at) for at in range(len(words))]
        chosen = list(_choose(index, words, hits)) if any(hits) else []
        found = index.remembered[text] = _doubted(index.lang, words, chosen) if chosen else ()
    return found


def _doubted(lang: str, words: Sequence[Word], chosen: list[Choice]) -> tuple[Unit, ...] | Either:
    inside = [doubted(lang, words, chosen, at, False) for at in range(len(chosen))]
    if chosen[0].first > 1:
        return tuple(inside)
    # Where the run begins a sentence its first word may be any, which matters to that and to the next.
    initial = inside[:]
    for at, choice in enumerate(chosen[:2]):
        if choice.first == 1 or (choice.first == 0 and choice.shape != "given" and _is_common(choice)):
            initial[at] = doubted(lang, words, chosen, at, True)
    return tuple(inside) if initial == inside else Either(tuple(initial), tuple(inside))


def _is_common(choice: Choice) -> bool:
    return True in [option.common for option in choice.options]


def phrases_in(plain: str, index: Index) -> Iterator[tuple[int, int, Unit]]:
    """The names in a text that are no runs of capitalised words, by their offsets; `plain` is that of a `Scan`."""
    for start, end, readings in index.phrases.search(plain):
        by_role = meanings(readings).by_role
        for shape in ("other", "name", "full", "surname"):
            if shape in by_role:
                options = preferred(by_role[shape])
                doubt = "common" if _everyday(options, index) and begins_sentence(plain, start) else ""
                yield start, end, Unit(0, end - start, shape, options, doubt)
                break


def _everyday(options: Sequence[Reading], index: Index) -> bool:
    """Whether a phrase is everyday words too: «Новы час» is a newspaper, «Новы час патрабуе» a new time."""
    return any(option.kind != "person" and index.lang in index.entries[option.entry].common_word for option in options)


def _choose(index: Index, words: Sequence[Word], hits: Sequence[Sequence[_Hit]]) -> Iterator[Choice]:
    """Walk over the words, taking at each the longest name that begins there."""
    at = 0
    while at < len(words):
        best: Choice | None = None
        for choice in _choices(index, words, hits, at) if hits[at] or words[at].text[-1] == "." else ():
            if best is None or choice.last > best.last:
                best = choice
            elif choice.last == best.last and {best.shape, choice.shape} == {"name", "surname"}:
                # A town and a person of one name: the article decides.
                best = Choice(at, best.last, "surname", best.options + choice.options)
        if at + 1 < len(words) and hits[at + 1]:
            best = _alike(index, words, hits, at, best)
        if best is not None:
            yield best
        at = best.last if best else at + 1


def _hits_at(index: Index, words: Sequence[Word], at: int) -> Sequence[_Hit]:
    """The forms that begin at a word, the longest first; what it sounds like where none does."""
    key = words[at].key
    found: Sequence[_Hit] | None = index.words.get(key)
    if found is None:
        found = index.words[key] = _hits_of(index, key)
    if key in index.heads and at + 1 < len(words) and (longer := _longer_hits(index, words, at)):
        found = [*longer, *found] if key in index.forms else longer
    for hit in found:
        if hit.meanings.upper:
            written = [(hit.words, _as_written(hit.meanings, words[at : at + hit.words])) for hit in found]
            return [_Hit(length, form) for length, form in written if form is not None] or _heard(index, key)
    return found


def _hits_of(index: Index, key: str) -> tuple[_Hit, ...]:
    """What a word by itself means: the forms it is, or those it sounds like."""
    return (_Hit(1, _meanings(index, key)),) if key in index.forms else _heard(index, key)


def _longer_hits(index: Index, words: Sequence[Word], at: int) -> list[_Hit]:
    """The forms of several words of which one is the first, the longest first."""
    longer, forms, found = words[at].key, index.forms, []
    for length, word in enumerate(words[at + 1 : at + index.longest], 2):
        longer = f"{longer} {word.key}"
        if longer in forms:
            found.append(_Hit(length, _meanings(index, longer)))
    found.reverse()
    return found


def _meanings(index: Index, key: str) -> Meanings:
    found: Meanings | None = index.meanings.get(key)
    if found is None:
        found = index.meanings[key] = meanings(index.forms[key])
    return found


def _as_written(form: Meanings, words: Sequence[Word]) -> Meanings | None:
    """What a form means that stands in a text as these words: abbreviations are in capitals."""
    if not form.upper or all(word.text.isupper() for word in words):
        return form
    kept = [each for readings in form.by_role.values() for each in readings if not each.upper]
    return meanings(kept) if kept else None


def _heard(index: Index, key: str) -> tuple[_Hit, ...]:
    """Surnames that a word which no entry lists sounds like: another way to spell them, as Tihanovski is."""
    if len(key) < _SHORTEST or key in roles(index.lang) or key in given_forms(index.lang):
        return ()
    sound = sounded(key)
    found = []
    for other, readings in index.sounding(skeleton(sound)).items():
        near = sounds_like(sound, other, _ALIKE)
        # A form that rules made is itself a guess: the word in the text may well be nearer to what people write.
        if near or (not all(each.listed for each in readings) and sounds_like(sound, other, _ALIKE_TO_GUESS)):
            found += [
                replace(each, role="surname", listed=False, heard=each.listed)
                for each in readings
                if near or not each.listed
            ]
    return (_Hit(1, meanings(found)),) if found else ()


def _choices(index: Index, words: Sequence[Word], hits: Sequence[Sequence[_Hit]], at: int) -> Iterator[Choice]:
    for hit in hits[at]:
        after = at + hit.words
        for shape, options in hit.meanings.alone:
            yield Choice(at, after, shape, options)
        if after < len(words):
            if "given" in hit.meanings.by_role and (hits[after] or any(hits[after + 1 : after + 2])):
                yield from _given_first(words, hits, at, hit)
            if "surname" in hit.meanings.by_role:
                yield from _surname_first(index, words, hits, at, hit)
    if is_dotted(words[at]):
        yield from _initials_first(index, words, hits, at)


def _alike(
    index: Index, words: Sequence[Word], hits: Sequence[Sequence[_Hit]], at: int, best: Choice | None
) -> Choice | None:
    """A given name that nobody lists before a surname that somebody does: the same person if the names are alike.

    `best` is what is taken unless that is longer.
    """
    word = words[at]
    if is_dotted(word) or word.key in roles(index.lang):
        return best
    for hit in hits[at + 1]:
        end = at + 1 + hit.words
        if best is not None and end <= best.last:
            continue
        likely = [
            reading
            for reading in hit.meanings.by_role.get("surname", ())
            if not _otherwise_called(index, word.key, reading.entry)
        ]
        found = [
            replace(
                reading,
                cases=_cases_with(index, word.text, reading),
                base=f"{_base(word.text, index.lang)} {reading.base}",
                listed=False,
            )
            for reading in likely
            if _same_given(index, word.text, reading)
        ]
        if found:
            best = Choice(at, end, "full", preferred(found))
    return best


def _otherwise_called(index: Index, given: str, entry: str) -> bool:
    """Whether a given name, folded, is plainly no name of this person: by the table, or by how the names sound."""
    known = given_forms(index.lang)
    ids = {id for id, _ in known.get(given, ())}
    forms = index.givens.get(entry, ())
    own = {id for form in forms for id, _ in known.get(form, ())}
    if ids and own and (not ids.isdisjoint(own) or (ids <= settled() and own <= settled())):
        return ids.isdisjoint(own)
    sound = reading_of(given)
    return not any(
        begin_alike(sound, reading_of(form[:_BEGINNING])) and sounds_like(sound, reading_of(form), _MAYBE)
        for form in forms
    )


def _same_given(index: Index, given: str, reading: Reading) -> bool:
    name = f"{_base(given, index.lang)} {reading.base}"
    entry = index.entries[reading.entry]
    forms = dict.fromkeys((*entry.forms.values(), *(form for forms in entry.variants.values() for form in forms)))
    return any(similarity(name, form) >= _SAME_PERSON for form in forms)


def _cases_with(index: Index, given: str, reading: Reading) -> tuple[str, ...]:
    """The cases of a surname that the given name before it can stand in too: Настасья Лойко is no genitive."""
    forms = paradigm(_base(given, index.lang), index.lang, gender=reading.gender) if len(reading.cases) > 1 else {}
    return tuple(case for case in reading.cases if forms.get(case) == given) or reading.cases


@lru_cache(maxsize=8192)
def _base(given: str, lang: str) -> str:
    return lemma(given, lang) if cases_of(lang) else given


def _given_first(words: Sequence[Word], hits: Sequence[Sequence[_Hit]], at: int, hit: _Hit) -> Iterator[Choice]:
    """Given name and surname, with a patronymic or a middle initial between them or not; given name and patronymic."""
    middle = at + hit.words
    for after in (middle, middle + 1):
        if after > middle and not (after < len(words) and hits[after] and _is_middle(words[middle])):
            break
        for other in hits[after]:
            options = joined(hit.meanings, other.meanings, "surname", slips=True)
            if options:
                yield Choice(at, after + other.words, "full", options)
    for other in hits[middle]:
        options = joined(hit.meanings, other.meanings, "patronymic")
        if options:
            yield Choice(at, middle + other.words, "given_patronymic", options)


def _surname_first(
    index: Index, words: Sequence[Word], hits: Sequence[Sequence[_Hit]], at: int, hit: _Hit
) -> Iterator[Choice]:
    after = at + hit.words
    for other in hits[after]:
        options = joined(other.meanings, hit.meanings, "surname")
        if options:
            end = after + other.words
            end += end < len(words) and _is_middle(words[end])
            yield Choice(at, end, "full", options)
    end = after
    while end < len(words) and end < after + 2 and is_dotted(words[end]):
        end += 1
    if end > after:
        options = _by_initial(index, words[after].key, hit.meanings)
        if options:
            yield Choice(at, end, "initials", options)


def _initials_first(index: Index, words: Sequence[Word], hits: Sequence[Sequence[_Hit]], at: int) -> Iterator[Choice]:
    after = at + 1
    while after < len(words) and after < at + 3 and is_dotted(words[after]):
        after += 1
    for hit in hits[after] if after < len(words) else ():
        options = _by_initial(index, words[at].key, hit.meanings)
        if options:
            yield Choice(at, after + hit.words, "initials", options)


def _is_middle(word: Word) -> bool:
    return is_dotted(word) or looks_patronymic(word.text)


def _by_initial(index: Index, initial: str, surname: Meanings) -> tuple[Reading, ...]:
    found = [
        each
        for each in surname.by_role.get("surname", ())
        if any(given.startswith(initial) for given in index.givens.get(each.entry, ()))
    ]
    return preferred(found)
