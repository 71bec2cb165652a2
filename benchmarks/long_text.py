"""A long text: seconds of our own per KB as it grows, in one line, in paragraphs, and as names without a full stop."""

from __future__ import annotations

import re
import time
from pathlib import Path

ARTICLE = Path(__file__).parent.parent / "examples" / "article.en.txt"
SIZES = (20, 80, 320)
NAMES = "Ihar Losik Mikalai Statkevich's Ihar Losik's {n} "


def run() -> list[dict[str, object]]:
    """For each shape: ms of processor time per KB for each size, and the last over the first (1 is linear).

    The engine is the word-by-word one of the tests, which costs next to nothing: the rest is ours.
    """
    import translit
    from translit.engines import Traits
    from translit.engines.fake import FakeEngine

    article = ARTICLE.read_text(encoding="utf-8")
    shapes = {"one line": re.sub(r"\s+", " ", article), "paragraphs": article, "names alone": NAMES}
    engine = FakeEngine({("en", "es"): {"court": "tribunal"}}, traits=Traits())
    glossary = translit.Glossary.load()
    rows: list[dict[str, object]] = []
    for shape, text in shapes.items():
        translit.translate(text, "en", "es", engine=engine, glossary=glossary)
        spent = {}
        for size in SIZES:
            long = text * (size * 1024 // len(text.encode()) + 1)
            started = time.process_time()
            translit.translate(long, "en", "es", engine=engine, glossary=glossary)
            spent[size] = (time.process_time() - started) * 1000 / (len(long.encode()) / 1024)
        rows.append(
            {
                "shape": shape,
                **{f"{size} KB ms/KB": each for size, each in spent.items()},
                "growth": spent[SIZES[-1]] / spent[SIZES[0]],
            }
        )
    return rows
