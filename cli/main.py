"""Entry point of the command `translit`: the groups, each loaded when it is called."""

from __future__ import annotations

try:
    import click

    from .root import Root
except KeyboardInterrupt:  # Ctrl-C before there is anything to interrupt
    raise SystemExit(130) from None

__all__ = ["main"]

# name: module of this package, and its line in `translit --help`, so that help imports none of them
COMMANDS = {
    "translate": ("translate", "Translate articles offline with every name kept."),
    "normalize": ("normalize", "Bring the names of a text to one spelling."),
    "transliterate": ("schemes", "Write a text in another script by a standard."),
    "schemes": ("schemes", "The transliteration standards."),
    "names": ("names", "Match, convert, decline and find names."),
    "glossary": ("glossary", "The people, places and organisations that are known."),
    "memory": ("memory", "What was translated before."),
    "models": ("models", "The translation models on this machine."),
    "serve": ("serve", "Serve the workbench and LibreTranslate's HTTP API on this machine."),
    "doctor": ("doctor", "Say what is installed here and what is missing."),
}


@click.group(
    cls=Root,
    commands_from=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 done with findings (a name not verified, a lint error), 2 bad usage or bad input.",
)
@click.version_option(package_name="translit-toolkit", message="translit %(version)s")
def main() -> None:
    """Names right in every language, offline.

    FILE is a path, or - for standard input. Results go to standard output, everything else to standard error.
    """
