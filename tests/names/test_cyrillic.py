"""Names between Belarusian, Russian and Ukrainian: letters that foreign names have in one of them, not in another."""

from __future__ import annotations

import pytest

from translit import names


@pytest.mark.parametrize(
    ("name", "source", "target", "expected"),
    [
        # Ukrainian ьо of a foreigner is German ö or Nordic ø: Russian ё (Гиляревский, Старостин, 1985)
        ("Йонас Стьоре", "uk", "ru", "Йонас Стёре"),
        ("Матс Мьоллер", "uk", "ru", "Матс Мёллер"),
        # no ё where the letters do not ask for one
        ("Коре Віллок", "uk", "ru", "Коре Виллок"),
        ("Тэадор Хойс", "be", "ru", "Теодор Хойс"),
        # Finnish -niemi; Polish y is Ukrainian и, Polish i is і
        ("Марі Ківініемі", "uk", "ru", "Мари Кивиниеми"),
        ("Януш Онишкевич", "uk", "ru", "Януш Онышкевич"),
        ("Горан Божинович", "uk", "ru", "Горан Божинович"),
        # English w before и
        ("Майкл Уинстон", "ru", "uk", "Майкл Вінстон"),
        ("Роберт Уилсон", "ru", "uk", "Роберт Вілсон"),
        # English -ingham has a mute h; ж and ш have an apostrophe after them in names from abroad (Ukrainian, § 138)
        ("Джеймс Диллингхем", "ru", "uk", "Джеймс Діллінгем"),
        ("Кришьянис Кариньш", "ru", "uk", "Кріш’яніс Каріньш"),
        # Bulgarians and Tatars are no Ukrainians in -ів; і after a vowel is ї at the end, too
        ("Румен Радев", "ru", "uk", "Румен Радев"),
        ("Мустафа Джемилев", "ru", "uk", "Мустафа Джемілєв"),
        ("Али Хаменеи", "ru", "uk", "Алі Хаменеї"),
        ("Іцхак Герцог", "uk", "ru", "Ицхак Герцог"),
        ("Касим Ахмедов", "uk", "ru", "Касым Ахмедов"),
        ("Марин Ле Пен", "ru", "be", "Марын Ле Пен"),
        ("Инга Ругинене", "ru", "be", "Інга Ругінене"),
    ],
)
def test_a_foreign_name(name: str, source: str, target: str, expected: str) -> None:
    assert names.convert(name, source, target)[0] == expected


@pytest.mark.parametrize(
    ("name", "source", "target", "expected"),
    [
        ("Си Цзиньпин", "ru", "be", "Сі Цзіньпін"),
        ("Ли Цян", "ru", "uk", "Лі Цян"),
        ("Ким Чен Ын", "ru", "be", "Кім Чэн Ын"),
        ("Мун Чжэ Ин", "ru", "uk", "Мун Чже Ін"),
        ("Дэн Сяопин", "ru", "be", "Дэн Сяапін"),
        ("Ван Ї", "uk", "ru", "Ван И"),
        ("Ван І", "be", "ru", "Ван И"),
        # Palladius has no е but for ie; о of ао, оу and at the end stays, ц is soft before я and ю
        ("Мао Цзедун", "uk", "ru", "Мао Цзэдун"),
        ("Чжоу Эньлай", "ru", "be", "Чжоу Эньлай"),
        ("Ху Цзиньтао", "ru", "be", "Ху Цзіньтао"),
        ("Лі Цян", "be", "ru", "Ли Цян"),
        ("Дзін Сюэсян", "be", "ru", "Дин Сюэсян"),
        ("Сі Цзіньпін", "uk", "be", "Сі Цзіньпін"),
        ("Дэн Сяапін", "be", "uk", "Ден Сяопін"),
        # the only vowel of a word has the stress, so that а is no akanne; nothing is doubled in two letters
        ("Пан Гі Мун", "be", "ru", "Пан Ги Мун"),
        ("Мун Чжэ Ін", "be", "ru", "Мун Чжэ Ин"),
        ("Іван Шах", "be", "ru", "Иван Шах"),
        # Korean by Kontsevich's system: э is е in Ukrainian, ы is и, ё after a consonant ьо, and back
        ("Пак Кин Хе", "uk", "ru", "Пак Кын Хе"),
        ("Мун Чже Ін", "uk", "be", "Мун Чжэ Ін"),
        ("Юн Сок Йоль", "uk", "ru", "Юн Сок Ёль"),
        ("Лі Чже Мьон", "uk", "ru", "Ли Чжэ Мён"),
        ("Лі Мён Бак", "be", "uk", "Лі Мьон Бак"),
        ("Кім Дэ Чжун", "be", "ru", "Ким Дэ Чжун"),
        ("Пак Кин-хе", "uk", "ru", "Пак Кын-хе"),
        ("Хо Шы Мін", "be", "ru", "Хо Ши Мин"),  # a Vietnamese
        # particles and given names of the West are no Chinese syllables and surnames
        ("Ван ден Берг", "ru", "be", "Ван дэн Берг"),
        ("Ян Малы", "be", "ru", "Ян Малый"),
        ("Ян Цзечі", "uk", "ru", "Ян Цзэчи"),
    ],
)
def test_names_of_the_east_and_of_one_syllable(name: str, source: str, target: str, expected: str) -> None:
    assert names.convert(name, source, target)[0] == expected


@pytest.mark.parametrize(
    ("name", "source", "target", "expected"),
    [
        # Ukrainian orthography 2019, § 144: -ськой, and є in -єєв after р as after other consonants
        ("Дмитрий Донской", "ru", "uk", "Дмитро Донськой"),
        ("Дмитро Донськой", "uk", "ru", "Дмитрий Донской"),
        ("Князь Трубецкой", "ru", "uk", "Князь Трубецькой"),
        # и in what both languages have (Скрипник, Дзятківська, Власні імена людей, 2005)
        ("Игорь Лосик", "ru", "uk", "Ігор Лосик"),
        ("Светлана Тихановская", "ru", "uk", "Світлана Тихановська"),
        ("Владимир Литвин", "ru", "uk", "Володимир Литвин"),
        ("Марія Альохіна", "uk", "ru", "Мария Алёхина"),  # ьо is ё alone
        ("Симон Петлюра", "uk", "ru", "Симон Петлюра"),  # Сымон is the Belarusian
        ("Тетяна Хомич", "uk", "ru", "Татьяна Хомич"),  # a woman is no son of Хома
        # people keep the е of -евский, places alone have і there
        ("Антон Антылеўскі", "be", "uk", "Антон Антилевський"),
        ("Дмитрий Лаевский", "ru", "uk", "Дмитро Лаєвський"),
        # what Russian does not tell: ы after р, о after ш
        ("Алесь Зарыцкі", "be", "uk", "Алесь Зарицький"),
        ("Яна Шостак", "be", "uk", "Яна Шостак"),
        ("Юры Гагарын", "be", "uk", "Юрій Гагарін"),
        # surnames in -ий and -ык beside an East Slavic given name are East Slavic
        ("Олексій Навальний", "uk", "be", "Аляксей Навальны"),
        ("Аліна Коўшык", "be", "ru", "Алина Ковшик"),
    ],
)
def test_a_name_of_an_east_slav(name: str, source: str, target: str, expected: str) -> None:
    assert names.convert(name, source, target)[0] == expected
