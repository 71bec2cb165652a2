"""A paragraph of a Word document: its runs, fields, links and marks as items, and items as runs again."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from ..runs import Item, Mark, Run, spaced
from .package import Boundary, Containers, Paragraph
from .xmlpart import legal

__all__ = ["ParagraphReader", "attribute", "local"]

_SPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",  # ISO 29500 strict
    }
)
_CONTAINERS = frozenset({"hyperlink", "sdt", "smartTag", "customXml", "dir", "bdo"})
_SHELL = frozenset({"sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"})  # what a container has beside its content
_PAIRED = {
    f"{name}{half}": (name, kind)
    for name in ("bookmark", "commentRange", "perm")
    for half, kind in (("Start", "open"), ("End", "close"))
}
_DROPPED = frozenset({"proofErr", "lastRenderedPageBreak", "softHyphen"})  # they speak of the old words only
_UNFORMATTING = frozenset({"lang", "noProof"})  # differences of these are no formatting
_BREAKING = frozenset({"page", "column"})


def local(element: Any) -> str:
    """The local name of an element of Word's own, "" for any other."""
    tag = element.tag
    if not isinstance(tag, str) or not tag.startswith("{"):
        return ""
    space, _, name = tag[1:].partition("}")
    return name if space in _SPACES else ""


@dataclass(frozen=True, slots=True, eq=False)
class _Atom:
    """A child of a run, with the run's properties, or (`run` false) a child of the paragraph."""

    element: Any
    within: tuple[str, ...]
    run: bool = False
    properties: Any = None


class ParagraphReader:
    """A paragraph into items and back; it keeps the properties of each formatting and the shell of each container."""

    def __init__(self, element: Any) -> None:
        """Take the element of a paragraph."""
        self.element = element
        self.formats: dict[str, Any] = {}
        self.containers = Containers(_content, lambda child: local(child) in _SHELL)

    def paragraph(self, where: str) -> Paragraph:
        """The paragraph as items, with the way to write them back."""
        atoms = list(self._atoms(self.element, ()))
        return Paragraph(list(self._items(atoms)), where, self.write)

    def _atoms(self, parent: Any, within: tuple[str, ...]) -> Iterator[_Atom]:
        for child in parent:
            name = local(child)
            if name in ("pPr", *_SHELL) or name in _DROPPED:
                continue
            if name == "r":
                properties = next((each for each in child if local(each) == "rPr"), None)
                for each in child:
                    if each is not properties and local(each) not in _DROPPED:
                        yield _Atom(each, within, True, properties)
            elif name in _CONTAINERS or (name == "fldSimple" and _is_link(attribute(child, "instr"))):
                yield from self._atoms(_content(child), (*within, self.containers.add(child)))
            else:
                yield _Atom(child, within)

    def _items(self, atoms: Sequence[_Atom]) -> Iterator[Item | tuple[str, Item]]:
        fields = _fields(atoms)
        links: dict[int, int] = {}  # where the ends of links are, and where they began
        at = 0
        while at < len(atoms):
            if at in links:
                yield _mark(atoms[at : at + 1], "close", f"field{links[at]}")
            elif at not in fields:
                yield from self._item(atoms[at])
            else:
                separate, end = fields[at]
                if separate and _is_link(_instruction(atoms[at:separate])):
                    links[end] = at
                    yield _mark(atoms[at : separate + 1], "open", f"field{at}")
                    at = separate
                else:
                    shown = [each.element for each in atoms[separate:end]] if separate else []
                    yield _shown(_mark(atoms[at : end + 1]), shown)
                    at = end
            at += 1

    def _item(self, atom: _Atom) -> Iterator[Item | tuple[str, Item]]:
        name = local(atom.element)
        if name == "t":
            yield self._run(atom, atom.element.text or "")
        elif name == "noBreakHyphen":
            yield self._run(atom, "\u2011")
        elif name in ("tab", "ptab") or (name == "br" and attribute(atom.element, "type") in _BREAKING):
            mark = _mark([atom])
            yield mark if atom.within else (Boundary, mark)
        elif name in ("br", "cr"):
            yield replace(_mark([atom]), text=" ")
        elif name == "fldSimple":
            yield _shown(_mark([atom]), list(atom.element.iter()))
        elif name in _PAIRED:
            what, kind = _PAIRED[name]
            yield _mark([atom], kind, f"{what} {attribute(atom.element, 'id')}")
        else:
            yield _mark([atom])

    def _run(self, atom: _Atom, text: str) -> Run:
        key = "" if atom.properties is None else _format(atom.properties)
        if atom.properties is not None:
            self.formats.setdefault(key, atom.properties)
        return Run(text, atom.within, key)

    def write(self, items: list[Item]) -> None:
        """Put items in the place of all that the paragraph has but its properties."""
        paragraph = self.element
        self.containers.empty()
        for child in list(paragraph):
            if local(child) != "pPr":
                paragraph.remove(child)
        space = paragraph.tag.partition("}")[0] + "}"
        # its own alone: a file may declare others that lxml reads and does not write
        own = {prefix: uri for prefix, uri in paragraph.nsmap.items() if f"{{{uri}}}" == space}
        fresh = partial(paragraph.makeelement, nsmap=own)
        for item in spaced(items):
            parent = self.containers.parent(paragraph, item.within)
            for element in self._elements(item, space, fresh):
                parent.append(element)

    def _elements(self, item: Item, space: str, fresh: Any) -> Iterator[Any]:
        if isinstance(item, Mark):
            for atom in item.payload:
                atom.element.tail = None
                if atom.run:
                    run = fresh(f"{space}r")
                    if atom.properties is not None:
                        run.append(copy.deepcopy(atom.properties))
                    run.append(atom.element)
                    yield run
                else:
                    yield atom.element
            return
        run = fresh(f"{space}r")
        if item.format in self.formats:
            run.append(_unlanguaged(self.formats[item.format]))
        text = fresh(f"{space}t")
        text.text = legal(item.text)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text)
        yield run


def _content(shell: Any) -> Any:
    return next((each for each in shell if local(each) == "sdtContent"), shell)


def _fields(atoms: Sequence[_Atom]) -> dict[int, tuple[int | None, int]]:
    """Fields by where they begin: their separator and their end; those that end in another paragraph are left out."""
    found: dict[int, tuple[int | None, int]] = {}
    begun: list[list[int]] = []
    for index, atom in enumerate(atoms):
        if local(atom.element) != "fldChar":
            continue
        type = attribute(atom.element, "fldCharType")
        if type == "begin":
            begun.append([index])
        elif type == "separate" and begun:
            begun[-1].append(index)
        elif type == "end" and begun:
            start, *separators = begun.pop()
            found[start] = (separators[0] if separators else None, index)
    return found


def _is_link(instruction: str) -> bool:
    return instruction.lstrip().upper().startswith("HYPERLINK")


def _instruction(atoms: Sequence[_Atom]) -> str:
    return "".join(each.element.text or "" for each in atoms if local(each.element) == "instrText").strip()


def _mark(atoms: Sequence[_Atom], kind: Any = "single", pair: str = "") -> Mark:
    shown = "".join(f"<w:{local(each.element) or 'object'}/>" for each in atoms)
    return Mark(tuple(atoms), shown, atoms[0].within, kind, pair)


def _shown(mark: Mark, elements: Sequence[Any]) -> Mark:
    """A field with what it shows: words that must come through as they are."""
    text = "".join(each.text or "" for each in elements if local(each) == "t").strip()
    return replace(mark, kind="literal", text=text) if text else mark


def attribute(element: Any, name: str) -> str:
    """The value of an attribute by its local name, "" where there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _format(properties: Any) -> str:
    """The formatting of a run as a key: equal for runs that look alike."""
    return b"".join(sorted(_canonical(each) for each in properties if local(each) not in _UNFORMATTING)).decode()


def _canonical(element: Any) -> bytes:
    from lxml import etree

    try:
        return bytes(etree.tostring(element, method="c14n", exclusive=True, with_tail=False))
    except etree.C14NError:  # has a namespace such as "u", which canonical XML forbids and Word does not mind
        return bytes(etree.tostring(element, with_tail=False))


def _unlanguaged(properties: Any) -> Any:
    """The properties of a run whose words are now of another language."""
    made = copy.deepcopy(properties)
    for each in list(made):
        if local(each) in _UNFORMATTING:
            made.remove(each)
    return made
