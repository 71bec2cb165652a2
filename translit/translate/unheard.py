"""Words that look like names, that no rule found and that the translation has nothing like: a person looks there.

What an engine makes of an unknown surname is often no name any more: «Мирзоян» came back as «Світзоян», Fidesz as
«Файдс». Between Belarusian, Russian and Ukrainian a name sounds nearly the same, and one from English is spelled as it
sounds; one that is not is either garbled or has a name of its own there (Рождество, Каляды), which is why this is
advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..morphology import dictionary
from ..names import Mention, convert
from ..names.guesses import spans
from ..names.key import sounded
from ..names.lexicon import company_words, is_nobody
from ..names.likeness import FAR, distance
from ..names.runs import begins_sentence, fold, scan
from ..text import EAST_SLAVIC, script, words
from .unlisted.capitalised import is_ordinary, suspects
from .unlisted.sounding import Heard, heard_in, is_there

__all__ = ["gone", "heard", "unheard"]

_APART = 0.1
"""Distance per sound from which two words are no spellings of one name: a conversion's own differences are at most 0.08
(Вільні, Вильнюсе), Имедашвили and «Імедаўшылі» are 0.12 apart."""
_ENDINGS = 3
"""Sounds by which two case endings may differ in length."""
_FEW = 4
"""Sounds of a word that is too short to tell anything."""
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox"})
_QUOTES = frozenset("«„“\"'(")
_ADJECTIVE = re.compile(r"(?:[аяоеыи]й|[аоя]я|[оеы]е|[оыиі]м|ого|его|ому|ему|[ыи]х|ую|ага|яга|аму|ыя|ія|ой|ою)$")
_LOWER_NEXT = re.compile(r"\s[^\W\d_A-ZА-ЯЁІЎЇЄҐ]")


def unheard(
    text: str, source: str, target: str, mentions: Sequence[Mention], done: Sequence[tuple[int, int, str]]
) -> Iterator[str]:
    """Words that may be names, that no mention covers and that the translation has nothing like.

    `done` has each sentence's span in `text` and its translation. From Belarusian, Russian and Ukrainian, whose
    capitals are names only, these are capitalised words inside sentences; from English those that no dictionary has.
    Into other languages than these three nothing is told.

    >>> list(unheard("Его ждал Мирзоян.", "ru", "uk", [], [(0, 17, "На нього чекав Світзоян.")]))
    ['Мирзоян']
    >>> list(unheard("Его ждал Мирзоян.", "ru", "uk", [], [(0, 17, "На нього чекав Мірзоян.")]))
    []
    >>> list(unheard("She read Lietuvos Rytas in Vilkija.", "en", "ru", [], [(0, 35, "В Вилькии она читала рот.")]))
    ['Lietuvos Rytas']
    """
    if source == "en" and target in EAST_SLAVIC:
        names = [*suspects(text, mentions)]
        lost = _missing(text, names, done, target)
        for name, parts in zip(names, lost, strict=True):
            if not all(map(_is_romanised, parts)):
                yield text[name[0][0] : name[-1][1]]
    if source not in EAST_SLAVIC or target not in EAST_SLAVIC:
        return
    covered = [(mention.start, mention.end) for mention in mentions]
    alone = [span for span in _capitalised(text, source) if all(span[1] <= a or b <= span[0] for a, b in covered)]
    at = 0
    for start, end in alone:
        while at < len(done) and done[at][1] <= start:
            at += 1
        if at < len(done) and done[at][0] <= start and not heard(text[start:end], done[at][2]):
            yield text[start:end]


def gone(text: str, target: str, mentions: Sequence[Mention], done: Sequence[tuple[int, int, str]]) -> frozenset[int]:
    """Where the mentions of an English text start of which a word has nothing like it in the translation.

    `done` as for `unheard`. Of words that a dictionary has nothing is told: Peter the Great is Пётр.

    >>> one = Mention(4, 18, "Jessica Pegula", "Jessica Pegula")
    >>> gone("Saw Jessica Pegula", "uk", [one], [(0, 18, "Бачив Джессіку")])
    frozenset({4})
    """
    names = [
        [(m.start + token.start, m.start + token.end) for token in words(m.text) if not is_ordinary(token.text)]
        for m in mentions
    ]
    lost = _missing(text, names, done, target)
    return frozenset(mention.start for mention, parts in zip(mentions, lost, strict=True) if parts)


def _missing(
    text: str, names: Sequence[Sequence[tuple[int, int]]], done: Sequence[tuple[int, int, str]], target: str
) -> Iterator[list[str]]:
    """For each name, given in order by the spans of its words, those words that its sentence came back without."""
    at, last = 0, -1
    sounds: list[Heard] = []
    for name in names:
        while name and at < len(done) and done[at][1] <= name[0][0]:
            at += 1
        if not name or at == len(done) or done[at][0] > name[0][0] or not done[at][2]:
            yield []
            continue
        output = done[at][2]
        if at != last:
            last, sounds = at, heard_in(output)
        yield [word for word in (text[a:b] for a, b in name) if not is_there(word, output, sounds, target)]


def heard(word: str, output: str) -> bool:
    """Whether a word of the output sounds like `word`, case endings aside; of a short word nobody can tell.

    >>> heard("Пашиняну", "сказав Пашиняном"), heard("Имедашвили", "Гіга Імедаўшылі")
    (True, False)
    """
    own = sounded(word)
    return len(own) < _FEW or any(_apart(own, sounded(token.text)) <= _APART for token in words(output))


def _apart(a: str, b: str) -> float:
    size = min(len(a), len(b))
    if abs(len(a) - len(b)) > _ENDINGS or size < _FEW - 1:
        return FAR
    return distance(a[:size], b[:size]) / size


def _capitalised(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Spans of the words in mid-sentence that may well be names: no acronyms, offices, months or common words."""
    for at, run in scan(text).runs:
        for low, high in spans(run, lang, begins_sentence(text, at)):
            for token in words(text[at + low : at + high]):
                start, end = at + low + token.start, at + low + token.end
                opens = begins_sentence(text, start) or text[start - 1 : start] in _QUOTES
                if token.text[:1].isupper() and not opens and not _is_common(token.text, text[end : end + 2], lang):
                    yield start, end


def _is_romanised(word: str) -> bool:
    """Whether a word of an English text is an ordinary Russian one, of which others have their own: exercise Zapad."""
    russian = convert(word, "en:ru", "ru")[0].lower() if word.isascii() else ""
    readings = dictionary.parses(russian, "ru") if dictionary.knows(russian, "ru") else []
    return any("nomn" in each.tag.grammemes and not _NAMES & {*each.tag.grammemes} for each in readings)


def _is_common(word: str, after: str, lang: str) -> bool:
    """Whether a capital is an institution's or an acronym's: Государственной думы, МИД, Конституции."""
    key = fold(word)
    if script(word) != "Cyrl":  # Apple is as often spelled in the reader's letters as left
        return True
    if any(letter.isupper() for letter in word[1:]) or is_nobody(key, lang) or key in company_words(lang):
        return True
    if _ADJECTIVE.search(key) and _LOWER_NEXT.match(after):
        return True
    if lang == "be" or not dictionary.knows(word.lower(), lang):
        return False
    return not any(_NAMES & {*each.tag.grammemes} for each in dictionary.parses(key, lang))
