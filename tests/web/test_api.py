"""LibreTranslate's API: its shapes, its words, its limits, and our fields.

What LibreTranslate answers was read from its source (libretranslate/app.py).
"""

from __future__ import annotations

import json
import re
import urllib.error
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from libretranslatepy import LibreTranslateAPI
from starlette.testclient import TestClient

from translit.engines import EngineFailure, Rendering
from translit.engines.fake import FakeEngine
from translit.web import Bounds, Settings, create_app
from translit.web.api import PATHS
from translit.web.api.docs import specification
from translit.web.api.files import Shelf, file_name
from translit.web.api.keys import KeyFileError, parse_keys
from translit.web.api.limits import DAY, HOUR, MINUTE, Limiter

from .conftest import WORDS, Serve, running

ORDER = {"q": "The court.", "source": "en", "target": "es"}


def order(**changes: Any) -> dict[str, Any]:
    """An order that is answered, with fields changed, or without those that are None."""
    return {name: value for name, value in {**ORDER, **changes}.items() if value is not None}


SENT: dict[str, Callable[[TestClient, dict[str, Any]], Any]] = {
    "form": lambda client, fields: client.post("/translate", data=fields),
    "json": lambda client, fields: client.post("/translate", json=fields),
    "multipart": lambda client, fields: client.post("/translate", data=fields, files={"unused": ("", b"")}),
    "address": lambda client, fields: client.post("/translate", params=fields),
}


@pytest.mark.parametrize("kind", SENT)
def test_every_way_of_sending_is_understood(client: TestClient, kind: str) -> None:
    answer = SENT[kind](client, ORDER)
    assert (answer.status_code, answer.json()["translatedText"]) == (200, "El tribunal.")
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("q", ["q=Мінск", "q=%D0%9C%D1%96%D0%BD%D1%81%D0%BA"], ids=["as curl -d sends it", "escaped"])
def test_forms_are_utf_8_escaped_or_not(client: TestClient, q: str) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    answer = client.post("/translate", content=f"{q}&source=en&target=es".encode(), headers=form)
    assert answer.json()["translatedText"] == "Мінск"


@pytest.mark.parametrize("count", [50, 51])
def test_the_fields_of_a_form_are_counted(client: TestClient, count: int) -> None:
    answer = client.post("/translate", data={**ORDER, **{f"field{n}": "" for n in range(count - len(ORDER))}})
    assert answer.status_code == (200 if count == 50 else 400)


ERRORS = [
    # fields, status, LibreTranslate's words
    (order(q=None), 400, "Invalid request: missing q parameter"),
    (order(q=""), 400, "Invalid request: missing q parameter"),
    (order(q=[]), 400, "Invalid request: missing q parameter"),
    (order(source=None), 400, "Invalid request: missing source parameter"),
    (order(target=None), 400, "Invalid request: missing target parameter"),
    (order(target="zz"), 400, "zz is not supported"),
    (order(source="zz"), 400, "zz is not supported"),
    (order(source="be"), 400, "Spanish (es) is not available as a target language from Belarusian (be)"),
    (order(format="xml"), 400, "xml format is not supported"),
    (order(alternatives="abc"), 400, "Invalid request: alternatives parameter is not a number"),
    (order(alternatives=6), 400, "Invalid request: alternatives parameter must be <= 5"),
    (order(q="x" * 101), 400, "Invalid request: request (101) exceeds text limit (100)"),
    (order(q=["a"] * 4), 400, "Invalid request: request (4) exceeds text limit (3)"),
    # what LibreTranslate answers with 500, told as what it is
    (order(q={"a": 1}), 400, "Invalid request: q parameter is neither a text nor a list of texts"),
    (order(q=["a", None]), 400, "Invalid request: q parameter is neither a text nor a list of texts"),
    (order(source=["en"]), 400, "Invalid request: source parameter is not a text"),
    (order(alternatives=1e400), 400, "Invalid JSON format"),
]


@pytest.mark.parametrize(("fields", "status", "words"), ERRORS)
def test_refusals_have_the_words_of_libretranslate(
    call: Callable[..., TestClient], fake: FakeEngine, fields: dict[str, Any], status: int, words: str
) -> None:
    client = call(characters=100, batch=3)
    answer = client.post("/translate", content=json.dumps(fields), headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()) == (status, {"error": words})
    assert fake.calls == []


@pytest.mark.parametrize("body", [b"[1]", b'"q"', b"{", b"", b"\xff", b'{"q": "\\ud800"}', b"[" * 100_000])
def test_what_is_no_json_object_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/translate", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()) == (400, {"error": "Invalid JSON format"})


def test_a_list_is_answered_with_lists(client: TestClient, fake: FakeEngine) -> None:
    """In order, its sentences in one call of the engine."""
    answer = client.post("/translate", json=order(q=["The court.", "", "🎈", "Freed the court."], alternatives=1))
    told = answer.json()
    assert told["translatedText"] == ["El tribunal.", "", "🎈", "Liberó el tribunal."]
    assert [len(told[field]) for field in ("names", "warnings", "alternatives")] == [4, 4, 4]
    assert "detectedLanguage" not in told
    assert [call for call in fake.calls if len(call) > 1] == [("The court.", "Freed the court.")]


def test_the_source_is_detected(client: TestClient) -> None:
    text = "The president said that it is the court that freed them."
    told = client.post("/translate", data=order(q=text, source="auto")).json()
    assert told["detectedLanguage"]["language"] == "en"
    assert 0 < told["detectedLanguage"]["confidence"] <= 100
    unsure = client.post("/translate", json=order(q=["court", text], source="auto")).json()
    assert [each["language"] for each in unsure["detectedLanguage"]] == ["en", "en"]
    assert unsure["detectedLanguage"][0]["confidence"] > 0, "told by the texts around it"
    told = client.post("/translate", data=order(q="Гэта беларуская мова і нічога іншага.", source="auto")).json()
    assert "from Belarusian (be)" in told["error"]


def test_a_text_in_the_target_language_comes_back_as_it_is(client: TestClient) -> None:
    """As LibreTranslate answers: a list in several languages can be sent with one target."""
    told = client.post("/translate", json=order(target="en", alternatives=2)).json()
    assert told == {"translatedText": "The court.", "alternatives": [], "names": [], "warnings": []}


def test_alternatives_come_from_other_engines(client: TestClient, engines: Callable[..., None]) -> None:
    engines(
        FakeEngine(WORDS, name="one"),
        FakeEngine({("en", "es"): {"court": "corte", "the": "la"}}, name="two"),
        FakeEngine(WORDS, name="the same as one"),
        FakeEngine({("en", "be"): {}}, name="another pair"),
    )
    told = client.post("/translate", data=order(alternatives=3)).json()
    assert (told["translatedText"], told["alternatives"]) == ("El tribunal.", ["La corte."])
    assert "alternatives" not in client.post("/translate", data=ORDER).json()


def test_line_ends_of_forms_are_counted_once(call: Callable[..., TestClient]) -> None:
    """A form is sent with CR LF; the character limit counts the text that a person wrote."""
    client = call(characters=21)
    told = client.post("/translate", data=order(q="The court.\r\nThe court.")).json()
    assert told["translatedText"] == "El tribunal.\nEl tribunal."


LOSIK = {
    "losik": {"en": "Ihar Losik", "es": "Ihar Lósik"},
    "hrodna": {"en": "Hrodna", "es": "Hrodna-Ciudad", "type": "place"},
}


@pytest.mark.parametrize("kind", ["form", "json"])
def test_names_of_the_request_and_what_became_of_them(client: TestClient, kind: str) -> None:
    """They hold for this request alone, and there they win over the server's; in a form they are JSON text."""
    text = "The court freed Ihar Losik. Losik freed Hrodna."
    fields = order(q=text, glossary=json.dumps(LOSIK) if kind == "form" else LOSIK)
    told = SENT[kind](client, fields).json()
    assert told["translatedText"] == "El tribunal liberó Ihar Lósik. Lósik liberó Hrodna-Ciudad."
    first, alone, place = told["names"]
    assert (first["entry"], first["kind"], first["expected"], first["ok"]) == ("losik", "person", "Ihar Lósik", True)
    assert (place["entry"], place["kind"]) == ("hrodna", "place")
    for name in (first, alone, place):
        assert text[slice(*name["sourceSpan"])] == name["source"]
        assert told["translatedText"][slice(*name["foundSpan"])] == name["found"]
    assert "Lósik" not in client.post("/translate", data=order(q=text)).json()["translatedText"]


GLOSSARIES = ["text", 1, [], {"a": 1}, {"a": {}}, {"": {"en": "A"}}, {"a": {"en": " "}}, {"a": {"en": "x" * 201}},
              {"a": {"../../etc": "A"}}, {"a": {"en": 1}}, {"a": {"en": "A", "type": "thing"}}]  # fmt: skip


@pytest.mark.parametrize("glossary", GLOSSARIES)
def test_a_glossary_of_another_shape_is_refused(client: TestClient, glossary: Any) -> None:
    """Above all it is never a path."""
    answer = client.post("/translate", json=order(glossary=glossary))
    assert answer.status_code == 400
    assert "glossary parameter" in answer.json()["error"]


def test_the_style_chooses_the_spelling(call: Callable[..., TestClient], engines: Callable[..., None]) -> None:
    """The request's, else the server's; one that there is not is refused even where no name stands in the text."""
    engines(FakeEngine({("be", "en"): {}}))
    client, styled = call(), call(Settings(style="russian"))
    fields = {"q": "Ігар Лосік", "source": "be", "target": "en"}
    assert client.post("/translate", data={**fields, "style": "belarusian"}).json()["translatedText"] == "Ihar Losik"
    assert client.post("/translate", data={**fields, "style": "russian"}).json()["translatedText"] == "Igor Losik"
    assert styled.post("/translate", data=fields).json()["translatedText"] == "Igor Losik"
    answer = client.post("/translate", data={**fields, "q": "Суд", "style": "nobody's"})
    assert (answer.status_code, "nobody's" in answer.json()["error"]) == (400, True)


def test_an_engine_that_fails_is_a_500_and_a_fault_of_ours_tells_nothing(
    client: TestClient, engines: Callable[..., None]
) -> None:
    class Failing(FakeEngine):
        error: Exception = EngineFailure("the engine died")

        def _render(self, *rest: Any) -> list[Rendering]:
            raise self.error

    engine = Failing(WORDS)
    engines(engine)
    answer = client.post("/translate", data=ORDER)
    assert (answer.status_code, answer.json()) == (500, {"error": "Cannot translate text: the engine died"})
    engine.error = RuntimeError("/home/secret/path")
    answer = client.post("/translate", data=ORDER)
    assert (answer.status_code, "secret" in answer.text) == (500, False)


def test_languages_and_settings(client: TestClient) -> None:
    languages = client.get("/languages").json()
    assert languages[1] == {"code": "en", "name": "English", "targets": ["be", "en", "es"]}
    told = client.get("/frontend/settings").json()
    assert {name: told[name] for name in ("charLimit", "apiKeys", "keyRequired", "suggestions")} == {
        "charLimit": 100_000,
        "apiKeys": False,
        "keyRequired": False,
        "suggestions": False,
    }
    assert ".txt" in told["supportedFilesFormat"]
    assert told["language"]["source"] == {"code": "auto", "name": "Auto Detect"}
    assert client.get("/health").json() == {"status": "ok"}
    assert client.post("/health").status_code == 405


def test_a_server_without_an_engine_says_so(call: Callable[..., TestClient], engines: Callable[..., None]) -> None:
    engines()
    client = call()
    assert client.get("/languages").json() == []
    assert client.post("/translate", data=ORDER).json() == {"error": "en is not supported"}
    assert client.get("/frontend/settings").status_code == 200


def test_detection(client: TestClient) -> None:
    told = client.post("/detect", data={"q": "Гэта беларуская мова і нічога іншага."}).json()
    assert told[0]["language"] == "be"
    assert 0 < told[0]["confidence"] <= 100
    assert client.post("/detect", json={"q": "123"}).json() == [{"confidence": 0.0, "language": "en"}]
    for q in (None, "", []):
        refused = client.post("/detect", json={"q": q})
        assert (refused.status_code, refused.json()["error"]) == (400, "Invalid request: missing q parameter")
    for q in ([1, 2], {"a": 1}, 5):
        refused = client.post("/detect", json={"q": q})
        assert (refused.status_code, "neither a text nor" in refused.json()["error"]) == (400, True)


def test_suggestions_are_kept_where_the_operator_said(call: Callable[..., TestClient], tmp_path: Path) -> None:
    suggestion = {"q": "Суд\n", "s": "The court", "source": "ru", "target": "en"}
    refused = call().post("/suggest", data=suggestion)
    assert (refused.status_code, refused.json()) == (403, {"error": "Suggestions are disabled on this server."})
    client = call(Settings(suggestions=tmp_path / "kept.jsonl"))
    assert client.post("/suggest", data=suggestion).json() == {"success": True}
    assert client.post("/suggest", json=suggestion).json() == {"success": True}
    assert client.post("/suggest", json={"q": "a"}).json() == {"error": "Invalid request: missing s parameter"}
    lines = (tmp_path / "kept.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [{**suggestion, "q": "Суд\n"}] * 2


PAGES = [
    # format html: what goes in, what comes out
    ('<p class="green">Freed!</p>', '<p class="green">Liberó!</p>'),
    ("Freed the court", "Liberó el tribunal"),
    ("<b>freed", "<b>liberó"),
    ("a &amp; b &lt;i&gt; the court", "a &amp; b &lt;i&gt; el tribunal"),
    ("<p>freed</p><script>freed()</script>", "<p>liberó</p><script>freed()</script>"),
    ("<", "<"),
]


@pytest.mark.parametrize(("page", "expected"), PAGES)
def test_pages_and_parts_of_pages(client: TestClient, page: str, expected: str) -> None:
    """Tags and entities come back; a name inside a tag is kept like any other, its places in the page are not told."""
    told = client.post("/translate", data=order(q=page, format="html", alternatives=1)).json()
    assert (told["translatedText"], told["alternatives"]) == (expected, [])
    told = client.post("/translate", json=order(q=[page, "<i>Ihar Losik</i>"], format="html", glossary=LOSIK)).json()
    assert told["translatedText"] == [expected, "<i>Ihar Lósik</i>"]
    assert (told["names"][1][0]["ok"], told["names"][1][0]["sourceSpan"]) == (True, None)


def test_tags_do_not_tell_the_language(client: TestClient) -> None:
    page = "<main><article><section title='the'><p>Гэта беларуская мова і нічога іншага.</p></section></article></main>"
    told = client.post("/translate", data=order(q=page, format="html", source="auto")).json()
    assert "from Belarusian (be)" in told["error"]


def send_file(client: TestClient, name: str = "the article.txt", data: bytes = b"The court.\n", **fields: str) -> Any:
    return client.post("/translate_file", data={"source": "en", "target": "es", **fields}, files={"file": (name, data)})


def test_a_file_is_translated_and_fetched(client: TestClient) -> None:
    answer = send_file(client)
    assert answer.status_code == 200
    place = answer.json()["translatedFileUrl"]
    assert re.fullmatch(r"http://127\.0\.0\.1:8765/download_file/[\w-]{32}\.the_article_es\.txt", place)
    fetched = client.get(place)
    assert (fetched.status_code, fetched.content) == (200, b"El tribunal.\n")
    assert fetched.headers["content-disposition"] == "attachment; filename*=UTF-8''the_article_es.txt"
    assert fetched.headers["content-security-policy"].startswith("sandbox")


def test_a_file_of_another_format_in_another_language(client: TestClient) -> None:
    page = b"<!doctype html><html lang=en><title>The court</title><p>It is the court that freed the president of them."
    place = send_file(client, "page.HTML", page, source="auto").json()["translatedFileUrl"]
    fetched = client.get(place)
    assert place.endswith(".page_es.HTML")
    assert fetched.headers["content-type"].startswith("text/html")
    assert b"<html lang=es><title>El tribunal</title>" in fetched.content
    same = client.get(send_file(client, "page.html", page, target="en").json()["translatedFileUrl"])
    assert same.content == page


def test_the_text_of_a_file_is_bounded(call: Callable[..., TestClient]) -> None:
    told = send_file(call(file_characters=10), data=b"The court.").json()
    assert "translatedFileUrl" in told
    told = send_file(call(file_characters=10), data=b"The courts.").json()
    assert told == {"error": "Invalid request: request (11) exceeds text limit (10)"}


FILE_ERRORS = [
    # fields changed, status, words
    ({"target": "zz"}, 400, "zz is not supported"),
    ({"source": "zz"}, 400, "zz is not supported"),
    ({"source": ""}, 400, "Invalid request: missing source parameter"),
    ({"target": ""}, 400, "Invalid request: missing target parameter"),
    ({"name": "program.exe"}, 400, "Invalid request: file format not supported"),
    ({"name": ""}, 400, "Invalid request: missing file parameter"),
]


@pytest.mark.parametrize(("changes", "status", "words"), FILE_ERRORS)
def test_refusals_of_files(client: TestClient, changes: dict[str, Any], status: int, words: str) -> None:
    answer = send_file(client, **changes)
    assert (answer.status_code, answer.json()) == (status, {"error": words})


def test_a_broken_file_is_refused_with_its_reason(client: TestClient) -> None:
    answer = send_file(client, data=b"\xff\xfe\xff")
    assert answer.status_code == 400


@pytest.mark.parametrize("name", ["..", "../../etc/passwd", "%2e%2e%2fetc%2fpasswd", "x.txt", "a" * 32 + ".txt"])
def test_only_translated_files_are_given_out(client: TestClient, name: str) -> None:
    assert client.get(f"/download_file/{name}").status_code in (401, 404)


def test_the_shelf_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest when there is too much, each when its time is over."""
    clock = [1000.0]
    monkeypatch.setattr("translit.web.api.files.time.monotonic", lambda: clock[0])
    shelf = Shelf(Bounds(kept=10, kept_seconds=60))
    first, second, third = (shelf.put(name, b"1234", "text/plain") for name in "abc")
    assert [shelf.get(id) is not None for id in (first, second, third)] == [False, True, True]
    clock[0] += 61
    assert shelf.get(third) is None


@settings(max_examples=200)
@given(st.text(), st.sampled_from(["be", "es"]))
def test_the_name_of_a_translated_file_is_a_name(name: str, target: str) -> None:
    made = file_name(name, target)
    assert re.fullmatch(r"[\w.-]+", made)
    assert not made.startswith(".")
    assert f"_{target}" in made
    assert len(made) < 255


KEYED = "0123456789abcdef"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    path = tmp_path / "keys"
    path.write_text(f"# the desk\n{KEYED} 2 15\n", encoding="utf-8")
    return path


def test_keys(call: Callable[..., TestClient], keys: Path) -> None:
    """A wrong one is 403, none is as good as before, unless one is required; it brings its own limits."""
    client = call(Settings(api_keys=keys, bounds=Bounds(per_minute=1)))
    wrong = client.post("/translate", data=order(api_key="wrong"))
    assert (wrong.status_code, wrong.json()) == (403, {"error": "Invalid API key"})
    slow = client.post("/translate", data=ORDER)
    assert (slow.status_code, slow.json()) == (429, {"error": "Slowdown: 1 per 1 minute"})
    assert 0 < int(slow.headers["retry-after"]) <= 60
    long = client.post("/translate", json=order(q="x" * 16, api_key=KEYED))
    assert long.json() == {"error": "Invalid request: request (16) exceeds text limit (15)"}
    assert client.post("/translate", json=order(api_key=KEYED)).status_code == 200
    assert client.post("/translate", json=order(api_key=KEYED)).json() == {"error": "Slowdown: 2 per 1 minute"}


def test_a_required_key(call: Callable[..., TestClient], keys: Path) -> None:
    client = call(Settings(api_keys=keys, api_key_required=True))
    refused = client.post("/translate", data=ORDER)
    assert (refused.status_code, "to get an API key" in refused.json()["error"]) == (400, True)
    assert client.get("/frontend/settings").json()["keyRequired"] is True
    assert client.post("/translate", data=order(api_key=KEYED)).status_code == 200
    keys.write_text("another-key-of-16-letters\n")
    assert client.post("/translate", data=order(api_key=KEYED)).status_code == 403, "a key struck from the file is gone"
    keys.unlink()
    assert client.post("/translate", data=order(api_key="another-key-of-16-letters")).status_code == 403


def test_a_list_counts_as_many_requests(call: Callable[..., TestClient]) -> None:
    client = call(per_minute=5)
    assert client.post("/translate", json=order(q=["court"] * 5)).status_code == 200
    assert client.post("/translate", json=ORDER).status_code == 429
    assert client.get("/languages").status_code == 200, "what costs nothing is not counted"


def test_after_too_many_refusals_nobody_listens(call: Callable[..., TestClient]) -> None:
    client = call(per_minute=1, violations=2)
    answers = [client.post("/translate", data=ORDER) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 429, 429, 403]
    assert answers[-1].json() == {"error": "Too many request limits violations"}


def test_windows_move() -> None:
    limiter, limits = Limiter(), {MINUTE: 2, HOUR: 3, DAY: None}
    told = []
    for now in (0.0, 10.0, 20.0, 61.0, 71.0, 3601.0):
        refusal = limiter.refusal("a", limits, now)
        told.append(refusal and refusal)
        if refusal is None:
            limiter.count("a", now=now)
    assert told == [None, None, ("2 per 1 minute", 40), None, ("3 per 1 hour", 3529), None]
    assert limiter.refusal("b", limits, 0.0) is None


@pytest.mark.parametrize("text", ["short", f"{KEYED} many", f"{KEYED} 1 2 3", f"{KEYED} -1"])
def test_a_file_of_keys_says_which_line_is_wrong(text: str) -> None:
    with pytest.raises(KeyFileError, match="line 2"):
        parse_keys("# keys\n" + text)


def test_the_client_of_libretranslate_works_as_its_documentation_shows(serve: Serve) -> None:
    """The example of libretranslatepy's own docstring, with our address."""
    lt = LibreTranslateAPI(serve().page.partition("?")[0])
    assert lt.translate("LibreTranslate freed the court!", "en", "es") == "LibreTranslate liberó el tribunal!"
    assert lt.detect("Hello World") == [{"confidence": 40.8, "language": "en"}]
    assert [language["code"] for language in lt.languages()] == ["be", "en", "es"]


def test_the_client_of_libretranslate_brings_its_key(fake: FakeEngine, keys: Path) -> None:
    with running(Settings(port=0, api_keys=keys, api_key_required=True)) as server:
        address = server.page.partition("?")[0]
        lt = LibreTranslateAPI(address, api_key=KEYED)
        assert (lt.translate("court"), len(lt.languages())) == ("tribunal", 3)
        with pytest.raises(urllib.error.HTTPError) as caught:
            LibreTranslateAPI(address, api_key="wrong").detect("court")
    assert (caught.value.code, json.load(caught.value)) == (403, {"error": "Invalid API key"})


CLIENT_ERRORS = [
    # what it is told to do, status, words
    (lambda lt: lt.translate("court", "en", "zz"), 400, "zz is not supported"),
    (lambda lt: lt.translate("", "en", "es"), 400, "Invalid request: missing q parameter"),
    (lambda lt: lt.translate("x" * 101, "en", "es"), 400, "Invalid request: request (101) exceeds text limit (100)"),
    (lambda lt: [lt.detect("court") for _ in range(3)], 429, "Slowdown: 2 per 1 minute"),
]


@pytest.mark.parametrize(("act", "status", "words"), CLIENT_ERRORS)
def test_the_client_of_libretranslate_gets_its_errors(
    serve: Serve, act: Callable[[LibreTranslateAPI], Any], status: int, words: str
) -> None:
    lt = LibreTranslateAPI(serve(characters=100, per_minute=2).page.partition("?")[0])
    with pytest.raises(urllib.error.HTTPError) as caught:
        act(lt)
    assert (caught.value.code, json.load(caught.value)) == (status, {"error": words})


def test_the_description_is_of_what_there_is(client: TestClient) -> None:
    """Every path of the API is in /openapi.json, with its methods, and the page at /docs has them all."""
    spec = client.get("/openapi.json").json()
    routes = {
        (route.path, method.lower())  # type: ignore[attr-defined]
        for route in create_app().routes
        if getattr(route, "path", "").startswith(PATHS) and not route.path.startswith(("/docs", "/openapi"))  # type: ignore[attr-defined]
        for method in route.methods - {"HEAD"}  # type: ignore[attr-defined]
    }
    assert routes == {(path, method) for path, methods in spec["paths"].items() for method in methods}
    page = client.get("/docs").text
    for path in spec["paths"]:
        assert f"<code>{'POST' if 'post' in spec['paths'][path] else 'GET'} {path}</code>" in page
    style = re.search('href="([^"]*css)"', page)
    assert style
    assert client.get(style[1]).headers["content-type"].startswith("text/css")


def test_the_answers_are_as_described(client: TestClient) -> None:
    """The fields of an answer are those of the schema."""
    schemas = specification()["components"]["schemas"]
    told = client.post("/translate", json=order(q="Ihar Losik", source="auto", alternatives=1)).json()
    assert set(told) == set(schemas["Translated"]["properties"])
    told = client.post("/translate", json=order(q="The court freed Ihar Losik.")).json()
    assert set(told["names"][0]) == set(schemas["Name"]["properties"])
    assert set(client.get("/languages").json()[0]) == set(schemas["Language"]["properties"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(), st.lists(st.text(), max_size=3)), st.sampled_from(["en", "auto"]))
def test_any_text_is_answered(client: TestClient, q: Any, source: str) -> None:
    """Never a 500; and as many texts come back as went in."""
    answer = client.post("/translate", json=order(q=q, source=source))
    assert answer.status_code in (200, 400), answer.text
    if answer.status_code == 200:
        told = answer.json()["translatedText"]
        assert isinstance(told, list) == isinstance(q, list)
        assert isinstance(told, str) or len(told) == len(q)


@pytest.mark.parametrize("path", ["/translate/", "/translations", "/spec"])
def test_an_address_mistyped_is_told_where_the_right_ones_are(client: TestClient, path: str) -> None:
    """Whoever has no session is not told what else there is; a program is not sent to a browser."""
    answer = client.post(path, data=ORDER)
    assert (answer.status_code, "/docs" in answer.json()["error"]) == (401, True)
