"""TMX 1.4: an entry a unit, a language a variant of it; what a translation memory has no place for in properties.

The elements and their order are those of the TMX 1.4b specification (LISA OSCAR, 2005), section 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from translit import __version__
from translit.errors import Message

from ..entry import Entry
from ..styles import DEFAULT, language
from .archives import parse_xml
from .facts import FIELDS, Facts, dotted, is_code, path_of, tidy
from .losses import Loss, lose, prepare
from .records import ExchangeError, Place, Read, Record, Refusal
from .texts import BadValue, from_text, to_text

__all__ = ["CARRIES", "read", "write"]

CARRIES: Mapping[str, str] = {field: "own" if field in ("forms", "note") else "extension" for field in FIELDS}
_PROP = "x-translit-"
_TOOL = "translit-toolkit"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES_INSIDE = ("bpt", "ept", "ph", "it", "ut")  # what stands in them is the document's markup, not text


def write(entries: Iterable[Entry]) -> tuple[bytes, list[Loss]]:
    """Entries as TMX 1.4, and what it does not carry: an entry without a printed form is no translation unit."""
    from lxml import etree

    prepared, losses = prepare(entries)
    root = etree.Element("tmx", version="1.4")
    attributes = {"creationtool": _TOOL, "creationtoolversion": __version__, "segtype": "phrase", "o-tmf": "translit"}
    attributes |= {"adminlang": "en", "srclang": "*all*", "datatype": "plaintext"}
    etree.SubElement(root, "header", attributes)
    body = etree.SubElement(root, "body")
    nameless: list[tuple[str, tuple[str, ...]]] = []
    for id, facts in prepared.items():
        if any(path[0] == "forms" for path in facts):
            body.append(_unit(id, facts))
        else:
            nameless += [(id, path) for path in facts]
    losses += lose("nameless", nameless, Message("A TMX unit needs a form to print"))
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n", losses


def _unit(id: str, facts: Facts) -> Any:
    from lxml import etree

    unit = etree.Element("tu", tuid=id)
    codes = {path[1]: str(value) for path, value in facts.items() if path[0] == "forms"}
    printed = {lang: DEFAULT.order(lang, codes) or lang for lang in dict.fromkeys(map(language, codes))}
    printed = {
        lang: code if code in codes else next(c for c in codes if language(c) == lang) for lang, code in printed.items()
    }
    for path, value in facts.items():
        if path == ("note",):
            etree.SubElement(unit, "note").text = str(value)
        elif not (path[0] == "forms" and path[1] in printed.values()):
            etree.SubElement(unit, "prop", type=_PROP + dotted(path)).text = to_text(path, value)
    for lang, code in printed.items():
        variant = etree.SubElement(unit, "tuv", {_XML_LANG: lang})
        if code != lang or "-" in code or not code.islower():
            etree.SubElement(variant, "prop", type=f"{_PROP}code").text = code
        etree.SubElement(variant, "seg").text = codes[code]
    return unit


def read(data: bytes) -> Read:
    """The records of a TMX file, one for each unit.

    Of another program's file: the first variant of a language is the form, the others variants. Raises
    `ExchangeError` for what is not well-formed, uses entities, or is no TMX.
    """
    root = parse_xml(data)
    if root.tag != "tmx":
        raise ExchangeError(Message("it is no TMX file: its first element is {tag}, not tmx.", tag=str(root.tag)))
    header = root.find("header")
    ours = header is not None and header.get("creationtool") == _TOOL
    records: list[Record] = []
    refusals: list[Refusal] = []
    seen: dict[str, int] = {}
    left = 0
    for unit in root.iter("tu"):
        place = Place(row=unit.sourceline or 0)
        id = " ".join((unit.get("tuid") or "").split()) or None
        try:
            if id and ours and seen.setdefault(id, place.row) != place.row:
                raise BadValue(
                    Message(
                        "the id {id} stands in line {line} too; take one of the two units out.", id=id, line=seen[id]
                    )
                )
            facts, more = _facts(unit)
        except BadValue as error:
            refusals.append(Refusal(place, error.told, id))
            continue
        left += more
        records.append(Record(id, facts, place, foreign=not ours))
    message = Message(
        "{n:,} property of another program is not taken.|{n:,} properties of another program are not taken.", n=left
    )
    losses = [Loss("props", message, left)] if left else []
    return Read(tuple(records), tuple(losses), tuple(refusals))


def _facts(unit: Any) -> tuple[Facts, int]:
    """What a unit says, and how many properties of others it has."""
    facts: Facts = {}
    others = 0
    notes = [text for note in unit.findall("note") if (text := _text(note))]
    if notes:
        facts["note",] = "\n".join(notes)
    for prop in unit.findall("prop"):
        kind = prop.get("type") or ""
        path = path_of(kind.removeprefix(_PROP)) if kind.startswith(_PROP) else None
        value = from_text(path, _text(prop)) if path else None
        if path and value:
            facts[path] = value
        else:
            others += 1
    for variant in unit.findall("tuv"):
        lang = (variant.get(_XML_LANG) or variant.get("lang") or "").strip()
        props = {prop.get("type"): _text(prop) for prop in variant.findall("prop")}
        code = props.pop(f"{_PROP}code", lang.partition("-")[0].lower())
        others += len(props)
        if not is_code(code):
            raise BadValue(Message("“{text}” is no language code; write xml:lang as in be, ru or en.", text=lang[:40]))
        seg = variant.find("seg")
        text = str(tidy(("forms", code), _text(seg))) if seg is not None else ""
        if text and facts.setdefault(("forms", code), text) != text:
            before = facts.get(("variants", code), ())
            facts["variants", code] = (*(str(each) for each in before), text)
    return facts, others


def _text(node: Any) -> str:
    """The text of a segment without the markup of its document."""
    pieces = [node.text or ""]
    for child in node:
        pieces += ["" if child.tag in _CODES_INSIDE else _text(child), child.tail or ""]
    return "".join(pieces).strip()
