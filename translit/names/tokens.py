"""The words of a name as they stand, each with what taking a name apart asks about it, kept for the next name.

Names share their given names, patronymics and initials, so a word is looked at once and not once for every name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

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
    | (?: [оеа]вн | [аеоё]ўн | [иі]вн | ївн | [иі]н[иі]чн | [кмл][иі]чн | ьм[иі]н[иі]чн ) (?:а|ы|и|і|е|у|ой|ою|ай|аю)
    | (?: [oeayiu]v[iy][ct]?(?:h|c|tch|č|ć|cz|tsch) | y?[oe]vi[tc]?ch | [oea]w?icz )
    | (?: [oeay]vna | [aeo]una | [aeo]ŭna | [iy]vna | [iy]n[iy]c?h?na | [kml][iy]c?hna | [aeo]wna )
    )$""",
    re.X,
)
_LONGEST_SUFFIX = 9
# The last three letters of every suffix: asking costs less than the pattern.
_LAST_THREE = frozenset(
    re.findall(
        r"\w+",
        "вич віч кич фич ліч міч ьич ицч іцч цкч цьч ича іча кча цча ьча иче іче кче цче ьче ичу ічу кчу цчу ьчу"
        " ичі ічі кчі цчі ьчі чам чем чом ові еві вна чна ўна вне чне ўне вни чни ўни вну чну ўну вны чны ўны"
        " вні чні ўні най ной наю ною vna wna ŭna una ina yna cna hna ich ych vih vyh itc ytc ith yth vič vyč"
        " vić vyć vic vyc icz ycz icc ycc tch sch cch tcz ccz icć icč itć itč ycć ycč ytć ytč",
    )
)
_INITIAL = re.compile(r"^(?:\w[\u0300-\u036f]?\.?|(?:\w\.-?){1,3}|[Дд][зж]\.|[CSZKcszk]h\.|[Yy][uae]\.|[TtDd][sz]\.)$")
_LONGEST_INITIAL = 3  # without a dot
_USUAL = re.compile("[A-Za-z\u00c0-\u024f]+|[\u0400-\u04ff]+")
_ABBREVIATION = re.compile(r"[^\W\d_]{2,7}\.")  # Вл., Алекс.


# What the garbage collector need not look at: a list to be screened has a million of them, and none is in a cycle.
class Token(msgspec.Struct, eq=False, gc=False):
    """A word of a name. Nobody changes one.

    `folded` is what tables are asked for; `given` and `father` say that they know it as a given name or a patronymic,
    `gender` is that of the given names of this form, if they have one; `fatherly` says that it is a patronymic by table
    or by its suffix, `initial` that it is one or another abbreviation, `capitals` that it is in capitals; `kind` is
    what `data/name-words.tsv` says of it; `usual` is its script, if nothing about it makes a name read otherwise than
    in the usual order, else empty. The rest keeps what comparing hears in it, by the part of a name that it is.
    """

    text: str
    folded: str
    given: bool
    gender: str | None
    father: bool
    fatherly: bool
    initial: bool
    capitals: bool
    kind: str
    usual: str
    as_given: tuple[Word, ...] | None = None
    as_patronymic: tuple[Word, ...] | None = None
    as_surname: tuple[Word, ...] | None = None


@lru_cache(maxsize=131072)
def token(text: str) -> Token:
    """A word looked at, kept for the next name it stands in."""
    folded = fold_form(text)
    table = GivenNames.builtin()
    given, father = table.knows(folded)
    fatherly = father or (folded[-3:] in _LAST_THREE and looks_patronymic(folded))
    dotted = "." in text
    initial = (dotted or len(text) <= _LONGEST_INITIAL) and (
        is_initial(text) or (dotted and bool(_ABBREVIATION.fullmatch(text)))
    )
    capitals = len(text) > 1 and text.isupper()
    kind = _kinds().get(folded, "")
    usual = ""
    if not (fatherly or initial or capitals or kind):
        if text.isascii():
            usual = "latin" if text.isalpha() else ""
        elif _USUAL.fullmatch(text):
            usual = "latin" if text[0] < "\u0400" else "cyrillic"
    gender = table.gender(folded) if given else None
    return Token(text, folded, given, gender, father, fatherly, initial, capitals, kind, usual)


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
    return end[-3:] in _LAST_THREE and bool(_SUFFIX.search(end))


@cache
def name_words(kind: str) -> Mapping[str, str]:
    """The words of a kind in `data/name-words.tsv`, each with what it means, if the table says so.

    >>> "цу" in name_words("particle"), name_words("suffix")["jr"]
    (True, '2')
    """
    return {fold_form(row["word"]): row["means"] for row in data_rows("name-words.tsv") if row["kind"] == kind}


@cache
def _kinds() -> Mapping[str, str]:
    return {",": ","} | {fold_form(row["word"]): row["kind"] for row in data_rows("name-words.tsv")}
