"""Proves the host of the mocks and the backend: what is mounted where, faults that heal, sessions that end, resets."""

from typing import Any

import msgspec
import pytest

from services.errors import Forbidden, InputError, ServiceError, Unavailable
from services.manifest import Face
from services.mockhost.embedded import WsgiApp
from services.mockhost.faults import Fault, FaultDeck
from services.mockhost.mounted import Mounted
from services.mockkit.faces import Faces
from tests.helpers.harvest import House
from tests.helpers.worlds import Bench

BSN = "900050342"


# --- the deck


def test_a_fault_with_a_number_heals_after_that_many_calls(house: House) -> None:
    client = house.backend.client("rdw", house.session("fenna"))
    house.backend.host.faults.put("rdw", Fault("down", times=2))
    for _ in range(2):
        with pytest.raises(Unavailable):
            client.voertuigen(BSN)
    assert client.voertuigen(BSN).value
    assert client.voertuigen(BSN).value


def test_a_fault_without_a_number_stays_until_it_is_cleared(house: House) -> None:
    client = house.backend.client("rdw", house.session("fenna"))
    house.backend.host.faults.put("rdw", Fault("error", status=500))
    for _ in range(5):
        with pytest.raises(Unavailable) as caught:
            client.voertuigen(BSN)
        assert caught.value.status == 500
    house.backend.host.faults.clear("rdw")
    assert client.voertuigen(BSN).value


def test_a_fault_of_one_registry_or_face_leaves_the_others_well(house: House) -> None:
    session = house.session("fenna")
    rdw, brp = house.backend.client("rdw", session), house.backend.client("brp", session)
    house.backend.host.faults.put("rdw", Fault("down", face="voertuigbezit"))
    with pytest.raises(Unavailable):
        rdw.voertuigen(BSN)
    assert rdw.voertuig("0TST01").value
    assert brp.person(BSN).value
    assert set(house.backend.host.faults.now()) == {"rdw"}


def test_a_new_fault_replaces_the_old_and_counts_anew() -> None:
    deck = FaultDeck()
    deck.put("brp", Fault("down", times=1))
    assert deck.draw("brp", "personen") is not None
    assert deck.draw("brp", "personen") is None
    deck.put("brp", Fault("hang", times=1))
    drawn = deck.draw("brp", "personen")
    assert drawn is not None and drawn.kind == "hang"


# --- the host


def test_every_base_path_leads_to_its_own_app(house: House) -> None:
    for registry, found in house.found.items():
        if not found.has("mock"):
            continue
        mounted = house.backend.host.mount(registry)
        assert set(mounted) == {face.base_path for face in found.manifest.faces}
        for face in found.manifest.faces:
            assert house.backend.host.find(registry, f"{face.base_path}/x") is mounted[face.base_path]
            with pytest.raises(Unavailable):
                house.backend.host.find(registry, f"{face.base_path}x")


def test_the_longest_base_path_goes_first() -> None:
    bench = Bench("brp", {})
    faces = (Face("kort", "/a"), Face("lang", "/a/b"))
    found = msgspec.structs.replace(bench.found, manifest=msgspec.structs.replace(bench.found.manifest, faces=faces))
    mounted = Mounted(found, {"kort": _saying(b"kort"), "lang": _saying(b"lang")}, FaultDeck())
    assert list(mounted.all()) == ["/a/b", "/a"]
    for path, said in {"/a/b/c": b"lang", "/a/b": b"lang", "/a/c": b"kort", "/a": b"kort"}.items():
        app = mounted.at(path)
        assert app is not None and list(app({}, None)) == [said]
    assert mounted.at("/ab") is None


def _saying(body: bytes) -> WsgiApp:
    def answer(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        return [body]

    return answer


def _nothing(found: object) -> dict[str, Any]:
    return {}


def test_a_question_builds_the_face_that_it_asks_and_no_other(house: House) -> None:
    host, face = house.backend.host, house.found["brp"].manifest.face("personen")
    host.forget()
    house.backend.client("brp", house.session("fenna")).person(BSN)
    apps = host.apps("brp")
    assert isinstance(apps, Faces) and apps.built == {"personen"}
    assert host.mount("brp")[face.base_path] is host.find("brp", face.base_path)
    assert apps.built == {one.id for one in house.found["brp"].manifest.faces}


def test_a_registry_that_is_not_there_is_unavailable_and_named(house: House) -> None:
    with pytest.raises(Unavailable) as caught:
        house.backend.client("bibliotheek", house.session("fenna"))
    assert caught.value.source == "bibliotheek"
    with pytest.raises(Unavailable):
        house.backend.host.find("bibliotheek", "/x")


def test_a_mock_that_forgets_a_face_is_told_its_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    from services.registries.woz import mock

    monkeypatch.setattr(mock, "create", _nothing)
    with pytest.raises(InputError) as caught:
        Bench("woz", {}).app("bevragen")
    assert "bevragen" in str(caught.value) and "mock.py" in str(caught.value)


def test_an_app_is_built_once_and_anew_after_forgetting(house: House) -> None:
    host = house.backend.host
    first = host.mount("bag")
    assert host.mount("bag") == first
    host.forget()
    assert host.mount("bag").keys() == first.keys() and host.mount("bag") != first


# --- sessions and resets


def test_each_session_has_its_own_client(house: House) -> None:
    fenna, yusuf = house.session("fenna"), house.session("yusuf")
    client = house.backend.client("rdw", fenna)
    assert house.backend.client("rdw", fenna) is client
    other = house.backend.client("rdw", yusuf)
    assert other is not client
    with pytest.raises(Forbidden):
        other.voertuigen(BSN)


def test_two_sessions_of_one_number_do_not_share_a_client(house: House) -> None:
    from msgspec.structs import replace

    fenna = house.session("fenna")
    yusuf = replace(house.session("yusuf"), epoch=fenna.epoch)
    house.backend.client("rdw", fenna)
    with pytest.raises(Forbidden):
        house.backend.client("rdw", yusuf).voertuigen(BSN)


def test_a_session_that_is_over_asks_nothing_any_more(house: House) -> None:
    old, new = house.session("fenna"), house.session("fenna")
    client = house.backend.client("rdw", old)
    house.backend.end_session(old.epoch)
    for one in (client, house.backend.client("rdw", old)):
        with pytest.raises(Unavailable):
            one.voertuigen(BSN)
    assert house.backend.client("rdw", new).voertuigen(BSN).value
    house.backend.stop()
    with pytest.raises(ServiceError):
        house.backend.client("rdw", new).voertuigen(BSN)


def test_a_reset_takes_back_what_was_done_and_sets_the_faults_of_the_scenario(house: House) -> None:
    session = house.session("fenna")
    berichten = house.backend.client("berichten", session)
    first = berichten.inbox().value[0]
    berichten.move(first.id, "archief")
    assert first.id not in [one.id for one in berichten.inbox().value]
    house.backend.host.faults.put("brp", Fault("down"))
    house.backend.reset([("rdw", Fault("down", times=1))])
    assert set(house.backend.host.faults.now()) == {"rdw"}
    berichten = house.backend.client("berichten", session)
    assert first.id in [one.id for one in berichten.inbox().value]


def test_the_level_of_the_token_counts_for_writing(house: House) -> None:
    from services.identity.session import Level

    basis = house.backend.client("zaken", house.session("fenna", Level.BASIS))
    case = basis.cases().value[0]
    with pytest.raises(Forbidden):
        basis.add_document(case.id, "bewijs.pdf", b"%PDF-1.4")
