"""Opens the window, at the login or logged in as a persona."""

import argparse
import sys


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options that every command with a window has."""
    from app.cli._options import declare_options

    declare_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the program until its window is closed."""
    from app.cli._options import options_of

    try:
        from app.bootstrap import open_window
    except ImportError as error:
        print(
            f"voorportaal: Qt kan niet starten ({error}). Doe: python3 -m uv run main.py doctor",
            file=sys.stderr,
        )
        return 1
    return open_window(options_of(arguments))
