"""The face "gegevens laten volgen": an organisation follows persons, and asks who changed (BRP update 1.0.0)."""

from datetime import date, datetime, time
from typing import Any

import falcon
import msgspec

from services.clock import AMSTERDAM
from services.events import Event
from services.events.following import Following, Indication
from services.identifiers import is_bsn
from services.mockkit.app import FaceApp, app
from services.mockkit.beheer import body_of
from services.mockkit.contract import USUAL_REFUSALS, Contract, Operation, asked_in_query, invalid
from services.mockkit.problem import Problem
from services.mockkit.world import World, require_system
from services.registries.brp.block import Block

FACE = "update"
PLACED = "nl.brp.personen.afnemersindicatie-geplaatst"
REMOVED = "nl.brp.personen.afnemersindicatie-verwijderd"


class Volgindicatie(msgspec.Struct, frozen=True):
    """What is asked: until when. Without an end it goes on."""

    einddatum: date | None = None


class Geplaatst(msgspec.Struct, frozen=True, omit_defaults=True):
    """VolgindicatieRaadplegen."""

    burgerservicenummer: str
    begindatum: date
    einddatum: date | None = None


class Collectie(msgspec.Struct, frozen=True):
    """VolgindicatieCollectie."""

    volgindicaties: tuple[Geplaatst, ...]


class Verwijzing(msgspec.Struct, frozen=True, omit_defaults=True):
    """HalLink."""

    href: str
    templated: bool = False


class Verwijzingen(msgspec.Struct, frozen=True, rename="camel"):
    """GewijzigdePersonenHalCollectionLinks."""

    self: Verwijzing
    ingeschreven_persoon: Verwijzing


class Gewijzigd(msgspec.Struct, frozen=True):
    """GewijzigdePersonenHalCollectie."""

    links: Verwijzingen = msgspec.field(name="_links")
    burgerservicenummers: tuple[str, ...] = ()


class Vanaf(msgspec.Struct, frozen=True):
    """Since which day."""

    vanaf: date | None = None


class Sleutel(msgspec.Struct, frozen=True):
    """Whom it is about."""

    burgerservicenummer: str


def mount(world: World[Block]) -> FaceApp:
    """Return the app of this face."""
    made, base = app(world, FACE, "hc"), world.face(FACE).base_path
    made.add_route(f"{base}/volgindicaties", Volgindicaties(world))
    made.add_route(f"{base}/volgindicaties/{{bsn}}", EenVolgindicatie(world))
    made.add_route(f"{base}/wijzigingen", Wijzigingen(world))
    return made


def contract() -> Contract:
    """Return the operations of this face."""
    one, refusals, hal = "/volgindicaties/{bsn}", USUAL_REFUSALS | {413, 415}, "application/hal+json"
    return Contract(
        {
            ("GET", "/volgindicaties"): Operation("Wie u volgt", Collectie),
            ("GET", one): Operation("Of u deze persoon volgt", Geplaatst, path=Sleutel),
            ("PUT", one): Operation(
                "Volg deze persoon", Geplaatst, path=Sleutel, body=Volgindicatie, refusals=refusals
            ),
            ("GET", "/wijzigingen"): Operation("Wie van hen is gewijzigd", Gewijzigd, Vanaf, media=hal),
        }
    )


class Volgindicaties:
    """GET /volgindicaties: everybody whom this organisation follows."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with all of them, ended ones too."""
        rows = Following(self._world.store).of(require_system(req))
        _send(resp, Collectie(tuple(map(_told, rows))))


class EenVolgindicatie:
    """GET and PUT /volgindicaties/{burgerservicenummer}."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def on_get(self, req: falcon.Request, resp: falcon.Response, bsn: str) -> None:
        """Answer with one indication; 404 when there is none."""
        found = Following(self._world.store).get(require_system(req), self._number(bsn))
        if found is None:
            raise Problem(404)
        _send(resp, _told(found))

    def on_put(self, req: falcon.Request, resp: falcon.Response, bsn: str) -> None:
        """Place it (Ap01) or give it an end (Av01): 201 for a new one, 200 for a changed one."""
        oin, asked, today = require_system(req), body_of(req, Volgindicatie), self._world.clock.today()
        if self._world.blocks.get(self._number(bsn)) is None:
            raise Problem(404, detail="De BRP kent deze persoon niet.")
        following = Following(self._world.store)
        with self._world.changing(), self._world.store.transaction():
            before = following.get(oin, bsn)
            one = Indication(oin, bsn, before.begin if before else today, asked.einddatum)
            following.place(one)
            self._world.change_all({}, _event(one, today))
        resp.status = falcon.HTTP_200 if before else falcon.HTTP_201
        _send(resp, _told(one), "application/json" if before else "application/hal+json")

    def _number(self, bsn: str) -> str:
        if not is_bsn(bsn):
            raise invalid("burgerservicenummer", "pattern", "Waarde is geen geldig burgerservicenummer.")
        return bsn


class Wijzigingen:
    """GET /wijzigingen: who of those followed changed since a day."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with their numbers; without ``vanaf`` since the start of today."""
        oin, today = require_system(req), self._world.clock.today()
        day = asked_in_query(Vanaf, req).vanaf or today
        following = Following(self._world.store)
        since = datetime.combine(day, time(0), AMSTERDAM)
        changes = self._world.changes
        changed = changes.since(self._world.registry, since) if changes else []
        mine = tuple(bsn for bsn in changed if following.follows(oin, bsn, today))
        here = self._world.url(FACE, "/wijzigingen") + (f"?vanaf={day.isoformat()}" if req.params else "")
        person = Verwijzing(self._world.url("personen", "/personen/{burgerservicenummer}"), templated=True)
        _send(resp, Gewijzigd(Verwijzingen(Verwijzing(here), person), mine), "application/hal+json")


def _event(one: Indication, today: date) -> Event:
    ended = one.end is not None and one.end <= today
    data: dict[str, Any] = {"bsn": one.bsn, "afnemer": one.oin, "berichtsoort": "Av01" if ended else "Ag01"}
    if ended and one.end is not None:
        return Event(REMOVED, one.bsn, data | {"eind": one.end.isoformat()})
    return Event(PLACED, one.bsn, data | {"begin": one.begin.isoformat()})


def _told(one: Indication) -> Geplaatst:
    return Geplaatst(one.bsn, one.begin, one.end)


def _send(resp: falcon.Response, body: msgspec.Struct, media: str = "application/json") -> None:
    resp.content_type = media
    resp.data = msgspec.json.encode(body)
