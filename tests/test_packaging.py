"""The wheel carries everything that the checkout has: code, command, schemes, glossary, tables."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from importlib import resources
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = {".yaml", ".tsv", ".json", ".css", ".js", ".bin", ".html", ".svg", ".woff2", ".typed"}
DATA_LICENCES = {  # as docs/licences.md names them, and their SPDX identifiers
    "BSD-3-Clause": "BSD-3-Clause",
    "CC BY 4.0": "CC-BY-4.0",
    "CC BY-SA 3.0": "CC-BY-SA-3.0",
    "HPND-sell-variant": "HPND-sell-variant",
    "MIT": "MIT",
    "MPL-1.1": "MPL-1.1",
    "Unicode License v3": "Unicode-3.0",
}
PACKAGES = {"translit": "translit", "cli": "translit_cli", "glossaries": "translit_glossaries"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    # not in build/ of the checkout: what lies there of modules that are gone would go into the wheel
    (out / "extra.cfg").write_text(f"[build]\nbuild_base = {out / 'build'}\n", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
        env={**os.environ, "DIST_EXTRA_CONFIG": str(out / "extra.cfg")},
    )
    return next(out.glob("*.whl"))


def test_wheel_holds_every_module_and_data_file_and_nothing_else(wheel: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {
        f"{package}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, package in PACKAGES.items()
        for path in (ROOT / folder).rglob("*")
        if (path.suffix in DATA | {".py"} or path.name.endswith("-OFL.txt")) and "__pycache__" not in path.parts
    }
    assert {"missing": expected - inside, "too much": inside - expected} == {"missing": set(), "too much": set()}


def test_wheel_says_whose_data_it_holds(wheel: Path) -> None:
    """Share-alike and attribution licences want to be named where the data goes, not only in the repository."""
    inside = zipfile.ZipFile(wheel)
    notices = {Path(name).name: name for name in inside.namelist() if "/licenses/" in name}
    assert set(notices) == {"LICENSE", "licences.md", "notices.txt", "MPL-1.1.txt"}
    assert "Copyright (c) 2018, Ivan Begtin" in inside.read(notices["notices.txt"]).decode()  # BSD wants it passed on
    metadata = inside.read(next(name for name in inside.namelist() if name.endswith("/METADATA"))).decode()
    expression = next(line for line in metadata.splitlines() if line.startswith("License-Expression: "))
    named = set(expression.removeprefix("License-Expression: ").split(" AND "))
    data = inside.read(notices["licences.md"]).decode().partition("## Data made")[2].partition("## How")[0]
    for name, identifier in DATA_LICENCES.items():
        assert (name in data, identifier in named) == (True, True), name
    assert named == {"Apache-2.0", "OFL-1.1", *DATA_LICENCES.values()}


def test_wheel_works_alone(wheel: Path, tmp_path: Path) -> None:
    """Unpacked in an empty folder and imported from there, not from the checkout."""
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        "import translit, translit_glossaries; from translit import names; "
        "print(translit.__file__); print(len(translit.Glossary.load().entries) > 100); "
        "print(translit.transliterate('Лосік', 'bgnpcgn-1979-be'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    where, many, written = done.stdout.splitlines()
    assert Path(where).is_relative_to(tmp_path)
    assert (many, written) == ("True", "Losik")


def test_editable_install_finds_the_glossary() -> None:
    assert (resources.files("translit_glossaries") / "people").is_dir()
