"""What is sent as a file is closed when its request is answered, not when the garbage collector comes to it."""

from __future__ import annotations

from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import Any

import pytest
from starlette.testclient import TestClient

REQUESTS: dict[str, tuple[str, dict[str, str], int]] = {
    "a file to translate": ("/translate_file", {"source": "en", "target": "es"}, 200),
    "one into no language": ("/translate_file", {"source": "en", "target": "xx"}, 400),
    "one that nobody asked for": ("/translate", {"q": "court", "source": "en", "target": "es"}, 200),
    "an article": ("/article", {"lang": "en"}, 303),
    "a glossary": ("/exchange", {}, 400),
    "one on a page that takes none": ("/drafts/nosuch", {"do": "confirm"}, 400),
}


@pytest.mark.parametrize("what", REQUESTS)
def test_a_file_is_closed_with_its_answer(
    what: str, call: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[SpooledTemporaryFile[bytes]] = []

    def open_file(*args: Any, **options: Any) -> SpooledTemporaryFile[bytes]:
        opened.append(SpooledTemporaryFile(*args, **options))  # noqa: SIM115
        return opened[-1]

    monkeypatch.setattr("starlette.formparsers.SpooledTemporaryFile", open_file)
    client = call()
    sessions = client.app.state.sessions  # type: ignore[attr-defined]
    client.get("/", params={"token": sessions.token})
    path, fields, status = REQUESTS[what]
    csrf = {"csrf": sessions.csrf(client.cookies[sessions.cookie])}
    files = {"file": ("a.txt", b"The court freed them.")}
    answer = client.post(path, params=csrf, data=fields, files=files, follow_redirects=False)
    assert answer.status_code == status, answer.text
    assert opened and all(file.closed for file in opened)
