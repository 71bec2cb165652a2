"""What a page of another site can do to the server in a true browser: nothing, not even with a name that is rebound."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from translit.engines import registry
from translit.engines.fake import FakeEngine
from translit.web import Settings
from translit.web.server import Server

from ..conftest import running
from .conftest import CHROMIUM

FETCH = """async (url) => {
  const form = () => new URLSearchParams({q: "court", source: "en", target: "es"});
  const read = [];
  for (const asked of [
    {method: "POST", body: form()},
    {method: "POST", body: form(), mode: "no-cors", credentials: "include"},
    {method: "POST", headers: {"content-type": "application/json"}, body: "{}"},
    {method: "GET", credentials: "include"},
  ]) {
    try { read.push(await (await fetch(url, asked)).text()); } catch (error) { read.push(""); }
  }
  return read.join("");
}"""
POST = """(url) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = url;
  for (const [name, value] of Object.entries({q: "court", source: "en", target: "es"})) {
    const field = form.appendChild(document.createElement("input"));
    field.name = name;
    field.value = value;
  }
  document.body.appendChild(form).submit();
}"""


class _Evil(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>evil</title><body>")

    def log_message(self, *args: Any) -> None:
        return


@pytest.fixture(scope="module")
def engine() -> Iterator[FakeEngine]:
    made = FakeEngine({("en", "es"): {"court": "tribunal"}})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "ENGINES", {"fake": lambda: made})
        patch.setattr(registry, "_made", {})
        yield made


@pytest.fixture(scope="module")
def ours(engine: FakeEngine) -> Iterator[Server]:
    with running(Settings(port=0)) as server:
        yield server


@pytest.fixture(scope="module")
def evil() -> Iterator[int]:
    """The port of another server on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Evil)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def victim(ours: Server, driver: Any) -> Iterator[Any]:
    """A browser that has the workbench open, and for which evil.example is this machine."""
    rules = "--host-resolver-rules=MAP evil.example 127.0.0.1"
    browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", rules])
    context = browser.new_context()
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(ours.page)
    page.wait_for_url("**/entries")
    yield context
    browser.close()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost"])
@pytest.mark.parametrize("path", ["/translate", "/entries", "/languages"])
def test_a_script_of_another_origin_reads_nothing_and_moves_nothing(
    victim: Any, ours: Server, evil: int, engine: FakeEngine, host: str, path: str
) -> None:
    """Another port of this machine is the same site to the browser, which then sends our cookie along."""
    page = victim.new_page()
    page.goto(f"http://{host}:{evil}/")
    base = ours.page.partition("/?")[0]
    assert page.evaluate(FETCH, base + path) == ""
    page.evaluate(POST, base + path)
    page.wait_for_function("() => document.body.innerText.includes('another site')")
    assert engine.calls == []
    page.close()


def test_a_rebound_name_is_turned_away(victim: Any, ours: Server, engine: FakeEngine) -> None:
    """evil.example means 127.0.0.1 now: to the browser its page and our server are one origin."""
    page = victim.new_page()
    for address in (ours.page, ours.page.partition("?")[0] + "languages"):
        answer = page.goto(address.replace("127.0.0.1", "evil.example"))
        assert answer.status == 403
        assert "evil.example" in page.inner_text("body")
    assert "does not go by" in page.evaluate(FETCH, "/translate")
    assert engine.calls == []
    page.close()


def test_a_link_on_another_site_opens_the_workbench(victim: Any, ours: Server, evil: int) -> None:
    """The address with the token, sent by mail and followed from there: the strict cookie is there on the next page."""
    context = victim.browser.new_context()
    page = context.new_page()
    page.goto(f"http://evil.example:{evil}/")
    page.evaluate("(url) => { document.body.innerHTML = `<a href='${url}'>names</a>` }", ours.page)
    page.click("a")
    page.wait_for_url("**/entries")
    assert page.get_by_role("heading").count() > 0
    context.close()
