"""Signs that a rendering cannot be right, read from source and output alone."""

from __future__ import annotations

import re
from itertools import pairwise

from .annotation import inside, plain

__all__ = ["flaws", "is_looping", "repeats", "stammers"]

# Scripts that write a word with one or two characters: each counts for three letters.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# A syllable eight times in a row, inside one word.
_STUTTER = re.compile(r"([^\W\d_]{1,6}?)\1{7}")
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")

# How often a group of one to six words may stand in a row before it is a loop. A word said three times is
# rhetoric ("never, never, never"), so one word needs more turns than a phrase does.
_TURNS = {1: 5, 2: 4, 3: 3, 4: 3, 5: 3, 6: 3}
# Four letters twice, or a shorter syllable three times, inside one word: "говорговорил", "нетототото".
_STUMBLE = re.compile(r"([^\W\d_]{4,12})\1|([^\W\d_]{2,3})\2{2}", re.IGNORECASE)
# Between words said twice in a row; a full stop, a dash or "and" between them is somebody's style.
_NO_MORE_BETWEEN = re.compile(r'[\s,()"«»“”]*')
# Shorter words may stand twice by grammar in languages of Latin script: "nous nous", "die, die", "had had".
_TWICE_BY_GRAMMAR = 4
_TWICE = re.compile(r"(?<!\w)([^\W\d_]{2,40}) \1(?!\w)")
# A phrase that nobody says twice for grammar's sake: so many words, two of them longer than small ones are.
_PHRASE, _SMALL_WORD = 3, 3
_COMPOUND = 9  # letters of a word that another language may need three for: Минобороны is the Ministry of Defence
_LONG_RATIO, _LONG_FLOOR = 3.0, 40
_SHORT_RATIO, _SHORT_FLOOR = 0.25, 40


def flaws(source: str, output: str) -> frozenset[str]:
    """Which of the flags of a bad rendering hold for `output`, from empty to short (`FLAGS` says what each means).

    Lengths are compared in letters, annotations left out: no two languages differ threefold over a sentence.
    One word that comes back as it went in is no fault, it may be a name.

    >>> flaws("The court freed them.", "")
    frozenset({'empty'})
    >>> flaws("Minsk", "Minsk")
    frozenset()
    >>> sorted(flaws("He was freed today.", "He was freed today."))
    ['copied']
    >>> flaws("Siarhei⁅ Сергей⁆ left.", "Сергей Сергей ушёл."), sorted(flaws("Siarhei left.", "Сергей Сергей ушёл."))
    (frozenset(), ['stammering'])
    """
    output = _named_once(source, output)
    source = plain(source)
    if not _LETTER.search(source):
        return frozenset()
    if not _WORD.search(output):
        return frozenset({"empty"})
    found = set()
    size, made = _letters(source), _letters(output)
    if made > _LONG_FLOOR + _LONG_RATIO * size:
        found.add("long")
    if size > _SHORT_FLOOR and made < _SHORT_RATIO * size:
        found.add("short")
    if is_looping(output) and not is_looping(source):
        found.add("looping")
    elif stammers(output) > stammers(source, short=True):
        found.add("stammering")
    elif repeats(output, _PHRASE) and not (repeats(source, 2) or _repeats_a_name(source)):
        found.add("repeating")
    if _is_copy(source, output):
        found.add("copied")
    return frozenset(found)


def _named_once(source: str, output: str) -> str:
    """The output with a prescribed name once that a model wrote twice in a row, which is put right where it is read."""
    given = {word[:_SMALL_WORD] for start, end in inside(source) for word in _WORD.findall(source[start:end])}
    return _TWICE.sub(lambda found: found[1] if found[1][:_SMALL_WORD] in given else found[0], output)


def _letters(text: str) -> int:
    return len(text.strip()) + 2 * len(_DENSE.findall(text))


def _is_copy(source: str, output: str) -> bool:
    """Whether the words are the same and some of them are not names: three words or more, one in lower case."""
    words = _WORD.findall(source)
    return len(words) >= 3 and any(word[0].islower() for word in words) and words == _WORD.findall(output)


def stammers(text: str, *, short: bool = False) -> int:
    """How often one to six words are said twice in a row, or a syllable again and again inside a word.

    With `short` those of Latin script count too that may stand twice by grammar: "yes, yes" in a source is «так, так».
    Measured on flores-dev: at most 2 of 997 sentences that people translated have more of it than their sources, and
    some of those are slips of the pen.

    >>> stammers("Пав Пав Павел в Вильнюсе (Литва), Вильнюсе (Литва) говорговорил"), stammers("nous nous en allons")
    (3, 0)
    """
    words = list(_WORD.finditer(text))
    close = [bool(_NO_MORE_BETWEEN.fullmatch(text, one.end(), other.start())) for one, other in pairwise(words)]
    said = [word[0].casefold() for word in words]
    count = len(_STUMBLE.findall(text))
    for period in _TURNS:
        run = 0
        for here in range(period, len(said)):
            run = run + 1 if said[here] == said[here - period] and close[here - 1] else 0
            if run == period:
                count += short or any(map(_tells, said[here - period + 1 : here + 1]))
                run = 0
    return count


def repeats(text: str, size: int) -> bool:
    """Whether a phrase of so many words is said twice, anywhere; one of three is to have two of four letters or more.

    Measured on flores-dev (997 sentences that people translated from English, Russian or Belarusian into eight
    languages): three words are said twice where the source has no two twice in at most 5, into French from Russian in
    10 and from Belarusian in 7.

    >>> repeats("Ён прыняў у Мінску пасланка прыняў у Мінску пасланніка.", 3), repeats("and so on and so on", 3)
    (True, False)
    """
    said = [word.casefold() for word in _WORD.findall(text)]
    begun: dict[tuple[str, ...], int] = {}
    for here in range(len(said) - size + 1):
        phrase = tuple(said[here : here + size])
        if begun.setdefault(phrase, here) + size <= here and (size < _PHRASE or sum(map(_is_long, phrase)) > 1):
            return True
    return False


def _repeats_a_name(text: str) -> bool:
    """Whether one word is said twice that another language says in three: UN, МИД, Bundesverfassungsgericht."""
    said = [word for word in _WORD.findall(text) if len(word) >= _COMPOUND or (len(word) > 1 and word.isupper())]
    return len(set(said)) < len(said)


def _is_long(word: str) -> bool:
    return len(word) > _SMALL_WORD


def _tells(word: str) -> bool:
    return word.isalpha() and len(word) > (_TWICE_BY_GRAMMAR if word.isascii() else 1)


def is_looping(text: str) -> bool:
    """Whether one to six words, or a syllable in a word, stand in a row again and again; linear in the text's length.

    >>> is_looping("the state of the state of the state of the state of the")
    True
    >>> is_looping("never, never, never again")
    False
    """
    if _STUTTER.search(text):
        return True
    words = [word.casefold() for word in _WORD.findall(text)]
    for period, turns in _TURNS.items():
        run = 0
        for here in range(period, len(words)):
            run = run + 1 if words[here] == words[here - period] else 0
            if run >= period * (turns - 1):
                return True
    return False
