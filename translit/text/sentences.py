"""Where sentences start and end.

Own rules, the same for every language, with the abbreviations of each as data (abbreviations.tsv): a terminator ends
a sentence unless what stands before it is an abbreviation, an initial or a number that does not, or what follows goes
on in lower case. Every decision looks at a bounded stretch of text, so that time is linear in its length.

pysbd was measured beside it: docs/decisions/2026-11-22-sentences.md.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..tables import rows
from .detect import frequent_words

__all__ = ["sentences"]

_CLOSERS = "\"'”’»“)\\]}*_›"
# Possessive quantifiers: a wall of full stops is passed once.
_CANDIDATE = re.compile(
    "(?P<blank>\\n[^\\S\\n]*+\\n\\s*+)|(?P<line>\\n\\s*+)"
    f"|(?P<end>(?<![.!?…])[.!?…]{{1,200}}+[{_CLOSERS}]{{0,8}}+(?:[ \u00a0\u202f]»)?)(?=\\s)"
    "|(?P<cjk>[。！？]+[」』”]*)"
)
_NEXT = re.compile("\\s*[\"'“„«‘’‚‹(\\[*_¿¡]{0,5}(?:[-–—]\\s+)?(?P<word>\\w[\\w'’-]{0,30}|.)?", re.DOTALL)
_LAST_WORD = re.compile(r"(?:(?<=[\s(\[«„“\"'‘’/])|\A)([^\s(\[«„“\"‘/]+)\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[-‐]?)*[^\W\d_]{1,2}", re.UNICODE)
_SPACED = re.compile(r"(?<!\w)(\w)\.\s\w{1,2}\Z")  # т. д. for т.д., г. зн. for г.зн.
_NUMBER = re.compile(r"\d{1,4}")
_ROMAN = re.compile(r"[IVXLC]{1,6}")
# German, Czech and their neighbours write ordinals with a full stop: am 5. Mai, XX. století.
_ORDINAL_LANGS = frozenset({"de", "cs", "sk", "lv", "et", "fi", "hu", "da", "no", "tr", "pl", "sl", "hr"})
_MAX_ORDINAL = 31
# A town in capitals, then a date or an agency in brackets, then a dash: MINSK, Sept. 11 (AP) —
_DATELINE = re.compile(
    r"(?P<town>[^\W\d_](?:[^\W\d_]|[ .'’-]){2,30})(?P<date>,[^()\n—–]{1,40}?)?(?P<agency>\s?\([^()\n]{2,40}\))?"
    r"\s(?:—|–|--?)(?=\s+[\"'“„«]?[^\W\d_])"
)


@lru_cache(maxsize=64)
def _abbreviations(lang: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], tuple[str, ...]]:
    """Those before names and numbers, those that may end a sentence, those of them for units, and ends of words."""
    kinds: dict[str, set[str]] = {"title": set(), "end": set(), "unit": set(), "suffix": set()}
    for row in rows(__package__, "abbreviations.tsv"):
        if row["lang"] in (lang, "*"):
            kinds[row["kind"]].update(row["words"].split("|"))
    return frozenset(kinds["title"]), frozenset(kinds["end"]), frozenset(kinds["unit"]), tuple(kinds["suffix"])


def sentences(text: str, lang: str | None) -> list[tuple[int, int]]:
    """Cut a text into sentences.

    A blank line always ends one; a single line break does too, unless it looks like wrapping (the next line goes on
    in lower case, or the line is 50 to 100 characters long and has no terminator). The dateline that an agency's story
    begins with (MINSK, Sept. 11 —) is one of its own.

    Args:
        text: any string.
        lang: its ISO 639-1 code; an unknown one or None gets the rules without a table of abbreviations.

    Returns:
        Spans in order, never overlapping, that cover everything but white space. Linear in the length of the text.

    >>> text = "Прэзідэнт А. Лукашэнка жыве на вул. Маркса. Ён кажа: «Добра!» Так."
    >>> [text[start:end] for start, end in sentences(text, "be")]
    ['Прэзідэнт А. Лукашэнка жыве на вул. Маркса.', 'Ён кажа: «Добра!»', 'Так.']
    """
    lang = (lang or "").partition(":")[0]
    spans: list[tuple[int, int]] = []
    start = line = 0
    for match in _CANDIDATE.finditer(text):
        end = match.end("end") if match["end"] else match.end("cjk") if match["cjk"] else match.start()
        if match["line"]:
            ends = not _is_wrapped(text, line, match.start(), match.end())
        else:
            ends = not match["end"] or _ends_sentence(text, start, match, lang)
        if match["line"] or match["blank"]:
            line = match.end()
        if ends:
            _add(spans, text, start, end)
            start = end
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    body = piece.strip()
    if body:
        start += len(piece) - len(piece.lstrip())
        end = start + len(body)
        if dateline := _dateline(text, start, end):
            spans.append((start, dateline))
            start = dateline + len(text[dateline:end]) - len(text[dateline:end].lstrip())
        spans.append((start, end))


def _dateline(text: str, start: int, end: int) -> int:
    """Where the dateline of a story ends that a sentence begins with; 0 where it has none."""
    if text[:start].rstrip(" \t\u00a0")[-1:] not in ("", "\n"):
        return 0
    found = _DATELINE.match(text, start, min(end, start + 150))
    if not found or not found["town"].isupper():
        return 0
    return found.end() if found["agency"] or re.search(r"\d", found["date"] or "") else 0


def _is_wrapped(text: str, line: int, end: int, after: int) -> bool:
    following = text[after : after + 1]
    if following.islower():
        return True
    return 50 <= end - line <= 100 and text[end - 1] not in '.!?…:;"”»' and following.isalpha()


def _ends_sentence(text: str, start: int, match: re.Match[str], lang: str) -> bool:
    following = _NEXT.match(text, match.end())
    word = (following and following["word"]) or ""
    if word[:1].islower():
        return False
    terminator = match["end"]
    if not terminator.startswith(".") or terminator.startswith(".."):
        return bool(word)
    if terminator != ".":
        return True
    before = _LAST_WORD.search(text[max(start, match.start() - 40) : match.start()])
    return before is None or _stop_after(before[1], before.start(1) == 0, word, text, match, lang)


def _stop_after(before: str, first: bool, word: str, text: str, match: re.Match[str], lang: str) -> bool:
    starter = len(word) > 1 and word.lower() in frequent_words(lang)
    title, may_end, units, suffixes = _abbreviations(lang)
    plain = before.lower()
    spaced = _SPACED.search(text[max(0, match.start() - 8) : match.start()].lower())
    if spaced and f"{spaced[1]}.{plain}" in may_end:
        return True
    if spaced and f"{spaced[1]}.{plain}" in title:
        return False
    if plain in units and word[:1].isdigit():  # 1 гадз. 12 хв.
        return not _after_number(text, match.start() - len(before))
    if plain in may_end and plain not in title:
        return not (word.lower() in title and text[match.end() :].lstrip()[len(word) : len(word) + 1] == ".")
    if plain in title or plain in may_end:
        opener = starter or (word.lower() in frequent_words(lang) and not _is_initial(text, match.end(), word))
        return opener and _after_number(text, match.start() - len(before))
    if suffixes and plain.endswith(suffixes) and word[:1].isdigit():
        return False
    if _INITIALS.fullmatch(before) and (before.isupper() if len(before) == 1 else "." in before):
        return starter and before[-1:].isupper() and not _is_initial(text, match.end(), word)
    if _NUMBER.fullmatch(before):
        return not (first or (lang in _ORDINAL_LANGS and int(before) <= _MAX_ORDINAL and not starter))
    if _ROMAN.fullmatch(before):
        return lang not in _ORDINAL_LANGS or starter
    return True


def _after_number(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].rstrip()[-1:].isdigit()


def _is_initial(text: str, at: int, word: str) -> bool:
    return len(word) == 1 and text[at : at + 4].strip()[1:2] == "."
