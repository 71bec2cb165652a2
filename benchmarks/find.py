"""`names.find` on news with many names: MB a second of processor time, names met for the first time and again.

The news are made here: each 1,000 bytes have six mentions of people, in the cases that the sentences ask for, half of
them of people who were never named before. Their surnames are put together of syllables and of the endings that
surnames have. The people who come again are the 1,000 of the glossary, which one of the rows uses.
"""

from __future__ import annotations

import gc
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator

LANGS = ("be", "ru", "uk", "en")
SIZE = 500_000  # bytes of UTF-8
ARTICLE = 4_000  # bytes; `find` gets an article at a time
DENSITY = 6 / 1000  # mentions a byte
ENTRIES = 1000
AGAIN = 100  # of them, who are in the news

SYLLABLES = {
    "be": "ба бар ве ган гры да дуб жа зар ка кал кур ла ле лу ма мар мі на не па пры ра ры са сма та тру ха ця ча шу",
    "ru": "ба бар ве ган гри да дуб жа зар ка кал кур ла ле лу ма мар ми на не по при ра ро са сма та тру хо це ча шу",
    "uk": "ба бар ве ган гри да дуб жа зар ка кал кур ла ле лу ма мар мі на не по при ра ро са сма та тру хо це ча шу",
    "en": "ba bar ve gan gry da dub zha zar ka kal kur la le lu ma mar mi na ne po pry ra ro sa sma ta tru kho tse sha",
}
ENDINGS = {
    "be": "эвіч овіч оўскі нская энка чук ў ніна інскі рава наў вец нюк цкая нец ніца льба нь",
    "ru": "евич ович овский нская енко чук в нина инский рова нов вец нюк цкая нец ница льба нь",
    "uk": "евич ович овський нська енко чук в ніна інський рова нов вець нюк цька нець ниця льба нь",
    "en": "evich ovich ouski nskaya enka chuk u nina inski rava nov vets niuk tskaya nets nitsa lba n",
}
SENTENCES = {
    "be": (
        "Учора ў сталіцы пра гэта заявіў {nom}, якога цытуе выданне.",
        "Суд Ленінскага раёна пакараў {gen} штрафам.",
        "Паводле {gen}, перамовы доўжыліся каля пяці гадзін.",
        "Журналісты перадалі {dat} ліст чытачоў.",
        "Размова з {ins} адбылася ў чацвер, 11 верасня.",
    ),
    "ru": (
        "Вчера в столице об этом заявил {nom}, которого цитирует издание.",
        "Суд Ленинского района оштрафовал {gen} за участие в акции.",
        "По словам {gen}, переговоры длились около пяти часов.",
        "Журналисты передали {dat} письмо читателей.",
        "Разговор с {ins} состоялся в четверг, 11 сентября.",
    ),
    "uk": (
        "Учора в столиці про це заявив {nom}, якого цитує видання.",
        "Суд Шевченківського району оштрафував {gen} за участь в акції.",
        "За словами {gen}, перемовини тривали близько п'яти годин.",
        "Журналісти передали {dat} листа читачів.",
        "Розмова з {ins} відбулася в четвер, 11 вересня.",
    ),
    "en": (
        "The talks lasted about five hours, {nom} said on Thursday.",
        "A court in the capital fined {nom} for taking part in a rally.",
        "According to {nom}, an agreement may be signed within a month.",
        "Reporters handed {nom} a letter from their readers.",
        "In September the newspaper spoke to {nom} at length.",
    ),
}
FILLER = {
    "be": "Гаворка ішла пра тое, як людзі будуць жыць далей і што трэба зрабіць найперш. ",
    "ru": "Речь шла о том, как людям жить дальше и что нужно сделать в первую очередь. ",
    "uk": "Ішлося про те, як людям жити далі і що треба зробити насамперед. ",
    "en": "They spoke about what people need most and what has to be done before anything else. ",
}

READY = {
    "be": "Учора ў Мінску заявіў Ігар Лосік. Жомарта Голуба бачылі ў Вільні.",
    "ru": "Вчера в Минске заявил Игорь Лосик. Жомарта Голуба видели в Вильнюсе.",
    "uk": "Учора в Мінську заявив Ігор Лосик. Жомарта Голуба бачили у Вільнюсі.",
    "en": "Ihar Losik said in Minsk on Thursday. Zhomart Holub was seen in Vilnius.",
}


def run() -> list[dict[str, object]]:
    """One row for each language without and with a glossary, in a process of its own that has met none of the names."""
    return [_measured(lang, with_glossary) for lang in LANGS for with_glossary in (False, True)]


def _measured(lang: str, with_glossary: bool) -> dict[str, object]:
    articles, entries = news(lang)
    given = json.dumps({"lang": lang, "articles": articles, "entries": entries if with_glossary else []})
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.find"], input=given, capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


def news(lang: str) -> tuple[list[str], list[str]]:
    """The articles, and the full names of those who come again; the same in every run."""
    chance = random.Random(lang)
    new = _people(lang, chance)
    known = [next(new) for _ in range(ENTRIES)]
    again = chance.sample(known, AGAIN)
    written, articles = 0, []
    while written < SIZE:
        people = [next(new) if n % 2 else chance.choice(again) for n in range(round(ARTICLE * DENSITY))]
        articles.append(_article(lang, people, chance))
        written += len(articles[-1].encode())
    return articles, known


def _people(lang: str, chance: random.Random) -> Iterator[str]:
    from translit.names import GivenNames

    code = "en:be" if lang == "en" else lang
    given = {sex: [f for name in GivenNames.builtin() if name.gender == sex and (f := name.form(code))] for sex in "mf"}
    # Given names as in life: the second half as often as the first, the third a third as often.
    often = {sex: [1 / (place + 1) for place in range(len(names))] for sex, names in given.items()}
    for names in given.values():
        chance.shuffle(names)
    women = ("а", "я", "a")
    met = set()
    while True:
        stem = "".join(chance.choices(SYLLABLES[lang].split(), k=chance.choice((1, 2, 2, 3))))
        surname = (stem + chance.choice(ENDINGS[lang].split())).capitalize()
        if surname not in met:
            met.add(surname)
            sex = "f" if surname.endswith(women) else "m"
            yield f"{chance.choices(given[sex], often[sex])[0]} {surname}"


def _article(lang: str, people: list[str], chance: random.Random) -> str:
    from translit import names

    told, length = [], 0
    for n, person in enumerate(people, 1):
        sentence = chance.choice(SENTENCES[lang])
        case = sentence.partition("{")[2][:3]
        told.append(sentence.format(**{case: person if lang == "en" else names.inflect(person, lang, case)}))
        length += len(told[-1].encode()) + 1
        while length < n / DENSITY:
            told.append(FILLER[lang].strip())
            length += len(told[-1].encode()) + 1
    return " ".join(told) + "\n"


def measure(lang: str, articles: list[str], entries: list[str]) -> dict[str, object]:
    """MB/s by `time.process_time`, for the machine may be doing other things; the last rows read every lemma too."""
    from translit import Glossary, names

    forms = {str(number): {lang: name} for number, name in enumerate(entries)}
    glossary = Glossary.from_forms(forms) if entries else None
    # What is read and built once is read and built here: the measured names are none of these.
    [mention.lemma for mention in names.find(READY[lang], lang, glossary=glossary)]
    size = sum(len(article.encode()) for article in articles) / 1e6
    gc.collect()  # else the garbage of the building is collected in whichever pass comes next
    row: dict[str, object] = {"lang": lang, "entries": len(entries), "MB": size}
    started = time.process_time()
    found = [names.find(article, lang, glossary=glossary) for article in articles]
    row["first MB/s"] = size / (time.process_time() - started)
    row["mentions"] = sum(map(len, found))
    lemmas = [mention.lemma for mentions in found for mention in mentions]
    row["first MB/s, lemmas read"] = size / (time.process_time() - started)
    started = time.process_time()
    again = [names.find(article, lang, glossary=glossary) for article in articles]
    row["again MB/s"] = size / (time.process_time() - started)
    assert lemmas == [mention.lemma for mentions in again for mention in mentions]
    return row


if __name__ == "__main__":
    print(json.dumps(measure(**json.load(sys.stdin))))
