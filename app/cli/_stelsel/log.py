"""Shows the message log: what travelled between organisations, with names, OINs, ids, status and size.

A line never holds content. ``--bericht`` shows one message between organisations with its envelope and content.
"""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from app.cli._control import ControlLine, declare_control
from services.errors import InputError
from services.stelsel.digikoppeling.reading import STATES, Entry, LogReader, Question, asked


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--json", action="store_true", help="one JSON object per line")
    parser.add_argument("--aantal", type=int, default=40, metavar="N", help="the newest so many (default: 40)")
    parser.add_argument("--zoek", default="", metavar="WORDS", help="only lines that hold all of these words")
    parser.add_argument("--status", default="", choices=STATES, help="only lines that ended so")
    parser.add_argument("--profiel", default="", metavar="NAME", help="only this profile: osb-rm, REST-API …")
    parser.add_argument("--bericht", default="", metavar="ID", help="one message: its lines, envelope and content")
    parser.add_argument("--data", default="", metavar="URL", help="read it from this store, of a window or a server")
    declare_control(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the newest lines of a running server, or of a store, oldest first; raises InputError."""
    entries, kept = _kept(arguments) if arguments.data else _served(arguments)
    if not arguments.bericht:
        question = Question(arguments.zoek, arguments.status, arguments.profiel)
        entries = tuple(reversed(asked(entries, question)[: max(0, arguments.aantal)]))
    for one in entries:
        print(json.dumps(one.told(), ensure_ascii=False, default=str) if arguments.json else _row(one))
    if kept is not None:
        print(json.dumps(kept, ensure_ascii=False, default=str, indent=None if arguments.json else 2))
    return 0


def _served(arguments: argparse.Namespace) -> tuple[Sequence[Entry], Any]:
    path = f"/log?bericht={arguments.bericht}" if arguments.bericht else "/log"
    answer = ControlLine(arguments).get(path)
    return tuple(Entry.read(one) for one in answer["regels"]), answer.get("bericht")


def _kept(arguments: argparse.Namespace) -> tuple[Sequence[Entry], Any]:
    import msgspec

    from services.store import open_store

    store = open_store(arguments.data)
    try:
        reader = _reader(store)
        if not arguments.bericht:
            return reader.entries(), None
        found = reader.message(arguments.bericht)
        if found is None:
            raise InputError(f"--bericht {arguments.bericht}: dit bericht staat niet (meer) in het log")
        return found.entries, msgspec.to_builtins(found.kept)
    finally:
        store.close()


def _reader(store: Any) -> LogReader:
    import resources
    from services.clock import Clock
    from services.events.event import practice_oin
    from services.events.kinds import read as kinds
    from services.events.reactions.reading import read
    from services.manifest import registries
    from services.mockhost.parties import party_names
    from services.stelsel.digikoppeling.contents import Contents
    from services.stelsel.digikoppeling.log import MessageLog

    def held() -> Any:
        return store

    found = registries()[0]
    senders = read([resources.path("scenarios") / "reactions"], kinds(found))
    names = party_names((one.manifest for one in found), senders)
    return LogReader(MessageLog(held, Clock(), practice_oin), Contents(held), lambda oin: names.get(oin, oin))


def _row(one: Entry) -> str:
    line = one.line
    parties = f"{one.sender} ({line.van}) → {one.receiver} ({line.naar})"
    head = f"{line.tijd:%H:%M:%S} {line.richting:<3} {line.profiel:<8} {parties}"
    return f"{head} {line.dienst} {line.actie} {line.bericht} {line.status} {line.omvang} B"
