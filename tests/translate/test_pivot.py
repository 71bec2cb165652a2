"""Through another language: names put in anew at each step, known to the next, and told of when a step fails."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import Glossary, Translation, translate, translate_document, translate_many
from translit.engines import EngineFailure, Rendering, RoutedEngine, Traits
from translit.engines.annotation import MARKS
from translit.engines.fake import FakeEngine, Fault
from translit.glossary import Entry
from translit.translate import Untranslated
from translit.translate.memory import Memory, import_tmx

LOSIK = {"be": "Ігар Лосік", "ru": "Игорь Лосик", "uk": "Ігор Лосик", "en": "Ihar Losik", "de": "Ihar Lossik"}
BIALIATSKI = {"be": "Алесь Бяляцкі", "ru": "Алесь Беляцкий", "uk": "Алесь Біляцький", "en": "Ales Bialiatski"}
PEOPLE = Glossary([Entry("losik", "person", LOSIK, "m"), Entry("bialiatski", "person", BIALIATSKI, "m")])
RELATED = Traits(keeps_case=True, annotation=MARKS)
ENGLISH = {
    "they waited for Игорь Лосик": "они ждали Игоря Лосика",
    "with Игорь Лосик": "с Игорем Лосиком",
    "they waited": "они ждали",
    "Алесь Беляцкий": "Алесь Беляцкий",
    "Игорь Лосик": "Игорь Лосик",
    "came": "пришёл",
    "and": "и",
    "court": "суд",
}
RUSSIAN = {"они ждали": "яны чакалі", "с": "з", "пришёл": "прыйшоў", "и": "і", "суд": "суд"}
NAMES = [
    "Ihar Losik ",
    "Bialiatski ",
    "Siarhei Hun ",
    "Maria Kalesnikava's ",
    "IHAR LOSIK ",
    "{name} ",
    "https://x.by/a ",
]
_SPAN = re.compile(r"\b[А-ЯЁІA-Z][^\W\d_]*(?: [А-ЯЁІA-Z][^\W\d_]*)?⁅ ([^⁆]*)⁆")


class Reading(FakeEngine):
    """Writes the form between the symbols in place of the words before them, as a trained model does."""

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        said = [_SPAN.sub(r"\1", sentence) for sentence in sentences]
        return [Rendering(one.text) for one in super()._render(said, source, target, attention)]


def in_two_steps(
    first: Mapping[str, str] = ENGLISH, second: Mapping[str, str] = RUSSIAN, **more: object
) -> tuple[Reading, Reading, RoutedEngine]:
    """English to Belarusian by way of Russian, by two engines that read annotations."""
    one = Reading({("en", "ru"): first}, name="one", traits=Traits(annotation=MARKS), **more)  # type: ignore[arg-type]
    two = Reading({("ru", "be"): second}, name="two", traits=RELATED)
    return one, two, RoutedEngine([one, two])


def asked(engine: FakeEngine) -> list[str]:
    return [sentence for call in engine.calls for sentence in call]


def test_each_step_is_given_the_form_of_its_own_language() -> None:
    one, two, engine = in_two_steps()
    heard: list[str] = []
    for each in (one, two):
        render = each._render

        def listening(sentences: Sequence[str], *pair: object, render: object = render) -> list[Rendering]:
            heard.extend(sentences)
            return render(sentences, *pair)  # type: ignore[operator, no-any-return]

        each._render = listening  # type: ignore[assignment]
    done = translate("They waited for Ihar Losik.", "en", "be", glossary=PEOPLE, engine=engine)
    assert heard == ["They waited for Ihar Losik⁅ Игорь Лосик⁆.", "Они ждали Игоря Лосика⁅ Ігар Лосік⁆."]
    assert done.text == "Яны чакалі Ігара Лосіка."
    (name,) = done.names
    assert (name.source_text, name.found, name.expected, name.how, name.ok) == (
        *("Ihar Losik", "Ігара Лосіка", "Ігар Лосік"),
        *("annotation", True),
    )
    assert done.text[slice(*name.target_span or ())] == "Ігара Лосіка"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They waited with Ihar Losik.", "Яны чакалі з Ігарам Лосікам."),
        ("They waited for Ihar Losik.", "Яны чакалі Ігара Лосіка."),
        ("Ihar Losik came.", "Ігар Лосік прыйшоў."),
    ],
    ids=["after a preposition", "the object of a verb", "the subject"],
)
def test_the_case_that_one_step_gave_is_the_next_ones_source(text: str, expected: str) -> None:
    assert translate(text, "en", "be", glossary=PEOPLE, engine=in_two_steps()[-1]).text == expected


@pytest.mark.parametrize(
    ("kind", "made", "expected"),
    [
        ("person", {"отменил рейсы": "адмяніў рэйсы"}, "Лукашэнка адмяніў рэйсы."),
        ("organisation", {"отменили рейсы": "адмянілі рэйсы"}, "Лукашэнка адмянілі рэйсы."),
    ],
    ids=["one person's verb is put right", "of others nothing is known"],
)
def test_the_subject_of_the_source_is_one_in_the_end_whatever_the_number_of_its_verb(
    kind: str, made: Mapping[str, str], expected: str
) -> None:
    """«Лукашенко отменили рейсы» reads as what they did to him; in Belarusian the case shows."""
    forms = {"be": "Лукашэнка", "ru": "Лукашенко", "en": "Lukashenko"}
    people = Glossary([Entry("luk", kind, forms, "m" if kind == "person" else None)])
    first = {"Лукашенко": "Лукашенко", "cancelled flights": "отменили рейсы"}
    one = Reading({("en", "ru"): first}, name="one", traits=Traits(annotation=MARKS, draft=True))
    two = Reading({("ru", "be"): made}, name="two", traits=RELATED)
    done = translate("Lukashenko cancelled flights.", "en", "be", glossary=people, engine=RoutedEngine([one, two]))
    assert done.text == expected
    assert kind != "person" or done.names[0].case == "nom"


def test_names_that_change_places_on_the_way_stay_themselves() -> None:
    first = {"Алесь Беляцкий and Игорь Лосик came": "пришёл Игорь Лосик и Алесь Беляцкий"}
    done = translate(
        *("Ales Bialiatski and Ihar Losik came.", "en", "be"), glossary=PEOPLE, engine=in_two_steps(first)[-1]
    )
    assert done.text == "Прыйшоў Ігар Лосік і Алесь Бяляцкі."
    assert [(n.source_text, n.found) for n in done.names] == [
        ("Ales Bialiatski", "Алесь Бяляцкі"),
        ("Ihar Losik", "Ігар Лосік"),
    ]


def test_all_sentences_of_all_texts_go_through_each_step_together() -> None:
    one, two, engine = in_two_steps()
    texts = ["Ihar Losik came. The court.", "Ales Bialiatski came."]
    many = list(translate_many(texts, "en", "be", glossary=PEOPLE, engine=engine))
    assert (len(one.calls), len(two.calls)) == (1, 1)
    assert many == [translate(text, "en", "be", glossary=PEOPLE, engine=in_two_steps()[-1]) for text in texts]


def test_progress_ends_once_and_never_goes_back() -> None:
    told: list[tuple[int, int]] = []
    text = "Ihar Losik came. The court."
    translate(
        *(text, "en", "be"), glossary=PEOPLE, engine=in_two_steps()[-1], progress=lambda *state: told.append(state)
    )
    assert told == sorted(told) and told[-1] == (2, 2) and (1, 2) in told


def test_a_name_without_a_form_between_goes_as_it_will_be_in_the_end() -> None:
    """What is no name of Russia's letters need not be made one: German gets it as English has it."""
    glossary = Glossary.from_forms({"zyx": {"en": "Zyxel Union", "de": "Zyxel-Union"}}, kind="organisation")
    one = Reading({("en", "ru"): {"came": "пришёл"}}, name="one", traits=Traits(annotation=MARKS))
    two = Reading({("ru", "de"): {"пришёл": "kam"}}, name="two", traits=Traits(annotation=MARKS))
    done = translate("Zyxel Union came.", "en", "de", glossary=glossary, engine=RoutedEngine([one, two]))
    assert (done.text, done.ok) == ("Zyxel-Union kam.", True)


def test_a_name_lost_on_the_way_is_told_with_its_step() -> None:
    _, _, engine = in_two_steps(faults=[Fault("drops_names")])
    done = translate("And then Ihar Losik came.", "en", "be", glossary=PEOPLE, engine=engine)
    assert not done.ok
    assert done.names[0].note == "lost on the step en → ru"
    assert [w.message for w in done.warnings if w.code == "name-lost"] == [
        "“Ihar Losik” of sentence 1 was not found again in the translation; expected “Ігар Лосік” "
        "(lost on the step en → ru)"
    ]


@pytest.mark.parametrize(("kind", "step"), [("looping", "en → ru"), ("long", "en → ru")])
def test_a_step_that_goes_wrong_is_told(kind: str, step: str) -> None:
    _, _, engine = in_two_steps(faults=[Fault(kind)])
    done = translate("They waited with Ihar Losik.", "en", "be", glossary=PEOPLE, engine=engine)
    told = [finding for finding in done.warnings if finding.code == kind]
    assert step in told[0].message and not told[0].advice


def test_what_came_back_empty_keeps_the_source_in_its_place() -> None:
    _, _, engine = in_two_steps(faults=[Fault("empty", when="poison")])
    done = translate("Ihar Losik came. The poison came.", "en", "be", glossary=PEOPLE, engine=engine)
    assert done.text == "Ігар Лосік прыйшоў. The poison came."
    assert [w.code for w in done.warnings if not w.advice] == ["empty"]


def test_a_failing_text_fails_alone() -> None:
    class Fragile(Reading):
        def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
            if any("яд" in sentence for sentence in sentences):
                raise EngineFailure("the engine died over poison")
            return super()._render(sentences, source, target, attention)

    one = Reading({("en", "ru"): {**ENGLISH, "poison": "яд"}}, name="one", traits=Traits(annotation=MARKS))
    two = Fragile({("ru", "be"): RUSSIAN}, name="two", traits=RELATED)
    texts = ["Ihar Losik came.", "The poison came.", "The court."]
    first, failed, last = translate_many(texts, "en", "be", glossary=PEOPLE, engine=RoutedEngine([one, two]))
    assert isinstance(failed, Untranslated) and "poison" in failed.reason
    assert isinstance(first, Translation) and first.text == "Ігар Лосік прыйшоў." and last.ok


def test_the_signature_and_the_reasons_say_that_it_was_a_pivot() -> None:
    done = translate("The court.", "en", "be", glossary=PEOPLE, engine=in_two_steps()[-1])
    assert "|engine:one:en-ru+two:ru-be|pivot:ru|" in done.signature
    assert done.engine == "one + two"
    assert done.way[-1] == "names are put in anew in ru"


def test_an_engine_that_is_a_pivot_itself_is_taken_step_by_step() -> None:
    """As Apertium is, from Belarusian to Ukrainian: case goes over from step to step, and nobody stands in."""
    tables = {
        ("be", "ru"): {"прыйшоў": "пришёл", "чакалі": "ждали"},
        ("ru", "uk"): {"пришёл": "прийшов", "ждали": "чекали"},
    }
    engine = FakeEngine(tables, traits=Traits(marks_unknown=True, keeps_unknown=True, keeps_case=True))
    done = translate("Прыйшоў Ігар Лосік. Чакалі Ігара Лосіка.", "be", "uk", glossary=PEOPLE, engine=engine)
    assert done.text == "Прийшов Ігор Лосик. Чекали Ігоря Лосика."
    assert "Прийшов" not in asked(engine)[1] and asked(engine)[2:] == ["Пришёл Игорь Лосик.", "Ждали Игоря Лосика."]
    assert "|engine:fake:be-ru+fake:ru-uk|pivot:ru|" in done.signature


def test_a_family_is_inflected_in_the_end() -> None:
    tables = {("be", "ru"): {"сям'я": "семья", "і": "и"}, ("ru", "uk"): {"семья": "сім'я", "и": "і"}}
    engine = Reading(tables, traits=RELATED)
    done = translate("Тут сям'я Лосікаў і Ігар Лосік.", "be", "uk", glossary=PEOPLE, engine=engine)
    assert (done.text, done.ok) == ("Тут сім'я Лосиків і Ігор Лосик.", True)


def test_three_steps() -> None:
    tables = [("de", "en"), ("en", "ru"), ("ru", "be")]
    words = [{"kam": "came"}, {"came": "пришёл"}, {"пришёл": "прыйшоў"}]
    engine = RoutedEngine(
        Reading({pair: table}, name="-".join(pair), traits=Traits(annotation=MARKS))
        for pair, table in zip(tables, words, strict=True)
    )
    done = translate("Ihar Lossik kam.", "de", "be", glossary=PEOPLE, engine=engine)
    assert (done.text, done.ok) == ("Ігар Лосік прыйшоў.", True)
    assert "|pivot:en, ru|" in done.signature


def test_the_memory_has_each_step(tmp_path: Path) -> None:
    """A sentence of the step en → ru serves any language beyond it, with other names of the kind."""
    with Memory(tmp_path / "memory.sqlite") as memory:
        one, two, engine = in_two_steps()
        said = translate("Ihar Losik came.", "en", "be", glossary=PEOPLE, engine=engine, memory=memory)
        calls = len(one.calls) + len(two.calls)
        again = translate("Ihar Losik came.", "en", "be", glossary=PEOPLE, engine=engine, memory=memory)
        assert len(one.calls) + len(two.calls) == calls
        assert (again.text, again.ok, again.segments[0].origin) == (said.text, True, "machine")
        third = Reading({("ru", "uk"): {"пришёл": "прийшов"}}, name="three", traits=RELATED)
        other = translate(
            "Ihar Losik came.", "en", "uk", glossary=PEOPLE, engine=RoutedEngine([one, third]), memory=memory
        )
        assert other.text == "Ігор Лосик прийшов." and len(one.calls) + len(two.calls) == calls
        direct = Reading({("en", "be"): {"came": "прыйшоў сам"}}, name="one", traits=Traits(annotation=MARKS))
        assert "сам" in translate("Ihar Losik came.", "en", "be", glossary=PEOPLE, engine=direct, memory=memory).text


def test_inline_codes_find_their_place_in_a_document() -> None:
    html = b"<p>The <b>court</b> came with <a href='x'>Ihar Losik</a>.</p>"
    done = translate_document(html, "be", source="en", glossary=PEOPLE, engine=in_two_steps()[-1])
    assert "<b>" in done.document and "<a href='x'>Ігарам Лосікам</a>" in done.document


def test_a_headline_in_capitals_is_a_sentence_on_the_way() -> None:
    one, two, engine = in_two_steps()
    done = translate("THE COURT CAME WITH IHAR LOSIK", "en", "be", glossary=PEOPLE, engine=engine)
    assert not any(sentence.isupper() for sentence in (*asked(one), *asked(two)))
    assert done.text.isupper() and "ІГАРАМ ЛОСІКАМ" in done.text and done.ok


def test_a_name_in_capitals_among_others_has_them_in_the_end() -> None:
    done = translate("IHAR LOSIK came.", "en", "be", glossary=PEOPLE, engine=in_two_steps()[-1])
    assert (done.text, done.names[0].found) == ("ІГАР ЛОСІК прыйшоў.", "ІГАР ЛОСІК")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*NAMES, "came. ", "with ", "№ 5, ", "\n\n", "«", "the court "]), max_size=12))
def test_every_name_is_in_its_place_or_told(parts: list[str]) -> None:
    done = translate("".join(parts), "en", "be", glossary=PEOPLE, engine=in_two_steps()[-1])
    for name in done.names:
        assert done.source_text[slice(*name.source_span)] == name.source_text
        if name.ok:
            assert done.text[slice(*name.target_span or ())] == name.found
        else:
            assert any(w.code == "name-lost" and w.source_span == name.source_span for w in done.warnings)


def test_what_people_made_of_a_step_is_used_and_told(tmp_path: Path) -> None:
    unit = '<tu><tuv xml:lang="en"><seg>The court.</seg></tuv><tuv xml:lang="ru"><seg>Судьи.</seg></tuv></tu>'
    desk = f'<tmx version="1.4"><header srclang="en"/><body>{unit}</body></tmx>'
    two = Reading({("ru", "be"): {"судьи": "суддзі"}}, name="two", traits=RELATED)
    one = Reading({("en", "ru"): ENGLISH}, name="one", traits=Traits(annotation=MARKS))
    with Memory(tmp_path / "memory.sqlite") as memory:
        (tmp_path / "desk.tmx").write_text(desk, encoding="utf-8")
        import_tmx(memory, tmp_path / "desk.tmx", glossary=PEOPLE)
        done = translate("The court.", "en", "be", glossary=PEOPLE, engine=RoutedEngine([one, two]), memory=memory)
    assert done.text == "Суддзі." and not one.calls
    assert done.signature.endswith("|memory:people")
