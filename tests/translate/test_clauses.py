"""A name that a model drops from a long sentence is looked for clause by clause."""

from __future__ import annotations

from collections.abc import Sequence

from translit import Glossary, translate
from translit.engines import Rendering
from translit.engines.fake import FakeEngine

HOWARD = Glossary.from_forms({"howard": {"en": "Howard", "ru": "Говард"}})


class Forgetful(FakeEngine):
    """Drops whatever has a capital inside a sentence of several clauses, stand-ins too."""

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        made = super()._render(sentences, source, target, attention)
        return [Rendering(_small(one.text)) if "," in one.text[:-1] else Rendering(one.text) for one in made]


def _small(text: str) -> str:
    first, *rest = text.split()
    return " ".join([first, *(word for word in rest if word[0].islower())]) + "."


def test_a_name_dropped_from_a_sentence_is_found_in_its_clause() -> None:
    words = {"when": "когда", "it": "это", "rained": "лило", "he": "он", "met": "встретил", "today": "сегодня"}
    done = translate(
        "When it rained, he met Howard today.", "en", "ru", glossary=HOWARD, engine=Forgetful({("en", "ru"): words})
    )
    assert [(name.found, name.ok) for name in done.names] == [("Говарда", True)]
    assert done.text == "Когда это лило, он встретил Говарда сегодня."


class Stopping(Forgetful):
    """Ends whatever it gets with a full stop, a clause too."""

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        made = super()._render(sentences, source, target, attention)
        return [Rendering(one.text.rstrip(".,") + ".") for one in made]


def test_a_clause_before_a_comma_ends_in_no_full_stop() -> None:
    words = {"when": "когда", "it": "это", "rained": "лило", "he": "он", "met": "встретил", "today": "сегодня"}
    done = translate(
        "When it rained, he met Howard today.", "en", "ru", glossary=HOWARD, engine=Stopping({("en", "ru"): words})
    )
    assert done.text == "Когда это лило, он встретил Говарда сегодня."
