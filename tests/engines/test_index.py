"""Packages from an index: a server on this machine that answers, breaks off, lies and leads away."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from translit.engines.index import Offer, download, downloads_directory, index_url, offer_for, offers
from translit.engines.installing import install
from translit.engines.packages import PackageError

from .toy import make_toy_package


@dataclass
class Shop:
    """What the server has, how it behaves, and what it was asked."""

    files: dict[str, bytes] = field(default_factory=dict)
    breaks_after: int = 0
    leads_to: str = ""
    length: str | None = None  # what it says of the length, if not the truth; "" for nothing
    ranges: list[str] = field(default_factory=list)
    url: str = ""


class _Handler(BaseHTTPRequestHandler):
    shop: Shop

    def do_GET(self) -> None:
        shop = self.shop
        if shop.leads_to:
            self.send_response(302)
            self.send_header("Location", shop.leads_to)
            self.end_headers()
            return
        data = shop.files.get(self.path.strip("/"))
        if data is None:
            self.send_error(404)
            return
        asked = self.headers.get("Range", "")
        shop.ranges.append(asked)
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and self.headers["If-Range"] == '"1"' else 0
        if start >= len(data):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("ETag", '"1"')
        if shop.length != "":
            self.send_header("Content-Length", shop.length or str(len(data) - start))
        self.end_headers()
        self.wfile.write(data[start : start + shop.breaks_after] if shop.breaks_after else data[start:])

    def log_message(self, *about: object) -> None:
        return


@pytest.fixture
def shop(no_packages: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    shop = Shop()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"shop": shop}))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    shop.url = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{shop.url}/")
    yield shop
    server.shutdown()
    server.server_close()


def _stock(shop: Shop, file: Path, **more: object) -> None:
    shop.files[file.name] = file.read_bytes()
    facts = {
        "from_code": "en",
        "to_code": "es",
        "package_version": "1.0",
        "links": ["ipfs://x", f"{shop.url}/{file.name}"],
    }
    shop.files["index.json"] = json.dumps([{**facts, **more}]).encode()


def test_a_package_of_the_index_is_fetched_and_installed(shop: Shop, tmp_path: Path) -> None:
    file = make_toy_package(tmp_path, "en", "es")
    _stock(shop, file)
    seen: list[tuple[int, int]] = []
    fetched = download(offer_for("en", "es", offers()), progress=lambda here, total: seen.append((here, total)))
    assert fetched.read_bytes() == file.read_bytes() and fetched.parent == downloads_directory()
    assert seen[-1] == (file.stat().st_size, file.stat().st_size)
    assert install(fetched).pairs == {("en", "es")}


def test_a_download_that_broke_off_goes_on_where_it_stopped(shop: Shop, tmp_path: Path) -> None:
    file = make_toy_package(tmp_path, "en", "es")
    _stock(shop, file)
    offer = offer_for("en", "es", offers())
    shop.breaks_after = 1000
    with pytest.raises(PackageError, match="broke off"):
        download(offer)
    shop.breaks_after = 0
    assert download(offer).read_bytes() == file.read_bytes()
    assert shop.ranges[-1] == "bytes=999-"
    assert [path.name for path in downloads_directory().iterdir()] == [file.name]


def test_a_download_that_was_killed_at_its_very_end_is_not_stuck(shop: Shop, tmp_path: Path) -> None:
    file = make_toy_package(tmp_path, "en", "es")
    _stock(shop, file)
    offer = offer_for("en", "es", offers())
    place = download(offer)
    place.rename(f"{place}.part")
    Path(f"{place}.etag").write_text('"1"')
    assert download(offer).read_bytes() == file.read_bytes()
    assert len(file.read_bytes()) - 1 == int(shop.ranges[-1].strip("bytes=-"))


@pytest.mark.parametrize("length", ["", "a lot"])
def test_a_server_that_does_not_say_how_much_there_is(shop: Shop, tmp_path: Path, length: str) -> None:
    file = make_toy_package(tmp_path, "en", "es")
    _stock(shop, file)
    shop.length = length
    seen: list[tuple[int, int]] = []
    place = download(offer_for("en", "es", offers()), progress=lambda here, total: seen.append((here, total)))
    assert place.read_bytes() == file.read_bytes()
    assert {total for _, total in seen} == {0}


def test_versions_that_are_no_numbers() -> None:
    """Any index may say what it likes."""
    made = [Offer("en", "es", version, ("x",)) for version in ("9" * 5000, "²", "1.0", "")]
    assert offer_for("en", "es", made).version == "1.0"


@pytest.mark.parametrize("where", ["index", "caller"])
def test_a_file_with_another_checksum_is_thrown_away(shop: Shop, tmp_path: Path, where: str) -> None:
    file = make_toy_package(tmp_path, "en", "es")
    wrong = hashlib.sha256(b"another").hexdigest()
    _stock(shop, file, **({"sha256": wrong} if where == "index" else {}))
    with pytest.raises(PackageError, match="not the file it should be"):
        download(offer_for("en", "es", offers()), sha256=wrong if where == "caller" else "")
    assert not list(downloads_directory().iterdir())


def test_no_network_is_one_sentence(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
    with pytest.raises(PackageError, match=r"127\.0\.0\.1 cannot be reached .*translit models install FILE"):
        offers()


@pytest.mark.parametrize(
    ("answer", "message"),
    [(b"<html>", "is no package index"), (b'[{"from_code": "../x", "to_code": "es"}]', "no language code")],
)
def test_an_index_that_is_none(shop: Shop, answer: bytes, message: str) -> None:
    shop.files["index.json"] = answer
    with pytest.raises(PackageError, match=message):
        offers()


def test_nothing_is_fetched_over_an_open_line(shop: Shop) -> None:
    shop.leads_to = "http://example.invalid/index.json"
    with pytest.raises(PackageError, match=r"leads to http://example\.invalid"):
        offers()
    with pytest.raises(PackageError, match="only https"):
        download(Offer("en", "es", "1.0", ("http://example.org/x.argosmodel",)))


def test_a_missing_file_is_told_with_its_address(shop: Shop) -> None:
    with pytest.raises(PackageError, match="answered 404"):
        download(Offer("en", "es", "1.0", (f"{shop.url}/none.argosmodel",)))


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("be", "de", "it goes over English: `translit models install be-en`, then `translit models install en-de`"),
        ("en", "xx", "from en the index has: de, es"),
        ("xx", "en", "from xx the index has: none"),
    ],
)
def test_a_pair_that_is_not_offered(source: str, target: str, message: str) -> None:
    among = [Offer(a, b, "1.0", ("https://x/y",)) for a, b in (("be", "en"), ("en", "de"), ("en", "es"))]
    with pytest.raises(PackageError) as refused:
        offer_for(source, target, among)
    assert message in str(refused.value)


def test_the_index_is_argos_translates_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGOS_PACKAGE_INDEX", raising=False)
    assert index_url().endswith("argospm-index/main/index.json")
