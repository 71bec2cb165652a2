"""`translit glossary delete`: an entry of one's own taken out, so that it can be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from .files import complete_ids, glossary_option, json_option, load_glossary, write_json
from .terminal import on_terminal, say
from .upkeep import author_name, author_option, commit_option, folders_of, owner_of, refuse_unknown

if TYPE_CHECKING:
    from translit.glossary.editing import Folder, Stored

__all__ = ["delete"]


@click.command()
@click.argument("id", metavar="ID", shell_complete=complete_ids)
@glossary_option
@click.option("--yes", is_flag=True, help="Do not ask.")
@author_option
@commit_option
@json_option
def delete(id: str, glossaries: tuple[str, ...], yes: bool, author: str | None, commits: bool, as_json: bool) -> None:
    """Delete an entry of your own glossary, after asking; `edit --undo` brings it back.

    Of two --glossary that have it, the later one's goes. An entry of the built-in glossary stays; what goes is your
    copy of it, and the built-in one is used again.

    \b
    translit glossary delete novik-alena --glossary ours
    """
    folders = folders_of(glossaries, commits)
    owner = owner_of(id, folders)
    if owner is None:
        refuse_unknown(id, folders)
        raise click.UsageError(
            f"{id} belongs to the built-in glossary and stays; only an entry of your own is deleted."
        )
    stored = owner.read(id)
    if not yes:
        if as_json or not on_terminal():
            raise click.UsageError("nobody is there to be asked; say --yes.")
        if not click.confirm(f"Delete {_called(stored)} ({stored.path})?", err=True):
            say("nothing was deleted.")
            return
    warning = owner.delete(id, stored.version, author_name(author))
    left = _left(id, [folder for folder in folders if folder is not owner])
    if as_json:
        write_json({"id": id, "deleted": str(stored.path), "now": left, "warning": str(warning)})
        return
    say(f"deleted {id} from {owner.path}; `translit glossary edit {id} --glossary {owner.path} --undo` brings it back.")
    for told in filter(None, (warning, left and f"the entry of {left} is used from here on.")):
        say(told)


def _called(stored: Stored) -> str:
    forms = stored.data.get("forms") or {}
    return " / ".join(dict.fromkeys(map(str, forms.values()))) or stored.path.name


def _left(id: str, folders: Sequence[Folder]) -> str:
    """Whose entry is used where one's own is gone: another folder's, the built-in glossary's, or nobody's."""
    owner = owner_of(id, folders)
    if owner is not None:
        return str(owner.path)
    return "the built-in glossary" if id in {entry.id for entry in load_glossary(())} else ""
