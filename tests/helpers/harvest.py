"""Asks every part 1 registry, as one persona, all that a persona can ask; keeps each call with its answer."""

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

import resources
from services import personas
from services.clock import Clock
from services.errors import ServiceError
from services.http import Call, Reply
from services.identity.session import Level, Party, Session
from services.manifest import registries
from services.mockhost.backend import Backend
from services.personas import Persona
from tests.helpers.worlds import NOW

# Open data and catalogues: whoever is logged in may ask about anything there.
PUBLIC = {
    ("bag", "individuelebevragingen"),
    ("rdw", "opendata"),
    ("zaken", "catalogi"),
    ("brp", "tabellen"),
    ("nhr", "zoeken"),
    ("nhr", "basisprofiel"),
    ("nhr", "vestigingsprofiel"),
}
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
_CATALOGUE = re.compile(r"/catalogi/api/v1/[a-z]+/([0-9a-f-]{36})")


@dataclass(frozen=True)
class Taken:
    """One question that was answered."""

    call: Call
    reply: Reply

    @property
    def public(self) -> bool:
        """True when everybody may ask this."""
        return (self.call.registry, self.call.face) in PUBLIC

    @property
    def question(self) -> tuple[Any, ...]:
        """What was asked, without who asked."""
        call = self.call
        return call.registry, call.face, call.method, call.path, repr(call.params), repr(call.headers), call.body

    @property
    def ids(self) -> set[str]:
        """The ids in the answer, but for those of catalogues."""
        text = self.reply.body.decode("utf-8", "ignore")
        return set(_UUID.findall(text)) - set(_CATALOGUE.findall(text))


class House:
    """All registries with all personas behind one backend, and what was asked of it."""

    def __init__(self, *, population: bool = False) -> None:
        self.people = {one.head.id: one for one in personas.read(resources.path("personas"))}
        self.clock = Clock(NOW, frozen=True)
        self.found = {one.manifest.id: one for one in registries()[0]}
        found = list(self.found.values())
        self.backend = Backend(self.clock, found, self._everyone, {}, population=population)
        self._send = self.backend.http.send
        self.backend.http.send = self._noted  # type: ignore[method-assign]
        self._taken: list[Taken] = []
        self._epoch = 0

    def session(self, persona: str, level: Level = Level.MIDDEN, **token: Any) -> Session:
        """Return a new signed session; ``token`` are TokenSigner.sealed's own arguments."""
        self._epoch += 1
        head = self.people[persona].head
        party = Party("citizen", head.bsn, head.naam)
        now = self.clock.now()
        plain = Session(
            party, party, level, "sms", now, now + timedelta(hours=2), self._epoch, "", persona=persona
        )
        return self.backend.signer.sealed(plain, **token)

    def harvest(self, persona: str) -> list[Taken]:
        """Ask everything as this persona and return what was answered."""
        self._taken = []
        session = self.session(persona)
        for registry, ask in ASKED.items():
            ask(self.people[persona], self._client(registry, session))
        return self._taken

    def replay(self, call: Call, session: Session) -> Reply | ServiceError:
        """Ask the same with somebody else's token."""
        try:
            return self._send(replace(call, token=session.token, epoch=session.epoch))
        except ServiceError as error:
            return error

    def close(self) -> None:
        """Give everything back."""
        self.backend.close()

    def _client(self, registry: str, session: Session) -> Any:
        return self.backend.client(registry, session)

    def _noted(self, call: Call) -> Reply:
        reply = self._send(call)
        self._taken.append(Taken(call, reply))
        return reply

    def _everyone(self) -> list[Persona]:
        return list(self.people.values())


def _brp(who: Persona, client: Any) -> None:
    bsn = who.head.bsn
    client.person(bsn)
    client.history(bsn)
    client.travel_documents(bsn)
    client.values("Landen")
    for one in _objects(who):
        with contextlib.suppress(ServiceError):
            client.residents(one)


def _bag(who: Persona, client: Any) -> None:
    for one in _homes(who):
        with contextlib.suppress(ServiceError):
            client.adres(one)


def _homes(who: Persona) -> Iterator[str]:
    yield from {text for text in _numbers(who.table("brp"), 16) if text[4:6] == "20"}


def _objects(who: Persona) -> Iterator[str]:
    yield from {text for text in _numbers(who.table("brp"), 16) if text[4:6] == "01"}


def _numbers(table: Any, length: int) -> Iterator[str]:
    if isinstance(table, dict):
        for value in table.values():
            yield from _numbers(value, length)
    elif isinstance(table, list):
        for value in table:
            yield from _numbers(value, length)
    elif isinstance(table, str) and table.isdecimal() and len(table) == length:
        yield table


def _brk(who: Persona, client: Any) -> None:
    for one in client.mijn_percelen(who.head.bsn).value:
        client.zaak(one.identificatie)
        client.gerechtigden(one.identificatie)
        client.hypotheken(one.identificatie)


def _woz(who: Persona, client: Any) -> None:
    for one in _objects(who):
        with contextlib.suppress(ServiceError):
            for valued in client.van_woning(one).value:
                client.wozobject(valued.identificatie)


def _rdw(who: Persona, client: Any) -> None:
    client.rijbewijzen(who.head.bsn)
    for one in client.voertuigen(who.head.bsn).value:
        client.voertuig(one.kenteken)
        client.brandstof(one.kenteken)
        client.keuringen(one.kenteken)


def _berichten(who: Persona, client: Any) -> None:
    client.overview()
    summaries = client.inbox().value
    for one in summaries[:3]:
        message = client.message(one.id).value
        for attachment in message.attachments:
            client.attachment(one.id, attachment.id)
    if summaries:
        client.mark_unread(summaries[0].id)
        client.move(summaries[0].id, "archief")
        client.move(summaries[0].id, "inbox")


def _zaken(who: Persona, client: Any) -> None:
    for one in client.cases().value[:3]:
        detail = client.case(one.id).value
        for document in detail.documents[:2]:
            client.document(document.id)
    for one in client.cases().value[:1]:
        with contextlib.suppress(ServiceError):
            client.add_document(one.id, "bewijs.pdf", b"%PDF-1.4 bewijs")


def _nhr(who: Persona, client: Any) -> None:
    for one in client.mijn_organisaties(who.head.bsn).value:
        client.basisprofiel(one.kvk_nummer)
        for found in client.zoeken(kvk_nummer=one.kvk_nummer).value.resultaten:
            if found.vestigingsnummer:
                client.vestiging(found.vestigingsnummer)


ASKED: dict[str, Callable[[Persona, Any], None]] = {
    "brp": _brp,
    "bag": _bag,
    "brk": _brk,
    "woz": _woz,
    "rdw": _rdw,
    "berichten": _berichten,
    "zaken": _zaken,
    "nhr": _nhr,
}
