"""Proves that a change and its events are one: both or neither, kept in the store, forgotten by a reset."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

import resources
from services.decoding import convert
from services.events import Event, Outbox, Registered
from services.manifest import Found, RegistryManifest, registries
from services.mockkit.world import World
from services.personas import blocks, read
from services.registries.rdw.block import Block, Voertuig
from services.store import open_store
from services.store_sql import SqlStore
from tests.helpers.worlds import Bench

BSN = "900050342"
CAR = Voertuig(
    kenteken="0TST01", merk="VELDO", handelsbenaming="VELDO LUMEN",
    datum_eerste_toelating=date(2019, 4, 11), datum_tenaamstelling=date(2021, 3, 6),
)  # fmt: skip
SOLD = Event("nl.rdw.voertuigen.voertuig-tenaamgesteld", "0TST01", {"kenteken": "0TST01"})
FOUND = registries()[0]


@pytest.fixture
def bench() -> Bench:
    return Bench("rdw", {BSN: Block(voertuigen=(CAR,))})


def _world(bench: Bench) -> World[Block]:
    return bench.host.world(bench.found)


def _held(bench: Bench) -> list[str]:
    line = bench.line(BSN)
    told = line.face("voertuigbezit").get("/voertuigen", headers={"X-Voorportaal-Betrokkene": f"BSN:{BSN}"}).json()
    return [one["kenteken"] for one in told["voertuigen"]]


def test_a_change_is_seen_by_the_mock_and_its_event_waits(bench: Bench) -> None:
    assert _held(bench) == ["0TST01"]
    other = msgspec.structs.replace(CAR, kenteken="0TST02")
    _world(bench).change(BSN, Block(voertuigen=(CAR, other)), SOLD)
    assert _held(bench) == ["0TST01", "0TST02"]
    [(_, waiting)] = Outbox(bench.store, bench.clock).pending()
    assert (waiting.type, waiting.subject, waiting.data) == (SOLD.type, "0TST01", {"kenteken": "0TST01"})
    assert waiting.time == bench.clock.now()
    assert waiting.source.startswith("urn:nld:oin:") and waiting.system == "rdw" and len(waiting.oin) == 20


def test_a_change_that_fails_leaves_neither_table_nor_event(bench: Bench) -> None:
    with pytest.raises(RuntimeError):
        _change_and_fail(bench)
    bench.host.changes.forgotten()
    assert _held(bench) == ["0TST01"]
    assert Outbox(bench.store, bench.clock).pending() == []


def _change_and_fail(bench: Bench) -> None:
    world = _world(bench)
    with bench.store.transaction():
        world.change(BSN, Block(), SOLD)
        raise RuntimeError


def test_an_event_that_cannot_be_kept_takes_the_change_along(bench: Bench) -> None:
    with pytest.raises(TypeError):
        _world(bench).change(BSN, Block(), Event(SOLD.type, data={"wie": object()}))
    assert _held(bench) == ["0TST01"]


def test_a_reset_forgets_the_change_and_the_events(bench: Bench) -> None:
    _world(bench).change(BSN, Block(), SOLD)
    assert _held(bench) == []
    bench.store.reset()
    bench.host.changes.forgotten()
    assert _held(bench) == ["0TST01"]
    assert Outbox(bench.store, bench.clock).pending() == []


def test_a_change_outlives_the_program_in_a_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'oefening.db'}"
    bench = Bench("rdw", {BSN: Block(voertuigen=(CAR,))})
    bench.store = open_store(url)  # type: ignore[assignment]
    _world(bench).change(BSN, Block(), SOLD)
    bench.store.close()
    again = Bench("rdw", {BSN: Block(voertuigen=(CAR,))})
    again.store = open_store(url)  # type: ignore[assignment]
    assert isinstance(again.store, SqlStore)
    assert _held(again) == []
    assert len(Outbox(again.store, again.clock).pending()) == 1
    again.store.close()


def test_a_world_without_changes_says_so(bench: Bench) -> None:
    with pytest.raises(TypeError):
        replace(_world(bench), changes=None).change(BSN, Block())


@pytest.mark.parametrize("found", [one for one in FOUND if one.has("block")], ids=lambda one: str(one.manifest.id))
def test_every_table_of_every_persona_survives_being_kept(found: Found[RegistryManifest]) -> None:
    kind = found.load("block").Block
    tables = blocks(read(resources.path("personas")), found.manifest.id, kind)
    assert tables or not found.has("generate")
    for table in tables.values():
        kept = msgspec.json.decode(msgspec.json.encode(msgspec.to_builtins(table)))
        assert convert(kept, kind) == table


# --- on the wire


def test_an_event_travels_as_a_cloudevent_and_back(bench: Bench) -> None:
    _world(bench).change(BSN, Block(), SOLD)
    [(_, event)] = Outbox(bench.store, bench.clock).pending()
    raw = event.wire()
    told = msgspec.json.decode(raw)
    named = {"id", "source", "specversion", "type", "time", "subject", "sequence", "datacontenttype", "data"}
    assert set(told) == named
    assert all(name.islower() and len(name) <= 20 for name in told)
    assert Registered.read(raw) == event


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b'"a"', b"{}", b'{"id": "1", "type": "nl.a.b", "source": "https://x", "specversion": "1.0"}',
     b'{"id": "1", "type": "nl.a.b", "source": "urn:nld:oin:1:systeem:a", "specversion": "1.0", "data": [1]}'],
)  # fmt: skip
def test_what_is_no_event_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError):
        Registered.read(raw)
