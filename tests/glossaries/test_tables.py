"""The two name tables are edited by hand: each test is a slip of the pen that would print a wrong name."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import resources

import pytest

SPELLINGS = ("be", "ru", "uk", "en:be", "en:ru", "en:uk")
HEADERS = {
    "given-names.tsv": ["id", "gender", *SPELLINGS, "other", "diminutives", "source"],
    "patronymics.tsv": ["base", "gender", *SPELLINGS, "source"],
}
LETTERS = {
    "be": r"[абвгджзйклмнопрстуўфхцчшыьэеёюяі'-]+",
    "ru": r"[а-яё-]+",
    "uk": r"[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'-]+",
    "en": r"[^\W\d_а-яёіўєїґ]+(?:[ '-][^\W\d_а-яёіўєїґ]+)*",
}
OTHER_LANGUAGES = {"pl", "lt", "lv", "cs", "de", "fr", "es"}

# One spelling, two names. Everything else that two rows of one gender claim is a slip.
SHARED = {
    # Belarusian Алеся is the Ukrainian and Russian Олеся, and a name of its own that they write Алеся.
    frozenset({"alesya", "olesya"}): "Алеся Alesia",
    # Belarusian Настасся is Анастасія, and a name of its own that Russian writes Настасья.
    frozenset({"anastasia", "nastasya"}): "Настасся",
    # The Belarusian short form Андрусь and the Estonian Andrus; Арсень and Арсен: romanisation drops the soft sign.
    frozenset({"andrus", "andrus-et"}): "Andrus",
    # Estonian Andrus and Lithuanian Andrius: р has no soft fellow in Belarusian.
    frozenset({"andrus-et", "andrius"}): "Андрус",
    # Апостал Сымон is Симон in Russian; the Belarusian given name Сымон keeps its ы there; Саймон is Simon in English.
    frozenset({"simon-biblical", "symon"}): "Сымон Симон Symon",
    frozenset({"simon-biblical", "simon"}): "Simon",
    frozenset({"arsen", "arseny"}): "Arsen Arsien",
    # East Slavic names whose romanisation is also how another language spells its own name.
    frozenset({"anna", "hannah"}): "Hanna",
    frozenset({"angelina", "angelina-en"}): "Angelina",
    frozenset({"david", "david-en"}): "David",
    frozenset({"samuel", "samuil"}): "Samuel",
    frozenset({"eva", "ewa"}): "Eva",
    frozenset({"stefan", "stefan-de"}): "Stefan",
    frozenset({"julia-en", "yulia"}): "Julia",
    # One spelling in the West, read in several ways: Майкл and Михаэль.
    frozenset({"antonio", "antonio-pt"}): "Antonio",
    frozenset({"brigitta", "brigitte-fr"}): "Brigitte",
    frozenset({"charles", "charles-fr"}): "Charles",
    frozenset({"jose", "jose-pt"}): "José Jose",
    frozenset({"michael", "michael-de"}): "Michael",
    frozenset({"paul", "paul-de", "paul-fr"}): "Paul",
    frozenset({"peter", "peter-de"}): "Peter",
}
BOTH_GENDERS = {"Мішэль", "Мишель", "Мішель", "Ніка", "Ника", "Nika"}


def lines(name: str) -> list[str]:
    return resources.files("translit_glossaries").joinpath(name).read_text(encoding="utf-8").splitlines()


@cache
def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(lines(name), delimiter="\t", quoting=csv.QUOTE_NONE))


def forms(row: dict[str, str], column: str) -> list[str]:
    return row[column].split("|") if row[column] else []


def every_form(name: str) -> Iterator[tuple[dict[str, str], str, str]]:
    for row in table(name):
        for column in SPELLINGS:
            for form in forms(row, column):
                yield row, column, form


@pytest.mark.parametrize("name", HEADERS)
def test_shape(name: str) -> None:
    """A missing tab moves every later cell into the wrong language."""
    rows = [line.split("\t") for line in lines(name)]
    assert rows[0] == HEADERS[name]
    assert [row for row in rows if len(row) != len(rows[0])] == []
    assert [row for row in rows[1:] if row[1] not in ("m", "f")] == []
    assert [row for row in rows[1:] for cell in row if cell != cell.strip() or "||" in cell] == []


@pytest.mark.parametrize("name", HEADERS)
def test_letters_of_the_language(name: str) -> None:
    """A Latin i in a Cyrillic word looks right and is never found; и is no Belarusian letter, ы no Ukrainian one."""
    wrong = [
        (column, form)
        for _, column, form in every_form(name)
        if not re.fullmatch(LETTERS[column[:2]], form.lower()) or not form[0].isupper()
    ]
    assert wrong == []


@pytest.mark.parametrize("name", HEADERS)
def test_belarusian_orthography(name: str) -> None:
    """What Belarusian never writes: і after ж, ш, ч, р; a soft т, д or р (they are ц, дз and hard р)."""
    belarusian = [form for _, column, form in every_form(name) if column == "be"]
    wrong = [form for form in belarusian if re.search("[жшчр]і|[тдр]ь", form.lower())]
    assert wrong == []


@pytest.mark.parametrize("name", HEADERS)
def test_a_form_stands_once_in_its_cell(name: str) -> None:
    for row in table(name):
        for column in SPELLINGS:
            cell = forms(row, column)
            assert len(cell) == len(set(cell)), (row, column)


@pytest.mark.parametrize("name", HEADERS)
def test_every_row_has_a_source_that_is_described(name: str) -> None:
    described = re.findall(r"^\| `([a-z-]+)` \|", "\n".join(lines("SOURCES.md")), re.M)
    unknown = {row["source"] for row in table(name)} - set(described)
    assert unknown == set()


def test_ids_are_unique_ascii() -> None:
    ids = [row["id"] for row in table("given-names.tsv")]
    assert len(ids) == len(set(ids))
    assert [each for each in ids if not re.fullmatch("[a-z][a-z-]*", each)] == []


def test_two_names_share_a_spelling_only_on_purpose() -> None:
    owners: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row, column, form in every_form("given-names.tsv"):
        owners[column, form, row["gender"]].add(row["id"])
    shared: dict[frozenset[str], set[str]] = defaultdict(set)
    for (_, form, _), ids in owners.items():
        if len(ids) > 1:
            shared[frozenset(ids)].add(form)
    assert shared == {ids: set(spelled.split()) for ids, spelled in SHARED.items()}


def test_a_spelling_tells_the_gender() -> None:
    genders: dict[str, set[str]] = defaultdict(set)
    for row, _, form in every_form("given-names.tsv"):
        genders[form].add(row["gender"])
    assert {form for form, both in genders.items() if len(both) > 1} == BOTH_GENDERS


def test_other_and_diminutives_name_their_language() -> None:
    for row in table("given-names.tsv"):
        for column, languages in (("other", OTHER_LANGUAGES), ("diminutives", set(SPELLINGS))):
            items = [item.partition("=") for item in forms(row, column)]
            assert [item for item in items if item[0] not in languages or not item[2]] == [], row["id"]
            assert len(items) == len(set(items)), row["id"]


def test_patronymic_rows_come_in_pairs_under_a_mans_name() -> None:
    fathers = {row["id"] for row in table("given-names.tsv") if row["gender"] == "m"}
    genders: dict[str, list[str]] = defaultdict(list)
    for row in table("patronymics.tsv"):
        genders[row["base"]].append(row["gender"])
    assert set(genders) <= fathers
    assert {base: found for base, found in genders.items() if found != ["m", "f"]} == {}


ENDINGS = {
    ("be", "m"): "[аео]віч|[лзкмц]ь?іч|Савіч",
    ("be", "f"): "[аео]ўна|[ія]чна|Савічна",
    ("ru", "m"): "[ое]вич|[лмктвц]ь?ич",
    ("ru", "f"): "[ое]вна|[иа]чна",
    ("uk", "m"): "[ое]вич|[лмктв]ь?[иі]ч",
    ("uk", "f"): "[ії]вна",
    ("en:be", "m"): "[aeo]vich?|[lmkv]ich?|tsich",
    ("en:be", "f"): "[aeo]una|ich?na",
    ("en:ru", "m"): "[oe]vich|[lmktvy]ich",
    ("en:ru", "f"): "[oe]vna|ichna",
    ("en:uk", "m"): "[oe]vych|[lmktv][iy]ch",
    ("en:uk", "f"): "ivna",
}


@pytest.mark.parametrize(("column", "gender"), ENDINGS)
def test_patronymics_end_as_patronymics(column: str, gender: str) -> None:
    """A son's form in the daughter's row, or a Russian ending in the Belarusian column."""
    pattern = re.compile(f"(?:{ENDINGS[column, gender]})$")
    found = [form for row, at, form in every_form("patronymics.tsv") if at == column and row["gender"] == gender]
    assert found
    assert [form for form in found if not pattern.search(form)] == []


# What must not change under anybody's edit: the names that the news is about, with the form that is printed.
PRINTED = [
    ("Ігар", "Игорь", "Ігор", "Ihar", "Igor", "Ihor"),
    ("Сяргей", "Сергей", "Сергій", "Siarhei", "Sergey", "Serhii"),
    ("Мікалай", "Николай", "Микола", "Mikalai", "Nikolai", "Mykola"),
    ("Яўген", "Евгений", "Євген", "Yauhen", "Yevgeny", "Yevhen"),
    ("Аляксей", "Алексей", "Олексій", "Aliaksei", "Alexey", "Oleksii"),
    ("Аляксандр", "Александр", "Олександр", "Aliaksandr", "Alexander", "Oleksandr"),
    ("Дзмітрый", "Дмитрий", "Дмитро", "Dzmitry", "Dmitry", "Dmytro"),
    ("Уладзімір", "Владимир", "Володимир", "Uladzimir", "Vladimir", "Volodymyr"),
    ("Вольга", "Ольга", "Ольга", "Volha", "Olga", "Olha"),
    ("Ганна", "Анна", "Ганна", "Hanna", "Anna", "Hanna"),
    ("Алена", "Елена", "Олена", "Alena", "Elena", "Olena"),
    ("Кацярына", "Екатерина", "Катерина", "Katsiaryna", "Yekaterina", "Kateryna"),
    ("Святлана", "Светлана", "Світлана", "Sviatlana", "Svetlana", "Svitlana"),
    ("Марыя", "Мария", "Марія", "Maryia", "Maria", "Mariia"),
    ("Алесь", "Алесь", "Алесь", "Ales", "Ales", "Ales"),
]


@pytest.mark.parametrize("printed", PRINTED, ids=lambda names: names[3])
def test_the_printed_form(printed: tuple[str, ...]) -> None:
    rows = [
        tuple(forms(row, column)[0] for column in SPELLINGS)
        for row in table("given-names.tsv")
        if row["be"] and row["uk"]
    ]
    assert printed in rows


def test_the_tables_are_as_large_as_promised() -> None:
    names, patronymics = table("given-names.tsv"), table("patronymics.tsv")
    native = [row for row in names if row["source"] != "foreign"]
    assert len(native) >= 400
    assert len(names) - len(native) >= 150
    assert len(patronymics) >= 2 * 90
