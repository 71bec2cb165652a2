"""Sentences beside pysbd: mistakes on the cases of tests/text/test_sentences.py, and time. See docs/decisions."""

from __future__ import annotations

import importlib
import runpy
import time
from collections.abc import Callable
from pathlib import Path

from translit.text import sentences

CASES = Path(__file__).parent.parent / "tests" / "text" / "test_sentences.py"
TIMES = 150  # the cases in a row: 50 kB or so, a long article; pysbd slows down with length

Splitter = Callable[[str, str], list[str]]


def run() -> list[dict[str, object]]:
    """For each language: cases right, and MB/s, for us and for pysbd where it is installed and knows the language."""
    cases: list[tuple[str, str, list[str]]] = runpy.run_path(str(CASES))["CASES"]
    rows: list[dict[str, object]] = []
    for lang in dict.fromkeys(lang for _, lang, _ in cases):
        texts = [parts for _, code, parts in cases if code == lang]
        for name, split in (("translit", ours), *pysbd(lang)):
            right = sum(split(" ".join(parts), lang) == parts for parts in texts)
            long = " ".join(" ".join(parts) for parts in texts) + "\n\n"
            rows.append(
                {"lang": lang, "what": name, "right": f"{right} of {len(texts)}", "MB/s": speed(split, long, lang)}
            )
    return rows


def ours(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, lang)]


def pysbd(lang: str) -> list[tuple[str, Splitter]]:
    """The splitter of pysbd, if it is there: it is no dependency of the project."""
    try:
        module = importlib.import_module("pysbd")
        segmenter = module.Segmenter(language=lang, clean=False)
    except (ImportError, ValueError):
        return []
    return [("pysbd", lambda text, _: [part.strip() for part in segmenter.segment(text)])]


def speed(split: Splitter, text: str, lang: str) -> float:
    started = time.process_time()
    split(text * TIMES, lang)
    return len(text.encode()) * TIMES / 1e6 / (time.process_time() - started)
