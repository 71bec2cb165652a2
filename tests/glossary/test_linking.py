"""Who is meant: full names, surnames alone, given names alone, namesakes. Each row is one thing the rules must do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.glossary import Entry, Glossary
from translit.names import Mention

PEOPLE = [
    Entry(
        "lukashenko",
        "person",
        {"be": "Аляксандр Лукашэнка", "ru": "Александр Лукашенко", "uk": "Олександр Лукашенко"}
        | {"en": "Alexander Lukashenko", "en:be": "Aliaksandr Lukashenka", "de": "Alexander Lukaschenko"},
        gender="m",
        variants={"ru": ("Александр Григорьевич Лукашенко",)},
    ),
    Entry(
        "losik",
        "person",
        {"be": "Ігар Лосік", "ru": "Игорь Лосик", "uk": "Ігор Лосик", "en:be": "Ihar Losik", "en:ru": "Igor Losik"},
        gender="m",
    ),
    Entry(
        "she",
        "person",
        {"be": "Святлана Ціханоўская", "ru": "Светлана Тихановская", "uk": "Світлана Тихановська"}
        | {"en:be": "Sviatlana Tsikhanouskaya", "en:ru": "Svetlana Tikhanovskaya"},
        gender="f",
    ),
    Entry(
        "he",
        "person",
        {"be": "Сяргей Ціханоўскі", "ru": "Сергей Тихановский", "uk": "Сергій Тихановський"}
        | {"en:be": "Siarhei Tsikhanouski", "en:ru": "Sergei Tikhanovsky"},
        gender="m",
    ),
    Entry("trump", "person", {"en": "Donald Trump", "ru": "Дональд Трамп", "be": "Дональд Трамп"}, gender="m"),
    Entry("ursula", "person", {"en": "Ursula von der Leyen", "ru": "Урсула фон дер Ляйен"}, gender="f"),
    Entry("minsk", "place", {"be": "Мінск", "ru": "Минск", "uk": "Мінськ", "en": "Minsk"}),
    Entry("vilnius", "place", {"be": "Вільнюс", "ru": "Вильнюс", "en": "Vilnius"}, variants={"be": ("Вільня",)}),
    Entry("court", "organisation", {"be": "Вярхоўны суд", "ru": "Верховный суд", "en": "Supreme Court of Belarus"}),
    Entry("eu", "organisation", {"be": "ЕС", "ru": "ЕС", "en": "EU"}, indeclinable=("be", "ru")),
]
GLOSSARY = Glossary(PEOPLE)

# language, text, what must be found as "text=entry" (":a|b" where the text does not decide)
ONE: list[tuple[str, str, str]] = [
    # full names, inflected, in every spelling
    ("be", "Пра Ігара Лосіка.", "Ігара Лосіка=losik"),
    ("ru", "С Игорем Лосиком и Светланой Тихановской.", "Игорем Лосиком=losik Светланой Тихановской=she"),
    ("uk", "Ігореві Лосику написали.", "Ігореві Лосику=losik"),
    ("en", "Ihar Losik, or Igor Losik.", "Ihar Losik=losik Igor Losik=losik"),
    ("en", "Ursula von der Leyen spoke; von der Leyen left.", "Ursula von der Leyen=ursula von der Leyen=ursula"),
    # given name of one spelling, surname of another
    ("en", "Aleksandr Lukashenka said.", "Aleksandr Lukashenka=lukashenko"),
    # order, initials, patronymics, middle initials
    ("ru", "Лосик Игорь вышел.", "Лосик Игорь=losik"),
    ("ru", "Подписал А. Г. Лукашенко.", "А. Г. Лукашенко=lukashenko"),
    ("ru", "Подписал А.Г. Лукашенко.", "А.Г. Лукашенко=lukashenko"),
    ("ru", "Лукашенко А. Г. подписал.", "Лукашенко А. Г.=lukashenko"),
    ("ru", "Александр Григорьевич Лукашенко и Игорь Александрович Лосик.",
     "Александр Григорьевич Лукашенко=lukashenko Игорь Александрович Лосик=losik"),
    ("en", "Donald J. Trump won.", "Donald J. Trump=trump"),
    ("be", "І. Лосік напісаў.", "І. Лосік=losik"),
    # initials of somebody else
    ("be", "М. Лосік напісаў.", ""),
    # possessives, hyphens, quotes
    ("en", "Lukashenko's plane, Losik’s wife, the Lukashenkos' house.", "Lukashenko=lukashenko Losik=losik"),
    ("en", "Trump-backed talks; the Trump–Lukashenko call.", "Trump=trump Trump=trump Lukashenko=lukashenko"),
    ("ru", "«Лукашенко» и “Лосик”.", "Лукашенко=lukashenko Лосик=losik"),
    # look-alike letters, stress marks, decomposed letters, capitals, no-break space
    ("ru", "Лукaшeнко и Ло́сик.", "Лукaшeнко=lukashenko Ло́сик=losik"),
    ("ru", "Сергеи\u0306 Тихановскии\u0306.", "Сергеи\u0306 Тихановскии\u0306=he"),
    ("ru", "ЛУКАШЕНКО ПОМИЛОВАЛ ИГОРЯ ЛОСИКА.", "ЛУКАШЕНКО=lukashenko ИГОРЯ ЛОСИКА=losik"),
    ("en", "Igor\u00a0Losik", "Igor\u00a0Losik=losik"),
    ("en", "Igor\nLosik", "Igor\nLosik=losik"),
    # a word is not a name because a name begins like it, nor in lower case
    ("be", "Мінскага раёна, мінск.", ""),
    ("en", "Minsker, Trumpet and trump.", ""),
    # surnames alone, feminine and masculine
    ("ru", "Тихановская и Тихановский.", "Тихановская=she Тихановский=he"),
    ("ru", "Тихановской, Тихановскому.", "Тихановской=she Тихановскому=he"),
    ("en", "President Lukashenko, Mr. Losik and Ms Tsikhanouskaya.",
     "Lukashenko=lukashenko Losik=losik Tsikhanouskaya=she"),
    # places beside a surname are not its given name
    ("ru", "В Минске Лукашенко заявил.", "Минске=minsk Лукашенко=lukashenko"),
    ("en", "In Minsk Lukashenko spoke.", "Minsk=minsk Lukashenko=lukashenko"),
    # somebody else's given name
    ("en", "Viktor Lukashenko and Barron Trump.", ""),
    ("ru", "Приехал Виктор Лукашенко.", ""),
    ("ru", "Лукашенко Виктор приехал.", ""),
    ("en", "She entered Trump Tower with Trump Jr.", ""),
    # unlisted spelling of a surname beside its given name
    ("en", "Sergey Tihanovski was freed. Tihanovski smiled.", "Sergey Tihanovski=he Tihanovski=he"),
    ("en", "Tihanovski smiled.", ""),
    # names with words in lower case, in every case
    ("be", "У Вярхоўным судзе; Вярхоўнага суда.", "Вярхоўным судзе=court Вярхоўнага суда=court"),
    ("en", "the Supreme Court of Belarus ruled", "Supreme Court of Belarus=court"),
    ("en", "the supreme court of belarus ruled", ""),
    # abbreviations in capitals
    ("ru", "В ЕС, но не ес и не Ес.", "ЕС=eu"),
    # nothing in protected spans
    ("en", "See https://example.org/Lukashenko, @Lukashenko #Trump and `Minsk`.", ""),
    ("en", "Write to Igor.Losik@example.org. Minsk", "Minsk=minsk"),
]  # fmt: skip

# whole articles: what comes before or after decides
ARTICLES: list[tuple[str, str, str]] = [
    # a given name alone means somebody introduced
    ("en", "Ihar waited. Ihar Losik was freed. Igor smiled.", "Ihar Losik=losik Igor=losik"),
    ("en", "Siarhei was tired.", ""),
    ("en", "Sergei Tikhanovsky is free. Siarhei was tired. Siarhei Ivanou was not.", "Sergei Tikhanovsky=he"),
    ("ru", "Сергей Тихановский на свободе. Сергею лучше.", "Сергей Тихановский=he Сергею=he"),
    ("be", "Ціханоўская з мужам. Святлана рада.", "Ціханоўская=she Святлана=she"),
    # a namesake makes a surname alone unsure, but only after it has been told of
    ("ru", "Александр Лукашенко и его сын. Лукашенко рад. Виктор Лукашенко молчит. Лукашенко спит.",
     "Александр Лукашенко=lukashenko Лукашенко=lukashenko Лукашенко:lukashenko"),
    ("ru", "Приехал Виктор Лукашенко. Лукашенко спит.", ""),
    # a surname in the genitive and a given name in the nominative are two people
    ("be", "Сын Лосіка Ігар спіць.", "Лосіка=losik"),
    ("be", "Ігар Лосік тут. Сын Лосіка Ігар спіць.", "Ігар Лосік=losik Лосіка=losik"),
    ("be", "Сябар Лосіка Аляксандр, жонка Лукашэнкі.", "Лосіка=losik Лукашэнкі=lukashenko"),
    # two wrong endings are one name all the same, as newspapers print them
    ("be", "Ліст для Ігара Лосіку.", "Ігара Лосіку=losik"),
    # a given name before somebody else's surname is somebody else's
    ("be", "Ігар Лосік тут. Ігар Лукашэнка там.", "Ігар Лосік=losik"),
    # nor is it somebody introduced before a surname that no entry has, in any language
    ("be", "Ігар Лосік тут. Ігар Карповіч там.", "Ігар Лосік=losik"),
    ("ru", "Игорь Лосик тут. Художник Игорь Цыркунов там. С Игорем Цыркуновым.", "Игорь Лосик=losik"),
    ("uk", "Ігор Лосик тут. Ігорю Карповичу там.", "Ігор Лосик=losik"),
    # given name and patronymic: somebody introduced
    ("ru", "Лукашенко тут. Александру Григорьевичу рады.", "Лукашенко=lukashenko Александру Григорьевичу=lukashenko"),
    ("en", "Lukashenko is here. Alexander Grigorievich smiled.",
     "Lukashenko=lukashenko Alexander Grigorievich=lukashenko"),
    ("ru", "Александру Григорьевичу рады.", ""),
]  # fmt: skip


def told(mentions: list[Mention]) -> str:
    return " ".join(
        f"{m.text}={m.entry_id}" if m.entry_id else f"{m.text}:{'|'.join(m.alternatives)}" for m in mentions
    )


@pytest.mark.parametrize(("lang", "text", "wanted"), ONE + ARTICLES, ids=[text[:40] for _, text, _ in ONE + ARTICLES])
def test_who_is_meant(lang: str, text: str, wanted: str) -> None:
    mentions = GLOSSARY.match(text, lang)
    assert told(mentions) == wanted
    assert all(text[m.start : m.end] == m.text for m in mentions)


SONS = Glossary(
    [
        Entry("father", "person", {"ru": "Александр Лукашенко", "en": "Alexander Lukashenko"}, gender="m"),
        Entry(
            "son", "person", {"ru": "Виктор Лукашенко", "en": "Viktor Lukashenko", "be": "Віктар Лукашэнка"}, gender="m"
        ),
        Entry(
            "daughter", "person", {"ru": "Анна Лукашенко", "en": "Anna Lukashenko", "be": "Ганна Лукашэнка"}, gender="f"
        ),
    ]
)


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("ru", "Лукашенко спит.", "Лукашенко:father|son|daughter"),
        ("ru", "Лукашенко сказала.", "Лукашенко=daughter"),
        ("ru", "Госпожа Лукашенко молчит.", "Лукашенко=daughter"),
        ("en", "Lukashenko sleeps. Viktor Lukashenko does not.", "Lukashenko=son Viktor Lukashenko=son"),
        ("en", "Lukashenko. Alexander Lukashenko, Viktor Lukashenko.",
         "Lukashenko=father Alexander Lukashenko=father Viktor Lukashenko=son"),
        ("en", "Viktor Lukashenko met Alexander Lukashenko. Lukashenko left.",
         "Viktor Lukashenko=son Alexander Lukashenko=father Lukashenko:father|son"),
        ("en", "President Alexander Lukashenko met Viktor Lukashenko. President Lukashenko left.",
         "Alexander Lukashenko=father Viktor Lukashenko=son Lukashenko=father"),
        ("ru", "Виктор Лукашенко и Анна Лукашенко. Лукашенко заявила.",
         "Виктор Лукашенко=son Анна Лукашенко=daughter Лукашенко=daughter"),
    ],
)  # fmt: skip
def test_namesakes(lang: str, text: str, wanted: str) -> None:
    assert told(SONS.match(text, lang)) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("ru", "Письмо от Натальи Мацкевич. Мацкевич довольна.", ""),
        ("be", "Ліст ад Наталлі Мацкевіч.", ""),
        ("ru", "Письмо от Натальи Мацкевичу.", "Мацкевичу=man"),
        ("ru", "Муж Натальи Петров пришёл.", "Петров=other"),
        ("ru", "Письмо от Натальи Радиной.", "Натальи Радиной=woman"),
    ],
)
def test_a_womans_given_name_before_a_mans_surname(lang: str, text: str, wanted: str) -> None:
    """A woman's surname on a consonant looks like a man's in the nominative: only her given name has a case."""
    people = Glossary(
        [
            Entry("man", "person", {"ru": "Владимир Мацкевич", "be": "Уладзімір Мацкевіч"}, gender="m"),
            Entry("other", "person", {"ru": "Иван Петров"}, gender="m"),
            Entry("woman", "person", {"ru": "Наталья Радина", "be": "Наталля Радзіна"}, gender="f"),
        ]
    )
    assert told(people.match(text, lang)) == wanted


def test_the_one_known_by_the_surname_alone() -> None:
    entries = [Entry("a", "person", {"en": "Alexander Lukashenko"}, gender="m", surname_alone=True), *SONS.entries[1:]]
    glossary = Glossary(entries)
    assert told(glossary.match("Lukashenko sleeps.", "en")) == "Lukashenko=a"
    assert told(glossary.match("Viktor Lukashenko came. Lukashenko sleeps.", "en")).endswith("Lukashenko=son")
    assert told(glossary.match("Lukashenko sleeps. Viktor Lukashenko does not.", "en")).startswith("Lukashenko=a")
    both = "Viktor Lukashenko and Anna Lukashenko came. Lukashenko sleeps."
    assert told(glossary.match(both, "en")).endswith("Lukashenko:son|daughter|a")


EVERYDAY = Glossary(
    [
        Entry("znak", "person", {"be": "Максім Знак"}, gender="m", common_word=("be",)),
        Entry("meduza", "organisation", {"ru": "Медуза"}, common_word=("ru",)),
        Entry("memorial", "organisation", {"en": "Memorial"}, common_word=("en",), not_in={"en": ("Memorial Day",)}),
        Entry("turkey", "place", {"en": "Turkey"}, not_in={"en": ("Turkey breast",)}),
        Entry("georgia", "place", {"en": "Georgia"}, not_in={"en": ("Atlanta, Georgia",)}),
        Entry("horki", "place", {"ru": "Горки"}, number="pl", not_in={"ru": ("Горки Ленинские",)}),
        Entry("ireland", "place", {"ru": "Ирландия"}),
        Entry("petersburg", "place", {"ru": "Санкт-Петербург"}, variants={"ru": ("Питер",)}),
        Entry("barysau", "place", {"ru": "Борисов", "en": "Borisov"}),
        Entry("biaroza", "place", {"ru": "Берёза"}, common_word=("ru",)),
        Entry("hleb", "person", {"be": "Аляксандр Глеб"}, gender="m"),
        Entry("novy-chas", "organisation", {"be": "Новы час"}, common_word=("be",)),
    ]
)


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        # an everyday word that begins a sentence is a name only when the article says so
        ("be", "Знак прыпынку стаяў.", ""),
        ("be", "Максім Знак тут. Знак маўчыць.", "Максім Знак=znak Знак=znak"),
        ("be", "Знак маўчыць. Яго завуць Максім Знак.", "Знак=znak Максім Знак=znak"),
        ("be", "Адвакат Знак маўчыць. Пра гэта піша Знак.", "Знак=znak Знак=znak"),
        # quotation marks make an organisation, not a person
        ("be", "«Знак» маўчыць.", ""),
        ("ru", "«Медуза» молчит.", "Медуза=meduza"),
        # a phrase of everyday words
        ("be", "Новы час патрабуе новых людзей.", ""),
        ("be", "Новы час! Так напісаў «Новы час».", "Новы час=novy-chas"),
        ("be", "Сёння Новы час маўчыць.", "Новы час=novy-chas"),
        ("ru", "Медуза плывёт.", ""),
        ("ru", "Медуза пишет. Так пишет «Медуза».", "Медуза=meduza Медуза=meduza"),
        # phrases that mean something else
        ("en", "On Memorial Day they met Memorial.", "Memorial=memorial"),
        ("en", "They met at the Lincoln Memorial.", ""),
        ("en", "Turkey breast is cheap in Turkey.", "Turkey=turkey"),
        ("en", "From Atlanta, Georgia, to Georgia.", "Georgia=georgia"),
        ("ru", "Музей в Горках Ленинских и в Горках.", "Горках=horki"),
        # an adjective with a capital makes another place, one that begins a sentence does not
        ("ru", "Он живёт в Северной Ирландии.", ""),
        ("ru", "Дождливая Ирландия ждёт.", "Ирландия=ireland"),
        # a town that is somebody's given name
        ("ru", "Приехал Питер Уильямс. Живёт в Питере.", "Питере=petersburg"),
        # a surname that is a given name, before somebody's surname
        ("be", "Учора вечарам дадому прыехаў Глеб Чарняк.", ""),
        ("be", "Учора вечарам дадому прыехаў Глеб.", "Глеб=hleb"),
        ("be", "Учора вечарам дадому прыехаў Глеб Чарняк, а раніцай з'ехаў. Глебу былі вельмі рады.", ""),
        # a town that is a surname: a given name before it tells
        ("ru", "Вчера Сергея Борисова осудили в Борисове.", "Борисове=barysau"),
        ("ru", "Слава Борисову!", "Борисову=barysau"),
        ("en", "Sergei Borisov lives in Borisov.", "Borisov=barysau"),
        # the first word of a sentence is no part of a place's name, but for an adjective
        ("ru", "Жителя Берёзы осудили.", "Берёзы=biaroza"),
        ("ru", "Новую Берёзу посадили.", ""),
    ],
)
def test_everyday_words_and_longer_names(lang: str, text: str, wanted: str) -> None:
    assert told(EVERYDAY.match(text, lang)) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("ru", "Лукашенко-младший спит.", "Лукашенко:son|daughter"),
        ("ru", "Лукашенко-старший спит.", "Лукашенко=a"),
        ("be", "Лукашэнка-малодшы спіць.", "Лукашэнка:son|daughter"),
        ("en", "Viktor (Vitya) Lukashenko came.", "Lukashenko=son"),
        ("en", "Bob (Bobby) Lukashenko came.", ""),
        # a line in capitals, however short
        ("ru", "ЛУКАШЕНКО И ДРУГИЕ", "ЛУКАШЕНКО=a"),
        ("en", "LUKASHENKO AND OTHERS", "LUKASHENKO=a"),
    ],
)
def test_which_of_a_family(lang: str, text: str, wanted: str) -> None:
    forms = {"ru": "Александр Лукашенко", "en": "Alexander Lukashenko", "be": "Аляксандр Лукашэнка"}
    known = Entry("a", "person", forms, gender="m", surname_alone=True)
    assert told(Glossary([known, *SONS.entries[1:]]).match(text, lang)) == wanted


def test_a_town_and_a_person_of_one_name() -> None:
    glossary = Glossary(
        [
            Entry("town", "place", {"be": "Шклоў"}),
            Entry("man", "person", {"be": "Ян Шклоў"}, gender="m"),
        ]
    )
    assert told(glossary.match("Дарога на Шклоў.", "be")) == "Шклоў=town"
    assert told(glossary.match("Ян Шклоў прыехаў. Шклоў маўчаў.", "be")) == "Ян Шклоў=man Шклоў:man|town"


@pytest.mark.parametrize(
    ("origin", "form", "text", "found"),
    [
        ("ru", "Виктор Дашкевич", "Пра Віктара Дашкевіча.", "Віктара Дашкевіча"),
        ("en", "Dmitry Konovalov", "Дзмітрыя Канавалава судзілі.", "Дзмітрыя Канавалава"),
        ("be", "Віктар Дашкевіч", "Пра Віктара Дашкевіча.", "Віктара Дашкевіча"),
    ],
)
def test_an_entry_without_a_form_in_the_language(origin: str, form: str, text: str, found: str) -> None:
    """Forms are made by `names.convert`, and likeness of sound does the rest."""
    (mention,) = Glossary.from_forms({"x": {origin: form}}).match(text, "be")
    assert (mention.text, mention.entry_id) == (found, "x")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Andrei Loban spoke. Andrei and Iryna Melnikau left.", "Andrei Loban=loban"),
        ("Andrei Loban and Iryna Loban spoke. Andrei and Iryna Loban left.", "Andrei Loban=loban Andrei=loban"),
        ("Andrei Loban spoke. She had a son, Andrei.", "Andrei Loban=loban"),
        ("Maria Hrynkevich (née Loban) spoke; Mrs. Loban left.", ""),
        ("Mr. Loban left.", "Loban=loban"),
        ("Agnieszka Holland made a film. Holland lives in Holland.", "Holland=holland"),
        ("He lives in Holland.", "Holland=holland"),
    ],
    ids=["a couple", "his wife", "a new son", "a woman", "a man", "a surname like a country", "the country"],
)
def test_whom_english_news_name_for_the_first_time(text: str, wanted: str) -> None:
    loban = Entry("loban", "person", {"en": "Andrei Loban", "be": "Андрэй Лабан"}, gender="m")
    holland = Entry("holland", "place", {"en": "Holland", "be": "Галандыя"})
    found = Glossary([loban, holland]).match(text, "en")
    assert " ".join(f"{mention.text}={mention.entry_id}" for mention in found) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("ru", "Игорь Лосик тут. Игорь и Ирина Мельниковы ушли.", "Игорь Лосик=losik"),
        ("ru", "Игорь Лосик тут. Игорь и Дарья Лосики ушли.", "Игорь Лосик=losik Игорь=losik"),
        ("be", "Ігар Лосік тут. Ігара і Дар'ю Лосікаў чакалі.", "Ігар Лосік=losik Ігара=losik"),
    ],
    ids=["others", "his family", "his family, inflected"],
)
def test_couples_with_one_surname(lang: str, text: str, wanted: str) -> None:
    found = [m for m in GLOSSARY.match(text, lang) if m.shape != "surname"]
    assert " ".join(f"{mention.text}={mention.entry_id}" for mention in found) == wanted


def test_cases_and_gender_are_told() -> None:
    (mention,) = GLOSSARY.match("Игорем Лосиком", "ru")
    assert (mention.cases, mention.gender, mention.kind, mention.shape) == (("ins",), "m", "person", "full")
    assert mention.lemma == "Игорь Лосик"


@pytest.mark.parametrize(("text", "cases"), [("Настасья Лойко", ("nom",)), ("Настасьи Лойко", ("gen",))])
def test_a_given_name_tells_the_case_of_an_indeclinable_surname(text: str, cases: tuple[str, ...]) -> None:
    """Also where the entry has another form of the given name."""
    (mention,) = Glossary.load().match(f"Сказала {text}.", "ru")
    assert (mention.entry_id, mention.cases) == ("loika-nasta", cases)


NAMES = [
    "Лукашенко",
    "Игорь Лосик",
    "Виктор",
    "Светлана",
    "Тихановской",
    "А. Г.",
    "Минске",
    "ЕС",
    "фон дер Ляйен",
    "Лосика",
    "U.S.",
]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([*NAMES, " ", ". ", ", ", "\n", "-", "'s", "«", "http://a.by/", "\u0301"]) | st.text(max_size=4)
    )
)
@pytest.mark.parametrize("lang", ["ru", "en", "xx"])
def test_any_text_goes_through(lang: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for mention in GLOSSARY.match(text, lang):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        end = mention.end


def test_one_name_in_two_spellings_is_the_one_that_the_rules_read() -> None:
    """Юры and Юрый Цімафееў both decline as Юрыя: the entry that is spelled as the base form is meant."""
    glossary = Glossary.from_forms({"yury": {"be": "Юрый Цімафееў"}, "yuri": {"be": "Юры Цімафееў"}})
    found = glossary.match("Фільм Юрыя Цімафеева. Юры Цімафееў маўчыць.", "be")
    assert [mention.entry_id for mention in found] == ["yury", "yuri"]


@pytest.mark.parametrize(
    "forms",
    [
        {"a": {"be": "Юрый Цімафееў", "ru": "Юрий Тимофеев"}, "b": {"be": "Юры Цімафееў", "ru": "Георгий Тимофеев"}},
        {"a": {"be": "Аляксандр Дурнаво"}, "b": {"be": "Аляксандра Дурнаво"}},
        {"a": {"be": "Ігар Рак"}, "b": {"be": "Ігар Рак"}},
    ],
)
def test_two_people_are_not_chosen_between(forms: dict[str, dict[str, str]]) -> None:
    """Another name in another language, another given name of the same form, or one name of two people."""
    text = "Бачылі Юрыя Цімафеева, Аляксандра Дурнаво, Ігара Рака."
    assert [mention.entry_id for mention in Glossary.from_forms(forms).match(text, "be")] == [None]


@pytest.mark.parametrize(
    "text", ["Мэр Маладэчна Карпенка прыехаў.", "Прыехаў мэр Рэчыцы Карпенка.", "Партрэт Генадзя III Карпенкі."]
)
def test_a_surname_after_an_office_or_a_number(text: str) -> None:
    """What stands between the title and the surname is what the office is of, no given name; a numeral is no word."""
    glossary = Glossary.from_forms({"karpenka": {"be": "Генадзь Карпенка"}})
    assert [mention.entry_id for mention in glossary.match(text, "be")][-1:] == ["karpenka"]
