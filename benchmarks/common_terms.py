"""Common words as glossary entries: the share that a translation uses, and chrF with them and without.

A control: a glossary must rule words that are no names as well, and no sentence may be the worse for it. The words are
drawn by chance from `common_terms.tsv`, among those whose translation the reference has. Rows are the paragraphs of the
example articles, or those of the JSONL file that TRANSLIT_TERM_ROWS names (`source` and `reference` in each line).
"""

from __future__ import annotations

import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
TARGETS = ("ru", "uk")
MOST = 2
"""Words that are drawn for one sentence at most."""
ROWS = 400
"""Rows that are translated at most."""
ORDER, BETA = 6, 2
"""Of chrF (Popović 2015): the longest stretch of letters, and how much more recall weighs than precision."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*")

Row = tuple[str, str]
"""A source and its reference."""


def run() -> list[dict[str, object]]:
    """For each target that an engine reaches: the share of terms used, and chrF without the terms and with them."""
    from translit import Glossary, translate
    from translit.engines import get_engine
    from translit.errors import TranslitError

    measured: list[dict[str, object]] = []
    for target in TARGETS:
        rows = list(_rows(target))[:ROWS]
        try:
            get_engine(None, "en", target)
        except TranslitError as problem:
            measured.append({"pair": f"en-{target}", "not measured": str(problem)})
            continue
        drawn = [_drawn(row, target, random.Random(number)) for number, row in enumerate(rows)]
        rows, drawn = [row for row, some in zip(rows, drawn, strict=True) if some], [some for some in drawn if some]
        chosen = {term: forms for some in drawn for term, forms in some.items()}
        glossary = Glossary.from_forms({term: {"en": term, target: forms[0]} for term, forms in chosen.items()})
        text = "\n\n".join(source for source, _ in rows)
        alone, ruled = (translate(text, "en", target, glossary=each) for each in (Glossary.from_forms({}), glossary))
        bare, kept = (done.text.split("\n\n") for done in (alone, ruled))
        references = [reference for _, reference in rows]
        measured.append(
            {
                "pair": f"en-{target}",
                "sentences": len(rows),
                "terms": sum(map(len, drawn)),
                "used without, %": _used(bare, drawn),
                "used, %": _used(kept, drawn),
                "told as used, %": 100 * ruled.verified / max(len(ruled.names), 1),
                "chrF without": chrf(bare, references),
                "chrF": chrf(kept, references),
            }
        )
    return measured


def _rows(target: str) -> Iterator[Row]:
    if path := os.environ.get("TRANSLIT_TERM_ROWS"):
        with Path(path).open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield " ".join(row["source"].split()), row["reference"]
        return
    texts = [EXAMPLES / f"article.{lang}.txt" for lang in ("en", target)]
    if all(text.is_file() for text in texts):
        halves = [text.read_text(encoding="utf-8").strip().split("\n\n") for text in texts]
        yield from zip(*halves, strict=False)


def _drawn(row: Row, target: str, chance: random.Random) -> dict[str, tuple[str, ...]]:
    """Terms of one row: words of the list that the source has, once, and of whose forms the reference has one."""
    source, reference = Counter(_WORD.findall(row[0])), {word.lower() for word in _WORD.findall(row[1])}
    fitting = {
        term: forms for term, forms in _terms(target).items() if source[term] == 1 and not reference.isdisjoint(forms)
    }
    return {term: fitting[term] for term in chance.sample(sorted(fitting), min(MOST, len(fitting)))}


def _terms(target: str) -> dict[str, tuple[str, ...]]:
    """The words of the list with their forms in the target language, the base form first."""
    from translit.tables import rows
    from translit.translate.commons import declined

    return {
        row["en"]: tuple(
            dict.fromkeys(
                form for plural in (False, True) for form in declined(row[target], target, plural=plural).values()
            )
        )
        for row in rows("benchmarks", "common_terms.tsv")
    }


def _used(outputs: Sequence[str], drawn: Sequence[dict[str, tuple[str, ...]]]) -> float:
    found = [
        not {word.lower() for word in _WORD.findall(output)}.isdisjoint(forms)
        for output, some in zip(outputs, drawn, strict=True)
        for forms in some.values()
    ]
    return 100 * sum(found) / max(len(found), 1)


def chrf(outputs: Sequence[str], references: Sequence[str]) -> float:
    """chrF2 of a corpus, as sacrebleu counts it (white space left out, all orders of the corpus together)."""
    totals = [[0, 0, 0] for _ in range(ORDER)]
    for output, reference in zip(outputs, references, strict=True):
        for order, total in enumerate(totals, 1):
            made, wanted = (_stretches("".join(text.split()), order) for text in (output, reference))
            total[0] += (made & wanted).total()
            total[1] += made.total()
            total[2] += wanted.total()
    scores = []
    for same, size, sought in totals:
        precision, recall = same / size if size else 0.0, same / sought if sought else 0.0
        both = BETA**2 * precision + recall
        scores.append((1 + BETA**2) * precision * recall / both if both else 0.0)
    return 100 * sum(scores) / ORDER


def _stretches(text: str, order: int) -> Counter[str]:
    return Counter(text[at : at + order] for at in range(len(text) - order + 1))
