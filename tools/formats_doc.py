"""Write docs/glossary-formats.md from the formats' own tables: `python tools/formats_doc.py`, or `--check`."""

from __future__ import annotations

import sys
from pathlib import Path

from generated import write_or_check

from translit.glossary.exchange import FORMATS, carriage

PAGE = Path(__file__).parent.parent / "docs" / "glossary-formats.md"
MARKS = {"own": "yes", "extension": "(yes)", "lost": "–"}
FIELDS = {
    "type": "type: person, place, organisation",
    "gender": "gender",
    "status": "status: confirmed, draft",
    "forms": "forms to print",
    "variants": "variants: found, never printed",
    "parts": "parts of a name",
    "cases": "case forms of its own",
    "indeclinable": "does not decline in",
    "number": "plural",
    "surname_alone": "means the surname alone",
    "common_word": "an everyday word too in",
    "not_in": "phrases that mean something else",
    "sources": "sources",
    "samples": "sample sentences",
    "note": "note",
}

HEAD = """<!-- Written by tools/formats_doc.py: edit that file. -->

# The glossary in other programs

```
translit glossary export -o names.xlsx                                  # a spreadsheet for people
translit glossary export -o names.csv --layout entries                  # a row an entry
translit glossary export -o glossary.txt --from en --to be              # for OmegaT
translit glossary import names.xlsx --into ours                         # shows what would change
translit glossary import names.xlsx --into ours --apply                 # and writes it
```

An export says in sentences what the format cannot carry and how much of it that is (`--json` names every entry and
field). An import shows what it would change, entry by entry, and writes after `--apply`, or after a yes on a terminal.

## What each format carries

*yes*: in a place that the format has for it, and other programs show it. *(yes)*: in the format's own extension point,
so that nothing is lost when the file comes back to translit. *–*: lost, and told.

"""

TAIL = """
OmegaT and DeepL hold one pair of languages: all spellings in the source language, each beside the form that `--style`
prints in the target language. Forms in other languages, variants in the target language, and which spelling code
(`en:be`, `en:ru`) a name has are lost, and told.

## Where things stand

- **CSV, TSV** (`--layout languages`): a row for each entry and language with `id`, `code`, `form`, `variants`, the parts
  and the cases; what belongs to the whole entry stands in its first row. `--layout entries`: a row an entry, a column for
  each form (`be`), its variants (`be variants`), a case (`ru gen`). UTF-8; CSV begins with a byte order mark, so that
  Excel reads it right (`--no-bom`), cells are separated by commas (`--delimiter semicolon`).
- **XLSX**: the sheet *Names* has a row an entry, a column a language, then the variants, then the note; type, gender and
  status are chosen from lists; the header stays in view; ids are in the hidden column A; every cell is formatted as text.
  The hidden sheet *translit* has the rest by id and field. Sort, filter, add rows and columns as you like.
- **TBX-Basic** (ISO 30042:2019, DCA style; `--format tbx-2008` for programs that read the older version, such as Weblate):
  type is the subject field, a form a preferred term, a variant an admitted term of the type *variant*, gender the
  grammatical gender, a spelling code the *projectSubset* of its term, a source an *admin*, a sample a *context*; the rest
  is in notes that begin with `translit:`.
- **TMX 1.4**: an entry is a unit, a language a variant of it; the rest is in properties `x-translit-…`.
- **OmegaT**: source, target and a comment with id, type, gender and note. **DeepL**: two columns; a source name that two
  entries have is written once; names of more than 1,024 bytes are left out. Both are told.

In one cell, names are separated by `|` or by line ends, the fields of a source or sample by `;`; `\\\\|` and `\\\\;` are the
marks themselves. Spaces at the ends, doubled ones in names and control characters are tidied, and told.

## What an import does

- A row is of the entry with its id. A row without id is of the entry that has one of its names in the same language
  (`--match name`); where names are only alike, the entry is offered: write its id, answer on the terminal, or say
  `--match likely`. `--match id`: such a row is a new entry. A new entry is a draft, unless the file says otherwise.
- An empty cell leaves what the glossary has; with `--empty remove` it takes it away. A row that is not there deletes nothing.
- A change to a built-in entry makes a copy of it in your folder, which then stands in its place. The same holds for
  other glossaries under your folder: those given with `--glossary`, in the workbench those that the server was started with.
- Comments and order in your files stay. Each entry is saved by itself, with a history (`--author`); one that somebody
  changed in the meantime is left as it is and told of, the others are written.
- Headers may be in English, Russian, Belarusian or Ukrainian, in any order, with a title above; so may the words for type,
  gender and status. Columns that are not ours are left out, and told. Delimiters are found out. Windows-1251 is refused
  unless you say `--encoding cp1251`.
- Formulas, dates that a spreadsheet made of a name, error values, cells merged sideways, ids that stand twice and words
  that a field does not know are refused by sheet, row and column; the other rows are taken.

## Safety

A text that a spreadsheet would run (`=`, `+`, `-`, `@` at its start, or where another separator would cut it), or would make
a number or date of, is written with an apostrophe there, which an import takes off; no formula is ever written or computed.
OmegaT and DeepL cannot escape: such a name is left out, and told ([why](decisions/2026-11-23-formulas-in-tables.md)). XML is read with entities, external files and the network off; files of more than
64 MB, archives that unpack to more than 256 MB, spreadsheets of more than a million cells or that merge more than
200,000, and tables of more than 1,048,576 rows are refused.
"""  # noqa: E501


def page() -> str:
    """The whole page as text."""
    found = {format.id: carriage(format) for format in FORMATS.values() if format.id not in ("tsv", "deepl-csv")}
    found = {{"csv": "csv, tsv", "deepl": "deepl, deepl-csv"}.get(id, id): how for id, how in found.items()}
    lines = [f"| | {' | '.join(found)} |", f"|---|{'---|' * len(found)}"]
    for field, title in FIELDS.items():
        lines.append(f"| {title} | {' | '.join(MARKS[how[field]] for how in found.values())} |")
    return HEAD + "\n".join(lines) + "\n" + TAIL.replace("\\\\", "\\")


if __name__ == "__main__":
    sys.exit(write_or_check(PAGE, page()))
