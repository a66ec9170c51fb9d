"""Commands below a command: every file of a folder is one, found like the commands themselves."""

import argparse
from pathlib import Path

from services.loading import load_module


def subcommands(parser: argparse.ArgumentParser, folder: Path, package: str) -> None:
    """Add every file of ``folder`` as a command below ``parser``; the chosen one's ``run`` is in the result."""
    parser.set_defaults(run=None)
    below = parser.add_subparsers(metavar="COMMAND", title="commands")
    for path in sorted(folder.glob("[a-z]*.py")):
        command = load_module(f"{package}.{path.stem}")
        summary = str(command.__doc__).splitlines()[0]
        child = below.add_parser(path.stem.strip("_"), help=summary, description=summary)
        child.set_defaults(run=command.run)
        command.declare(child)
