"""The command line: every file in this folder is a command; without one, the window opens."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from services.errors import InputError
from services.manifest import load_module

DEFAULT = "open"


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code: 0 fine, 1 the work failed, 2 wrong usage."""
    names = commands()
    chosen = arguments[0] if arguments and arguments[0] in names else DEFAULT
    rest = arguments[1:] if arguments and arguments[0] in names else arguments
    command = load_module(f"app.cli.{chosen}")
    parser = argparse.ArgumentParser(
        prog="main.py" if chosen == DEFAULT else f"main.py {chosen}",
        description=str(command.__doc__).splitlines()[0],
        epilog=f"commands: {', '.join(names)}",
    )
    command.declare(parser)
    try:
        code: int = command.run(parser.parse_args(list(rest)))
    except InputError as error:
        print(f"voorportaal: {error}", file=sys.stderr)
        return 2
    return code


def commands() -> list[str]:
    """Return the names of all commands."""
    return sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
