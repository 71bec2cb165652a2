"""The arrows of docs/architecture.md point one way."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import translit

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "translit"

# room -> rooms it may import, itself aside; docs/architecture.md has the same table for people
ARROWS: dict[str, set[str]] = {
    "errors": set(),
    "tables": set(),
    "lazy": set(),
    "progress": set(),
    "cache": set(),
    "files": {"errors"},
    "text": {"errors"},
    "schemes": {"errors", "text"},
    "morphology": {"errors", "text"},
    "names": {"errors", "text", "schemes", "morphology"},
    "glossary": {"errors", "files", "text", "schemes", "morphology", "names"},
    "normalize": {"errors", "text", "names", "glossary"},
    "engines": {"errors", "text"},
    "documents": {"errors", "files", "text"},
    "translate": {
        "errors",
        "files",
        "text",
        "schemes",
        "morphology",
        "names",
        "glossary",
        "normalize",
        "engines",
        "documents",
    },
    "scale": {"errors", "translate"},
    "web": {
        "errors",
        "files",
        "text",
        "schemes",
        "morphology",
        "names",
        "glossary",
        "normalize",
        "engines",
        "documents",
        "translate",
    },
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_rooms(path: Path) -> Iterator[str]:
    """Rooms that a module imports at run time, wherever in the module; imports for type checking alone don't count."""
    package = ("translit", *path.relative_to(PACKAGE).parts[:-1])
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        (node.lineno, node.col_offset)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.unparse(branch.test)
        for node in ast.walk(branch)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and (node.lineno, node.col_offset) in skipped:
            continue
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            whole = ".".join(part for part in (base, node.module or "") if part)
            names = [f"{whole}.{alias.name}" for alias in node.names] if whole == "translit" else [whole]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "translit" and len(parts) > 1:
                yield parts[1]
            elif parts[0] == "translit_cli":
                yield "cli"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_follow_the_arrows(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return  # the public door opens on every room
    allowed = ARROWS[room] | {room, "tables", "lazy", "progress", "cache", "__version__"}
    if room == "web":
        allowed |= set(translit.__all__)
    assert set(imported_rooms(path)) <= allowed


def imported_modules(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """Modules of ours that a module imports while it is itself imported: not inside functions, not for types alone."""
    package = ("translit", *path.relative_to(PACKAGE).parts[:-1])
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                continue
            if isinstance(node, ast.ImportFrom):
                base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
                whole = ".".join(part for part in (base, node.module or "") if part)
                for alias in node.names:
                    yield from (name for name in (f"{whole}.{alias.name}", whole) if name in known)
            elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                waiting.append(node)


def test_no_module_imports_itself_in_a_circle() -> None:
    """A circle works or fails by who is imported first; within a room the arrows above do not see it."""
    known = {".".join(("translit", *path.relative_to(PACKAGE).with_suffix("").parts)): path for path in modules()}
    known = {name: path for name, path in known.items() if path.stem != "__init__"}
    TopologicalSorter({name: set(imported_modules(path, known)) for name, path in known.items()}).prepare()


def test_groups_within_a_room_import_one_way() -> None:
    """A folder inside a room is one thing to its neighbours: what it imports never needs it in turn."""
    dotted = {path: ".".join(("translit", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in modules()}
    known = {name.removesuffix(".__init__"): path for path, name in dotted.items()}
    known = {name: path for name, path in known.items() if name.count(".") > 1}  # a room's own door opens on all of it
    arrows: dict[str, set[str]] = {}
    for name, path in known.items():
        group = ".".join(name.split(".")[:3])
        others = {".".join(other.split(".")[:3]) for other in imported_modules(path, known)}
        arrows.setdefault(group, set()).update(others - {group})
    TopologicalSorter(arrows).prepare()


def test_nobody_takes_what_another_module_calls_its_own() -> None:
    taken = [
        f"{path.relative_to(ROOT)}: {alias.name}"
        for path in [*modules(), *(ROOT / "cli").glob("*.py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").startswith("translit"))
        for alias in node.names
        if alias.name.startswith("_") and not alias.name.startswith("__")
    ]
    assert taken == []


def test_every_room_has_its_arrows() -> None:
    assert {room_of(path) for path in modules()} - {"__init__"} == set(ARROWS)


def test_the_page_names_every_module() -> None:
    """Who looks for a thing looks into docs/architecture.md first: a module that is not there is not found."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("## The modules")[1]
    told = {
        f"{folder}/{name}"
        for folder, line in re.findall(r"^- \*\*`([\w/]+)/`\*\*: (.+(?:\n  .+)*)$", page, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", line)
    }
    there = {
        path.relative_to(ROOT).with_suffix("").as_posix()
        for path in [*modules(), *(ROOT / "cli").glob("*.py")]
        if path.stem != "__init__"
    }
    assert {"missing": there - told, "gone": told - there} == {"missing": set(), "gone": set()}


# modules inside a room that are as public as the room: too heavy for its __init__
DOORS = {f"translit.glossary.{name}" for name in ("ids", "learning", "proposing", "searching")}


@pytest.mark.parametrize("path", sorted((PACKAGE / "web").rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_web_comes_in_by_the_doors(path: Path) -> None:
    """The web room sees of the others what everybody sees: packages, single-file rooms, and the modules named above."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level}
    for name in {each for each in named if each and each.startswith("translit.")}:
        inside = PACKAGE.joinpath(*name.split(".")[1:])
        assert name in DOORS or inside.is_dir() or inside.with_suffix(".py").parent == PACKAGE, name


HEAVY = (
    "pymorphy3",
    "ctranslate2",
    "sentencepiece",
    "ruamel",
    "argostranslate",
    "rich",
    "click",
    "shevchenko",
    "pytrovich",
    "markdown_it",
)


@pytest.mark.parametrize(
    "what", ["import translit", "import translit.names", "from translit import names; names.parse"]
)
def test_import_brings_nothing_heavy(what: str) -> None:
    """`import translit` stays light: it must not load a model, a dictionary or a parser."""
    code = f"import sys; {what}; print(' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
