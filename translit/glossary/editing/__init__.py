"""Editing a glossary's files: by several people, by an editor and by git, with nothing lost and nothing half-written.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as path:
...     Folder.open(path).save("minsk", {"type": "place", "forms": {"be": "Мінск"}}, version=None).path.name
'minsk.yaml'
"""

from __future__ import annotations

from .folder import Clash, Folder
from .history import Revision, revisions_of
from .locking import Locked
from .states import Stored, as_data

__all__ = ["Clash", "Folder", "Locked", "Revision", "Stored", "as_data", "revisions_of"]
