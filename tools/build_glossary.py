"""Write what the built-in glossary and its given names are read fast from: builtin.json, forms.*, given-forms.*.

With --check, only say what is behind.
"""

from __future__ import annotations

import sys

from translit.glossary import builtin_path
from translit.glossary.builtin import ARTEFACT, make_artefact, read_builtin, stale
from translit.glossary.prepared import LANGUAGES, file_of, make_prepared
from translit.names import declined_givens


def main() -> int:
    """Write the artefact; with --check, only say which files it is behind."""
    folder = builtin_path()
    if "--check" in sys.argv[1:]:
        behind = stale(folder)
        entries, _, _ = read_builtin(folder)
        for lang in LANGUAGES:
            file = file_of(folder, lang)
            if not file.exists() or file.read_bytes() != make_prepared(entries, folder, lang):
                behind.append(file.name)
        for lang in declined_givens.LANGUAGES:
            file = declined_givens.file_of(folder, lang)
            if not file.exists() or file.read_text(encoding="utf-8") != declined_givens.make_file(folder, lang):
                behind.append(file.name)
        print("\n".join(behind) or "everything is up to date.", file=sys.stderr)
        return 1 if behind else 0
    data = make_artefact(folder)
    (folder / ARTEFACT).write_bytes(data)
    print(f"{folder / ARTEFACT}: {len(data) / 1e6:.1f} MB", file=sys.stderr)
    entries, _, _ = read_builtin(folder)
    for lang in LANGUAGES:
        file = file_of(folder, lang)
        file.write_bytes(make_prepared(entries, folder, lang))
        print(f"{file}: {file.stat().st_size / 1e6:.1f} MB", file=sys.stderr)
    for lang in declined_givens.LANGUAGES:
        file = declined_givens.file_of(folder, lang)
        file.write_text(declined_givens.make_file(folder, lang), encoding="utf-8", newline="\n")
        print(f"{file}: {file.stat().st_size / 1e6:.1f} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
