"""The link check: nothing broken as things are, and a broken link of every connection is found with its line."""

from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from services.linkcheck.connections import BSN, Connection
from services.linkcheck.run import Links, sample, table
from services.linkcheck.walk import values
from services.manifest import Found, RegistryManifest
from services.mockhost.network import Network, NetworkOptions
from services.mockkit.layers import Layers

NETWORK = Network(NetworkOptions(population=True))
assert NETWORK.population is not None
COUNTRY = NETWORK.population.country
LINKS = Links(NETWORK.registries, NETWORK.sources.blocks, NETWORK.personas, NETWORK.sources.owner)
CONNECTIONS = LINKS.connections()
NUMBERS = range(1, 13)


class Planted:
    """A layer with one table, in which one link is broken."""

    def __init__(self, bsn: str, block: Any) -> None:
        self._bsn, self._block = bsn, block

    def get(self, bsn: str, /) -> Any:
        return self._block if bsn == self._bsn else None

    def known(self) -> Iterable[str]:
        return ()

    def version(self) -> int:
        return 1


def test_all_twelve_connections_are_declared() -> None:
    assert {one.number for one in CONNECTIONS if one.number} == set(NUMBERS)
    assert len({one.id for one in CONNECTIONS}) == len(CONNECTIONS)


def test_nothing_is_broken_and_everything_was_tried() -> None:
    check = LINKS.check()
    assert check.everybody_known() >= len(NETWORK.personas)
    for number in sample(150, 9_000_000):
        check.person(COUNTRY.bsn(number))
    assert [error for tally in check.tallies for error in tally.broken] == []
    assert [tally.connection.id for tally in check.tallies if tally.tried == 0] == []
    lines = list(table(check.tallies))
    assert len(lines) == len(CONNECTIONS) + 2 and lines[-1].split()[-1] == "0"


@pytest.mark.parametrize("one", CONNECTIONS, ids=lambda one: one.id)
def test_a_planted_broken_link_is_found_with_its_line(one: Connection) -> None:
    found = next(registry for registry in NETWORK.registries if registry.manifest.id == one.source)
    bsn, block, way = _somebody(one, found)
    planted, who = _spoilt(one, found, block, way, bsn)
    check = Links(NETWORK.registries, _Planting(one.source, who, planted), NETWORK.personas, LINKS.owner).check()
    check.person(who)
    (tally,) = [tally for tally in check.tallies if tally.connection.id == one.id]
    assert len(tally.broken) >= 1, "the planted link was taken for a good one"
    told = tally.broken[0]
    assert one.name in told.message and told.field
    if who == bsn:
        assert told.file.endswith((".toml", "generate.py")) and told.line > 0


def _somebody(one: Connection, found: Found[RegistryManifest]) -> tuple[str, Any, tuple[str | int, ...]]:
    blocks = NETWORK.sources.blocks(found)
    people = [*blocks, *(COUNTRY.bsn(number) for number in range(100))]
    for bsn in people:
        block = blocks.get(bsn)
        for _, way in values(block, one.path, bsn) if block is not None else ():
            return bsn, block, way
    raise AssertionError(f"nobody has a link of {one.id}")


def _spoilt(
    one: Connection, found: Found[RegistryManifest], block: Any, way: tuple[str | int, ...], bsn: str
) -> tuple[Any, str]:
    """Return the table with the link leading nowhere, and whose it is then."""
    if one.path[-1] == BSN:
        return block, "123456782"
    written = msgspec.json.decode(msgspec.json.encode(block))
    inner = written
    for part in way[:-1]:
        inner = inner[part]
    good = str(inner[way[-1]])
    inner[way[-1]] = _nowhere(good)
    return msgspec.convert(written, found.load("block").Block), bsn


def _nowhere(good: str) -> str:
    """Return a value of the same form that nobody has; KvK numbers and BSNs are taken nearly all."""
    if good.isdigit() and len(good) in (8, 9):
        return "0" * len(good)
    return good[:-1] + str(9 - int(good[-1])) if good[-1].isdigit() else f"{good}-weg"


class _Planting:
    def __init__(self, registry: str, bsn: str, block: Any) -> None:
        self._registry, self._bsn, self._block = registry, bsn, block

    def __call__(self, found: Found[RegistryManifest]) -> Layers[Any]:
        blocks = NETWORK.sources.blocks(found)
        if found.manifest.id != self._registry:
            return blocks
        return Layers([Planted(self._bsn, self._block), _AsBefore(blocks)])


class _AsBefore:
    """The tables as they were, as a layer."""

    def __init__(self, blocks: Layers[Any]) -> None:
        self._blocks = blocks

    def get(self, bsn: str, /) -> Any:
        return self._blocks.get(bsn)

    def known(self) -> Iterable[str]:
        return list(self._blocks)

    def version(self) -> int:
        return 0


def test_a_path_that_a_table_does_not_have_is_an_error_and_not_an_empty_answer() -> None:
    brk = next(one for one in NETWORK.registries if one.manifest.id == "brk")
    block = NETWORK.sources.blocks(brk)["900050342"]
    with pytest.raises(LookupError, match="gerechtigde"):
        list(values(block, ("percelen", "gerechtigde", "bsn"), "900050342"))


@pytest.mark.night
def test_nothing_is_broken_over_a_hundred_thousand_citizens() -> None:
    check = LINKS.check()
    for number in sample(100_000, 9_000_000):
        check.person(COUNTRY.bsn(number))
    assert [error for tally in check.tallies for error in tally.broken] == []
