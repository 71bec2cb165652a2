"""What an import would change, as the page shows it before anything is written."""

from __future__ import annotations

from collections.abc import Sized
from typing import Any

from translit.errors import Message
from translit.glossary import Glossary
from translit.glossary.exchange import Change, Plan, Step

from .changes import label
from .shown import entry_of, findings_of, heads
from .words import Words

__all__ = ["LISTED", "seen_of", "shown_plan"]

LISTED = 200
"""Of each kind of thing that the page lists; the rest are counted."""

_IN_WORDS = ("type", "gender", "status", "number")


def shown_plan(made: Plan, glossary: Glossary, words: Words) -> dict[str, Any]:
    """What `exchange.html` fills in of a plan; `glossary` has the names of the entries that a row may mean."""
    counted = (
        ("exchange.count.new", len(made.of("new"))),
        ("exchange.count.change", len(made.of("change"))),
        ("exchange.count.same", len(made.of("same"))),
        ("exchange.count.offer", len(made.of("offer"))),
        ("exchange.count.refused", len(made.refusals)),
    )
    return {
        "seen": seen_of(made),
        "counted": [(what, number) for what, number in counted if number],
        "steps": [_line(step, glossary, words) for step in made.writes[:LISTED]],
        "unlisted": _more(made.writes),
        "offers": [
            (step, _name(step, words), words.told(step.record.place.told), _offered(step, glossary))
            for step in made.of("offer")[:LISTED]
        ],
        "undecided": _more(made.of("offer")),
        "refusals": [words.told(each.told) for each in made.refusals[:LISTED]],
        "unsaid": _more(made.refusals),
        "losses": [words.told(each.message) for each in made.losses],
        "writes": len(made.writes),
    }


def seen_of(made: Plan) -> str:
    """What the page showed, in short: only that is written, whatever came in between."""
    return str(hash(tuple((step.id, step.version, step.changes) for step in made.writes)))


def _offered(step: Step, glossary: Glossary) -> list[tuple[str, str]]:
    return [(id, " · ".join(form for _, form in heads(glossary.entry(id))) or id) for id, _ in step.offers]


def _line(step: Step, glossary: Glossary, words: Words) -> dict[str, Any]:
    """One entry as it would be: its name, each change, and what would have to be mended in it."""
    data = step.data or {}
    name = heads(entry_of(step.id, data))[0][1] if data.get("forms") else step.id
    changes = [(label(".".join(change.path), words), _told(change, words)) for change in step.changes]
    found = [each for every in findings_of(step.id, data, glossary, words).values() for each in every]
    faults = [each["message"] for each in found if each["severity"] == "error"]
    return {
        "id": step.id,
        "new": step.action == "new",
        "name": name[:200],
        "changes": changes,
        "faults": list(dict.fromkeys(faults)),
        "warning": words.told(step.warning),
    }


def _more(things: Sized) -> int:
    return max(0, len(things) - LISTED)


def _name(step: Step, words: Words) -> str:
    forms = (str(value) for path, value in step.record.facts.items() if path[0] == "forms" and value)
    return next(forms, words.told(step.record.place.told))[:200]


def _told(change: Change, words: Words) -> str:
    """What becomes of a fact; what the form offers in words is told in the same words."""
    field = change.path[0]
    if field not in _IN_WORDS:
        return words.told(change.told)
    values = [words(f"{field}.{value}") for value in (change.before, change.after) if value is not None]
    return " → ".join(values) if change.after is not None else words.told(Message("{value} goes", value=values[0]))
