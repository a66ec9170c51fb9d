"""Lets something happen in a registry, and shows what every organisation does because of it."""

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import resources
from app.cli._control import ControlLine
from services.clock import Clock, parse_start
from services.errors import InputError, ServiceError
from services.manifest import registries
from services.personas import Persona, read

if TYPE_CHECKING:
    from services.mockhost.backend import Backend


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command; without --type it lists what can happen."""
    parser.add_argument("--persona", metavar="ID", help="to whom it happens; see main.py personas")
    parser.add_argument("--type", default="", metavar="NAME", help="what happens, such as verhuizing")
    parser.add_argument("--met", default=[], action="append", metavar="NAME=VALUE", help="another value than usual")
    parser.add_argument("--clock", default="2027-01-05T14:02", metavar="YYYY-MM-DD[THH:MM]", help="when (in process)")
    parser.add_argument("--data", default="", metavar="URL", help="the store (in process); empty is memory")
    parser.add_argument("--url", default="", help="a running server, instead of a practice world in this process")


def run(arguments: argparse.Namespace) -> int:
    """Do it; with --url at a server, and otherwise here, with everything that follows told."""
    if arguments.url:
        return _there(arguments)
    people = read(resources.path("personas"))
    backend = _backend(arguments, people)
    try:
        return _here(arguments, backend, people)
    finally:
        backend.close()


def _here(arguments: argparse.Namespace, backend: "Backend", people: Sequence[Persona]) -> int:
    from services.mockhost.happening import Happening, Happenings

    happenings = Happenings(backend.stelsel)
    if not arguments.type:
        return _list(happenings.names())
    bsn = _bsn(arguments, people)
    try:
        done = happenings.make(Happening(arguments.type, bsn, _members(arguments.met)))
    except ServiceError as error:
        raise InputError(f"{error.source}: {_why(error)}") from error
    print(json.dumps(done, ensure_ascii=False))
    backend.stelsel.courier.drain()
    _tell(backend)
    return 0


def _there(arguments: argparse.Namespace) -> int:
    line = ControlLine(arguments)
    if not arguments.type:
        return _list(line.get("/gebeurtenissen")["gebeurtenissen"])
    bsn = _bsn(arguments, read(resources.path("personas")))
    body = {"type": arguments.type, "bsn": bsn, "met": _members(arguments.met)}
    print(json.dumps(line.post("/gebeurtenissen", body), ensure_ascii=False))
    return 0


def _tell(backend: "Backend") -> None:
    """Print what travelled, oldest first, and what could not be delivered."""
    name = backend.stelsel.name_of
    for one in reversed(backend.stelsel.log.lines()):
        if one.profiel.startswith("osb"):
            print(f"{one.richting:<3}  {name(one.van)} → {name(one.naar)}: {one.actie} ({one.status})")
        else:
            print(f"     {name(one.van)}: {one.dienst} {one.actie} ({one.status})")
    deliveries = backend.stelsel.digilevering.deliveries
    for late in (*(one for _, one in deliveries.waiting()), *deliveries.dead()):
        print(f"niet bezorgd bij {late.abonnement}: {late.event.type} ({late.fout})")


def _backend(arguments: argparse.Namespace, people: Sequence[Persona]) -> "Backend":
    from services.mockhost.backend import Backend

    try:
        clock = Clock(parse_start(arguments.clock))
    except ValueError as error:
        raise InputError(f"--clock {arguments.clock}: schrijf JJJJ-MM-DD of JJJJ-MM-DDTUU:MM") from error
    return Backend(clock, registries()[0], _Given(people), {}, arguments.data)


class _Given:
    """Gives the personas when asked."""

    def __init__(self, people: Sequence[Persona]) -> None:
        self._people = people

    def __call__(self) -> Sequence[Persona]:
        return self._people


def _bsn(arguments: argparse.Namespace, people: Sequence[Persona]) -> str:
    found = next((one.head.bsn for one in people if one.head.id == arguments.persona), None)
    if found is None:
        names = ", ".join(one.head.id for one in people)
        raise InputError(f"--persona {arguments.persona}: kies uit {names}")
    return found


def _members(given: Sequence[str]) -> dict[str, Any]:
    """Read NAME=VALUE; a value that is JSON (a number, true, a list) counts as that, unless it begins with a zero."""
    members: dict[str, Any] = {}
    for one in given:
        name, sign, text = one.partition("=")
        if not (name and sign):
            raise InputError(f"--met {one}: schrijf naam=waarde")
        members[name] = _value(text)
    return members


def _value(text: str) -> Any:
    if text.isdigit() and len(text) > 8:
        return text  # a number that is a key: BSN, BAG id, WOZ-objectnummer
    try:
        return json.loads(text)
    except ValueError:
        return text


def _list(names: dict[str, str]) -> int:
    for name, told in names.items():
        print(f"{name:<20} {told}")
    return 0


def _why(error: ServiceError) -> str:
    params = [f"{one.get('name')}: {one.get('reason')}" for one in error.problem.get("invalidParams", [])]
    return "; ".join(params) or str(error.problem.get("detail") or error.detail)
