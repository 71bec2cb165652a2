"""TBX to records: ours, with all that it carries, and other programs', with what of it the glossary does not take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from translit.errors import Message

from ..styles import language
from .archives import parse_xml
from .facts import Facts, Path, Value, is_code, path_of, tidy
from .losses import Loss
from .records import ExchangeError, Place, Read, Record, Refusal
from .tbx import GENDERS, MARK, OURS, V2, V3, XML_LANG, Names
from .texts import BadValue, from_text

__all__ = ["read"]

_GENDER_OF = {word: gender for gender, word in GENDERS.items()}
_SHORT = ("shortForm", "abbreviation", "acronym", "phrase")
_NEVER_PRINTED = ("deprecatedTerm-admn-sts", "supersededTerm-admn-sts")
# What is said of a term beyond what we take, called so when it is left out.
_UNTAKEN = ("definition", "geographicalUsage", "termLocation", "customerSubset", "crossReference", "xGraphic")
_UNTAKEN_TAGS = ("transacGrp", "xref", "ref")


def read(data: bytes) -> Read:
    """The records of a TBX file of either version, one for each concept.

    Of another program's file: the first term of a language that is not a variant is its form, the others variants.
    Raises `ExchangeError` for what is not well-formed, uses entities, or is no TBX.
    """
    root = parse_xml(data)
    names = next((each for each in (V3, V2) if _local(root) == each.root), None)
    if names is None:
        raise ExchangeError(
            Message("it is no TBX file: its first element is {tag}, not tbx or martif.", tag=_local(root))
        )
    for node in root.iter():
        node.tag = _local(node)
    about = "".join(text for header in root.iter(names.header) for text in header.itertext())
    reader = _Reader(names, foreign=OURS not in about)
    for concept in root.iter(names.entry):
        reader.concept(concept)
    if not reader.records and not reader.refusals:
        raise ExchangeError(Message("it has no {tag}: there is nothing to take.", tag=names.entry))
    return Read(tuple(reader.records), tuple(reader.losses()), tuple(reader.refusals))


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


class _Reader:
    """Goes over the concepts of a file."""

    def __init__(self, names: Names, foreign: bool) -> None:
        self.names, self.foreign = names, foreign
        self.records: list[Record] = []
        self.refusals: list[Refusal] = []
        self._untaken: Counter[Message] = Counter()
        self._seen: dict[str, int] = {}

    def losses(self) -> Iterator[Loss]:
        for what, count in sorted(self._untaken.items()):
            message = Message(
                "the glossary has no place for {what}: {n:,} is not taken."
                "|the glossary has no place for {what}: {n:,} are not taken.",
                what=what,
                n=count,
            )
            yield Loss("not-taken", message, count)

    def concept(self, concept: Any) -> None:
        """One concept into a record, or into refusals."""
        place = Place(row=concept.sourceline or 0)
        facts: Facts = {}
        id = " ".join((concept.get("id") or "").split()) or None
        try:
            id = self._about(concept, facts) or id
            for section in concept.findall(self.names.language):
                self._language(section, facts)
        except BadValue as error:
            self.refusals.append(Refusal(place, error.told, id))
            return
        if id in self._seen:
            message = Message(
                "the id {id} stands in line {line} too; take one of the two concepts out.", id=id, line=self._seen[id]
            )
            self.refusals.append(Refusal(place, message, id))
            return
        if id:
            self._seen[id] = place.row
        said = {path: value for path, value in facts.items() if value}
        self.records.append(Record(id, said, place, foreign=self.foreign))

    def _about(self, concept: Any, facts: Facts) -> str:
        """What is said of the whole concept; the id when a note has it."""
        id = ""
        for child in concept:
            text = _text(child)
            if child.tag == "descrip" and child.get("type") == "subjectField":
                self._type(text, facts)
            elif child.tag == "note" and text.startswith(f"{MARK}id = "):
                id = text.removeprefix(f"{MARK}id = ")
            elif child.tag == "note":
                self._note(text, facts)
            elif child.tag == "adminGrp" or (child.tag == "admin" and child.get("type") == "source"):
                self._source(child, facts)
            elif child.tag != self.names.language:
                self._leave(child)
        return id

    def _type(self, text: str, facts: Facts) -> None:
        try:
            kind = from_text(("type",), text)
        except BadValue:
            self._untaken[Message("the subject field “{text}”", text=text[:40])] += 1
            return
        if kind:
            facts["type",] = kind

    def _note(self, text: str, facts: Facts) -> None:
        """A fact of ours, or a note: several become one, a line each."""
        if text.startswith(MARK):
            name, _, value = text.removeprefix(MARK).partition(" = ")
            path = path_of(name)
            if path is None:
                self._untaken[Message("the note {name}", name=f"{MARK}{name[:40]}")] += 1
                return
            found = from_text(path, value)
            if found:
                _put(facts, path, found)
        elif text:
            before = facts.get(("note",))
            facts["note",] = f"{before}\n{text}" if before else text

    def _source(self, group: Any, facts: Facts) -> None:
        admin = group if group.tag == "admin" else group.find("admin")
        if admin is None or admin.get("type") != "source":
            self._leave(group)
            return
        notes = _marked(group)
        _put(facts, ("sources",), ((notes.get("for", ""), _text(admin), notes.get("url", "")),))

    def _language(self, section: Any, facts: Facts) -> None:
        lang = (section.get(XML_LANG) or section.get("lang") or "").strip()
        if not is_code(lang):
            raise BadValue(Message("“{text}” is no language code; write xml:lang as in be, ru or en.", text=lang[:40]))
        for child in section:
            if child.tag not in (self.names.term, "ntig"):
                self._leave(child)
        terms = list(section.iter(self.names.term, "termGrp"))
        for term in sorted(terms, key=_rank):  # of several the preferred one is the form, wherever it stands
            self._term(term, lang, facts)

    def _term(self, section: Any, lang: str, facts: Facts) -> None:
        word = section.find("term")
        text = str(tidy(("forms", lang), _text(word))) if word is not None else ""
        if not text:
            return
        gender = _GENDER_OF.get(_said(section).get("grammaticalGender", ""))
        if gender:
            facts.setdefault(("gender",), gender)
        for code in self._codes(section, lang):
            taken = facts.get(("forms", code))
            if _rank(section) < 2 and taken is None:
                facts["forms", code] = text
            elif taken != text or not self.foreign:
                _put(facts, ("variants", code), (text,))
        for child in section:
            if child.tag == "descripGrp" and child.find("descrip[@type='context']") is not None:
                self._sample(child, lang, facts)
            elif not (child.tag == "admin" and child.get("type") == "projectSubset"):
                self._leave(child)

    def _codes(self, section: Any, lang: str) -> list[str]:
        """The spelling codes of a term: those it names, else its language, without a region (en-US is en)."""
        subsets = [_text(admin) for admin in section.findall("admin") if admin.get("type") == "projectSubset"]
        codes = [code for code in subsets if is_code(code) and language(code) == lang]
        if codes:
            return codes
        plain = lang.partition("-")[0].lower()
        if plain != lang:
            self._untaken[Message("the region in {lang} (taken as {plain})", lang=lang, plain=plain)] += 1
        return [plain]

    def _sample(self, group: Any, lang: str, facts: Facts) -> None:
        notes = _marked(group)
        if "mention" not in notes:
            self._untaken[Message("contexts that do not say which word they are for")] += 1
            return
        context = _text(group.find("descrip"))
        _put(facts, ("samples",), ((lang, context, notes["mention"], notes.get("case", "")),))

    def _leave(self, node: Any) -> None:
        """Count what is not taken."""
        if node.tag in _UNTAKEN_TAGS:
            self._untaken[Message("{tag} elements", tag=node.tag)] += 1
        for child in node.iter():
            if child.get("type") in _UNTAKEN:
                self._untaken[Message("{type}s", type=child.get("type"))] += 1
            elif child.tag == "note" and not _text(child).startswith(MARK):
                self._untaken[Message("notes on languages and terms")] += 1


def _said(section: Any) -> dict[str, str]:
    """What the notes of a term say, by their type."""
    return {note.get("type", ""): _text(note) for note in section.iter("termNote")}


def _rank(section: Any) -> int:
    """0 for a term to print, 1 for one to print where there is no other, 2 for one that is never printed."""
    said = _said(section)
    if said.get("termType") == "variant" or said.get("administrativeStatus") in _NEVER_PRINTED:
        return 2
    return int(said.get("termType") in _SHORT or said.get("administrativeStatus") == "admittedTerm-admn-sts")


def _put(facts: Facts, path: Path, value: Value) -> None:
    """Add to what is there when both are lists, else set."""
    before = facts.get(path)
    if isinstance(before, tuple) and isinstance(value, tuple):
        facts[path] = (*before, *(each for each in value if each not in before))
    else:
        facts[path] = value


def _marked(group: Any) -> dict[str, str]:
    """The notes of a group that are ours: key and value."""
    found = {}
    for note in group.findall("note"):
        text = _text(note)
        if text.startswith(MARK):
            key, _, value = text.removeprefix(MARK).partition("=")
            found[key.strip()] = value.strip()
    return found


def _text(node: Any) -> str:
    """All text in an element, its markup aside."""
    return "".join(node.itertext()).strip()
