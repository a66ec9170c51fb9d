"""Lists the reports of a test citizen on a running server, and plays the organisation that gets one."""

import argparse
from collections.abc import Mapping
from functools import partial
from typing import Any

from app.cli._control import ControlLine, declare_control, nobody
from services.clock import Clock
from services.errors import InputError, ServiceError
from services.http import Endpoint, Http, Line
from services.identity.session import Level, Party, Session
from services.manifest import Found, RegistryManifest, registries
from services.mockhost.embedded import EmbeddedAdapter
from services.stelsel.digimelding.annotations import Behandeling
from services.stelsel.digimelding.report import Melding
from services.stelsel.digimelding.statuses import Status

REGISTRY = "digimelding"
STATUSES: Mapping[str, Status] = {
    "in-behandeling": Status.IN_BEHANDELING,
    "ingepland": Status.INGEPLAND,
    "te-weinig": Status.ONVOLDOENDE_INFORMATIE,
    "doorsturen": Status.VERKEERDE_BRONHOUDER,
    "afronden": Status.AFGEHANDELD,
}
HANDLINGS: Mapping[str, Behandeling] = {
    "onderzoek": Behandeling(onderzoek="ingesteld"),
    "opheffen": Behandeling(onderzoek="opgeheven"),
    "klopt": Behandeling(besluit="niet aangepast"),
    "andere-weg": Behandeling(besluit="niet via melding"),
}
CHANGE = "aanpassen"
STEPS = (*STATUSES, *HANDLINGS, CHANGE)


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command; without a step it lists the reports."""
    parser.add_argument("--persona", default="fenna", metavar="ID", help="see main.py personas")
    parser.add_argument("--kenmerk", default="", help="which report")
    parser.add_argument("--stap", choices=STEPS, help="what the organisation does with it")
    parser.add_argument("--waarde", default="", help="aanpassen: the new value (default: what was proposed)")
    parser.add_argument("--toelichting", default="", help="what the citizen reads about it")
    declare_control(parser)


def run(arguments: argparse.Namespace) -> int:
    """Do it, and print how the reports stand then."""
    if arguments.stap and not arguments.kenmerk:
        raise InputError("--stap hoort bij een --kenmerk")
    client = _client(arguments)
    try:
        if arguments.stap:
            _act(client, _chosen(client, arguments.kenmerk), arguments)
        for report in client.meldingen().value:
            print(_line(report))
    except ServiceError as error:
        raise InputError(f"{arguments.url}: {error.detail}") from error
    return 0


def _act(client: Any, report: Melding, arguments: argparse.Namespace) -> None:
    step, why = arguments.stap, arguments.toelichting
    if step in STATUSES:
        client.zet_status(report, STATUSES[step], why)
        return
    value = arguments.waarde or report.wortel.inhoud.voorgestelde_waarde
    change = Behandeling(besluit="aangepast", waarde=value)
    client.behandel(report, change if step == CHANGE else HANDLINGS[step], why)


def _chosen(client: Any, kenmerk: str) -> Melding:
    found: list[Melding] = [one for one in client.meldingen().value if one.kenmerk == kenmerk]
    if not found:
        raise InputError(f"er is geen melding met kenmerk {kenmerk!r}", field="--kenmerk")
    return found[0]


def _line(report: Melding) -> str:
    said = report.wortel.inhoud
    mark = " (in onderzoek)" if report.in_onderzoek else ""
    change = f"{said.betwijfelde_waarde or '?'} -> {said.voorgestelde_waarde}"
    return f"{report.kenmerk:<13} {report.status.value:<22} {said.gegeven}: {change}{mark}"


def _client(arguments: argparse.Namespace) -> Any:
    """Return the client of Digimelding for a test citizen, with a token of the running server."""
    told = ControlLine(arguments).post("/tokens", {"persona": arguments.persona, "niveau": "MIDDEN"})
    found = next((one for one in registries()[0] if one.manifest.id == REGISTRY), None)
    if found is None:
        raise InputError(f"het register {REGISTRY} is er niet")
    clock, party = Clock(), Party("citizen", "", arguments.persona)
    session = Session(party, party, Level.MIDDEN, "beheer", clock.now(), clock.now(), 1, str(told["token"]))
    http = Http(clock, partial(_where, arguments.url.rstrip("/"), found), partial(EmbeddedAdapter, nobody))
    return found.load("client").Client(Line(http, found.manifest, session))


def _where(url: str, found: Found[RegistryManifest], registry: str, face: str) -> Endpoint:
    return Endpoint(url + found.manifest.face(face).base_path, ours=True)
