"""normalize on 5 MB of text with the full built-in glossary: MB/s and peak memory."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
SIZE = 5_000_000


def run() -> list[dict[str, object]]:
    """One row for each language, measured in a process of its own so that peak memory is that language's."""
    return [
        json.loads(
            subprocess.run(
                [sys.executable, "-m", "benchmarks.normalize", lang], capture_output=True, text=True, check=True
            ).stdout
        )
        for lang in ("en", "ru", "be")
    ]


def measure(lang: str) -> dict[str, object]:
    """Seconds, MB/s (bytes of UTF-8) and peak memory for one language; the index is built before the clock starts."""
    import resource

    import translit

    article = (EXAMPLES / f"article.{lang}.txt").read_text(encoding="utf-8") + "\n\n"
    text = article * (SIZE // len(article.encode()) + 1)
    size = len(text.encode())
    started = time.perf_counter()
    translit.normalize(article, lang, style="press")
    ready = time.perf_counter()
    found = translit.normalize(text, lang, style="press")
    seconds = time.perf_counter() - ready
    return {
        "lang": lang,
        "MB": size / 1e6,
        "first article s": ready - started,
        "seconds": seconds,
        "MB/s": size / 1e6 / seconds,
        "mentions": len(found.mentions),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
