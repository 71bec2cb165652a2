"""Words that a glossary has are kept wherever they stand, and nobody is linked who may be somebody else."""

from __future__ import annotations

from itertools import pairwise

import pytest

from translit import Glossary, names, translate
from translit.engines import Traits
from translit.engines.annotation import MARKS
from translit.engines.fake import FakeEngine, Fault
from translit.translate.commons import declined
from translit.translate.expected import Expectations
from translit.translate.terms import Terms, apart

WORDS = Glossary.from_forms(
    {
        "howard": {"en": "Howard", "ru": "Говард"},
        "zealand": {"en": "Zealand", "ru": "Зеландия"},
        "losik": {"en": "Ihar Losik", "ru": "Игорь Лосик"},
    }
)
HOLLAND = Glossary.from_forms({"holland": {"en": "Holland", "ru": "Голландия"}}, kind="place")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prime Minister John Howard left.", ["Howard"]),
        ("John Howard's day.", ["Howard"]),
        ("The United Howard Party met Howard.", ["Howard", "Howard"]),
        ("He met howard and Howardson.", []),
        ("Ihar Losik left New Zealand.", ["Zealand"]),
        ("Anna Losik left.", []),  # of a name of two words nobody else's part is taken
    ],
)
def test_a_word_is_found_within_longer_names(text: str, found: list[str]) -> None:
    mentions = Terms(WORDS, "en").added(text, names.find(text, "en", glossary=WORDS))
    assert [m.text for m in mentions if m.entry_id in ("howard", "zealand")] == found
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_a_place_is_not_found_in_a_persons_name() -> None:
    assert not Terms(HOLLAND, "en").added("Agnieszka Holland left.", [])


def test_names_that_do_not_overlap_are_left_for_the_sentence() -> None:
    text = "John Howard met Siarhei Howard."
    mentions = Terms(WORDS, "en").added(text, names.find(text, "en", glossary=WORDS))
    kept = apart(mentions, Expectations("en", "ru", WORDS))
    assert all(a.end <= b.start for a, b in pairwise(kept))
    assert "howard" in [mention.entry_id for mention in kept]


def test_the_word_is_translated_and_told_and_the_rest_is_the_engines() -> None:
    engine = FakeEngine({("en", "ru"): {"met": "встретил", "john": "Джон", "peter": "Питер"}})
    done = translate("Peter met John Howard.", "en", "ru", glossary=WORDS, engine=engine)
    assert "Говард" in done.text
    assert [(name.entry_id, name.source_text, name.ok) for name in done.names] == [("howard", "Howard", True)]


COMMON = Glossary.from_forms(
    {
        "harbour": {"en": "harbour", "ru": "гавань", "uk": "гавань", "be": "гавань"},
        "court": {"en": "court", "ru": "суд", "be": "суд"},
        "rocket": {"en": "rocket launcher", "ru": "ракетная установка"},
        "howard": {"en": "Howard", "ru": "Говард"},
    }
)


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("The harbour froze.", "en", [("harbour", "term", ("nom",))]),
        ("Harbour walls froze.", "en", [("Harbour", "term", ("nom",))]),
        ("Howard saw harbours and courts.", "en", [("harbours", "terms", ("nom",)), ("courts", "terms", ("nom",))]),
        ("The Harbour Bridge froze, harbouring ice.", "en", []),  # a capital makes it a name, more letters a word
        ("Two rocket launchers.", "en", [("rocket launchers", "terms", ("nom",))]),
        ("В гавани.", "ru", [("гавани", "term", ("gen", "dat", "loc"))]),
        ("Перед судами.", "ru", [("судами", "terms", ("ins",))]),
    ],
)
def test_common_words_are_found_in_their_forms(text: str, lang: str, found: list[tuple[str, str, object]]) -> None:
    mentions = Terms(COMMON, lang).added(text, names.find(text, lang, glossary=COMMON))
    assert [(m.text, m.shape, m.cases) for m in mentions if m.entry_id != "howard"] == found


@pytest.mark.parametrize(
    ("text", "out", "found"),
    [
        ("He lived in the harbour.", "Он жил в гавани.", ["гавани"]),
        ("He lived in the harbours.", "Он жил в гаванях.", ["гаванях"]),
        ("Courts met Howard.", "Суды встретил Говард.", ["Суды", "Говард"]),
    ],
)
def test_common_words_stand_in_their_case_and_number(text: str, out: str, found: list[str]) -> None:
    words = {"he": "он", "lived": "жил", "in the": "в", "met": "встретил", "harbours": "гавань", "harbour": "гавань"}
    engine = FakeEngine({("en", "ru"): {**words, "courts": "суд"}}, traits=Traits(draft=True))
    done = translate(text, "en", "ru", glossary=COMMON, engine=engine)
    assert (done.text, [name.found for name in done.names], done.ok) == (out, found, True)


def test_the_engines_own_word_gives_way() -> None:
    engine = FakeEngine({("en", "ru"): {"harbour": "порт", "froze": "замёрз"}})
    done = translate("They froze harbour walls.", "en", "ru", glossary=COMMON, engine=engine)
    assert [(name.source_text, name.found, name.ok) for name in done.names] == [("harbour", "гавань", True)]
    assert "порт" not in done.text


def test_a_word_is_prescribed_only_where_the_engine_says_another() -> None:
    """A model that knows the word inflects it better than one that is shown its base form."""
    asked = []
    for own in ("гавани", "порта"):
        words = {"they": "они", "left": "вышли из", "the": "", "harbour": own}
        engine = FakeEngine({("en", "ru"): words}, traits=Traits(annotation=MARKS, draft=True))
        done = translate("They left the harbour.", "en", "ru", glossary=COMMON, engine=engine)
        asked.append([sentence.strip() for call in engine.calls for sentence in call])
        if own == "гавани":
            assert ([name.found for name in done.names], done.ok) == (["гавани"], True)
    plain, prescribed = "They left the harbour.", "They left the harbour⁅ гавань⁆."
    assert (asked[0], asked[1][:2]) == ([plain], [plain, prescribed])


def test_a_word_that_is_nowhere_is_told() -> None:
    engine = FakeEngine({("en", "ru"): {"harbour": "", "froze": "замёрз"}}, faults=[Fault("drops_names")])
    done = translate("They froze harbour walls.", "en", "ru", glossary=COMMON, engine=engine)
    assert [(name.source_text, name.found, name.ok) for name in done.names] == [("harbour", None, False)]
    assert not done.ok


@pytest.mark.parametrize(
    ("form", "lang", "plural", "case", "made"),
    [
        ("гавань", "ru", False, "gen", "гавани"),
        ("гавань", "ru", True, "dat", "гаваням"),
        ("выборы", "ru", False, "gen", "выборов"),
        ("місто", "uk", True, "loc", "містах"),
        ("суд", "be", False, "gen", "суда"),
        ("ракетная установка", "ru", False, "ins", "ракетной установкой"),
        ("city", "en", True, "nom", "cities"),
        ("church", "en", True, "nom", "churches"),
    ],
)
def test_common_words_decline_as_nouns(form: str, lang: str, plural: bool, case: str, made: str) -> None:
    assert declined(form, lang, plural=plural)[case] == made


def test_nobody_knows_a_plural_that_no_dictionary_has() -> None:
    assert declined("суд", "be", plural=True) == declined("ракетная установка", "ru", plural=True) == {}
