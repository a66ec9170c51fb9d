"""Shows, sets or ends the faults of a running server: slow, down, partly, out of date and more."""

import argparse
import json
from pathlib import Path
from typing import Any, get_args

from app.cli._control import ControlLine, declare_control
from services.errors import InputError
from services.scenarios import FaultKind, FaultSpread
from services.toml_positions import load


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command; without any it lists what is wrong now."""
    parser.add_argument("--set", default="", metavar="REGISTRY", help="give this registry a fault")
    parser.add_argument("--kind", choices=get_args(FaultKind), help="which one")
    parser.add_argument("--seconds", type=float, help="slow: how long (the mean, with --spread)")
    parser.add_argument("--spread", choices=get_args(FaultSpread), help="slow: how the time varies")
    parser.add_argument("--times", type=int, help="recovers after so many calls")
    parser.add_argument("--status", type=int, help="error: which status")
    parser.add_argument("--share", type=float, help="partial, contradictory: how much, 0 to 1")
    parser.add_argument("--chance", type=float, help="how many calls are hit, 0 to 1")
    parser.add_argument("--seed", type=int, help="another seed, other dice")
    parser.add_argument("--face", help="only this face of the registry")
    parser.add_argument("--file", type=Path, help="set the [[faults]] of a TOML file")
    parser.add_argument("--clear", nargs="?", const="", metavar="REGISTRY", help="end them (of one registry)")
    declare_control(parser)


def run(arguments: argparse.Namespace) -> int:
    """Do it and print what is wrong now, one JSON object per line."""
    if bool(arguments.set) != bool(arguments.kind):
        raise InputError("--set en --kind horen bij elkaar")
    line = ControlLine(arguments)
    if arguments.clear is not None:
        line.delete("/faults", {"registry": arguments.clear} if arguments.clear else {})
    if arguments.file:
        line.post("/faults", load(arguments.file).get("faults", []))
    if arguments.set:
        line.post("/faults", _spec(arguments))
    for fault in line.get("/faults")["faults"]:
        print(json.dumps(fault, ensure_ascii=False))
    return 0


def _spec(arguments: argparse.Namespace) -> dict[str, Any]:
    names = ("kind", "seconds", "spread", "times", "status", "share", "chance", "seed", "face")
    given = {name: getattr(arguments, name) for name in names}
    return {"registry": arguments.set} | {name: value for name, value in given.items() if value is not None}
