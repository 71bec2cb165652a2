"""Unicode hygiene: one code point for what a reader sees as one letter, apostrophe, hyphen or space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["APOSTROPHES", "HYPHENS", "MARKS", "fold_lookalikes", "lookalikes", "matching_form", "nfc"]

# Unicode Standard, chapter 6.2: what stands for an apostrophe in Belarusian and Ukrainian texts as they are typed.
APOSTROPHES = "'\u2019\u02bc\u2018`\u00b4\u2032\u02b9\u02bb\u201b\uff07\ua78c"
# En and em dashes are not hyphens: they part words.
HYPHENS = "-\u2010\u2011\u2012\u2043\u2212\ufe63\uff0d"
SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
# Combining marks, the soft hyphen and the joiners: inside a word they part nothing (for a regular expression's class).
MARKS = "\u0300-\u036f\u0483-\u0487\u00ad\u200c\u200d\u2060"

_PLAIN = {char: plain for chars, plain in ((APOSTROPHES, "'"), (HYPHENS, "-"), (SPACES, " ")) for char in chars}
_PLAIN_ODD = {char: plain for char, plain in _PLAIN.items() if char != plain}
_ODD = re.compile("[" + re.escape("".join(_PLAIN_ODD)) + "]")

# Pairs that most typefaces draw alike (a selection of Unicode's confusables.txt), Latin first; a Latin vowel with
# an acute is a common way to type a stressed Cyrillic one.
_PAIRS = (
    "AА BВ CС EЕ HН IІ JЈ KК MМ OО PР SЅ TТ XХ YУ aа cс eе iі jј oо pр sѕ xх yу kк ËЁ ëё ÏЇ ïї ÈЀ èѐ"
    " ÁА ÓО ÉЕ ÝУ áа óо éе ýу íі ÍІ"
)
_TO_CYRILLIC = {pair[0]: pair[1] for pair in _PAIRS.split()}
_TO_LATIN = {pair[1]: pair[0] for pair in reversed(_PAIRS.split())} | {
    pair[1]: pair[0] for pair in _PAIRS.split() if pair[0].isascii()
}
_TO_CYRILLIC_MAP = str.maketrans(_TO_CYRILLIC)
_TO_LATIN_MAP = str.maketrans(_TO_LATIN)

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_CYRILLIC = "\u0400-\u0481\u048a-\u052f"


def _seams(own: str, other: str) -> re.Pattern[str]:
    """A letter of the one script that touches the other, or a run that leads up to it.

    The class comes first, so that the search skips to it; the look-behinds keep it from trying a run twice.
    """
    return re.compile(
        f"[{own}](?:(?<=[{other}].)|(?<=[{other}][{MARKS}].)|(?<![{own}].)[{own}]*+(?=[{MARKS}]?[{other}]))"
    )


_LATIN_SEAM, _CYRILLIC_SEAM = _seams(_LATIN, _CYRILLIC), _seams(_CYRILLIC, _LATIN)
_HEAD = re.compile(f"[{_LATIN}{_CYRILLIC}{MARKS}]*")
_TAIL = re.compile(f"[{_LATIN}{_CYRILLIC}{MARKS}]*\\Z")
# A century typed with both alphabets (XХ ст., ХIХ в.). C and M are left out: СМI is the Belarusian for the media.
_ROMAN = re.compile("[XХ]{0,3}(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})")
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_CYRILLIC_LETTER = re.compile(f"[{_CYRILLIC}]")


def nfc(text: str) -> str:
    """Compose the text: Unicode Normalization Form C.

    Args:
        text: any string.

    Returns:
        The composed string; it may be shorter than the input.

    >>> nfc("и\\u0306") == "й"
    True
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold_lookalikes(text: str) -> str:
    """Repair words that mix two scripts by mistake: a Latin o inside a Cyrillic word, a Cyrillic с inside a Latin one.

    Only words that hold letters of both scripts change, and only if all letters of one of them have a twin in the
    other; where both sides have, a Roman numeral is Latin, and otherwise the script with more letters wins. Pairs:
    Unicode's confusables.txt, a selection.

    Args:
        text: any string.

    Returns:
        A string of the same length.

    >>> fold_lookalikes("Лyкaшэнка, Мiнск, WordPress и IT-отдел") == "Лукашэнка, Мінск, WordPress и IT-отдел"
    True
    >>> fold_lookalikes("Windowsовский")  # neither side has a twin for every letter
    'Windowsовский'
    """
    pieces: list[str] = []
    done = 0
    for start, end, folded in lookalikes(text):
        pieces += (text[done:start], folded)
        done = end
    return "".join([*pieces, text[done:]]) if pieces else text


def lookalikes(text: str) -> Iterator[tuple[int, int, str]]:
    """Find the words that `fold_lookalikes` repairs, for a report.

    Args:
        text: any string.

    Yields:
        Start and end of the word, and the word as it should be spelled.

    >>> list(lookalikes("у Мiнску")) == [(2, 8, "Мінску")]
    True
    """
    if text.isascii() or not _LATIN_LETTER.search(text) or not _CYRILLIC_LETTER.search(text):
        return
    seen = 0
    for run in _rarer_script(text).finditer(text):
        if run.end() <= seen:
            continue
        # No word is longer: a wall of letters must not make this quadratic.
        before = text[max(seen, run.start() - 80) : run.start()]
        tail = _TAIL.search(before)
        start = run.start() - len(tail[0] if tail else "")
        head = _HEAD.match(text, run.start(), run.end() + 80)
        seen = head.end() if head else run.end()
        word = text[start:seen]
        folded = _fold_word(word)
        if folded != word:
            yield start, seen, folded


def _rarer_script(text: str) -> re.Pattern[str]:
    # Mixed words hold letters of both scripts, so looking from either side finds them: take the quicker one.
    sample = text[:2000]
    latin, cyrillic = (len(letter.findall(sample)) for letter in (_LATIN_LETTER, _CYRILLIC_LETTER))
    return _LATIN_SEAM if latin <= cyrillic else _CYRILLIC_SEAM


def _fold_word(word: str) -> str:
    if _ROMAN.fullmatch(word):
        return word.translate(_TO_LATIN_MAP)
    latin = _LATIN_LETTER.findall(word)
    cyrillic = _CYRILLIC_LETTER.findall(word)
    to_cyrillic = all(char in _TO_CYRILLIC for char in latin)
    to_latin = all(char in _TO_LATIN for char in cyrillic)
    if to_cyrillic and (not to_latin or len(cyrillic) >= len(latin)):
        return word.translate(_TO_CYRILLIC_MAP)
    return word.translate(_TO_LATIN_MAP) if to_latin else word


def matching_form(text: str) -> str:
    """Give the form that all searching is done on: typography and mixed-up scripts evened out, letters as they are.

    Apostrophes of every kind become ', hyphens of every kind -, no-break and thin spaces a plain space, look-alike
    letters are folded word by word. Letters keep their case, and every offset stays what it was.

    Args:
        text: any string, at best in NFC.

    Returns:
        A string of the same length.

    >>> matching_form("Дем’янчук\\u00a0А.")
    "Дем'янчук А."
    """
    if text.isascii():
        return text.replace("`", "'")
    return fold_lookalikes(_even_out(text))


def _even_out(text: str) -> str:
    # Each of these characters is rare: looking for all and replacing those present beats str.translate three times.
    for char in set(_ODD.findall(text)):
        text = text.replace(char, _PLAIN_ODD[char])
    return text
