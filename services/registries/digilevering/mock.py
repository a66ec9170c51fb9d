"""Digilevering's API: an organisation subscribes a webhook to events, and ends it again."""

import uuid
from typing import Any

import falcon
import msgspec

from services.events.kinds import read as read_kinds
from services.manifest import registries
from services.mockkit.app import app
from services.mockkit.beheer import body_of
from services.mockkit.contract import invalid
from services.mockkit.problem import Problem
from services.mockkit.world import NAMESPACE, World, require_system
from services.registries.digilevering.wire import Channel, NewSubscription, Subscribed
from services.stelsel.digilevering.subscriptions import Subscription, Wanted, Webhooks
from services.stelsel.digilevering.webhook import allowed

FACE = "notificaties"
MOST = 200
"""Subscriptions that one practice world keeps."""


def create(world: World[Any]) -> dict[str, falcon.App[Any, Any]]:
    """Return the app of the one face."""
    made, base = app(world, FACE, "zgw"), world.face(FACE).base_path
    made.add_route(f"{base}/abonnement", Subscriptions(world))
    made.add_route(f"{base}/abonnement/{{key}}", OneSubscription(world))
    made.add_route(f"{base}/kanaal", Channels(world))
    return {FACE: made}


class _Subscribing:
    """What both routes need."""

    def __init__(self, world: World[Any]) -> None:
        self._world = world

    def _told(self, key: str, asked: NewSubscription) -> Subscribed:
        return Subscribed(
            self._world.url(FACE, f"/abonnement/{key}"), asked.callback_url, asked.kanalen, asked.cloudevent_filters,
            asked.send_cloudevents, asked.voorportaal,
        )  # fmt: skip

    def _kept(self, key: str) -> NewSubscription:
        told = Webhooks(self._world.store).told(key.lower())
        if told is None:
            raise Problem(404, "not_found", "Niet gevonden.", title="Niet gevonden.")
        return msgspec.convert(told, NewSubscription)

    def _keep(self, req: falcon.Request, key: str, oin: str) -> NewSubscription:
        asked = body_of(req, NewSubscription)
        if not allowed(asked.callback_url):
            raise invalid("callbackUrl", "bad-url", "Geef een https-adres, of http op deze machine zelf.")
        told = msgspec.to_builtins(asked)
        Webhooks(self._world.store).put(key, _subscription(key, oin, asked), told)
        return asked


class Subscriptions(_Subscribing):
    """GET and POST /abonnement."""

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with every subscription."""
        require_system(req)
        _send(resp, [self._told(key, self._kept(key)) for key in Webhooks(self._world.store).ids()])

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer 201 with the new one."""
        oin = require_system(req)
        with self._world.changing():
            if len(Webhooks(self._world.store).ids()) >= MOST:
                raise Problem(409, "conflict", f"Er zijn al {MOST} abonnementen.")
            key = str(uuid.uuid4())
            told = self._told(key, self._keep(req, key, oin))
        resp.status = falcon.HTTP_201
        resp.set_header("Location", told.url)
        _send(resp, told)


class OneSubscription(_Subscribing):
    """GET, PUT and DELETE /abonnement/{uuid}."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Answer with one subscription."""
        require_system(req)
        _send(resp, self._told(key.lower(), self._kept(key)))

    def on_put(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Replace it."""
        oin = require_system(req)
        with self._world.changing():
            self._kept(key)
            _send(resp, self._told(key.lower(), self._keep(req, key.lower(), oin)))

    def on_delete(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """End it: what was still on its way is dropped."""
        require_system(req)
        with self._world.changing():
            self._kept(key)
            Webhooks(self._world.store).delete(key.lower())
        resp.status = falcon.HTTP_204


class Channels:
    """GET /kanaal: the registries that tell something, and on what their events can be filtered."""

    def __init__(self, world: World[Any]) -> None:
        self._world = world

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with every registry that has events."""
        require_system(req)
        paths: dict[str, set[str]] = {}
        for kind in read_kinds(registries()[0]).values():
            paths.setdefault(kind.registry, {"type", "subject"}).update(kind.example)
        _send(resp, [self._channel(name, found) for name, found in sorted(paths.items())])

    def _channel(self, name: str, paths: set[str]) -> Channel:
        key = uuid.uuid5(NAMESPACE, f"digilevering/kanaal/{name}")
        here = self._world.url(FACE, f"/kanaal/{key}")
        return Channel(here, name, self._world.url(FACE, "/openapi.json"), tuple(sorted(paths)))


def _subscription(key: str, oin: str, asked: NewSubscription) -> Subscription:
    channels = [Wanted(system=one.naam, filter=dict(one.filters)) for one in asked.kanalen]
    types = [Wanted(part=one.type_substring, filter=dict(one.filters)) for one in asked.cloudevent_filters]
    extra = asked.voorportaal
    return Subscription(
        f"webhook-{key}", "1", oin or "0" * 20, (*channels, *types), "webhook", extra.volgt, extra.ondertekend,
        asked.callback_url, asked.auth,
    )  # fmt: skip


def _send(resp: falcon.Response, body: Any) -> None:
    resp.content_type = "application/json"
    resp.data = msgspec.json.encode(body)
