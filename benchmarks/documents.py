"""Large documents: processor time to read and rebuild them, and the memory it takes beside the file itself.

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
        for count in (1_000, 10_000):
            code = f"from benchmarks import documents; documents.one({what!r}, {count})"
            done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
            rows.append(json.loads(done.stdout))
    return rows


def one(what: str, count: int) -> None:
    """Measure one document in this process and print it as JSON."""
    data = MAKERS[what](count)
    open_document(MAKERS[what](2), format=what, options=OPTIONS)  # what is imported and compiled once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    document = open_document(data, format=what, options=OPTIONS)
    opened = time.process_time()
    document.rebuild([replace(block, text=block.text.upper()) for block in document.blocks], "be", "en")
    rebuilt = time.process_time()
    print(
        json.dumps(
            {
                "format": what,
                "cues, paragraphs, rows": count,
                "kB": len(data) // 1000,
                "blocks": len(document.blocks),
                "read s": opened - start,
                "rebuild s": rebuilt - opened,
                "memory MB": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024,
            }
        )
    )


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


OPTIONS = Options(fields=("text",), target="be")
MAKERS: dict[str, Callable[[int], bytes]] = {"srt": _srt, "docx": _docx, "po": _po, "csv": _csv}
