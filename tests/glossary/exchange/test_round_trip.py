"""Out and in again: nothing is lost that the loss report does not name, and it names nothing that is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from translit import Glossary
from translit.glossary import Entry
from translit.glossary.editing import Folder
from translit.glossary.exchange import Read, apply, plan
from translit.glossary.exchange.losses import prepare

from .conftest import LOSSLESS, OF_TWO, differences, glossaries, missing, named, said, through


@pytest.mark.parametrize("way", LOSSLESS)
def test_the_built_in_glossary_comes_back_whole(way: str) -> None:
    whole = way in ("csv by language", "xlsx", "tbx", "tmx")  # the others differ from these by little
    entries = list(Glossary.load())[:: 1 if whole else 4]
    found, losses = through(entries, *LOSSLESS[way])
    assert not losses and not found.losses and not found.refusals
    assert differences(entries, said(found)) == set()


@pytest.mark.parametrize("way", OF_TWO)
def test_two_languages_lose_what_the_report_names(way: str) -> None:
    entries = list(Glossary.load())
    found, losses = through(entries, *OF_TWO[way])
    if way == "omegat":  # DeepL's has no ids to compare by
        assert missing(entries, said(found)) == named(losses)
    assert {loss.code for loss in losses} >= {"cases", "languages", "samples"}
    assert all(loss.count == len(loss.fields) and f"{loss.count:,}" in loss.message for loss in losses)


@pytest.mark.parametrize("way", LOSSLESS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries=glossaries)
def test_any_entry_comes_back_but_for_what_is_named(way: str, entries: list[Entry]) -> None:
    facts, _ = prepare(entries)
    has_name = any(path[0] in ("forms", "variants") for each in facts.values() for path in each)
    assume(has_name or not way.startswith("tbx"))  # a TBX file without a concept is refused
    found, losses = through(entries, *LOSSLESS[way])
    assert not found.refusals
    assert differences(entries, said(found)) == named(losses)


@pytest.mark.parametrize("way", ["omegat"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries=glossaries)
def test_of_two_languages_too(way: str, entries: list[Entry]) -> None:
    found, losses = through(entries, *OF_TWO[way])
    assert missing(entries, said(found)) == named(losses)


@pytest.mark.parametrize("way", ["csv by language", "xlsx", "tbx"])
def test_an_empty_folder_gets_the_same_entries(way: str, tmp_path: Path) -> None:
    """All the way: exported, planned, written as YAML, loaded."""
    entries = [entry for entry in Glossary.load() if entry.type == "place"][:12]
    entries = [Entry(**{**fields(entry), "id": f"our-{entry.id}"}) for entry in entries]
    found, _ = through(entries, *LOSSLESS[way])
    folder = Folder.open(tmp_path)
    made = plan(found, folder)
    assert {step.action for step in made.steps} == {"new"} and not made.refusals
    assert not list(tmp_path.glob("*.yaml"))  # a plan writes nothing
    done = apply(made, folder, author="Ann")
    assert len(done.saved) == len(entries) and not done.refusals
    assert differences(entries, said(_as_read(Folder.open(tmp_path)))) == set()
    again = plan(through(entries, *LOSSLESS[way])[0], folder)
    assert {step.action for step in again.steps} == {"same"}


def fields(entry: Entry) -> dict[str, object]:
    return {field: getattr(entry, field) for field in entry.__struct_fields__}


def _as_read(folder: Folder) -> Read:
    return through(folder.entries(), *LOSSLESS["csv by entry"])[0]
