"""TBX and TMX as their standards have them, and as other programs read and write them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from lxml import etree

from translit import Glossary
from translit.glossary import Entry
from translit.glossary.exchange import read, write
from translit.glossary.exchange.losses import prepare

from .conftest import glossaries

HERE = Path(__file__).parent
TBX = "{urn:iso:std:iso:30042:ed:3.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Level of each data category, from TBX-Basic_DCA.sch of the dialect.
LEVELS = {
    "subjectField": {"conceptEntry"},
    "context": {"termSec"},
    "projectSubset": {"termSec"},
    "externalCrossReference": {"conceptEntry", "termSec"},
}


def faults_of_tbx(data: bytes) -> list[str]:
    tree = etree.parse(io.BytesIO(data))
    schema = etree.RelaxNG(etree.parse(str(HERE / "tbx-basic.rng")))
    schema.validate(tree)
    faults = [str(error) for error in schema.error_log]
    for node in tree.iter():
        parent = node.getparent()
        while parent is not None and parent.tag in (f"{TBX}adminGrp", f"{TBX}descripGrp"):
            parent = parent.getparent()
        allowed = LEVELS.get(node.get("type", ""))
        if allowed and parent.tag.removeprefix(TBX) not in allowed:
            faults.append(f"line {node.sourceline}: {node.get('type')} in {parent.tag}")
    return faults


def test_the_built_in_glossary_is_valid_tbx_basic() -> None:
    assert faults_of_tbx(write(Glossary.load(), "tbx").data) == []


def test_the_schema_refuses_what_is_wrong() -> None:
    """Else the test above would say nothing."""
    data = write([Entry("minsk", "place", {"be": "Мінск"})], "tbx").data
    for right, wrong in (
        (b"preferredTerm-admn-sts", b"preferred"),
        (b'<descrip type="subjectField">place</descrip>', b'<descrip type="colour">place</descrip>'),
        (b'id="minsk"', b'id="1 2"'),
        (b"<term>", b"<note>x</note><term>"),
        (b'style="dca"', b'style="dcx"'),
    ):
        assert right in data
        assert faults_of_tbx(data.replace(right, wrong, 1)), wrong
    moved = data.replace(b'<descrip type="subjectField">place</descrip>', b"").replace(
        b"</termSec>", b'<descrip type="subjectField">place</descrip></termSec>'
    )
    assert "subjectField" in faults_of_tbx(moved)[0]


@settings(max_examples=15, deadline=None)
@given(entries=glossaries)
def test_any_entries_are_valid(entries: list[Entry]) -> None:
    facts, _ = prepare(entries)
    assume(any(path[0] == "forms" for each in facts.values() for path in each))
    assert faults_of_tbx(write(entries, "tbx").data) == []
    assert faults_of_tmx(write(entries, "tmx").data) == []


def faults_of_tmx(data: bytes) -> list[str]:
    with (HERE / "tmx14.dtd").open(encoding="utf-8") as stream:
        dtd = etree.DTD(stream)
    dtd.validate(etree.fromstring(data))
    return [str(error) for error in dtd.error_log]


def test_the_built_in_glossary_is_valid_tmx() -> None:
    data = write(Glossary.load(), "tmx").data
    assert faults_of_tmx(data) == []
    assert faults_of_tmx(data.replace(b"<seg>", b"<note>late</note><seg>", 1)) == []
    assert faults_of_tmx(data.replace(b"</seg>", b"</seg><note>late</note>", 1))


def version_3() -> Any:
    """Translate-toolkit's TBX reader with the element names of the standard's third version, which it lacks itself."""
    from translate.storage import tbx

    names = {"termEntry": "conceptEntry", "langSet": "langSec", "tig": "termSec", "martif": "tbx"}

    class Unit(tbx.tbxunit):
        rootNode, languageNode = "conceptEntry", "langSec"

        def namespaced(self, name: str) -> str:
            return f"{TBX}{names.get(name, name)}"

    class File(tbx.tbxfile):
        UnitClass, rootNode, namespace = Unit, "tbx", TBX.strip("{}")

    return File


@pytest.mark.parametrize("format", ["tbx", "tbx-2008"])
def test_translate_toolkit_reads_every_language_and_every_synonym(format: str) -> None:
    from translate.storage import tbx

    entries = [entry for entry in Glossary.load() if entry.forms][::6]
    reader = version_3() if format == "tbx" else tbx.tbxfile
    units = {unit.getid(): unit for unit in reader.parsestring(write(entries, format).data).units}
    assert units.keys() == {entry.id for entry in entries}
    for entry in entries:
        for lang in {code.partition(":")[0] for code, _ in entry.spelled_anywhere()}:
            terms = units[entry.id].get_target_terms(lang)
            assert {term.text for term in terms} == entry.spellings(lang)
            printed = {term.text for term in terms if term.administrative_status == "preferredTerm-admn-sts"}
            assert printed == {form for code, form in entry.forms.items() if code.partition(":")[0] == lang}


def test_translate_toolkit_reads_tmx_and_omegat() -> None:
    from translate.storage import omegat, tmx

    from translit.glossary.exchange import Options

    entries = [entry for entry in Glossary.load() if {"be", "ru"} <= entry.forms.keys()][:20]
    units = tmx.tmxfile.parsestring(write(entries, "tmx").data).units
    assert [unit.gettarget("ru") for unit in units] == [entry.forms["ru"] for entry in entries]
    data = write(entries, "omegat", Options(source="be", target="ru")).data
    store = omegat.OmegaTFile.parsestring(data)
    pairs = {(unit.source, unit.target) for unit in store.units}
    assert {(entry.forms["be"], entry.forms["ru"]) for entry in entries} <= pairs


FOREIGN_TBX = """<?xml version="1.0"?>
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>SomeTool</p></sourceDesc></fileDesc>
</martifHeader><text><body><termEntry id="c1">
<descrip type="subjectField">politics</descrip><descrip type="definition">a person</descrip><note>Check</note>
<langSet xml:lang="en-US"><tig><term>Igor Losik</term>
<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
</tig><ntig><termGrp><term>Ihar <hi>Losik</hi></term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
</termGrp></ntig></langSet>
<langSet xml:lang="be"><tig><term>Ігар Лосік</term><termNote type="grammaticalGender">masculine</termNote></tig>
<tig><term>Лосік</term><termNote type="termType">shortForm</termNote></tig></langSet>
</termEntry></body></text></martif>"""


def test_another_programs_tbx() -> None:
    """The preferred term is the form, wherever it stands; what the glossary has no place for is told."""
    found = read(FOREIGN_TBX.encode(), "tbx")
    (record,) = found.records
    assert record.foreign and record.facts == {
        ("note",): "Check",
        ("forms", "en"): "Ihar Losik",
        ("variants", "en"): ("Igor Losik",),
        ("gender",): "m",
        ("forms", "be"): "Ігар Лосік",
        ("variants", "be"): ("Лосік",),
    }
    said = " ".join(loss.message for loss in found.losses)
    for part in ("definition", "politics", "en-US"):
        assert part in said


def test_another_programs_tmx() -> None:
    data = """<tmx version="1.4"><header creationtool="X" srclang="en"/><body><tu tuid="7"><prop type="client">A</prop>
    <tuv xml:lang="EN-GB"><seg>Minsk<ph x="1">&lt;br/></ph></seg></tuv><tuv lang="be"><seg>Мінск</seg></tuv>
    <tuv xml:lang="be"><seg>Менск</seg></tuv></tu></body></tmx>"""
    found = read(data.encode(), "tmx")
    (record,) = found.records
    assert record.foreign and record.facts == {
        ("forms", "en"): "Minsk",
        ("forms", "be"): "Мінск",
        ("variants", "be"): ("Менск",),
    }
    assert [loss.code for loss in found.losses] == ["props"]
