"""Take a person's name apart: given name, patronymic, surname, whatever their order.

East Slavic names come as "given patronymic surname" and "surname given patronymic", English lists as
"SURNAME, given". What tells them apart, strongest first: a comma, a patronymic (by table, then by its suffix), one
word in capitals, a word that the table of given names knows, initials; else the given name stands first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .given_names import GivenNames
from .tables import data_rows

__all__ = ["Name", "is_initial", "looks_patronymic", "parse", "particles"]

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
_NEEDED = frozenset("нчncčć")  # one of these is in every patronymic; asking costs less than the pattern
_FEMININE_SUFFIX = re.compile(
    r"(?:[оеа]вн|[аеоё]ўн|[иі]вн|ївн|[иі]чн)(?:а|ы|и|і|е|у|ой|ою|ай|аю)$|(?:[oeay]v|[aeo]u|[aeo]ŭ|[iy]v|[iy]ch|[aeo]w)na$"
)
_INITIAL = re.compile(
    r"^(?:\w[\u0300-\u036f]?\.?|(?:\w\.-?){1,3}|[ДД]з\.|[Дд]ж\.|Ch\.|Sh\.|Yu\.|Ya\.|Ye\.|Zh\.|Kh\.|Ts\.|Dz\.)$"
)
_GLUED_INITIALS = re.compile(r"\b(\w{1,2}\.)(?=\w)")
_WORD = re.compile(r"[^\s,;]+|,")


@cache
def particles() -> frozenset[str]:
    """Words that begin a surname and are no given name: van, zu, де, цу (`data/name-words.tsv`).

    >>> "цу" in particles()
    True
    """
    return frozenset(row["word"] for row in data_rows("name-words.tsv") if row["kind"] == "particle")


@cache
def _suffixes() -> frozenset[str]:
    """Words that follow a name: Jr, мл."""
    return frozenset(row["word"] for row in data_rows("name-words.tsv") if row["kind"] == "suffix")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts. A part that is not there is an empty string; `order` names the parts as they stood.

    >>> parse("Сергяенка Ігар Пятровіч", "be")
    Name(given='Ігар', patronymic='Пятровіч', surname='Сергяенка', order=('surname', 'given', 'patronymic'))
    """

    given: str = ""
    patronymic: str = ""
    surname: str = ""
    order: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write the parts in the order they stood."""
        return " ".join(part for name in self.order if (part := getattr(self, name)))

    @property
    def parts(self) -> dict[str, str]:
        """The parts that are there, by name, in the order they stood."""
        return {name: part for name in self.order if (part := getattr(self, name))}


def is_initial(word: str) -> bool:
    """Whether a word is an initial: one letter (Дз. Дж. and Latin digraphs too), with or without its dot.

    >>> is_initial("І."), is_initial("Дз."), is_initial("Ян")
    (True, True, False)
    """
    return bool(_INITIAL.match(word))


def looks_patronymic(word: str) -> bool:
    """Whether a word ends like a patronymic (many surnames do, too): any case, any romanisation.

    >>> looks_patronymic("Уладзіміраўна"), looks_patronymic("Viktorovych"), looks_patronymic("Лосік")
    (True, True, False)
    """
    lower = word.lower()
    return len(word) > 4 and not _NEEDED.isdisjoint(lower) and bool(_SUFFIX.search(lower))


@lru_cache(maxsize=65536)
def parse(name: str, lang: str | None = None) -> Name:
    """Take a person's name apart.

    `name` is a full name, in any order and any case form; `lang` its spelling code, if known (it only narrows the
    tables that are asked). One word alone is a given name when the table knows it as one, else a surname.
    Nothing is raised: what cannot be told apart comes back as given name first, surname last.

    >>> parse("LOSIK, Ihar").parts
    {'surname': 'LOSIK', 'given': 'Ihar'}
    >>> parse("Karl-Theodor zu Guttenberg").surname
    'zu Guttenberg'
    >>> parse("И. В. Голуб").given, parse("И. В. Голуб").patronymic
    ('И.', 'В.')
    """
    words = _WORD.findall(_GLUED_INITIALS.sub(r"\1 ", name) if "." in name else name)
    if "," in words:
        comma = words.index(",")
        surname, rest = words[:comma], [word for word in words[comma + 1 :] if word != ","]
        if rest and rest[0].lower() in _suffixes():
            words = surname
        elif surname and rest:
            return _after_surname(surname, rest)
        else:
            words = surname + rest
    while len(words) > 2 and words[-1].lower() in _suffixes():
        words = words[:-1]
    if len(words) < 2:
        return _single(words[0] if words else "")
    return _by_patronymic(words) or _by_order(words)


def _name(surname: Sequence[str], given: Sequence[str], patronymic: Sequence[str], order: str) -> Name:
    parts = {"g": " ".join(given), "p": " ".join(patronymic), "s": " ".join(surname)}
    full = {"g": "given", "p": "patronymic", "s": "surname"}
    return Name(parts["g"], parts["p"], parts["s"], tuple(full[c] for c in order if parts[c]))


def _single(word: str) -> Name:
    if not word:
        return Name()
    if word in GivenNames.builtin():
        return _name([], [word], [], "g")
    return _name([word], [], [], "s")


def _is_patronymic(word: str, sure: bool) -> bool:
    """By table; with `sure` unset, by suffix too."""
    return GivenNames.builtin().has_patronymic(word) or (not sure and looks_patronymic(word))


def _after_surname(surname: list[str], rest: list[str]) -> Name:
    if len(rest) > 1 and (_is_patronymic(rest[-1], False) or (is_initial(rest[-1]) and is_initial(rest[0]))):
        return _name(surname, rest[:-1], rest[-1:], "sgp")
    return _name(surname, rest, [], "sg")


def _by_patronymic(words: list[str]) -> Name | None:
    """Settle the order by the word that is a patronymic, if there is one."""
    if len(words) == 2:
        given, last = words
        certain = GivenNames.builtin().has_patronymic(last) and given in GivenNames.builtin()
        if _FEMININE_SUFFIX.search(last.lower()) and looks_patronymic(last):
            certain = certain or given in GivenNames.builtin() or _cyrillic(last)
        return _name([], words[:1], words[1:], "gp") if certain else None
    for sure in (True, False):
        found = [i for i, word in enumerate(words) if i and _is_patronymic(word, sure)]
        if not found:
            continue
        # "Иван Иванович Петрович": the patronymic follows the given name; "Петрович Иван Иванович" ends with it.
        if len(found) > 1 and words[0] not in GivenNames.builtin() and words[-2] in GivenNames.builtin():
            at = found[-1]
        else:
            at = found[0]
        if at == len(words) - 1:
            if sure or at == 2:
                return _name(words[: at - 1], words[at - 1 : at], words[at:], "sgp")
            continue
        return _name(words[at + 1 :], words[:at], words[at : at + 1], "gps")
    return None


def _by_order(words: list[str]) -> Name:
    table = GivenNames.builtin()
    initials = [is_initial(word) for word in words]
    if any(initials) and not all(initials):
        return _by_initials(words, initials)
    caps = [len(word) > 1 and word.isupper() for word in words]
    if any(caps) and not all(caps):
        if caps[0]:
            count = caps.index(False)
            return _name(words[:count], words[count:], [], "sg")
        if caps[-1]:
            count = caps.index(True)
            return _name(words[count:], words[:count], [], "gs")
    for i, word in enumerate(words[1:], 1):
        if word.lower() in particles():
            return _name(words[i:], words[:i], [], "gs")
    if words[0].lower() in particles():
        return _name(words[:-1], words[-1:], [], "sg")
    if words[0] not in table and words[-1] in table and not (len(words) > 2 and words[1] in table):
        return _name(words[:-1], words[-1:], [], "sg")
    count = len(words) - 1
    return _name(words[count:], words[:count], [], "gs")


def _by_initials(words: list[str], initials: list[bool]) -> Name:
    if initials[0]:
        count = initials.index(False)
        given, surname, order = words[:count], words[count:], "gps"
    elif initials[-1]:
        count = len(words) - list(reversed(initials)).index(False)
        given, surname, order = words[count:], words[:count], "sgp"
    else:  # John F. Kennedy: the middle initial stays with the given name
        last = max(i for i, initial in enumerate(initials) if initial) + 1
        return _name(words[last:], words[:last], [], "gs")
    return _name(surname, given[:1], given[1:], order)


def _cyrillic(word: str) -> bool:
    return "\u0400" <= word[-1:] <= "\u04ff"
