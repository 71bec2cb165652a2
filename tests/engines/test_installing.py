"""Packages from files: whatever the file is, the packages that were there stay and nothing is written elsewhere."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

import pytest

from translit.engines import installing, packages
from translit.engines.doctor import doctor
from translit.engines.folders import packages_directory
from translit.engines.installing import find_package, install, remove
from translit.engines.packages import PackageError, installed_packages, read_package, verify

from .toy import make_toy_package

GOOD = {
    "toy/metadata.json": json.dumps({"from_code": "en", "to_code": "lt", "package_version": "1.0"}),
    "toy/model/model.bin": "m" * 3000,
    "toy/model/shared_vocabulary.json": "[]",
    "toy/sentencepiece.model": "s",
}

MakeFile = Callable[..., Path]


@pytest.fixture
def pack(tmp_path: Path) -> MakeFile:
    """Zip members into an .argosmodel file: `pack({"toy/x": "text"}, links={"toy/l": "/etc"})`."""

    def pack(members: Mapping[str, str], *, links: Mapping[str, str] | None = None) -> Path:
        file = tmp_path / "some.argosmodel"
        with zipfile.ZipFile(file, "w") as archive:
            for name, text in members.items():
                archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
            for name, goal in (links or {}).items():
                member = zipfile.ZipInfo(name)
                member.external_attr = (stat.S_IFLNK | 0o777) << 16
                archive.writestr(member, goal)
        return file

    return pack


def _everything(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix != ".argosmodel")


def test_a_package_is_installed_found_and_removed(no_packages: Path, pack: MakeFile) -> None:
    package = install(pack(GOOD))
    assert package.path == no_packages / "toy" and package.pairs == {("en", "lt")}
    assert package.size == sum(map(len, GOOD.values()))
    assert verify(package.path) == []
    for name in ("toy", "en-lt", "en_lt"):
        assert find_package(name) == package
    assert remove("en-lt") == package.path
    assert installed_packages() == []
    assert [path.name for path in no_packages.iterdir()] == []


def test_argos_translate_finds_what_was_installed(no_packages: Path, tmp_path: Path) -> None:
    package = pytest.importorskip("argostranslate.package")
    install(make_toy_package(tmp_path, "en", "lt", {"court": "teismas"}))
    found = package.get_installed_packages(path=[no_packages])
    assert [(each.from_code, each.to_code) for each in found] == [("en", "lt")]


def test_a_package_is_replaced_whole(no_packages: Path, pack: MakeFile) -> None:
    install(pack({**GOOD, "toy/old-file": "x"}))
    newer = json.dumps({"from_code": "en", "to_code": "lt", "package_version": "2.0"})
    assert install(pack({**GOOD, "toy/metadata.json": newer})).version == "2.0"
    assert not (no_packages / "toy" / "old-file").exists()
    assert [path.name for path in no_packages.parent.iterdir()] == ["packages"]


BAD: dict[str, tuple[dict[str, str], str]] = {
    "a name that climbs out": ({**GOOD, "toy/../../evil": "x"}, "leads out"),
    "a name from the root": ({**GOOD, "/etc/evil": "x"}, "leads out"),
    "a name for Windows": ({**GOOD, "toy\\..\\evil": "x"}, "leads out"),
    "a name with a drive": ({**GOOD, "C:/evil": "x"}, "leads out"),
    "two folders": ({**GOOD, "other/x": "x"}, "exactly one folder, not 2"),
    "a file in no folder": ({**GOOD, "metadata.json": "x"}, "does not lie in a folder"),
    "a hidden folder": ({name.replace("toy", ".toy"): text for name, text in GOOD.items()}, "begins with a dot"),
    "nothing": ({}, "exactly one folder, not 0"),
    "no metadata": ({name: text for name, text in GOOD.items() if "metadata" not in name}, "cannot be read"),
    "no model": ({name: text for name, text in GOOD.items() if "model.bin" not in name}, "model.bin is missing"),
    "no vocabulary": ({name: text for name, text in GOOD.items() if "vocab" not in name}, "no vocabulary file"),
    "no tokeniser": ({name: text for name, text in GOOD.items() if "sentence" not in name}, "neither"),
    "another kind": ({**GOOD, "toy/metadata.json": '{"type": "sbd"}'}, "not describe a translation package"),
    "nesting without an end": ({**GOOD, "toy/metadata.json": "[" * 100_000}, "cannot be read"),
    "languages that steer the terminal": (
        {**GOOD, "toy/metadata.json": json.dumps({"from_code": "en\x1b[2J", "to_code": "lt"})},
        "names no pair",
    ),
    "a language that is a path": ({**GOOD, "toy/metadata.json": '{"pairs": [["en", "../lt"]]}'}, "names no pair"),
    "no pair": ({**GOOD, "toy/metadata.json": '{"from_code": "en"}'}, "names no pair"),
}


@pytest.mark.parametrize(("members", "message"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_and_leaves_nothing(
    no_packages: Path, tmp_path: Path, pack: MakeFile, members: dict[str, str], message: str
) -> None:
    install(pack(GOOD))
    before = _everything(tmp_path)
    with pytest.raises(PackageError, match=message):
        install(pack(members))
    assert _everything(tmp_path) == before


def test_a_link_is_refused(no_packages: Path, pack: MakeFile) -> None:
    with pytest.raises(PackageError, match="leads out"):
        install(pack(GOOD, links={"toy/link": "/etc/passwd"}))


def test_too_much_is_refused_before_it_is_written(no_packages: Path, tmp_path: Path, pack: MakeFile) -> None:
    with pytest.raises(PackageError, match="would unpack to more than 0 MiB"):
        install(pack(GOOD), max_bytes=1000)
    assert not no_packages.exists()


def test_a_file_that_lies_about_its_size_is_stopped(
    no_packages: Path, tmp_path: Path, pack: MakeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pack(GOOD)
    monkeypatch.setattr(installing, "_checked", lambda *_: "toy")  # as if the sizes in the archive were small
    with pytest.raises(PackageError, match="more than it says"):
        install(file, max_bytes=1000)
    assert [path.name for path in no_packages.iterdir()] == []


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "no .argosmodel file"), (b"not a zip", "no .argosmodel file"), (None, "there is no file")],
)
def test_what_is_no_archive_is_refused(no_packages: Path, tmp_path: Path, content: bytes | None, message: str) -> None:
    file = tmp_path / "x.argosmodel"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(PackageError, match=message):
        install(file)


def test_a_directory_is_refused(no_packages: Path, tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"is a folder; give the path of an \.argosmodel file"):
        install(tmp_path)


def test_a_damaged_archive_is_refused(no_packages: Path, pack: MakeFile) -> None:
    file = pack({**GOOD, "toy/noise": "".join(map(chr, range(32, 126))) * 40})
    data = bytearray(file.read_bytes())
    for at in range(200, len(data) - 600, 40):
        data[at] ^= 0xFF
    file.write_bytes(data)
    with pytest.raises(PackageError):
        install(file)
    assert installed_packages() == []


def test_a_full_disk_leaves_the_old_package(
    no_packages: Path, tmp_path: Path, pack: MakeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(pack(GOOD))
    before = _everything(tmp_path)

    def full(*_: Any, **__: Any) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(installing, "_unpack", full)
    with pytest.raises(PackageError, match="No space left on device"):
        install(pack(GOOD))
    assert _everything(tmp_path) == before


@pytest.mark.parametrize("error", [OSError(errno.EACCES, "Permission denied"), KeyboardInterrupt()])
def test_when_the_last_rename_fails_the_old_package_comes_back(
    no_packages: Path, pack: MakeFile, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    install(pack(GOOD))
    rename = Path.rename

    def fails_once_done(self: Path, goal: Path) -> Path:
        if goal == no_packages / "toy" and self.parent.name != ".old":
            raise error
        return rename(self, goal)

    monkeypatch.setattr(Path, "rename", fails_once_done)
    with pytest.raises((PackageError, KeyboardInterrupt), match="Permission denied" if str(error) else None):
        install(pack(GOOD))
    monkeypatch.undo()
    assert read_package(no_packages / "toy").version == "1.0"


def test_unknown_and_ambiguous_names(no_packages: Path, pack: MakeFile) -> None:
    with pytest.raises(PackageError, match="no package 'en-lt' is installed; there are: none"):
        remove("en-lt")
    install(pack(GOOD))
    install(pack({name.replace("toy", "second"): text for name, text in GOOD.items()}))
    with pytest.raises(PackageError, match="several packages translate en-lt: second, toy"):
        find_package("en-lt")
    assert find_package("second").code == "second"
    for name in ("..", "../packages", "/", ""):
        with pytest.raises(PackageError, match="no package"):
            remove(name)


def test_a_broken_package_can_be_removed_and_the_doctor_says_so(no_packages: Path, pack: MakeFile) -> None:
    install(pack(GOOD))
    (no_packages / "toy" / "metadata.json").write_text("{")
    row = next(check for check in doctor() if check.what == "model toy")
    assert not row.ok and "cannot be read" in row.found and row.advice == "`translit models remove toy`"
    remove("toy")
    assert not (no_packages / "toy").exists()
    assert all(check.what != "model toy" for check in doctor())


def test_the_doctor_names_every_part(no_packages: Path, pack: MakeFile) -> None:
    rows = {check.what: check for check in doctor()}
    assert list(rows) == ["Python", "ctranslate2", "sentencepiece", "argostranslate", "apertium", "models"]
    assert not rows["models"].ok and str(no_packages) in rows["models"].found
    install(pack(GOOD))
    found = next(check for check in doctor() if check.what == "models")
    assert found.ok and found.found.startswith("en-lt (")
    assert all(check.ok or check.advice for check in rows.values())


@pytest.mark.parametrize(
    ("environment", "settings", "expected"),
    [
        ({"ARGOS_PACKAGES_DIR": "/chosen"}, None, "/chosen"),
        ({"XDG_DATA_HOME": "/data"}, None, "/data/argos-translate/packages"),
        ({"HOME": "/home/me"}, None, "/home/me/.local/share/argos-translate/packages"),
        ({"XDG_DATA_HOME": "/data"}, '{"ARGOS_PACKAGES_DIR": "/from/settings"}', "/from/settings"),
        ({"XDG_DATA_HOME": "/data", "ARGOS_PACKAGES_DIR": "/chosen"}, '{"ARGOS_PACKAGES_DIR": "/no"}', "/chosen"),
        ({"XDG_DATA_HOME": "/data"}, "broken", "/data/argos-translate/packages"),
    ],
)
def test_the_packages_directory_is_argos_translates_own(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    settings: str | None,
    expected: str,
) -> None:
    for variable in ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "SNAP"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    if settings:
        (tmp_path / "argos-translate").mkdir()
        (tmp_path / "argos-translate" / "settings.json").write_text(settings)
    assert str(packages_directory()) == expected


def test_a_bomb_is_refused_before_it_is_written(
    no_packages: Path, pack: MakeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "_RATIO_FROM", 1 << 20)
    with pytest.raises(PackageError, match="made to fill the disk"):
        install(pack({**GOOD, "toy/zeros": "0" * (2 << 20)}))
    assert not no_packages.exists()


def test_a_broken_package_hides_no_other(no_packages: Path, pack: MakeFile) -> None:
    install(pack(GOOD))
    for name, text in {
        "deep": "[" * 100_000,
        "score": '{"from_code": "en", "to_code": "be", "scores": {"en-be": 1%s}}',
    }.items():
        (no_packages / name).mkdir()
        (no_packages / name / "metadata.json").write_text(text.replace("%s", "0" * 400))
    assert [(each.code, dict(each.scores)) for each in installed_packages()] == [("score", {}), ("toy", {})]


def test_what_a_kill_left_is_cleared_away_and_the_old_package_comes_back(no_packages: Path, pack: MakeFile) -> None:
    """Killed between the two renames: the old package lies in the scratch folder, its place is empty."""
    install(pack(GOOD))
    left = no_packages.parent / ".translit-killed"
    (left / ".old").mkdir(parents=True)
    (no_packages / "toy").rename(left / ".old" / "toy")
    fresh = no_packages.parent / ".translit-at-work"
    fresh.mkdir()
    long_ago = 1_000_000_000
    os.utime(left, (long_ago, long_ago))
    install(pack({name.replace("toy", "second"): text for name, text in GOOD.items()}))
    assert [each.code for each in installed_packages()] == ["second", "toy"]
    assert sorted(each.name for each in no_packages.parent.iterdir() if each.is_dir()) == [
        ".translit-at-work",
        "packages",
    ]


def test_the_file_that_was_checked_is_the_one_unpacked(
    no_packages: Path, pack: MakeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody puts another file in its place after its checksum was found right."""
    file = pack(GOOD)
    right = hashlib.sha256(file.read_bytes()).hexdigest()
    checked = packages.holds_the_file

    def then_swapped(*args: Any) -> None:
        checked(*args)
        file.unlink()
        pack({name.replace("toy", "evil"): text for name, text in GOOD.items()})

    monkeypatch.setattr(installing, "holds_the_file", then_swapped)
    assert install(file, sha256=right).code == "toy"
