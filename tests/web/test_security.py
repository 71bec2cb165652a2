"""No page of another site reaches the server, nobody else opens the workbench, no request is larger than it may be."""

from __future__ import annotations

import http.client
import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from translit.engines.fake import FakeEngine
from translit.web import Settings, create_app
from translit.web import server as server_module
from translit.web.headers import HEADERS
from translit.web.origin import refusal
from translit.web.passwords import Doorkeeper, WeakPassword
from translit.web.server import Server, ServerError

from .conftest import Serve

ORDER = {"q": "The court.", "source": "en", "target": "es"}
OPEN = Settings(host="0.0.0.0", password="correct horse battery")
HOST = "127.0.0.1:8765"
FORM = "application/x-www-form-urlencoded"

HOSTS = [
    # host, on loopback, on all addresses; the reason
    ("127.0.0.1:8765", True, True, "as printed"),
    ("localhost:8765", True, True, "as people type it"),
    ("LOCALHOST:8765", True, True, "names have no case"),
    ("[::1]:8765", True, True, "the same in IPv6"),
    ("localhost:9000", True, True, "a forwarded port"),
    ("evil.example:8765", False, False, "a name made to mean 127.0.0.1"),
    ("127.0.0.1.evil.example:8765", False, False, "a name that begins like the address"),
    ("localhost.evil.example", False, False, "a name that begins like the name"),
    ("evil.example@127.0.0.1:8765", False, False, "no host at all"),
    ("127.0.0.1:8765/x", False, False, "no host at all"),
    ("192.0.2.7:8765", False, True, "an address of the machine in its network: no name can be rebound to it"),
    (f"{socket.gethostname()}:8765", None, True, "the machine's own name"),
    ("", False, False, "no name"),
]


@pytest.mark.parametrize(("host", "near", "far", "reason"), HOSTS)
def test_a_server_answers_only_to_its_own_names(host: str, near: bool | None, far: bool, reason: str) -> None:
    for settings, allowed in ((Settings(), near), (OPEN, far)):
        if allowed is not None:
            assert (refusal("GET", Headers({"host": host}), settings) is None) == allowed, reason


LATIN = st.text(st.characters(max_codepoint=255), max_size=60)


@given(LATIN | LATIN.map(lambda end: f"127.0.0.1{end}"), LATIN | LATIN.map(lambda end: f"http://{HOST}{end}"))
def test_any_header_is_refused_or_ours(host: str, origin: str) -> None:
    """Nothing that a header may hold is a fault; what is let through is this machine, and the same origin."""
    if refusal("GET", Headers({"host": host}), Settings()) is None:
        assert re.fullmatch(r"(127\.0\.0\.1|localhost|\[::1\])\.?(:\d{1,5})?", host.lower())
    if refusal("POST", Headers({"host": HOST, "origin": origin}), Settings()) is None:
        assert re.fullmatch(rf"https?://{re.escape(HOST)}([/?#].*)?", origin.lower(), re.S)


def test_a_name_is_allowed_by_the_operator() -> None:
    settings = Settings(allowed_hosts=("names.example.org",))
    assert refusal("GET", Headers({"host": "names.example.org"}), settings) is None


FOREIGN = [
    # headers of a browser on another site's page; the reason
    ({"origin": "https://evil.example"}, "a form or a script of another site"),
    ({"origin": "null"}, "a sandboxed frame or a file"),
    ({"origin": "http://127.0.0.1:3000"}, "another server on this machine, whose pages get our cookie too"),
    ({"origin": "http://localhost:8765"}, "another name for this server is another origin"),
    ({"origin": "https://127.0.0.1:8765.evil.example"}, "an origin that begins like ours"),
    ({"origin": "http://127.0.0.1:8765\r"}, "line ends, which no browser sends and urlsplit drops"),
    ({"sec-fetch-site": "cross-site"}, "a browser that says so itself"),
    ({"sec-fetch-site": "same-site"}, "another port of this machine"),
    ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, "a form sent here"),
    ({"referer": "https://evil.example/page"}, "a browser that sends no origin"),
]


@pytest.mark.parametrize(("headers", "reason"), FOREIGN)
@pytest.mark.parametrize("kind", ["form", "json", "text"])
def test_posts_from_other_sites_are_refused(
    client: TestClient, fake: FakeEngine, headers: dict[str, str], reason: str, kind: str
) -> None:
    """`text` is what a page may send without asking first (a simple request) though it holds JSON."""
    body: dict[str, object] = {"data": ORDER} if kind == "form" else {"json": ORDER}
    if kind == "text":
        body, headers = {"content": json.dumps(ORDER)}, {**headers, "content-type": "text/plain"}
    answer = client.post("/translate", headers=headers, **body)  # type: ignore[arg-type]
    assert answer.status_code == 403, reason
    assert "another site" in answer.json()["error"]
    assert fake.calls == []


def test_no_page_of_another_site_may_read_an_answer(client: TestClient) -> None:
    """Also where a request cannot be told from one of a program (a GET of an old browser)."""
    asked = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    answers = [
        client.get("/languages"),
        client.post("/translate", data=ORDER),
        client.options("/translate", headers=asked),
    ]
    for answer in answers:
        assert not [name for name in answer.headers if name.startswith("access-control")]
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answers[-1].status_code == 403


def test_a_link_from_another_site_may_be_followed(client: TestClient) -> None:
    """Reading stays with the browser; what needs a session is not shown, for a strict cookie does not come along."""
    navigation = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert client.get("/docs", headers=navigation).status_code == 200
    framed = {**navigation, "sec-fetch-dest": "iframe"}
    assert client.get("/docs", headers=framed).status_code == 403


def _over_socket(
    server: Server, host: str, path: str, body: str | None = None, **headers: str
) -> http.client.HTTPResponse:
    port = urlsplit(server.page).port
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.putrequest("POST" if body else "GET", path, skip_host=True)
    connection.putheader("Host", host.replace("PORT", str(port)))
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value.replace("PORT", str(port)))
    if body:
        connection.putheader("Content-Type", FORM)
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body.encode() if body else None)
    return connection.getresponse()


def test_rebinding_and_cross_site_posts_over_a_true_server(serve: Serve, fake: FakeEngine) -> None:
    """What a browser sends when evil.example is made to mean 127.0.0.1, and when a page of it posts to our address."""
    server = serve()
    form = "q=The+court.&source=en&target=es"
    for path, body in (
        ("/", None),
        ("/languages", None),
        (urlsplit(server.page).path + "?" + urlsplit(server.page).query, None),
        ("/translate", form),
    ):
        answer = _over_socket(server, "evil.example:PORT", path, body, Origin="http://evil.example:PORT")
        assert answer.status == 403
        assert "set-cookie" not in answer.headers
    answer = _over_socket(server, "127.0.0.1:PORT", "/translate", form, Origin="https://evil.example")
    assert answer.status == 403
    assert fake.calls == []
    answer = _over_socket(server, "127.0.0.1:PORT", "/translate", form)
    assert (answer.status, json.load(answer)["translatedText"]) == (200, "El tribunal.")
    answer = _over_socket(
        server, "127.0.0.1:PORT", "/translate", form, Origin="http://127.0.0.1:PORT", Sec_Fetch_Site="same-origin"
    )
    assert answer.status == 200


@pytest.fixture
def bench() -> Iterator[tuple[TestClient, str]]:
    """A client of an application with one page that changes something, and the token."""

    async def change(request: Request) -> Response:
        return PlainTextResponse(request.state.csrf)

    app = create_app(Settings())
    app.routes.append(Route("/change", change, methods=["GET", "POST"]))
    with TestClient(app, base_url=f"http://{HOST}") as client:
        yield client, app.state.sessions.token


def test_the_workbench_opens_with_the_token_only(bench: tuple[TestClient, str]) -> None:
    client, token = bench
    assert client.get("/change").status_code == 401
    assert client.get("/change?token=guess").status_code == 401
    opened = client.get(f"/change?token={token}&a=1")
    assert opened.status_code == 200
    assert re.search('content="0;url=([^"]*)"', opened.text)[1] == "/change?a=1"  # type: ignore[index]
    cookie = opened.headers["set-cookie"]
    assert {"HttpOnly", "Path=/", "SameSite=strict"} <= set(cookie.split("; "))
    assert token not in cookie
    assert cookie.startswith("translit-8765=")
    assert client.get("/change").status_code == 200


def test_the_way_on_stays_here(bench: tuple[TestClient, str]) -> None:
    """Neither //evil.example nor markup in the address gets into the page that leads on."""
    client, token = bench
    page = client.get(f"http://{HOST}//evil.example/%22%3E%3Cscript%3E?token={token}").text
    assert "url=/evil.example" in page
    page = client.get(f"http://{HOST}/%5Cevil.example/%09/evil.example?token={token}").text
    assert "url=/%5Cevil.example/%09/evil.example" in page
    assert "<script>" not in page


def test_changes_need_the_sign_that_a_page_of_ours_sent_them(bench: tuple[TestClient, str]) -> None:
    client, token = bench
    client.get(f"/?token={token}")
    sign = client.get("/change").text
    assert client.post("/change").status_code == 403
    assert client.post("/change", headers={"x-csrf-token": "guess"}).status_code == 403
    assert client.post("/change", headers={"x-csrf-token": sign}).status_code == 200
    assert client.post(f"/change?csrf={sign}").status_code == 200
    assert client.post("/change", headers={"x-csrf-token": sign, "origin": "https://evil.example"}).status_code == 403


def test_every_answer_has_the_safe_headers(call: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch) -> None:
    client = call(body=100)
    monkeypatch.setattr("translit.web.api.languages.listed", None)
    monkeypatch.setattr("translit.web.api.listed", None)  # a fault of ours: 500
    answers = {
        200: client.get("/health"),
        401: client.get("/"),
        403: client.get("/health", headers={"host": "evil.example"}),
        404: client.get("/download_file/x"),
        405: client.get("/translate"),
        413: client.post("/translate", data={"q": "x" * 101}),
        500: client.get("/languages"),
    }
    for status, answer in answers.items():
        assert answer.status_code == status
        missing = {name for name in HEADERS if name not in answer.headers}
        assert not missing, status
    policy = HEADERS["content-security-policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "traceback" not in answers[500].text.lower()


def test_what_we_write_ourselves_has_no_inline_script_or_style(call: Callable[..., TestClient]) -> None:
    """The policy would block it: the page would look broken, not unsafe."""
    client = call(OPEN)
    for page in (client.get("/docs"), client.get("/login")):
        assert page.headers["content-type"].startswith("text/html")
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", page.text)


def test_other_machines_need_a_password() -> None:
    with pytest.raises(ServerError, match="password"):
        Server(Settings(host="0.0.0.0", port=0))
    with pytest.raises(WeakPassword, match="at least"):
        Server(Settings(host="0.0.0.0", port=0, password="1234"))


def test_the_password_opens_the_workbench(call: Callable[..., TestClient]) -> None:
    client = call(OPEN)
    assert client.get("/", follow_redirects=False).headers["location"] == "/login"
    assert client.get("/?token=anything", follow_redirects=False).status_code == 303
    assert client.post("/login", data={"password": "guess"}).status_code == 403
    foreign = client.post("/login", data={"password": OPEN.password}, headers={"origin": "https://evil.example"})
    assert foreign.status_code == 403
    assert client.post("/login", data={"password": OPEN.password}, follow_redirects=False).status_code == 303
    assert client.get("/", follow_redirects=False).headers.get("location") != "/login"


def test_other_machines_programs_need_a_key(call: Callable[..., TestClient]) -> None:
    client = call(OPEN)
    refused = client.post("/translate", data=ORDER)
    assert (refused.status_code, refused.json()["error"]) == (
        400,
        "Please contact the server operator to get an API key",
    )
    client.post("/login", data={"password": OPEN.password})
    assert client.post("/translate", data=ORDER).status_code == 200


def test_a_proxy_is_another_machine(call: Callable[..., TestClient]) -> None:
    """It listens to the network for a server that listens to this machine only, and says so by the name it calls it."""
    client = call(Settings(allowed_hosts=("names.example.org",)))
    assert client.post("/translate", data=ORDER).status_code == 200
    assert client.post("/translate", data=ORDER, headers={"host": "names.example.org"}).status_code == 400


@pytest.mark.parametrize(("accepted", "word"), [("be,en", "Пароль"), ("ru", "Открыть"), ("de", "Password")])
def test_the_door_speaks_the_readers_language(call: Callable[..., TestClient], accepted: str, word: str) -> None:
    assert word in call(OPEN).get("/login", headers={"accept-language": accepted}).text


def test_who_is_not_let_in_reads_how(bench: tuple[TestClient, str]) -> None:
    """A page for a browser, JSON for a program; both say what to open."""
    client, _ = bench
    page = client.get("/change?token=old", headers={"accept": "text/html", "accept-language": "be"})
    assert (page.status_code, "адрас мінулага запуску" in page.text, "?token=…" in page.text) == (401, True, True)
    assert "?token=…" in client.get("/change").json()["error"]


def test_passwords_cannot_be_guessed_fast(call: Callable[..., TestClient]) -> None:
    """After five wrong ones not even the right one is looked at; the answer says how long to wait."""
    client = call(OPEN)
    answers = [client.post("/login", data={"password": f"guess {n}"}) for n in range(6)]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60
    assert client.post("/login", data={"password": OPEN.password}).status_code == 429


def test_the_password_is_kept_as_a_hash() -> None:
    kept = vars(Doorkeeper("correct horse battery"))
    assert "correct horse battery" not in repr(kept)
    assert "correct horse battery" not in repr(OPEN)


@pytest.mark.parametrize("announced", [True, False], ids=["length", "chunks"])
def test_a_body_is_bounded_while_it_comes_in(serve: Serve, fake: FakeEngine, announced: bool) -> None:
    """Also one whose length nobody announced; the server goes on."""
    server = serve(body=10_000)
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(server.page).port, timeout=20)
    pieces = (b"q=" + b"x" * 1000 for _ in range(15))
    body = b"".join(pieces) if announced else pieces
    connection.request("POST", "/translate", body, {"Content-Type": FORM})
    answer = connection.getresponse()
    assert (answer.status, "10000 bytes" in json.load(answer)["error"]) == (413, True)
    assert answer.headers["connection"] == "close"
    assert _over_socket(server, "127.0.0.1:PORT", "/health").status == 200
    assert fake.calls == []


def test_an_upload_has_a_bound_of_its_own(call: Callable[..., TestClient]) -> None:
    client = call(body=1000, upload=20_000)
    order = {"source": "en", "target": "es"}
    assert client.post("/translate_file", data=order, files={"file": ("a.txt", b"court " * 2000)}).status_code == 200
    assert client.post("/translate_file", data=order, files={"file": ("a.txt", b"court " * 4000)}).status_code == 413


def test_slow_clients_hold_nobody_up_and_are_hung_up_on(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty that send their head letter by letter, and one whose body never ends, while another one is answered."""
    monkeypatch.setattr(server_module, "_HEAD_SECONDS", 1.0)
    server = serve(body_seconds=1.0)
    port = urlsplit(server.page).port
    slow = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(50)]
    for connection in slow:
        connection.sendall(b"GET /health HTTP/1.1\r\nHo")
    half = socket.create_connection(("127.0.0.1", port), timeout=20)
    head = ("POST /translate HTTP/1.1", f"Host: 127.0.0.1:{port}", "Content-Length: 100", f"Content-Type: {FORM}")
    half.sendall("\r\n".join((*head, "", "q=")).encode())
    started = time.monotonic()
    assert _over_socket(server, "127.0.0.1:PORT", "/health").status == 200
    assert time.monotonic() - started < 1.0
    assert half.recv(1000).startswith(b"HTTP/1.1 408")
    assert [connection.recv(10) for connection in slow] == [b""] * 50
    for connection in (*slow, half):
        connection.close()


def test_websockets_are_refused(serve: Serve) -> None:
    """Browsers let any page open one, cookie and all."""
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Key": "x" * 24,
        "Sec_WebSocket_Version": "13",
    }
    answer = _over_socket(serve(), "127.0.0.1:PORT", "/", **upgrade)
    assert answer.status == 401


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "undefined", "punycode", "utf-16"])
def test_a_form_does_not_choose_how_it_is_read(client: TestClient, charset: str) -> None:
    """Some of Python's codecs make half a letter, or fail: either was a fault of ours further on."""
    part = "--X\r\ncontent-disposition: form-data; name={}\r\n\r\n{}\r\n"
    fields = ORDER | {"q": "+2AA- \\ud800"}
    body = "".join(part.format(name, value) for name, value in fields.items()) + "--X--\r\n"
    kind = "multipart/form-data; boundary=X"
    told = client.post("/translate", content=body, headers={"content-type": f'{kind}; charset="{charset}"'})
    assert told.status_code == 415 and "UTF-8" in told.json()["error"]
    assert (
        client.post("/translate", content=body, headers={"content-type": f"{kind}; charset=UTF-8"}).status_code == 200
    )
