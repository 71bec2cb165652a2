"""Inline codes put back into a translated block: none lost, none doubled, pairs well nested.

A pair goes around the words that stand for its own, inside the pair that held it and beside those that stood beside it;
a single one goes to its word; what must come through as it is, is looked for and put back where it is missing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ...documents.model import Block, Code
from ...text import placeholders
from ..alignment import Span
from .places import Places, Stretch
from .wrapping import spellings, wrapped

__all__ = ["placed", "same_codes", "unsettled", "with_placeholders"]

_OWN = "placeholder:"
"""How the ids begin of codes that were made here, for placeholders: they are text again in the end."""


@dataclass(slots=True)
class _Node:
    """A pair and what is in it, or a code alone; `start` and `end` in the source, `place` in the translation."""

    start: int
    end: int
    opening: Code | None
    closing: Code | None
    order: int
    children: list[_Node] = field(default_factory=list)
    place: Span = (0, 0)


def with_placeholders(block: Block) -> Block:
    """The block with a `literal` code for each placeholder in its text that no other code covers.

    >>> with_placeholders(Block("Hello {name}")).codes
    (Code(position=6, kind='literal', id='placeholder:0', source='{name}', length=6),)
    """
    covered = [(code.position, code.position + max(code.length, 1)) for code in block.codes if code.length]
    own = [
        Code(start, "literal", f"{_OWN}{number}", block.text[start:end], end - start)
        for number, (start, end) in enumerate(placeholders(block.text))
        if all(end <= first or last <= start for first, last in covered)
    ]
    if not own:
        return block
    return replace(block, codes=tuple(sorted([*block.codes, *own], key=lambda code: code.position)))


def unsettled(block: Block, text: str, stretches: Sequence[Stretch]) -> list[int]:
    """The numbers of the sentences whose words must be aligned before the codes can be placed.

    >>> block = Block("Losik is free", (Code(5, "single", "1", "<hr>"),))
    >>> unsettled(block, "вольны Лосік", [Stretch((0, 13), (0, 12))])
    [0]
    """
    places = Places(block.text, text, stretches)
    points = [code.position for code in block.codes if code.kind in ("open", "close", "single")]
    literals = [code for code in block.codes if code.kind == "literal"]
    points += [
        code.position
        for code in literals
        if text.count(_covered(block, code)) < block.text.count(_covered(block, code))
    ]
    return sorted({k for at in points if (k := places.within(at)) is not None})


def placed(block: Block, text: str, stretches: Sequence[Stretch]) -> tuple[Block, list[Code]]:
    """The translated block with the codes of `block` in it, and those of its literals that had been lost and are back.

    `text` is the translation of `block.text`, `stretches` its sentences in order, with the links of those that
    `unsettled` names. Placeholders that `with_placeholders` found are part of the text again.

    >>> block = Block("Losik is free", (Code(0, "open", "1", "<b>"), Code(5, "close", "1", "</b>")))
    >>> done, lost = placed(block, "вольны Лосік", [Stretch((0, 13), (0, 12), [(2, 1.0), (0, 1.0)])])
    >>> [(code.position, code.source) for code in done.codes]
    [(7, '<b>'), (12, '</b>')]
    """
    if text == block.text:
        return replace(block, codes=_without_own(block.codes)), []
    places = Places(block.text, text, stretches)
    literals, lost = _literals(block, text, stretches)
    solid = [(code.position, code.position + code.length) for code in literals]
    points = [replace(code, length=0) for code in lost]
    tree = _tree([code for code in block.codes if code.kind in ("open", "close", "single")] + points, len(block.text))
    tree.place = (0, len(text))
    _settle(tree, places)
    structure = _emitted(tree, text, solid)
    taken = {code.position for code in [*structure, *literals] if code.length}
    soft = [
        code for code in (*wrapped(block, text, places), *spellings(block, text, places)) if code.position not in taken
    ]
    inner = [code for code in soft if all(not start <= code.position < end for start, end in solid)]
    ordered = sorted([*structure, *literals, *inner], key=lambda code: (code.position, code.length > 0))
    done = replace(block, text=text, codes=tuple(ordered))
    return _restored(done), lost


def _covered(block: Block, code: Code) -> str:
    return block.text[code.position : code.position + code.length]


def _without_own(codes: Sequence[Code]) -> tuple[Code, ...]:
    return tuple(code for code in codes if not code.id.startswith(_OWN))


def _literals(block: Block, text: str, stretches: Sequence[Stretch]) -> tuple[list[Code], list[Code]]:
    """The literals where they stand in the translation, and those that are lost (with their place in the source)."""
    found: list[Code] = []
    lost: list[Code] = []
    seen: dict[tuple[str, Span], int] = {}
    for code in (code for code in block.codes if code.kind == "literal"):
        words = _covered(block, code)
        home = next((s.target for s in stretches if s.source[0] <= code.position < s.source[1]), None)
        start, end = home or (0, len(text))
        at = text.find(words, max(start, seen.get((words, (start, end)), start)), end)
        while at >= 0 and any(at < c.position + c.length and c.position < at + len(words) for c in found):
            at = text.find(words, at + 1, end)
        if at < 0:
            lost.append(code)
        else:
            seen[words, (start, end)] = at + len(words)
            found.append(replace(code, position=at))
    return sorted(found, key=lambda code: code.position), lost


def _tree(codes: Sequence[Code], size: int) -> _Node:
    """Codes as a tree of pairs; those that cross another pair, or have no partner, stand alone."""
    root = _Node(0, size, None, None, -1)
    partner = _partners(codes)
    path = [root]
    for order, code in sorted(enumerate(codes), key=lambda each: (each[1].position, each[0])):
        if order in partner and code.kind == "open":
            path.append(_Node(code.position, size, code, None, order))
        elif order in partner:
            node = path.pop()
            node.end, node.closing = code.position, code
            path[-1].children.append(node)
        else:
            path[-1].children.append(_Node(code.position, code.position, code, None, order))
    return root


def _partners(codes: Sequence[Code]) -> set[int]:
    """The numbers of the codes that are halves of well nested pairs."""
    waiting: list[int] = []
    paired: set[int] = set()
    for number, code in sorted(enumerate(codes), key=lambda each: (each[1].position, each[0])):
        if code.kind == "open":
            waiting.append(number)
        elif code.kind == "close" and waiting:
            if codes[waiting[-1]].id == code.id:
                paired |= {waiting.pop(), number}
            else:
                waiting = [each for each in waiting if codes[each].id != code.id]
    return paired


@dataclass(slots=True)
class _Taken:
    """The places of the pairs that stand beside one another, none over another; each with its order in the source."""

    starts: list[int] = field(default_factory=list)
    pairs: list[tuple[Span, int]] = field(default_factory=list)

    def add(self, span: Span, order: int) -> None:
        at = bisect_left(self.starts, span[0])
        self.starts.insert(at, span[0])
        self.pairs.insert(at, (span, order))

    def over(self, start: int, end: int) -> Iterator[Span]:
        """Those that share a character with a stretch."""
        at = bisect_left(self.starts, end) - 1
        while at >= 0 and self.pairs[at][0][1] > start:
            yield self.pairs[at][0]
            at -= 1

    def beside(self, place: int, order: int) -> int:
        """A point moved out of the pair it is in, to the side where it stood in the source."""
        at = bisect_left(self.starts, place) - 1
        if at < 0 or place >= self.pairs[at][0][1]:
            return place
        (start, end), other = self.pairs[at]
        return start if order < other else end


def _settle(root: _Node, places: Places) -> None:
    """Give every node its place, from the outside in; what is beside it in the source stays beside it."""
    todo = [root]
    while todo:
        parent = todo.pop()
        low, high = parent.place
        taken = _Taken()
        for node in (child for child in parent.children if child.closing):
            node.place = _placed_pair(node, places, (low, high), taken)
            if node.place[0] < node.place[1]:
                taken.add(node.place, node.order)
            todo.append(node)
        for node in (child for child in parent.children if not child.closing):
            assert node.opening is not None
            lean = {"open": "next", "close": "previous"}.get(node.opening.kind, "")
            at = min(max(places.point(node.start, lean), low), high)
            node.place = (taken.beside(at, node.order),) * 2


def _placed_pair(node: _Node, places: Places, room: Span, taken: _Taken) -> Span:
    low, high = room

    def free(word: Span) -> bool:
        return low <= word[0] and word[1] <= high and next(taken.over(*word), None) is None

    run = places.run(node.start, node.end, free) if node.start < node.end else None
    if run is None:
        place = places.point(node.start, "next" if node.start < node.end else "")
        return (taken.beside(min(max(place, low), high), node.order),) * 2
    start, end = (min(max(at, low), high) for at in run)
    for first, last in list(taken.over(start, end)):
        if start < last and first < end:  # keep the larger side of what is left
            start, end = (start, first) if first - start >= end - last else (last, end)
    if start >= end:
        return (taken.beside(min(max(start, low), high), node.order),) * 2
    return (start, end)


def _emitted(root: _Node, text: str, solid: Sequence[Span]) -> list[Code]:
    """The codes of the tree in the order of the translation, none inside a word that must stay whole."""
    made: list[Code] = []
    todo: list[_Node | tuple[Code, int]] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, tuple):
            made.append(
                replace(node[0], position=max(_outside(node[1], solid, after=True), made[-1].position if made else 0))
            )
            continue
        start, end = node.place
        if node.opening is not None:
            at = _outside(start, solid, after=not node.closing)
            single = replace(node.opening, position=max(at, made[-1].position if made else 0))
            made.append(_on_space(single, text, made) if single.length and single.kind == "single" else single)
        if node.closing is not None:
            todo.append((node.closing, end))
        todo += _last_first(node.children)
    return made


def _last_first(nodes: Sequence[_Node]) -> list[_Node]:
    return sorted(nodes, key=lambda node: (*node.place, node.order), reverse=True)


def _outside(at: int, solid: Sequence[Span], *, after: bool) -> int:
    return next(((end if after else start) for start, end in solid if start < at < end), at)


def _on_space(code: Code, text: str, before: Sequence[Code]) -> Code:
    """A code that stands in the place of a space, in the place of one beside it if there is one."""
    last = before[-1].position + before[-1].length if before else 0
    for at in (code.position, code.position - 1):
        if last <= at < len(text) and text[at] == " ":
            return replace(code, position=at)
    return replace(code, length=0)


def _restored(block: Block) -> Block:
    """The block with lost literals put into the text again where their codes stand, a space between them and words."""
    parts: list[str] = []
    codes: list[Code] = []
    at = shift = 0
    for code in block.codes:
        start = code.position + shift
        if code.kind == "literal" and code.length == 0:
            before, after = block.text[: code.position][-1:], block.text[code.position :][:1]
            words = code.source if code.id.startswith(_OWN) else ""
            left = " " if before and not before.isspace() and before not in "([{«„“" else ""
            right = " " if after.isalnum() else ""
            parts += [block.text[at : code.position], left, words, right]
            at = code.position
            code = replace(code, position=start + len(left), length=len(words))
            shift += len(left) + len(words) + len(right)
        else:
            code = replace(code, position=start)
        codes.append(code)
    parts.append(block.text[at:])
    return replace(block, text="".join(parts), codes=_without_own(codes))


def same_codes(one: Block, other: Block) -> bool:
    """Whether two blocks have the same codes, each as often, but for line ends and spellings."""
    kinds = ("open", "close", "single", "literal")
    return Counter((c.id, c.kind, c.source) for c in one.codes if c.kind in kinds) == Counter(
        (c.id, c.kind, c.source) for c in other.codes if c.kind in kinds
    )
