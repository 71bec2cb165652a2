"""A folder of entry files that several people and programs edit at once: versions, whole files, history, undo."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from translit.errors import Message, joined

from ..entry import Entry
from ..errors import GlossaryError, UnknownEntry
from ..reading import parse_yaml
from ..store import Glossary, builtin_path
from .batch import Batch
from .clash import Clash
from .commits import commit
from .history import FOLDER, History, Revision, earlier
from .ids import check_id
from .layout import rewritten
from .locking import locked
from .placing import new_place, texts_of
from .scanning import Files
from .states import Now, Stored, read_at, refuse_unwritable, version_of
from .writing import remove_file, sweep, write_file

__all__ = ["Clash", "Folder"]

_LOCK, _KEPT = "lock", "read.json"


class _Written(NamedTuple):
    """The text of an entry as it shall be written, and the number of the revision that it comes from, if any."""

    text: str
    back_to: int | None = None


class Folder:
    """The entries of one folder, one YAML file each (or several in a list), safe to edit from many sides.

    Every save names the version it started from; a lock, files written beside and renamed, and a history in
    `.history/` keep each state whole. Any thread may use it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as path:
    ...     folder = Folder.open(path)
    ...     first = folder.save("minsk", {"type": "place", "forms": {"be": "Мінск"}}, version=None, author="Ann")
    ...     second = folder.save("minsk", {**first.data, "status": "draft"}, version=first.version, author="Bob")
    ...     [revision.author for revision in folder.history("minsk")], folder.undo("minsk", second.version).data
    (['Ann', 'Bob'], {'id': 'minsk', 'type': 'place', 'forms': {'be': 'Мінск'}})
    """

    def __init__(self, path: Path, *, commits: bool = False) -> None:
        """Use `Folder.open`."""
        self.path, self.commits = path, commits
        self._history = History(path / FOLDER)
        self._files = Files(path, path / FOLDER / _KEPT)
        self._guard = threading.RLock()
        self._made: tuple[int, tuple[Glossary, ...], Glossary] | None = None
        self._batch: Batch | None = None

    @classmethod
    def open(cls, path: str | Path, *, commits: bool = False) -> Folder:
        """Read a folder, which may be empty; `commits` makes a git commit of each save.

        A file that cannot be used is among the `faults` and hinders nothing. Raises `GlossaryError` when there is no
        such folder.
        """
        folder = cls(Path(path), commits=commits)
        if not folder.path.is_dir():
            raise GlossaryError(Message("there is no such folder; make it, or say another one."), file=path)
        folder.refresh()
        return folder

    def entries(self) -> list[Entry]:
        """All entries that can be used, in the order of their files; of two with one id the later."""
        with self._guard:
            return self._files.entries()

    @property
    def generation(self) -> int:
        """A number that grows with every change, one's own or found on the disk."""
        return self._files.generation

    def faults(self) -> list[GlossaryError]:
        """What is wrong with the files that cannot be used."""
        with self._guard:
            return self._files.faults()

    def glossary(self, *under: Glossary) -> Glossary:
        """The entries on top of other glossaries (the built-in one when none is named); kept until a change."""
        with self._guard:
            layers = under or (() if self._files.root == builtin_path().resolve() else (Glossary.load(),))
            if self._made is None or self._made[:2] != (self.generation, layers):
                files = {id: place.file for id, place in self._files.places.items()}
                for layer in reversed(layers):
                    files = {**layer.files, **files}
                entries = [entry for layer in layers for entry in layer] + self.entries()
                styles = [style for layer in layers for style in layer.styles.values()] + self._files.styles()
                name = "+".join([*(layer.name for layer in layers), self.path.stem or "glossary"])
                before = self._made[2] if self._made and self._made[1] == layers else None
                made = Glossary(entries, styles, name=name, files=files, after=before)
                self._made = self.generation, layers, made
            return self._made[2]

    def __contains__(self, id: object) -> bool:
        """Whether this folder itself has an entry with this id."""
        return id in self._files.places

    def shares_file(self, id: str) -> bool:
        """Whether an entry lies in a list with others, so that its file is not its own."""
        place = self._files.places.get(id)
        return place is not None and place.at is not None

    def refuse_broken(self, id: str) -> None:
        """Raise the `GlossaryError` of the file that should hold an entry, where it cannot be used."""
        self._files.refuse_broken(id)

    def read(self, id: str) -> Stored:
        """An entry as it is on the disk now. Raises `UnknownEntry`, or `GlossaryError` when its file is broken."""
        with self._guard:
            now = self._now(id)
        if now is None:
            raise UnknownEntry(Message("the folder {folder} has no entry {id}.", folder=self.path, id=repr(id)))
        return now.stored

    def history(self, id: str) -> list[Revision]:
        """The states that an entry had, oldest first; a change made by an editor shows with the next save."""
        return self._history.of(id)

    def save(self, id: str, data: Mapping[str, Any], *, version: str | None, author: str = "") -> Stored:
        """Write an entry: `data` as its YAML shall say it; `version` is the one read, None for a new entry.

        What `data` does not change stays as it was written, comments too. Raises `Clash` when the version on the disk
        is another one, `GlossaryError` when the entry could not be used or written, `Locked` when the folder stays
        locked.
        """
        if version is None:
            check_id(id)
        with self._writing():
            return self._put(id, dict(data), version, author)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Many saves in a row of one thread, quicker: nobody else writes meanwhile, so keep it to a second or so.

        Each is whole after a kill, as every save is; the names of new files and the history are on the disk for good
        when the batch is over. Raises `Locked` when the folder stays locked.
        """
        with self._writing():
            self.refresh()
            batch = self._batch = Batch()
            try:
                yield
            finally:
                self._batch = None  # whatever comes now, the next save takes the lock again
                batch.flush()
                self._history.flush()

    def save_text(self, id: str, text: str, *, version: str | None, author: str = "") -> Stored:
        """Write an entry as somebody wrote its YAML, comments and all; else as `save`, and raises as that does."""
        data = parse_yaml(text, self.path / f"{id}.yaml")
        if not isinstance(data, dict):
            message = Message("an entry is a mapping: `type: person` and so on, a line each.")
            raise GlossaryError(message, file=f"{id}.yaml")
        if version is None:
            check_id(id)
        with self._writing():
            return self._put(id, data, version, author, _Written(text))

    def delete(self, id: str, version: str, author: str = "") -> str:
        """Remove an entry; `undo` brings it back. The answer is a warning, as in `Stored`. Raises as `save` does."""
        with self._writing():
            now = self._now(id)
            if now is None or now.stored.version != version:
                raise self._clash(id, {}, now, version)
            self._note_found(id, now)
            if now.place.at is None:
                remove_file(now.place.file)
            else:
                items = parse_yaml(now.whole, now.place.file)
                del items[now.place.at]
                write_file(now.place.file, rewritten(now.whole, items, now.place.file) if items else "[]\n")
            self._files.take_in(now.place.file)
            noted = self._noted(id, Revision(0, "", _one_line(author), "deleted"))
            return joined(filter(None, (noted, self._committed(now.place.file, author, f"Delete {id}"))), " ")

    def undo(self, id: str, version: str | None, author: str = "") -> Stored:
        """Bring back the state before the last change; again, the one before that. `version` is the one read, None
        for an entry that was deleted.

        Raises `GlossaryError` when nothing lies before, and as `save` does.
        """
        revisions = self.history(id)
        if revisions:
            with self._guard:
                now = self._now(id)
            revisions = earlier(revisions, now.stored.version if now else None)
        if not revisions:
            raise GlossaryError(Message("there is no earlier state of {id} to go back to.", id=id))
        return self.restore(id, revisions[-1].number, version, author)

    def restore(self, id: str, number: int, version: str | None, author: str = "") -> Stored:
        """Bring back the revision with a number, comments and all; `version` as in `undo`. Raises as `save` does."""
        wanted = next((revision for revision in self.history(id) if revision.number == number), None)
        if wanted is None or wanted.text is None or wanted.data is None:
            raise GlossaryError(Message("{id} has no revision {number} to go back to.", id=id, number=number))
        with self._writing():
            return self._put(id, wanted.data, version, author, _Written(wanted.text, wanted.number))

    def refresh(self) -> bool:
        """Look for files that others changed, added or removed; whether there was any."""
        with self._guard:
            return self._files.refresh()

    def _put(
        self, id: str, data: dict[str, Any], version: str | None, author: str, written: _Written | None = None
    ) -> Stored:
        """Write an entry under the lock; `written` is the very text to write."""
        now = self._now(id)
        if (now.stored.version if now else None) != version:
            raise self._clash(id, data, now, version)
        refuse_unwritable(data)
        if written is None and (now is None or now.place.at is None):
            data = data if "id" in data or (now and "id" not in now.stored.data) else {"id": id, **data}
        if data.get("id", id) != id:
            message = Message(
                "the entry says that its id is {said}; it must be {id}.", said=repr(data["id"]), id=repr(id)
            )
            raise GlossaryError(message, field="id")
        place = now.place if now else new_place(id, data, self._files, self._names_in)
        if now and (now.stored.data == data if written is None else now.own == written.text):
            return now.stored
        text, own = texts_of(place, data, now, written.text if written else None)
        if now:
            self._note_found(id, now)
        if not self._files.holds(place.file):
            raise GlossaryError(Message("lies outside the folder; nothing was written."), file=place.file)
        self._write(place.file, text)
        self._files.take_in(place.file)
        stored = Stored(data, version_of(text, data, place.at), place.file)
        back_to = written.back_to if written else None
        new = Revision(0, "", _one_line(author), "undone" if back_to else "saved", stored.version, own, back_to)
        verb = "Bring back" if back_to else "Change" if now else "Add"
        warnings = [self._noted(id, new), self._committed(place.file, author, f"{verb} {id}")]
        return stored._replace(warning=joined(filter(None, warnings), " "))

    def _write(self, file: Path, text: str) -> None:
        """Write a file of the folder, and clear away what killed writers left beside it."""
        home, batch = file.parent, self._batch
        if batch is None or home not in batch.unflushed:
            sweep(home)
        write_file(file, text, flush=batch is None)
        if batch is not None:
            batch.unflushed.add(home)
            if home in batch.names:
                batch.names[home][file.name.casefold()] = file.name

    def _noted(self, id: str, revision: Revision) -> str:
        """Note what was just written; the file itself is safe by then, so that a fault is a warning and no refusal."""
        try:
            self._history.add(id, revision, flush=self._batch is None)
        except GlossaryError as error:
            return Message("saved, but the history was not written: {reason}", reason=error.message)
        return ""

    def _note_found(self, id: str, now: Now) -> None:
        """Before a state is replaced it must be in the history, whoever wrote it."""
        revisions = self._history.of(id)
        if not revisions or revisions[-1].version != now.stored.version:
            self._history.add(id, Revision(0, "", "", "found", now.stored.version, now.own))

    def _clash(self, id: str, mine: dict[str, Any], now: Now | None, version: str | None) -> Clash:
        revisions = self._history.of(id)
        base = next((revision.data for revision in revisions if version and revision.version == version), None)
        theirs = now.stored if now else None
        known = revisions[-1] if revisions and revisions[-1].version == (theirs.version if theirs else None) else None
        return Clash(id, mine, theirs, base, begun=version is not None, who=known.author if known else "")

    def _names_in(self, home: Path) -> dict[str, str]:
        """The names of the files in a folder, by their small letters."""
        known = self._batch.names.get(home) if self._batch else None
        if known is None:
            known = {file.name.casefold(): file.name for file in home.iterdir()}
            if self._batch:
                self._batch.names[home] = known
        return known

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._guard:
            if self._batch is not None:  # this thread has the lock
                yield
                return
            self._history.prepare()
            with locked(self._history.folder / _LOCK):
                sweep(self._history.folder)
                yield

    def _committed(self, file: Path, author: str, message: str) -> str:
        return commit(self.path, file.absolute(), _one_line(author), message) if self.commits else ""

    def _now(self, id: str) -> Now | None:
        """The entry on the disk at this moment: files are believed, not what was read from them earlier.

        Raises `GlossaryError` when the entry's file is there and broken.
        """
        for attempt in ("known", "fresh"):
            place = self._files.places.get(id)
            now = read_at(id, place) if place is not None and self._files.holds(place.file) else None
            if now is not None:
                return now
            if attempt == "known" and (self._batch is None or place is not None):
                self.refresh()
        self._files.refuse_broken(id)
        return None


def _one_line(author: str) -> str:
    """An author's name as it can stand in a history and in a commit."""
    return " ".join("".join(char if char.isprintable() else " " for char in author).split())[:200]
