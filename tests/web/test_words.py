"""The workbench says everything in its three languages, with the plural forms that each has."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.web.workbench import words
from translit.web.workbench.settings import KEYS
from translit.web.workbench.words import PLURALS, TONGUES, Words, plural, preferred, table

ROOM = Path(words.__file__).parent
SOURCES = [*ROOM.glob("*.py"), *(ROOM / "templates").glob("*.html")]
# keys that are put together: what stands before the quote ends
FAMILIES = (
    "type",
    "gender",
    "status",
    "layer",
    "case",
    "part",
    "number",
    "spelling",
    "finding",
    "field",
    "history",
    "warning",
)
CYRILLIC = re.compile("[а-яёіў]", re.I)
FOREIGN = {"ru": "іўІЎ", "be": "иИщЩъЪ"}


def asked() -> set[str]:
    """The keys that templates and modules ask for."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    said = re.findall(r"""["']([a-z]+\.[a-z_]+(?:\.[a-z_]+)?)["']""", text)
    families = {known.partition(".")[0] for known in table()}
    return {key for key in said if key.partition(".")[0] in families}


def test_nothing_is_asked_for_that_is_not_there() -> None:
    mistaken = {key for key in asked() if key not in table() and not re.search(r"\.(?:html|py|js|css|tsv|svg)$", key)}
    assert mistaken <= {"forms.be", "entry.id", "entry.file", "entry.action", "words.tsv"}, mistaken


def test_nothing_is_kept_that_nobody_asks_for() -> None:
    known = asked() | {key for _, keys in KEYS for _, key in keys} | {heading for heading, _ in KEYS}
    unasked = {key for key in table() if key not in known and key.partition(".")[0] not in FAMILIES}
    assert not unasked


@pytest.mark.parametrize("key", table())
def test_a_key_is_said_in_every_language(key: str) -> None:
    said = table()[key]
    fields = {tongue: {name for _, name, _, _ in string.Formatter().parse(said[tongue]) if name} for tongue in TONGUES}
    for tongue in TONGUES:
        assert said[tongue].strip(), tongue
        forms = said[tongue].split("|")
        assert len(forms) in (1, PLURALS[tongue][1]), tongue
        assert ("|" in said[tongue]) == ("|" in said["en"]), tongue
        # a plural may spell its number out: "one name"
        assert fields[tongue] - {"n"} == fields["en"] - {"n"}, tongue
        if tongue in FOREIGN:
            assert CYRILLIC.search(said[tongue]), tongue
            assert not set(FOREIGN[tongue]) & set(said[tongue]), tongue


# Unicode CLDR 47, plurals.xml: ru and be have one, few, many for whole numbers
NUMBERS = [
    ("ru", [1, 21, 101, 1001], 0),
    ("ru", [2, 3, 4, 22, 34, 102], 1),
    ("ru", [0, 5, 11, 12, 14, 20, 111, 112, 100], 2),
    ("be", [1, 21], 0),
    ("be", [2, 24], 1),
    ("be", [0, 11, 13, 25], 2),
    ("en", [1], 0),
    ("en", [0, 2, 21], 1),
]


@pytest.mark.parametrize(("tongue", "numbers", "form"), NUMBERS)
def test_plural_forms(tongue: str, numbers: list[int], form: int) -> None:
    assert {plural(tongue, number) for number in numbers} == {form}


@pytest.mark.parametrize(
    ("tongue", "number", "said"),
    [
        ("ru", 1, "1 имя"),
        ("ru", 2, "2 имени"),
        ("ru", 11, "11 имён"),
        ("be", 3, "3 імёны"),
        ("be", 560, "560 імён"),
        ("en", 1, "one name"),
        ("en", 0, "0 names"),
    ],
)
def test_numbers_are_said_as_people_say_them(tongue: str, number: int, said: str) -> None:
    assert Words(tongue).counted("entries.found", number) == said


def test_a_remark_names_the_language_alone() -> None:
    message = "there is no form for en, which the style russian prints; add one under `forms` if you are sure of it."
    assert Words("en").finding("missing-language", message) == "there is no form for this language: English."
    message = "the same name in be as in losik-ihar, novik; tell them apart, or take it out of one."
    assert "losik-ihar, novik;" in Words("en").finding("claimed-twice", message)


@given(st.text(max_size=60))
def test_a_language_is_found_whatever_a_browser_asks_for(accepted: str) -> None:
    assert preferred(accepted) in TONGUES


@pytest.mark.parametrize(
    ("accepted", "tongue"),
    [
        ("be-BY,be;q=0.9,ru;q=0.8", "be"),
        ("ru;q=0.3,en;q=0.2", "ru"),
        ("fr", "en"),
        ("be;q=0,ru;q=0.1", "ru"),
        ("", "en"),
    ],
)
def test_the_browsers_language_is_followed(accepted: str, tongue: str) -> None:
    assert preferred(accepted) == tongue
