"""Opens the window, at the login or logged in as a persona."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from app.bootstrap.options import Options

if TYPE_CHECKING:
    import argparse

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def declare(parser: "argparse.ArgumentParser") -> None:
    """Add the options that every command with a window has."""
    from app.cli._options import declare_options

    declare_options(parser)


def run(arguments: "argparse.Namespace") -> int:
    """Run the program until its window is closed; 1 when this machine cannot show one."""
    from app.cli._options import options_of

    return _open(options_of(arguments))


def open_plain() -> int:
    """Run the program as it starts without any option."""
    return _open(Options())


def _open(options: Options) -> int:
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREENS):
        return _refuse("er is geen scherm; 'main.py tour --out MAP' maakt plaatjes zonder scherm")
    gc.disable()  # the window collects between two events (Collector); of imports hardly anything is garbage
    try:
        from app.bootstrap.qt_start import spare_imports

        spare_imports()
        from app.bootstrap.opening import open_window
    except ImportError as error:
        return _refuse(f"Qt kan niet starten ({error})")
    return open_window(options)


def _refuse(why: str) -> int:
    print(f"voorportaal: {why}. Wat er ontbreekt, zegt: python3 -m uv run main.py doctor", file=sys.stderr)
    return 1
