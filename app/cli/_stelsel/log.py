"""Shows the message log: what travelled between organisations, with OINs, ids, status and size; never the content."""

import argparse
import json
from typing import Any

from app.cli._control import ControlLine, declare_control


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--json", action="store_true", help="one JSON object per line")
    parser.add_argument("--aantal", type=int, default=40, metavar="N", help="the newest so many (default: 40)")
    parser.add_argument("--data", default="", metavar="URL", help="read it from this store, of a window or a server")
    declare_control(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the newest lines of a running server, or of a store, oldest first."""
    lines = _kept(arguments.data) if arguments.data else ControlLine(arguments).get("/log")["regels"]
    for one in reversed(lines[: max(0, arguments.aantal)]):
        print(json.dumps(one, ensure_ascii=False) if arguments.json else _row(one))
    return 0


def _kept(url: str) -> list[dict[str, Any]]:
    from services.stelsel.digikoppeling.log import SPACE
    from services.store import open_store

    store = open_store(url)
    try:
        return [row for _, row in reversed(store.query(SPACE))]
    finally:
        store.close()


def _row(one: dict[str, Any]) -> str:
    head = f"{one['tijd'][11:19]} {one['richting']:<3} {one['profiel']:<8} {one['van']} → {one['naar']}"
    return f"{head} {one['dienst']} {one['actie']} {one['bericht'][:8]} {one['status']} {one['omvang']} B"
