"""The work itself: a chunk of items in, what became of each out; the same in this process and in others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...documents import Document, Options, open_document, read_bytes, write_atomically
from ...engines import Engine, get_engine, route
from ...errors import TranslitError
from ...glossary import Glossary, builtin_path, refuse_shared_names
from ...text import detect
from ...text.codes import can_be_code
from ..document import finished, text_of
from ..memory import Memory
from ..office import SameLanguageError
from ..pipeline import translate_many
from ..result import Translation, Untranslated
from .inputs import BatchError, FileItem, Item, TextItem
from .job import ALREADY, DONE, FAILED, Entry

__all__ = ["Chunk", "Settings", "Worker", "as_line", "failed"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to translate, in a form that another process can be told.

    `glossaries` are files and folders on top of the built-in glossary; `engine` a name, None for the best, or a
    function of a module that makes one; `memory` a file, None for none, with its `fuzzy`; `encoding`, `fields` and
    `format` are for files that need them.
    """

    source: str | None = None
    glossaries: tuple[Path, ...] = ()
    style: str | None = None
    engine: str | Callable[[], Engine] | None = None
    memory: Path | None = None
    fuzzy: float | None = None
    encoding: str | None = None
    fields: tuple[str, ...] = ()
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Items for one language, and where each file goes; lines of JSONL go nowhere but into the job."""

    target: str
    items: tuple[Item, ...]
    places: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Opened:
    item: Item
    text: str
    lang: str | None
    document: Document | None = None


class Worker:
    """A glossary, an engine and a memory, loaded once, at work on chunks."""

    def __init__(self, settings: Settings) -> None:
        """Load the glossary; models are loaded when they are first needed."""
        self.settings = settings
        self.glossary = _glossary(settings.glossaries)
        self.glossary.style(settings.style)
        made = settings.engine
        self.engine: Engine = get_engine(made) if made is None or isinstance(made, str) else made()
        self.memory = Memory(settings.memory, fuzzy=settings.fuzzy) if settings.memory else None
        self._signatures: dict[tuple[str, str], str] = {}

    def signature(self, source: str, target: str) -> str:
        """What decides how a text of these languages comes out; a batch does again what had another one."""
        pair = source, target
        if pair not in self._signatures:
            from ... import __version__

            how = self.settings
            asked = (how.style, how.encoding, how.fields, how.format)
            made_by = (self.glossary.signature, self.engine.signature(source, target)) if source != target else ()
            self._signatures[pair] = "|".join((source, __version__, *made_by, *map(repr, asked)))
        return self._signatures[pair]

    def refuse_unreachable(self, targets: Sequence[str]) -> None:
        """Refuse languages into which no engine here translates: every document would fail, each for itself.

        Raises `UnknownPairError` where the source language was told, else `BatchError`.
        """
        written = {target for _, target in self.engine.pairs()}
        for target in targets:
            if self.settings.source and self.settings.source != target:
                route(self.settings.source, target, [self.engine])
            elif target not in written:
                wrong = f"no installed engine translates into {target}"
                if not can_be_code(target):
                    wrong = f"no language has the code “{target}”"
                known = ", ".join(sorted(written))
                raise BatchError(f"{wrong}; there are: {known}. `translit models list --available` lists more.")

    def current(self, signature: str, target: str) -> bool:
        """Would a text whose result bears this signature come out the same today?"""
        source = signature.partition("|")[0]
        try:
            asked = self.settings.source in (None, source)
            return asked and bool(source) and self.signature(source, target) == signature
        except TranslitError:
            return False

    def close(self) -> None:
        """Give back what is open."""
        if self.memory is not None:
            self.memory.close()
        self.engine.close()

    def run(self, chunk: Chunk, done: list[Entry] | None = None) -> list[Entry]:
        """Translate a chunk, in its order; files are written to their places. What fails is told in its entry.

        Each entry is put into `done` when it is finished, so that whoever interrupts the work has those.
        """
        done = [] if done is None else done
        opened: list[_Opened] = []
        for item in chunk.items:
            try:
                one = self._opened(item, chunk.target)
            except Exception as error:
                done.append(failed(item, chunk.target, Untranslated("", error).reason))
                continue
            if one.document is not None and not one.text:
                done.append(self._entry(one, Translation("", "", one.lang or "", chunk.target), chunk))
            else:
                opened.append(one)
        for lang in dict.fromkeys(one.lang for one in opened):
            for one, result in self._translated([one for one in opened if one.lang == lang], lang, chunk.target):
                done.append(self._entry(one, result, chunk))
        found = {entry.key: entry for entry in done}
        return [found[item.key] for item in chunk.items]

    def _opened(self, item: Item, target: str) -> _Opened:
        if isinstance(item, TextItem):
            if item.fault:
                raise TranslitError(item.fault)
            return _Opened(item, item.text, self.settings.source or detect(item.text).lang)
        data, _ = read_bytes(item.path)
        options = Options(self.settings.encoding, self.settings.fields, item.key, target)
        document = open_document(data, format=self.settings.format, options=options)
        text = text_of(document)
        return _Opened(item, text, self.settings.source or detect(text).lang or document.lang, document)

    def _translated(
        self, some: Sequence[_Opened], lang: str | None, target: str
    ) -> Iterator[tuple[_Opened, Translation | Untranslated]]:
        try:
            results = translate_many(
                (one.text for one in some),
                lang,
                target,
                glossary=self.glossary,
                style=self.settings.style,
                engine=self.engine,
                memory=self.memory,
            )
        except TranslitError as error:  # no engine for the pair: the others of the chunk may have one
            results = iter([Untranslated(one.text, error) for one in some])  # now: `error` is gone after this block
        return zip(some, results, strict=True)

    def _entry(self, one: _Opened, result: Translation | Untranslated, chunk: Chunk) -> Entry:
        item = one.item
        if isinstance(result, Untranslated) and isinstance(result.error, SameLanguageError):
            return self._already(item, chunk.target)
        if isinstance(result, Untranslated):
            return failed(item, chunk.target, result.reason)
        try:
            line = ""
            if isinstance(item, FileItem) and one.document is not None:
                made = finished(one.document, result, self.engine)
                result = made.translation
                place = chunk.places[item.key]
                place.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(place, made.data)
            elif isinstance(item, TextItem):
                line = _json(as_line(item.id, result))
        except Exception as error:
            return failed(item, chunk.target, Untranslated("", error).reason)
        told = [finding.message for finding in result.warnings if not finding.advice]
        return Entry(
            chunk.target,
            item.key,
            item.stamp,
            self.signature(result.source, chunk.target) if one.text else "",
            DONE,
            len(result.segments),
            line,
            _json({**_named(item), "target": chunk.target, "findings": told}) if told else "",
        )

    def _already(self, item: Item, target: str) -> Entry:
        reason = f"in {target} already; `translit normalize` changes the spelling of its names"
        line = _json({**_named(item), "target": target, "reason": reason})
        return Entry(target, item.key, item.stamp, self.signature(target, target), ALREADY, 0, line)


def as_line(id: object, result: Translation) -> dict[str, Any]:
    """A translated text as a line of JSONL has it."""
    return {
        "id": id,
        "source": result.source,
        "target": result.target,
        "text": result.text,
        "names": [
            {
                "entry": name.entry_id,
                "source": name.source_text,
                "found": name.found,
                "span": name.target_span,
                "case": name.case,
                "ok": name.ok,
            }
            for name in result.names
        ],
        "warnings": [{"code": finding.code, "message": finding.message} for finding in result.warnings],
        "signature": result.signature,
    }


def failed(item: Item, target: str, reason: str) -> Entry:
    """The entry of an item that could not be translated."""
    line = _json({**_named(item), "target": target, "reason": reason})
    return Entry(target, item.key, item.stamp, "", FAILED, 0, line)


def _json(data: dict[str, Any]) -> str:
    """One line of JSON; names of files that are no UTF-8 are escaped."""
    line = json.dumps(data, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(data)
    return line


def _named(item: Item) -> dict[str, object]:
    if isinstance(item, FileItem):
        return {"file": str(item.path)}
    return {"id": item.id, "line": int(item.key) if item.key.isdecimal() else item.key}


def _glossary(paths: Sequence[Path]) -> Glossary:
    if not paths:
        return Glossary.load()
    loaded = Glossary.load(builtin_path(), *paths)
    refuse_shared_names(loaded)
    return loaded
