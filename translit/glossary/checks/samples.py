"""Checks of an entry's samples: each must be found, linked, and in the case that it says."""

from __future__ import annotations

from ..entry import Entry
from ..store import Glossary
from .finding import Found, Said

__all__ = ["check_sample", "check_samples"]


def check_samples(entry: Entry, glossary: Glossary) -> Found:
    """All samples of an entry, in the company of a glossary."""
    for at in range(len(entry.samples)):
        problem = check_sample(entry, at, glossary)
        if problem:
            yield Said("dead-sample", "error", problem, f"samples.{at}")


def check_sample(entry: Entry, at: int, glossary: Glossary) -> str | None:
    """What is wrong with a sample of an entry, None when its mention is found, linked and in the case it says.

    `at` counts the entry's samples from 0.
    """
    sample = entry.samples[at]
    if sample.mention not in sample.text:
        return f'"{sample.mention}" does not stand in the sample; copy it from there.'
    found = [mention for mention in glossary.match(sample.text, sample.lang) if mention.text == sample.mention]
    if not found:
        return f'"{sample.mention}" is not found in the sample; add the form or its case.'
    linked = [m for m in found if m.entry_id == entry.id or entry.id in m.alternatives]
    if not linked:
        return f'"{sample.mention}" is taken for {found[0].entry_id}; one of the two entries claims too much.'
    if sample.case and not any(sample.case in mention.cases for mention in linked):
        return f'"{sample.mention}" is taken for {"/".join(linked[0].cases)}, not {sample.case}; add it under `cases`.'
    return None
