"""Proves Digilevering: subscriptions with filters, webhooks with retry and dead letters, and who follows whom."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from services.errors import BadReply, Forbidden, NotFound, ServiceError
from services.events import Event, Registered
from services.events.party import PartyLine
from services.stelsel.digikoppeling.envelope import LARGE
from services.stelsel.digikoppeling.exchange import LARGE_SPACE
from services.stelsel.digikoppeling.signing import verify
from services.stelsel.digilevering.deliveries import MOST_ATTEMPTS
from services.stelsel.digilevering.webhook import allowed
from tests.helpers.callback import Callback, callback
from tests.helpers.chains import arrived, happen
from tests.helpers.harvest import House

OIN = "00000001900999999000"
FENNA = "900050342"
FACE = ("digilevering", "notificaties")


@pytest.fixture
def hook() -> Iterator[Callback]:
    with callback() as told:
        yield told


def _line(house: House) -> PartyLine:
    return house.backend.stelsel.line(OIN, "Proefafnemer")


def _subscribe(house: House, hook: Callback, **more: Any) -> dict[str, Any]:
    body = {"callbackUrl": hook.url, "auth": "Bearer geheim", "kanalen": [{"naam": "brp"}]} | more
    made: dict[str, Any] = _line(house).send("POST", *FACE, "/abonnement", body)
    return made


def _later(house: House, seconds: float) -> None:
    house.clock.jump(timedelta(seconds=seconds))
    house.backend.stelsel.courier.drain()


# --- webhooks


def test_a_webhook_gets_a_cloudevent_with_its_own_secret(house: House, hook: Callback) -> None:
    _subscribe(house, hook)
    happen(house, "verhuizing", "fenna")
    [heard] = hook.heard
    assert heard.headers["Content-Type"] == "application/cloudevents+json"
    assert heard.headers["Authorization"] == "Bearer geheim"
    event = Registered.read(heard.body)
    assert (event.type, event.subject, event.data["gemeente"]["code"]) == (
        "nl.brp.personen.persoon-verhuisd", FENNA, "0518",
    )  # fmt: skip
    assert not {name for name in heard.headers if name.lower() == "x-voorportaal-sessie"}


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({"kanalen": [{"naam": "brp", "filters": {"gemeente.code": "0518"}}]}, 1),
        ({"kanalen": [{"naam": "brp", "filters": {"gemeente.code": "0599"}}]}, 0),
        ({"kanalen": [{"naam": "rdw"}]}, 0),
        ({"kanalen": [], "cloudeventFilters": [{"typeSubstring": "verhuisd"}]}, 1),
        ({"kanalen": [], "cloudeventFilters": [{"typeSubstring": "overleden"}]}, 0),
        ({"kanalen": []}, 0),
    ],
)
def test_only_what_the_filter_wants_is_sent(house: House, hook: Callback, more: dict[str, Any], count: int) -> None:
    _subscribe(house, hook, **more)
    happen(house, "verhuizing", "fenna")
    assert len(hook.heard) == count


def test_a_signed_delivery_can_be_verified(house: House, hook: Callback) -> None:
    _subscribe(house, hook, voorportaal={"ondertekend": True})
    happen(house, "verhuizing", "fenna")
    [heard] = hook.heard
    signer = verify(heard.body, heard.headers, house.backend.stelsel.authority)
    assert signer == Registered.read(heard.body).oin == house.backend.stelsel.oin_of("brp")


def test_a_large_event_reaches_a_webhook_whole_and_a_party_by_reference(house: House, hook: Callback) -> None:
    _subscribe(house, hook, kanalen=[{"naam": "bri"}])
    world = house.backend.host.world(house.found["bri"])
    data = {"bsn": FENNA, "jaar": 2026, "bedrag": 1, "vastgesteldOp": "2027-01-05", "ballast": "x" * LARGE}
    world.change_all({}, Event("nl.bri.inkomens.inkomen-vastgesteld", FENNA, data))
    house.backend.stelsel.courier.drain()
    assert Registered.read(hook.heard[0].body).data == data
    assert "Uw inkomen over 2026 is € 1" in arrived(house, "fenna")
    assert house.backend.store.query(LARGE_SPACE) == []


def test_a_webhook_that_is_out_is_tried_again_with_growing_pauses(house: House, hook: Callback) -> None:
    _subscribe(house, hook)
    hook.refuse = [503, 500]
    happen(house, "verhuizing", "fenna")
    _later(house, 0.5)
    assert len(hook.heard) == 1
    _later(house, 0.6)
    assert len(hook.heard) == 2
    _later(house, 1.5)
    assert len(hook.heard) == 2
    _later(house, 0.6)
    assert len(hook.heard) == 3
    assert len({heard.body for heard in hook.heard}) == 1
    _later(house, 4000)
    assert len(hook.heard) == 3 and house.backend.stelsel.digilevering.deliveries.waiting() == []


def test_what_is_given_up_is_visible_and_can_be_revived(house: House, hook: Callback) -> None:
    _subscribe(house, hook)
    hook.refuse = [503] * MOST_ATTEMPTS
    happen(house, "verhuizing", "fenna")
    for _ in range(MOST_ATTEMPTS):
        _later(house, 301)
    deliveries = house.backend.stelsel.digilevering.deliveries
    [dead] = deliveries.dead()
    assert ((dead.pogingen, dead.event.subject) == (MOST_ATTEMPTS, FENNA) and "503" in dead.fout) or dead.fout
    assert len(hook.heard) == MOST_ATTEMPTS
    assert deliveries.revive() == 1
    house.backend.stelsel.courier.drain()
    assert len(hook.heard) == MOST_ATTEMPTS + 1 and deliveries.dead() == []


def test_an_ended_subscription_hears_nothing_more(house: House, hook: Callback) -> None:
    made = _subscribe(house, hook)
    line, path = _line(house), "/abonnement/" + made["url"].rpartition("/")[2]
    assert line.get(*FACE, path, {}, {})["callbackUrl"] == hook.url
    assert "auth" not in line.get(*FACE, path, {}, {})
    line.send("DELETE", *FACE, path, None)
    happen(house, "verhuizing", "fenna")
    assert hook.heard == []
    with pytest.raises(NotFound):
        line.get(*FACE, path, {}, {})


@pytest.mark.parametrize(
    "url", ["http://elders.example/x", "ftp://localhost/x", "localhost", "http://10.0.0.1/", "file:///etc/passwd", "http://["]
)
def test_events_go_to_https_or_to_this_machine_only(house: House, hook: Callback, url: str) -> None:
    assert not allowed(url)
    with pytest.raises(BadReply):
        _subscribe(house, hook, callbackUrl=url)
    assert allowed("https://afnemer.example/x") and allowed("http://127.0.0.1:8000/") and allowed("http://[::1]:1/x")


def test_a_citizen_cannot_subscribe(house: House) -> None:
    with pytest.raises(Forbidden):
        house.backend.line("digilevering", house.session("fenna")).face("notificaties").get("/abonnement")


def test_the_channels_are_the_registries_that_tell(house: House) -> None:
    told = {one["naam"]: one["filters"] for one in _line(house).get(*FACE, "/kanaal", {}, {})}
    assert {"brp", "rdw", "woz", "nhr", "bri", "berichten", "zaken"} <= set(told)
    assert "gemeente" in told["brp"]


# --- following


def _follow(house: House, bsn: str = FENNA, **more: Any) -> Any:
    return _line(house).send("PUT", "brp", "update", f"/volgindicaties/{bsn}", more)


def test_who_follows_by_indication_hears_only_of_those(house: House, hook: Callback) -> None:
    _subscribe(house, hook, voorportaal={"volgt": "indicatie"})
    happen(house, "verhuizing", "fenna")
    assert hook.heard == []
    assert _follow(house)["begindatum"] == "2027-01-05"
    house.backend.stelsel.courier.drain()
    assert [Registered.read(one.body).data["berichtsoort"] for one in hook.heard] == ["Ag01"]
    happen(house, "overlijden", "fenna")
    assert Registered.read(hook.heard[-1].body).type.endswith("persoon-overleden")
    happen(house, "verhuizing", "lotte")
    assert len(hook.heard) == 2


def test_the_changed_are_those_followed_and_changed_since(house: House) -> None:
    line = _line(house)
    for bsn in (FENNA, house.people["lotte"].head.bsn):
        _follow(house, bsn)
    assert line.get("brp", "update", "/wijzigingen", {}, {})["burgerservicenummers"] == []
    happen(house, "verhuizing", "fenna")
    happen(house, "verhuizing", "joris")
    assert line.get("brp", "update", "/wijzigingen", {}, {})["burgerservicenummers"] == [FENNA]
    house.clock.jump(timedelta(days=2))
    assert line.get("brp", "update", "/wijzigingen", {}, {})["burgerservicenummers"] == []
    since = {"vanaf": "2027-01-05"}
    assert line.get("brp", "update", "/wijzigingen", since, {})["burgerservicenummers"] == [FENNA]


def test_an_indication_that_ends_is_told_and_no_longer_counts(house: House, hook: Callback) -> None:
    _follow(house)
    assert _follow(house, einddatum="2027-01-05")["einddatum"] == "2027-01-05"
    line = _line(house)
    assert len(line.get("brp", "update", "/volgindicaties", {}, {})["volgindicaties"]) == 1
    happen(house, "verhuizing", "fenna")
    assert line.get("brp", "update", "/wijzigingen", {}, {})["burgerservicenummers"] == []


@pytest.mark.parametrize(("bsn", "status"), [("123", 400), ("900050343", 400), ("999999990", 404)])
def test_nobody_can_follow_who_is_not_there(house: House, bsn: str, status: int) -> None:
    with pytest.raises(ServiceError) as caught:
        _follow(house, bsn)
    assert caught.value.status == status
