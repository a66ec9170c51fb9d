"""Nobody gets what the token does not cover: every registry × every persona, asked with eight wrong tokens.

The questions come from the OpenAPI documents (tests/helpers/asking.py), so that a new registry is proved as soon as
it stands in the folder. BOLA is "broken object level authorisation", RELIABILITY.md T24.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from services.errors import ServiceError
from services.http import Call, Reply
from services.identity.rights import Grant
from services.identity.session import Level, Party, Session
from services.mockhost.network import Network, NetworkOptions
from tests.helpers.asking import MOST_KEPT, Known, Place, places, questions
from tests.helpers.harvest import PUBLIC, House

_UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
ASKING = ("GET", "POST")
OPEN_DATA = PUBLIC | {("bgt", "features"), ("bro", "features"), ("brt", "features"), ("brp", "tabellen")}
FEW = 3


@dataclass(frozen=True)
class Answered:
    """A question that its owner got an answer to."""

    owner: str
    place: Place
    call: Call
    reply: Reply


@dataclass
class Hall:
    """Every registry, every persona, and what each persona was answered."""

    house: House
    places: list[Place]
    answered: list[Answered] = field(default_factory=list)
    ids: dict[str, set[bytes]] = field(default_factory=dict)

    def ask(self, call: Call, session: Session) -> Reply | ServiceError:
        """Ask with this session's token."""
        return self.house.replay(call, session)

    def secrets(self, owner: str) -> set[bytes]:
        """The number of a persona, and the ids that only this persona was told."""
        others = set().union(*(ids for name, ids in self.ids.items() if name != owner))
        return {self.house.people[owner].head.bsn.encode()} | (self.ids[owner] - others)

    def right(self, one: Answered) -> str:
        """The right that a question needs."""
        return self.house.found[one.place.registry].manifest.face(one.place.face).right(one.call.method)

    def related(self, other: str, owner: str) -> set[bytes]:
        """The owner's number when the other knows it by right: a partner, a co-owner, somebody with a mandate."""
        bsn = self.house.people[owner].head.bsn
        return {bsn.encode()} if bsn in json.dumps(self.house.people[other].tables, default=str) else set()


@pytest.fixture(scope="module")
def hall() -> Iterator[Hall]:
    house = House()
    options = NetworkOptions(port=443, host="registers.voorportaal.example", tls_cert=Path("x"), control_key="x")
    network = Network(options)
    documents = network.documents(network.host())
    found = [one for one in network.registries if one.has("mock")]
    every = [
        place
        for one in found
        for face in one.manifest.faces
        for place in places(one.manifest.id, face.id, documents[f"{face.base_path}/openapi.json"].document())
    ]
    made = Hall(house, every)
    for persona in house.people:
        _fill(made, persona)
    yield made
    house.close()


def _fill(hall: Hall, persona: str) -> None:
    """Let a persona ask everything, twice: the second time with the ids of the first answers.

    Open data are the same for everybody: a few personas ask them.
    """
    known, session = Known.of(hall.house.people[persona]), hall.house.session(persona)
    hall.ids[persona] = set()
    kept: dict[Place, list[Answered]] = {}
    for again in (False, True):
        asking = known.newest_first() if again else known
        for place in hall.places:
            mine = kept.setdefault(place, [])
            if (place.registry, place.face) in OPEN_DATA and len(hall.ids) > FEW:
                continue
            for call in questions(place, asking) if place.method in ASKING and len(mine) < MOST_KEPT else ():
                reply = hall.ask(call, session)
                if isinstance(reply, Reply) and all(one.call != call for one in mine):
                    mine.append(Answered(persona, place, call, reply))
                    known.learn(reply.body.decode("utf-8", "ignore")[:20_000])
                    hall.ids[persona] |= set(_UUID.findall(reply.body))
                if len(mine) >= MOST_KEPT:
                    break
    hall.answered += [one for of_place in kept.values() for one in of_place]


# --- the tokens


def _own(hall: Hall, owner: str) -> Session:
    return hall.house.session(owner)


def _mandate(hall: Hall, owner: str, grants: tuple[Grant, ...], rights: frozenset[str]) -> Session:
    """Somebody else, acting for the owner."""
    helper = next(one for one in hall.house.people if one != owner)
    head, session = hall.house.people[helper].head, hall.house.session(owner)
    actor = Party("citizen", head.bsn, head.naam)
    acting = replace(session, actor=actor, grants=grants, rights=rights, token="")
    return hall.house.backend.signer.sealed(acting)


def _with_right(hall: Hall, one: Answered) -> Session:
    return _mandate(hall, one.owner, (Grant(one.place.registry),), frozenset({"read", "submit", "receive"}))


def _elsewhere(hall: Hall, one: Answered) -> Session:
    return _mandate(hall, one.owner, (Grant("een-ander-register"),), frozenset({"read", "submit", "receive"}))


def _without_right(hall: Hall, one: Answered) -> Session:
    return _mandate(hall, one.owner, (Grant(one.place.registry),), frozenset())


def _right_not_granted(hall: Hall, one: Answered) -> Session:
    rights = frozenset({"read", "submit", "receive"}) - {hall.right(one)}
    return _mandate(hall, one.owner, (Grant(one.place.registry, rights),), frozenset({"read", "submit", "receive"}))


def _expired(hall: Hall, one: Answered) -> Session:
    session = replace(_own(hall, one.owner), expires=hall.house.clock.now() - timedelta(seconds=1))
    return hall.house.backend.signer.sealed(session)


def _wrong_service(hall: Hall, one: Answered) -> Session:
    return hall.house.session(one.owner, scope=frozenset({"een-ander-register"}))


def _nobody(hall: Hall, one: Answered) -> Session:
    return replace(_own(hall, one.owner), token="")


REFUSED: dict[str, tuple[Callable[[Hall, Answered], Session], int]] = {
    "mandate for another registry": (_elsewhere, 403),
    "mandate without rights": (_without_right, 403),
    "mandate without this right": (_right_not_granted, 403),
    "expired token": (_expired, 401),
    "wrong service": (_wrong_service, 403),
    "no token": (_nobody, 401),
}


REGISTRIES = 20
"""So many registries at least answer citizens; the others are for organisations and testers, and answer nobody here."""

MAY_AT_BASIS = {"POST toeslagen/toeslagen/proefberekeningen"}
"""What looks like writing and keeps nothing: a calculation in a body."""


# --- the proof


def test_citizens_are_answered_at_many_faces(hall: Hall) -> None:
    """The negative control: a matrix of questions that nobody is answered would prove nothing."""
    told = Counter((one.place.registry, one.place.face) for one in hall.answered)
    personal = [place for place in hall.places if place.method in ASKING]
    silent = sorted({f"{one.registry}/{one.face}" for one in personal} - {f"{a}/{b}" for a, b in told})
    print(f"{len(hall.answered)} answered questions of {len(hall.house.people)} personas at {len(told)} faces")
    print(f"nothing answered: {silent}")
    registries = {registry for registry, _ in told}
    assert len(registries) >= REGISTRIES, sorted({one.registry for one in hall.places} - registries)
    assert len(hall.answered) > 60 * len(hall.house.people)


@pytest.mark.parametrize("kind", REFUSED)
def test_a_token_that_does_not_cover_it_gets_nothing(hall: Hall, kind: str) -> None:
    make, status = REFUSED[kind]
    tokens: dict[tuple[str, str, str], Session] = {}
    wrong = []
    for one in hall.answered:
        key = (one.owner, one.place.registry, hall.right(one))
        if key not in tokens:
            tokens[key] = make(hall, one)
        session = tokens[key]
        answer = hall.ask(one.call, session)
        if isinstance(answer, Reply) or answer.status != status:
            wrong.append(f"{one.owner}: {one.call.method} {one.place.registry}/{one.place.face}{one.call.path}")
    print(f"{kind}: {len(hall.answered)} asked, {len(wrong)} answered")
    assert not wrong, "\n".join(wrong[:20])


def test_a_mandate_with_the_right_is_answered(hall: Hall) -> None:
    """The negative control of the mandates."""
    tokens: dict[tuple[str, str], Session] = {}
    good = Counter[bool]()
    for one in hall.answered:
        key = (one.owner, one.place.registry)
        if key not in tokens:
            tokens[key] = _with_right(hall, one)
        session = tokens[key]
        good[isinstance(hall.ask(one.call, session), Reply)] += 1
    print(f"mandate with the right: {good[True]} answered, {good[False]} not")
    assert good[True] > 0.9 * sum(good.values())


@pytest.mark.parametrize("others", [2, pytest.param(14, marks=pytest.mark.night)])
def test_another_persona_hears_nothing_of_the_owner(hall: Hall, others: int) -> None:
    names = list(hall.house.people)
    asked, leaks = 0, []
    for place, owner in enumerate(names):
        for step in range(1, others + 1):
            other = names[(place + step) % len(names)]
            secret, session = hall.secrets(owner) - hall.related(other, owner), hall.house.session(other)
            for one in hall.answered:
                if one.owner == owner:
                    asked += 1
                    leaks += _leak(hall, one, session, secret)
    print(f"another persona: {asked} asked, {len(leaks)} leaks")
    assert not leaks, "\n".join(leaks[:20])


def _leak(hall: Hall, one: Answered, session: Session, secret: set[bytes]) -> list[str]:
    """Return a line when the answer holds what only the owner should see; what was sent along is no secret."""
    answer = hall.ask(one.call, session)
    if isinstance(answer, ServiceError):
        return []
    sent = f"{one.call.path}{one.call.params}{one.call.headers}".encode() + (one.call.body or b"")
    seen = [word for word in secret if word in answer.body and word not in sent]
    return [f"{session.persona} sees {len(seen)} of {one.owner}: {one.call.registry} {one.call.path}"] if seen else []


def test_the_owner_sees_the_own_secrets(hall: Hall) -> None:
    """The negative control: the same check finds them in the owner's own answers."""
    for owner in hall.house.people:
        secret = hall.secrets(owner)
        own = hall.house.session(owner)
        found = [one for one in hall.answered if one.owner == owner and _leak(hall, one, own, secret)]
        assert found, owner


def test_writing_at_level_basis_is_refused_everywhere(hall: Hall) -> None:
    """Who logged in with only a password reads; no registry takes a change from that login."""
    asked, taken = 0, []
    for persona in list(hall.house.people)[:3]:
        known, session = Known.of(hall.house.people[persona]), hall.house.session(persona, Level.BASIS)
        for one in hall.ids[persona]:
            known.learn(one.decode())
        for place in hall.places:
            right = hall.house.found[place.registry].manifest.face(place.face).right(place.method)
            if place.method == "GET" or right == "read":
                continue
            for number, call in enumerate(questions(place, known)):
                if number == 12:
                    break
                asked += 1
                if isinstance(hall.ask(call, session), Reply):
                    taken.append(f"{call.method} {place.registry}/{place.face}{place.path}")
    print(f"level Basis: {asked} changes asked, {len(taken)} taken: {sorted(set(taken))}")
    assert asked > 50
    assert set(taken) <= MAY_AT_BASIS
