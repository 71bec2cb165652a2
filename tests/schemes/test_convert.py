"""Texts through schemes: case, mixed text, unknown letters, families of schemes, streams."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from translit import TranslitError, schemes
from translit.schemes import converter, cutting, transliterate
from translit.schemes.automaton import Automaton
from translit.schemes.bulk import Bulk
from translit.schemes.convert import _forward
from translit.schemes.converter import Converter
from translit.schemes.cutting import BLOCK, blocks, joined_words, pieces, seams
from translit.schemes.stepwise import UNDECIDED
from translit.text import addresses

CASES = [
    ("title and capitals by word", "bgnpcgn-1947-ru", "Щука ЩУКА Щ. щ", "Shchuka SHCHUKA Shch. shch"),
    ("a lone capital among capitals", "bgnpcgn-1947-ru", "Я НЕ ЗНАЮ. Я знаю.", "YA NE ZNAYU. Ya znayu."),
    ("initials", "kmu-55-2010-uk", "Ю. Я. Щербань", "Yu. Ya. Shcherban"),
    ("capitals inside a word", "bgnpcgn-1947-ru", "ЦеСКА, МакФайзер", "TseSKA, MakFayzer"),
    ("hyphen starts a word", "bgnpcgn-1947-ru", "Йошкар-Ёла", "Yoshkar-Yëla"),
    (
        "Latin, digits, marks stay",
        "bgnpcgn-1979-be",
        "IT-кампанія №5 (COVID-19), 100%!",
        "IT-kampaniya №5 (COVID-19), 100%!",
    ),
    ("addresses stay", "bgnpcgn-1979-be", "https://example.org/a?b=1 і ён", "https://example.org/a?b=1 i yon"),
    ("domains in Cyrillic stay", "icao-9303-ru", "Сайт щука.рф и кот.", "Sait щука.рф i kot."),
    ("a domain alone", "by-2023-be", "шчука.бел", "шчука.бел"),
    (
        "addresses with Cyrillic in them stay too",
        "bgnpcgn-1979-be",
        "Гл. https://be.wikipedia.org/wiki/Мінск, пішы: шчука@бел.бел.",
        "Hl. https://be.wikipedia.org/wiki/Мінск, pishy: шчука@бел.бел.",
    ),
    ("and without a scheme", "by-2023-be", "be.wikipedia.org/wiki/Мінск", "be.wikipedia.org/wiki/Мінск"),
    ("or a path", "by-2023-be", "Мінск, svaboda.org?q=Мінск і к/я", "Minsk, svaboda.org?q=Мінск i k/ja"),
    ("look-alikes inside a word", "kmu-55-2010-uk", "Kиїв, Пoлтaвa", "Kyiv, Poltava"),
    ("any apostrophe", "kmu-55-2010-uk", "В’ячеслав Вʼячеслав В`ячеслав В'ячеслав", "Viacheslav " * 3 + "Viacheslav"),
    ("stress mark stays on its vowel", "bgnpcgn-1947-ru", "Москва\u0301", "Moskvá"),
    ("context is seen through a stress mark", "bgnpcgn-1947-ru", "пое\u0301здка бое\u0301ц", "poyézdka boyéts"),
    ("letters of before 1918", "alalc-ru", "Вѣра Ѳедоръ", "Vi͡era Ḟedorʺ"),
    ("a hard sign of before 1918", "mvd-310-1997-ru", "Михаилъ, объездъ; Ъ", 'Mikhail, obyezd; "'),
    ("which the standard leaves out", "iso-r9-1968-ru", "контръ-адмиралъ, объездъ", "kontr-admiral, obʺezd"),
    ("which comes back", "gost-7.79-2000-b-ru", "Михаилъ", "Mixail``"),
    (
        "what is not seen parts no word",
        "bgnpcgn-1947-ru",
        "с\u00adел по\u0301\u00adезд ЩУ\u200dКА",
        "s\u00adel pó\u00adyezd SHCHU\u200dKA",
    ),
    ("nor begins one", "bgnpcgn-1947-ru", "\u00adЕ\u00adльцин", "\u00adYe\u00adl’tsin"),
    (
        "such letters where the scheme names none",
        "mosmetro-ru",
        "Вѣра ѢЗДИТЪ, Ѳедоръ въ мірѣ",
        "Vera EZDIT, Fedor v mire",
    ),
    (
        "preposition softened by the next word",
        "tarashkevitsa-be",
        "без цябе, З лесу, пераз лес",
        "безь цябе, Зь лесу, пераз лес",
    ),
    (
        "such a preposition after capitals",
        "tarashkevitsa-be",
        "ЗША З ЛЕСУ І З лесу, БЕЗ БЕЗ Я",
        "ЗША ЗЬ ЛЕСУ І Зь лесу, БЕЗЬ БЕЗЬ Я",
    ),
    (
        "what ends in a preposition is none",
        "tarashkevitsa-be",
        "праз лес, каз лес, сям’з лесу",
        "празь лес, каз лес, сям’з лесу",
    ),
    ("an apostrophe that stays stays as typed", "tarashkevitsa-be", "сям’я, сям'я, з’езд", "сям’я, сям'я, зьезд"),
    ("ligatures are one capital", "alalc-ru", "Юлия ЮЛИЯ", "I͡Ulii͡a I͡ULII͡A"),
    ("Turkish dotted capital", "press-tr-ru", "Игорь ИГОРЬ", "İgor İGOR"),
    ("a letter that is two in small", "bgnpcgn-1947-ru", "İЩук щİЩ", "İShchuk shchİSHCH"),
]


@pytest.mark.parametrize(("scheme", "source", "target"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_texts(scheme: str, source: str, target: str) -> None:
    assert transliterate(source, scheme) == target


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("ЯяЗзБьЩщійсґЁ'’ .-\nAé", max_size=12), max_size=6),
    st.sampled_from(["bgnpcgn-1947-ru", "by-2000-2007-be", "kmu-55-2010-uk", "tarashkevitsa-be", "press-tr-ru"]),
)
@example(["Щ", "Я"], "bgnpcgn-1947-ru")  # one above the other they are no words in capitals
@example([], "bgnpcgn-1947-ru")
@example(["\ue000 Щ", "Ł"], "bgnpcgn-1947-ru")
def test_many_are_what_each_is(texts: list[str], scheme: str) -> None:
    assert schemes.transliterate_many(texts, scheme) == [transliterate(text, scheme) for text in texts]


def test_many_of_a_family_go_by_the_language_of_each() -> None:
    texts = ["Ён быў у Менску і не ведаў пра гэта", "Він був у Києві й нічого про це не знав"]
    assert schemes.transliterate_many(texts, "bgnpcgn") == [transliterate(text, "bgnpcgn") for text in texts]
    with pytest.raises(schemes.UncoveredLetter) as caught:
        schemes.transliterate_many(["раз", "два 東"], "bgnpcgn-1947-ru", unknown="error")
    assert caught.value.position == 4


def test_what_is_no_text_is_refused_by_its_argument() -> None:
    for texts in (["раз", None], [b"a"]):
        with pytest.raises(TranslitError, match="each of texts must be a str"):
            schemes.transliterate_many(texts, "bgnpcgn-1947-ru")  # type: ignore[arg-type]
    with pytest.raises(TranslitError, match="text must be a str, not int"):
        schemes.readings(5, "icao-9303-ru")  # type: ignore[arg-type]
    with pytest.raises(TranslitError, match="lexicon must be a list"):
        schemes.readings("Kazan", "icao-9303-ru", lexicon="Казань")


def test_unknown_letters() -> None:
    text = "Ғалым и 東"
    assert transliterate(text, "bgnpcgn-1947-ru") == "Ғalym i 東"
    assert transliterate(text, "bgnpcgn-1947-ru", unknown="drop") == "Alym i "
    assert transliterate(text, "bgnpcgn-1947-ru", unknown="unidecode") == "G'alym i Dong "
    with pytest.raises(schemes.UncoveredLetter, match="position 8") as caught:
        transliterate("Галым и 東", "bgnpcgn-1947-ru", unknown="error")
    assert caught.value.position == 8
    with pytest.raises(schemes.SchemeError, match="keep, drop"):
        transliterate(text, "bgnpcgn-1947-ru", unknown="guess")  # type: ignore[arg-type]


REFUSED_AT = [
    ("\u0301Wар東", "bgnpcgn-1947-ru", 4),  # the letter before it is folded
    ("и\u0306 ғ\u0301", "bgnpcgn-1947-ru", 3),
    ("Мҷ", "iso-9-1995-uk", 1),
    ("аж\u0306", "bgnpcgn-1947-ru", 1),  # one letter in NFC, ӂ, which does not stand there as such
    ("снег ъ", "tarashkevitsa-be", 5),
    ("www.東.by ғ", "bgnpcgn-1947-ru", 9),  # an address is no text
]


@pytest.mark.parametrize(("text", "scheme", "position"), REFUSED_AT)
def test_a_refusal_says_where(text: str, scheme: str, position: int) -> None:
    with pytest.raises(schemes.UncoveredLetter) as caught:
        transliterate(text, scheme, unknown="error")
    assert caught.value.position == position


def test_no_more_is_remembered_than_is_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converter, "_REMEMBERED", 10)
    forward = _forward("bgnpcgn-1947-ru", "keep")
    convert = Converter(forward.scheme, pieces(), forward.word, False)
    names = [f"Щ{'а' * number}" for number in range(1, 200)]
    assert [convert.short(name) for name in names] == [f"Shch{'a' * number}" for number in range(1, 200)]
    for memory in (convert._stretches, convert._known):
        assert len(memory) <= 10
        assert max(map(len, memory)) <= converter._LONG


def test_a_respelling_covers_the_letters_of_its_language() -> None:
    assert transliterate("Снег і з’езд", "tarashkevitsa-be", unknown="error") == "Сьнег і зьезд"


FOUND = [
    ("bgnpcgn", "be", "bgnpcgn-1979-be"),
    ("bgnpcgn", "uk", "bgnpcgn-2019-uk"),
    ("BGNPCGN-1965", "uk", "bgnpcgn-1965-uk"),
    ("kmu-55", None, "kmu-55-2010-uk"),
    ("iso9", "ru", "iso-9-1995-ru"),
    ("gost-7.79-a", "be", "iso-9-1995-be"),
    ("national-be", None, "by-2000-2007-be"),
    ("un", "uk", "un-2012-uk"),
    ("un", "ru", "un-1987-ru"),  # and not the newer transcription into Spanish
    ("iso-r9", "be", "iso-r9-1968-be"),  # and not a library's variant of it
    ("bgnpcgn-rus-Cyrl-Latn-1947", None, "bgnpcgn-1947-ru"),  # as Interscript names it
    ("gost_779", None, "iso-9-1995-ru"),  # as iuliia does
    ("UkrainianKMU", None, "kmu-55-2010-uk"),  # as translitua does
    ("RussianISOR9Table2", None, "gost-16876-71-t2-ru"),
    ("Russian-Latin/BGN", None, "bgnpcgn-1947-ru"),  # as ICU does
    ("uk-uk_Latn/BGN", None, "bgnpcgn-1965-uk"),
    ("mvd_310", None, "mvd-310-1997-ru"),  # and not its French form
    ("ISO 9 1995", "ru", "iso-9-1995-ru"),  # as one writes it
]


@pytest.mark.parametrize(("name", "lang", "scheme_id"), FOUND)
def test_names_of_schemes(name: str, lang: str | None, scheme_id: str) -> None:
    assert schemes.get(name, lang).id == scheme_id


REFUSED = [
    ("bgnpcgn-1979-bee", None, "bgnpcgn-1979-be"),
    ("lacynka-be", None, r"mean lacinka-be, lacinka-\w+-be or lacinka-\w+-be\?"),  # one name of each scheme
    ("kmu-2010-be", "be", "there is no scheme"),
    ("bgnpcgn", None, "be, ru, uk"),
    ("bgnpcgn", "pl", "only for"),
    ("bgnpcgm", "be", r"did you mean bgnpcgn-be\?"),  # of the language that was told
    ("", None, "there is no scheme"),
]


@pytest.mark.parametrize(("name", "lang", "message"), REFUSED)
def test_unknown_names_are_refused_with_the_nearest(name: str, lang: str | None, message: str) -> None:
    with pytest.raises(schemes.UnknownScheme, match=message):
        schemes.get(name, lang)


def test_family_is_chosen_by_the_language_of_the_text() -> None:
    assert transliterate("Ён быў у Менску і не ведаў пра гэта", "bgnpcgn") == transliterate(
        "Ён быў у Менску і не ведаў пра гэта", "bgnpcgn-1979-be"
    )
    with pytest.raises(TranslitError):
        transliterate("123", "bgnpcgn")


def test_irreversible_is_refused() -> None:
    with pytest.raises(schemes.SchemeError, match="cannot be reversed"):
        transliterate("Sascha", "duden-ru", reverse=True)


def test_press_transcriptions_for_targets() -> None:
    for source in ("be", "ru", "uk"):
        for target in ["de", "fr", "pl", "es", "fi", "sv", "lt", "lv", "cs", "hu", "it", "nl", "tr", "da", "no"]:
            scheme = schemes.for_target(source, target)
            assert scheme is not None and scheme.target == target and scheme.lang == source
    assert schemes.for_target("be", "ja") is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("Яя ЗНз\nюЩщ-'", max_size=12), max_size=12))
@example(["З ", "З", "\n", "З- Щ"])  # capitals across a hyphen were seen only beside plain ones
def test_stream_is_the_text_in_pieces(chunks: list[str]) -> None:
    whole = transliterate("".join(chunks), "bgnpcgn-1947-ru")
    assert "".join(schemes.transliterate_stream(chunks, "bgnpcgn-1947-ru")) == whole


def test_stream_of_a_lone_line_holds_no_more_than_it_must() -> None:
    pieces = schemes.transliterate_stream(("слова за словам " * 4096 for _ in range(40)), "bgnpcgn-1979-be")
    sizes = [len(piece) for piece in pieces]
    assert len(sizes) > 1 and max(sizes) < 3_000_000


def test_stream_reports_positions_from_its_start() -> None:
    with pytest.raises(schemes.UncoveredLetter) as caught:
        list(schemes.transliterate_stream(["раз\n", "два\n", "東\n"], "bgnpcgn-1947-ru", unknown="error"))
    assert caught.value.position == 8


@pytest.mark.parametrize("scheme", schemes.available(), ids=lambda scheme: scheme.id)
def test_any_text_goes_through(scheme: schemes.Scheme) -> None:
    @settings(max_examples=8, deadline=None)
    @given(st.one_of(st.text(max_size=30), st.text("абґіїЎЩщья'’ʹ`\"´\u0301 -Ağž\u0361", max_size=20)))
    def goes(text: str) -> None:
        kept = transliterate(text, scheme.id)
        transliterate(text, scheme.id, unknown="drop")
        transliterate(text, scheme.id, unknown="unidecode")
        try:
            assert transliterate(text, scheme.id, unknown="error") == kept
        except schemes.UncoveredLetter as refused:
            assert text[refused.position].isalpha()
        if scheme.reversible != "no":
            transliterate(text, scheme.id, reverse=True)

    goes()


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@example("\ua78b \ua78c")  # letters that look like apostrophes
@example("\U0002f800 \u1f71")  # NFC has others for them
def test_what_is_not_covered_comes_out_as_it_went_in(text: str) -> None:
    kept = "".join(char for char in text if not "\u0370" <= char <= "\u052f" and not "\u0300" <= char <= "\u036f")
    assert transliterate(kept, "iso-9-1995-ru") == kept


@pytest.mark.parametrize("scheme", schemes.available(), ids=lambda scheme: scheme.id)
def test_letter_by_letter_gives_what_whole_words_give(scheme: schemes.Scheme) -> None:
    """`automaton` knows only the letters so far; `forward` looks at the whole word."""
    forward = _forward(scheme.id, "keep")
    forms = Automaton(forward).forms
    whole = Converter(scheme, pieces(), forward.word, False)
    letters = (
        "".join(scheme.letters) + "".join(key for rule in forward.all_rules for key in rule.letters) + "’ьйіщЖ'-.(7"
    )
    parts = st.builds(
        lambda part, case: case(part),
        st.text(letters, max_size=8) | st.sampled_from(["w", "Я", *scheme.joined]),
        st.sampled_from([str.lower, str.capitalize, str.upper, str]),
    )

    @settings(max_examples=20, deadline=None)
    @given(st.lists(parts, max_size=3), st.sampled_from([" ", "-", ". ", "’", "\n"]))
    @example(["ЩИТ", "Я"], " ")  # a capital alone is one of the words in capitals before it
    @example(["ЩИТ", "Щ’ит"], " ")
    @example(["С’ЁН", "с’ён"], " ")
    @example(["з", "без", "сьвята"], " ")
    def agrees(words: list[str], between: str) -> None:
        text = between.join(words)
        form = forms(text)
        assert UNDECIDED in form or form == whole(text)

    agrees()
    decided = [word for sample in scheme.samples for word in sample.source.split() if UNDECIDED not in forms(word)]
    assert len(decided) >= len(scheme.samples) / 2  # else it would be of no use
    for word in decided:
        assert forms(word) == forward.word(word) or not word.isalpha()


# What is together, what is loud, and what cannot be decided letter by letter, side by side.
WORDS = [
    "З",
    "з",
    "без",
    "лесу",
    "ЛЕСУ",
    "Сьвет",
    "Я",
    "НЕ",
    "Éлесу",
    "лe\u0301су",
    "сямʼя",
    "Café",
    "IT",
    "www.сцяг.by",
]


@pytest.mark.parametrize("scheme", ["lacinka-from-official-be", "tarashkevitsa-be", "vlkk-lt-be", "bgnpcgn-1979-be"])
@settings(max_examples=40, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS)))
@example(words=["з", "лeсу"])  # with a Latin e: what cannot be decided letter by letter softens the word before it
@example(words=["ЗША", "з", "ЛЕСУ", "Я", "НЕ"])
@example(words=["з"] + ["лес"] * 9000 + ["з", "лесу"])  # the word after a preposition in the same block
def test_a_text_is_what_its_whole_words_are(scheme: str, words: list[str]) -> None:
    """Letter by letter, the doubtful words mended, beside whole words alone."""
    forward = _forward(scheme, "keep")
    text = " ".join(words)
    assert transliterate(text, scheme) == Converter(forward.scheme, pieces(), forward.word, False)(text)


@pytest.mark.parametrize("scheme", schemes.available(), ids=lambda scheme: scheme.id)
def test_a_long_text_at_once_is_what_its_words_are(scheme: schemes.Scheme) -> None:
    """`bulk` has its own way to see contexts, and leaves to others what is out of the ordinary; neither may show."""
    forward = _forward(scheme.id, "keep")
    assert Bulk.able(forward)
    bulk = Bulk(forward)
    prepositions = re.compile(joined_words(scheme) if scheme.joined else "(?!)")
    found = pieces().findall
    apart: list[str] = []

    def each(stretch: str) -> str:
        apart.append(stretch)
        words, done = [], 0
        for noun in prepositions.finditer(stretch):
            start = noun.start(noun.lastindex or 0)
            words += [*found(stretch[done:start]), stretch[start : noun.end()]]
            done = noun.end()
        return "".join(map(forward.word, [*words, *found(stretch[done:])]))

    samples = " ".join(sample.source for sample in scheme.samples)
    assert bulk.forms(samples, each) == each(samples)
    assert len(" ".join(apart)) < 1.5 * len(samples)  # itself, and half of it at most
    keys = "".join(key for rule in forward.all_rules for key in rule.letters)
    letters = "".join(scheme.letters) + keys + "’ьйіщЖ'-.(7w\0\x02\x04"
    words = st.builds(
        lambda part, case: case(part),
        st.text(letters, max_size=8) | st.sampled_from([*samples.split(), "e", "\u0301", "Café", "С’ён"]),
        st.sampled_from([str.lower, str.capitalize, str.upper, str]),
    )

    @settings(max_examples=10, deadline=None)
    @given(st.lists(words, max_size=6), st.sampled_from(["", " ", "-", ". ", "’", "\n"]))
    def agrees(words: list[str], between: str) -> None:
        text = between.join(words)
        assert bulk.forms(text, each) == each(text)

    agrees()


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        ("wiktionary-ca-ru", "в" * 9),  # keys of two letters, one in another, end to end
        ("wiktionary-ca-ru", "лллллив" * 3),
        ("wiktionary-ca-ru", "Ввв" + "ж" * 5000),  # more than are followed
        ("lacinka-from-official-be", "дзьдзь " + "нн" * 50 + "ён"),
    ],
)
def test_keys_that_overlap_are_read_from_the_left(scheme: str, text: str) -> None:
    forward = _forward(scheme, "keep")
    assert Bulk(forward).forms(text, forward.word) == "".join(map(forward.word, pieces().findall(text)))


@pytest.mark.parametrize("scheme", ["tarashkevitsa-be", "lacinka-from-official-be", "vlkk-lt-be", "cyrtranslit-ru"])
def test_a_long_text_is_what_its_words_are(scheme: str) -> None:
    """Blocks at once, with all in them that goes another way."""
    forward = _forward(scheme, "keep")
    samples = [sample.source for sample in forward.scheme.samples]
    odd = [
        "без",
        "яго",
        "Я",
        "НЕ",
        "ЗНАЮ",
        "e\u0301",
        "Café",
        "Мiнск",
        "(\ue000",
        "ю,\nЁй",
        "\x02",
        "",
        "О’Ніл",
        "C",
        "5",
    ]
    chance = random.Random(scheme)
    text = " ".join(chance.choices([*samples * 3, *odd], k=20_000))
    assert transliterate(text, scheme) == Converter(forward.scheme, pieces(), forward.word, False)(text)


@pytest.mark.parametrize("sign", ["", "\0", "\x02", "\x03"])
def test_a_long_text_with_capitals_and_addresses_in_it(sign: str) -> None:
    """What is written apart from the rest comes back to its place, whatever signs stand for it meanwhile."""
    part = f"Щука https://be.wikipedia.org/wiki/Мінск Я{sign} НЕ ЗНАЮ, щи Ельцин Éлe\u0301су.\n"
    assert transliterate(part * 2000, "bgnpcgn-1947-ru") == transliterate(part, "bgnpcgn-1947-ru") * 2000


LINES = [
    ("bgnpcgn-1947-ru", "Щ ЯК. Я НЕ ЗНАЮ, щи - Я Ельцин; Café ПОЁТ И Я, www.щи.by/щи. "),
    ("tarashkevitsa-be", "Без цябе і З ЛЕСУ, праз ’лес без Éлесу; сям’з лесу (без яго). БЕЗ БЕЗ Я "),
    ("lacinka-from-official-be", "з без лесу ЗША З ЛЕСУ І З лесу цераз сям’ю "),
]


@pytest.mark.parametrize(("scheme", "part"), LINES, ids=[row[0] for row in LINES])
@pytest.mark.parametrize("block", [5, 30])
def test_a_lone_line_is_cut_where_it_does_not_show(
    scheme: str, part: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line longer than two blocks is cut after a space (`seams`); beside it the same text as one piece."""
    monkeypatch.setattr(cutting, "BLOCK", block)  # 32,768 letters in earnest
    forward = _forward(scheme, "keep")
    convert = Converter(forward.scheme, pieces(), forward.word, False)
    for shift in range(len(part)):  # so that each place of the text comes where a cut could be
        text = part[shift:] + part * 2
        assert len(list(blocks(text, seams(forward.scheme)))) > 1
        assert convert(text) == convert._block(text, 0, addresses(text))


@pytest.mark.parametrize("scheme", ["tarashkevitsa-be", "bgnpcgn-1979-be"])
@settings(max_examples=150, deadline=None)
@given(words=st.lists(st.sampled_from([*WORDS, "- Я", "-", "сьнег\n"])), near=st.sampled_from([0, 7, 100]))
def test_words_in_capitals_are_found_by_what_is_near_them(scheme: str, words: list[str], near: int) -> None:
    """Beside the search that goes over all of the text."""
    forward = _forward(scheme, "keep")
    convert = Converter(forward.scheme, pieces(), forward.word, False)
    text = " ".join(words)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(converter, "_NEAR", near)
        found = [match.span() for match in convert._spans(text, convert._joined)]
    assert found == [match.span() for match in convert._spanning.finditer(text)]


def test_a_lone_line_without_a_seam_is_not_cut() -> None:
    text = "ЩИ " * BLOCK
    assert list(blocks(text, seams(_forward("bgnpcgn-1947-ru", "keep").scheme))) == [text]
    assert transliterate(text, "bgnpcgn-1947-ru") == "SHCHI " * BLOCK
