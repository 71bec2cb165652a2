"""What a scheme is: one data file, checked against this declaration when it is read."""

from __future__ import annotations

from typing import Literal

import msgspec

from ..errors import TranslitError

__all__ = ["Reversible", "Rule", "Sample", "Scheme", "SchemeError", "UncoveredLetter", "UnknownScheme"]

Reversible = Literal["lossless", "partial", "no"]
Kind = Literal["romanisation", "transcription", "respelling"]


class SchemeError(TranslitError):
    """A scheme was asked for what it cannot do, or its data file is wrong.

    >>> issubclass(SchemeError, ValueError)
    True
    """


class UnknownScheme(SchemeError):
    """No scheme has this name; the message gives the nearest ones.

    `langs` are the languages that the family has schemes for, where it is a family and only the language is missing.

    >>> UnknownScheme("...", ("be", "ru")).langs
    ('be', 'ru')
    """

    def __init__(self, message: str, langs: tuple[str, ...] = ()) -> None:
        """Keep the languages beside the message."""
        super().__init__(message)
        self.langs = langs


class UncoveredLetter(SchemeError):
    """A letter that the scheme does not cover, under `unknown="error"`; `position` is its index in the text.

    >>> UncoveredLetter("...", 3).position
    3
    """

    def __init__(self, message: str, position: int) -> None:
        """Keep the position beside the message."""
        super().__init__(message)
        self.position = position


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Letters that are written otherwise in a context; the first rule of a scheme that fits wins.

    A context is a list of alternatives, each either a class (`start`, `end`, `vowel`, `consonant`, `letter`) or
    the very letters that stand there (lower case, `'` for every apostrophe).

    >>> Rule({"е": "ye"}, after=("start", "vowel")).letters["е"]
    'ye'
    """

    letters: dict[str, str]
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The context in words, empty for a rule that always applies.

        >>> Rule({"й": ""}, after=("і", "ы"), before=("end",)).where
        'after і, ы; before end'
        """
        told = (("after", self.after), ("before", self.before))
        untold = (("not after", self.not_after), ("not before", self.not_before))
        return "; ".join(f"{label} {', '.join(items)}" for label, items in (*told, *untold) if items)


class Sample(msgspec.Struct, frozen=True, array_like=True):
    """A word and its form under the scheme, written from the standard's table.

    >>> Sample("Щука", "Shchuka").source
    'Щука'
    """

    source: str
    target: str


class Scheme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One standard for one language: who issued it, its letters, its context rules and its samples.

    Attributes:
        id: `<standard>-<lang>`, the name of the data file.
        lang: ISO 639-1 code of the language it reads.
        title, authority, year, citation, url, used_by, notes: where it comes from and who uses it.
        kind: romanisation, transcription (into the spelling of `target`, a language code) or respelling.
        gender: `f` for a transcription that is only for names of women.
        reversible: `lossless` (reverse gives the very text back), `partial` (the likeliest reading) or `no`.
        letters: lower-case letters to their form; `rules`: the exceptions; `capitals`: capitals that are not simply
            the upper case of the form.
        joined: words (prepositions) whose form depends on the word after them.
        samples: at least 8 words with their form; the tests run them.

    >>> Scheme(id="x-ru", title="X", lang="ru", authority="A", year=2000, citation="C", letters={"а": "a"}).reversible
    'no'
    """

    id: str
    title: str
    lang: str
    authority: str
    year: int
    citation: str
    url: str = ""
    kind: Kind = "romanisation"
    target: str = ""
    gender: str = ""
    reversible: Reversible = "no"
    aliases: tuple[str, ...] = ()
    used_by: str = ""
    notes: str = ""
    joined: tuple[str, ...] = ()
    letters: dict[str, str]
    rules: tuple[Rule, ...] = ()
    capitals: dict[str, str] = {}
    samples: tuple[Sample, ...] = ()
