"""A verb beside the one who acts has that one's gender, where nobody else can be meant."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.glossary import Entry
from translit.translate.grammar.agreement import Actor, agreeing

SHE, HE, NOBODY_KNOWS = "Тихановская", "Лосик", "Геращенко"


def put_right(text: str, lang: str) -> str:
    """The text with its edits, of whom `SHE`, `HE` and `NOBODY_KNOWS`, a woman whose name has one form, act."""
    actors = [
        Actor(text.index(name), text.index(name) + len(name), gender, name != NOBODY_KNOWS)
        for name, gender in ((SHE, "f"), (HE, "m"), (NOBODY_KNOWS, "f"))
        if name in text
    ]
    for start, end, new in reversed(agreeing(text, actors, [(a.start, a.end) for a in actors], lang)):
        text = text[:start] + new + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "lang", "right"),
    [
        ("«Мы здесь», — сказал Тихановская.", "ru", "«Мы здесь», — сказала Тихановская."),
        ("«Мы здесь», — сказала Лосик.", "ru", "«Мы здесь», — сказал Лосик."),
        ("«Мы тут», — сказаў Тихановская.", "be", "«Мы тут», — сказала Тихановская."),
        ("«Ми тут», — відповів Тихановская.", "uk", "«Ми тут», — відповіла Тихановская."),
        ("«Да», — сказал Геращенко.", "ru", "«Да», — сказала Геращенко."),
        ("Да " * 99 + "«да», — сказал Тихановская.", "ru", "Да " * 99 + "«да», — сказала Тихановская."),
        ("Да " * 99 + "сказал Тихановская.", "ru", "Да " * 99 + "сказал Тихановская."),
        ("«Да», — напомнил Тихановская.", "ru", "«Да», — напомнила Тихановская."),
        ("Тихановская, 43, сказал, что уйдёт.", "ru", "Тихановская, 43, сказала, что уйдёт."),
        ("Тихановская, который защищал мир, ушла.", "ru", "Тихановская, которая защищала мир, ушла."),
        ("Геращенко, который защищал бюджет, ушла.", "ru", "Геращенко, которая защищала бюджет, ушла."),
        ("Тихановская обнаружил письмо.", "ru", "Тихановская обнаружила письмо."),
        ("Тихановская пришёл.", "ru", "Тихановская пришла."),
        ("Когда Тихановская приехал, шло кино.", "ru", "Когда Тихановская приехала, шло кино."),
        # somebody else may act or be spoken to, several do, or nobody can tell
        ("Лосик сказал Тихановская правду.", "ru", "Лосик сказал Тихановская правду."),
        ("Он сказал Геращенко правду.", "ru", "Он сказал Геращенко правду."),
        ("Сказал Геращенко правду.", "ru", "Сказал Геращенко правду."),
        ("Геращенко уволил президент.", "ru", "Геращенко уволил президент."),
        ("Представитель Геращенко сказал, что нет.", "ru", "Представитель Геращенко сказал, что нет."),
        ("Лосик и Тихановская сказал да.", "ru", "Лосик и Тихановская сказал да."),
        ("Тихановская и Лосик сказали да.", "ru", "Тихановская и Лосик сказали да."),
        ("Тихановская, который стол, тут.", "ru", "Тихановская, который стол, тут."),
        ("Тихановская мир.", "ru", "Тихановская мир."),
    ],
)
def test_a_verb_has_the_gender_of_who_acts(text: str, lang: str, right: str) -> None:
    assert put_right(text, lang) == right


@given(text=st.text(alphabet="сказлТихановскя ,—«».", max_size=60), lang=st.sampled_from(["be", "ru", "uk", "en"]))
def test_edits_lie_apart_and_outside_the_name(text: str, lang: str) -> None:
    whole = f"{text}{SHE} сказал"
    actor = Actor(len(text), len(text) + len(SHE), "f", True)
    edits = agreeing(whole, [actor], [actor[:2]], lang)
    assert all(a[1] <= b[0] for a, b in pairwise(edits))
    assert all(end <= actor.start or start >= actor.end for start, end, _ in edits)


def test_a_draft_is_put_right_and_its_names_are_told_where_they_stand() -> None:
    forms = {"en": "Sviatlana Tsikhanouskaya", "ru": "Светлана Тихановская"}
    woman = Glossary([Entry("t", "person", forms, gender="f")])
    engine = FakeEngine({("en", "ru"): {"said": "сказал", "it": "это"}}, traits=Traits(draft=True))
    done = translate('"It is it," said Sviatlana Tsikhanouskaya.', "en", "ru", glossary=woman, engine=engine)
    assert "сказала Светлана Тихановская" in done.text
    assert [done.text[slice(*name.target_span)] for name in done.names if name.target_span] == ["Светлана Тихановская"]
