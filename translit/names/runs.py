"""Stretches of capitalised words: where in a text names can stand at all.

Finding and linking both walk over these runs instead of over the text, and both remember what they worked out for
a run's characters, for a newspaper repeats its names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import msgspec

from translit.text import APOSTROPHES, matching_form, protected_spans

__all__ = ["RUN", "Scan", "Word", "begins_sentence", "fold", "scan", "split_run", "unprotected", "word_before"]

MARKS = "\u0300-\u036f\u0483-\u0487\u00ad\u200c\u200d\u2060"
_APOSTROPHE = "[" + re.escape(APOSTROPHES) + "]"
# Letters that are capital, over the Latin and Cyrillic blocks (Unicode 15 categories Lu and Lt).
_CAPITALS = "".join(
    chr(code)
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x400, 0x530), *range(0x1E00, 0x1F00))
    if unicodedata.category(chr(code)) in ("Lu", "Lt")
)
_REST = f"[\\w{MARKS}]"
_CAPITAL = f"[{_CAPITALS}]"
# What follows the capital: an initial's dot (after Yu, Kh, Дз too), or the rest of a word with inner apostrophes, the
# English possessive 's left outside.
_GAP = "[ \u00a0\u202f\n-]"
_DIGRAPH = "(?:(?<=[CKPSTZ])h|(?<=[IY])[aeou]|(?<=D)z|(?<=T)s|(?<=Д)[жз])"
_DOT = f"{_DIGRAPH}?\\.(?={_GAP}?{_CAPITAL})"
_TAIL = f"{_REST}*(?:{_APOSTROPHE}(?![sS](?!\\w)){_REST}+)*"
_ITEM = f"{_CAPITAL}(?:{_DOT}|{_TAIL})"
# Of `parse.PARTICLES` those that are no everyday words of a language here (да, до, ад, ten are).
_PARTICLES = (
    "al bin da dal de del della den der des di dos du el ibn la le los van vom von zu zum zur"
    " аль бен бин бін ван вон де дель дер ди дю дэ дэль дэр ибн ібн ла лос фон цу эль"
)
_LOWER = "|".join(sorted(_PARTICLES.split(), key=len, reverse=True))
# Initials need no space after them; particles stand between two names only. No name has more than 24 words. The
# capital comes before the look-behind so that the search can skip to the next capital.
RUN = re.compile(
    f"{_CAPITAL}(?<![\\w{MARKS}].)(?:{_DOT}|{_TAIL})"
    f"(?:(?<=\\.){_GAP}?{_CAPITAL}\\.(?!\\w)|(?:{_GAP}|(?<=\\.)){_ITEM}|{_GAP}(?:(?:{_LOWER}){_GAP}){{1,3}}{_ITEM})"
    "{0,23}"
)
_PIECE = re.compile(f"{_CAPITAL}(?:{_DIGRAPH}?\\.|{_TAIL})|\\w+")
_ENDS = frozenset(".!?…\n\r")
_SKIPPED = frozenset(" \t\u00a0\u202f\"'«»“”„‘’‹›([{–—-*•")
_PARTING = frozenset(",;:!?)]»…")  # after these the word before is another phrase's
_DOTTED = 4  # letters, at most, of a word whose dot may be no sentence's end: Mr., праф.
# Those words, folded: after any other (сына.) a sentence begins.
_ABBREVIATIONS = (
    "mr mrs ms mx dr prof gen col maj capt lt cmdr cpl sgt sen rep gov rev hon fr st adm amb"
    " г гр тов проф ген полк подп акад доц канд ул пр пл пер им св о еп митр имп адм"
    " праф дац тав сп вул ім мітр кн пров просп бул єп адв"
)
_ABBREVIATED = frozenset(_ABBREVIATIONS.split()) | {"г н", "г жа", "пр т", "д р"}
_LONGEST = 40  # letters before a name that are looked at
_DIACRITIC = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_REMOVED = re.compile(f"[{MARKS}{re.escape(APOSTROPHES)}]")


# One of these is in every protected span but a bare domain, which has no capitals and so no names.
_TRIGGERS = "@#/`"


def unprotected(text: str) -> str:
    """The text with NUL in place of what `text.protected_spans` finds where names could stand; of the same length.

    Only lines that can hold such a span are looked at: that is a few in a thousand, and looking costs more than finding
    the names.

    >>> unprotected("Мінск, @losik") == "Мінск, " + "\\0" * 6
    True
    """
    pieces: list[str] = []
    written = 0
    for low, high in _lines_with_triggers(text):
        for start, end in protected_spans(text[low:high]):
            pieces += (text[written : low + start], "\0" * (end - start))
            written = low + end
    return "".join([*pieces, text[written:]]) if pieces else text


def _lines_with_triggers(text: str) -> list[tuple[int, int]]:
    if "`" in text:
        return [(0, len(text))]  # code may go on over several lines
    found: dict[int, int] = {}
    for char in _TRIGGERS:
        at = text.find(char)
        while at >= 0:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            found[text.rfind("\n", 0, at) + 1] = end
            at = text.find(char, end)
    return sorted(found.items())


# A text has a hundred thousand of these: what the garbage collector does not watch costs half.
class Word(msgspec.Struct, frozen=True, gc=False):
    """A word of a run: its offsets there, its characters, its folded form, and what stands before it."""

    start: int
    end: int
    text: str
    key: str
    gap: str


class Scan(NamedTuple):
    """A text made ready for finding names.

    `plain` is the text with its protected spans blanked; `runs` are its stretches of capitalised words: start and
    characters.
    """

    text: str
    plain: str
    runs: list[tuple[int, str]]


def scan(text: str) -> Scan:
    """Find the stretches of capitalised words, initials, and the particles and gaps between them.

    A stretch ends at punctuation, at a word in lower case and after a possessive. URLs, handles, hashtags and code
    hold none. Linear in the length of the text.

    >>> [run for _, run in scan("Lukashenko's envoy met Ursula von der Leyen and J. Coale in New York.").runs]
    ['Lukashenko', 'Ursula von der Leyen', 'J. Coale', 'New York']
    """
    plain = unprotected(text)
    return Scan(text, plain, [(match.start(), match[0]) for match in RUN.finditer(plain)])


def word_before(text: str, start: int) -> str:
    """The word before a place in the text, folded; empty where punctuation or a line's end parts them.

    >>> word_before("the U.S. President Trump", 19), word_before("Minsk, Trump", 7), word_before("Mr. Trump", 4)
    ('president', '', 'mr')
    """
    if start < 2:
        return ""
    last = text[start - 2]
    if text[start - 1] not in " \u00a0" or last in _PARTING:
        return ""
    if last.isalpha():
        low = text.rfind(" ", max(0, start - _LONGEST), start - 1) + 1
        if low and (word := text[low : start - 1]).isalpha():  # as nearly always; the rest takes longer
            return fold(word)
    elif last == "." and start > _DOTTED + 2 and text[start - _DOTTED - 3 : start - 2].isalpha():
        return ""  # where a sentence begins there need be no looking for its last word
    words = text[max(0, start - _LONGEST) : start - 1].rsplit(None, 1)
    word = fold(words[-1]) if words else ""
    if not word[-1:].isalpha():
        word = word[:-1] if word[-1:] == "." and word[:-1] in _ABBREVIATED else ""
    return word.lstrip("«»“”„‘’\"'([{<>*_#")


def begins_sentence(text: str, start: int) -> bool:
    """Whether a word that begins at `start` begins a sentence, a line, a quotation or what follows a colon.

    >>> begins_sentence("So. «Yes", 5), begins_sentence("So yes", 3)
    (True, False)
    """
    at = start - 1
    if start > 1 and text[at] == " " and text[at - 1].isalpha():  # as mostly
        return False
    limit = max(-1, start - 12)
    while at > limit and text[at] in _SKIPPED:
        at -= 1
    return at < 0 or text[at] in _ENDS or (text[at] == ":" and at < start - 1)


@lru_cache(maxsize=65536)
def split_run(text: str) -> tuple[Word, ...]:
    """The words of a run.

    >>> [(word.text, word.key, word.gap) for word in split_run("А. Салаўёў-Дем’янчук")]
    [('А.', 'а', ''), ('Салаўёў', 'салаўеў', ' '), ('Дем’янчук', 'демянчук', '-')]
    """
    if text.isalpha():
        return (Word(0, len(text), text, fold(text), ""),)
    parts = text.split(" ")
    if all(map(str.isalpha, parts)):
        keys = text.lower().split(" ") if _PLAIN_RUN.fullmatch(text) else map(fold, parts)
        at, gap, plain = 0, "", []
        for part, key in zip(parts, keys, strict=True):
            end = at + len(part)
            plain.append(Word(at, end, part, key, gap))
            at, gap = end + 1, " "
        return tuple(plain)
    found, done = [], 0
    for match in _PIECE.finditer(text):
        found.append(Word(match.start(), match.end(), match[0], fold(match[0]).rstrip("."), text[done : match.start()]))
        done = match.end()
    return tuple(found)


@lru_cache(maxsize=131072)
def fold(word: str) -> str:
    """The form that names are looked up by: lower case, no apostrophes, marks or Latin diacritics, ё as е.

    >>> fold("Дем’янчук"), fold("Łukaszenka"), fold("Алекса́ндр Королёв"), fold("Лукашенкo")
    ('демянчук', 'lukaszenka', 'александр королев', 'лукашенко')
    """
    if _PLAIN.fullmatch(word):
        return word.lower()
    plain = _REMOVED.sub("", matching_form(unicodedata.normalize("NFC", word))).lower()
    if not plain.isascii():
        plain = plain.replace("ё", "е")
        marked = set(_DIACRITIC.findall(plain))
        for char in marked:
            plain = plain.replace(char, _BARE.get(char) or unicodedata.normalize("NFD", char)[0])
        if marked:  # a letter without its mark may be another script's by its looks
            plain = matching_form(plain)
    return " ".join(plain.replace("-", " ").split())


# What has nothing to fold but its capitals: a word, and words with a space between them.
_PLAIN = re.compile("[A-Za-z]+|[А-ЕЖ-Яа-еж-яІЎЄЇҐіўєїґ]+")
_PLAIN_RUN = re.compile(f"(?:{_PLAIN.pattern})(?: (?:{_PLAIN.pattern}))*")
_BARE = {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
