"""Packages installed from a file and removed again: nothing half-written, nothing outside the packages folder."""

from __future__ import annotations

import lzma
import os
import shutil
import stat
import time
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from .folders import package_folders, packages_directory
from .packages import (
    PackageError,
    PackageInfo,
    holds_the_file,
    installed_packages,
    read_package,
    verify,
)

__all__ = ["MAX_BYTES", "find_package", "install", "remove"]

MAX_BYTES = 4 << 30
"""The most that a package may hold unpacked: the largest of Argos Translate's has a tenth of it."""
_MAX_MEMBERS = 20_000
_CHUNK = 1 << 20
_RATIO, _RATIO_FROM = 100, 64 << 20
"""Bytes for each packed one at most, where they are many: weights hardly pack, and a bomb would fill the disk first."""
_SCRATCH, _OLD = ".translit-", ".old"
_ABANDONED = 24 * 3600.0


def install(file: Path | str, *, sha256: str = "", max_bytes: int = MAX_BYTES) -> PackageInfo:
    """Unpack an `.argosmodel` file into the packages folder, in place of one of the same name.

    The file is unpacked beside, checked, and renamed: whatever goes wrong, the packages that were there stay. No name
    in it may lead out of the folder, no link is followed, and no more than `max_bytes` are written, whatever the file
    claims. `sha256`, when given, is what the file must be. Raises `PackageError`.
    """
    file = Path(file)
    home = packages_directory()
    scratch: Path | None = None
    try:
        with file.open("rb") as data:
            if sha256:
                holds_the_file(data, file, sha256)
            archive = zipfile.ZipFile(data)
            root = _checked(archive, file, max_bytes)
            home.mkdir(parents=True, exist_ok=True)
            _sweep(home)
            scratch = _scratch(home)
            _unpack(archive, scratch, file, max_bytes)
        if wrong := verify(scratch / root):
            raise PackageError(f"{file} was not installed: {wrong[0].replace(str(scratch) + os.sep, '')}")
        _put_in_place(scratch / root, home / root, scratch)
        return read_package(home / root)
    except FileNotFoundError as problem:
        raise PackageError(f"there is no file {file}; give the path of an .argosmodel file") from problem
    except IsADirectoryError as problem:
        raise PackageError(f"{file} is a folder; give the path of an .argosmodel file") from problem
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError) as problem:  # the last: encrypted
        raise PackageError(
            f"{file} is no .argosmodel file, or a damaged one ({problem}); download it again"
        ) from problem
    except OSError as problem:
        raise PackageError(f"{file} could not be installed into {home}: {problem.strerror or problem}") from problem
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)


def _scratch(home: Path) -> Path:
    """A folder beside the packages folder, on the same disk: in it, Argos Translate would take it for a package."""
    beside = (
        home.parent if home.parent.stat().st_dev == home.stat().st_dev and os.access(home.parent, os.W_OK) else home
    )
    return Path(mkdtemp(prefix=_SCRATCH, dir=beside))


def _sweep(home: Path) -> None:
    """Clear away what killed installations left, after a day; a package that was being replaced comes back."""
    for scratch in [*home.parent.glob(f"{_SCRATCH}*"), *home.glob(f"{_SCRATCH}*")]:
        with suppress(OSError):
            if time.time() - scratch.stat().st_mtime < _ABANDONED:
                continue
            for old in (scratch / _OLD).glob("*"):
                if not (home / old.name).exists():
                    old.rename(home / old.name)
            shutil.rmtree(scratch)


def _checked(archive: zipfile.ZipFile, file: Path, max_bytes: int) -> str:
    """The one folder that everything in the archive lies in; refuses what is unsafe before a byte is written."""
    members = archive.infolist()
    if len(members) > _MAX_MEMBERS or sum(member.file_size for member in members) > max_bytes:
        raise PackageError(f"{file} would unpack to more than {max_bytes >> 20} MiB; it is no translation package")
    unpacked = sum(member.file_size for member in members)
    if unpacked > _RATIO_FROM and unpacked > _RATIO * sum(member.compress_size for member in members):
        raise PackageError(f"{file} was refused: it is made to fill the disk of who unpacks it ({unpacked >> 20} MiB)")
    roots = set()
    for member in members:
        path = PurePosixPath(member.filename)
        parts = path.parts
        unsafe = path.is_absolute() or ".." in parts or "\\" in member.filename or ":" in member.filename
        if unsafe or not parts or stat.S_ISLNK(member.external_attr >> 16):
            raise PackageError(f"{file} was refused: its member {member.filename!r} leads out of the package")
        if len(parts) > 1 or member.is_dir():
            roots.add(parts[0])
        else:
            raise PackageError(f"{file} is no .argosmodel file: {member.filename!r} does not lie in a folder")
    if len(roots) != 1:
        raise PackageError(f"{file} is no .argosmodel file: it must hold exactly one folder, not {len(roots)}")
    root = str(roots.pop())
    if root.startswith("."):
        raise PackageError(f"{file} was refused: the name of its folder, {root!r}, begins with a dot")
    return root


def _unpack(archive: zipfile.ZipFile, folder: Path, file: Path, max_bytes: int) -> None:
    left = max_bytes
    for member in archive.infolist():
        place = folder.joinpath(*PurePosixPath(member.filename).parts)
        if member.is_dir():
            place.mkdir(parents=True, exist_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as source, place.open("xb") as target:
            while chunk := source.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise PackageError(f"{file} unpacks to more than it says; it was not installed")
                target.write(chunk)


def _put_in_place(made: Path, place: Path, scratch: Path) -> None:
    """Rename `made` to `place`; what was there goes into the scratch folder, and back when the rename fails."""
    old = scratch / _OLD / place.name
    try:
        if place.exists():
            old.parent.mkdir()
            place.rename(old)
        made.rename(place)
    except BaseException:  # Ctrl-C included: the scratch folder is deleted with all that is in it
        if old.exists() and not place.exists():
            old.rename(place)
        raise


def find_package(name: str) -> PackageInfo:
    """The installed package of that name: its folder's name, or a pair such as `en-es`, `en_es`.

    Raises `PackageError` when there is none, or when several packages translate the pair.
    """
    packages = installed_packages()
    found = [package for package in packages if package.code == name]
    if not found:
        pair = tuple(name.replace("_", "-").split("-"))
        found = [package for package in packages if pair in package.pairs]
    if len(found) == 1:
        return found[0]
    known = ", ".join(sorted(package.code for package in found or packages)) or "none"
    if found:
        raise PackageError(f"several packages translate {name}: {known}; give the name of one")
    raise PackageError(f"no package {name!r} is installed; there are: {known}")


def remove(name: str) -> Path:
    """Delete an installed package, whole or broken, named as `find_package` takes it; gives the folder it was in.

    Raises `PackageError` when there is none, when it belongs to an installed Python package, or when it cannot be
    deleted.
    """
    by_folder = [(path, removable) for path, removable in package_folders() if path.name == name]
    if by_folder:
        path, removable = by_folder[-1]
    else:
        package = find_package(name)
        path, removable = package.path, package.removable
    if not removable:
        raise PackageError(
            f"{path.name} belongs to the Python package translit-models; `pip uninstall translit-models` instead"
        )
    try:
        doomed = _scratch(path.parent)
        path.rename(doomed / path.name)
        shutil.rmtree(doomed)
    except OSError as problem:
        raise PackageError(f"{path} could not be removed: {problem.strerror or problem}") from problem
    return path
