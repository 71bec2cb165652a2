"""Zip documents written as one readable text: a line `=== NAME` before each part; what every file needs is added.

`python tests/documents/parts.py SOURCE OUT` writes the document, to be opened with a program.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

DATE = (2020, 6, 9, 12, 0, 0)
_PART = re.compile(r"^=== (.+)\n", re.M)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_O = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_SPACES = " ".join(
    [
        *(f'xmlns:{short}="{_O}{short}:1.0"' for short in ("office", "style", "text", "table", "meta")),
        f'xmlns:draw="{_O}drawing:1.0"',
        f'xmlns:fo="{_O}xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_O}svg-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:officeooo="http://openoffice.org/2009/office"',
    ]
)
_WORD_ROOTS = {
    "document": ("document", "<w:body>", "</w:body>"),
    "header": ("hdr", "", ""),
    "footer": ("ftr", "", ""),
    "footnotes": ("footnotes", "", ""),
    "endnotes": ("endnotes", "", ""),
    "comments": ("comments", "", ""),
    "styles": ("styles", "", ""),
}
_MEDIA = {"document": "document.main", **{name: name for name in _WORD_ROOTS if name != "document"}}


def load(source: Path) -> dict[str, str]:
    """The parts of a source by their names."""
    pieces = _PART.split(source.read_text(encoding="utf-8"))[1:]
    return {name: body.strip("\n") for name, body in zip(pieces[::2], pieces[1::2], strict=True)}


def dump(parts: Mapping[str, str]) -> str:
    """Parts as a source."""
    return "".join(f"=== {name}\n{body}\n" for name, body in parts.items())


def build(format: str, parts: Mapping[str, str]) -> bytes:
    """The document of these parts, the same bytes every time."""
    whole = {"docx": _docx, "odt": _odt, "epub": _epub}[format](parts)
    return zipped({name: text.encode() for name, text in whole.items()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of entries in this order, `mimetype` without compression, as ODT and EPUB want it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The entries of a zip file in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def shown(name: str, data: bytes) -> str:
    """A part as a source has it: without the root element that `build` adds."""
    text = data.decode()
    for start, end in (_around(name),):
        if start and text.startswith(start) and text.endswith(end):
            return text[len(start) : len(text) - len(end)].strip("\n")
    return text.strip("\n")


def _around(name: str) -> tuple[str, str]:
    stem = re.sub(r"\d+$", "", Path(name).stem)
    if name.startswith("word/") and stem in _WORD_ROOTS:
        root, start, end = _WORD_ROOTS[stem]
        return f"{_XML}<w:{root} {_WORD_SPACES}>{start}", f"{end}</w:{root}>"
    if name in ("content.xml", "styles.xml", "meta.xml"):
        root = f"office:document-{stem}"
        return f'{_XML}<{root} {_ODF_SPACES} office:version="1.3">', f"</{root}>"
    return "", ""


def _wrapped(name: str, body: str) -> str:
    start, end = _around(name)
    return f"{start}{body}{end}" if start else body


def _docx(parts: Mapping[str, str]) -> dict[str, str]:
    stems = {name: re.sub(r"\d+$", "", Path(name).stem) for name in parts if name.startswith("word/")}
    types = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{_MEDIA[stem]}+xml"/>'
        for name, stem in stems.items()
        if stem in _MEDIA
    )
    core = "docProps/core.xml"
    if core in parts:
        types += (
            f'<Override PartName="/{core}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        )
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    inner = "".join(
        f'<Relationship Id="{Path(name).stem}" Type="{relations}/{stem}" Target="{name.removeprefix("word/")}"/>'
        for name, stem in stems.items()
        if stem in _MEDIA and stem != "document"
    )
    inner += (
        f'<Relationship Id="site" Type="{relations}/hyperlink" Target="https://example.org/a" TargetMode="External"/>'
    )
    outer = f'<Relationship Id="main" Type="{relations}/officeDocument" Target="word/document.xml"/>'
    if core in parts:
        outer += (
            '<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
            f'metadata/core-properties" Target="{core}"/>'
        )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f"{_XML}<Relationships {space}>{outer}</Relationships>",
        "word/_rels/document.xml.rels": f"{_XML}<Relationships {space}>{inner}</Relationships>",
        **{name: _wrapped(name, body) for name, body in parts.items()},
    }


def _odt(parts: Mapping[str, str]) -> dict[str, str]:
    kind = "application/vnd.oasis.opendocument.text"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in parts
    )
    return {
        "mimetype": kind,
        **{name: _wrapped(name, body) for name, body in parts.items()},
        "META-INF/manifest.xml": f'{_XML}<manifest:manifest xmlns:manifest="{_O}manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>{entries}</manifest:manifest>',
    }


def _epub(parts: Mapping[str, str]) -> dict[str, str]:
    package = next(name for name in parts if name.endswith(".opf"))
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'{_XML}<container version="1.0" '
        'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        f'<rootfile full-path="{package}" media-type="application/oebps-package+xml"/></rootfiles></container>',
        **parts,
    }


if __name__ == "__main__":
    source, out = map(Path, sys.argv[1:])
    out.write_bytes(build(source.parent.name, load(source)))
