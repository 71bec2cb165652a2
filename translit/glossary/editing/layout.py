"""The text of an entry file after an edit: what was not touched stays as it was written, comments and order too."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from translit.errors import Message

from ..errors import GlossaryError
from ..reading import parse_yaml
from .blocks import Block, blocks_of, joined

__all__ = ["CODES", "FIELDS", "dumped", "rewritten"]

FIELDS = (
    "id",
    "type",
    "gender",
    "status",
    "forms",
    "variants",
    "parts",
    "cases",
    "indeclinable",
    "number",
    "surname_alone",
    "common_word",
    "not_in",
    "sources",
    "note",
    "samples",
)
"""The order in which the fields of an entry are written."""

CODES = ("be", "ru", "uk", "en", "en:be", "en:ru", "en:uk", "pl", "lt", "lv", "cs", "de", "fr", "es")
"""The order in which spelling codes are written; all others follow."""

# A key, comments, the first item of its list: how far the dash stands in from the key.
_INDENTED_LIST = re.compile(r"^( *)[^\s#][^\n]*:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)- ", re.M)
_INDENT = 2
# Fields whose innermost mappings stand on one line: cases: {gen: ..., dat: ...}.
_ON_ONE_LINE = frozenset({"samples", "cases", "parts"})
_WIDEST = 100_000  # no line is ever folded


def rewritten(text: str, data: Any, file: Path) -> str:
    """The text of a YAML file with `data` in place of what it says, changed only where the two differ.

    A new field comes in the order of `FIELDS` and `CODES`; a comment is lost only with the value it stands beside.
    Raises `GlossaryError` when `text` is not YAML.

    >>> print(rewritten("type: place\\nforms:  # checked\\n  be: Менск\\n", {
    ...     "type": "place", "status": "draft", "forms": {"be": "Мінск", "ru": "Минск"}}, Path("minsk.yaml")), end="")
    type: place
    status: draft
    forms:  # checked
      be: Мінск
      ru: Минск
    """
    if not text.strip():
        return dumped(data)
    plain = text.replace("\r\n", "\n")
    node = parse_yaml(plain, file, round_trip=True)
    found = _by_fields(plain, node, data, file) if isinstance(data, Mapping) else None
    if found is None:
        found = _edited(plain, node, data, file)
    return found.replace("\n", "\r\n") if "\r\n" in text else found


def _by_fields(text: str, node: Any, data: Mapping[str, Any], file: Path) -> str | None:
    """The text with the fields that differ written anew; None where it has no line for each field."""
    taken_apart = blocks_of(text, node)
    if taken_apart is None:
        return None
    blocks, tail = taken_apart
    kept: list[Block] = []
    for block in blocks:
        if block.key not in data:
            tail = _pass_on(block, blocks, tail)
            continue
        if not _same(node[block.key], data[block.key]):
            one = {block.key: data[block.key]}
            block.text = _edited(block.text, parse_yaml(block.text, file, round_trip=True), one, file)
        kept.append(block)
    for key in sorted((key for key in data if key not in node), key=lambda key: _rank(key, ())):
        before = [block for block in kept if _rank(block.key, ()) < _rank(key, ())]
        at = kept.index(max(before, key=lambda block: _rank(block.key, ()))) + 1 if before else 0
        kept.insert(at, Block(key, "", dumped({key: data[key]})))
        if at == 0 and len(kept) > 1:
            kept[0].lead, kept[1].lead = kept[1].lead, ""
    return joined(kept, tail)


def _pass_on(gone: Block, blocks: list[Block], tail: str) -> str:
    """The comments above a field that goes stay above the next one, or at the end; the answer is that end."""
    at = blocks.index(gone)
    if at + 1 < len(blocks):
        blocks[at + 1].lead = gone.lead + blocks[at + 1].lead
        return tail
    return gone.lead + tail


def _edited(text: str, node: Any, data: Any, file: Path) -> str:
    """The text as ruamel edits it; written anew where that does not say what it should."""
    if type(node) is not type(data) and not (_is_map(node) and isinstance(data, Mapping)) and not _is_list(node):
        return dumped(data)
    _apply(node, data, ())
    indented = _INDENTED_LIST.search(text)
    found = _dump(node, max(0, len(indented[2]) - len(indented[1])) if indented else _INDENT)
    try:
        said = parse_yaml(found, file)
    except GlossaryError:
        return dumped(data)
    return found if said == data else dumped(data)


def dumped(data: Any) -> str:
    """New data as YAML, the fields of an entry in order.

    >>> print(dumped({"forms": {"en": "Minsk", "be": "Мінск"}, "id": "minsk"}), end="")
    id: minsk
    forms:
      be: Мінск
      en: Minsk
    """
    return _dump(_made(data, ()), _INDENT)


def _dump(node: Any, offset: int) -> str:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _WIDEST
    yaml.indent(mapping=_INDENT, sequence=offset + 2, offset=offset)
    stream = io.StringIO()
    try:
        yaml.dump(node, stream)
    except (YAMLError, UnicodeError) as error:
        raise GlossaryError(Message("cannot be written as YAML ({reason}).", reason=str(error))) from error
    return stream.getvalue()


def _is_map(node: Any) -> bool:
    return isinstance(node, dict)


def _is_list(node: Any) -> bool:
    return isinstance(node, list)


def _apply(node: Any, data: Any, path: tuple[str, ...]) -> None:
    """Make a round-trip node say what `data` says."""
    if _is_list(node):
        _apply_list(node, data, path)
        return
    for key in [key for key in node if key not in data]:
        _remove(node, key)
    for key in _ordered(data, path):
        value = data[key]
        if key not in node:
            _insert(node, key, _made(value, (*path, key)), path)
        elif not _same(node[key], value):
            _replace(node, key, value, (*path, str(key)))


def _apply_list(node: Any, data: Sequence[Any], path: tuple[str, ...]) -> None:
    """Items that are the same at both ends stay; those between are changed, left out or added."""
    head = 0
    while head < min(len(node), len(data)) and _same(node[head], data[head]):
        head += 1
    tail = 0
    while tail < min(len(node), len(data)) - head and _same(node[-1 - tail], data[-1 - tail]):
        tail += 1
    while len(node) > len(data):
        del node[len(node) - tail - 1]
    for at in range(head, len(data) - tail):
        if at < len(node) - tail:
            _replace(node, at, data[at], path)
        else:
            node.insert(at, _made(data[at], path))


def _replace(node: Any, key: Any, value: Any, path: tuple[str, ...]) -> None:
    both = (_is_map(node[key]) and isinstance(value, Mapping)) or (_is_list(node[key]) and isinstance(value, list))
    if both and value:
        _apply(node[key], value, path)
    else:
        node[key] = _made(value, path)


def _same(node: Any, value: Any) -> bool:
    return bool(node == value) and isinstance(node, bool) == isinstance(value, bool)


def _rank(key: Any, path: tuple[str, ...]) -> tuple[int, str]:
    order = CODES if path else FIELDS
    return (order.index(key) if key in order else len(order), str(key))


def _ordered(data: Mapping[Any, Any], path: tuple[str, ...]) -> list[Any]:
    """The keys of an entry or of a mapping by spelling codes in their order; others (a source, a case) as they are."""
    if not path or (len(path) == 1 and path[0] not in _LISTS):
        return sorted(data, key=lambda key: _rank(key, path))
    return list(data)


_LISTS = frozenset({"samples", "sources"})


def _insert(node: Any, key: Any, value: Any, path: tuple[str, ...]) -> None:
    """Put a key after the one that comes before it in order; comments that follow that one then follow the new one."""
    keys = list(node)
    if path and (len(path) > 1 or path[0] in _LISTS):
        at = len(keys)
    else:
        before = [known for known in keys if _rank(known, path) < _rank(key, path)]
        at = keys.index(max(before, key=lambda known: _rank(known, path))) + 1 if before else 0
    following = _take_following(node, keys[at - 1]) if at and not node.fa.flow_style() else ""
    node.insert(at, key, value)
    if following:
        _give_following(node, key, following)


def _remove(node: Any, key: Any) -> None:
    """Take a key out; the comment lines below it belong to what follows and stay."""
    keys = list(node)
    at = keys.index(key)
    following = "" if node.fa.flow_style() else _take_following(node, key)
    del node[key]
    if not following:
        return
    if at:
        _give_following(node, keys[at - 1], following)
    elif len(keys) > 1:
        lines = [line.strip().removeprefix("#").removeprefix(" ") for line in following.strip().splitlines()]
        node.yaml_set_comment_before_after_key(keys[1], before="\n".join(lines), indent=node.lc.col)


def _deepest(node: Any, key: Any) -> tuple[Any, Any, int]:
    """The last value under a key, where ruamel keeps the comments that follow, and their slot there."""
    while (_is_map(node[key]) or _is_list(node[key])) and node[key] and not node[key].fa.flow_style():
        node = node[key]
        key = next(reversed(node)) if _is_map(node) else len(node) - 1
    return node, key, 2 if _is_map(node) else 0


def _take_following(node: Any, key: Any) -> str:
    """Cut off the comment lines below the value of a key, and give them back."""
    inner, last, slot = _deepest(node, key)
    tokens = inner.ca.items.get(last)
    token = tokens[slot] if tokens and len(tokens) > slot else None
    if token is None or isinstance(token, list):
        return ""
    beside, line_end, following = str(token.value).partition("\n")
    if not following:
        return ""
    token.value = beside + line_end
    if not beside:
        tokens[slot] = None
    return following


def _give_following(node: Any, key: Any, following: str) -> None:
    """Put comment lines below the value of a key."""
    from ruamel.yaml.error import CommentMark
    from ruamel.yaml.tokens import CommentToken

    inner, last, slot = _deepest(node, key)
    tokens = inner.ca.items.setdefault(last, [None, None, None, None])
    while len(tokens) <= slot:
        tokens.append(None)
    if tokens[slot] is None:
        tokens[slot] = CommentToken("\n" + following, CommentMark(0), None)
    else:
        tokens[slot].value = str(tokens[slot].value).rstrip("\n") + "\n" + following


def _made(value: Any, path: tuple[Any, ...]) -> Any:
    """New data in ruamel's types: short lists and the cases of a language on one line, the rest a line each."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, Mapping):
        names = tuple(map(str, path))
        made = CommentedMap((key, _made(value[key], (*names, key))) for key in _ordered(value, names))
        if names and names[0] in _ON_ONE_LINE and (len(names) > 1 or names[0] == "samples"):
            made.fa.set_flow_style()
        return made
    if isinstance(value, list | tuple):
        items = CommentedSeq(_made(item, path) for item in value)
        if not any(_is_map(item) or _is_list(item) for item in items):
            items.fa.set_flow_style()
        return items
    if isinstance(value, str) and (not value.isprintable() or value.startswith("?")):
        # Every other way of writing it may lose a control character, and a plain [?0] is read as a key.
        return DoubleQuotedScalarString(value)
    return value
