"""Wordings of Apertium's Belarusian that no one writes, put right before a model learns from them (`wordings.tsv`).

Its dictionary takes *уже* (already) for the comparative of *узкий*, *будет* for *есть* and *у меня* for what stands
near me, thousands of times each: a model that learns from such text says it as well. To see which words are next:

    python -m training.wordings ../shared/training training/work/be-ru4/rows/ru-be.back.tsv

It prints the Belarusian words that stand ten times as often in the rows as in what people wrote, most frequent first:
how often in either, and the Russian words that stand where they stand.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .align import lowered
from .text import Row, read_rows

__all__ = ["Wording", "euphonic", "load_wordings", "main", "mended", "suspects", "unmended"]

_TABLE = Path(__file__).with_suffix(".tsv")
_SHORT_U = re.compile(r"(?<=[аеёіоуыэюя] )у(?=[\w ])|(?<=[аеёіоуыэюя]-)у(?= )")
_OFTENER = 10
"""So many times as often as people a machine writes a word that is looked at."""
_NEAR = 3
"""Words on either side of the place where a word's source should stand."""
_WITH = re.compile(r"(?<![\w'-])з(?= [зсжш][бвгджзйклмнпрстфхцчш])")
"""Са зняволенымі, са школы, but з сябрамі."""
_LATIN_I = re.compile(r"(?<=[а-яёіў])i|i(?=[а-яёіў])")
_TO = re.compile(r"\bк ", re.I)
_GROUP = re.compile(r"\([^()]*\)[?*]?|\[[^]]*\]|\\\w[+*]?")
_LONG_U = re.compile(r"(?<=[бвгджзйклмнпрстўфхцчшь] )ў|(?<=[.,;:!?«\"(—–] )ў|(?<=[.,;:!?—–«\"(])ў|^ў")


@dataclass(frozen=True, slots=True)
class Wording:
    """What Apertium writes (a pattern) and what is written instead for each Russian wording; "" holds always."""

    wrong: re.Pattern[str]
    right: dict[str, str]
    russian: re.Pattern[str] | None
    always: str
    """Letters that stand in every text that has it, which are quick to look for."""

    def mend(self, russian: str, text: str) -> str:
        """The Belarusian text with this wording put right, as far as the Russian tells which one is meant."""
        if self.always not in text:
            return text
        found = list(self.wrong.finditer(text))
        if not found:
            return text
        if self.russian is None:
            meant = [""] * len(found)
        else:
            meant = [self._key(match) for match in self.russian.finditer(russian)]
            if len({self.right[key] for key in meant}) == 1:
                meant = meant[:1] * len(found)
            if len(meant) != len(found):  # it cannot be told which stands for which
                return text
        for match, key in zip(reversed(found), reversed(meant), strict=True):
            new = match.expand(self.right[key])
            if match[0][:1].isupper():
                new = new[:1].upper() + new[1:]
            text = text[: match.start()] + new + text[match.end() :]
        return text

    def _key(self, match: re.Match[str]) -> str:
        """Which of the Russian wordings was found."""
        return next(key for key in self.right if re.fullmatch(key, match[0], re.I))


@cache
def load_wordings() -> tuple[Wording, ...]:
    """The table; rows with one pattern of Apertium's make one `Wording`, at the place of the first."""
    made: dict[str, dict[str, str]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            russian, wrong, right = line.split("\t")
            made.setdefault(wrong, {})[russian] = right
    return tuple(_wording(wrong, right) for wrong, right in made.items())


def _wording(wrong: str, right: dict[str, str]) -> Wording:
    start = "" if wrong.startswith("(?<=") else r"\b"
    end = "" if re.search(r" (?:\(\?[=!].*\))?$", wrong) else r"(?!\w)"
    first = wrong[0]
    anywhere = f"[{first}{first.upper()}]{wrong[1:]}" if first.isalpha() else wrong
    pattern = re.compile(f"{start}(?:{anywhere}){end}")
    longest = sorted(right, key=len, reverse=True)
    russian = re.compile(rf"\b(?:{'|'.join(longest)})\b", re.I) if "" not in right else None
    return Wording(pattern, right, russian, _always(f"|{wrong[1:]}" if first.isalpha() else wrong))


def _always(pattern: str) -> str:
    r"""The longest piece of a pattern that is letters and nothing else.

    >>> _always("па (яго|яе) словам"), _always("старану"), _always(r"к \w+аму \d+ год(?= (?:у|ў))")
    (' словам', 'старану', 'аму ')
    """
    while (rest := _GROUP.sub("|", pattern)) != pattern:
        pattern = rest
    return max(re.findall(r"[\w' -]+", re.sub(r"\w[?*]", "|", pattern)), key=len, default="")


def mended(russian: str, text: str) -> str:
    """Apertium's Belarusian of a Russian sentence with the wordings of the table put right, and у and ў after vowels.

    Ў is that of "Правілы беларускай арфаграфіі і пунктуацыі" (2008), § 12.

    >>> mended("Он уже много сделал, и она уже будет у нас.", "Ён вузей замнога зрабіў, і яна вузей ёсць ля нас.")
    'Ён ужо шмат зрабіў, і яна ўжо будзе ў нас.'
    """
    text = _LATIN_I.sub("і", text)  # Apertium's own table of endings has some
    for wording in load_wordings():
        text = wording.mend(russian, text)
    return euphonic(text)


def euphonic(text: str) -> str:
    """Belarusian text with ў after vowels and у elsewhere at the beginning of words, and са before зс- and the like.

    >>> euphonic("Яна узяла ўсё, і ён ўзяў. Дождж з снегам і з шасцю з лесу.")
    'Яна ўзяла ўсё, і ён узяў. Дождж са снегам і з шасцю з лесу.'
    """
    return _LONG_U.sub("у", _SHORT_U.sub("ў", _WITH.sub("са", text)))


def unmended(text: str) -> bool:
    """Whether a wording is left that no table puts right: «к» with a dative, where people write «да» and a genitive.

    >>> unmended(mended("Он пришёл к нам.", "Ён прыйшоў к нам.")), unmended("Ён прыйшоў к суседу.")
    (False, True)
    """
    return bool(_TO.search(text))


def suspects(rows: Iterable[Row], human: Mapping[str, int], *, least: int = 60) -> Iterator[tuple[str, int, str]]:
    """Belarusian words of Russian-Belarusian rows that people write seldom: how often, and the likeliest Russian word.

    Likeliest by Dice's coefficient of the rows that have the one near the place of the other.

    >>> rows = [Row("он уже тут", "ён вузей тут", "apertium")] * 60
    >>> list(suspects(rows, {"ён": 40, "тут": 40}))
    [('вузей', 60, 'уже')]
    """
    split = [(lowered(row.a), lowered(row.b)) for row in rows]
    written = Counter(word for _, words in split for word in set(words))
    share = sum(human.values()) / max(1, sum(written.values()))
    odd = {word for word, count in written.items() if count >= least and human.get(word, 0) * _OFTENER < count * share}
    russian = Counter(word for words, _ in split for word in set(words))
    beside: dict[str, Counter[str]] = {word: Counter() for word in odd}
    for source, target in split:
        for place, word in enumerate(target):
            if word in odd:
                middle = int((place + 0.5) / len(target) * len(source))
                beside[word].update(set(source[max(0, middle - _NEAR) : middle + _NEAR + 1]))
    for word, count in written.most_common():
        if word in odd and beside[word]:
            found = beside[word]
            yield word, count, max(found, key=lambda other: (2 * found[other] / (count + russian[other]), other))


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    from .backtranslate import known_words

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder with mono/")
    parser.add_argument("rows", type=Path, help="rows of a pair, Russian first")
    parser.add_argument("--human", type=Path, default=Path("training/work/base/rows"))
    options = parser.parse_args(arguments)
    human = known_words(options.human, "be", (options.shared / "mono").glob("be.*.txt.xz"))
    made = (row for row in read_rows(options.rows) if row.origin != "back")
    for word, count, russian in suspects(made, human):
        print(word, count, human[word], russian, sep="\t")


if __name__ == "__main__":
    main()
