"""Transliteration beside str.translate, Unidecode and whatever else is installed, on the same text in one run."""

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
            rows.append(row(lang, name, text, seconds(partial(call, text), 1), bare))
        for scheme in ids:
            rows.append(row(lang, scheme, text, seconds(partial(transliterate, text, scheme)), bare))
        lone = text.replace("\n", " ")
        rows.append(row(lang, f"{ids[0]}, a lone line", text, seconds(partial(transliterate, lone, ids[0])), bare))
        rows.append(all_schemes(lang, text, bare))
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


def all_schemes(lang: str, text: str, bare: float) -> dict[str, object]:
    """The slowest scheme of the language, over all there are."""
    slowest, scheme_id = max(
        (seconds(partial(transliterate, text, scheme.id), 2), scheme.id)
        for scheme in schemes.available()
        if scheme.lang == lang
    )
    return row(lang, f"slowest: {scheme_id}", text, slowest, bare)


def names(lang: str, words: list[str], ids: tuple[str, ...]) -> list[dict[str, object]]:
    """Names of 20 characters: seen before, as a document has them; and new, no word of them met before.

    Each with a fresh memory, so that nothing is known from the texts above; str.translate on the same names beside it.
    """
    some = [
        f"{a.capitalize()} {b.capitalize()}"[:20] for a, b in zip(words[:NAMES], words[NAMES : 2 * NAMES], strict=True)
    ]
    bare = NAMES / seconds(lambda: [name.translate(TABLE) for name in some])
    rows: list[dict[str, object]] = [{"lang": lang, "what": "str.translate, names", "names/s": round(bare)}]
    for scheme in ids:
        new = min(first_time(some, scheme) for _ in range(3))
        seen = seconds(lambda scheme=scheme: [transliterate(name, scheme) for name in some])  # type: ignore[misc]
        for what, took in (("new", new), ("seen", seen)):
            rows.append({"lang": lang, "what": f"{scheme}, {what} names", "names/s": round(NAMES / took)})
    return rows


def first_time(some: list[str], scheme: str) -> float:
    """Process time for names that the converter has never met."""
    convert.forget()
    transliterate("Ы", scheme)  # the scheme is read and compiled
    started = time.process_time()
    for name in some:
        transliterate(name, scheme)
    return time.process_time() - started


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
    return found
