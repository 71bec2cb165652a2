"""The whole translation of the example article over the engine alone on the same sentences."""

from __future__ import annotations

import time
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
TIMES = 5


def run() -> list[dict[str, object]]:
    """For each article and target: seconds with names kept, seconds of the bare engine, their ratio (medians)."""
    import translit
    from translit.documents import segments
    from translit.engines import available, get_engine, reachable

    rows: list[dict[str, object]] = []
    engines = available()
    for source in ("en", "ru", "be"):
        text = (EXAMPLES / f"article.{source}.txt").read_text(encoding="utf-8")
        sentences = [text[start:end] for start, end in segments(text, source)]
        for target in sorted(reachable(source, engines) - {source}):
            engine = get_engine(None, source, target)
            translit.translate(text, source, target, engine=engine)
            whole, bare = [], []
            for _ in range(TIMES):
                started = time.perf_counter()
                engine.translate(sentences, source, target)
                between = time.perf_counter()
                result = translit.translate(text, source, target, engine=engine)
                bare.append(between - started)
                whole.append(time.perf_counter() - between)
            a, b = sorted(whole)[TIMES // 2], sorted(bare)[TIMES // 2]
            rows.append(
                {
                    "pair": f"{source}-{target}",
                    "engine": result.engine,
                    "with names s": a,
                    "engine alone s": b,
                    "ratio": a / b,
                    "names verified": f"{result.verified} of {len(result.names)}",
                }
            )
    return rows
