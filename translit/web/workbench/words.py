"""What the pages say, in English, Russian, Belarusian and Ukrainian: `words.tsv`, with the plural forms of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from translit.errors import Message, TranslitError
from translit.tables import rows

__all__ = ["TONGUES", "Words", "plural", "preferred", "refusals", "table"]

_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_IN_BRACES = re.compile(r"\{[^{}]*\}")
_ABOUT = re.compile(r"\b(?:no form for ([a-z]{2,3}(?::[a-z]{2,3})?)\b|same name in \w+ as in ([\w-]+(?:, [\w-]+)*))")

TONGUES: Mapping[str, str] = {"en": "EN", "ru": "РУ", "be": "БЕ", "uk": "УК"}
"""The languages of the pages, and what the switch calls each."""


def _english(number: int) -> int:
    return int(number != 1)


def _slavic(number: int) -> int:
    """One, few, many, as Unicode CLDR has them for Russian, Belarusian and Ukrainian."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


PLURALS: Mapping[str, tuple[Callable[[int], int], int]] = {
    "en": (_english, 2),
    **dict.fromkeys(("ru", "be", "uk"), (_slavic, 3)),
}
"""The rule of each language, and how many forms it has."""


def plural(tongue: str, number: int) -> int:
    """Which plural form a number takes, from 0.

    >>> [plural("ru", number) for number in (1, 3, 5, 11, 21, 112)], plural("en", 1)
    ([0, 1, 2, 2, 0, 2], 0)
    """
    return PLURALS[tongue][0](number)


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """All that can be said: key, then language."""
    return {row["key"]: {tongue: row[tongue] for tongue in TONGUES} for row in rows(__package__, "words.tsv")}


@cache
def refusals() -> Mapping[str, Mapping[str, str]]:
    """Refusals and warnings in all languages, by what they say in English."""
    return {row["en"]: row for row in rows(__package__, "refusals.tsv")}


class _Number(int):
    """A number as Russian, Belarusian and Ukrainian readers know it: thousands set apart by a space."""

    def __format__(self, spec: str) -> str:
        return format(int(self), spec).replace(",", "\u00a0")


class Words:
    """The words of one language.

    >>> Words("ru").counted("entries.found", 2), Words("be")("status.draft"), Words("en").spelling("xx:yy")
    ('2 имени', 'чарнавік', 'xx:yy')
    """

    def __init__(self, tongue: str) -> None:
        """`tongue` is one of `TONGUES`."""
        self.tongue = tongue

    def __call__(self, key: str, **values: object) -> str:
        """What stands under a key, its braces filled. Raises KeyError for a key there is not."""
        said = table()[key][self.tongue]
        return said.format(**values) if values else said

    def counted(self, key: str, number: int, **values: object) -> str:
        """The same in the plural form that the number takes; `{n}` is the number."""
        return table()[key][self.tongue].split("|")[plural(self.tongue, number)].format(n=number, **values)

    def spelling(self, code: str) -> str:
        """What a spelling code is called; the code itself where nobody gave it a name."""
        named = table().get(f"spelling.{code}")
        return named[self.tongue] if named else code

    def finding(self, code: str, message: str) -> str:
        """A remark of lint in words for people who see a form, not a file; its own words where we have none.

        >>> Words("be").finding("missing-language", "there is no form for uk; add one under `forms`.")
        'няма формы на гэтай мове: Украінская.'
        """
        named = table().get(f"finding.{code}")
        return self.told(message) if named is None else named[self.tongue].format(what=self._subject(message))

    def _subject(self, message: str) -> str:
        """What a remark of lint is about: the last thing in quotation marks, a language, or the entries named."""
        quoted = _QUOTED.findall(message)
        if quoted:
            return str(quoted[-1])
        about = _ABOUT.search(message)
        if about is None:
            return ""
        return self.spelling(about[1]) if about[1] else str(about[2])

    def told(self, what: str | TranslitError) -> str:
        """A refusal, or a message, in our words where there are some (`refusals.tsv`), else in its own English ones.

        >>> from translit.glossary import GlossaryError
        >>> Words("be").told(GlossaryError(Message("the file is empty."), line=3))
        'радок 3: файл пусты.'
        """
        message = what.told if isinstance(what, TranslitError) else what
        if self.tongue == "en" or not isinstance(message, Message):
            return str(message)
        named = refusals().get(message.template)
        if named is None and any(map(str.isalpha, _IN_BRACES.sub("", message.template))):
            return str(message)  # a sentence that nobody translated
        template = named[self.tongue] if named else message.template
        if not message.values:
            return template
        if "n" in message.values:
            template = template.split("|")[plural(self.tongue, message.values["n"])]
        return template.format(**{name: self._value(value) for name, value in message.values.items()})

    def _value(self, value: object) -> object:
        """What stands in a message: another one, a number, or a text as it is."""
        if isinstance(value, Message):
            return self.told(value)
        return _Number(value) if isinstance(value, int) else str(value)

    def warning(self, code: str, message: str, what: str) -> str:
        """A remark on a translation: in its own English words, or in ours with `what` it is about."""
        named = table().get(f"warning.{code}")
        return message if self.tongue == "en" or named is None else named[self.tongue].format(what=what)


def preferred(accepted: str, known: Iterable[str] = TONGUES) -> str:
    """The language that a browser's Accept-Language asks for first among those that are known, else English.

    >>> preferred("pl,be;q=0.9,en;q=0.5"), preferred("de"), preferred(";;q=x")
    ('be', 'en', 'en')
    """
    known = tuple(known)
    wanted: list[tuple[float, str]] = []
    for each in accepted.split(","):
        code, _, rest = each.strip().partition(";")
        try:
            weight = float(rest.strip().removeprefix("q=")) if rest else 1.0
        except ValueError:
            weight = 0.0
        wanted.append((weight, code.lower().partition("-")[0]))
    ordered = sorted(wanted, key=lambda each: -each[0])
    return next((code for weight, code in ordered if weight > 0 and code in known), "en")
