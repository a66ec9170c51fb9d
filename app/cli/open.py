"""Opens the window, at the login or logged in as a persona."""

import argparse
import os
import platform
import sys

from app.cli._options import declare_options, options_of

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options that every command with a window has."""
    declare_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the program until its window is closed; 1 when this machine cannot show one."""
    if platform.system() == "Linux" and not any(os.environ.get(name) for name in _SCREENS):
        return _refuse("er is geen scherm; 'main.py tour --out MAP' maakt plaatjes zonder scherm")
    try:
        from app.bootstrap import open_window
    except ImportError as error:
        return _refuse(f"Qt kan niet starten ({error})")
    return open_window(options_of(arguments))


def _refuse(why: str) -> int:
    print(f"voorportaal: {why}. Wat er ontbreekt, zegt: python3 -m uv run main.py doctor", file=sys.stderr)
    return 1
