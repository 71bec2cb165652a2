"""False alarms of the content check: remarks on translations that people made, in per cent of sentences, by pair.

Rows are the paragraphs of the example articles, or the lines of the files `*.be`, `*.en`, `*.ru` and `*.uk` in the
folder that TRANSLIT_PARALLEL_ROWS names (a set with one sentence in a line, the same one in each file). No engine is
asked: what is said of a sound translation is a false alarm, or one that its translator has earned.
"""

from __future__ import annotations

import os
from collections import Counter
from itertools import permutations
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
LANGUAGES = ("be", "en", "ru", "uk")
MOST = 3
"""Kinds of remarks that are named for each pair."""


def run() -> list[dict[str, object]]:
    """For each pair: sentences, those with a remark, and the commonest remarks with how many sentences have each."""
    from translit.translate.content import losses

    texts = _texts()
    measured: list[dict[str, object]] = []
    for source, target in permutations(texts, 2):
        rows = [(one, other) for one, other in zip(texts[source], texts[target], strict=True) if one and other]
        told = [{loss.code for loss in losses(one, other, source, target)} for one, other in rows]
        kinds = Counter(code for some in told for code in some).most_common(MOST)
        measured.append(
            {
                "pair": f"{source}-{target}",
                "sentences": len(rows),
                "with a remark, %": 100 * sum(map(bool, told)) / max(len(rows), 1),
                "most of them": ", ".join(f"{code} {number}" for code, number in kinds),
            }
        )
    return measured


def _texts() -> dict[str, list[str]]:
    """The rows of each language; a language without a file is left out."""
    if folder := os.environ.get("TRANSLIT_PARALLEL_ROWS"):
        files = {lang: next(iter(sorted(Path(folder).glob(f"*.{lang}"))), None) for lang in LANGUAGES}
        return {lang: file.read_text("utf-8").splitlines() for lang, file in files.items() if file}
    articles = {lang: EXAMPLES / f"article.{lang}.txt" for lang in LANGUAGES}
    return {lang: text.read_text("utf-8").strip().split("\n\n") for lang, text in articles.items() if text.is_file()}
