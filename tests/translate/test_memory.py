"""The memory gives what a fresh translation would: names of today, cases of this sentence, never another gender."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translit import Glossary, translate, translate_many
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.translate.memory import MACHINE, PEOPLE, Memory, MemoryFault, default_path, export_tmx, import_tmx, tmx
from translit.translate.memory.store import Row

from .test_annotation import Annotated

FORMS = {
    "losik": {"be": "Ігар Лосік", "ru": "Игорь Лосик", "en": "Ihar Losik"},
    "statkevich": {"be": "Мікалай Статкевіч", "ru": "Николай Статкевич", "en": "Mikalai Statkevich"},
    "tsikhanouskaya": {"be": "Святлана Ціханоўская", "ru": "Светлана Тихановская", "en": "Sviatlana Tsikhanouskaya"},
    "kalesnikava": {"be": "Марыя Калеснікава", "ru": "Мария Колесникова", "en": "Maria Kalesnikava"},
}
PEOPLE_OF = Glossary.from_forms(FORMS)
WORDS = {
    "to Ivan Petrov": "Ивану Петрову",
    "with Ivan Petrov": "с Иваном Петровым",
    "about Ivan Petrov": "об Иване Петрове",
    "Ivan Petrov": "Иван Петров",
    "with Anna Petrova": "с Анной Петровой",
    "Anna Petrova": "Анна Петрова",
    "he spoke": "он говорил",
    "again": "снова",
}


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "memory.sqlite") as opened:
        yield opened


def engine(name: str = "fake") -> FakeEngine:
    return FakeEngine({("en", "ru"): WORDS, ("ru", "be"): {}}, name=name, traits=Traits())


def russian(text: str, memory: Memory | None, motor: FakeEngine, glossary: Glossary = PEOPLE_OF) -> str:
    done = translate(text, "en", "ru", glossary=glossary, engine=motor, memory=memory)
    assert done.ok
    return done.text


def test_a_name_that_was_put_right_is_remembered_and_still_told(memory: Memory) -> None:
    """Known by a likeness only: it was verified, and each try to do better cost the engine, the next time too."""
    motor = FakeEngine({("en", "ru"): {**WORDS, "Ihar Losik": "Игорь Лосек"}}, traits=Traits(keeps_case=True))
    texts = [translate("Ihar Losik again.", "en", "ru", glossary=PEOPLE_OF, engine=motor) for _ in "1"]
    before = len(motor.calls)
    for _ in range(2):
        texts.append(translate("Ihar Losik again.", "en", "ru", glossary=PEOPLE_OF, engine=motor, memory=memory))
    assert len(motor.calls) == 2 * before
    assert [(each.text, each.names[0].how) for each in texts] == [("Игорь Лосик снова.", "repaired")] * 3
    assert texts[-1].segments[0].origin == MACHINE


@pytest.mark.parametrize(
    ("first", "second", "expected", "calls"),
    [
        ("He spoke with Ihar Losik.", "He spoke with Mikalai Statkevich.", "Он говорил с Николаем Статкевичем.", 1),
        ("He spoke about Ihar Losik.", "He spoke about Mikalai Statkevich.", "Он говорил о Николае Статкевиче.", 1),
        (
            "He spoke with Sviatlana Tsikhanouskaya.",
            "He spoke with Maria Kalesnikava.",
            "Он говорил с Марией Колесниковой.",
            1,
        ),
        ("He spoke with Ihar Losik.", "He spoke with Maria Kalesnikava.", "Он говорил с Марией Колесниковой.", 2),
        ("He spoke with Ihar Losik.", "He spoke to Mikalai Statkevich.", "Он говорил Николаю Статкевичу.", 2),
        ("He spoke with Ihar Losik.", "He spoke with IHAR LOSIK.", "Он говорил с ИГОРЕМ ЛОСИКОМ.", 2),
    ],
    ids=["case", "small word before the name", "women", "never a woman for a man", "other words", "capitals"],
)
def test_a_sentence_serves_names_of_its_kind(
    memory: Memory, first: str, second: str, expected: str, calls: int
) -> None:
    motor = engine()
    russian(first, memory, motor)
    assert russian(second, memory, motor) == expected == russian(second, None, engine())
    assert len(motor.calls) == calls


def test_two_mentions_of_one_person_are_not_two_people(memory: Memory) -> None:
    """An engine may have put a pronoun for the second mention: that is no translation of a sentence about two."""
    motor = engine()
    russian("Ihar Losik again Ihar Losik.", memory, motor)
    calls = len(motor.calls)
    russian("Ihar Losik again Mikalai Statkevich.", memory, motor)
    assert len(motor.calls) > calls


def test_a_corrected_name_never_comes_back(memory: Memory) -> None:
    motor = engine()
    text = "He spoke with Ihar Losik."
    assert russian(text, memory, motor) == "Он говорил с Игорем Лосиком."
    corrected = Glossary.from_forms({"losik": {**FORMS["losik"], "ru": "Игорь Лосюк"}})
    assert russian(text, memory, motor, corrected) == "Он говорил с Игорем Лосюком."
    assert len(motor.calls) == 1


def test_a_new_entry_makes_a_new_sentence(memory: Memory) -> None:
    """What was a word when it was translated is a name now: the old sentence must not be taken for it."""
    motor = engine()
    text = "He spoke with Mikalai Statkevich."
    russian(text, memory, motor, Glossary.from_forms({"losik": FORMS["losik"]}))
    assert russian(text, memory, motor) == "Он говорил с Николаем Статкевичем."


def test_nobody_shares_with_a_person_whose_gender_is_not_known(memory: Memory) -> None:
    forms = {"a": {"ru": "Б. Лосик", "en": "B. Losik"}, "b": {"ru": "Д. Мицкевич", "en": "D. Mickiewicz"}}
    motor, unknown = engine(), Glossary.from_forms(forms)
    for name in ("B. Losik", "D. Mickiewicz"):
        translate(f"He spoke with {name}.", "en", "ru", glossary=unknown, engine=motor, memory=memory)
    assert memory.hits == 0


def test_the_engine_belongs_to_the_key(memory: Memory) -> None:
    russian("He spoke.", memory, engine("one"))
    other = engine("other")
    russian("He spoke.", memory, other)
    assert len(other.calls) == 1


def test_unfinished_sentences_are_not_kept(memory: Memory) -> None:
    motor = FakeEngine({("en", "ru"): {"he": ""}}, traits=Traits())
    for _ in range(2):
        translate("He.", "en", "ru", glossary=PEOPLE_OF, engine=motor, memory=memory)
    assert memory.stats()["segments"] == 0


NAMES = [forms["en"] for forms in FORMS.values()]
SENTENCES = [
    "He spoke with {}.",
    "{} again {}.",
    "About {}, he spoke to {}",
    "See https://example.org/{}",
    "№ 5",
    "{} came \ud800.",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.permutations(NAMES)), max_size=8))
def test_the_same_with_a_memory_and_without(memory: Memory, drawn: list[tuple[str, list[str]]]) -> None:
    """Whatever has been remembered, texts, names and warnings are those of a translation made afresh."""
    texts = [sentence.format(*names) for sentence, names in drawn]
    plain = list(translate_many(texts, "en", "ru", glossary=PEOPLE_OF, engine=engine()))
    for _ in range(2):
        kept = list(translate_many(texts, "en", "ru", glossary=PEOPLE_OF, engine=engine(), memory=memory))
        assert [(t.text, t.names, t.warnings) for t in kept] == [(t.text, t.names, t.warnings) for t in plain]  # type: ignore[union-attr]


TMX = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/><body>
<tu><tuv xml:lang="en-GB"><seg>He spoke with <hi>Ihar Losik</hi>.</seg></tuv>
    <tuv xml:lang="ru"><seg>Он беседовал с Игорем Лосиком<ph>x</ph>.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>He saw Ihar Losik.</seg></tuv><tuv xml:lang="ru"><seg>Он его видел.</seg></tuv></tu>
</body></tmx>"""


def test_people_go_before_engines(memory: Memory, tmp_path: Path) -> None:
    (tmp_path / "in.tmx").write_text(TMX, encoding="utf-8")
    motor = engine()
    assert russian("He spoke with Ihar Losik.", memory, motor) == "Он говорил с Игорем Лосиком."
    taken = import_tmx(memory, tmp_path / "in.tmx", glossary=PEOPLE_OF, source="en")
    assert (taken.units, taken.segments, taken.names_apart) == (2, 2, 1)
    done = translate("He spoke with Mikalai Statkevich.", "en", "ru", glossary=PEOPLE_OF, engine=motor, memory=memory)
    assert (done.text, done.ok) == ("Он беседовал с Николаем Статкевичем.", True)
    assert [segment.origin for segment in done.segments] == [PEOPLE]
    assert done.signature.endswith("|memory:people")
    # a translation in which the name is not to be found is never used
    assert (
        "видел" not in translate("He saw Ihar Losik.", "en", "ru", glossary=PEOPLE_OF, engine=motor, memory=memory).text
    )


def test_near_segments_are_told_of_and_not_used(tmp_path: Path) -> None:
    with Memory(tmp_path / "m.sqlite", fuzzy=0.75) as memory:
        motor = engine()
        russian("He spoke with Ihar Losik again about the court in Minsk.", memory, motor)
        text = "He spoke with Mikalai Statkevich again about the court in Brest."
        done = translate(text, "en", "ru", glossary=PEOPLE_OF, engine=motor, memory=memory)
        told = [w for w in done.warnings if w.code == "memory-near"]
        assert [(w.segment, w.advice, "Minsk" in w.message) for w in told] == [(0, True, True)]
        assert done.text == russian(text, None, engine())


def test_tmx_goes_out_and_comes_back(memory: Memory, tmp_path: Path) -> None:
    (tmp_path / "in.tmx").write_text(TMX, encoding="utf-8")
    import_tmx(memory, tmp_path / "in.tmx", glossary=PEOPLE_OF)
    motor = engine()
    russian("He spoke <again> & to Ihar Losik.\x07", memory, motor)
    count = export_tmx(memory, tmp_path / "out.tmx")
    assert count == memory.stats()["segments"] == 5  # two units both ways, and the engine's
    with Memory(tmp_path / "other.sqlite") as other:
        import_tmx(other, tmp_path / "out.tmx", glossary=PEOPLE_OF)
        origins = {(row.origin, row.source) for row in other.segments(source="en")}
        assert {origin for origin, _ in origins} == {PEOPLE, MACHINE}
        again = engine()
        assert "Статкевичу" in russian("He spoke <again> & to Mikalai Statkevich.", other, again)
        assert again.calls == []


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ('<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx><body/></tmx>', "entities"),
        ("<html/>", "no TMX"),
        ("<tmx><body>", "well-formed"),
        ("<tmx>" + "<a>" * 100, "deeper"),
    ],
    ids=["entity bomb", "another format", "cut off", "nested without end"],
)
def test_a_bad_tmx_is_refused_with_a_sentence(memory: Memory, tmp_path: Path, data: str, says: str) -> None:
    (tmp_path / "bad.tmx").write_text(data)
    with pytest.raises(MemoryFault, match=says):
        import_tmx(memory, tmp_path / "bad.tmx", glossary=PEOPLE_OF)


def test_the_file_stays_in_its_bound_and_the_last_used_stay(tmp_path: Path) -> None:
    bound = 400_000
    with Memory(tmp_path / "m.sqlite", max_bytes=bound) as memory:
        for start in range(0, 3000, 300):
            texts = [f"He spoke {n}." for n in range(start, start + 300)]
            list(translate_many(texts, "en", "ru", glossary=PEOPLE_OF, engine=engine(), memory=memory))
        stats = memory.stats()
        assert 0 < int(str(stats["segments"])) < 3000
        assert memory.store.path.stat().st_size < 1.3 * bound
        motor = engine()
        russian("He spoke 2999.", memory, motor)
        assert motor.calls == []


def test_forget(memory: Memory) -> None:
    for text in ("He spoke to Ihar Losik.", "He spoke."):
        russian(text, memory, engine())
    assert [memory.forget(text="Losik"), memory.forget(source="be"), memory.forget()] == [1, 0, 1]


def test_the_file_is_for_its_owner_alone(memory: Memory) -> None:
    assert memory.store.path.stat().st_mode & 0o077 == 0


def test_a_file_that_is_no_memory_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader, " * 100)
    with pytest.raises(MemoryFault, match="no translation memory"):
        Memory(tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text().startswith("Dear")


def test_a_memory_that_fails_does_not_cost_the_translation(memory: Memory) -> None:
    memory.store._base.execute("DROP TABLE segments")
    done = translate("He spoke.", "en", "ru", glossary=PEOPLE_OF, engine=engine(), memory=memory)
    assert done.text == "Он говорил."
    assert [(w.code, w.advice) for w in done.warnings] == [("memory-failed", True)]


def test_default_path_is_in_the_users_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_path() == tmp_path / "translit" / "memory.sqlite"


WRITER = """
import sys
from translit import Glossary, translate_many
from translit.engines.fake import FakeEngine
from translit.translate.memory import Memory
path, first = sys.argv[1], int(sys.argv[2])
engine = FakeEngine({("en", "ru"): {"spoke": "говорил"}})
with Memory(path) as memory:
    for start in range(first, first + 200, 20):
        texts = [f"He spoke {n}." for n in range(start, start + 20)]
        done = list(translate_many(texts, "en", "ru", glossary=Glossary([]), engine=engine, memory=memory))
        assert all(each.ok for each in done) and not any(w.code == "memory-failed" for d in done for w in d.warnings)
"""


def test_processes_write_and_read_at_once(tmp_path: Path) -> None:
    """Four processes with overlapping sentences: nothing is lost, nothing is there twice."""
    path = tmp_path / "memory.sqlite"
    command = [sys.executable, "-c", WRITER, str(path)]
    children = [subprocess.Popen([*command, str(start)], stderr=subprocess.PIPE) for start in (0, 100, 200, 300)]
    assert [child.communicate()[1] for child in children] == [b""] * 4
    with Memory(path) as memory:
        sources = [row.source for row in memory.segments()]
    assert sorted(sources) == sorted(f"He spoke {n}." for n in range(500))


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_goes_through_tmx(source: str, target: str) -> None:
    """White space and what XML cannot hold aside, a segment comes back as it went out."""
    row = Row(b"", b"", MACHINE, "an <engine> & more", "en", "ru", source, target, "", b"")
    data = "".join(tmx.lines([row], "1")).encode("utf-8", "surrogatepass")
    units = list(tmx.read(io.BytesIO(data)))
    kept = {lang: text for lang, text in (("en", plain(source)), ("ru", plain(target))) if text}
    assert [unit.texts for unit in units] == ([kept] if len(kept) == 2 else [])
    assert [unit.maker for unit in units] == ["an <engine> & more"] * len(units)


def plain(text: str) -> str:
    # XML 1.0, 2.2: the characters that a document may hold; 2.11: line ends are read as \n
    return " ".join("".join(c for c in text if c in "\t\n\r" or (c >= "\x20" and c not in "\ufffe\uffff")).split())


def test_a_name_that_a_model_copied_makes_room_for_another(memory: Memory) -> None:
    """The form from the annotation stands in the output in its case: that is as good as a stand-in."""
    motor = Annotated()
    for name, expected in (("Ihar Losik", "Игорем Лосиком"), ("Mikalai Statkevich", "Николаем Статкевичем")):
        done = translate(f"He spoke with {name}.", "en", "ru", glossary=PEOPLE_OF, engine=motor, memory=memory)
        assert (done.text, done.ok, len(motor.calls)) == (f"Он говорил с {expected}.", True, 1)
