"""What a glossary of one's own may not have: another entry's name."""

from __future__ import annotations

from ..errors import Message
from .errors import GlossaryError
from .store import Glossary, builtin_path

__all__ = ["refuse_shared_names"]


def refuse_shared_names(glossary: Glossary) -> None:
    """Raise `GlossaryError` where a person of one's own glossary has the printed form of another entry's person.

    Nothing in a text could tell the two apart. The built-in glossary's own entries are for `lint` to look over.
    """
    owners: dict[tuple[str, str], str] = {}
    for entry in glossary:
        file = glossary.files.get(entry.id)
        for code, form in entry.forms.items() if entry.type == "person" else ():
            other = owners.setdefault((code, form), entry.id)
            if other != entry.id and file is not None and builtin_path() not in file.parents:
                raise GlossaryError(
                    Message(
                        "“{form}” is the name of {other} already; give this entry the id {other} if it is the same "
                        "person, else tell the two apart by a patronymic or a second name.",
                        form=form,
                        other=other,
                    ),
                    file=file,
                    field=f"{entry.id}.forms.{code}",
                )
