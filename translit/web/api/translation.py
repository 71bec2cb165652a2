"""`/translate`: texts, one or many, with what became of each name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

import translit
from translit import Glossary, Translation
from translit.engines import Engine

from ..pool import Check
from ..running import run_for
from ..settings import Settings
from ..state import State
from .access import Access, Caller
from .answers import answer, name_data, too_much, warning_data
from .fields import Fields, read_fields
from .languages import Detection, check_pair, plain, source_of
from .overlay import Overlays

__all__ = ["Order", "Translator", "read_order"]

_FORMATS = ("text", "html")


@dataclass(frozen=True, slots=True)
class Order:
    """A request for a translation, checked. `many` tells that `texts` came as a list."""

    texts: Sequence[str]
    many: bool
    source: str
    target: str
    format: str
    alternatives: int
    style: str | None
    glossary: Any


@dataclass(slots=True)
class Made:
    """One text translated. `names` and `warnings` are empty where there was nothing to translate."""

    text: str
    source: Detection
    alternatives: list[str]
    result: Translation | None = None


class Translator:
    """The handler of `/translate`."""

    def __init__(self, state: State, access: Access) -> None:
        """Share the server's state."""
        self.state, self.access = state, access
        self._overlays = Overlays()

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        fields = await read_fields(request, self.state.settings.bounds)
        caller = self.access.check(request, fields)
        order = read_order(fields, caller, self.state.settings)
        self.access.charge(caller, len(order.texts) - 1)
        made = await run_for(request, self.state.engines, lambda check: self._work(order, check))
        return answer(_told(order, made))

    def _work(self, order: Order, check: Check) -> list[Made]:
        html = order.format == "html" and order.source == "auto"  # tags are no words of any language
        sources = source_of([plain(t.encode(), "html") if html else t for t in order.texts], order.source)
        targets = self.state.engines.targets()
        for source in {each["language"]: None for each in sources}:
            check_pair(source, order.target, targets)
        glossary = self._overlays.over(self.state.glossary, order.glossary)
        glossary.style(order.style)  # an unknown one is refused even where no name stands in the text
        made = [Made(text, source, []) for text, source in zip(order.texts, sources, strict=True)]
        for source in {each["language"]: None for each in sources if each["language"] != order.target}:
            same = [each for each in made if each.source["language"] == source]
            engine = self.state.engines.engine(source, order.target, check)
            for each, result in zip(same, _results(same, order, glossary, engine, check), strict=True):
                each.text, each.result = result
            if order.alternatives and order.format == "text":
                self._add_alternatives(same, source, order, glossary, check)
        return made

    def _add_alternatives(self, same: list[Made], source: str, order: Order, glossary: Glossary, check: Check) -> None:
        """What other engines make of the same texts, where it is something else."""
        originals = [each.result.source_text for each in same if each.result]
        for engine in self.state.engines.others(source, order.target, check):
            again = [Made(text, each.source, []) for text, each in zip(originals, same, strict=True)]
            for each, (text, _) in zip(same, _results(again, order, glossary, engine, check), strict=True):
                if text not in ("", each.text, *each.alternatives) and len(each.alternatives) < order.alternatives:
                    each.alternatives.append(text)


def read_order(fields: Fields, caller: Caller, settings: Settings) -> Order:
    """Check everything that can be checked without an engine. Refuses with 400 in LibreTranslate's words."""
    bounds = settings.bounds
    texts, many = fields.texts("q"), isinstance(fields.values["q"], list)
    source, target = fields.needed("source"), fields.needed("target")
    alternatives = fields.number("alternatives")
    if bounds.alternatives is not None and alternatives > bounds.alternatives:
        raise HTTPException(400, f"Invalid request: alternatives parameter must be <= {bounds.alternatives}")
    if bounds.batch is not None and len(texts) > bounds.batch:
        raise too_much(len(texts), bounds.batch)
    if not fields.json:
        texts = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]  # forms are sent with CR LF
    longest = max(map(len, texts))
    if caller.characters is not None and longest > caller.characters:
        raise too_much(longest, caller.characters)
    format = fields.text("format") or "text"
    if format not in _FORMATS:
        raise HTTPException(400, f"{format} format is not supported")
    style = fields.text("style") or settings.style
    return Order(texts, many, source, target, format, alternatives, style, fields.data("glossary"))


def _results(
    same: Sequence[Made], order: Order, glossary: Glossary, engine: Engine, check: Check
) -> Iterator[tuple[str, Translation]]:
    """The texts of one source language, translated; sentences of all of them go to the engine together."""
    source = same[0].source["language"]

    def progress(done: int, total: int) -> None:
        check()

    if order.format == "html":
        for each in same:
            check()
            page = translit.translate_document(
                each.text.encode("utf-8"),
                order.target,
                source=source,
                glossary=glossary,
                style=order.style,
                engine=engine,
                format="html",
                progress=progress,
            )
            yield page.document, page.translation
        return
    texts = (each.text for each in same)
    for result in translit.translate_many(
        texts, source, order.target, glossary=glossary, style=order.style, engine=engine, progress=progress
    ):
        if not isinstance(result, Translation):
            raise result.error
        yield result.text, result


def _told(order: Order, made: Sequence[Made]) -> dict[str, Any]:
    """The answer: LibreTranslate's fields, then ours. For a list each field is a list, for one text it is one."""
    spans = order.format == "text"
    told: dict[str, list[Any]] = {"translatedText": [each.text for each in made]}
    if order.source == "auto":
        told["detectedLanguage"] = [each.source for each in made]
    if order.alternatives:
        told["alternatives"] = [each.alternatives for each in made]
    told["names"] = [[name_data(name, spans) for name in each.result.names] if each.result else [] for each in made]
    told["warnings"] = [[warning_data(one) for one in each.result.warnings] if each.result else [] for each in made]
    return dict(told) if order.many else {field: values[0] for field, values in told.items()}
