"""What this mock holds: every persona's valued properties, merged by id."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from services.errors import InputError
from services.mockkit.world import World
from services.registries.woz.block import Block, WozObject


@dataclass(frozen=True)
class Stock:
    """Properties by their id."""

    objecten: Mapping[str, WozObject]


def stocked(world: World[Block]) -> Stock:
    """Merge all personas' tables; raises InputError where two contradict each other."""
    found: dict[str, tuple[WozObject, str]] = {}
    for bsn, block in world.blocks.items():
        file = _file(world, bsn)
        for one in block.objecten:
            first, other = found.setdefault(one.identificatie, (one, file))
            if first != one:
                wrong = f"{one.identificatie}: {_different(first, one)} staat anders in {other}"
                raise InputError(wrong, file=file, field="woz.objecten")
            _check_years(one, file)
    return Stock({one: found_object for one, (found_object, _) in found.items()})


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


def _different(first: WozObject, second: WozObject) -> str:
    return ", ".join(
        field.encode_name
        for field in msgspec.structs.fields(first)
        if getattr(first, field.name) != getattr(second, field.name)
    )


def _file(world: World[Block], bsn: str) -> str:
    person = world.persons.get(bsn)
    return f"{person.id if person else bsn}.toml"
