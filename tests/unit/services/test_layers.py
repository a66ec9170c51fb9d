"""Tables in layers: which answers first, who is listed, and stocks that follow what changed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from services.clock import AMSTERDAM, Clock
from services.errors import InputError
from services.manifest import registries
from services.mockkit.layers import Layers, Written
from services.mockkit.stocks import Stocks, merged
from services.mockkit.world import PersonCore, World
from services.store import MemoryStore


class Row(msgspec.Struct, frozen=True):
    key: str
    value: int


Rows = tuple[Row, ...]


class Fresh:
    """A layer that changes, as the store's does."""

    def __init__(self) -> None:
        self.tables: dict[str, Rows] = {}
        self.moves = 0

    def put(self, bsn: str, *rows: Row) -> None:
        self.tables[bsn] = rows
        self.moves += 1

    def get(self, bsn: str, /) -> Rows | None:
        return self.tables.get(bsn)

    def known(self) -> Iterable[str]:
        return self.tables

    def version(self) -> int:
        return self.moves


class Country:
    """A layer that makes a table for anybody whose BSN begins with 95, and lists nobody."""

    def get(self, bsn: str, /) -> Rows | None:
        return (Row(f"K{bsn}", 9),) if bsn.startswith("95") else None

    def known(self) -> Iterable[str]:
        return ()

    def version(self) -> int:
        return 0


WRITTEN: dict[str, Rows] = {"91": (Row("a", 1),), "92": (Row("b", 2),)}


def _owner(kind: str, key: str) -> str | None:
    return key.removeprefix("K") if kind == "plate" and key.startswith("K95") else None


def _stock(world: World[Rows]) -> dict[str, Row]:
    return merged(world, "rows", tuple, _key)


def _key(row: Row) -> str:
    return row.key


def _world(blocks: Layers[Rows]) -> World[Rows]:
    manifest = registries()[0][0].manifest
    clock = Clock(datetime(2027, 1, 5, tzinfo=AMSTERDAM), frozen=True)
    persons = {"91": PersonCore("ann", "91", "Ann"), "92": PersonCore("bob", "92", "Bob")}
    return World(manifest, blocks, persons, clock, MemoryStore(), _nobody, owner=_owner)


def _nobody(token: str) -> Any:
    raise AssertionError(token)


def test_the_first_layer_that_knows_wins_and_generated_people_are_not_listed() -> None:
    fresh = Fresh()
    blocks = Layers([Written(WRITTEN), Country()], fresh)
    fresh.put("92", Row("b", 22))
    assert blocks["92"] == (Row("b", 22),) and blocks["91"] == WRITTEN["91"]
    assert blocks["9500"] == (Row("K9500", 9),) and "9500" in blocks
    assert list(blocks) == ["91", "92"] and len(blocks) == 2
    assert blocks.get("77") is None and not blocks.lists("9500") and blocks.lists("92")


def test_a_generated_person_who_changed_is_listed_from_then_on() -> None:
    fresh = Fresh()
    blocks = Layers([Written(WRITTEN), Country()], fresh)
    before = blocks.version()
    fresh.put("9500", Row("K9500", 10))
    assert list(blocks) == ["91", "92", "9500"] and blocks.changed("9500") and not blocks.changed("91")
    assert blocks.version() > before


def test_stocks_follow_the_tables() -> None:
    fresh = Fresh()
    stocks = Stocks(_world(Layers([Written(WRITTEN), Country()], fresh)), _stock)
    first = stocks.known
    assert set(first) == {"a", "b"} and stocks.known is first
    fresh.put("91", Row("c", 3))
    assert set(stocks.known) == {"b", "c"}


def test_a_key_of_a_generated_person_leads_to_a_stock_of_only_that_person() -> None:
    fresh = Fresh()
    stocks = Stocks(_world(Layers([Written(WRITTEN), Country()], fresh)), _stock)
    known, own = stocks.leading("plate", "K9500")
    assert known is stocks.known and own == {"K9500": Row("K9500", 9)} and stocks.of("9500") is own
    assert [*stocks.leading("plate", "a")] == [known] and stocks.of("91") is known and stocks.of("77") is known
    fresh.put("9500", Row("K9500", 10))
    assert stocks.of("9500") is stocks.known and stocks.known["K9500"].value == 10


def test_a_change_is_right_where_an_older_table_says_otherwise() -> None:
    fresh = Fresh()
    blocks = Layers([Written(WRITTEN)], fresh)
    fresh.put("92", Row("a", 5))
    assert _stock(_world(blocks)) == {"a": Row("a", 5)}


def test_two_written_tables_that_contradict_each_other_are_named() -> None:
    world = _world(Layers.of({**WRITTEN, "92": (Row("a", 7),)}))
    with pytest.raises(InputError, match=r"value staat anders in ann\.toml") as told:
        _stock(world)
    assert told.value.file == "bob.toml"


def test_an_id_of_a_generated_person_leads_back_to_the_person() -> None:
    world = replace(_world(Layers.of({"900050342": ()})), persons={})
    made = str(world.uuid("900050342", "zaak"))
    assert world.person_of(made) == "900050342" and made != str(world.uuid("900050342", "ander"))
    assert world.person_of(str(world.uuid("fenna", "zaak"))) is None and world.person_of("geen uuid") is None


def test_an_own_stock_holds_what_one_table_tells_and_follows_it() -> None:
    fresh = Fresh()
    built: list[list[str]] = []

    def build(world: World[Rows]) -> dict[str, Row]:
        built.append(list(world.blocks))
        return _stock(world)

    stocks = Stocks(_world(Layers([Written(WRITTEN), Country()], fresh)), build)
    first = stocks.own("91")
    assert first == {"a": Row("a", 1)} and stocks.own("91") is first and stocks.own("77") is None
    assert built == [["91"]], "nobody else's table was read"
    [known] = stocks.leading("plate", "b")
    assert known["b"] == Row("b", 2), "what another's table tells is still found"
    fresh.put("91", Row("c", 3))
    assert stocks.own("91") == {"c": Row("c", 3)}


def test_contradicting_tables_are_told_at_once_where_a_mock_asks_for_it() -> None:
    stocks = Stocks(_world(Layers.of({**WRITTEN, "92": (Row("a", 7),)})), _stock)
    with pytest.raises(InputError):
        stocks.checked()
    good = Stocks(_world(Layers.of(WRITTEN)), _stock)
    assert good.checked() is good
