"""Write glossaries/builtin.json, from which the built-in glossary is read fast (--check: say if it is behind)."""

from __future__ import annotations

import sys

from translit.glossary import builtin_path
from translit.glossary.builtin import ARTEFACT, make_artefact, stale


def main() -> int:
    """Write the artefact; with --check, only say which files it is behind."""
    folder = builtin_path()
    if "--check" in sys.argv[1:]:
        behind = stale(folder)
        print("\n".join(behind) or f"{ARTEFACT} is up to date.", file=sys.stderr)
        return 1 if behind else 0
    data = make_artefact(folder)
    (folder / ARTEFACT).write_bytes(data)
    print(f"{folder / ARTEFACT}: {len(data) / 1e6:.1f} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
