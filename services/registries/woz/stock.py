"""What this mock holds: every persona's valued properties, merged by id."""

from collections.abc import Mapping

from msgspec import Struct

from services.errors import InputError
from services.mockkit.stocks import merged
from services.mockkit.world import World
from services.registries.woz.block import Block, WozObject


class Stock(Struct, frozen=True):
    """Properties by their id."""

    objecten: Mapping[str, WozObject]


def stocked(world: World[Block]) -> Stock:
    """Merge all tables; raises InputError where two contradict each other."""
    for bsn, block in world.blocks.items():
        for one in block.objecten:
            _check_years(one, world.file(bsn))
    return Stock(merged(world, "woz.objecten", _objecten, _object_id))


def belanghebbenden(one: WozObject) -> frozenset[str]:
    """Return BSN, KvK number and RSIN of everyone who may see the property."""
    named = [person for person in (one.eigenaar, one.gebruiker) if person is not None]
    ids = [number for person in named for number in (person.bsn, person.kvk_nummer, person.rsin) if number]
    return frozenset([*ids, *one.medebelanghebbenden])


def _check_years(one: WozObject, file: str) -> None:
    for waarde in one.waarden:
        if (waarde.peildatum.month, waarde.peildatum.day) != (1, 1):
            wrong = f"{one.identificatie}: peildatum {waarde.peildatum} is geen 1 januari"
            raise InputError(wrong, file=file, field="woz.objecten.waarden")


def _objecten(block: Block) -> tuple[WozObject, ...]:
    return block.objecten


def _object_id(one: WozObject) -> str:
    return one.identificatie
