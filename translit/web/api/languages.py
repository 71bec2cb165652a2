"""Which languages there are, what they are called, and which one a text is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from starlette.exceptions import HTTPException

import translit
from translit.documents import Options, open_document
from translit.text import language_name

__all__ = ["Detection", "check_pair", "detected", "listed", "plain", "source_of"]

_GUESS = {"Cyrl": "ru"}
_UNSURE = "en"
"""The answer, with no confidence, for a text whose language cannot be told: by its script, else as LibreTranslate's."""


class Detection(TypedDict):
    """A language and how sure that is, in per cent."""

    confidence: float
    language: str


def listed(targets: Mapping[str, Sequence[str]]) -> list[dict[str, object]]:
    """The answer of `/languages`.

    >>> listed({"be": ("be", "ru")})
    [{'code': 'be', 'name': 'Belarusian', 'targets': ['be', 'ru']}]
    """
    return [{"code": code, "name": language_name(code), "targets": list(into)} for code, into in targets.items()]


def plain(data: bytes, format: str, name: str = "the text") -> str:
    """The words of a file of one of `translit.documents.FORMATS`, without its tags.

    >>> plain(b"<p>The <b>court</b></p>", "html")
    'The court'
    """
    document = open_document(data, format=format, options=Options(name=name))
    return "\n\n".join(block.text for block in document.blocks)


def detected(text: str) -> Detection:
    """The language of a text, a guess with no confidence where it cannot be told.

    >>> detected("Президент сказал, что это не так."), detected("2026")
    ({'confidence': ..., 'language': 'ru'}, {'confidence': 0.0, 'language': 'en'})
    >>> detected("Минск")
    {'confidence': 0.0, 'language': 'ru'}
    """
    found = translit.detect(text)
    if found.lang is None:
        return {"confidence": 0.0, "language": _GUESS.get(found.script or "", _UNSURE)}
    return {"confidence": round(found.confidence * 100, 1), "language": found.lang}


def source_of(texts: Sequence[str], source: str) -> list[Detection]:
    """The language of each text: as given, or for `auto` its own, else that of all together."""
    if source != "auto":
        return [{"confidence": 100.0, "language": source} for _ in texts]
    each = [detected(text) for text in texts]
    if len(texts) > 1 and not all(one["confidence"] for one in each):
        together = detected("\n".join(texts))
        each = [one if one["confidence"] else together for one in each]
    return each


def check_pair(source: str, target: str, targets: Mapping[str, Sequence[str]]) -> None:
    """Refuse with 400, in LibreTranslate's words, a language or a pair that there is not."""
    known = {code for into in targets.values() for code in into}
    for code in (source, target):
        if code not in known:
            raise HTTPException(400, f"{code} is not supported")
    if target not in targets[source]:
        raise HTTPException(
            400,
            f"{language_name(target)} ({target}) is not available as a target language from "
            f"{language_name(source)} ({source})",
        )
