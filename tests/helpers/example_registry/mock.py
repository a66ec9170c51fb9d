"""Plays the library: reads the personas' tables, keeps extensions in the store."""

from datetime import date, timedelta
from typing import Any

import falcon

from services.identity.session import Level
from services.mockkit.app import app
from services.mockkit.problem import Problem
from services.mockkit.world import World, require_level, require_subject
from services.registries.example_registry.block import Block, Lening

EXTENSION = timedelta(weeks=3)


def create(world: World[Block]) -> dict[str, Any]:
    """Return face id → app."""
    base = world.face("leningen").base_path
    made = app(world, "leningen", "plain")
    made.add_route(f"{base}/leners/{{bsn}}/leningen", _Leningen(world))
    made.add_route(f"{base}/leners/{{bsn}}/leningen/{{lening}}/verlenging", _Verlenging(world))
    return {"leningen": made}


class _Leningen:
    """GET the list of one borrower."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def on_get(self, req: falcon.Request, resp: falcon.Response, bsn: str) -> None:
        require_subject(req, bsn)
        resp.media = {"leningen": [self._written(bsn, one) for one in _of(self._world, bsn)]}

    def _written(self, bsn: str, lening: Lening) -> dict[str, Any]:
        key = _id(self._world, bsn, lening)
        kept = self._world.store.get(self._world.registry, key)
        last = date.fromisoformat(kept["uiterlijk"]) if kept else lening.uiterlijk
        return {"id": key, "titel": lening.titel, "uiterlijk": last.isoformat()}


class _Verlenging:
    """POST an extension of one book."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def on_post(self, req: falcon.Request, resp: falcon.Response, bsn: str, lening: str) -> None:
        require_subject(req, bsn)
        require_level(req, Level.MIDDEN)
        for one in _of(self._world, bsn):
            if _id(self._world, bsn, one) == lening:
                value = {"uiterlijk": (one.uiterlijk + EXTENSION).isoformat()}
                self._world.store.put(self._world.registry, lening, value)
                resp.media = value
                return
        raise Problem(404)


def _of(world: World[Block], bsn: str) -> tuple[Lening, ...]:
    block = world.blocks.get(bsn)
    return block.leningen if block else ()


def _id(world: World[Block], bsn: str, lening: Lening) -> str:
    return str(world.uuid(world.persons[bsn].id, lening.naam))
