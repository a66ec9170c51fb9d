"""Mandates at the registries: no route of any registry answers what services and rights do not cover."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from falcon.testing import TestClient
from msgspec.structs import replace

from services.identity.machtigen.catalogue import diensten, grants_of
from services.identity.rights import EVERYTHING, RIGHTS, Grant, allows
from services.identity.session import Party, Session
from services.manifest import Face
from services.mockhost import openapi
from tests.helpers.harvest import House

HENDRIK = "900092750"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
SUBSETS = [frozenset(some) for count in range(4) for some in combinations(sorted(RIGHTS), count)]


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    built = House()
    yield built
    built.close()


def acting(
    house: House, grants: tuple[Grant, ...], rights: frozenset[str] = RIGHTS, services: tuple[str, ...] = ()
) -> Session:
    """Return Fenna's signed session for her father."""
    own = house.session("fenna")
    father = Party("citizen", HENDRIK, "Hendrik de Wit")
    made = replace(
        own, subject=father, ground="machtiging", grants=grants, rights=rights, services=services, token=""
    )
    return house.backend.signer.sealed(made)


def routes(house: House) -> Iterator[tuple[str, Face, str, str]]:
    """Yield registry, face, method and path of everything that every mock answers."""
    for found in house.found.values():
        if not found.has("mock"):
            continue
        apps = house.backend.host.apps(found.manifest.id)
        for face in found.manifest.faces:
            for path, resource in openapi.routes(face, apps[face.id]).items():
                for method in METHODS:
                    if hasattr(resource, f"on_{method.lower()}"):
                        yield found.manifest.id, face, method, face.base_path + path.replace("{", "").replace("}", "")


def ask(house: House, session: Session, registry: str, face: Face, method: str, path: str) -> int:
    app = house.backend.host.apps(registry)[face.id]
    answer = TestClient(app).simulate_request(method, path, headers={"X-Voorportaal-Sessie": session.token}, body="{}")
    return int(answer.status_code)


def test_no_route_answers_what_no_service_covers(house: House) -> None:
    everywhere = list(routes(house))
    refused = 0
    for one in (*diensten(), ""):
        grants = grants_of([one])
        session = acting(house, grants, services=(one,) if one else ())
        for registry, face, method, path in everywhere:
            if allows(grants, face.right(method), registry):
                continue
            refused += 1
            assert ask(house, session, registry, face, method, path) == 403, (one, registry, method, path)
    assert refused > 300 and len({registry for registry, *_ in everywhere}) > 15


def test_no_route_answers_beyond_the_rights(house: House) -> None:
    refused = 0
    for rights in SUBSETS:
        session = acting(house, EVERYTHING, rights)
        for registry, face, method, path in routes(house):
            if face.right(method) not in rights:
                refused += 1
                assert ask(house, session, registry, face, method, path) == 403, (rights, registry, method, path)
    assert refused > 300


def test_with_everything_no_route_is_closed_by_the_mandate(house: House) -> None:
    """The negative control: the same calls, all rights, and the answer is never that the mandate does not cover it."""
    session = acting(house, EVERYTHING)
    opened = {
        registry for registry, face, method, path in routes(house)
        if ask(house, session, registry, face, method, path) != 403
    }  # fmt: skip
    assert opened >= {"brp", "bag", "brk", "woz", "rdw", "nhr", "berichten", "zaken"}


# --- within a registry


def client(house: House, session: Session, registry: str) -> Any:
    return house.backend.client(registry, session)


def test_one_service_opens_one_kind_of_case(house: House) -> None:
    from services.errors import Forbidden

    own = client(house, house.session("hendrik"), "zaken")
    cases = client(house, acting(house, grants_of(["zorgtoeslag"])), "zaken")
    (benefit,) = cases.cases().value
    assert benefit.title == "Zorgtoeslag 2027" and cases.case(benefit.id).value.documents
    others = [one for one in own.cases().value if one.id != benefit.id]
    assert others
    for one in others:
        with pytest.raises(Forbidden):
            cases.case(one.id)
        for paper in own.case(one.id).value.documents:
            with pytest.raises(Forbidden):
                cases.document(paper.id)


def test_who_only_looks_on_gets_no_decisions_and_submits_nothing(house: House) -> None:
    from services.errors import Forbidden

    own = client(house, house.session("hendrik"), "zaken")
    looking = client(house, acting(house, grants_of(["zaken-bekijken"])), "zaken")
    everything, seen = own.cases().value, {one.id: one for one in looking.cases().value}
    assert {one.id for one in everything} == set(seen)
    ended = next(one for one in everything if one.finished)
    assert ended.state == "Toegekend" != seen[ended.id].state
    papers = [paper for one in everything for paper in own.case(one.id).value.documents]
    assert {True, False} == {paper.own for paper in papers}
    assert all(paper.own for one in seen.values() for paper in looking.case(one.id).value.documents)
    for paper in papers:
        if paper.own:
            assert looking.document(paper.id)
        else:
            with pytest.raises(Forbidden):
                looking.document(paper.id)
    with pytest.raises(Forbidden):
        looking.add_document(everything[0].id, "brief.pdf", b"%PDF-1.4")


def test_who_reads_messages_throws_nothing_away(house: House) -> None:
    from services.errors import Forbidden

    box = client(house, acting(house, grants_of(["berichten-lezen"])), "berichten")
    first = box.inbox().value[0]
    assert box.message(first.id).value.subject == first.subject
    assert box.mark_read(first.id).value.id == first.id
    for act in (lambda: box.move(first.id, "archief"), lambda: box.delete(first.id)):
        with pytest.raises(Forbidden):
            act()


def test_a_company_has_a_box_of_its_own(house: House) -> None:
    from services.errors import Forbidden

    own = house.session("fenna")
    halm = replace(own, subject=Party("company", "00412730", "Bakkerij De Halm B.V."), ground="machtiging", token="",
                   grants=grants_of(["berichten-lezen"]))  # fmt: skip
    box = client(house, house.backend.signer.sealed(halm), "berichten")
    subjects = [one.subject for one in box.inbox().value]
    assert subjects[0] == "Doe uw btw-aangifte over het 4e kwartaal van 2026" and len(subjects) == 4
    assert "31 januari 2027" in str(box.message(box.inbox().value[0].id).value)
    ludos = [one.subject for one in client(house, house.session("ludo"), "berichten").inbox().value]
    assert not set(subjects) & set(ludos)
    with pytest.raises(Forbidden):
        client(house, house.backend.signer.sealed(replace(halm, grants=())), "berichten").inbox()
