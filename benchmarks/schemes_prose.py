"""Every scheme on real prose, which has more words than the made-up text of `schemes`.

`python -m benchmarks schemes_prose` takes minutes; `python -m benchmarks.schemes_prose ID ...` times only those.
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from translit import schemes, transliterate
from translit.schemes import convert

from .schemes import SIZE, TABLE, seconds

TEXTS = Path(__file__).resolve().parents[2] / "shared" / "training"
PROSE = {
    "be": (("mono/be.knihi-bpc-pd.txt.xz",), 0),
    "ru": (("text/en-ru.general.tsv.xz",), 1),
    "uk": (("mono/uk.ua-gec.txt.xz", "mono/uk.common-voice.txt.xz"), 0),
}
"""Of each language: the files below TEXTS, and which column of their rows is the text."""
ENOUGH = 0.5  # times str.translate: what every scheme should reach
SHOWN = 8  # of the slowest schemes
TRIES = 3


def run() -> list[dict[str, object]]:
    """Times str.translate on 5 MB, the first time (the scheme made ready included) and again; nothing without TEXTS."""
    return [row for lang in PROSE if TEXTS.is_dir() for row in _rows(lang)]


def _rows(lang: str) -> Iterator[dict[str, object]]:
    text = _prose(lang)
    ratios = {scheme.id: _ratios(text, scheme.id) for scheme in schemes.available() if scheme.lang == lang}
    firsts, seconds_ = zip(*ratios.values(), strict=True)
    words = len(set(text.split()))
    yield {
        "lang": lang,
        "what": f"middle of {len(ratios)} schemes, {words:,} words",
        **_times(median(firsts), median(seconds_)),
    }
    yield {"lang": lang, "what": f"schemes below {ENOUGH}", **_times(_below(firsts), _below(seconds_))}
    for scheme_id in sorted(ratios, key=ratios.__getitem__)[:SHOWN]:
        yield {"lang": lang, "what": scheme_id, **_times(*ratios[scheme_id])}


def _ratios(text: str, scheme_id: str) -> tuple[float, float]:
    """The first time and again, each the best of as many tries as str.translate beside it: other programs run too."""
    bare, first, again = [], [], []
    for _ in range(TRIES):
        bare.append(seconds(partial(text.translate, TABLE), 1))
        convert.forget()
        first.append(seconds(partial(transliterate, text, scheme_id), 1))
        again.append(seconds(partial(transliterate, text, scheme_id), 1))
    return min(bare) / min(first), min(bare) / min(again)


def _prose(lang: str) -> str:
    files, column = PROSE[lang]
    lines: list[str] = []
    size = 0
    for file in files:
        with lzma.open(TEXTS / file, "rt", encoding="utf-8") as rows:
            for row in rows:
                lines.append(row.rstrip("\n").split("\t")[column] + "\n")
                size += len(lines[-1].encode())
                if size > SIZE:
                    return "".join(lines)
    return "".join(lines)


def _times(first: float, second: float) -> dict[str, object]:
    return {"first": first, "second": second}


def _below(ratios: tuple[float, ...]) -> int:
    return sum(ratio < ENOUGH for ratio in ratios)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(f"{name:28} first %.2f, again %.2f" % _ratios(_prose(name[-2:]), name), flush=True)
