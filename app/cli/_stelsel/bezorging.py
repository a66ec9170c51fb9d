"""Shows what a running server has still to deliver and what it gave up; with --opnieuw it tries those again."""

import argparse

from app.cli._control import ControlLine, declare_control


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--opnieuw", action="store_true", help="try what was given up again")
    declare_control(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each; 1 when something was given up."""
    line = ControlLine(arguments)
    if arguments.opnieuw:
        print(f"opnieuw: {line.post('/bezorging', {})['opnieuw']}")
    told = line.get("/bezorging")
    for state in ("onderweg", "mislukt"):
        for one in told[state]:
            print(f"{state:<9} {one['abonnement']:<24} {one['type']} poging {one['pogingen']} {one['fout']}")
    return 1 if told["mislukt"] else 0
