"""The words of a name as they stand, each with what taking a name apart asks about it, kept for the next name.

Names share their given names, patronymics and initials, so a word is looked at once and not once for every name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .given_names import GivenNames, fold_form
from .tables import data_rows

if TYPE_CHECKING:
    from .heard import Word

__all__ = ["Token", "is_initial", "looks_patronymic", "name_words", "token"]

# Patronymic suffixes in any case, and in romanisation: Russian -ович/-евич/-ич, -овна/-евна/-инична/-ична; Belarusian
# -авіч/-евіч/-овіч, -аўна/-еўна/-ёўна/-іўна/-ічна; Ukrainian -ович/-йович, -івна/-ївна (orthography 2019, § 32).
_SUFFIX = re.compile(
    r"""(?:
      (?: [оеаыё]в[иі]ч | [йь]ов[иі]ч | [иі]льич | [кф]ич | [иі]ц[ьк]?ч | ьміч | ілліч ) (?:а|у|ом|ем|ам|е|у|еві|ові|і)?
    | (?: [оеа]вн | [аеоё]ўн | [иі]вн | ївн | [иі]н[иі]чн | [кмлн][иі]чн | ьм[иі]н[иі]чн ) (?:а|ы|и|і|е|у|ой|ою|ай|аю)
    | (?: [oeayiu]v[iy][ct]?(?:h|c|tch|č|ć|cz|tsch) | y?[oe]vi[tc]?ch | [oea]w?icz )
    | (?: [oeay]vna | [aeo]una | [aeo]ŭna | [iy]vna | [iy]n[iy]c?h?na | [kml][iy]c?hna | [aeo]wna )
    )$""",
    re.X,
)
_LONGEST_SUFFIX = 9
# One of these is in every patronymic, one of those ends it: asking costs less than the pattern.
_NEEDED, _LAST = frozenset("нчncčć"), frozenset("чауміеыийюhcčćza")
_INITIAL = re.compile(r"^(?:\w[\u0300-\u036f]?\.?|(?:\w\.-?){1,3}|[Дд][зж]\.|[CSZKcszk]h\.|[Yy][uae]\.|[TtDd][sz]\.)$")
_LONGEST_INITIAL = 3  # without a dot
_ABBREVIATION = re.compile(r"[^\W\d_]{2,7}\.")  # Вл., Алекс.


@dataclass(slots=True, eq=False)  # not frozen: that makes each three times as slow to make. Nobody changes one.
class Token:
    """A word of a name.

    `folded` is what tables are asked for; `given` and `father` say that they know it as a given name or a patronymic,
    `fatherly` that it is a patronymic by table or by its suffix, `initial` that it is one or another abbreviation,
    `capitals` that it is in capitals; `kind` is what `data/name-words.tsv` says of it; `heard` keeps, for each part of
    a name, what comparing hears in it.
    """

    text: str
    folded: str
    given: bool
    father: bool
    fatherly: bool
    initial: bool
    capitals: bool
    kind: str
    heard: dict[str, tuple[Word, ...]]


@lru_cache(maxsize=131072)
def token(text: str) -> Token:
    """A word looked at, kept for the next name it stands in."""
    table = GivenNames.builtin()
    folded = fold_form(text)
    father = table.has_patronymic(folded)
    return Token(
        text,
        folded,
        folded in table,
        father,
        father or looks_patronymic(folded),
        is_initial(text) or ("." in text and bool(_ABBREVIATION.fullmatch(text))),
        len(text) > 1 and text.isupper(),
        "," if text == "," else _kinds().get(folded, ""),
        {},
    )


def is_initial(word: str) -> bool:
    """Whether a word is an initial: one letter (Дз. Дж. and Latin digraphs too), with or without its dot.

    >>> is_initial("І."), is_initial("Дз."), is_initial("Ян")
    (True, True, False)
    """
    return (len(word) <= _LONGEST_INITIAL or "." in word) and bool(_INITIAL.match(word))


def looks_patronymic(word: str) -> bool:
    """Whether a word ends like a patronymic (many surnames do, too): any case, any romanisation.

    >>> looks_patronymic("Уладзіміраўна"), looks_patronymic("Viktorovych"), looks_patronymic("Лосік")
    (True, True, False)
    """
    if len(word) <= 4:
        return False
    end = word[-_LONGEST_SUFFIX:].lower()
    return end[-1] in _LAST and not _NEEDED.isdisjoint(end) and bool(_SUFFIX.search(end))


@cache
def name_words(kind: str) -> Mapping[str, str]:
    """The words of a kind in `data/name-words.tsv`, each with what it means, if the table says so.

    >>> "цу" in name_words("particle"), name_words("suffix")["jr"]
    (True, '2')
    """
    return {fold_form(row["word"]): row["means"] for row in data_rows("name-words.tsv") if row["kind"] == kind}


@cache
def _kinds() -> Mapping[str, str]:
    return {fold_form(row["word"]): row["kind"] for row in data_rows("name-words.tsv")}
