"""Asks a running server for a session token of a test citizen, to put in the header X-Voorportaal-Sessie."""

import argparse

from app.cli._control import ControlLine, declare_control


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--persona", required=True, metavar="ID", help="see main.py personas")
    parser.add_argument("--niveau", default="MIDDEN", choices=("BASIS", "MIDDEN", "SUBSTANTIEEL", "HOOG"))
    declare_control(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the token, and nothing else, on stdout."""
    line = ControlLine(arguments)
    print(line.post("/tokens", {"persona": arguments.persona, "niveau": arguments.niveau})["token"])
    return 0
