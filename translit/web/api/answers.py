"""How things are written in an answer."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.responses import Response

from translit.translate import Finding, NameResult

__all__ = ["answer", "name_data", "too_much", "warning_data"]


def answer(data: Any) -> Response:
    """A JSON answer."""
    return Response(msgspec.json.encode(data), media_type="application/json")


def too_much(size: int, limit: int) -> HTTPException:
    """The refusal of more characters or texts than there may be."""
    return HTTPException(400, f"Invalid request: request ({size}) exceeds text limit ({limit})")


def name_data(name: NameResult, spans: bool = True) -> dict[str, Any]:
    """What became of a name. Spans count characters (Unicode code points); in HTML there are none."""
    return {
        "entry": name.entry_id,
        "kind": name.kind,
        "source": name.source_text,
        "sourceSpan": name.source_span if spans else None,
        "expected": name.expected,
        "found": name.found,
        "foundSpan": name.target_span if spans else None,
        "case": name.case,
        "cases": name.cases,
        "how": name.how,
        "ok": name.ok,
    }


def warning_data(finding: Finding) -> dict[str, Any]:
    """Something a person should look at."""
    return {"code": finding.code, "message": finding.message}
