"""The fault deck by its own: what is drawn is repeatable, recovers in time, is told, and bends answers as it says."""

import json
import logging
import statistics
from io import BytesIO
from typing import Any

import msgspec
import pytest

from services.errors import Unavailable
from services.mockhost.faults import KINDS, Fault, FaultDeck, Faulty
from services.registries.brk.client import Client as BrkClient
from services.registries.rdw.block import Block
from services.registries.rdw.client import Client as RdwClient
from tests.helpers.worlds import Bench

FENNA = "900050342"


def seconds(fault: Fault, count: int = 400) -> list[float]:
    """Return how long that many slow calls take."""
    deck = FaultDeck()
    deck.put("brp", fault)
    drawn = [deck.strike("brp", "personen") for _ in range(count)]
    return [one.seconds for one in drawn if one is not None]


# --- the dice


@pytest.mark.parametrize("spread", ["uniform", "exponential", "lognormal"])
def test_slow_has_the_mean_that_was_asked_and_never_five_times_more(spread: Any) -> None:
    found = seconds(Fault("slow", seconds=2.0, spread=spread, seed=11), 4000)
    assert statistics.mean(found) == pytest.approx(2.0, rel=0.08)
    assert 0 <= min(found) < max(found) <= 10.0
    assert len(set(found)) > 3900


def test_without_spread_slow_is_always_as_slow() -> None:
    assert set(seconds(Fault("slow", seconds=0.7), 20)) == {0.7}


def test_the_seed_decides_and_nothing_else_does() -> None:
    fault = Fault("slow", spread="lognormal", seed=7)
    assert seconds(fault) == seconds(fault)
    assert seconds(fault) != seconds(Fault("slow", spread="lognormal", seed=8))


def test_a_chance_hits_its_share_of_the_calls_the_same_ones_every_time() -> None:
    def hits() -> list[bool]:
        deck = FaultDeck()
        deck.put("brp", Fault("down", chance=0.25, seed=3))
        return [deck.draw("brp", "personen") is not None for _ in range(2000)]

    assert sum(hits()) == pytest.approx(500, abs=60)
    assert hits() == hits()


def test_times_counts_only_what_was_hit() -> None:
    deck = FaultDeck()
    deck.put("brp", Fault("down", chance=0.5, times=3, seed=1))
    assert sum(deck.draw("brp", "personen") is not None for _ in range(100)) == 3


def test_another_face_is_well() -> None:
    deck = FaultDeck()
    deck.put("brp", Fault("down", face="historie"))
    assert deck.draw("brp", "personen") is None
    assert deck.draw("brp", "historie") is not None


# --- the log


@pytest.mark.parametrize("kind", KINDS)
def test_every_fault_shows_in_the_log_as_a_condition(kind: Any, caplog: pytest.LogCaptureFixture) -> None:
    deck = FaultDeck()
    with caplog.at_level(logging.WARNING, "services.mockhost.faults"):
        assert deck.draw("brp", "personen") is None
        assert caplog.messages == []
        deck.put("brp", Fault(kind, seed=5))
        deck.draw("brp", "personen")
        deck.clear()
    on, hit, off = caplog.messages
    assert on.startswith(f"condition on: registry=brp kind={kind}")
    assert hit.startswith(f"condition hit: registry=brp face=personen call=1 kind={kind}")
    assert "seed=5" in hit
    assert off == "condition off: registry=brp"


# --- bent answers


def bent(kind: Any, body: Any, share: float = 0.5, calls: int = 1, **environ: Any) -> list[Any]:
    """Return what a registry that answers ``body`` answers with this fault, call after call."""
    return [_ask(Faulty(_Fixed(body), _deck(kind, share), "proef", "vragen"), **environ) for _ in range(calls)]


def _deck(kind: Any, share: float) -> FaultDeck:
    deck = FaultDeck()
    deck.put("proef", Fault(kind, share=share, seed=2))
    return deck


class _Fixed:
    def __init__(self, body: Any, kind: str = "application/json", status: str = "200 OK") -> None:
        self.body, self.kind, self.status = body, kind, status

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        raw = json.dumps(self.body).encode()
        start_response(self.status, [("Content-Type", self.kind), ("Content-Length", str(len(raw)))])
        return [raw]


def _ask(app: Any, method: str = "GET", query: str = "", token: str = "") -> Any:
    head: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]]) -> None:
        head.update(status=status, length=dict(headers)["Content-Length"])

    environ = {"REQUEST_METHOD": method, "PATH_INFO": "/", "QUERY_STRING": query, "wsgi.input": BytesIO()}
    raw = b"".join(app(environ | {"HTTP_X_VOORPORTAAL_SESSIE": token}, start_response))
    assert int(head["length"]) == len(raw)
    return json.loads(raw)


def test_partial_leaves_entries_out_and_nothing_else() -> None:
    body = {"totaal": 10, "rijen": [{"nummer": number, "delen": [1, 2]} for number in range(10)]}
    (found,) = bent("partial", body, share=0.3)
    assert found["totaal"] == 10
    assert len(found["rijen"]) == 7
    assert all(row in body["rijen"] for row in found["rijen"])
    assert bent("partial", body, share=0.0) == [body]
    assert bent("partial", body, share=1.0)[0]["rijen"] == []


def test_contradictory_shifts_numbers_and_days_but_no_keys_or_words() -> None:
    body = {
        "identificatie": "0637010000123456", "huisnummer": 18, "naam": "Wit", "waar": True, "leeg": None,
        "datum": "2024-02-28", "tijdstip": "2027-01-05T14:02:00+01:00", "delen": [{"som": 12.5}],
    }  # fmt: skip
    (found,) = bent("contradictory", body, share=1.0)
    assert found == body | {
        "huisnummer": 19, "datum": "2024-02-29", "tijdstip": "2027-01-06T14:02:00+01:00", "delen": [{"som": 13.5}],
    }  # fmt: skip
    assert bent("contradictory", body, share=0.0) == [body]
    half = bent("contradictory", body, share=0.5, calls=3)
    assert half[0] == half[1] == half[2]


def test_stale_repeats_the_first_answer_per_question_and_person() -> None:
    app = _Fixed({"stand": 1})
    faulty = Faulty(app, _deck("stale", 0.5), "proef", "vragen")
    assert _ask(faulty, token="a") == {"stand": 1}
    app.body = {"stand": 2}
    assert _ask(faulty, token="a") == {"stand": 1}
    assert _ask(faulty, token="b") == {"stand": 2}
    assert _ask(faulty, token="a", query="x=1") == {"stand": 2}
    assert _ask(faulty, "PATCH", token="a") == {"stand": 2}


def test_what_is_made_is_never_answered_from_memory() -> None:
    app = _Fixed({"id": 1}, status="201 Created")
    faulty = Faulty(app, _deck("stale", 0.5), "proef", "vragen")
    assert _ask(faulty, "POST") == {"id": 1}
    app.body = {"id": 2}
    assert _ask(faulty, "POST") == {"id": 2}


@pytest.mark.parametrize("kind", ["partial", "contradictory", "stale"])
def test_a_refusal_stays_what_it_is(kind: Any) -> None:
    refusal = _Fixed({"status": 404}, "application/problem+json", "404 Not Found")
    assert _ask(Faulty(refusal, _deck(kind, 1.0), "proef", "vragen")) == {"status": 404}


# --- the same through a real mock and client


def test_a_client_reads_bent_answers_as_it_reads_good_ones() -> None:
    bench = Bench("rdw", {FENNA: _vehicles()})
    client = RdwClient(bench.line(FENNA))
    assert len(client.voertuigen(FENNA).value) == 4
    bench.host.faults.put("rdw", Fault("partial", share=0.5))
    assert len(client.voertuigen(FENNA).value) == 2
    bench.host.faults.put("rdw", Fault("contradictory", share=1.0))
    assert [str(one.tenaamgesteld_sinds) for one in client.voertuigen(FENNA).value] == ["2020-03-02"] * 4


def _vehicles() -> Block:
    rows = [
        {"kenteken": f"{number}TST0{number}", "merk": "PROEF", "handelsbenaming": "X",
         "datum_tenaamstelling": "2020-03-01", "datum_eerste_toelating": "2020-03-01"}
        for number in range(1, 5)
    ]  # fmt: skip
    return msgspec.convert({"voertuigen": rows}, Block)


def test_down_is_down_to_a_client() -> None:
    bench = Bench("brk", {})
    bench.host.faults.put("brk", Fault("down", times=1))
    client = BrkClient(bench.line(FENNA))
    with pytest.raises(Unavailable):
        client.mijn_percelen(FENNA)
    assert client.mijn_percelen(FENNA).value == ()
