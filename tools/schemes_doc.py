"""Write docs/schemes.md from the data files: `python tools/schemes_doc.py`, or `--check` to see whether it is stale."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from pathlib import Path
from statistics import median_low

from generated import write_or_check

from translit import schemes

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "schemes.md"
FIGURES = {"in paragraphs": "first", "in one line": "lone", "names/s": "names/s"}
HALF, NAMES = 0.5, 300_000  # of str.translate, and a second: what every scheme should reach
LANGUAGES = {"be": "Belarusian", "ru": "Russian", "uk": "Ukrainian"}

INTRO = """<!-- Written by tools/schemes_doc.py from translit/schemes/data/: edit those files. -->

# Transliteration schemes

{count} schemes for Belarusian, Russian and Ukrainian. Each is one file in `translit/schemes/data/`, with its source and
its own samples, which the tests run.

```
translit transliterate --scheme bgnpcgn-1979-be FILE
```

```python
>>> from translit import transliterate
>>> transliterate("Ціханоўская", "bgnpcgn-1979-be")
'Tsikhanowskaya'
>>> transliterate("Tsikhanowskaya", "bgnpcgn-1979-be", reverse=True)
'Ціханоўская'

```

A scheme is found by its id, an alias, or its family together with a language: `bgnpcgn` for `be` is the newest
BGN/PCGN system for Belarusian.

## Which one to take

- For the English-language press: `bgnpcgn-1979-be`, `bgnpcgn-1947-alt-ru`, `kmu-55-2010-uk` (the glossary's spellings win over all).
- For what stands in a passport: `mvd-by-2010-be`, `icao-9303-ru`, `kmu-55-2010-uk`.
- To go back to Cyrillic without loss: `iso-9-1995-*`, or in ASCII `gost-16876-71-t2-ru`, `dstu-9112-b-uk`.
- For a catalogue: `alalc-*` in North America, `din-1460-*` in Germany, `iso-r9-1968-kb-*` in Sweden.
- For a name in another language's press: the transcriptions (`duden-be` for German, `pwn-uk` for Polish ...).

## What all have in common

- Input may be composed or decomposed, with any apostrophe (' ’ ʼ `); look-alike Latin letters inside Cyrillic words
  are folded; a combining stress mark stays on its vowel and hides it from no rule (Достое́вский is Dostoyévsky). A Russian scheme that names no letter of before 1918 writes the
  one that the decree of 10 October 1918 put in its place (Вѣра as Вера), and no ъ at the end of words (Михаилъ as Михаил). Soft hyphens and joiners stay, and hide no letter from a rule.
- Words in capitals come out in capitals (ЩУКА SHCHUKA), a capital alone as a title (Щ. Shch.).
- Latin words, addresses (URLs, e-mail), digits and punctuation stay. A letter that the scheme does not cover stays too, or is dropped, written by
  Unidecode, or refused with its position (`unknown="drop"`, `"unidecode"`, `"error"`).
- *lossless*: the way back gives the very text again, for words as the language spells them. *partial*: the likeliest
  reading, given names before other words; `schemes.readings()` lists the others. *no*: too much is lost. A word with a
  letter that the scheme does not write (Stanley under GOST 7.79 B) stays; other Latin words are read (IMAP as ИМАП).

## Where other projects differ

Test data of other projects was compared with the standards. Where they contradict a standard, the standard stands:

| scheme | others print | here | why |
|---|---|---|---|
| iso-9-1995, gost-16876-71-t1 | `"` and `´` for ъ and ь | ʺ ʹ | neither standard names a code (for ISO 9 so the [German Wikipedia](https://de.wikipedia.org/wiki/ISO_9)). That made for exchanging such texts, ISO 5426 (GOST 7.28), has a sign for each, “tverdyj znak” 3/14 and “mjagkij znak” 3/13, apart from the acute, the primes and the quotation marks; in Unicode they are U+02BA and U+02B9 ([MARC4J](https://github.com/marc4j/marc4j/blob/master/src/org/marc4j/converter/impl/Iso5426ToUnicode.java)), as iuliia and Romanization.NET print them |
| bgnpcgn-1947-ru | `"` or ʺ for ъ | ” | BGN/PCGN 1947 (sheet of June 2019) prints a right double quotation mark |
| gost-7.79-2000-b-ru | y, `y'`, ʺ | y\\`, \\`\\` | GOST 7.79-2000, table 4 of system B: ы is y\\`, ъ is \\`\\`; the letters that [clause 6.1](https://ajdocs.ru/gsp/16685/14) allows are a to z, the apostrophe and the “слабое ударение”, no ʺ. The acute being the “сильное ударение” in [GOST 7.28-80](https://dnaop.com/html/69036_2.html), the weak accent is the grave, as in the English Wikipedia, iuliia and, for э, Romanization.NET |
| gost-16876-71-t1 | ė for э | è | clause 5 of GOST 16876-71 names the diacritics of table 1: ¨ \\` ˆ ˇ, no dot ([Interscript's map](https://github.com/interscript/maps/blob/main/maps/gost-rus-Cyrl-Latn-16876-71-1983.imp) quotes it); that map has è, and so have [iuliia](https://github.com/nalgeon/iuliia/blob/master/content/posts/gost-16876.md), which read a scan, and Wikipedia's article on the standard, one of the two sources that Romanization.NET names for its ė |
| gost-16876-71-t2-ru | ʺ | `"` | table 2 is for machines without diacritics |
| gost-52290-ru | ʹ for ъ and ь; or ъ left out, and e at the start of a word | ', ye | GOST R 52290-2004, table Г.5 ([copy](https://dnaop.com/html/78521_6.html)): ъ and ь are “apostrophe”; е is e after consonants, ye in “initials” and after vowels, ъ and ь. Initials are “letters standing apart at the start of a word”; no line gives e there, and that of и (“initials and after vowels, consonants and ь”) has a place for the start of a word only if it is an initial |
| mvd-310-fr-ru | s between vowels | ss | order 310, annex with French samples: Goussev, Vassilieva. [iuliia's page](https://github.com/nalgeon/iuliia/blob/master/content/posts/mvd-310.md) has both, its table does not |
| mvd-782-ru | e for е at the start | ye | annex 7 of order 782: ye at the start, after vowels, ъ and ь |
| bgnpcgn-1979-be, -1965-uk | z·h, k·h, s·h, t·s for зг, кг, сг, тс | zh, kh, sh, ts | the sheets say “may”: names in print do without. For Russian both are there (`bgnpcgn-1947-ru`, `-alt-ru`) |
| iso-r9-1968-alt-ru | y for и | i | ISO/R 9:1968: “y for Ukrainian, i else” ([table](https://liquisearch.com/iso_9/isor_91968) of the English Wikipedia, which iuliia names as its source); the German one ([translated copy](http://memim.com/iso-9.html)) has и y for Ukrainian only, and no и among the variants for English |
| passport-2007-uk | zgh; yu at the start | zg; iu everywhere | Interscript's tests for it [were made](https://github.com/interscript/interscript-ruby/blob/main/maps/ua-ukr-Cyrl-Latn-2007.yaml) with the page of the migration service, which writes by resolution 55 (2010); its own map has г g. Secondary tables of resolution 858 (2007) agree on г g and on one form for ю and я, as the passports of those years do (Sergii, Iuliia). Of the text of 858 itself only the beginning could be read |
| alalc-uk | I͡e | I͡E | the ligature is one capital letter; the Library's own samples (ScriptShifter) have Є I͡E, Ю I͡U, and Interscript itself I͡Akuba in Belarusian |
| cyrtranslit-be | two apostrophes are Ьь | two apostrophes | CyrTranslit's table has this pair for its own test; ьь stands in no word |

What covers more languages than it is here for, for want of a source that prints its letters: the alternative table of ISO/R 9:1968 for Ukrainian (Wikipedia's
lists of its variants name no є, where British usage has ye), and ISO/R 9 of 1954, which is here for Russian only. Its Belarusian and Ukrainian columns were looked for three times, in Wikipedia's article on ISO 9 (which shows the edition of
1968), its copies, projects on GitHub (iuliia has Russian, Interscript has neither) and the stored web; none prints them. G. Gerych, *Transliteration of Cyrillic Alphabets* (thesis, Ottawa
1965, p. 95 and 97) should; only its table of contents could be read.

## Beside other tools

{beside}

## Speed and memory

`make bench` (or `python -m benchmarks schemes`, the others from the extra `bench`), 23 November 2026, beside other work; a language is one run, so that its row can be compared. MB of UTF-8 a
second, 5 MB of made-up text in paragraphs (22,000 different words); “ours” is the slowest and the fastest of the schemes that the benchmark names (two to three a language). PyICU slows down with the
length of what it is given, so that it is here with a call for each paragraph; one call for a twentieth of the text goes at 1.8 to 2.8:

| | str.translate | ours | ours, a lone line | translitua | CyrTranslit | anyascii | PyICU | Unidecode | iuliia |
|---|---|---|---|---|---|---|---|---|---|
| Belarusian | 52 | 40 to 88 | 86 | – | 22 | 16 | 12 | 9 | – |
| Russian | 56 | 57 to 121 | 59 | 40 | 20 | 18 | 13 | 10 | 3.8 |
| Ukrainian | 52 | 72 to 74 | 70 | 21 | 21 | 17 | 12 | 10 | – |

{prose}

Names of 20 characters in the run above: new ones 339,000 to 540,000 a second, met before 2,960,000 to 4,620,000, many new ones in one call (`transliterate_many`) 959,000 to 1,089,000; str.translate
takes 946,000 to 1,780,000.
`translit transliterate` takes 37 MB of memory for 1 GB in paragraphs and 49 MB for 1 GB in one line, 30 and 31 seconds of processor time (`python -m benchmarks schemes_stream`, 23 November 2026).

## Overview

"""  # noqa: E501


PROSE = """On prose: `python -m benchmarks.schemes_prose`, {day}. 5 MB of Belarusian classics, of Russian news and novels, of Ukrainian essays, with 90,000 to 106,000 different
words. {timed} of {count} schemes, those with the most rules first, each beside a str.translate of its own, by turns, the best of two (of up to five where that seems too slow), while trainings and tests took most of the two cores. How many times as
fast as str.translate, the scheme made ready included; new names of 20 characters a second, a call for each; on the way back, different words a second, for schemes that have one (a word
met before costs nothing):

{rows}

{below}"""  # noqa: E501
BELOW = "Below half of str.translate or 300,000 names a second (in paragraphs, in one line): {told}."
ABOVE = """So each of them has the half of str.translate that was the aim, in one line as well, and 300,000 names a
second. The slowest (in paragraphs, in one line): {told}."""


BESIDE = """`python -m benchmarks.schemes_exact`, {day}, the others from the extra `bench`: {rows} rows from Cyrillic to
Latin that other projects test themselves with, in {count} systems (`../shared/data/transliteration.jsonl`, no part of
this repository). Each tool is asked for the systems that it has, under its own names for them; “translit there” is what
we have right of the rows that are not its own. The same rows in NFD (those that it changes) and single words in
capitals follow.

{tools}

Percent exact by system, for those that another tool has too. Where ours is below 100, the rows are those of the section
above. A tool's own tests are among the rows, most of them Interscript's.

{systems}"""


def beside() -> str:
    """What each tool has right of other projects' tests, as `benchmarks/schemes_exact.jsonl` has it."""
    kept = (ROOT / "benchmarks" / "schemes_exact.jsonl").read_text(encoding="utf-8").splitlines()
    measured, *rows = map(json.loads, kept)
    tools = [row for row in rows if "tool" in row]
    names = [tool["tool"].split()[0] for tool in tools]
    systems = [row for row in rows if "system" in row and len(row) > 3]
    shown = {"icu": "PyICU", "interscript": "Interscript", "cyrtranslit": "CyrTranslit"}
    return BESIDE.format(
        day=measured["measured"],
        rows=tools[0]["rows"],
        count=tools[0]["systems"],
        tools=table(
            [
                {**tool, "tool": " ".join([shown.get(name, name), *tool["tool"].split()[1:]])}
                for name, tool in zip(names, tools, strict=True)
            ]
        ),
        systems=table(
            [
                {"system": row["system"], "rows": row["rows"]}
                | {shown.get(name, name): row.get(name, "–") for name in names}
                for row in systems
            ]
        ),
    )


def prose() -> str:
    """How fast all schemes are on real text, as `benchmarks/schemes_prose.jsonl` has it."""
    kept = (ROOT / "benchmarks" / "schemes_prose.jsonl").read_text(encoding="utf-8").splitlines()
    rows = sorted(map(json.loads, kept), key=lambda row: min(row["first"], row["lone"]))
    shown = [
        {"": name, "schemes": len(here)}
        | {what: spread([row[key] for row in here]) for what, key in FIGURES.items()}
        | {"back, words/s": spread([row["back, words/s"] for row in here if "back, words/s" in row])}
        for lang, name in LANGUAGES.items()
        if (here := [row for row in rows if row["scheme"].endswith(lang)])
    ]
    slow = [row for row in rows if min(row["first"], row["lone"]) < HALF or row["names/s"] < NAMES]
    told = ", ".join(f"`{row['scheme']}` {row['first']} and {row['lone']}" for row in (slow or rows[:6]))
    verdict = BELOW if slow else ABOVE
    counts = {"timed": len(rows), "count": len(schemes.available())}
    return PROSE.format(
        **counts, day=max(row["measured"] for row in rows), rows=table(shown), below=verdict.format(told=told)
    )


def spread(figures: list[float]) -> str:
    """The least and the greatest, and the one in the middle."""
    return f"{min(figures):,} to {max(figures):,}, middle {median_low(figures):,}" if figures else "–"


def table(rows: list[dict[str, object]]) -> str:
    """Rows with the same keys, in Markdown."""
    lines = [list(rows[0]), ["---"] * len(rows[0]), *(list(map(str, row.values())) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def page() -> str:
    """The whole page as text."""
    found = schemes.available()
    parts = [INTRO.format(count=len(found), beside=beside(), prose=prose())]
    for kind, title in (
        ("romanisation", "Romanisation"),
        ("transcription", "Press transcription"),
        ("respelling", "Respelling"),
    ):
        rows = sorted((one for one in found if one.kind == kind), key=lambda one: (one.lang, one.id))
        parts.append(f"### {title}\n\n| id | year | authority | back | who uses it |\n|---|---|---|---|---|\n")
        parts += [
            f"| [{one.id}](#{anchor(one)}) | {one.year} | {one.authority} | {one.reversible} | {one.used_by or '–'} |\n"
            for one in rows
        ]
        parts.append("\n")
    for lang, group in groupby(sorted(found, key=lambda one: (one.lang, one.id)), key=lambda one: one.lang):
        parts.append(f"## {LANGUAGES[lang]}\n\n")
        parts += [section(one) for one in group]
    return "".join(parts).rstrip() + "\n"


def anchor(scheme: schemes.Scheme) -> str:
    """The fragment that GitHub gives the section's heading."""
    return scheme.id.replace(".", "")


def section(scheme: schemes.Scheme) -> str:
    """One scheme: source, letters, rules, samples."""
    cite = f"[{scheme.citation}]({scheme.url})" if scheme.url else scheme.citation
    lines = [f"### {scheme.id}\n", f"{scheme.title}. {cite}. {scheme.notes}".rstrip() + "\n"]
    if scheme.aliases:
        lines.append("Also: " + ", ".join(f"`{alias}`" for alias in scheme.aliases) + ".\n")
    if scheme.letters:
        lines.append(pairs(scheme.letters) + "\n")
    if scheme.rules:
        lines.append("".join(f"- {pairs(rule.letters)}{rule.where and f' – {rule.where}'}\n" for rule in scheme.rules))
    lines.append("> " + ", ".join(f"{one.source} *{escape(one.target)}*" for one in scheme.samples) + "\n")
    return "\n".join(lines) + "\n"


def pairs(letters: dict[str, str]) -> str:
    """Letters with their forms; – is nothing."""
    return " · ".join(f"{source} {escape(form) or '–'}" for source, form in letters.items())


def escape(form: str) -> str:
    """Keep Markdown from reading marks of the scheme as its own."""
    return "".join(f"\\{char}" if char in "`*_|\\" else char for char in form)


if __name__ == "__main__":
    sys.exit(write_or_check(PAGE, page()))
