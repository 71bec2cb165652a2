"""Keeping a glossary in order: `translit glossary add` and `edit`."""

from __future__ import annotations

import getpass
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .files import KINDS, code, complete_ids, glossary_option, load_glossary, path_text
from .terminal import say

if TYPE_CHECKING:
    from translit.glossary.editing import Folder, Stored

__all__ = [
    "add",
    "author_name",
    "author_option",
    "commit_option",
    "edit",
    "folders_of",
    "owner_of",
    "refuse_unknown",
    "wrote",
]

author_option = click.option("--author", metavar="NAME", help="Who the history names (default: your user name).")
commit_option = click.option("--commit", "commits", is_flag=True, help="Make a git commit of it.")


@click.command()
@click.argument("id", metavar="ID")
@click.option(
    "--to",
    "folder",
    required=True,
    type=path_text,
    metavar="DIR",
    help="Folder of your glossary; the file is DIR/ID.yaml.",
)
@click.option(
    "--type",
    "kind",
    type=KINDS,
    default="person",
    show_default=True,
    help="What it is.",
)
@click.option("--gender", type=click.Choice(["m", "f", "n"]), help="Needed for a person.")
@click.option(
    "--form",
    "forms",
    multiple=True,
    required=True,
    metavar="CODE=FORM",
    help="The form to print in a spelling: be='Ігар Лосік'. Once for each.",
)
@click.option(
    "--variant",
    "variants",
    multiple=True,
    metavar="CODE=FORM",
    help="Another spelling that is found and never printed. Once for each.",
)
@click.option("--propose", "proposed", is_flag=True, help="Work out the forms in the other languages by rule.")
@author_option
@commit_option
def add(
    id: str,
    folder: str,
    kind: str,
    gender: str | None,
    forms: tuple[str, ...],
    variants: tuple[str, ...],
    proposed: bool,
    author: str | None,
    commits: bool,
) -> None:
    """Add an entry to a glossary of your own, as a draft.

    It is checked before it is written: an entry that could not be used is refused.

    \b
    translit glossary add novik-alena --to ours --gender f --form be="Алена Новік"
    """
    from translit.glossary import Entry, Glossary, propose, refuse_shared_names

    if kind == "person" and gender is None:
        raise click.UsageError("a person needs --gender m or --gender f; names decline by it.")
    opened = _new_in(folder, id, commits)
    data: dict[str, Any] = {"id": id, "type": kind}
    data |= {"gender": gender} if gender else {}
    data["status"] = "draft"
    data["forms"] = {spelling: values[0] for spelling, values in _pairs(forms, once=True).items()}
    if proposed:
        source, name = next(iter(data["forms"].items()))
        data["forms"] = {**propose(name, source, kind=kind, gender=gender), **data["forms"]}
    data |= {"variants": _pairs(variants)} if variants else {}
    given = Entry(id, kind, data["forms"], gender=gender)  # type: ignore[arg-type]
    refuse_shared_names(Glossary([*Glossary.load(), given], files={id: opened.path / f"{id}.yaml"}))
    wrote(opened.save(id, data, version=None, author=author_name(author)))


def _new_in(folder: str, id: str, commits: bool) -> Folder:
    """The folder that a new entry goes to; refuses one that is not there, and an id that is taken in it."""
    from translit.glossary.editing import Folder

    place = Path(folder)
    if not place.is_dir():
        raise click.UsageError(f"there is no folder {folder}; make it, or say another one with --to.")
    opened = Folder.open(place, commits=commits)
    if id in opened or (place / Path(f"{id}.yaml").name).exists():
        raise click.UsageError(
            f"{place / f'{id}.yaml'} is there already; `translit glossary edit {id} --glossary {folder}` changes it."
        )
    return opened


@click.command()
@click.argument("id", metavar="ID", shell_complete=complete_ids)
@glossary_option
@click.option("--form", "forms", multiple=True, metavar="CODE=FORM", help="Set a form instead of opening the editor.")
@click.option("--confirm", is_flag=True, help="Make a draft a confirmed entry instead of opening the editor.")
@click.option("--undo", is_flag=True, help="Bring back what it said before the last change, or the deleted entry.")
@author_option
@commit_option
def edit(
    id: str,
    glossaries: tuple[str, ...],
    forms: tuple[str, ...],
    confirm: bool,
    undo: bool,
    author: str | None,
    commits: bool,
) -> None:
    """Change an entry of your own glossary, or of the built-in one in a copy of your own.

    It is opened in $EDITOR, unless an option says what to change. What was saved is checked; an entry that could not
    be used is not written, and what you typed is kept. An entry of the built-in glossary is copied into the last
    --glossary, where it takes the place of that one.

    \b
    translit glossary edit novik-alena --glossary ours --form be="Алёна Новік"
    """
    if undo and (forms or confirm):
        raise click.UsageError("--undo goes alone; it brings back the whole entry.")
    opened = _folder_for(id, glossaries, commits, deleted=undo)
    who = author_name(author)
    own = id in opened
    if undo:
        wrote(opened.undo(id, opened.read(id).version if own else None, who))
        return
    stored = opened.read(id) if own else _builtin(id)
    version = stored.version if own else None
    if forms or confirm:
        data = dict(stored.data)
        changed = {spelling: values[0] for spelling, values in _pairs(forms, once=True).items()}
        data["forms"] = {**data["forms"], **changed}
        data |= {"variants": _but(data["variants"], changed)} if "variants" in data else {}
        data |= {"status": "confirmed"} if confirm else {}
        if data == stored.data:
            say("nothing was changed.")
        else:
            wrote(opened.save(id, data, version=version, author=who))
    else:
        _edit_text(opened, id, stored, version, who)


def _but(variants: Mapping[str, Sequence[str]], forms: Mapping[str, str]) -> dict[str, list[str]]:
    """The variants without those that are printed now; a code of which none is left goes."""
    left = {code: [form for form in those if form != forms.get(code)] for code, those in variants.items()}
    return {code: those for code, those in left.items() if those}


def folders_of(glossaries: tuple[str, ...], commits: bool) -> list[Folder]:
    """The folders of the --glossary options, a file's being the one in which it lies."""
    from translit.glossary.editing import Folder

    for path in glossaries:
        if not Path(path).exists():
            raise click.UsageError(f"there is no file or folder {path}; check the path, or make the folder.")
    return [Folder.open(path if path.is_dir() else path.parent, commits=commits) for path in map(Path, glossaries)]


def owner_of(id: str, folders: Sequence[Folder]) -> Folder | None:
    """The folder whose entry is used, None where none has it. Raises `GlossaryError` where its file is broken."""
    owner = next((folder for folder in reversed(folders) if id in folder), None)
    if owner is None:
        for folder in folders:
            folder.refuse_broken(id)
    return owner


def refuse_unknown(id: str, folders: Sequence[Folder]) -> None:
    """Refuse an entry that nobody has, and name the nearest that somebody has."""
    from translit.glossary import Glossary

    builtin = load_glossary(())
    entries = [*builtin, *(entry for folder in folders for entry in folder.entries())]
    Glossary(entries, name="+".join([builtin.name, *(str(folder.path) for folder in folders)])).entry(id)


def _folder_for(id: str, glossaries: tuple[str, ...], commits: bool, *, deleted: bool) -> Folder:
    """The folder of one's own glossary that has the entry, or had it if that will do; else where its copy goes to."""
    folders = folders_of(glossaries, commits)
    owner = owner_of(id, folders)
    if owner is None and deleted:
        owner = next((folder for folder in reversed(folders) if folder.history(id)), None)
    if owner is not None:
        return owner
    refuse_unknown(id, folders)
    if not folders or not Path(glossaries[-1]).is_dir():
        raise click.UsageError(
            f"{id} belongs to the built-in glossary; say with --glossary DIR in which folder of yours it is changed."
        )
    return folders[-1]


def _builtin(id: str) -> Stored:
    from translit.glossary import builtin_path
    from translit.glossary.editing import Folder

    return Folder.open(builtin_path()).read(id)


def _edit_text(opened: Folder, id: str, stored: Stored, version: str | None, author: str) -> None:
    from translit.glossary import GlossaryError

    if version is not None and opened.shares_file(id):
        raise click.UsageError(f"{stored.path} holds other entries too; change it in a text editor, or use --form.")
    text = stored.path.read_text(encoding="utf-8-sig")
    edited = click.edit(text, extension=".yaml", require_save=True)
    if edited is None or edited == text:
        say("nothing was changed.")
        return
    try:
        wrote(opened.save_text(id, edited, version=version, author=author))
    except GlossaryError:
        with tempfile.NamedTemporaryFile("w", suffix=f"-{id}.yaml", delete=False, encoding="utf-8") as kept:
            kept.write(edited)
        say(f"what you wrote is kept in {kept.name}.")
        raise


def wrote(stored: Stored) -> None:
    """Say where an entry was written, and what went wrong after that."""
    say(f"wrote {stored.path}")
    if stored.warning:
        say(stored.warning)


def author_name(author: str | None) -> str:
    """Who the history names: as said, else the user of this machine."""
    if author:
        return author
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        return ""


def _pairs(given: Sequence[str], *, once: bool = False) -> Mapping[str, list[str]]:
    """`be=Ігар Лосік` and its like, gathered by spelling code."""
    found: dict[str, list[str]] = {}
    for each in given:
        spelling, equals, form = each.partition("=")
        if not equals or not form.strip():
            raise click.UsageError(f"{each!r} is not CODE=FORM; write it like be='Ігар Лосік'.")
        try:
            named = code(spelling)
        except click.BadParameter as error:
            raise click.UsageError(f"{each!r}: {error.message}") from error
        found.setdefault(named, []).append(form.strip())
        if once and len(found[named]) > 1:
            raise click.UsageError(f"two forms for {named}; the one not to be printed is a --variant.")
    return found
