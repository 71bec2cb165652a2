"""Read glossary files: YAML in, entries and styles out, or a refusal that says file, line, field and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from translit.errors import Message

from ..text.hidden import hidden_in, may_hide
from .aliases import refuse_aliases
from .entry import Entry
from .errors import GlossaryError
from .quick import Doubt, quick_lines, quick_yaml
from .styles import Style

__all__ = [
    "entries_in",
    "entries_of",
    "files_of",
    "is_list",
    "is_style",
    "line_of",
    "misfit",
    "parse_yaml",
    "read_text",
    "styles_in",
]

T = TypeVar("T")
_PATH = re.compile(r"^(?P<what>.*?) - at (?:`key` in )?`\$\.?(?P<path>.*)`$", re.S)
_STEP = re.compile(r"\.{3}|[^.\[\]]+")
_PLAIN = {
    "`object`": "a mapping",
    "`array`": "a list",
    "`str`": "text",
    "`int`": "a number",
    "`bool`": "true or false",
} | {
    "`null`": "nothing",
    "Object contains": "contains",
    "Object missing": "lacks the",
    "enum value": "word",
}
_SUFFIXES = frozenset({".yaml", ".yml"})


def files_of(path: Path) -> Iterator[Path]:
    """The glossary files under a path, in order of their names: the file itself, or every YAML file of a folder.

    Raises `GlossaryError` when there is nothing to read.
    """
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES and file.is_file())
        if not found:
            raise GlossaryError(
                Message("the folder holds no .yaml file; see glossaries/README.md for what one looks like."), file=path
            )
        yield from found
    elif path.exists():
        yield path
    else:
        raise GlossaryError(Message("there is no such file or folder; check the path."), file=path)


def is_style(file: Path) -> bool:
    """Whether a file holds a house style: it lies in a folder `styles`."""
    return file.parent.name == "styles"


def parse_yaml(text: str, file: Path, *, round_trip: bool = False) -> Any:
    """The data of a YAML 1.2 document; with `round_trip`, in ruamel.yaml's own types, which know their lines.

    Raises `GlossaryError` with the line when it is not YAML, names a key twice, or has an alias.
    """
    refuse_aliases(text, file)
    if not round_trip:
        with suppress(Doubt):
            return quick_yaml(text)
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    yaml = YAML(typ="rt" if round_trip else "safe", pure=True)
    yaml.preserve_quotes = True
    try:
        return yaml.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = " ".join(str(error.problem or error.context or error).split())
        raise GlossaryError(
            Message(
                "not valid YAML ({problem}); put a value with a colon, # or brackets in quotes, indent with spaces.",
                problem=problem,
            ),
            file=file,
            line=mark.line + 1 if mark else None,
        ) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise GlossaryError(
            Message("not valid YAML ({problem}).", problem=" ".join(str(error).split())), file=file
        ) from error


def read_text(file: Path) -> str:
    """The file's text; raises `GlossaryError` when it cannot be read or is not UTF-8, saying where."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        message = Message("cannot be read ({reason}); check its permissions.", reason=error.strerror)
        raise GlossaryError(message, file=file) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise GlossaryError(
            Message("byte {byte} is not UTF-8; save the file as UTF-8.", byte=error.start), file=file, line=line
        ) from error


def entries_in(text: str, file: Path) -> list[Entry]:
    """The entries of one file: one mapping, or a list of them. An `id` left out is the file's name.

    Raises `GlossaryError` with file, line and field for what does not fit the schema.
    """
    return entries_of(parse_yaml(text, file), text, file)


def entries_of(data: Any, text: str, file: Path) -> list[Entry]:
    """The entries of a file that was parsed: `data` is what `parse_yaml` gave for `text`. Raises as `entries_in`."""
    _refuse_hidden(data, text, file)
    many = isinstance(data, list)
    found = []
    for at, item in enumerate(data if many else [data]):
        if isinstance(item, dict) and not many:
            item = {"id": file.stem, **item}
        found.append(_convert(_one_or_many(item), Entry, text, file, (at,) if many else ()))
    return found


def styles_in(text: str, file: Path) -> list[Style]:
    """The house style of one file. Raises `GlossaryError` with file, line and field."""
    data = parse_yaml(text, file)
    _refuse_hidden(data, text, file)
    if isinstance(data, dict):
        data = {"id": file.stem, **data}
    return [_convert(data, Style, text, file, ())]


def _refuse_hidden(data: Any, text: str, file: Path) -> None:
    """A name is what people see of it: nothing in it steers a terminal, turns the reading round or is half a letter."""
    found = hidden_in(data) if may_hide(text) else None
    if found:
        steps, sign = found
        message = Message("holds a character that nobody sees ({sign}); type the text anew without it.", sign=sign)
        where = ".".join(map(str, steps)) or None
        raise GlossaryError(message, file=file, line=line_of(text, file, list(steps)), field=where)


def _one_or_many(item: Any) -> Any:
    """A translator may write one variant without brackets."""
    if isinstance(item, dict) and isinstance(item.get("variants"), dict):
        variants = {code: [forms] if isinstance(forms, str) else forms for code, forms in item["variants"].items()}
        return {**item, "variants": variants}
    return item


def _convert(data: Any, kind: type[T], text: str, file: Path, prefix: tuple[int, ...]) -> T:
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        what, steps = _where(error, data, kind)
        wrong = _said(what)
        line = line_of(text, file, [*prefix, *steps])
        field = ".".join(str(step) for step in steps) or None
        instead = _instead(kind, field, what) or Message("see glossaries/README.md")
        message = Message("{wrong}; {instead}.", wrong=wrong, instead=instead)
        raise GlossaryError(message, file=file, line=line, field=field) from error


def misfit(error: msgspec.ValidationError) -> Message:
    """What does not fit the schema, and where, in the words of a refusal.

    >>> misfit(msgspec.ValidationError("Object missing required field `text` - at `$.samples[0]`"))
    'samples.0: lacks the required field `text`; see glossaries/README.md.'
    """
    what, steps = _where(error, None, Entry)
    message = Message("{wrong}; {instead}.", wrong=_said(what), instead=Message("see glossaries/README.md"))
    where = ".".join(map(str, steps))
    return Message("{where}: {message}", where=where, message=message) if where else message


_MISFITS = (  # what was typed stays as it is, kinds of values and names of our fields are words
    (r"expected (.*), got (.*)", "expected {a}, got {b}", Message),
    (r"lacks the required field `(.*)`", "lacks the required field `{a}`", Message),
    (r"contains unknown field `(.*)`", "contains unknown field `{a}`", str),
    (r"invalid word '(.*)'", "invalid word '{a}'", str),
)


def _said(what: str) -> Message:
    """The plain words as a message, taken apart where they are of a kind that msgspec has."""
    for pattern, template, kind in _MISFITS:
        found = re.fullmatch(pattern, what, re.S)
        if found:
            return Message(template, **{name: kind(part) for name, part in zip("ab", found.groups(), strict=False)})
    return Message(what)


def _instead(kind: type[Any], field: str | None, what: str) -> str:
    """What may stand there, for a field or a word of a few that was mistyped; empty where that does not tell."""
    known = {each.encode_name: each.type for each in msgspec.structs.fields(kind)}
    if field in known and what.startswith("invalid word"):
        return Message("use one of {words}", words=", ".join(_words_of(known[field])))
    if field and "." not in field and "unknown field" in what:
        near = get_close_matches(field, known, 1)
        return (
            Message("perhaps {field} is meant", field=near[0])
            if near
            else Message("the fields are {fields}", fields=", ".join(known))
        )
    return ""


def _words_of(kind: Any) -> Iterator[str]:
    """The words that a field takes: those of its `Literal`, which may stand beside None."""
    for each in get_args(kind):
        yield from [each] if isinstance(each, str) else _words_of(each)


def _where(error: msgspec.ValidationError, data: Any, kind: type[Any]) -> tuple[str, list[Any]]:
    """What is wrong in plain words, and the keys that lead there."""
    message = str(error)
    found = _PATH.match(message)
    what, path = (found["what"], found["path"]) if found else (message, "")
    steps: list[Any] = [int(step) if step.isdecimal() else step for step in _STEP.findall(path)]
    if "..." in steps:
        at = steps.index("...")
        steps[at:] = [_culprit(data, steps[:at], kind, message), *steps[at + 1 :]]
    quoted = re.search(r"unknown field `([^`]+)`", what)
    if quoted:
        steps.append(quoted[1])
    for word, plain in _PLAIN.items():
        what = what.replace(word, plain)
    return what[:1].lower() + what[1:], [step for step in steps if step is not None]


def _culprit(data: Any, steps: list[Any], kind: type[Any], message: str) -> Any:
    """The key that msgspec writes as `...`: the one that, left alone in its mapping, is refused in the same words."""
    if len(steps) != 1:
        return None
    for key, value in data[steps[0]].items():
        try:
            msgspec.convert({**data, steps[0]: {key: value}}, kind)
        except msgspec.ValidationError as error:
            if str(error) == message:
                return key
    return None


def line_of(text: str, file: Path, steps: list[Any]) -> int:
    """The line (from 1) of the field that the steps lead to, as far as they lead."""
    inside, line = _with_lines(text, file), 0
    for step in steps:
        if not isinstance(inside, list if isinstance(step, int) else dict):
            break
        try:
            line, inside = inside[step]
        except LookupError:
            break
    return line + 1


def is_list(text: str, file: Path) -> bool:
    """Whether a file holds a list of entries, or of anything else."""
    return isinstance(_with_lines(text, file), list)


@lru_cache(maxsize=4)
def _with_lines(text: str, file: Path) -> Any:
    """As `quick_lines`, of the last few documents that lines were asked of; nobody changes them."""
    try:
        return quick_lines(text)
    except Doubt:
        return _lines(parse_yaml(text, file, round_trip=True))


def _lines(node: Any) -> Any:
    """The same of ruamel.yaml's own types."""
    if isinstance(node, list):
        return [(node.lc.item(at)[0], _lines(each)) for at, each in enumerate(node)]  # type: ignore[attr-defined]
    if isinstance(node, dict):
        return {key: (node.lc.key(key)[0], _lines(each)) for key, each in node.items()}  # type: ignore[attr-defined]
    return None
