"""RDW's mock: the open datasets as published, and our own face for whose vehicle and licence it is."""

from functools import partial
from typing import Any

import falcon

from services.mockkit.app import FaceApp, answer, app
from services.mockkit.faces import BEHEER, Faces, by_holder
from services.mockkit.own_face import betrokkene
from services.mockkit.world import World
from services.registries.rdw.block import Block, Rijbewijs, Voertuig

OURS = "voertuigbezit"
Body = dict[str, Any]


def create(world: World[Block]) -> Faces:
    """Return the apps of all faces."""
    return Faces(
        {
            "opendata": partial(_open_data, world),
            OURS: partial(_ours, world),
            BEHEER: by_holder(world, "beheer", "holding"),
        }
    )


def _ours(world: World[Block]) -> FaceApp:
    made, base = app(world, OURS, "plain"), world.face(OURS).base_path
    made.add_route(f"{base}/voertuigen", Voertuigen(world))
    made.add_route(f"{base}/rijbewijzen", Rijbewijzen(world))
    return made


def _open_data(world: World[Block]) -> FaceApp:
    from services.registries.rdw import datasets

    return datasets.mount(world)


class Voertuigen:
    """GET /voertuigen (ours): the vehicles that are or were in the subject's name."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the vehicles, present ones first; none is an empty list."""
        bsn = betrokkene(req)
        held = sorted(self._world.blocks.get(bsn, Block()).voertuigen, key=_held_order)
        answer(resp, {"voertuigen": [_bezit(one) for one in held]})


class Rijbewijzen:
    """GET /rijbewijzen (ours): the subject's driving licence."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the licence in a list; none is an empty list."""
        bsn = betrokkene(req)
        found = self._world.blocks.get(bsn, Block()).rijbewijs
        answer(resp, {"rijbewijzen": [_rijbewijs(found)] if found else []})


def _bezit(one: Voertuig) -> Body:
    body: Body = {
        "kenteken": one.kenteken,
        "tenaamgesteldSinds": one.datum_tenaamstelling.isoformat(),
        "voertuigsoort": one.voertuigsoort,
        "merk": one.merk,
        "handelsbenaming": one.handelsbenaming,
        "verzekerd": one.wam_verzekerd == "Ja",
        "geschorst": one.geschorst == "Ja",
    }
    if one.tot:
        body["tenaamgesteldTot"] = one.tot.isoformat()
    if one.vervaldatum_apk:
        body["vervaldatumApk"] = one.vervaldatum_apk.isoformat()
    return body


def _rijbewijs(one: Rijbewijs) -> Body:
    body: Body = {"nummer": one.nummer, "geldigTot": one.geldig_tot.isoformat(), "status": one.status}
    if one.afgegeven:
        body["afgegeven"] = one.afgegeven.isoformat()
    if one.afgegeven_door:
        body["afgegevenDoor"] = one.afgegeven_door
    body["categorieen"] = [
        {
            "code": part.code,
            "vanaf": part.vanaf.isoformat(),
            "tot": part.tot.isoformat(),
            "beperkingen": list(part.beperkingen),
        }
        for part in one.categorieen
    ]
    return body


def _held_order(one: Voertuig) -> tuple[bool, str]:
    return (one.tot is not None, one.kenteken)
