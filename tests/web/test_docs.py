"""Every command of docs/http-api.md is run, and answered as the page says."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from click import Command
from starlette.testclient import TestClient

from translit.engines.fake import FakeEngine

PAGE = (Path(__file__).parents[2] / "docs" / "http-api.md").read_text(encoding="utf-8")
WORDS = {"the": "la", "court": "corte", "freed": "liberó", "them": "ellos"}


def commands() -> Iterator[tuple[str, str]]:
    """Each curl command of the page, and the answer under it."""
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.S):
        yield from re.findall(r"\$ (curl .*)\n(.*)\n", block)


def sent(client: TestClient, command: str) -> str:
    """What curl sends, sent through the client."""
    words = iter(shlex.split(command)[2:])
    path = next(words).removeprefix("http://127.0.0.1:8765")
    fields: list[str] = []
    parts: dict[str, str] = {}
    for option, value in zip(words, words, strict=True):
        if option == "--json":
            return client.post(path, content=value, headers={"content-type": "application/json"}).text
        if option == "-F":
            parts |= [value.split("=", 1)]
        else:
            name, _, text = value.partition("=")
            fields.append(f"{name}={quote(text) if option == '--data-urlencode' else text}")
    if parts:
        file = parts.pop("file").removeprefix("@")
        return client.post(path, data=parts, files={"file": (file, b"The court freed them. It is the court.")}).text
    if fields:
        form = {"content-type": "application/x-www-form-urlencoded"}
        return client.post(path, content="&".join(fields).encode(), headers=form).text
    return client.get(path).text


@pytest.mark.parametrize(("command", "answer"), list(commands()))
def test_the_page_tells_the_truth(
    call: Callable[..., TestClient], engines: Callable[..., None], command: str, answer: str
) -> None:
    engines(FakeEngine({("en", "es"): WORDS}))
    told = sent(call(), command)
    if "…" in answer:
        assert re.fullmatch(re.escape(answer.replace(": ", ":")).replace("…", ".*"), told)
    else:
        assert json.loads(told) == json.loads(answer)


def test_the_page_has_commands() -> None:
    assert len(list(commands())) > 6


def test_every_limit_of_the_command_is_on_the_page() -> None:
    from translit_cli.serve import serve

    assert isinstance(serve, Command)
    elsewhere = {"--port", "--open", "--glossary", "--style", "--engine", "--host", "--help"}
    options = {option for parameter in serve.params for option in parameter.opts if option.startswith("--")}
    assert {option for option in options - elsewhere if option not in PAGE} == set()
