"""One word through a scheme: a regular expression for the contexts, a table for the rest, and the casing.

Both are compiled once for each scheme. A context rule first puts a stand-in (a private-use character) where it fits,
so that every rule sees the source letters of its neighbours; the table then turns letters and stand-ins into their
forms in one `str.translate`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Literal

from ..text import APOSTROPHES, fold_lookalikes
from .model import Rule, Scheme

__all__ = [
    "CLASSES",
    "CONSONANTS",
    "HEAP",
    "LETTERS",
    "SOFTENED",
    "SOFTENERS",
    "SOFT_VOWELS",
    "VOWELS",
    "Forward",
    "Uncovered",
    "Unknown",
]

Unknown = Literal["keep", "drop", "unidecode", "error"]

VOWELS = "аеёиоуыэюяіїєѣѵ"
CONSONANTS = "бвгґджзклмнпрстўфхцчшщѳ"
LETTERS = f"{''.join(map(chr, range(ord('а'), ord('я') + 1)))}ёўіїєґѐѝѣѳѵѫѧђѓѕјљњћќџ{APOSTROPHES}"
# A consonant that softens the one before it: any but г к х т, itself soft (Belarusian Classical Orthography, 8).
SOFTENED = "бвджзйлмнпрсўфцчш"
SOFT_VOWELS = "еёюяі"
SOFTENERS = SOFT_VOWELS + "ь"
HEAP = 8  # consonants that a softener is looked for behind; no word has more, and a line of nothing else takes ages
_APOSTROPHE = f"[{re.escape(APOSTROPHES)}]"
_LETTER = f"[{re.escape(LETTERS)}]"
_STRESS = "\u0300\u0301"
_INVISIBLE = "\u00ad\u200c\u200d\u2060"  # the soft hyphen and the joiners: what stands beside one is a neighbour still
_MARKED = re.compile(f"(?<=[\u0400-\u052f])[{_STRESS}]|[{_INVISIBLE}]")
# NFC makes one letter of these vowels and a grave; in the three languages it is a stress mark.
_GRAVE = {"ѐ": "е\u0300", "ѝ": "и\u0300", "Ѐ": "Е\u0300", "Ѝ": "И\u0300"}
_GRAVES = re.compile(f"[{''.join(_GRAVE)}]")
_ANY_VOWEL = "aeiouyıæøœ" + VOWELS
_STAND_IN = 0xE000
_SOFT = f"[{SOFTENED}]{{1,{HEAP}}}[{SOFTENERS}]"
CLASSES = {"vowel": VOWELS, "consonant": CONSONANTS, "letter": LETTERS}
_PATTERNS = {
    **{name: f"[{re.escape(letters)}]" for name, letters in CLASSES.items()},
    "soft": _SOFT,
    "soft-word": f" (?:{_SOFT}|[{SOFT_VOWELS}])",
}
# Letters that the decree of 10 October 1918 took out of Russian, with those that it put in their place.
_REFORM = str.maketrans("ѣѳіѵѢѲІѴ", "ефииЕФИИ")
_REFORMED = re.compile("[ѣѳіѵѢѲІѴ]")
# And it left no hard sign at the end of words.
_NO_SIGN = Rule({"ъ": ""}, after=("letter",), before=("end",))
_FOREIGN = re.compile("[^\\W\\d_A-Za-z\u00aa\u00ba\u00c0-\u02ff\u1e00-\u1eff\ua722-\ua78e]")
_CYRILLIC = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u1d2b\u1d78\u2de0-\u2dff\ua640-\ua69f]")
_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u02af\u02b0-\u02ff\u1e00-\u1eff\ua722-\ua78e]")


class Uncovered(Exception):
    """Raised inside a word under `unknown="error"`; the caller knows where in the text the word stands."""


class Forward:
    """A compiled scheme: call `word` for each word.

    >>> from translit.schemes.store import get
    >>> Forward(get("bgnpcgn-1947-ru")).word("Ельцин")
    'Yel’tsin'
    """

    def __init__(self, scheme: Scheme, unknown: Unknown = "keep", fold: bool = True) -> None:
        """Compile the scheme."""
        self.scheme = scheme
        self._fold = fold
        self._keep = unknown == "keep"
        # A scheme that names no letter of before 1918 writes the one that replaced it.
        self._reform = {
            code: modern
            for code, modern in _REFORM.items()
            if scheme.lang == "ru" and chr(code).lower() not in scheme.letters
        }
        self._graves = str.maketrans({key: pair for key, pair in _GRAVE.items() if key.lower() not in scheme.letters})
        self._capitals = scheme.capitals
        self._whole_capitals = any(len(key) > 1 for key in scheme.capitals)
        self._stand_ins: list[dict[str, str]] = []
        table: dict[int, str] = {}
        patterns: list[str] = []
        several = {key: form for key, form in scheme.letters.items() if len(key) > 1}
        as_told = "ѣ" in scheme.letters or scheme.reversible == "lossless" or self._whole_capitals
        reform = (_NO_SIGN,) if scheme.lang == "ru" and scheme.letters.get("ъ") and not as_told else ()
        self.all_rules = (*scheme.rules, *([Rule(several)] if several else []), *reform)
        for rule in self.all_rules:
            stand_ins: dict[str, str] = {}
            for key, form in rule.letters.items():
                code = _STAND_IN + len(table)
                table[code] = form
                stand_ins |= dict.fromkeys((key.replace("'", mark) for mark in APOSTROPHES), chr(code))
            self._stand_ins.append(stand_ins)
            patterns.append(f"({_pattern(rule)})")
        self._contexts = re.compile("|".join(patterns)) if patterns else None
        self._segments = re.compile("|".join([*patterns, "(.)"]), re.DOTALL)
        table |= {ord(key): form for key, form in scheme.letters.items() if len(key) == 1}
        if "'" in scheme.letters:
            table |= dict.fromkeys(map(ord, APOSTROPHES), scheme.letters["'"])
        self._table = _Table(table, _MISSING[unknown])

    def word(self, word: str) -> str:
        """Transliterate one word, or a run of words in capitals; raises `Uncovered` if asked to."""
        if word.isascii() or not _FOREIGN.search(word):
            return word
        if self._keep and not _CYRILLIC.search(word):
            return word  # and not its composed form, which is another ideograph here and there
        source = unicodedata.normalize("NFC", word)
        if self._fold and _LATIN.search(source):
            source = fold_lookalikes(source)
        if self._reform and _REFORMED.search(source):
            source = source.translate(self._reform)
        marks: dict[int, str] = {}
        if self._graves and _GRAVES.search(source):
            source = source.translate(self._graves)
        if _MARKED.search(source):
            source, marks = _unmarked(source)
        low = source.lower()
        if len(low) != len(source):
            low = "".join(char.lower() if len(char.lower()) == 1 else char for char in source)
        return marks.get(-1, "") + _compose(self._cased(source, low, marks))

    def cased(self, form: str, original: str, loud: bool) -> str:
        """The form of a capital letter: all in capitals among capitals, else its first letter."""
        return _compose(self._upper(form) if loud else self._title(form, original))

    def _cased(self, source: str, low: str, marks: dict[int, str]) -> str:
        if low == source:
            return self._plain(low, marks)
        if source[1:] == low[1:] and not self._whole_capitals:
            return self._title(self._plain(low, marks), source[0])
        if source.isupper() and source[1:] != low[1:]:
            return self._upper(self._plain(low, marks))
        return self._mixed(source, low, marks)

    def _plain(self, low: str, marks: dict[int, str]) -> str:
        if marks:
            return "".join(form for _, form in self._units(low, marks))
        if self._contexts:
            low = self._contexts.sub(self._stand_in, low)
        return low.translate(self._table)

    def _table_form(self, match: re.Match[str]) -> str:
        index = (match.lastindex or 1) - 1
        return (match[0] if index == len(self._stand_ins) else self._stand_in(match)).translate(self._table)

    def _stand_in(self, match: re.Match[str]) -> str:
        return self._stand_ins[(match.lastindex or 1) - 1][match[0]]

    def _units(self, low: str, marks: dict[int, str]) -> Iterator[tuple[re.Match[str], str]]:
        """Each letter, or letters under a rule, with its form, which has the marks of any of them."""
        for match in self._segments.finditer(low):
            form = self._table_form(match)
            for at in range(*match.span()) if marks else ():
                for mark in marks.get(at, ""):
                    last = at + 1 == match.end()
                    form = _accented(form, mark, last=last, alone=len(match[0]) == 1 or mark in _INVISIBLE)
            yield match, form

    def _mixed(self, source: str, low: str, marks: dict[int, str]) -> str:
        """Case letter by letter: БелАЗ, МакДональд, ВНЗів."""
        pieces = []
        for match, form in self._units(low, marks):
            original = source[match.start() : match.end()]
            if original != original.lower():
                after = source[match.end() : match.end() + 1]
                before = source[: match.start()][-1:]
                loud = (
                    after.isupper()
                    or (not after.isalpha() and before.isalpha())
                    or (original.isupper() and len(original) > 1)
                )
                form = self.cased(form, original[0], loud)
            pieces.append(form)
        return "".join(pieces)

    def _upper(self, form: str) -> str:
        if self._capitals:
            form = "".join(self._capitals.get(char, char) for char in form)
        return form.upper()

    def _title(self, form: str, original: str) -> str:
        """Capitalise the first letter of a form; a ligature (t͡s) is one letter."""
        if original.lower() == original:
            return form
        if form in self._capitals:
            return self._capitals[form]
        for at, char in enumerate(form):
            if char.upper() != char or char.isupper():
                tied = form[at + 1 : at + 2] == "\u0361"
                end = at + 3 if tied else at + 1
                return form[:at] + self._upper(form[at:end]) + form[end:]
        return form


def _unmarked(source: str) -> tuple[str, dict[int, str]]:
    """A word without stress marks and what is not seen, and after which letter each stood: rules are about letters."""
    letters: list[str] = []
    marks: dict[int, str] = {}
    for at, char in enumerate(source):
        if _MARKED.match(source, at):
            marks[len(letters) - 1] = marks.get(len(letters) - 1, "") + char
        else:
            letters.append(char)
    return "".join(letters), marks


def _accented(form: str, mark: str, *, last: bool, alone: bool) -> str:
    """Put a stress mark on a form: on the vowel that the stressed letter gave, the first or the last of several."""
    vowels = [at for at, char in enumerate(form) if unicodedata.normalize("NFD", char)[0].lower() in _ANY_VOWEL]
    if alone or not vowels:
        return form + mark  # where the way back looks for it
    end = (vowels[-1] if last else vowels[0]) + 1
    while end < len(form) and unicodedata.combining(form[end]):
        end += 1
    return form[:end] + mark + form[end:]


def _compose(form: str) -> str:
    return form if form.isascii() else unicodedata.normalize("NFC", form)


def _pattern(rule: Rule) -> str:
    keys = [re.escape(key).replace("'", _APOSTROPHE) for key in sorted(rule.letters, key=len, reverse=True)]
    after = _behind(rule.after) + "".join(f"(?!{_behind((item,))})" for item in rule.not_after)
    ahead = _ahead(rule.before) + "".join(f"(?!{_ahead((item,))})" for item in rule.not_before)
    return f"{after}(?:{'|'.join(keys)}){ahead}"


def _behind(items: tuple[str, ...]) -> str:
    options = []
    for item in items:
        if item == "start":
            options.append(f"(?<![{re.escape(LETTERS)}{_STRESS}])")
            continue
        options.append(f"(?<={_class(item)})")
    return f"(?:{'|'.join(options)})" if options else ""


def _ahead(items: tuple[str, ...]) -> str:
    options = [f"(?!{_LETTER})" if item == "end" else f"(?={_class(item)})" for item in items]
    return f"(?:{'|'.join(options)})" if options else ""


def _class(item: str) -> str:
    return _PATTERNS.get(item) or re.escape(item).replace("'", _APOSTROPHE)


class _Table(dict[int, str]):
    """A translation table that decides about a letter it lacks when it first meets it."""

    def __init__(self, table: dict[int, str], missing: Callable[[str], str]) -> None:
        super().__init__(table)
        self._missing = missing

    def __missing__(self, code: int) -> str:
        char = chr(code)
        form = self._missing(char) if char.isalpha() and not _LATIN.match(char) else char
        if len(self) < 5000:
            self[code] = form
        return form


def _romanise(char: str) -> str:
    from unidecode import unidecode

    return str(unidecode(char))


def _refuse(char: str) -> str:
    raise Uncovered(char)


_MISSING: dict[str, Callable[[str], str]] = {
    "keep": lambda char: char,
    "drop": lambda char: "",
    "unidecode": _romanise,
    "error": _refuse,
}
