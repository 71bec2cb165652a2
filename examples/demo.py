"""Translate the example articles into every language that an installed engine reaches; write out/ and its report.

Run by `make demo`. Exits 1 when a name could not be verified.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import translit
from translit.documents import read_text, report_html, write_atomically
from translit.engines import Engine, available, drafts, reachable

HERE = Path(__file__).parent
OUT = HERE.parent / "out"
ARTICLES = ("en", "ru", "be")


def main() -> int:
    """Translate, write, tell; the exit code says whether every name was verified."""
    engines = available()
    if not engines:
        print("No translation engine is installed here; `translit doctor` says how to get one.", file=sys.stderr)
        return 1
    OUT.mkdir(exist_ok=True)
    articles: dict[str, list[translit.Translation]] = {}
    print(f"{'article':<18}{'into':<6}{'engine':<16}{'names verified':>16}{'warnings':>10}")
    for engine, source, target in routes(engines):
        name = f"article.{source}.txt"
        result = translit.translate(read_text(HERE / name), source, target, engine=engine)
        path = OUT / f"article.{source}.{target}.{engine.name}.txt"
        write_atomically(path, result.text)
        articles.setdefault(name, []).append(result)
        share = f"{result.verified} of {len(result.names)}"
        print(f"{name:<18}{target:<6}{result.engine:<16}{share:>16}{len(result.warnings):>10}")
    report = OUT / "report.html"
    write_atomically(report, report_html(articles))
    print(f"\nThe translations are in {OUT}\nThe report on every name: {report}")
    return 0 if all(each.ok for every in articles.values() for each in every) else 1


def routes(engines: list[Engine]) -> Iterator[tuple[Engine, str, str]]:
    """Each engine with each pair it reaches from the articles' languages, pivots included.

    A draft is shown by itself and not what another model makes of it.
    """
    for source in ARTICLES:
        for engine in engines:
            for target in sorted(reachable(source, [engine]) - {source}):
                if (source, target) in engine.pairs() or not drafts(source, target, engine):
                    yield engine, source, target


if __name__ == "__main__":
    sys.exit(main())
