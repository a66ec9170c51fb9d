"""The same client code gets the same answers over the network as in process, for every registry and persona."""

import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

import resources
from services import personas
from services.clock import Clock
from services.errors import Forbidden, NotFound, ServiceError, TimedOut, Unavailable
from services.http import Call
from services.identity.session import Level, Party, Session
from services.identity.tokens import TokenSigner
from services.manifest import registries
from services.mockhost import openapi
from services.mockhost.backend import Backend
from services.personas import Persona
from services.registries.brp.residence import Adres
from services.settings import Place
from tests.helpers.servers import Server, server
from tests.helpers.worlds import NOW

PEOPLE = personas.read(resources.path("personas"))
EVERYONE = personas.read(resources.path("personas"), everyone=True)
REGISTRIES = [one for one in registries()[0] if one.has("client") and one.has("mock")]
IDS = [one.manifest.id for one in REGISTRIES]
Told = Iterator[tuple[str, Callable[[], Any]]]


class Pair:
    """The same program twice: with its mocks in process, and with a server; one signer, so one session fits both."""

    def __init__(self, running: Server, here: Backend) -> None:
        self.running = running
        self.here = here
        places = {name: Place(running.origin, ours=True) for name in IDS}
        self.there = Backend(here.clock, REGISTRIES, lambda: EVERYONE, places)

    def session(self, who: Persona, level: Level = Level.MIDDEN) -> Session:
        """Return a signed session."""
        party = Party("citizen", who.head.bsn, who.head.naam)
        ends = NOW + timedelta(hours=2)
        return self.here.signer.sealed(Session(party, party, level, "sms", NOW, ends, 1, ""))

    def plain(self, told: Any) -> str:
        """Return an answer without what may differ: where the server lives, and when it was fetched."""
        text = repr(told).replace(self.running.origin, "http+embedded://x")
        text = re.sub(r"http\+embedded://[a-z]+", "http+embedded://x", text)
        return re.sub(r"retrieved=datetime\.datetime\(.*?tzinfo=[^)]*\)\)", "retrieved", text)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """A server that knows our keys, and both backends."""
    here = Backend(Clock(NOW, frozen=True), REGISTRIES, lambda: EVERYONE, {})
    keys = tmp_path_factory.mktemp("keys") / "jwks.json"
    keys.write_text(json.dumps(here.signer.jwks()), encoding="utf-8")
    with server("--clock", "2027-01-05T14:02", "--threads", "8", "--jwks", str(keys)) as running:
        made = Pair(running, here)
        yield made
        made.there.close()
        here.close()


@pytest.mark.parametrize("who", PEOPLE, ids=[one.head.id for one in PEOPLE])
@pytest.mark.parametrize("registry", IDS)
def test_the_network_answers_as_the_embedded_registry_does(pair: Pair, registry: str, who: Persona) -> None:
    session = pair.session(who)
    asked = TOURS.get(registry, every_plain_get)
    here = [(name, _told(ask)) for name, ask in asked(pair.here, registry, session)]
    there = [(name, _told(ask)) for name, ask in asked(pair.there, registry, session)]
    assert here
    assert [(name, pair.plain(told)) for name, told in there] == [(name, pair.plain(told)) for name, told in here]


def _told(ask: Callable[[], Any]) -> Any:
    """Return the answer, or how it failed."""
    try:
        return ask()
    except ServiceError as error:
        return (type(error).__name__, error.status, error.detail)


# --- what is asked of each registry; one without a tour gets every GET that needs nothing


def every_plain_get(backend: Backend, registry: str, session: Session) -> Told:
    """Ask every route without a name in its path."""
    found = next(one for one in REGISTRIES if one.manifest.id == registry)
    for face in found.manifest.faces:
        app = backend.host.apps(registry)[face.id]
        for path, resource in openapi.routes(face, app).items():
            if "{" not in path and hasattr(resource, "on_get"):
                yield path, partial(_body, backend, Call(registry, face.id, "GET", path, token=session.token))


def _body(backend: Backend, call: Call) -> tuple[int, bytes]:
    reply = backend.http.send(call)
    return reply.status, reply.body


def _brp(backend: Backend, registry: str, session: Session) -> Told:
    client, bsn = backend.client(registry, session), session.subject.id
    for method in (client.person, client.history, client.travel_documents):
        yield method.__name__, partial(method, bsn)
    yield "another", partial(client.person, "999990019")


def _bag(backend: Backend, registry: str, session: Session) -> Told:
    client, home = backend.client(registry, session), _home(backend, session)
    yield "unknown", partial(client.adres, "0000200000000000")
    if home is not None:
        yield "adres", partial(client.adres, str(home.nummeraanduiding_identificatie))
        yield "object", partial(client.verblijfsobject, str(home.adresseerbaar_object_identificatie))
        address = client.adres(str(home.nummeraanduiding_identificatie)).value
        yield "zoek", partial(client.zoek, address.postcode, address.huisnummer)
        for pand in address.pand_identificaties:
            yield "pand", partial(client.pand, pand)


def _brk(backend: Backend, registry: str, session: Session) -> Told:
    client = backend.client(registry, session)
    yield "mijn", partial(client.mijn_percelen, session.subject.id)
    for parcel in client.mijn_percelen(session.subject.id).value:
        for method in (client.zaak, client.gerechtigden, client.hypotheken):
            yield method.__name__, partial(method, parcel.identificatie)


def _woz(backend: Backend, registry: str, session: Session) -> Told:
    client, home = backend.client(registry, session), _home(backend, session)
    yield "bedrijf", partial(client.van_bedrijf, "90000001")
    yield "unknown", partial(client.wozobject, "000000000000")
    if home is not None:
        yield "woning", partial(client.van_woning, str(home.adresseerbaar_object_identificatie))
        yield "adres", partial(client.van_adres, str(home.nummeraanduiding_identificatie))


def _rdw(backend: Backend, registry: str, session: Session) -> Told:
    client = backend.client(registry, session)
    yield "bezit", partial(client.voertuigen, session.subject.id)
    yield "rijbewijs", partial(client.rijbewijzen, session.subject.id)
    for vehicle in client.voertuigen(session.subject.id).value:
        for method in (client.voertuig, client.brandstof, client.keuringen):
            yield method.__name__, partial(method, vehicle.kenteken)


def _berichten(backend: Backend, registry: str, session: Session) -> Told:
    client = backend.client(registry, session)
    yield "overview", client.overview
    yield "search", partial(client.search, "gemeente")
    for folder in client.overview().value.folders:
        rows = client.inbox(folder.name).value
        yield folder.name, partial(client.inbox, folder.name)
        for row in rows[:3]:
            yield "bericht", partial(client.message, row.id)
            for part in client.message(row.id).value.attachments[:1]:
                yield "bijlage", partial(client.attachment, row.id, part.id)
    yield "unknown", partial(client.message, "00000000-0000-4000-8000-000000000000")


def _zaken(backend: Backend, registry: str, session: Session) -> Told:
    client = backend.client(registry, session)
    yield "zaken", client.cases
    for case in client.cases().value:
        yield "zaak", partial(client.case, case.id)
        for paper in client.case(case.id).value.documents[:1]:
            yield "document", partial(client.document, paper.id)
    yield "unknown", partial(client.case, "00000000-0000-4000-8000-000000000000")


def _home(backend: Backend, session: Session) -> Adres | None:
    home = backend.client("brp", session).person(session.subject.id).value.verblijfplaats
    return home if isinstance(home, Adres) else None


def _bsn_bv(backend: Backend, registry: str, session: Session) -> Told:
    """Every question needs a system: a citizen hears the same refusal on both sides."""
    client, why = backend.client(registry, session), ("Wet algemene bepalingen burgerservicenummer", "proef")
    yield "issued", partial(client.is_uitgegeven, session.subject.id, why)
    yield "data", partial(client.gegevens, session.subject.id, why)


def _ccbr(backend: Backend, registry: str, session: Session) -> Told:
    client = backend.client(registry, session)
    yield "vertegenwoordigt", partial(client.vertegenwoordigt, session.subject.id)
    yield "another", partial(client.vertegenwoordigt, "999990019")


TOURS: dict[str, Callable[[Backend, str, Session], Told]] = {
    "brp": _brp, "bag": _bag, "brk": _brk, "woz": _woz, "rdw": _rdw, "berichten": _berichten, "zaken": _zaken,
    "bsn_bv": _bsn_bv, "ccbr": _ccbr,
}  # fmt: skip


# --- writing, and failing


def test_what_is_written_over_the_network_is_read_there(pair: Pair) -> None:
    session = pair.session(PEOPLE[0])
    box, desk = pair.there.client("berichten", session), pair.there.client("zaken", session)
    first = box.inbox().value[0]
    box.mark_unread(first.id)
    assert box.message(first.id).value.unread
    box.mark_read(first.id)
    assert not box.message(first.id).value.unread
    case = next(one for one in desk.cases().value if one.todo and one.todo.kind == "document")
    before = len(desk.case(case.id).value.documents)
    added = desk.add_document(case.id, "plattegrond.pdf", b"%PDF-1.7 proef").value
    assert len(desk.case(case.id).value.documents) == before + 1
    assert desk.document(added.id) == b"%PDF-1.7 proef"


def test_strangers_and_weak_logins_are_refused_alike(pair: Pair) -> None:
    stranger = next(one for one in PEOPLE if one.head.id == "willem")
    for backend in (pair.here, pair.there):
        with pytest.raises(Forbidden):
            backend.client("brp", pair.session(stranger)).person(PEOPLE[0].head.bsn)
        with pytest.raises(NotFound):
            backend.client("bag", pair.session(stranger)).pand("0637100000999999")


ENDS: dict[str, type[ServiceError]] = {
    "hang": TimedOut, "drip": TimedOut, "down": Unavailable, "error": Unavailable, "half": Unavailable,
}  # fmt: skip


@pytest.mark.parametrize("kind", ENDS)
def test_a_fault_ends_a_call_over_the_network_as_it_does_in_process(pair: Pair, kind: str) -> None:
    client = pair.there.client("brk", pair.session(PEOPLE[0]))
    pair.there.http._deadline = 1.0
    pair.running.control("POST", "/faults", {"registry": "brk", "kind": kind})
    try:
        with pytest.raises(ENDS[kind]):
            client.mijn_percelen(PEOPLE[0].head.bsn)
    finally:
        pair.running.control("DELETE", "/faults")
        pair.there.http._deadline = 8.0
    assert client.mijn_percelen(PEOPLE[0].head.bsn).value


def test_a_new_key_in_the_file_is_found_without_a_restart(tmp_path: Path) -> None:
    """--jwks reads its file again at an unknown key, at most once in ten seconds."""
    from services.identity.tokens import TokenRefused
    from services.mockhost.keys import SharedKeys, reader

    clock = _Jumping()
    first, second = TokenSigner(clock), TokenSigner(clock)
    path = tmp_path / "jwks.json"
    path.write_bytes(msgspec.json.encode(first.jwks()))
    keys = SharedKeys(reader(str(path), clock), clock)
    party = Party("citizen", PEOPLE[0].head.bsn, "x")
    session = Session(party, party, Level.MIDDEN, "sms", NOW, NOW + timedelta(hours=2), 1, "")
    assert keys.verify(first.sign(session)).subject == party.id
    path.write_bytes(msgspec.json.encode(second.jwks()))
    with pytest.raises(TokenRefused):
        keys.verify(second.sign(session))
    clock.seconds += 11
    assert keys.verify(second.sign(session)).subject == party.id


def test_a_token_that_was_taken_back_opens_nothing_from_the_next_look_on() -> None:
    """Beside the keys stands which tokens are over; a set that cannot be read any more takes nothing away."""
    from services.errors import InputError
    from services.identity.tokens import EXTRA, REVOKED, TokenRefused, mark
    from services.mockhost.keys import SharedKeys

    clock, silent = _Jumping(), False
    signer = TokenSigner(clock)
    party = Party("citizen", PEOPLE[0].head.bsn, "x")
    session = Session(party, party, Level.MIDDEN, "sms", NOW, NOW + timedelta(hours=2), 1, "")
    over, other = signer.sign(session), signer.sign(session)
    revoked: list[str] = []

    def read() -> dict[str, Any]:
        if silent:
            raise InputError("weg")
        return {**signer.jwks(), EXTRA: {REVOKED: list(revoked)}}

    keys = SharedKeys(read, clock)
    assert keys.verify(over).subject == party.id
    revoked.append(mark(over))
    assert keys.verify(over).subject == party.id, "it looks once in ten seconds"
    clock.seconds += 11
    with pytest.raises(TokenRefused, match="401 revoked"):
        keys.verify(over)
    assert keys.verify(other).subject == party.id
    silent = True
    clock.seconds += 11
    with pytest.raises(TokenRefused, match="401 revoked"):
        keys.verify(over)
    assert keys.verify(other).subject == party.id


def test_keys_may_come_from_an_address() -> None:
    from services.errors import InputError
    from services.mockhost.keys import reader

    clock = Clock(NOW, frozen=True)
    signer = TokenSigner(clock)
    with _serving(json.dumps(signer.jwks()).encode()) as url:
        assert reader(url, clock)()["keys"][0]["kid"] == signer.jwks()["keys"][0]["kid"]
    with _serving(b"<html>") as url, pytest.raises(InputError, match="JWKS"):
        reader(url, clock)()
    with pytest.raises(InputError, match="geeft geen sleutels"):
        reader(url, clock)()


@contextmanager
def _serving(body: bytes) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None: ...

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{made.server_port}/jwks"
        finally:
            made.shutdown()
            thread.join()


class _Jumping(Clock):
    """A clock whose monotonic time a test moves."""

    def __init__(self) -> None:
        super().__init__(NOW, frozen=True)
        self.seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds
