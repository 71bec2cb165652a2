"""The case that an English sentence asks for: its subject, what is after `of` and `in`, whose something is.

English names have no cases, but their places tell some of them, and a translation keeps those: what a model inflected
is worse evidence there, and where it wrote nothing that can be read it is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...names.lexicon import roles
from ...text import Token, words
from .english import is_listed_title, small_words, title_before, verbs

__all__ = ["acts", "asked", "is_byline"]

_POSSESSIVE = re.compile(r"(?: [A-Z][\w’'-]*)*(?:['’]s\b|(?<=s)['’](?!\w))")
_REST = re.compile(r"(?:[ -][A-Z][\w’'-]*)*")
_VERB = re.compile(
    r" (?:also |has |have |had )?(?:is|was|are|were|has|have|had|will|would|can|could|may|might|said|says|[a-z]+ed)\b"
)
_APPOSITION = re.compile(r", (?:\d{1,3}|[^,.;:\"“”]{1,60}),(?= )")
_AGED = re.compile(r", \d{1,3}, ([a-z]{2,}s)\b")
"""Behind an age no noun follows, but a verb: «as Losik, 37, scores»."""
_DAY = re.compile(r" (?:on [A-Z][a-z]{2,5}day|yesterday|today|this (?:week|month|year))(?= )")
_SPEECH = re.compile(r"(?:[,!?.…][\"”»’'] ([a-z]+)|, (sa(?:id|ys))) $")
_SPEAKS = re.compile(r"(?:[^s]s|ed)$")
_NO_SPEECH = frozenset({"is", "was", "as", "has", "does"})
_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}"
_BYLINE = re.compile(rf"By {_NAME}(?:(?:,|,? and) {_NAME})*")
_COUNTED = re.compile(r" (?P<count>\d[\d,.]* )?")
_LATER = frozenset({"minutes", "hours", "days", "weeks", "months", "years"})
_WITHIN = rf"(?: in {_NAME})?"  # «Sofia in Bulgaria, Vilnius in Lithuania»
_LISTED = re.compile(rf"(?<![\w’'-])({_NAME}){_WITHIN}(, and |, or | and | or |, )$")
_GOES_ON = re.compile(
    rf"(?: [A-Z][\w’'-]*)*{_WITHIN}(?:, {_NAME}{_WITHIN})*,? (?:and|or) (?:(?:the )?[A-Z]|elsewhere|others)"
)
_OPENER = re.compile(r"([A-Z]\w*) ")
_ARTICLES = frozenset({"the", "a", "an"})
_CLAUSE = re.compile(r"[.;:!?\"“”]")
_WINDOW = 160
"""Characters to look at on either side."""
_OPENS = re.compile(r"[ \u00a0«„“\"'‘]*$")


def is_byline(line: str) -> bool:
    """Whether an English line names those who wrote the article, and nothing else.

    >>> is_byline("By Andrius Sytas and Mark Trevelyan"), is_byline("By Monday")
    (True, False)
    """
    return _BYLINE.fullmatch(line) is not None and roles("en").get(line.split()[1].strip(",").lower()) != "date"


def asked(sentence: str, start: int, end: int) -> str | None:
    """The case that an English sentence asks for a name at `sentence[start:end]`; None where it does not tell.

    Source: `asked.tsv`, in each row.

    >>> text = "Nadal's coach lives in northern Spain."
    >>> asked(text, 0, 5), asked(text, 32, 37)
    ('gen', 'loc')
    >>> asked("Losik was freed in Minsk.", 0, 5), asked("Losik was freed in Minsk.", 19, 24)
    ('nom', 'loc')
    """
    if is_byline(sentence):
        return "nom"
    low = max(0, start - _WINDOW)
    return _asked(sentence[low : end + _WINDOW], start - low, end - low, whole=low == 0)


def _asked(text: str, start: int, end: int, *, whole: bool) -> str | None:
    """The same of a stretch; `whole` says that it begins where the sentence does."""
    after = text[end:]
    if _POSSESSIVE.match(text, end) or text[start:end].endswith(("'s", "’s")):
        return "gen"
    before = _without_name(text[:start])
    if before is None:
        opens = next(words(text[:start]), None)
        return "nom" if whole and not (opens and _is_gerund(opens.text)) else None
    if listed := _of_list(text, before, after, whole=whole):
        return listed
    if _is_said(before):
        return "nom"
    tokens = list(words(before))
    if not tokens or not _OPENS.fullmatch(before, tokens[-1].end):
        return "nom" if not tokens or before.rstrip()[-1:] in ":;" else _subject(before, after)
    subject = _subject(before, after)
    if len(tokens) == 1 or _is_small(tokens[-1]):
        return _after_word(tokens) or subject
    # «in sunny Arizona», «the fate of the former blogger Losik», but «the year in which Losik was freed»
    outer = list(words(before[: tokens[-max(1, title_before(before))].start]))
    while outer and outer[-1].text.lower() in _ARTICLES:
        outer.pop()
    inner = _after_word(outer) if outer else None
    return None if inner and subject else inner or subject


def _is_small(word: Token) -> bool:
    return word.text.lower() in small_words()


def _of_list(text: str, before: str, after: str, *, whole: bool) -> str | None:
    """The case of the name before in a list: «in Oregon, Nevada and Utah»."""
    found = _LISTED.search(before)
    if found is None or (found[2] == ", " and not _GOES_ON.match(after)):
        return None
    opens = _OPENER.match(found[1])
    first = opens.end() if opens and opens[1].lower() in small_words() else 0
    return _asked(text, found.start(1) + first, found.end(1), whole=whole)


def _without_name(before: str) -> str | None:
    """What stands before the name, its other words and articles left out; None for nothing."""
    tokens = list(words(before))
    end = len(before)
    while tokens and _OPENS.fullmatch(before[:end], tokens[-1].end):
        word = tokens[-1].text
        if not (word.lower() in _ARTICLES or (word[0].isupper() and word.lower() not in small_words())):
            break
        end = tokens.pop().start
    return before[:end] if before[:end].strip(" \u00a0«„“\"'‘") else None


def _after_word(tokens: Sequence[Token]) -> str | None:
    before = tokens[-2].text.lower() if len(tokens) > 1 else ""
    if tokens[-1].text == "by":
        return "ins" if _is_participle(before) else None
    found = small_words().get(tokens[-1].text.lower(), ())
    case = next((case for other, case in found if other in ("-", before)), "-")
    return None if case == "-" else case


def _is_participle(word: str) -> bool:
    """Whether what stands before `by` is done to somebody or something: «committed by», «written by»."""
    what = verbs().get(word)
    return what in ("past", "done") or (what in (None, "reports") and word.endswith("ed"))


def _subject(before: str, after: str) -> str | None:
    if _is_object(before) or _is_object(_without_name(_untitled(before, listed=True)) or ""):
        return None
    rest = _REST.match(after)
    after = _past_day(_past_comma(before, after[rest.end() if rest else 0 :]))
    if _AGED.match(after):
        return "nom"
    return "nom" if _VERB.match(after) or _predicate(after) == "acts" else None


def _past_day(after: str) -> str:
    """What follows a name, without the day on which it happened: «Belarus on Thursday freed them»."""
    found = _DAY.match(after)
    return after[found.end() :] if found else after


def _past_comma(before: str, after: str) -> str:
    """What follows a name, without the comma of one that is set off: «the minister, Marta Losik, promised».

    Behind a verb it is set off from an object: «He praised his envoy, Marta Losik, said Reuters».
    """
    if not before.rstrip().endswith(",") or not after.startswith(", "):
        return after
    clause = _CLAUSE.split(before.rstrip()[:-1])[-1]
    return after if any(_is_verb(word.text) for word in words(clause)) else after[1:]


def acts(sentence: str, start: int, end: int) -> bool:
    """Whether somebody at `sentence[start:end]` does what the English sentence says, in the active voice.

    Such a subject is one in any translation that is not turned round; one who was freed may be an object there.
    Source: `asked-verbs.tsv`.

    >>> text = "Belavia cancelled flights, and Losik, 33, was freed."
    >>> acts(text, 0, 7), acts(text, 31, 36)
    (True, False)
    """
    rest = _REST.match(sentence, end)
    whole = rest.end() if rest else end
    aged, here = _AGED.match(sentence, whole), asked(sentence, start, end)
    if apposition := _APPOSITION.match(sentence, whole):
        sentence = sentence[:whole] + sentence[apposition.end() :]
    if _POSSESSIVE.match(sentence, end) or "nom" not in (here, asked(sentence, start, end)):
        return False
    if is_byline(sentence):
        return True
    before = sentence[max(0, start - _WINDOW) : start]
    after = _past_day(_past_comma(_without_name(before) or "", sentence[whole:][:_WINDOW]))
    return _is_said(before) or _predicate(after) == "acts" or (aged is not None and aged[1] not in verbs())


def _is_object(before: str) -> bool:
    """Whether what stands before a name, or before the list that it ends, has it as an object, as far as can be told.

    «Talks with Losik began», «the man who met Losik said», «seeing Losik made him glad», «they want Losik freed».
    """
    while found := _LISTED.search(before):
        before = _without_name(before[: found.start()]) or ""
    tokens = list(words(before))
    if not tokens or not _OPENS.fullmatch(before, tokens[-1].end):
        return False
    word = tokens[-1].text
    described = len(tokens) == 1 or tokens[-2].text.lower() in _ARTICLES  # «the exiled Losik», «during the hearing»
    return verbs().get(word.lower()) == "preposition" or (not described and (_is_verb(word) or _is_gerund(word)))


def _is_gerund(word: str) -> bool:
    return word.endswith("ing") and verbs().get(word.lower()) != "noverb"


def _is_verb(word: str) -> bool:
    """Whether a word is a verb that may have an object; what somebody says is a sentence: «He said Losik met them»."""
    what = verbs().get(word)
    return what in ("acts", "past", "done", "helper", "other") or (what is None and word.endswith("ed"))


def _is_said(before: str) -> bool:
    """Whether a verb right before a name, or its title, says that words just quoted are his: «…,» said Losik."""
    said = (_SPEECH.search(_without_name(one) or "") for one in (before, _untitled(before)))
    found = next((one for one in said if one), None)
    if found is None:
        return False
    verb = found[1] or found[2]
    return verbs().get(verb) in ("says", "reports") or (_SPEAKS.search(verb) is not None and verb not in _NO_SPEECH)


def _untitled(before: str, *, listed: bool = False) -> str:
    """What stands before a name, its title left out; with `listed`, only one of which that is sure."""
    length = title_before(before)
    tokens = list(words(before))
    sure = length and (not listed or is_listed_title(tokens[-1].text.lower()))
    return before[: tokens[-length].start] if sure else before


def _predicate(after: str) -> str | None:
    """`acts` or `other`, by the verb right after a name; None where none stands there."""
    helper, at = None, 0
    tokens = list(words(after))
    for number, token in enumerate(tokens):
        word = token.text
        what = verbs().get(word) or ("adverb" if word.endswith("ly") else None)
        if after[at : token.start] != " " or word != word.lower():
            return None
        at = token.end
        if what == "adverb":
            continue
        if what in ("helper", "modal") and helper is None:
            helper = what
            continue
        if helper == "modal":
            return "other" if what in ("other", "bare") else "acts"
        if what == "done":
            return "acts" if helper else None
        if what in ("acts", "says", "other"):
            return "acts" if what == "says" else what
        if what not in ("past", "reports") and (what or not word.endswith("ed")):
            return None
        return "acts" if helper or _has_object(after, at, tokens[number + 1 :]) else None
    return None


def _has_object(after: str, at: int, rest: Sequence[Token]) -> bool:
    """Whether a form that may be a participle has an object behind it: «freed her», and not «freed in Minsk».

    «Freed 52 prisoners» has one, «freed 52 days later» has none.
    """
    if not rest or not (between := _COUNTED.fullmatch(after, at, rest[0].start)):
        return False
    word = rest[0].text
    if between["count"] and word in _LATER:
        return False
    return verbs().get(word) not in ("nothing", "preposition", "adverb") and not word.endswith("ly")
