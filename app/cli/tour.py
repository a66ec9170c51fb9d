"""Goes through a whole session without a screen and writes one picture per screen, an index and tour.json."""

import argparse
import os
from pathlib import Path

from app.cli._options import declare_options, options_of


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command and those of every command with a window."""
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the pictures go")
    parser.add_argument("--size", default=(1440, 900), type=_size, metavar="WxH", help="size of the window")
    declare_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make the pictures; the exit code is 1 when a screen failed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.cli._touring import take_tour

    return take_tour(options_of(arguments, frozen=True), arguments.out, arguments.size)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError("write the size as 1440x900")
    return int(width), int(height)
