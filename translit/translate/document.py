"""Whole documents: taken apart into blocks, translated as one text, rebuilt with every inline code in its place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from ..documents import Document, Options, open_document, read_bytes
from ..documents.coding import Coding
from ..documents.formats import FORMATS
from ..documents.model import Block, Code
from ..engines import Engine, get_engine
from ..glossary import Glossary
from ..progress import Progress
from .alignment import Pair, align
from .markup.inline import placed, unsettled, with_placeholders
from .markup.places import Stretch
from .pipeline import translate
from .result import Finding, Translation

if TYPE_CHECKING:
    from .memory import Memory

__all__ = ["DocumentTranslation", "finished", "text_of", "translate_document"]

Anchor = tuple[tuple[int, int], tuple[int, int]]

BETWEEN = "\n\n"
"""What stands between the blocks of a document when they are translated as one text: a paragraph's end."""


@dataclass(frozen=True, slots=True)
class DocumentTranslation:
    """A translated document.

    `translation` tells of each sentence and name of the document's text, the blocks of it with an empty line between
    them; its warnings tell of the codes as well. `data` is the rebuilt file, `document` its text ("" for a format that
    is no text, such as DOCX), `format` a key of `translit.documents.FORMATS`, `media_type` and `suffix` what goes with
    it. `blocks` are the translated blocks with their codes.
    """

    translation: Translation
    document: str
    data: bytes
    format: str
    blocks: tuple[Block, ...] = ()

    @property
    def media_type(self) -> str:
        """The media type of `data`."""
        return FORMATS[self.format].media_type

    @property
    def suffix(self) -> str:
        """The usual suffix of a file with `data` in it, with its dot."""
        return FORMATS[self.format].suffixes[0]

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What a person should look at."""
        return self.translation.warnings


def translate_document(
    path_or_stream: str | os.PathLike[str] | BinaryIO | bytes,
    target: str,
    *,
    source: str | None = None,
    glossary: Glossary | None = None,
    style: str | None = None,
    engine: str | Engine | None = None,
    encoding: str | None = None,
    format: str | None = None,
    fields: Sequence[str] = (),
    name: str | None = None,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> DocumentTranslation:
    r"""Translate a file, a stream or bytes of any of `translit.documents.FORMATS`; all but the words stays as it is.

    `path_or_stream` is a path, an open binary stream or the bytes themselves; `format` is told by content when left
    out; `encoding` is for text formats (None: what the file says, else UTF-8); `fields` are the paths or columns to
    translate in JSON and CSV; `name` is what messages call the file, and its suffix helps to tell the format. A
    `source` of None is detected, else it is what the file declares. The other arguments are those of
    `translit.translate`. Raises what it raises, and `translit.documents.DocumentError` for a file that cannot be read.

    >>> import io
    >>> from translit import Glossary
    >>> from translit.engines.fake import FakeEngine
    >>> engine = FakeEngine({("en", "be"): {"here": "тут"}})
    >>> places = Glossary.from_forms({"minsk": {"en": "Minsk", "be": "Мінск"}}, kind="place")
    >>> done = translate_document(io.BytesIO(b"Minsk\n\n  here \n"), "be", source="en", glossary=places, engine=engine)
    >>> done.document
    'Мінск\n\n  тут \n'
    """
    data, label = read_bytes(path_or_stream, name=name)
    document = open_document(data, format=format, options=Options(encoding, tuple(fields), label, target))
    text = text_of(document)
    source = source or _language(text, document)
    if not text:
        return finished(document, Translation("", "", source or "", target), engine)
    translation = translate(
        text, source, target, glossary=glossary, style=style, engine=engine, memory=memory, progress=progress
    )
    return finished(document, translation, engine)


def text_of(document: Document) -> str:
    r"""The text of a document as it is translated: its blocks, an empty line between them.

    >>> text_of(open_document(b"One.\n\n\n Two."))
    'One.\n\nTwo.'
    """
    return BETWEEN.join(block.text for block in document.blocks)


def finished(document: Document, translation: Translation, engine: str | Engine | None = None) -> DocumentTranslation:
    """The document rebuilt from the translation of its `text_of`.

    `engine` is the one that translated: it is asked which word stands for which where inline codes depend on that.
    Whoever translates many texts at once (`translate_many`) calls this for each.
    """
    cuts, findings = _cut(document.blocks, translation)
    linked = _with_links(cuts, translation, engine)
    renderings = []
    for cut in linked:
        block, lost = placed(cut.block, cut.text, cut.stretches)
        renderings.append(block)
        findings += [_lost(code, cut) for code in lost]
    data = document.rebuild(renderings, translation.target.partition(":")[0], translation.source.partition(":")[0])
    changed = _changed_encoding(document, renderings)
    if changed:
        findings.append(
            Finding("encoding-changed", "The file's encoding lacks letters of the translation: it is UTF-8 now")
        )
    kept = _unless_restored(translation.warnings, findings)
    return DocumentTranslation(
        replace(translation, warnings=(*kept, *findings)),
        _as_text(document, data, changed),
        data,
        document.format,
        tuple(renderings),
    )


@dataclass(frozen=True, slots=True)
class _Cut:
    """A block, its translation, and its sentences; `start` is where the block stands in the document's text."""

    block: Block
    text: str
    start: int
    stretches: tuple[Stretch, ...]


def _language(text: str, document: Document) -> str | None:
    """What the text is detected as, else what the file declares; None leaves it to `translate` to refuse."""
    from ..text import detect

    return detect(text).lang or document.lang


def _cut(blocks: Sequence[Block], translation: Translation) -> tuple[list[_Cut], list[Finding]]:
    """The translation cut at the blocks' borders; a block that a sentence reaches out of stays as it was."""
    cuts: list[_Cut] = []
    findings: list[Finding] = []
    segments = translation.segments
    at = start = shift = 0  # the next segment; where the block starts; how much further to the right the target is
    for block in blocks:
        end = start + len(block.text)
        own, first = [], start + shift
        reaching = at < len(segments) and segments[at].source_span[0] < start
        while at < len(segments) and segments[at].source_span[1] <= end:
            own.append(segments[at])
            shift = segments[at].target_span[1] - segments[at].source_span[1]
            at += 1
        reaching = reaching or (at < len(segments) and segments[at].source_span[0] < end)
        if reaching:
            findings.append(
                Finding(
                    "block-kept",
                    f"A sentence reaches out of a paragraph ({block.where or 'unnamed'}), which was left as it was",
                    (start, end),
                )
            )
            cuts.append(_Cut(block, block.text, start, ()))
        else:
            stretches = tuple(
                Stretch(
                    (each.source_span[0] - start, each.source_span[1] - start),
                    (each.target_span[0] - first, each.target_span[1] - first),
                )
                for each in own
            )
            text = translation.text[first : end + shift]
            cuts.append(_Cut(with_placeholders(block), text, start, stretches))
        start = end + len(BETWEEN)
    return cuts, findings


def _with_links(cuts: Sequence[_Cut], translation: Translation, engine: str | Engine | None) -> list[_Cut]:
    """The cuts with the words aligned of those sentences where a code depends on it, all in one call of the engine."""
    wanted = [(number, k) for number, cut in enumerate(cuts) for k in unsettled(cut.block, cut.text, cut.stretches)]
    if not wanted:
        return list(cuts)
    source, target = translation.source, translation.target
    motor = get_engine(engine, source, target)
    anchors = _anchors(translation)
    pairs = [_pair(cuts[number], k, anchors) for number, k in wanted]
    found = dict(zip(wanted, align(pairs, motor, source, target), strict=True))
    return [
        replace(
            cut,
            stretches=tuple(replace(stretch, links=found.get((number, k))) for k, stretch in enumerate(cut.stretches)),
        )
        for number, cut in enumerate(cuts)
    ]


def _anchors(translation: Translation) -> dict[int, list[Anchor]]:
    """The spans of each name in its sentence and in the translation, by where the sentence starts."""
    found: dict[int, list[Anchor]] = {}
    for name in translation.names:
        if name.target_span is not None:
            segment = translation.segments[name.segment]
            here, there = segment.source_span[0], segment.target_span[0]
            spans = (
                (a - offset, b - offset) for (a, b), offset in ((name.source_span, here), (name.target_span, there))
            )
            found.setdefault(here, []).append((next(spans), next(spans)))
    return found


def _pair(cut: _Cut, k: int, anchors: dict[int, list[Anchor]]) -> Pair:
    (start, end), (first, last) = cut.stretches[k].source, cut.stretches[k].target
    return Pair(cut.block.text[start:end], cut.text[first:last], tuple(anchors.get(cut.start + start, ())))


def _lost(code: Code, cut: _Cut) -> Finding:
    words = cut.block.text[code.position : code.position + code.length]
    return Finding(
        "placeholder-lost",
        f"“{words}” was not in the translation and was put back ({cut.block.where or 'place unknown'}); "
        "please check where it stands",
        (cut.start + code.position, cut.start + code.position + code.length),
    )


def _unless_restored(warnings: Sequence[Finding], restored: Sequence[Finding]) -> list[Finding]:
    """The warnings without those of a literal that was lost and is back."""
    back = {finding.source_span[0] for finding in restored if finding.source_span}
    return [w for w in warnings if w.code != "literal-lost" or not w.source_span or w.source_span[0] not in back]


def _coding(document: Document) -> Coding | None:
    """How the bytes of a text format are encoded; None for one that is always UTF-8."""
    return getattr(document, "coding", None)


def _changed_encoding(document: Document, renderings: Sequence[Block]) -> bool:
    """Whether the file had to be written in UTF-8, because its own encoding lacks a letter of the translation."""
    coding = _coding(document)
    if coding is None or getattr(document, "unspelled", "strict") != "strict":
        return False
    return not all(coding.fits(block.text) for block in renderings)


def _as_text(document: Document, data: bytes, changed: bool) -> str:
    if not FORMATS[document.format].text:
        return ""
    coding = _coding(document)
    if changed or coding is None:
        return data.decode("utf-8", "replace")
    return data[len(coding.mark) :].decode(coding.encoding, "replace")
