"""The mock of the Beheervoorziening BSN: six questions of systems, each by law and purpose, each written down."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import falcon
import msgspec

from services.errors import ServiceError
from services.mockkit.contract import asked_in_headers
from services.mockkit.own_face import answer, asked_in_body, own_face
from services.mockkit.problem import Problem
from services.mockkit.world import World, require_system
from services.registries.bsn_bv.questions import (
    Documentcontrole,
    Documentnummer,
    Gegevens,
    Gevonden,
    Nummer,
    Nummerantwoord,
    Overeenkomst,
    Persoon,
    Presentie,
    Samen,
    Uitgegeven,
    Waarom,
)
from services.registries.bsn_bv.source import BrpSource
from services.stelsel.bsn.facility import Asker, Entry, Facility

FACE, LOG = "vragen", "bsn_bv.logboek"
Q = TypeVar("Q", bound=msgspec.Struct)


def create(world: World[Any]) -> dict[str, falcon.App[Any, Any]]:
    """Return the app of the one face."""
    routes: dict[str, Any] = {
        "/presentievragen": Asking(world, Gegevens, presence),
        "/nummercontroles": Asking(world, Nummer, number),
        "/documentcontroles": Asking(world, Documentnummer, document),
        "/gegevensvragen": Asking(world, Nummer, data),
        "/nummervragen": Asking(world, Gegevens, number_of),
        "/vergelijkingen": Asking(world, Samen, together),
    }
    return {FACE: own_face(world, FACE, routes)}


class Asking(Generic[Q]):
    """POST one kind of question: a number does not belong in an address."""

    def __init__(
        self, world: World[Any], kind: type[Q], make: Callable[[Facility, Asker, Q], msgspec.Struct]
    ) -> None:
        self._world = world
        self._kind = kind
        self._make = make

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer; 403 for who is no system, 503 when the BRP does not answer."""
        oin = require_system(req) or "0" * 20
        why = asked_in_headers(Waarom, req)
        asked = asked_in_body(self._kind, req)
        if not (why.grondslag.strip() and why.doel.strip()):
            raise Problem(400, "paramsValidation", "Noem de wet en het doel van de vraag.")
        try:
            answer(resp, self._make(self._facility(), Asker(oin, why.grondslag, why.doel), asked))
        except ServiceError as error:
            raise Problem(503, detail=f"De BRP antwoordt niet ({type(error).__name__}).") from error

    def _facility(self) -> Facility:
        if self._world.ask is None:
            raise Problem(503, detail="De BRP is niet te bereiken.")
        return Facility(BrpSource(self._world.ask), self._world.clock, self._write)

    def _write(self, entry: Entry) -> None:
        """Keep one line: who, when, which question, by which law and why, what came out, about whom."""
        row = {
            "op": entry.moment.isoformat(),
            "oin": entry.asker.oin,
            "grondslag": entry.asker.ground,
            "doel": entry.asker.purpose,
            "vraag": entry.kind.value,
            "uitkomst": entry.outcome,
            "over": entry.about,
        }
        store = self._world.store
        with store.transaction():
            store.put(LOG, f"{len(store.query(LOG)) + 1:09d}", row)


def presence(facility: Facility, asker: Asker, asked: Gegevens) -> Presentie:
    """Answer the presentievraag; who it is, only of one candidate."""
    found = facility.presence(asker, asked.wanted)
    only = Persoon.of(found.found[0]) if len(found.found) == 1 else None
    return Presentie(antwoord=found.presence, kandidaat=only)


def number(facility: Facility, asker: Asker, asked: Nummer) -> Uitgegeven:
    """(a) Is this an issued number?"""
    return Uitgegeven(uitgegeven=facility.number(asker, asked.burgerservicenummer))


def document(facility: Facility, asker: Asker, asked: Documentnummer) -> Documentcontrole:
    """(b) May this document be used?"""
    found = facility.document(asker, asked.documentnummer)
    return Documentcontrole(antwoord=found.validity, sinds=found.since)


def data(facility: Facility, asker: Asker, asked: Nummer) -> Gevonden:
    """(c) Which data belong to this number?"""
    found = facility.data(asker, asked.burgerservicenummer)
    return Gevonden(persoon=Persoon.of(found) if found else None)


def number_of(facility: Facility, asker: Asker, asked: Gegevens) -> Nummerantwoord:
    """(d) Which number belongs to these data?"""
    return Nummerantwoord(burgerservicenummer=facility.number_of(asker, asked.wanted))


def together(facility: Facility, asker: Asker, asked: Samen) -> Overeenkomst:
    """(e) Do this number and these data belong together?"""
    wrong = facility.together(asker, asked.burgerservicenummer, asked.gegevens.wanted)
    return Overeenkomst(horen_bij_elkaar=not wrong, verschillen=wrong)
