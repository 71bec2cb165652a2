"""What an import would change: as a page, for a program, and the questions that it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from translit.text.hidden import told_apart

if TYPE_CHECKING:
    from translit.glossary.exchange import Plan, Step

from .terminal import counted

__all__ = ["ask", "page", "plain"]

_SHOWN = 8
"""Facts of one new entry that the page shows; --json has them all."""


def ask(plan: Plan) -> dict[int, str]:
    """Ask about each row that may be of an entry that there is."""
    answers: dict[int, str] = {}
    for step in plan.of("offer"):
        click.echo(told_apart(f"{step.record.place}: {_name(step)}"), err=True)
        for at, (id, score) in enumerate(step.offers, 1):
            click.echo(f"  {at}  {id} ({score:.0%} alike)", err=True)
        keys = [*map(str, range(1, len(step.offers) + 1)), "n", "s"]
        chosen = click.prompt(
            "The number of its entry, n for a new one, s to skip it",
            type=click.Choice(keys),
            default="s",
            show_choices=False,
            err=True,
        )
        if chosen != "s":
            answers[step.number] = "" if chosen == "n" else step.offers[int(chosen) - 1][0]
    return answers


def page(plan: Plan) -> str:
    """The plan as a person reads it."""
    lines: list[str] = []
    for step in plan.writes:
        where = f"{step.record.place}{f'; {step.warning}' if step.warning else ''}"
        lines.append(f"{step.action:8}{step.id}  ({where})")
        shown = step.changes if step.action == "change" else step.changes[:_SHOWN]
        lines += [f"        {change}" for change in shown]
        if len(shown) < len(step.changes):
            lines.append(f"        and {len(step.changes) - len(shown)} more")
    for step in plan.of("offer"):
        offers = ", ".join(f"{id} ({score:.0%} alike)" for id, score in step.offers)
        lines.append(f"decide  {step.record.place}: {_name(step)} may be {offers}")
    lines += [f"refused {refusal}" for refusal in plan.refusals]
    counts = [(len(plan.of("new")), "new"), (len(plan.of("change")), "changed"), (len(plan.of("same")), "the same")]
    counts += [(len(plan.of("offer")), "to decide"), (len(plan.refusals), "refused")]
    total = counted(len(plan.steps) + len(plan.refusals), "entry", "entries")
    lines.append(f"{total}: {', '.join(f'{count:,} {what}' for count, what in counts if count) or 'nothing to do'}")
    if plan.of("offer"):
        lines.append("To decide: write the id into the row, or say --match likely (the likest) or --match id (new).")
    return "".join(f"{line}\n" for line in lines)


def _name(step: Step) -> str:
    forms = [str(value) for path, value in step.record.facts.items() if path[0] == "forms" and value]
    return f"“{forms[0]}”" if forms else "a row"


def plain(plan: Plan, applied: bool, failed: list[str]) -> dict[str, Any]:
    """The plan for a program."""
    return {
        "applied": applied,
        "steps": [
            {
                "action": step.action,
                "id": step.id or None,
                "place": str(step.record.place),
                "changes": [
                    {"field": ".".join(change.path), "before": change.before, "after": change.after}
                    for change in step.changes
                ],
                "offers": [{"id": id, "score": round(score, 3)} for id, score in step.offers],
                "warning": step.warning or None,
            }
            for step in plan.steps
        ],
        "refused": [{"place": str(each.place), "id": each.id, "message": each.message} for each in plan.refusals],
        "failed": failed,
        "losses": [loss.plain() for loss in plan.losses],
    }
