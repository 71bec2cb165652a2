"""Large documents: 5 MB of each text format and a tenth of it; processor time, and the memory beside the file.

The times are of the process, so that other programs on the machine count little; each line has its own process, so that
its peak memory is its own.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace

from translit.documents import Options, open_document


def run() -> list[dict[str, object]]:
    """One row for each format and size."""
    rows: list[dict[str, object]] = []
    for what in MAKERS:
        large = 10_000 if what == "docx" else LARGE * 1000 // len(MAKERS[what](1000))
        for count in (large // 10, large):
            code = f"from benchmarks import documents; documents.one({what!r}, {count})"
            done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
            rows.append(json.loads(done.stdout))
    return rows


def one(what: str, count: int) -> None:
    """Measure one document in this process and print it as JSON."""
    data, options = MAKERS[what](count), replace(OPTIONS, fields=FIELDS.get(what, OPTIONS.fields))
    open_document(MAKERS[what](2), format=what, options=options)  # what is imported and compiled once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    document = open_document(data, format=what, options=options)
    opened = time.process_time()
    document.rebuild([replace(block, text=block.text.upper()) for block in document.blocks], "be", "en")
    rebuilt = time.process_time()
    used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    print(
        json.dumps(
            {
                "format": what,
                "articles, cues, rows": count,
                "kB": len(data) // 1000,
                "blocks": len(document.blocks),
                "read s": opened - start,
                "rebuild s": rebuilt - opened,
                "memory MB": used / 1e6,
                "times the file": used / len(data),
            }
        )
    )


def _text(count: int) -> bytes:
    return "".join(f"{HEAD} {n}\n\n{FIRST}\n\n{SECOND}\n\n" for n in range(count)).encode()


def _markdown(count: int) -> bytes:
    article = f"{FIRST.replace('house', '**house**')}\n\n- {SECOND}\n- See [the garden](http://a.by/1) and `code`.\n"
    return "".join(f"## {HEAD} {n}\n\n{article}\n" for n in range(count)).encode()


def _html(count: int) -> bytes:
    words = FIRST.replace("house", "<b>house</b>").replace("Minsk", '<a href="/m?a=1&amp;b=2">Minsk</a>')
    body = "".join(
        f'<article class="news" id="n{n}"><h2>{HEAD} {n}</h2>\n<p>{words}</p>\n<p>{SECOND}&nbsp;&mdash; she said.</p>'
        f'<img src="{n}.jpg" alt="The picture {n}"></article>\n'
        for n in range(count)
    )
    return f'<!DOCTYPE html><html lang="en"><title>News</title><body>{body}</body></html>'.encode()


def _xliff(count: int) -> bytes:
    words = FIRST.replace("house", '<g id="1">house</g>').replace("Minsk", '<x id="2"/>Minsk')
    units = "".join(
        f'<trans-unit id="{n}">\n<source>{words}</source>\n<note>{n}</note>\n</trans-unit>\n' for n in range(count)
    )
    space = 'xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"'
    head = '<file source-language="en" original="a" datatype="html"><body>'
    return f'<?xml version="1.0"?>\n<xliff {space}>{head}{units}</body></file></xliff>'.encode()


def _jsonl(count: int) -> bytes:
    def line(n: int) -> str:
        return json.dumps({"id": n, "title": f"{HEAD} {n}", "text": f"{FIRST}\n{SECOND}", "url": f"http://a.by/{n}"})

    return "\n".join(map(line, range(count))).encode()


def _json(count: int) -> bytes:
    return b"[" + _jsonl(count).replace(b"\n", b",\n") + b"]"


def _vtt(count: int) -> bytes:
    return b"WEBVTT\n\n" + _srt(count).replace(b",000 ", b".000 ").replace(b",900\n", b".900\n")


def _srt(count: int) -> bytes:
    def clock(second: int) -> str:
        return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"

    return "\n".join(
        f"{n}\n{clock(n)},000 --> {clock(n)},900\nThe man <b>number {n}</b>"
        f"{' of the city' if n % 2 else ', said the court.'}\n"
        for n in range(1, count + 1)
    ).encode()


def _docx(count: int) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">The man </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>number {n}</w:t></w:r>'
        '<w:r><w:t xml:space="preserve"> of the city was freed.</w:t></w:r></w:p>'
        for n in range(count)
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    return _zipped(
        {
            "[Content_Types].xml": f'{types}<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            "word/document.xml": f"<w:document {space}><w:body>{paragraphs}</w:body></w:document>",
        }
    )


def _po(count: int) -> bytes:
    return "\n".join(
        ['msgid ""\nmsgstr ""\n', *(f'msgid "The man number {n} of the city"\nmsgstr ""\n' for n in range(count))]
    ).encode()


def _csv(count: int) -> bytes:
    return ("id,text\n" + "".join(f'{n},"The man, number {n}"\n' for n in range(count))).encode()


def _zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


LARGE = 5_000_000  # bytes; of DOCX 10,000 paragraphs
HEAD = "The story of the day"
FIRST = (
    "The man of whom the paper wrote on Monday was in his house in Minsk when they came for him. He said that he had "
    "no wish to leave the city, and that the court would not find a word against him in all that he had written."
)
SECOND = "His wife was there too. “We knew it would come,” she said, “and we knew what to do.”"
OPTIONS = Options(fields=("text", "title"), target="be")
FIELDS = {"json": ("[].text", "[].title"), "csv": ("text",)}
MAKERS: dict[str, Callable[[int], bytes]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "xliff": _xliff,
    "json": _json,
    "jsonl": _jsonl,
    "srt": _srt,
    "vtt": _vtt,
    "po": _po,
    "csv": _csv,
    "docx": _docx,
}
