"""The workbench with 50,000 entries: how long a page, a keystroke in the search and a keystroke in an entry take."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from benchmarks.names import people

ENTRIES = 50_000
TIMES = 40
TYPED = "Ihar Losik"


def run() -> list[dict[str, object]]:
    """One row for each kind of request, in milliseconds from request to answer, in one process."""
    from starlette.testclient import TestClient

    from translit import Glossary
    from translit.glossary import Entry
    from translit.web import Settings, create_app

    spelled = list(dict.fromkeys(people(2 * ENTRIES)))[:ENTRIES]
    made = [Entry(f"x{number}", "person", {"be": name}, gender="m") for number, name in enumerate(spelled)]
    app = create_app(Settings())
    app.state.translit.beneath = Glossary([*Glossary.load(), *made])
    client = TestClient(app, base_url="http://127.0.0.1:8765")
    sessions = app.state.sessions
    client.get("/", params={"token": sessions.token})
    csrf = {"csrf": sessions.csrf(client.cookies[sessions.cookie])}
    fields = {"id": "losik-ihar", "forms.be": "Ігар Лосік", "forms.ru": "Игорь Лосиков"}

    requests: dict[str, Callable[[int], object]] = {
        "the list": lambda at: client.get("/entries"),
        "a letter typed in the search": lambda at: client.get(
            "/entries", params={"rows": "1", "q": TYPED[: 1 + at % len(TYPED)]}
        ),
        "a name of the 50,000 searched": lambda at: client.get("/entries", params={"rows": "1", "q": spelled[-at]}),
        "an entry": lambda at: client.get("/entries/losik-ihar"),
        "a letter typed in an entry": lambda at: client.post("/entries/preview", params=csrf, data=fields),
    }
    rows: list[dict[str, object]] = []
    for what, ask in requests.items():
        started = time.perf_counter()
        ask(0)
        first = 1000 * (time.perf_counter() - started)
        times = []
        for at in range(TIMES):
            started = time.perf_counter()
            ask(at)
            times.append(1000 * (time.perf_counter() - started))
        rows.append({"what": what, "ms": median(times), "slowest_ms": max(times), "first_ms": first})
    return rows
