"""The options that every command with a window has, declared without touching Qt."""

import argparse
from pathlib import Path

from app.bootstrap.options import Options
from app.kit.texts import LANGUAGES


def declare_options(parser: argparse.ArgumentParser) -> None:
    """Add them to a command's parser."""
    parser.add_argument("--persona", default="", metavar="ID", help="start logged in as this persona")
    parser.add_argument("--scenario", default="", metavar="ID", help="start from this scenario")
    parser.add_argument("--lang", default="", choices=LANGUAGES, help="language of the screens")
    parser.add_argument("--theme", default="", choices=("light", "dark", "contrast"))
    parser.add_argument("--scale", default=0.0, type=_scale, metavar="1.0-2.0", help="text size")
    parser.add_argument("--data", default="", metavar="URL", help="where a session's changes are kept")
    parser.add_argument(
        "--clock", default="", metavar="YYYY-MM-DD[THH:MM]", help="the time it is at the start"
    )
    parser.add_argument(
        "--plugins", default=[], action="append", metavar="DIR", help="registries and modules"
    )


def options_of(arguments: argparse.Namespace, *, frozen: bool = False) -> Options:
    """Read them from parsed arguments."""
    return Options(
        persona=arguments.persona,
        scenario=arguments.scenario,
        language=arguments.lang,
        theme=arguments.theme,
        scale=arguments.scale,
        data=arguments.data,
        clock=arguments.clock,
        plugins=tuple(Path(folder) for folder in arguments.plugins),
        frozen=frozen,
    )


def _scale(text: str) -> float:
    value = float(text)
    if not 1.0 <= value <= 2.0:
        raise argparse.ArgumentTypeError("choose a number from 1.0 to 2.0")
    return value
