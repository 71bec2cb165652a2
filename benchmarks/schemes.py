"""Transliteration beside str.translate, Unidecode and whatever else is installed, on the same text in one run.

Some schemes of each language stand for all; `schemes_prose` times every one.
"""

from __future__ import annotations

import importlib
import random
import time
from collections.abc import Callable
from functools import partial

from translit import schemes, transliterate
from translit.schemes import convert

SIZE = 5_000_000  # bytes of UTF-8
WORDS = 60_000  # different words: about what 5 MB of news holds
NAMES = 10_000  # of two words each that stand in no other
BATCH = 400  # names
LONE_ICU = 20  # the part of the text that PyICU is given in one call: it takes the square of its length
SCHEMES = {
    "be": ("bgnpcgn-1979-be", "by-2000-2007-be", "lacinka-from-official-be"),
    "ru": ("bgnpcgn-1947-ru", "iso-9-1995-ru", "mosmetro-ru"),
    "uk": ("kmu-55-2010-uk", "dstu-9112-b-uk"),
}
SYLLABLES = {
    "be": "на ра ка ла та ны ваў скі чы ць ня лі ся дзе пра бы мо жа ш эй ён ка ру лё сь аб'ё ле шч ага",
    "ru": "на ра ка ло то ны ский вал ти ть ня ли ся де про бы мо же щ эй ён ка ру лё сь объе ле шч ого",
    "uk": "на ра ка ло то ни ський вав ті ть ня лі ся де про би мо же щ ий їн ка ру льо сь об'є ле жи ого",
}


def run() -> list[dict[str, object]]:
    """MB/s of every way through 5 MB, and how many times as fast as str.translate that is; names a second."""
    rows = []
    for lang, ids in SCHEMES.items():
        words = vocabulary(lang)
        text = running_text(words)
        bare = seconds(partial(text.translate, TABLE))
        rows.append(row(lang, "str.translate", text, bare, bare))
        for name, call in others(lang):
            part = text[: len(text) // LONE_ICU] if name == "icu" else text
            rows.append(row(lang, name, part, seconds(partial(call, part), 1), bare * len(part) / len(text)))
        for scheme in ids:
            rows.append(row(lang, scheme, text, seconds(partial(transliterate, text, scheme)), bare))
        lone = text.replace("\n", " ")
        rows.append(row(lang, f"{ids[0]}, a lone line", text, seconds(partial(transliterate, lone, ids[0])), bare))
        rows += names(lang, words, ids)
    return rows


TABLE = {code: chr(code) for code in range(0x400)} | {code: chr(97 + code % 26) for code in range(0x400, 0x530)}


def vocabulary(lang: str) -> list[str]:
    """Words of the language's sounds, six letters on average as in print; the same in every run."""
    chance = random.Random(lang)
    words = {
        "".join(chance.choices(SYLLABLES[lang].split(), k=chance.choice((1, 2, 2, 3, 3, 4)))) for _ in range(WORDS)
    }
    short = sorted(word for word in words if len(word) <= 4)
    long = sorted(words.difference(short))
    chance.shuffle(long)
    return short[:60] + long + short[60:]


def running_text(words: list[str]) -> str:
    """Text in paragraphs, its words by Zipf's law, with capitals and punctuation."""
    chance = random.Random(1)
    weights = [1 / (rank + 20) for rank in range(len(words))]
    pieces = chance.choices(words, weights, k=100_000)
    dressed = [
        word.capitalize() + ("," if n % 9 == 0 else "") if n % 11 == 0 else word + (".\n" if n % 83 == 82 else "")
        for n, word in enumerate(pieces)
    ]
    text = " ".join(dressed)
    return (text + " ") * (SIZE // len(text.encode()) + 1)


def seconds(call: Callable[[], object], rounds: int = 3) -> float:
    """The best of some rounds, in process time."""
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        call()
        best = min(best, time.process_time() - started)
    return best


def row(lang: str, what: str, text: str, took: float, bare: float) -> dict[str, object]:
    """One line of the table."""
    return {"lang": lang, "what": what, "MB/s": len(text.encode()) / 1e6 / took, "× str.translate": bare / took}


def names(lang: str, words: list[str], ids: tuple[str, ...]) -> list[dict[str, object]]:
    """Names of 20 characters a second: new ones (no word of them met before), and the same again.

    One by one and many at a time, with str.translate on the same names beside it.
    """
    some = [
        f"{a.capitalize()} {b.capitalize()}"[:20] for a, b in zip(words[:NAMES], words[NAMES : 2 * NAMES], strict=True)
    ]
    bare = 1 / seconds_a_name(lambda batch: [name.translate(TABLE) for name in batch], some)
    rows: list[dict[str, object]] = [{"lang": lang, "what": "str.translate, names", "names/s": round(bare)}]
    for scheme in ids:
        for what, took in (
            ("new", new_names(some, scheme)),
            ("met", seconds_a_name(partial(one_by_one, scheme=scheme), some)),
            ("many new", new_names(some, scheme, together=True)),
        ):
            rows.append({"lang": lang, "what": f"{scheme}, {what} names", "names/s": round(1 / took)})
    return rows


def one_by_one(batch: list[str], scheme: str) -> list[str]:
    """A call for each name."""
    return [transliterate(name, scheme) for name in batch]


def new_names(some: list[str], scheme: str, together: bool = False) -> float:
    """Seconds for a name that the converter has never met, when it has met a fifth of them."""
    convert.forget()
    known = len(some) // 5
    one_by_one(some[:known], scheme)
    call = partial(schemes.transliterate_many, scheme=scheme) if together else partial(one_by_one, scheme=scheme)
    return seconds_a_name(call, some[known:], rounds=1)


def seconds_a_name(call: Callable[[list[str]], object], some: list[str], rounds: int = 3) -> float:
    """The best batch of some rounds, in process time: what else runs here disturbs long measurements."""
    batches = [some[start : start + BATCH] for start in range(0, len(some), BATCH)]
    return min(seconds(partial(call, batch), 1) for _ in range(rounds) for batch in batches) / BATCH


def others(lang: str) -> list[tuple[str, Callable[[str], object]]]:
    """What else is installed here (extra `bench`) and knows the language: none of them is needed."""
    found: list[tuple[str, Callable[[str], object]]] = []
    for module, langs, make in (
        ("unidecode", "be ru uk", lambda m: m.unidecode),
        ("anyascii", "be ru uk", lambda m: m.anyascii),
        ("icu", "be ru uk", lambda m: m.Transliterator.createInstance("Cyrillic-Latin").transliterate),
        ("cyrtranslit", "be ru uk", lambda m: lambda text: m.to_latin(text, {"be": "by", "uk": "ua"}.get(lang, lang))),
        ("iuliia", "ru", lambda m: m.WIKIPEDIA.translate),
        (
            "translitua",
            "ru uk",
            lambda m: lambda text: m.translit(text, m.RussianICAO if lang == "ru" else m.UkrainianKMU),
        ),
    ):
        if lang not in langs.split():
            continue
        try:
            found.append((module, make(importlib.import_module(module))))
        except ImportError:
            continue
        if module == "icu":
            found.append(("icu, a paragraph at a time", partial(by_paragraph, found[-1][1])))
    return found


def by_paragraph(call: Callable[[str], object], text: str) -> str:
    """For what slows down with the length of the text that it is given."""
    return "\n".join(str(call(line)) for line in text.split("\n"))
