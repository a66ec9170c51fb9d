"""What concerns all registries together: their catalogue, their links, their reports; see the commands below it."""

import argparse
from pathlib import Path

from app.cli._subcommands import subcommands


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the commands below this one: every file of the folder ``_stelsel`` is one."""
    parser.set_defaults(parser=parser)
    subcommands(parser, Path(__file__).parent / "_stelsel", "app.cli._stelsel")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; without a command, say which there are."""
    if arguments.run is None:
        arguments.parser.print_help()
        return 2
    code: int = arguments.run(arguments)
    return code
