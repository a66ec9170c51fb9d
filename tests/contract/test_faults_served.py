"""Every kind of fault at a running server over HTTP, set by the API, by the command and by a file; each in the log."""

import http.client
import io
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import app.cli
from services.mockhost.faults import KINDS
from tests.helpers.servers import Answer, Server, server

FENNA = "900050342"
VEHICLES = "/rdw/voertuigbezit/v1/voertuigen"
Set = Callable[[Server, dict[str, Any]], None]
Judge = Callable[[Answer, Answer], bool]


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with server() as found:
        yield found


@pytest.fixture(autouse=True)
def well(running: Server) -> Iterator[None]:
    yield
    running.control("DELETE", "/faults")
    running.control("POST", "/reset")


def by_api(running: Server, told: dict[str, Any]) -> None:
    assert running.control("POST", "/faults", told).status == 200


def by_command(running: Server, told: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    more = [word for name, value in told.items() if name != "registry" for word in (f"--{name}", str(value))]
    _main(running, monkeypatch, "--set", told["registry"], *more)


def by_file(running: Server, told: dict[str, Any], monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    lines = [f"{name} = {json.dumps(value)}" for name, value in told.items()]
    path = folder / "storing.toml"
    path.write_text("\n".join(["[[faults]]", *lines]), encoding="utf-8")
    _main(running, monkeypatch, "--file", str(path))


def _main(running: Server, monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{running.key}\n"))
    assert app.cli.main(["registries", "faults", *words, "--url", running.origin]) == 0


def vehicles(running: Server, timeout: float = 10.0) -> Answer:
    headers = running.token("fenna") | {"X-Voorportaal-Betrokkene": f"BSN:{FENNA}"}
    return running.ask("GET", VEHICLES, headers=headers, timeout=timeout)


def _is_no_json(found: Answer) -> bool:
    try:
        json.loads(found.body)
    except ValueError:
        return True
    return False


# What a kind does to an answer of 200; those that end the call (hang, drip, half) are proven in test_serving.
ANSWERS: dict[str, tuple[dict[str, Any], Judge]] = {
    "slow": ({"seconds": 0.05, "spread": "lognormal", "seed": 3}, lambda found, good: found.body == good.body),
    "down": ({}, lambda found, good: found.status == 503),
    "error": ({"status": 500}, lambda found, good: found.status == 500),
    "nonsense": ({}, lambda found, good: _is_no_json(found)),
    "wrong_shape": ({}, lambda found, good: found.status == 200 and found.body != good.body),
    "partial": ({"share": 0.9, "seed": 2}, lambda found, good: len(found.body) < len(good.body)),
    "stale": ({}, lambda found, good: found.body == good.body),
    "contradictory": ({"share": 0.9, "seed": 2}, lambda found, good: found.body != good.body),
}


def test_no_kind_is_left_out() -> None:
    assert set(ANSWERS) | {"hang", "drip", "half"} == set(KINDS)


@pytest.mark.parametrize("way", ["api", "command", "file"])
@pytest.mark.parametrize("kind", ANSWERS)
def test_a_kind_works_and_recovers_after_two_calls(
    running: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, way: str
) -> None:
    put: dict[str, Callable[[Server, dict[str, Any]], None]] = {
        "api": by_api,
        "command": partial(by_command, monkeypatch=monkeypatch),
        "file": partial(by_file, monkeypatch=monkeypatch, folder=tmp_path),
    }
    more, judge = ANSWERS[kind]
    good = vehicles(running)
    assert good.status == 200
    told = {"registry": "rdw", "kind": kind, "times": 2} | more
    put[way](running, told)
    assert running.control("GET", "/faults").json == {"faults": [told]}
    assert [judge(vehicles(running), good) for _ in range(2)] == [True, True]
    again = vehicles(running)
    assert (again.status, again.body) == (200, good.body)
    hits = [line for line in running.log.splitlines() if "condition hit: registry=rdw" in line]
    assert sum(f"kind={kind}" in line for line in hits) >= 2


def test_who_gives_up_and_asks_again_waits_again_and_then_it_has_recovered(running: Server) -> None:
    """The usual server holds one call, and does not hear that its caller went away."""
    by_api(running, {"registry": "rdw", "kind": "hang", "times": 3})
    for _ in range(3):
        with pytest.raises(TimeoutError):   # and no refusal
            vehicles(running, timeout=0.5)
    assert vehicles(running).status == 200


def test_who_gives_up_a_dripping_answer_gets_the_next_one_drop_by_drop_too(running: Server) -> None:
    by_api(running, {"registry": "rdw", "kind": "drip", "times": 3})
    for _ in range(3):
        line = http.client.HTTPConnection("127.0.0.1", running.port, timeout=5)
        line.request("GET", VEHICLES, headers=running.token("fenna") | {"X-Voorportaal-Betrokkene": f"BSN:{FENNA}"})
        found = line.getresponse()
        assert (found.status, found.read(1)) == (200, b" ")
        line.close()
    assert vehicles(running).status == 200


def test_a_call_that_cannot_be_held_says_why_and_when_to_ask_again(running: Server) -> None:
    by_api(running, {"registry": "rdw", "kind": "slow", "seconds": 1.5})
    with ThreadPoolExecutor(2) as pool:
        found = sorted(pool.map(lambda _: vehicles(running), range(2)), key=lambda one: one.status)
    assert [one.status for one in found] == [200, 503]
    assert found[1].headers["retry-after"] == "10"
    assert "houdt er al 1 vraag mee vast" in found[1].json["detail"] and "--threads" in found[1].json["detail"]


def test_stale_keeps_the_old_answer_after_a_change_and_recovery_tells_the_new_one(running: Server) -> None:
    session = running.token("fenna")

    def street() -> str:
        body = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [FENNA]}
        asked = body | {"fields": ["verblijfplaats.verblijfadres.officieleStraatnaam"]}
        found = running.ask("POST", "/haalcentraal/api/brp/personen", asked, session)
        return str(found.json["personen"][0]["verblijfplaats"]["verblijfadres"]["officieleStraatnaam"])

    by_api(running, {"registry": "brp", "kind": "stale", "face": "personen"})
    before = street()
    moved = running.control("POST", "/gebeurtenissen", {"type": "verhuizing", "bsn": FENNA})
    assert moved.status == 201
    assert street() == before
    running.control("DELETE", "/faults?registry=brp")
    assert street() != before
