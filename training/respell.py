"""Russian words that no translator knows, as Belarusian ones: a table, else what aligned text has, else spelling rules.

Apertium leaves a fifth of a Russian sentence as it is. Text with such holes teaches a model that Belarusian words are
Russian; with each of them respelled it teaches how the two languages write what is the same word. What is another word
in Belarusian stands in `respell-words.tsv`. Rows that were made before the table had a word are put right by

    python -m training.respell training/work/be-ru4/rows/ru-be.back.tsv training/work/be-ru6/rows/ru-be.back.tsv

which writes the rows of Apertium's alone and says how many it changed.
"""

from __future__ import annotations

import argparse
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from .align import Aligner, lowered, words_of
from .text import WORD, Row, lines, read_rows
from .wordings import mended

Span = tuple[int, int]

__all__ = ["Respeller", "aligned_words", "main", "mended_rows", "respelled", "reworded", "written_word"]

_RULES = Path(__file__).with_name("respell.tsv")
_WORDS = Path(__file__).with_name("respell-words.tsv")
_WITH = re.compile(rf"(?:(?<![\w'-])(?P<with>з|са) )?(?P<word>{WORD.pattern})", re.I)
"""A word, and the preposition before it that has two forms."""
_CLUSTER = re.compile("[зсжш][бвгджзйклмнпрстфхцчш]", re.I)
"""Before these it is «са»: са зняволенымі, са школы, but з сябрамі."""
_VARIANTS = 5
"""Unstressed vowels of a word that are tried both ways: 32 spellings at most."""
_TWICE = 2


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = [line.split("\t") for line in lines(_RULES) if line and not line.startswith("#")]
    return tuple((re.compile(pattern), replacement) for pattern, replacement, _ in rows)


def respelled(word: str) -> str:
    """A Russian word in Belarusian letters and endings; `о` and `е` stay, since spelling does not show the stress.

    >>> [respelled(word) for word in ("сказал", "работает", "складываются", "прямой", "встряхнуть")]
    ['сказаў', 'работае', 'складываюцца', 'прамой', 'встрахнуць']
    """
    for pattern, replacement in _rules():
        word = pattern.sub(replacement, word)
    return re.sub(r"(\w)@", r"\1\1", word)


@lru_cache(maxsize=1)
def _written() -> dict[str, str]:
    """The table `respell-words.tsv`: Russian forms, lower case, е for ё, with what is written in Belarusian."""
    return dict(line.split("\t") for line in lines(_WORDS) if line and not line.startswith("#"))


def written_word(word: str) -> str | None:
    """What the table has for a Russian word form, whether or not ё is written.

    >>> written_word("Заключённых"), written_word("ждали"), written_word("мама")
    ('зняволеных', 'чакалі', None)
    """
    return _written().get(word.lower().replace("ё", "е"))


def aligned_words(rows: Sequence[Row]) -> dict[str, str]:
    """For each word of side a, in lower case, what stands for it in side b at least half of the times, and twice."""
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    for row, links in zip(rows, Aligner(rows).links(rows), strict=True):
        a, b = words_of(row.a), words_of(row.b)
        for x, y in links:
            pairs[row.a[slice(*a[x])].lower()][row.b[slice(*b[y])].lower()] += 1
    chosen = {word: counts.most_common(1)[0] for word, counts in pairs.items()}
    return {
        word: other
        for word, (other, times) in chosen.items()
        if times >= _TWICE and 2 * times >= sum(pairs[word].values())
    }


class Respeller:
    """Mends the words of a rendering that its engine did not know."""

    def __init__(self, table: Mapping[str, str], known: Mapping[str, int]) -> None:
        """`table`: Russian words with their Belarusian ones; `known`: Belarusian words and how often they were met.

        What `written_word` has comes before either.
        """
        self._table, self._known = table, known
        self.word = lru_cache(maxsize=500_000)(self._word)

    def _word(self, word: str) -> tuple[str, bool]:
        """The Belarusian word, and whether anybody wrote it; with the capitals of the Russian one.

        >>> Respeller({"мир": "свет"}, {"гаворка": 3}).word("Говорка")
        ('Гаворка', True)
        """
        lower = word.lower()
        found = written_word(lower) or self._table.get(lower)
        if found is None:
            spelling = respelled(lower)
            best = max(_akanne(spelling), key=lambda each: self._known.get(each, 0))
            sure = best in self._known
            found = best if sure else _all_reduced(spelling)
        else:
            sure = True
        return _cased(found, word), sure

    def text(self, rendering: str, unknown: Sequence[Span]) -> tuple[str, int]:
        """The rendering with its unknown words respelled, and how many of them no text has and are no names.

        >>> Respeller({"сказал": "сказаў"}, {}).text("Ігар сказал слово", [(5, 11), (12, 17)])
        ('Ігар сказаў слава', 1)
        """
        doubtful, out, end = 0, [], 0
        for start, stop in words_of(rendering):
            if (start, stop) in unknown:
                word = rendering[start:stop]
                other, sure = self.word(word)
                doubtful += not sure and not word[:1].isupper()
                out += [rendering[end:start], other]
                end = stop
        return "".join([*out, rendering[end:]]), doubtful


def reworded(russian: str, text: str) -> str:
    """Belarusian text that was respelled by rule with the words of the table in place of what the rules made.

    «З» and «са» before such a word are put right as well; у and ў are what `training.wordings.mended` sees to.

    >>> reworded("Заключённые ждали с осуждёнными.", "Заключэнныя ждалі з асуждзеннымі.")
    'Зняволеныя чакалі з асуджанымі.'
    >>> reworded("Говорили с заключёнными.", "Гаварылі з заключэннымі.")
    'Гаварылі са зняволенымі.'
    """
    made = _made_by_rule(russian)

    def written(match: re.Match[str]) -> str:
        word, preposition = match["word"], match["with"]
        right = made.get(re.sub("^ў", "у", word.lower()))
        if right is None:
            return match[0]
        if preposition:
            return f"{_cased('са' if _CLUSTER.match(right) else 'з', preposition)} {_cased(right, word)}"
        return _cased(right, word)

    return _WITH.sub(written, text)


def _made_by_rule(russian: str) -> dict[str, str]:
    """What the rules may have made of the words of a sentence that the table has, with what is written for them.

    A spelling that is right for one of the words, or that two of them share, is left alone.
    """
    wanted: dict[str, set[str]] = defaultdict(set)
    for word in lowered(russian):
        right = written_word(word)
        if right is not None:
            for spelling in {respelled(word), respelled(word.replace("ё", "е"))}:
                for each in [*_akanne(spelling), _all_reduced(spelling)]:
                    wanted[re.sub("^ў", "у", each)].add(right)
    rights = set().union(*wanted.values())
    return {each: min(found) for each, found in wanted.items() if len(found) == 1 and each not in rights}


def _cased(word: str, like: str) -> str:
    """The word with the capitals of another one.

    >>> _cased("ліст", "Письмо"), _cased("ліст", "ПИСЬМО"), _cased("з", "Са")
    ('Ліст', 'ЛІСТ', 'З')
    """
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def mended_rows(rows: Iterable[Row]) -> Iterable[tuple[Row, bool]]:
    """Russian-Belarusian rows of Apertium's with the words of the table and the wordings put right; which changed."""
    for row in rows:
        if row.origin == "apertium":
            text = mended(row.a, reworded(row.a, row.b))
            yield replace(row, b=text), text != row.b


def _akanne(word: str) -> list[str]:
    """The word with each `о` as `а` or not, each `е` as `я` or not, the first vowels of a long word alone.

    >>> _akanne("гора")
    ['гора', 'гара']
    """
    places = [place for place, letter in enumerate(word) if letter in _REDUCED][:_VARIANTS]
    made = []
    for turns in itertools.product((False, True), repeat=len(places)):
        letters = list(word)
        for place, turn in zip(places, turns, strict=True):
            if turn:
                letters[place] = _REDUCED[letters[place]]
        made.append("".join(letters))
    return made


_REDUCED = {"о": "а", "е": "я", "э": "а", "ё": "е"}


def _all_reduced(word: str) -> str:
    """Each `о` as `а`: most vowels are unstressed."""
    return word.replace("о", "а")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path, help="rows of Russian and Belarusian, Russian first")
    parser.add_argument("out", type=Path, help="the same rows put right; those of Apertium's alone")
    options = parser.parse_args(arguments)
    changed = total = 0
    with options.out.open("w", encoding="utf-8") as file:
        for row, new in mended_rows(read_rows(options.rows)):
            file.write(row.line())
            total, changed = total + 1, changed + new
    print(f"{changed} of {total} rows changed")


if __name__ == "__main__":
    main()
