"""A page that a tool makes: written, or with `--check` compared with what is there."""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["write_or_check"]


def write_or_check(page: Path, text: str) -> int:
    """Write `page`, or with --check on the command line only say on standard error that it is stale; the exit code."""
    if "--check" not in sys.argv:
        page.write_text(text, encoding="utf-8")
    elif not page.exists() or page.read_text(encoding="utf-8") != text:
        print(f"docs/{page.name} is stale: run python tools/{Path(sys.argv[0]).name}", file=sys.stderr)
        return 1
    return 0
