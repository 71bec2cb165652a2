"""The workbench says everything in its four languages, with the plural forms that each has."""

from __future__ import annotations

import ast
import json
import os
import re
import string
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.documents import FORMATS, DocumentError, Options, open_document
from translit.documents.bounds import BOUNDS
from translit.errors import Message
from translit.files import kinds
from translit.glossary import reading
from translit.glossary.exchange.records import Place, Refusal
from translit.translate.assemble import FAULT_WORDS
from translit.web.workbench import words
from translit.web.workbench.settings import KEYS
from translit.web.workbench.words import PLURALS, TONGUES, Words, plural, preferred, refusals, table

ROOM = Path(words.__file__).parent
PACKAGE = ROOM.parent.parent
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
CYRILLIC = re.compile("[а-яёіўїєґ]", re.I)
FOREIGN = {"ru": "іўїєґІЎЇЄҐ", "be": "иИщЩъЪїєґЇЄҐ", "uk": "ыэёъўЫЭЁЪЎ"}


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


ROOMS = ("files", "glossary", "documents", "engines", "translate", "web")
# what no page does: it gives no paths and no fields, installs no models, keeps no memory, runs no batches, has no API
UNSEEN = {
    "documents": {"plain", "writing", "layout", "fields", "package"},
    "engines": {"index", "installing", "packages", "fake"},
    "translate": {"memory", "batch"},
    "web": {"api", "app", "door", "login", "origin", "passwords", "server", "settings", "bounded", "sessions", "pages"},
}


def shown_modules() -> list[tuple[Path, ast.Module]]:
    """The modules whose refusals the pages show, read."""
    return [
        (path, ast.parse(path.read_text(encoding="utf-8")))
        for room in ROOMS
        for path in (PACKAGE / room).rglob("*.py")
        if not UNSEEN.get(room, set()) & {path.stem, *(part.name for part in path.parents)}
    ]


REFUSAL = re.compile(
    r"(?!Unsure|(?:Argument)?Type|Value)\w*(?:Error|Fault|Failure|Unknown\w+|Clash|Locked|Refusal|Loss)"
)


def test_every_refusal_can_be_said_in_other_languages() -> None:
    """A sentence that is put together where it is raised has no translation, and nobody would notice.

    TypeError (ArgumentTypeError with it) and ValueError are for programmers; the pages say which language a text is in.
    """
    plain = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path, tree in shown_modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and REFUSAL.fullmatch(node.func.id)
        and any(isinstance(each, ast.JoinedStr) or _is_sentence(each) for each in node.args)
    ]
    assert plain == []


def _is_sentence(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value


def templates() -> set[str]:
    """The messages of the rooms whose refusals the pages show, in English as the code has them."""
    found: set[str] = set()
    for _, tree in shown_modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message":
                first = node.args[0]
                found |= {str(first.value)} if isinstance(first, ast.Constant) else set()
    return found


def fields_of(text: str) -> set[tuple[str, str | None]]:
    return {(name, spec) for _, name, spec, _ in string.Formatter().parse(text) if name}


# what is put together: words of the system, of msgspec, of what a file is
TITLES = {each.title for each in FORMATS.values()} - {"XLIFF", "HTML", "JSON", "JSON Lines", "Markdown", "Word"}
MADE = (
    {template for _, template, _ in reading._MISFITS}
    | {kind for kind, _ in kinds._KINDS}
    | {*reading._PLAIN.values()}
    | TITLES
)
FIELDS = {"lang", "mention", "cite"}  # what a sample and a source must have
SYSTEM = {os.strerror(code).lower() for code in (1, 2, 5, 13, 28, 30, 36, 122)}


def test_every_refusal_is_translated() -> None:
    wordless = {template for template in templates() if not re.search("[a-z]", re.sub(r"\{[^}]*\}", "", template))}
    assert {*templates(), *(template for template in MADE if " " in template)} - wordless - refusals().keys() - {
        "Object contains",
        "Object missing",
        "lacks the",
        "enum value",
    } == set()


def test_no_translation_is_of_a_refusal_that_is_gone() -> None:
    assert refusals().keys() - templates() - MADE - SYSTEM - FIELDS == set()


@pytest.mark.parametrize("template", refusals())
def test_a_refusal_says_the_same_in_every_language(template: str) -> None:
    said = refusals()[template]
    for tongue in FOREIGN:
        forms = said[tongue].split("|")
        assert len(forms) == (PLURALS[tongue][1] if "|" in template else 1), tongue
        for form in forms:
            assert fields_of(form) == fields_of(template.split("|")[0]), tongue
            assert CYRILLIC.search(re.sub(r"\{[^}]*\}", "", form)) or template == "a PDF", tongue
            assert not set(FOREIGN[tongue]) & set(form), tongue


def test_a_refusal_keeps_its_facts_and_what_is_not_translated_is_said_in_english() -> None:
    place = Place("Names", 12_000, "D (be)")
    message = Message("holds the number {value}; format the cell as text and type the name anew.", value="2.5")
    told = Words("ru").told(Refusal(place, message).told)
    assert told.startswith("лист Names, строка 12000, столбец D (be): в ячейке число 2.5;")
    assert Words("ru").told(Message("nobody translated {what}.", what="this")) == "nobody translated this."
    assert Words("be").told("a text of no message") == "a text of no message"


PLACES = {  # a file that is refused, and where in it
    "a.txt": ("Мінск.\n\n" + "а" * 60, "a.txt, радок 3"),
    "a.csv": ("x,y\n1,б\n2," + "а" * 60, "a.csv, радок 3"),
    "a.json": (json.dumps({"y": "а" * 60}), "a.json, y"),
    "a.jsonl": (json.dumps({"y": "б"}) + "\n" + json.dumps({"y": "а" * 60}), "a.jsonl, радок 2, y"),
    "a.html": ("<p>б</p>\n<p>" + "а" * 60, "a.html, радок 2"),
    "a.md": ("# б\n\n![" + "а" * 60 + "](a.png)", "a.md, радок 3, карцінка"),
    "a.srt": ("1\n00:00:01,000 --> 00:00:02,000\n" + "а" * 60, "a.srt, радок 2"),
    "a.po": ('msgid ""\nmsgstr ""\n\nmsgid "' + "а" * 60 + '"\nmsgstr ""\n', "a.po, радок 4"),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_place_of_what_is_refused_is_said_in_the_language_of_the_page(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    text, place = PLACES[name]
    monkeypatch.setitem(BOUNDS, "block", 50)
    with pytest.raises(DocumentError) as refused:
        open_document(text.encode(), options=Options(name=name, fields=("y",)))
    assert Words("be").told(refused.value).startswith(f"{place}: больш за 50 знакаў у адным абзацы")
    assert str(refused.value).isascii()


MISFITS = {  # what msgspec says: kinds of values and our own fields are words, what was typed stays as it was typed
    "Invalid enum value 'nothing' - at `$.gender`": "gender: слова «nothing» не падыходзіць; выпраўце гэтае поле.",
    "Object contains unknown field `text`": "text: ёсць невядомае поле `text`; выпраўце гэтае поле.",
    "Object missing required field `text` - at `$.samples[0]`": "samples.0: не запоўнена абавязковае поле «тэкст»; "
    "выпраўце гэтае поле.",
    "Expected `str`, got `int` - at `$.note`": "note: трэба: тэкст, а стаіць: лік; выпраўце гэтае поле.",
}


@pytest.mark.parametrize("wrong", MISFITS)
def test_what_does_not_fit_is_said_and_what_was_typed_is_kept(wrong: str) -> None:
    assert Words("be").told(reading.misfit(msgspec.ValidationError(wrong))) == MISFITS[wrong]


@pytest.mark.parametrize(("number", "said"), [(1, "1 значэнне"), (2, "2 значэнні"), (12_345, "12\u00a0345 значэнняў")])
def test_a_refusal_counts_as_its_language_does(number: int, said: str) -> None:
    (template,) = [template for template in refusals() if template.startswith("{where} has no header")]
    assert Words("be").told(Message(template, n=number, where="x")).endswith(f"{said}.")


# Unicode CLDR 47, plurals.xml: ru, be and uk have one, few, many for whole numbers
NUMBERS = [
    ("ru", [1, 21, 101, 1001], 0),
    ("ru", [2, 3, 4, 22, 34, 102], 1),
    ("ru", [0, 5, 11, 12, 14, 20, 111, 112, 100], 2),
    ("be", [1, 21], 0),
    ("be", [2, 24], 1),
    ("be", [0, 11, 13, 25], 2),
    ("uk", [1, 21, 101], 0),
    ("uk", [2, 4, 33], 1),
    ("uk", [0, 5, 12, 14, 111], 2),
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
        ("uk", 2, "2 імені"),
        ("uk", 11, "11 імен"),
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
        ("uk-UA,uk;q=0.9,ru;q=0.8", "uk"),
        ("fr", "en"),
        ("be;q=0,ru;q=0.1", "ru"),
        ("", "en"),
    ],
)
def test_the_browsers_language_is_followed(accepted: str, tongue: str) -> None:
    assert preferred(accepted) == tongue


def test_every_fault_of_a_sentence_is_said_in_every_language() -> None:
    assert {f"warning.{fault}" for fault in FAULT_WORDS} <= table().keys()


# what no page shows: remarks on files, on the memory and on documents; and one that is too long for a page
UNSHOWN = {"duplicate-id", "id-and-file", "block-kept", "encoding-changed", "placeholder-lost", "words-unknown"}
UNSHOWN |= {"memory-near", "memory-failed", "schema"}  # the last is a refusal, and said as one


def codes_in(room: str, *makers: str) -> set[str]:
    """The codes of the remarks that the modules of a room make."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (PACKAGE / room).rglob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    made = [node.args[0] for node in calls if isinstance(node.func, ast.Name) and node.func.id in makers]
    constants = (node for first in made for node in ast.walk(first) if isinstance(node, ast.Constant))
    return {str(node.value) for node in constants if isinstance(node.value, str)}


@pytest.mark.parametrize(("room", "family", "least"), [("glossary", "finding", 20), ("translate", "warning", 8)])
def test_every_remark_is_said_in_every_language(room: str, family: str, least: int) -> None:
    """One without a line is shown in English, in the middle of a Belarusian page."""
    codes = codes_in(room, "Said", "Finding") - UNSHOWN
    assert len(codes) >= least
    assert {f"{family}.{code}" for code in codes} - table().keys() == set()


@pytest.mark.parametrize("tongue", FOREIGN)
def test_what_a_file_is_called_is_said_in_the_language_of_the_page(tongue: str) -> None:
    with pytest.raises(DocumentError) as refused:
        open_document(b"Minsk", options=Options(name="news.epub"))
    told = Words(tongue).told(refused.value)
    assert not re.search("plain text|book", told), told
    assert "plain text" in str(refused.value)
