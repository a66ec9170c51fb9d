"""Lists who can log in, with what, and their story."""

import argparse
import json

import resources
from services.personas import as_list, read


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--json", action="store_true", help="print a JSON list")


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    rows = as_list(read(resources.path("personas")))
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        print(f"{row['id']:<12} {row['naam']:<26} {row['bsn']}  {row['gebruikersnaam']}  {row['wachtwoord']}")
        print(f"{'':<12} {row['verhaal']}")
    return 0
