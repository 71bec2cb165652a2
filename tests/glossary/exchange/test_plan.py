"""An import shows what it would change, changes that and nothing else, and one row never costs another."""

from __future__ import annotations

from pathlib import Path

import pytest

from translit.glossary.editing import Folder
from translit.glossary.exchange import Options, Plan, apply, applying, plan, read

LEE = """\
# Checked with the family, 2025
id: lee-hanna
type: person
gender: f
status: confirmed
forms:
  be: Ганна Лі  # not Анна
  ru: Ганна Ли
  en: Hanna Lee
  en:be: Hanna Li
variants:
  en: [Anna Lee, Hannah Lee]   # the press
note: sister of Boris
"""
BORIS = "id: lee-barys\ntype: person\ngender: m\nforms: {be: Барыс Лі, en: Barys Lee}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "lee-hanna.yaml").write_text(LEE, encoding="utf-8")
    (tmp_path / "lee-barys.yaml").write_text(BORIS, encoding="utf-8")
    return Folder.open(tmp_path)


def planned(folder: Folder, text: str, **settings: object) -> Plan:
    return plan(read(text.encode(), "csv"), folder, **settings)  # type: ignore[arg-type]


def told(made: Plan) -> list[tuple[str, str, list[str]]]:
    return [(step.action, step.id, [str(change) for change in step.changes]) for step in made.steps]


def test_only_what_differs_changes_and_comments_stay(folder: Folder) -> None:
    made = planned(folder, "id,be,ru,en variants\nlee-hanna,Ганна Лі,Анна Ли,Hannah Lee | Anna Lea\n")
    changes = ["forms.ru: Ганна Ли → Анна Ли", "variants.en: - Anna Lee, + Anna Lea"]
    assert told(made) == [("change", "lee-hanna", changes)]
    assert folder.path.joinpath("lee-hanna.yaml").read_text(encoding="utf-8") == LEE
    done = apply(made, folder, author="Ann")
    assert [id for id, _ in done.saved] == ["lee-hanna"] and not done.refusals
    text = folder.path.joinpath("lee-hanna.yaml").read_text(encoding="utf-8")
    assert (
        text.replace("ru: Анна Ли", "ru: Ганна Ли").replace("[Hannah Lee, Anna Lea]", "[Anna Lee, Hannah Lee]") == LEE
    )
    assert folder.path.joinpath("lee-barys.yaml").read_text(encoding="utf-8") == BORIS
    assert folder.history("lee-hanna")[-1].author == "Ann"


def test_refusals_come_in_the_order_of_the_rows(folder: Folder) -> None:
    """What the reader refused stood before what the plan refused, row 4 before row 2."""
    made = planned(folder, "id,type,gender,be\nx y,person,m,Ян Бок\nrak-jan,person,m,Ян Рак\nbok,planet,,Зет\n")
    assert [each.place.row for each in made.refusals] == [2, 4]


def test_the_same_again_changes_nothing(folder: Folder) -> None:
    """Spaces, line ends in a cell and the order of samples are no change."""
    made = planned(folder, 'id,type,gender,be,en variants\nlee-hanna,персона,ж, Ганна  Лі ,"Anna Lee\nHannah Lee"\n')
    assert told(made) == [("same", "lee-hanna", [])]


def test_an_empty_cell_keeps_unless_told(folder: Folder) -> None:
    text = "id,ru,note\nlee-hanna,,\n"
    assert told(planned(folder, text)) == [("same", "lee-hanna", [])]
    made = planned(folder, text, empty="remove")
    assert told(made)[0][2] == ["forms.ru: Ганна Ли goes", "note: sister of Boris goes"]
    apply(made, folder)
    assert set(folder.read("lee-hanna").data) == {"id", "type", "gender", "status", "forms", "variants"}


def test_a_change_to_a_built_in_entry_makes_a_copy(folder: Folder) -> None:
    made = planned(folder, "id,pl\nlosik-ihar,Ihar Losik\nminsk,Mińsk\n")
    assert told(made) == [("change", "losik-ihar", ["forms.pl: Ihar Łosik → Ihar Losik"]), ("same", "minsk", [])]
    apply(made, folder)
    data = folder.read("losik-ihar").data
    assert data["forms"]["pl"] == "Ihar Losik" and data["forms"]["ru"] == "Игорь Лосик" and data["samples"]
    assert "minsk" not in folder


def test_a_new_entry_is_a_draft_with_an_id_of_its_name(folder: Folder) -> None:
    made = planned(folder, "type,gender,be,en\nperson,m,Ян Новы,Jan Nowy\nplace,,Новая Вёска,\n", match="id")
    assert [(step.action, step.id) for step in made.steps] == [("new", "nowy-jan"), ("new", "novaya-vyoska")]
    assert made.steps[0].data == {
        "id": "nowy-jan",
        "type": "person",
        "gender": "m",
        "status": "draft",
        "forms": {"be": "Ян Новы", "en": "Jan Nowy"},
    }


def test_rows_without_id_are_matched_by_name(folder: Folder) -> None:
    text = "be,en,ru\nГанна Лі,,Анна Ли\n,,Барис Ли\n"
    made = planned(folder, text)
    assert told(made)[0] == ("change", "lee-hanna", ["forms.ru: Ганна Ли → Анна Ли"])
    offer = made.steps[1]
    assert offer.action == "offer" and offer.offers[0][0] == "lee-barys" and 0.85 <= offer.offers[0][1] <= 1
    assert apply(made, folder).saved[0][0] == "lee-hanna"  # what is to be decided is not written
    assert told(planned(folder, text, match="likely"))[1] == ("change", "lee-barys", ["forms.ru: Барис Ли"])
    assert planned(folder, text, answers={1: "lee-barys"}).steps[1].id == "lee-barys"
    assert planned(folder, text, answers={1: ""}).steps[1].action == "new"


REFUSED = {
    "two rows of one entry": ("id,be\nlee-hanna,Ганна Ли\n,Ганна Лі\n", "lee-hanna again"),
    "another person's name": ("id,be\nnew-one,Ігар Лосік\n", "is the name of losik-ihar already"),
    "the same name twice in the file": ("id,be\none,Новы Ян\ntwo,Новы Ян\n", "is the name of one already"),
    "an id that is a path": ("id,be\n../x,Новы Ян\n", "cannot be an id"),
    "no name at all": ("id,be,note\nnew-one,,hello\n", "there is no name"),
    "no id to be made": ("be,it\n,東京\n", "no id can be made"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_costs_no_other_row(case: str, folder: Folder) -> None:
    text, word = REFUSED[case]
    width = text.partition("\n")[0].count(",")
    made = planned(folder, f"{text}fine,Іншая Назва{',' * (width - 1)}\n" if text.startswith("id") else text)
    (refusal,) = made.refusals
    assert word in refusal.message and "row" in str(refusal.place)
    if text.startswith("id"):
        assert "fine" in [step.id for step in made.writes]
        assert "fine" in [id for id, _ in apply(made, folder).saved]


def test_a_clash_loses_neither_state_and_no_other_row(folder: Folder) -> None:
    made = planned(folder, "id,ru\nlee-hanna,Анна Ли\nlee-barys,Борис Ли\n")
    stored = folder.read("lee-hanna")
    folder.save("lee-hanna", {**stored.data, "note": "changed by Bob"}, version=stored.version, author="Bob")
    done = apply(made, folder, author="Ann")
    assert [id for id, _ in done.saved] == ["lee-barys"]
    assert "lee-hanna was changed by Bob in the meantime" in str(done.refusals[0])
    assert folder.read("lee-hanna").data["note"] == "changed by Bob"
    assert told(planned(folder, "id,ru\nlee-hanna,Анна Ли\n"))[0][2] == ["forms.ru: Ганна Ли → Анна Ли"]


def test_a_file_broken_meanwhile(folder: Folder) -> None:
    made = planned(folder, "id,ru\nlee-hanna,Анна Ли\nlee-barys,Борис Ли\n")
    folder.path.joinpath("lee-hanna.yaml").write_text("forms: [", encoding="utf-8")
    done = apply(made, folder)
    assert [id for id, _ in done.saved] == ["lee-barys"] and len(done.refusals) == 1


def test_a_folder_that_cannot_be_written_to_any_more(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was saved before is told of, and so is each row that was not."""
    made = planned(folder, "id,ru\nlee-hanna,Анна Ли\nlee-barys,Борис Ли\n")
    monkeypatch.setattr(applying, "_SECONDS", 0)  # a lock for each entry

    def lock_goes(done: int, total: int) -> None:
        lock = folder.path / ".history/lock"
        lock.unlink()
        lock.mkdir()

    done = apply(made, folder, progress=lock_goes)
    assert [id for id, _ in done.saved] == ["lee-hanna"]
    assert [refusal.id for refusal in done.refusals] == ["lee-barys"]
    assert "cannot be written to: is a directory." in str(done.refusals[0])


TWO_WAYS = {  # OmegaT's file, what becomes of lee-hanna
    "known spellings": ("Hanna Lee\tГанна Лі\nAnna Lee\tГанна Лі\nHanna Li\tГанна Лі\n", []),
    "one more spelling": ("Hanna Lee\tГанна Лі\nAna Lee\tГанна Лі\n", ["variants.en: + Ana Lee"]),
    "a corrected form": ("Hanna Lee\tАнна Лі\n", ["forms.be: Ганна Лі → Анна Лі"]),
    "a comment": ("Hanna Lee\tГанна Лі\ta comment\n", []),
    "our comment, changed": (
        "Hanna Lee\tГанна Лі\tlee-hanna (person, f): aunt of Boris\n",
        ["note: sister of Boris → aunt of Boris"],
    ),
}


@pytest.mark.parametrize("case", TWO_WAYS)
def test_a_file_of_two_languages_adds_spellings(case: str, folder: Folder) -> None:
    text, changes = TWO_WAYS[case]
    options = Options(source="en", target="be")
    (step,) = plan(read(text.encode(), "omegat", options), folder).steps
    assert (step.id, [str(change) for change in step.changes]) == ("lee-hanna", changes)


def test_an_id_of_another_program_is_none_of_ours(folder: Folder) -> None:
    data = """<tmx version="1.4"><header creationtool="X"/><body><tu tuid="1"><tuv xml:lang="be"><seg>Зусім Новая</seg>
    </tuv></tu></body></tmx>"""
    (step,) = plan(read(data.encode(), "tmx"), folder).steps
    assert step.action == "new" and step.id != "1"
