"""Entry point of the command `translit`."""

from __future__ import annotations

import click


@click.group()
def main() -> None:
    """Names right in every language, offline."""
