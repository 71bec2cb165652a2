"""TBX-Basic: ISO 30042:2019 (version 3, DCA style) and ISO 30042:2008 (version 2), every language and every synonym.

Where each fact stands: the type is a `subjectField`; each form a term, preferred, with its gender; each variant a term
of type `variant`; a spelling code such as `en:be` the `projectSubset` of its term; sources `admin`, samples `context`.
What TBX-Basic has no category for is a `note` that begins with `translit:`. Data categories and levels are those of
the TBX-Basic dialect, https://github.com/LTAC-Global/TBX-Basic_dialect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from translit.errors import Message

from ..entry import Entry
from ..styles import language
from .facts import FIELDS, Facts, dotted
from .losses import Loss, lose, prepare
from .records import ExchangeError
from .texts import to_text

__all__ = ["CARRIES", "GENDERS", "MARK", "OURS", "V2", "V3", "XML_LANG", "Names", "write"]

_OWN = ("type", "gender", "forms", "variants", "sources", "samples", "note")
CARRIES: Mapping[str, str] = {field: "own" if field in _OWN else "extension" for field in FIELDS}
MARK = "translit:"
"""What a note begins with that holds a fact of ours."""
OURS = "glossary of translit"
"""What the header of a file says that we wrote."""
GENDERS = {"m": "masculine", "f": "feminine", "n": "neuter"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# An NCName without the letters that few programs accept: what may be an xsd:ID everywhere.
_NCNAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Names:
    """What the two versions of the standard call the same elements."""

    root: str
    header: str
    entry: str
    language: str
    term: str
    namespace: str = ""


V3 = Names("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec", "urn:iso:std:iso:30042:ed:3.0")
V2 = Names("martif", "martifHeader", "termEntry", "langSet", "tig")


def write(entries: Iterable[Entry], names: Names = V3) -> tuple[bytes, list[Loss]]:
    """Entries as TBX-Basic, and what it does not carry.

    `names` is the version of the standard. Raises `ExchangeError` when there is no entry with a name: a TBX file
    without a concept is not valid.
    """
    from lxml import etree

    prepared, losses = prepare(entries)
    nameless = [id for id, facts in prepared.items() if not any(path[0] in ("forms", "variants") for path in facts)]
    unsaid = [(id, path) for id in nameless for path in prepared.pop(id)]
    losses += lose("nameless", unsaid, Message("A TBX concept needs a name"))
    if not prepared:
        raise ExchangeError(Message("there is no entry with a name to write; a TBX file needs one."))
    writer = _Writer(names)
    root = writer.document()
    body = root.find(f".//{writer.tag('body')}")
    for number, (id, facts) in enumerate(prepared.items(), 1):
        body.append(writer.concept(number, id, facts))
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n", losses


class _Writer:
    """Makes the elements of one version."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def tag(self, name: str) -> str:
        return f"{{{self.names.namespace}}}{name}" if self.names.namespace else name

    def document(self) -> Any:
        from lxml import etree

        names = self.names
        root = etree.Element(self.tag(names.root), nsmap={None: names.namespace} if names.namespace else None)
        root.set("type", "TBX-Basic")
        if names is V3:
            root.set("style", "dca")
        root.set(XML_LANG, "en")
        header = self.add(root, names.header)
        source = self.add(self.add(header, "fileDesc"), "sourceDesc")
        self.add(source, "p", f"{OURS}, names of people, places and organisations")
        if names is V2:
            self.add(self.add(header, "encodingDesc"), "p", "TBXBasicXCSV02.xcs", type="XCSURI")
        self.add(self.add(root, "text"), "body")
        return root

    def add(self, parent: Any, name: str, text: str | None = None, **attributes: str) -> Any:
        from lxml import etree

        child = etree.SubElement(parent, self.tag(name), attributes)
        child.text = text
        return child

    def concept(self, number: int, id: str, facts: Facts) -> Any:
        """One entry. An id that XML does not take for one stands in a note, a running number in its place."""
        from lxml import etree

        concept = etree.Element(self.tag(self.names.entry))
        fits = bool(_NCNAME.fullmatch(id)) and not re.fullmatch(r"_\d+", id)
        concept.set("id", id if fits else f"_{number}")
        if ("type",) in facts:
            self.add(concept, "descrip", str(facts["type",]), type="subjectField")
        for record in _records(facts, "sources"):
            self._source(concept, *record)
        if not fits:
            self.add(concept, "note", f"{MARK}id = {id}")
        codes = list(dict.fromkeys(path[1] for path in facts if path[0] in ("forms", "variants")))
        languages = list(dict.fromkeys(map(language, codes)))
        lone = tuple(record for record in _records(facts, "samples") if record[0] not in languages)
        rest = dict(facts) if not lone else {**facts, ("samples",): lone}
        for path, value in rest.items():
            if path == ("note",) and not str(value).startswith(MARK):
                self.add(concept, "note", str(value))
            elif path[0] not in _OWN or path == ("note",) or (path == ("samples",) and lone):
                self.add(concept, "note", f"{MARK}{dotted(path)} = {to_text(path, value)}")
        for lang in languages:
            self._language(concept, lang, facts)
        return concept

    def _source(self, concept: Any, what: str, cite: str, url: str) -> None:
        group = self.add(concept, "adminGrp")
        self.add(group, "admin", cite, type="source")
        for key, value in (("for", what), ("url", url)):
            if value:
                self.add(group, "note", f"{MARK}{key} = {value}")

    def _language(self, concept: Any, lang: str, facts: Facts) -> None:
        """All terms of one language: forms, one term for all codes with the same; then variants."""
        section = self.add(concept, self.names.language)
        section.set(XML_LANG, lang)
        samples = [record for record in _records(facts, "samples") if record[0] == lang]
        for role in ("forms", "variants"):
            for text, codes in _terms(facts, role, lang):
                term = self.add(section, self.names.term)
                self._term(term, text, lang, codes, facts, role == "variants")
                for record in samples:
                    self._sample(term, record)
                samples = []

    def _term(self, section: Any, text: str, lang: str, codes: list[str], facts: Facts, variant: bool) -> None:
        self.add(section, "term", text)
        self.add(section, "termNote", "noun", type="partOfSpeech")
        if ("gender",) in facts:
            self.add(section, "termNote", GENDERS[str(facts["gender",])], type="grammaticalGender")
        if variant:
            self.add(section, "termNote", "variant", type="termType")
        status = "admittedTerm-admn-sts" if variant else "preferredTerm-admn-sts"
        self.add(section, "termNote", status, type="administrativeStatus")
        if codes != [lang] or not lang.islower() or "-" in lang:  # a plain language is told by its section
            for code in codes:
                self.add(section, "admin", code, type="projectSubset")

    def _sample(self, term: Any, record: tuple[str, ...]) -> None:
        group = self.add(term, "descripGrp")
        self.add(group, "descrip", record[1], type="context")
        self.add(group, "note", f"{MARK}mention = {record[2]}")  # without one a context is another program's
        if record[3]:
            self.add(group, "note", f"{MARK}case = {record[3]}")


def _records(facts: Facts, field: str) -> Iterator[tuple[str, ...]]:
    for record in facts.get((field,), ()):
        if isinstance(record, tuple):
            yield record


def _terms(facts: Facts, role: str, lang: str) -> list[tuple[str, list[str]]]:
    """The terms of a language in a role, each with its spelling codes: a form once for all that write it so.

    Variants stand one by one, so that the order of each list stays.
    """
    terms: list[tuple[str, list[str]]] = []
    forms: dict[str, list[str]] = {}
    for path, value in facts.items():
        if path[0] != role or language(path[1]) != lang:
            continue
        if not isinstance(value, str):
            terms += [(str(text), [path[1]]) for text in value]
        elif value in forms:
            forms[value].append(path[1])
        else:
            forms[value] = [path[1]]
            terms.append((value, forms[value]))
    return terms
