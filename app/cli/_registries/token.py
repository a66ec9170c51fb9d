"""Asks a running server for a session token of a test citizen, or of an organisation's system (by OIN)."""

import argparse

from app.cli._control import ControlLine, declare_control
from services.errors import InputError


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--persona", default="", metavar="ID", help="see main.py personas")
    parser.add_argument("--oin", default="", help="of the organisation whose system calls, instead of a persona")
    parser.add_argument("--niveau", default="MIDDEN", choices=("BASIS", "MIDDEN", "SUBSTANTIEEL", "HOOG"))
    declare_control(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the token, and nothing else, on stdout."""
    if bool(arguments.persona) == bool(arguments.oin):
        raise InputError("geef --persona of --oin")
    asked = {"oin": arguments.oin} if arguments.oin else {"persona": arguments.persona, "niveau": arguments.niveau}
    print(ControlLine(arguments).post("/tokens", asked)["token"])
    return 0
