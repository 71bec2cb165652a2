"""House styles: which spelling is printed for which language. They are data, `glossaries/styles/*.yaml`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

import msgspec

__all__ = ["DEFAULT", "Style", "language"]

# With no style asked for, English is printed as the press prints it; else the form of the person's own country.
_DEFAULT_ORDER = {"en": ("en", "en:be", "en:uk", "en:ru")}


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A house style: for each language the spelling codes to print, the first that an entry has.

    `title` is what to call the style, by language; `languages` maps an ISO 639-1 code to spelling codes. A language
    that a style does not name is printed as it is without a style.

    >>> russian = Style("russian", languages={"en": ("en:ru", "en")})
    >>> russian.order("en", {"en", "en:be", "en:ru"})
    'en:ru'
    >>> russian.order("en", {"en:be", "be"}), russian.order("pl", {"pl"}), russian.order("de", {"pl"})
    ('en:be', 'pl', None)
    """

    id: str
    title: Mapping[str, str] = {}
    description: str = ""
    languages: Mapping[str, tuple[str, ...]] = {}

    def order(self, lang: str, codes: Collection[str]) -> str | None:
        """The spelling code to print in `lang` out of those in `codes`, None when none is of that language."""
        wanted: tuple[str, ...] = (*self.languages.get(lang, ()), *_DEFAULT_ORDER.get(lang, (lang,)))
        return next((code for code in wanted if code in codes), None)


DEFAULT = Style("default")


@cache
def language(code: str) -> str:
    """The language that a spelling code is printed in.

    >>> language("en:be"), language("be")
    ('en', 'be')
    """
    return code.partition(":")[0]
