"""Names right in the translated example articles: the engine alone, and the same engine with translit."""

from __future__ import annotations

from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"


def run() -> list[dict[str, object]]:
    """For each article, engine and target: how many names stand in their sentence in the form they should have."""
    import translit
    from translit.engines import available, reachable
    from translit.text import matching_form

    rows: list[dict[str, object]] = []
    for engine in available():
        for source in ("en", "ru", "be"):
            text = (EXAMPLES / f"article.{source}.txt").read_text(encoding="utf-8")
            for target in sorted(reachable(source, [engine]) - {source}):
                kept = translit.translate(text, source, target, engine=engine)
                sentences = [text[slice(*segment.source_span)] for segment in kept.segments]
                bare = [matching_form(r.text) for r in engine.translate(sentences, source, target)]
                alone = 0
                for name in kept.names:
                    form = matching_form(name.found or name.expected)
                    if form in bare[name.segment]:
                        bare[name.segment] = bare[name.segment].replace(form, " ", 1)
                        alone += 1
                rows.append(
                    {
                        "engine": engine.name,
                        "pair": f"{source}-{target}",
                        "names": len(kept.names),
                        "right, engine alone": alone,
                        "right, with translit": kept.verified,
                    }
                )
    return rows
