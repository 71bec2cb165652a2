"""How often each engine here gives a well-known name back: the order of translit/translate/carriers.tsv."""

from __future__ import annotations

import re
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
TEMPLATES = (
    "Hours later {F} was back in Poland.",
    "{S}’s wife said {S} was freed.",
    "The lawyer of {F} met {S}.",
    "They sentenced {F} to 15 years.",
    "{G} and {S} were there, {G} said.",
    "President {S} pardoned {F}.",
    "It was {S} who called {G} on Friday.",
    "In May, {F} lost.",
)


def run() -> list[dict[str, object]]:
    """For each engine, target without cases and carrier: sentences in which all its words came back, in percent."""
    import translit
    from translit.documents import segments
    from translit.engines import available, reachable
    from translit.translate.carriers import DECLINING, carriers

    text = (EXAMPLES / "article.en.txt").read_text(encoding="utf-8")
    people = [m for m in translit.Glossary.load().match(text, "en") if m.kind == "person" and m.entry_id]
    spans = segments(text, "en")
    rows: list[dict[str, object]] = []
    for engine in available():
        for target in sorted(reachable("en", [engine]) - {"en"} - DECLINING):
            for gender in ("m", "f"):
                for carrier in carriers("person", gender, target):
                    given, surname = carrier.name.split()
                    forms = {"full": carrier.name, "surname": surname, "given": given}
                    asked = [
                        (text[a : m.start] + forms[m.shape] + text[m.end : b], forms[m.shape].split())
                        for a, b in spans
                        for m in people
                        if a <= m.start < b and m.gender in (gender, None) and m.shape in forms
                    ]
                    asked += [(t.format(F=carrier.name, S=surname, G=given), [surname]) for t in TEMPLATES]
                    made = engine.translate([sentence for sentence, _ in asked], "en", target)
                    kept = sum(
                        all(re.search(rf"\b{word}\b", rendering.text) for word in wanted)
                        for rendering, (_, wanted) in zip(made, asked, strict=True)
                    )
                    share = 100 * kept / len(asked)
                    rows.append({"engine": engine.name, "target": target, "carrier": carrier.name, "kept %": share})
    return rows
