"""docs/schemes.md is what the data says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_page_is_not_stale() -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "schemes_doc.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
