"""Many texts at once: the same as one by one, in fewer calls, and no text answers for another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import Glossary, Translation, translate, translate_many
from translit.documents.layout import MAX_SEGMENT
from translit.engines import EngineFailure, Rendering, Traits, UnknownPairError, available, reachable
from translit.engines.fake import FakeEngine, Fault
from translit.translate import Untranslated, attempts
from translit.translate.pipeline import WINDOW

PEOPLE = Glossary.from_forms(
    {
        "losik": {"be": "Ігар Лосік", "en": "Ihar Losik", "es": "Ihar Losik"},
        "statkevich": {"be": "Мікалай Статкевіч", "en": "Mikalai Statkevich", "es": "Mikalái Statkévich"},
    }
)
WORDS = {("en", "es"): {"came": "vino", "the": "el", "court": "tribunal", "freed": "liberó"}}


def spanish(**more: object) -> FakeEngine:
    return FakeEngine(WORDS, traits=Traits(), **more)  # type: ignore[arg-type]


class Fragile(FakeEngine):
    """Stops over one word, as a program does that dies."""

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        if any("poison" in sentence for sentence in sentences):
            raise EngineFailure("the engine died over the word poison")
        return super()._render(sentences, source, target, attention)


def test_texts_share_one_call_and_come_in_order() -> None:
    engine = spanish()
    texts = [f"Ihar Losik came {n}.\n\nThe court freed Mikalai Statkevich." for n in range(20)]
    many = list(translate_many(texts, "en", "es", glossary=PEOPLE, engine=engine))
    assert len(engine.calls) == 1
    assert many == [translate(text, "en", "es", glossary=PEOPLE, engine=spanish()) for text in texts]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["Ihar Losik came. ", "Statkevich, the court. ", "x\n\n", "", "1 "]), max_size=6))
def test_the_same_in_any_company(parts: list[str]) -> None:
    """A text must not come out differently because of its neighbours: what one teaches, the others do not learn."""
    faults = [Fault("common_words", when="Tony", words={"Tony Blair": "pan"})]
    texts = ["".join(parts), "Ihar Losik came.", "".join(reversed(parts))]
    many = list(translate_many(texts, "en", "es", glossary=PEOPLE, engine=spanish(faults=faults)))
    alone = [translate(text, "en", "es", glossary=PEOPLE, engine=spanish(faults=faults)) for text in texts]
    assert many == alone


def test_a_failing_text_fails_alone() -> None:
    texts = ["Ihar Losik came.", "A poison came.", "The court."]
    engine = Fragile(WORDS, traits=Traits())
    first, failed, last = translate_many(texts, "en", "es", glossary=PEOPLE, engine=engine)
    assert isinstance(failed, Untranslated)
    assert "poison" in failed.reason
    assert not failed.ok
    assert isinstance(first, Translation)
    assert (first.text, first.ok, last.ok) == ("Ihar Losik vino.", True, True)
    with pytest.raises(EngineFailure, match="poison"):
        translate(texts[1], "en", "es", glossary=PEOPLE, engine=engine)


def test_languages_are_told_text_by_text() -> None:
    engine = FakeEngine({**WORDS, ("ru", "es"): {"суд": "tribunal"}}, traits=Traits())
    texts = [
        "The court freed the people on Monday.",
        "12345",
        "В понедельник суд освободил людей, которые были в тюрьме.",
    ]
    done = list(translate_many(texts, None, "es", glossary=PEOPLE, engine=engine))
    assert [each.source if isinstance(each, Translation) else each.reason[:12] for each in done] == [
        "en",
        "the language",
        "ru",
    ]


def test_an_endless_stream_is_read_window_by_window() -> None:
    read = 0

    def texts() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield "The court came. The court freed."

    done = translate_many(texts(), "en", "es", glossary=PEOPLE, engine=spanish())
    next(done)
    assert read <= WINDOW


def test_no_engine_is_told_before_a_text_is_read() -> None:
    with pytest.raises(UnknownPairError):
        translate_many(iter(()), "en", "lt", glossary=PEOPLE, engine=installed_without("en", "lt"))


def installed_without(source: str, target: str) -> str:
    names = [engine.name for engine in available() if target not in reachable(source, [engine])]
    if not names:
        pytest.skip("no engine is installed here")
    return names[0]


def test_progress_counts_sentences_over_windows() -> None:
    told: list[tuple[int, int]] = []
    texts = ["The court came. The court freed."] * WINDOW
    done = translate_many(
        texts, "en", "es", glossary=PEOPLE, engine=spanish(), progress=lambda *state: told.append(state)
    )
    assert sum(each.ok for each in done) == WINDOW
    assert told[-1] == (2 * WINDOW, 2 * WINDOW)
    assert [state for state in told if state[0] > state[1]] == []


def test_a_long_text_goes_in_stretches_and_tells_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress would stand still for minutes; what comes out is what one call gives, and nothing is asked for twice."""
    line = " ".join(f"The court freed Ihar Losik {number}. The court came." for number in range(60))
    whole = translate(line, "en", "es", glossary=PEOPLE, engine=spanish())
    monkeypatch.setattr(attempts, "STRETCH", 400)
    told: list[tuple[int, int]] = []
    engine = spanish()
    done = translate(line, "en", "es", glossary=PEOPLE, engine=engine, progress=lambda *state: told.append(state))
    assert done == whole
    assert len(engine.calls) > 5
    asked = [sentence for call in engine.calls for sentence in call]
    assert len(asked) == len(set(asked))
    assert all(sum(map(len, call)) <= 400 for call in engine.calls)
    assert (told[0], told[-1]) == ((0, 120), (120, 120))
    assert told == sorted(told)
    assert len({state for state, _ in told}) > 5


def test_whoever_stops_at_a_stretch_is_heard_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "STRETCH", 400)
    engine = spanish()

    def stop(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        line = " ".join(f"The court freed {number}." for number in range(60))
        translate(line, "en", "es", glossary=PEOPLE, engine=engine, progress=stop)
    assert len(engine.calls) == 1


def test_names_without_a_full_stop_between_them_make_no_endless_sentence() -> None:
    """A sentence is cut beside a name, never through one, and never left as long as the text."""
    text = "Ihar Losik Mikalai Statkevich " * 200
    done = translate(text, "en", "es", glossary=PEOPLE, engine=spanish())
    assert max(end - start for start, end in (each.source_span for each in done.segments)) <= MAX_SEGMENT + 50
    assert (len(done.names), done.ok) == (400, True)
    assert {name.source_text for name in done.names} == {"Ihar Losik", "Mikalai Statkevich"}
    assert done.text == text.replace("Mikalai Statkevich", "Mikalái Statkévich")
