"""Words, and the stretches of a text that must not be touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .unicode import APOSTROPHES, HYPHENS, MARKS

__all__ = ["CYRILLIC_DOMAINS", "Token", "addresses", "placeholders", "protected_spans", "words"]

_LETTERS = f"[^\\W\\d_][^\\W\\d_{MARKS}]*(?:[{MARKS}]+[^\\W\\d_{MARKS}]*)*"
_WORD = re.compile(f"{_LETTERS}(?:[{re.escape(APOSTROPHES + HYPHENS)}]{_LETTERS})*")

# Each kind of protected span: the pattern from its trigger on, and what must stand before it. Every pattern starts with
# the trigger's letters, so that the search skips to them; what stands before is looked for in a bounded stretch.
_DOMAINS = "com|org|net|info|int|gov|edu|mil|eu|by|ru|ua|pl|lt|lv|ee|de|fr|es|it|cz|sk|uk|us|io|me|tv|media|news|online"
# Top-level domains in Cyrillic, IANA's root zone database, less those (орг, ком) that clipped words end in too.
CYRILLIC_DOMAINS = "рф|бел|укр|рус|срб|мкд|бг|ею|қаз|москва|дети|онлайн|сайт"
_REST = r"[^\s<>\"«»“”]"
_LABEL = r"[a-z0-9-]{1,63}"
_CYRILLIC = "\u0400-\u045f\u0490\u0491\u049b"
_Pattern = tuple[re.Pattern[str], re.Pattern[str] | None]
_ADDRESSES: list[_Pattern] = [
    (re.compile(rf"://{_REST}+"), re.compile(r"(?<![A-Za-z])[A-Za-z][A-Za-z+.-]{1,20}\Z")),
    (re.compile(rf"www\.(?<!\w.{{4}}){_REST}+"), None),
    (re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"), re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\Z")),
    (
        re.compile(rf"\.(?:{_DOMAINS})(?![\w-])(?!\.\w)(?:[/?]{_REST}*)?"),
        re.compile(rf"(?<![\w.@-])(?:{_LABEL}\.){{0,5}}{_LABEL}\Z"),
    ),
    (
        re.compile(rf"\.(?:{CYRILLIC_DOMAINS})(?![\w-])(?!\.\w)(?:[/?]{_REST}*)?"),
        re.compile(rf"(?<![\w.@-])(?:[\w-]{{1,63}}\.){{0,5}}(?=[{_CYRILLIC}0-9-]*\Z)[\w-]{{2,63}}\Z"),
    ),
]
_PROTECTED: list[_Pattern] = [
    *_ADDRESSES,
    (re.compile(r"@(?<![\w@./].)\w{2,64}"), None),
    (re.compile(r"#(?<![\w#&].)\w{2,140}"), None),
    (re.compile(r"```.*?```|`(?<![\w`].)[^`\n]+`(?!\w)", re.DOTALL), None),
]
# What programs put a value for: {name}, {{ name }}, ${name}, %(name)s, %1$s, %d, %NAME%, <0>, </0>, <0/>, $t(key).
# Every repeat is bounded, so that a text of nothing but braces is searched in linear time.
_PLACEHOLDER = re.compile(
    r"\{\{\{?[^{}\n]{1,80}\}\}\}?|\$\{[^{}\n]{1,80}\}"
    r"|\{(?:[A-Za-z0-9_][\w.-]{0,60}(?:\[\w{1,20}\])?)?(?:![rsa])?(?::[^{}\s]{0,20})?\}"
    r"|%\([\w.-]{1,60}\)[-#0+ ]?\d{0,3}(?:\.\d{1,2})?[A-Za-z]|%\d{1,2}\$[-#0+]?\d{0,3}(?:\.\d{1,2})?[A-Za-z@]"
    r"|(?<![\w%])%[-#0+]?\d{0,3}(?:\.\d{1,2})?(?:[diufFeEgGxXsc@]|l{1,2}[diux])(?!\w)|%[A-Z][A-Z0-9_]{1,40}%"
    r"|</?\d{1,3}\s?/?>|\$t\([^()\n]{1,80}\)"
)
_BEFORE = 200  # characters
_TRAILING = ".,;:!?…'’)]}*_"


class Token(NamedTuple):
    """A word: where it starts and ends in the text, and its characters.

    >>> next(words("Дем'янчук"))
    Token(start=0, end=9, text="Дем'янчук")
    """

    start: int
    end: int
    text: str


def words(text: str) -> Iterator[Token]:
    """Walk over the words of a text: letters of any script, with inner apostrophes, hyphens and combining marks.

    Args:
        text: any string.

    Yields:
        `Token(start, end, text)` in order.

    >>> [token.text for token in words("Шарль д’Артаньян, Нью-Йорк — 5-ты дзень.")]
    ['Шарль', 'д’Артаньян', 'Нью-Йорк', 'ты', 'дзень']
    """
    for match in _WORD.finditer(text):
        yield Token(match.start(), match.end(), match[0])


def placeholders(text: str) -> list[tuple[int, int]]:
    """Find what a program puts a value for: `{name}`, `%1$s`, `{{x}}`, `%(x)s`, `<0/>`.

    >>> text = "Hello {name}, %1$s of 100% sure: {{ x }}"
    >>> [text[start:end] for start, end in placeholders(text)]
    ['{name}', '%1$s', '{{ x }}']
    """
    return [match.span() for match in _PLACEHOLDER.finditer(text)]


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Find what must never be searched or changed: URLs, e-mail, @handles, #hashtags, `code`, placeholders such as {x}.

    Args:
        text: any string.

    Returns:
        Spans in order, merged where they overlap.

    >>> text = "Піша @losik на svaboda.org і https://example.org/a (гл. #minsk)."
    >>> [text[start:end] for start, end in protected_spans(text)]
    ['@losik', 'svaboda.org', 'https://example.org/a', '#minsk']
    """
    return _merged([*_found(text, _PROTECTED), *placeholders(text)])


def addresses(text: str) -> list[tuple[int, int]]:
    """Find URLs, domains and e-mail addresses.

    >>> text = "Глядзі https://be.wikipedia.org/wiki/Мінск і шчука.бел, пішы на info@шчука.бел."
    >>> [text[start:end] for start, end in addresses(text)]
    ['https://be.wikipedia.org/wiki/Мінск', 'шчука.бел', 'info@шчука.бел']
    """
    return _merged(_found(text, _ADDRESSES))


def _found(text: str, patterns: list[_Pattern]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for pattern, before in patterns:
        for match in pattern.finditer(text):
            start, end = match.span()
            if before:
                lead = before.search(text, max(0, start - _BEFORE), start)
                if not lead:
                    continue
                start = lead.start()
            while text[end - 1] in _TRAILING:  # none is nothing else: each has a letter, @, # or ` in it
                end -= 1
            found.append((start, end))
    return found


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
