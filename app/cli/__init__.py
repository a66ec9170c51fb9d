"""The command line: every file in this folder is a command; without one, the window opens."""

import sys
from collections.abc import Sequence
from pathlib import Path

from services.errors import InputError
from services.loading import load_module

DEFAULT = "open"


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code: 0 fine, 1 the work failed, 2 wrong usage."""
    try:
        return _run(arguments)
    except InputError as error:
        print(f"voorportaal: {error}", file=sys.stderr)
        return 2


def commands() -> list[str]:
    """Return the names of all commands."""
    return sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def _run(arguments: Sequence[str]) -> int:
    if not arguments:
        # The usual start: no parser is needed, and the first window waits for every import.
        from app.cli.open import open_plain

        return open_plain()
    import argparse

    names = commands()
    chosen = arguments[0] if arguments[0] in names else DEFAULT
    rest = arguments[1:] if arguments[0] in names else arguments
    command = load_module(f"app.cli.{chosen}")
    parser = argparse.ArgumentParser(
        prog="main.py" if chosen == DEFAULT else f"main.py {chosen}",
        description=str(command.__doc__).splitlines()[0],
        epilog=f"commands: {', '.join(names)}",
    )
    command.declare(parser)
    code: int = command.run(parser.parse_args(list(rest)))
    return code
